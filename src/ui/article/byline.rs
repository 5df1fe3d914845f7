//! The line under the headline.

use crate::page::minutes;
use crate::reader::{Document, Language};
use crate::words::{Msg, grouped};

/// What stands between two parts. A line ends after it, never before it: a word joiner (UAX #14 LB11) follows the first
/// blank.
const BETWEEN: &str = "\u{2002}\u{2060}·\u{2002}";

/// Source, date, length and reading time, as far as known.
pub fn byline(document: &Document, language: Language) -> String {
    let head = &document.shown.head;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(head.source.as_ref().map(|source| source.name.clone()).filter(|name| !name.is_empty()));
    if !head.authors.is_empty() {
        parts.push(head.authors.join("、"));
    }
    parts.extend(document.article.published.clone());
    parts.push(Msg::Characters { count: &grouped(document.length) }.text(language).into_owned());
    let minutes = minutes(document.length);
    parts.push(if minutes < 120 {
        Msg::Minutes { minutes: &minutes }.text(language).into_owned()
    } else {
        Msg::Hours { hours: &(minutes / 60) }.text(language).into_owned()
    });
    parts.join(BETWEEN)
}

#[cfg(test)]
mod tests {
    use egui::epaint::TextOptions;
    use egui::epaint::text::Fonts;

    use super::*;
    use crate::article::Passage;
    use crate::page::fonts::{self, Cut, Face, Typeface};
    use crate::page::{Conventions, Ink, TextRoom, TextStyle, Texts};
    use crate::reader::Typography;
    use crate::typeset::WritingSystem;
    use crate::ui::theme::Theme;

    #[test]
    fn no_line_begins_with_a_separator() {
        let mut fonts = Fonts::new(TextOptions::default(), fonts::definitions(Language::ZhHant));
        let style = TextStyle {
            conventions: Conventions {
                face: Typeface::of("zh-Hant", Face::Taiwan),
                writing_system: WritingSystem::ZhHant,
            },
            typography: Typography::default(),
            is_running: false,
            balance: false,
            inks: Theme::light().inks(),
            size: 14.0,
            cut: Cut::Regular,
            ink: Ink::Quiet,
            leading: 1.6,
        };
        let passage =
            Passage::plain(&["科技日報", "Ada Lovelace", "2025-12-11", "656 characters"].join(BETWEEN));
        let mut broken = 0;
        for width in 60..400 {
            let room = TextRoom::wide(width as f32);
            let unit = Texts::default().set(&mut fonts.with_pixels_per_point(1.0), &style, &passage, room);
            for row in &unit.lines[0].galley.rows {
                let first = row.glyphs.iter().map(|glyph| glyph.chr).find(|c| !c.is_whitespace());
                assert!(first.is_some_and(char::is_alphanumeric), "{first:?} at {width}");
            }
            broken += usize::from(unit.lines[0].galley.rows.len() > 1);
        }
        assert!(broken > 200, "lines are broken in most of these widths: {broken}");
    }
}
