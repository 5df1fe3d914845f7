//! An image between texts: the image or what stands for it, and what a screen reader is told of it.

use std::sync::Arc;

use egui::{CursorIcon, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::canvas::{Canvas, link_widget, sign};
use crate::article::Passage;
use crate::page::{ImageBox, Placeholder, WORDS_AT, small_print};
use crate::reader::{Command, PictureCommand, PictureKind};
use crate::ui::icons::Icon;
use crate::ui::on_screen::{OnScreen, text_id};
use crate::ui::picture_view::play_sign;
use crate::ui::theme::RADIUS;
use crate::ui::widgets;
use crate::words::{Msg, picture_problem};

/// Radius of the sign of an animation, in pt.
const SIGN: f32 = 12.0;

/// Paints an image, or what stands for it.
pub(super) fn ui(ui: &Ui, canvas: &mut Canvas<'_, '_>, image: &ImageBox, on: OnScreen) {
    let Some(passage) = canvas.document.shown.passages.get(image.passage) else { return };
    let rect = on.rect(image.rect);
    let problem = match &image.placeholder {
        Some(placeholder) => {
            placeholder_ui(ui, canvas, image, placeholder, on);
            Some(placeholder.reason.text().to_owned())
        }
        None => image_ui(ui, canvas, image.index, rect),
    };
    if image.placeholder.is_none() {
        marks_ui(ui, canvas, image.passage, passage, rect);
    }
    let opens = problem.is_none().then_some(image.index);
    let response = describe(ui, canvas, image.passage, rect, problem.as_deref());
    if let (Some(response), Some(index)) = (response, opens) {
        sign_of_motion(ui, canvas, index, rect);
        opening(canvas, &response, index);
    }
}

/// Has a click, or Enter, show an image large.
pub(super) fn opening(canvas: &mut Canvas<'_, '_>, response: &Response, index: usize) {
    if response.has_focus() {
        canvas.focused = Some((response.id, response.rect));
    }
    if response.clicked() {
        canvas.cx.commands.push(Command::Picture(PictureCommand::Enlarge(index)));
    }
}

/// The sign of an animation, at the corner of an image.
fn sign_of_motion(ui: &Ui, canvas: &Canvas<'_, '_>, index: usize, rect: Rect) {
    let facts = canvas.document.pictures.get(index).and_then(|picture| picture.ok());
    let is_moving = facts.is_some_and(|facts| facts.kind == PictureKind::Moving);
    if is_moving && rect.size().min_elem() > 4.0 * SIGN {
        let corner = rect.left_bottom() + vec2(1.6 * SIGN, -1.6 * SIGN);
        play_sign(ui.painter(), corner, SIGN, canvas.cx.theme);
    }
}

/// Paints the image, a quiet ground while it is read, or the reason why it cannot be; gives the reason.
fn image_ui(ui: &Ui, canvas: &Canvas<'_, '_>, index: usize, rect: Rect) -> Option<String> {
    let theme = canvas.cx.theme;
    match canvas.pictures.get(index) {
        Some(Ok(drawn)) => {
            drawn.paint(ui.painter(), rect, theme);
            None
        }
        Some(Err(problem)) => {
            ui.painter().rect_filled(rect, 0.0, theme.inset);
            let reason = picture_problem(*problem, canvas.cx.reader.language);
            let width = rect.width().max(80.0);
            let galley =
                ui.fonts_mut(|fonts| small_print(fonts, &canvas.sheet, reason.clone().into_owned(), width));
            ui.painter().galley(rect.center() - galley.rect.size() / 2.0, galley, theme.quiet);
            Some(reason.into_owned())
        }
        None => {
            ui.painter().rect_filled(rect, 0.0, theme.inset);
            None
        }
    }
}

/// The selection, and hits in the words that stand for the image.
fn marks_ui(ui: &Ui, canvas: &Canvas<'_, '_>, index: usize, passage: &Passage, rect: Rect) {
    let theme = canvas.cx.theme;
    let text = 0..passage.text.len();
    let is_selected = canvas.selection.is_some_and(|selection| {
        let (start, end) = selection.sorted();
        start.passage < index && index < end.passage || !selection.range_in(index, text.end).is_empty()
    });
    if is_selected {
        ui.painter().rect_filled(rect, 0.0, theme.selection.gamma_multiply(0.5));
    }
    let find = &canvas.cx.reader.find;
    let hits = find.hits.in_part(index, &text);
    if !hits.is_empty() {
        let is_current = find.current.is_some_and(|current| hits.contains(&current));
        let color = if is_current { theme.current_hit } else { theme.hit };
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(4.0, color), StrokeKind::Outside);
    }
}

/// A frame with the sign of an image, in which the alternative text and the reason stand.
fn placeholder_ui(
    ui: &Ui,
    canvas: &mut Canvas<'_, '_>,
    image: &ImageBox,
    placeholder: &Placeholder,
    on: OnScreen,
) {
    let theme = canvas.cx.theme;
    let em = canvas.sheet.em;
    let rect = on.rect(image.rect);
    let mut stroke = Stroke::new(1.0, theme.hairline);
    if let Some(address) = &placeholder.address {
        let hint = Msg::LinkTo { address }.text(canvas.cx.reader.language);
        let id = text_id(ui, image.passage, 0).with("address");
        let response = link_widget(ui, rect, id, &hint);
        if response.hovered() || response.has_focus() {
            stroke.color = theme.accent;
        }
        if widgets::hint(response, hint).clicked() {
            canvas.cx.commands.push(Command::OpenLink(address.clone()));
        }
    }
    ui.painter().rect(rect, RADIUS, theme.inset, stroke, StrokeKind::Inside);
    let center = pos2(rect.left() + WORDS_AT / 2.0 * em, rect.center().y);
    sign(ui, Icon::Image, center, em * 1.2, theme.quiet);
    ui.painter().galley(on.point(placeholder.at), Arc::clone(&placeholder.reason), theme.quiet);
}

fn describe(
    ui: &Ui,
    canvas: &Canvas<'_, '_>,
    index: usize,
    rect: Rect,
    problem: Option<&str>,
) -> Option<Response> {
    let passage = canvas.document.shown.passages.get(index).filter(|_| ui.is_rect_visible(rect))?;
    let name = match passage.text.as_str() {
        "" => Msg::NamelessImage.text(canvas.cx.reader.language).into_owned(),
        text => Msg::Image { text: &text }.text(canvas.cx.reader.language).into_owned(),
    };
    let name = problem.map_or(name.clone(), |problem| format!("{name}. {problem}"));
    let id = text_id(ui, index, 0);
    let sense = if problem.is_some() { Sense::empty() } else { Sense::click() };
    let response = ui.interact(rect, id, sense);
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
    Some(if problem.is_some() { response } else { response.on_hover_cursor(CursorIcon::ZoomIn) })
}
