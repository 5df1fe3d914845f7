//! What stands at the beginning of an RTF file: fonts, styles and lists, by their numbers.

use std::collections::HashMap;
use std::fmt::Write as _;

use encoding_rs::Encoding;

use crate::import::office::numbering::{LEVELS, NumberLevel};
use crate::import::office::parts::ParagraphKind;
use crate::import::office::style_names;

/// Fonts, styles and lists of the largest file.
const MOST: usize = 20_000;

/// A font.
#[derive(Clone, Debug, Default)]
pub(super) struct RtfFont {
    pub name: String,
    pub encoding: Option<&'static Encoding>,
}

/// A style, as far as it says what paragraphs are.
#[derive(Clone, Debug, Default)]
pub(super) struct RtfStyle {
    pub name: String,
    pub outline: Option<u8>,
    pub base: Option<i32>,
}

/// A list.
#[derive(Clone, Debug, Default)]
pub(super) struct RtfList {
    pub id: i32,
    pub levels: Vec<NumberLevel>,
}

/// A list as paragraphs name it.
#[derive(Clone, Debug, Default)]
pub(super) struct RtfOverride {
    pub list: i32,
    pub starts: Vec<Option<u32>>,
}

/// The tables of a file.
#[derive(Debug, Default)]
pub(super) struct RtfTables {
    fonts: HashMap<i32, RtfFont>,
    /// The encodings that fonts name.
    encodings: Vec<&'static Encoding>,
    styles: HashMap<i32, RtfStyle>,
    lists: HashMap<i32, RtfList>,
    overrides: HashMap<i32, RtfOverride>,
}

impl RtfTables {
    /// Adds a font.
    pub(super) fn add_font(&mut self, number: i32, font: RtfFont) {
        if let Some(encoding) = font.encoding.filter(|encoding| !self.encodings.contains(encoding)) {
            self.encodings.push(encoding);
        }
        if self.fonts.len() < MOST {
            self.fonts.insert(number, font);
        }
    }

    /// A font by its number.
    pub(super) fn font(&self, number: i32) -> Option<&RtfFont> {
        self.fonts.get(&number)
    }

    /// Whether a font says that its text is in an encoding.
    pub(super) fn has_font_in(&self, encoding: &'static Encoding) -> bool {
        self.encodings.contains(&encoding)
    }

    /// Adds a style.
    pub(super) fn add_style(&mut self, number: i32, style: RtfStyle) {
        if self.styles.len() < MOST {
            self.styles.insert(number, style);
        }
    }

    /// The name of a style.
    pub(super) fn style_name(&self, number: i32) -> &str {
        self.styles.get(&number).map_or("", |style| style.name.as_str())
    }

    /// What paragraphs of a style are; none where the style does not say.
    pub(super) fn kind(&self, style: i32) -> Option<ParagraphKind> {
        let base = |style: &&RtfStyle| self.styles.get(&style.base?);
        std::iter::successors(self.styles.get(&style), base)
            .take(LEVELS)
            .find_map(|style| style_names::kind(&style.name).or_else(|| style.outline.map(kind_of_level)))
    }

    /// Adds a list.
    pub(super) fn add_list(&mut self, list: RtfList) {
        if self.lists.len() < MOST {
            self.lists.insert(list.id, list);
        }
    }

    /// Adds a list as paragraphs name it.
    pub(super) fn add_override(&mut self, number: i32, named: RtfOverride) {
        if self.overrides.len() < MOST {
            self.overrides.insert(number, named);
        }
    }

    /// The list that a paragraph names, and where it begins again.
    pub(super) fn list(&self, number: i32) -> Option<(&RtfList, &RtfOverride)> {
        let named = self.overrides.get(&number)?;
        Some((self.lists.get(&named.list)?, named))
    }
}

/// What paragraphs of a level of the outline are, from 0.
pub(super) fn kind_of_level(level: u8) -> ParagraphKind {
    if level < 9 { ParagraphKind::Heading(level + 1) } else { ParagraphKind::Text }
}

/// The text of a level: its first character counts the others, and those below U+0009 stand for numbers.
pub(super) fn level_text(written: &str) -> String {
    let written = written.strip_suffix(';').unwrap_or(written);
    let mut out = String::new();
    for c in written.chars().skip(1) {
        match u32::from(c) {
            level @ 0..=8 => drop(write!(out, "%{}", level + 1)),
            _ => out.push(c),
        }
    }
    out
}

/// A level that counts in digits.
pub(super) fn usual_level() -> NumberLevel {
    NumberLevel { start: 1, has_blank: true, ..NumberLevel::default() }
}
