//! The languages that runs are said to be in. Word processors note that of the keyboard, or of the program; what cannot be
//! is not taken over.

use std::rc::Rc;

use crate::import::known::language;
use crate::text::language as detection;
use crate::text::language_tag::{LanguageTag, MainLanguage};

/// Whether a text has characters of Chinese, Japanese or Korean.
pub(super) fn is_east_asian(text: &str) -> bool {
    text.chars().any(|c| {
        matches!(
            u32::from(c),
            0x1100..=0x11FF | 0x2E80..=0x9FFF | 0xAC00..=0xD7FF | 0xF900..=0xFAFF | 0xFF00..=0xFFEF | 0x20000..=0x323AF
        )
    })
}

/// Whether a text may be in a language: kana are Japanese, Hangul is Korean, and characters that only one of the forms of
/// Chinese has are of that. Digits and Western marks are of none.
pub(super) fn may_be_in(text: &str, tag: &str) -> bool {
    if !text.chars().any(char::is_alphabetic) && !is_east_asian(text) {
        return false;
    }
    let (said, seen) = (LanguageTag::of(tag), LanguageTag::of(detection::detect(text)));
    let is_of_east_asia =
        matches!(said.main(), MainLanguage::Chinese | MainLanguage::Japanese | MainLanguage::Korean);
    match seen.main() {
        MainLanguage::Unknown => true,
        MainLanguage::Chinese => {
            let has_form = said.main() == MainLanguage::Chinese && seen.form().is_some();
            is_of_east_asia && !(has_form && said.is_traditional() != seen.is_traditional())
        }
        MainLanguage::Japanese | MainLanguage::Korean => said.main() == seen.main(),
        // Any text in Latin letters may look English.
        _ => !is_of_east_asia,
    }
}

/// The language of a number that Windows has for it (MS-LCID, 2.2); none for those that nobody writes articles in.
pub(super) fn of_windows(number: i32) -> Option<Rc<str>> {
    let tag = match number {
        1028 => "zh-TW",
        2052 => "zh-CN",
        3076 => "zh-HK",
        4100 => "zh-SG",
        5124 => "zh-MO",
        1041 => "ja",
        1042 => "ko",
        1033 => "en-US",
        2057 => "en-GB",
        1036 => "fr",
        1031 => "de",
        1034 | 3082 => "es",
        1040 => "it",
        1043 => "nl",
        1046 => "pt-BR",
        2070 => "pt",
        1049 => "ru",
        1054 => "th",
        1066 => "vi",
        1057 => "id",
        1029 => "cs",
        1045 => "pl",
        1032 => "el",
        1055 => "tr",
        1142 => "la",
        _ => return None,
    };
    language::tag(tag)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_is_not_taken_over() {
        for (text, tag, expected) in [
            ("東京", "ja", true),
            ("ひらがな", "zh-TW", false),
            ("ひらがな", "ja-JP", true),
            ("한국어", "ja", false),
            ("這裡說話", "zh-CN", false),
            ("這裡說話", "zh-HK", true),
            ("这里说话", "zh-CN", true),
            ("漢字", "en-US", false),
            ("3.1", "en-US", false),
            ("、", "ja", true),
            ("words that are said", "fr", true),
            ("words that are said", "ja", false),
        ] {
            assert_eq!(may_be_in(text, tag), expected, "{text} {tag}");
        }
        assert_eq!(of_windows(1041).as_deref(), Some("ja"));
    }
}
