//! Kana in romaji.

use std::sync::LazyLock;

use super::Spelling;
use super::typed::hiragana;

/// Whether a kana is a small one that goes with the one before it (`ゃ`, `ェ`).
pub(super) fn is_small(c: char) -> bool {
    small(hiragana(c)).is_some()
}

/// The vowel that a mora ends in, if it ends in one; it is a kana and maybe a small one.
pub(super) fn vowel(kana: char, after: Option<char>) -> Option<char> {
    let vowel = after.and_then(|after| small(hiragana(after))).map(|(_, vowel)| vowel);
    vowel.or_else(|| Some(sound(hiragana(kana))?.1))
}

/// Whether a mora after a vowel only lengthens it, so that it is often left out (`Tōkyō`, `tokyo`).
pub(super) fn is_silent(mora: char, after: Option<char>) -> bool {
    match hiragana(mora) {
        'ー' => true,
        'う' => matches!(after, Some('o' | 'u')),
        'お' => after == Some('o'),
        _ => false,
    }
}

/// The ways of typing a mora, a kana and maybe a small one: as hiragana, in Hepburn's romaji and in Kunrei's.
pub(super) fn spellings(kana: char, after: Option<char>, spellings: &mut Vec<Spelling>) {
    let mut texts = vec![std::iter::once(kana).chain(after).collect()];
    match (kana, after.and_then(small)) {
        // Doubles the consonant that follows.
        ('っ', _) => texts.extend("kstpcgdzbjhfrm".chars().map(String::from)),
        ('ん', _) => texts.extend(["n", "nn", "m"].map(String::from)),
        ('ー', _) => texts.extend("aiueo".chars().map(String::from)),
        (_, Some((glide, vowel))) => texts.extend(with_small(kana, glide, vowel)),
        (_, None) => {
            let others: &[&str] = match kana {
                'を' => &["o"],
                'ぢ' => &["ji", "zi"],
                'づ' => &["zu", "dzu"],
                'ゖ' => &["ga", "ka"],
                _ => &[],
            };
            texts.extend(others.iter().map(|other| String::from(*other)));
            for (consonant, vowel) in sound(kana).into_iter().flat_map(both_systems) {
                texts.push(format!("{consonant}{vowel}"));
            }
        }
    }
    texts.dedup();
    spellings.extend(texts.into_iter().map(|text| Spelling { text, tone: None, short: 0 }));
}

/// A kana with a small one after it. `きゃ` glides and `ファ` changes the vowel; `かぁ` lengthens it.
fn with_small(kana: char, glides: bool, small: char) -> Vec<String> {
    let Some((consonant, vowel)) = sound(kana) else { return Vec::new() };
    let mut texts = Vec::new();
    for (head, _) in both_systems((consonant, vowel)) {
        texts.push(match head {
            "sh" | "ch" | "j" => format!("{head}{small}"),
            _ if glides => format!("{head}y{small}"),
            "" if kana == 'う' => format!("w{small}"),
            "" if kana == 'い' => format!("y{small}"),
            "k" | "g" if vowel == 'u' => format!("{head}w{small}"),
            "s" | "t" | "z" if vowel == 'i' => format!("{head}y{small}"),
            _ => format!("{head}{small}"),
        });
        if vowel == small && !glides {
            texts.push(format!("{head}{vowel}{small}"));
        }
    }
    texts
}

/// Kana by their consonants in Kunrei's romaji, each row in the order of the vowels.
const ROWS: [(&str, &str); 18] = [
    ("", "あいうえお"),
    ("", "ぁぃぅぇぉ"),
    ("k", "かきくけこ"),
    ("k", "ゕ\0\0ゖ\0"),
    ("g", "がぎぐげご"),
    ("s", "さしすせそ"),
    ("z", "ざじずぜぞ"),
    ("t", "たちつてと"),
    ("d", "だぢづでど"),
    ("n", "なにぬねの"),
    ("h", "はひふへほ"),
    ("b", "ばびぶべぼ"),
    ("p", "ぱぴぷぺぽ"),
    ("m", "まみむめも"),
    ("y", "や\0ゆ\0よ"),
    ("r", "らりるれろ"),
    ("w", "わゐ\0ゑを"),
    ("v", "\0\0ゔ\0\0"),
];

