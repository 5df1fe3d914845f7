//! Mouse and keyboard in the article: scrolling, selecting, copying.

use egui::{Event, Key, Modifiers, PointerButton, Response, Ui};

use super::quote::quotation;
use super::selection::Selection;
use super::shown_frame::ShownFrame;
use super::view::ArticleView;
use crate::glossary::sentence;
use crate::page::{Move, TextPosition};
use crate::reader::{Command, CopiedText, Document, NoticeKind};
use crate::ui::actions::ViewAction;
use crate::ui::cx::Cx;

/// Lines of running text that an arrow key scrolls.
const LINES: f32 = 2.0;

impl ArticleView {
    /// Scrolls by wheel and by keys.
    pub(super) fn scroll(&mut self, ui: &mut Ui, response: &Response, actions: &[ViewAction]) {
        if response.contains_pointer() {
            let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
            let pointer = ui.input(|input| input.pointer.hover_pos());
            let under = pointer.and_then(|at| self.wide.iter().find(|(rect, _)| rect.contains(at)));
            // Fingers never go straight; Shift makes the wheel turn along the lines.
            match under {
                Some((_, wide)) if delta.x.abs() > delta.y.abs() => {
                    self.moves.push(Move::Along { wide: *wide, by: -delta.x });
                }
                _ => self.moves.push(Move::By(-delta.y)),
            }
        }
        for action in actions {
            match action {
                ViewAction::PageDown => self.moves.push(Move::Page { onwards: true }),
                ViewAction::PageUp => self.moves.push(Move::Page { onwards: false }),
                ViewAction::Top => self.moves.push(Move::ToStart),
                ViewAction::Bottom => self.moves.push(Move::ToEnd),
                _ => {}
            }
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            let step = LINES * self.line;
            ui.input_mut(|input| {
                let none = Modifiers::NONE;
                let down = input.count_and_consume_key(none, Key::ArrowDown) as f32;
                let up = input.count_and_consume_key(none, Key::ArrowUp) as f32;
                self.moves.push(Move::By((down - up) * step));
            });
        }
        // Dragging a selection past the edge brings more text in.
        if response.dragged_by(PointerButton::Primary)
            && self.selection.is_some()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let past =
                (pointer.y - response.rect.bottom()).max(0.0) + (pointer.y - response.rect.top()).min(0.0);
            if past != 0.0 {
                self.moves.push(Move::By(past.clamp(-40.0, 40.0) * 0.5));
                ui.ctx().request_repaint();
            }
        }
    }

    /// Selects by mouse (drag, double and triple click, Shift) and moves the caret.
    pub(super) fn select(
        &mut self,
        ui: &mut Ui,
        response: &Response,
        document: &Document,
        shown: ShownFrame<'_>,
    ) {
        let passages = &document.shown.passages;
        // Terms lie over the text and have the pointer for themselves; the text still knows where it is.
        let inside = ui.rect_contains_pointer(response.rect);
        let over = || ui.input(|input| input.pointer.interact_pos()).filter(|_| inside);
        let pointer = response.interact_pointer_pos().or_else(over);
        let place = pointer.and_then(|at| shown.frame.position_at(passages, shown.on.logical(at)));
        let shift = ui.input(|input| input.modifiers.shift);
        // A touchpad that is tapped presses and releases at once.
        let pressed = (response.is_pointer_button_down_on() || response.clicked_by(PointerButton::Primary))
            && ui.input(|input| input.pointer.button_pressed(PointerButton::Primary));
        if let (true, Some(place)) = (pressed, place) {
            ui.memory_mut(egui::Memory::stop_text_input);
            self.caret.hide();
            match &mut self.selection {
                Some(selection) if shift => selection.focus = place,
                _ => self.selection = Some(Selection { anchor: place, focus: place }),
            }
        } else if let (true, Some(place), Some(selection)) =
            (response.dragged_by(PointerButton::Primary), place, &mut self.selection)
        {
            selection.focus = place;
        }
        if let Some(place) = place {
            // Also on a term, which takes the single click for itself.
            let button = PointerButton::Primary;
            let (double, triple) = ui.input(|input| {
                (input.pointer.button_double_clicked(button), input.pointer.button_triple_clicked(button))
            });
            if triple && inside {
                self.selection = Some(Selection::passage(passages, place.passage));
            } else if double && inside {
                self.selection = Some(word_at(document, place));
            }
        }
        self.move_caret(ui, document, shown);
        if response.hovered() && place.is_some() {
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
    }

    /// Copies the selection when asked to, as it is or as a quotation.
    pub(super) fn copy(&mut self, ui: &Ui, document: &Document, actions: &[ViewAction], cx: &mut Cx<'_>) {
        if actions.contains(&ViewAction::SelectAll) {
            self.caret.hide();
            self.selection = Selection::all(&document.shown.passages);
        }
        let typing = ui.ctx().text_edit_focused();
        let as_quotation = actions.contains(&ViewAction::CopyQuotation);
        let asked = as_quotation
            || actions.contains(&ViewAction::Copy)
            || (!typing && ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy))));
        if let Some(selection) = self.selection.filter(|selection| asked && !selection.is_empty()) {
            let text = match cx.reader.settings.copy {
                CopiedText::Shown => selection.text(&document.shown.passages),
                CopiedText::Written => selection.written(&document.shown.passages),
            };
            let text = if as_quotation { quotation(&text, document) } else { text };
            let notice = if self.most_copied.is_some_and(|most| text.len() > most) {
                NoticeKind::TooLongToCopy { characters: text.chars().count() }
            } else {
                ui.ctx().copy_text(text);
                NoticeKind::Copied
            };
            cx.commands.push(Command::Notify(notice));
        }
    }

    /// The selected characters as they were written; empty when nothing is selected.
    pub fn selected_text(&self, document: &Document) -> String {
        self.selection.map(|selection| selection.text(&document.shown.passages)).unwrap_or_default()
    }

    /// The sentence that the selection stands in; empty where that is no more than what is selected.
    pub fn selected_sentence(&self, document: &Document) -> String {
        let Some((start, end)) = self.selection.as_ref().map(Selection::sorted) else { return String::new() };
        let passage = document.shown.passages.get(start.passage).filter(|_| start.passage == end.passage);
        let Some(passage) = passage.filter(|passage| passage.takes_terms() && start < end) else {
            return String::new();
        };
        let sentence = sentence(&passage.text, start.byte..end.byte);
        let selected = passage.text.get(start.byte..end.byte).unwrap_or_default();
        if sentence.trim() == selected.trim() { String::new() } else { sentence }
    }

    /// Whether something is selected or the caret is shown; if so, lets it go.
    pub fn drop_selection(&mut self) -> bool {
        let had = self.caret.hide() | self.selection.is_some_and(|selection| !selection.is_empty());
        self.selection = None;
        had
    }
}

/// The term at a place, or else the word.
pub(super) fn word_at(document: &Document, place: TextPosition) -> Selection {
    let term = document
        .shown
        .occurrences
        .within(place.passage, &(0..place.byte + 1))
        .map(|(_, found)| found.range.clone())
        .find(|range| range.contains(&place.byte));
    term.map_or_else(
        || Selection::word(&document.shown.passages, place),
        |range| Selection {
            anchor: TextPosition { passage: place.passage, byte: range.start },
            focus: TextPosition { passage: place.passage, byte: range.end },
        },
    )
}
