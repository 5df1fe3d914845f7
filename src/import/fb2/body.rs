//! The bodies of a book: its text in sections, and its notes.

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute, encode_text};

use super::about::BookAbout;
use super::images::BookImages;
use crate::import::html::MadePage;
use crate::import::known::notes;
use crate::import::xml::{XmlElement, XmlItem, XmlParts};
use crate::import::{Cancel, ImportError};
use crate::text::class::{is_han, is_kana};
use crate::text::language;
use crate::text::language_tag::LanguageTag;
use crate::text::slice::first_bytes;

/// Bytes of the text by which its language is told.
const SAMPLE: usize = 60_000;

/// Writes the bodies of a book as a page.
pub(super) struct BodyWriter<'a> {
    pub(super) xml: XmlParts<'a>,
    pub(super) images: &'a BookImages,
    about: &'a BookAbout,
    pub(super) out: String,
    /// What was written before it.
    page: MadePage,
    /// How many quotations, poems and notes are open, in which a part of the page does not end.
    pub(super) inside: usize,
    /// The notes, as items of a list, and how many there are.
    pub(super) notes: String,
    pub(super) note_count: usize,
    /// What the book calls its notes.
    pub(super) notes_title: String,
    /// Whether there is any text or image in a body.
    pub(super) has_text: bool,
    /// The id of a section that has begun, and to whose title links lead.
    section_id: Option<String>,
    /// How many sections are open.
    level: usize,
}

impl<'a> BodyWriter<'a> {
    pub(super) fn new(
        text: &'a str,
        cancel: Cancel<'a>,
        images: &'a BookImages,
        about: &'a BookAbout,
    ) -> Self {
        Self {
            xml: XmlParts::new(text, cancel),
            images,
            about,
            out: String::new(),
            page: MadePage::default(),
            inside: 0,
            notes: String::new(),
            note_count: 0,
            notes_title: String::new(),
            has_text: false,
            section_id: None,
            level: 0,
        }
    }

    /// Whether no body holds anything.
    pub(super) fn is_empty(&self) -> bool {
        !self.has_text && self.note_count == 0
    }

    /// The page.
    pub(super) fn finish(mut self) -> MadePage {
        let mut head = String::from("<!DOCTYPE html>\n<html");
        if !self.about.language.is_empty() {
            let _ = write!(head, " lang=\"{}\"", encode_double_quoted_attribute(&self.about.language));
        }
        let _ = writeln!(head, "><head><title>{}</title></head><body>", encode_text(&self.about.title));
        if !self.about.annotation.is_empty() {
            // The heading says which section it is and is not shown.
            head.push_str("<h2>摘要</h2>\n");
            for line in &self.about.annotation {
                let _ = writeln!(head, "<p>{}</p>", encode_text(line));
            }
        }
        head.push_str("<section data-kind=\"body\">\n");
        for address in self.about.cover.iter().filter_map(|href| self.images.address(href)) {
            let _ = writeln!(head, "<p><img src=\"{address}\"></p>");
        }
        self.page.push(&std::mem::take(&mut self.out));
        let notes = self.notes_section();
        let mut page = MadePage::from(head);
        page.append(self.page);
        page.push("</section>\n");
        page.push(&notes);
        page
    }

    fn notes_section(&self) -> String {
        if self.note_count == 0 {
            return String::new();
        }
        let usual = notes::title(self.language_of_notes());
        let title = if self.notes_title.is_empty() { usual } else { &self.notes_title };
        format!(
            "<section data-kind=\"other\" aria-labelledby=\"notes\"><h2 id=\"notes\">{}</h2>{}</ol></section>\n",
            encode_text(title),
            self.notes
        )
    }

    /// The language by which notes are called: as it is declared, or as the text looks where that says more.
    fn language_of_notes(&self) -> &str {
        let (declared, detected) =
            (&self.about.language, language::detect(first_bytes(self.page.beginning(), SAMPLE)));
        let (said, seen) = (LanguageTag::of(declared), LanguageTag::of(detected));
        let says_more = said.is_unknown() || said.main() == seen.main() && said.form().is_none();
        if says_more { detected } else { declared }
    }

    /// Reads all bodies.
    ///
    /// # Errors
    /// The book is not wanted any more.
    pub(super) fn bodies(&mut self) -> Result<(), ImportError> {
        while let Some(item) = self.xml.next()? {
            let XmlItem::Start(element) = item else { continue };
            match element.name.as_str() {
                "body" if matches!(element.attribute("name"), Some("notes" | "comments" | "footnotes")) => {
                    self.notes()?;
                }
                "body" => self.body()?,
                "description" | "binary" | "stylesheet" => self.xml.skip()?,
                _ => {}
            }
        }
        Ok(())
    }

    /// A body of text, which was begun. Its title is most often that of the book, and its author.
    fn body(&mut self) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        self.level = 0;
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "title" => {
                    let lines = self.lines()?;
                    if !self.says_book(&lines) {
                        self.has_text = true;
                        self.level = 1;
                        let _ = writeln!(self.out, "<h1>{}</h1>", joined(&lines));
                    }
                }
                XmlItem::Start(element) => self.block(&element)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// Whether lines say nothing but what the book is called and who wrote it.
    fn says_book(&self, lines: &[TitleLine]) -> bool {
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let known: Vec<String> =
            self.about.authors.iter().chain([&self.about.title]).map(|text| letters(text)).collect();
        lines.iter().all(|line| known.contains(&letters(&line.plain)))
    }

