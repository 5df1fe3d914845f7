//! Draws a unit of the article: its ground, its lines, and what is marked in them.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Context, CornerRadius, Galley, Pos2, Rect, Shape, Stroke, Ui, pos2, vec2};

use super::decoration;
use super::inline_image;
use super::lines;
use super::marks;
use super::picture;
use super::pictures::Pictures;
use super::ruby::{self, Side};
use super::selection::Selection;
use super::setting::{First, Part, SetUnit};
use super::sheet::{Look, Sheet};
use crate::article::{Passage, Role, SectionKind, Style};
use crate::reader::{Document, Reader};
use crate::text::class::is_han;
use crate::typeset::Language;
use crate::ui::cx::Cx;
use crate::ui::fonts::{self, Cut};
use crate::ui::icons::Icon;
use crate::ui::theme::{Palette, RADIUS};

/// What drawing needs to know.
pub(super) struct Canvas<'a> {
    pub document: &'a Document,
    pub sheet: Sheet,
    pub reader: &'a Reader,
    pub selection: Option<Selection>,
    pub pictures: &'a Pictures,
}

/// How far a ground reaches out beside the column, in pt.
const OUTDENT: f32 = 16.0;

/// Draws a unit with its top left corner at `at`.
pub(super) fn unit_ui(ui: &mut Ui, canvas: &Canvas<'_>, unit: &SetUnit, at: Pos2, cx: &mut Cx<'_>) {
    let Some(first) = unit.first() else { return };
    if let Some(passage) = canvas.document.shown.passages.get(first.passage) {
        ground(ui, canvas, unit, at, passage, &first);
        ornaments(ui, canvas, unit, at, passage, &first);
    }
    if let Some(picture) = &unit.picture {
        picture::ui(ui, canvas, picture, at, cx);
    }
    for part in &unit.parts {
        let origin = at + part.at;
        if let Some(passage) = canvas.document.shown.passages.get(part.passage) {
            part_ui(ui, canvas, passage, part, origin);
            marks::ui(ui, canvas, passage, part, origin, cx);
        } else {
            ui.painter().galley(origin, Arc::clone(&part.galley), canvas.sheet.theme.quiet);
            let rect = part.galley.rect.translate(origin.to_vec2());
            marks::describe(
                ui,
                canvas,
                rect,
                ui.scope_id().with("byline"),
                Role::Caption,
                part.galley.text(),
            );
            marks::source_ui(ui, canvas, part, origin, cx);
        }
    }
}

/// The line under the headline: source, date, length.
pub(super) fn byline_galley(ctx: &Context, sheet: &Sheet, text: &str) -> Arc<Galley> {
    let size = (sheet.em * 0.75).round().max(12.0);
    let mut job = LayoutJob::default();
    let format = TextFormat {
        font_id: sheet.face.font(Cut::Regular, size),
        color: sheet.theme.quiet,
        line_height: Some((size * 1.6).round()),
        ..TextFormat::default()
    };
    job.append(text, 0.0, format);
    job.wrap.max_width = sheet.column;
    ctx.fonts_mut(|fonts| fonts.layout_job(job))
}

/// A line's rectangle drawn in to the height of its letters.
pub(super) fn tight(rect: Rect, size: f32) -> Rect {
    let half = size * 0.62;
    Rect::from_min_max(pos2(rect.left(), rect.center().y - half), pos2(rect.right(), rect.center().y + half))
}

/// The rectangles of bytes of a part, on the screen, one a line.
pub(super) fn byte_rects(passage: &Passage, part: &Part, origin: Pos2, bytes: &Range<usize>) -> Vec<Rect> {
    let start = bytes.start.clamp(part.range.start, part.range.end);
    let end = bytes.end.clamp(start, part.range.end);
    let Some(text) = passage.text.get(part.range.clone()) else { return Vec::new() };
    if start == end {
        return Vec::new();
    }
    let from = lines::char_of_byte(text, start - part.range.start);
    let to = lines::char_of_byte(text, end - part.range.start);
    lines::rects(&part.galley, &(from..to)).into_iter().map(|rect| rect.translate(origin.to_vec2())).collect()
}

