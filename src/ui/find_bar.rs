//! The bar that finds a text in the article, as it is typed.

mod results;
mod toggles;

use egui::text::{CCursor, CCursorRange};
use egui::text_edit::TextEditState;
use egui::{
    Align, Frame, Id, Key, Label, Layout, Margin, Modifiers, Panel, Rect, RichText, Role, TextEdit, Ui,
    UiBuilder, pos2,
};

use super::cx::Cx;
use super::icons::Icon;
use super::spoken::{landmark, say_changes};
use super::theme::{ICON, SMALL_TEXT, UI_TEXT};
use super::widgets::{IconButton, icon_sign};
use crate::reader::{Action, Command, FindCommand, Reader};
use crate::search::SearchQuery;
use crate::words::{Msg, grouped, pattern_error};
use results::Results;

/// What the bar keeps between frames.
#[derive(Default)]
pub struct FindBar {
    /// [`crate::reader::FindState::opened`] when the field took the keyboard last.
    opened: u64,
    /// Whether the hits are listed.
    listing: bool,
    results: Results,
}

/// Height of the bar, in pt.
const HEIGHT: f32 = 40.0;
/// Height of what is wrong with a regular expression, in pt.
const ERROR_HEIGHT: f32 = 26.0;
/// Below this width the bar leaves out what can be done without, in pt.
const NARROW: f32 = 620.0;

impl FindBar {
    /// Draws the bar, and below it the list of hits, at the top of what is left of the window.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let frame = Frame::new().fill(theme.pane);
        let height = HEIGHT + if reader.find.error.is_some() { ERROR_HEIGHT } else { 0.0 };
        Panel::top("find bar").exact_size(height).resizable(false).frame(frame).show(ui, |ui| {
            landmark(ui, Role::Search, &Msg::Find.text(reader.language));
            self.bar_ui(ui, cx);
        });
        if self.listing && !reader.find.hits.is_empty() {
            let height = self.results.height(reader, ui.available_height());
            Panel::top("found").exact_size(height).resizable(false).frame(frame).show(ui, |ui| {
                self.results.ui(ui, cx);
            });
        }
    }

    fn bar_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let bar = ui.max_rect();
        let narrow = bar.width() < NARROW;
        ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, egui::Stroke::new(1.0, theme.hairline));
        let mut query = reader.find.query.clone();
        ui.allocate_ui_with_layout(
            egui::vec2(bar.width(), HEIGHT),
            Layout::left_to_right(Align::Center),
            |ui| {
                ui.spacing_mut().item_spacing.x = if narrow { 1.0 } else { 4.0 };
                ui.add_space(if narrow { 8.0 } else { 14.0 });
                if !narrow {
                    icon_sign(ui, Icon::Search, ICON - 2.0, theme.quiet);
                }
                self.field_ui(ui, cx, narrow, &mut query);
                steps_ui(ui, cx);
                toggles::ui(ui, reader.language, theme, &mut query.options);
                self.list_toggle_ui(ui, cx);
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    ui.add_space(if narrow { 4.0 } else { 10.0 });
                    let close = Msg::Close.text(reader.language);
                    if IconButton::new(Icon::Close, &close).shortcut("Esc").small().ui(ui, theme).clicked() {
                        cx.commands.push(Command::Find(FindCommand::Close));
                    }
                });
            },
        );
        error_ui(ui, cx, bar);
        if query != reader.find.query {
            cx.commands.push(Command::Find(FindCommand::Look(query)));
        }
    }

    /// The field, and how many hits there are.
    fn field_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, narrow: bool, query: &mut SearchQuery) {
        let Cx { reader, .. } = *cx;
        let id = Id::unique("find in the article");
        if ui.memory(|memory| memory.has_focus(id)) {
            keys(ui, cx.commands);
        }
        if std::mem::replace(&mut self.opened, reader.find.opened) != reader.find.opened {
            take_keyboard(ui, id, &query.text);
        }
        // What stands next to the field is as wide as it is.
        let (beside, least) = if narrow { (252.0, 62.0) } else { (296.0, 84.0) };
        let count = Count::of(reader);
        let room = ui.available_width() - beside;
        let count_width = count.width(ui, room - LEAST_FIELD).max(least);
        let width = (room - count_width).clamp(LEAST_FIELD, 360.0);
        let edit = TextEdit::singleline(&mut query.text)
            .id(id)
            .hint_text(Msg::Find.text(reader.language))
            .font(egui::FontId::proportional(UI_TEXT + 1.0))
            .margin(Margin::symmetric(8, 5))
            .desired_width(width);
        ui.add(edit);
        ui.ctx().accesskit_node_builder(id, |node| node.set_label(Msg::Find.text(reader.language)));
        let room = egui::vec2(count_width, HEIGHT);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(room.x);
            ui.add_space(COUNT_MARGIN);
            let count = count.fitting(ui, room.x);
            // While it is counted nothing is said.
            let is_known = !count.ends_with('…');
            let count = RichText::new(count).size(SMALL_TEXT).color(ui.visuals().weak_text_color());
            let count = ui.add(Label::new(count).truncate());
            if is_known {
                say_changes(ui.ctx(), count.id);
            }
        });
    }

    fn list_toggle_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let name = Msg::FindList.text(reader.language);
        if IconButton::new(Icon::List, &name).on(self.listing).size(16.0).ui(ui, theme).clicked() {
            self.listing = !self.listing;
        }
    }
}