/// Consonant and vowel of a hiragana.
fn sound(kana: char) -> Option<(&'static str, char)> {
    let place = (kana as usize).checked_sub(FIRST as usize)?;
    SOUNDS.get(place).copied().flatten()
}

/// The first hiragana.
const FIRST: char = 'ぁ';

/// What [`ROWS`] say of each hiragana, in Unicode's order.
static SOUNDS: LazyLock<Vec<Option<(&'static str, char)>>> = LazyLock::new(|| {
    let of = |kana| {
        ROWS.iter().find_map(|(consonant, row)| {
            let (_, vowel) = row.chars().zip("aiueo".chars()).find(|(c, _)| *c == kana)?;
            Some((*consonant, vowel))
        })
    };
    (FIRST..='ゖ').map(of).collect()
});

/// A sound by Kunrei's system and by Hepburn's, where that differs.
fn both_systems((consonant, vowel): (&'static str, char)) -> impl Iterator<Item = (&'static str, char)> {
    let hepburn = match (consonant, vowel) {
        ("s", 'i') => Some("sh"),
        ("t", 'i') => Some("ch"),
        ("t", 'u') => Some("ts"),
        ("h", 'u') => Some("f"),
        ("z", 'i') => Some("j"),
        _ => None,
    };
    std::iter::once(consonant).chain(hepburn).map(move |consonant| (consonant, vowel))
}

/// Whether a small hiragana glides, and its vowel.
fn small(kana: char) -> Option<(bool, char)> {
    match kana {
        'ゃ' => Some((true, 'a')),
        'ゅ' => Some((true, 'u')),
        'ょ' => Some((true, 'o')),
        'ぁ' | 'ゎ' => Some((false, 'a')),
        'ぃ' => Some((false, 'i')),
        'ぅ' => Some((false, 'u')),
        'ぇ' => Some((false, 'e')),
        'ぉ' => Some((false, 'o')),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn morae_are_typed_by_either_system() {
        for (mora, wanted) in [
            ("し", "し si shi"),
            ("しゃ", "しゃ sya sha"),
            ("ち", "ち ti chi"),
            ("つ", "つ tu tsu"),
            ("ふ", "ふ hu fu"),
            ("じょ", "じょ zyo jo"),
            ("ちぇ", "ちぇ tye che"),
            ("きゃ", "きゃ kya"),
            ("か", "か ka"),
            ("を", "を o wo"),
            ("ふぁ", "ふぁ ha fa"),
            ("てぃ", "てぃ ti"),
            ("とぅ", "とぅ tu"),
            ("ゔぇ", "ゔぇ ve"),
            ("うぃ", "うぃ wi"),
            ("くぁ", "くぁ kwa"),
            ("かぁ", "かぁ ka kaa"),
            ("ん", "ん n nn m"),
            ("ゝ", "ゝ"),
        ] {
            let mut found = Vec::new();
            let mut chars = mora.chars();
            spellings(chars.next().unwrap(), chars.next(), &mut found);
            let found: Vec<_> = found.into_iter().map(|spelling| spelling.text).collect();
            assert_eq!(found.join(" "), wanted);
        }
    }

    #[test]
    fn every_kana_but_marks_has_romaji() {
        for c in ('ぁ'..='ゖ').filter(|c| !"っん".contains(*c) && small(*c).is_none_or(|(glides, _)| !glides))
        {
            assert!(c == 'ゎ' || sound(c).is_some(), "{c}");
        }
    }

    #[test]
    fn long_vowels_are_heard_once() {
        assert_eq!(vowel('き', Some('ょ')), Some('o'));
        assert_eq!(vowel('ん', None), None);
        assert!(is_silent('う', Some('o')) && is_silent('ー', None) && !is_silent('う', Some('a')));
    }
}
