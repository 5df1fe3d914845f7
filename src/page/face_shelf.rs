//! The faces besides the bundled ones that were read.
//!
//! A face gets a number when it is put on the shelf, and the name of its font family has that number in it. egui asks the
//! shelf for a family when a text is first set in it, so that a further face neither costs those that are there their
//! glyphs nor sets a text again that is not set in it.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError, RwLock};

use egui::epaint::TextOptions;
use egui::epaint::text::{
    FontFamily, FontInsert, FontPriority, FontProvider, Fonts, InsertFontFamily, VariationCoords,
};
use egui::{Color32, FontData, FontDefinitions, FontId};

use super::face_table::{FaceSlot, ShelvedFont};
use super::fonts::{QUOTES_NAMES, bundled_chain};
use crate::fonts::{FaceData, FaceFault, FamilyFaces, Latin};

/// The faces that were read.
#[derive(Default)]
pub struct FaceShelf {
    families: RwLock<Vec<FamilyFaces>>,
}

impl FaceShelf {
    /// Puts a family on the shelf, each once; none when it is full.
    pub fn put(&self, family: FamilyFaces) -> Option<FaceSlot> {
        let mut families = self.families.write().unwrap_or_else(PoisonError::into_inner);
        let at = families.iter().position(|there| is_same_family(there, &family));
        let slot = FaceSlot::new(u16::try_from(at.unwrap_or(families.len())).ok()?, &family);
        if at.is_none() {
            families.push(family);
        }
        Some(slot)
    }

    /// A family that is on the shelf.
    pub fn slot_of(&self, family: &FamilyFaces) -> Option<FaceSlot> {
        let families = self.families.read().unwrap_or_else(PoisonError::into_inner);
        let at = families.iter().position(|there| is_same_family(there, family))?;
        Some(FaceSlot::new(u16::try_from(at).ok()?, family))
    }
}

fn is_same_family(one: &FamilyFaces, other: &FamilyFaces) -> bool {
    let is_same_bold = match (&one.bold, &other.bold) {
        (Some(one), Some(other)) => is_same(one, other),
        (None, None) => true,
        _ => false,
    };
    let is_same_latin = match (&one.latin, &other.latin) {
        (Latin::Of(one), Latin::Of(other)) => is_same_family(one, other),
        (Latin::Own, Latin::Own) | (Latin::Bundled, Latin::Bundled) => true,
        _ => false,
    };
    is_same_bold && is_same_latin && is_same(&one.regular, &other.regular)
}

fn is_same(one: &FaceData, other: &FaceData) -> bool {
    (one.index, one.weight, &one.facts) == (other.index, other.weight, &other.facts)
        && (Arc::ptr_eq(&one.bytes, &other.bytes) || (*one.bytes).as_ref() == (*other.bytes).as_ref())
}

impl FontProvider for FaceShelf {
    fn fonts_for_family(&self, family: &FontFamily) -> Vec<FontInsert> {
        let FontFamily::Name(name) = family else { return Vec::new() };
        let Some(ShelvedFont { number, is_bold, is_latin, bundled, .. }) = ShelvedFont::of(name) else {
            return Vec::new();
        };
        let insert = |name: String, data: FontData| {
            let families = vec![InsertFontFamily { family: family.clone(), priority: FontPriority::Highest }];
            FontInsert { name, data, families }
        };
        let families = self.families.read().unwrap_or_else(PoisonError::into_inner);
        let mut chain = Vec::new();
        let bundled = bundled_chain(bundled);
        if let Some(family) = families.get(usize::from(number)) {
            let cut = |family: &FamilyFaces| family.bold.clone().filter(|_| is_bold);
            let own = |family: &FamilyFaces| cut(family).unwrap_or_else(|| family.regular.clone());
            let mut faces = Vec::new();
            if let (Latin::Of(letters), true) = (&family.latin, is_latin) {
                faces.push(("letters", own(letters)));
            }
            faces.push(("own", own(family)));
            // Quotation marks of Latin text, where the text has such, come before wide ones of the face.
            let has_narrow = faces.first().is_some_and(|(_, face)| face.facts.has_narrow_quotes);
            let quotes = |(name, _): &&(String, FontData)| QUOTES_NAMES.contains(&name.as_str());
            if let Some((name, data)) = bundled.first().filter(quotes).filter(|_| !has_narrow) {
                chain.push(insert(name.clone(), data.clone()));
            }
            for (kind, face) in faces {
                let weight = if is_bold { "bold" } else { "regular" };
                chain.push(insert(format!("face {number} {kind} {weight}"), font_data(&face)));
            }
        }
        chain.extend(bundled.into_iter().map(|(name, data)| insert(name, data)));
        chain
    }
}

/// A face as egui takes it.
fn font_data(face: &FaceData) -> FontData {
    let mut data = FontData::from_blob(Arc::clone(&face.bytes), face.index);
    if let Some(weight) = face.weight {
        data.tweak.coords = VariationCoords::new([(b"wght", weight)]);
    }
    data
}

/// Sets some text in a face, as the screen would: what goes wrong with it goes wrong here and not there.
///
/// # Errors
/// [`FaceFault::Broken`].
fn try_out(face: &FaceData) -> Result<(), FaceFault> {
    const NAME: &str = "tried";
    const SAMPLE: &str =
        "國说語，。「」『』（）：；？！——……、あアぁー가나다—ABCXYZabcxyz fi ffl AV To 0123456789 ‘’“”·/%&@";
    let set = || {
        let mut fonts = FontDefinitions::empty();
        fonts.font_data.insert(NAME.to_owned(), Arc::new(font_data(face)));
        let family = FontFamily::Name(NAME.into());
        fonts.families.insert(family.clone(), vec![NAME.to_owned()]);
        let mut fonts = Fonts::new(TextOptions::default(), fonts);
        let mut fonts = fonts.with_pixels_per_point(1.0);
        [12.0, 19.0, 34.0].into_iter().all(|size| {
            let font = FontId::new(size, family.clone());
            let galley = fonts.layout_no_wrap(SAMPLE.to_owned(), font, Color32::PLACEHOLDER);
            let glyphs = galley.rows.iter().flat_map(|row| &row.glyphs);
            galley.rect.is_finite() && glyphs.clone().count() > 0 && galley.num_vertices > 0
        })
    };
    // What a table says may be anything; a face that makes its reader panic is broken.
    match catch_unwind(AssertUnwindSafe(set)) {
        Ok(true) => Ok(()),
        Ok(false) | Err(_) => Err(FaceFault::Broken),
    }
}

/// Tries out all faces of a family; a bold one that cannot be drawn is left out.
///
/// # Errors
/// [`FaceFault::Broken`] when that of regular weight cannot be drawn.
pub fn tried_out(family: FamilyFaces) -> Result<FamilyFaces, FaceFault> {
    try_out(&family.regular)?;
    let bold = family.bold.filter(|bold| try_out(bold).is_ok());
    let latin = match family.latin {
        Latin::Of(letters) => {
            tried_out(*letters).map_or(Latin::Bundled, |letters| Latin::Of(Box::new(letters)))
        }
        latin => latin,
    };
    Ok(FamilyFaces { bold, latin, regular: family.regular })
}

#[cfg(test)]
mod tests;
