//! What is said of faces.

use std::borrow::Cow;

use super::Msg;
use crate::fonts::{FaceFault, FaceLanguage, FacePart, FaceStyle, advice};
use crate::reader::Language;

/// Why a face of this name is not used.
pub fn face_fault(fault: FaceFault, name: &str, language: Language) -> Cow<'static, str> {
    let name = &name;
    match fault {
        FaceFault::NoneOfStyle(style, of) => Msg::FaceNoneOfStyle {
            style: &Msg::of_face_style(style).text(language),
            language: &Msg::of_face_language(of).text(language),
            advice: &advice(style, of),
        }
        .text(language),
        FaceFault::NotInstalled => Msg::FaceNotInstalled { name }.text(language),
        FaceFault::NotAFont => Msg::FaceNotAFont { name }.text(language),
        FaceFault::Broken => Msg::FaceBroken { name }.text(language),
        FaceFault::NoText => Msg::FaceNoText { name }.text(language),
    }
}

impl Msg<'static> {
    /// The name of a kind of face.
    pub const fn of_face_style(style: FaceStyle) -> Self {
        match style {
            FaceStyle::Gothic => Self::FaceGothic,
            FaceStyle::Ming => Self::FaceMing,
            FaceStyle::Kai => Self::FaceKai,
        }
    }

    /// The name of what has a face of its own.
    pub const fn of_face_part(part: FacePart) -> Self {
        match part {
            FacePart::Text => Self::TextFace,
            FacePart::Headings => Self::HeadingFace,
            FacePart::Code => Self::CodeFace,
        }
    }

    /// The name of a language whose texts have faces of their own.
    pub const fn of_face_language(language: FaceLanguage) -> Self {
        match language {
            FaceLanguage::Taiwan => Self::ChineseTaiwan,
            FaceLanguage::HongKong => Self::ChineseHongKong,
            FaceLanguage::Mainland => Self::EncodingSimplified,
            FaceLanguage::Japanese => Self::EncodingJapanese,
            FaceLanguage::Korean => Self::EncodingKorean,
            FaceLanguage::Other => Self::FaceLetters,
        }
    }
}
