//! Mouse and keyboard in the article: scrolling, selecting, copying.

use std::rc::Rc;

use egui::{Event, Key, Modifiers, Pos2, Response, Ui};

use super::lines;
use super::selection::{Selection, TextPlace};
use super::setting::{Part, SetUnit};
use super::view::ArticleView;
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
            self.scroller.scroll_by(-delta.y);
        }
        // A line of the last page stays, so that the eye finds its place.
        let page = (self.height - 48.0).max(self.height * 0.5);
        for action in actions {
            match action {
                ViewAction::PageDown => self.scroller.scroll_by(page),
                ViewAction::PageUp => self.scroller.scroll_by(-page),
                ViewAction::Top => self.scroller.set_top(0, 0.0),
                ViewAction::Bottom => self.scroller.go_to_offset(f32::MAX),
                _ => {}
            }
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            let step = LINES * self.sheet.map_or(0.0, |sheet| sheet.line());
            ui.input_mut(|input| {
                let none = Modifiers::NONE;
                // Shift and an arrow move the selection, not the text.
                if !input.modifiers.shift {
                    let down = input.count_and_consume_key(none, Key::ArrowDown) as f32;
                    let up = input.count_and_consume_key(none, Key::ArrowUp) as f32;
                    self.scroller.scroll_by((down - up) * step);
                }
            });
        }
        // Dragging a selection past the edge brings more text in.
        if response.dragged()
            && self.selection.is_some()
            && let Some(pointer) = response.interact_pointer_pos()
        {
            let past =
                (pointer.y - response.rect.bottom()).max(0.0) + (pointer.y - response.rect.top()).min(0.0);
            if past != 0.0 {
                self.scroller.scroll_by(past.clamp(-40.0, 40.0) * 0.5);
                ui.ctx().request_repaint();
            }
        }
    }

    /// Selects by mouse (drag, double and triple click, Shift) and by Shift and the arrow keys.
    pub(super) fn select(
        &mut self,
        ui: &mut Ui,
        response: &Response,
        document: &Document,
        shown: &[(Rc<SetUnit>, Pos2)],
    ) {
        let passages = &document.shown.passages;
        // Terms lie over the text and have the pointer for themselves; the text still knows where it is.
        let inside = ui.rect_contains_pointer(response.rect);
        let over = || ui.input(|input| input.pointer.interact_pos()).filter(|_| inside);
        let pointer = response.interact_pointer_pos().or_else(over);
        let place = pointer.and_then(|pointer| place_at(document, shown, pointer));
        let shift = ui.input(|input| input.modifiers.shift);
        let pressed = response.is_pointer_button_down_on()
            && ui.input(|input| input.pointer.button_pressed(egui::PointerButton::Primary));
        if let (true, Some(place)) = (pressed, place) {
            ui.memory_mut(egui::Memory::stop_text_input);
            match &mut self.selection {
                Some(selection) if shift => selection.focus = place,
                _ => self.selection = Some(Selection { anchor: place, focus: place }),
            }
        } else if let (true, Some(place), Some(selection)) = (response.dragged(), place, &mut self.selection)
        {
            selection.focus = place;
        }
        if let Some(place) = place {
            // Also on a term, which takes the single click for itself.
            let button = egui::PointerButton::Primary;
            let (double, triple) = ui.input(|input| {
                (input.pointer.button_double_clicked(button), input.pointer.button_triple_clicked(button))
            });
            if triple && inside {
                self.selection = Some(Selection::passage(passages, place.passage));
            } else if double && inside {
                self.selection = Some(word_at(document, place));
            }
        }
        if ui.memory(|memory| memory.focused().is_none()) {
            self.select_by_keys(ui, document, shown);
        }
        if response.hovered() && place.is_some() {
            ui.set_cursor_icon(egui::CursorIcon::Text);
        }
    }

    fn select_by_keys(&mut self, ui: &mut Ui, document: &Document, shown: &[(Rc<SetUnit>, Pos2)]) {
        let Some(selection) = &mut self.selection else { return };
        ui.input_mut(|input| {
            for (key, forward) in [(Key::ArrowRight, true), (Key::ArrowLeft, false)] {
                for _ in 0..input.count_and_consume_key(Modifiers::SHIFT, key) {
                    selection.focus = Selection::step(&document.shown.passages, selection.focus, forward);
                }
            }
            for (key, forward) in [(Key::ArrowDown, true), (Key::ArrowUp, false)] {
                for _ in 0..input.count_and_consume_key(Modifiers::SHIFT, key) {
                    selection.focus = line_beside(document, shown, selection.focus, forward);
                }
            }
        });
    }

    /// Copies the selection when asked to.
    pub(super) fn copy(
        &mut self,
        ui: &Ui,
        (document, copied): (&Document, CopiedText),
        actions: &[ViewAction],
        cx: &mut Cx<'_>,
    ) {
        if actions.contains(&ViewAction::SelectAll) {
            self.selection = Selection::all(&document.shown.passages);
        }
        let typing = ui.ctx().text_edit_focused();
        let asked = actions.contains(&ViewAction::Copy)
            || (!typing && ui.input(|input| input.events.iter().any(|event| matches!(event, Event::Copy))));
        if let Some(selection) = self.selection.filter(|selection| asked && !selection.is_empty()) {
            ui.ctx().copy_text(match copied {
                CopiedText::Shown => selection.text(&document.shown.passages),
                CopiedText::Written => selection.written(&document.shown.passages),
            });
            cx.commands.push(Command::Notify(NoticeKind::Copied));
        }
    }

    /// The selected characters as they were written; empty when nothing is selected.
    pub fn selected_text(&self, document: &Document) -> String {
        self.selection.map(|selection| selection.text(&document.shown.passages)).unwrap_or_default()
    }

    /// Whether something is selected; if so, lets it go.
    pub fn drop_selection(&mut self) -> bool {
        let had = self.selection.is_some_and(|selection| !selection.is_empty());
        self.selection = None;
        had
    }
}

