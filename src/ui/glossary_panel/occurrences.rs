//! The uses of the selected term: by section, each in its sentence.

use std::borrow::Cow;
use std::collections::HashSet;
use std::ops::Range;

use egui::{
    Context, Pos2, Rangef, Rect, Response, Role, Sense, Tooltip, Ui, UiBuilder, WidgetInfo, pos2, vec2,
};

use super::context::{EntryContext, EntryText};
use crate::article::{Anchor, Passage, Span, Style};
use crate::glossary::{EntryId, OccurrenceId, UseKind, excerpt};
use crate::page::fonts::Cut;
use crate::page::{Ink, TextRoom};
use crate::reader::{Command, Verdict};
use crate::text::slice::byte_of_char;
use crate::ui::cx::{Cx, LEADING};
use crate::ui::entry_name::EntryName;
use crate::ui::icons::Icon;
use crate::ui::linked_text::{LinkedText, TextMark};
use crate::ui::term_use::LooseUse;
use crate::ui::theme::{RADIUS, SMALL_TEXT, UI_TEXT};
use crate::ui::widgets::IconButton;
use crate::words::Msg;

/// Uses that are shown at first, and how many come with each "more".
pub(super) const AT_FIRST: usize = 5;
pub(super) const MORE: usize = 20;
const INDENT: f32 = 8.0;
/// Width of a button next to a line, in pt.
const BUTTON: f32 = 26.0;
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
    verdicts: Option<LineVerdicts>,
}

impl OccurrenceLine {
    const fn new(text: LinkedText, what: What) -> Self {
        Self { text, what, verdicts: None }
    }
}

enum What {
    /// The name of a section.
    Section,
    /// What is said of words that are like the entry.
    Remark,
    /// An occurrence, and what is marked in its line.
    Occurrence { id: OccurrenceId, mark: TextMark },
    /// A word that is like the entry, and where it stands first.
    Near { anchor: Anchor, mark: TextMark },
    /// There are more.
    More,
}

