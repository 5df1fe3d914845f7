//! The line under the headline.

use std::sync::Arc;

use egui::Galley;
use egui::epaint::text::FontsView;
use egui::text::{LayoutJob, TextFormat};

use super::fonts::Cut;
use super::sheet::Sheet;

/// The line under the headline: source, date, length.
pub(super) fn byline_galley(fonts: &mut FontsView<'_>, sheet: &Sheet, text: &str) -> Arc<Galley> {
    let size = (sheet.em * 0.75).round().max(12.0);
    let format = TextFormat {
        font_id: sheet.face.font(Cut::Regular, size),
        color: sheet.inks.quiet,
        line_height: Some((size * 1.6).round()),
        ..TextFormat::default()
    };
    let mut job = LayoutJob::single_section(text.to_owned(), format);
    job.wrap.max_width = sheet.column;
    fonts.layout_job(job)
}
