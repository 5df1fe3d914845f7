//! The pane at the right: search the article's terms, read them, step through their uses.

mod entry;
mod links;
mod order;
mod uses;

use egui::{Id, Key, Margin, Modifiers, Rect, Response, Sense, TextEdit, Ui, pos2, vec2};

use super::added_glossaries;
use super::cx::Cx;
use super::icons::Icon;
use super::strings::Word;
use super::theme::{ICON, Palette, STEP, UI_TEXT};
use super::widgets::{IconButton, pane_heading};
use crate::glossary::Match;
use crate::page::Scroller;
use crate::page::fonts;
use crate::reader::{Command, FindCommand, Reader, Selected};
use entry::EntryLook;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct GlossaryPanel {
    /// [`crate::reader::LookUp::lists`] and [`crate::reader::LookUp::changes`] in the last frame.
    list: u64,
    changes: u64,
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

    /// Whether the keyboard is in the search box and something is typed into it.
    pub fn is_searching(ctx: &egui::Context, reader: &Reader) -> bool {
        !reader.look_up.query.is_empty() && ctx.memory(|memory| memory.has_focus(search_id()))
    }

    /// Draws the pane.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let Some(document) = reader.document.as_deref() else { return };
        self.follow(reader);
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
        if total == 0 && reader.look_up.query.trim().is_empty() {
            hint(ui, Word::GlossaryEmpty.text(reader.language), "", theme);
        } else if reader.look_up.results.is_empty() {
            let said = Word::GlossaryNothingFound.with(reader.language, &[&reader.look_up.query.trim()]);
            hint(ui, &said, Word::GlossaryNothingFoundHint.text(reader.language), theme);
            find_ui(ui, cx);
        } else {
            self.results_ui(ui, cx);
        }
    }

    /// Follows what was looked up and selected elsewhere.
    fn follow(&mut self, reader: &Reader) {
        let look_up = &reader.look_up;
        if std::mem::replace(&mut self.changes, look_up.changes) != look_up.changes {
            self.width = 0.0;
        }
        if std::mem::replace(&mut self.list, look_up.lists) != look_up.lists {
            self.scroller = Scroller::default();
            self.show_selected = true;
        }
        let is_again = std::mem::replace(&mut self.selections, reader.selections) != reader.selections;
        let before = std::mem::replace(&mut self.selected, reader.selected);
        if before == reader.selected && !is_again {
            return;
        }
        // Which uses are listed may have changed, and with them the height of the entry.
        self.width = 0.0;
        let is_same = before.map(|before| before.entry) == reader.selected.map(|selected| selected.entry);
        if !is_same {
            self.uses_shown = uses::AT_FIRST;
        }
        self.show_selected |= !is_same || is_again;
    }

    fn search_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let id = search_id();
        let has_focus = ui.memory(|memory| memory.has_focus(id));
        if has_focus {
            keys(ui, cx);
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
        let found = reader.look_up.results.len();
        let mut query = reader.look_up.query.clone();
        let count = match glossary {
            // Of how many, nobody wants to know where there are hundreds of thousands.
            Some(glossary) if glossary.has_added() => found.to_string(),
            glossary => {
                let total = glossary.map_or(0, |glossary| glossary.entries().len());
                Word::GlossaryFound.with(reader.language, &[&found, &total])
            }
        };
        let count_width = if query.is_empty() { 8.0 } else { 76.0 };
        let text = Rect::from_min_max(
            pos2(rect.left() + 30.0, rect.top()),
            pos2(rect.right() - count_width, rect.bottom()),
        );
        let edit = TextEdit::singleline(&mut query)
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
        if !query.is_empty() {
            let font = egui::FontId::proportional(super::theme::SMALL_TEXT);
            let at = pos2(rect.right() - 32.0, rect.center().y);
            ui.painter().text(at, egui::Align2::RIGHT_CENTER, count, font, theme.quiet);
            let corner = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(26.0, 26.0));
            let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(corner));
            let clear = Word::ClearSearch.text(reader.language);
            if IconButton::new(Icon::Close, clear).size(14.0).ui(&mut corner, theme).clicked() {
                query.clear();
                response.request_focus();
            }
        }
        if query != reader.look_up.query {
            cx.commands.push(Command::LookUp(query));
            // What is found is on the screen of the next frame.
            ui.ctx().request_repaint();
        }
    }

    fn results_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let Some(document) = reader.document.as_deref() else { return };
        let rect = ui.available_rect_before_wrap();
        let background = ui.interact(rect, ui.scope_id().with("terms"), Sense::hover());
        let results = &reader.look_up.results;
        let look = EntryLook::new(cx, document, rect.width(), self.uses_shown);
        if self.width != rect.width() {
            self.width = rect.width();
            let top = self.scroller.top();
            self.scroller.reset(vec![entry::ESTIMATE; results.len()]);
            self.scroller.set_top(top.unit, top.above);
        }
        if std::mem::take(&mut self.show_selected) {
            self.bring_selected(&look, results, ui, rect.height());
        }
        if background.contains_pointer() {
            let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
            self.scroller.scroll_by(-delta.y);
        }
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
        if more {
            self.uses_shown += uses::MORE;
            self.width = 0.0;
        }
        self.scroll_bar(ui, rect, theme);
    }

    /// Scrolls so that the selected entry is wholly in view, or as much of it as there is room for.
    fn bring_selected(&mut self, look: &EntryLook<'_>, results: &[Match], ui: &Ui, height: f32) {
        let Some(index) =
            self.selected.and_then(|selected| results.iter().position(|found| found.entry == selected.entry))
        else {
            return;
        };
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

/// Up, Down, Enter and Esc while the keyboard is in the search box.
fn keys(ui: &Ui, cx: &mut Cx<'_>) {
    let Cx { reader, .. } = *cx;
    let (down, up, next, previous, escape) = ui.input_mut(|input| {
        let none = Modifiers::NONE;
        (
            input.count_and_consume_key(none, Key::ArrowDown),
            input.count_and_consume_key(none, Key::ArrowUp),
            !input.modifiers.shift && input.consume_key(none, Key::Enter),
            input.consume_key(Modifiers::SHIFT, Key::Enter),
            !reader.look_up.query.is_empty() && input.consume_key(none, Key::Escape),
        )
    });
    if escape {
        cx.commands.push(Command::LookUp(String::new()));
        ui.ctx().request_repaint();
    }
    let Some(last) = reader.look_up.results.len().checked_sub(1) else { return };
    let at = reader
        .selected
        .and_then(|selected| reader.look_up.results.iter().position(|found| found.entry == selected.entry));
    let entry = |index: usize| reader.look_up.results[index.min(last)].entry;
    if down > 0 {
        cx.commands.push(Command::SelectTerm(Some(entry(at.map_or(0, |at| at + down)))));
    } else if up > 0 {
        cx.commands.push(Command::SelectTerm(Some(entry(at.map_or(last, |at| at.saturating_sub(up))))));
    } else if next || previous {
        let entry = entry(at.unwrap_or(0));
        if at.is_none() {
            cx.commands.push(Command::SelectTerm(Some(entry)));
        }
        cx.commands.push(Command::StepOccurrence { entry, forward: next });
    }
}

/// Offers to look in the article instead.
fn find_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, .. } = *cx;
    let query = reader.look_up.query.trim();
    let name = Word::FindInArticle.with(reader.language, &[&query]);
    ui.horizontal(|ui| {
        ui.add_space(14.0);
        if ui.add(egui::Button::new(&name).wrap()).clicked() {
            cx.commands.push(Command::Find(FindCommand::Open(Some(query.to_owned()))));
        }
    });
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
