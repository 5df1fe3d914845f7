//! What is remembered from one start to the next.

mod exchange;
mod faces;
mod glossaries;
mod merge;
mod order;
mod overrides;
mod typography;

use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};
use strum::VariantArray;

pub use exchange::{ImportedSettings, SettingsError};
pub use faces::{ChosenFace, FaceSettings, OwnFace};
pub use glossaries::GlossaryFile;
pub use order::TermOrder;
pub use overrides::{FileOverrides, ImportConfig, RememberedOverrides, ToldEncoding};
pub use typography::{Gap, Indent, Level, Typography};

use crate::article::{Anchor, Origin};
use crate::text::convert::Conversion;
use crate::text::interface_language::Language;
use crate::text::path_text;

/// What is remembered from one start to the next. A field that is not in the file has its default.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// The version of the file's form: [`Settings::VERSION`].
    pub version: u32,
    /// Light, sepia, dark, or as the system.
    pub theme: ThemeChoice,
    /// The interface's language; none follows the system.
    pub language: Option<Language>,
    /// Size of the article's text in points, within [`Settings::TEXT_SIZES`].
    pub text_size: f32,
    /// The faces of the page.
    pub faces: FaceSettings,
    /// How lines are set.
    pub typography: Typography,
    /// Which uses of terms are underlined.
    pub underline: TermUnderlines,
    /// Whether places that are only like a term are underlined, too.
    pub similar_uses: SimilarUses,
    /// The forms of Chinese that articles are shown in.
    pub conversion: Conversion,
    /// What is copied of an article that is shown in other forms.
    pub copy: CopiedText,
    /// What becomes of long lines of code.
    pub code_lines: CodeLines,
    /// Whether cut lines of plain texts stay as they are, where the user has said nothing of a text.
    pub keep_lines: bool,
    /// The outline, at the left.
    pub outline: Pane,
    /// The glossary, at the right.
    pub glossary: Pane,
    /// What its terms are ordered by.
    pub term_order: TermOrder,
    /// The glossaries of other programs that were added, each once, in the order in which that was done, at most
    /// [`Settings::GLOSSARIES_LIMIT`].
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub glossaries: Vec<GlossaryFile>,
    /// Where the window stood; none lets the system place it.
    pub window: Option<WindowPlace>,
    /// Files that were opened, newest first, each once, at most [`Settings::RECENT_LIMIT`].
    pub recent: Vec<Recent>,
    /// The article that was on the screen last, and the place in it.
    pub last: Option<LastArticle>,
    /// The place in each file that was read, newest first, each file once, at most [`Settings::PLACES_LIMIT`].
    pub places: Vec<ReadingPosition>,
    /// What the user has said of files, newest first, each file once, at most [`Settings::TOLD_LIMIT`].
    pub told: Vec<RememberedOverrides>,
}

/// What is copied of an article that is shown in other forms of Chinese.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum CopiedText {
    /// What is shown.
    #[default]
    Shown,
    /// What was written.
    Written,
}

/// What becomes of lines of code that there is not room for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum CodeLines {
    /// They go on in the next line.
    #[default]
    Wrapped,
    /// They are scrolled along, all lines of a block as one.
    Scrolled,
}

/// The colours of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum ThemeChoice {
    /// Light or dark, as the system is.
    #[default]
    System,
    /// Ink on paper.
    Light,
    /// Brown ink on yellowed paper.
    Sepia,
    /// Light on dark.
    Dark,
}

impl ThemeChoice {
    /// The choice after this one, round and round.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Sepia,
            Self::Sepia => Self::Dark,
            Self::Dark => Self::System,
        }
    }
}

/// Which uses of terms are underlined. The others still show their card and lead to their entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum TermUnderlines {
    /// Every one.
    #[default]
    Every,
    /// The first of each term in each section.
    FirstInSection,
    /// None.
    None,
}

