//! The tables at a file's beginning, entry by entry.

use super::code_page;
use super::entry::OpenEntry;
use super::reader::RtfReader;
use super::state::{Destination, RtfState};
use super::tables::{RtfFont, RtfList, RtfOverride, RtfStyle, level_text, usual_level};
use crate::import::office::document::is_author;
use crate::import::office::number_format::NumberFormat;
use crate::import::office::numbering::LEVELS;

/// Bytes of the longest name.
const LONGEST: usize = 512;

impl RtfReader {
    /// A word in a table; whether it is one.
    pub(super) fn entry_word(&mut self, word: &str, number: Option<i32>) -> bool {
        let value = number.unwrap_or_default();
        let entry = &mut self.entry;
        match (self.state.destination, word) {
            (Destination::FontTable, "f") => {
                *entry = OpenEntry { number: value, ..OpenEntry::default() };
            }
            (Destination::FontTable, "fcharset") => entry.font.encoding = code_page::of_character_set(value),
            (Destination::FontTable, "cpg") => entry.font.encoding = Some(code_page::of_number(value)),
            (Destination::StyleSheet, "s" | "cs" | "ds" | "ts") | (Destination::Override, "ls") => {
                entry.number = value;
            }
            (Destination::StyleSheet, "outlinelevel") => entry.style.outline = u8::try_from(value).ok(),
            (Destination::StyleSheet, "sbasedon") => entry.style.base = number,
            (Destination::ListTable, "list") => {
                entry.list = RtfList::default();
                self.state.destination = Destination::List;
            }
            (Destination::List, "listid") => entry.list.id = value,
            (Destination::List | Destination::Override, "listlevel") => {
                entry.level = usual_level();
                self.state.destination = Destination::ListLevel;
            }
            (Destination::ListLevel, "levelnfc" | "levelnfcn") => {
                entry.level.format = NumberFormat::of_rtf(value);
            }
            (Destination::ListLevel, "levelstartat") => entry.level.start = u32::try_from(value).unwrap_or(1),
            (Destination::ListLevel, "levelfollow") => entry.level.has_blank = value != 2,
            (Destination::ListLevel, "levellegal") => entry.level.is_legal = number != Some(0),
            (Destination::OverrideTable, "listoverride") => {
                entry.named = RtfOverride::default();
                entry.number = 0;
                self.state.destination = Destination::Override;
            }
            (Destination::Override, "listid") => entry.named.list = value,
            (Destination::Override, "lfolevel") if entry.named.starts.len() < LEVELS => {
                entry.named.starts.push(None);
            }
            (Destination::Override, "levelstartat") => {
                if let Some(start) = entry.named.starts.last_mut() {
                    *start = u32::try_from(value).ok();
                }
            }
            // Whatever else is said of fonts, styles and lists is not for text.
            (Destination::FontTable | Destination::StyleSheet, "u" | "uc") => return false,
            (Destination::FontTable | Destination::StyleSheet, _) => {}
            _ => return false,
        }
        true
    }

    /// Text in a table: names, each ended by a semicolon.
    pub(super) fn entry_text(&mut self, text: &str) {
        for c in text.chars() {
            if c != ';' {
                if self.entry.name.len() < LONGEST {
                    self.entry.name.push(c);
                }
                continue;
            }
            let entry = std::mem::take(&mut self.entry);
            let name = entry.name.trim().to_owned();
            if self.state.destination == Destination::FontTable {
                self.tables.add_font(entry.number, RtfFont { name, ..entry.font });
            } else {
                self.tables.add_style(entry.number, RtfStyle { name, ..entry.style });
            }
        }
    }

    /// Ends an entry with its group.
    pub(super) fn end_entry(&mut self, inner: &RtfState) {
        let outer = self.state.destination;
        match inner.destination {
            Destination::LevelText if outer == Destination::ListLevel => {
                self.entry.level.text = level_text(&std::mem::take(&mut self.text));
            }
            Destination::ListLevel if outer == Destination::List && self.entry.list.levels.len() < LEVELS => {
                let level = std::mem::take(&mut self.entry.level);
                self.entry.list.levels.push(level);
            }
            Destination::List if outer == Destination::ListTable => {
                self.tables.add_list(std::mem::take(&mut self.entry.list));
            }
            Destination::Override if outer == Destination::OverrideTable => {
                self.tables.add_override(self.entry.number, std::mem::take(&mut self.entry.named));
            }
            _ => {}
        }
    }

    /// The names of authors, which are written in one text.
    pub(super) fn add_authors(&mut self) {
        let names = std::mem::take(&mut self.text);
        for name in names.split([';', '；', '、']).map(str::trim).filter(|name| is_author(name)) {
            if !self.about.authors.iter().any(|known| known == name) {
                self.about.authors.push(name.to_owned());
            }
        }
    }
}
