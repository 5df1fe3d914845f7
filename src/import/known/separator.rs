//! What stands before and between a term and its definition in one line.

use super::is_blank;

/// Characters of the longest term before a separator: sentences hold colons, too.
const LONGEST_BEFORE_SEPARATOR: usize = 40;

/// `term：definition`, `term: definition`, `term — definition`, `term - definition`.
pub(in crate::import) fn split(line: &str) -> Option<(&str, &str)> {
    let line = without_bullet(line);
    let (at, length) = separator_at(line)?;
    let (term, rest) = line.split_at(at);
    let definition = rest.split_at(length).1.trim_start_matches(['—', ':', '：']).trim();
    let term = term.trim();
    let is_short = term.chars().nth(LONGEST_BEFORE_SEPARATOR).is_none();
    let is_name = is_short && !term.is_empty() && !term.contains(['。', '，', ',', '！', '？']);
    (is_name && !definition.is_empty()).then_some((term, definition))
}

/// Place and length of the first separator; none inside an address, a time of day or a word with a hyphen.
fn separator_at(line: &str) -> Option<(usize, usize)> {
    let mut previous = ' ';
    let mut characters = line.char_indices().take(LONGEST_BEFORE_SEPARATOR * 2).peekable();
    while let Some((at, c)) = characters.next() {
        let next = characters.peek().map_or(' ', |(_, next)| *next);
        let is_apart = previous.is_whitespace() && next.is_whitespace();
        let separates = match c {
            '：' | '\t' => true,
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
