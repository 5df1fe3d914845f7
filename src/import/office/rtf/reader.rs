//! The signs of a file one after another, and what is open at each.

use std::rc::Rc;

use encoding_rs::{Encoding, WINDOWS_1252};

use super::code_page::{self, PendingBytes};
use super::entry::OpenEntry;
use super::flow::{RowDefinition, RtfFlow};
use super::formula::OpenFormula;
use super::lexer::{RtfLexer, RtfToken};
use super::picture::OpenPicture;
use super::state::{Destination, RtfState};
use super::tables::RtfTables;
use crate::import::office::document::{DocumentAbout, OfficeDocument};
use crate::import::office::field::FieldCode;
use crate::import::office::numbering::NumberCounters;
use crate::import::office::parts::{OfficePart, plain_text};
use crate::import::{Cancel, ImportError};

/// Groups within one another of which each may say something of its own; deeper ones hold for those around them.
const DEEPEST: usize = 1_000;
/// Signs between two looks at whether the document is still wanted.
const CHECKED_EVERY: u32 = 8_192;
/// Bytes of the longest text of a property, a name or a code of a field.
const LONGEST_TEXT: usize = 64 * 1024;

/// What ends with a group.
pub(super) enum GroupEnd {
    Nothing,
    /// The text of a note or a box, in a flow of its own.
    Note(usize),
    Box,
    /// What stands at the head or foot of pages.
    PageHead,
    Field,
}

/// A group that is open.
pub(super) struct Group {
    /// What held before it.
    outer: RtfState,
    pub end: GroupEnd,
}

/// A field that is open.
pub(super) struct RtfField {
    pub code: String,
    pub meaning: Option<FieldCode>,
}

/// Reads a file.
pub(super) struct RtfReader {
    pub state: RtfState,
    pub groups: Vec<Group>,
    /// Groups that lie too deep.
    too_deep: usize,
    pub flows: Vec<RtfFlow>,
    pub notes: Vec<Vec<OfficePart>>,
    pub about: DocumentAbout,
    pub is_vertical: bool,
    pub tables: RtfTables,
    pub counters: NumberCounters,
    pub fields: Vec<RtfField>,
    pub rows: [RowDefinition; 2],
    pub pending: PendingBytes,
    pub file_encoding: &'static Encoding,
    /// The first half of a character of two in UTF-16.
    pub surrogate: Option<u16>,
    /// Characters to come that stand for one in Unicode.
    pub to_skip: usize,
    /// Whether nothing of the group that is open was read.
    is_group_start: bool,
    /// Whether a group was marked as one that may be skipped.
    pub is_optional: bool,
    pub entry: OpenEntry,
    pub picture: OpenPicture,
    pub images: Vec<(String, Vec<u8>)>,
    /// How many comments there are, and what stands at the head and foot of pages.
    pub comments: usize,
    pub page_heads: Vec<String>,
    pub formula: OpenFormula,
    /// Text of a property, a bookmark or a level of a list.
    pub text: String,
    /// The name of the property whose value follows.
    pub property: String,
}

impl RtfReader {
    /// Before the first sign.
    pub(super) fn new() -> Self {
        Self {
            state: RtfState::first(),
            groups: Vec::new(),
            too_deep: 0,
            flows: vec![RtfFlow::default()],
            notes: Vec::new(),
            about: DocumentAbout::default(),
            is_vertical: false,
            tables: RtfTables::default(),
            counters: NumberCounters::default(),
            fields: Vec::new(),
            rows: Default::default(),
            pending: PendingBytes::default(),
            file_encoding: WINDOWS_1252,
            surrogate: None,
            to_skip: 0,
            is_group_start: false,
            is_optional: false,
            entry: OpenEntry::default(),
            picture: OpenPicture::default(),
            images: Vec::new(),
            comments: 0,
            page_heads: Vec::new(),
            formula: OpenFormula::default(),
            text: String::new(),
            property: String::new(),
        }
    }

