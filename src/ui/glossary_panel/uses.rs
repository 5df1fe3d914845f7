//! The uses of the selected term: by section, each in its sentence.

use std::ops::Range;
use std::sync::Arc;

use egui::{Context, Galley, Pos2, Rangef, Rect, Response, Role, Sense, Tooltip, Ui, WidgetInfo, pos2, vec2};

use super::entry::EntryLook;
use crate::glossary::{Excerpt, excerpt};
use crate::reader::Command;
use crate::ui::cx::Cx;
use crate::ui::fonts::Cut;
use crate::ui::strings::Word;
use crate::ui::theme::{RADIUS, SMALL_TEXT, UI_TEXT};
use crate::ui::widgets::focus_ring;

/// Uses that are shown at first, and how many come with each "more".
pub(super) const AT_FIRST: usize = 5;
pub(super) const MORE: usize = 20;
const INDENT: f32 = 8.0;
const GAP: f32 = 6.0;

/// The list of an entry's uses, as it is laid out.
#[derive(Default)]
pub(super) struct Uses {
    /// The entry's index.
    entry: usize,
    lines: Vec<UseLine>,
}

/// A line of the list, as it is laid out.
struct UseLine {
    galley: Arc<Galley>,
    what: What,
}

enum What {
    /// The name of a section.
    Section,
    /// A use, by its index among the entry's.
    Use { index: usize, text: String },
    /// There are more.
    More,
}

/// Height of the whole list, in pt.
pub(super) fn height(uses: &Uses) -> f32 {
    uses.lines.iter().map(|line| line.galley.size().y + GAP).sum()
}

