//! Documents of Word (Office Open XML, ECMA-376 in its transitional and its strict form; the prefixes and the names
//! without them are the same in both).
//!
//! The main part is read from beginning to end (`body`, `run`, `table`, `drawing`), with what its styles and lists say
//! (`styles`, `numbering`); then its notes, in the order of their marks. Of comments, headers and
//! footers it is said that they are left out.

mod body;
mod chart;
mod diagram;
mod drawing;
mod fields;
mod numbering;
mod package;
mod properties;
mod run;
mod styles;
mod table;

use std::collections::HashMap;

use self::body::{Body, NoteKind, Shared};
use self::numbering::DocxNumbering;
use self::package::{Package, PartText};
use self::styles::DocxStyles;
use super::document::{DocumentAbout, OfficeDocument, is_author};
use super::parts::{OfficePart, plain_text};
use crate::import::xml::{XmlItem, XmlParts};
use crate::import::{Archive, Cancel, ImportError};

/// Heads and feet of pages that are read; each section has its own.
const MOST_PAGE_HEADS: usize = 60;

/// Whether an archive holds a document of Word.
pub(in crate::import) fn sniff(archive: &mut Archive<'_>) -> bool {
    archive.find("word/document.xml").is_some() || Package::main_part(archive).is_some()
}

/// Reads a document.
///
/// # Errors
/// An archive without a document, one that is damaged or too large, and [`ImportError::Cancelled`].
pub(super) fn read(archive: &mut Archive<'_>, cancel: Cancel<'_>) -> Result<OfficeDocument, ImportError> {
    let mut package = Package::open(archive)?;
    let styles = match package.related("styles")? {
        Some(part) => DocxStyles::read(&part.text, cancel)?,
        None => DocxStyles::default(),
    };
    let numbering = match package.related("numbering")? {
        Some(part) => DocxNumbering::read(&part.text, cancel)?,
        None => DocxNumbering::default(),
    };
    let about = match package.of_archive("core-properties")? {
        Some(text) => about(&text, cancel)?,
        None => DocumentAbout::default(),
    };
    let about = DocumentAbout {
        latin: styles.defaults.latin.clone(),
        east_asian: styles.defaults.east_asian.clone(),
        ..about
    };
    let main = package.main()?;
    let mut shared = Shared::new(styles, numbering);
    shared.figures = package.figures(&main, cancel)?;
    let parts = Body::new(&main, &mut shared, cancel).blocks()?;
    let notes = notes(&mut package, &mut shared, cancel)?;
    let page_heads = page_heads(&mut package, &mut shared, cancel)?;
    let Shared { is_vertical, comments, inner, .. } = shared;
    Ok(OfficeDocument {
        about,
        parts,
        notes,
        is_vertical,
        comments,
        inner,
        page_heads,
        ..OfficeDocument::default()
    })
}

/// The web page that a document takes in as a part of it, with its path.
///
/// # Errors
/// It is damaged or too large.
pub(super) fn embedded_page(archive: &mut Archive<'_>) -> Result<Option<(String, Vec<u8>)>, ImportError> {
    Package::open(archive)?.embedded_page()
}

/// The notes in the order of their marks. A mark within a note makes one more.
fn notes(
    package: &mut Package<'_, '_>,
    shared: &mut Shared,
    cancel: Cancel<'_>,
) -> Result<Vec<Vec<OfficePart>>, ImportError> {
    let mut read: HashMap<(NoteKind, String), Vec<OfficePart>> = HashMap::new();
    for kind in [NoteKind::Foot, NoteKind::End] {
        let is_used = shared.notes.iter().any(|(of, _)| *of == kind);
        let Some(part) = package.related(kind.part())?.filter(|_| is_used) else { continue };
        shared.figures = package.figures(&part, cancel)?;
        for (id, parts) in Body::new(&part, shared, cancel).notes(kind)? {
            read.insert((kind, id), parts);
        }
    }
    Ok(shared.notes.iter().map(|key| read.remove(key).unwrap_or_default()).collect())
}

/// What stands at the head and foot of pages.
fn page_heads(
    package: &mut Package<'_, '_>,
    shared: &mut Shared,
    cancel: Cancel<'_>,
) -> Result<Vec<String>, ImportError> {
    let parts = match package.all_related(&["header", "footer"], MOST_PAGE_HEADS) {
        // Without them the text is still there.
        Err(ImportError::Archive(_)) => Vec::new(),
        parts => parts?,
    };
    let text = |part: &PartText| Ok(plain_text(&Body::new(part, shared, cancel).blocks()?));
    parts.iter().map(text).collect()
}

/// What a document says of itself (`docProps/core.xml`, ECMA-376 Part 2, 11). When it was begun says nothing of when it
/// was published.
fn about(text: &str, cancel: Cancel<'_>) -> Result<DocumentAbout, ImportError> {
    let mut about = DocumentAbout::default();
    let mut xml = XmlParts::new(text, cancel);
    while let Some(item) = xml.next()? {
        let XmlItem::Start(element) = item else { continue };
        match element.name.as_str() {
            "title" => xml.text()?.trim().clone_into(&mut about.title),
            "creator" => {
                let names = xml.text()?;
                let names = names.split([';', '；', '、']).map(str::trim).filter(|name| is_author(name));
                about.authors = names.map(str::to_owned).collect();
            }
            "language" => xml.text()?.trim().clone_into(&mut about.language),
            _ => {}
        }
    }
    Ok(about)
}
