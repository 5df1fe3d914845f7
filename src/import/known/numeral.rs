//! Numbers as chapters have them.

use super::label::strip_ignoring_case;
pub(in crate::import) use crate::text::numeral::leading;

/// Characters of the longest number in words.
const LONGEST: usize = 9;
const WORDS: &[&str] = &[
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

/// The number at the beginning of a text, in digits, Roman numerals or English words, and what comes after it.
pub(in crate::import) fn english(text: &str) -> Option<(u32, &str)> {
    if text.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        return leading(text);
    }
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let is_word = |known: &&str| strip_ignoring_case(word, known).is_some_and(str::is_empty);
    let spelt = WORDS.iter().position(is_word).map(|at| at as u32 + 1);
    spelt.or_else(|| roman(word)).map(|number| (number, rest))
}

fn roman(word: &str) -> Option<u32> {
    let is_one_case =
        word.bytes().all(|c| c.is_ascii_uppercase()) || word.bytes().all(|c| c.is_ascii_lowercase());
    if word.is_empty() || word.len() > LONGEST || !is_one_case {
        return None;
    }
    let (mut total, mut before) = (0_i32, 0);
    for c in word.bytes().rev() {
        let value = match c.to_ascii_uppercase() {
            b'I' => 1,
            b'V' => 5,
            b'X' => 10,
            b'L' => 50,
            b'C' => 100,
            _ => return None,
        };
        if value < before {
            total -= value;
        } else {
            total += value;
            before = value;
        }
    }
    u32::try_from(total).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_letters_and_words() {
        for (text, expected) in [("XIV", 14), ("ii", 2), ("Seven", 7), ("12", 12)] {
            assert_eq!(english(text), Some((expected, "")), "{text}");
        }
        assert_eq!(english("Ill"), None);
        assert_eq!(english(""), None);
    }
}
