//! The pane at the right: search the article's terms, read them, step through their uses.

mod entry;
mod links;
mod order;
mod uses;

use egui::{Id, Key, Margin, Modifiers, Rect, Response, Sense, TextEdit, Ui, pos2, vec2};

use super::added_glossaries;
use super::cx::Cx;
use super::fonts;
use super::icons::Icon;
use super::scroller::Scroller;
use super::strings::Word;
use super::theme::{ICON, Palette, STEP, UI_TEXT};
use super::widgets::{IconButton, pane_heading};
use crate::glossary::{Entry, Match, Order};
use crate::reader::{Command, Document, FindCommand, Reader, Revisions, Selected};
use entry::{Entries, EntryLook};
use order::Places;

/// Entries of added glossaries that are found at most.
const MOST_ADDED: usize = 50;

/// What was looked up, and in which state of the glossary.
#[derive(Clone, Debug, PartialEq)]
struct LookUp {
    revisions: Revisions,
    query: String,
    order: Order,
}

/// What the pane keeps between frames.
#[derive(Default)]
pub struct GlossaryPanel {
    query: String,
    /// What was looked up, and where.
    looked_up: Option<LookUp>,
    results: Vec<Match>,
    /// Entries of added glossaries that were found, but are not used in the text; the results count them behind the
    /// document's.
    beyond: Vec<Entry>,
    places: Places,
    scroller: Scroller,
    width: f32,
    /// What was selected in the last frame, and [`Reader::selections`] then.
    selected: Option<Selected>,
    selections: u64,
    /// Uses of the selected entry that are listed.
    uses_shown: usize,
    /// Whether the selected entry is to be brought into view.
    show_selected: bool,
    focus: bool,
}

impl GlossaryPanel {
    /// Puts the keyboard into the search box in the next frame.
    pub fn focus_search(&mut self) {
        self.focus = true;
    }

    /// Whether something is typed into the search box.
    pub fn has_query(&self) -> bool {
        !self.query.is_empty()
    }

    /// Whether the keyboard is in the search box and something is typed into it.
    pub fn is_searching(&self, ctx: &egui::Context) -> bool {
        self.has_query() && ctx.memory(|memory| memory.has_focus(search_id()))
    }

    /// Empties the search box; whether there was something in it.
    pub fn clear_search(&mut self) -> bool {
        let had = self.has_query();
        self.query.clear();
        had
    }

