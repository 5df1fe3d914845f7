//! The uses of the selected term: by section, each in its sentence.

use std::borrow::Cow;
use std::ops::Range;

use egui::{Context, Pos2, Rangef, Rect, Response, Role, Sense, Tooltip, Ui, WidgetInfo, pos2, vec2};

use super::context::{EntryContext, EntryText};
use crate::article::Passage;
use crate::glossary::{EntryId, OccurrenceId, excerpt};
use crate::page::fonts::Cut;
use crate::page::{Ink, TextRoom};
use crate::reader::Command;
use crate::text::slice::byte_of_char;
use crate::ui::cx::Cx;
use crate::ui::linked_text::{LinkedText, TextMark};
use crate::ui::theme::{RADIUS, SMALL_TEXT, UI_TEXT};
use crate::words::Msg;

/// Uses that are shown at first, and how many come with each "more".
pub(super) const AT_FIRST: usize = 5;
pub(super) const MORE: usize = 20;
const INDENT: f32 = 8.0;
const GAP: f32 = 6.0;

/// The list of the selected entry's uses, as it is laid out.
#[derive(Default)]
pub(super) struct OccurrenceLines {
    lines: Vec<OccurrenceLine>,
}

/// A line of the list, as it is laid out.
struct OccurrenceLine {
    text: LinkedText,
    what: What,
}

enum What {
    /// The name of a section.
    Section,
    /// An occurrence, and what is marked in its line.
    Occurrence { id: OccurrenceId, mark: TextMark },
    /// There are more.
    More,
}

/// Height of the whole list, in pt.
pub(super) fn height(occurrences: &OccurrenceLines) -> f32 {
    occurrences.lines.iter().map(|line| line.text.size().y + GAP).sum()
}

/// Where the line of an occurrence stands, in pt from the top of the list; with the heading of its section where it is
/// the first one there.
pub(super) fn place(occurrences: &OccurrenceLines, occurrence: OccurrenceId) -> Option<Rangef> {
    let (mut top, mut heading) = (0.0, None);
    for line in &occurrences.lines {
        let bottom = top + line.text.size().y + GAP;
        match line.what {
            What::Occurrence { id, .. } if id == occurrence => {
                return Some(Rangef::new(heading.unwrap_or(top), bottom));
            }
            What::Section => heading = Some(top),
            _ => heading = None,
        }
        top = bottom;
    }
    None
}

/// The list of an entry's uses; empty when it has none.
pub(super) fn lines(
    context: &EntryContext<'_>,
    ctx: &Context,
    cx: &mut Cx<'_>,
    entry: EntryId,
) -> OccurrenceLines {
    let occurrences = &context.document.shown.occurrences;
    let of_entry = occurrences.of(entry);
    let current = context.reader.selected.and_then(|selected| selected.occurrence);
    let window = window(of_entry.len(), context.occurrences_shown, context.reader.selected_index());
    let rest = of_entry.len() - window.len();
    let mut lines = Vec::new();
    let mut section = None;
    for &id in &of_entry[window] {
        let Some(found) = occurrences.get(id) else { continue };
        let Some(passage) = context.document.shown.passages.get(found.passage) else { continue };
        let here = passage.kind.map(|_| passage.anchor.section);
        if section != Some(here) {
            section = Some(here);
            let how = EntryText { lines: 1, ..EntryText::new(SMALL_TEXT, Ink::Quiet) };
            let text = context.text(ctx, cx, Passage::plain(&section_name(context, here)), how);
            lines.push(OccurrenceLine { text, what: What::Section });
        }
        let excerpt = excerpt(&passage.text, found.range.clone());
        let how = EntryText { indent: INDENT, ..EntryText::new(UI_TEXT, Ink::Text) };
        let text = context.text(ctx, cx, passage.with_text(&excerpt.text), how);
        let ground = if current == Some(id) { context.theme.current_hit } else { context.theme.hit };
        let mark = TextMark { range: excerpt.mark, ground };
        lines.push(OccurrenceLine { text, what: What::Occurrence { id, mark } });
    }
    if rest > 0 {
        let how = EntryText { indent: INDENT, ..EntryText::new(SMALL_TEXT, Ink::Accent) };
        let more = Msg::MoreUses { count: &rest }.text(context.reader.language);
        lines.push(OccurrenceLine {
            text: context.text(ctx, cx, Passage::plain(&more), how),
            what: What::More,
        });
    }
    OccurrenceLines { lines }
}

/// Which of `count` uses are listed: the first ones, or those up to the current one.
fn window(count: usize, shown: usize, current: Option<usize>) -> Range<usize> {
    let start = current.map_or(0, |current| (current + 1).saturating_sub(shown)).min(count);
    start..count.min(start.saturating_add(shown))
}

