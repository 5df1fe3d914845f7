//! Character classes: which script a character belongs to, and how its script forms words.
//!
//! The ranges follow the Unicode Character Database (`Scripts.txt`, `ScriptExtensions.txt`, `Blocks.txt`,
//! version 16), and the test `character_classes` compares them with it: scripts are those of UAX #24, full-width is
//! East Asian Width of UAX #11, marks that open and close are those of UAX #14. Where a block is reserved for one
//! script its unassigned places are included, so that characters of later versions fall into the right class.

/// Stands for an object in a text, such as a formula: OBJECT REPLACEMENT CHARACTER (Unicode §23.8). It is spaced and
/// broken as a letter of a Latin word is.
pub const OBJECT: char = '\u{FFFC}';

/// Whether a character is a Han ideograph, a radical, or a mark that stands for one (`々`, `〇`, `〆`): the script Han of
/// UAX #24, ideographs of planes 2 and 3 that are still to come included (jlreq cl-19).
pub const fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4E00}'..='\u{9FFF}'         // unified ideographs
        | '\u{3400}'..='\u{4DBF}'       // extension A
        | '\u{3005}'..='\u{3007}'       // iteration mark, closing mark, zero
        | '\u{3021}'..='\u{3029}'       // Suzhou numerals
        | '\u{3038}'..='\u{303C}'       // Suzhou tens, iteration mark, masu mark
        | '\u{2E80}'..='\u{2FDF}'       // radicals
        | '\u{F900}'..='\u{FAFF}'       // compatibility ideographs
        | '\u{16FE2}'..='\u{16FE3}'     // old Chinese marks
        | '\u{16FF0}'..='\u{16FF6}'     // Vietnamese reading marks and later additions
        | '\u{20000}'..='\u{3FFFD}'     // planes 2 and 3: extensions B and later
    )
}

/// Whether a character is a hiragana or katakana letter, of full or half width, or a sound or length mark of them: the
/// scripts Hiragana and Katakana of UAX #24 and what they alone share (jlreq cl-10, cl-11, cl-15, cl-16).
pub const fn is_kana(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{309F}'         // hiragana and the sound marks
        | '\u{30A1}'..='\u{30FA}'       // katakana
        | '\u{30FC}'..='\u{30FF}'       // length mark, iteration marks
        | '\u{3031}'..='\u{3035}'       // vertical repeat marks
        | '\u{31F0}'..='\u{31FF}'       // phonetic extensions
        | '\u{FF66}'..='\u{FF9F}'       // half-width katakana and sound marks
        | '\u{1AFF0}'..='\u{1AFFF}'     // Minnan tone letters
        | '\u{1B000}'..='\u{1B16F}'     // historic kana and small extensions
    )
}

/// Whether a character is an iteration mark, which stands for the characters before it (`々`, `ゝ`, `〱`; jlreq cl-09).
pub const fn is_iteration_mark(c: char) -> bool {
    matches!(
        c,
        '\u{3005}' | '\u{303B}'         // ideographic, and its vertical form
        | '\u{309D}' | '\u{309E}'       // hiragana
        | '\u{30FD}' | '\u{30FE}'       // katakana
        | '\u{3031}'..='\u{3035}' // vertical repeat marks
    )
}

/// Whether a character is a hangul syllable or jamo, of full or half width: the script Hangul of UAX #24.
pub const fn is_hangul(c: char) -> bool {
    matches!(c,
        '\u{AC00}'..='\u{D7A3}'         // syllables
        | '\u{1100}'..='\u{11FF}'       // conjoining jamo
        | '\u{3131}'..='\u{318E}'       // compatibility jamo
        | '\u{A960}'..='\u{A97F}'       // extended initials
        | '\u{D7B0}'..='\u{D7FF}'       // extended vowels and finals
        | '\u{FFA0}'..='\u{FFDC}'       // half-width jamo
    )
}

/// Whether a character is a bopomofo (zhuyin) letter: the script Bopomofo of UAX #24.
pub const fn is_bopomofo(c: char) -> bool {
    matches!(c, '\u{3105}'..='\u{312F}' | '\u{31A0}'..='\u{31BF}' | '\u{02EA}'..='\u{02EB}')
}

/// Whether a character is a letter of a CJK script: Han, kana, hangul or bopomofo.
pub const fn is_cjk(c: char) -> bool {
    is_han(c) || is_kana(c) || is_hangul(c) || is_bopomofo(c)
}