    /// Reads signs to their end.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn read(&mut self, bytes: &[u8], cancel: Cancel<'_>) -> Result<(), ImportError> {
        let mut count = 0_u32;
        for token in RtfLexer::new(bytes) {
            count = count.wrapping_add(1);
            if count.is_multiple_of(CHECKED_EVERY) {
                cancel.check()?;
            }
            self.token(token);
        }
        Ok(())
    }

    /// The document.
    pub(super) fn finish(mut self) -> OfficeDocument {
        self.flush(true);
        while !self.groups.is_empty() {
            self.close();
        }
        self.end_paragraph();
        let parts = self.flows.pop().map(RtfFlow::finish).unwrap_or_default();
        OfficeDocument {
            about: self.about,
            parts,
            notes: self.notes,
            is_vertical: self.is_vertical,
            comments: self.comments,
            inner: 0,
            page_heads: self.page_heads,
            images: self.images,
        }
    }

    fn token(&mut self, token: RtfToken<'_>) {
        let is_blank = matches!(token, RtfToken::Text(bytes) if bytes.iter().all(u8::is_ascii_whitespace));
        let is_start = matches!(token, RtfToken::Open) || self.is_group_start && is_blank;
        let is_group_start = std::mem::replace(&mut self.is_group_start, is_start);
        match token {
            // A star in the middle of a group says nothing of it.
            RtfToken::Symbol(b'*') => self.is_optional = is_group_start,
            RtfToken::Open => self.open(),
            RtfToken::Close if self.too_deep > 0 => {
                self.flush(false);
                self.too_deep -= 1;
            }
            RtfToken::Close => self.close(),
            RtfToken::Hex(byte) => self.byte(byte),
            RtfToken::Text(bytes) => {
                // Text right after the mark means nothing that is known.
                self.is_optional = false;
                if self.state.destination == Destination::Picture {
                    return self.picture.hexadecimal(bytes);
                }
                for byte in bytes {
                    self.byte(*byte);
                }
            }
            RtfToken::Binary(bytes) if self.state.destination == Destination::Picture => {
                self.picture.binary(bytes);
            }
            RtfToken::Binary(_) => self.to_skip = self.to_skip.saturating_sub(1),
            RtfToken::Symbol(symbol) => self.symbol(symbol),
            RtfToken::Word(word, number) => {
                if self.to_skip > 0 && word != "u" {
                    self.to_skip -= 1;
                    return;
                }
                self.flush(false);
                self.word(word, number);
            }
        }
    }

    fn open(&mut self) {
        self.flush(false);
        self.to_skip = 0;
        if self.groups.len() >= DEEPEST {
            self.too_deep += 1;
            return;
        }
        self.groups.push(Group { outer: self.state.clone(), end: GroupEnd::Nothing });
    }

    fn close(&mut self) {
        self.flush(false);
        self.to_skip = 0;
        self.is_optional = false;
        let Some(group) = self.groups.pop() else { return };
        let inner = std::mem::replace(&mut self.state, group.outer);
        self.end_destination(&inner);
        match group.end {
            GroupEnd::Nothing => {}
            GroupEnd::Field => self.end_field(),
            GroupEnd::Note(number) => {
                let outer = std::mem::replace(&mut self.state, inner);
                let parts = self.end_flow();
                self.state = outer;
                if let Some(note) = self.notes.get_mut(number - 1) {
                    *note = parts;
                }
            }
            GroupEnd::PageHead => {
                let outer = std::mem::replace(&mut self.state, inner);
                let parts = self.end_flow();
                self.state = outer;
                self.page_heads.push(plain_text(&parts));
            }
            GroupEnd::Box => {
                let outer = std::mem::replace(&mut self.state, inner);
                let parts = self.end_flow();
                self.state = outer;
                if let Some(flow) = self.flows.last_mut() {
                    flow.after.extend(parts);
                }
            }
        }
    }

    /// Says what ends with the group that is open; not where that is one of those that lie too deep, or something ends
    /// with it already.
    pub(super) fn set_end(&mut self, end: GroupEnd) -> bool {
        let group = self.groups.last_mut().filter(|group| matches!(group.end, GroupEnd::Nothing));
        match group.filter(|_| self.too_deep == 0) {
            Some(group) => {
                group.end = end;
                true
            }
            None => false,
        }
    }

    /// Where text went before so many groups were opened.
    pub(super) fn destination_before(&self, groups: usize) -> Option<Destination> {
        let index = self.groups.len().checked_sub(groups)?;
        self.groups.get(index).map(|group| group.outer.destination)
    }

    fn end_flow(&mut self) -> Vec<OfficePart> {
        self.flush(true);
        self.end_paragraph();
        if self.flows.len() < 2 {
            return Vec::new();
        }
        self.flows.pop().map(RtfFlow::finish).unwrap_or_default()
    }

    fn symbol(&mut self, symbol: u8) {
        match symbol {
            b'\\' | b'{' | b'}' => self.byte(symbol),
            b'~' => self.characters("\u{A0}"),
            b'_' => self.characters("\u{2011}"),
            // An end of a line after a backslash is that of a paragraph.
            b'\r' | b'\n' => {
                self.flush(false);
                self.word("par", None);
            }
            b'\t' => self.characters("\t"),
            _ => {}
        }
    }

    /// A byte of text, in the encoding of its font.
    fn byte(&mut self, byte: u8) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        if self.state.destination == Destination::Skipped {
            return;
        }
        let font = match self.state.destination {
            Destination::FontTable => self.entry.font.encoding,
            _ => self.state.run.font.and_then(|font| self.tables.font(font)?.encoding),
        };
        let is_told = self.tables.has_font_in(self.file_encoding);
        let encoding = code_page::chosen(font, self.file_encoding, is_told);
        if let Some(before) = self.pending.push(byte, encoding) {
            self.decoded(&before);
        }
    }

    /// Text that stands in a file as it is.
    pub(super) fn characters(&mut self, text: &str) {
        if self.to_skip > 0 {
            self.to_skip -= 1;
            return;
        }
        self.flush(true);
        self.decoded(text);
    }

    /// Puts the bytes so far into the text: all of them, or those of whole characters.
    pub(super) fn flush(&mut self, is_end: bool) {
        if self.pending.is_empty() {
            return;
        }
        let text = if is_end { self.pending.take_all() } else { self.pending.take_whole() };
        if !text.is_empty() {
            self.decoded(&text);
        }
    }

    fn decoded(&mut self, text: &str) {
        self.surrogate = None;
        self.add(text);
    }

    /// Text goes where the group says.
    pub(super) fn add(&mut self, text: &str) {
        match self.state.destination {
            Destination::Text => self.add_text(text),
            Destination::FieldCode => {
                if let Some(field) = self.fields.last_mut() {
                    push_bounded(&mut field.code, text);
                }
            }
            Destination::FontTable | Destination::StyleSheet => self.entry_text(text),
            Destination::LevelText
            | Destination::PropertyName
            | Destination::PropertyValue
            | Destination::Bookmark
            | Destination::InfoTitle
            | Destination::InfoAuthor => push_bounded(&mut self.text, text),
            Destination::Formula => self.formula.text(text),
            _ => {}
        }
    }

    /// A character in Unicode, by its number in UTF-16, which is signed.
    pub(super) fn unicode(&mut self, number: i32) {
        self.flush(true);
        let substitutes = self.state.substitutes;
        let unit = number as u16;
        match (self.surrogate.take(), unit) {
            (_, 0xD800..=0xDBFF) => self.surrogate = Some(unit),
            (high, unit) => {
                let units: Vec<u16> = high.into_iter().chain([unit]).collect();
                self.add(&String::from_utf16_lossy(&units));
            }
        }
        self.to_skip = substitutes;
    }

    /// The link that text is in now.
    pub(super) fn open_link(&self) -> Option<Rc<str>> {
        self.fields.iter().rev().find_map(|field| match &field.meaning {
            Some(FieldCode::Link(url)) => Some(super::paragraph::link_address(url)),
            _ => None,
        })
    }
}

fn push_bounded(text: &mut String, more: &str) {
    if text.len() + more.len() <= LONGEST_TEXT {
        text.push_str(more);
    }
}