/// Puts the keyboard into the field before it is drawn, so that an input method is told of it in the same frame. What was
/// looked for before is there to be typed over.
fn take_keyboard(ui: &Ui, id: Id, text: &str) {
    ui.memory_mut(|memory| memory.request_focus(id));
    let mut state = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    let end = CCursor::new(text.chars().count());
    state.cursor.set_char_range(Some(CCursorRange::two(CCursor::default(), end)));
    state.store(ui.ctx(), id);
}

/// Previous and next.
fn steps_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    for (action, icon) in [(Action::FindPrevious, Icon::CaretUp), (Action::FindNext, Icon::CaretDown)] {
        let name = Msg::of_action(action).text(reader.language);
        let shortcut = super::actions::shortcut_text(ui.ctx(), action);
        if IconButton::new(icon, &name)
            .shortcut(&shortcut)
            .disabled(reader.find.hits.is_empty())
            .size(16.0)
            .ui(ui, theme)
            .clicked()
        {
            cx.commands.push(Command::Do(action));
        }
    }
}

/// What is wrong with a regular expression, under the field.
fn error_ui(ui: &mut Ui, cx: &Cx<'_>, bar: Rect) {
    let Cx { reader, theme, .. } = *cx;
    let Some(error) = reader.find.error else { return };
    let says = RichText::new(pattern_error(error, reader.language)).size(SMALL_TEXT).color(theme.accent);
    let top = bar.top() + HEIGHT - 4.0;
    let line = Rect::from_min_max(pos2(bar.left() + 14.0, top), pos2(bar.right() - 14.0, top + ERROR_HEIGHT));
    let layout = Layout::left_to_right(Align::Center);
    let mut line = ui.new_child(UiBuilder::new().max_rect(line).layout(layout));
    line.add(Label::new(says).truncate());
}

/// Enter and Shift Enter.
fn keys(ui: &Ui, commands: &mut Vec<Command>) {
    let (next, previous) = ui.input_mut(|input| {
        let shift = input.modifiers.shift;
        (
            !shift && input.consume_key(Modifiers::NONE, Key::Enter),
            input.consume_key(Modifiers::SHIFT, Key::Enter),
        )
    });
    if next || previous {
        commands.push(Command::Find(FindCommand::Step { forward: next }));
    }
}

/// The least width of the field, in pt.
const LEAST_FIELD: f32 = 80.0;
/// Room before the count, in pt.
const COUNT_MARGIN: f32 = 4.0;

/// Which hit of how many is the current one, at length and in short.
struct Count {
    whole: String,
    /// Without what is the least important, where there is no room for the whole.
    short: String,
}

impl Count {
    fn of(reader: &Reader) -> Self {
        let find = &reader.find;
        let same = |text: String| Self { short: text.clone(), whole: text };
        if find.query.is_blank() || find.error.is_some() {
            return same(String::new());
        }
        let more = if find.is_searching() { "…" } else { "" };
        if find.hits.is_empty() {
            let nothing = || Msg::FindNothing.text(reader.language).into_owned();
            return same(if find.is_searching() { more.to_owned() } else { nothing() });
        }
        let at = grouped(find.current.map_or(0, |current| current + 1));
        let total = grouped(find.hits.len());
        let count = Msg::GlossaryFound { found: &at, total: &total }.text(reader.language);
        Self { whole: format!("{count}{more}"), short: format!("{at}{more}") }
    }

    /// Width of the longest form that `room` pt are enough for, in pt.
    fn width(&self, ui: &Ui, room: f32) -> f32 {
        let whole = width(ui, &self.whole);
        if whole <= room { whole } else { width(ui, &self.short) }
    }

    /// The longest form that `room` pt are enough for.
    fn fitting(self, ui: &Ui, room: f32) -> String {
        if width(ui, &self.whole) <= room { self.whole } else { self.short }
    }
}

/// Width of a text with the room before it, in whole pt.
fn width(ui: &Ui, text: &str) -> f32 {
    let font = egui::FontId::proportional(SMALL_TEXT);
    let galley = ui.painter().layout_no_wrap(text.to_owned(), font, egui::Color32::PLACEHOLDER);
    (galley.size().x + COUNT_MARGIN).ceil() + 1.0
}
