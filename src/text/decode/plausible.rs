//! How plausible a text is as Chinese, Japanese or Korean: bytes that are read in a wrong encoding become rare
//! characters, characters of several languages, and characters that nobody writes.
//!
//! What is common needs no table: the national standards put the common characters of a language into rows of their
//! own (GB/T 2312 level 1, Big5 level 1, JIS X 0208 level 1, the syllables of KS X 1001). The commonest of all are
//! listed in [`super::frequent`].

use std::sync::LazyLock;

use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GBK};

use super::frequent;
use crate::text::class::{is_hangul, is_kana};

/// What a text is worth.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Plausibility {
    /// Points of all characters in the language that suits the text best.
    pub points: f32,
    /// Characters that are neither ASCII nor punctuation.
    pub letters: usize,
    /// Characters that are not ASCII.
    pub seen: usize,
}

/// The ways of writing that are told apart: Chinese in both scripts, Japanese, Korean.
const LANGUAGES: usize = 4;

/// Points of a character in each language.
type Points = [f32; LANGUAGES];

impl Plausibility {
    /// Weighs a text; ASCII characters weigh nothing.
    pub(super) fn of(text: &str) -> Self {
        let mut points = [0.0; LANGUAGES];
        let (mut letters, mut seen, mut before) = (0, 0, Script::Other);
        for c in text.chars() {
            let script = Script::of(c);
            if c.is_ascii() && !c.is_ascii_control() {
                before = script;
                continue;
            }
            seen += usize::from(!c.is_ascii());
            letters += usize::from(script != Script::Other);
            let change = if before.goes_with(script) { 0.0 } else { MIXED };
            for (sum, worth) in points.iter_mut().zip(worth(c)) {
                *sum += worth + change;
            }
            before = script;
        }
        Self { points: points.into_iter().fold(f32::NEG_INFINITY, f32::max), letters, seen }
    }
}

/// Among the commonest few hundred of the language.
const FREQUENT: f32 = 3.0;
/// A kana, which makes up half of a Japanese text.
const KANA: f32 = 2.0;
/// Punctuation of East Asian text.
const PUNCTUATION: f32 = 1.5;
/// In the rows of a national standard for common characters.
const COMMON: f32 = 1.0;
/// In the rows of a national standard for rarer characters; letters and symbols of other scripts.
const UNUSUAL: f32 = -0.5;
/// In no such rows, or a half-width kana.
const RARE: f32 = -1.5;
/// A letter of another language.
const FOREIGN: f32 = -2.0;
/// Hangul next to another script within a word.
const MIXED: f32 = -1.5;
/// For private use, of no use, or a control character.
const STRAY: f32 = -4.0;
/// What did not fit the encoding.
const MISFIT: f32 = -8.0;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Hangul,
    Kana,
    Letter,
    Other,
}

impl Script {
    fn of(c: char) -> Self {
        match c {
            _ if c.is_ascii() => Self::Other,
            _ if is_hangul(c) => Self::Hangul,
            _ if is_kana(c) => Self::Kana,
            _ if c.is_alphabetic() => Self::Letter,
            _ => Self::Other,
        }
    }

    fn goes_with(self, next: Self) -> bool {
        let is_letter = |script| script != Self::Other;
        !((self == Self::Hangul) ^ (next == Self::Hangul) && is_letter(self) && is_letter(next))
    }
}

fn worth(c: char) -> Points {
    match c {
        '\u{FFFD}' | '\0' => [MISFIT; LANGUAGES],
        '\t' | '\n' | '\r' | '\u{0C}' => [0.0; LANGUAGES],
        _ if c.is_control() || is_nobodys(c) => [STRAY; LANGUAGES],
        '、'
        | '。'
        | '〈'..='】'
        | '！'
        | '，'
        | '：'
        | '；'
        | '？'
        | '（'
        | '）'
        | '～'
        | '\u{3000}'
        | '・'
        | '“'
        | '”'
        | '‘'
        | '’'
        | '—'
        | '…'
        | '·'
        | 'ー'
        | '〜'
        | '―' => [PUNCTUATION; LANGUAGES],
        '\u{FF10}'..='\u{FF5A}' => [COMMON; LANGUAGES],
        _ => match BASIC.get(c as usize) {
            Some(points) => *points,
            None => [RARE; LANGUAGES],
        },
    }
}

