//! Saved web pages: the article is taken out of what stands around it.
//!
//! The page's tags become a tree of bounded depth (`parse`), the article's part of it is extracted (`extract`), read
//! into pieces in reading order (`walk`, `runs`, `table`, `definitions`, `terms`) and put into sections (`sections`, `glossary`). Nothing is
//! loaded from the network and no script is run.

mod address;
mod callout;
mod definitions;
pub(super) mod drawings;
mod element;
mod extract;
mod facts;
mod formula;
mod glossary;
mod head;
mod link;
mod list_file;
mod made;
mod mhtml;
mod notes;
mod other_lists;
mod pages;
mod parse;
mod piece;
mod quotation;
mod resources;
mod runs;
mod section_entries;
mod sections;
mod stream;
mod table;
mod tag_kinds;
mod terms;
mod tree;
mod walk;
mod webarchive;
mod white_space;
mod wiki;
mod word_list;

pub(super) use self::head::is_own as is_own_page;
pub(super) use self::made::{MadePage, read_made};
pub(super) use self::mhtml::Saved;
pub(super) use self::notes::reference_to;
pub(super) use self::pages::Pages;
pub(super) use self::parse::parse as parsed_page;
pub(super) use self::resources::Resources;

use std::rc::Rc;

use dom_query::{Document, NodeRef};

use self::address::Addresses;
use self::extract::Extract;
use self::head::Head;
use self::parse::Parsed;
use self::piece::Piece;
use self::walk::PageContext;
use self::white_space::Preformatted;
use super::{Hint, ImportError, Options, Warning, WarningKind, bounds, known};
use crate::article::{Article, Section, passages};

/// Characters of an article that is a teaser, perhaps, or a notice: what the page has besides may be the article.
const SHORT: usize = 120;
/// The part of the page's text, one in so many, that a short article has at least.
const SMALLEST_SHARE: usize = 10;
/// Characters of an article that is almost empty.
const ALMOST_EMPTY: usize = 60;
/// Bytes of a page that has more to say, if only a script said it.
const LARGE: usize = 4 * 1024;

/// Reads a page that was saved as one file with its images; nothing when bytes are none, or such a file without a page
/// whose name says something else.
///
/// # Errors
/// A file without a page.
pub(super) fn saved(bytes: &[u8], name: &str) -> Result<Option<Saved>, ImportError> {
    match webarchive::read(bytes) {
        Some(saved) => Ok(Some(saved)),
        None => mhtml::read(bytes, name),
    }
}

/// Whether a text is a page, told by how it begins.
pub(super) fn sniff(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        let skipped = if rest.starts_with("<?xml") {
            rest.split_once("?>")
        } else if rest.starts_with("<!--") {
            rest.split_once("-->")
        } else {
            break;
        };
        let Some((_, after)) = skipped else { return false };
        rest = after.trim_start();
    }
    let begins = |start: &str| {
        rest.as_bytes().get(..start.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(start.as_bytes()))
    };
    begins("<!doctype html") || begins("<html>") || begins("<html ") || begins("<html\n") || begins("<html\r")
}

/// Reads any page.
///
/// # Errors
/// A page that is too large, has too many elements or no text.
pub(super) fn read(
    text: &str,
    hint: &Hint<'_>,
    options: Options,
) -> Result<(Article, Vec<Warning>), ImportError> {
    read_with(text, Resources::default(), hint, options)
}

/// Reads any page with what was saved in the same file.
///
/// # Errors
/// As for [`read`].
pub(super) fn read_with(
    text: &str,
    resources: Resources,
    hint: &Hint<'_>,
    options: Options,
) -> Result<(Article, Vec<Warning>), ImportError> {
    let Parsed { document: page, long_addresses, .. } = parse::parse(text)?;
    hint.cancel.check()?;
    stream::settle(&page);
    drawings::settle(&page);
    wiki::leave_out_site(&page);
    let mut head = head::read(&page);
    if head.source.as_ref().is_none_or(|source| source.url.is_none()) {
        head.add_address(resources.address());
    }
    let mut warnings = Vec::new();
    let is_wiki = !options.whole_page && !head.is_own && settle_wiki(&page, &mut head);
    let source = PageSource { page: &page, head: &head, resources: Rc::new(resources) };
    let is_whole = options.whole_page || head.is_own || is_wiki;
    let mut read = if is_whole { source.whole() } else { source.article(text.len(), &mut warnings) };
    if is_wiki {
        warnings.push(Warning { line: 0, kind: WarningKind::ArticleChosen });
    }
    hint.cancel.check()?;
    // A copy may hold no more than the head of an article.
    if read.length == 0 && read.pieces.is_empty() && !head.is_own {
        return Err(ImportError::PageWithoutText);
    }
    if !is_whole {
        head.take_byline(&mut read.pieces);
    }
    drop(page);
    let read = ReadPage { pieces: read.pieces, context: read.page, is_wiki, long_addresses };
    Ok((read.article(head, hint, &mut warnings), warnings))
}

