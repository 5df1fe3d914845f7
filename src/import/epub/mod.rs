//! Books in the format EPUB, versions 2 and 3, as one article.
//!
//! The package (`package`) says which parts there are. Each is parsed as a web page, its addresses, styles and images
//! become those of the book (`part`, `css`), its notes are found (`notes`), its headings are those of the table of contents
//! (`contents`, `headings`); then the reader of web pages takes it. Images stay in the archive.

mod contents;
mod css;
mod drawn;
mod headings;
mod metadata;
mod notes;
mod package;
mod part;
mod path;
mod protection;

use std::collections::{HashMap, HashSet};

use dom_query::Document;

use self::contents::ContentsEntry;
use self::css::StyleSheet;
use self::headings::Ranks;
use self::notes::NoteMarks;
use self::package::{Package, SpinePart};
use super::html::{Pages, drawings, is_own_page, parsed_page};
use super::known::letters::letters;
use super::{Archive, Hint, ImportError, Warning, WarningKind};
use crate::article::{Article, Block, Image, Source, WritingMode};
use crate::text::decode;

/// Bytes of the pages of a book of which the beginning is shown before the rest is read.
const LONG: u64 = 4 * 1024 * 1024;
/// Bytes of the pages that are such a beginning, at least.
const BEGINNING: u64 = 256 * 1024;
/// Style sheets that one page names, and that one sheet brings with those that they bring themselves.
const MOST_SHEETS: usize = 64;

/// The article that a book is, and what was guessed or ignored in it.
type ReadBook = (Article, Vec<Warning>);

/// Whether an archive is a book: it says so, or where its package is.
pub(super) fn sniff(archive: &mut Archive<'_>) -> bool {
    let kind = archive.beginning("mimetype", 64).unwrap_or_default();
    kind.starts_with(b"application/epub+zip") || archive.find("META-INF/container.xml").is_some()
}

/// Reads a book.
///
/// # Errors
/// A book that is locked, one without text, and what its archive or a part says.
pub(super) fn read(archive: &mut Archive<'_>, hint: &Hint<'_>) -> Result<ReadBook, ImportError> {
    protection::check(archive)?;
    let package = package::read(archive)?;
    let entries = contents::read(archive, &package)?;
    let mut book = Book::new(&package, &entries);
    book.read(archive, hint, u64::MAX)?;
    book.finish(hint)
}

/// Reads the first parts of a book that takes a while to be read; nothing of a shorter one.
///
/// # Errors
/// As for [`read`].
pub(super) fn read_beginning(
    archive: &mut Archive<'_>,
    hint: &Hint<'_>,
) -> Result<Option<ReadBook>, ImportError> {
    protection::check(archive)?;
    let package = package::read(archive)?;
    let bytes: u64 = package.spine.iter().map(|part| archive.size(&part.path)).sum();
    if bytes < LONG {
        return Ok(None);
    }
    let entries = contents::read(archive, &package)?;
    let mut book = Book::new(&package, &entries);
    book.read(archive, hint, BEGINNING)?;
    book.finish(hint).map(Some)
}

/// A book that is being read.
struct Book<'a> {
    package: &'a Package,
    entries: HashMap<&'a str, Vec<&'a ContentsEntry>>,
    /// What the entries say, in letters alone.
    labels: HashSet<String>,
    pages: Pages,
    ranks: Ranks,
    marks: NoteMarks,
    sheets: HashMap<String, StyleSheet>,
    modes: HashMap<WritingMode, usize>,
    /// The paths of parts to which the text leads.
    wanted: HashSet<String>,
}

impl<'a> Book<'a> {
    fn new(package: &'a Package, entries: &'a [ContentsEntry]) -> Self {
        let mut by_path: HashMap<&str, Vec<&ContentsEntry>> = HashMap::new();
        for entry in entries {
            by_path.entry(&entry.target.path).or_default().push(entry);
        }
        Self {
            package,
            entries: by_path,
            labels: entries.iter().map(|entry| letters(&entry.label)).collect(),
            pages: Pages::new(&package.metadata.language),
            ranks: Ranks::default(),
            marks: NoteMarks::default(),
            sheets: HashMap::new(),
            modes: HashMap::new(),
            wanted: HashSet::new(),
        }
    }

    /// Reads the parts in their order, up to that in which so many bytes are reached; those outside the flow of the text
    /// come after it.
    fn read(
        &mut self,
        archive: &mut Archive<'_>,
        hint: &Hint<'_>,
        mut bytes_left: u64,
    ) -> Result<(), ImportError> {
        let package = self.package;
        let is_shown = |part: &&SpinePart| package.nav.as_deref() != Some(part.path.as_str());
        let cover = |part: &SpinePart| package.spine.first().is_some_and(|first| first.path == part.path);
        let (flow, apart): (Vec<_>, Vec<_>) =
            package.spine.iter().filter(is_shown).partition(|part| part.is_linear || cover(part));
        for part in flow.into_iter().chain(apart) {
            hint.cancel.check()?;
            self.part(part, archive)?;
            bytes_left = bytes_left.saturating_sub(archive.size(&part.path));
            if bytes_left == 0 {
                break;
            }
        }
        Ok(())
    }