/// The name of a section, or of the summary in the article's head.
fn section_name<'a>(context: &EntryContext<'a>, section: Option<usize>) -> Cow<'a, str> {
    let language = context.reader.language;
    let section = section.and_then(|section| context.document.shown.section(section));
    section.map_or(Msg::KindSummary.text(language), |section| match section.title.as_str() {
        "" => Msg::of_kind(section.kind).text(language),
        title => title.into(),
    })
}

/// Draws the list below `at`; whether the user wants more of it.
pub(super) fn ui(
    ui: &Ui,
    context: &EntryContext<'_>,
    occurrences: &OccurrenceLines,
    mut at: Pos2,
    cx: &mut Cx<'_>,
) -> bool {
    let mut more = false;
    let entry = context.reader.selected.map(|selected| selected.entry);
    for (number, line) in occurrences.lines.iter().enumerate() {
        let height = line.text.size().y;
        let rect = Rect::from_min_size(at, vec2(context.text_width(), height)).expand2(vec2(4.0, GAP / 2.0));
        let id = ui.scope_id().with(("use", entry, number));
        let indented = pos2(at.x + INDENT, at.y);
        match &line.what {
            What::Section => line.text.paint(ui, at, &[]),
            What::Occurrence { id: occurrence, mark } => {
                let response =
                    line_ui(ui, context, ui.interact(rect, id, Sense::click()), Role::Link, &line.text);
                line.text.paint(ui, indented, std::slice::from_ref(mark));
                peek(&response, context, *occurrence, cx);
                if response.clicked() {
                    go(context, *occurrence, cx);
                }
            }
            What::More => {
                let response =
                    line_ui(ui, context, ui.interact(rect, id, Sense::click()), Role::Button, &line.text);
                line.text.paint(ui, indented, &[]);
                more |= response.clicked();
            }
        }
        at.y += height + GAP;
    }
    more
}

/// A line of the list that can be clicked.
fn line_ui(
    ui: &Ui,
    context: &EntryContext<'_>,
    response: Response,
    role: Role,
    text: &LinkedText,
) -> Response {
    response.widget_info(|| WidgetInfo::labeled(role, true, text.text()));
    if response.hovered() {
        ui.painter().rect_filled(response.rect, RADIUS, context.theme.hover);
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    response
}

/// Width of the card with the text around a use, in pt.
const PEEK: f32 = 400.0;
/// Characters of it before and after the use at most.
const AROUND: usize = 150;

/// The text around a use, on a card: its place is seen without going there.
fn peek(response: &Response, context: &EntryContext<'_>, id: OccurrenceId, cx: &mut Cx<'_>) {
    let tooltip =
        if response.has_focus() { Tooltip::for_widget(response) } else { Tooltip::for_enabled(response) };
    tooltip.width(PEEK).gap(8.0).show(|ui| {
        let shown = &context.document.shown;
        let Some(found) = shown.occurrences.get(id) else { return };
        let Some(passage) = shown.passages.get(found.passage) else { return };
        let around = surroundings(&passage.text, &found.range);
        let text = passage.text.get(around.clone()).unwrap_or_default();
        let range = found.range.start - around.start..found.range.end - around.start;
        let style = cx.text_style(Cut::Regular, UI_TEXT + 1.0, Ink::Text);
        let text = LinkedText::new(ui.ctx(), cx, &style, passage.with_text(text), TextRoom::wide(PEEK));
        text.ui(ui, cx, &[TextMark { range, ground: context.theme.hit }]);
    });
}

/// Bytes of a text around a range of it, as much as fits a card.
fn surroundings(text: &str, range: &Range<usize>) -> Range<usize> {
    let (before, after) =
        (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let start = before.char_indices().rev().nth(AROUND).map_or(0, |(at, c)| at + c.len_utf8());
    let end = range.end + byte_of_char(after, AROUND);
    start..end
}

/// Goes to an occurrence.
fn go(context: &EntryContext<'_>, id: OccurrenceId, cx: &mut Cx<'_>) {
    if let Some(anchor) = context.document.anchor_of(id) {
        cx.commands.push(Command::SelectOccurrence(id));
        cx.commands.push(Command::Show(anchor));
    }
}

#[cfg(test)]
mod tests {
    use super::{surroundings, window};

    #[test]
    fn a_card_has_the_text_around_an_occurrence() {
        assert_eq!(surroundings("天地玄黃", &(3..6)), 0..12);
        let long = "字".repeat(1_000);
        assert_eq!(surroundings(&long, &(1_500..1_503)), 1_050..1_953);
    }

    #[test]
    fn the_current_use_is_among_those_listed() {
        assert_eq!(window(3, 5, None), 0..3);
        assert_eq!(window(9, 5, None), 0..5);
        assert_eq!(window(9, 5, Some(4)), 0..5);
        assert_eq!(window(9, 5, Some(7)), 3..8);
        assert_eq!(window(9, 25, Some(7)), 0..9);
        assert_eq!(window(0, 5, Some(7)), 0..0);
    }
}
