//! The hits in a list: by section, each with a little of the text around it. Only the rows in view are laid out.

use std::ops::Range;

use egui::text::{LayoutJob, TextFormat};
use egui::{FontId, Rangef, Rect, Role, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use crate::page::fonts::{self, Cut, Face, Typeface};
use crate::reader::{Command, FindCommand, Reader, Revisions};
use crate::search::{Excerpt, excerpt};
use crate::ui::cx::Cx;
use crate::ui::strings::Word;
use crate::ui::theme::{Palette, RADIUS, SMALL_TEXT, UI_TEXT};
use crate::ui::widgets::{elided_line, focus_ring};

/// Height of a row, in pt.
const ROW: f32 = 28.0;
/// The list never takes more than this, in pt, nor more than a part of the window.
const MAX_HEIGHT: f32 = 10.5 * ROW;

/// What the list keeps between frames.
#[derive(Default)]
pub struct Results {
    groups: Vec<Group>,
    of: Option<Shown>,
    /// What is above the view, in pt; an f32 would not tell a million rows apart.
    above: f64,
    /// The current hit in the last frame.
    current: Option<usize>,
}

/// Which hits the groups are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Shown {
    revisions: Revisions,
    search: u64,
    hits: usize,
}

/// The hits of one section; none is empty.
struct Group {
    title: String,
    /// Indexes of the hits.
    hits: Range<usize>,
    /// The row of its title; the hits follow it.
    row: usize,
}

impl Results {
    /// Height of the list in a window with so much room, in pt.
    pub fn height(&mut self, reader: &Reader, room: f32) -> f32 {
        self.group(reader);
        (self.rows() as f32 * ROW + 9.0).min(MAX_HEIGHT).min((room * 0.45).round())
    }

    /// Draws the list.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let Some(document) = reader.document.as_deref() else { return };
        self.group(reader);
        let whole = ui.max_rect();
        ui.painter().hline(whole.x_range(), whole.bottom() - 0.5, egui::Stroke::new(1.0, theme.hairline));
        let rect = whole.shrink2(vec2(0.0, 4.0));
        let all = self.rows() as f64 * f64::from(ROW);
        self.scroll(ui, rect, all);
        self.follow(reader.find.current, rect.height());
        self.above = self.above.clamp(0.0, (all - f64::from(rect.height())).max(0.0));

