//! What looks like a term and has no entry: at the end of the pane, folded.

use egui::{Align2, Context, FontId, Rect, Role, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use super::context::{EntryContext, EntryText, SIDE};
use crate::article::{Anchor, TermStatus};
use crate::glossary::candidates::{Candidate, OtherName};
use crate::glossary::{EntryId, GlossaryEntry, excerpt};
use crate::page::{Ink, fonts};
use crate::reader::{Command, OwnTerm, Reader};
use crate::ui::cx::Cx;
use crate::ui::entry_name::EntryName;
use crate::ui::icons::Icon;
use crate::ui::linked_text::{LinkedText, TextMark};
use crate::ui::theme::{SCROLL_BAR, SMALL_ICON, UI_TEXT};
use crate::ui::widgets::IconButton;
use crate::words::Msg;

/// Height of the line that opens the list, in pt.
const FOLD: f32 = 40.0;
/// Room over and under a candidate, in pt.
const PAD: f32 = 9.0;
/// Room between its name and its sentence, in pt.
const GAP: f32 = 3.0;
/// Room for its button, in pt.
const BUTTON: f32 = 30.0;

/// How many items of the list there are for the candidates: the line that opens them, and they themselves. There are none
/// while something is looked up, or when the text has no candidates.
pub(super) fn count(reader: &Reader) -> usize {
    let is_open = reader.candidates.is_open;
    if !reader.look_up.query.trim().is_empty() {
        return 0;
    }
    match reader.candidates() {
        Some([]) if !is_open => 0,
        Some(found) if is_open => 1 + found.len(),
        _ => 1,
    }
}

/// Height of an item, in pt.
pub(super) fn height(context: &EntryContext<'_>, ctx: &Context, cx: &mut Cx<'_>, item: usize) -> f32 {
    let Some(candidate) = candidate(context.reader, item) else { return FOLD };
    lines(context, ctx, cx, candidate).map_or(0.0, |lines| lines.height())
}

/// Draws an item.
pub(super) fn ui(ui: &mut Ui, context: &EntryContext<'_>, rect: Rect, item: usize, cx: &mut Cx<'_>) {
    match candidate(context.reader, item) {
        Some(candidate) => candidate_ui(ui, context, rect, candidate, cx),
        None => fold_ui(ui, context, rect, cx),
    }
}

fn candidate(reader: &Reader, item: usize) -> Option<&Candidate> {
    reader.candidates()?.get(item.checked_sub(1)?)
}

/// The line that opens the list and closes it.
fn fold_ui(ui: &mut Ui, context: &EntryContext<'_>, rect: Rect, cx: &mut Cx<'_>) {
    let EntryContext { reader, theme, .. } = *context;
    if reader.wants_candidates() {
        cx.commands.push(Command::WantCandidates);
    }
    let is_open = reader.candidates.is_open;
    let name = match reader.candidates() {
        Some(found) => Msg::CandidatesCounted { count: &found.len() }.text(reader.language),
        None => Msg::Candidates.text(reader.language),
    };
    let response = ui.interact(rect, ui.scope_id().with("candidates"), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &*name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_expanded(is_open));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
    }
    let ink = if response.hovered() || response.has_focus() { theme.ink } else { theme.quiet };
    let (left, middle) = (rect.left() + SIDE, rect.center().y);
    let font = FontId::proportional(UI_TEXT);
    ui.painter().text(pos2(left, middle), Align2::LEFT_CENTER, name, font, ink);
    let caret = if is_open { Icon::CaretUp } else { Icon::CaretDown };
    let right = pos2(rect.right() - SCROLL_BAR - SMALL_ICON, middle);
    ui.painter().text(right, Align2::CENTER_CENTER, caret.char(), fonts::icon(SMALL_ICON), ink);
    if response.clicked() {
        cx.commands.push(Command::OpenCandidates(!is_open));
    }
}

