//! What stands before and between a term and its definition in one line.

use super::is_blank;

/// Characters of the longest term before a separator: sentences hold colons, too.
const LONGEST_BEFORE_SEPARATOR: usize = 40;
/// The same before a blank.
const LONGEST_BEFORE_BLANK: usize = 20;
/// Characters of a term and of what stands in brackets after it.
const LONGEST_WITH_BRACKETS: usize = 160;

/// `term：definition`, `term: definition`, `term — definition`, `term - definition`, `【term】definition`.
pub(in crate::import) fn split(line: &str) -> Option<(&str, &str)> {
    let line = without_bullet(line);
    if let Some(found) = after_brackets(line) {
        return Some(found);
    }
    let Some((at, length)) = separator_at(line, true).or_else(|| separator_at(line, false)) else {
        return before_wide_blank(line);
    };
    let (term, rest) = line.split_at(at);
    let definition = rest.split_at(length).1.trim_start_matches(['—', ':', '：']).trim();
    let term = term.trim();
    // What stands in brackets after a term may be a list.
    let name = super::term::without_brackets(term);
    let is_short = name.chars().nth(LONGEST_BEFORE_SEPARATOR).is_none();
    let is_name = is_short && !name.is_empty() && !name.contains(['。', '，', ',', '！', '？']);
    (is_name && !term.contains('。') && !definition.is_empty()).then_some((term, definition))
}

/// A term in brackets at the start of a line, as Japanese notes have it, with its reading after it: `【傘】（かさ）雨具。`
fn after_brackets(line: &str) -> Option<(&str, &str)> {
    let (inside, _) = line.strip_prefix('【')?.split_once('】')?;
    let is_short = inside.chars().nth(LONGEST_BEFORE_SEPARATOR).is_none();
    let (term, rest) = line.split_at_checked(inside.len() + '【'.len_utf8() + '】'.len_utf8())?;
    let (names, definition) = super::term::leading_brackets(rest).unwrap_or(("", rest));
    let definition = definition.trim().trim_start_matches([':', '：', '—']).trim_start();
    let term = if names.is_empty() {
        term
    } else {
        line.strip_suffix(definition)?.trim_end().trim_end_matches([':', '：', '—'])
    };
    (is_short && !inside.is_empty() && !definition.is_empty()).then_some((term, definition))
}

/// A term before a full-width blank and the sentence after it, as Japanese glossaries have them.
fn before_wide_blank(line: &str) -> Option<(&str, &str)> {
    let (term, rest) = line.split_once('\u{3000}')?;
    let (term, definition) = (term.trim(), rest.trim_matches(is_blank));
    let is_name = super::term::without_brackets(term).chars().nth(LONGEST_BEFORE_BLANK).is_none()
        && !term.is_empty()
        && !term.contains(['。', '、', '，', '！', '？', '」']);
    (is_name && definition.ends_with(['。', '．'])).then_some((term, definition))
}

/// Place and length of the first separator; none inside an address, a time of day or a word with a hyphen, nor, with
/// `is_outside`, in brackets.
fn separator_at(line: &str, is_outside: bool) -> Option<(usize, usize)> {
    let longest = if is_outside { LONGEST_WITH_BRACKETS } else { LONGEST_BEFORE_SEPARATOR * 2 };
    let mut previous = ' ';
    let mut depth = 0_usize;
    let mut characters = line.char_indices().take(longest).peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        match c {
            '（' | '(' => depth += 1,
            '）' | ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if is_outside && depth > 0 {
            previous = c;
            continue;
        }
        let is_apart = previous.is_whitespace() && next.is_whitespace();
        let separates = match c {
            '：' | '\t' | '→' => true,
            ':' => next != '/' && !(previous.is_ascii_digit() && next.is_ascii_digit()),
            '—' => next == '—' || is_apart || !previous.is_ascii_alphanumeric(),
            '-' | '–' | '=' => is_apart,
            _ => false,
        };
        if separates {
            return Some((at, c.len_utf8()));
        }
        previous = c;
    }
    None
}

/// The text without the bullet before it.
pub(in crate::import) fn without_bullet(text: &str) -> &str {
    let bare = text.trim_start_matches(['•', '・', '‧', '●', '■', '◆', '▪', '▶', '◦']);
    let bare = if bare.len() < text.len() {
        bare
    } else {
        let after_dash = text.strip_prefix(['-', '*', '–']).filter(|rest| rest.starts_with(is_blank));
        after_dash.unwrap_or(text)
    };
    let bare = bare.trim_start_matches(is_blank);
    if bare.is_empty() { text } else { bare }
}
