//! TBX, the exchange of terms between the programs of translators (ISO 30042): `TBX-Basic` of 2019 in both its styles,
//! with elements for categories (DCT) and with attributes (DCA), and the TBX of 2008 (`martif`).
//!
//! A concept is an entry. Its terms in the language of the article come first, the preferred one as the term, and all
//! others are other names; without that language those in one that the readers of Chinese, Japanese and Korean learn, as
//! in tables. Contexts and notes follow the definition. Subject fields, parts of speech and the history of changes are not
//! read. References to entities of a file's own are left as they are written, so that no text grows by being read.

mod concept;
mod element;
mod flow;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use self::concept::{Concept, TbxLevel, WantedLanguages};
use self::element::{TbxElement, TbxField};
use self::flow::{HARD_BREAK, paragraphs};
use super::name::ends_with;
use super::{Builder, GlossaryError};
use crate::text::language_tag::LanguageTag;
use crate::text::slice::first_bytes;

/// Elements within one another that are looked at; TBX has ten.
const DEEPEST: usize = 64;
/// Bytes of a file's beginning in which its root element stands.
const HEAD_BYTES: usize = 4096;

/// Whether a text in a file of this name is TBX.
pub(super) fn is_tbx(text: &str, name: &str) -> bool {
    let has_root = || {
        let head = first_bytes(text, HEAD_BYTES);
        ["<martif", "<tbx", "<TBX"].iter().any(|root| head.contains(root))
    };
    ends_with(name, ".tbx") || text.trim_start().starts_with('<') && has_root()
}

/// Reads the entries of a text for an article in this language, a BCP 47 tag.
///
/// # Errors
/// XML that is malformed, and more entries or text than a glossary may have.
pub(super) fn read(text: &str, language: &str, builder: &mut Builder) -> Result<(), GlossaryError> {
    let mut document = Document::new(language, builder);
    let mut reader = Reader::from_str(text);
    // An ampersand that nobody has escaped is one.
    reader.config_mut().allow_dangling_amp = true;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => document.start(&start),
            Ok(Event::Empty(start)) => {
                document.start(&start);
                document.end()?;
            }
            Ok(Event::End(_)) => document.end()?,
            Ok(Event::Text(text)) => document.text(&String::from_utf8_lossy(&text)),
            Ok(Event::CData(text)) => document.text(&String::from_utf8_lossy(&text)),
            Ok(Event::GeneralRef(reference)) => document.reference(&reference),
            Ok(Event::Eof) if document.is_closed() => return Ok(()),
            Ok(Event::Eof) => return Err(malformed(text, text.len())),
            Ok(_) => {}
            Err(_) => return Err(malformed(text, reader.error_position() as usize)),
        }
    }
}

/// Says where a text stops being XML.
fn malformed(text: &str, at: usize) -> GlossaryError {
    let before = first_bytes(text, at);
    let line = memchr::memchr_iter(b'\n', before.as_bytes()).count() + 1;
    let start = before.rfind('\n').map_or(0, |end| end + 1);
    GlossaryError::MalformedXml { line, column: before.len() - start + 1 }
}

/// What has been read of a file.
struct Document<'b> {
    builder: &'b mut Builder,
    wanted: WantedLanguages,
    /// The elements that are open.
    open: Vec<TbxElement>,
    /// How many elements are open within one whose content is not read, that one included.
    ignored: usize,
    /// The text of the field that is open.
    text: String,
    /// Where the reference leads that is open.
    target: String,
    concept: Concept,
}

impl<'b> Document<'b> {
    fn new(language: &str, builder: &'b mut Builder) -> Self {
        Self {
            builder,
            wanted: WantedLanguages { article: LanguageTag::of(language), file: LanguageTag::UNKNOWN },
            open: Vec::new(),
            ignored: 0,
            text: String::new(),
            target: String::new(),
            concept: Concept::default(),
        }
    }

    fn is_closed(&self) -> bool {
        self.open.is_empty() && self.ignored == 0
    }

