//! Conversion between Traditional and Simplified Chinese, in the forms of Taiwan, Hong Kong and the mainland.
//!
//! It is `OpenCC`'s: dictionaries of phrases and characters, replaced round by round from the left, at each place the
//! longest phrase. The dictionaries come with the library `opencc-fmmseg`; the replacing is done here, so that it is
//! known which bytes of the original became which bytes of what is shown.

mod alignment;
mod boundaries;
mod lists;
mod subject;
mod tables;
mod trie;

use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::language::detect;
use super::language_tag::{LanguageTag, MainLanguage};
use tables::{PhraseTable, Round, tables};

pub use super::language_tag::ChineseForm;
pub use alignment::ByteAlignment;
pub use lists::RegionalWords;
pub use subject::Subject;

/// Which forms Chinese is shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Conversion {
    /// As it was written.
    #[default]
    None,
    /// Traditional, as in Taiwan.
    Taiwan,
    /// Traditional, as in Hong Kong.
    HongKong,
    /// Simplified, as on the mainland.
    Mainland,
}

impl Conversion {
    /// Every conversion, in the order of the settings.
    pub const ALL: [Self; 4] = [Self::None, Self::Taiwan, Self::HongKong, Self::Mainland];

    /// The conversion that changes something in a text of these forms: this one, or none.
    #[must_use]
    pub fn in_force(self, form: Option<ChineseForm>) -> Self {
        let changes = form.is_some_and(|from| !rounds(from, self, RegionalWords::Replaced).is_empty());
        if changes { self } else { Self::None }
    }

    /// The BCP 47 tag of what is shown; none where it is the text's own.
    pub const fn tag(self) -> Option<&'static str> {
        match self {
            Self::None => None,
            Self::Taiwan => Some("zh-Hant-TW"),
            Self::HongKong => Some("zh-Hant-HK"),
            Self::Mainland => Some("zh-Hans-CN"),
        }
    }
}

impl ChineseForm {
    /// The forms of a text in a language, given as a BCP 47 tag; none where it is not Chinese.
    ///
    /// The script counts before the region. Where the tag tells neither, the characters of `sample` do, and where they
    /// do not, there is nothing to be converted.
    pub fn of(tag: &str, sample: &str) -> Option<Self> {
        let tag = LanguageTag::of(tag);
        if !matches!(tag.main(), MainLanguage::Chinese | MainLanguage::Unknown) {
            return None;
        }
        tag.form().or_else(|| LanguageTag::of(detect(sample)).form())
    }

    /// The conversion that leads back to these forms.
    pub const fn conversion(self) -> Conversion {
        match self {
            Self::Mainland => Conversion::Mainland,
            Self::Taiwan | Self::Traditional => Conversion::Taiwan,
            Self::HongKong => Conversion::HongKong,
        }
    }

    /// The forms that a conversion leads to; none where it leads nowhere.
    pub const fn shown(conversion: Conversion) -> Option<Self> {
        match conversion {
            Conversion::None => None,
            Conversion::Taiwan => Some(Self::Taiwan),
            Conversion::HongKong => Some(Self::HongKong),
            Conversion::Mainland => Some(Self::Mainland),
        }
    }
}

/// Converts texts of one form into another.
#[derive(Clone)]
pub struct Converter {
    rounds: Vec<Arc<PhraseTable>>,
}

/// A converted text, with what became of what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// What is shown.
    pub text: String,
    /// Which bytes of the original became which bytes of the text.
    pub alignment: ByteAlignment,
}

/// A part of a text over whose ends no phrase goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IsolatedPart<'a> {
    /// Bytes of the original, whole characters.
    pub range: Range<usize>,
    /// What is shown; none where the part is converted by itself.
    pub shown: Option<&'a str>,
}

impl Converter {
    /// A converter from the forms of a text; none where there is nothing to convert.
    ///
    /// Dictionaries that were never asked for are read first, which takes a good part of a second; nothing is read
    /// before. Keep it away from the window's thread.
    pub fn new(from: ChineseForm, to: Conversion, words: RegionalWords) -> Option<Self> {
        let rounds = rounds(from, to, words);
        (!rounds.is_empty()).then(|| Self { rounds: tables(&rounds) })
    }

    /// Converts a text.
    pub fn convert(&self, text: &str) -> Converted {
        let mut converted: Option<Converted> = None;
        for table in &self.rounds {
            let before = converted.as_ref().map_or(text, |converted| &converted.text);
            let (after, alignment) = table.replace(before);
            let alignment =
                converted.as_ref().map_or_else(|| alignment.clone(), |c| c.alignment.then(&alignment));
            converted = Some(Converted { text: after, alignment });
        }
        converted.unwrap_or_default()
    }

    /// Converts a text with parts that stand by themselves; they are in order and do not overlap.
    pub fn convert_parts(&self, text: &str, parts: &[IsolatedPart]) -> Converted {
        if parts.is_empty() {
            return self.convert(text);
        }
        let mut whole = Converted::default();
        let mut from = 0;
        for part in parts {
            let (before, own) = (text.get(from..part.range.start), text.get(part.range.clone()));
            let (Some(before), Some(own)) = (before, own) else { continue };
            whole.append(&self.convert(before));
            if let Some(shown) = part.shown {
                whole.text.push_str(shown);
                whole.alignment.push_phrase(own, shown);
            } else {
                whole.append(&self.convert(own));
            }
            from = part.range.end;
        }
        whole.append(&self.convert(text.get(from..).unwrap_or_default()));
        whole
    }
}

