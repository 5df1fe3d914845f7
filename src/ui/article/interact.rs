//! What can be pointed at in a line: terms, links, references; and what a screen reader is told of it.

use std::borrow::Cow;

use egui::{Id, Rect, Sense, Stroke, Ui, WidgetInfo, vec2};

use percent_encoding::percent_decode_str;

use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;

use super::canvas::{Canvas, link_widget, sign};
use super::card::{self, CardSubject};
use crate::article::{FileLink, Role, Target};
use crate::glossary::{EntryId, Occurrence, OccurrenceId};
use crate::page::{TextLines, Trailing, TrailingTo, is_too_small, room_under};
use crate::reader::Command;
use crate::ui::icons::Icon;
use crate::ui::on_screen::{OnScreen, ShownText, text_id};
use crate::ui::shapes::{TermLine, paint_label, paint_term_line};
use crate::ui::term_use::{LooseUse, is_pale};
use crate::words::Msg;

/// Puts the widgets of a text over its lines.
pub(super) fn text_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, text: &ShownText<'_>) {
    let ShownText { index, passage, lines, on, .. } = *text;
    let (rect, id) = (text.rect(), text.id(ui, lines.range.start));
    // An image is described as a whole.
    if !matches!(passage.role, Role::Rule | Role::Image) {
        describe(ui, canvas, rect, id, passage.role, &passage.copied(lines.range.clone()));
        if ui.is_rect_visible(rect) {
            // A screen reader can follow the text letter by letter.
            let transform = egui::emath::TSTransform::from_translation(on.point(lines.at).to_vec2());
            update_accesskit_for_text_widget(ui.ctx(), id, None, transform, &lines.galley);
        }
    }
    for (id, found) in canvas.document.shown.occurrences.within(index, &lines.range) {
        term_ui(ui, canvas, text, id, found);
    }
    if let (Some(entry), Role::Paragraph) = (passage.entry, passage.role) {
        cross_references_ui(ui, canvas, text, EntryId::Article(entry));
    }
    links_ui(ui, canvas, text);
    readings_ui(ui, text);
    if passage.role == Role::TermName {
        term_name_ui(ui, canvas, text);
    }
}

/// Links, in the accent colour.
fn links_ui(ui: &Ui, canvas: &mut Canvas<'_, '_>, text: &ShownText<'_>) {
    for span in &text.passage.spans {
        let Some(url) = &span.style.link else { continue };
        for (line, rect) in text.rects(&span.range).enumerate() {
            let id = text.id(ui, span.range.start).with(("link", line));
            let response = link_widget(ui, rect, id, text.text(&span.range));
            if response.hovered() || response.has_focus() {
                let stroke = Stroke::new(1.0, canvas.cx.theme.accent);
                ui.painter().hline(rect.x_range(), rect.bottom(), stroke);
            }
            let fragment = url.trim().strip_prefix('#');
            let response = match fragment.and_then(|name| canvas.document.targets.find(name)) {
                Some(Target::Item(note)) => {
                    card::note(&response, canvas, note);
                    response
                }
                _ => response.on_hover_text(hint(canvas, url)),
            };
            if response.clicked() {
                canvas.cx.commands.push(Command::OpenLink(url.to_string()));
            }
        }
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
            ui.interact(rect, id, Sense::hover()).on_hover_text(reading.as_ref());
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
    let id = text_id(ui, trailing.passage, 0);
    let (id, icon, hint, command) = match (trailing.to, url) {
        (TrailingTo::Back { number, anchor }, _) => {
            let hint = Msg::BackToText.text(language);
            (id.with(("back", number)), Icon::BackToText, hint, Command::Show(anchor))
        }
        (TrailingTo::Destination, Some(url)) => {
            let icon = if FileLink::of(url).is_some() { Icon::File } else { Icon::External };
            (id.with("destination"), icon, hint(canvas, url), Command::OpenLink(url.to_string()))
        }
        (TrailingTo::Destination, None) => {
            let hint = Msg::SearchWebFor { term: &passage.text }.text(language);
            (id.with("destination"), Icon::Search, hint, Command::SearchWeb(passage.text.to_string()))
        }
    };
    let response = link_widget(ui, on.rect(trailing.rect), id, &hint);
    let theme = canvas.cx.theme;
    let color = if response.hovered() || response.has_focus() { theme.accent } else { theme.quiet };
    if let Some(label) = &trailing.label {
        paint_label(ui, label, on, color);
    }
    sign(ui, icon, on.point(trailing.sign), trailing.size, color);
    if response.on_hover_text(hint).clicked() {
        canvas.cx.commands.push(command);
    }
}

/// The line under the headline; the source's name in it leads to its page.
pub(super) fn byline_ui(ui: &Ui, canvas: &mut Canvas<'_, '_>, lines: &TextLines, on: OnScreen) {
    let id = ui.scope_id().with("byline");
    describe(ui, canvas, on.rect(lines.rect()), id, Role::Caption, lines.galley.text());
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
        if response.on_hover_text(hint).clicked() {
            canvas.cx.commands.push(Command::OpenLink(url.clone()));
        }
    }
}

