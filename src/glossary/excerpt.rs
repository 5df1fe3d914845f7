//! The sentence around a place in a text.

use std::ops::Range;

use crate::text::class::is_word_char;

/// A part of a text, fit for a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SentenceExcerpt {
    /// The part, with `…` where a sentence is cut.
    pub text: String,
    /// Bytes of it: what it is about.
    pub mark: Range<usize>,
}

/// Characters shown before and after the place at most.
const BEFORE: usize = 18;
const AFTER: usize = 36;

const STOPS: [char; 6] = ['。', '！', '？', '!', '?', '．'];
const CLOSERS: [char; 8] = ['」', '』', '”', '’', '）', ')', '》', '〉'];

/// Characters of a sentence that is an example of a term, before and after the term at most.
const WHOLE_BEFORE: usize = 150;
const WHOLE_AFTER: usize = 250;

/// The sentence that a range of a text (bytes) stands in, cut only where it is very long.
pub fn sentence(text: &str, range: Range<usize>) -> String {
    cut(text, range, WHOLE_BEFORE, WHOLE_AFTER).text
}

/// The sentence that a range of a text (bytes) stands in, cut where it is long.
pub fn excerpt(text: &str, range: Range<usize>) -> SentenceExcerpt {
    cut(text, range, BEFORE, AFTER)
}

fn cut(text: &str, range: Range<usize>, most_before: usize, most_after: usize) -> SentenceExcerpt {
    let marked = text.get(range.clone()).unwrap_or_default();
    let (before, is_cut) = lead(text.get(..range.start).unwrap_or_default(), most_before);
    let mut excerpt = if is_cut { "…".to_owned() } else { String::new() };
    excerpt.push_str(before);
    let mark = excerpt.len()..excerpt.len() + marked.len();
    excerpt.push_str(marked);
    let (after, is_cut) = rest(text.get(range.end..).unwrap_or_default(), most_after);
    excerpt.push_str(after);
    if is_cut {
        excerpt.push('…');
    }
    SentenceExcerpt { text: excerpt, mark }
}

/// What stands before the place in its sentence, and whether that is not all of it.
fn lead(before: &str, most: usize) -> (&str, bool) {
    let mut start = before.len();
    for (count, (at, c)) in before.char_indices().rev().enumerate() {
        let tail = before.get(start..).unwrap_or_default();
        if c == '\n' || STOPS.contains(&c) || (c == '.' && tail.starts_with(' ')) {
            return (tail.trim_start_matches(CLOSERS).trim_start(), false);
        }
        if count == most {
            // A word is not cut.
            let whole = if is_word_char(c) { tail.trim_start_matches(is_word_char) } else { tail };
            return (whole.trim_start(), true);
        }
        start = at;
    }
    (before.trim_start(), false)
}

/// What stands after the place in its sentence, and whether that is not all of it.
fn rest(after: &str, most: usize) -> (&str, bool) {
    let mut chars = after.char_indices().enumerate().peekable();
    while let Some((count, (at, c))) = chars.next() {
        let head = after.get(..at).unwrap_or_default();
        if c == '\n' {
            return (head.trim_end(), false);
        }
        if count == most {
            let whole = if is_word_char(c) { head.trim_end_matches(is_word_char) } else { head };
            return (whole.trim_end(), true);
        }
        let next = chars.peek().map(|(_, (_, next))| *next);
        let ends = match c {
            '.' => next.is_none_or(char::is_whitespace),
            _ => STOPS.contains(&c) || (CLOSERS.contains(&c) && head.ends_with(STOPS)),
        };
        if ends && !next.is_some_and(|next| STOPS.contains(&next) || CLOSERS.contains(&next)) {
            return (after.get(..at + c.len_utf8()).unwrap_or_default(), false);
        }
    }
    (after.trim_end(), false)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt around the first `[…]`.
    fn around(text: &str) -> String {
        let start = text.find('[').unwrap();
        let end = text.find(']').unwrap() - 1;
        let found = excerpt(&text.replace(['[', ']'], ""), start..end);
        let (before, after) = found.text.split_at(found.mark.end);
        let (before, mark) = before.split_at(found.mark.start);
        format!("{before}[{mark}]{after}")
    }

    #[test]
    fn a_sentence_is_taken_whole() {
        for (text, wanted) in [
            ("先有一句。這裡用[模型]說話。後有一句。", "這裡用[模型]說話。"),
            ("[模型]", "[模型]"),
            ("他說：「好！」然後用[模型]。", "然後用[模型]。"),
            ("他說：「用[模型]！」然後走了。", "他說：「用[模型]！」"),
            ("一行\n用[模型]的\n三行", "用[模型]的"),
            ("It is 3.5 now. The [model] is 4.0 big. More.", "The [model] is 4.0 big."),
            ("真的？！[模型]嗎？！走。", "[模型]嗎？！"),
        ] {
            assert_eq!(around(text), wanted, "{text}");
        }
    }

    #[test]
    fn a_long_sentence_is_cut_between_words() {
        let text = format!("{}[模型]{}", "字".repeat(60), "文".repeat(60));
        assert_eq!(around(&text), format!("…{}[模型]{}…", "字".repeat(BEFORE), "文".repeat(AFTER)));
        assert_eq!(
            around("superintelligence laboratories of the [model] company"),
            "…of the [model] company"
        );
        assert_eq!(
            around("the [model] company that everyone knows laboratories"),
            "the [model] company that everyone knows…"
        );
    }

    #[test]
    fn an_example_is_a_whole_sentence() {
        let text = format!("前一句。{}用模型說話。後一句。", "字".repeat(60));
        let at = text.find("模型").unwrap();
        assert_eq!(sentence(&text, at..at + 6), format!("{}用模型說話。", "字".repeat(60)));
        let endless = "字".repeat(1000);
        assert_eq!(sentence(&endless, 1500..1503).chars().count(), WHOLE_BEFORE + WHOLE_AFTER + 3);
    }

    #[test]
    fn any_range_has_an_excerpt() {
        assert_eq!(excerpt("文", 1..99), SentenceExcerpt { text: String::new(), mark: 0..0 });
        assert_eq!(excerpt("", 0..0), SentenceExcerpt { text: String::new(), mark: 0..0 });
    }
}
