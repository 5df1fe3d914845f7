//! Picking other names of a term in the article.

use egui::{PointerButton, Response, Ui};

use super::input::word_at;
use super::shown_frame::ShownFrame;
use super::view::ArticleView;
use crate::reader::{Command, Document};
use crate::ui::cx::Cx;
use crate::ui::theme::SCROLL_BAR;

impl ArticleView {
    /// Picks what was selected when the pointer is let go, or the word that was clicked.
    pub(super) fn pick(
        &mut self,
        ui: &Ui,
        response: &Response,
        document: &Document,
        shown: ShownFrame<'_>,
        cx: &mut Cx<'_>,
    ) {
        let was_picking = std::mem::replace(&mut self.was_picking, cx.reader.is_picking());
        if !self.was_picking {
            return;
        }
        if !was_picking {
            // What was selected before is not picked.
            self.selection = None;
        }
        let button = PointerButton::Primary;
        let (pressed, released, triple) = ui.input(|input| {
            let pointer = &input.pointer;
            let triple = pointer.button_triple_clicked(button);
            (pointer.button_pressed(button), pointer.button_released(button), triple)
        });
        let text = response.rect.with_max_x(response.rect.right() - SCROLL_BAR);
        if !released || !ui.rect_contains_pointer(text) {
            return;
        }
        // A press in the text has begun a selection, unless it ended within this frame. A third click selects a whole
        // paragraph, the word of which was picked by the first.
        let selection = self.selection.take();
        if triple || !(pressed || selection.is_some()) {
            return;
        }
        let passages = &document.shown.passages;
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let place = pointer.and_then(|at| shown.frame.position_at(passages, shown.on.logical(at)));
        let picked = selection.filter(|selection| !selection.is_empty());
        let picked = picked.or_else(|| place.map(|place| word_at(document, place)));
        let text = picked.map(|picked| picked.text(passages)).unwrap_or_default();
        if text.chars().any(char::is_alphanumeric) {
            cx.commands.push(Command::PickAlias(text));
        }
    }
}
