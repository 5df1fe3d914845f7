//! Half-width marks between Han, shown in their full-width forms. What is copied stays as it was written.

use std::borrow::Cow;

use crate::text::class::{is_cjk_punctuation, is_han, is_kana};

/// Characters between a bracket and its partner that are looked through.
const BRACKET_REACH: usize = 200;
/// Marks in a row that are looked through.
const MARK_REACH: usize = 4;

/// The text as it is shown: one character for each of its own.
///
/// `,` `;` `:` `!` `?` become full-width between two characters of Han or kana (or full-width marks), or after one at
/// the end of the text; brackets do so in pairs. The full stop stays: between Han it may as well be a middle dot or a
/// decimal point, and nobody can tell which was meant.
pub fn shown(text: &str) -> Cow<'_, str> {
    if !text.contains([',', ';', ':', '!', '?', '(']) {
        return Cow::Borrowed(text);
    }
    let mut characters: Vec<char> = text.chars().collect();
    for at in 0..characters.len() {
        match characters[at] {
            '(' => widen_brackets(&mut characters, at),
            c => {
                if let Some(wide) = full_width(c)
                    && is_between_han(&characters, at)
                {
                    characters[at] = wide;
                }
            }
        }
    }
    Cow::Owned(characters.into_iter().collect())
}

const fn full_width(c: char) -> Option<char> {
    Some(match c {
        ',' => '，',
        ';' => '；',
        ':' => '：',
        '!' => '！',
        '?' => '？',
        _ => return None,
    })
}

/// Marks before `at` are shown already, those after it not yet: `？！` is a pair of marks after Han.
fn is_between_han(characters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| characters[before]);
    let marks =
        characters[at + 1..].iter().take_while(|c| full_width(**c).is_some()).take(MARK_REACH).count();
    let after = characters.get(at + 1 + marks);
    before.is_some_and(is_han_text) && after.is_none_or(|after| is_han_text(*after))
}

fn widen_brackets(characters: &mut [char], open: usize) {
    let inside = &characters[open + 1..characters.len().min(open + 1 + BRACKET_REACH)];
    let Some(length) = inside.iter().position(|c| matches!(c, '(' | ')')) else { return };
    let close = open + 1 + length;
    if length == 0 || characters[close] != ')' {
        return;
    }
    let is_han_at = |at: Option<usize>| {
        at.and_then(|at| characters.get(at)).is_none_or(|c| is_han_text(*c) || full_width(*c).is_some())
    };
    if is_han_at(open.checked_sub(1))
        && is_han_text(characters[open + 1])
        && is_han_text(characters[close - 1])
        && is_han_at(Some(close + 1))
    {
        characters[open] = '（';
        characters[close] = '）';
    }
}

fn is_han_text(c: char) -> bool {
    is_han(c) || is_kana(c) || is_cjk_punctuation(c) || matches!(c, '“' | '”' | '‘' | '’' | '…' | '—')
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn marks_between_han_are_shown_full_width() {
        for (text, expected) in [
            ("模型,以", "模型，以"),
            ("結束了!", "結束了！"),
            ("真的?!是", "真的？！是"),
            ("他說:「好」", "他說：「好」"),
            ("模型(生成式)以", "模型（生成式）以"),
            ("「好」,他說", "「好」，他說"),
            ("甲;乙,丙", "甲；乙，丙"),
        ] {
            assert_eq!(shown(text), expected);
        }
    }

    #[test]
    fn other_marks_stay() {
        for text in
            ["GPT,以", "模型,AI", "3,000元", "版本.以", "用(AI)的", "모델,을", "f(x)", "(", "a(字", "()字"]
        {
            assert_eq!(shown(text), text);
        }
    }
}
