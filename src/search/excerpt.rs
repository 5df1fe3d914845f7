//! A hit with a little of the text around it.

use std::ops::Range;

use crate::text::slice::first_chars;
use icu_segmenter::GraphemeClusterSegmenter;

/// Characters before and after a hit.
const AROUND: usize = 20;
/// Characters of a long hit at most.
const HIT: usize = 60;
/// Code points that are looked at for each of these characters; hardly any is made of more.
const CODE_POINTS: usize = 4;

/// A part of a text on one line, and in it what was asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excerpt {
    /// The part, with `…` where something is left out. Line ends are spaces.
    pub text: String,
    /// Bytes of it: the hit, or its beginning where it is too long.
    pub range: Range<usize>,
}

/// About 20 characters on each side of a range of bytes, cut between characters as a reader sees them (UAX #29).
///
/// Only the neighbourhood is looked at, however long the text is.
pub fn excerpt(text: &str, range: Range<usize>) -> Excerpt {
    let start = text.floor_char_boundary(range.start);
    let end = text.ceil_char_boundary(range.end.max(start));
    let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
    let (hit, after) = rest.split_at_checked(end - start).unwrap_or((rest, ""));
    let before_shown = last_characters(before, AROUND);
    let hit_shown = first_characters(hit, HIT);
    let after_shown = if hit_shown.len() < hit.len() { "" } else { first_characters(after, AROUND) };

    let mut excerpt = Excerpt { text: String::new(), range: 0..0 };
    if before_shown.len() < before.len() {
        excerpt.text.push('…');
    }
    push_line(&mut excerpt.text, before_shown);
    excerpt.range.start = excerpt.text.len();
    push_line(&mut excerpt.text, hit_shown);
    excerpt.range.end = excerpt.text.len();
    push_line(&mut excerpt.text, after_shown);
    if end - start - hit_shown.len() + after.len() > after_shown.len() {
        excerpt.text.push('…');
    }
    excerpt
}

fn push_line(line: &mut String, text: &str) {
    line.extend(text.chars().map(|c| if c.is_control() { ' ' } else { c }));
}

/// The first characters of a text.
fn first_characters(text: &str, count: usize) -> &str {
    let window = first_chars(text, count * CODE_POINTS);
    let end = GraphemeClusterSegmenter::new().segment_str(window).nth(count).unwrap_or(window.len());
    before(text, end)
}

/// The last characters of a text.
fn last_characters(text: &str, count: usize) -> &str {
    let start = text.char_indices().rev().nth(count * CODE_POINTS).map_or(0, |(start, _)| start);
    let window = text.get(start..).unwrap_or_default();
    let edges: Vec<usize> = GraphemeClusterSegmenter::new().segment_str(window).collect();
    // Where the window is cut out of the text, its first edge may be none.
    let edges = if start > 0 { edges.get(1..).unwrap_or_default() } else { &edges };
    let from = edges.len().saturating_sub(count + 1);
    let edge = edges.get(from).copied().unwrap_or_default();
    window.get(edge..).unwrap_or_default()
}

fn before(text: &str, end: usize) -> &str {
    text.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The excerpt around the first `hit`, which stands between « and ».
    fn around(text: &str, hit: &str) -> String {
        let start = text.find(hit).unwrap();
        let Excerpt { text, range } = excerpt(text, start..start + hit.len());
        let (before, rest) = text.split_at(range.start);
        let (hit, after) = rest.split_at(range.len());
        format!("{before}«{hit}»{after}")
    }

    #[test]
    fn a_short_text_is_whole() {
        assert_eq!(around("天地玄黃", "地"), "天«地»玄黃");
        assert_eq!(around("天地玄黃", "天地玄黃"), "«天地玄黃»");
        let twenty = "一二三四五六七八九十".repeat(2);
        assert_eq!(around(&format!("{twenty}字{twenty}"), "字"), format!("{twenty}«字»{twenty}"));
    }

    #[test]
    fn a_long_text_is_cut_on_both_sides() {
        let (front, back) = ("前".repeat(21), "後".repeat(21));
        let (f, b) = ("前".repeat(20), "後".repeat(20));
        assert_eq!(around(&format!("{front}字{back}"), "字"), format!("…{f}«字»{b}…"));
    }

    #[test]
    fn characters_are_not_torn() {
        let accented = "e\u{301}".repeat(30);
        let shown = "e\u{301}".repeat(20);
        assert_eq!(around(&format!("{accented}字{accented}"), "字"), format!("…{shown}«字»{shown}…"));
        let family = "👨\u{200D}👩\u{200D}👧";
        let text = format!("{0}字{0}", family.repeat(30));
        let Excerpt { text, range } = excerpt(&text, text.find('字').unwrap()..text.find('字').unwrap() + 3);
        let sides = [text.get(..range.start).unwrap(), text.get(range.end..).unwrap()];
        for side in sides {
            assert_eq!(side.replace(family, ""), "…");
        }
    }

    #[test]
    fn a_long_hit_shows_its_beginning() {
        let text = format!("前{}後", "字".repeat(100));
        assert_eq!(around(&text, &"字".repeat(100)), format!("前«{}»…", "字".repeat(60)));
    }

    #[test]
    fn it_is_one_line() {
        assert_eq!(around("天\n地\t玄", "地"), "天 «地» 玄");
    }

    #[test]
    fn any_range_has_an_excerpt() {
        let empty = Excerpt { text: String::new(), range: 0..0 };
        assert_eq!(excerpt("", 0..0), empty);
        assert_eq!(excerpt("", 5..9), empty);
        assert_eq!(excerpt("字", 1..2), Excerpt { text: "字".into(), range: 0..3 });
        let odd = Range { start: 3, end: 0 };
        assert_eq!(excerpt("天地", odd), Excerpt { text: "天地".into(), range: 3..3 });
    }
}
