//! The bar that finds a text in the article, as it is typed.

use egui::{Id, Key, Margin, Modifiers, RichText, TextEdit, Ui};

use super::fonts;
use super::icons::Icon;
use super::strings::Word;
use super::theme::{ICON, Palette, SMALL_TEXT, UI_TEXT};
use super::widgets::{Look, icon_button};
use crate::reader::{Action, Command, Reader, step_round};
use crate::search::{Finder, Hit, Query};

/// What the bar keeps between frames.
#[derive(Default)]
pub struct FindBar {
    open: bool,
    focus: bool,
    query: String,
    /// What was searched for, and where.
    searched: Option<(u64, String)>,
    hits: Vec<Hit>,
    current: Option<usize>,
    /// Whether the place where the search began is remembered, so that one step back returns to it.
    remembered: bool,
}

/// Height of the bar, in pt.
pub const HEIGHT: f32 = 40.0;

impl FindBar {
    /// Opens the bar and puts the keyboard into it; with a query, searches for that.
    pub fn open(&mut self, query: Option<String>) {
        self.remembered &= self.open;
        self.open = true;
        self.focus = true;
        if let Some(query) = query {
            self.query = query;
        }
    }

    /// Closes the bar; whether it was open.
    pub fn close(&mut self) -> bool {
        std::mem::take(&mut self.open)
    }

    /// Whether the bar is shown.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// What is found, and which hit is the current one; nothing while the bar is closed.
    pub fn hits(&self) -> (&[Hit], Option<usize>) {
        if self.open { (&self.hits, self.current) } else { (&[], None) }
    }

    /// Draws the bar.
    pub fn ui(&mut self, ui: &mut Ui, reader: &Reader, palette: &Palette, commands: &mut Vec<Command>) {
        let id = Id::unique("find in the article");
        let bar = ui.max_rect();
        ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, egui::Stroke::new(1.0, palette.hairline));
        if ui.memory(|memory| memory.has_focus(id)) {
            self.keys(ui, reader, commands);
        }
        ui.horizontal_centered(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.add_space(14.0);
            ui.label(RichText::new(Icon::Search.char()).font(fonts::icon(ICON - 2.0)).color(palette.quiet));
            let width = (ui.available_width() - 170.0).clamp(80.0, 360.0);
            let edit = TextEdit::singleline(&mut self.query)
                .id(id)
                .hint_text(Word::Find.text(reader.language))
                .font(egui::FontId::proportional(UI_TEXT + 1.0))
                .margin(Margin::symmetric(8, 5))
                .desired_width(width);
            let response = ui.add(edit);
            ui.ctx().accesskit_node_builder(id, |node| node.set_label(Word::Find.text(reader.language)));
            if std::mem::take(&mut self.focus) {
                response.request_focus();
            }
            self.search(reader, commands);
            for action in [Action::FindPrevious, Action::FindNext] {
                let name = Word::of_action(action).text(reader.language);
                let shortcut = super::actions::shortcut_text(ui.ctx(), action);
                let icon = if action == Action::FindNext { Icon::CaretDown } else { Icon::CaretUp };
                let look = Look { disabled: self.hits.is_empty(), size: 16.0, ..Look::default() };
                if icon_button(ui, icon, name, &shortcut, (palette, look)).clicked() {
                    self.step(reader, action == Action::FindNext, commands);
                }
            }
            let count = self.count(reader);
            ui.label(RichText::new(count).size(SMALL_TEXT).color(palette.quiet));
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(10.0);
                let close = Word::Close.text(reader.language);
                let look = Look { size: 14.0, ..Look::default() };
                if icon_button(ui, Icon::Close, close, "Esc", (palette, look)).clicked() {
                    self.open = false;
                }
            });
        });
    }

    /// Goes to the next or previous hit, round and round.
    pub fn step(&mut self, reader: &Reader, forward: bool, commands: &mut Vec<Command>) {
        let Some(next) = step_round(self.current, self.hits.len(), forward) else { return };
        self.current = Some(next);
        self.show(reader, commands);
    }

    /// Enter and Shift Enter.
    fn keys(&mut self, ui: &Ui, reader: &Reader, commands: &mut Vec<Command>) {
        let (next, previous) = ui.input_mut(|input| {
            let shift = input.modifiers.shift;
            (
                !shift && input.consume_key(Modifiers::NONE, Key::Enter),
                input.consume_key(Modifiers::SHIFT, Key::Enter),
            )
        });
        if next || previous {
            self.step(reader, next, commands);
        }
    }

    /// Searches anew when the query or the article is another; the first hit from here on is the current one.
    fn search(&mut self, reader: &Reader, commands: &mut Vec<Command>) {
        let Some(document) = &reader.document else { return };
        let wanted = (reader.revision, self.query.clone());
        if self.searched.as_ref() == Some(&wanted) {
            return;
        }
        self.searched = Some(wanted);
        let finder = Finder::new(&Query::new(self.query.as_str()), &document.article.language);
        let passages = document.passages.iter().enumerate();
        self.hits = finder.map_or_else(
            |_| Vec::new(),
            |finder| passages.flat_map(|(index, passage)| finder.hits_in(index, passage)).collect(),
        );
        let from_here = self.hits.iter().position(|hit| hit.anchor(&document.passages) >= reader.position);
        self.current = from_here.or_else(|| self.hits.len().checked_sub(1));
        self.show(reader, commands);
    }

    fn show(&mut self, reader: &Reader, commands: &mut Vec<Command>) {
        let hit = self.current.and_then(|current| self.hits.get(current));
        if let (Some(hit), Some(document)) = (hit, &reader.document) {
            let anchor = hit.anchor(&document.passages);
            let first = !std::mem::replace(&mut self.remembered, true);
            commands.push(if first { Command::Show(anchor) } else { Command::Glance(anchor) });
        }
    }

    fn count(&self, reader: &Reader) -> String {
        if self.query.trim().is_empty() {
            String::new()
        } else if self.hits.is_empty() {
            Word::FindNothing.text(reader.language).to_owned()
        } else {
            let at = self.current.map_or(0, |current| current + 1);
            Word::GlossaryFound.with(reader.language, &[&at, &self.hits.len()])
        }
    }
}
