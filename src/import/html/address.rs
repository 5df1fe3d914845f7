//! Addresses of links and images, completed.

use std::collections::HashMap;
use std::rc::Rc;

use dom_query::NodeRef;
use percent_encoding::percent_decode_str;
use url::{ParseError, Url};

use super::link::{Budget, Link, is_short};
use super::notes;
use super::resources::Resources;
use crate::article::FileLink;
use crate::import::known::node;
use crate::text::data_address;

/// Bytes of the largest placeholder that stands where an image is to be loaded.
const PLACEHOLDER: usize = 300;

/// How the addresses of a page are completed.
#[derive(Default)]
pub(super) struct Addresses {
    base: Option<Url>,
    page: Option<Url>,
    /// The names of headings and terms by the `id` of their elements.
    names: HashMap<String, Rc<str>>,
    /// The notes to which links lead, by all ids in them.
    notes: HashMap<String, String>,
    resources: Rc<Resources>,
    budget: Rc<Budget>,
    /// Whether Moyue wrote the page: its addresses are complete, but for those of which nobody knows more.
    is_own: bool,
    /// Whether the page is one of many: its addresses are references, paths in the archive, or lead out.
    is_part: bool,
}

impl Addresses {
    /// Those of one of many pages; `notes` are the keys of the items to which links lead, by their ids.
    pub(super) fn of_part(notes: HashMap<String, String>) -> Self {
        Self { is_part: true, notes, ..Self::default() }
    }

    /// Those of a page that the reader of another format wrote.
    pub(super) fn of_made(places: LinkPlaces, resources: &Rc<Resources>) -> Self {
        let (names, notes) = places.finish();
        Self { names, notes, resources: Rc::clone(resources), is_own: true, ..Self::default() }
    }

    /// Those of a page that Moyue wrote.
    pub(super) fn own(root: &NodeRef<'_>, resources: &Rc<Resources>) -> Self {
        Self { is_own: true, ..Self::new(root, None, resources) }
    }

    /// Those of a page that was published at an address.
    pub(super) fn new(root: &NodeRef<'_>, page: Option<&str>, resources: &Rc<Resources>) -> Self {
        let page = page.filter(|page| is_short(page)).and_then(|page| Url::parse(page).ok());
        let base = root.descendants_it().find(|node| node.has_name("base"));
        let base = base.and_then(|node| node.attr("href")).filter(|base| is_short(base));
        let base = match (base, &page) {
            (Some(base), Some(page)) => page.join(&base).ok(),
            (Some(base), None) => Url::parse(&base).ok(),
            (None, page) => page.clone(),
        };
        let mut places = LinkPlaces::default();
        places.add(root);
        let (names, notes) = places.finish();
        Self {
            base,
            page,
            names,
            notes,
            resources: Rc::clone(resources),
            budget: Rc::default(),
            is_own: false,
            is_part: false,
        }
    }

    /// Where a link leads to, if it leads out of the page or to a name that the article keeps.
    pub(super) fn link(&self, address: &str) -> Option<Link> {
        let address = address.trim();
        // Completing one takes longer than to see that there is no room for it.
        if !is_short(address) || self.budget.refuses(address.len()) {
            return None;
        }
        self.target(address).and_then(|url| Link::new(url, &self.budget))
    }

    /// How many links and images are without their addresses, which were too long or too often written.
    pub(super) fn refused(&self) -> usize {
        self.budget.refused()
    }

    fn target(&self, address: &str) -> Option<String> {
        if self.is_part && notes::is_reference(address) {
            return Some(address.to_owned());
        }
        if let Some(id) = address.strip_prefix('#') {
            return self.name(id);
        }
        let url = match &self.base {
            Some(base) => base.join(address).ok()?,
            // A page that was never in the net leads to the files next to it.
            None if FileLink::of(address).is_some() => return Some(address.to_owned()),
            None => match Url::parse(address) {
                Err(ParseError::RelativeUrlWithoutBase) if self.is_own && !address.is_empty() => {
                    return Some(address.to_owned());
                }
                url => url.ok()?,
            },
        };
        if let (Some(page), Some(id)) = (&self.page, url.fragment()) {
            let mut plain = url.clone();
            plain.set_fragment(None);
            if plain == *page {
                return self.name(id);
            }
        }
        matches!(url.scheme(), "http" | "https" | "mailto").then(|| written(address, &url))
    }