/// Tells a screen reader what stands here.
pub(super) fn describe(ui: &Ui, canvas: &Canvas<'_, '_>, rect: Rect, id: Id, role: Role, text: &str) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let level = match role {
        Role::Title => Some(1),
        Role::SectionTitle => Some(2),
        Role::Heading(level) => Some(usize::from(level) + 2),
        _ => None,
    };
    let spoken_role = if level.is_some() { egui::Role::Heading } else { egui::Role::Label };
    let response = ui.interact(rect, id, Sense::empty());
    response.widget_info(|| WidgetInfo::labeled(spoken_role, true, text));
    let language = &canvas.document.shown.head.language;
    ui.ctx().accesskit_node_builder(id, |node| {
        if let Some(level) = level {
            node.set_level(level);
        }
        if !language.is_empty() {
            node.set_language(language.clone());
        }
    });
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
    for (line, rect) in text.rects(&found.range).enumerate() {
        let id = text.id(ui, found.range.start).with(("term", line));
        let response = link_widget(ui, rect, id, text.text(&found.range));
        if let Some(loose) = &loose {
            ui.ctx().accesskit_node_builder(id, |node| node.set_description(&*loose.reason));
        }
        let is_active = response.hovered() || response.has_focus();
        if is_active || underlined {
            let is_pale = is_pale(found.kind);
            let line = TermLine { size: text.passage_style.size, is_active, is_pale, is_forbidden };
            paint_term_line(ui, rect.translate(lower), line, canvas.cx.theme);
        }
        let subject = CardSubject { entry: found.entry, about: loose.as_ref() };
        if let Some(entry) = card::show(&response, canvas, subject).clicked {
            canvas.cx.commands.push(Command::SelectTerm(Some(entry)));
        }
        if response.clicked() {
            canvas.cx.commands.push(Command::SelectOccurrence(occurrence));
        }
    }
}

/// Within a definition other entries' terms lead to them.
fn cross_references_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, text: &ShownText<'_>, about: EntryId) {
    for link in canvas.document.shown.glossary.links(about, text.passage) {
        let lower = vec2(0.0, room_under(text.passage, &link.range) * text.passage_style.size);
        for (line, rect) in text.rects(&link.range).enumerate() {
            let id = text.id(ui, link.range.start).with(("entry", line));
            let response = link_widget(ui, rect, id, text.text(&link.range));
            let is_active = response.hovered() || response.has_focus();
            let is_forbidden = canvas.document.is_forbidden(link.entry);
            let line = TermLine { size: text.passage_style.size, is_active, is_pale: false, is_forbidden };
            paint_term_line(ui, rect.translate(lower), line, canvas.cx.theme);
            let on_card = card::show(&response, canvas, CardSubject::entry(link.entry)).clicked;
            if let Some(entry) = if response.clicked() { Some(link.entry) } else { on_card } {
                canvas.cx.commands.push(Command::SelectTerm(Some(entry)));
            }
        }
    }
}

/// The head of a glossary entry selects the entry.
fn term_name_ui(ui: &Ui, canvas: &mut Canvas<'_, '_>, text: &ShownText<'_>) {
    let (Some(entry), Some(span)) = (text.passage.entry, text.passage.spans.first()) else { return };
    if span.style.link.is_some() {
        return;
    }
    for (line, rect) in text.rects(&span.range).enumerate() {
        let id = text.id(ui, span.range.start).with(("entry", line));
        let response = link_widget(ui, rect, id, text.text(&span.range));
        if response.clicked() {
            canvas.cx.commands.push(Command::SelectTerm(Some(EntryId::Article(entry))));
        }
    }
}
