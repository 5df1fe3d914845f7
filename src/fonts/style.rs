//! Kinds of faces by their names: which families are of a kind in each language, best first, and what kind a family is.

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::Face;
use crate::text::language_tag::{ChineseForm, LanguageTag, MainLanguage};

/// A kind of face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum FaceStyle {
    /// Strokes of even weight, as the bundled face: Hei, Gothic, Dotum; in Latin letters without serifs.
    #[default]
    Gothic,
    /// The face of books: Ming, Song, Mincho, Batang; in Latin letters with serifs.
    Ming,
    /// The face of the brush: Kai, Kyokasho, Gungsuh.
    Kai,
}

/// A language whose texts have faces of their own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, VariantArray)]
pub enum FaceLanguage {
    /// Chinese in traditional characters as in Taiwan.
    #[serde(rename = "zh-Hant")]
    Taiwan,
    /// Chinese in traditional characters as in Hong Kong.
    #[serde(rename = "zh-HK")]
    HongKong,
    /// Chinese in simplified characters.
    #[serde(rename = "zh-Hans")]
    Mainland,
    /// Japanese.
    #[serde(rename = "ja")]
    Japanese,
    /// Korean.
    #[serde(rename = "ko")]
    Korean,
    /// Any other, which is in letters.
    #[serde(rename = "other")]
    Other,
}

impl FaceLanguage {
    /// How many there are.
    pub const COUNT: usize = Self::VARIANTS.len();

    /// The one of a BCP 47 language tag.
    pub fn of(tag: &str) -> Self {
        let tag = LanguageTag::of(tag);
        match tag.main() {
            MainLanguage::Chinese => match tag.form() {
                Some(ChineseForm::HongKong) => Self::HongKong,
                Some(ChineseForm::Taiwan | ChineseForm::Traditional) => Self::Taiwan,
                Some(ChineseForm::Mainland) | None => Self::Mainland,
            },
            MainLanguage::Japanese => Self::Japanese,
            MainLanguage::Korean => Self::Korean,
            MainLanguage::English | MainLanguage::Other | MainLanguage::Unknown => Self::Other,
        }
    }

    /// The region whose forms of Han it has; none where its tag says nothing of Han.
    pub const fn region(self) -> Option<Face> {
        Some(match self {
            Self::Taiwan => Face::Taiwan,
            Self::HongKong => Face::HongKong,
            Self::Mainland => Face::Mainland,
            Self::Japanese => Face::Japan,
            Self::Korean => Face::Korea,
            Self::Other => return None,
        })
    }
}

/// Families of letters with serifs, best first: those that go with Han come before those made for English alone.
const SERIFS: &[&str] = &[
    "Noto Serif CJK KR",
    "Source Han Serif K",
    "Source Serif 4",
    "Source Serif Pro",
    "Noto Serif",
    "Noto Serif KR",
    "Georgia",
    "Times New Roman",
    "Times",
    "Liberation Serif",
    "TeX Gyre Termes",
    "Nimbus Roman",
    "DejaVu Serif",
];

/// The families of a kind that texts in a language are set in, best first. There are none of Gothic: that is the bundled
/// face.
pub fn families(style: FaceStyle, language: FaceLanguage) -> Vec<&'static str> {
    let of = |lists: &[&[&'static str]]| lists.concat();
    match (style, language) {
        (FaceStyle::Gothic, _) => Vec::new(),
        (FaceStyle::Ming, FaceLanguage::Taiwan) => of(&[MING_TAIWAN, MING_HONG_KONG]),
        (FaceStyle::Ming, FaceLanguage::HongKong) => of(&[MING_HONG_KONG, MING_TAIWAN]),
        (FaceStyle::Ming, FaceLanguage::Mainland) => of(&[MING_MAINLAND]),
        (FaceStyle::Ming, FaceLanguage::Japanese) => of(&[MING_JAPAN]),
        (FaceStyle::Ming, FaceLanguage::Korean) => of(&[MING_KOREA]),
        (FaceStyle::Kai, FaceLanguage::Taiwan) => of(&[KAI_TAIWAN, KAI_HONG_KONG]),
        (FaceStyle::Kai, FaceLanguage::HongKong) => of(&[KAI_HONG_KONG, KAI_TAIWAN]),
        (FaceStyle::Kai, FaceLanguage::Mainland) => of(&[KAI_MAINLAND]),
        (FaceStyle::Kai, FaceLanguage::Japanese) => of(&[KAI_JAPAN]),
        (FaceStyle::Kai, FaceLanguage::Korean) => of(&[KAI_KOREA]),
        // Letters with serifs are what stands next to both in a book.
        (FaceStyle::Ming | FaceStyle::Kai, FaceLanguage::Other) => of(&[SERIFS]),
    }
}

/// The families whose letters stand in the place of those of a face of this kind that has none of its own to be read in;
/// none where that is the bundled face.
#[cfg(feature = "gui")]
pub const fn latin_families(style: FaceStyle) -> &'static [&'static str] {
    match style {
        FaceStyle::Gothic => &[],
        FaceStyle::Ming | FaceStyle::Kai => SERIFS,
    }
}

