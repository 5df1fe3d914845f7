//! Words of a text that are shaped once more, so that they begin at other parts of a pixel.

use std::ops::Range;

use egui::Galley;
use egui::epaint::text::ByteRangeExt as _;
use egui::text::{LayoutJob, LayoutSection};

/// Words of a text that was shaped as one row, to be shaped once more, a row each.
pub(super) struct WordJob<'a> {
    shaped: &'a Galley,
    /// What is to be shaped.
    pub job: LayoutJob,
    /// Where the characters of the text begin, and where it ends, bytes.
    bytes: Vec<usize>,
    /// Which part of the text the last word began in.
    section: usize,
    /// A part of the text, and its first letter with its place in bytes; it may be long and have none.
    letter: Option<(usize, Option<(usize, char)>)>,
}

/// Where a word begins in its row.
pub(super) struct Lead {
    /// In px.
    pub to: f32,
    /// Whether a character stands before it.
    pub has_anchor: bool,
}

impl<'a> WordJob<'a> {
    /// No word yet.
    pub fn new(shaped: &'a Galley) -> Self {
        let text = &shaped.job.text;
        let job = LayoutJob { text: String::new(), sections: Vec::new(), ..LayoutJob::clone(&shaped.job) };
        let mut words = Self {
            shaped,
            job,
            bytes: text.char_indices().map(|(at, _)| at).chain([text.len()]).collect(),
            section: 0,
            letter: None,
        };
        words.job.break_on_newline = true;
        // There are never so many. Where there may be any number, epaint remembers each row by itself, which takes longer.
        words.job.wrap.max_rows = usize::MAX - 1;
        words
    }

    /// Adds the word of these characters, which come after those of the words before, so that it begins at the same part
    /// of a pixel as `to`, px.
    pub fn push(&mut self, characters: &Range<usize>, to: f32) -> Lead {
        let Galley { job: text, pixels_per_point, .. } = self.shaped;
        if let Some(last) = self.job.sections.last_mut() {
            self.job.text.push('\n');
            last.byte_range.end += 1;
        }
        let [start, end] = [characters.start, characters.end].map(|at| self.bytes[at]);
        let is_before = |section: &&LayoutSection| section.byte_range.end.0 <= start;
        self.section += text.sections[self.section..].iter().take_while(is_before).count();
        let sections = &text.sections[self.section..];
        let letter = match self.letter {
            Some((section, letter)) if section == self.section => letter,
            _ => sections.first().and_then(|section| self.first_letter(section.byte_range.as_usize())),
        };
        self.letter = Some((self.section, letter));
        let anchor = sections.first().and_then(|section| self.anchor(section, letter?, start..end));
        let before = anchor.map_or(0.0, |(_, advance)| advance);
        let mut lead = (to - before).rem_euclid(1.0);
        let begins = lead + before;
        let mut first = anchor.map(|(c, _)| c);
        for section in sections.iter().take_while(|section| section.byte_range.start.0 < end) {
            let part = section.byte_range.start.0.max(start)..section.byte_range.end.0.min(end);
            let part = text.text.get(part).unwrap_or_default();
            let part: String = first.take().into_iter().chain(part.chars()).collect();
            self.job.append(&part, lead / pixels_per_point, section.format.clone());
            lead = 0.0;
        }
        Lead { to: begins, has_anchor: anchor.is_some() }
    }

    /// The first letter of a part of the text, and its place in bytes.
    fn first_letter(&self, range: Range<usize>) -> Option<(usize, char)> {
        let mut characters = self.shaped.job.text.get(range.clone())?.char_indices();
        characters.find(|(_, c)| c.is_alphabetic()).map(|(at, c)| (range.start + at, c))
    }

    /// A character and its room (px) with which a word of a part of the text is shaped by the rules of the same script: that
    /// of its first letter (UAX #24), which faces tell figures of Latin text from others by. None where the word has it.
    fn anchor(
        &self,
        section: &LayoutSection,
        (at, first): (usize, char),
        word: Range<usize>,
    ) -> Option<(char, f32)> {
        let own = self.first_letter(word.start..word.end.min(section.byte_range.end.0));
        if own.is_some_and(|(own_at, own)| own_at == at || own.is_ascii() && first.is_ascii()) {
            return None;
        }
        let index = self.bytes.binary_search(&at).ok()?;
        let glyph = self.shaped.rows.first()?.row.glyphs.get(index)?;
        Some((first, glyph.advance_width * self.shaped.pixels_per_point))
    }
}
