//! Characters that a file's encoding lacks (外字): `※［＃「てへん＋劣」、第3水準1-84-77］`.

use crate::text::jis;

/// What a note says of a character.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Character {
    /// The character, which may be two in Unicode.
    Known(String),
    /// How it looks; it has no number that is known.
    Described(String),
}

/// Reads the note of a character: by its number in Unicode, or else by its place in JIS X 0213.
pub(super) fn read(note: &str) -> Character {
    let parts = || note.split(['、', '，']).map(str::trim);
    let known = parts().find_map(unicode).or_else(|| parts().find_map(place));
    match known {
        Some(known) => Character::Known(known),
        None => Character::Described(description(note)),
    }
}

/// `U+6798`.
fn unicode(part: &str) -> Option<String> {
    let (_, number) = part.rsplit_once("U+").or_else(|| part.rsplit_once("Ｕ＋"))?;
    let digits = number.find(|c: char| !c.is_ascii_hexdigit()).unwrap_or(number.len());
    let number = u32::from_str_radix(number.split_at(digits).0, 16).ok()?;
    let is_private = matches!(number, 0xE000..=0xF8FF | 0xF_0000..);
    let c = char::from_u32(number).filter(|c| !is_private && !c.is_control() && !c.is_whitespace())?;
    Some(c.to_string())
}

/// `第3水準1-84-77`, `1-2-22`: plane, row and cell.
fn place(part: &str) -> Option<String> {
    let level = part.strip_prefix('第').and_then(|part| part.split_once("水準"));
    let number = level.map_or(part, |(_, number)| number);
    let mut numbers = number.split(['-', '－', '‐']).map(number_of);
    let (plane, row, cell) = (numbers.next()??, numbers.next()??, numbers.next()??);
    numbers.next().is_none().then(|| jis::character(plane, row, cell)).flatten().map(str::to_owned)
}

fn number_of(digits: &str) -> Option<usize> {
    let is_short = !digits.is_empty() && digits.chars().nth(4).is_none();
    let mut digits = digits.chars();
    is_short.then(|| digits.try_fold(0, |number, c| Some(number * 10 + digit(c)?))).flatten()
}

fn digit(c: char) -> Option<usize> {
    let wide = u32::from(c).checked_sub(u32::from('０')).filter(|digit| *digit < 10);
    c.to_digit(10).or(wide).map(|digit| digit as usize)
}

/// The words of a note, without the page and line where the character stands in the book.
fn description(note: &str) -> String {
    let words = without_page(note);
    let quoted = words.strip_prefix('「').and_then(|words| words.strip_suffix('」'));
    quoted.filter(|quoted| !quoted.contains(['「', '」'])).unwrap_or(words).to_owned()
}

/// A note without the numbers at its end: `「雨」に傍点、12-3`, `「雨＋口」、U+E000、上-12`.
pub(super) fn without_page(note: &str) -> &str {
    let mut words = note;
    while let Some((before, last)) = words.rsplit_once(['、', '，']) {
        if before.is_empty() || !is_place(last.trim()) {
            break;
        }
        words = before;
    }
    words
}

/// Whether words are a number in a set of characters, or a page and a line: `12-3`, `12-上-3`, `ページ数-行数`.
fn is_place(part: &str) -> bool {
    let is_unicode = part.starts_with("U+") || part.starts_with("Ｕ＋");
    let is_level = part.starts_with('第') && part.contains("水準");
    let has_digit = part.chars().any(|c| digit(c).is_some());
    let of_numbers = |c: char| digit(c).is_some() || "-－‐上中下左右段".contains(c);
    is_unicode || is_level || part == "ページ数-行数" || has_digit && part.chars().all(of_numbers)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_known_by_their_numbers() {
        for (note, expected) in [
            ("「木＋吶のつくり」、第3水準1-85-54", "枘"),
            ("「土へん＋竒」、U+57FC、12-3", "埼"),
            ("「日＋星」、第４水準2-14-12、34-5", "暒"),
            ("二の字点、1-2-22", "〻"),
            ("半濁点付き平仮名か、1-4-87", "か\u{309A}"),
            ("１-２-２２", "〻"),
        ] {
            assert_eq!(read(note), Character::Known(expected.to_owned()), "{note}");
        }
    }

    #[test]
    fn characters_without_a_number_keep_their_description() {
        for (note, expected) in [
            ("「雨＋口」、123-4", "雨＋口"),
            ("「雨＋口」、U+E001、123-下-4", "雨＋口"),
            ("「雨＋口」、第3水準3-99-99", "雨＋口"),
            ("変体仮名か、12-3", "変体仮名か"),
            ("「雨＋口」、読みは「あめ」、12-3", "「雨＋口」、読みは「あめ」"),
            ("12-3", "12-3"),
            ("", ""),
        ] {
            assert_eq!(read(note), Character::Described(expected.to_owned()), "{note}");
        }
    }
}