    fn part(&mut self, part: &SpinePart, archive: &mut Archive<'_>) -> Result<(), ImportError> {
        // A book whose list names a part that it lacks is read without it.
        if archive.find(&part.path).is_none() {
            return Ok(());
        }
        let is_drawing = part.path.to_ascii_lowercase().ends_with(".svg");
        if part.is_image && !is_drawing {
            self.pages.add_image(&part.path);
            return Ok(());
        }
        let bytes = archive.read(&part.path)?;
        let Ok(decoded) = decode::decode_named(&bytes, "part.html") else { return Ok(()) };
        // A drawing without words is an image like any other.
        if is_drawing && !["<text", "<image", "<foreignObject"].iter().any(|tag| decoded.text.contains(tag)) {
            self.pages.add_image(&part.path);
            return Ok(());
        }
        drop(bytes);
        let page = parsed_page(&part::with_end_tags(&decoded.text))?.document;
        drop(decoded);
        if contents::is_contents_page(&page, &part.path, &self.labels) {
            return Ok(());
        }
        if !self.entries.is_empty() {
            contents::take_out(&page);
        }
        self.add_style(&page, &part.path, archive)?;
        let entries = self.entries.get(part.path.as_str()).cloned().unwrap_or_default();
        // A book that Moyue wrote has the notes and headings of its article.
        if !is_own_page(&page) {
            self.marks.settle(&page, &part.path);
            self.ranks.settle(&page, &entries);
        }
        self.want(&page, &part.path);
        part::complete(&page, &part.path, archive);
        drawings::settle(&page);
        if !part.is_linear && self.wanted.contains(&part.path) && entries.is_empty() {
            self.pages.add_note(&page, &part.path);
        } else {
            self.pages.add(&page, &part.path);
        }
        Ok(())
    }

    fn add_style(
        &mut self,
        page: &Document,
        path: &str,
        archive: &mut Archive<'_>,
    ) -> Result<(), ImportError> {
        let (paths, own) = part::sheets(page, path, MOST_SHEETS);
        for path in &paths {
            self.load_sheet(path, archive)?;
        }
        let mut inner = StyleSheet::default();
        inner.add(&own);
        let mut sheets: Vec<&StyleSheet> = paths.iter().filter_map(|path| self.sheets.get(path)).collect();
        sheets.push(&inner);
        if let Some(mode) = part::style(page, &sheets) {
            *self.modes.entry(mode).or_default() += 1;
        }
        Ok(())
    }

    /// Reads a style sheet with those that it brings, once.
    fn load_sheet(&mut self, path: &str, archive: &mut Archive<'_>) -> Result<(), ImportError> {
        if self.sheets.contains_key(path) {
            return Ok(());
        }
        let mut texts = Vec::new();
        let mut seen = HashSet::new();
        let mut open = vec![path.to_owned()];
        while let Some(path) = open.pop().filter(|_| texts.len() < MOST_SHEETS) {
            if archive.find(&path).is_none() || !seen.insert(path.clone()) {
                continue;
            }
            let bytes = archive.read(&path)?;
            let Ok(decoded) = decode::decode(&bytes) else { continue };
            let mut sheet = StyleSheet::default();
            sheet.add(&decoded.text);
            let imports = sheet.imports.iter().filter_map(|address| path::target(&path, address));
            open.extend(imports.map(|target| target.path));
            texts.push(decoded.text);
        }
        // What a sheet brings comes before what it says itself.
        let mut sheet = StyleSheet::default();
        texts.iter().rev().for_each(|text| sheet.add(text));
        self.sheets.insert(path.to_owned(), sheet);
        Ok(())
    }

    fn want(&mut self, page: &Document, path: &str) {
        let root = page.root();
        let links = root.descendants_it().filter(|node| node.has_name("a"));
        let targets = links.filter_map(|link| path::target(path, &link.attr("href")?));
        self.wanted.extend(targets.map(|target| target.path).filter(|target| target != path));
    }

    fn finish(self, hint: &Hint<'_>) -> Result<ReadBook, ImportError> {
        let metadata = &self.package.metadata;
        let mode = self.modes.iter().max_by_key(|(_, count)| **count).map(|(mode, _)| *mode);
        let source = Source { name: metadata.publisher.clone(), url: metadata.address.clone() };
        let is_known = !source.name.is_empty() || source.url.is_some();
        let mut article = Article {
            title: metadata.title.clone(),
            subtitle: metadata.subtitle.clone(),
            authors: metadata.authors.clone(),
            published: metadata.published.clone(),
            language: metadata.language.clone(),
            source: is_known.then_some(source),
            writing_mode: mode.or(self.package.writing_mode),
            page_progression: self.package.page_progression,
            ..Article::default()
        };
        let mut warnings = Vec::new();
        if article.title.is_empty() {
            let name = hint.name.rsplit_once('.').map_or(hint.name, |(name, _)| name);
            name.clone_into(&mut article.title);
            let kind = if name.is_empty() { WarningKind::NoTitle } else { WarningKind::TitleFromName };
            warnings.push(Warning { line: 0, kind });
        }
        warnings.extend(self.pages.finish(&mut article)?);
        if let Some(cover) = &self.package.cover
            && !article.images().contains(&cover.as_str())
        {
            add_cover(&mut article, cover);
        }
        Ok((article, warnings))
    }
}

/// Puts the image of the cover before everything else.
fn add_cover(article: &mut Article, cover: &str) {
    if let Some(first) = article.sections.first_mut() {
        let image = Image { source: cover.to_owned(), ..Image::default() };
        first.blocks.insert(0, Block::Image(image.into()));
    }
}
