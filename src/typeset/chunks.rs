//! Long paragraphs in pieces, each set by itself.

use std::ops::Range;

use crate::text::class::{is_cjk, is_han};

use super::breaks::grapheme_starts;

/// A paragraph longer than one and a half of this is cut, in characters.
const CHUNK: usize = 3_000;

/// Bytes of the pieces of a paragraph: itself, unless it is so long that setting it at once could be felt.
///
/// Every cut is a place where lines may break at any level: after a comma or stop, at a space between words, or
/// between ideographs. It does not depend on the measure, so a piece holds the same text at any width. The last line
/// of a piece is as full as any other when it is set as one that goes on ([`super::Paragraph::going_on`]), so that
/// no reader sees the cut.
pub fn chunks(text: &str) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut left = if text.len() <= CHUNK { 0 } else { text.chars().count() };
    while left > CHUNK + CHUNK / 2 {
        let rest = text.split_at(start).1;
        let (bytes, characters) = cut(rest);
        chunks.push(start..start + bytes);
        start += bytes;
        left -= characters;
    }
    chunks.push(start..text.len());
    chunks
}

/// How well a paragraph is cut at a place; the best last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Cut {
    Ideographs,
    Mark,
}

/// Where to cut off the first piece of a text of more than a piece: bytes and characters.
fn cut(text: &str) -> (usize, usize) {
    let mut best: Option<(Cut, usize, usize)> = None;
    let mut before = None;
    // What stands before the blanks.
    let mut visible = None;
    for (characters, (byte, c)) in text.char_indices().take(CHUNK + 1).enumerate() {
        if characters > CHUNK / 2
            && !visible.is_some_and(goes_on)
            && let Some(kind) = before.and_then(|before| kind(before, c))
            && best.is_none_or(|(known, ..)| kind >= known)
        {
            best = Some((kind, byte, characters));
        }
        before = Some(c);
        if c != ' ' {
            visible = Some(c);
        }
    }
    best.map_or_else(|| inside_word(text), |(_, bytes, characters)| (bytes, characters))
}

/// Whether a figure may go on after a character, also across a typed space.
fn goes_on(c: char) -> bool {
    c.is_numeric()
        || matches!(
            c,
            '第' | '제' | '$' | '€' | '£' | '¥' | '￥' | '萬' | '万' | '億' | '亿' | '兆' | '千' | '百'
        )
}

/// What a cut between two characters would be; none where no line may break, or not at every level.
fn kind(before: char, after: char) -> Option<Cut> {
    let begins = is_han(after) && after != '々' || after.is_ascii_alphanumeric();
    match before {
        '。' | '！' | '？' | '，' | '、' | '；' if begins => Some(Cut::Mark),
        ' ' if begins || is_cjk(after) => Some(Cut::Mark),
        '\n' => Some(Cut::Mark),
        before if is_han(before) && is_han(after) && begins => Some(Cut::Ideographs),
        _ => None,
    }
}

/// Where a piece ends that is all one word.
fn inside_word(text: &str) -> (usize, usize) {
    let head: Vec<char> = text.chars().take(CHUNK + 1).collect();
    let characters = grapheme_starts(&head).into_iter().rfind(|at| (1..=CHUNK).contains(at)).unwrap_or(CHUNK);
    (head[..characters].iter().map(|c| c.len_utf8()).sum(), characters)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(text: &str) -> Vec<usize> {
        let chunks = chunks(text);
        let texts: Vec<&str> = chunks.iter().filter_map(|chunk| text.get(chunk.clone())).collect();
        assert_eq!(texts.concat(), text, "nothing is lost");
        texts.iter().map(|text| text.chars().count()).collect()
    }

    #[test]
    fn a_paragraph_of_usual_length_is_one_piece() {
        assert_eq!(lengths(""), [0]);
        assert_eq!(lengths(&"字".repeat(4_500)), [4_500]);
    }

    #[test]
    fn a_long_one_is_cut_where_lines_may_break() {
        assert_eq!(lengths(&"天地玄黃，".repeat(2_000)), [3_000, 3_000, 4_000]);
        assert_eq!(lengths(&"字".repeat(7_000)), [3_000, 4_000]);
        assert_eq!(
            lengths(&"他說：「好。」".repeat(1_000))[0] % 7,
            1,
            "between ideographs, not before a mark"
        );
        assert_eq!(lengths(&"seven days ".repeat(1_000))[0] % 11, 6, "at a space");
    }

    #[test]
    fn a_figure_is_not_cut() {
        let pieces = lengths(&"投資143 億美元".repeat(600));
        assert!(
            pieces[..pieces.len() - 1].iter().all(|length| !(6..8).contains(&(length % 9))),
            "{pieces:?}"
        );
    }

    #[test]
    fn one_endless_word_is_cut_between_characters() {
        assert_eq!(lengths(&"x".repeat(5_000)), [3_000, 2_000]);
        assert_eq!(lengths(&"e\u{301}".repeat(2_500)), [3_000, 2_000]);
        assert_eq!(lengths(&"a\u{301}\u{302}b".repeat(1_250))[0] % 4, 0, "an accent stays with its letter");
    }
}
