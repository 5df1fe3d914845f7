//! Admonitions and tabs by indentation, as Python-Markdown and Material for `MkDocs` write them:
//! `!!! note "標題"`, `??? tip`, `=== "分頁"`, each with its content in the lines below, four columns further in.
//!
//! `CommonMark` would take that content for code. Before the parser reads the text, an admonition becomes a container between
//! lines of `:::`, and a tab its name in bold above its content.

use super::callouts::is_name;

/// Admonitions inside one another; deeper ones stay as they are.
const DEEPEST: usize = 8;
/// Columns by which the content is further in.
const INDENT: usize = 4;

/// The text with its admonitions as containers; none where it has none.
pub(super) fn contained(text: &str) -> Option<String> {
    let begins = |line: &str| Opening::of(line).is_some();
    if !text.lines().any(begins) {
        return None;
    }
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let mut out = String::with_capacity(text.len() + 64);
    write(&lines, 0, &mut out);
    (out.trim_end() != text.trim_end()).then_some(out)
}

/// The line that begins an admonition or a tab.
struct Opening<'a> {
    /// Columns before it.
    indent: usize,
    /// The kind of an admonition; none for a tab.
    kind: Option<&'a str>,
    title: &'a str,
}

impl<'a> Opening<'a> {
    fn of(line: &'a str) -> Option<Self> {
        let words = line.trim_start_matches(' ');
        let indent = line.len() - words.len();
        let (sign, rest) = words.trim_end().split_once(' ')?;
        let rest = rest.trim();
        let (names, title) = match rest.split_once('"') {
            Some((names, rest)) => (names.trim(), Some(rest.strip_suffix('"')?)),
            None => (rest, None),
        };
        match sign {
            "!!!" | "???" | "???+" => {
                let kind = names.split(' ').next().filter(|kind| !kind.is_empty())?;
                let is_kind = names.split_ascii_whitespace().all(|name| name.chars().all(is_name));
                is_kind.then_some(Self { indent, kind: Some(kind), title: title.unwrap_or_default() })
            }
            "===" | "===!" | "===+" if names.is_empty() => Some(Self { indent, kind: None, title: title? }),
            _ => None,
        }
    }
}

fn write(lines: &[String], depth: usize, out: &mut String) {
    let mut fence: Option<&str> = None;
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        at += 1;
        let mark = fence_of(line);
        match (fence, mark) {
            (None, Some(_)) => fence = mark,
            (Some(open), Some(mark)) if mark.starts_with(open) && line.trim() == mark => fence = None,
            _ => {}
        }
        let opening = Opening::of(line).filter(|_| fence.is_none() && depth < DEEPEST);
        let rest = lines.get(at..).unwrap_or_default();
        let content = opening.as_ref().map_or(0, |opening| content(rest, opening.indent + INDENT));
        match opening.filter(|_| content > 0) {
            Some(opening) => {
                let inner: Vec<String> =
                    rest.iter().take(content).map(|line| outdented(line, opening.indent)).collect();
                let before = " ".repeat(opening.indent);
                if let Some(kind) = opening.kind {
                    // What is around has more colons.
                    let colons = ":".repeat(3 + DEEPEST - depth);
                    push(out, format!("{before}{colons}{kind} {}", opening.title).trim_end());
                    write(&inner, depth + 1, out);
                    push(out, &format!("{before}{colons}"));
                    // The blank line below makes room for the end, so that lines keep their numbers.
                    at += usize::from(rest.get(content).is_some_and(|line| line.trim().is_empty()));
                } else {
                    push(out, &format!("{before}**{}**", escaped(opening.title)));
                    if inner.first().is_some_and(|line| !line.trim().is_empty()) {
                        push(out, "");
                    }
                    write(&inner, depth + 1, out);
                }
                at += content;
            }
            None => push(out, line),
        }
    }
}

fn push(out: &mut String, line: &str) {
    out.push_str(line);
    out.push('\n');
}

/// How many lines are the content of what is above: those that are so far in, with the blank lines between them.
fn content(lines: &[String], columns: usize) -> usize {
    let is_inside = |line: &&String| line.trim().is_empty() || columns_before(line) >= columns;
    let taken = lines.iter().take_while(is_inside).count();
    let blank = lines.iter().take(taken).rev().take_while(|line| line.trim().is_empty()).count();
    taken - blank
}

/// Columns of white space before a line; a tab goes to the next fourth.
fn columns_before(line: &str) -> usize {
    let mut columns = 0;
    for c in line.chars() {
        match c {
            ' ' => columns += 1,
            '\t' => columns += INDENT - columns % INDENT,
            _ => break,
        }
    }
    columns
}

/// A line of content without the columns that make it content.
fn outdented(line: &str, indent: usize) -> String {
    let text = line.trim_start_matches([' ', '\t']);
    if text.is_empty() {
        return String::new();
    }
    let columns = columns_before(line).saturating_sub(INDENT).max(indent);
    " ".repeat(columns) + text
}

/// The marks that begin or end a block of code.
fn fence_of(line: &str) -> Option<&str> {
    let text = line.trim_start();
    let mark = ['`', '~'].into_iter().find(|mark| text.starts_with(*mark))?;
    let length = text.bytes().take_while(|byte| *byte == mark as u8).count();
    (length >= 3).then(|| text.split_at(length).0)
}

/// A name in which no mark of Markdown means anything.
fn escaped(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_admonition_becomes_a_container() {
        let text = "前。\n\n!!! note \"標題\"\n\n    一。\n\n        碼\n\n後。\n";
        let expected = "前。\n\n:::::::::::note 標題\n\n一。\n\n    碼\n:::::::::::\n後。\n";
        assert_eq!(contained(text).as_deref(), Some(expected));
    }

    #[test]
    fn a_tab_is_its_name_above_its_content() {
        let text = "=== \"C#\"\n\n    ```c\n    碼\n    ```\n\n=== \"D\"\n    文\n";
        let expected = "**C\\#**\n\n```c\n碼\n```\n\n**D**\n\n文\n";
        assert_eq!(contained(text).as_deref(), Some(expected));
    }

    #[test]
    fn what_has_no_content_stays() {
        for text in [
            "!!! note\n文。\n",
            "!!! 太好了\n\n    碼\n",
            "??? note",
            "```\n!!! note\n    文\n```\n",
            "=== 標題\n    文\n",
        ] {
            assert_eq!(contained(text), None, "{text}");
        }
    }

    #[test]
    fn admonitions_nest_and_stand_in_lists() {
        let text = "1.  甲\n\n    ??? tip\n        乙\n\n        !!! note\n            丙\n";
        let expected = "1.  甲\n\n    :::::::::::tip\n    乙\n\n    ::::::::::note\n    丙\n    ::::::::::\n    :::::::::::\n";
        assert_eq!(contained(text).as_deref(), Some(expected));
    }
}
