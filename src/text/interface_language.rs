//! Languages of the interface.

use serde::{Deserialize, Serialize};

use super::language_tag::{LanguageTag, MainLanguage};

/// The table of the interface's languages, in the order of a menu: the name in the program, the BCP 47 tag, the module of
/// the words, and what the language is called in itself.
///
/// A further language is a line here, its words in `src/words/<module>.rs` and its guide in
/// `assets/articles/guide.<tag>.json`; all else follows from its tag. The macro that is named takes the whole table.
macro_rules! interface_languages {
    ($table:ident) => {
        $table! {
            /// Chinese in traditional characters.
            ZhHant "zh-Hant" zh_hant "繁體中文";
            /// Chinese in simplified characters.
            ZhHans "zh-Hans" zh_hans "简体中文";
            /// Japanese.
            Ja "ja" ja "日本語";
            /// Korean.
            Ko "ko" ko "한국어";
            /// English, which declares the messages and serves where no other language does.
            #[default]
            En "en" en "English";
        }
    };
}
pub(crate) use interface_languages;

macro_rules! declare {
    ($($(#[$about:meta])* $name:ident $tag:literal $module:ident $own_name:literal;)*) => {
        /// A language of the interface.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, Default)]
        pub enum Language {
            $($(#[$about])* #[serde(rename = $tag)] $name,)*
        }

        impl Language {
            /// Every language, in the order of a menu.
            pub const ALL: [Self; [$($tag),*].len()] = [$(Self::$name),*];

            /// Its BCP 47 tag.
            pub const fn code(self) -> &'static str {
                match self {
                    $(Self::$name => $tag,)*
                }
            }

            /// Its name in itself, for a menu.
            pub const fn own_name(self) -> &'static str {
                match self {
                    $(Self::$name => $own_name,)*
                }
            }
        }
    };
}

interface_languages!(declare);

impl Language {
    /// The language that serves a locale best: a BCP 47 tag (`zh-TW`) or a POSIX name (`zh_CN.UTF-8`). English when
    /// nothing fits.
    pub fn from_locale(locale: &str) -> Self {
        let asked = LanguageTag::of(locale);
        let serves = |language: &Self| {
            let own = LanguageTag::of(language.code());
            match asked.main() {
                // Any kind of Chinese is served by its characters.
                MainLanguage::Chinese => {
                    own.main() == MainLanguage::Chinese && own.is_traditional() == asked.is_traditional()
                }
                _ => own.is_same(asked),
            }
        };
        Self::ALL.into_iter().find(serves).unwrap_or_default()
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
