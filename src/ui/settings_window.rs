//! The settings: a column of questions with their answers beside them, over it a text that shows what they change, and a
//! field in which they are looked for.

mod faces;
mod preview;
mod rows;

use egui::{
    Align, Button, Context, DragValue, Id, Label, Rect, Response, RichText, Slider, Stroke, Ui, UiBuilder,
    WidgetInfo, pos2,
};

use super::added_glossaries;
use super::answers::{Answers, Scale, SettingAnswer};
use super::cx::Cx;
use super::dialog::{self, Dialog};
use super::icons::Icon;
use super::name_search::{SearchNames, SearchWords};
use super::questions::Question;
use super::spoken::say_changes;
use super::theme::{SMALL_TEXT, STEP, Theme};
use super::widgets::{IconButton, search_field};
use crate::fonts::FacePart;
use crate::reader::{Action, Command, Setting};
use crate::words::Msg;
use rows::SettingRow;

/// How wide it is where there is room, in pt.
const WIDTH: f32 = 580.0;
/// Width of the questions, in pt.
const QUESTIONS: f32 = 168.0;
/// Room between two rows, in pt.
const BETWEEN: f32 = 3.0 * STEP;
/// Height of an answer, in pt.
const ANSWER: f32 = 28.0;
/// Room for the way back to the default, in pt.
const BACK: f32 = 30.0;
/// The greatest height of the text that shows what the settings change, in pt.
const PREVIEW: f32 = 190.0;
/// The identity of the field.
const FIELD: &str = "settings query";

/// The settings while they are on the screen, with what is typed into their field.
#[derive(Default)]
pub struct SettingsWindow {
    is_open: bool,
    /// What is looked for among them.
    query: String,
    /// Whether the field is to have the keyboard.
    takes_keyboard: bool,
    /// Where the settings are kept, as it is shown.
    path: String,
    /// What each row is found by, as long as they are open.
    names: Vec<(SettingRow, SearchNames)>,
    /// How high they are when nothing is looked for, in pt.
    height: f32,
}

impl SettingsWindow {
    /// Settings that are kept in a file; none where there is none.
    pub fn new(path: String) -> Self {
        Self { path, ..Self::default() }
    }

    /// Whether they are on the screen.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Shows them with the keyboard in their field, or takes them away.
    pub fn toggle(&mut self) {
        let path = std::mem::take(&mut self.path);
        let is_open = !self.is_open;
        *self = Self { is_open, takes_keyboard: is_open, ..Self::new(path) };
    }

    /// Empties the field, or takes them away where it is empty; whether there was anything to be done.
    pub fn escape(&mut self) -> bool {
        if !self.is_open {
            return false;
        }
        if self.query.is_empty() {
            self.toggle();
        } else {
            self.query.clear();
            self.takes_keyboard = true;
        }
        true
    }

