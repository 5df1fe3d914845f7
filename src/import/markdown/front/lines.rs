//! Front matter that is not quite YAML or TOML, line by line: a name and its value, items under a name, and lines that
//! go on with the one above.

use super::Value;

/// What was read, and the number of the first line that was not, from 1.
pub(super) struct Lines {
    pub values: Vec<Value>,
    pub unread: Option<usize>,
}

/// Reads front matter in which `mark` stands between a name and its value.
pub(super) fn read(text: &str, mark: char) -> Lines {
    let mut reader = Reader { mark, ..Reader::default() };
    let mut unread = None;
    for (index, line) in text.lines().enumerate() {
        if !reader.line(line) {
            unread = unread.or(Some(index + 1));
        }
    }
    Lines { values: reader.values, unread }
}

/// The value of a name as it stands in its line.
pub(super) fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let value = |line: &'a str| named(line, ':').filter(|(found, _)| found == name).map(|(_, value)| value);
    text.lines().find_map(value)
}

/// A line's name without quotation marks, and the value after it. In YAML a blank stands after the colon; before a
/// character of Chinese or Japanese it is easily forgotten, and the colon easily a wide one.
pub(super) fn named(line: &str, mark: char) -> Option<(String, &str)> {
    let at = line.find(|c: char| c == mark || mark == ':' && c == '：')?;
    let (name, rest) = line.split_at(at);
    let is_wide = rest.starts_with('：');
    let value = rest.get(if is_wide { '：'.len_utf8() } else { 1 }..)?;
    let name = name.trim_end();
    let bare = name.trim_matches(['"', '\'']);
    let is_name =
        !bare.is_empty() && bare.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.'));
    let is_apart =
        is_wide || mark != ':' || value.chars().next().is_none_or(|c| c.is_whitespace() || !c.is_ascii());
    (is_name && is_apart).then(|| (bare.to_owned(), value.trim()))
}

#[derive(Default)]
struct Reader {
    mark: char,
    values: Vec<Value>,
    /// The name under which lines may go on.
    name: Option<String>,
    /// Whether that name has no value in its own line.
    is_open: bool,
    /// Whether lines are the text of a block (`|`, `>`).
    is_block: bool,
    /// The table of TOML whose names follow.
    table: String,
}

impl Reader {
    /// Reads a line; returns whether it is understood.
    fn line(&mut self, line: &str) -> bool {
        let text = line.trim();
        if text.is_empty() || text.starts_with('#') {
            return true;
        }
        if self.mark == '=' && text.starts_with('[') && text.ends_with(']') {
            self.table = text.trim_matches(['[', ']']).trim().to_owned() + ".";
            return true;
        }
        let is_indented = line.starts_with([' ', '\t']);
        let is_inside = is_indented && self.is_open;
        if self.is_block && is_inside {
            return self.go_on(text);
        }
        if let (Some(item), Some(name)) = (text.strip_prefix('-'), self.name.clone())
            && (item.is_empty() || item.starts_with([' ', '\t']) || is_indented)
        {
            self.inside(&name, item.trim());
            return true;
        }
        match (named(text, self.mark), self.name.clone()) {
            (Some(_), Some(name)) if is_inside => self.inside(&name, text),
            (Some((name, value)), _) => self.begin(format!("{}{name}", self.table), value),
            (None, Some(_)) if is_indented => return self.go_on(text),
            (None, _) => return false,
        }
        true
    }

    fn begin(&mut self, name: String, value: &str) {
        self.is_block = matches!(value, "|" | "|-" | "|+" | ">" | ">-" | ">+");
        self.is_open = value.is_empty() || self.is_block;
        if self.is_open {
            // The lines below are its value.
        } else if let Some(list) = value.strip_prefix('[').and_then(|list| list.strip_suffix(']'))
            && name.starts_with("author")
        {
            let items = list.split(',').map(str::trim).filter(|item| !item.is_empty());
            self.values.extend(items.map(|item| Value::new(name.clone(), unquoted(item))));
        } else {
            self.values.push(Value::new(name.clone(), unquoted(value)));
        }
        self.name = Some(name);
    }

    /// What stands under a name: a value, or a name and its value.
    fn inside(&mut self, name: &str, text: &str) {
        let (name, text) = match named(text, self.mark) {
            Some((inner, value)) => (format!("{name}.{inner}"), value),
            None => (name.to_owned(), text),
        };
        self.values.push(Value::new(name, unquoted(text)));
    }

    /// Goes on with the value above; returns whether there is one that a line can go on with.
    fn go_on(&mut self, text: &str) -> bool {
        let Some(name) = &self.name else { return false };
        match self.values.last_mut().filter(|last| last.name == *name) {
            Some(last) => last.text = format!("{} {text}", last.text),
            None => self.values.push(Value::new(name.clone(), unquoted(text))),
        }
        true
    }
}

/// A value without the quotation marks around it.
fn unquoted(text: &str) -> String {
    let within = |mark: char| {
        text.strip_prefix(mark).and_then(|text| text.strip_suffix(mark)).filter(|inner| !inner.contains(mark))
    };
    // Strings of JSON are strings of YAML.
    if text.starts_with('"')
        && let Ok(inner) = serde_json::from_str(text)
    {
        return inner;
    }
    within('"').or_else(|| within('\'')).unwrap_or(text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str, mark: char) -> Vec<String> {
        read(text, mark).values.into_iter().map(|Value { name, text, .. }| format!("{name}={text}")).collect()
    }

    #[test]
    fn lines_are_names_and_values() {
        for (text, expected) in [
            ("title: 山: 海", vec!["title=山: 海"]),
            ("title:「山」\nsubtitle：海", vec!["title=「山」", "subtitle=海"]),
            ("author:\n  - \"甲\"\n\t- 乙\n- 丙", vec!["author=甲", "author=乙", "author=丙"]),
            ("authors: [甲, '乙']", vec!["authors=甲", "authors=乙"]),
            ("title: [甲] 乙", vec!["title=[甲] 乙"]),
            (
                "source:\n  name: 報\n  url: https://a.example/",
                vec!["source.name=報", "source.url=https://a.example/"],
            ),
            ("author:\n  - name: 甲", vec!["author.name=甲"]),
            ("title: >\n  山: 甲\n  海", vec!["title=山: 甲 海"]),
            ("title: 山\n  海", vec!["title=山 海"]),
            ("\ttitle: 山\n# 註\n", vec!["title=山"]),
        ] {
            assert_eq!(pairs(text, ':'), expected, "{text}");
        }
        assert_eq!(pairs("title = 山\n[source]\nname = '報'", '='), ["title=山", "source.name=報"]);
    }

    #[test]
    fn what_is_neither_is_told() {
        assert_eq!(read("title: 山\n海\nx", ':').unread, Some(2));
        assert_eq!(read("title: 山\nurl: a:b", ':').unread, None);
    }
}