/// Whether a character is punctuation that belongs to CJK text alone: ideographic, full-width, vertical and
/// small forms (East Asian Width W, F and H of UAX #11). Quotation marks, dashes and ellipses shared with Western
/// text are not among them.
pub const fn is_cjk_punctuation(c: char) -> bool {
    matches!(c,
        '\u{3001}'..='\u{3003}'         // 、。〃
        | '\u{3008}'..='\u{3011}'       // brackets
        | '\u{3014}'..='\u{301F}'       // brackets, wave dash, quotation marks
        | '\u{3030}' | '\u{303D}'       // wavy dash, part alternation mark
        | '\u{30A0}' | '\u{30FB}'       // double hyphen, middle dot
        | '\u{FE10}'..='\u{FE19}'       // vertical forms
        | '\u{FE30}'..='\u{FE6B}'       // vertical and small forms
        | '\u{FF01}'..='\u{FF0F}' | '\u{FF1A}'..='\u{FF20}'
        | '\u{FF3B}'..='\u{FF40}' | '\u{FF5B}'..='\u{FF65}'
    )
}

/// Whether a character is punctuation of any kind, ASCII symbols (`+`, `$`, `^`, …) included.
pub const fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || is_cjk_punctuation(c)
        || matches!(c, '¡' | '§' | '«' | '¶' | '·' | '»' | '¿' | '\u{2000}'..='\u{206F}')
}

/// Whether a character continues a word of a script that puts spaces between words: letters and digits outside
/// CJK, and the underscore of identifiers.
///
/// Apostrophes and hyphens are not among them, so that the name in `Meta's` and `AI-based` is a word. Neither are
/// raised and circled numbers, which follow a word as note marks (`MSL²`, `MSL①`), nor the letters of Thai, Lao,
/// Burmese and Khmer, which are written without spaces.
pub fn is_word_char(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric() || c == '_';
    }
    c.is_alphanumeric() && !is_cjk(c) && !is_written_without_spaces(c) && !is_note_mark(c)
}

/// The length of a text as word processors for Chinese count it (字數): every CJK letter and every CJK punctuation
/// mark counts one, and so does every other word.
pub fn reading_units(text: &str) -> usize {
    let mut units = 0;
    let mut in_word = false;
    for c in text.chars() {
        // Most characters are of the first block; the others take longer to tell.
        if matches!(c, '\u{4E00}'..='\u{9FFF}') || is_cjk(c) || is_cjk_punctuation(c) {
            units += 1;
            in_word = false;
        } else if c.is_whitespace() {
            in_word = false;
        } else if !in_word && c.is_alphanumeric() {
            units += 1;
            in_word = true;
        }
    }
    units
}

const fn is_written_without_spaces(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}')
}

const fn is_note_mark(c: char) -> bool {
    matches!(c,
        '²' | '³' | '¹'
        | '\u{2070}'..='\u{2079}'       // raised digits
        | '\u{2460}'..='\u{24FF}'       // circled and bracketed numbers and letters
        | '\u{2776}'..='\u{2793}'       // circled digits of the dingbats
        | '\u{3192}'..='\u{319F}'       // kanbun marks
        | '\u{3200}'..='\u{33FF}'       // enclosed CJK letters, squared words
    )
}

#[cfg(test)]
mod unicode;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_fall_into_their_script() {
        assert!("一龘㐂々〇〆豈⼀𠮷𰻞".chars().all(is_han));
        assert!("あゝァヴーヽｶﾞㇰ".chars().all(is_kana));
        assert!("가힣ㄱᄀ".chars().all(is_hangul));
        assert!("ㄅㄩㆠ".chars().all(is_bopomofo));
        assert!(!"aé1Ａ。・“…①".chars().any(is_cjk));
    }

    #[test]
    fn no_letter_belongs_to_two_scripts() {
        for c in '\0'..=char::MAX {
            let scripts = [is_han(c), is_kana(c), is_hangul(c), is_bopomofo(c), is_cjk_punctuation(c)];
            assert!(scripts.iter().filter(|&&belongs| belongs).count() < 2, "{c:?}");
        }
    }

    #[test]
    fn punctuation_of_cjk_text() {
        assert!("、。「」『』《》【】・！，：；？（）～﹐︒".chars().all(is_cjk_punctuation));
        assert!(!"“”—…,.Ａ１一ー\u{3000}".chars().any(is_cjk_punctuation));
        assert!("“”—…,.+$·「".chars().all(is_punctuation));
        assert!(!"a1一①€".chars().any(is_punctuation));
    }

    #[test]
    fn words_are_made_of_letters_and_digits_of_spaced_scripts() {
        assert!("aZ9_éßΩжＡ９ﬁ₂".chars().all(is_word_char));
        assert!(!"一あ가ㄅก-'’.² ①™㎏㍿".chars().any(is_word_char));
    }

    #[test]
    fn cjk_characters_and_other_words_count_one_each() {
        assert_eq!(reading_units(""), 0);
        assert_eq!(reading_units(" \n— “” "), 0);
        assert_eq!(reading_units("人工智慧"), 4);
        assert_eq!(reading_units("人工智慧，2025 年。"), 8);
        assert_eq!(reading_units("用Llama 4的well-known（AI）模型"), 10);
        assert_eq!(reading_units("It's a test."), 3);
        assert_eq!(reading_units("인공 지능"), 4);
    }
}
