//! Where a line may be let out.

use crate::text::class::{OBJECT, is_cjk, is_cjk_punctuation, is_hangul};
use crate::typeset::punctuation::{PunctuationClass, is_blank, punctuation_class, repeats};

/// What grows at a character when a line is let out (clreq §3.5.4, jlreq §3.8.4).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::typeset) enum Expansion {
    /// Nothing: it is one with the character before it.
    #[default]
    None,
    /// The gap between Han and Latin before it.
    Gap,
    /// Its own room: a space between words, or one typed between Han and Latin.
    Space,
    /// The blank between it and the character before it, one of which is hangul.
    Hangul,
    /// The blank between it and the character before it.
    Other,
}

impl Expansion {
    /// What grows between two characters, each with its advance, that are not of one unbreakable sequence.
    pub fn between(before: (char, f32), after: (char, f32)) -> Self {
        let wide = is_wide(before) || is_wide(after);
        let (before, after) = (before.0, after.0);
        if !wide || is_blank(after) || is_word_space(before) || is_at_mark(before, after) {
            Self::None
        } else if is_hangul(before) || is_hangul(after) {
            Self::Hangul
        } else {
            Self::Other
        }
    }
}

/// Whether nothing is added between two characters because a mark stands there that belongs to one of them: before
/// closing brackets and after opening ones, on both sides of a middle dot, and between what is not Han and any mark
/// after it (clreq §3.5.4, jlreq §3.8.4). A pause after Han stands as far from it as its letters from each other.
fn is_at_mark(before: char, after: char) -> bool {
    let closes = match punctuation_class(after) {
        Some(PunctuationClass::Closer | PunctuationClass::Interpunct) => true,
        Some(PunctuationClass::Opener) => false,
        Some(_) => !is_cjk(before) && !is_cjk_punctuation(before),
        None => matches!(after, ')' | ']' | '}' | '.' | ',' | ';' | ':' | '!' | '?' | '»'),
    };
    let opens =
        matches!(punctuation_class(before), Some(PunctuationClass::Opener | PunctuationClass::Interpunct))
            || matches!(before, '(' | '[' | '{' | '«');
    closes || opens
}

/// Whether a character is a space whose own room grows; what follows it does not grow as well.
const fn is_word_space(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}')
}

/// Whether the line may be let out next to a character: it is of full width, not a letter of a word.
fn is_wide((c, advance): (char, f32)) -> bool {
    is_cjk(c) || is_cjk_punctuation(c) || repeats(c) || advance >= 0.95 && !c.is_ascii() && c != OBJECT
}
