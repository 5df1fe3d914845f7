//! The small XML files of a book as trees of bounded size. Entities that a file declares are not expanded, and nothing
//! outside it is read.

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use crate::import::{Archive, ImportError};
use crate::text::decode;

/// Elements inside one another; the deepest tables of contents have eight.
const DEEPEST: usize = 64;
/// Elements of the largest file; a book of ten thousand chapters has six for each.
const MOST_ELEMENTS: usize = 500_000;

/// An element with what is in it.
#[derive(Debug, Default)]
pub(super) struct XmlElement {
    /// Its name without prefix.
    pub name: String,
    attributes: Vec<(String, String)>,
    pub children: Vec<XmlElement>,
    /// The text right in it.
    text: String,
}

impl XmlElement {
    /// The value of an attribute, whatever its prefix.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }

    /// Whether an attribute holds a word among others.
    pub(super) fn has_word(&self, attribute: &str, word: &str) -> bool {
        self.attribute(attribute).is_some_and(|value| value.split_ascii_whitespace().any(|one| one == word))
    }

    /// The children of a name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a XmlElement> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first child of a name.
    pub(super) fn child(&self, name: &str) -> Option<&XmlElement> {
        self.children.iter().find(|child| child.name == name)
    }

    /// The first element of a name in it, at any depth.
    pub(super) fn find(&self, name: &str) -> Option<&XmlElement> {
        self.children.iter().find_map(|child| if child.name == name { Some(child) } else { child.find(name) })
    }

    /// All elements of a name in it, in order.
    pub(super) fn gather<'a>(&'a self, name: &str, found: &mut Vec<&'a XmlElement>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            child.gather(name, found);
        }
    }

    /// Its text on one line.
    pub(super) fn line(&self) -> String {
        let mut text = String::new();
        self.push_text(&mut text);
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn push_text(&self, out: &mut String) {
        out.push_str(&self.text);
        self.children.iter().for_each(|child| child.push_text(out));
    }
}

/// Reads a part of an archive; none when it is not there or is no XML.
///
/// # Errors
/// What [`Archive::read`] says of a part that is there.
pub(super) fn read(archive: &mut Archive<'_>, path: &str) -> Result<Option<XmlElement>, ImportError> {
    if archive.find(path).is_none() {
        return Ok(None);
    }
    let bytes = archive.read(path)?;
    Ok(decode::decode(&bytes).ok().map(|decoded| tree(&decoded.text)))
}

/// The tree of a text, as far as it can be read.
pub(super) fn tree(text: &str) -> XmlElement {
    let mut reader = Reader::from_str(text);
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    let mut open = vec![XmlElement::default()];
    let mut count = 0;
    let mut skipped = 0;
    while count < MOST_ELEMENTS {
        match reader.read_event() {
            Ok(Event::Start(start)) if skipped > 0 || open.len() > DEEPEST => {
                drop(start);
                skipped += 1;
            }
            Ok(Event::Start(start)) => {
                count += 1;
                open.push(element(&start));
            }
            Ok(Event::Empty(start)) if skipped == 0 => {
                count += 1;
                add(&mut open, element(&start));
            }
            Ok(Event::End(_)) if skipped > 0 => skipped -= 1,
            Ok(Event::End(_)) => close(&mut open),
            Ok(Event::Text(text)) if skipped == 0 => push(&mut open, &text.decode().unwrap_or_default()),
            Ok(Event::CData(text)) if skipped == 0 => push(&mut open, &text.decode().unwrap_or_default()),
            Ok(Event::GeneralRef(reference)) if skipped == 0 => push(&mut open, &character(&reference)),
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    open.pop().unwrap_or_default()
}

fn add(open: &mut [XmlElement], element: XmlElement) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(element);
    }
}

fn close(open: &mut Vec<XmlElement>) {
    if open.len() > 1
        && let Some(element) = open.pop()
    {
        add(open, element);
    }
}

fn push(open: &mut [XmlElement], text: &str) {
    if let Some(element) = open.last_mut() {
        element.text.push_str(text);
    }
}

/// A character by its number or its name in HTML; anything else is empty.
fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let written = format!("&{};", String::from_utf8_lossy(reference));
    let decoded = html_escape::decode_html_entities(&written).into_owned();
    if decoded == written { String::new() } else { decoded }
}

fn element(start: &BytesStart<'_>) -> XmlElement {
    let local = |name: &[u8]| {
        let name = String::from_utf8_lossy(name).into_owned();
        name.rsplit_once(':').map_or(name.clone(), |(_, local)| local.to_owned())
    };
    let mut written = start.attributes();
    let attributes = written.with_checks(false).flatten().map(|attribute| {
        let value = attribute.normalized_value(XmlVersion::Explicit1_0);
        let value = value.map_or_else(|_| String::from_utf8_lossy(&attribute.value).into_owned(), Into::into);
        (local(attribute.key.as_ref()), value)
    });
    XmlElement {
        name: local(start.name().as_ref()),
        attributes: attributes.collect(),
        ..XmlElement::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_has_names_without_prefixes_and_texts_with_their_characters() {
        let root = tree("<a:b xmlns:a='x' a:c=' d  e '><f>雨&amp;&#x5929;&nope;<g/>後</f><h/></a:b>");
        let b = root.child("b").unwrap();
        assert!(b.has_word("c", "e"));
        assert_eq!(b.child("f").unwrap().line(), "雨&天後");
        assert!(root.find("g").is_some() && root.find("x").is_none());
    }

    #[test]
    fn entities_are_not_expanded_and_depth_is_bounded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b '雨雨'><!ENTITY c '&b;&b;'>]><a>&c;天</a>";
        assert_eq!(tree(bomb).line(), "天");
        let deep = format!("{}雨{}<x/>", "<a>".repeat(9_999), "</a>".repeat(9_999));
        let root = tree(&deep);
        assert!(root.child("x").is_some());
    }
}
