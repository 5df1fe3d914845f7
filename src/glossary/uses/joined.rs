//! Names that join several words: `開源與專有`, `monopile and transition piece`.

use super::common::Commonness;
use crate::text::class::{is_cjk, is_han, is_hangul, is_kana};
use crate::text::words::{cost, words};

/// Words that join what is before them and after them, where they are words of their own.
const BETWEEN_HAN: &[&str] =
    &["與", "与", "和", "及", "跟", "或", "暨", "以及", "及其", "と", "や", "または", "及び", "および"];
/// Words between blanks.
const BETWEEN_BLANKS: &[&str] =
    &["and", "or", "vs", "vs.", "versus", "&", "및", "또는", "그리고", "와", "과", "+"];
/// Signs.
const SIGNS: &[char] = &['、', '／', '/', '＆', '&'];
/// Words of Korean whose end is no particle though it sounds like one.
const KOREAN_WORDS: &[&str] = &[
    "결과", "학과", "성과", "통과", "경과", "안과", "문과", "본과", "일과", "한과", "약과", "전과", "분과",
    "강과",
];

/// The most words that a name joins.
const MOST_PARTS: usize = 4;
/// Characters of the shortest part.
const SHORTEST: usize = 2;

/// Of the words that a name joins ([`split`]) those that may stand alone for it; none of them if there are too many, or if
/// one is too short. Too common are those that everybody uses of anything ([`Commonness::Common`]), and usual ones, unless
/// another word of the same name is a special one.
pub(super) fn distinctive(parts: Vec<String>) -> Vec<String> {
    if !(2..=MOST_PARTS).contains(&parts.len()) || parts.iter().any(|part| part.chars().count() < SHORTEST) {
        return Vec::new();
    }
    let commonness: Vec<Commonness> = parts.iter().map(|part| Commonness::of(part)).collect();
    let with_special = commonness.contains(&Commonness::Special);
    let least = if with_special { Commonness::Usual } else { Commonness::Rare };
    let rare = parts.into_iter().zip(commonness).filter(|(_, commonness)| *commonness >= least);
    rare.map(|(part, _)| part).collect()
}

/// The words that a name joins; the name itself where it joins none.
pub(super) fn split(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    for part in name.split(SIGNS).map(str::trim) {
        if parts.last().is_some_and(|last| !last.is_empty()) {
            parts.push(String::new());
        }
        for piece in pieces(part) {
            match piece {
                Piece::Joiner => parts.push(String::new()),
                Piece::Text(text) => {
                    if let Some(last) = parts.last_mut() {
                        last.push_str(&text);
                    }
                }
            }
        }
    }
    parts.into_iter().map(|part| part.trim().to_owned()).collect()
}

enum Piece {
    Text(String),
    Joiner,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for word in text.split_inclusive(' ') {
        let bare = word.trim();
        if BETWEEN_BLANKS.contains(&bare.to_lowercase().as_str()) {
            pieces.push(Piece::Joiner);
        } else if let Some(before) = without_particle(bare).filter(|_| word.ends_with(' ')) {
            pieces.push(Piece::Text(before.to_owned()));
            pieces.push(Piece::Joiner);
        } else if bare.contains(|c| is_han(c) || is_kana(c)) {
            pieces.extend(han_pieces(word));
        } else {
            pieces.push(Piece::Text(word.to_owned()));
        }
    }
    pieces
}

/// A word without 과 after a final consonant, or 와 after a vowel.
fn without_particle(word: &str) -> Option<&str> {
    let has_final = |before: &str| {
        let last = before.chars().next_back().filter(|c| matches!(c, '가'..='힣'));
        last.map(|c| !(u32::from(c) - u32::from('가')).is_multiple_of(28))
    };
    let before = match word.strip_suffix('과') {
        Some(before) => Some(before).filter(|before| has_final(before) == Some(true)),
        None => word.strip_suffix('와').filter(|before| has_final(before) == Some(false)),
    };
    before.filter(|before| {
        before.chars().filter(|c| is_hangul(*c)).count() >= SHORTEST.min(2) && !KOREAN_WORDS.contains(&word)
    })
}

/// Words of so much cost are no words for certain: 茶与 in 砖茶与散茶.
const DOUBTFUL: u32 = 110;

/// Joiners are words by the dictionary, with letters of CJK on both sides: 和 is none in 和平.
fn han_pieces(text: &str) -> Vec<Piece> {
    let tokens: Vec<&str> =
        words(text).into_iter().filter_map(|word| text.get(word)).flat_map(without_joiner).collect();
    let is_letter = |word: Option<&&str>| {
        word.is_some_and(|word| word.contains(|c: char| is_cjk(c) || c.is_alphanumeric()))
    };
    let piece = |(index, word): (usize, &&str)| {
        let is_between =
            is_letter(index.checked_sub(1).and_then(|at| tokens.get(at))) && is_letter(tokens.get(index + 1));
        if BETWEEN_HAN.contains(word) && is_between { Piece::Joiner } else { Piece::Text((*word).to_owned()) }
    };
    tokens.iter().enumerate().map(piece).collect()
}

/// A word that is none for certain, with a joiner at its end set apart.
fn without_joiner(word: &str) -> Vec<&str> {
    let joiner = BETWEEN_HAN.iter().find(|joiner| word.ends_with(**joiner) && word.len() > joiner.len());
    match joiner {
        Some(joiner) if cost(word).is_none_or(|cost| cost >= DOUBTFUL) => {
            let (before, joiner) = word.split_at(word.len() - joiner.len());
            vec![before, joiner]
        }
        _ => vec![word],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(name: &str) -> Vec<String> {
        distinctive(split(name))
    }

    #[test]
    fn joined_names_come_apart() {
        for (name, wanted) in [
            ("開源與專有", &["開源", "專有"][..]),
            ("馈源舱与反射面", &["馈源舱", "反射面"]),
            ("固態、鈉離子", &["固態", "鈉離子"]),
            ("砖茶与散茶", &["砖茶", "散茶"]),
            ("爬取與索引", &["爬取", "索引"]),
            ("レジスト塗布とエッチング", &["レジスト塗布", "エッチング"]),
            ("셰이더와 텍스처", &["셰이더", "텍스처"]),
            ("monopile and transition piece", &["monopile", "transition piece"]),
            ("匿名化和去标识化", &["匿名化", "去标识化"]),
        ] {
            assert_eq!(parts(name), wanted, "{name}");
        }
    }

    #[test]
    fn common_words_and_other_names_have_no_parts() {
        for name in [
            "告知與同意",
            "經濟與社會",
            "昭和時代",
            "和平協定",
            "과학 기술",
            "검사 결과 보고",
            "supply and demand",
            "A/B",
            "모델",
        ] {
            assert_eq!(parts(name), Vec::<String>::new(), "{name}");
        }
    }
}
