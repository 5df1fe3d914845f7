//! Names of other entries in a definition, as links to them.

use egui::{Pos2, Role, Sense, Stroke, Ui, WidgetInfo};

use super::context::EntryContext;
use crate::glossary::EntryId;
use crate::reader::Command;
use crate::ui::cx::Cx;
use crate::ui::linked_text::LinkedText;
use crate::words::Msg;

/// Makes links of the names of other entries in the definition of an entry, which begins at `at`.
pub(super) fn ui(
    ui: &Ui,
    context: &EntryContext<'_>,
    entry: EntryId,
    definition: &LinkedText,
    at: Pos2,
    cx: &mut Cx<'_>,
) {
    let glossary = &context.document.shown.glossary;
    let mut rects = definition.rects_in_order(at);
    for (number, link) in glossary.definition_links(entry).iter().enumerate() {
        if link.range.start >= definition.shown_bytes() {
            break;
        }
        let Some(other) = glossary.entry(link.entry) else { continue };
        for (row, rect) in rects(&link.range).into_iter().enumerate() {
            if !ui.is_rect_visible(rect) {
                continue;
            }
            let stroke = Stroke::new(1.0, context.theme.term);
            ui.painter().hline(rect.x_range(), rect.bottom() + 0.5, stroke);
            let id = ui.scope_id().with(("entry link", entry, number, row));
            let response = ui.interact(rect, id, Sense::click());
            let name = Msg::EntryOf { term: &other.term }.text(context.reader.language);
            response.widget_info(|| WidgetInfo::labeled(Role::Link, true, name.clone()));
            if response.hovered() {
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            }
            if response.clicked() {
                cx.commands.push(Command::SelectTerm(Some(link.entry)));
            }
        }
    }
}