    fn start(&mut self, start: &BytesStart<'_>) {
        if self.ignored > 0 || self.open.len() >= DEEPEST {
            self.ignored += 1;
            return;
        }
        let local_name = start.local_name();
        let kind = attribute(start, "type").unwrap_or_default();
        let element = TbxElement::of(&String::from_utf8_lossy(local_name.as_ref()), &kind);
        let is_in_field = self.field().is_some();
        match element {
            TbxElement::Ignored => {
                self.ignored = 1;
                return;
            }
            // What is marked in a field belongs to it.
            _ if is_in_field => return self.open.push(TbxElement::Other),
            TbxElement::Concept => self.concept = Concept::default(),
            TbxElement::Language => {
                let tag = attribute(start, "xml:lang").or_else(|| attribute(start, "lang"));
                self.concept.begin_language(tag.unwrap_or_default());
            }
            TbxElement::TermSection => self.concept.begin_term(),
            TbxElement::Field(_) => {
                self.text.clear();
                self.target = attribute(start, "target").unwrap_or_default();
            }
            TbxElement::Other if self.open.is_empty() => {
                let tag = attribute(start, "xml:lang").unwrap_or_default();
                self.wanted.file = LanguageTag::of(&tag);
            }
            TbxElement::Other => {}
        }
        self.open.push(element);
    }

    fn end(&mut self) -> Result<(), GlossaryError> {
        if self.ignored > 0 {
            self.ignored -= 1;
            return Ok(());
        }
        match self.open.pop() {
            Some(TbxElement::Field(field)) => self.field_ended(field),
            Some(TbxElement::Concept) => {
                let concept = std::mem::take(&mut self.concept);
                if let Some(tag) = concept.push_to(self.wanted, self.builder)?
                    && self.builder.data.language.is_empty()
                    && !LanguageTag::of(&tag).is_unknown()
                {
                    self.builder.data.language = tag;
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn field_ended(&mut self, field: TbxField) {
        let text = paragraphs(&self.text);
        let Some(level) = self.level() else {
            if field == TbxField::Title && !text.is_empty() {
                self.builder.data.name = text.join(" ");
            }
            return;
        };
        self.concept.add(level, field, &text, &self.target);
    }

    /// What a field that is open belongs to; none outside concepts.
    fn level(&self) -> Option<TbxLevel> {
        self.open.iter().rev().find_map(|element| match element {
            TbxElement::Concept => Some(TbxLevel::Concept),
            TbxElement::Language => Some(TbxLevel::Language),
            TbxElement::TermSection => Some(TbxLevel::Term),
            _ => None,
        })
    }

    /// The field that is open.
    fn field(&self) -> Option<TbxField> {
        self.open.iter().rev().find_map(|element| match element {
            TbxElement::Field(field) => Some(*field),
            _ => None,
        })
    }

    fn text(&mut self, text: &str) {
        if self.ignored == 0 && self.field().is_some() {
            self.text.extend(text.chars().filter(|c| *c != HARD_BREAK));
        }
    }

    /// A character by its number or its name. A line end that is written so is meant; others may only be how the file is
    /// laid out.
    fn reference(&mut self, reference: &BytesRef<'_>) {
        if self.ignored > 0 || self.field().is_none() {
            return;
        }
        if reference.is_char_ref() {
            match reference.resolve_char_ref() {
                Ok(Some('\n')) => self.text.push(HARD_BREAK),
                Ok(Some(c)) if c != HARD_BREAK => self.text.push(c),
                _ => {}
            }
        } else {
            let written = format!("&{};", String::from_utf8_lossy(reference));
            self.text.push_str(&html_escape::decode_html_entities(&written));
        }
    }
}

/// The value of an attribute, as far as it can be read.
fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let attribute = start.try_get_attribute(name).ok()??;
    let value = attribute.normalized_value(XmlVersion::Explicit1_0);
    Some(value.map_or_else(|_| String::from_utf8_lossy(&attribute.value).into_owned(), Into::into))
}
