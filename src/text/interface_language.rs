//! Languages of the interface.

use serde::{Deserialize, Serialize};

use super::language_tag::{LanguageTag, MainLanguage};

/// A language of the interface.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
pub enum Language {
    /// Chinese in traditional characters.
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// Chinese in simplified characters.
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// Japanese.
    #[serde(rename = "ja")]
    Ja,
    /// Korean.
    #[serde(rename = "ko")]
    Ko,
    /// English.
    #[serde(rename = "en")]
    #[default]
    En,
}

impl Language {
    /// Every language, in the order of a menu.
    pub const ALL: [Self; 5] = [Self::ZhHant, Self::ZhHans, Self::Ja, Self::Ko, Self::En];

    /// The language that serves a locale best: a BCP 47 tag (`zh-TW`) or a POSIX name (`zh_CN.UTF-8`). English when
    /// nothing fits.
    pub fn from_locale(locale: &str) -> Self {
        let tag = LanguageTag::of(locale);
        match tag.main() {
            MainLanguage::Chinese if tag.is_traditional() => Self::ZhHant,
            MainLanguage::Chinese => Self::ZhHans,
            MainLanguage::Japanese => Self::Ja,
            MainLanguage::Korean => Self::Ko,
            _ => Self::En,
        }
    }

    /// Its BCP 47 tag.
    pub const fn code(self) -> &'static str {
        match self {
            Self::ZhHant => "zh-Hant",
            Self::ZhHans => "zh-Hans",
            Self::Ja => "ja",
            Self::Ko => "ko",
            Self::En => "en",
        }
    }

    /// Its name in itself, for a menu.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::ZhHant => "繁體中文",
            Self::ZhHans => "简体中文",
            Self::Ja => "日本語",
            Self::Ko => "한국어",
            Self::En => "English",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Language::{self, En, Ja, Ko, ZhHans, ZhHant};

    #[test]
    fn a_locale_finds_its_language() {
        let cases = [
            ("zh-TW", ZhHant),
            ("zh_HK.UTF-8", ZhHant),
            ("zh-Hant-CN", ZhHant),
            ("zh-Hans-HK", ZhHans),
            ("zh_CN.GB18030", ZhHans),
            ("zh_SG@pinyin", ZhHans),
            ("zh", ZhHans),
            ("yue", ZhHant),
            ("yue-Hans-CN", ZhHans),
            ("ja-JP", Ja),
            ("JA", Ja),
            ("en_GB.UTF-8", En),
            ("ko", Ko),
            ("ko_KR", Ko),
            ("ko-KR", Ko),
            ("ko-KR.UTF-8", Ko),
            ("ko-Kore-KR", Ko),
            ("kok_IN", En),
            ("zha", En),
            ("C", En),
            ("", En),
        ];
        for (locale, language) in cases {
            assert_eq!(Language::from_locale(locale), language, "{locale}");
        }
    }

    #[test]
    fn every_language_is_found_by_its_own_code_and_written_as_it() {
        for language in Language::ALL {
            assert_eq!(Language::from_locale(language.code()), language);
            assert_eq!(serde_json::to_value(language).unwrap(), language.code());
        }
    }
}
