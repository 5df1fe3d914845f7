//! Which part of a page is set in which face besides the bundled ones, and what egui calls the fonts of it.

use egui::FontFamily;

use crate::fonts::{FaceLanguage, FacePart, FamilyFaces, Latin};

/// A family on the shelf, and what it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct FaceSlot {
    number: u16,
    bold: Bold,
    latin: Letters,
    /// A character that it holds, to measure it by.
    probe: char,
}

/// What bold text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Bold {
    /// The family's own.
    Own,
    /// The bundled face.
    Bundled,
    /// The family's regular face: a heading in a face that was chosen for headings stands out by its size.
    Regular,
}

/// Whose Latin letters are read next to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Letters {
    Own,
    Other,
    Bundled,
}

impl FaceSlot {
    /// The slot of a family with this number on the shelf.
    pub(super) fn new(number: u16, family: &FamilyFaces) -> Self {
        Self {
            number,
            bold: if family.bold.is_some() { Bold::Own } else { Bold::Bundled },
            latin: match family.latin {
                Latin::Own => Letters::Own,
                Latin::Of(_) => Letters::Other,
                Latin::Bundled => Letters::Bundled,
            },
            probe: family.regular.facts.probe,
        }
    }

    /// The same as the face that was chosen for headings.
    #[must_use]
    pub fn for_headings(self) -> Self {
        Self { bold: if self.bold == Bold::Bundled { Bold::Regular } else { self.bold }, ..self }
    }
}

/// Which part of a page is set in which face, for each language; in the bundled one where there is none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct FaceTable {
    slots: [[Option<FaceSlot>; FacePart::COUNT]; FaceLanguage::COUNT],
}

impl FaceTable {
    /// Sets a part in a face; in the bundled one when none.
    pub fn set(&mut self, part: FacePart, language: FaceLanguage, slot: Option<FaceSlot>) {
        self.slots[language as usize][part as usize] = slot;
    }

    /// What a part is set in; none for the bundled face.
    pub fn get(&self, part: FacePart, language: FaceLanguage) -> Option<FaceSlot> {
        self.slots[language as usize][part as usize]
    }
}

/// A font of a family on the shelf, as the name of egui's font family says it.
pub(super) struct ShelvedFont<'a> {
    pub number: u16,
    pub is_bold: bool,
    pub is_latin: bool,
    /// A character that it holds, to measure it by.
    probe: char,
    /// The bundled font that has what the family lacks.
    pub bundled: &'a str,
}

impl<'a> ShelvedFont<'a> {
    const PREFIX: &'static str = "face:";

    fn name(&self) -> String {
        let Self { number, is_bold, is_latin, probe, bundled } = self;
        format!("{}{number}:{is_bold}:{is_latin}:{}:{bundled}", Self::PREFIX, *probe as u32)
    }

    /// The font behind a family's name; none for one that is not on the shelf.
    pub fn of(name: &'a str) -> Option<Self> {
        let mut parts = name.strip_prefix(Self::PREFIX)?.splitn(5, ':');
        let mut next = || parts.next();
        let (number, is_bold, is_latin) = (next()?.parse().ok()?, next()? == "true", next()? == "true");
        let probe = char::from_u32(next()?.parse().ok()?)?;
        Some(Self { number, is_bold, is_latin, probe, bundled: next()? })
    }
}

impl FaceSlot {
    /// The name of its font family, bold or not, with what it lacks from the bundled font of this name; the bundled font
    /// itself where bold text is set in that.
    pub(super) fn family(self, is_bold: bool, bundled: &str) -> String {
        if is_bold && self.bold == Bold::Bundled {
            return bundled.to_owned();
        }
        self.font(is_bold && self.bold == Bold::Own, false, bundled).name()
    }

    /// The same for Latin letters; none where they are of the same font.
    pub(super) fn latin_family(self, is_bold: bool, bundled: &str) -> Option<String> {
        if is_bold && self.bold == Bold::Bundled {
            return None;
        }
        let is_bold = is_bold && self.bold == Bold::Own;
        match self.latin {
            Letters::Own => None,
            Letters::Other => Some(self.font(is_bold, true, bundled).name()),
            Letters::Bundled => Some(bundled.to_owned()),
        }
    }

    const fn font(self, is_bold: bool, is_latin: bool, bundled: &str) -> ShelvedFont<'_> {
        let probe = if is_latin { LETTER } else { self.probe };
        ShelvedFont { number: self.number, is_bold, is_latin, probe, bundled }
    }
}

/// What fonts of Latin letters are measured by.
const LETTER: char = 'x';

/// Of a font of the shelf, a character that it holds, and the bundled font that it falls back on.
pub(super) fn measured_by(family: &FontFamily) -> Option<(char, &str)> {
    match family {
        FontFamily::Name(name) => ShelvedFont::of(name).map(|font| (font.probe, font.bundled)),
        FontFamily::Proportional | FontFamily::Monospace => None,
    }
}
