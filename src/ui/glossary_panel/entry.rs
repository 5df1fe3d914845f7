//! An entry of the glossary pane: name, definition, and how often the text uses it.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use egui::{Context, FontId, Galley, Pos2, Rangef, Rect, Role, Sense, Ui, pos2, vec2};

use super::context::{EntryContext, EntryText, SIDE};
use super::links;
use super::menu::menu_lines;
use super::occurrences::{self, OccurrenceLines};
use super::remarks::Remarks;
use crate::glossary::{EntryId, Field, GlossaryEntry, Match};
use crate::page::Ink;
use crate::reader::Command;
use crate::text::slice::{byte_of_char, elided};
use crate::ui::cx::Cx;
use crate::ui::entry_name::EntryName;
use crate::ui::icons::Icon;
use crate::ui::linked_text::{LinkedText, TextMark};
use crate::ui::open_menu::{OpenMenu, asked_at};
use crate::ui::own_terms;
use crate::ui::spoken::tell_item;
use crate::ui::term_status::status_text;
use crate::ui::theme::{SCROLL_BAR, SMALL_TEXT, UI_TEXT};
use crate::ui::widgets::IconButton;
use crate::words::Msg;

/// Height of an entry that was not measured yet, in pt.
pub(super) const ESTIMATE: f32 = 120.0;
const PAD: f32 = 12.0;
/// Room between the texts, in pt.
const GAP: f32 = 4.0;
const FOOTER: f32 = 26.0;
/// Height of a line of its own for the number of uses, where the buttons leave too little room for it, in pt.
const COUNT: f32 = 18.0;
/// Width of a button of the footer, in pt.
const BUTTON: f32 = 26.0;
/// Room below the last line, in pt.
const END: f32 = 6.0;
/// Lines of a definition that are shown before the entry is selected.
const SHORT: usize = 2;

/// Characters of the longest name of a glossary that is shown whole next to each of its terms.
const LONGEST_SOURCE: usize = 12;
/// Characters of a definition that is not shown whole.
const HEAD: usize = 300;

struct EntryLines {
    name: LinkedText,
    name_marks: Vec<TextMark>,
    definition: LinkedText,
    /// How often the term is used.
    count: Arc<Galley>,
    /// Height of the line that the number of uses has for itself, in pt.
    count_line: f32,
    remarks: Remarks,
    occurrences: OccurrenceLines,
}

impl EntryLines {
    /// Height of the whole entry, in pt.
    fn height(&self) -> f32 {
        PAD + self.name.size().y
            + GAP
            + self.remarks.above()
            + self.definition.size().y
            + self.remarks.below()
            + GAP
            + self.count_line
            + FOOTER
            + END
            + occurrences::height(&self.occurrences)
    }
}

impl<'a> EntryContext<'a> {
    /// Height of an entry, in pt.
    pub(super) fn height(&self, ctx: &Context, cx: &mut Cx<'_>, found: &Match) -> f32 {
        let lines = self.lines(ctx, cx, found);
        lines.map_or(0.0, |lines| lines.height() + self.buttons_height(found.entry))
    }

    /// Where the line of the current use stands, in pt from the top of its entry; none if the entry has none.
    pub(super) fn current_occurrence(&self, ctx: &Context, cx: &mut Cx<'_>, found: &Match) -> Option<Rangef> {
        let current = self.reader.selected.and_then(|selected| selected.occurrence)?;
        let lines = self.lines(ctx, cx, found)?;
        let line = occurrences::place(&lines.occurrences, current)?;
        let above =
            lines.height() - END - occurrences::height(&lines.occurrences) + self.buttons_height(found.entry);
        Some(Rangef::new(above + line.min, above + line.max))
    }

