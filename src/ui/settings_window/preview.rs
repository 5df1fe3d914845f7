//! A short text at the top of the settings, in the conventions of the article, that shows what they change.

use egui::{Frame, Margin, Stroke, Ui};

use crate::article::Passage;
use crate::page::fonts::Cut;
use crate::page::{Ink, Sheet, TextRoom, TextStyle};
use crate::reader::{Language, TermUnderlines};
use crate::typeset::WritingSystem;
use crate::ui::cx::Cx;
use crate::ui::linked_text::LinkedText;
use crate::ui::shapes::{TermLine, paint_term_line};
use crate::ui::theme::RADIUS;
use crate::words::Msg;

/// Room around the text, in pt.
const PAD: f32 = 12.0;

/// The language in which there is a text for these conventions.
const fn language(writing_system: WritingSystem) -> Language {
    match writing_system {
        WritingSystem::ZhHant => Language::ZhHant,
        WritingSystem::ZhHans => Language::ZhHans,
        WritingSystem::Ja => Language::Ja,
        WritingSystem::Ko => Language::Ko,
        WritingSystem::Other => Language::En,
    }
}

/// Draws it, at most `height` pt high but at least a line.
pub(super) fn ui(ui: &mut Ui, cx: &mut Cx<'_>, height: f32) {
    let frame = Frame::new()
        .stroke(Stroke::new(1.0, cx.theme.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::same(PAD as i8));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        paragraphs_ui(ui, cx, height - 2.0 * PAD);
    });
}

/// Two paragraphs as on the page, as far as there is room.
fn paragraphs_ui(ui: &mut Ui, cx: &mut Cx<'_>, height: f32) {
    let settings = &cx.reader.settings;
    let (typography, em, underline) = (settings.typography, settings.text_size, settings.underline);
    let writing_system = cx.conventions.writing_system;
    // Whole em, as the page's column.
    let column = (ui.available_width().min(typography.measure(writing_system) * em) / em).floor() * em;
    let style = TextStyle {
        is_running: true,
        leading: typography.leading(writing_system),
        conventions: cx.page_conventions(),
        ..cx.text_style(Cut::Regular, em, Ink::Text)
    };
    let face = style.conventions.face;
    let sheet = Sheet { inks: style.inks, face, writing_system, typography, em, column, grandeur: 1.0 };
    let language = language(writing_system);
    let term = Msg::PreviewTerm.text(language);
    let mut left = height;
    let mut is_first = true;
    for paragraph in [Msg::PreviewFirst, Msg::PreviewSecond] {
        let space = if is_first { 0.0 } else { (sheet.paragraph_space() * em).round() };
        let lines = ((left - space) / sheet.line()).floor();
        if lines < 1.0 && !is_first {
            return;
        }
        ui.add_space(space);
        let room = TextRoom { width: column, lines: lines.max(1.0) as usize };
        let text = Passage::plain(&paragraph.text(language));
        let text = LinkedText::new(ui.ctx(), cx, &style, text, room);
        let at = text.ui(ui, cx, &[]);
        let underlined = match underline {
            TermUnderlines::Every => true,
            TermUnderlines::FirstInSection => is_first,
            TermUnderlines::None => false,
        };
        let range = text.text().find(&*term).map(|start| start..start + term.len());
        if let Some(range) = range.filter(|range| underlined && range.end <= text.shown_bytes()) {
            for rect in text.rects_in_order(at)(&range) {
                let line = TermLine { size: em, is_active: false, is_pale: false, is_forbidden: false };
                paint_term_line(ui, rect, line, cx.theme);
            }
        }
        left -= space + text.size().y;
        is_first = false;
    }
}
