//! What can be pointed at in a line: terms, links, references; and what a screen reader is told of it.

use std::borrow::Cow;

use egui::{Sense, Stroke, Ui, vec2};

use percent_encoding::percent_decode_str;

use super::accessible::links::{LinkKind, trailing_id};
use super::canvas::{Canvas, LinkLines, link_widget, sign};
use super::card::{self, CardSubject};
use crate::article::{FileLink, Role, Span, Target};
use crate::glossary::{EntryId, Occurrence, OccurrenceId};
use crate::page::{TextLines, Trailing, TrailingTo, is_too_small, room_under};
use crate::reader::Command;
use crate::ui::icons::Icon;
use crate::ui::on_screen::{OnScreen, ShownText, text_id};
use crate::ui::shapes::{TermLine, paint_label, paint_term_line};
use crate::ui::term_use::{LooseUse, is_pale};
use crate::ui::widgets;
use crate::words::Msg;

/// Puts the widgets of a text over its lines.
pub(super) fn text_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, text: &ShownText<'_>) {
    let ShownText { index, passage, lines, .. } = *text;
    // The keyboard goes through them as the eye does.
    let mut followed: Vec<Followed<'_>> = Vec::new();
    let document = canvas.document;
    let terms = document.shown.occurrences.within(index, &lines.range);
    followed.extend(terms.map(|(id, found)| Followed::Term(id, found)));
    if let (Some(entry), Role::Paragraph) = (passage.entry, passage.role) {
        let about = EntryId::Article(entry);
        followed.extend(document.shown.glossary.links(about, passage).into_iter().map(Followed::Entry));
    }
    followed.extend(passage.spans.iter().filter(|span| span.style.link.is_some()).map(Followed::Link));
    followed.sort_by_key(Followed::start);
    for words in followed {
        match words {
            Followed::Term(id, found) => term_ui(ui, canvas, text, id, found),
            Followed::Entry(found) => entry_ui(ui, canvas, text, &found),
            Followed::Link(span) => link_ui(ui, canvas, text, span),
        }
    }
    readings_ui(ui, text);
    if passage.role == Role::TermName {
        term_name_ui(ui, canvas, text);
    }
}

/// Words in a line that can be followed.
enum Followed<'a> {
    Term(OccurrenceId, &'a Occurrence),
    Entry(Occurrence),
    Link(&'a Span),
}

impl Followed<'_> {
    /// The byte with which they begin.
    fn start(&self) -> usize {
        match self {
            Self::Term(_, found) => found.range.start,
            Self::Entry(found) => found.range.start,
            Self::Link(span) => span.range.start,
        }
    }
}

/// A link, in the accent colour.
fn link_ui(ui: &Ui, canvas: &mut Canvas<'_, '_>, text: &ShownText<'_>, span: &Span) {
    let Some(url) = &span.style.link else { return };
    let link = LinkLines::new(ui, canvas, text, LinkKind::Link, &span.range);
    let note = url.trim().strip_prefix('#').and_then(|name| canvas.document.targets.find(name));
    for response in &link.lines {
        if link.is_active {
            let stroke = Stroke::new(1.0, canvas.cx.theme.accent);
            ui.painter().hline(response.rect.x_range(), response.rect.bottom(), stroke);
        }
        match note {
            Some(Target::Item(note)) => card::note(response, canvas, note),
            _ => drop(widgets::hint(response.clone(), hint(canvas, url))),
        }
    }
    if link.clicked {
        canvas.cx.commands.push(Command::OpenLink(url.to_string()));
    }
}

/// Readings that are too small to be drawn next to their text are shown when that is pointed at.
fn readings_ui(ui: &Ui, text: &ShownText<'_>) {
    for span in &text.passage.spans {
        let Some(reading) = &span.style.ruby else { continue };
        let base = text.text(&span.range).chars().count();
        if !is_too_small(reading, base, text.passage_style.size) {
            continue;
        }
        for (line, rect) in text.rects(&span.range).enumerate() {
            let id = text.id(ui, span.range.start).with(("reading", line));
            widgets::hint(ui.interact(rect, id, Sense::hover()), reading.as_ref());
        }
    }
}

/// What a link is said to lead to.
fn hint(canvas: &Canvas<'_, '_>, url: &str) -> Cow<'static, str> {
    let is_of_article = url.starts_with('#') || FileLink::of(url).is_some();
    let words = if is_of_article { percent_decode_str(url).decode_utf8_lossy() } else { url.into() };
    Msg::LinkTo { address: &words }.text(canvas.cx.reader.language)
}

