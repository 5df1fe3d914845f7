//! Signs that stand for others in a table with tabs.

/// A text as it is written into a cell.
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

/// The text of a cell.
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

/// The texts of a cell between bars that are not escaped.
pub fn parts(cell: &str) -> Vec<String> {
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
    parts.iter().map(|part| unescaped(part)).collect()
}