    /// What stands in an element that holds blocks, which was begun.
    ///
    /// # Errors
    /// The book is not wanted any more.
    pub(super) fn blocks(&mut self) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => self.block(&element)?,
                XmlItem::End if self.xml.depth() < depth => break,
                XmlItem::Text(text) if !text.trim().is_empty() => {
                    self.has_text = true;
                    let _ = writeln!(self.out, "<p>{}</p>", encode_text(&text));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A block, which was begun.
    pub(super) fn block(&mut self, element: &XmlElement) -> Result<(), ImportError> {
        if self.inside == 0 {
            self.page.take_part(&mut self.out);
        }
        match element.name.as_str() {
            "section" => {
                self.level += 1;
                self.section_id = element.attribute("id").map(str::to_owned);
                self.blocks()?;
                self.level -= 1;
                return Ok(());
            }
            "title" => {
                let lines = self.lines()?;
                let level = self.level.clamp(1, 6);
                self.has_text = true;
                let id = self.section_id.take().unwrap_or_default();
                let id = encode_double_quoted_attribute(&id);
                let _ = writeln!(self.out, "<h{level} id=\"{id}\">{}</h{level}>", joined(&lines));
                return Ok(());
            }
            "subtitle" => return self.subtitle(element),
            "p" | "v" | "text-author" | "date" => {
                self.has_text = true;
                self.out.push_str("<p");
                self.language(element);
                self.out.push('>');
                self.place(element);
                self.inlines()?;
                self.out.push_str("</p>\n");
                return Ok(());
            }
            "cite" | "epigraph" => return self.quote(element),
            "poem" => {
                self.place(element);
                return self.poem();
            }
            "stanza" => return self.stanza(),
            "table" => return self.table(element),
            "image" => return self.image(element),
            "empty-line" => {}
            _ => return self.blocks(),
        }
        self.xml.skip()
    }

    /// The place to which links lead that name an element.
    pub(super) fn place(&mut self, element: &XmlElement) {
        if let Some(id) = element.attribute("id").filter(|id| !id.is_empty()) {
            let _ = write!(self.out, "<span id=\"{}\"></span>", encode_double_quoted_attribute(id));
        }
    }

    pub(super) fn language(&mut self, element: &XmlElement) {
        if let Some(tag) = element.attribute("lang") {
            let _ = write!(self.out, " lang=\"{}\"", encode_double_quoted_attribute(tag));
        }
    }

    /// A heading below that of the section; signs alone are a line between two parts.
    fn subtitle(&mut self, element: &XmlElement) -> Result<(), ImportError> {
        let lines = self.line()?;
        if !lines.plain.chars().any(char::is_alphanumeric) && !lines.html.contains("<img") {
            self.out.push_str("<hr>\n");
            return Ok(());
        }
        self.has_text = true;
        let level = (self.level + 1).clamp(1, 6);
        let _ = write!(self.out, "<h{level}");
        if let Some(id) = element.attribute("id") {
            let _ = write!(self.out, " id=\"{}\"", encode_double_quoted_attribute(id));
        }
        let _ = writeln!(self.out, ">{}</h{level}>", lines.html);
        Ok(())
    }

    /// The lines of a title, which was begun.
    pub(super) fn lines(&mut self) -> Result<Vec<TitleLine>, ImportError> {
        let depth = self.xml.depth();
        let mut lines = Vec::new();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "p" => lines.push(self.line()?),
                XmlItem::Start(_) => self.xml.skip()?,
                XmlItem::End if self.xml.depth() < depth => break,
                XmlItem::Text(text) if !text.trim().is_empty() => {
                    lines.push(TitleLine { html: encode_text(&text).into_owned(), plain: text });
                }
                _ => {}
            }
        }
        lines.retain(|line| !line.plain.trim().is_empty() || line.html.contains("<img"));
        Ok(lines)
    }

    /// What stands in an element, which was begun, on one line.
    fn line(&mut self) -> Result<TitleLine, ImportError> {
        let outer = std::mem::take(&mut self.out);
        let plain = self.inlines()?;
        let html = std::mem::replace(&mut self.out, outer);
        Ok(TitleLine { html, plain })
    }
}

/// A line of a title: as a part of the page, and as text.
pub(super) struct TitleLine {
    pub html: String,
    pub plain: String,
}

/// The lines of a title as one, with a blank between them: as wide as the characters around it.
pub(super) fn joined(lines: &[TitleLine]) -> String {
    let is_wide =
        |c: Option<char>| c.is_some_and(|c| is_han(c) || is_kana(c) || matches!(c, '\u{3000}'..='\u{303F}'));
    let mut out = String::new();
    let mut last: Option<char> = None;
    for line in lines {
        let plain = line.plain.trim();
        if !out.is_empty() {
            let between = is_wide(last) && is_wide(plain.chars().next());
            out.push(if between { '\u{3000}' } else { ' ' });
        }
        out.push_str(line.html.trim());
        last = plain.chars().next_back();
    }
    out
}
