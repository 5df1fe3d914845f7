//! XML event by event, or as a tree of bounded size: the names of elements and attributes without their prefixes, text
//! with its characters, and nothing expanded or fetched. What lies too deep is skipped. XML that breaks off ends where it
//! does.

use std::borrow::Cow;

use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};

use super::{Archive, Cancel, ImportError};
use crate::text::decode;
use crate::text::slice::one_line;

/// Elements within one another that are read; text boxes and tables in one another rarely make thirty.
const DEEPEST: usize = 160;
/// Elements of a small tree that is read at once, as the properties of a paragraph are.
const MOST_NODES: usize = 20_000;
/// Elements of the largest file that is read as a tree; a book of ten thousand chapters has six for each.
const MOST_ELEMENTS: usize = 500_000;
/// Elements between two looks at whether the document is still wanted.
const CHECKED_EVERY: u32 = 2_048;

/// An element's name and attributes, without prefixes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct XmlElement {
    pub name: String,
    attributes: Vec<(String, String)>,
}

impl XmlElement {
    /// An element of a name, with a value if that is not empty.
    pub(in crate::import) fn new(name: &str, value: &str) -> Self {
        let value = (!value.is_empty()).then(|| ("val".to_owned(), value.to_owned()));
        Self { name: name.to_owned(), attributes: value.into_iter().collect() }
    }

    /// The value of an attribute.
    pub(in crate::import) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// The value of `val`, in which `OOXML` says what an element means.
    pub(in crate::import) fn value(&self) -> Option<&str> {
        self.attribute("val")
    }

    /// Whether a switch is on: it is where it says nothing (ECMA-376 Part 1, 17.17.4).
    pub(in crate::import) fn is_on(&self) -> bool {
        !matches!(self.value(), Some("0" | "false" | "off" | "none"))
    }
}

/// What comes next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::import) enum XmlItem {
    Start(XmlElement),
    /// The element that was begun last and not ended ends.
    End,
    Text(String),
}

/// An element with all that is in it.
#[derive(Clone, Debug, Default)]
pub(in crate::import) struct XmlTree {
    pub element: XmlElement,
    pub children: Vec<XmlTree>,
    /// The text that stands in it, and in no other in it.
    pub text: String,
}

impl XmlTree {
    /// The first child of a name.
    pub(in crate::import) fn child(&self, name: &str) -> Option<&Self> {
        self.children.iter().find(|child| child.element.name == name)
    }

    /// The children of a name.
    pub(in crate::import) fn each<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a Self> {
        self.children.iter().filter(move |child| child.element.name == name)
    }

    /// The first element of a name in it, at any depth.
    pub(in crate::import) fn find(&self, name: &str) -> Option<&Self> {
        self.children
            .iter()
            .find_map(|child| if child.element.name == name { Some(child) } else { child.find(name) })
    }

    /// All elements of a name in it, in order.
    pub(in crate::import) fn gather(&self, name: &str) -> Vec<&Self> {
        self.all().into_iter().skip(1).filter(|node| node.element.name == name).collect()
    }

    /// The value of an attribute of the element itself.
    pub(in crate::import) fn attribute(&self, name: &str) -> Option<&str> {
        self.element.attribute(name)
    }

    /// Whether an attribute of the element itself holds a word among others.
    pub(in crate::import) fn has_word(&self, attribute: &str, word: &str) -> bool {
        self.attribute(attribute).is_some_and(|value| value.split_ascii_whitespace().any(|one| one == word))
    }

    /// The text in it on one line.
    pub(in crate::import) fn line(&self) -> String {
        one_line(&self.all_text())
    }

    /// The value of `val` of the first child of a name.
    pub(in crate::import) fn value_of(&self, name: &str) -> Option<&str> {
        self.child(name)?.element.value()
    }

    /// Whether a switch is on; none where nothing is said.
    pub(in crate::import) fn switch(&self, name: &str) -> Option<bool> {
        self.child(name).map(|child| child.element.is_on())
    }

    /// The text in it, in whatever it stands, in the order of the elements.
    pub(in crate::import) fn all_text(&self) -> String {
        self.all().into_iter().map(|node| node.text.as_str()).collect()
    }