/// Where the line of a use stands, by its index among the entry's, in pt from the top of the list; with the heading of
/// its section where it is the first one there.
pub(super) fn place(uses: &Uses, index: usize) -> Option<Rangef> {
    let (mut top, mut heading) = (0.0, None);
    for line in &uses.lines {
        let bottom = top + line.galley.size().y + GAP;
        match line.what {
            What::Use { index: at, .. } if at == index => {
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
pub(super) fn lines(look: &EntryLook<'_>, ctx: &Context, entry: usize, shown: usize) -> Uses {
    let uses = look.document.uses_of(entry);
    let current = look.reader.selected.and_then(|selected| selected.use_index);
    let window = window(uses.len(), shown, current);
    let rest = uses.len() - window.len();
    let mut lines = Vec::new();
    let mut section = None;
    for index in window {
        let Some(found) = look.document.shown.uses.get(uses[index]) else { continue };
        let Some(passage) = look.document.shown.passages.get(found.passage) else { continue };
        let here = passage.kind.map(|_| passage.anchor.section);
        if section != Some(here) {
            section = Some(here);
            lines.push(section_line(look, ctx, here));
        }
        let excerpt = excerpt(&passage.text, found.range.clone());
        lines.push(use_line(look, ctx, excerpt, index, current == Some(index)));
    }
    if rest > 0 {
        let text = Word::MoreUses.with(look.reader.language, &[&rest]);
        let job = look.job(&text, &look.style(Cut::Regular, SMALL_TEXT, look.theme.accent), INDENT);
        lines.push(UseLine { galley: ctx.fonts_mut(|fonts| fonts.layout_job(job)), what: What::More });
    }
    Uses { entry, lines }
}

/// Which of `count` uses are listed: the first ones, or those up to the current one.
fn window(count: usize, shown: usize, current: Option<usize>) -> Range<usize> {
    let start = current.map_or(0, |current| (current + 1).saturating_sub(shown)).min(count);
    start..count.min(start.saturating_add(shown))
}

/// The heading of a section, or of the summary in the article's head.
fn section_line(look: &EntryLook<'_>, ctx: &Context, section: Option<usize>) -> UseLine {
    let language = look.reader.language;
    let section = section.and_then(|section| look.document.article.sections.get(section));
    let name = section.map_or(Word::KindSummary.text(language), |section| match section.title.as_str() {
        "" => Word::of_kind(section.kind).text(language),
        title => title,
    });
    let mut job = look.job(name, &look.style(Cut::Regular, SMALL_TEXT, look.theme.quiet), 0.0);
    job.wrap.max_rows = 1;
    UseLine { galley: ctx.fonts_mut(|fonts| fonts.layout_job(job)), what: What::Section }
}

fn use_line(look: &EntryLook<'_>, ctx: &Context, excerpt: Excerpt, index: usize, current: bool) -> UseLine {
    let mut job = egui::text::LayoutJob::default();
    let ground = if current { look.theme.current_hit } else { look.theme.hit };
    let style = look.style(Cut::Regular, UI_TEXT, look.theme.ink);
    look.push(&mut job, &excerpt.text, &style, &[(excerpt.mark, ground)], &[]);
    job.wrap = egui::text::TextWrapping::wrap_at_width(look.text_width() - INDENT);
    let what = What::Use { index, text: excerpt.text };
    UseLine { galley: ctx.fonts_mut(|fonts| fonts.layout_job(job)), what }
}

/// Draws the list below `at`; whether the person wants more of it.
pub(super) fn ui(
    ui: &mut Ui,
    look: &EntryLook<'_>,
    Uses { entry, lines }: Uses,
    mut at: Pos2,
    cx: &mut Cx<'_>,
) -> bool {
    let mut more = false;
    for (number, line) in lines.into_iter().enumerate() {
        let size = vec2(look.text_width(), line.galley.size().y);
        let rect = Rect::from_min_size(at, size);
        let id = ui.scope_id().with(("use", entry, number));
        let text_at = match line.what {
            What::Section => at,
            _ => pos2(at.x + INDENT, at.y),
        };
        if !matches!(line.what, What::Section) {
            let response = ui.interact(rect.expand2(vec2(4.0, GAP / 2.0)), id, Sense::click());
            let (role, name) = match &line.what {
                What::Use { text, .. } => (Role::Link, text.as_str()),
                _ => (Role::Button, line.galley.text()),
            };
            response.widget_info(|| WidgetInfo::labeled(role, true, name));
            if response.hovered() {
                ui.painter().rect_filled(response.rect, RADIUS, look.theme.hover);
                ui.set_cursor_icon(egui::CursorIcon::PointingHand);
            }
            focus_ring(ui, &response, look.theme);
            if let What::Use { index, .. } = line.what {
                peek(&response, look, entry, index);
            }
            if response.clicked() {
                match line.what {
                    What::Use { index, .. } => go(look, entry, index, cx),
                    _ => more = true,
                }
            }
        }
        at.y += size.y + GAP;
        ui.painter().galley(text_at, line.galley, look.theme.ink);
    }
    more
}

/// Width of the card with the text around a use, in pt.
const PEEK: f32 = 400.0;
/// Characters of it before and after the use at most.
const AROUND: usize = 150;

/// The text around a use, on a card: its place is seen without going there.
fn peek(response: &Response, look: &EntryLook<'_>, entry: usize, index: usize) {
    let tooltip =
        if response.has_focus() { Tooltip::for_widget(response) } else { Tooltip::for_enabled(response) };
    tooltip.width(PEEK).gap(8.0).show(|ui| {
        let found =
            look.document.uses_of(entry).get(index).and_then(|found| look.document.shown.uses.get(*found));
        let Some((found, passage)) =
            found.and_then(|found| Some((found, look.document.shown.passages.get(found.passage)?)))
        else {
            return;
        };
        let around = surroundings(&passage.text, &found.range);
        let text = passage.text.get(around.clone()).unwrap_or_default();
        let mark = found.range.start - around.start..found.range.end - around.start;
        let mut job = egui::text::LayoutJob::default();
        let style = look.style(Cut::Regular, UI_TEXT + 1.0, look.theme.ink);
        look.push(&mut job, text, &style, &[(mark, look.theme.hit)], &[]);
        job.wrap = egui::text::TextWrapping::wrap_at_width(PEEK);
        ui.add(egui::Label::new(job));
    });
}

/// Bytes of a text around a range of it, as much as fits a card.
fn surroundings(text: &str, range: &Range<usize>) -> Range<usize> {
    let (before, after) =
        (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let start = before.char_indices().rev().nth(AROUND).map_or(0, |(at, c)| at + c.len_utf8());
    let end = after.char_indices().nth(AROUND).map_or(text.len(), |(at, _)| range.end + at);
    start..end
}

/// Goes to a use.
fn go(look: &EntryLook<'_>, entry: usize, index: usize, cx: &mut Cx<'_>) {
    if let Some(found) = look.document.uses_of(entry).get(index) {
        cx.commands.push(Command::SelectUse { entry, use_index: index });
        cx.commands.push(Command::Show(look.document.anchor_of_use(*found)));
    }
}

#[cfg(test)]
mod tests {
    use super::{surroundings, window};

    #[test]
    fn a_card_has_the_text_around_a_use() {
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