    /// Draws an entry that was found, by its index, with its top left corner at `at`; whether the user wants to see more
    /// of its uses.
    pub(super) fn ui(&self, ui: &mut Ui, index: usize, at: Pos2, cx: &mut Cx<'_>) -> bool {
        let Some(found) = self.reader.look_up.results.get(index) else { return false };
        let Some(entry) = self.document.shown.glossary.entry(found.entry) else { return false };
        let Some(lines) = self.lines(ui.ctx(), cx, found) else { return false };
        let entry = entry.as_ref();
        let theme = self.theme;
        let rect =
            Rect::from_min_size(at, vec2(self.width, lines.height() + self.buttons_height(found.entry)));
        let selected = self.is_selected(found.entry);
        let response = ui.interact(rect, ui.scope_id().with(("term", found.entry)), Sense::click());
        tell_item(&response, Role::ListBoxOption, &self.spoken(entry), index, selected);
        let uses = self.count_text(found.entry);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(&*uses));
        if selected {
            ui.painter().rect_filled(rect, 0.0, theme.page);
            let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
            ui.painter().rect_filled(bar, 0.0, theme.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, 0.0, theme.hover);
        }
        let name_at = at + vec2(SIDE, PAD);
        let remarks_at = name_at + vec2(0.0, lines.name.size().y + GAP);
        let definition_at = remarks_at + vec2(0.0, lines.remarks.above());
        let definition_end = definition_at + vec2(0.0, lines.definition.size().y);
        let footer_top = definition_end.y + lines.remarks.below() + GAP;
        lines.name.paint(ui, name_at, &lines.name_marks);
        lines.remarks.paint_above(ui, remarks_at);
        lines.remarks.paint_below(ui, definition_end, self);
        lines.definition.paint(ui, definition_at, &self.marks(found, Field::Definition, 0));
        links::ui(ui, self, found.entry, &lines.definition, definition_at, cx);
        let count_height = if lines.count_line > 0.0 { lines.count_line } else { FOOTER };
        let count_at = pos2(at.x + SIDE, footer_top + (count_height - lines.count.size().y) / 2.0);
        ui.painter().galley(count_at, Arc::clone(&lines.count), theme.quiet);
        let footer_top = footer_top + lines.count_line;
        let footer = Rect::from_min_size(pos2(at.x + SIDE, footer_top), vec2(self.text_width(), FOOTER));
        let right = self.footer_ui(ui, entry, footer, cx);
        if selected {
            // The one button of an entry of the article goes into the footer, those that can be changed have a row.
            let row = match self.buttons_height(found.entry) {
                0.0 => footer.with_max_x(right - 6.0),
                height => Rect::from_min_size(footer.left_bottom(), vec2(footer.width(), height)),
            };
            own_terms::buttons_ui(ui, cx, self.document, found.entry, row);
        }
        let occurrences_at = pos2(at.x + SIDE, footer.bottom() + self.buttons_height(found.entry));
        let more = occurrences::ui(ui, self, &lines.occurrences, occurrences_at, cx);
        let line = egui::Stroke::new(1.0, theme.hairline);
        ui.painter().hline(rect.left() + SIDE..=rect.right() - SIDE, rect.bottom() - 0.5, line);
        if let Some(at) = asked_at(ui, rect, &response, cx.menu_key) {
            cx.menu = Some(OpenMenu { at, lines: menu_lines(self.reader, self.document, entry) });
        }
        if response.clicked() {
            cx.commands.push(Command::SelectTerm(Some(found.entry)));
        }
        more
    }

    /// How often the term is used, and how often something like it.
    fn count_text(&self, entry: EntryId) -> Cow<'static, str> {
        let language = self.reader.language;
        let counts = self.document.shown.occurrences.count_of(entry);
        let uses = match counts.sure {
            0 if counts.similar == 0 => Msg::UsesNone.text(language),
            1 => Msg::UsesOnce.text(language),
            count => Msg::Uses { count: &count }.text(language),
        };
        if counts.similar == 0 {
            return uses;
        }
        Msg::UsesAndSimilar { uses: &uses, similar: &counts.similar }.text(language)
    }

    /// The number of uses as it is set, and the height of a line for it alone if the buttons leave too little room, in
    /// pt. Whether the entry is selected does not matter, so that nothing moves when it is.
    fn count(&self, ctx: &Context, entry: &GlossaryEntry) -> (Arc<Galley>, f32) {
        let font = FontId::proportional(SMALL_TEXT);
        let set =
            |text: String| ctx.fonts_mut(|fonts| fonts.layout_no_wrap(text, font.clone(), self.theme.quiet));
        let all = self.document.shown.occurrences.count_of(entry.id).all();
        let stepping = if all > 0 { 2.0 * BUTTON + set(format!("{all}/{all}")).size().x } else { 0.0 };
        let page = if entry.url.is_some() { BUTTON } else { 0.0 };
        let count = set(self.count_text(entry.id).into_owned());
        let room = self.text_width() - stepping - page - BUTTON;
        let line = if count.size().x > room { COUNT } else { 0.0 };
        (count, line)
    }

    /// The buttons that step through the uses of a term, and its page; gives their left edge.
    fn footer_ui(&self, ui: &mut Ui, entry: &GlossaryEntry, rect: Rect, cx: &mut Cx<'_>) -> f32 {
        let language = self.reader.language;
        let theme = self.theme;
        let count = self.document.shown.occurrences.of(entry.id).len();
        let font = FontId::proportional(SMALL_TEXT);
        let middle = rect.center().y;
        // From the right: next, which one, previous, the page.
        // They end before the scroll bar.
        let mut right = rect.right() + SIDE - SCROLL_BAR;
        if count > 0 {
            let next = Msg::NextUse { term: &entry.term }.text(language);
            if self.step_button(ui, Icon::CaretRight, &next, &mut right, middle) {
                cx.commands.push(Command::StepOccurrence { entry: entry.id, forward: true });
            }
            let at = if self.is_selected(entry.id) { self.reader.selected_index() } else { None };
            let at = at.map_or("–".to_owned(), |at| (at + 1).to_string());
            let which = format!("{at}/{count}");
            let drawn =
                ui.painter().text(pos2(right, middle), egui::Align2::RIGHT_CENTER, which, font, theme.quiet);
            right = drawn.left();
            let previous = Msg::PreviousUse { term: &entry.term }.text(language);
            if self.step_button(ui, Icon::CaretLeft, &previous, &mut right, middle) {
                cx.commands.push(Command::StepOccurrence { entry: entry.id, forward: false });
            }
        }
        if let Some(url) = &entry.url {
            let page = Msg::OpenPageOf { term: &entry.term }.text(language);
            if self.step_button(ui, Icon::External, &page, &mut right, middle) {
                cx.commands.push(Command::OpenLink(url.clone()));
            }
        }
        right
    }

    /// A small button left of `right`, which moves to its left edge.
    fn step_button(&self, ui: &mut Ui, icon: Icon, name: &str, right: &mut f32, middle: f32) -> bool {
        *right -= BUTTON;
        let rect = Rect::from_min_size(pos2(*right, middle - BUTTON / 2.0), vec2(BUTTON, BUTTON));
        let mut child = ui.new_child(egui::UiBuilder::new().max_rect(rect).id_salt(name));
        IconButton::new(icon, name).small().ui(&mut child, self.theme).clicked()
    }

    /// Height of the row of buttons that the selected entry has if it can be changed, in pt.
    fn buttons_height(&self, entry: EntryId) -> f32 {
        let is_changed = self.document.own_term(entry).is_some() || self.reader.can_save_into_article(entry);
        if is_changed && self.is_selected(entry) { own_terms::BUTTONS } else { 0.0 }
    }

    fn lines(&self, ctx: &Context, cx: &mut Cx<'_>, found: &Match) -> Option<EntryLines> {
        let glossary = &self.document.shown.glossary;
        let entry = glossary.entry(found.entry)?;
        let selected = self.is_selected(found.entry);
        let length =
            if selected { entry.shown_definition().len() } else { byte_of_char(&entry.definition, HEAD) };
        let lines = if selected { usize::MAX } else { SHORT };
        let how = EntryText { lines, ..EntryText::new(UI_TEXT, Ink::Text) };
        let definition = self.text(ctx, cx, glossary.definition(&entry, length), how);
        let source = self.source(&entry).map(|name| elided(name, LONGEST_SOURCE));
        let mut name = EntryName::new(&entry, source.as_deref());
        let name_marks: Vec<TextMark> =
            name.fields.iter().flat_map(|(field, at)| self.marks(found, *field, *at)).collect();
        let marked: Vec<_> = name_marks.iter().map(|mark| mark.range.clone()).collect();
        name.mark(&marked);
        let name = self.text(ctx, cx, name.passage, EntryText::new(UI_TEXT + 2.0, Ink::Text));
        let occurrences = if selected {
            occurrences::lines(self, ctx, cx, found.entry)
        } else {
            OccurrenceLines::default()
        };
        let (count, count_line) = self.count(ctx, &entry);
        let remarks = Remarks::new(self, ctx, cx, &entry);
        Some(EntryLines { name, name_marks, definition, count, count_line, remarks, occurrences })
    }

    /// What a screen reader says of an entry.
    fn spoken(&self, entry: &GlossaryEntry) -> String {
        let mut text = entry.term.clone();
        let status = status_text(entry, self.reader.language).map(|(status, _)| status);
        let others = entry.aliases.iter().chain(&entry.reading).map(String::as_str);
        for other in others.chain(self.source(entry)).chain(status.as_deref()) {
            text.push_str(", ");
            text.push_str(other);
        }
        text
    }

    /// The added glossary that an entry comes from.
    fn source(&self, entry: &GlossaryEntry) -> Option<&'a str> {
        self.document.shown.glossary.source_name(entry.id)
    }

    /// The marked ranges of a field that begins at a byte of a text.
    fn marks(&self, found: &Match, field: Field, at: usize) -> Vec<TextMark> {
        let of_field = found.marks.iter().filter(|mark| mark.field == field);
        let range = |range: &Range<usize>| at + range.start..at + range.end;
        of_field.map(|mark| TextMark { range: range(&mark.range), ground: self.theme.hit }).collect()
    }
}