    /// Draws them while they are open.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        if !self.is_open {
            return;
        }
        if self.names.is_empty() {
            self.names = SettingRow::all().map(|row| (row, row.names(cx.reader, &self.path))).collect();
        }
        let title = Msg::Settings.text(cx.reader.language);
        let about = Dialog { name: "settings", title: &title, width: WIDTH };
        let closed = about.show(ctx, cx, |ui, cx| {
            let is_changed = self.field_ui(ui, cx);
            ui.add_space(BETWEEN);
            // In a low window the text scrolls with the questions.
            let is_low = dialog::is_low(ctx);
            if !is_low {
                preview::ui(ui, cx, PREVIEW);
                ui.add_space(BETWEEN);
            }
            let room = dialog::room(ui, 0.0);
            dialog::scroll_ui(ui, cx, &title, 0.0, |ui, cx| {
                if is_changed {
                    ui.scroll_to_cursor(Some(Align::TOP));
                }
                let words = SearchWords::of(&self.query);
                if !words.is_empty() {
                    // The field stays where it is, however few rows are found.
                    ui.set_min_height(self.height.min(room));
                } else if is_low {
                    preview::ui(ui, cx, PREVIEW / 2.0);
                    ui.add_space(BETWEEN);
                }
                self.rows_ui(ui, cx, &words);
                if words.is_empty() {
                    self.height = ui.min_rect().height();
                }
            });
        });
        if closed {
            self.toggle();
        }
    }

    /// The field; whether something else is looked for now.
    fn field_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        // What is only measured cannot have it.
        if !ui.is_sizing_pass() && std::mem::take(&mut self.takes_keyboard) {
            // Before it is drawn, so that an input method is told of it in the same frame.
            ui.memory_mut(|memory| memory.request_focus(Id::unique(FIELD)));
        }
        let hint = Msg::SettingsSearch.text(cx.reader.language);
        search_field(ui, FIELD, &mut self.query, &hint).changed()
    }

    /// The rows that have all these words.
    fn rows_ui(&self, ui: &mut Ui, cx: &mut Cx<'_>, words: &SearchWords) {
        let found: Vec<SettingRow> =
            self.names.iter().filter(|(_, names)| words.are_in(names)).map(|(row, _)| *row).collect();
        if found.is_empty() {
            let none = RichText::new(Msg::NoSetting.text(cx.reader.language)).color(cx.theme.quiet);
            let said = ui.add(Label::new(none).wrap());
            say_changes(ui.ctx(), said.id);
        }
        for row in found {
            match row {
                SettingRow::Question(question) => question_ui(ui, cx, question),
                SettingRow::CodeFace => code_face_ui(ui, cx),
                SettingRow::AddedGlossaries => {
                    let name = Msg::AddedGlossaries.text(cx.reader.language);
                    row_ui(ui, cx, &name, |ui, cx, _| added_glossaries::list_ui(ui, cx));
                }
                SettingRow::AllSettings => all_settings_ui(ui, cx, &self.path),
            }
        }
    }
}

fn question_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Question) {
    let name = question.name().text(cx.reader.language);
    row_ui(ui, cx, &name, |ui, cx, label| {
        answers_ui(ui, cx, question, label);
        default_ui(ui, cx, question);
    });
}

/// The face of code, which is not of a kind.
fn code_face_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let name = Msg::CodeFace.text(cx.reader.language);
    let now = Setting::TextFace(cx.reader.settings.faces.text);
    row_ui(ui, cx, &name, |ui, cx, _| faces::ui(ui, cx, FacePart::Code, &[], now));
}

/// What is done to all settings at once; `path` tells where they are kept.
fn all_settings_ui(ui: &mut Ui, cx: &mut Cx<'_>, path: &str) {
    let language = cx.reader.language;
    row_ui(ui, cx, &Msg::AllSettings.text(language), |ui, cx, _| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(STEP, STEP);
            for action in [Action::ExportSettings, Action::ImportSettings] {
                let button = Button::new(Msg::of_action(action).text(language));
                if ui.add_enabled(!cx.reader.dialog_open, button).clicked() {
                    cx.commands.push(Command::Do(action));
                }
            }
        });
        if !path.is_empty() {
            let kept = Msg::SettingsFile { path: &path }.text(language);
            ui.add(Label::new(RichText::new(kept).size(SMALL_TEXT).color(cx.theme.quiet)).wrap());
        }
    });
}

/// A row: a question, and its answers beside it.
fn row_ui<R>(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    name: &str,
    answers: impl FnOnce(&mut Ui, &mut Cx<'_>, &Response) -> R,
) {
    let room = ui.available_rect_before_wrap();
    let label = Rect::from_min_size(room.min, egui::vec2(QUESTIONS, ANSWER));
    let mut child = ui.new_child(UiBuilder::new().max_rect(label));
    // Its line is level with that of the answers.
    child.add_space(5.0);
    let label = child.add(Label::new(name).wrap());
    let label_end = child.min_rect().bottom();
    let from = pos2(room.left() + QUESTIONS + 2.0 * STEP, room.top());
    let beside = Rect::from_min_max(from, pos2(room.right() - BACK, room.bottom()));
    let mut child = ui.new_child(UiBuilder::new().max_rect(beside));
    answers(&mut child, cx, &label);
    let end = child.min_rect().bottom().max(label_end);
    let row = Rect::from_min_max(room.min, pos2(room.right(), end));
    ui.advance_cursor_after_rect(row);
    ui.add_space(BETWEEN - ui.spacing().item_spacing.y);
}

fn answers_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Question, label: &Response) {
    let now = question.answered(&cx.reader.settings);
    let chosen = match question.answers(cx.reader) {
        Answers::OneOf(answers) => one_of_ui(ui, cx, &answers, now),
        Answers::YesOrNo { yes, no } => {
            yes_or_no_ui(ui, cx, question, now == yes).map(|on| if on { yes } else { no })
        }
        Answers::Face { part, styles } => {
            faces::ui(ui, cx, part, &styles, now);
            None
        }
        Answers::Number(scale) => {
            let value = number_ui(ui, cx, &scale, label);
            value.map(|value| scale.setting(&cx.reader.settings, value))
        }
    };
    cx.commands.extend(chosen.filter(|setting| *setting != now).map(Command::Set));
}