/// A sign after a text: to the page of a reference, or back to where the text refers to a note.
pub(super) fn trailing_ui(ui: &Ui, canvas: &mut Canvas<'_, '_>, trailing: &Trailing, on: OnScreen) {
    let Some(passage) = canvas.document.shown.passages.get(trailing.passage) else { return };
    let language = canvas.cx.reader.language;
    let url = passage.spans.first().and_then(|span| span.style.link.as_ref());
    let id = trailing_id(text_id(ui, trailing.passage, 0), trailing.to);
    let (icon, hint, command) = match (trailing.to, url) {
        (TrailingTo::Back { anchor, .. }, _) => {
            (Icon::BackToText, Msg::BackToText.text(language), Command::Show(anchor))
        }
        (TrailingTo::Destination, Some(url)) => {
            let icon = if FileLink::of(url).is_some() { Icon::File } else { Icon::External };
            (icon, hint(canvas, url), Command::OpenLink(url.to_string()))
        }
        (TrailingTo::Destination, None) => {
            let hint = Msg::SearchWebFor { term: &passage.text }.text(language);
            (Icon::Search, hint, Command::SearchWeb(passage.text.to_string()))
        }
    };
    let response = link_widget(ui, on.rect(trailing.rect), id, &hint);
    let theme = canvas.cx.theme;
    let color = if response.hovered() || response.has_focus() { theme.accent } else { theme.quiet };
    if let Some(label) = &trailing.label {
        paint_label(ui, label, on, color);
    }
    sign(ui, icon, on.point(trailing.sign), trailing.size, color);
    if widgets::hint(response, hint).clicked() {
        canvas.cx.commands.push(command);
    }
}

/// The line under the headline; the source's name in it leads to its page.
pub(super) fn byline_ui(ui: &Ui, canvas: &mut Canvas<'_, '_>, lines: &TextLines, on: OnScreen) {
    let Some(source) = &canvas.document.shown.head.source else { return };
    let Some(url) = &source.url else { return };
    let name = 0..source.name.chars().count();
    for (line, rect) in lines.character_rects(&name).into_iter().enumerate() {
        let rect = on.rect(rect);
        let response = link_widget(ui, rect, ui.scope_id().with(("source", line)), &source.name);
        let theme = canvas.cx.theme;
        let color = if response.hovered() || response.has_focus() { theme.accent } else { theme.hairline };
        ui.painter().hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(1.0, color));
        let hint = Msg::LinkTo { address: url }.text(canvas.cx.reader.language);
        if widgets::hint(response, hint).clicked() {
            canvas.cx.commands.push(Command::OpenLink(url.clone()));
        }
    }
}

/// A fine dotted line under a term, its card, and a click that selects its entry.
fn term_ui(
    ui: &mut Ui,
    canvas: &mut Canvas<'_, '_>,
    text: &ShownText<'_>,
    occurrence: OccurrenceId,
    found: &Occurrence,
) {
    let underlined = canvas.cx.reader.is_underlined(occurrence);
    let loose = LooseUse::of(canvas.document, occurrence, canvas.cx.reader.language);
    let is_forbidden = canvas.document.is_forbidden(found.entry) && found.kind.is_sure();
    let lower = vec2(0.0, room_under(text.passage, &found.range) * text.passage_style.size);
    let link = LinkLines::new(ui, canvas, text, LinkKind::Term, &found.range);
    for response in &link.lines {
        if link.is_active || underlined {
            let (size, is_active) = (text.passage_style.size, link.is_active);
            let term_line = TermLine { size, is_active, is_pale: is_pale(found.kind), is_forbidden };
            paint_term_line(ui, response.rect.translate(lower), term_line, canvas.cx.theme);
        }
        let subject = CardSubject { entry: found.entry, about: loose.as_ref() };
        if let Some(entry) = card::show(response, canvas, subject).clicked {
            canvas.cx.commands.push(Command::SelectTerm(Some(entry)));
        }
    }
    if link.clicked {
        canvas.cx.commands.push(Command::SelectOccurrence(occurrence));
    }
}

/// Within a definition another entry's term leads to it.
fn entry_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, text: &ShownText<'_>, found: &Occurrence) {
    let lower = vec2(0.0, room_under(text.passage, &found.range) * text.passage_style.size);
    let link = LinkLines::new(ui, canvas, text, LinkKind::Entry, &found.range);
    let is_forbidden = canvas.document.is_forbidden(found.entry);
    let mut asked = link.clicked.then_some(found.entry);
    for response in &link.lines {
        let (size, is_active) = (text.passage_style.size, link.is_active);
        let term_line = TermLine { size, is_active, is_pale: false, is_forbidden };
        paint_term_line(ui, response.rect.translate(lower), term_line, canvas.cx.theme);
        asked = asked.or(card::show(response, canvas, CardSubject::entry(found.entry)).clicked);
    }
    if asked.is_some() {
        canvas.cx.commands.push(Command::SelectTerm(asked));
    }
}

/// The head of a glossary entry selects the entry.
fn term_name_ui(ui: &Ui, canvas: &mut Canvas<'_, '_>, text: &ShownText<'_>) {
    let (Some(entry), Some(span)) = (text.passage.entry, text.passage.spans.first()) else { return };
    if span.style.link.is_none() && LinkLines::new(ui, canvas, text, LinkKind::Entry, &span.range).clicked {
        canvas.cx.commands.push(Command::SelectTerm(Some(EntryId::Article(entry))));
    }
}
