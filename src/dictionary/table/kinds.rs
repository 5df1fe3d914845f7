//! What a cell holds, seen from the term next to it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::text::class::{is_bopomofo, is_cjk, is_han, is_hangul, is_kana};

/// What a cell holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum CellKind {
    Empty,
    /// How the term is read, beyond doubt.
    Reading,
    /// Letters that may be how the term is read: syllables without tones, or hangul.
    Letters,
    /// As many ideographs as the term has: most likely its other form.
    Name,
    PartOfSpeech,
    Number,
    Text,
}

/// Characters of the longest reading.
const LONGEST_READING: usize = 100;

/// Parts of speech as dictionaries shorten them; whole ones may well be what a term means.
const PARTS_OF_SPEECH: &str = "n.|v.|vt.|vi.|adj.|adv.|prep.|conj.|pron.|num.|int.|art.|aux.|phr.\
    |noun|verb|adjective|adverb|pronoun|particle\
    |名|動|形|副|代|量|介|助|動1|動2|名詞|动词|動詞|形容詞|形容词|副詞|副词|名词|量詞|量词|形動|形容動詞|자|타|명사|동사|형용사|부사";

/// What a cell next to this term holds; both without white space around them.
pub(super) fn kind_of(cell: &str, term: &str) -> CellKind {
    if cell.is_empty() {
        CellKind::Empty
    } else if cell.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '%')) {
        CellKind::Number
    } else if PARTS_OF_SPEECH.split('|').any(|part| part == cell) && cell != term {
        CellKind::PartOfSpeech
    } else if cell.chars().all(is_han)
        && term.chars().all(is_han)
        && cell.chars().count() == term.chars().count()
    {
        CellKind::Name
    } else if cell.chars().nth(LONGEST_READING).is_some() || cell.contains(is_han) {
        CellKind::Text
    } else {
        reading(cell, term)
    }
}

fn reading(cell: &str, term: &str) -> CellKind {
    let is_enclosed = |open, close| cell.len() > 2 && cell.starts_with(open) && cell.ends_with(close);
    let is_phonetic = |c| matches!(c, '\u{250}'..='\u{2AF}' | 'ˈ' | 'ˌ' | 'ː' | 'θ' | 'ð');
    if cell.contains(is_phonetic) || is_enclosed('/', '/') && !cell.contains(is_cjk) {
        return CellKind::Reading;
    }
    let cell = if is_enclosed('[', ']') { cell.trim_matches(['[', ']']) } else { cell };
    let is_between =
        |c: char| c.is_whitespace() || matches!(c, '\'' | '’' | '-' | '·' | '・' | '.' | ',' | '、' | '/');
    let is_tone = |c| matches!(c, 'ˉ' | 'ˊ' | 'ˇ' | 'ˋ' | '˙');
    let has_ideographs = term.contains(is_han);
    if cell.chars().all(|c| is_kana(c) || is_bopomofo(c) || is_tone(c) || is_between(c)) {
        return if has_ideographs { CellKind::Reading } else { CellKind::Text };
    }
    if !term.contains(is_cjk) {
        return CellKind::Text;
    }
    if cell.chars().all(|c| is_hangul(c) || is_between(c)) {
        return if has_ideographs { CellKind::Letters } else { CellKind::Text };
    }
    if cell.chars().any(|c| matches!(c, '1'..='6')) && is_numbered(cell, is_between) {
        return CellKind::Reading;
    }
    let plain: String = cell.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).collect();
    let mut words = plain.split(is_between).filter(|word| !word.is_empty()).peekable();
    if words.peek().is_none() || !words.all(is_syllables) {
        return CellKind::Text;
    }
    let has_tones =
        cell.nfd().any(|c| matches!(c, '\u{300}' | '\u{301}' | '\u{304}' | '\u{30C}' | '\u{302}'));
    if has_tones { CellKind::Reading } else { CellKind::Letters }
}

/// Whether a text is syllables with the numbers of their tones, `yu3 san3`.
fn is_numbered(cell: &str, is_between: impl Fn(char) -> bool) -> bool {
    let mut letters = 0;
    for c in cell.chars() {
        if matches!(c, '0'..='6') {
            if letters == 0 {
                return false;
            }
            letters = 0;
        } else if c.is_alphabetic() || c == ':' {
            letters += 1;
        } else if !is_between(c) || letters > 0 {
            return false;
        }
        if letters > 7 {
            return false;
        }
    }
    letters == 0
}

/// Whether a word is syllables of pinyin or of romaji.
fn is_syllables(word: &str) -> bool {
    const ONSETS: &str =
        " b p m f d t n l g k h j q x zh ch sh r z c s y w ky gy ny hy my ry by py ts kk tt ss pp";
    const RIMES: &str = "a ai an ang ao e ei en eng er o ou ong i ia ian iang iao ie in ing iong iu u ua uai uan uang \
        ui un uo ue v ve n";
    let letters = word.as_bytes();
    let mut is_reached = vec![false; letters.len() + 1];
    is_reached[0] = true;
    for start in 0..letters.len() {
        let Some(rest) = letters.get(start..).filter(|_| is_reached[start]) else { continue };
        let onsets = ONSETS.split(' ').filter(|onset| rest.starts_with(onset.as_bytes()));
        for onset in onsets {
            let after = rest.get(onset.len()..).unwrap_or_default();
            for rime in RIMES.split_whitespace().filter(|rime| after.starts_with(rime.as_bytes())) {
                is_reached[start + onset.len() + rime.len()] = true;
            }
        }
    }
    is_reached.last() == Some(&true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_told_apart() {
        for (cell, term, kind) in [
            ("yǔsǎn", "雨傘", CellKind::Reading),
            ("yu3 san3", "雨傘", CellKind::Reading),
            ("jyu5saan3", "雨傘", CellKind::Reading),
            ("nu:3", "女", CellKind::Reading),
            ("[yǔ sǎn]", "雨傘", CellKind::Reading),
            ("あまがさ", "雨傘", CellKind::Reading),
            ("ㄩˇ ㄙㄢˇ", "雨傘", CellKind::Reading),
            ("ʌmˈbrɛlə", "umbrella", CellKind::Reading),
            ("/kæt/", "cat", CellKind::Reading),
            ("amagasa", "雨傘", CellKind::Letters),
            ("nippon", "日本", CellKind::Letters),
            ("우산", "雨傘", CellKind::Letters),
            ("umbrella", "雨傘", CellKind::Text),
            ("théière", "茶壺", CellKind::Text),
            ("a table", "桌子", CellKind::Text),
            ("version 3", "三版", CellKind::Text),
            ("우산", "umbrella", CellKind::Text),
            ("遮雨", "雨傘", CellKind::Name),
            ("遮雨的", "雨傘", CellKind::Text),
            ("n.", "cat", CellKind::PartOfSpeech),
            ("12.5", "x", CellKind::Number),
            ("", "x", CellKind::Empty),
        ] {
            assert_eq!(kind_of(cell, term), kind, "{cell}");
        }
    }
}
