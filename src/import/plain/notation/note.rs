//! What a note in `［＃…］` says.

use super::{Mark, Rank};

/// Characters of the longest note.
const LONGEST: usize = 200;

/// A known note.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Note<'a> {
    /// The line is a heading.
    Heading(Rank),
    /// How the page was set, which the article does not keep.
    Layout,
    /// Marked text begins.
    Begin(Mark),
    /// Marked text ends.
    End,
    /// The text named, which stands before the note, is marked.
    Behind(&'a str, Mark),
}

/// Words of notes on how the page was set.
const LAYOUT: &[&str] = &[
    "字下げ",
    "地付き",
    "地から",
    "字上げ",
    "改ページ",
    "改丁",
    "改段",
    "改見開き",
    "左右中央",
    "字詰め",
    "罫囲み",
    "横組み",
    "縦中横",
    "行右小書き",
    "行左小書き",
    "上付き小文字",
    "下付き小文字",
    "小さな文字",
    "大きな文字",
    "割り注",
    "ママ",
    "ページの左",
    "キャプション",
    "見出し終わり",
];

/// A note, behind `［＃`, and what is behind its end.
pub(super) fn inside(from: &str) -> Option<(&str, &str)> {
    let end = from.char_indices().take(LONGEST).find(|(_, c)| *c == '］')?.0;
    let (note, rest) = from.split_at(end);
    // A note that holds the beginning of another one was not closed.
    rest.strip_prefix('］').filter(|_| !note.contains("［＃")).map(|rest| (note, rest))
}

/// Reads a note.
pub(super) fn read(note: &str) -> Option<Note<'_>> {
    let (named, says) = named(note);
    if let Some(rank) = rank(says).filter(|_| !says.ends_with("終わり")) {
        return Some(match named {
            // Text goes on in the heading's line.
            Some(text) if says.contains("同行") || says.contains('窓') => Note::Behind(text, Mark::Strong),
            _ => Note::Heading(rank),
        });
    }
    if let Some(mark) = mark(says) {
        return Some(match named {
            Some(text) => Note::Behind(text, mark),
            None if says.ends_with("終わり") => Note::End,
            None => Note::Begin(mark),
        });
    }
    LAYOUT.iter().any(|word| says.contains(word)).then_some(Note::Layout)
}

/// The level of the heading that a note speaks of.
pub(super) fn rank(note: &str) -> Option<Rank> {
    let size = note.split_once("見出し")?.0.chars().next_back();
    Some(match size {
        Some('大') => Rank::Part,
        Some('小') => Rank::Section,
        _ => Rank::Chapter,
    })
}

/// The character that a note gives the number of, as `U+6798`.
pub(super) fn character(note: &str) -> Option<char> {
    let (_, number) = note.rsplit_once("U+")?;
    let digits = number.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(number.len());
    let number = u32::from_str_radix(number.split_at(digits).0, 16).ok()?;
    char::from_u32(number).filter(|c| !c.is_control() && !c.is_whitespace())
}

/// The text that a note names, as in `「漢字」に傍点`, and what it says of it.
fn named(note: &str) -> (Option<&str>, &str) {
    let named = note.strip_prefix('「').and_then(|rest| rest.rsplit_once('」'));
    named.map_or((None, note), |(text, says)| (Some(text).filter(|text| !text.is_empty()), says))
}

fn mark(says: &str) -> Option<Mark> {
    if says.contains("太字") {
        Some(Mark::Strong)
    } else {
        ["傍点", "傍線", "斜体", "圏点"].iter().any(|word| says.contains(word)).then_some(Mark::Emphasis)
    }
}
