//! An entry of the glossary pane: name, definition, and its uses in the text.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Context, FontId, Galley, Pos2, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::glossary::{Entry, Field, Match};
use crate::reader::{Command, Document, Reader};
use crate::ui::fonts::{Cut, Face};
use crate::ui::icons::Icon;
use crate::ui::strings::Word;
use crate::ui::theme::{Palette, SMALL_TEXT, UI_TEXT};
use crate::ui::widgets::{Look, focus_ring, icon_button};

/// Height of an entry that was not measured yet, in pt.
pub(super) const ESTIMATE: f32 = 120.0;
const PAD: f32 = 12.0;
const SIDE: f32 = 16.0;
const FOOTER: f32 = 26.0;
/// Lines of a definition that are shown before the entry is selected.
const SHORT: usize = 2;

/// What all entries have in common in a frame.
pub(super) struct EntryLook<'a> {
    reader: &'a Reader,
    document: &'a Document,
    palette: &'a Palette,
    face: Face,
    width: f32,
}

struct EntryLines {
    name: Arc<Galley>,
    definition: Arc<Galley>,
}

impl EntryLines {
    /// Height of the whole entry, in pt.
    fn height(&self) -> f32 {
        PAD + self.name.size().y + 4.0 + self.definition.size().y + 4.0 + FOOTER + 6.0
    }
}

impl<'a> EntryLook<'a> {
    pub(super) fn new(reader: &'a Reader, document: &'a Document, palette: &'a Palette, width: f32) -> Self {
        let face = Face::of(&document.head.language, Face::of_interface(reader.language));
        Self { reader, document, palette, face, width }
    }

    /// Height of an entry, in pt.
    pub(super) fn height(&self, ctx: &Context, found: &Match) -> f32 {
        self.lines(ctx, found).height()
    }

