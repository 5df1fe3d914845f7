//! Pages that the readers of other formats write: all of a page is the article, and its head says what that is.
//!
//! The tree of a page is ten times as large as its text. So a long page comes in parts, each of them a tree of its own that
//! is gone before the next one is made; first all of them are looked through for the places to which links lead.

use std::rc::Rc;

use super::address::{Addresses, LinkPlaces};
use super::parse::{self, LARGEST, MOST_ELEMENTS, Parsed};
use super::resources::Resources;
use super::walk::{self, PageContext};
use super::white_space::Preformatted;
use super::{ReadPage, body, head};
use crate::article::Article;
use crate::import::{Hint, ImportError, Warning};

/// Bytes after which a page may be parted.
const LONG: usize = 512 * 1024;

/// A page in the making: HTML in parts. What is open when a part ends is ended with it.
#[derive(Debug, Default)]
pub(in crate::import) struct MadePage {
    parts: Vec<String>,
}

impl MadePage {
    /// Takes HTML over where it is long enough to be a part. Nothing may be open there but the section that all stand in.
    pub(in crate::import) fn take_part(&mut self, html: &mut String) {
        if html.len() > LONG {
            self.push(&std::mem::take(html));
        }
    }

    /// Adds HTML.
    pub(in crate::import) fn push(&mut self, html: &str) {
        match self.parts.last_mut().filter(|last| last.len() <= LONG) {
            Some(last) => last.push_str(html),
            None => self.parts.push(html.to_owned()),
        }
    }

    /// Adds the parts of another page after those so far.
    pub(in crate::import) fn append(&mut self, other: Self) {
        let mut parts = other.parts.into_iter();
        self.push(&parts.next().unwrap_or_default());
        self.parts.extend(parts);
    }

    /// The first part.
    pub(in crate::import) fn beginning(&self) -> &str {
        self.parts.first().map_or("", String::as_str)
    }
}

impl From<String> for MadePage {
    fn from(html: String) -> Self {
        Self { parts: vec![html] }
    }
}

/// Reads a page that the reader of another format wrote.
///
/// # Errors
/// A page that is too large or has too many elements, and [`ImportError::Cancelled`].
pub(in crate::import) fn read_made(
    page: MadePage,
    resources: Resources,
    hint: &Hint<'_>,
) -> Result<(Article, Vec<Warning>), ImportError> {
    let parts = page.parts;
    if parts.iter().map(String::len).sum::<usize>() > LARGEST {
        return Err(ImportError::PageTooLarge { limit: LARGEST / (1024 * 1024) });
    }
    let resources = Rc::new(resources);
    let (places, head) = look_through(&parts, hint)?;
    let mut context = PageContext {
        addresses: Addresses::of_made(places, &resources),
        language: head.language.clone(),
        preformatted: Preformatted::default(),
        is_own: true,
        is_made: true,
        ..PageContext::default()
    };
    let (mut pieces, mut long_addresses) = (Vec::new(), 0);
    for text in parts {
        hint.cancel.check()?;
        let part = parse::parse(&text)?;
        drop(text);
        long_addresses += part.long_addresses;
        pieces.extend(walk::pieces(&body(&part.document), &mut context));
    }
    let mut warnings = Vec::new();
    let read = ReadPage { pieces, context, is_wiki: false, long_addresses };
    Ok((read.article(head, hint, &mut warnings), warnings))
}

/// What the head says, and the places to which links lead.
fn look_through(parts: &[String], hint: &Hint<'_>) -> Result<(LinkPlaces, head::Head), ImportError> {
    let (mut places, mut head, mut elements) = (LinkPlaces::default(), head::Head::default(), 0);
    for (index, text) in parts.iter().enumerate() {
        hint.cancel.check()?;
        let Parsed { document, elements: more, .. } = parse::parse(text)?;
        elements += more;
        if elements > MOST_ELEMENTS {
            return Err(ImportError::PageTooLong { limit: MOST_ELEMENTS });
        }
        if index == 0 {
            head = head::read_own(&document);
        }
        places.add(&document.root());
    }
    Ok((places, head))
}
