//! What a page declares where nobody sees it: `meta` elements, links, scripts and the remarks of publishing systems.

use dom_query::{NodeData, NodeRef};

use super::super::data;
use super::Walk;
use crate::import::known::node::text_of;
use crate::text::slice::{first_chars, one_line};

/// `meta` elements that are kept, and the characters of each.
const MOST_METAS: usize = 1000;
const LONGEST_META: usize = 1000;
/// Bytes of the longest remark that is read.
const LONGEST_REMARK: usize = 20_000;
/// Bytes of all blocks of JSON-LD that are kept.
const MOST_DATA: usize = 4 * data::LONGEST_BLOCK;

impl Walk {
    pub(super) fn meta(&mut self, node: &NodeRef<'_>) {
        let Some(content) = node.attr("content") else { return };
        let content = one_line(first_chars(&content, LONGEST_META));
        if content.is_empty() {
            return;
        }
        for key in ["property", "name", "itemprop", "http-equiv"] {
            let Some(name) = node.attr(key).filter(|_| self.scan.metas.len() < MOST_METAS) else { continue };
            self.scan.metas.push((name.trim().to_ascii_lowercase(), content.clone()));
        }
    }

    /// What publishing systems note where nobody sees it: that of Chinese newspapers in elements, blogs in attributes
    /// (`TrackBack` Technical Specification 1.2, "Auto-Discovery").
    pub(super) fn comment(&mut self, node: &NodeRef<'_>) {
        const ELEMENTS: &[(&str, &str)] = &[
            ("author", "author"),
            ("date", "pubdate"),
            ("source", "contentsource"),
            ("title", "articletitle"),
        ];
        const ATTRIBUTES: &[(&str, &str)] = &[("dc:creator", "dc.creator"), ("dc:date", "dc.date")];
        let text = node.query_or(None, |node| match &node.data {
            NodeData::Comment { contents } => Some(contents.to_string()),
            _ => None,
        });
        let Some(text) = text.filter(|text| text.len() <= LONGEST_REMARK) else { return };
        let between = |start: String, end: &str| {
            let value = text.split_once(&start).and_then(|(_, rest)| rest.split_once(end));
            value.map(|(value, _)| one_line(value)).filter(|value| !(value.is_empty() || value.contains('&')))
        };
        let mut found = Vec::new();
        if text.starts_with("enpproperty") {
            found.extend(ELEMENTS.iter().map(|(name, meta)| (*meta, between(format!("<{name}>"), "</"))));
        } else if text.contains("<rdf:Description") {
            found.extend(ATTRIBUTES.iter().map(|(name, meta)| (*meta, between(format!("{name}=\""), "\""))));
        }
        self.scan.metas.extend(found.into_iter().filter_map(|(meta, value)| Some((meta.to_owned(), value?))));
    }

    pub(super) fn link(&mut self, node: &NodeRef<'_>) {
        let rel = node.attr("rel").unwrap_or_default();
        if rel.eq_ignore_ascii_case("canonical") && self.scan.canonical.is_none() {
            self.scan.canonical = node.attr("href").map(|href| href.trim().to_owned());
        }
        if rel.eq_ignore_ascii_case("search") && self.scan.search.is_empty() {
            self.scan.search = node.attr("title").map(|title| one_line(&title)).unwrap_or_default();
        }
    }

    pub(super) fn script(&mut self, node: &NodeRef<'_>) {
        let is_data = node.attr("type").is_some_and(|kind| {
            kind.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/ld+json")
        });
        let text: String = node.children_it(false).filter_map(|child| text_of(&child)).collect();
        if is_data {
            self.data_size += text.len();
            if text.len() <= data::LONGEST_BLOCK && self.data_size <= MOST_DATA {
                self.scan.data.push(text);
            }
        } else {
            self.scan.scripts.add(&text);
        }
    }
}
