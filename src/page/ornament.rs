//! What stands around a unit's text: grounds, bars, list markers, and the lines between units.

use std::rc::Rc;

use egui::epaint::text::FontsView;

use super::axis::{Logical, LogicalRect};
use super::frame::{First, UnitLayout, WideBox};
use super::ink::Ink;
use super::label::{Align, label};
use super::shape::{Corners, Fill, Rule};
use super::sheet::{Sheet, is_of_one_block};
use super::table::TableLayout;
use crate::article::{LineStyle, Passage, Role, SectionKind};

/// How far a ground reaches out next to the column, in pt.
const OUTDENT: f32 = 16.0;
/// Weight of bars, in pt.
const BAR: f32 = 3.0;

/// Sets what stands around the text of a unit.
pub(super) struct Ornaments<'a> {
    pub sheet: &'a Sheet,
    /// The passage that the unit begins with.
    pub passage: &'a Passage,
    /// The passage before it.
    pub above: Option<&'a Passage>,
    /// The table that it is a row of.
    pub table: Option<Rc<TableLayout>>,
    pub first: First,
}

impl Ornaments<'_> {
    /// Puts it into the unit.
    pub fn put(&self, fonts: &mut FontsView<'_>, unit: &mut UnitLayout) {
        self.grounds(unit);
        self.rules(unit);
        self.bars(unit);
        self.marker(fonts, unit);
    }

    /// All of the unit but the space before it, as wide as the column.
    fn ground(&self, unit: &UnitLayout) -> LogicalRect {
        LogicalRect {
            start: Logical::new(0.0, unit.space.outer),
            end: Logical::new(self.sheet.column, unit.block_size),
        }
    }

    /// The tinted ground of code and of the editor's note.
    fn grounds(&self, unit: &mut UnitLayout) {
        if !Sheet::is_inset(self.passage) {
            return;
        }
        let mut rect = self.ground(unit).expand(Logical::new(OUTDENT, 0.0));
        if self.passage.kind != Some(SectionKind::EditorsNote) {
            // In a list or a quotation it stands within that.
            rect.start.inline += unit.space.inline_start;
        }
        let corners = Corners::Box { begins: unit.space.outer > 0.0, ends: unit.space.block_end > 0.0 };
        unit.grounds.push(Fill { rect, ink: Ink::Inset, corners });
        if self.passage.kind == Some(SectionKind::EditorsNote) {
            unit.grounds.push(bar(rect.start, BAR, rect.size().block, Ink::Accent));
        }
    }

    /// The lines of a table, between entries, and a thematic break.
    fn rules(&self, unit: &mut UnitLayout) {
        let ground = self.ground(unit);
        let mut rule = |start: Logical, length: f32, weight: f32, ink: Ink| {
            let em = self.sheet.em;
            unit.rules.push(Rule { start, length, weight, ink, style: LineStyle::Solid, em });
        };
        let (column, block_end) = (self.sheet.column, unit.space.block_end);
        match (self.passage.role, &self.table) {
            (Role::Cell(cell), Some(table)) => {
                let WideBox { start, length, .. } = table.wide;
                let at = |block| Logical::new(start, block);
                if cell.row == 0 {
                    rule(at(ground.start.block), length, 1.5, Ink::Quiet);
                }
                // A table is open at its sides, and begins and ends with the strongest of its lines.
                let (weight, ink) = match cell.header {
                    _ if table.is_last_row(self.first.passage) => (1.5, Ink::Quiet),
                    true => (1.0, Ink::Quiet),
                    false => (1.0, Ink::Hairline),
                };
                rule(at(ground.end.block - block_end), length, weight, ink);
            }
            (Role::Rule, _) => {
                let at = Logical::new(column * 0.35, self.first.rect.center().block);
                rule(at, column * 0.3, 1.0, Ink::Quiet);
            }
            _ => {}
        }
        if self.first.begins && Sheet::has_rule_above(self.above, self.passage) {
            rule(Logical::new(0.0, (ground.start.block * 0.5).round()), column, 1.0, Ink::Hairline);
        }
    }

    /// The bar over the title of a section, and those next to quotations.
    fn bars(&self, unit: &mut UnitLayout) {
        let em = self.sheet.em;
        let text_start = self.first.rect.start.block;
        if self.passage.role == Role::SectionTitle && self.passage.kind != Some(SectionKind::EditorsNote) {
            let at = Logical::new(0.0, text_start - em * 0.75);
            unit.grounds.push(bar(at, em * 1.6, BAR, Ink::Accent));
        }
        for level in 0..self.passage.quote {
            let kind = callout_at(self.passage, level);
            // The bar goes on from the first paragraph of the quotation to its end.
            let goes_on = self.passage.role != Role::CalloutTitle
                && self.above.is_some_and(|above| {
                    above.quote > level
                        && callout_at(above, level) == kind
                        && is_of_one_block(above, self.passage)
                });
            let start = if goes_on { 0.0 } else { text_start };
            let at = Logical::new(self.sheet.bar_start(self.passage, level).round(), start);
            let ink = kind.map_or(Ink::Hairline, callout_ink);
            unit.grounds.push(bar(at, BAR, unit.block_size - start, ink));
        }
    }

    /// The marker of a list item, at the end of the space before its text.
    fn marker(&self, fonts: &mut FontsView<'_>, unit: &mut UnitLayout) {
        let (Some(marker), true) = (self.passage.marker, self.first.begins) else { return };
        // The box of a task is its marker.
        if self.passage.text.starts_with(['☐', '☑']) {
            return;
        }
        let passage_style = self.sheet.passage_style(self.passage);
        let marker = marker.to_string();
        let font = self.sheet.face.label_font(&marker, passage_style.size);
        // The blank half of 、 is gap enough, and with it a number of one character is as wide as its room.
        let gap = if marker.ends_with('、') { 0.0 } else { 0.45 };
        let at = Logical::new(
            unit.space.inline_start - gap * self.sheet.em,
            self.first.rect.start.block + passage_style.size * passage_style.leading / 2.0,
        );
        unit.marker = Some(label(fonts, &marker, font, at, Align::InlineEnd));
    }
}

fn bar(at: Logical, inline: f32, block: f32, ink: Ink) -> Fill {
    let rect = LogicalRect::from_size(at, Logical::new(inline, block));
    Fill { rect, ink, corners: Corners::Square }
}

/// The kind of the callout at a level of quotation.
fn callout_at(passage: &Passage, level: u16) -> Option<&str> {
    passage.callouts.iter().find(|callout| callout.level == level).map(|callout| callout.kind.as_str())
}

/// What warns is vermilion, and the rest quiet.
fn callout_ink(kind: &str) -> Ink {
    let warns = matches!(
        kind,
        "attention" | "bug" | "caution" | "danger" | "error" | "failure" | "important" | "warning"
    );
    if warns { Ink::Accent } else { Ink::Quiet }
}