/// A family of this kind that can be had for nothing, with the package of Debian and Ubuntu that has it.
pub const fn advice(style: FaceStyle, language: FaceLanguage) -> &'static str {
    match (style, language) {
        (FaceStyle::Gothic, _) => "Noto Sans CJK (fonts-noto-cjk)",
        (_, FaceLanguage::Other) => "Noto Serif (fonts-noto-core)",
        (FaceStyle::Ming, _) => "Noto Serif CJK (fonts-noto-cjk)",
        (FaceStyle::Kai, FaceLanguage::Japanese) => "Klee One (fonts-klee)",
        (FaceStyle::Kai, FaceLanguage::Korean) => "UnGungseo (fonts-unfonts-extra)",
        (FaceStyle::Kai, _) => "AR PL UKai (fonts-arphic-ukai)",
    }
}

const MING_TAIWAN: &[&str] = &[
    "Noto Serif CJK TC",
    "Source Han Serif TC",
    "Source Han Serif TW",
    "Noto Serif TC",
    "思源宋體",
    "Songti TC",
    "LiSong Pro",
    "PMingLiU",
    "新細明體",
    "MingLiU",
    "細明體",
    "TW-Sung",
    "AR PL UMing TW",
    "AR PL UMing TW MBE",
];
const MING_HONG_KONG: &[&str] = &[
    "Noto Serif CJK HK",
    "Source Han Serif HC",
    "Source Han Serif HK",
    "Noto Serif HK",
    "PMingLiU_HKSCS",
    "MingLiU_HKSCS",
    "AR PL UMing HK",
];
const MING_MAINLAND: &[&str] = &[
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "Noto Serif SC",
    "思源宋体",
    "Songti SC",
    "STSong",
    "FZShuSong-Z01",
    "SimSun",
    "宋体",
    "NSimSun",
    "AR PL UMing CN",
    "AR PL SungtiL GB",
];
// Kana are set solid (jlreq §2.3.1): the faces whose kana are an em wide come before their proportional sisters.
const MING_JAPAN: &[&str] = &[
    "Noto Serif CJK JP",
    "Source Han Serif",
    "Source Han Serif JP",
    "Noto Serif JP",
    "Hiragino Mincho ProN",
    "Hiragino Mincho Pro",
    "YuMincho",
    "Yu Mincho",
    "游明朝",
    "BIZ UDMincho",
    "IPAexMincho",
    "TakaoExMincho",
    "MS Mincho",
    "ＭＳ 明朝",
    "IPAMincho",
    "TakaoMincho",
    "IPAPMincho",
    "MS PMincho",
];
const MING_KOREA: &[&str] = &[
    "Noto Serif CJK KR",
    "Source Han Serif K",
    "Source Han Serif KR",
    "Noto Serif KR",
    "본명조",
    "AppleMyungjo",
    "Nanum Myeongjo",
    "NanumMyeongjo",
    "나눔명조",
    "Batang",
    "바탕",
    "UnBatang",
    "Baekmuk Batang",
];
const KAI_TAIWAN: &[&str] = &[
    "BiauKai",
    "BiauKaiTC",
    "Kaiti TC",
    "DFKai-SB",
    "標楷體",
    "TW-Kai",
    "TW-MOE-Std-Kai",
    "LXGW WenKai TC",
    "AR PL UKai TW",
    "AR PL UKai TW MBE",
];
const KAI_HONG_KONG: &[&str] = &["BiauKaiHK", "AR PL UKai HK"];
const KAI_MAINLAND: &[&str] = &[
    "Kaiti SC",
    "STKaiti",
    "华文楷体",
    "KaiTi",
    "楷体",
    "KaiTi_GB2312",
    "FZKai-Z03",
    "LXGW WenKai",
    "LXGW WenKai GB",
    "AR PL UKai CN",
    "AR PL KaitiM GB",
];
const KAI_JAPAN: &[&str] = &[
    "YuKyokasho Yoko",
    "YuKyokasho",
    "UD Digi Kyokasho N-R",
    "UD デジタル 教科書体 N-R",
    "Klee",
    "Klee One",
    "HGSeikaishotaiPRO",
    "HG正楷書体-PRO",
    "HGKyokashotai",
    "HG教科書体",
];
const KAI_KOREA: &[&str] = &["GungSeo", "GungSuh", "Gungsuh", "궁서", "UnGungseo"];