/// What the user can say of the word of a line.
struct LineVerdicts {
    entry: EntryId,
    form: String,
    verdicts: &'static [Verdict],
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

/// The list of an entry's uses; of one that has none, the words of the text that are most like it.
pub(super) fn lines(
    context: &EntryContext<'_>,
    ctx: &Context,
    cx: &mut Cx<'_>,
    entry: EntryId,
) -> OccurrenceLines {
    let occurrences = &context.document.shown.occurrences;
    let of_entry = occurrences.of(entry);
    if of_entry.is_empty() {
        return OccurrenceLines { lines: near_lines(context, ctx, cx, entry) };
    }
    let current = context.reader.selected.and_then(|selected| selected.occurrence);
    let window = window(of_entry.len(), context.occurrences_shown, context.reader.selected_index());
    let rest = of_entry.len() - window.len();
    let mut lines = Vec::new();
    let mut section = None;
    // The words that the user can already say something of.
    let mut seen = HashSet::new();
    for &id in &of_entry[window] {
        let Some(found) = occurrences.get(id) else { continue };
        let Some(passage) = context.document.shown.passages.get(found.passage) else { continue };
        let here = passage.kind.map(|_| passage.anchor.section);
        if section != Some(here) {
            section = Some(here);
            let how = EntryText { lines: 1, ..EntryText::new(SMALL_TEXT, Ink::Quiet) };
            let text = context.text(ctx, cx, Passage::plain(&section_name(context, here)), how);
            lines.push(OccurrenceLine::new(text, What::Section));
        }
        let excerpt = excerpt(&passage.text, found.range.clone());
        let loose = LooseUse::of(context.document, id, context.reader.language);
        let verdicts = loose.as_ref().filter(|loose| seen.insert(loose.form.clone()));
        let verdicts = verdicts.map(|loose| LineVerdicts {
            entry,
            form: loose.form.clone(),
            verdicts: loose.verdicts(),
        });
        let line = with_kind(context, passage, &excerpt.text, found.kind, loose.as_ref());
        let text = context.text(ctx, cx, line, line_text(verdicts.as_ref()));
        let ground = if current == Some(id) { context.theme.current_hit } else { context.theme.hit };
        let mark = TextMark { range: excerpt.mark, ground };
        lines.push(OccurrenceLine { text, what: What::Occurrence { id, mark }, verdicts });
    }
    if rest > 0 {
        let how = EntryText { indent: INDENT, ..EntryText::new(SMALL_TEXT, Ink::Accent) };
        let more = Msg::MoreUses { count: &rest }.text(context.reader.language);
        lines.push(OccurrenceLine::new(context.text(ctx, cx, Passage::plain(&more), how), What::More));
    }
    OccurrenceLines { lines }
}

/// How the text of a line is set: next to the buttons for what the user can say of its word.
fn line_text(verdicts: Option<&LineVerdicts>) -> EntryText {
    let buttons = verdicts.map_or(0.0, |verdicts| verdicts.verdicts.len() as f32 * BUTTON);
    EntryText { indent: INDENT + buttons, ..EntryText::new(UI_TEXT, Ink::Text) }
}

/// A sentence and, quieter, what kind of use is in it, where that is not by the name itself.
fn with_kind(
    context: &EntryContext<'_>,
    passage: &Passage,
    sentence: &str,
    kind: UseKind,
    loose: Option<&LooseUse>,
) -> Passage {
    let is_taken = loose.is_some_and(|loose| loose.is_taken);
    let kind = if is_taken { Some(Msg::KindTaken) } else { Msg::of_use_kind(kind) };
    let Some(kind) = kind.map(|kind| kind.text(context.reader.language)) else {
        return passage.with_text(sentence);
    };
    let mut line = passage.with_text(&format!("{sentence}{}{kind}", EntryName::BETWEEN));
    let style = Style { quiet: true, ..Style::default() };
    line.spans = Box::new([Span { range: sentence.len()..line.text.len(), style }]);
    line
}

/// The words of the text that are most like an entry, each in its first sentence; nothing while they are sought.
fn near_lines(
    context: &EntryContext<'_>,
    ctx: &Context,
    cx: &mut Cx<'_>,
    entry: EntryId,
) -> Vec<OccurrenceLine> {
    let language = context.reader.language;
    let nearest = context.reader.nearest.as_ref().filter(|nearest| nearest.key.entry == entry);
    let Some(words) = nearest.and_then(|nearest| nearest.words.as_ref()) else { return Vec::new() };
    let heading = if words.is_empty() { Msg::NoNearWord } else { Msg::NearestWords };
    let how = EntryText::new(SMALL_TEXT, Ink::Quiet);
    let heading = context.text(ctx, cx, Passage::plain(&heading.text(language)), how);
    let mut lines = vec![OccurrenceLine::new(heading, What::Remark)];
    // Places are counted in what was written.
    for word in words {
        let Some(passage) = context.document.written.passages.get(word.passage) else { continue };
        let Some(form) = passage.text.get(word.range.clone()) else { continue };
        let verdicts = Some(LineVerdicts { entry, form: form.to_owned(), verdicts: &[Verdict::Same] });
        let excerpt = excerpt(&passage.text, word.range.clone());
        let text = context.text(ctx, cx, passage.with_text(&excerpt.text), line_text(verdicts.as_ref()));
        let mark = TextMark { range: excerpt.mark, ground: context.theme.hit };
        let anchor = passage.anchor_at(word.range.start);
        lines.push(OccurrenceLine { text, what: What::Near { anchor, mark }, verdicts });
    }
    lines
}

/// The buttons for what the user can say of the word of a line, at its right.
fn verdicts_ui(
    ui: &mut Ui,
    context: &EntryContext<'_>,
    line: &LineVerdicts,
    right_top: Pos2,
    cx: &mut Cx<'_>,
) {
    let language = context.reader.language;
    let mut at = pos2(right_top.x - line.verdicts.len() as f32 * BUTTON, right_top.y);
    for verdict in line.verdicts {
        let (icon, name) = match verdict {
            Verdict::Same => (Icon::Check, Msg::TakeFormOf { form: &line.form }),
            Verdict::Never => (Icon::Never, Msg::RefuseFormOf { form: &line.form }),
        };
        let name = name.text(language);
        let rect = Rect::from_min_size(at, vec2(BUTTON, BUTTON));
        let mut child =
            ui.new_child(UiBuilder::new().max_rect(rect).id_salt((line.entry, &line.form, *verdict)));
        if IconButton::new(icon, &name).small().ui(&mut child, context.theme).clicked() {
            let form = line.form.clone();
            cx.commands.push(Command::JudgeForm { entry: line.entry, form, verdict: *verdict });
        }
        at.x += BUTTON;
    }
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
    ui: &mut Ui,
    context: &EntryContext<'_>,
    occurrences: &OccurrenceLines,
    mut at: Pos2,
    cx: &mut Cx<'_>,
) -> bool {
    let mut more = false;
    let entry = context.reader.selected.map(|selected| selected.entry);
    for (number, line) in occurrences.lines.iter().enumerate() {
        let height = line.text.size().y;
        let buttons = line.verdicts.as_ref().map_or(0.0, |line| line.verdicts.len() as f32 * BUTTON);
        let size = vec2(context.text_width() - buttons, height);
        let rect = Rect::from_min_size(at, size).expand2(vec2(4.0, GAP / 2.0));
        let id = ui.scope_id().with(("use", entry, number));
        let indented = pos2(at.x + INDENT, at.y);
        match &line.what {
            What::Section => line.text.paint(ui, at, &[]),
            What::Remark => {
                let response = ui.interact(rect, id, Sense::empty());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, line.text.text()));
                line.text.paint(ui, at, &[]);
            }
            What::Occurrence { id: occurrence, mark } => {
                let response =
                    line_ui(ui, context, ui.interact(rect, id, Sense::click()), Role::Link, &line.text);
                line.text.paint(ui, indented, std::slice::from_ref(mark));
                peek(&response, context, *occurrence, cx);
                if response.clicked() {
                    go(context, *occurrence, cx);
                }
            }
            What::Near { anchor, mark } => {
                let response =
                    line_ui(ui, context, ui.interact(rect, id, Sense::click()), Role::Link, &line.text);
                line.text.paint(ui, indented, std::slice::from_ref(mark));
                if response.clicked() {
                    cx.commands.push(Command::Show(*anchor));
                }
            }
            What::More => {
                let response =
                    line_ui(ui, context, ui.interact(rect, id, Sense::click()), Role::Button, &line.text);
                line.text.paint(ui, indented, &[]);
                more |= response.clicked();
            }
        }
        if let Some(verdicts) = &line.verdicts {
            // In the middle of the first line.
            let first_line = UI_TEXT * LEADING;
            let right_top = pos2(at.x + context.text_width() + 6.0, at.y + (first_line - BUTTON) / 2.0);
            verdicts_ui(ui, context, verdicts, right_top, cx);
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
