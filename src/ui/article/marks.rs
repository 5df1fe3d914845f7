//! What can be pointed at in a line: terms, links, references; and what a screen reader is told of it.

use egui::{CursorIcon, Id, Pos2, Rect, Response, Sense, Shape, Stroke, Ui, WidgetInfo, pos2, vec2};

use percent_encoding::percent_decode_str;

use egui::text_selection::accesskit_text::update_accesskit_for_text_widget;

use super::card;
use super::decoration;
use super::draw::{Canvas, byte_rects, sign, tight};
use super::lines;
use super::setting::Part;
use super::view::text_id;
use crate::article::{FileLink, Passage, Role, Target};
use crate::glossary::{EntryId, Occurrence, OccurrenceId};
use crate::reader::Command;
use crate::ui::cx::Cx;
use crate::ui::fonts::Cut;
use crate::ui::icons::Icon;
use crate::ui::strings::Word;

/// Puts the widgets of a part over its lines.
pub(super) fn ui(
    ui: &mut Ui,
    canvas: &Canvas<'_>,
    passage: &Passage,
    part: &Part,
    origin: Pos2,
    cx: &mut Cx<'_>,
) {
    let rect = part.galley.rect.translate(origin.to_vec2());
    let id = text_id(ui, part.passage, part.range.start);
    // An image is described as a whole.
    if !matches!(passage.role, Role::Rule | Role::Image) {
        describe(ui, canvas, rect, id, passage.role, &passage.copied(part.range.clone()));
        if ui.is_rect_visible(rect) {
            // A screen reader can follow the text letter by letter.
            let transform = egui::emath::TSTransform::from_translation(origin.to_vec2());
            update_accesskit_for_text_widget(ui.ctx(), id, None, transform, &part.galley);
        }
    }
    for (id, found) in canvas.document.shown.occurrences.within(part.passage, &part.range) {
        term_ui(ui, canvas, passage, part, (origin, id, found), cx);
    }
    if let (Some(entry), Role::Paragraph) = (passage.entry, passage.role) {
        cross_references_ui(ui, canvas, passage, part, (origin, EntryId::Article(entry)), cx);
    }
    for span in passage.spans.iter().filter(|span| span.style.link.is_some()) {
        let Some(url) = &span.style.link else { continue };
        for (line, rect) in byte_rects(passage, part, origin, &span.range).into_iter().enumerate() {
            let id = text_id(ui, part.passage, span.range.start).with(("link", line));
            let name = passage.text.get(span.range.clone()).unwrap_or_default();
            let response = link_widget(ui, tight(rect, canvas.sheet.look(passage).size), id, name);
            if response.hovered() || response.has_focus() {
                let y = tight(rect, canvas.sheet.look(passage).size).bottom();
                ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, canvas.sheet.theme.accent));
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
                cx.commands.push(Command::OpenLink(url.to_string()));
            }
        }
    }
    let mut behind = None;
    match passage.role {
        Role::TermName => term_name_ui(ui, canvas, passage, part, origin, cx),
        Role::ReferenceName if part.range.end == passage.text.len() => {
            behind = destination_ui(ui, canvas, passage, part, origin, cx);
        }
        _ => {}
    }
    if part.range.end == passage.text.len() {
        back_ui(ui, canvas, part, (origin, behind), cx);
    }
}

/// What a link is said to lead to.
fn hint(canvas: &Canvas<'_>, url: &str) -> String {
    let is_of_article = url.starts_with('#') || FileLink::of(url).is_some();
    let words = if is_of_article { percent_decode_str(url).decode_utf8_lossy() } else { url.into() };
    Word::LinkTo.with(canvas.reader.language, &[&words])
}