/// Whether places that are only like a term ([`crate::glossary::UseKind`]) are underlined where its uses are. Those that
/// are not still show their card and lead to their entry.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, VariantArray)]
#[serde(rename_all = "snake_case")]
pub enum SimilarUses {
    /// Underlined, paler than uses.
    #[default]
    Shown,
    /// Not underlined.
    Hidden,
}

/// A pane at the side of the article.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Pane {
    /// Whether it is shown.
    pub open: bool,
    /// Its width in points, also while it is closed.
    pub width: f32,
}

/// Where a window stands, in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Left edge; none where the system does not tell (Wayland).
    pub x: Option<f32>,
    /// Top edge; none where the system does not tell.
    pub y: Option<f32>,
    /// Width of its content when it is not maximized.
    pub width: f32,
    /// Height of its content when it is not maximized.
    pub height: f32,
    /// Whether it fills the screen.
    pub maximized: bool,
}

/// A file that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recent {
    /// Its absolute path.
    #[serde(with = "path_text")]
    pub file: PathBuf,
    /// When, in milliseconds since 1970.
    pub opened: u64,
}

/// The place in a file at which reading stopped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadingPosition {
    /// Its absolute path.
    #[serde(with = "path_text")]
    pub file: PathBuf,
    /// The place.
    pub anchor: Anchor,
    /// When it was read last, in milliseconds since 1970.
    pub read: u64,
}

/// The article that was on the screen last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastArticle {
    /// Where it came from.
    pub origin: Origin,
    /// The place in it.
    pub anchor: Anchor,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            version: Self::VERSION,
            theme: ThemeChoice::default(),
            language: None,
            text_size: 18.0,
            faces: FaceSettings::default(),
            typography: Typography::default(),
            underline: TermUnderlines::default(),
            similar_uses: SimilarUses::default(),
            conversion: Conversion::default(),
            copy: CopiedText::default(),
            code_lines: CodeLines::default(),
            keep_lines: false,
            outline: Pane { open: true, width: 240.0 },
            glossary: Pane { open: true, width: 300.0 },
            term_order: TermOrder::default(),
            glossaries: Vec::new(),
            window: None,
            recent: Vec::new(),
            last: None,
            places: Vec::new(),
            told: Vec::new(),
        }
    }
}

impl Settings {
    /// The version of the file's form that this program reads and writes.
    pub const VERSION: u32 = 1;
    /// Sizes of the article's text in points.
    pub const TEXT_SIZES: RangeInclusive<f32> = 12.0..=40.0;
    /// Widths of the outline in points.
    pub const OUTLINE_WIDTHS: RangeInclusive<f32> = 180.0..=360.0;
    /// Widths of the glossary in points.
    pub const GLOSSARY_WIDTHS: RangeInclusive<f32> = 240.0..=420.0;
    /// The most recent files that are remembered.
    pub const RECENT_LIMIT: usize = 12;
    /// The most places that are remembered.
    pub const PLACES_LIMIT: usize = 200;
    /// The most files of which it is remembered what the user has said.
    pub const TOLD_LIMIT: usize = 200;
    /// The most added glossaries.
    pub const GLOSSARIES_LIMIT: usize = 32;

    /// The same settings with every value inside its bounds, whatever a file or a window system gave.
    #[must_use]
    pub fn sanitized(mut self) -> Self {
        let usual = Self::default();
        self.version = Self::VERSION;
        self.text_size = bounded(self.text_size, &Self::TEXT_SIZES, usual.text_size);
        self.faces = self.faces.sanitized();
        self.typography = self.typography.sanitized();
        self.outline.width = bounded(self.outline.width, &Self::OUTLINE_WIDTHS, usual.outline.width);
        self.glossary.width = bounded(self.glossary.width, &Self::GLOSSARY_WIDTHS, usual.glossary.width);
        self.window = self.window.and_then(WindowPlace::sanitized);
        merge::tidy(&mut self.recent, Self::RECENT_LIMIT);
        merge::tidy(&mut self.places, Self::PLACES_LIMIT);
        merge::tidy(&mut self.told, Self::TOLD_LIMIT);
        glossaries::tidy(&mut self.glossaries);
        self
    }

