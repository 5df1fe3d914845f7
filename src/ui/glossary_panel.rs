//! The pane at the right: search the article's terms, read them, step through their uses.

mod candidates;
mod context;
mod entry;
mod links;
mod menu;
mod occurrences;
mod order;
mod remarks;

use egui::{Id, Key, Margin, Modifiers, Rect, Response, Role, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::added_glossaries;
use super::cx::Cx;
use super::icons::Icon;
use super::list::{ItemHeights, Items, ListStyle, VirtualList, Wanted};
use super::spoken::{landmark, say_changes};
use super::theme::{ICON, STEP, Theme, UI_TEXT};
use super::widgets::{IconButton, RightGroup, pane_heading, ring_around};
use crate::glossary::Match;
use crate::page::fonts::{self, Cut};
use crate::page::{Ink, TextStyle};
use crate::reader::{Command, FindCommand, NearestKey, Reader, Selected};
use crate::words::{Msg, grouped};
use context::EntryContext;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct GlossaryPanel {
    /// [`crate::reader::LookUp::lists`] and [`crate::reader::LookUp::changes`] in the last frame.
    lists: u64,
    changes: u64,
    /// [`crate::reader::Candidates::changes`] in the last frame.
    candidates: u64,
    list: VirtualList,
    /// The term whose nearest words were known in the last frame.
    nearest: Option<NearestKey>,
    /// How texts were set in the last frame.
    style: Option<TextStyle>,
    /// What was selected in the last frame, and [`Reader::selections`] then.
    selected: Option<Selected>,
    selections: u64,
    /// Uses of the selected entry that are listed.
    occurrences_shown: usize,
    /// What is to be brought into view.
    show: Option<Show>,
    focus: bool,
}

/// What of the selected entry is brought into view.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Show {
    /// All of it.
    Entry,
    /// Its current use.
    Occurrence,
}

impl GlossaryPanel {
    /// Puts the keyboard into the search box in the next frame.
    pub fn focus_search(&mut self) {
        self.focus = true;
    }

    /// Whether there is anything to search.
    pub fn is_searchable(reader: &Reader) -> bool {
        reader.document.as_deref().is_some_and(|document| {
            let glossary = &document.shown.glossary;
            !glossary.entries().is_empty() || glossary.has_added()
        })
    }

    /// Whether the keyboard is in the search box and something is typed into it.
    pub fn is_searching(ctx: &egui::Context, reader: &Reader) -> bool {
        !reader.look_up.query.is_empty() && ctx.memory(|memory| memory.has_focus(search_id()))
    }

