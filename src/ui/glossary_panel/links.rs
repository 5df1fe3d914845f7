//! Names of other entries in a definition, as links to them.

use std::ops::Range;

use egui::{Galley, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2};

use super::entry::EntryLook;
use crate::glossary::{DefinitionLink, EntryId};
use crate::reader::Command;
use crate::ui::cx::Cx;
use crate::ui::strings::Word;
use crate::ui::widgets::focus_ring;

/// A definition as it is drawn.
pub(super) struct Definition<'a> {
    /// The entry that it defines.
    pub entry: EntryId,
    pub galley: &'a Galley,
    /// Where its text begins.
    pub at: Pos2,
    pub links: &'a [DefinitionLink],
}

/// Makes links of the names of other entries in a definition.
pub(super) fn ui(
    ui: &mut Ui,
    look: &EntryLook<'_>,
    &Definition { entry, galley, at, links }: &Definition<'_>,
    cx: &mut Cx<'_>,
) {
    for (number, DefinitionLink { range, entry: target }) in links.iter().enumerate() {
        let Some(other) = look.document.shown.glossary.entry(*target) else { continue };
        for (row, rect) in rects(galley, range).into_iter().enumerate() {
            let id = ui.scope_id().with(("entry link", entry, number, row));
            let response = ui.interact(rect.translate(at.to_vec2()), id, Sense::click());
            let name = Word::EntryOf.with(look.reader.language, &[&other.term]);
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name.clone()));
            focus_ring(ui, &response, look.theme);
            if response.hovered() {
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            }
            if response.clicked() {
                cx.commands.push(Command::SelectTerm(Some(*target)));
            }
        }
    }
}

/// Where a range of a galley's text (bytes) stands, a rectangle for each row that shows some of it.
fn rects(galley: &Galley, range: &Range<usize>) -> Vec<Rect> {
    let text = galley.text();
    let chars = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
    let (start, end) = (chars(range.start), chars(range.end));
    let mut first = 0;
    let mut rects = Vec::new();
    for row in &galley.rows {
        let within = |at: usize| at.clamp(first, first + row.glyphs.len()) - first;
        if let Some([left, ..]) = row.glyphs.get(within(start)..within(end))
            && let Some(right) = row.glyphs.get(..within(end)).and_then(<[_]>::last)
        {
            let row_rect = row.rect();
            rects.push(Rect::from_min_max(
                pos2(row.pos.x + left.pos.x, row_rect.top()),
                pos2(row.pos.x + right.max_x(), row_rect.bottom()),
            ));
        }
        first += row.glyphs.len() + usize::from(row.ends_with_newline);
    }
    rects
}
