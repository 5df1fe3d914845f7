//! An image in the text: its box, the image or what stands for it, and what a screen reader is told of it.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Galley, Pos2, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::draw::{Canvas, sign};
use super::marks::link_widget;
use super::sheet::Sheet;
use super::view::text_id;
use crate::article::Passage;
use crate::reader::{Command, Language, PictureProblem, PictureSize};
use crate::ui::cx::Cx;
use crate::ui::fonts::Cut;
use crate::ui::icons::Icon;
use crate::ui::picture_words::reason;
use crate::ui::strings::Word;
use crate::ui::theme::{Palette, RADIUS};

/// The highest image, in pt; a higher one is drawn smaller.
const HIGHEST: f32 = 16_000.0;

/// An image in its place.
pub(super) struct SetPicture {
    /// The passage that stands for it.
    pub passage: usize,
    /// Index among the article's images.
    pub index: usize,
    /// Its box, relative to the unit's top left, in pt.
    pub rect: Rect,
    /// What stands there when it is not shown; the alternative text is a part of the unit.
    pub placeholder: Option<Placeholder>,
}

/// What says why an image is not shown.
pub(super) struct Placeholder {
    /// The reason, in small print.
    pub reason: Arc<Galley>,
    /// Where it stands, relative to the unit's top left.
    pub at: Vec2,
    /// The address of an image in the net.
    pub address: Option<String>,
}

/// The size of an image in a column of `width` pt: a pixel a point, and no wider than the column.
pub(super) fn size(picture: PictureSize, width: f32) -> Vec2 {
    let natural = vec2(picture.width as f32, picture.height as f32);
    let factor = (width / natural.x).min(HIGHEST / natural.y).min(1.0);
    (natural * factor).round().max(Vec2::splat(1.0))
}

/// Where the words of a placeholder begin, in em from its left.
pub(super) const WORDS_AT: f32 = 2.4;
/// The space around the words of a placeholder, in em.
pub(super) const PAD: f32 = 0.8;

