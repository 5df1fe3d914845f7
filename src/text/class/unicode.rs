//! The classes compared with the properties of the Unicode Character Database.

use std::ops::RangeInclusive;

use icu_properties::props::{
    BinaryProperty, EastAsianWidth, Extender, GeneralCategory, GeneralCategoryGroup, Script,
};
use icu_properties::{CodePointMapData, CodePointSetData};

use super::*;

/// Characters of a class that the properties do not put there, or the other way round, and why.
type Exception = (RangeInclusive<char>, &'static str);

/// Asserts that a class holds the assigned characters that the properties say, and that every exception is one.
fn assert_class(
    name: &str,
    class: fn(char) -> bool,
    expected: impl Fn(char) -> bool,
    exceptions: &[Exception],
) {
    let categories = CodePointMapData::<GeneralCategory>::new();
    let is_assigned = |c: &char| categories.get(*c) != GeneralCategory::Unassigned;
    let mut wrong = Vec::new();
    for c in ('\0'..=char::MAX).filter(is_assigned) {
        let is_exception = exceptions.iter().any(|(range, _)| range.contains(&c));
        if (class(c) != expected(c)) != is_exception {
            wrong.push(format!("U+{:04X} {c} {}", c as u32, class(c)));
        }
    }
    assert!(wrong.is_empty(), "{name}: {}: {wrong:?}", wrong.len());
}

fn script(c: char) -> Script {
    CodePointMapData::<Script>::new().get(c)
}

fn is_wide(c: char) -> bool {
    let width = CodePointMapData::<EastAsianWidth>::new().get(c);
    matches!(width, EastAsianWidth::Wide | EastAsianWidth::Fullwidth | EastAsianWidth::Halfwidth)
}

fn is_in(group: GeneralCategoryGroup, c: char) -> bool {
    group.contains(CodePointMapData::<GeneralCategory>::new().get(c))
}

fn has<P: BinaryProperty>(c: char) -> bool {
    CodePointSetData::new::<P>().contains(c)
}

#[test]
fn han_is_the_script_han() {
    let exceptions: &[Exception] = &[
        ('〆'..='〆', "common to scripts, and read like an ideograph"),
        ('〼'..='〼', "the masu mark is common to scripts, and stands for a word like an ideograph"),
        (
            '\u{3D000}'..='\u{3FC3F}',
            "small seal characters are ideographs in an older shape, of a script of their own",
        ),
    ];
    assert_class("han", is_han, |c| script(c) == Script::Han, exceptions);
}

#[test]
fn kana_are_the_scripts_hiragana_and_katakana() {
    let exceptions: &[Exception] = &[
        ('\u{3031}'..='\u{3035}', "repeat marks of both kana, and so of neither script"),
        ('\u{3099}'..='\u{309C}', "sound marks of both kana"),
        ('ー'..='ー', "the length mark of both kana"),
        ('ｰ'..='ｰ', "the length mark of half width"),
        ('ﾞ'..='ﾟ', "sound marks of half width"),
        ('\u{32D0}'..='\u{32FE}', "circled katakana are signs, no letters of a word"),
        ('\u{3300}'..='\u{3357}', "squared words are signs, too"),
        ('🈀'..='🈀', "a squared hiragana is a sign"),
    ];
    assert_class("kana", is_kana, |c| matches!(script(c), Script::Hiragana | Script::Katakana), exceptions);
}

#[test]
fn hangul_is_the_script_hangul() {
    let exceptions: &[Exception] = &[
        ('\u{302E}'..='\u{302F}', "tone marks combine with a syllable and are no letters"),
        ('\u{3200}'..='\u{321E}', "parenthesized hangul are signs"),
        ('\u{3260}'..='\u{327E}', "circled hangul are signs"),
    ];
    assert_class("hangul", is_hangul, |c| script(c) == Script::Hangul, exceptions);
}

#[test]
fn bopomofo_is_the_script_bopomofo() {
    assert_class("bopomofo", is_bopomofo, |c| script(c) == Script::Bopomofo, &[]);
}

#[test]
fn iteration_marks_extend_cjk_letters() {
    let is_mark = |c: char| has::<Extender>(c) && (is_han(c) || is_kana(c));
    let exceptions: &[Exception] = &[
        ('〻'..='〻', "the vertical form of 々, which Unicode takes for no extender"),
        ('ー'..='ー', "the length mark extends a vowel and repeats no character"),
        ('ｰ'..='ｰ', "nor does that of half width"),
        ('\u{16FE3}'..='\u{16FE3}', "the iteration mark of old Chinese is in no text that is looked up"),
        ('\u{16FF2}'..='\u{16FF3}', "the small 儿 and 兒 extend a syllable and repeat nothing"),
    ];
    assert_class("iteration marks", is_iteration_mark, is_mark, exceptions);
}

#[test]
fn cjk_punctuation_is_of_east_asian_width() {
    let is_mark = |c: char| is_wide(c) && is_in(GeneralCategoryGroup::Punctuation, c);
    let exceptions: &[Exception] = &[
        ('\u{2329}'..='\u{232A}', "deprecated: normalization makes U+3008 and U+3009 of them"),
        ('﹢'..='﹢', "a small symbol of ASCII, which stands in text like its punctuation"),
        ('﹤'..='﹦', "small symbols of ASCII"),
        ('﹩'..='﹩', "a small symbol of ASCII"),
        ('＄'..='＄', "a full-width symbol of ASCII, which stands in text like its punctuation"),
        ('＋'..='＋', "a full-width symbol of ASCII"),
        ('＜'..='＞', "full-width symbols of ASCII"),
        ('＾'..='＾', "a full-width symbol of ASCII"),
        ('｀'..='｀', "a full-width symbol of ASCII"),
        ('｜'..='｜', "a full-width symbol of ASCII"),
        ('～'..='～', "a full-width symbol of ASCII, used as a wave dash"),
        (
            '\u{16FE2}'..='\u{16FE2}',
            "the hook mark of old Chinese is of the script Han, and is counted there",
        ),
    ];
    assert_class("CJK punctuation", is_cjk_punctuation, is_mark, exceptions);
}
