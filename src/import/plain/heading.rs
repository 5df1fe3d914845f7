//! Which lines are headings.

use super::brackets;
use super::entries::is_sentence;
use super::lines::Line;
use crate::article::{SectionKind, section_kind};
use crate::import::known::term::SIGNS;
use crate::import::known::{is_blank, marks, separator};

/// A longer text in brackets is a sentence.
const LONGEST_IN_BRACKETS: usize = 40;
/// A longer text after `#` is a paragraph.
const LONGEST_BEHIND_HASH: usize = 100;

/// A longer line is no heading by its name alone.
const LONGEST_BARE: usize = 30;
/// A longer line above a definition is no term.
const LONGEST_TERM: usize = 40;

/// A section's heading.
#[derive(Debug)]
pub(super) struct Heading {
    /// Its name, without brackets or `#`, with a count if it has one.
    pub title: String,
    /// The kind that the name stands for, if it is a known one.
    pub kind: Option<SectionKind>,
    /// The opening bracket, none for `#`.
    pub bracket: Option<char>,
    /// A mark of an outside link after it, which is not part of the name.
    pub mark: Option<String>,
}

/// Reads a line as a heading, if it is one.
pub(super) fn heading(line: &str) -> Option<Heading> {
    match line.chars().next()? {
        '#' | '＃' => after_hash(line),
        _ => in_brackets(line),
    }
}

/// The heading that the first of lines is by its name alone, in a paragraph of its own or after a sign: that of a glossary,
/// where an entry follows, and, with `is_list`, after such a glossary, one of references.
pub(super) fn bare(lines: &[Line<'_>], is_list: bool) -> Option<Heading> {
    let [line, _, ..] = lines else { return None };
    let name = line.text.trim_start_matches(SIGNS).trim_end_matches([':', '：']).trim_matches(is_blank);
    let is_apart = line.is_after_blank() || name.len() < line.text.len();
    if !is_apart || name.is_empty() || name.chars().nth(LONGEST_BARE).is_some() {
        return None;
    }
    let kind = section_kind(name)?;
    let is_heading = match kind {
        SectionKind::Glossary => lines.get(1..).is_some_and(begins_entry),
        SectionKind::ReferenceLinks | SectionKind::ReferenceArticles => is_list,
        _ => false,
    };
    is_heading.then(|| Heading { title: name.to_owned(), kind: Some(kind), bracket: None, mark: None })
}

/// Whether a term stands before its definition in a line.
pub(super) fn is_separated(line: &Line<'_>) -> bool {
    separator::split(&line.text).is_some()
}

/// Whether the entries of a glossary, which have a separator or not, end before the first of lines.
pub(super) fn ends_entries(lines: &[Line<'_>], are_separated: bool) -> bool {
    let begins = |first: &Line<'_>| if are_separated { is_separated(first) } else { begins_entry(lines) };
    lines.first().is_some_and(|first| first.is_after_blank() && !begins(first))
}

/// Whether the first of lines begins an entry of a glossary by itself: a term with its definition, or one above it.
fn begins_entry(lines: &[Line<'_>]) -> bool {
    let Some((first, rest)) = lines.split_first() else { return false };
    let is_short = first.text.chars().nth(LONGEST_TERM).is_none() && !is_sentence(&first.text);
    let is_explained = rest.first().is_some_and(|next| !next.is_after_blank() && is_sentence(&next.text));
    is_separated(first) || first.is_after_blank() && is_short && is_explained
}

fn in_brackets(line: &str) -> Option<Heading> {
    let open = line.chars().next().filter(|first| brackets::marks_heading(*first))?;
    let close = brackets::closing(open)?;
    let (name, rest) = line.strip_prefix(open)?.split_once(close)?;
    let name = name.trim_matches(is_blank);
    if name.contains(open) || !is_name(name, LONGEST_IN_BRACKETS) || is_number(name) {
        return None;
    }
    let (rest, mark) = match marks::strip(rest) {
        Some((rest, mark)) => (rest, Some(mark.to_owned())),
        None => (rest.trim_matches(is_blank), None),
    };
    if !(rest.is_empty() || is_count(rest)) {
        return None;
    }
    let title = format!("{name}{rest}");
    Some(Heading { kind: section_kind(&title), title, bracket: Some(open), mark })
}

fn after_hash(line: &str) -> Option<Heading> {
    let name = line.trim_start_matches(['#', '＃']);
    let hashes = line.chars().take_while(|c| matches!(c, '#' | '＃')).take(7).count();
    let is_apart = name.starts_with(is_blank);
    let name = name.trim_end_matches(['#', '＃']).trim_matches(is_blank);
    if hashes > 6 || !is_name(name, LONGEST_BEHIND_HASH) {
        return None;
    }
    if let Some(inner) = in_brackets(name) {
        return Some(Heading { bracket: None, ..inner });
    }
    let kind = section_kind(name);
    // Without a blank it may as well be a row of hashtags, or a number.
    let is_tag = !is_apart && (name.contains(['#', '＃']) || name.starts_with(|c: char| c.is_numeric()));
    (kind.is_some() || !is_tag).then(|| Heading { title: name.to_owned(), kind, bracket: None, mark: None })
}

fn is_name(name: &str, longest: usize) -> bool {
    let is_short = name.chars().nth(longest).is_none();
    let is_sentence = name.contains(['。', '｡']) || name.ends_with(['.', '．']);
    is_short && !is_sentence && name.contains(char::is_alphanumeric)
}

/// A number in brackets is a footnote's mark.
fn is_number(name: &str) -> bool {
    name.chars().all(|c| c.is_numeric() || is_blank(c))
}

fn is_count(rest: &str) -> bool {
    let digits = rest.trim_start_matches(['(', '（']).trim_end_matches([')', '）']).trim_matches(is_blank);
    !digits.is_empty() && digits.chars().count() <= 6 && digits.chars().all(char::is_numeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_every_bracket_and_behind_hashes_are_headings() {
        for line in [
            "【術語】",
            "[术语]",
            "［ 用語解説 ］",
            "〔詞彙〕",
            "〖名詞解釋〗",
            "《Glossary》",
            "# 術語",
            "##術語",
            "＃ 術語 ＃",
            "### 【術語】",
            "[術語](6)",
            "【術語】 12",
            "[術語（6）]",
            "【術語】（外部）",
        ] {
            assert_eq!(heading(line).and_then(|heading| heading.kind), Some(SectionKind::Glossary), "{line}");
        }
        let other = heading("【 今後の 展望 】").unwrap();
        assert_eq!((other.title.as_str(), other.kind), ("今後の 展望", None));
    }

    #[test]
    fn sentences_numbers_links_and_tags_are_not_headings() {
        for line in [
            "",
            "[]",
            "【　】",
            "[12]",
            "#",
            "#1 in Japan",
            "#AI #Meta",
            "[a](https://example.com)",
            "[a] b",
            "[a][b]",
            "【一句話。】",
            "[He left.]",
            "【[】",
            "####### seven",
            "術語",
            "「術語」",
            "# 一句話。後面還有",
        ] {
            assert!(heading(line).is_none(), "{line}");
        }
        assert!(heading(&format!("[{}]", "長".repeat(41))).is_none());
    }
}
