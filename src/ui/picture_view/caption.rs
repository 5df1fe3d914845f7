//! The caption under an image that is shown large.

use egui::{Context, Rect, Ui, UiBuilder, pos2, vec2};

use crate::page::fonts::Cut;
use crate::page::{Ink, TextRoom, TextStyle};
use crate::reader::{LargePicture, Reader};
use crate::ui::cx::Cx;
use crate::ui::dialog;
use crate::ui::linked_text::LinkedText;
use crate::ui::theme::STEP;
use crate::ui::widgets::hint;

/// The size of a caption's letters, in those of the text, and its bounds in pt.
const SIZE: f32 = 0.85;
const SIZES: std::ops::RangeInclusive<f32> = 13.0..=22.0;
/// The longest line, in em.
const LONGEST_LINE: f32 = 38.0;
/// The most lines of a paragraph; in a low window.
const MOST_LINES: usize = 4;
const FEW_LINES: usize = 2;
/// Room around a caption, in pt.
const AROUND: f32 = 4.0 * STEP;

/// A caption as it is set.
pub struct Caption {
    lines: Vec<LinkedText>,
    /// Room above and below, in pt.
    around: f32,
}

impl Caption {
    /// The caption of an image in a window.
    pub fn new(ctx: &Context, cx: &mut Cx<'_>, large: &LargePicture, window: Rect) -> Self {
        let is_low = dialog::is_low(ctx);
        let around = if is_low { AROUND / 2.0 } else { AROUND };
        let size = (cx.reader.settings.text_size * SIZE).clamp(*SIZES.start(), *SIZES.end());
        let width = (window.width() - 2.0 * AROUND).min(LONGEST_LINE * size);
        let room = TextRoom { width, lines: if is_low { FEW_LINES } else { MOST_LINES } };
        let conventions = cx.page_conventions();
        let style = TextStyle { conventions, balance: true, ..cx.text_style(Cut::Regular, size, Ink::Text) };
        let reader = cx.reader;
        let document = reader.document.as_ref();
        let passages = document.and_then(|document| document.shown.passages.get(large.caption.clone()));
        let paragraphs = if is_low { 1 } else { 2 };
        let passages = passages.unwrap_or_default().iter().take(paragraphs);
        let lines = passages.map(|passage| LinkedText::new(ctx, cx, &style, passage.clone(), room)).collect();
        Self { lines, around }
    }

    /// The room that it takes, in pt.
    pub fn height(&self) -> f32 {
        let lines: f32 = self.lines.iter().map(|text| text.size().y.ceil()).sum();
        if self.lines.is_empty() { 0.0 } else { lines + 1.5 * self.around }
    }

    /// Draws it at the bottom of the window, in its middle.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, window: Rect) {
        let mut top = window.bottom() - self.height() + self.around / 2.0;
        for (index, text) in self.lines.iter().enumerate() {
            let size = text.size();
            let at = pos2((window.center().x - size.x / 2.0).round(), top.round());
            let rect = Rect::from_min_size(at, size + vec2(1.0, 1.0));
            let mut child = ui.new_child(UiBuilder::new().id_salt(("caption", index)).max_rect(rect));
            text.ui(&mut child, cx, &[]);
            if !text.is_whole() {
                let id = child.scope_id().with("whole");
                hint(child.interact(rect, id, egui::Sense::hover()), text.text());
            }
            top += size.y.ceil();
        }
    }
}

/// What a caption says.
pub fn words(reader: &Reader, large: &LargePicture) -> String {
    let document = reader.document.as_ref();
    let passages = document.and_then(|document| document.shown.passages.get(large.caption.clone()));
    let texts = passages.unwrap_or_default().iter().map(|passage| passage.text.as_str());
    texts.collect::<Vec<_>>().join("\n")
}