/// A candidate as it is laid out.
struct CandidateLines {
    name: LinkedText,
    sentence: LinkedText,
    mark: TextMark,
    /// Where it stands.
    anchor: Anchor,
}

impl CandidateLines {
    /// In pt.
    fn height(&self) -> f32 {
        PAD + self.name.size().y + GAP + self.sentence.size().y + PAD
    }
}

fn lines(
    context: &EntryContext<'_>,
    ctx: &Context,
    cx: &mut Cx<'_>,
    candidate: &Candidate,
) -> Option<CandidateLines> {
    let passage = context.document.shown.passages.get(candidate.passage)?;
    let name = EntryName::new(&entry(candidate), None).passage;
    // Its button stands at the right.
    let how = EntryText { indent: BUTTON, lines: 2, ..EntryText::new(UI_TEXT + 1.0, Ink::Text) };
    let name = context.text(ctx, cx, name, how);
    let excerpt = excerpt(&passage.text, candidate.range.clone());
    let how = EntryText::new(UI_TEXT, Ink::Text);
    let sentence = context.text(ctx, cx, passage.with_text(&excerpt.text), how);
    let mark = TextMark { range: excerpt.mark, ground: context.theme.hit };
    Some(CandidateLines { name, sentence, mark, anchor: passage.anchor_at(candidate.range.start) })
}

fn candidate_ui(ui: &mut Ui, context: &EntryContext<'_>, rect: Rect, candidate: &Candidate, cx: &mut Cx<'_>) {
    let Some(lines) = lines(context, ui.ctx(), cx, candidate) else { return };
    let theme = context.theme;
    let id = ui.scope_id().with(("candidate", candidate.passage, candidate.range.start));
    let response = ui.interact(rect, id, Sense::click());
    let spoken = format!("{}: {}", candidate.name, lines.sentence.text());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, &spoken));
    if response.hovered() {
        ui.painter().rect_filled(rect, 0.0, theme.hover);
        ui.set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    let name_at = rect.min + vec2(SIDE, PAD);
    lines.name.paint(ui, name_at, &[]);
    let sentence_at = name_at + vec2(0.0, lines.name.size().y + GAP);
    lines.sentence.paint(ui, sentence_at, std::slice::from_ref(&lines.mark));
    ui.painter().hline(
        rect.left() + SIDE..=rect.right() - SIDE,
        rect.bottom() - 0.5,
        Stroke::new(1.0, theme.hairline),
    );
    let corner = pos2(rect.right() - SCROLL_BAR - 26.0, rect.top() + PAD - 4.0);
    let corner = Rect::from_min_size(corner, vec2(26.0, 26.0));
    let mut child = ui.new_child(UiBuilder::new().max_rect(corner).id_salt(id));
    let add = Msg::AddCandidate { term: &candidate.name }.text(context.reader.language);
    if IconButton::new(Icon::AddTerm, &add).small().ui(&mut child, theme).clicked() {
        cx.commands.push(Command::Draft(draft(candidate)));
    } else if response.clicked() {
        cx.commands.push(Command::Show(lines.anchor));
    }
}

/// A candidate as an entry, whose name is set like any other.
fn entry(candidate: &Candidate) -> GlossaryEntry {
    let OwnTerm { term, aliases, reading, .. } = draft(candidate);
    GlossaryEntry {
        id: EntryId::Own(0),
        anchor: Anchor::default(),
        term,
        aliases,
        reading,
        definition: String::new(),
        example: None,
        status: TermStatus::default(),
        replacement: None,
        url: None,
    }
}

/// What is known of a term that a candidate becomes.
fn draft(candidate: &Candidate) -> OwnTerm {
    let mut term = OwnTerm { term: candidate.name.clone(), ..OwnTerm::default() };
    match &candidate.other {
        Some(OtherName::Alias(alias)) => term.aliases.push(alias.clone()),
        Some(OtherName::Reading(reading)) => term.reading = Some(reading.clone()),
        None => {}
    }
    term
}
