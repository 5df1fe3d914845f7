//! Characters that a file's encoding lacks (外字): `※［＃「てへん＋劣」、第3水準1-84-77］`.

use unicode_normalization::UnicodeNormalization;

use crate::text::{jis, numeral};

/// What a note says of a character.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Character {
    /// The character, which may be two in Unicode.
    Known(String),
    /// A kana that is written small and has no small form in Unicode.
    Small(String),
    /// How it looks; it has no number that is known.
    Described(String),
}

/// Reads the note of a character: by its number in Unicode, by its place in JIS X 0213, or else by its name.
pub(super) fn read(note: &str) -> Character {
    let parts = || note.split(['、', '，']).map(str::trim);
    let known = parts().find_map(unicode).or_else(|| parts().find_map(place));
    match known {
        Some(known) => Character::Known(known),
        None => parts().find_map(kana).or_else(|| parts().find_map(roman)).unwrap_or_else(|| {
            let description = description(note);
            Character::Described(description)
        }),
    }
}

/// A kana by its name: `濁点付き片仮名エ`, `小書き平仮名ん`, `濁点付き小書き平仮名つ`.
fn kana(name: &str) -> Option<Character> {
    let voiced = name.strip_prefix("濁点付き").map(|rest| (rest, "\u{3099}"));
    let (rest, sign) =
        voiced.or_else(|| Some((name.strip_prefix("半濁点付き")?, "\u{309A}"))).unwrap_or((name, ""));
    let small = rest.strip_prefix("小書き");
    let rest = small.unwrap_or(rest);
    let base = rest.strip_prefix("平仮名").or_else(|| rest.strip_prefix("片仮名"))?;
    let base = Some(base).filter(|base| base.chars().count() == 1)?;
    if small.is_none() {
        return (!sign.is_empty()).then(|| Character::Known(format!("{base}{sign}").nfc().collect()));
    }
    let has_small = SMALL_KANA.iter().find_map(|(large, small)| (*large == base).then_some(*small));
    Some(match has_small {
        Some(kana) => Character::Known(format!("{kana}{sign}").nfc().collect()),
        None => Character::Small(format!("{base}{sign}").nfc().collect()),
    })
}

/// Kana whose small forms every font has.
const SMALL_KANA: [(&str, &str); 22] = [
    ("あ", "ぁ"),
    ("い", "ぃ"),
    ("う", "ぅ"),
    ("え", "ぇ"),
    ("お", "ぉ"),
    ("つ", "っ"),
    ("や", "ゃ"),
    ("ゆ", "ゅ"),
    ("よ", "ょ"),
    ("わ", "ゎ"),
    ("ア", "ァ"),
    ("イ", "ィ"),
    ("ウ", "ゥ"),
    ("エ", "ェ"),
    ("オ", "ォ"),
    ("ツ", "ッ"),
    ("ヤ", "ャ"),
    ("ユ", "ュ"),
    ("ヨ", "ョ"),
    ("ワ", "ヮ"),
    ("カ", "ヵ"),
    ("ケ", "ヶ"),
];

/// A Roman numeral by its value, in letters: `ローマ数字14`; those that are one character have a place.
fn roman(name: &str) -> Option<Character> {
    let small = name.strip_prefix("ローマ数字小文字");
    let number = number_of(small.or_else(|| name.strip_prefix("ローマ数字"))?).filter(|value| *value > 0)?;
    let letters = numeral::roman(number);
    Some(Character::Known(if small.is_some() { letters.to_ascii_lowercase() } else { letters }))
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
            ("濁点付き片仮名エ、369-5", "エ\u{3099}"),
            ("半濁点付き片仮名ツ、3-5", "ツ\u{309A}"),
            ("濁点付き平仮名か", "が"),
            ("濁点付き小書き平仮名つ、571-6", "っ\u{3099}"),
            ("小書き片仮名ヤ、1-2", "ャ"),
            ("ローマ数字14", "XIV"),
            ("ローマ数字小文字３、12-3", "iii"),
        ] {
            assert_eq!(read(note), Character::Known(expected.to_owned()), "{note}");
        }
    }

    #[test]
    fn kana_without_a_small_form_are_set_small() {
        for (note, expected) in [
            ("小書き平仮名な、105-1", "な"),
            ("小書き片仮名ヱ、201-7", "ヱ"),
            ("小書き片仮名ガ、452-上-1", "ガ"),
        ] {
            assert_eq!(read(note), Character::Small(expected.to_owned()), "{note}");
        }
    }

    #[test]
    fn characters_without_a_number_keep_their_description() {
        for (note, expected) in [
            ("「雨＋口」、123-4", "雨＋口"),
            ("「雨＋口」、U+E001、123-下-4", "雨＋口"),
            ("「雨＋口」、第3水準3-99-99", "雨＋口"),
            ("変体仮名か、12-3", "変体仮名か"),
            ("小書き平仮名", "小書き平仮名"),
            ("濁点付き平仮名なに", "濁点付き平仮名なに"),
            ("ローマ数字、12-3", "ローマ数字"),
            ("「雨＋口」、読みは「あめ」、12-3", "「雨＋口」、読みは「あめ」"),
            ("12-3", "12-3"),
            ("", ""),
        ] {
            assert_eq!(read(note), Character::Described(expected.to_owned()), "{note}");
        }
    }
}
