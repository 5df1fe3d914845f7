//! Text documents of `OpenDocument` (1.3 Part 3), in an archive or as one file of XML.
//!
//! The styles are read first (`styles`), then the text from beginning to end (`body`, `inlines`, `lists`, `table`,
//! `drawing`). What was deleted while changes were recorded stands apart and is not read, nor are comments,
//! headers and footers, of which it is said that they are left out.

mod body;
mod drawing;
mod inlines;
mod lists;
mod object;
mod shapes;
mod styles;
mod table;

use self::body::OdtBody;
use self::styles::OdtStyles;
use super::document::{DocumentAbout, OfficeDocument, is_author};
use super::xml_text;
use crate::import::xml::{XmlItem, XmlParts};
use crate::import::{Archive, Cancel, ImportError};
use crate::text::slice::first_bytes;

/// How the media types of text documents begin.
const MEDIA_TYPE: &[u8] = b"application/vnd.oasis.opendocument.text";
/// Bytes of the longest media type.
const LONGEST_TYPE: u64 = 256;
/// Bytes of a file's beginning in which its first element stands.
const HEAD: usize = 4 * 1024;

/// Whether an archive holds a text document.
pub(in crate::import) fn sniff(archive: &mut Archive<'_>) -> bool {
    archive.find("content.xml").is_some()
        && archive.beginning("mimetype", LONGEST_TYPE).is_ok_and(|kind| kind.starts_with(MEDIA_TYPE))
}

/// Whether bytes are a text document as one file of XML.
pub(in crate::import) fn sniff_flat(bytes: &[u8]) -> bool {
    let head = xml_text(bytes.get(..HEAD).unwrap_or(bytes));
    let head = first_bytes(&head, HEAD);
    head.trim_start().starts_with("<?xml")
        && head.contains("<office:document")
        && head.contains("application/vnd.oasis.opendocument.text")
}

/// Reads a document.
///
/// # Errors
/// An archive that is damaged or too large, a document that needs a password, and [`ImportError::Cancelled`].
pub(super) fn read(archive: &mut Archive<'_>, cancel: Cancel<'_>) -> Result<OfficeDocument, ImportError> {
    if is_locked(archive)? {
        return Err(ImportError::DocumentLocked);
    }
    let part = |archive: &mut Archive<'_>, path: &str| -> Result<Option<String>, ImportError> {
        if archive.find(path).is_none() {
            return Ok(None);
        }
        archive.read(path).map(|bytes| Some(xml_text(&bytes)))
    };
    let mut styles = OdtStyles::default();
    if let Some(text) = part(archive, "styles.xml")? {
        styles.read(&text, false, cancel)?;
    }
    let about = part(archive, "meta.xml")?.map(|text| about(&text, cancel)).transpose()?;
    let content = xml_text(&archive.read("content.xml")?);
    styles.read(&content, true, cancel)?;
    document(&content, about.unwrap_or_default(), (styles, Some(archive)), cancel)
}

/// Reads a document that is one file of XML.
///
/// # Errors
/// [`ImportError::Cancelled`].
pub(super) fn read_flat(bytes: &[u8], cancel: Cancel<'_>) -> Result<OfficeDocument, ImportError> {
    let text = xml_text(bytes);
    let mut styles = OdtStyles::default();
    styles.read(&text, true, cancel)?;
    let about = about(&text, cancel)?;
    document(&text, about, (styles, None), cancel)
}

fn document(
    content: &str,
    about: DocumentAbout,
    (styles, archive): (OdtStyles, Option<&mut Archive<'_>>),
    cancel: Cancel<'_>,
) -> Result<OfficeDocument, ImportError> {
    let about = DocumentAbout {
        latin: styles.defaults.latin.clone(),
        east_asian: styles.defaults.east_asian.clone(),
        ..about
    };
    let is_vertical = styles.is_vertical;
    let mut body = OdtBody::new(content, styles, archive, cancel);
    let parts = body.text()?;
    Ok(OfficeDocument {
        about,
        parts,
        notes: body.notes,
        is_vertical,
        comments: body.comments,
        inner: 0,
        page_heads: body.styles.page_heads,
        images: body.images,
    })
}

/// Whether the text is encrypted (`OpenDocument` 1.3 Part 2, 4.4).
fn is_locked(archive: &mut Archive<'_>) -> Result<bool, ImportError> {
    if archive.find("encrypted-package").is_some() {
        return Ok(true);
    }
    if archive.find("META-INF/manifest.xml").is_none() {
        return Ok(false);
    }
    let manifest = xml_text(&archive.read("META-INF/manifest.xml")?);
    let mut xml = XmlParts::new(&manifest, Cancel::NEVER);
    while let Some(item) = xml.next()? {
        let XmlItem::Start(element) = item else { continue };
        if element.name == "file-entry" && element.attribute("full-path") == Some("content.xml") {
            return Ok(xml.tree(element)?.child("encryption-data").is_some());
        }
    }
    Ok(false)
}

/// What a document says of itself (`OpenDocument` 1.3 Part 3, 4.3).
fn about(text: &str, cancel: Cancel<'_>) -> Result<DocumentAbout, ImportError> {
    let mut about = DocumentAbout::default();
    let mut last = String::new();
    let mut xml = XmlParts::new(text, cancel);
    while let Some(item) = xml.next()? {
        let XmlItem::Start(element) = item else { continue };
        match element.name.as_str() {
            "title" => xml.text()?.trim().clone_into(&mut about.title),
            "initial-creator" => {
                let name = xml.text()?;
                about.authors.extend(Some(name.trim()).filter(|name| is_author(name)).map(str::to_owned));
            }
            // Who wrote in it last.
            "creator" => xml.text()?.trim().clone_into(&mut last),
            "language" => xml.text()?.trim().clone_into(&mut about.language),
            "styles" | "automatic-styles" | "body" => break,
            _ => {}
        }
    }
    if about.authors.is_empty() && is_author(&last) {
        about.authors.push(last);
    }
    Ok(about)
}
