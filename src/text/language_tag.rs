//! Language tags: what a text or a user says of a language, read once and in one way.

use std::fmt;

use icu_locale_core::LanguageIdentifier;
use icu_locale_core::subtags::{Language, Region, Script, language, script};

/// A language tag as BCP 47 has them (`zh-Hant-TW`), or a POSIX name of a locale (`zh_TW.UTF-8`).
///
/// Reading never fails: what names no language is [`LanguageTag::UNKNOWN`]. An article keeps its tag as its file wrote
/// it; this is what the tag says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LanguageTag {
    language: Language,
    script: Option<Script>,
    region: Option<Region>,
}

/// The languages that are told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MainLanguage {
    /// Chinese of any kind, in Han characters.
    Chinese,
    /// Japanese in its own script.
    Japanese,
    /// Korean in its own script.
    Korean,
    /// English.
    English,
    /// Any other, and Chinese, Japanese and Korean in Latin letters.
    Other,
    /// None is named.
    Unknown,
}

/// Whose forms of characters a Chinese text has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ChineseForm {
    /// Simplified, as on the mainland.
    Mainland,
    /// Traditional, as in Taiwan.
    Taiwan,
    /// Traditional, as in Hong Kong.
    HongKong,
    /// Traditional; nothing says where.
    Traditional,
}

/// What an article's own parts are named in: its notes, its summary, its callouts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Naming {
    /// Chinese in traditional characters.
    ZhHant,
    /// Chinese in simplified characters.
    ZhHans,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// English.
    En,
}

/// Kinds of Chinese that have a subtag of their own, which may follow `zh-` (RFC 5646, 2.2.2).
const KINDS_OF_CHINESE: &[&str] = &[
    "cdo", "cjy", "cnp", "cpx", "csp", "czh", "czo", "gan", "hak", "hsn", "lzh", "mnp", "nan", "wuu", "yue",
];
const CHINESE: Language = language!("zh");
const SIMPLIFIED: Script = script!("Hans");
const TRADITIONAL: Script = script!("Hant");
const CHINESE_SCRIPTS: &[&str] = &["Hans", "Hant", "Hani", "Bopo"];
const JAPANESE_SCRIPTS: &[&str] = &["Jpan", "Hani", "Hira", "Kana", "Hrkt"];
const KOREAN_SCRIPTS: &[&str] = &["Kore", "Hang", "Hani", "Jamo"];

impl LanguageTag {
    /// The tag of what names no language.
    pub const UNKNOWN: Self = Self { language: Language::UNKNOWN, script: None, region: None };

    /// Reads a tag in any case, its parts separated by `-` or `_`. What follows a `.` or `@` (POSIX), variants,
    /// extensions and what is for private use say nothing that is asked here.
    pub fn of(tag: &str) -> Self {
        let name = tag.split(['.', '@']).next().unwrap_or_default().trim();
        let mut subtags = name.split(['-', '_']);
        let Some(language) = subtags.next().and_then(main_subtag) else { return Self::UNKNOWN };
        let mut read = Self { language, script: None, region: None };
        // A single letter begins an extension or what is for private use.
        for subtag in subtags.take_while(|subtag| subtag.len() > 1) {
            read.add(subtag);
        }
        read
    }

    /// Reads a subtag after the first. Scripts stand before regions, and either once.
    fn add(&mut self, subtag: &str) {
        let is_letters = subtag.bytes().all(|byte| byte.is_ascii_alphabetic());
        match subtag.len() {
            3 if is_letters && self.script.is_none() && self.region.is_none() => self.extend(subtag),
            4 if self.script.is_none() && self.region.is_none() => self.script = subtag.parse().ok(),
            2 | 3 if self.region.is_none() => self.region = subtag.parse().ok(),
            _ => {}
        }
    }

    /// Reads what stands between `zh` and a script: a kind of Chinese, or a script as Windows once wrote it.
    fn extend(&mut self, subtag: &str) {
        if self.language != CHINESE {
            return;
        }
        match subtag.to_ascii_lowercase().as_str() {
            "chs" => self.script = Some(SIMPLIFIED),
            "cht" => self.script = Some(TRADITIONAL),
            kind if KINDS_OF_CHINESE.contains(&kind) => self.language = kind.parse().unwrap_or(CHINESE),
            _ => {}
        }
    }

