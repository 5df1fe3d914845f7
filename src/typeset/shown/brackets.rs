//! Which half-width brackets are those of a Chinese or Japanese sentence.

use super::kinds::{CharacterKind, Classified};
use super::pairs::Pair;

/// Letters of the longest smiley between brackets.
const SMILEY: usize = 8;
/// Digits of the shortest number that is a year, not a coordinate.
const YEAR: usize = 3;

/// Whether a pair in a Chinese or Japanese sentence is that sentence's.
///
/// Around Chinese or Japanese text it is: `Meta(臉書)`. Around a Latin word or number it is where the text next to it is
/// Chinese or Japanese on one side at least, and no word touches it: `模型(LLM)是`, but `f(x)`, `GPT-4(Turbo)`.
pub(super) fn is_of_sentence(text: &Classified, pair: &Pair) -> bool {
    let inside = &text.characters[pair.inside()];
    if text.cjk_in(&pair.inside()) > 0 {
        return !is_smiley(inside);
    }
    let before = text.kind(pair.open.checked_sub(1));
    let after = text.kind(Some(pair.close + 1));
    let touches = |kind: CharacterKind| {
        matches!(
            kind,
            CharacterKind::Word
                | CharacterKind::Kept
                | CharacterKind::Hangul
                | CharacterKind::Opener
                | CharacterKind::Closer
        )
    };
    let (far_before, far_after) = (near(text, (0..pair.open).rev()), near(text, pair.close + 1..text.len()));
    // `Nothing Phone (1)`: a number after a name is a part of it.
    let is_of_name = || far_before == CharacterKind::Word && inside.iter().all(char::is_ascii_digit);
    !touches(before)
        && !touches(after)
        && (far_before.is_cjk() || far_after.is_cjk())
        && is_gloss(inside)
        && !is_of_name()
}

/// What stands next to a pair, past blanks, quotation marks and other brackets.
fn near(text: &Classified, places: impl Iterator<Item = usize>) -> CharacterKind {
    let mut kinds = places.take(super::REACH).map(|at| text.kinds[at]);
    kinds
        .find(|kind| {
            !matches!(
                kind,
                CharacterKind::Blank | CharacterKind::Quote | CharacterKind::Opener | CharacterKind::Closer
            )
        })
        .unwrap_or(CharacterKind::End)
}

/// Words or a number, not a formula, coordinates, code or a smiley.
fn is_gloss(inside: &[char]) -> bool {
    let is_odd =
        |c: &char| matches!(c, '=' | '<' | '>' | '*' | '^' | '_' | '|' | '{' | '}' | '[' | ']' | '\\' | '`');
    if inside.iter().any(is_odd) {
        return false;
    }
    let words: Vec<&[char]> =
        inside.split(|c| !c.is_alphanumeric() && *c != '.').filter(|word| !word.is_empty()).collect();
    let is_number = |word: &[char]| word.iter().all(|c| c.is_ascii_digit() || *c == '.');
    let is_small =
        |word: &&[char]| word.len() == 1 && !is_number(word) || is_number(word) && word.len() < YEAR;
    match words[..] {
        [] => false,
        [word] => is_number(word) || word.len() > 1,
        _ if inside.contains(&',') => !words.iter().all(|word| word.len() == 1 || is_number(word)),
        _ => !words.iter().all(is_small),
    }
}

/// A face of a few marks and letters, Han or kana among them: `(-人-)`, `(°ー°)`.
fn is_smiley(inside: &[char]) -> bool {
    let is_of_face =
        |c: &char| matches!(c, '´' | '｀' | 'ˊ' | 'ˋ' | '^' | '∀' | '≧' | '≦' | '°' | 'ﾟ' | 'Д' | 'ω');
    let has_cheeks =
        inside.first() == inside.last() && matches!(inside.first(), Some('-' | '*' | '・' | '·'));
    inside.len() <= SMILEY && (has_cheeks || inside.iter().any(is_of_face))
}
