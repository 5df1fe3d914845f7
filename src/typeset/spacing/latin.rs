//! Where Han meets Latin words and numbers, with the signs that these begin or end in.

use crate::text::class::{OBJECT, is_bopomofo, is_han, is_kana, is_word_char};

/// Whether Han and a Latin word meet between two places; the word with its signs, whatever it begins or ends in.
pub(super) fn is_han_next_to_latin(characters: &[char], before: usize, after: usize) -> bool {
    let is_han = |at: usize| is_han(characters[at]) || is_kana(characters[at]) || is_bopomofo(characters[at]);
    if is_han(before) {
        let mut word = characters[after..].iter().copied();
        word.find(|c| !is_sign_before_word(*c)).is_some_and(is_latin)
    } else if is_han(after) {
        let mut word = characters[..=before].iter().rev().copied();
        word.find(|c| !is_sign_after_word(*c)).is_some_and(is_latin)
    } else {
        false
    }
}

fn is_latin(c: char) -> bool {
    c == OBJECT || is_word_char(c) && c != '_' && !matches!(c, '\u{FF00}'..='\u{FFEF}')
}

/// Signs that begin a word or number: `$5`, `#7`, `@name`, `.NET`, `-v`.
const fn is_sign_before_word(c: char) -> bool {
    matches!(
        c,
        '$' | '\u{20A0}'
            ..='\u{20CF}' | '£' | '¥' | '#' | '@' | '.' | '+' | '-' | '−' | '±' | '~' | '<' | '>' | '≤' | '≥'
    )
}

/// Signs that end one: `C++`, `F#`, `5%`, `x²`, `CO₂`, `20°`, `X®`.
const fn is_sign_after_word(c: char) -> bool {
    matches!(
        c,
        '+' | '#' | '%' | '‰' | '*' | '°' | '′' | '″' | '¹' | '²' | '³' | '\u{2070}'..='\u{209F}' | '™' | '®' | '†' | '‡'
            | '\u{20A0}'..='\u{20CF}'
    )
}