    /// Whether no language is named.
    pub fn is_unknown(self) -> bool {
        self.main() == MainLanguage::Unknown
    }

    /// The language, as far as languages are told apart.
    pub fn main(self) -> MainLanguage {
        let is_in = |scripts: &[&str]| self.script.is_none_or(|script| scripts.contains(&script.as_str()));
        match self.language.as_str() {
            "und" if self.script == Some(SIMPLIFIED) || self.script == Some(TRADITIONAL) => {
                MainLanguage::Chinese
            }
            "und" => MainLanguage::Unknown,
            "en" => MainLanguage::English,
            "ja" if is_in(JAPANESE_SCRIPTS) => MainLanguage::Japanese,
            "ko" if is_in(KOREAN_SCRIPTS) => MainLanguage::Korean,
            language if language == "zh" || KINDS_OF_CHINESE.contains(&language) => {
                if is_in(CHINESE_SCRIPTS) { MainLanguage::Chinese } else { MainLanguage::Other }
            }
            _ => MainLanguage::Other,
        }
    }

    /// Whose forms of characters a Chinese text has; none where the tag does not tell, or is not of Chinese.
    ///
    /// A script that is named decides over the region: Hong Kong may write `zh-Hans-HK`.
    pub fn form(self) -> Option<ChineseForm> {
        if self.main() != MainLanguage::Chinese {
            return None;
        }
        let usual = match self.region.as_ref().map_or("", Region::as_str) {
            "TW" => Some(ChineseForm::Taiwan),
            "HK" | "MO" => Some(ChineseForm::HongKong),
            "CN" | "SG" | "MY" => Some(ChineseForm::Mainland),
            _ if self.language.as_str() == "yue" => Some(ChineseForm::HongKong),
            _ => None,
        };
        match self.script {
            Some(SIMPLIFIED) => Some(ChineseForm::Mainland),
            Some(TRADITIONAL) => {
                usual.filter(|form| *form != ChineseForm::Mainland).or(Some(ChineseForm::Traditional))
            }
            _ => usual,
        }
    }

    /// The script: as it is named, or that of the form.
    fn script(self) -> Option<Script> {
        let usual = |form| if form == ChineseForm::Mainland { SIMPLIFIED } else { TRADITIONAL };
        self.script.or_else(|| self.form().map(usual))
    }

    /// Whether a Chinese text is in traditional characters; one whose tag does not tell is not.
    pub fn is_traditional(self) -> bool {
        self.form().is_some_and(|form| form != ChineseForm::Mainland)
    }

    /// Whether two tags name one language in one script; Chinese without a script may be in either.
    pub fn is_same(self, other: Self) -> bool {
        let differ = self.script().zip(other.script()).is_some_and(|(one, other)| one != other);
        self.language == other.language && self.main() == other.main() && !differ
    }

    /// Whether text has full-width marks: Chinese and Japanese, not Korean.
    pub fn has_full_width_marks(self) -> bool {
        matches!(self.main(), MainLanguage::Chinese | MainLanguage::Japanese)
    }

    /// What the parts of an article are named in; none where no language is known. English serves for languages that
    /// there are no names in.
    pub fn naming(self) -> Option<Naming> {
        match self.main() {
            MainLanguage::Chinese if self.is_traditional() => Some(Naming::ZhHant),
            MainLanguage::Chinese => Some(Naming::ZhHans),
            MainLanguage::Japanese => Some(Naming::Ja),
            MainLanguage::Korean => Some(Naming::Ko),
            MainLanguage::English | MainLanguage::Other => Some(Naming::En),
            MainLanguage::Unknown => None,
        }
    }
}

/// The canonical tag; `und` where no language is named.
impl fmt::Display for LanguageTag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        LanguageIdentifier::from((self.language, self.script, self.region)).fmt(f)
    }
}

/// The language that the first subtag names: the shorter of two names for one, and none for what says that there is no
/// language, none of its own, or more than one.
fn main_subtag(subtag: &str) -> Option<Language> {
    let language: Language = subtag.parse().ok()?;
    match language.as_str() {
        "zho" | "chi" | "cmn" => Some(CHINESE),
        "jpn" => Some(language!("ja")),
        "kor" => Some(language!("ko")),
        "eng" => Some(language!("en")),
        "mul" | "zxx" | "mis" => None,
        _ => Some(language),
    }
}

#[cfg(test)]
mod tests;
