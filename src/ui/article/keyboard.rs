//! How the keyboard and assistive technology come into the text and go on from it.

use egui::{Context, FocusDirection, Id, Key, Modifiers, Rect, Response, Ui};

use super::accessible::{AccessRequest, AccessibleText, Told};
use super::selection::Selection;
use super::shown_frame::ShownFrame;
use super::view::ArticleView;
use crate::page::{Cursor, Move};
use crate::reader::{Document, Jump, ScrollTarget};
use crate::ui::cx::Cx;

/// Room that stays between what has the keyboard and the edge of the view, in pt.
const MARGIN: f32 = 24.0;

impl ArticleView {
    /// Takes Tab while the text has the keyboard, so that it goes to the first thing in view that can be followed, and not
    /// to the first one of the window.
    pub fn take_tab(&mut self, ctx: &Context) {
        self.tab = None;
        if ctx.memory(|memory| memory.focused().is_some()) || egui::Popup::is_any_open(ctx) {
            return;
        }
        self.tab = ctx.input_mut(|input| {
            // Without modifiers a key is taken with Shift, too.
            let back = input.consume_key(Modifiers::SHIFT, Key::Tab);
            let forward = input.consume_key(Modifiers::NONE, Key::Tab);
            (forward || back).then_some(!back)
        });
        if self.tab.is_some() {
            ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
        }
    }

    /// Lets Tab go on, right before what can be followed in the text is drawn.
    pub(super) fn pass_on_tab(&mut self, ui: &Ui) {
        if let Some(forward) = self.tab.take() {
            let direction = if forward { FocusDirection::Next } else { FocusDirection::Previous };
            ui.memory_mut(|memory| memory.move_focus(direction));
        }
    }

    /// Scrolls so that what has got the keyboard is in view.
    pub(super) fn follow_keyboard(&mut self, ui: &Ui, view: Rect, focused: Option<(Id, Rect)>) {
        let before = std::mem::replace(&mut self.focused, focused.map(|(id, _)| id));
        let Some((_, rect)) = focused.filter(|(id, _)| before != Some(*id)) else { return };
        let above = (rect.top() - MARGIN - view.top()).min(0.0);
        let below = (rect.bottom() + MARGIN - view.bottom()).max(0.0);
        if above < 0.0 || below > 0.0 {
            self.moves.push(Move::By(if above < 0.0 { above } else { below }));
            ui.ctx().request_repaint();
        }
    }

    /// Does what assistive technology asks for.
    pub(super) fn hear(&mut self, ui: &Ui, document: &Document) {
        for request in self.accessible.requests(ui, document) {
            let (at, to) = match request {
                AccessRequest::Select(selection) => {
                    self.caret.hide();
                    self.caret.shown = true;
                    self.selection = Some(selection);
                    (selection.focus, ScrollTarget::InView)
                }
                AccessRequest::Show { at, block: None } => (at, ScrollTarget::InView),
                AccessRequest::Show { at, block: Some(block) } => {
                    // It is no widget: the text has the keyboard, at its beginning.
                    ui.memory_mut(|memory| memory.surrender_focus(block));
                    self.selection = Some(Selection { anchor: at, focus: at });
                    (at, ScrollTarget::Top)
                }
            };
            if let Some(passage) = document.shown.passages.get(at.passage) {
                let anchor = passage.anchor_at(at.byte);
                let head = passage.is_in_head().then_some(at.passage);
                self.moves.push(Move::To(Jump { number: 0, anchor, head, to }));
            }
        }
    }

    /// Tells assistive technology of the article and where the user is in it.
    pub(super) fn tell(&mut self, ui: &Ui, response: &Response, cx: &Cx<'_>, shown: ShownFrame<'_>) {
        let Some(document) = cx.reader.document.as_deref().filter(|_| AccessibleText::is_wanted(ui)) else {
            return;
        };
        let passages = &document.shown.passages;
        let selection = self.selection.filter(|selection| !selection.is_empty());
        let cursor = self.caret.cursor(self.selection).or_else(|| {
            // Reading goes on where the user has been, if that is in view, else at the first line.
            let kept = self.selection.map(|selection| Cursor::from(selection.focus));
            let is_in_view = |cursor: &Cursor| {
                let place = shown.frame.cursor(passages, *cursor);
                place.is_some_and(|place| place.end.block > 0.0 && place.start.block < shown.height)
            };
            let first = || shown.frame.first_position(passages).map(Cursor::from);
            kept.filter(is_in_view).or_else(first)
        });
        let told = Told { shown, view: response.rect, selection, cursor };
        let described = ui.ctx().accesskit_node_builder(response.id, |_| ()).is_some();
        if described {
            self.accessible.tell(ui, response.id, cx.reader, document, told);
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            ui.ctx().accesskit_node_builder(egui::accesskit_root_id(), |root| {
                root.set_active_descendant(response.id.accesskit_id());
            });
        }
    }
}
