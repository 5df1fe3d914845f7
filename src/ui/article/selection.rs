//! The user's selection: two places in the text, wherever the view is.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::ops::Range;

use crate::article::{Passage, Role};
use crate::page::TextPosition;
use crate::text::word_boundaries::word_boundaries;

/// What is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Selection {
    /// Where it was begun.
    pub anchor: TextPosition,
    /// Where it was ended: what Shift and the arrows move.
    pub focus: TextPosition,
}

impl Selection {
    /// Both ends in the order of the text.
    pub fn sorted(&self) -> (TextPosition, TextPosition) {
        (self.anchor.min(self.focus), self.anchor.max(self.focus))
    }

    /// Whether nothing lies between the ends.
    pub fn is_empty(&self) -> bool {
        self.anchor == self.focus
    }

    /// The whole of an article.
    pub fn all(passages: &[Passage]) -> Option<Self> {
        let last = passages.len().checked_sub(1)?;
        Some(Self {
            anchor: TextPosition { passage: 0, byte: 0 },
            focus: TextPosition { passage: last, byte: passages[last].text.len() },
        })
    }

    /// The whole of a passage.
    pub fn passage(passages: &[Passage], passage: usize) -> Self {
        Self {
            anchor: TextPosition { passage, byte: 0 },
            focus: TextPosition { passage, byte: passages[passage].text.len() },
        }
    }

    /// The word at a place, by UAX #29 with dictionaries for Chinese and Japanese.
    pub fn word(passages: &[Passage], at: TextPosition) -> Self {
        let range = word_range(&passages[at.passage].text, at.byte);
        Self {
            anchor: TextPosition { passage: at.passage, byte: range.start },
            focus: TextPosition { passage: at.passage, byte: range.end },
        }
    }

    /// The bytes selected in a passage.
    pub fn range_in(&self, passage: usize, len: usize) -> Range<usize> {
        let (start, end) = self.sorted();
        let from = match start.passage.cmp(&passage) {
            Ordering::Less => 0,
            Ordering::Equal => start.byte,
            Ordering::Greater => len,
        };
        let to = match end.passage.cmp(&passage) {
            Ordering::Less => 0,
            Ordering::Equal => end.byte,
            Ordering::Greater => len,
        };
        from.min(len)..to.min(len).max(from.min(len))
    }

    /// The selected characters as they are shown; a blank line between blocks, a tab between cells.
    pub fn text(&self, passages: &[Passage]) -> String {
        self.joined(passages, Passage::copied)
    }

    fn joined<'a>(
        &self,
        passages: &'a [Passage],
        part: impl Fn(&'a Passage, Range<usize>) -> Cow<'a, str>,
    ) -> String {
        let (start, end) = self.sorted();
        let mut text = String::new();
        let mut previous: Option<&Passage> = None;
        for (index, passage) in passages.iter().enumerate().take(end.passage + 1).skip(start.passage) {
            let part = part(passage, self.range_in(index, passage.text.len()));
            if let Some(previous) = previous {
                text.push_str(separator(previous, passage));
            }
            text.push_str(&part);
            previous = Some(passage);
        }
        text
    }

    /// The characters that were written for what is selected, whole phrases where their lengths differ.
    pub fn written(&self, passages: &[Passage]) -> String {
        self.joined(passages, Passage::copied_as_written)
    }

    /// Whether the character after a place is selected.
    pub fn holds(&self, place: TextPosition) -> bool {
        let (start, end) = self.sorted();
        start <= place && place < end
    }
}

/// What stands between two passages in copied text.
fn separator(above: &Passage, below: &Passage) -> &'static str {
    if let (Role::Cell(a), Role::Cell(b)) = (above.role, below.role)
        && a.row == b.row
        && above.anchor.block == below.anchor.block
    {
        return "\t";
    }
    let same_block = above.kind.is_some()
        && above.role != Role::SectionTitle
        && (above.anchor.section, above.anchor.block) == (below.anchor.section, below.anchor.block);
    if same_block { "\n" } else { "\n\n" }
}

/// The word that holds a byte of a text; looked for in a window around it, so that length costs nothing.
pub(super) fn word_range(text: &str, byte: usize) -> Range<usize> {
    const WINDOW: usize = 300;
    let byte = byte.min(text.len().saturating_sub(1));
    let floor = |mut at: usize| {
        while !text.is_char_boundary(at) {
            at -= 1;
        }
        at
    };
    let from = floor(byte.saturating_sub(WINDOW));
    let to = floor((byte + WINDOW).min(text.len()));
    let Some(window) = text.get(from..to) else { return byte..byte };
    let mut start = 0;
    for end in word_boundaries(window) {
        if end + from > byte {
            return start + from..end + from;
        }
        start = end;
    }
    byte..byte
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, List, Section, Table, passages};

    fn sample() -> Vec<Passage> {
        let cell = |text: &str| vec![crate::article::Inline::Text(text.into())];
        passages(&Article {
            title: "標題".into(),
            sections: vec![Section {
                title: "節".into(),
                blocks: vec![
                    Block::paragraph("第一段"),
                    Block::List(List {
                        start: None,
                        items: vec![vec![Block::paragraph("甲")], vec![Block::paragraph("乙")]],
                        ..List::default()
                    }),
                    Block::Table(
                        Table {
                            header: vec![],
                            rows: vec![vec![cell("一"), cell("二")]],
                            ..Table::default()
                        }
                        .into(),
                    ),
                ],
                ..Section::default()
            }],
            ..Article::default()
        })
    }

    #[test]
    fn copying_gives_what_was_written() {
        let passages = sample();
        let all = Selection::all(&passages).expect("the sample has text");
        assert_eq!(all.text(&passages), "標題\n\n節\n\n第一段\n\n甲\n乙\n\n一\t二");
        let part = Selection {
            anchor: TextPosition { passage: 3, byte: 3 },
            focus: TextPosition { passage: 2, byte: 3 },
        };
        assert_eq!(part.text(&passages), "一段\n\n甲");
    }

    #[test]
    fn a_double_click_selects_a_word() {
        let text = "我們使用人工智慧 model weights。";
        let at = text.find("weights").expect("in the text");
        assert_eq!(text.get(word_range(text, at + 2)), Some("weights"));
        let han = word_range(text, text.find("人").expect("in the text"));
        assert!(han.len() >= 6, "a dictionary word has two characters or more: {:?}", text.get(han.clone()));
    }
}
