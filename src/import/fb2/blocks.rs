//! Quotations, poems, tables and images of a book.

use std::fmt::Write as _;

use html_escape::encode_text;

use super::body::{BodyWriter, joined};
use crate::import::ImportError;
use crate::import::xml::{XmlElement, XmlItem};

/// Columns and rows that a cell goes through, at most.
const MOST_SPANNED: usize = 200;

impl BodyWriter<'_> {
    /// A quotation or a motto; who is quoted stands in it on a line of its own.
    pub(super) fn quote(&mut self, element: &XmlElement) -> Result<(), ImportError> {
        self.out.push_str("<blockquote");
        self.language(element);
        self.out.push('>');
        self.place(element);
        self.inside += 1;
        self.blocks()?;
        self.inside -= 1;
        self.out.push_str("</blockquote>\n");
        Ok(())
    }

    /// A poem, which stands off the text as a quotation does: its title is no heading of the book, and the lines of a stanza
    /// are lines of a paragraph.
    pub(super) fn poem(&mut self) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        let mut verses = 0_usize;
        self.inside += 1;
        self.out.push_str("<blockquote>");
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "title" => {
                    let lines = self.lines()?;
                    let _ = writeln!(self.out, "<p><strong>{}</strong></p>", joined(&lines));
                }
                // Verses without a stanza, as some programs write them.
                XmlItem::Start(element) if element.name == "v" => {
                    self.out.push_str(if verses == 0 { "<p>" } else { "<br>" });
                    verses += 1;
                    self.has_text = true;
                    self.inlines()?;
                }
                XmlItem::Start(element) => {
                    if std::mem::take(&mut verses) > 0 {
                        self.out.push_str("</p>\n");
                    }
                    self.block(&element)?;
                }
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        self.inside -= 1;
        self.out.push_str(if verses > 0 { "</p></blockquote>\n" } else { "</blockquote>\n" });
        Ok(())
    }

    pub(super) fn stanza(&mut self) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        let mut is_first = true;
        self.out.push_str("<p>");
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) => {
                    if !std::mem::take(&mut is_first) {
                        self.out.push_str("<br>");
                    }
                    self.has_text = true;
                    if element.name == "title" {
                        let lines = self.lines()?;
                        let _ = write!(self.out, "<strong>{}</strong>", joined(&lines));
                    } else {
                        self.place(&element);
                        self.inlines()?;
                    }
                }
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        self.out.push_str("</p>\n");
        Ok(())
    }

    pub(super) fn table(&mut self, element: &XmlElement) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        self.place(element);
        self.out.push_str("<table>");
        let mut has_row = false;
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "tr" => {
                    self.out.push_str(if std::mem::replace(&mut has_row, true) {
                        "</tr>\n<tr>"
                    } else {
                        "<tr>"
                    });
                }
                XmlItem::Start(element) if matches!(element.name.as_str(), "td" | "th") => {
                    self.cell(&element)?;
                }
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        self.out.push_str(if has_row { "</tr></table>\n" } else { "</table>\n" });
        Ok(())
    }

    fn cell(&mut self, element: &XmlElement) -> Result<(), ImportError> {
        self.has_text = true;
        let _ = write!(self.out, "<{}", element.name);
        for name in ["colspan", "rowspan"] {
            let count = element.attribute(name).and_then(|count| count.trim().parse::<usize>().ok());
            if let Some(count) = count.filter(|count| *count > 1) {
                let _ = write!(self.out, " {name}=\"{}\"", count.min(MOST_SPANNED));
            }
        }
        if let Some(side @ ("center" | "right")) = element.attribute("align") {
            let _ = write!(self.out, " align=\"{side}\"");
        }
        self.out.push('>');
        self.inlines()?;
        let _ = write!(self.out, "</{}>", element.name);
        Ok(())
    }

    /// An image by itself, with its title below it.
    pub(super) fn image(&mut self, element: &XmlElement) -> Result<(), ImportError> {
        self.xml.skip()?;
        let image = self.image_tag(element, false);
        if image.is_empty() {
            return Ok(());
        }
        self.has_text = true;
        self.place(element);
        let title = element.attribute("title").unwrap_or_default().trim();
        let _ = if title.is_empty() {
            writeln!(self.out, "<figure>{image}</figure>")
        } else {
            writeln!(self.out, "<figure>{image}<figcaption>{}</figcaption></figure>", encode_text(title))
        };
        Ok(())
    }
}
