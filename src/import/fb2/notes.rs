//! The notes of a book: a body of their own, in which each is a section.

use std::fmt::Write as _;

use html_escape::encode_double_quoted_attribute;

use super::body::{BodyWriter, joined};
use crate::import::ImportError;
use crate::import::xml::{XmlElement, XmlItem};

/// Characters of the longest title of a note that is nothing but its mark.
const LONGEST_MARK: usize = 8;

impl BodyWriter<'_> {
    /// A body of notes, which was begun.
    pub(super) fn notes(&mut self) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        if self.notes.is_empty() {
            self.notes.push_str("<ol>");
        }
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "title" => {
                    let title = self.lines()?;
                    let plain: Vec<&str> = title.iter().map(|line| line.plain.trim()).collect();
                    if self.notes_title.is_empty() {
                        self.notes_title = plain.join(" ");
                    }
                }
                XmlItem::Start(element) if element.name == "section" => self.note(&element)?,
                // What stands before the first note.
                XmlItem::Start(element) => self.block(&element)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// A note, or a part of the notes under a title of its own, which was begun.
    fn note(&mut self, section: &XmlElement) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        let outer = std::mem::take(&mut self.out);
        self.inside += 1;
        let mut is_open = false;
        let id = section.attribute("id").unwrap_or_default();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "section" => {
                    self.end_note(id, &mut is_open);
                    self.note(&element)?;
                }
                XmlItem::Start(element) if element.name == "title" => {
                    let lines = self.lines()?;
                    let plain: String = lines.iter().map(|line| line.plain.as_str()).collect();
                    if id.is_empty() {
                        let count = self.note_count + 1;
                        let _ = write!(self.notes, "</ol><h3>{}</h3><ol start=\"{count}\">", joined(&lines));
                    } else if !is_mark(&plain) {
                        let _ = writeln!(self.out, "<p><strong>{}</strong></p>", joined(&lines));
                    }
                }
                XmlItem::Start(element) => {
                    is_open = true;
                    self.block(&element)?;
                }
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        self.end_note(id, &mut is_open);
        self.inside -= 1;
        self.out = outer;
        Ok(())
    }

    /// Ends a note that has something in it.
    fn end_note(&mut self, id: &str, is_open: &mut bool) {
        let html = std::mem::take(&mut self.out);
        if !std::mem::take(is_open) && html.is_empty() {
            return;
        }
        self.note_count += 1;
        let id = encode_double_quoted_attribute(id);
        let _ = writeln!(self.notes, "<li id=\"{id}\">{html}</li>");
    }
}

/// Whether the title of a note is nothing but its mark.
fn is_mark(title: &str) -> bool {
    let title = title.trim();
    let is_short = title.chars().count() <= LONGEST_MARK;
    is_short
        && title.chars().all(|c| c.is_numeric() || !c.is_alphanumeric() || matches!(c, '註' | '注' | '주'))
}
