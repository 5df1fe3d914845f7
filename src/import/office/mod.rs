//! Documents of word processors: DOCX, `OpenDocument` and RTF.
//!
//! Each is read into paragraphs of some kinds, items of lists, tables and notes (`parts`, `line`), which `write` writes as
//! a page of plain HTML; that is read whole by the reader of web pages, so that lists, tables, notes, ruby, glossaries and
//! languages are read by one set of rules. What documents have in common is here: the names of styles, numbers of lists,
//! codes of fields, fonts of signs, formulas.

mod chart;
mod document;
mod docx;
mod drawn_text;
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
mod typed_contents;
mod write;

use std::borrow::Cow;

use self::document::OfficeDocument;
use super::{Archive, Hint, ImportError, Options, Warning, html};
use crate::article::{Article, WritingMode};
use crate::text::decode::{self, Encoding};

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
    let mut document = docx::read(archive, hint.cancel)?;
    let Some((name, bytes)) = docx::embedded_page(archive)?.filter(|_| document.is_empty()) else {
        return article(document, hint);
    };
    // One of them is the page.
    document.inner = document.inner.saturating_sub(1);
    let (article, mut warnings) = embedded(&name, &bytes, hint)?;
    warnings.extend(document.left_out());
    Ok((article, warnings))
}

/// A page that is all that a document holds: so do programs that make documents of pages (ECMA-376 Part 1, 17.17.2.1).
fn embedded(name: &str, bytes: &[u8], hint: &Hint<'_>) -> Read {
    let (page, encoding, resources) = match html::saved(bytes, name)? {
        Some(saved) => (Cow::Owned(saved.page), saved.encoding, saved.resources),
        None => (Cow::Borrowed(bytes), None, html::Resources::of_images(Vec::new())),
    };
    let decoded = match encoding {
        Some(encoding) => decode::decode_as(&page, encoding)?,
        None => decode::decode_named(&page, "page.html")?,
    };
    html::read_with(&decoded.text, resources, hint, Options { whole_page: true, ..Options::default() })
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
        return Err(ImportError::DocumentWithoutText);
    }
    let left_out = document.left_out();
    let page = document.page();
    let resources = html::Resources::of_images(std::mem::take(&mut document.images));
    let writing_mode = document.is_vertical.then_some(WritingMode::VerticalRl);
    drop(document);
    hint.cancel.check()?;
    let (article, mut warnings) = html::read_made(page, resources, hint)?;
    warnings.extend(left_out);
    Ok((Article { writing_mode, ..article }, warnings))
}

/// The text of a part in XML, which is in UTF-8 or UTF-16.
fn xml_text(bytes: &[u8]) -> String {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding.decode(bytes).0.into_owned(),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}