/// The tinted ground of code and the editor's note, and the lines of a table.
fn ground(ui: &Ui, canvas: &Canvas<'_>, unit: &SetUnit, at: Pos2, passage: &Passage, begins: &First) {
    let theme = &canvas.sheet.theme;
    let rect = unit.ground(at, canvas.sheet.column);
    if Sheet::is_inset(passage) {
        let rect = rect.expand2(vec2(OUTDENT, 0.0));
        let corner = |on: bool| if on { RADIUS } else { 0 };
        let first = unit.space.outer > 0.0;
        let last = unit.space.bottom > 0.0;
        let radius =
            CornerRadius { nw: corner(first), ne: corner(first), sw: corner(last), se: corner(last) };
        ui.painter().rect_filled(rect, radius, theme.inset);
        if passage.kind == Some(SectionKind::EditorsNote) {
            let bar = Rect::from_min_max(rect.min, pos2(rect.left() + 3.0, rect.bottom()));
            ui.painter().rect_filled(bar, 0.0, theme.accent);
        }
    }
    if let Role::Cell(cell) = passage.role {
        let line = Stroke::new(1.0, theme.hairline);
        if cell.row == 0 {
            ui.painter().hline(rect.x_range(), rect.top(), Stroke::new(1.5, theme.quiet));
        }
        let line = if cell.header { Stroke::new(1.0, theme.quiet) } else { line };
        ui.painter().hline(rect.x_range(), rect.bottom(), line);
    }
    let above = begins.passage.checked_sub(1).map(|above| &canvas.document.shown.passages[above]);
    if begins.is_beginning && Sheet::has_rule_above(above, passage) {
        let y = (at.y + unit.space.outer * 0.5).round();
        ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, theme.hairline));
    }
}

/// Section bars, quotation bars, list markers, the rule.
fn ornaments(ui: &Ui, canvas: &Canvas<'_>, unit: &SetUnit, at: Pos2, passage: &Passage, first: &First) {
    let theme = &canvas.sheet.theme;
    let em = canvas.sheet.em;
    let look = canvas.sheet.look(passage);
    let text_left = at.x + unit.space.left;
    let text_top = at.y + first.rect.top();
    match passage.role {
        Role::SectionTitle if passage.kind != Some(SectionKind::EditorsNote) => {
            let bar = Rect::from_min_size(pos2(at.x, text_top - em * 0.75), vec2(em * 1.6, 3.0));
            ui.painter().rect_filled(bar, 0.0, theme.accent);
        }
        Role::Rule => {
            let width = canvas.sheet.column * 0.3;
            let centre = at.x + canvas.sheet.column / 2.0;
            let y = text_top + first.rect.height() / 2.0;
            ui.painter().hline(centre - width / 2.0..=centre + width / 2.0, y, Stroke::new(1.0, theme.quiet));
        }
        _ => {}
    }
    for level in 0..passage.quote {
        let x = at.x + level as f32 * 1.1 * em;
        let kind = callout_at(passage, level);
        let above = first.passage.checked_sub(1).map(|above| &canvas.document.shown.passages[above]);
        // The bar of a callout goes on from its title to its end.
        let goes_on = kind.is_some()
            && passage.role != Role::CalloutTitle
            && above.is_some_and(|above| callout_at(above, level) == kind && is_beside(above, passage));
        let top = if goes_on { at.y } else { text_top };
        let bar = Rect::from_min_max(pos2(x, top), pos2(x + 3.0, at.y + unit.height));
        ui.painter().rect_filled(bar, 0.0, kind.map_or(theme.hairline, |kind| callout_ink(kind, theme)));
    }
    if let (Some(marker), true) = (passage.marker, first.is_beginning) {
        let font = canvas.sheet.face.font(Cut::Regular, look.size);
        let y = text_top + look.size * look.leading / 2.0;
        ui.painter().text(
            pos2(text_left - 0.45 * em, y),
            egui::Align2::RIGHT_CENTER,
            marker,
            font,
            theme.quiet,
        );
    }
}

/// The kind of the callout at a level of quotation.
fn callout_at(passage: &Passage, level: u16) -> Option<&str> {
    passage.callouts.iter().find(|callout| callout.level == level).map(|callout| callout.kind.as_str())
}

fn is_beside(above: &Passage, passage: &Passage) -> bool {
    (above.anchor.section, above.anchor.block) == (passage.anchor.section, passage.anchor.block)
}

/// What warns is vermilion, and the rest quiet.
fn callout_ink(kind: &str, theme: &Palette) -> egui::Color32 {
    let warns = matches!(
        kind,
        "attention" | "bug" | "caution" | "danger" | "error" | "failure" | "important" | "warning"
    );
    if warns { theme.accent } else { theme.quiet }
}

/// An icon centred on a point.
pub(super) fn sign(ui: &Ui, icon: Icon, centre: Pos2, size: f32, color: egui::Color32) {
    ui.painter().text(centre, egui::Align2::CENTER_CENTER, icon.char(), fonts::icon(size), color);
}