/// For private use, or never a character.
const fn is_nobodys(c: char) -> bool {
    matches!(c, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..) || c as u32 & 0xFFFE == 0xFFFE
}

/// The points of every character of the basic plane.
static BASIC: LazyLock<Vec<Points>> = LazyLock::new(|| {
    let mut points: Vec<Points> =
        (0..0x1_0000).map(|code| char::from_u32(code).map_or([STRAY; LANGUAGES], by_script)).collect();
    for (language, encoding, common, unusual) in [
        (SIMPLIFIED, GBK, 0xB0..=0xD7, 0xD8..=0xF7),
        (TRADITIONAL, BIG5, 0xA4..=0xC6, 0xC9..=0xF9),
        (JAPANESE, EUC_JP, 0xB0..=0xCF, 0xD0..=0xF4),
        (KOREAN, EUC_KR, 0xB0..=0xC8, 0xCA..=0xFD),
    ] {
        set(&mut points, language, COMMON, characters(encoding, common));
        set(&mut points, language, UNUSUAL, characters(encoding, unusual));
    }
    for (language, characters) in [
        (SIMPLIFIED, frequent::SIMPLIFIED),
        (TRADITIONAL, frequent::TRADITIONAL),
        (JAPANESE, frequent::JAPANESE),
        (KOREAN, frequent::KOREAN),
    ] {
        set(&mut points, language, FREQUENT, characters.chars());
    }
    points
});

const SIMPLIFIED: usize = 0;
const TRADITIONAL: usize = 1;
const JAPANESE: usize = 2;
const KOREAN: usize = 3;

fn set(points: &mut [Points], language: usize, worth: f32, characters: impl IntoIterator<Item = char>) {
    for c in characters {
        if let Some(points) = points.get_mut(c as usize) {
            points[language] = worth;
        }
    }
}

/// The points of a character that no standard's rows say anything about.
fn by_script(c: char) -> Points {
    match c {
        '\u{FF61}'..='\u{FF9F}' | '\u{FFA0}'..='\u{FFDC}' => [RARE; LANGUAGES],
        // Chinese text quotes Japanese names.
        _ if is_kana(c) => [UNUSUAL, UNUSUAL, KANA, FOREIGN],
        '\u{AC00}'..='\u{D7A3}' => [FOREIGN, FOREIGN, FOREIGN, UNUSUAL],
        '\u{3400}'..='\u{4DBF}' => [FOREIGN; LANGUAGES],
        '\u{4E00}'..='\u{9FFF}' => [RARE, RARE, FOREIGN, FOREIGN],
        '\u{A0}'..='\u{52F}' | '\u{2000}'..='\u{33FF}' => [UNUSUAL; LANGUAGES],
        _ if c.is_alphabetic() => [RARE; LANGUAGES],
        _ => [FOREIGN; LANGUAGES],
    }
}

/// The ideographs and syllables of two bytes in rows of an encoding.
fn characters(encoding: &'static Encoding, rows: std::ops::RangeInclusive<u8>) -> Vec<char> {
    let trails: &[_] = if encoding == BIG5 { &[0x40..=0x7E, 0xA1..=0xFE] } else { &[0xA1..=0xFE] };
    let mut bytes = Vec::new();
    for row in rows {
        for trail in trails.iter().cloned().flatten() {
            bytes.extend([row, trail]);
        }
    }
    let text = encoding.decode_without_bom_handling(&bytes).0;
    text.chars().filter(|c| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}')).collect()
}
