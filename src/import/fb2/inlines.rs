//! What stands in a line of a book.

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute, encode_text};

use super::body::BodyWriter;
use crate::import::ImportError;
use crate::import::xml::{XmlElement, XmlItem};

/// What stands for the mark of a note that is empty.
const SIGN: &str = "＊";

impl BodyWriter<'_> {
    /// What stands in an element, which was begun; gives it as text.
    ///
    /// # Errors
    /// The book is not wanted any more.
    pub(super) fn inlines(&mut self) -> Result<String, ImportError> {
        let depth = self.xml.depth();
        let mut plain = String::new();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Text(text) => {
                    self.out.push_str(&encode_text(&text));
                    plain.push_str(&text);
                }
                XmlItem::Start(element) => plain.push_str(&self.inline(&element)?),
                XmlItem::End if self.xml.depth() < depth => break,
                XmlItem::End => {}
            }
        }
        Ok(plain)
    }

    fn inline(&mut self, element: &XmlElement) -> Result<String, ImportError> {
        // The last of these are not in the schema: readers of the format know them.
        let tag = match element.name.as_str() {
            "strong" | "b" => "strong",
            "emphasis" | "em" | "i" => "em",
            "strikethrough" => "s",
            "sub" => "sub",
            "sup" => "sup",
            "code" => "code",
            "a" => return self.link(element),
            "image" => {
                self.xml.skip()?;
                let image = self.image_tag(element, true);
                self.out.push_str(&image);
                self.has_text = true;
                return Ok(String::new());
            }
            name @ ("ruby" | "rt" | "rp" | "rb" | "u") => name,
            "br" => {
                self.xml.skip()?;
                self.out.push_str("<br>");
                return Ok(" ".to_owned());
            }
            // A paragraph in a cell, and what nobody knows.
            "p" => return self.inlines(),
            _ => "span",
        };
        let _ = write!(self.out, "<{tag}");
        if let Some(language) = element.attribute("lang") {
            let _ = write!(self.out, " lang=\"{}\"", encode_double_quoted_attribute(language));
        }
        self.out.push('>');
        let plain = self.inlines()?;
        let _ = write!(self.out, "</{tag}>");
        // Readings are no part of what a title says.
        Ok(if matches!(tag, "rt" | "rp") { String::new() } else { plain })
    }

    /// A link; that to a note stands off the line.
    fn link(&mut self, element: &XmlElement) -> Result<String, ImportError> {
        let href = element.attribute("href").unwrap_or_default().trim();
        let is_note = element.attribute("type") == Some("note");
        let _ = write!(self.out, "<a href=\"{}\"", encode_double_quoted_attribute(href));
        self.out.push_str(if is_note { " role=\"doc-noteref\"><sup>" } else { ">" });
        let start = self.out.len();
        let plain = self.inlines()?;
        if is_note && self.out.len() == start {
            self.out.push_str(SIGN);
        }
        self.out.push_str(if is_note { "</sup></a>" } else { "</a>" });
        // The mark of a note is no part of what a title says.
        Ok(if is_note { String::new() } else { plain })
    }

    /// The element of an image; in a line, a low one stands for a character. Its words are what it is called where the
    /// book does not have it.
    pub(super) fn image_tag(&self, element: &XmlElement, is_in_line: bool) -> String {
        let href = element.attribute("href").unwrap_or_default();
        let words = element.attribute("alt").unwrap_or_default().trim();
        let Some(address) = self.images.address(href) else {
            let words = if words.is_empty() { href.trim().trim_start_matches('#') } else { words };
            return encode_text(words).into_owned();
        };
        let class = if is_in_line && self.images.is_low(href) { " class=\"gaiji\"" } else { "" };
        format!("<img src=\"{address}\" alt=\"{}\"{class}>", encode_double_quoted_attribute(words))
    }
}
