//! An entry of the glossary pane: name, definition, and how often the text uses it.

use std::ops::Range;
use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat, TextWrapping};
use egui::{Color32, Context, FontId, Galley, Pos2, Rangef, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::links::{self, Definition};
use super::uses::{self, Uses};
use crate::glossary::{DefinitionLink, Entry, Field, Match};
use crate::reader::{Command, Document, Reader};
use crate::ui::cx::Cx;
use crate::ui::fonts::{Cut, Face, Typeface};
use crate::ui::icons::Icon;
use crate::ui::own_terms;
use crate::ui::strings::Word;
use crate::ui::theme::{Palette, SMALL_TEXT, UI_TEXT};
use crate::ui::widgets::{IconButton, focus_ring};

/// Height of an entry that was not measured yet, in pt.
pub(super) const ESTIMATE: f32 = 120.0;
const PAD: f32 = 12.0;
const SIDE: f32 = 16.0;
const FOOTER: f32 = 26.0;
/// Room below the last line, in pt.
const END: f32 = 6.0;
/// Lines of a definition that are shown before the entry is selected.
const SHORT: usize = 2;

/// Characters of the longest name of a glossary that is shown whole beside each of its terms.
const LONGEST_SOURCE: usize = 12;
/// Characters of a definition that is not shown whole.
const HEAD: usize = 300;

/// The entries that can be listed.
#[derive(Clone, Copy)]
pub(super) struct Entries<'a> {
    pub document: &'a Document,
    /// Entries that the text does not use, counted behind the document's.
    pub beyond: &'a [Entry],
}

impl<'a> Entries<'a> {
    fn get(&self, index: usize) -> Option<&'a Entry> {
        let own = self.document.shown.glossary.entries();
        own.get(index).or_else(|| self.beyond.get(index.checked_sub(own.len())?))
    }
}

/// What all entries have in common in a frame.
pub(super) struct EntryLook<'a> {
    pub reader: &'a Reader,
    pub document: &'a Document,
    entries: Entries<'a>,
    pub theme: &'a Palette,
    pub face: Typeface,
    width: f32,
    /// Uses that are listed of the selected entry.
    uses_shown: usize,
}

struct EntryLines<'a> {
    name: Arc<Galley>,
    definition: Arc<Galley>,
    /// Other terms in the definition.
    links: &'a [DefinitionLink],
    uses: Uses,
}

impl EntryLines<'_> {
    /// Height of the whole entry, in pt.
    fn height(&self) -> f32 {
        PAD + self.name.size().y
            + 4.0
            + self.definition.size().y
            + 4.0
            + FOOTER
            + END
            + uses::height(&self.uses)
    }
}

impl<'a> EntryLook<'a> {
    pub(super) fn new(cx: &Cx<'a>, entries: Entries<'a>, width: f32, uses_shown: usize) -> Self {
        let Cx { reader, theme, .. } = *cx;
        let document = entries.document;
        let face = Typeface::of(&document.shown.head.language, Face::of_interface(reader.language));
        Self { reader, document, entries, theme, face, width, uses_shown }
    }

    /// Width of the text, in pt.
    pub(super) fn text_width(&self) -> f32 {
        self.width - 2.0 * SIDE
    }

    /// Height of an entry, in pt.
    pub(super) fn height(&self, ctx: &Context, found: &Match) -> f32 {
        self.lines(ctx, found).height() + self.buttons_height(found.entry)
    }

    /// Where the line of the current use stands, in pt from the top of its entry; none if the entry has none.
    pub(super) fn current_use(&self, ctx: &Context, found: &Match) -> Option<Rangef> {
        let current = self.reader.selected.and_then(|selected| selected.use_index)?;
        let lines = self.lines(ctx, found);
        let line = uses::place(&lines.uses, current)?;
        let above = lines.height() - END - uses::height(&lines.uses) + self.buttons_height(found.entry);
        Some(Rangef::new(above + line.min, above + line.max))
    }