/// The parts on the screen that hold text of the article, and where they stand.
fn text_parts<'a>(
    document: &'a Document,
    shown: &'a [(Rc<SetUnit>, Pos2)],
) -> impl Iterator<Item = (&'a Part, Pos2)> {
    shown
        .iter()
        .flat_map(|(unit, at)| unit.parts.iter().map(move |part| (part, *at + part.at)))
        .filter(|(part, _)| part.passage < document.shown.passages.len())
}

/// The place in the text nearest to a point of the screen.
fn place_at(document: &Document, shown: &[(Rc<SetUnit>, Pos2)], pointer: Pos2) -> Option<TextPlace> {
    let (part, at) = text_parts(document, shown).min_by(|(a, a_at), (b, b_at)| {
        let distance = |part: &Part, at: Pos2| {
            let rect = part.galley.rect.translate(at.to_vec2());
            let (x, y) = (rect.x_range(), rect.y_range());
            let outside = |range: egui::Rangef, v: f32| (range.min - v).max(v - range.max).max(0.0);
            // Up and down come first; left and right decide between the cells of a row.
            outside(y, pointer.y) * 1000.0 + outside(x, pointer.x)
        };
        distance(a, *a_at).total_cmp(&distance(b, *b_at))
    })?;
    let text = document.shown.passages[part.passage].text.get(part.range.clone())?;
    let char = lines::char_at(&part.galley, pointer - at);
    Some(TextPlace { passage: part.passage, byte: part.range.start + lines::byte_of_char(text, char) })
}

/// The term at a place, or else the word.
fn word_at(document: &Document, place: TextPlace) -> Selection {
    let term = document
        .shown
        .occurrences
        .within(place.passage, &(0..place.byte + 1))
        .map(|(_, found)| found.range.clone())
        .find(|range| range.contains(&place.byte));
    term.map_or_else(
        || Selection::word(&document.shown.passages, place),
        |range| Selection {
            anchor: TextPlace { passage: place.passage, byte: range.start },
            focus: TextPlace { passage: place.passage, byte: range.end },
        },
    )
}

/// The place on the line below (or above) the one that holds a place; by paragraphs where that is not on the screen.
fn line_beside(
    document: &Document,
    shown: &[(Rc<SetUnit>, Pos2)],
    at: TextPlace,
    forward: bool,
) -> TextPlace {
    let own = text_parts(document, shown).find(|(part, _)| {
        part.passage == at.passage && part.range.start <= at.byte && at.byte <= part.range.end
    });
    let Some((part, origin)) = own else { return paragraph_end(document, at, forward) };
    let Some(text) = document.shown.passages[at.passage].text.get(part.range.clone()) else { return at };
    let char = lines::char_of_byte(text, at.byte - part.range.start);
    let cursor = lines::cursor_rect(&part.galley, char).translate(origin.to_vec2());
    let step = if forward { cursor.height() } else { -cursor.height() };
    let mut target = cursor.center() + egui::vec2(0.0, step);
    let rect = part.galley.rect.translate(origin.to_vec2());
    if !rect.y_range().contains(target.y) {
        // Into the passage below or above, over the space between them.
        let next = text_parts(document, shown)
            .map(|(part, at)| part.galley.rect.translate(at.to_vec2()))
            .filter(|other| if forward { other.top() >= rect.bottom() } else { other.bottom() <= rect.top() })
            .min_by(|a, b| {
                let distance = |other: &egui::Rect| (other.center().y - rect.center().y).abs();
                distance(a).total_cmp(&distance(b))
            });
        let Some(next) = next else { return paragraph_end(document, at, forward) };
        target.y = if forward { next.top() + 2.0 } else { next.bottom() - 2.0 };
    }
    place_at(document, shown, target).unwrap_or(at)
}

/// The end (or beginning) of the paragraph; from there, of the next one.
fn paragraph_end(document: &Document, at: TextPlace, forward: bool) -> TextPlace {
    let end = |passage: usize| document.shown.passages[passage].text.len();
    if forward {
        if at.byte < end(at.passage) {
            TextPlace { byte: end(at.passage), ..at }
        } else if at.passage + 1 < document.shown.passages.len() {
            TextPlace { passage: at.passage + 1, byte: end(at.passage + 1) }
        } else {
            at
        }
    } else if at.byte > 0 {
        TextPlace { byte: 0, ..at }
    } else {
        TextPlace { passage: at.passage.saturating_sub(1), byte: 0 }
    }
}