/// The reason in small print, at most `width` pt wide.
pub(super) fn reason_galley(
    ctx: &egui::Context,
    sheet: &Sheet,
    problem: PictureProblem,
    language: Language,
    width: f32,
) -> Arc<Galley> {
    let size = (sheet.em * 0.7).round().max(11.0);
    let format = TextFormat {
        font_id: sheet.face.font(Cut::Regular, size),
        color: sheet.theme.quiet,
        line_height: Some((size * 1.5).round()),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(reason(problem, language), format);
    job.wrap.max_width = width;
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Draws an image, or what stands for it; the unit's top left is at `at`.
pub(super) fn ui(ui: &mut Ui, canvas: &Canvas<'_>, picture: &SetPicture, at: Pos2, cx: &mut Cx<'_>) {
    let Some(passage) = canvas.document.shown.passages.get(picture.passage) else { return };
    let rect = picture.rect.translate(at.to_vec2());
    let problem = match &picture.placeholder {
        Some(placeholder) => {
            placeholder_ui(ui, canvas, (picture, placeholder), at, cx);
            Some(placeholder.reason.text().to_owned())
        }
        None => image_ui(ui, canvas, picture.index, rect),
    };
    if picture.placeholder.is_none() {
        marks_ui(ui, canvas, picture.passage, passage, rect);
    }
    describe(ui, canvas, (picture.passage, passage), rect, problem.as_deref());
}

/// Draws the image, a quiet ground while it is read, or the reason why it cannot be; gives the reason.
fn image_ui(ui: &Ui, canvas: &Canvas<'_>, index: usize, rect: Rect) -> Option<String> {
    let theme = &canvas.sheet.theme;
    match canvas.pictures.get(index) {
        Some(Ok(drawn)) => {
            if drawn.is_clear && theme.dark {
                // Drawings are made for paper; dark lines would vanish in the night.
                ui.painter().rect_filled(rect, 0.0, Palette::light().page);
            }
            let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
            ui.painter().image(drawn.texture.id(), rect, all, Color32::WHITE);
            None
        }
        Some(Err(problem)) => {
            ui.painter().rect_filled(rect, 0.0, theme.inset);
            let galley = reason_galley(
                ui.ctx(),
                &canvas.sheet,
                *problem,
                canvas.reader.language,
                rect.width().max(80.0),
            );
            let said = galley.text().to_owned();
            ui.painter().galley(rect.center() - galley.rect.size() / 2.0, galley, theme.quiet);
            Some(said)
        }
        None => {
            ui.painter().rect_filled(rect, 0.0, theme.inset);
            None
        }
    }
}

/// The selection, and hits in the words that stand for the image.
fn marks_ui(ui: &Ui, canvas: &Canvas<'_>, index: usize, passage: &Passage, rect: Rect) {
    let theme = &canvas.sheet.theme;
    let text = 0..passage.text.len();
    let is_selected = canvas.selection.is_some_and(|selection| {
        let (start, end) = selection.sorted();
        start.passage < index && index < end.passage || !selection.range_in(index, text.end).is_empty()
    });
    if is_selected {
        ui.painter().rect_filled(rect, 0.0, theme.selection.gamma_multiply(0.5));
    }
    let find = &canvas.reader.find;
    let hits = find.hits.in_part(index, &text);
    if !hits.is_empty() {
        let is_current = find.current.is_some_and(|current| hits.contains(&current));
        let color = if is_current { theme.current_hit } else { theme.hit };
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(4.0, color), StrokeKind::Outside);
    }
}

/// A frame with the picture's sign, in which the alternative text and the reason stand.
fn placeholder_ui(
    ui: &Ui,
    canvas: &Canvas<'_>,
    (picture, placeholder): (&SetPicture, &Placeholder),
    at: Pos2,
    cx: &mut Cx<'_>,
) {
    let theme = &canvas.sheet.theme;
    let em = canvas.sheet.em;
    let rect = picture.rect.translate(at.to_vec2());
    let mut stroke = Stroke::new(1.0, theme.hairline);
    if let Some(address) = &placeholder.address {
        let hint = Word::LinkTo.with(canvas.reader.language, &[address]);
        let id = text_id(ui, picture.passage, 0).with("address");
        let response = link_widget(ui, rect, id, &hint);
        if response.hovered() || response.has_focus() {
            stroke.color = theme.accent;
        }
        if response.on_hover_text(hint).clicked() {
            cx.commands.push(Command::OpenLink(address.clone()));
        }
    }
    ui.painter().rect(rect, RADIUS, theme.inset, stroke, StrokeKind::Inside);
    let centre = pos2(rect.left() + WORDS_AT / 2.0 * em, rect.center().y);
    sign(ui, Icon::Image, centre, em * 1.2, theme.quiet);
    ui.painter().galley(at + placeholder.at, Arc::clone(&placeholder.reason), theme.quiet);
}

fn describe(
    ui: &Ui,
    canvas: &Canvas<'_>,
    (index, passage): (usize, &Passage),
    rect: Rect,
    problem: Option<&str>,
) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let name = match passage.text.as_str() {
        "" => Word::NamelessImage.text(canvas.reader.language).to_owned(),
        text => Word::Image.with(canvas.reader.language, &[&text]),
    };
    let name = problem.map_or(name.clone(), |problem| format!("{name}. {problem}"));
    let id = text_id(ui, index, 0);
    let response = ui.interact(rect, id, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_no_wider_than_its_column_and_never_enlarged() {
        for ((width, height), column, expected) in [
            ((100, 50), 600.0, (100.0, 50.0)),
            ((1200, 600), 600.0, (600.0, 300.0)),
            ((3, 40_000), 600.0, (1.0, 16_000.0)),
            ((40_000, 3), 600.0, (600.0, 1.0)),
        ] {
            assert_eq!(size(PictureSize { width, height }, column), vec2(expected.0, expected.1));
        }
    }
}