    /// Where an image is: in the page itself, in a folder next to it, or in the net.
    pub(super) fn image(&self, node: &NodeRef<'_>) -> Option<String> {
        const LAZY: &[&str] = &["data-src", "data-original", "data-lazy-src", "data-actualsrc", "data-url"];
        let is_given = |value: &String| {
            let is_placeholder = value.starts_with("data:") && value.len() <= PLACEHOLDER;
            !value.is_empty() && !is_placeholder && !value.starts_with("about:")
        };
        let attribute = |name: &str| node.attr(name).map(|value| value.trim().to_owned()).filter(is_given);
        let listed = || {
            let candidates = node.attr("srcset").or_else(|| node.attr("data-srcset"))?;
            candidates.split_whitespace().next().map(|first| first.trim_end_matches(',').to_owned())
        };
        let first = node.attr("src").map(|value| value.trim().to_owned()).filter(|value| !value.is_empty());
        let source = attribute("src")
            .or_else(|| LAZY.iter().find_map(|name| attribute(name)))
            .or_else(|| listed().filter(is_given))
            .or(first)?;
        self.source(&source)
    }

    /// Where an image is by its address as it was written.
    pub(super) fn source(&self, source: &str) -> Option<String> {
        if let Some(data) = self.resources.data(source, self.base.as_ref()) {
            return Some(data);
        }
        if source.starts_with("data:") {
            return data_address::is_image(source).then(|| source.to_owned());
        }
        if !is_short(source) || self.is_part {
            return self.budget.takes(source).then(|| source.to_owned());
        }
        if Url::parse(source).is_ok() || source.starts_with('/') && !self.is_own {
            let url = match &self.base {
                Some(base) => base.join(source).ok()?,
                None => Url::parse(source).ok()?,
            };
            let is_known = matches!(url.scheme(), "http" | "https");
            return is_known.then(|| written(source, &url)).filter(|url| self.budget.takes(url));
        }
        // A path below the page: the folder that the browser saved next to it.
        Some(percent_decode_str(source.trim_start_matches("./")).decode_utf8_lossy().into_owned())
    }

    fn name(&self, id: &str) -> Option<String> {
        let plain = percent_decode_str(id).decode_utf8_lossy();
        if let Some(name) = self.names.get(id).or_else(|| self.names.get(plain.as_ref())) {
            return Some(format!("#{name}"));
        }
        self.notes.get(id).or_else(|| self.notes.get(plain.as_ref())).map(|key| notes::reference(key))
    }

    /// The key of the note that an item is; none for any other item.
    pub(super) fn note(&self, item: &NodeRef<'_>) -> Option<&str> {
        if self.notes.is_empty() {
            return None;
        }
        let ids = std::iter::once(*item).chain(item.descendants_it());
        let mut keys = ids.filter_map(|node| self.notes.get(node.attr("id")?.as_ref()));
        keys.next().map(String::as_str)
    }
}

/// A complete address stays as it was written; parsing would encode what people can read.
fn written(address: &str, url: &Url) -> String {
    let is_complete = address.contains("://") || address.starts_with("mailto:");
    if is_complete && !address.contains(char::is_whitespace) { address.to_owned() } else { url.to_string() }
}

/// The places of a page to which its links may lead.
#[derive(Default)]
pub(super) struct LinkPlaces {
    /// The names of headings and terms.
    names: HashMap<String, Rc<str>>,
    notes: notes::NoteIds,
}

impl LinkPlaces {
    /// Adds those of a page, or of a part of one.
    pub(super) fn add(&mut self, root: &NodeRef<'_>) {
        self.notes.add(root);
        for node in root.descendants_it() {
            let Some(name) = node::name(&node) else { continue };
            if !matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt") {
                continue;
            }
            let text = Rc::<str>::from(node::line(&node));
            if is_short(&text) && !text.is_empty() {
                self.add_name(&node, &text);
            }
        }
    }

    fn add_name(&mut self, node: &NodeRef<'_>, text: &Rc<str>) {
        let is_first =
            |parent: &NodeRef<'_>| parent.first_element_child().is_some_and(|first| first.id == node.id);
        let parent = node.parent().filter(is_first);
        for holder in std::iter::once(*node).chain(parent).chain(node.descendants_it()) {
            for key in ["id", "name"] {
                if let Some(id) = holder.attr(key) {
                    self.names.entry(id.to_string()).or_insert_with(|| Rc::clone(text));
                }
            }
        }
    }

    /// The names, and the keys of the notes to which links lead, by the ids of their elements.
    fn finish(self) -> (HashMap<String, Rc<str>>, HashMap<String, String>) {
        (self.names, self.notes.finish())
    }
}
