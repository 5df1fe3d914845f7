//! Hands over to AccessKit what is told of the article: the one place that makes nodes of it.
//!
//! The nodes of links are made before their widgets are drawn, which then find them in their place in the text.

use egui::accesskit::{Action, Node, NodeId, Rect as NodeRect, Role, TextSelection};
use egui::{Context, Id, Rect, Ui, pos2, vec2};

use super::blocks::{BlockChild, BlockRole, TextBlock};
use super::ids::TextIds;
use super::loaded::LoadedText;
use super::runs::run_at;
use super::{AccessibleText, ShownLines, Told, lines_in_view};
use crate::article::{OutlineItem, Passage, Role as PassageRole};
use crate::page::{Cursor, TextPosition};
use crate::reader::{Document, Reader};
use crate::words::Msg;

/// Headings before, and after, the text that is told: no more than these, however many there are.
const MOST_HEADINGS: usize = 400;
/// Whether the level of a heading arrives that AccessKit is told: only its adapter for Windows passes it on
/// (<https://github.com/AccessKit/accesskit/pull/665>).
const HAS_LEVELS: bool = cfg!(windows);

/// What is told, and what of.
pub(super) struct Telling<'a> {
    pub text: &'a AccessibleText,
    pub reader: &'a Reader,
    pub document: &'a Document,
    pub told: Told<'a>,
}

/// Tells of the article, whose node is `article`.
pub(super) fn write(ui: &Ui, article: Id, telling: &Telling<'_>) {
    let Some(loaded) = telling.text.loaded else { return };
    let ctx = ui.ctx();
    let in_view = lines_in_view(telling.told.shown);
    let writer = Writer { ctx, ids: TextIds::of(ui), telling, in_view, loaded };
    // Nodes that no widget stands for become children of the root; they are put where they belong.
    let root = egui::accesskit_root_id();
    let before = ctx.accesskit_node_builder(root, |root| root.children().len()).unwrap_or_default();
    let children = writer.children();
    ctx.accesskit_node_builder(root, |root| {
        let kept = root.children().get(..before).unwrap_or_default().to_vec();
        root.set_children(kept);
    });
    ctx.accesskit_node_builder(article, |node| writer.article(node, children));
}

/// The headings outside the text that is told, in reading order, each with the passage that it is: of more than so many
/// the nearest ones on either side.
pub(super) fn headings(document: &Document, loaded: LoadedText) -> Vec<(&OutlineItem, usize)> {
    let outline = &document.shown.outline;
    let passages = &document.shown.passages;
    let passage = |item: usize| {
        let passage = document.outline_passage(item);
        // A heading that begins a section is at the same place as the section's title.
        let is_title = |at: usize| passages.get(at).is_some_and(|of| of.role == PassageRole::SectionTitle);
        passage + usize::from(outline[item].level > 0 && is_title(passage))
    };
    let first = |of: usize| {
        let (mut low, mut high) = (0, outline.len());
        while low < high {
            let middle = usize::midpoint(low, high);
            if passage(middle) < of { low = middle + 1 } else { high = middle }
        }
        low
    };
    let (start, end) = (first(loaded.start.passage), first(loaded.end.passage + 1));
    let before = start.saturating_sub(MOST_HEADINGS)..start;
    let after = end..outline.len().min(end + MOST_HEADINGS);
    let mut headings: Vec<_> = before.chain(after).map(|item| (&outline[item], passage(item))).collect();
    headings.retain(|(item, _)| !item.title.is_empty());
    headings.dedup_by_key(|(_, passage)| *passage);
    headings
}

/// Writes the nodes of an article.
pub(super) struct Writer<'a> {
    ctx: &'a Context,
    pub(super) ids: TextIds,
    pub(super) telling: &'a Telling<'a>,
    pub(super) in_view: ShownLines<'a>,
    loaded: LoadedText,
}

/// A node that was written, and its room, where it is in view.
pub(super) type WrittenNode = (NodeId, Option<Rect>);