    /// Draws an entry with its top left corner at `at`; whether the person wants to see more of its uses.
    pub(super) fn ui(&self, ui: &mut Ui, found: &Match, at: Pos2, cx: &mut Cx<'_>) -> bool {
        let Some(entry) = self.entries.get(found.entry) else { return false };
        let theme = self.theme;
        let lines = self.lines(ui.ctx(), found);
        let rect =
            Rect::from_min_size(at, vec2(self.width, lines.height() + self.buttons_height(found.entry)));
        let selected = self.is_selected(found.entry);
        let response = ui.interact(rect, ui.scope_id().with(("term", found.entry)), Sense::click());
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::ListBoxOption, true, spoken(entry, self.source(entry)));
            info.selected = Some(selected);
            info
        });
        if selected {
            ui.painter().rect_filled(rect, 0.0, theme.page);
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0.0, theme.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, theme.hover);
        }
        focus_ring(ui, &response, theme);
        let name_at = at + vec2(SIDE, PAD);
        let definition_at = name_at + vec2(0.0, lines.name.size().y + 4.0);
        let footer_top = definition_at.y + lines.definition.size().y + 4.0;
        ui.painter().galley(name_at, lines.name, theme.ink);
        let definition = Definition {
            entry: found.entry,
            galley: &lines.definition,
            at: definition_at,
            links: lines.links,
        };
        links::ui(ui, self, &definition, cx);
        ui.painter().galley(definition_at, lines.definition, theme.ink);
        let footer = Rect::from_min_size(pos2(at.x + SIDE, footer_top), vec2(self.text_width(), FOOTER));
        let right = self.footer_ui(ui, entry, found.entry, footer, cx);
        if selected {
            // The one button of an entry of the article goes into the footer, the person's have a row.
            let row = match self.buttons_height(found.entry) {
                0.0 => footer.with_max_x(right - 6.0),
                height => Rect::from_min_size(footer.left_bottom(), vec2(footer.width(), height)),
            };
            own_terms::buttons_ui(ui, cx, self.document, found.entry, row);
        }
        let uses_at = pos2(at.x + SIDE, footer_top + FOOTER + self.buttons_height(found.entry));
        let more = uses::ui(ui, self, lines.uses, uses_at, cx);
        let line = egui::Stroke::new(1.0, theme.hairline);
        ui.painter().hline(rect.left() + SIDE..=rect.right() - SIDE, rect.bottom() - 0.5, line);
        if response.clicked() {
            cx.commands.push(Command::SelectTerm(Some(found.entry)));
        }
        more
    }

    /// How often the term is used, the buttons that step through its uses, and its page; gives their left edge.
    fn footer_ui(&self, ui: &mut Ui, entry: &Entry, index: usize, rect: Rect, cx: &mut Cx<'_>) -> f32 {
        let language = self.reader.language;
        let theme = self.theme;
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
            theme.quiet,
        );
        // From the right: next, which one, previous, the page.
        let mut right = rect.right() + 6.0;
        if count > 0 {
            let next = Word::NextUse.with(language, &[&entry.term]);
            if self.step_button(ui, Icon::CaretRight, &next, &mut right, middle) {
                cx.commands.push(Command::StepUse { entry: index, forward: true });
            }
            let at = self.reader.selected.filter(|selected| selected.entry == index);
            let at = at
                .and_then(|selected| selected.use_index)
                .map_or("–".to_owned(), |at| (at + 1).to_string());
            let which = format!("{at}/{count}");
            let drawn =
                ui.painter().text(pos2(right, middle), egui::Align2::RIGHT_CENTER, which, font, theme.quiet);
            right = drawn.left();
            let previous = Word::PreviousUse.with(language, &[&entry.term]);
            if self.step_button(ui, Icon::CaretLeft, &previous, &mut right, middle) {
                cx.commands.push(Command::StepUse { entry: index, forward: false });
            }
        }
        if let Some(url) = &entry.url {
            let page = Word::OpenPageOf.with(language, &[&entry.term]);
            if self.step_button(ui, Icon::External, &page, &mut right, middle) {
                cx.commands.push(Command::OpenLink(url.clone()));
            }
        }
        right
    }

    /// A small button left of `right`, which moves to its left edge.
    fn step_button(&self, ui: &mut Ui, icon: Icon, name: &str, right: &mut f32, middle: f32) -> bool {
        *right -= 26.0;
        let rect = Rect::from_min_size(pos2(*right, middle - 13.0), vec2(26.0, 26.0));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(name));
        IconButton::new(icon, name).size(14.0).ui(&mut child, self.theme).clicked()
    }

    /// Height of the row of buttons that the selected entry has if it is the person's own, in pt.
    fn buttons_height(&self, entry: usize) -> f32 {
        let own = self.is_selected(entry) && self.document.own_term(entry).is_some();
        if own { own_terms::BUTTONS } else { 0.0 }
    }

    fn is_selected(&self, entry: usize) -> bool {
        self.reader.selected.is_some_and(|selected| selected.entry == entry)
    }

    fn lines(&self, ctx: &Context, found: &Match) -> EntryLines<'a> {
        let Some(entry) = self.entries.get(found.entry) else {
            let empty = ctx.fonts_mut(|fonts| fonts.layout_job(LayoutJob::default()));
            let name = Arc::clone(&empty);
            return EntryLines { name, definition: empty, links: &[], uses: Uses::default() };
        };
        let selected = self.is_selected(found.entry);
        let links = self.document.shown.glossary.definition_links(found.entry);
        let mut definition = LayoutJob::default();
        let style = self.style(Cut::Regular, UI_TEXT, self.theme.ink);
        let marks = self.marks(found, Field::Definition);
        let text = if selected { entry.shown_definition() } else { head(&entry.definition) };
        self.push(&mut definition, text, &style, &marks, links);
        definition.wrap = TextWrapping::wrap_at_width(self.text_width());
        if !selected {
            definition.wrap.max_rows = SHORT;
        }
        let name = self.name(entry, found);
        let uses =
            if selected { uses::lines(self, ctx, found.entry, self.uses_shown) } else { Uses::default() };
        ctx.fonts_mut(|fonts| EntryLines {
            name: fonts.layout_job(name),
            definition: fonts.layout_job(definition),
            links,
            uses,
        })
    }

    /// Text in the article's face, its size in pt.
    pub(super) fn style(&self, cut: Cut, size: f32, color: Color32) -> TextFormat {
        TextFormat::simple(self.face.font(cut, size), color)
    }

    /// The term, its other names and its reading.
    fn name(&self, entry: &Entry, found: &Match) -> LayoutJob {
        let mut job = LayoutJob::default();
        let bold = self.style(Cut::Bold, UI_TEXT + 2.0, self.theme.ink);
        self.push(&mut job, &entry.term, &bold, &self.marks(found, Field::Term), &[]);
        let quiet = self.style(Cut::Regular, UI_TEXT, self.theme.quiet);
        let aliases = entry.aliases.iter().enumerate().map(|(index, alias)| (Field::Alias(index), alias));
        for (field, text) in aliases.chain(entry.reading.iter().map(|reading| (Field::Reading, reading))) {
            job.append("\u{2002}", 0.0, quiet.clone());
            self.push(&mut job, text, &quiet, &self.marks(found, field), &[]);
        }
        if let Some(source) = self.source(entry) {
            let small = self.style(Cut::Regular, SMALL_TEXT, self.theme.quiet);
            job.append("\u{2002}", 0.0, small.clone());
            job.append(&format!("〔{}〕", shortened(source)), 0.0, small);
        }
        job.wrap = TextWrapping::wrap_at_width(self.text_width());
        job
    }

    /// The added glossary that an entry comes from.
    fn source(&self, entry: &Entry) -> Option<&'a str> {
        self.document.shown.glossary.name_of(entry.owner)
    }

    /// A text in one style, in lines that begin `indent` pt after the entry's text.
    pub(super) fn job(&self, text: &str, style: &TextFormat, indent: f32) -> LayoutJob {
        let mut job = LayoutJob::default();
        self.push(&mut job, text, style, &[], &[]);
        job.wrap = TextWrapping::wrap_at_width(self.text_width() - indent);
        job
    }

    /// Appends a text with marks on their grounds and a line under links; both are in order and do not overlap.
    pub(super) fn push(
        &self,
        job: &mut LayoutJob,
        text: &str,
        style: &TextFormat,
        marks: &[(Range<usize>, Color32)],
        links: &[DefinitionLink],
    ) {
        let mut cuts: Vec<usize> = marks.iter().flat_map(|(range, _)| [range.start, range.end]).collect();
        cuts.extend(links.iter().flat_map(|link| [link.range.start, link.range.end]));
        cuts.retain(|cut| *cut < text.len());
        cuts.extend([0, text.len()]);
        cuts.sort_unstable();
        cuts.dedup();
        for cut in cuts.windows(2) {
            let mark = at(marks, |(range, _)| range, cut[0]);
            let is_link = at(links, |link| &link.range, cut[0]).is_some();
            let line = egui::Stroke::new(1.0, self.theme.term);
            let format = TextFormat {
                line_height: Some((style.font_id.size * 1.55).round()),
                background: mark.map_or(Color32::TRANSPARENT, |(_, ground)| *ground),
                color: if mark.is_some() { self.theme.ink } else { style.color },
                underline: if is_link { line } else { egui::Stroke::NONE },
                ..style.clone()
            };
            job.append(text.get(cut[0]..cut[1]).unwrap_or_default(), 0.0, format);
        }
    }

    /// The marked ranges of a field.
    fn marks(&self, found: &Match, field: Field) -> Vec<(Range<usize>, Color32)> {
        let of_field = found.marks.iter().filter(|mark| mark.field == field);
        of_field.map(|mark| (mark.range.clone(), self.theme.hit)).collect()
    }
}

/// Which of some ranges, in order, holds a byte.
fn at<T>(ranges: &[T], range: impl Fn(&T) -> &Range<usize>, byte: usize) -> Option<&T> {
    let next = ranges.partition_point(|of| range(of).end <= byte);
    ranges.get(next).filter(|of| range(of).start <= byte)
}

/// What a screen reader says of an entry.
fn spoken(entry: &Entry, source: Option<&str>) -> String {
    let mut text = entry.term.clone();
    let others = entry.aliases.iter().chain(&entry.reading).map(String::as_str);
    for other in others.chain(source) {
        text.push_str(", ");
        text.push_str(other);
    }
    text
}

/// The name of a glossary, short enough to stand beside a term.
fn shortened(name: &str) -> String {
    match name.char_indices().nth(LONGEST_SOURCE) {
        Some((end, _)) => format!("{}…", name.get(..end).unwrap_or(name)),
        None => name.to_owned(),
    }
}

/// The beginning of a text, enough for the lines that are shown of it.
fn head(text: &str) -> &str {
    text.char_indices().nth(HEAD).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}