/// A page of which all pieces are read.
struct ReadPage {
    pieces: Vec<Piece>,
    context: PageContext,
    is_wiki: bool,
    /// Links whose addresses were too long for the tree.
    long_addresses: usize,
}

impl ReadPage {
    /// The article that the pieces are.
    fn article(self, head: Head, hint: &Hint<'_>, warnings: &mut Vec<Warning>) -> Article {
        let mut article = Article {
            title: head.title,
            subtitle: head.subtitle,
            authors: head.authors,
            published: head.published,
            source: head.source,
            ..Article::default()
        };
        name(&mut article, hint, warnings);
        let refused = self.long_addresses + self.context.addresses.refused();
        if refused > 0 {
            warnings.push(Warning { line: 0, kind: bounds::long_addresses(refused) });
        }
        let places = sections::fill(&mut article, self.pieces, self.is_wiki);
        sections::add_abbreviations(&mut article, self.context.abbreviations);
        if article.sections.is_empty() {
            article.sections.push(Section::default());
        }
        article.language = known::language::seen(&head.language, &sample(&article));
        known::language::settle(&mut article);
        notes::settle(&mut article, places, self.context.notes);
        article
    }
}

/// Leaves the article alone on a page of a wiki, and says whether it is one.
fn settle_wiki(page: &Document, head: &mut Head) -> bool {
    let Some(wiki) = wiki::settle(page, &head.language) else { return false };
    if !wiki.language.is_empty() {
        head.language = wiki.language;
    }
    true
}

/// A page of which the article is to be read.
struct PageSource<'a> {
    page: &'a Document,
    head: &'a Head,
    resources: Rc<Resources>,
}

/// What was read of a page.
struct Read {
    pieces: Vec<Piece>,
    page: PageContext,
    /// Characters of its text without blanks.
    length: usize,
}

impl PageSource<'_> {
    /// The article, or the whole page where hardly anything would be left of it.
    fn article(&self, bytes: usize, warnings: &mut Vec<Warning>) -> Read {
        let mut warn = |kind| warnings.push(Warning { line: 0, kind });
        let extract = extract::extract_article(&body(self.page), &self.head.title);
        let is_whole = extract.left_out.is_empty();
        let (shown, was_hidden) = (extract.shown.clone(), extract.was_hidden);
        let mut read = self.read(extract);
        let mut kind = (!is_whole).then_some(WarningKind::ArticleChosen);
        if !is_whole && read.length < SHORT {
            let whole = self.read(Extract { shown, ..Extract::default() });
            if read.length * SMALLEST_SHARE < whole.length {
                read = whole;
                kind = Some(WarningKind::WholePage);
            }
        }
        kind.into_iter().for_each(&mut warn);
        if was_hidden {
            warn(WarningKind::HiddenPartShown);
        }
        if read.length < ALMOST_EMPTY && bytes > LARGE {
            warn(WarningKind::LittleText);
        }
        read
    }

    fn whole(&self) -> Read {
        self.read(Extract::default())
    }

    fn read(&self, extract: Extract) -> Read {
        let root = self.page.root();
        let address = self.head.source.as_ref().and_then(|source| source.url.as_deref());
        let addresses = if self.head.is_own {
            Addresses::own(&root, &self.resources)
        } else {
            Addresses::new(&root, address, &self.resources)
        };
        let mut page = PageContext {
            addresses,
            language: self.head.language.clone(),
            preformatted: Preformatted::new(&root),
            extract,
            is_own: self.head.is_own,
            ..PageContext::default()
        };
        let pieces = walk::pieces(&body(self.page), &mut page);
        let length = pieces.iter().map(Piece::length).sum();
        Read { pieces, page, length }
    }
}

fn body(page: &Document) -> NodeRef<'_> {
    page.body().unwrap_or_else(|| page.root())
}

/// The title, from the file's name when the page has none.
fn name(article: &mut Article, hint: &Hint<'_>, warnings: &mut Vec<Warning>) {
    if !article.title.is_empty() {
        return;
    }
    let name = hint.name.rsplit_once('.').map_or(hint.name, |(name, _)| name);
    name.clone_into(&mut article.title);
    let kind = if name.is_empty() { WarningKind::NoTitle } else { WarningKind::TitleFromName };
    warnings.push(Warning { line: 0, kind });
}

/// Enough of an article's text to tell its language by.
fn sample(article: &Article) -> String {
    let mut sample = article.title.clone();
    for passage in passages(article) {
        sample.push_str(&passage.text);
        if sample.len() > 60_000 {
            break;
        }
    }
    sample
}
