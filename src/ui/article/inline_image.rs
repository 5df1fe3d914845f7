//! Images that stand for characters: painted in their line, or the mark that stands for them.

use egui::{Align2, CursorIcon, Rect, Sense, Ui, WidgetInfo};

use super::canvas::Canvas;
use super::image::opening;
use crate::article::InlineImage;
use crate::page::fonts::Cut;
use crate::page::{InlineImageBox, size_in_line};
use crate::ui::on_screen::{OnScreen, text_id};
use crate::ui::theme::Theme;
use crate::ui::widgets::hint;
use crate::words::Msg;

/// Paints an image in a line, or the mark that stands for it, and says what it is.
pub(super) fn ui(ui: &Ui, canvas: &mut Canvas<'_, '_>, image: &InlineImageBox, on: OnScreen) {
    let rect = on.rect(image.rect);
    if !ui.is_rect_visible(rect) {
        return;
    }
    paint(ui, canvas, image, rect);
    if image.text.as_str() != InlineImage::MISSING {
        let id = text_id(ui, image.passage, image.byte).with("image");
        let opens = canvas.document.can_enlarge_in_line(image.index);
        let response = ui.interact(rect, id, if opens { Sense::click() } else { Sense::hover() });
        let name = Msg::Image { text: &image.text }.text(canvas.cx.reader.language);
        response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
        let response = hint(response, image.text.as_str());
        if opens {
            opening(canvas, &response.on_hover_cursor(CursorIcon::ZoomIn), image.index);
        }
    }
}

fn paint(ui: &Ui, canvas: &Canvas<'_, '_>, image: &InlineImageBox, rect: Rect) {
    let (theme, em) = (canvas.cx.theme, image.em);
    let Some(Ok(drawn)) = canvas.pictures.get(image.index) else {
        let font = canvas.sheet.face.font(Cut::Regular, em);
        let missing = InlineImage::MISSING;
        ui.painter().text(rect.center(), Align2::CENTER_CENTER, missing, font, theme.quiet);
        return;
    };
    let rect = Rect::from_center_size(rect.center(), size_in_line(drawn.texture.size_vec2(), em));
    if theme.dark {
        // Characters are drawn for paper; their dark strokes would vanish in the night.
        ui.painter().rect_filled(rect, 2.0, Theme::light().page);
    }
    drawn.paint(ui.painter(), rect, theme);
}