    /// Itself and everything in it, in order.
    pub(in crate::import) fn all(&self) -> Vec<&Self> {
        let mut all = Vec::new();
        let mut open = vec![self];
        while let Some(node) = open.pop() {
            all.push(node);
            open.extend(node.children.iter().rev());
        }
        all
    }
}

/// A part of a document, read from its beginning.
pub(in crate::import) struct XmlParts<'a> {
    reader: Reader<&'a [u8]>,
    cancel: Cancel<'a>,
    depth: usize,
    /// The end of an empty element is still to come.
    ends: bool,
    count: u32,
}

impl<'a> XmlParts<'a> {
    /// Reads a text.
    pub(in crate::import) fn new(text: &'a str, cancel: Cancel<'a>) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.allow_dangling_amp = true;
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self { reader, cancel, depth: 0, ends: false, count: 0 }
    }

    /// How many elements are open.
    pub(in crate::import) fn depth(&self) -> usize {
        self.depth
    }

    /// What comes next; none at the end.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(in crate::import) fn next(&mut self) -> Result<Option<XmlItem>, ImportError> {
        if std::mem::take(&mut self.ends) {
            self.depth = self.depth.saturating_sub(1);
            return Ok(Some(XmlItem::End));
        }
        loop {
            let item = match self.reader.read_event() {
                Ok(Event::Start(start)) => self.start(&start, false)?,
                Ok(Event::Empty(start)) => self.start(&start, true)?,
                // The end of what never began.
                Ok(Event::End(_)) if self.depth == 0 => None,
                Ok(Event::End(_)) => {
                    self.depth -= 1;
                    Some(XmlItem::End)
                }
                Ok(Event::Text(text)) => Some(XmlItem::Text(String::from_utf8_lossy(&text).into_owned())),
                Ok(Event::CData(text)) => Some(XmlItem::Text(String::from_utf8_lossy(&text).into_owned())),
                Ok(Event::GeneralRef(reference)) => Some(XmlItem::Text(character(&reference))),
                Ok(Event::Eof) | Err(_) => return Ok(None),
                Ok(_) => None,
            };
            if item.is_some() {
                return Ok(item);
            }
        }
    }

    /// An element that begins; none for one that lies too deep, which is skipped.
    fn start(&mut self, start: &BytesStart<'_>, is_empty: bool) -> Result<Option<XmlItem>, ImportError> {
        self.count = self.count.wrapping_add(1);
        if self.count.is_multiple_of(CHECKED_EVERY) {
            self.cancel.check()?;
        }
        if self.depth >= DEEPEST {
            if !is_empty {
                let end = start.to_end().into_owned();
                let mut inner = 1_usize;
                while inner > 0 {
                    match self.reader.read_event() {
                        Ok(Event::Start(other)) if other.name() == end.name() => inner += 1,
                        Ok(Event::End(other)) if other.name() == end.name() => inner -= 1,
                        Ok(Event::Eof) | Err(_) => break,
                        Ok(_) => {}
                    }
                }
            }
            return Ok(None);
        }
        self.depth += 1;
        self.ends = is_empty;
        Ok(Some(XmlItem::Start(element(start))))
    }

    /// Reads to the end of the element that was begun last.
    ///
    /// # Errors
    /// As for [`Self::next`].
    pub(in crate::import) fn skip(&mut self) -> Result<(), ImportError> {
        let mut inner = 1_usize;
        while inner > 0 {
            match self.next()? {
                Some(XmlItem::Start(_)) => inner += 1,
                Some(XmlItem::End) => inner -= 1,
                Some(XmlItem::Text(_)) => {}
                None => break,
            }
        }
        Ok(())
    }

    /// The element that was begun last with all that is in it.
    ///
    /// # Errors
    /// As for [`Self::next`].
    pub(in crate::import) fn tree(&mut self, element: XmlElement) -> Result<XmlTree, ImportError> {
        self.bounded_tree(element, MOST_NODES)
    }

    fn bounded_tree(&mut self, element: XmlElement, most: usize) -> Result<XmlTree, ImportError> {
        let mut open = vec![XmlTree { element, ..XmlTree::default() }];
        let mut count = 0;
        loop {
            match self.next()? {
                Some(XmlItem::Start(element)) => {
                    count += 1;
                    open.push(XmlTree { element, ..XmlTree::default() });
                }
                Some(XmlItem::Text(text)) => {
                    if let Some(last) = open.last_mut() {
                        last.text.push_str(&text);
                    }
                }
                end => {
                    let Some(done) = open.pop() else { return Ok(XmlTree::default()) };
                    match open.last_mut() {
                        Some(parent) if count <= most => parent.children.push(done),
                        Some(_) => {}
                        None => return Ok(done),
                    }
                    if end.is_none() && open.len() == 1 {
                        return Ok(open.pop().unwrap_or_default());
                    }
                }
            }
        }
    }

    /// The text in the element that was begun last, in whatever it stands.
    ///
    /// # Errors
    /// As for [`Self::next`].
    pub(in crate::import) fn text(&mut self) -> Result<String, ImportError> {
        let mut out = String::new();
        let mut inner = 1_usize;
        while inner > 0 {
            match self.next()? {
                Some(XmlItem::Start(_)) => inner += 1,
                Some(XmlItem::End) => inner -= 1,
                Some(XmlItem::Text(text)) => out.push_str(&text),
                None => break,
            }
        }
        Ok(out)
    }
}

