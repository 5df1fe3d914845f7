//! The settings: a column of questions with their answers beside them, and over it a text that shows what they change.

mod faces;
mod preview;

use egui::{
    Button, Context, DragValue, Rect, Response, RichText, Slider, Stroke, Ui, UiBuilder, WidgetInfo, pos2,
};
use strum::VariantArray;

use super::added_glossaries;
use super::answers::{Answers, Scale, SettingAnswer};
use super::cx::Cx;
use super::dialog::{self, Dialog};
use super::icons::Icon;
use super::questions::Question;
use super::theme::{SMALL_TEXT, STEP, Theme};
use super::widgets::IconButton;
use crate::fonts::FacePart;
use crate::reader::{Command, Setting};
use crate::words::Msg;

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

/// Draws the window; `path` tells where the settings are kept.
pub fn ui(ctx: &Context, cx: &mut Cx<'_>, open: &mut bool, path: &str) {
    let language = cx.reader.language;
    let title = Msg::Settings.text(language);
    let about = Dialog { name: "settings", title: &title, width: WIDTH };
    let closed = about.show(ctx, cx, |ui, cx| {
        // In a low window the text scrolls with the questions.
        let is_low = dialog::is_low(ctx);
        if !is_low {
            preview::ui(ui, cx, PREVIEW);
            ui.add_space(BETWEEN);
        }
        dialog::scroll_ui(ui, cx, &title, 0.0, |ui, cx| {
            if is_low {
                preview::ui(ui, cx, PREVIEW / 2.0);
                ui.add_space(BETWEEN);
            }
            questions_ui(ui, cx);
            if !path.is_empty() {
                let kept = Msg::SettingsFile { path: &path }.text(language);
                let kept = RichText::new(kept).size(SMALL_TEXT).color(cx.theme.quiet);
                ui.add(egui::Label::new(kept).wrap());
            }
        });
    });
    if closed {
        *open = false;
    }
}

fn questions_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let language = cx.reader.language;
    for question in Question::VARIANTS {
        let name = question.name().text(language);
        row_ui(ui, cx, &name, |ui, cx, label| {
            answers_ui(ui, cx, *question, label);
            default_ui(ui, cx, *question);
        });
        if *question == Question::HeadingFace {
            code_face_ui(ui, cx);
        }
    }
    let name = Msg::AddedGlossaries.text(language);
    row_ui(ui, cx, &name, |ui, cx, _| {
        added_glossaries::list_ui(ui, cx);
    });
}

/// The face of code, which is not of a kind: it stands next to the others.
fn code_face_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let name = Msg::CodeFace.text(cx.reader.language);
    let now = Setting::TextFace(cx.reader.settings.faces.text);
    row_ui(ui, cx, &name, |ui, cx, _| faces::ui(ui, cx, FacePart::Code, &[], now));
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
    let label = child.add(egui::Label::new(name).wrap());
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
