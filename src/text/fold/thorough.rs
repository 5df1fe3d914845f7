//! Folding by its definition: any text, but slowly. `build.rs` makes the flat tables from it.

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// Folds a text, all but the marks between letters; `variant` gives the ideograph that stands for all variants.
pub fn fold_thoroughly(text: &str, variant: impl Fn(char) -> char) -> String {
    let mut folded = text.to_owned();
    // A second round, since composing may bring forth a letter that folds on.
    for _ in 0..2 {
        let letters = folded.nfkd().flat_map(fold_case).nfkd().filter(|&c| !is_dropped(c));
        folded = letters.map(fold_letter).nfkc().map(fold_kana).map(&variant).nfkc().collect();
    }
    folded
}

/// Whether nothing before a character can compose with it, and folding does not drop it.
pub fn begins_character(c: char) -> bool {
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    !is_dropped(c) && first.is_none_or(is_settled_starter)
}

/// Full case folding, which is had by lowering what has been raised: `ß` and `ẞ` become `ss`, `ς` becomes `σ`,
/// and the Turkish dotless `ı` becomes `i`.
pub fn fold_case(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase)
}

/// Whether a character neither combines nor composes with what is before it.
pub fn is_settled_starter(c: char) -> bool {
    canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

/// Whether folding drops a character wherever it stands: a diacritic or what is never seen.
const fn is_dropped(c: char) -> bool {
    is_diacritic(c) || is_invisible(c)
}

/// The combining marks of letters. The voicing marks of kana are letters, and so are the vowel signs of Indic
/// scripts; the overlay of `≠` makes another sign.
const fn is_diacritic(c: char) -> bool {
    matches!(c,
        '\u{300}'..='\u{337}' | '\u{339}'..='\u{36F}'
        | '\u{483}'..='\u{489}'             // Cyrillic
        | '\u{591}'..='\u{5BD}' | '\u{5BF}' | '\u{5C1}'..='\u{5C2}' | '\u{5C4}'..='\u{5C5}' | '\u{5C7}' // Hebrew
        | '\u{610}'..='\u{61A}' | '\u{64B}'..='\u{65F}' | '\u{670}' | '\u{6D6}'..='\u{6DC}' // Arabic
        | '\u{6DF}'..='\u{6E4}' | '\u{6E7}'..='\u{6E8}' | '\u{6EA}'..='\u{6ED}'
        | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}'
        | '\u{302A}'..='\u{302F}'           // tones of ideographs and hangul
    )
}

/// What Unicode calls default ignorable: soft hyphen, joiners, directions, variation selectors; the hangul
/// fillers stay.
const fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{61C}' | '\u{FEFF}'
        | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
        | '\u{FE00}'..='\u{FE0F}'
        | '\u{E0000}'..='\u{E0FFF}'
    )
}

/// Letters with a stroke, which Unicode does not take apart but its collation does; and the wave dash, which is
/// the full-width tilde of other character sets.
const fn fold_letter(c: char) -> char {
    match c {
        'đ' => 'd',
        'ħ' => 'h',
        'ł' => 'l',
        'ø' => 'o',
        'ŧ' => 't',
        '\u{301C}' => '~',
        _ => c,
    }
}

/// Large katakana for any kana. Katakana and not hiragana, since only they have `ヷ`, `ヸ`, `ヹ` and `ヺ`.
fn fold_kana(c: char) -> char {
    let katakana = match c {
        '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309E}' => char::from_u32(c as u32 + 0x60).unwrap_or(c),
        _ => c,
    };
    match katakana {
        'ァ' => 'ア',
        'ィ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' => 'エ',
        'ォ' => 'オ',
        'ヵ' => 'カ',
        'ㇰ' => 'ク',
        'ヶ' => 'ケ',
        '\u{1B132}' | '\u{1B155}' => 'コ',
        'ㇱ' => 'シ',
        'ㇲ' => 'ス',
        'ッ' => 'ツ',
        'ㇳ' => 'ト',
        'ㇴ' => 'ヌ',
        'ㇵ' => 'ハ',
        'ㇶ' => 'ヒ',
        'ㇷ' => 'フ',
        'ㇸ' => 'ヘ',
        'ㇹ' => 'ホ',
        'ㇺ' => 'ム',
        'ャ' => 'ヤ',
        'ュ' => 'ユ',
        'ョ' => 'ヨ',
        'ㇻ' => 'ラ',
        'ㇼ' => 'リ',
        'ㇽ' => 'ル',
        'ㇾ' => 'レ',
        'ㇿ' => 'ロ',
        'ヮ' => 'ワ',
        '\u{1B150}' | '\u{1B164}' => 'ヰ',
        '\u{1B151}' | '\u{1B165}' => 'ヱ',
        '\u{1B152}' | '\u{1B166}' => 'ヲ',
        '\u{1B167}' => 'ン',
        other => other,
    }
}