/// The ways from the end of a note back to where the text refers to it; `behind` is what already stands at the end of
/// its last line.
fn back_ui(
    ui: &Ui,
    canvas: &Canvas<'_>,
    part: &Part,
    (origin, behind): (Pos2, Option<Rect>),
    cx: &mut Cx<'_>,
) {
    /// More ways would not find room beside a line.
    const MOST: usize = 5;
    let Some(last) = part.galley.rows.last() else { return };
    let size = canvas.sheet.em;
    let line = last.rect().translate(origin.to_vec2());
    let mut left = behind.map_or(line.left() + last.size.x, |rect| rect.right()) + size * 0.4;
    for (number, anchor) in canvas.document.notes.back(part.passage).iter().take(MOST).enumerate() {
        let rect =
            Rect::from_min_size(pos2(left, line.center().y - size * 0.6), vec2(size * 1.1, size * 1.2));
        left = rect.right();
        let id = text_id(ui, part.passage, 0).with(("back", number));
        let hint = Word::BackToText.text(canvas.reader.language);
        let response = link_widget(ui, rect, id, hint);
        let theme = &canvas.sheet.theme;
        let color = if response.hovered() || response.has_focus() { theme.accent } else { theme.quiet };
        sign(ui, Icon::BackToText, rect.center(), size * 0.85, color);
        if response.on_hover_text(hint).clicked() {
            cx.commands.push(Command::Show(*anchor));
        }
    }
}

/// The source's name under the headline leads to its page.
pub(super) fn source_ui(ui: &Ui, canvas: &Canvas<'_>, part: &Part, origin: Pos2, cx: &mut Cx<'_>) {
    let Some(source) = &canvas.document.shown.head.source else { return };
    let Some(url) = &source.url else { return };
    let name = 0..source.name.chars().count();
    for (line, rect) in lines::rects(&part.galley, &name).into_iter().enumerate() {
        let rect = rect.translate(origin.to_vec2());
        let response = link_widget(ui, rect, ui.scope_id().with(("source", line)), &source.name);
        let theme = &canvas.sheet.theme;
        let color = if response.hovered() || response.has_focus() { theme.accent } else { theme.hairline };
        ui.painter().hline(rect.x_range(), rect.bottom() - 2.0, Stroke::new(1.0, color));
        let hint = Word::LinkTo.with(canvas.reader.language, &[url]);
        if response.on_hover_text(hint).clicked() {
            cx.commands.push(Command::OpenLink(url.clone()));
        }
    }
}

/// Tells a screen reader what stands here.
pub(super) fn describe(ui: &Ui, canvas: &Canvas<'_>, rect: Rect, id: Id, role: Role, text: &str) {
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
    canvas: &Canvas<'_>,
    passage: &Passage,
    part: &Part,
    (origin, occurrence, found): (Pos2, OccurrenceId, &Occurrence),
    cx: &mut Cx<'_>,
) {
    let underlined = canvas.reader.is_underlined(occurrence);
    let size = canvas.sheet.look(passage).size;
    let lower = vec2(0.0, decoration::room_under(passage, &found.range) * size);
    let name = passage.text.get(found.range.clone()).unwrap_or_default();
    for (line, rect) in byte_rects(passage, part, origin, &found.range).into_iter().enumerate() {
        let rect = tight(rect, size);
        let id = text_id(ui, part.passage, found.range.start).with(("term", line));
        let response = link_widget(ui, rect, id, name);
        let active = response.hovered() || response.has_focus();
        if active || underlined {
            term_underline(ui, canvas, rect.translate(lower), size, active);
        }
        if let Some(entry) = card::show(&response, canvas, found.entry).clicked {
            cx.commands.push(Command::SelectTerm(Some(entry)));
        }
        if response.clicked() {
            cx.commands.push(Command::SelectOccurrence(occurrence));
        }
    }
}

/// Within a definition other entries' terms lead to them.
fn cross_references_ui(
    ui: &mut Ui,
    canvas: &Canvas<'_>,
    passage: &Passage,
    part: &Part,
    (origin, about): (Pos2, EntryId),
    cx: &mut Cx<'_>,
) {
    let size = canvas.sheet.look(passage).size;
    for link in canvas.document.shown.glossary.links(about, passage) {
        let name = passage.text.get(link.range.clone()).unwrap_or_default();
        let lower = vec2(0.0, decoration::room_under(passage, &link.range) * size);
        for (line, rect) in byte_rects(passage, part, origin, &link.range).into_iter().enumerate() {
            let rect = tight(rect, size);
            let id = text_id(ui, part.passage, link.range.start).with(("entry", line));
            let response = link_widget(ui, rect, id, name);
            let active = response.hovered() || response.has_focus();
            term_underline(ui, canvas, rect.translate(lower), size, active);
            let on_card = card::show(&response, canvas, link.entry).clicked;
            if let Some(entry) = if response.clicked() { Some(link.entry) } else { on_card } {
                cx.commands.push(Command::SelectTerm(Some(entry)));
            }
        }
    }
}