    /// Draws the pane.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let Some(document) = reader.document.as_deref() else { return };
        self.leave_beyond(cx, document);
        self.look_up(reader, document);
        self.follow_selection(reader);
        let total = document.shown.glossary.entries().len();
        let is_searchable = total > 0 || document.shown.glossary.has_added();
        egui::Frame::new().inner_margin(Margin { left: 16, right: 16, top: 14, bottom: 10 }).show(ui, |ui| {
            ui.horizontal(|ui| {
                pane_heading(ui, Word::Glossary.text(reader.language), (total > 0).then_some(total), theme);
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    added_glossaries::button_ui(ui, cx);
                    if total > 1 {
                        order::ui(ui, cx);
                    }
                });
            });
            if is_searchable {
                ui.add_space(STEP);
                self.search_ui(ui, cx);
            }
        });
        let line = ui.cursor().top();
        ui.painter().hline(ui.max_rect().x_range(), line, egui::Stroke::new(1.0, theme.hairline));
        if total == 0 && self.query.trim().is_empty() {
            hint(ui, Word::GlossaryEmpty.text(reader.language), "", theme);
        } else if self.results.is_empty() {
            let said = Word::GlossaryNothingFound.with(reader.language, &[&self.query.trim()]);
            hint(ui, &said, Word::GlossaryNothingFoundHint.text(reader.language), theme);
            self.find_ui(ui, cx);
        } else {
            self.results_ui(ui, cx);
        }
    }

    /// Offers to look in the article instead.
    fn find_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, .. } = *cx;
        let query = self.query.trim();
        let name = Word::FindInArticle.with(reader.language, &[&query]);
        ui.horizontal(|ui| {
            ui.add_space(14.0);
            if ui.add(egui::Button::new(&name).wrap()).clicked() {
                cx.commands.push(Command::Find(FindCommand::Open(Some(query.to_owned()))));
            }
        });
    }

    fn look_up(&mut self, reader: &Reader, document: &Document) {
        let wanted = LookUp {
            revisions: reader.revisions,
            query: self.query.clone(),
            order: reader.settings.term_order.in_language(&document.article.language),
        };
        let before = self.looked_up.take();
        if before.as_ref() == Some(&wanted) {
            self.looked_up = before;
            return;
        }
        let mut wanted = wanted;
        if before.as_ref().is_none_or(|before| before.revisions.opened != reader.revisions.opened) {
            self.query.clear();
            wanted.query.clear();
            self.selected = None;
        }
        self.results = document.shown.glossary.lookup(&self.query);
        let added = document.shown.glossary.lookup_added(&self.query, MOST_ADDED);
        self.places.sort(&mut self.results, wanted.revisions, wanted.order, document);
        self.beyond.clear();
        for found in added {
            self.results.push(found.found);
            self.beyond.extend(found.entry);
        }
        self.width = 0.0;
        // Where the person has but changed a term, the list stays where it was.
        let terms = wanted.revisions.terms;
        let but_for_terms =
            |before: LookUp| LookUp { revisions: Revisions { terms, ..before.revisions }, ..before };
        if before.is_none_or(|before| but_for_terms(before) != wanted) {
            self.scroller = Scroller::default();
            self.show_selected = true;
        }
        self.looked_up = Some(wanted);
    }

    /// Lets go of an entry that the text does not use before another query finds others.
    fn leave_beyond(&mut self, cx: &mut Cx<'_>, document: &Document) {
        let Cx { reader, .. } = *cx;
        let is_beyond = |selected: Selected| selected.entry >= document.shown.glossary.entries().len();
        let changes = self.looked_up.as_ref().is_none_or(|before| before.query != self.query);
        if changes && reader.selected.is_some_and(is_beyond) {
            self.selected = None;
            cx.commands.push(Command::SelectTerm(None));
        }
    }

    /// Brings an entry that was selected elsewhere into view.
    fn follow_selection(&mut self, reader: &Reader) {
        let is_again = std::mem::replace(&mut self.selections, reader.selections) != reader.selections;
        if reader.selected == self.selected && !is_again {
            return;
        }
        // Which uses are listed may have changed, and with them the height of the entry.
        self.width = 0.0;
        let entry = reader.selected.map(|selected| selected.entry);
        let same = entry == self.selected.map(|selected| selected.entry);
        self.selected = reader.selected;
        if same && !is_again {
            return;
        }
        if !same {
            self.uses_shown = uses::AT_FIRST;
        }
        self.show_selected = true;
        let Some(entry) = entry else { return };
        if !self.results.iter().any(|found| found.entry == entry) {
            self.query.clear();
            self.looked_up = None;
            if let Some(document) = &reader.document {
                self.look_up(reader, document);
            }
        }
    }

    fn search_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let id = search_id();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        if has_focus {
            self.keys(ui, cx);
        }
        let height = 32.0;
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let stroke = egui::Stroke::new(1.0, if has_focus { theme.accent } else { theme.hairline });
        ui.painter().rect(rect, super::theme::RADIUS, theme.page, stroke, egui::StrokeKind::Inside);
        ui.painter().text(
            pos2(rect.left() + 16.0, rect.center().y),
            egui::Align2::CENTER_CENTER,
            Icon::Search.char(),
            fonts::icon(ICON - 2.0),
            theme.quiet,
        );
        let name = Word::FocusGlossary.text(reader.language);
        let glossary = reader.document.as_ref().map(|document| &document.shown.glossary);
        let count = match glossary {
            // Of how many, nobody wants to know where there are hundreds of thousands.
            Some(glossary) if glossary.has_added() => self.results.len().to_string(),
            glossary => {
                let total = glossary.map_or(0, |glossary| glossary.entries().len());
                Word::GlossaryFound.with(reader.language, &[&self.results.len(), &total])
            }
        };
        let count_width = if self.query.is_empty() { 8.0 } else { 76.0 };
        let text = Rect::from_min_max(
            pos2(rect.left() + 30.0, rect.top()),
            pos2(rect.right() - count_width, rect.bottom()),
        );
        let edit = TextEdit::singleline(&mut self.query)
            .id(id)
            .frame(egui::Frame::NONE)
            .align(egui::Align2::LEFT_CENTER)
            .min_size(vec2(text.width(), height))
            .hint_text(Word::GlossarySearchHint.text(reader.language))
            .font(egui::FontId::proportional(UI_TEXT + 1.0))
            .text_color(theme.ink)
            .desired_width(text.width());
        let response: Response = ui.put(text, edit);
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
        if std::mem::take(&mut self.focus) {
            response.request_focus();
        }
        if !self.query.is_empty() {
            let font = egui::FontId::proportional(super::theme::SMALL_TEXT);
            let at = pos2(rect.right() - 32.0, rect.center().y);
            ui.painter().text(at, egui::Align2::RIGHT_CENTER, count, font, theme.quiet);
            let corner = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(26.0, 26.0));
            let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(corner));
            let clear = Word::ClearSearch.text(reader.language);
            if IconButton::new(Icon::Close, clear).size(14.0).ui(&mut corner, theme).clicked() {
                self.query.clear();
                response.request_focus();
            }
        }
    }

    /// Up, Down, Enter and Esc while the keyboard is in the search box.
    fn keys(&mut self, ui: &Ui, cx: &mut Cx<'_>) {
        let Cx { reader, .. } = *cx;
        let (down, up, next, previous, escape) = ui.input_mut(|input| {
            let none = Modifiers::NONE;
            (
                input.count_and_consume_key(none, Key::ArrowDown),
                input.count_and_consume_key(none, Key::ArrowUp),
                !input.modifiers.shift && input.consume_key(none, Key::Enter),
                input.consume_key(Modifiers::SHIFT, Key::Enter),
                !self.query.is_empty() && input.consume_key(none, Key::Escape),
            )
        });
        if escape {
            self.query.clear();
        }
        let Some(last) = self.results.len().checked_sub(1) else { return };
        let at = reader
            .selected
            .and_then(|selected| self.results.iter().position(|found| found.entry == selected.entry));
        let entry = |index: usize| self.results[index.min(last)].entry;
        if down > 0 {
            cx.commands.push(Command::SelectTerm(Some(entry(at.map_or(0, |at| at + down)))));
        } else if up > 0 {
            cx.commands.push(Command::SelectTerm(Some(entry(at.map_or(last, |at| at.saturating_sub(up))))));
        } else if next || previous {
            let entry = entry(at.unwrap_or(0));
            if at.is_none() {
                cx.commands.push(Command::SelectTerm(Some(entry)));
            }
            cx.commands.push(Command::StepUse { entry, forward: next });
        }
    }

    fn results_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let Some(document) = reader.document.as_deref() else { return };
        let rect = ui.available_rect_before_wrap();
        let background = ui.interact(rect, ui.scope_id().with("terms"), Sense::hover());
        let beyond = std::mem::take(&mut self.beyond);
        let entries = Entries { document, beyond: &beyond };
        let look = EntryLook::new(cx, entries, rect.width(), self.uses_shown);
        if self.width != rect.width() {
            self.width = rect.width();
            let top = self.scroller.top();
            self.scroller.reset(vec![entry::ESTIMATE; self.results.len()]);
            self.scroller.set_top(top.unit, top.above);
        }
        if std::mem::take(&mut self.show_selected) {
            self.bring_selected(&look, ui, rect.height());
        }
        if background.contains_pointer() {
            let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
            self.scroller.scroll_by(-delta.y);
        }
        let results = &self.results;
        let visible = self
            .scroller
            .visible(rect.height(), 2.0 * STEP, &mut |index| look.height(ui.ctx(), &results[index]));
        let mut list = ui.new_child(egui::UiBuilder::new().max_rect(rect));
        list.set_clip_rect(rect.intersect(ui.clip_rect()));
        let mut more = false;
        for shown in visible {
            let at = pos2(rect.left(), (rect.top() + shown.y).round());
            more |= look.ui(&mut list, &results[shown.unit], at, cx);
        }
        self.beyond = beyond;
        if more {
            self.uses_shown += uses::MORE;
            self.width = 0.0;
        }
        self.scroll_bar(ui, rect, theme);
    }

    /// Scrolls so that the selected entry is wholly in view, or as much of it as there is room for.
    fn bring_selected(&mut self, look: &EntryLook<'_>, ui: &Ui, height: f32) {
        let Some(index) = self
            .selected
            .and_then(|selected| self.results.iter().position(|found| found.entry == selected.entry))
        else {
            return;
        };
        let results = &self.results;
        let visible = self.scroller.visible(height, 0.0, &mut |index| look.height(ui.ctx(), &results[index]));
        let own = look.height(ui.ctx(), &results[index]);
        let inside =
            visible.iter().any(|shown| shown.unit == index && shown.y >= 0.0 && shown.y + own <= height);
        if !inside {
            let above = (height * 0.2).min(height - own).max(0.0);
            self.scroller.set_top(index, -above);
        }
    }

    fn scroll_bar(&mut self, ui: &Ui, rect: Rect, theme: &Palette) {
        let (offset, total) = self.scroller.extent();
        if total <= rect.height() {
            return;
        }
        let length = (rect.height() * rect.height() / total).clamp(24.0, rect.height());
        let room = rect.height() - length;
        let part = (offset / (total - rect.height())).clamp(0.0, 1.0);
        let track = Rect::from_min_max(pos2(rect.right() - 10.0, rect.top()), rect.max);
        let response = ui.interact(track, ui.scope_id().with("terms scroll bar"), Sense::drag());
        if let Some(pointer) = response.interact_pointer_pos().filter(|_| response.dragged()) {
            let part = ((pointer.y - track.top() - length / 2.0) / room.max(1.0)).clamp(0.0, 1.0);
            self.scroller.go_to_offset(part * (total - rect.height()));
            ui.ctx().request_repaint();
        }
        let handle =
            Rect::from_min_size(pos2(track.left() + 3.0, track.top() + part * room), vec2(4.0, length));
        let color = if response.hovered() || response.dragged() { theme.quiet } else { theme.hairline };
        ui.painter().rect_filled(handle, 2.0, color);
    }
}

/// A sentence where there is nothing to list.
fn hint(ui: &mut Ui, text: &str, more: &str, theme: &Palette) {
    egui::Frame::new().inner_margin(Margin::same(16)).show(ui, |ui| {
        ui.add(egui::Label::new(egui::RichText::new(text).color(theme.ink)).wrap());
        if !more.is_empty() {
            ui.add(egui::Label::new(egui::RichText::new(more).color(theme.quiet)).wrap());
        }
    });
}

/// The search box.
fn search_id() -> Id {
    Id::unique("glossary search")
}