/// The tree of a text, as far as it can be read: a nameless element with the text's own in it.
///
/// # Errors
/// The document is not wanted any more.
pub(in crate::import) fn document(text: &str, cancel: Cancel<'_>) -> Result<XmlTree, ImportError> {
    XmlParts::new(text, cancel).bounded_tree(XmlElement::default(), MOST_ELEMENTS)
}

/// Reads a part of an archive as a tree; none when it is not there or is no text.
///
/// # Errors
/// What [`Archive::read`] says of a part that is there.
pub(in crate::import) fn part(archive: &mut Archive<'_>, path: &str) -> Result<Option<XmlTree>, ImportError> {
    if archive.find(path).is_none() {
        return Ok(None);
    }
    let bytes = archive.read(path)?;
    decode::decode(&bytes).ok().map(|decoded| document(&decoded.text, Cancel::NEVER)).transpose()
}

fn element(start: &BytesStart<'_>) -> XmlElement {
    let name = String::from_utf8_lossy(start.local_name().as_ref()).into_owned();
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten().map(|attribute| {
        let name = String::from_utf8_lossy(attribute.key.local_name().as_ref()).into_owned();
        let value = attribute.normalized_value(XmlVersion::Explicit1_0);
        let value =
            value.map_or_else(|_| String::from_utf8_lossy(&attribute.value).into_owned(), Cow::into_owned);
        (name, value)
    });
    XmlElement { name, attributes: attributes.collect() }
}

/// A character by its number or its name; an entity of the document's own is left as it is written.
fn character(reference: &BytesRef<'_>) -> String {
    if reference.is_char_ref() {
        return reference.resolve_char_ref().ok().flatten().map(String::from).unwrap_or_default();
    }
    let written = format!("&{};", String::from_utf8_lossy(reference));
    html_escape::decode_html_entities(&written).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(text: &str) -> XmlTree {
        document(text, Cancel::NEVER).unwrap()
    }

    #[test]
    fn a_tree_has_names_without_prefixes_and_texts_with_their_characters() {
        let root = tree("<a:b xmlns:a='x' a:c=' d  e '><f>雨&amp;&#x5929;&nope;<g/>後</f><h/></a:b></i><j/>");
        let b = root.child("b").unwrap();
        assert!(b.has_word("c", "e"));
        assert_eq!(b.child("f").unwrap().line(), "雨&天&nope;後");
        assert!(root.find("g").is_some() && root.find("x").is_none() && root.child("j").is_some());
    }

    #[test]
    fn entities_are_not_expanded_and_depth_is_bounded() {
        let bomb = "<!DOCTYPE a [<!ENTITY b '雨雨'><!ENTITY c '&b;&b;'>]><a>&c;天</a>";
        assert_eq!(tree(bomb).line(), "&c;天");
        let deep = format!("{}雨{}<x/>", "<a>".repeat(9_999), "</a>".repeat(9_999));
        assert!(tree(&deep).child("x").is_some());
        // What breaks off ends where it does.
        assert_eq!(tree("<a><b>雨<c>天").line(), "雨天");
    }
}