/// The kind of a family as its name says it; none where it does not.
#[cfg(feature = "gui")]
pub fn style_of_name(name: &str) -> Option<FaceStyle> {
    const KAI: &[&str] =
        &["kaiti", "kyokasho", "kaisho", "gungse", "gungsu", "klee", "楷", "教科書", "궁서", "해서"];
    const GOTHIC: &[&str] = &[
        "sans",
        "gothic",
        "heiti",
        "yahei",
        "jhenghei",
        "simhei",
        "meiryo",
        "gulim",
        "dotum",
        "pingfang",
        "黑",
        "黒",
        "ゴシック",
        "고딕",
        "굴림",
        "돋움",
    ];
    const MING: &[&str] = &[
        "ming", "mincho", "song", "sung", "simsun", "serif", "batang", "myeongjo", "myungjo", "明", "宋",
        "명조", "바탕",
    ];
    let name = name.to_lowercase();
    let has = |list: &[&str]| list.iter().any(|part| name.contains(part));
    let is_kai = |word: &str| word.starts_with("kai") || word.ends_with("kai");
    if has(KAI) || name.split(|c: char| !c.is_alphanumeric()).any(is_kai) {
        Some(FaceStyle::Kai)
    } else if has(GOTHIC) {
        // Before Ming: there are letters “sans serif”.
        Some(FaceStyle::Gothic)
    } else if has(MING) {
        Some(FaceStyle::Ming)
    } else {
        None
    }
}

/// The language whose forms a family has, as the end of its name says it; none where it does not.
#[cfg(feature = "gui")]
pub fn language_of_name(name: &str) -> Option<FaceLanguage> {
    let words = name.split(|c: char| !c.is_alphanumeric());
    words.rev().find_map(|word| match word {
        "TC" | "TW" | "CHT" | "Hant" => Some(FaceLanguage::Taiwan),
        "HK" | "HC" | "HKSCS" => Some(FaceLanguage::HongKong),
        "SC" | "CN" | "GB" | "GB2312" | "CHS" | "Hans" => Some(FaceLanguage::Mainland),
        "JP" | "J" | "ProN" | "StdN" => Some(FaceLanguage::Japanese),
        "KR" | "K" => Some(FaceLanguage::Korean),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_has_families_of_its_own_forms_and_advice() {
        for &language in FaceLanguage::VARIANTS {
            for style in [FaceStyle::Ming, FaceStyle::Kai] {
                let families = families(style, language);
                assert!(!families.is_empty(), "{style:?} {language:?}");
                assert!(!advice(style, language).is_empty());
                if language == FaceLanguage::Other {
                    continue;
                }
                for (index, name) in families.iter().enumerate() {
                    let of = style_of_name(name).unwrap_or(style);
                    assert_eq!(of, style, "{name}");
                    assert!(!families[..index].contains(name), "{name} is listed once");
                    // A Taiwanese face is next best in Hong Kong, and the other way round.
                    let near = |of| matches!(of, FaceLanguage::Taiwan | FaceLanguage::HongKong);
                    let is_right = |of| of == language || near(of) && near(language);
                    assert!(language_of_name(name).is_none_or(is_right), "{name} for {language:?}");
                }
                assert!(
                    language_of_name(families[0]).is_none_or(|of| of == language),
                    "the best is of the language itself: {}",
                    families[0]
                );
            }
            assert!(families(FaceStyle::Gothic, language).is_empty());
        }
    }

    #[test]
    fn names_say_kind_and_language() {
        for (name, style, language) in [
            ("Noto Serif CJK TC", Some(FaceStyle::Ming), Some(FaceLanguage::Taiwan)),
            ("Noto Sans Mono CJK JP", Some(FaceStyle::Gothic), Some(FaceLanguage::Japanese)),
            ("AR PL UKai TW MBE", Some(FaceStyle::Kai), Some(FaceLanguage::Taiwan)),
            ("AR PL UMing CN", Some(FaceStyle::Ming), Some(FaceLanguage::Mainland)),
            ("標楷體", Some(FaceStyle::Kai), None),
            ("微軟正黑體", Some(FaceStyle::Gothic), None),
            ("나눔명조", Some(FaceStyle::Ming), None),
            ("DejaVu Sans", Some(FaceStyle::Gothic), None),
            ("MingLiU_HKSCS", Some(FaceStyle::Ming), Some(FaceLanguage::HongKong)),
            ("Papyrus", None, None),
        ] {
            assert_eq!((style_of_name(name), language_of_name(name)), (style, language), "{name}");
        }
    }

    #[test]
    fn a_language_is_known_by_its_tag() {
        for (tag, language) in [
            ("zh-TW", FaceLanguage::Taiwan),
            ("yue", FaceLanguage::HongKong),
            ("zh", FaceLanguage::Mainland),
            ("ja-JP", FaceLanguage::Japanese),
            ("ko", FaceLanguage::Korean),
            ("fr", FaceLanguage::Other),
            ("", FaceLanguage::Other),
        ] {
            assert_eq!(FaceLanguage::of(tag), language, "{tag}");
        }
    }
}