    /// Draws the pane.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let Some(document) = reader.document.as_deref() else { return };
        landmark(ui, Role::Complementary, &Msg::Glossary.text(reader.language));
        self.follow(reader);
        self.take_style(cx);
        let total = document.shown.glossary.entries().len();
        egui::Frame::new().inner_margin(Margin { left: 16, right: 16, top: 14, bottom: 10 }).show(ui, |ui| {
            ui.horizontal(|ui| {
                pane_heading(ui, &Msg::Glossary.text(reader.language), (total > 0).then_some(total), theme);
                RightGroup::new(ui, "right group").ui(ui, |ui| {
                    if total > 1 {
                        order::ui(ui, cx);
                    }
                    added_glossaries::button_ui(ui, cx);
                });
            });
            if Self::is_searchable(reader) {
                ui.add_space(STEP);
                self.search_ui(ui, cx);
            }
        });
        let line = ui.cursor().top();
        ui.painter().hline(ui.max_rect().x_range(), line, egui::Stroke::new(1.0, theme.hairline));
        if total == 0 && reader.look_up.query.trim().is_empty() {
            hint(ui, &Msg::GlossaryEmpty.text(reader.language), "", theme);
            self.results_ui(ui, cx);
        } else if reader.look_up.results.is_empty() {
            let said =
                Msg::GlossaryNothingFound { query: &reader.look_up.query.trim() }.text(reader.language);
            hint(ui, &said, &Msg::GlossaryNothingFoundHint.text(reader.language), theme);
            find_ui(ui, cx);
        } else {
            self.results_ui(ui, cx);
        }
    }

    /// Measures the entries again when texts are set otherwise.
    fn take_style(&mut self, cx: &Cx<'_>) {
        let style = Some(cx.text_style(Cut::Regular, UI_TEXT, Ink::Text));
        if std::mem::replace(&mut self.style, style) != style {
            self.list.measure_again();
        }
    }

    /// Follows what was looked up and selected elsewhere.
    fn follow(&mut self, reader: &Reader) {
        let look_up = &reader.look_up;
        let candidates = reader.candidates.changes;
        let are_others = std::mem::replace(&mut self.candidates, candidates) != candidates;
        if are_others || std::mem::replace(&mut self.changes, look_up.changes) != look_up.changes {
            self.list.measure_again();
        }
        let nearest = reader.nearest.as_ref().filter(|nearest| nearest.words.is_some());
        let nearest = nearest.map(|nearest| nearest.key);
        if std::mem::replace(&mut self.nearest, nearest) != nearest {
            self.list.measure_again();
        }
        if std::mem::replace(&mut self.lists, look_up.lists) != look_up.lists {
            self.list = VirtualList::default();
            self.show = Some(Show::Entry);
        }
        let is_again = std::mem::replace(&mut self.selections, reader.selections) != reader.selections;
        let before = std::mem::replace(&mut self.selected, reader.selected);
        if before == reader.selected && !is_again {
            return;
        }
        // Which uses are listed may have changed, and with them the height of the entry.
        self.list.measure_again();
        let is_same = before.map(|before| before.entry) == reader.selected.map(|selected| selected.entry);
        if !is_same {
            self.occurrences_shown = occurrences::AT_FIRST;
        }
        if !is_same || is_again {
            self.show = Some(Show::Entry);
        } else {
            self.show.get_or_insert(Show::Occurrence);
        }
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
        let stroke = egui::Stroke::new(1.0, theme.hairline);
        ui.painter().rect(rect, super::theme::RADIUS, theme.page, stroke, egui::StrokeKind::Inside);
        ui.painter().text(
            pos2(rect.left() + 16.0, rect.center().y),
            egui::Align2::CENTER_CENTER,
            Icon::Search.char(),
            fonts::icon(ICON - 2.0),
            theme.quiet,
        );
        let name = Msg::FocusGlossary.text(reader.language);
        let glossary = reader.document.as_ref().map(|document| &document.shown.glossary);
        let found = reader.look_up.results.len();
        let mut query = reader.look_up.query.clone();
        let count = match glossary {
            // Of how many, nobody wants to know where there are hundreds of thousands.
            Some(glossary) if glossary.has_added() => grouped(found),
            glossary => {
                let total = glossary.map_or(0, |glossary| glossary.entries().len());
                let (found, total) = (grouped(found), grouped(total));
                Msg::GlossaryFound { found: &found, total: &total }.text(reader.language).into_owned()
            }
        };
        let font = egui::FontId::proportional(super::theme::SMALL_TEXT);
        let count = ui.painter().layout_no_wrap(count, font, theme.quiet);
        // The count, and the cross after it.
        let count_width = if query.is_empty() { 8.0 } else { count.size().x + 40.0 };
        let text = Rect::from_min_max(
            pos2(rect.left() + 30.0, rect.top()),
            pos2(rect.right() - count_width, rect.bottom()),
        );
        let edit = TextEdit::singleline(&mut query)
            .id(id)
            .frame(egui::Frame::NONE)
            .align(egui::Align2::LEFT_CENTER)
            .min_size(vec2(text.width(), height))
            .hint_text(Msg::GlossarySearchHint.text(reader.language))
            .font(egui::FontId::proportional(UI_TEXT + 1.0))
            .text_color(theme.ink)
            .desired_width(text.width());
        if !ui.is_sizing_pass() && std::mem::take(&mut self.focus) {
            // Before it is drawn, so that an input method is told of it in the same frame.
            ui.memory_mut(|memory| memory.request_focus(id));
        }
        let response: Response = ui.put(text, edit);
        ring_around(ui, id, vec![rect]);
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(name));
        if !query.is_empty() {
            let at = pos2(rect.right() - 32.0 - count.size().x, rect.center().y - count.size().y / 2.0);
            let says = ui.interact(Rect::from_min_size(at, count.size()), id.with("count"), Sense::hover());
            says.widget_info(|| WidgetInfo::labeled(Role::Label, true, count.text()));
            say_changes(ui.ctx(), says.id);
            ui.painter().galley(at, count, theme.quiet);
            let corner = Rect::from_center_size(pos2(rect.right() - 16.0, rect.center().y), vec2(26.0, 26.0));
            let mut corner = ui.new_child(egui::UiBuilder::new().max_rect(corner));
            let clear = Msg::ClearSearch.text(reader.language);
            if IconButton::new(Icon::Close, &clear).small().ui(&mut corner, theme).clicked() {
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
        let results = &reader.look_up.results;
        let context = EntryContext::new(cx, document, rect.width(), self.occurrences_shown);
        self.bring_selected(&context, cx, ui, rect.height());
        let name = Msg::Glossary.text(reader.language);
        let list_look = ListStyle { name: &name, language: reader.language, theme };
        let mut items = Listed { context, results, cx, more: false };
        self.list.ui(ui, rect, list_look, &mut items);
        if items.more {
            self.occurrences_shown += occurrences::MORE;
            self.list.measure_again();
        }
    }

    /// Brings what was selected into view: the entry, or only its current use where that is another or the entry is
    /// higher than the pane.
    fn bring_selected(&mut self, context: &EntryContext<'_>, cx: &mut Cx<'_>, ui: &Ui, height: f32) {
        let results = &context.reader.look_up.results;
        let Some(show) = self.show.take() else { return };
        let Some(index) =
            self.selected.and_then(|selected| results.iter().position(|found| found.entry == selected.entry))
        else {
            return;
        };
        let only_occurrence =
            show == Show::Occurrence || context.height(ui.ctx(), cx, &results[index]) > height;
        let part =
            if only_occurrence { context.current_occurrence(ui.ctx(), cx, &results[index]) } else { None };
        if show == Show::Entry || part.is_some() {
            self.list.bring(Wanted { index, part, at: 0.2 });
        }
    }
}