impl Writer<'_> {
    pub(super) fn passages(&self) -> &[Passage] {
        &self.telling.document.shown.passages
    }

    /// The node of a passage's text, if it has any.
    fn label_id(&self, passage: usize) -> Option<NodeId> {
        let text = self.telling.text.texts.get(&passage)?;
        let is_text = self.passages()[passage].image.is_none() && !text.runs.is_empty();
        is_text.then(|| self.ids.text(passage).accesskit_id())
    }

    /// Where what is not in view is said to be, so that it can be asked for: a line above the window or below it.
    pub(super) fn outside(&self, passage: usize) -> Rect {
        let first = self.in_view.keys().min().copied().unwrap_or_default();
        let (window, view) = (self.ctx.content_rect(), self.telling.told.view);
        let y = if passage < first { window.top() - 2.0 } else { window.bottom() + 1.0 };
        Rect::from_min_size(pos2(view.left(), y), vec2(view.width(), 1.0))
    }

    pub(super) fn put(&self, id: Id, node: Node) -> NodeId {
        self.ctx.accesskit_node_builder(id, |written| *written = node);
        id.accesskit_id()
    }

    /// All that the article consists of.
    fn children(&self) -> Vec<NodeId> {
        let outside: Vec<(usize, String, u8)> = headings(self.telling.document, self.loaded)
            .into_iter()
            .map(|(item, passage)| (passage, item.title.clone(), item.level))
            .collect();
        let split = outside.partition_point(|(passage, ..)| *passage < self.loaded.start.passage);
        let mut children: Vec<NodeId> =
            outside[..split].iter().map(|heading| self.heading_outside(heading)).collect();
        let mut has_byline = self.loaded.start.passage > 0;
        for block in &*self.telling.text.blocks {
            if !has_byline && self.passages()[block.passage].kind.is_some() {
                has_byline = true;
                children.push(self.byline());
            }
            children.push(self.block(block, 0).0);
        }
        if !has_byline {
            children.push(self.byline());
        }
        children.extend(outside[split..].iter().map(|heading| self.heading_outside(heading)));
        children
    }

    /// The article itself.
    fn article(&self, node: &mut Node, children: Vec<NodeId>) {
        let head = &self.telling.document.shown.head;
        node.set_role(Role::Document);
        node.set_label(head.title.as_str());
        set_bounds(node, self.telling.told.view);
        node.set_read_only();
        if !head.language.is_empty() {
            node.set_language(head.language.as_str());
        }
        node.set_children(children);
        for action in [Action::Focus, Action::SetTextSelection, Action::ScrollIntoView] {
            node.add_action(action);
        }
        let Told { selection, cursor, .. } = self.telling.told;
        let focus = cursor.and_then(|cursor| self.position(cursor));
        let anchor = selection.and_then(|selection| self.position(selection.anchor.into()));
        if let Some(focus) = focus {
            node.set_text_selection(TextSelection { anchor: anchor.unwrap_or(focus), focus });
        }
    }

    /// Where a place stands in the runs; the nearest one where it is not told.
    fn position(&self, cursor: Cursor) -> Option<egui::accesskit::TextPosition> {
        let TextPosition { passage, byte } = self.loaded.clamp(cursor.at);
        let text = self.telling.text.texts.get(&passage)?;
        let of = &self.passages()[passage];
        let in_run = run_at(&text.runs, &of.text, byte, cursor.is_line_end).filter(|_| of.image.is_none());
        let (id, character_index) = match in_run {
            Some((run, character)) => (self.ids.run(passage, text.runs[run].range.start), character),
            None if text.of.end == of.text.len() => (self.ids.end(passage), 0),
            None => return None,
        };
        Some(egui::accesskit::TextPosition { node: id.accesskit_id(), character_index })
    }

    /// A heading of which nothing but its words is told.
    fn heading_outside(&self, (passage, title, level): &(usize, String, u8)) -> NodeId {
        let mut node = Node::new(Role::Heading);
        node.set_label(title.as_str());
        set_bounds(&mut node, self.outside(*passage));
        self.set_level(&mut node, usize::from(*level) + 2);
        for action in [Action::Focus, Action::Click, Action::ScrollIntoView] {
            node.add_action(action);
        }
        self.put(self.ids.block(0, *passage), node)
    }

    fn set_level(&self, node: &mut Node, level: usize) {
        // AccessKit counts levels from 0.
        node.set_level(level.saturating_sub(1));
        if !HAS_LEVELS {
            node.set_description(Msg::HeadingLevel { level: &level }.text(self.telling.reader.language));
        }
    }

    /// A block with all that is in it.
    fn block(&self, block: &TextBlock, depth: usize) -> WrittenNode {
        if block.role == BlockRole::Image {
            return self.image(block.passage);
        }
        let mut node = Node::new(role(block.role));
        let mut children = Vec::new();
        let mut name = None;
        let mut room: Option<Rect> = None;
        for child in &block.children {
            let written = match child {
                BlockChild::Block(block) => {
                    let written = self.block(block, depth + 1);
                    children.push(written.0);
                    if block.role == BlockRole::Caption {
                        name = name.or(self.label_id(block.passage));
                    }
                    written.1
                }
                BlockChild::Text(passage) => {
                    let (ids, rect) = self.passage(*passage);
                    children.extend(ids);
                    if is_named_by_its_text(block.role) {
                        name = name.or(self.label_id(*passage));
                    }
                    rect
                }
            };
            room = union(room, written);
        }
        if let Some(name) = name {
            node.push_labelled_by(name);
        }
        self.describe(&mut node, block, &children);
        node.set_children(children);
        set_bounds(&mut node, room.unwrap_or_else(|| self.outside(block.passage)));
        (self.put(self.ids.block(depth, block.passage), node), room)
    }

    /// What there is to say of a block besides its role.
    fn describe(&self, node: &mut Node, block: &TextBlock, children: &[NodeId]) {
        match block.role {
            BlockRole::Heading(level) => {
                self.set_level(node, usize::from(level));
                for action in [Action::Focus, Action::Click, Action::ScrollIntoView] {
                    node.add_action(action);
                }
            }
            BlockRole::Table { columns } => {
                node.set_column_count(columns as usize);
                node.set_row_count(children.len());
            }
            BlockRole::Row(row) => node.set_row_index(row as usize),
            BlockRole::Cell(cell) => {
                node.set_row_index(cell.row as usize);
                node.set_column_index(cell.column as usize);
            }
            // Its title is its first paragraph.
            BlockRole::Callout => {
                if let Some(title) = self.label_id(block.passage) {
                    node.push_labelled_by(title);
                }
            }
            _ => {}
        }
    }
}

