//! Documents of word processors: DOCX, `OpenDocument` and RTF.
//!
//! Each is read into paragraphs of some kinds, items of lists, tables and notes (`parts`, `line`), which `write` writes as
//! a page of plain HTML; that is read whole by the reader of web pages, so that lists, tables, notes, ruby, glossaries and
//! languages are read by one set of rules. What documents have in common is here: the names of styles, numbers of lists,
//! codes of fields, fonts of signs, formulas.

mod document;
mod docx;
mod equation_field;
mod field;
mod language;
mod line;
mod math;
mod merged;
mod number_format;
mod numbering;
mod odt;
mod parts;
mod properties;
mod rtf;
mod style_names;
mod symbols;
mod write;

use self::document::OfficeDocument;
use super::{Archive, Hint, ImportError, Warning, html};
use crate::article::{Article, WritingMode};
use crate::text::decode::Encoding;

pub(super) use self::docx::sniff as is_docx;
pub(super) use self::odt::{sniff as is_odt, sniff_flat as is_flat_odt};
pub(super) use self::rtf::sniff as is_rtf;

/// An article and what was guessed or ignored in it.
type Read = Result<(Article, Vec<Warning>), ImportError>;

/// Reads a document of Word.
///
/// # Errors
/// An archive that is damaged or too large, a document without text, and [`ImportError::Cancelled`].
pub(super) fn read_docx(archive: &mut Archive<'_>, hint: &Hint<'_>) -> Read {
    let document = docx::read(archive, hint.cancel)?;
    article(document, hint)
}

/// Reads a text document of `OpenDocument`.
///
/// # Errors
/// As for [`read_docx`], and a document that needs a password.
pub(super) fn read_odt(archive: &mut Archive<'_>, hint: &Hint<'_>) -> Read {
    let document = odt::read(archive, hint.cancel)?;
    article(document, hint)
}

/// Reads a text document of `OpenDocument` that is one file of XML.
///
/// # Errors
/// A document without text, and [`ImportError::Cancelled`].
pub(super) fn read_flat_odt(bytes: &[u8], hint: &Hint<'_>) -> Read {
    article(odt::read_flat(bytes, hint.cancel)?, hint)
}

/// Reads a document in RTF.
///
/// # Errors
/// A document without text, and [`ImportError::Cancelled`].
pub(super) fn read_rtf(bytes: &[u8], hint: &Hint<'_>) -> Read {
    article(rtf::read(bytes, hint.cancel)?, hint)
}

fn article(mut document: OfficeDocument, hint: &Hint<'_>) -> Read {
    if document.is_empty() {
        return Err(ImportError::Empty);
    }
    let page = document.page();
    let resources = html::Resources::of_images(std::mem::take(&mut document.images));
    let writing_mode = document.is_vertical.then_some(WritingMode::VerticalRl);
    drop(document);
    hint.cancel.check()?;
    let (article, warnings) = html::read_made(&page, resources, hint)?;
    Ok((Article { writing_mode, ..article }, warnings))
}

/// The text of a part in XML, which is in UTF-8 or UTF-16.
fn xml_text(bytes: &[u8]) -> String {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}
