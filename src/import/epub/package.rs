//! The package of a book: what is in it, in which order it is read, and where its table of contents is
//! (EPUB 3.3, §5; OPF 2.0.1).

use std::collections::{HashMap, HashSet};

use super::metadata::{self, Metadata};
use super::path;
use crate::article::{PageProgression, WritingMode};
use crate::import::xml::{self, XmlTree};
use crate::import::{Archive, ArchiveError, ImportError};

const CONTAINER: &str = "META-INF/container.xml";
/// Parts of the longest book.
const MOST_PARTS: usize = 50_000;

/// What a package says.
#[derive(Debug, Default)]
pub(super) struct Package {
    pub metadata: Metadata,
    /// The parts in reading order.
    pub spine: Vec<SpinePart>,
    /// The path of the navigation document (EPUB 3).
    pub nav: Option<String>,
    /// The path of the table of contents for XML (EPUB 2).
    pub ncx: Option<String>,
    /// The path of the cover's image.
    pub cover: Option<String>,
    pub page_progression: Option<PageProgression>,
    pub writing_mode: Option<WritingMode>,
}

/// A part of the text.
#[derive(Clone, Debug)]
pub(super) struct SpinePart {
    pub path: String,
    /// Whether it stands in the flow of the text; otherwise it is read where something leads to it.
    pub is_linear: bool,
    /// Whether it is an image and no page.
    pub is_image: bool,
}

struct Item<'a> {
    path: String,
    media_type: &'a str,
    element: &'a XmlTree,
}

/// Reads the package of a book.
///
/// # Errors
/// A book whose package is missing, and what the archive says.
pub(super) fn read(archive: &mut Archive<'_>) -> Result<Package, ImportError> {
    let container = xml::part(archive, CONTAINER)?;
    let named = container.as_ref().and_then(|container| {
        container.find("rootfile")?.attribute("full-path").and_then(|path| path::target("", path))
    });
    let found = named.and_then(|target| archive.find(&target.path).map(str::to_owned));
    let any = || archive.paths().find(|path| path.to_ascii_lowercase().ends_with(".opf")).map(str::to_owned);
    let missing = || ArchiveError::Damaged { part: CONTAINER.to_owned() };
    let path = found.or_else(any).ok_or_else(missing)?;
    let root = xml::part(archive, &path)?.unwrap_or_default();
    let package = root.child("package").ok_or_else(|| ArchiveError::Damaged { part: path.clone() })?;
    Ok(package_of(package, &path, archive))
}

fn package_of(package: &XmlTree, at: &str, archive: &Archive<'_>) -> Package {
    let mut items = HashMap::new();
    let manifest = package.child("manifest");
    for element in manifest.into_iter().flat_map(|manifest| manifest.each("item")).take(MOST_PARTS) {
        let (Some(id), Some(href)) = (name_of(element, "id"), element.attribute("href")) else { continue };
        let Some(target) = path::target(at, href) else { continue };
        let path = archive.find(&target.path).map_or(target.path.clone(), str::to_owned);
        let media_type = element.attribute("media-type").unwrap_or_default();
        items.entry(id).or_insert(Item { path, media_type, element });
    }
    let spine = package.child("spine");
    let metadata = package.child("metadata");
    let by_property = |word: &str| items.values().find(|item| item.element.has_word("properties", word));
    let ncx = spine.and_then(|spine| items.get(name_of(spine, "toc")?));
    let ncx = ncx.or_else(|| items.values().find(|item| item.media_type == "application/x-dtbncx+xml"));
    let cover_id = metadata.and_then(|metadata| metadata::named(metadata, "cover"));
    let cover = by_property("cover-image").or_else(|| items.get(cover_id.as_deref()?.trim()));
    let cover = cover.filter(|item| item.media_type.starts_with("image/"));
    Package {
        spine: spine.map(|spine| parts(spine, &items)).unwrap_or_default(),
        nav: by_property("nav").map(|item| item.path.clone()),
        ncx: ncx.map(|item| item.path.clone()),
        cover: cover.map(|item| item.path.clone()),
        page_progression: spine.and_then(|spine| spine.attribute("page-progression-direction")).and_then(
            |direction| match direction {
                "rtl" => Some(PageProgression::Rtl),
                "ltr" => Some(PageProgression::Ltr),
                _ => None,
            },
        ),
        // What Kindle's own books say.
        writing_mode: metadata
            .and_then(|metadata| metadata::named(metadata, "primary-writing-mode"))
            .and_then(|mode| writing_mode(&mode)),
        metadata: metadata.map(metadata::read).unwrap_or_default(),
    }
}

/// An attribute that is a name, or leads to one: blanks around it say nothing (XML 1.0, §3.3.3).
fn name_of<'a>(element: &'a XmlTree, attribute: &str) -> Option<&'a str> {
    element.attribute(attribute).map(str::trim)
}

/// The writing mode of a name in CSS, old names among them.
pub(super) fn writing_mode(name: &str) -> Option<WritingMode> {
    match name.trim() {
        "vertical-rl" | "tb-rl" | "tb" => Some(WritingMode::VerticalRl),
        "vertical-lr" | "tb-lr" => Some(WritingMode::VerticalLr),
        "horizontal-tb" | "lr-tb" | "lr" | "horizontal-lr" => Some(WritingMode::HorizontalTb),
        _ => None,
    }
}

/// Whether an item is a page: by its type, or, where the type is one of those before EPUB or none, by its name.
fn is_page(item: &Item<'_>) -> bool {
    let is_known = item.media_type.contains("html") || item.media_type.contains("dtbook");
    let is_told = !matches!(
        item.media_type,
        "" | "text/x-oeb1-document" | "text/xml" | "application/xml" | "text/plain"
    );
    let name = item.path.to_ascii_lowercase();
    is_known || !is_told && [".xhtml", ".html", ".htm", ".xml"].iter().any(|ending| name.ends_with(ending))
}

fn parts(spine: &XmlTree, items: &HashMap<&str, Item<'_>>) -> Vec<SpinePart> {
    let mut seen = HashSet::new();
    let mut parts = Vec::new();
    for reference in spine.each("itemref").take(MOST_PARTS) {
        let Some(item) = name_of(reference, "idref").and_then(|id| items.get(id)) else { continue };
        // A part whose format no reading system knows names another that all know; for an image this may be no more than
        // the list of contents.
        let is_text = |item: &&Item<'_>| is_page(item) && !item.element.has_word("properties", "nav");
        let fallback = || name_of(item.element, "fallback").and_then(|id| items.get(id));
        let item = if is_page(item) { item } else { fallback().filter(is_text).unwrap_or(item) };
        let is_image = item.media_type.starts_with("image/");
        if (is_page(item) || is_image) && seen.insert(item.path.clone()) {
            let is_linear = reference.attribute("linear") != Some("no");
            parts.push(SpinePart { path: item.path.clone(), is_linear, is_image });
        }
    }
    parts
}