        let mut list = ui.new_child(UiBuilder::new().max_rect(rect));
        list.set_clip_rect(rect.intersect(ui.clip_rect()));
        let first = (self.above / f64::from(ROW)) as usize;
        let end = ((self.above + f64::from(rect.height())) / f64::from(ROW)).ceil() as usize;
        let face = Typeface::of(&document.article.language, Face::of_interface(reader.language));
        let font = face.font(Cut::Regular, UI_TEXT);
        for row in first..end.min(self.rows()) {
            let y = rect.top() + (row as f64 * f64::from(ROW) - self.above) as f32;
            let at = Rect::from_min_size(pos2(rect.left(), y.round()), vec2(rect.width() - 12.0, ROW));
            let Some(group) = self.group_of(row) else { break };
            match (row - group.row).checked_sub(1) {
                None => title_ui(&list, group, at, theme),
                Some(hit) => {
                    hit_ui(&mut list, cx, &font, group.hits.start + hit, at);
                }
            }
        }
        self.scroll_bar(ui, rect, all, theme);
    }

    fn rows(&self) -> usize {
        self.groups.last().map_or(0, |last| last.row + 1 + last.hits.len())
    }

    fn group_of(&self, row: usize) -> Option<&Group> {
        let after = self.groups.partition_point(|group| group.row <= row);
        self.groups.get(after.checked_sub(1)?)
    }

    /// Groups the hits by section, when they are others. The hits are not looked at one by one.
    fn group(&mut self, reader: &Reader) {
        let find = &reader.find;
        let shown = Shown { revisions: reader.revisions, search: find.number(), hits: find.hits.len() };
        let Some(document) = reader.document.as_deref().filter(|_| self.of != Some(shown)) else { return };
        if self.of.is_none_or(|of| (of.revisions.shown, of.search) != (shown.revisions.shown, shown.search)) {
            self.above = 0.0;
            self.current = None;
        }
        self.of = Some(shown);
        self.groups.clear();
        let passages = &document.shown.passages;
        let head = passages.partition_point(|passage| passage.kind.is_none());
        let mut row = 0;
        let mut add = |title: &str, passages: Range<usize>| {
            let hits = find.hits.in_passages(&passages);
            if !hits.is_empty() {
                self.groups.push(Group { title: title.to_owned(), hits: hits.clone(), row });
                row += 1 + hits.len();
            }
        };
        add(&document.article.title, 0..head);
        let mut start = head;
        for (index, section) in document.article.sections.iter().enumerate() {
            let end = start + passages[start..].partition_point(|passage| passage.anchor.section <= index);
            let unnamed = Word::of_kind(section.kind).text(reader.language);
            add(if section.title.is_empty() { unnamed } else { &section.title }, start..end);
            start = end;
        }
    }

    /// Brings the current hit into view when it is another.
    fn follow(&mut self, current: Option<usize>, height: f32) {
        if self.current == current {
            return;
        }
        self.current = current;
        let Some(current) = current else { return };
        let group = self.groups.partition_point(|group| group.hits.start <= current);
        let Some(group) = group.checked_sub(1).and_then(|group| self.groups.get(group)) else { return };
        let y = (group.row + 1 + current - group.hits.start) as f64 * f64::from(ROW);
        let lowest = y + f64::from(ROW) - f64::from(height);
        if y < self.above || lowest > self.above {
            self.above = y - f64::from(height - ROW) / 2.0;
        }
    }

    fn scroll(&mut self, ui: &Ui, rect: Rect, all: f64) {
        let background = ui.interact(rect, ui.scope_id().with("found"), Sense::hover());
        if background.contains_pointer() && all > f64::from(rect.height()) {
            let delta = ui.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
            self.above -= f64::from(delta.y);
        }
    }

    fn scroll_bar(&mut self, ui: &Ui, rect: Rect, all: f64, theme: &Palette) {
        let hidden = all - f64::from(rect.height());
        if hidden <= 0.0 {
            return;
        }
        let length = (f64::from(rect.height()).powi(2) / all) as f32;
        let length = length.clamp(24.0_f32.min(rect.height()), rect.height());
        let room = rect.height() - length;
        let track = Rect::from_min_max(pos2(rect.right() - 12.0, rect.top()), rect.max);
        let response = ui.interact(track, ui.scope_id().with("found scroll bar"), Sense::click_and_drag());
        if let Some(pointer) =
            response.interact_pointer_pos().filter(|_| response.dragged() || response.clicked())
        {
            let part = ((pointer.y - track.top() - length / 2.0) / room.max(1.0)).clamp(0.0, 1.0);
            self.above = f64::from(part) * hidden;
            ui.ctx().request_repaint();
        }
        let part = (self.above / hidden) as f32;
        let handle = pos2(track.left() + 4.0, track.top() + part * room);
        let handle = Rect::from_min_size(handle, vec2(5.0, length));
        let color = if response.hovered() || response.dragged() { theme.quiet } else { theme.hairline };
        ui.painter().rect_filled(handle, 2.5, color);
    }
}

fn title_ui(ui: &Ui, group: &Group, rect: Rect, theme: &Palette) {
    let mut job = LayoutJob::default();
    let count = format!("  {}", group.hits.len());
    job.append(&group.title, 0.0, TextFormat::simple(fonts::ui_bold(SMALL_TEXT), theme.quiet));
    job.append(&count, 0.0, TextFormat::simple(FontId::proportional(SMALL_TEXT), theme.quiet));
    elided_line(ui, job, Rangef::new(rect.left() + 16.0, rect.right()), rect.center().y);
}

fn hit_ui(ui: &mut Ui, cx: &mut Cx<'_>, font: &FontId, index: usize, rect: Rect) {
    let Cx { reader, theme, .. } = *cx;
    let Some(document) = reader.document.as_deref() else { return };
    let Some(hit) = reader.find.hits.get(index) else { return };
    let Some(passage) = document.shown.passages.get(hit.passage()) else { return };
    let Excerpt { text, range } = excerpt(&passage.text, hit.range());
    let current = reader.find.current == Some(index);
    let response = ui.interact(rect, ui.scope_id().with(index), Sense::click());
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::ListBoxOption, true, &text);
        info.selected = Some(current);
        info
    });
    let inner = rect.shrink2(vec2(8.0, 1.0));
    if response.hovered() || current {
        ui.painter().rect_filled(inner, RADIUS, theme.hover);
    }
    focus_ring(ui, &response, theme);
    let plain = TextFormat::simple(font.clone(), theme.ink);
    let ground = if current { theme.current_hit } else { theme.hit };
    let mut job = LayoutJob::default();
    job.append(text.get(..range.start).unwrap_or_default(), 0.0, plain.clone());
    let marked = TextFormat { background: ground, ..plain.clone() };
    job.append(text.get(range.clone()).unwrap_or_default(), 0.0, marked);
    job.append(text.get(range.end..).unwrap_or_default(), 0.0, plain);
    elided_line(ui, job, Rangef::new(inner.left() + 16.0, inner.right() - 8.0), rect.center().y);
    if response.clicked() {
        cx.commands.push(Command::Find(FindCommand::GoTo(index)));
    }
}
