//! What stands above a table: Anki's lines `#name:value`, and the line `sep=;` that spreadsheets understand.
//!
//! Anki's lines are those of its manual, "Importing: text files".

/// What the lines above a table say.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// What stands between the columns.
    pub separator: Option<u8>,
    /// Whether cells are HTML.
    pub is_html: Option<bool>,
    /// The columns' names as they are written, the separator between them.
    pub columns: Option<String>,
    /// Columns that say where a note belongs, counted from 0.
    pub apart: Vec<usize>,
    /// Whether Anki has written the table.
    pub is_anki: bool,
}

impl Head {
    /// What stands above a table, and the table.
    pub(super) fn of(mut text: &str) -> (Self, &str) {
        let mut head = Self::default();
        loop {
            let (line, rest) = text.split_once('\n').unwrap_or((text, ""));
            if line.is_empty() || !head.take(line.trim_end_matches('\r')) {
                return (head, text);
            }
            text = rest;
        }
    }

    /// Takes a line; whether it belongs above a table.
    fn take(&mut self, line: &str) -> bool {
        if let Some(separator) = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP=")) {
            let is_one = separator.len() == 1;
            self.separator = separator.bytes().next().filter(|_| is_one).or(self.separator);
            return is_one;
        }
        let Some((name, value)) = line.strip_prefix('#').and_then(|line| line.split_once(':')) else {
            return false;
        };
        let name = name.trim().to_ascii_lowercase();
        match name.as_str() {
            "separator" => self.separator = separator(value),
            "html" => self.is_html = Some(value.trim().eq_ignore_ascii_case("true")),
            "columns" => self.columns = Some(value.to_owned()),
            "guid column" | "notetype column" | "deck column" | "tags column" => {
                self.apart
                    .extend(value.trim().parse::<usize>().ok().and_then(|column| column.checked_sub(1)));
            }
            "notetype" | "deck" | "tags" | "if matches" | "match scope" => {}
            _ => return false,
        }
        self.is_anki = true;
        true
    }
}

/// A separator by Anki's name of it, or itself.
fn separator(value: &str) -> Option<u8> {
    match value.trim().to_ascii_lowercase().as_str() {
        "tab" | "\\t" => Some(b'\t'),
        "comma" => Some(b','),
        "semicolon" => Some(b';'),
        "space" => Some(b' '),
        "pipe" => Some(b'|'),
        "colon" => Some(b':'),
        _ => match value.trim_matches(['\r', '\n']).as_bytes() {
            [sign] if sign.is_ascii() && !sign.is_ascii_alphanumeric() && *sign != b'"' => Some(*sign),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_above_a_table_are_read() {
        let text = "#separator:Semicolon\r\n#HTML:true\n#columns:Front;Back\n#guid column:1\n#tags column:4\n#deck:甲\na;b";
        let (head, table) = Head::of(text);
        let wanted = Head {
            separator: Some(b';'),
            is_html: Some(true),
            columns: Some("Front;Back".into()),
            apart: vec![0, 3],
            is_anki: true,
        };
        assert_eq!((head, table), (wanted, "a;b"));
        for (line, separator) in [
            ("#separator:tab", Some(b'\t')),
            ("#separator:|", Some(b'|')),
            ("#separator:\t", Some(b'\t')),
            ("sep=;", Some(b';')),
            ("#separator:x", None),
            ("#separator:，", None),
        ] {
            assert_eq!(Head::of(line).0.separator, separator, "{line}");
        }
        for other in ["#define:x\ta", "#\t井", "", "# 註", "separator:tab"] {
            assert_eq!(Head::of(other), (Head::default(), other), "{other}");
        }
    }
}