/// Answers of which one is chosen, in as many rows as they need.
fn one_of_ui(ui: &mut Ui, cx: &Cx<'_>, answers: &[SettingAnswer], now: Setting) -> Option<Setting> {
    let mut chosen = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(STEP, STEP);
        for answer in answers {
            let name = answer.name.text(cx.reader.language);
            if ui.add(Button::selectable(answer.setting == now, &*name)).clicked() {
                chosen = Some(answer.setting);
            }
        }
    });
    chosen
}

/// A box that is ticked or not; what it is to be when it was clicked.
fn yes_or_no_ui(ui: &mut Ui, cx: &Cx<'_>, question: Question, is_on: bool) -> Option<bool> {
    let language = cx.reader.language;
    let mut on = is_on;
    let said = if is_on { Msg::SwitchOn } else { Msg::SwitchOff };
    let response = ui.checkbox(&mut on, said.text(language));
    let name = question.name().text(language);
    response.widget_info(|| WidgetInfo::selected(egui::Role::CheckBox, true, is_on, &name));
    response.clicked().then_some(on)
}

/// A slider; the number when it was moved.
fn number_ui(ui: &mut Ui, cx: &Cx<'_>, scale: &Scale, label: &Response) -> Option<f32> {
    let mut value = scale.value;
    ui.horizontal(|ui| {
        ui.scope(|ui| {
            ui.spacing_mut().slider_width = (ui.available_width() - 88.0).clamp(80.0, 220.0);
            slider_colors(ui, cx.theme);
            let slider = Slider::new(&mut value, scale.range.clone()).step_by(f64::from(scale.step));
            ui.add(slider.show_value(false)).labelled_by(label.id);
        });
        let decimals = if scale.step < 1.0 { 2 } else { 0 };
        let number = DragValue::new(&mut value).range(scale.range.clone()).speed(scale.step / 4.0);
        let number = number.max_decimals(decimals).suffix(scale.unit.text(cx.reader.language));
        ui.add(number).labelled_by(label.id);
    });
    // A slider rounds what it shows.
    ((value - scale.value).abs() > scale.step / 4.0).then_some(value)
}

/// The handle of a slider steps back as that of a scroll bar does.
fn slider_colors(ui: &mut Ui, theme: &Theme) {
    let widgets = &mut ui.visuals_mut().widgets;
    for widget in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
        widget.fg_stroke = Stroke::new(1.0, theme.quiet);
    }
    for widget in [&mut widgets.hovered, &mut widgets.active] {
        widget.bg_fill = theme.handle;
    }
}

/// The way back to the default, where the answer is another.
fn default_ui(ui: &mut Ui, cx: &mut Cx<'_>, question: Question) {
    let Cx { reader, theme, .. } = *cx;
    let usual = question.usual(&reader.settings);
    let part = match question {
        Question::TextFace => Some(FacePart::Text),
        Question::HeadingFace => Some(FacePart::Headings),
        _ => None,
    };
    let has_own = part.is_some_and(|part| reader.settings.faces.own(part, reader.face_language()).is_some());
    if question.answered(&reader.settings) == usual && !has_own {
        return;
    }
    let name = question.name().text(reader.language);
    let name = Msg::BackToDefault { question: &name }.text(reader.language);
    let corner = pos2(ui.max_rect().right(), ui.max_rect().top());
    let corner = Rect::from_min_size(corner, egui::vec2(BACK, ANSWER));
    let mut child = ui.new_child(UiBuilder::new().max_rect(corner));
    if IconButton::new(Icon::BackToText, &name).small().ui(&mut child, theme).clicked() {
        cx.commands.push(Command::Set(usual));
    }
}
