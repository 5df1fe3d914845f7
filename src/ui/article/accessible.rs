//! What assistive technology is told of the article: the text near the view whole, with all that it consists of, and the
//! headings of the rest. Nothing of it is done while there is no such technology.
//!
//! What is told is worked out as values ([`blocks`], [`runs`], [`links`]) and handed to AccessKit in one place, [`write`].

mod blocks;
mod ids;
pub(super) mod links;
mod loaded;
mod runs;
mod write;
mod write_text;

use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use egui::accesskit::{Action, ActionData, ActionRequest, NodeId};
use egui::{Event, Galley, Id, Rect, Ui};

use super::selection::Selection;
use super::shown_frame::ShownFrame;
use crate::article::Passage;
use crate::page::{Cursor, Logical, TextLines, TextPosition};
use crate::reader::{Document, Language, Reader, Revisions};
use crate::ui::on_screen::OnScreen;
use blocks::{BlockChild, TextBlock, blocks};
use ids::TextIds;
use links::PassageLink;
use loaded::{LoadedText, view};
use runs::TextRun;

/// What is kept of it between frames.
#[derive(Default)]
pub(super) struct AccessibleText {
    key: Option<(Revisions, Language)>,
    loaded: Option<LoadedText>,
    blocks: Rc<[TextBlock]>,
    texts: HashMap<usize, PassageText>,
}

/// The text of a passage, as it is told.
struct PassageText {
    /// Bytes of it that are told.
    of: Range<usize>,
    links: Vec<PassageLink>,
    runs: Vec<TextRun>,
    /// The lines that it was made of.
    made_of: Vec<(Arc<Galley>, Logical)>,
}

/// Lines of a passage in view, and where their unit is.
type ShownLines<'a> = HashMap<usize, Vec<(OnScreen, &'a TextLines)>>;

/// What assistive technology asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum AccessRequest {
    /// Moves the caret, or selects.
    Select(Selection),
    /// Brings a place into view; a block with the caret at its beginning.
    Show {
        /// The place.
        at: TextPosition,
        /// The node, where it is a block and no widget that can have the keyboard.
        block: Option<Id>,
    },
}

impl AccessibleText {
    /// Whether there is somebody to be told.
    pub fn is_wanted(ui: &Ui) -> bool {
        ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |_| ()).is_some()
    }

    /// Works out what is told when this is in view, where that has changed.
    fn take(&mut self, reader: &Reader, document: &Document, shown: ShownFrame<'_>) {
        let passages = &document.shown.passages;
        let key = (reader.revisions, reader.language);
        if self.key.replace(key) != Some(key) {
            *self = Self { key: Some(key), ..Self::default() };
        }
        let Some(view) = view(shown.frame) else { return };
        let loaded = LoadedText::around(passages, &view, self.loaded);
        if self.loaded.replace(loaded) != Some(loaded) {
            let of = loaded.passages(passages);
            let is_note = |index: usize| document.notes.passages(passages[index].anchor).start == index;
            self.blocks = blocks(passages, of.clone(), &|index| index > 0 && is_note(index)).into();
            self.texts.retain(|index, _| of.contains(index));
        }
        let in_view = lines_in_view(shown);
        for index in loaded.passages(passages) {
            let passage = &passages[index];
            let of = loaded.bytes(index, passage);
            let lines =
                in_view.get(&index).filter(|_| passage.image.is_none()).map_or(&[][..], Vec::as_slice);
            let kept = self.texts.get(&index).is_some_and(|text| text.is_of(&of, lines));
            if !kept {
                let known = self.texts.remove(&index).filter(|text| text.of == of).map(|text| text.links);
                let targets = known.unwrap_or_else(|| links::links(document, index, &of, reader.language));
                self.texts.insert(index, PassageText::new(passage, of, targets, lines));
            }
        }
    }

    /// Tells of the article in this frame, before its widgets are drawn; `id` is that of the article.
    pub fn tell(&mut self, ui: &Ui, id: Id, reader: &Reader, document: &Document, told: Told<'_>) {
        self.take(reader, document, told.shown);
        write::write(ui, id, &write::Telling { text: self, reader, document, told });
    }

    /// What is asked for in this frame.
    pub fn requests(&self, ui: &Ui, document: &Document) -> Vec<AccessRequest> {
        let Some(loaded) = self.loaded else { return Vec::new() };
        let ids = TextIds::of(ui);
        let request = |event: &Event| match event {
            Event::AccessKitActionRequest(request) => self.request(request, ids, document, loaded),
            _ => None,
        };
        ui.input(|input| input.events.iter().filter_map(request).collect())
    }

    fn request(
        &self,
        request: &ActionRequest,
        ids: TextIds,
        document: &Document,
        loaded: LoadedText,
    ) -> Option<AccessRequest> {
        match (request.action, &request.data) {
            (Action::SetTextSelection, Some(ActionData::SetTextSelection(selection))) => {
                let place = |at: &egui::accesskit::TextPosition| {
                    self.place_of_run(document, ids, at.node, at.character_index)
                };
                let (anchor, focus) = (place(&selection.anchor)?, place(&selection.focus)?);
                Some(AccessRequest::Select(Selection { anchor, focus }))
            }
            (Action::ScrollIntoView | Action::Focus | Action::Click, _) => {
                self.place_of(document, ids, request.target_node, loaded)
            }
            _ => None,
        }
    }

    /// The place in the text of a character of a run.
    fn place_of_run(
        &self,
        document: &Document,
        ids: TextIds,
        node: NodeId,
        character: usize,
    ) -> Option<TextPosition> {
        self.texts.iter().find_map(|(passage, text)| {
            let at = |byte| Some(TextPosition { passage: *passage, byte });
            if [ids.marker(*passage), ids.end(*passage)].iter().any(|id| id.accesskit_id() == node) {
                let is_end = ids.end(*passage).accesskit_id() == node;
                return at(if is_end { text.of.end } else { text.of.start });
            }
            let of_run = |run: &&TextRun| ids.run(*passage, run.range.start).accesskit_id() == node;
            let run = text.runs.iter().find(of_run)?;
            let written = document.shown.passages.get(*passage)?.text.get(run.range.clone())?;
            at(run.range.start + written.chars().take(character).map(char::len_utf8).sum::<usize>())
        })
    }

    /// The place of a node.
    fn place_of(
        &self,
        document: &Document,
        ids: TextIds,
        node: NodeId,
        loaded: LoadedText,
    ) -> Option<AccessRequest> {
        let is_it = |id: Id| id.accesskit_id() == node;
        let show = |passage, byte, block| AccessRequest::Show { at: TextPosition { passage, byte }, block };
        let in_text = self.texts.iter().find_map(|(passage, text)| {
            if is_it(ids.text(*passage)) {
                // An image in view is a widget that can have the keyboard.
                let is_image = document.shown.passages.get(*passage).is_some_and(|of| of.image.is_some());
                return Some(show(*passage, text.of.start, (!is_image).then(|| ids.text(*passage))));
            }
            let link = text.links.iter().find(|link| is_it(ids.link(*passage, link)))?;
            Some(show(*passage, link.range.start, None))
        });
        let in_blocks = || {
            let (block, id) = self.blocks.iter().find_map(|block| find_block(block, ids, 0, &is_it))?;
            Some(show(block.passage, 0, Some(id)))
        };
        let heading = || {
            let headings = write::headings(document, loaded);
            let passage = headings.iter().find(|(_, passage)| is_it(ids.block(0, *passage)))?.1;
            Some(show(passage, 0, Some(ids.block(0, passage))))
        };
        in_text.or_else(in_blocks).or_else(heading)
    }
}

