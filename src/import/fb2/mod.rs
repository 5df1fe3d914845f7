//! Books in the format `FictionBook` 2 (its schema is `FictionBook2.1.xsd`; version 2.2 adds nothing to the text).
//!
//! The file is read twice: for what the book says of itself and its images, which stand at the end (`about`, `images`), and
//! for its text, which becomes a page that the reader of web pages reads whole (`body`, `blocks`, `inlines`). Notes are a
//! body of their own (`notes`).

mod about;
mod blocks;
mod body;
mod images;
mod inlines;
mod notes;

use self::about::BookAbout;
use self::body::BodyWriter;
use self::images::BookImages;
use super::xml::{XmlItem, XmlParts};
use super::{Cancel, Hint, ImportError, Warning, html};
use crate::article::Article;
use crate::text::slice::first_bytes;

/// Bytes of a file's beginning in which its first element stands.
const HEAD: usize = 4 * 1024;

/// Whether a text is a book: its first element says so.
pub(super) fn sniff(text: &str) -> bool {
    let head = first_bytes(text, HEAD);
    let Some(at) = head.find("<FictionBook") else { return false };
    let (before, _) = head.split_at(at);
    // Nothing but a declaration and remarks stand before it.
    before.trim_start().is_empty()
        || before.trim_start().starts_with("<?xml")
        || before.trim_start().starts_with("<!--")
}

/// Reads a book.
///
/// # Errors
/// A book without text, one that is too large, and [`ImportError::Cancelled`].
pub(super) fn read(text: &str, hint: &Hint<'_>) -> Result<(Article, Vec<Warning>), ImportError> {
    let (about, mut images) = scan(text, hint.cancel)?;
    let mut writer = BodyWriter::new(text, hint.cancel, &images, &about);
    writer.bodies()?;
    if writer.is_empty() && about.annotation.is_empty() {
        return Err(ImportError::BookWithoutText);
    }
    let page = writer.finish();
    let resources = html::Resources::of_images(images.take());
    let (article, warnings) = html::read_made(page, resources, hint)?;
    let BookAbout { authors, published, source, .. } = about;
    Ok((Article { authors, published, source, ..article }, warnings))
}

/// What a book says of itself, and its images.
fn scan(text: &str, cancel: Cancel<'_>) -> Result<(BookAbout, BookImages), ImportError> {
    let mut xml = XmlParts::new(text, cancel);
    let (mut about, mut images) = (BookAbout::default(), BookImages::default());
    while let Some(item) = xml.next()? {
        let XmlItem::Start(element) = item else { continue };
        match element.name.as_str() {
            "description" => about = BookAbout::of(&xml.tree(element)?),
            "binary" => {
                let id = element.attribute("id").unwrap_or_default().to_owned();
                images.add(&id, &xml.text()?);
            }
            "body" => xml.skip()?,
            _ => {}
        }
    }
    Ok((about, images))
}
