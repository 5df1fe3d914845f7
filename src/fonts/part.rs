//! What has a face of its own, where a face comes from, and why one is not used.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::style::{FaceLanguage, FaceStyle};

/// A part of the page that has a face of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum FacePart {
    /// The text.
    Text,
    /// Headings.
    Headings,
    /// Code.
    Code,
}

impl FacePart {
    /// How many there are.
    pub const COUNT: usize = Self::VARIANTS.len();
}

/// Where a face comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub enum FaceSource {
    /// With the program.
    #[default]
    Bundled,
    /// The best of its kind that the system has.
    Style(FaceStyle),
    /// An installed family, by its name.
    Family(String),
    /// A file of the user's own.
    File(PathBuf),
}

/// A face as it is named to the command line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GivenFace {
    /// The best of its kind that the system has.
    Style(FaceStyle),
    /// An installed family, by its name.
    Family(String),
    /// What a file of a font holds.
    File(Vec<u8>),
}

/// Why a face is not used; the bundled one is, in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FaceFault {
    /// The system has no face of this kind for this language.
    NoneOfStyle(FaceStyle, FaceLanguage),
    /// The system has no family of this name.
    NotInstalled,
    /// It is no font of a kind that is read.
    NotAFont,
    /// A table that is needed is missing or broken.
    Broken,
    /// It has neither Han nor kana nor hangul nor letters.
    NoText,
}

/// A family that is installed.
#[derive(Clone, Debug, PartialEq)]
pub struct InstalledFamily {
    /// What the system calls it.
    pub name: String,
    /// What it is called in other languages: BCP 47 tag and name.
    pub names: Vec<(String, String)>,
    /// The languages whose texts it holds, in their own forms.
    pub languages: Vec<FaceLanguage>,
    /// Its kind; none where nothing says it.
    pub style: Option<FaceStyle>,
    /// Whether all its letters are equally wide.
    pub is_monospaced: bool,
}

impl InstalledFamily {
    /// What it is called in the language of an interface (a BCP 47 tag), else as the system calls it.
    pub fn name_in(&self, tag: &str) -> &str {
        let wanted = FaceLanguage::of(tag);
        let own = |(of, _): &&(String, String)| FaceLanguage::of(of) == wanted;
        let name = if wanted == FaceLanguage::Other { None } else { self.names.iter().find(own) };
        name.map_or(&self.name, |(_, name)| name)
    }
}