    /// Notes that a file was opened: it becomes the newest.
    pub fn remember_recent(&mut self, path: &Path) {
        let opened = stamp(self.recent.first().map(|newest| newest.opened));
        self.recent.insert(0, Recent { file: path.to_owned(), opened });
        merge::tidy(&mut self.recent, Self::RECENT_LIMIT);
    }

    /// Takes a file off the recent ones.
    pub fn forget_recent(&mut self, path: &Path) {
        self.recent.retain(|recent| recent.file != path);
    }

    /// Forgets all that is known of a file.
    pub fn forget_file(&mut self, path: &Path) {
        self.forget_recent(path);
        self.places.retain(|place| place.file != path);
        self.told.retain(|told| told.file != path);
    }

    /// Notes the place in a file; nothing changes when it is the newest and still there.
    pub fn remember_place(&mut self, path: &Path, anchor: Anchor) {
        if self.places.first().is_some_and(|newest| newest.file == path && newest.anchor == anchor) {
            return;
        }
        let read = stamp(self.places.first().map(|newest| newest.read));
        self.places.insert(0, ReadingPosition { file: path.to_owned(), anchor, read });
        merge::tidy(&mut self.places, Self::PLACES_LIMIT);
    }

    /// The place in a file at which reading stopped.
    pub fn place_of(&self, path: &Path) -> Option<Anchor> {
        self.places.iter().find(|place| place.file == path).map(|place| place.anchor)
    }

    /// Notes how the user wants a file to be read; the usual way needs no note.
    pub fn remember_overrides(&mut self, path: &Path, overrides: FileOverrides) {
        if self.overrides_of(path) == overrides {
            return;
        }
        let told = stamp(self.told.first().map(|newest| newest.told));
        self.told.retain(|entry| entry.file != path);
        if overrides != FileOverrides::default() {
            self.told.insert(0, RememberedOverrides { file: path.to_owned(), overrides, told });
            merge::tidy(&mut self.told, Self::TOLD_LIMIT);
        }
    }

    /// How the user wants a file to be read.
    pub fn overrides_of(&self, path: &Path) -> FileOverrides {
        let told = self.told.iter().find(|told| told.file == path);
        told.map(|told| told.overrides.clone()).unwrap_or_default()
    }
}

impl WindowPlace {
    /// No window is smaller than what the screen is drawn for, nor larger than any wall of monitors.
    const WIDTHS: RangeInclusive<f32> = 480.0..=16_384.0;
    const HEIGHTS: RangeInclusive<f32> = 360.0..=16_384.0;
    const EDGES: RangeInclusive<f32> = -32_768.0..=32_768.0;

    fn sanitized(self) -> Option<Self> {
        let known = |edge: &f32| Self::EDGES.contains(edge);
        (self.width.is_finite() && self.height.is_finite()).then(|| Self {
            x: self.x.filter(known),
            y: self.y.filter(known),
            width: bounded(self.width, &Self::WIDTHS, *Self::WIDTHS.start()),
            height: bounded(self.height, &Self::HEIGHTS, *Self::HEIGHTS.start()),
            maximized: self.maximized,
        })
    }
}

fn bounded(value: f32, range: &RangeInclusive<f32>, usual: f32) -> f32 {
    if value.is_finite() { value.clamp(*range.start(), *range.end()) } else { usual }
}

/// The time now, but always later than the newest entry: a clock that was set back must not bury what is new.
fn stamp(newest: Option<u64>) -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_millis();
    let now = u64::try_from(now).unwrap_or(u64::MAX);
    newest.map_or(now, |newest| now.max(newest.saturating_add(1)))
}

#[cfg(test)]
mod tests;
