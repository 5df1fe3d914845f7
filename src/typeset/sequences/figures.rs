//! Figures: a number with its sign or currency before it, and its magnitude, unit or counter after it, also across a
//! typed space (clreq §3.1.5.2, jlreq §3.1.10 with cl-12, cl-13 and cl-24; UAX #14 LB25).

use super::Sequences;
use super::units::{MAGNITUDES, counter_after, is_ordinal_counter};
use crate::text::class::{is_cjk, is_hangul};

/// Particles that follow a counter in Korean.
const PARTICLES: &str = "의은는이가을를에도로과와간만";

/// The longest number in brackets that stays with the name before them, in digits.
const LONGEST_BRACKETED: usize = 4;

/// Joins every figure of a text.
pub(super) fn find(characters: &[char], sequences: &mut Sequences) {
    let mut at = 0;
    while at < characters.len() {
        if !is_digit(characters[at]) {
            at += 1;
            continue;
        }
        let end = number_end(characters, at);
        join_wide_groups(characters, at, end, sequences);
        join_range(characters, end, sequences);
        join_bracketed(characters, at, end, sequences);
        let start = start_with_sign(characters, at);
        sequences.join(start, at + 1);
        let counted = end_with_units(characters, end);
        sequences.join(end - 1, counted);
        join_ordinal(characters, at, end, sequences);
        // Another number may come right after a magnitude: 3億5,000萬.
        if counted > end && characters.get(counted).copied().is_some_and(is_digit) {
            let is_magnitude = MAGNITUDES.contains(&characters[counted - 1]);
            sequences.together[counted] = is_magnitude;
        }
        at = counted.max(end);
    }
}

const fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_wide_digit(c)
}

const fn is_wide_digit(c: char) -> bool {
    matches!(c, '０'..='９')
}

/// Where a number ends: digits, with separators between two of them.
fn number_end(characters: &[char], start: usize) -> usize {
    let digit = |at: usize| characters.get(at).copied().is_some_and(is_digit);
    let mut end = start + 1;
    while end < characters.len() {
        let separates = match characters[end] {
            '．' | '：' | '.' | ',' | ':' | '∶' => true,
            // A comma between groups of three; otherwise one of a list.
            '，' => digit(end + 2) && digit(end + 3) && !digit(end + 4),
            _ => false,
        };
        if digit(end) || separates && digit(end + 1) {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Digits of full width are Han to UAX #14 and might be parted; so might what separates them. Those of ASCII are its
/// affair (LB25), and may be parted where one number is longer than a line.
fn join_wide_groups(characters: &[char], start: usize, end: usize, sequences: &mut Sequences) {
    let is_wide = |c: char| is_wide_digit(c) || matches!(c, '．' | '：' | '，' | '∶');
    for at in start + 1..end {
        sequences.together[at] |= is_wide(characters[at - 1]) || is_wide(characters[at]);
    }
}

/// From one number to another: 36.8–37.2, 10～12 月.
fn join_range(characters: &[char], end: usize, sequences: &mut Sequences) {
    if let [dash, digit, ..] = characters[end..]
        && matches!(dash, '–' | '~' | '～' | '〜' | '－')
        && is_digit(digit)
    {
        sequences.join(end - 1, end + 2);
    }
}

/// A short number in brackets after a name in hangul or Latin letters, an age or a year: 윤서영(52).
fn join_bracketed(characters: &[char], start: usize, end: usize, sequences: &mut Sequences) {
    let closes = matches!(characters.get(end), Some(')' | '）'));
    if closes
        && end - start <= LONGEST_BRACKETED
        && let [.., name, '(' | '（'] = characters[..start]
        && (is_hangul(name) || name.is_alphabetic() && !is_cjk(name))
    {
        sequences.join(start - 2, end + 1);
    }
}

/// Where a number begins with its sign, its currency (a typed space may stand between) or what says which it is.
fn start_with_sign(characters: &[char], number: usize) -> usize {
    match characters[..number] {
        // A hyphen between two numbers is no sign.
        [.., word, '-' | '+' | '~'] if word.is_ascii_alphanumeric() => number,
        [.., before] if is_currency(before) || is_number_prefix(before) => number - 1,
        [.., before, ' '] if is_currency(before) => number - 2,
        _ => number,
    }
}

/// Signs of currency (jlreq cl-12, prefixed abbreviations; UAX #14 class PR).
const fn is_currency(c: char) -> bool {
    matches!(c, '$' | '＄' | '¢' | '£' | '¥' | '￡' | '￥' | '￦' | '\u{20A0}'..='\u{20CF}')
}

/// What stands before a number and belongs to it (clreq §3.1.5.2: digits and their prefix).
const fn is_number_prefix(c: char) -> bool {
    matches!(
        c,
        '第' | '제'
            | '№'
            | '※'
            | '©'
            | '#'
            | '＃'
            | '+'
            | '-'
            | '±'
            | '−'
            | '＋'
            | '－'
            | '~'
            | '≈'
            | '<'
            | '>'
            | '≤'
            | '≥'
    )
}

/// Where the magnitudes, units and counters after a number end; `end` where it has none.
fn end_with_units(characters: &[char], end: usize) -> usize {
    let blank = usize::from(characters.get(end) == Some(&' '));
    let mut at = end + blank;
    if blank == 0 && matches!(characters.get(at), Some('多' | '餘' | '余' | '幾' | '几' | '數' | '数'))
    {
        at += 1;
    }
    let begins = at;
    while characters.get(at).is_some_and(|c| MAGNITUDES.contains(c)) {
        at += 1;
    }
    let has_magnitude = at > begins;
    // Across a typed space hangul is a counter only where its word ends, but for a particle.
    let is_in_word = |at: usize| {
        let next = characters.get(at).copied().filter(|c| is_hangul(*c));
        blank == 1 && is_hangul(characters[at - 1]) && next.is_some_and(|c| !PARTICLES.contains(c))
    };
    // A typed space may stand between the magnitude and its unit, too.
    let space = usize::from(has_magnitude && blank == 1 && characters.get(at) == Some(&' '));
    match counter_after(&characters[at + space..]) {
        0 if has_magnitude && !is_in_word(at) => at,
        length if length > 0 && !is_in_word(at + space + length) => at + space + length,
        // Whatever is written right after a number in hangul is what it counts.
        _ if characters.get(end).copied().is_some_and(is_hangul) => end + 1,
        _ => end,
    }
}

/// `第 3 章`, `제 3 장`: with spaces it is one only where a counter comes after the number.
fn join_ordinal(characters: &[char], start: usize, end: usize, sequences: &mut Sequences) {
    let is_prefix = |at: Option<usize>| at.is_some_and(|at| matches!(characters[at], '第' | '제'));
    let spaced = characters[..start].ends_with(&[' ']);
    let prefix = start.checked_sub(1 + usize::from(spaced));
    let blank = usize::from(characters.get(end) == Some(&' '));
    let counter = end + blank;
    if is_prefix(prefix) && characters.get(counter).copied().is_some_and(is_ordinal_counter) {
        sequences.join(prefix.unwrap_or(start), counter + 1);
    }
}