/// The line under a term: fine and dotted, and a stroke while it is pointed at.
fn term_underline(ui: &Ui, canvas: &Canvas<'_>, rect: Rect, size: f32, active: bool) {
    let theme = &canvas.sheet.theme;
    let y = rect.bottom() + size * 0.03;
    let ends = [pos2(rect.left() + 1.0, y), pos2(rect.right(), y)];
    if active {
        ui.painter().line_segment(ends, Stroke::new(1.5, theme.accent));
    } else {
        let dot = (size / 24.0).clamp(0.6, 1.4);
        ui.painter().extend(Shape::dotted_line(&ends, theme.term, dot * 3.2, dot));
    }
}

/// The head of a glossary entry selects the entry.
fn term_name_ui(ui: &Ui, canvas: &Canvas<'_>, passage: &Passage, part: &Part, origin: Pos2, cx: &mut Cx<'_>) {
    let (Some(entry), Some(span)) = (passage.entry, passage.spans.first()) else { return };
    if span.style.link.is_some() {
        return;
    }
    let name = passage.text.get(span.range.clone()).unwrap_or_default();
    for (line, rect) in byte_rects(passage, part, origin, &span.range).into_iter().enumerate() {
        let id = text_id(ui, part.passage, span.range.start).with(("entry", line));
        let response = link_widget(ui, tight(rect, canvas.sheet.look(passage).size), id, name);
        if response.clicked() {
            cx.commands.push(Command::SelectTerm(Some(EntryId::Article(entry))));
        }
    }
}

/// Where a reference leads, or the offer to search the web for it; gives the room that this takes up.
fn destination_ui(
    ui: &Ui,
    canvas: &Canvas<'_>,
    passage: &Passage,
    part: &Part,
    origin: Pos2,
    cx: &mut Cx<'_>,
) -> Option<Rect> {
    let last = part.galley.rows.last()?;
    let theme = &canvas.sheet.theme;
    let size = canvas.sheet.em;
    let url = passage.spans.first().and_then(|span| span.style.link.as_ref());
    let host = url.map(|url| host(url)).unwrap_or_default();
    let font = canvas.sheet.face.font(Cut::Regular, (size * 0.75).round());
    let galley = ui.painter().layout_no_wrap(host.to_owned(), font, theme.quiet);
    let line = last.rect().translate(origin.to_vec2());
    let width = size * 1.2 + if host.is_empty() { 0.0 } else { galley.rect.width() + 4.0 };
    // At the end of the name; in a full line it hangs into the margin.
    let left = line.left() + last.size.x + size * 0.5;
    let rect = Rect::from_min_size(pos2(left, line.center().y - size * 0.6), vec2(width, size * 1.2));
    let id = text_id(ui, part.passage, 0).with("destination");
    let hint = match url {
        Some(url) => self::hint(canvas, url),
        None => Word::SearchWebFor.with(canvas.reader.language, &[&passage.text]),
    };
    let response = link_widget(ui, rect, id, &hint);
    let color = if response.hovered() || response.has_focus() { theme.accent } else { theme.quiet };
    let text_at = pos2(rect.left(), rect.center().y - galley.rect.height() / 2.0);
    let icon_x = rect.right() - size * 0.6;
    ui.painter().galley_with_override_text_color(text_at, galley, color);
    let icon = match url {
        Some(url) if FileLink::of(url).is_some() => Icon::File,
        Some(_) => Icon::External,
        None => Icon::Search,
    };
    sign(ui, icon, pos2(icon_x, rect.center().y), size * 0.85, color);
    if response.on_hover_text(hint).clicked() {
        cx.commands.push(url.map_or_else(
            || Command::SearchWeb(passage.text.to_string()),
            |url| Command::OpenLink(url.to_string()),
        ));
    }
    Some(rect)
}

/// Something in the text that can be clicked and reached by Tab; selecting begins on it too.
pub(super) fn link_widget(ui: &Ui, rect: Rect, id: Id, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}

/// The host of an address, as a person would say it.
fn host(url: &str) -> &str {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    host.strip_prefix("www.").unwrap_or(host)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_host_is_what_a_person_would_say() {
        assert_eq!(super::host("https://www.nvidia.com/zh-tw/?a"), "nvidia.com");
        assert_eq!(super::host("http://例え.jp"), "例え.jp");
        assert_eq!(super::host("mailto:a@b.c"), "mailto:a@b.c");
    }
}
