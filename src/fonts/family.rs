//! A family as text is set in it: its faces of regular and bold weight, and whose Latin letters go with them.

use std::sync::Arc;

use super::inspect::{FaceFacts, FontBytes, best_index, without_bitmaps};
use super::part::FaceFault;
use super::style::FaceLanguage;

/// The weight of text in books.
pub(super) const REGULAR: f32 = 400.0;
/// The weight of bold text.
pub(super) const BOLD: f32 = 700.0;
/// The least weight that is told from regular text.
pub(super) const LEAST_BOLD: f32 = 600.0;

/// A face that can be drawn.
#[derive(Clone)]
pub struct FaceData {
    /// The file.
    pub bytes: FontBytes,
    /// Which of its faces.
    pub index: u32,
    /// The weight along the axis of a variable font; none where it has no such axis.
    pub weight: Option<f32>,
    /// What is known of it.
    pub facts: Arc<FaceFacts>,
}

/// A family as text is set in it.
#[derive(Clone)]
pub struct FamilyFaces {
    /// Of regular weight.
    pub regular: FaceData,
    /// Bold, as drawn by the foundry; none where the family has none.
    pub bold: Option<FaceData>,
    /// Whose Latin letters are read next to it.
    pub latin: Latin,
}

/// Whose Latin letters a text has.
///
/// Those of its own face, whenever they were made to be read in: the designer has matched their weight and height with
/// the characters. The old faces of Ming and Kai have letters of half an em each, as a terminal has them; a word of these
/// falls apart into its letters, and a book designer would set it in a face of letters with serifs. Where the system has
/// none, the letters of the bundled face stand in: without serifs, but letters as wide as they should be.
#[derive(Clone)]
pub enum Latin {
    /// Its own.
    Own,
    /// Those of another family.
    Of(Box<FamilyFaces>),
    /// Those of the bundled face.
    Bundled,
}

impl FaceData {
    /// The face of this index in a file.
    ///
    /// # Errors
    /// Says why it cannot be drawn.
    pub fn new(bytes: FontBytes, index: u32) -> Result<Self, FaceFault> {
        let facts = Arc::new(FaceFacts::of((*bytes).as_ref(), index)?);
        Ok(Self { bytes, index, weight: None, facts })
    }

    /// The same at a weight, as far as it has an axis of weights.
    #[must_use]
    pub fn at_weight(self, weight: f32) -> Self {
        let weight = self.facts.weights.map(|(least, most)| weight.clamp(least, most.max(least)));
        Self { weight, ..self }
    }

    /// The same face, bold, where it is variable and can be.
    pub(super) fn bold(&self) -> Option<Self> {
        let (_, most) = self.facts.weights?;
        (most >= LEAST_BOLD).then(|| self.clone().at_weight(BOLD))
    }

    /// The same without bitmaps; those of a file are taken out once, in `kept`.
    pub(super) fn drawn_by_outlines(self, kept: &mut Option<FontBytes>) -> Self {
        if !self.facts.has_bitmaps {
            return self;
        }
        let bytes = kept
            .get_or_insert_with(|| Arc::new(without_bitmaps((*self.bytes).as_ref())) as FontBytes)
            .clone();
        Self { bytes, ..self }
    }
}

impl FamilyFaces {
    /// The face of a file of the user's own that is best for a language.
    ///
    /// # Errors
    /// Says why none can be drawn.
    pub fn of_file(bytes: FontBytes, language: FaceLanguage, is_code: bool) -> Result<Self, FaceFault> {
        let (index, facts) = best_index((*bytes).as_ref(), language, is_code)?;
        let regular = FaceData { bytes, index, weight: None, facts: Arc::new(facts) };
        let regular = regular.drawn_by_outlines(&mut None).at_weight(REGULAR);
        Ok(Self { bold: regular.bold(), latin: Latin::Own, regular })
    }
}
