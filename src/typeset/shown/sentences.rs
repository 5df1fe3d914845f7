//! Sentences, and which of them are Chinese or Japanese.

use super::kinds::{CharacterKind, Classified};

/// Han and kana for each Latin word that make a sentence Chinese or Japanese. A word takes as much room to say as two
/// of these, but names are written in Latin letters, and Chinese sentences may have many.
const LETTERS_A_WORD: u32 = 1;
/// The same where words of English grammar are among them: names in Han stand in English sentences, too.
const LETTERS_A_WORD_OF_GRAMMAR: u32 = 4;
/// Words that stand in every English sentence, and in none of Chinese or Japanese but in a title. `a` may be a
/// letter of mathematics.
const GRAMMAR: [&str; 23] = [
    "the", "an", "of", "and", "or", "is", "are", "was", "were", "be", "to", "in", "on", "at", "for", "with",
    "that", "this", "it", "as", "by", "from", "not",
];

/// The sentences of a text, asked for from its beginning to its end.
pub(super) struct Sentences {
    /// Where each ends, and whether it is Chinese or Japanese.
    ends: Vec<(usize, bool)>,
    next: usize,
}

/// What a sentence is written in.
#[derive(Default)]
struct Letters {
    cjk: u32,
    hangul: u32,
    words: u32,
    has_grammar: bool,
}

impl Sentences {
    /// Those of a text: they end at full stops and line ends, and at other marks after which a blank follows.
    pub fn of(text: &Classified) -> Self {
        let mut ends = Vec::new();
        let mut letters = Letters::default();
        let mut word = 0;
        for at in 0..text.len() {
            match text.kinds[at] {
                CharacterKind::Cjk => letters.cjk += 1,
                CharacterKind::Hangul => letters.hangul += 1,
                _ => {}
            }
            if text.kinds[at] == CharacterKind::Word {
                if text.kind(Some(at + 1)) != CharacterKind::Word {
                    letters.add_word(&text.characters[word..=at]);
                    word = at + 1;
                }
            } else {
                word = at + 1;
            }
            if is_end(text, at) {
                ends.push((at + 1, letters.are_cjk()));
                letters = Letters::default();
            }
        }
        ends.push((text.len(), letters.are_cjk()));
        Self { ends, next: 0 }
    }

    /// Whether the sentence of a character is Chinese or Japanese.
    pub fn is_cjk_at(&mut self, at: usize) -> bool {
        if self.next > 0 && self.ends[self.next - 1].0 > at {
            self.next = self.ends.partition_point(|(end, _)| *end <= at);
        }
        while self.ends.get(self.next).is_some_and(|(end, _)| *end <= at) {
            self.next += 1;
        }
        self.ends.get(self.next).is_some_and(|(_, is_cjk)| *is_cjk)
    }
}

impl Letters {
    fn add_word(&mut self, word: &[char]) {
        if !word.iter().any(|c| c.is_alphabetic()) {
            return;
        }
        self.words += 1;
        self.has_grammar |= GRAMMAR.iter().any(|known| known.chars().eq(word.iter().copied()));
    }

    const fn are_cjk(&self) -> bool {
        let least = if self.has_grammar { LETTERS_A_WORD_OF_GRAMMAR } else { LETTERS_A_WORD };
        self.cjk > 0 && self.cjk >= self.hangul && self.cjk >= self.words * least
    }
}

/// Whether a sentence ends with this character.
fn is_end(text: &Classified, at: usize) -> bool {
    let is_last = || matches!(text.kind(Some(at + 1)), CharacterKind::Blank | CharacterKind::End);
    match text.characters[at] {
        '。' | '．' | '｡' | '！' | '？' => true,
        '.' | '!' | '?' => text.kinds[at] != CharacterKind::Kept && is_last(),
        _ => text.kinds[at] == CharacterKind::End,
    }
}