impl Converted {
    fn append(&mut self, next: &Self) {
        self.text.push_str(&next.text);
        self.alignment.append(&next.alignment);
    }
}

/// The rounds from one form to another, none where both are the same.
///
/// Traditional text of no known region is taken for Taiwan's on the way to the mainland. Inside the Traditional forms
/// only its characters change, since many words that one region took over mean something else in the other
/// (程序 is a procedure in Taiwan, and a program on the mainland). From Taiwan to Hong Kong words do not go by way of
/// the mainland, for both have many in common that the mainland has not (資訊, 程式).
fn rounds(from: ChineseForm, to: Conversion, words: RegionalWords) -> Vec<Round> {
    use Round::{FromHongKong, FromSimplified, FromTaiwan, ToHongKong, ToSimplified, ToTaiwan};
    match (from, to) {
        (_, Conversion::None)
        | (ChineseForm::Mainland, Conversion::Mainland)
        | (ChineseForm::Taiwan, Conversion::Taiwan)
        | (ChineseForm::HongKong, Conversion::HongKong) => Vec::new(),
        (ChineseForm::Mainland, Conversion::Taiwan) => vec![FromSimplified, ToTaiwan(words)],
        (ChineseForm::Mainland, Conversion::HongKong) => vec![FromSimplified, ToHongKong(words)],
        (ChineseForm::Taiwan | ChineseForm::Traditional, Conversion::Mainland) => {
            vec![FromTaiwan(words), ToSimplified]
        }
        (ChineseForm::HongKong, Conversion::Mainland) => vec![FromHongKong(words), ToSimplified],
        (ChineseForm::Taiwan, Conversion::HongKong) => {
            vec![FromTaiwan(RegionalWords::Kept), ToHongKong(words)]
        }
        (ChineseForm::HongKong, Conversion::Taiwan) => vec![FromHongKong(words), ToTaiwan(words)],
        (ChineseForm::Traditional, Conversion::Taiwan) => vec![ToTaiwan(RegionalWords::Kept)],
        (ChineseForm::Traditional, Conversion::HongKong) => {
            vec![FromTaiwan(RegionalWords::Kept), ToHongKong(RegionalWords::Kept)]
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forms_are_told_by_the_tag_and_else_by_the_text() {
        for (tag, sample, form) in [
            ("zh-Hans", "這個", Some(ChineseForm::Mainland)),
            ("zh-Hans-HK", "", Some(ChineseForm::Mainland)),
            ("zh_CN", "", Some(ChineseForm::Mainland)),
            ("zh-TW", "", Some(ChineseForm::Taiwan)),
            ("zh-Hant-TW", "", Some(ChineseForm::Taiwan)),
            ("zh-Hant-HK", "", Some(ChineseForm::HongKong)),
            ("zh-MO", "", Some(ChineseForm::HongKong)),
            ("yue", "", Some(ChineseForm::HongKong)),
            ("zh-Hant", "", Some(ChineseForm::Traditional)),
            ("zh", "这个模型还没有公开", Some(ChineseForm::Mainland)),
            ("", "這個模型還沒有公開", Some(ChineseForm::Traditional)),
            ("zh", "天地玄", None),
            ("", "人工知能のモデルを公開した", None),
            ("ja", "這個", None),
            ("ja-Hant", "這個", None),
            ("ko-KR", "這個", None),
            ("en", "這個", None),
        ] {
            assert_eq!(ChineseForm::of(tag, sample), form, "{tag} {sample}");
        }
    }

    #[test]
    fn parts_stand_by_themselves() {
        let converter =
            Converter::new(ChineseForm::Taiwan, Conversion::Mainland, RegionalWords::Replaced).unwrap();
        let text = "計程車的軟體，`軟體`資訊";
        let at = |part: &str| text.find(part).unwrap();
        let parts = [
            IsolatedPart { range: 0..9, shown: Some("的士") },
            IsolatedPart { range: at("`")..at("資"), shown: Some("`軟體`") },
            IsolatedPart { range: at("資")..at("訊"), shown: None },
        ];
        let shown = converter.convert_parts(text, &parts);
        assert_eq!(shown.text, "的士的软件，`軟體`资讯");
        assert_eq!(shown.alignment.original(0..3), 0..9);
        assert_eq!(shown.alignment.shown(9..12), 6..9);
        let past = [IsolatedPart { range: 1..99, shown: None }];
        assert_eq!(converter.convert_parts("軟體", &past).text, "软件");
    }

    #[test]
    fn a_conversion_is_in_force_where_it_changes_something() {
        assert_eq!(Conversion::Taiwan.in_force(Some(ChineseForm::Mainland)), Conversion::Taiwan);
        assert_eq!(Conversion::Taiwan.in_force(Some(ChineseForm::Taiwan)), Conversion::None);
        assert_eq!(Conversion::Mainland.in_force(None), Conversion::None);
    }

    #[test]
    fn there_is_nothing_to_convert_within_the_same_forms() {
        for conversion in Conversion::ALL {
            if let Some(form) = ChineseForm::shown(conversion) {
                assert!(Converter::new(form, conversion, RegionalWords::Replaced).is_none());
                assert_eq!(form.conversion(), conversion);
                assert_eq!(ChineseForm::of(conversion.tag().unwrap(), ""), Some(form));
            } else {
                assert!(
                    Converter::new(ChineseForm::Traditional, conversion, RegionalWords::Replaced).is_none()
                );
            }
        }
    }
}
