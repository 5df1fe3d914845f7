//! The bundled fonts and the faces in their collections, and what other faces there are: kinds of faces by their names
//! (`style`), the families that the system has (`installed`) and what a file of a font holds (`inspect`).

#[cfg(feature = "gui")]
mod family;
#[cfg(feature = "gui")]
mod inspect;
#[cfg(feature = "gui")]
mod installed;
#[cfg(feature = "gui")]
mod math;
mod part;
mod style;

use strum::VariantArray;

#[cfg(feature = "gui")]
pub use family::{FaceData, FamilyFaces, Latin};
#[cfg(feature = "gui")]
pub use inspect::{FaceFacts, FontBytes};
#[cfg(feature = "gui")]
pub use installed::InstalledFonts;
#[cfg(feature = "gui")]
pub use math::math_face;
pub use part::{FaceFault, FacePart, FaceSource, GivenFace, InstalledFamily};
pub use style::{FaceLanguage, FaceStyle, advice, families};

/// The collection of regular weight.
pub static REGULAR: &[u8] = include_bytes!("../fonts/NotoSansCJK-Regular.ttc");
/// The collection of bold weight.
pub static BOLD: &[u8] = include_bytes!("../fonts/NotoSansCJK-Bold.ttc");

/// The regional form of the glyphs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum Face {
    /// Japan.
    Japan,
    /// Korea.
    Korea,
    /// The mainland.
    Mainland,
    /// Taiwan.
    Taiwan,
    /// Hong Kong.
    HongKong,
}

impl Face {
    /// The face for a BCP 47 language tag; `otherwise` where the tag says nothing of Han.
    pub fn of(tag: &str, otherwise: Self) -> Self {
        FaceLanguage::of(tag).region().unwrap_or(otherwise)
    }

    /// The language whose region it is, as a BCP 47 tag.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Japan => "ja",
            Self::Korea => "ko",
            Self::Mainland => "zh-Hans",
            Self::Taiwan => "zh-Hant",
            Self::HongKong => "zh-HK",
        }
    }

    /// Index of the proportional face in both collections; the monospaced one comes as many faces later.
    pub const fn index(self) -> u32 {
        match self {
            Self::Japan => 0,
            Self::Korea => 1,
            Self::Mainland => 2,
            Self::Taiwan => 3,
            Self::HongKong => 4,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_tag_chooses_its_region() {
        for (tag, face) in [
            ("zh-Hant", Face::Taiwan),
            ("zh-TW", Face::Taiwan),
            ("zh-HK", Face::HongKong),
            ("zh-Hant-HK", Face::HongKong),
            ("yue", Face::HongKong),
            ("zh-Hans", Face::Mainland),
            ("zh-Hans-HK", Face::Mainland),
            ("zh-Latn", Face::Korea),
            ("zh_CN", Face::Mainland),
            ("ja-JP", Face::Japan),
            ("ko", Face::Korea),
            ("en", Face::Korea),
            ("", Face::Korea),
        ] {
            assert_eq!(Face::of(tag, Face::Korea), face, "{tag}");
        }
    }

    #[test]
    fn the_collections_hold_the_ten_faces_counted_on() {
        for collection in [REGULAR, BOLD] {
            let word = |at: usize| u32::from_be_bytes(collection[at..at + 4].try_into().expect("four bytes"));
            assert_eq!(&collection[..4], b"ttcf");
            assert!(word(8) >= 10, "{} faces", word(8));
        }
    }
}
