//! Addresses in a line: Markdown's `[name](address)`, or an address as it is.

use super::is_blank;
use crate::text::address;

/// A line's text without its first address, and the address.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::import) struct Linked {
    /// What is left of the line.
    pub text: String,
    /// The address, if there is one.
    pub url: Option<String>,
}

/// Takes the first address out of a line.
pub(in crate::import) fn split(line: &str) -> Linked {
    let linked = if line.contains("://") { markdown(line).or_else(|| bare(line)) } else { None };
    linked.unwrap_or_else(|| Linked { text: line.trim_matches(is_blank).to_owned(), url: None })
}

/// Whether a line is an address and nothing else.
pub(in crate::import) fn is_address(line: &str) -> bool {
    bare(line).is_some_and(|linked| linked.text.is_empty())
}

/// Whether a line holds an address and a name for it.
pub(in crate::import) fn names_address(line: &str) -> bool {
    let names = |linked: Linked| linked.url.is_some() && !linked.text.is_empty();
    line.contains("://") && names(split(line))
}

fn markdown(line: &str) -> Option<Linked> {
    let (before, rest) = line.split_once("](http")?;
    let (before, name) = before.rsplit_once('[')?;
    let (address, after) =
        rest.split_at(rest.find(|c: char| c.is_whitespace() || matches!(c, '<' | '>')).unwrap_or(rest.len()));
    let close = closing(address)?;
    let (address, tail) = address.split_at(close);
    let url = format!("http{address}");
    address::start(&url).filter(|start| *start == 0)?;
    let text = format!("{before}{name}{}{after}", tail.strip_prefix(')')?);
    Some(Linked { text: text.trim_matches(is_blank).to_owned(), url: Some(url) })
}

/// The bracket that closes an address; brackets inside it come in pairs.
fn closing(address: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in address.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 0 => return Some(at),
            ')' => depth -= 1,
            _ => {}
        }
    }
    None
}

fn bare(line: &str) -> Option<Linked> {
    let (before, rest) = line.split_at(address::start(line)?);
    let (url, after) = rest.split_at(address::length(rest));
    let before = before.trim_end_matches(is_blank);
    let after = after.trim_start_matches(is_blank);
    let (before, after) = without_brackets(before, after);
    // The colon or dash that led to the address leads nowhere without it.
    let before = if after.is_empty() {
        before.trim_end_matches(|c| is_blank(c) || matches!(c, ':' | '：' | '-' | '–' | '—' | '|' | '｜'))
    } else {
        before
    };
    let text = if before.is_empty() || after.is_empty() {
        format!("{before}{after}")
    } else {
        format!("{before} {after}")
    };
    Some(Linked { text: text.trim_matches(is_blank).to_owned(), url: Some(url.to_owned()) })
}

fn without_brackets<'a>(before: &'a str, after: &'a str) -> (&'a str, &'a str) {
    for (open, close) in [('(', ')'), ('（', '）'), ('<', '>'), ('[', ']')] {
        if let (Some(before), Some(after)) = (before.strip_suffix(open), after.strip_prefix(close)) {
            return (before.trim_end_matches(is_blank), after.trim_start_matches(is_blank));
        }
    }
    (before, after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_address_is_taken_out() {
        for (line, text, url) in [
            ("名 https://example.com/a", "名", Some("https://example.com/a")),
            ("https://example.com/", "", Some("https://example.com/")),
            ("名：https://example.com。", "名： 。", Some("https://example.com")),
            ("見 https://example.com. 完", "見 . 完", Some("https://example.com")),
            ("名（https://example.com/a_(b)）後", "名 後", Some("https://example.com/a_(b)")),
            ("名 (https://example.com/a)", "名", Some("https://example.com/a")),
            ("名 <https://example.com/a>", "名", Some("https://example.com/a")),
            ("[名](https://example.com/a_(b)) 註", "名 註", Some("https://example.com/a_(b)")),
            ("[[名]](https://example.com)", "[名]", Some("https://example.com")),
            ("[名](http 壞)", "[名](http 壞)", None),
            (
                "https://ja.example.org/wiki/人工知能、他",
                "、他",
                Some("https://ja.example.org/wiki/人工知能"),
            ),
            ("https://example.com是", "是", Some("https://example.com")),
            ("名", "名", None),
            ("http://", "http://", None),
        ] {
            let expected = Linked { text: text.into(), url: url.map(str::to_owned) };
            assert_eq!(split(line), expected, "{line}");
        }
    }
}