/// The role that AccessKit has for a block.
const fn role(of: BlockRole) -> Role {
    match of {
        BlockRole::Heading(_) => Role::Heading,
        BlockRole::Paragraph => Role::Paragraph,
        BlockRole::List => Role::List,
        BlockRole::Item => Role::ListItem,
        BlockRole::Note => Role::DocEndnote,
        BlockRole::Quote => Role::Blockquote,
        BlockRole::Callout => Role::Note,
        BlockRole::Code => Role::Code,
        BlockRole::Table { .. } => Role::Table,
        BlockRole::Row(_) => Role::Row,
        BlockRole::Cell(cell) if cell.header => Role::ColumnHeader,
        BlockRole::Cell(_) => Role::Cell,
        BlockRole::Caption => Role::Caption,
        BlockRole::Image => Role::Image,
        BlockRole::Rule => Role::DocPageBreak,
        BlockRole::Terms | BlockRole::DefinitionList => Role::DescriptionList,
        BlockRole::Term => Role::Term,
        BlockRole::Definition => Role::Definition,
    }
}

/// Whether a block is called what is written in it.
const fn is_named_by_its_text(of: BlockRole) -> bool {
    matches!(of, BlockRole::Heading(_) | BlockRole::Cell(_) | BlockRole::Caption | BlockRole::Term)
}

fn union(one: Option<Rect>, other: Option<Rect>) -> Option<Rect> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.union(other)),
        (one, other) => one.or(other),
    }
}

/// Says where a node is.
pub(super) fn set_bounds(node: &mut Node, room: Rect) {
    let (x0, y0) = (room.left().into(), room.top().into());
    let (x1, y1) = (room.right().into(), room.bottom().into());
    node.set_bounds(NodeRect { x0, y0, x1, y1 });
}
