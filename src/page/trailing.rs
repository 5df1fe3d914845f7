//! What stands after a text: where a reference leads, and the ways from a note back to the text.

use egui::epaint::text::FontsView;

use super::axis::{Logical, LogicalRect};
use super::label::{Align, label};
use super::shape::Label;
use super::sheet::Sheet;
use super::text_lines::TextLines;
use crate::article::{Anchor, Passage, Role};

/// Room between a text and the first way back, and that of each way back, em.
const GAP: f32 = 0.4;
const WAY_BACK: f32 = 1.1;
/// More ways back would not find room next to a line.
const MOST_WAYS_BACK: usize = 5;

/// A sign after a text that leads elsewhere.
#[derive(Clone, Debug, PartialEq)]
pub struct Trailing {
    /// Index of the passage.
    pub passage: usize,
    /// Where it leads.
    pub to: TrailingTo,
    /// The room it takes up, relative to the unit.
    pub rect: LogicalRect,
    /// The middle of its sign.
    pub sign: Logical,
    /// Size of the sign, in pt.
    pub size: f32,
    /// Words before the sign.
    pub label: Option<Label>,
}

/// Where a sign after a text leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TrailingTo {
    /// To the page of a reference, or to a search for it.
    Destination,
    /// Back to where the text refers to a note.
    Back {
        /// The number of this way, counted from 0.
        number: usize,
        /// The place in the text.
        anchor: Anchor,
    },
}

/// What stands after the lines of a passage that ends with them; `back` are the places that refer to it.
pub(super) fn trailing(
    fonts: &mut FontsView<'_>,
    sheet: &Sheet,
    passage: &Passage,
    lines: &TextLines,
    back: &[Anchor],
) -> Vec<Trailing> {
    let (Some(index), Some(line)) = (lines.passage(), lines.last_line()) else { return Vec::new() };
    if lines.range.end != passage.text.len() {
        return Vec::new();
    }
    let size = sheet.em;
    let middle = line.center().block;
    let mut end = line.end.inline;
    let mut trailing = Vec::new();
    if passage.role == Role::ReferenceName {
        let url = passage.spans.first().and_then(|span| span.style.link.as_ref());
        let host = url.map(|url| host(url)).filter(|host| !host.is_empty());
        let start = end + size * 0.5;
        let host = host.map(|host| {
            let font = sheet.face.label_font(host, (size * 0.75).round());
            label(fonts, host, font, Logical::new(start, middle), Align::InlineStart)
        });
        let words = host.as_ref().map_or(0.0, |label| label.galley.rect.width() + 4.0);
        // After the name; in a full line it hangs into the margin.
        let rect = box_at(start, middle, size * 1.2 + words, size);
        end = rect.end.inline;
        let sign = Logical::new(end - size * 0.6, middle);
        let to = TrailingTo::Destination;
        trailing.push(Trailing { passage: index, to, rect, sign, size: size * 0.85, label: host });
    }
    end += size * GAP;
    let middle = if needs_own_line(sheet, passage, lines, back.len()) {
        end = lines.at.inline;
        middle + line.size().block
    } else {
        middle
    };
    for (number, anchor) in back.iter().take(MOST_WAYS_BACK).enumerate() {
        let rect = box_at(end, middle, size * WAY_BACK, size);
        end = rect.end.inline;
        let to = TrailingTo::Back { number, anchor: *anchor };
        let sign = rect.center();
        trailing.push(Trailing { passage: index, to, rect, sign, size: size * 0.85, label: None });
    }
    trailing
}

/// Whether the ways back from a note do not find room in the column after its last line, so that they stand below it.
pub(super) fn needs_own_line(sheet: &Sheet, passage: &Passage, lines: &TextLines, back: usize) -> bool {
    let Some(line) = lines.last_line().filter(|_| back > 0 && passage.role != Role::ReferenceName) else {
        return false;
    };
    let signs = back.min(MOST_WAYS_BACK) as f32 * WAY_BACK + GAP;
    lines.range.end == passage.text.len() && line.end.inline + signs * sheet.em > sheet.column
}

fn box_at(start: f32, middle: f32, length: f32, size: f32) -> LogicalRect {
    LogicalRect::from_size(Logical::new(start, middle - size * 0.6), Logical::new(length, size * 1.2))
}

/// The host of an address, as people say it.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_host_is_what_people_say() {
        assert_eq!(super::host("https://www.nvidia.com/zh-tw/?a"), "nvidia.com");
        assert_eq!(super::host("http://例え.jp"), "例え.jp");
        assert_eq!(super::host("mailto:a@b.c"), "mailto:a@b.c");
    }
}
