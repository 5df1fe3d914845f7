//! The fonts that the system has.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use fontique::{
    Collection, CollectionOptions, FamilyInfo, FontInfo, FontStyle, FontWeight, FontWidth, SourceId,
};

use super::family::{BOLD, FaceData, FamilyFaces, LEAST_BOLD, Latin, REGULAR};
use super::inspect::{FaceFacts, FontBytes};
use super::part::{FaceFault, GivenFace, InstalledFamily};
use super::style::{FaceLanguage, FaceStyle, families, latin_families};

/// The fonts that the system has. Listing them takes as long as it takes; files are mapped, not read.
pub struct InstalledFonts {
    collection: Collection,
    /// Files whose bitmaps were taken out.
    without_bitmaps: HashMap<SourceId, Option<FontBytes>>,
}

impl Default for InstalledFonts {
    fn default() -> Self {
        let options = CollectionOptions { shared: false, system_fonts: true };
        Self { collection: Collection::new(options), without_bitmaps: HashMap::new() }
    }
}

impl InstalledFonts {
    /// The family of this name, in any of its languages.
    ///
    /// # Errors
    /// Says why it cannot be drawn.
    pub fn family(&mut self, name: &str) -> Result<FamilyFaces, FaceFault> {
        let family = self.collection.family_by_name(name).ok_or(FaceFault::NotInstalled)?;
        let regular = self.nearest(&family, REGULAR)?;
        let bold = match regular.bold() {
            Some(bold) => Some(bold),
            None => self.nearest(&family, BOLD).ok().filter(|bold| bold.facts.weight >= LEAST_BOLD),
        };
        Ok(FamilyFaces { regular, bold, latin: Latin::Own })
    }

    /// The family of this name as a text is set in it.
    ///
    /// # Errors
    /// Says why it cannot be drawn.
    pub fn text_family(&mut self, name: &str) -> Result<FamilyFaces, FaceFault> {
        self.family(name).map(|family| self.with_latin(family))
    }

    /// The family that is named on a command line; none for the bundled face.
    ///
    /// # Errors
    /// Says why it cannot be drawn.
    pub fn given(
        &mut self,
        face: GivenFace,
        language: FaceLanguage,
    ) -> Result<Option<FamilyFaces>, FaceFault> {
        match face {
            GivenFace::Style(FaceStyle::Gothic) => Ok(None),
            GivenFace::Style(style) => self.of_style(style, language).map(Some),
            GivenFace::Family(name) => self.text_family(&name).map(Some),
            GivenFace::File(bytes) => {
                let family = FamilyFaces::of_file(Arc::new(bytes), language, false)?;
                Ok(Some(self.with_latin(family)))
            }
        }
    }

    /// The best family of a kind for a language.
    ///
    /// # Errors
    /// [`FaceFault::NoneOfStyle`].
    pub fn of_style(&mut self, style: FaceStyle, language: FaceLanguage) -> Result<FamilyFaces, FaceFault> {
        families(style, language)
            .into_iter()
            .find_map(|name| self.text_family(name).ok())
            .ok_or(FaceFault::NoneOfStyle(style, language))
    }

    /// A family with Latin letters that can be read next to it: its own, else those of a family that has them.
    #[must_use]
    pub fn with_latin(&mut self, family: FamilyFaces) -> FamilyFaces {
        if family.regular.facts.has_good_latin {
            return family;
        }
        // What is neither of the one kind nor of the other is nearer to Gothic in its letters.
        let style = family.regular.facts.style.unwrap_or_default();
        let found = latin_families(style)
            .iter()
            .find_map(|name| self.family(name).ok().filter(|letters| letters.regular.facts.has_good_latin));
        FamilyFaces { latin: found.map_or(Latin::Bundled, |letters| Latin::Of(Box::new(letters))), ..family }
    }

    /// Every family that can be drawn, by name, each once however many names it has.
    pub fn list(&mut self) -> Vec<InstalledFamily> {
        let names: BTreeSet<String> = self.collection.family_names().map(str::to_owned).collect();
        let mut listed = HashSet::new();
        let mut families: Vec<InstalledFamily> = names
            .into_iter()
            .filter_map(|name| self.collection.family_by_name(&name))
            .filter(|family| listed.insert(family.id()))
            // Names that begin with a dot are of the system alone.
            .filter(|family| !family.name().starts_with('.'))
            .filter_map(|family| about(&family))
            .collect();
        families.sort_by(|one, other| one.name.cmp(&other.name));
        families
    }

    /// The upright face of a family whose weight is nearest.
    fn nearest(&mut self, family: &FamilyInfo, weight: f32) -> Result<FaceData, FaceFault> {
        let info = matching(family, weight).ok_or(FaceFault::NotInstalled)?;
        let blob = info.load(None).ok_or(FaceFault::NotAFont)?;
        let (bytes, _) = blob.into_raw_parts();
        let kept = self.without_bitmaps.entry(info.source().id()).or_default();
        Ok(FaceData::new(bytes, info.index())?.drawn_by_outlines(kept).at_weight(weight))
    }
}

/// What is known of a family.
fn about(family: &FamilyInfo) -> Option<InstalledFamily> {
    let info = matching(family, REGULAR)?;
    let bytes = info.load(None)?;
    let FaceFacts { names, languages, style, is_monospaced, .. } =
        FaceFacts::of(bytes.as_ref(), info.index()).ok()?;
    Some(InstalledFamily { name: family.name().to_owned(), names, languages, style, is_monospaced })
}

fn matching(family: &FamilyInfo, weight: f32) -> Option<&FontInfo> {
    family.match_font(FontWidth::NORMAL, FontStyle::Normal, FontWeight::new(weight), false)
}
