//! The tree of a page as its builder makes it, of bounded depth.
//!
//! The builder cannot be told that there is no room for an element. So one that would lie too deep is left out of the
//! tree and noted, and whoever feeds the builder ends it at once: what was to stand in it stands in its parent.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use dom_query::{Document, NodeId};
use html5ever::tendril::StrTendril;
use html5ever::tree_builder::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::{Attribute, QualName, ns};

use super::tag_kinds::{is_flat, is_formatting, is_text, is_void};

/// Elements inside one another; of what is nested deeper the text is kept. Hand-written pages stay below 50.
const DEEPEST: u16 = 128;

/// A document in the making.
#[derive(Default)]
pub(super) struct BoundedTree {
    document: Document,
    /// How many elements that count each one is in, itself among them; none of those that are in no other.
    depths: RefCell<HashMap<NodeId, u16>>,
    /// How many elements were made.
    elements: Cell<usize>,
    /// Whether an element was left out that the builder takes for open.
    has_left_out: Cell<bool>,
    /// Whether a table's cell was begun, in which no emphasis from outside goes on.
    has_begun_cell: Cell<bool>,
}

impl BoundedTree {
    /// How many elements were made.
    pub(super) fn elements(&self) -> usize {
        self.elements.get()
    }

    /// Whether an element was left out since the last call, which is to be ended now.
    pub(super) fn takes_left_out(&self) -> bool {
        self.has_left_out.take()
    }

    /// Whether a table's cell was begun since the last call.
    pub(super) fn takes_begun_cell(&self) -> bool {
        self.has_begun_cell.take()
    }

    fn depth(&self, node: NodeId) -> u16 {
        self.depths.borrow().get(&node).copied().unwrap_or_default()
    }

    fn set_depth(&self, node: NodeId, depth: u16) {
        if depth > 0 {
            self.depths.borrow_mut().insert(node, depth);
        }
    }

    /// Whether there is room below a parent for what is to be put there.
    fn has_room(&self, parent: NodeId, child: &NodeOrText<NodeId>) -> bool {
        let NodeOrText::AppendNode(child) = child else { return true };
        let Some(counts) = self.document.tree.get_name(child).map(|name| counts(&name)) else { return true };
        let depth = self.depth(parent) + u16::from(counts);
        if depth > DEEPEST {
            self.has_left_out.set(true);
            return false;
        }
        self.set_depth(*child, depth);
        true
    }
}

/// Whether an element may hold others of its kind, however many there are in one another.
fn counts(name: &QualName) -> bool {
    let local: &str = &name.local;
    name.ns != ns!(html) || !(is_void(local) || is_text(local) || is_formatting(local) || is_flat(local))
}

impl TreeSink for BoundedTree {
    type Handle = NodeId;
    type Output = Document;
    type ElemName<'a> = <Document as TreeSink>::ElemName<'a>;

    fn create_element(&self, name: QualName, attributes: Vec<Attribute>, flags: ElementFlags) -> NodeId {
        self.elements.set(self.elements.get() + 1);
        if matches!(&*name.local, "td" | "th") {
            self.has_begun_cell.set(true);
        }
        self.document.create_element(name, attributes, flags)
    }

    fn append(&self, parent: &NodeId, child: NodeOrText<NodeId>) {
        if self.has_room(*parent, &child) {
            self.document.append(parent, child);
        }
    }

    fn append_before_sibling(&self, sibling: &NodeId, child: NodeOrText<NodeId>) {
        let parent = self.document.tree.parent_of(sibling).map_or(*sibling, |parent| parent.id);
        if self.has_room(parent, &child) {
            self.document.append_before_sibling(sibling, child);
        }
    }

    fn append_based_on_parent_node(&self, element: &NodeId, before: &NodeId, child: NodeOrText<NodeId>) {
        if self.document.tree.parent_of(element).is_some() {
            self.append_before_sibling(element, child);
        } else {
            self.append(before, child);
        }
    }

    fn get_template_contents(&self, target: &NodeId) -> NodeId {
        let contents = self.document.get_template_contents(target);
        self.set_depth(contents, self.depth(*target));
        contents
    }

    fn finish(self) -> Document {
        self.document
    }

    /// The messages would fill the memory, and nobody reads them.
    fn parse_error(&self, _: Cow<'static, str>) {}

    fn get_document(&self) -> NodeId {
        self.document.get_document()
    }

    fn elem_name<'a>(&'a self, target: &'a NodeId) -> Self::ElemName<'a> {
        self.document.elem_name(target)
    }

    fn create_comment(&self, text: StrTendril) -> NodeId {
        self.document.create_comment(text)
    }

    fn create_pi(&self, target: StrTendril, data: StrTendril) -> NodeId {
        self.document.create_pi(target, data)
    }

    fn append_doctype_to_document(&self, name: StrTendril, public_id: StrTendril, system_id: StrTendril) {
        self.document.append_doctype_to_document(name, public_id, system_id);
    }

    fn same_node(&self, one: &NodeId, other: &NodeId) -> bool {
        one == other
    }

    fn set_quirks_mode(&self, mode: QuirksMode) {
        self.document.set_quirks_mode(mode);
    }

    fn add_attrs_if_missing(&self, target: &NodeId, attributes: Vec<Attribute>) {
        self.document.add_attrs_if_missing(target, attributes);
    }

    fn remove_from_parent(&self, target: &NodeId) {
        self.document.remove_from_parent(target);
    }

    fn reparent_children(&self, node: &NodeId, parent: &NodeId) {
        self.document.reparent_children(node, parent);
    }

    fn is_mathml_annotation_xml_integration_point(&self, node: &NodeId) -> bool {
        self.document.is_mathml_annotation_xml_integration_point(node)
    }
}
