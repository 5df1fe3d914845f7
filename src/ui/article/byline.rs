//! The line under the headline.

use crate::page::minutes;
use crate::reader::{Document, Language};
use crate::text::class::is_cjk;
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
    parts.extend(document.article.published.as_deref().map(whole));
    parts.push(whole(&Msg::Characters { count: &grouped(document.length) }.text(language)));
    let minutes = minutes(document.length);
    parts.push(whole(&if minutes < 120 {
        Msg::Minutes { minutes: &minutes }.text(language)
    } else {
        Msg::Hours { hours: &grouped(minutes / 60) }.text(language)
    }));
    parts.join(BETWEEN)
}

/// Characters of a part that is kept on one line; there is room for so many in the narrowest window.
const MOST_WHOLE: usize = 24;

/// A short part, such as a number with what is counted, as it stands on one line: with word joiners before what could
/// otherwise begin one (UAX #14 LB11).
fn whole(part: &str) -> String {
    if part.chars().count() > MOST_WHOLE {
        return part.to_owned();
    }
    let mut joined = String::with_capacity(part.len());
    let mut characters = part.chars().peekable();
    while let Some(c) = characters.next() {
        joined.push(c);
        // A blank is as wide as in the rest of the line, which a no-break space is not in every face.
        if characters.peek().is_some_and(|next| *next != ' ' && (c == ' ' || is_cjk(c) || is_cjk(*next))) {
            joined.push('\u{2060}');
        }
    }
    joined
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

    /// The rows of a byline of these parts in each width, without what keeps them together.
    fn rows(parts: &[String]) -> Vec<(usize, Vec<String>)> {
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
        let passage = Passage::plain(&parts.join(BETWEEN));
        let mut rows_at = |width: usize| {
            let room = TextRoom::wide(width as f32);
            let unit = Texts::default().set(&mut fonts.with_pixels_per_point(1.0), &style, &passage, room);
            let rows = unit.lines[0].galley.rows.iter();
            let text = |row: &egui::epaint::text::PlacedRow| -> String {
                row.glyphs.iter().map(|glyph| glyph.chr).filter(|c| *c != '\u{2060}').collect()
            };
            (width, rows.map(text).collect())
        };
        (60..400).map(&mut rows_at).collect()
    }

    #[test]
    fn no_line_begins_with_a_separator_and_no_number_is_parted_from_what_is_counted() {
        for counted in
            [["2025-12-11", "656 characters", "about 3 min"], ["2025年12月11日", "656 字", "約 3 分鐘"]]
        {
            let mut parts = vec!["科技日報".to_owned(), "Ada Lovelace".to_owned()];
            parts.extend(counted.map(whole));
            let mut broken = 0;
            for (width, rows) in rows(&parts) {
                broken += usize::from(rows.len() > 1);
                for row in &rows {
                    let first = row.chars().find(|c| !c.is_whitespace());
                    assert!(first.is_some_and(char::is_alphanumeric), "{row:?} at {width}");
                }
                // Where there is room for the longest.
                for part in counted.iter().filter(|_| width >= 140) {
                    assert!(
                        rows.iter().any(|row| row.contains(part)),
                        "{part} is parted: {rows:?} at {width}"
                    );
                }
            }
            assert!(broken > 200, "lines are broken in most of these widths: {broken}");
        }
    }
}