/// The grounds of hits and of the selection, the lines of text, and what stands above or below letters.
fn part_ui(ui: &mut Ui, canvas: &Canvas<'_>, passage: &Passage, part: &Part, origin: Pos2) {
    let look = canvas.sheet.look(passage);
    if passage.role != Role::Rule {
        code_grounds(ui, canvas, passage, part, origin, &look);
        uses(ui, canvas, passage, part, origin, &look);
        if let Some(text) = passage.text.get(part.range.clone()) {
            hits(ui, canvas, part, origin, &look, text);
        }
        if let Some(selection) = &canvas.selection {
            let bytes = selection.range_in(part.passage, passage.text.len());
            for rect in byte_rects(passage, part, origin, &bytes) {
                ui.painter().rect_filled(tight(rect, look.size), 2.0, canvas.sheet.theme.selection);
            }
        }
        ui.painter().galley(origin, Arc::clone(&part.galley), look.ink);
        annotations(ui, canvas, passage, part, origin, &look);
    }
}

/// Grounds behind code within a line.
fn code_grounds(ui: &Ui, canvas: &Canvas<'_>, passage: &Passage, part: &Part, origin: Pos2, look: &Look) {
    for span in passage.spans.iter().filter(|span| span.style.code) {
        for rect in byte_rects(passage, part, origin, &span.range) {
            let ground = tight(rect, look.size).expand2(vec2(2.0, 0.0));
            ui.painter().rect_filled(ground, 3.0, canvas.sheet.theme.hover);
        }
    }
}

/// Grounds behind the uses of the selected term.
fn uses(ui: &Ui, canvas: &Canvas<'_>, passage: &Passage, part: &Part, origin: Pos2, look: &Look) {
    let Some(selected) = canvas.reader.selected else { return };
    let theme = &canvas.sheet.theme;
    for (id, found) in canvas.document.shown.occurrences.within(part.passage, &part.range) {
        if found.entry == selected.entry {
            let color = if selected.occurrence == Some(id) { theme.current_hit } else { theme.hit };
            for rect in byte_rects(passage, part, origin, &found.range) {
                ui.painter().rect_filled(tight(rect, look.size).expand2(vec2(1.0, 0.0)), 3.0, color);
            }
        }
    }
}

/// Grounds behind the hits of a search.
fn hits(ui: &Ui, canvas: &Canvas<'_>, part: &Part, origin: Pos2, look: &Look, text: &str) {
    let find = &canvas.reader.find;
    let theme = &canvas.sheet.theme;
    let mut character_at = lines::characters_to(text, &part.range);
    for index in find.hits.in_part(part.passage, &part.range) {
        let Some(hit) = find.hits.get(index) else { break };
        let from = character_at(hit.range().start);
        let characters = from..character_at(hit.range().end);
        let color = if find.current == Some(index) { theme.current_hit } else { theme.hit };
        for rect in lines::rects(&part.galley, &characters) {
            let rect = tight(rect.translate(origin.to_vec2()), look.size).expand2(vec2(1.0, 0.0));
            if ui.is_rect_visible(rect) {
                ui.painter().rect_filled(rect, 3.0, color);
            }
        }
    }
}

/// Emphasis dots, ruby, lines along the text and images in it.
fn annotations(ui: &Ui, canvas: &Canvas<'_>, passage: &Passage, part: &Part, origin: Pos2, look: &Look) {
    for span in &passage.spans {
        if span.range.end <= part.range.start || span.range.start >= part.range.end {
            continue;
        }
        let Style { emphasis, ruby, ruby_under, .. } = &span.style;
        if *emphasis {
            // Under the character in Chinese, over it in Japanese (clreq 3.2, jlreq 3.3.9).
            let side = if canvas.sheet.language == Language::Ja { -1.0 } else { 1.0 };
            emphasis_dots(ui, (passage, part, origin), &span.range, (look, side));
        }
        for (reading, side) in [(ruby, Side::Over), (ruby_under, Side::Under)] {
            if let Some(reading) = reading {
                ruby::ui(ui, canvas, (passage, part, origin), (&span.range, reading, side), look);
            }
        }
    }
    let ink = |style: &Style| lines::ink(&canvas.sheet, look, style);
    decoration::ui(ui.painter(), (passage, part, origin), look, ink);
    inline_image::ui(ui, canvas, (passage, part, origin), look);
}

fn emphasis_dots(
    ui: &Ui,
    (passage, part, origin): (&Passage, &Part, Pos2),
    span: &Range<usize>,
    (look, side): (&Look, f32),
) {
    let Some(text) = passage.text.get(span.clone()) else { return };
    let mut dots = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| is_han(*c)) {
        let start = span.start + at;
        for rect in byte_rects(passage, part, origin, &(start..start + c.len_utf8())) {
            let centre = pos2(rect.center().x, rect.center().y + side * look.size * 0.68);
            dots.push(Shape::circle_filled(centre, look.size * 0.07, look.ink));
        }
    }
    ui.painter().extend(dots);
}
