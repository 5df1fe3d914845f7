//! The faces besides the bundled ones, as the screen knows them.

use std::collections::HashMap;

use strum::VariantArray;

use crate::fonts::{FaceLanguage, FacePart};
use crate::page::{FaceSlot, FaceTable};

/// What the faces of a part of the page are from now on.
#[derive(Clone, Debug)]
pub struct FacesRead {
    /// The part.
    pub part: FacePart,
    /// The faces by language; where there is none, the bundled one is used.
    pub slots: Vec<(FaceLanguage, FaceSlot)>,
}

/// A family whose name is shown in it.
#[derive(Clone, Debug)]
pub struct FaceSample {
    /// Its name.
    pub family: String,
    /// The family; none when it cannot be drawn.
    pub slot: Option<FaceSlot>,
}

/// What is known of a family whose name is to be shown in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SampleState {
    /// Nothing yet.
    Unread,
    /// It cannot be drawn.
    Broken,
    /// It is there.
    Read(FaceSlot),
}

/// The faces besides the bundled ones, as far as they were read.
#[derive(Debug, Default)]
pub struct ScreenFaces {
    /// Those of the page.
    pub table: FaceTable,
    samples: HashMap<String, Option<FaceSlot>>,
}

impl ScreenFaces {
    /// Takes the faces of a part.
    pub fn take(&mut self, read: &FacesRead) {
        for &language in FaceLanguage::VARIANTS {
            let slot = read.slots.iter().find(|(of, _)| *of == language).map(|(_, slot)| *slot);
            self.table.set(read.part, language, slot);
        }
    }

    /// Takes a family whose name is shown in it.
    pub fn take_sample(&mut self, sample: FaceSample) {
        self.samples.insert(sample.family, sample.slot);
    }

    /// What is known of the family of this name.
    pub fn sample(&self, family: &str) -> SampleState {
        match self.samples.get(family) {
            None => SampleState::Unread,
            Some(None) => SampleState::Broken,
            Some(Some(slot)) => SampleState::Read(*slot),
        }
    }
}