/// The entries as they are drawn in the list.
struct Listed<'a, 'cx> {
    context: EntryContext<'cx>,
    results: &'a [Match],
    cx: &'a mut Cx<'cx>,
    /// Whether the user wants to see more uses of the selected entry.
    more: bool,
}

impl Items for Listed<'_, '_> {
    fn count(&self) -> usize {
        self.results.len() + candidates::count(self.context.reader)
    }

    fn heights(&self) -> ItemHeights {
        ItemHeights::Own { estimate: entry::ESTIMATE }
    }

    fn height(&mut self, ui: &Ui, index: usize) -> f32 {
        match self.results.get(index) {
            Some(found) => self.context.height(ui.ctx(), self.cx, found),
            None => candidates::height(&self.context, ui.ctx(), self.cx, index - self.results.len()),
        }
    }

    fn item_ui(&mut self, ui: &mut Ui, index: usize, rect: Rect) {
        match self.results.get(index) {
            Some(_) => self.more |= self.context.ui(ui, index, rect.min, self.cx),
            None => candidates::ui(ui, &self.context, rect, index - self.results.len(), self.cx),
        }
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
    if down == 0 && up == 0 && !next && !previous {
        return;
    }
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
    let name = Msg::FindInArticle { query: &query }.text(reader.language);
    ui.horizontal(|ui| {
        ui.add_space(14.0);
        if ui.add(egui::Button::new(&*name).wrap()).clicked() {
            cx.commands.push(Command::Find(FindCommand::Open(Some(query.to_owned()))));
        }
    });
}

/// A sentence where there is nothing to list.
fn hint(ui: &mut Ui, text: &str, more: &str, theme: &Theme) {
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
