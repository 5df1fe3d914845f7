//! Brackets and quotation marks in pairs, and what is quoted from another language.

use std::ops::Range;

use super::kinds::{CharacterKind, Classified};
use crate::text::class::is_cjk;

/// Characters between a mark and its partner that are looked through.
const REACH: usize = 300;
/// Pairs within each other that are looked through.
const DEPTH: usize = 8;

/// A pair of marks.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pair {
    pub open: usize,
    pub close: usize,
    /// Half-width brackets, which may become full-width.
    pub is_bracket: bool,
}

impl Pair {
    /// What is between the marks.
    pub const fn inside(&self) -> Range<usize> {
        self.open + 1..self.close
    }
}

/// What a mark is as one of a pair.
enum Part {
    /// The first, with what closes it.
    Open(char),
    Close,
    /// Either: the straight quotation mark.
    Both,
}

/// The pairs of a text, each on one line; in the order of their ends.
pub(super) fn pairs(text: &Classified) -> Vec<Pair> {
    let mut pairs = Vec::new();
    let mut open: Vec<(usize, char)> = Vec::new();
    for (at, c) in text.characters.iter().copied().enumerate() {
        match text.kinds[at] {
            CharacterKind::End => open.clear(),
            CharacterKind::Quote | CharacterKind::Opener | CharacterKind::Closer | CharacterKind::CjkMark => {
                let part = part(c);
                let closes = !matches!(part, Some(Part::Open(_)) | None);
                let partner = open.iter().rev().take(DEPTH).position(|(_, closing)| *closing == c);
                if let Some(depth) = partner.filter(|_| closes) {
                    open.truncate(open.len() - depth);
                    let first = open.pop().map_or(at, |(first, _)| first);
                    if at - first <= REACH {
                        pairs.push(Pair { open: first, close: at, is_bracket: c == ')' });
                    }
                } else if let Some(Part::Open(closing)) = part {
                    open.push((at, closing));
                } else if matches!(part, Some(Part::Both)) {
                    open.push((at, c));
                }
            }
            _ => {}
        }
    }
    pairs
}

const fn part(c: char) -> Option<Part> {
    Some(match c {
        '(' => Part::Open(')'),
        '[' => Part::Open(']'),
        '“' => Part::Open('”'),
        '‘' => Part::Open('’'),
        '（' => Part::Open('）'),
        '「' => Part::Open('」'),
        '『' => Part::Open('』'),
        '《' => Part::Open('》'),
        '〈' => Part::Open('〉'),
        '【' => Part::Open('】'),
        '"' => Part::Both,
        ')' | ']' | '”' | '’' | '）' | '」' | '』' | '》' | '〉' | '】' => Part::Close,
        _ => return None,
    })
}

/// Keeps what is quoted or bracketed and has nothing of Chinese or Japanese in it: its marks are its own, and its words
/// say nothing of the sentence around it.
///
/// A comma without a blank after it is none of English in `(Large Language Model,LLM)`, so that one stays a mark.
pub(super) fn set_apart(text: &mut Classified, pairs: &[Pair]) {
    let mut foreign: Vec<&Pair> = pairs.iter().filter(|pair| text.cjk_in(&pair.inside()) == 0).collect();
    foreign.sort_unstable_by_key(|pair| pair.open);
    let mut end = 0;
    for pair in foreign {
        if pair.open < end {
            continue;
        }
        end = pair.close;
        let is_call = matches!(
            text.kind(pair.open.checked_sub(1)),
            CharacterKind::Word | CharacterKind::Kept | CharacterKind::Closer
        );
        let has_lists = text.characters[pair.open] == '(' && !is_call || text.characters[pair.open] == '（';
        for at in pair.inside() {
            text.kinds[at] = match text.kinds[at] {
                CharacterKind::Mark if !(has_lists && is_tight_comma(text, at)) => CharacterKind::Other,
                CharacterKind::Word => CharacterKind::Kept,
                kind => kind,
            };
        }
    }
}

/// A comma between two letters of words, none of one letter alone.
pub(super) fn is_tight_comma(text: &Classified, at: usize) -> bool {
    let is_letter = |at: Option<usize>| {
        at.and_then(|at| text.characters.get(at))
            .is_some_and(|c| c.is_alphabetic() && !is_cjk(*c) || matches!(c, '+' | '#'))
    };
    let is_long = |near: Option<usize>, next: Option<usize>| is_letter(near) && is_letter(next);
    text.characters[at] == ','
        && is_long(at.checked_sub(1), at.checked_sub(2))
        && is_long(at.checked_add(1), at.checked_add(2))
}
