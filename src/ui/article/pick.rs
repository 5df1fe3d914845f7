//! Picking other names of a term in the article.

use egui::{PointerButton, Response, Ui};

use super::input::word_at;
use super::view::{ArticleView, ShownFrame};
use crate::reader::{Command, Document};
use crate::ui::cx::Cx;

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
        let released = ui.input(|input| input.pointer.button_released(PointerButton::Primary));
        if !released || !ui.rect_contains_pointer(response.rect) {
            return;
        }
        // A press in the text has begun a selection.
        let Some(selection) = self.selection.take() else { return };
        let passages = &document.shown.passages;
        let pointer = ui.input(|input| input.pointer.interact_pos());
        let place = pointer.and_then(|at| shown.frame.position_at(passages, shown.on.logical(at)));
        if ui.input(|input| input.pointer.button_triple_clicked(PointerButton::Primary)) {
            // That is a whole paragraph; its word was picked by the first click.
            return;
        }
        let picked = Some(selection).filter(|selection| !selection.is_empty());
        let picked = picked.or_else(|| place.map(|place| word_at(document, place)));
        let text = picked.map(|picked| picked.text(passages)).unwrap_or_default();
        if text.chars().any(char::is_alphanumeric) {
            cx.commands.push(Command::PickAlias(text));
        }
    }
}
