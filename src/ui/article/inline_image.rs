//! Images that stand for characters: one em high, in the place of the geta mark.

use egui::{Color32, Pos2, Rect, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::draw::{Canvas, byte_rects};
use super::setting::Part;
use super::sheet::Look;
use super::view::text_id;
use crate::article::{InlineImage, Passage, SpanImage};
use crate::reader::PictureSize;
use crate::ui::fonts::Cut;
use crate::ui::strings::Word;
use crate::ui::theme::Palette;

/// The size of an image in a box of `em` pt at each side.
pub(super) fn size(picture: Vec2, em: f32) -> Vec2 {
    picture * (em / picture.x.max(picture.y).max(1.0))
}

/// The pixels across that an image takes up in a line.
pub(super) fn pixels(picture: PictureSize, em: f32, pixels_per_point: f32) -> u32 {
    let size = size(vec2(picture.width as f32, picture.height as f32), em);
    ((size.x * pixels_per_point).ceil() as u32).clamp(1, picture.width)
}

/// Draws the images in the lines of a part, or the mark that stands for them, and says what they are.
pub(super) fn ui(
    ui: &Ui,
    canvas: &Canvas<'_>,
    (passage, part, origin): (&Passage, &Part, Pos2),
    look: &Look,
) {
    for span in &passage.spans {
        let Some(image) = &span.style.image else { continue };
        if !part.range.contains(&span.range.start) {
            continue;
        }
        let Some(rect) = byte_rects(passage, part, origin, &span.range).into_iter().next() else { continue };
        if !ui.is_rect_visible(rect) {
            continue;
        }
        let em = look.size * super::decoration::scale(&span.style);
        let centre = rect.center() + vec2(0.0, super::decoration::shift(&span.style) * look.size);
        draw(ui, canvas, image, (centre, em));
        if image.text != InlineImage::MISSING {
            let id = text_id(ui, part.passage, span.range.start).with("image");
            let response = ui.interact(Rect::from_center_size(centre, Vec2::splat(em)), id, Sense::hover());
            let name = Word::Image.with(canvas.reader.language, &[&image.text]);
            response.widget_info(|| WidgetInfo::labeled(egui::Role::Image, true, &name));
            response.on_hover_text(image.text.as_str());
        }
    }
}

fn draw(ui: &Ui, canvas: &Canvas<'_>, image: &SpanImage, (centre, em): (Pos2, f32)) {
    let theme = &canvas.sheet.theme;
    let Some(Ok(drawn)) = canvas.pictures.get(image.index as usize) else {
        let font = canvas.sheet.face.font(Cut::Regular, em);
        ui.painter().text(centre, egui::Align2::CENTER_CENTER, InlineImage::MISSING, font, theme.quiet);
        return;
    };
    let rect = Rect::from_center_size(centre, size(drawn.texture.size_vec2(), em));
    if theme.dark {
        // Characters are drawn for paper; their dark strokes would vanish in the night.
        ui.painter().rect_filled(rect, 2.0, Palette::light().page);
    }
    let all = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
    ui.painter().image(drawn.texture.id(), rect, all, Color32::WHITE);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_fills_its_em_and_keeps_its_form() {
        for ((width, height), em, expected) in
            [((64, 64), 20.0, (20.0, 20.0)), ((30, 60), 20.0, (10.0, 20.0)), ((80, 20), 20.0, (20.0, 5.0))]
        {
            assert_eq!(size(vec2(width as f32, height as f32), em), vec2(expected.0, expected.1));
        }
        assert_eq!(pixels(PictureSize { width: 64, height: 64 }, 20.0, 2.0), 40);
        assert_eq!(pixels(PictureSize { width: 16, height: 16 }, 20.0, 2.0), 16, "no more than there are");
    }
}
