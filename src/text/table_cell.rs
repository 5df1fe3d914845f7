//! Signs that stand for others in the cells of tables.

/// The columns of the tables of terms that Moyue writes, by the names in their first row.
pub const COLUMNS: [&str; 5] = ["term", "aliases", "reading", "definition", "url"];
/// The columns that follow where the table says of some term how it is used.
pub const COLUMNS_OF_USAGE: [&str; 3] = ["example", "status", "replacement"];

/// Whether a row of cells is the first one of a table of terms that Moyue has written.
pub fn is_own_head<S: AsRef<str>>(row: &[S]) -> bool {
    let is = |names: &[&str]| row.iter().map(S::as_ref).eq(names.iter().copied());
    is(&COLUMNS) || is(&[&COLUMNS[..], &COLUMNS_OF_USAGE].concat())
}

/// A text as it is written into a cell of a table with tabs.
pub fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' => escaped.push_str("\\t"),
            '\n' => escaped.push_str("\\n"),
            '\r' => escaped.push_str("\\r"),
            '\\' => escaped.push_str("\\\\"),
            '|' => escaped.push_str("\\|"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// The text of a cell of a table with tabs.
pub fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut characters = text.chars();
    while let Some(c) = characters.next() {
        if c != '\\' {
            plain.push(c);
            continue;
        }
        match characters.next() {
            Some('t') => plain.push('\t'),
            Some('n') => plain.push('\n'),
            Some('r') => plain.push('\r'),
            Some(other @ ('\\' | '|')) => plain.push(other),
            // A backslash before anything else is one that somebody wrote by hand.
            other => {
                plain.push('\\');
                plain.extend(other);
            }
        }
    }
    plain
}

/// The texts of a cell of a table with tabs, between bars that are not escaped.
pub fn parts(cell: &str) -> Vec<String> {
    raw_parts(cell).iter().map(|part| unescaped(part)).collect()
}

/// The names in a cell of a table without tabs that Moyue has written: between bars, with a backslash before a bar or a
/// backslash that belongs to a name.
pub fn names(cell: &str) -> Vec<String> {
    let unescaped = |part: &String| {
        let mut name = String::with_capacity(part.len());
        let mut characters = part.chars().peekable();
        while let Some(c) = characters.next() {
            let escaped =
                if c == '\\' { characters.next_if(|next| matches!(next, '\\' | '|')) } else { None };
            name.push(escaped.unwrap_or(c));
        }
        name
    };
    raw_parts(cell).iter().map(unescaped).collect()
}

/// Names as [`names`] reads them.
pub fn joined_names(names: &[String]) -> String {
    let escaped = names.iter().map(|name| name.replace('\\', "\\\\").replace('|', "\\|"));
    escaped.collect::<Vec<_>>().join("|")
}

fn raw_parts(cell: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut characters = cell.chars();
    while let Some(c) = characters.next() {
        if c == '|' {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
            if c == '\\' {
                part.extend(characters.next());
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for names in [&["雨傘", "a|b"][..], &["C:\\new", "\\|"], &["|"], &["\\"], &[""]] {
            let owned: Vec<_> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(super::names(&joined_names(&owned)), names);
        }
        assert_eq!(names("C:\\new|傘"), ["C:\\new", "傘"]);
    }
}