/// What of an article is told, besides its text.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    /// What is in view.
    pub shown: ShownFrame<'a>,
    /// Where the view is on the screen.
    pub view: Rect,
    /// What is selected.
    pub selection: Option<Selection>,
    /// Where the caret is, or reading goes on.
    pub cursor: Option<Cursor>,
}

impl PassageText {
    fn new(
        passage: &Passage,
        of: Range<usize>,
        links: Vec<PassageLink>,
        shown: &[(OnScreen, &TextLines)],
    ) -> Self {
        let apart = links::apart(&links);
        let ranges: Vec<Range<usize>> = apart.iter().map(|index| links[*index].range.clone()).collect();
        let laid_out: Vec<&TextLines> = shown.iter().map(|(_, lines)| *lines).collect();
        let mut runs = runs::runs(passage, of.clone(), &ranges, &laid_out);
        for run in &mut runs {
            run.link = run.link.map(|link| apart[link]);
        }
        let made_of = laid_out.iter().map(|lines| (Arc::clone(&lines.galley), lines.at)).collect();
        Self { of, links, runs, made_of }
    }

    /// Whether it is that of these bytes and lines.
    fn is_of(&self, of: &Range<usize>, shown: &[(OnScreen, &TextLines)]) -> bool {
        self.of == *of
            && self.made_of.len() == shown.len()
            && self
                .made_of
                .iter()
                .zip(shown)
                .all(|((galley, at), (_, lines))| Arc::ptr_eq(galley, &lines.galley) && *at == lines.at)
    }
}

/// The lines of each passage in view.
fn lines_in_view(shown: ShownFrame<'_>) -> ShownLines<'_> {
    let mut in_view: ShownLines<'_> = HashMap::new();
    for (at, lines) in shown.frame.lines() {
        if let Some(passage) = lines.passage() {
            in_view.entry(passage).or_default().push((shown.on.within(at), lines));
        }
    }
    in_view
}

/// The block with an id, and the id.
fn find_block<'a>(
    block: &'a TextBlock,
    ids: TextIds,
    depth: usize,
    is_it: &dyn Fn(Id) -> bool,
) -> Option<(&'a TextBlock, Id)> {
    let id = ids.block(depth, block.passage);
    if is_it(id) {
        return Some((block, id));
    }
    block.children.iter().find_map(|child| match child {
        BlockChild::Block(block) => find_block(block, ids, depth + 1, is_it),
        BlockChild::Text(_) => None,
    })
}