    /// Draws an entry with its top left corner at `at`.
    pub(super) fn ui(&self, ui: &mut Ui, found: &Match, at: Pos2, commands: &mut Vec<Command>) {
        let Some(entry) = self.document.glossary.entries().get(found.entry) else { return };
        let palette = self.palette;
        let lines = self.lines(ui.ctx(), found);
        let rect = Rect::from_min_size(at, vec2(self.width, lines.height()));
        let selected = self.is_selected(found.entry);
        let response = ui.interact(rect, ui.scope_id().with(("term", found.entry)), Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ListBoxOption, true, spoken(entry));
            info.selected = Some(selected);
            info
        });
        if selected {
            ui.painter().rect_filled(rect, 0.0, palette.page);
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0.0, palette.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, palette.hover);
        }
        focus_ring(ui, &response, palette);
        let name_at = at + vec2(SIDE, PAD);
        let definition_at = name_at + vec2(0.0, lines.name.size().y + 4.0);
        let footer_top = definition_at.y + lines.definition.size().y + 4.0;
        ui.painter().galley(name_at, lines.name, palette.ink);
        ui.painter().galley(definition_at, lines.definition, palette.ink);
        let footer =
            Rect::from_min_size(pos2(at.x + SIDE, footer_top), vec2(self.width - 2.0 * SIDE, FOOTER));
        self.footer_ui(ui, entry, found.entry, footer, commands);
        let line = egui::Stroke::new(1.0, palette.hairline);
        ui.painter().hline(rect.left() + SIDE..=rect.right() - SIDE, rect.bottom() - 0.5, line);
        if response.clicked() {
            commands.push(Command::SelectTerm(Some(found.entry)));
        }
    }

    /// How often the term is used, the buttons that step through its uses, and its page.
    fn footer_ui(&self, ui: &mut Ui, entry: &Entry, index: usize, rect: Rect, commands: &mut Vec<Command>) {
        let language = self.reader.language;
        let palette = self.palette;
        let count = self.document.uses_of(index).len();
        let text = match count {
            0 => Word::UsesNone.text(language).to_owned(),
            1 => Word::UsesOnce.text(language).to_owned(),
            count => Word::Uses.with(language, &[&count]),
        };
        let font = FontId::proportional(SMALL_TEXT);
        let middle = rect.center().y;
        ui.painter().text(
            pos2(rect.left(), middle),
            egui::Align2::LEFT_CENTER,
            text,
            font.clone(),
            palette.quiet,
        );
        // From the right: next, which one, previous, the page.
        let mut right = rect.right() + 6.0;
        if count > 0 {
            let next = Word::NextUse.with(language, &[&entry.term]);
            if self.step_button(ui, (Icon::CaretRight, &next), &mut right, middle) {
                commands.push(Command::StepUse { entry: index, forward: true });
            }
            let at = self.reader.selected.filter(|selected| selected.entry == index);
            let at = at
                .and_then(|selected| selected.use_index)
                .map_or("–".to_owned(), |at| (at + 1).to_string());
            let which = format!("{at}/{count}");
            let drawn = ui.painter().text(
                pos2(right, middle),
                egui::Align2::RIGHT_CENTER,
                which,
                font,
                palette.quiet,
            );
            right = drawn.left();
            let previous = Word::PreviousUse.with(language, &[&entry.term]);
            if self.step_button(ui, (Icon::CaretLeft, &previous), &mut right, middle) {
                commands.push(Command::StepUse { entry: index, forward: false });
            }
        }
        if let Some(url) = &entry.url {
            let page = Word::OpenPageOf.with(language, &[&entry.term]);
            if self.step_button(ui, (Icon::External, &page), &mut right, middle) {
                commands.push(Command::OpenLink(url.clone()));
            }
        }
    }

    /// A small button left of `right`, which moves to its left edge.
    fn step_button(&self, ui: &mut Ui, (icon, name): (Icon, &str), right: &mut f32, middle: f32) -> bool {
        *right -= 26.0;
        let rect = Rect::from_min_size(pos2(*right, middle - 13.0), vec2(26.0, 26.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(name));
        let look = Look { size: 14.0, ..Look::default() };
        icon_button(&mut child, icon, name, "", (self.palette, look)).clicked()
    }

    fn is_selected(&self, entry: usize) -> bool {
        self.reader.selected.is_some_and(|selected| selected.entry == entry)
    }

    fn lines(&self, ctx: &Context, found: &Match) -> EntryLines {
        let Some(entry) = self.document.glossary.entries().get(found.entry) else {
            let empty = ctx.fonts_mut(|fonts| fonts.layout_job(LayoutJob::default()));
            return EntryLines { name: Arc::clone(&empty), definition: empty };
        };
        let mut name = LayoutJob::default();
        let bold = self.face.font(Cut::Bold, UI_TEXT + 2.0);
        self.push(&mut name, &entry.term, (bold, self.palette.ink), &marks(found, Field::Term));
        let quiet = self.face.font(Cut::Regular, UI_TEXT);
        for (index, alias) in entry.aliases.iter().enumerate() {
            name.append("\u{2002}", 0.0, TextFormat::simple(quiet.clone(), self.palette.quiet));
            self.push(
                &mut name,
                alias,
                (quiet.clone(), self.palette.quiet),
                &marks(found, Field::Alias(index)),
            );
        }
        if let Some(reading) = &entry.reading {
            name.append("\u{2002}", 0.0, TextFormat::simple(quiet.clone(), self.palette.quiet));
            self.push(&mut name, reading, (quiet, self.palette.quiet), &marks(found, Field::Reading));
        }
        let mut definition = LayoutJob::default();
        let font = self.face.font(Cut::Regular, UI_TEXT);
        self.push(
            &mut definition,
            &entry.definition,
            (font, self.palette.ink),
            &marks(found, Field::Definition),
        );
        let width = self.width - 2.0 * SIDE;
        name.wrap = TextWrapping::wrap_at_width(width);
        definition.wrap = TextWrapping::wrap_at_width(width);
        if !self.is_selected(found.entry) {
            definition.wrap.max_rows = SHORT;
        }
        ctx.fonts_mut(|fonts| EntryLines {
            name: fonts.layout_job(name),
            definition: fonts.layout_job(definition),
        })
    }

    /// Appends a field with its marked parts on the ground of a hit.
    fn push(&self, job: &mut LayoutJob, text: &str, (font, ink): (FontId, Color32), marks: &[Range<usize>]) {
        let format = |background| TextFormat {
            line_height: Some((font.size * 1.55).round()),
            background,
            color: if background == Color32::TRANSPARENT { ink } else { self.palette.ink },
            font_id: font.clone(),
            ..TextFormat::default()
        };
        let mut from = 0;
        for mark in marks {
            job.append(text.get(from..mark.start).unwrap_or_default(), 0.0, format(Color32::TRANSPARENT));
            job.append(text.get(mark.clone()).unwrap_or_default(), 0.0, format(self.palette.hit));
            from = mark.end;
        }
        job.append(text.get(from..).unwrap_or_default(), 0.0, format(Color32::TRANSPARENT));
    }
}

/// The marked ranges of a field, in order and without overlaps.
fn marks(found: &Match, field: Field) -> Vec<Range<usize>> {
    let mut ranges: Vec<Range<usize>> =
        found.marks.iter().filter(|mark| mark.field == field).map(|mark| mark.range.clone()).collect();
    ranges.sort_by_key(|range| range.start);
    let mut end = 0;
    ranges.retain(|range| {
        let apart = range.start >= end;
        if apart {
            end = range.end;
        }
        apart
    });
    ranges
}

/// What a screen reader says of an entry.
fn spoken(entry: &Entry) -> String {
    let mut text = entry.term.clone();
    for other in entry.aliases.iter().chain(&entry.reading) {
        text.push_str(", ");
        text.push_str(other);
    }
    text
}
