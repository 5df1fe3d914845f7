//! The hits in a list: by section, each with a little of the text around it.

use std::ops::Range;

use egui::{Rect, Role, Sense, Ui, vec2};

use crate::article::{Passage, Span, Style};
use crate::page::Ink;
use crate::page::fonts::Cut;
use crate::reader::{Command, FindCommand, Reader, Revisions};
use crate::search::{Excerpt, excerpt};
use crate::ui::cx::Cx;
use crate::ui::linked_text::{LinkedText, TextMark};
use crate::ui::list::{ItemHeights, Items, ListStyle, VirtualList, Wanted};
use crate::ui::spoken::tell_item;
use crate::ui::theme::{RADIUS, SCROLL_BAR, SMALL_TEXT, UI_TEXT};
use crate::words::Msg;

/// Height of a row, in pt.
const ROW: f32 = 28.0;
/// The list never takes more than this, in pt, nor more than a part of the window.
const MAX_HEIGHT: f32 = 10.5 * ROW;
/// Room before the text of a row, in pt.
const MARGIN: f32 = 16.0;
/// How far down the list a hit comes to stand that was out of view: about in the middle, as a part of its height.
const MIDDLE: f32 = 0.45;

/// What the list keeps between frames.
#[derive(Default)]
pub struct Results {
    groups: Vec<Group>,
    of: Option<GroupKey>,
    list: VirtualList,
    /// The current hit in the last frame.
    current: Option<usize>,
}

/// Which hits the groups are made of.
#[derive(Clone, Copy, PartialEq, Eq)]
struct GroupKey {
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
        (rows(&self.groups) as f32 * ROW + 9.0).min(MAX_HEIGHT).min((room * 0.45).round())
    }

    /// Draws the list.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        self.group(reader);
        let whole = ui.max_rect();
        ui.painter().hline(whole.x_range(), whole.bottom() - 0.5, egui::Stroke::new(1.0, theme.hairline));
        let rect = whole.shrink2(vec2(0.0, 4.0));
        self.follow(reader.find.current);
        let name = Msg::FindHits.text(reader.language);
        let style = ListStyle { name: &name, language: reader.language, theme };
        let mut rows = Rows { groups: &self.groups, cx };
        self.list.ui(ui, rect, style, &mut rows);
    }

    /// Groups the hits by section, when they are others. The hits are not looked at one by one.
    fn group(&mut self, reader: &Reader) {
        let find = &reader.find;
        let shown = GroupKey { revisions: reader.revisions, search: find.number(), hits: find.hits.len() };
        let Some(document) = reader.document.as_deref().filter(|_| self.of != Some(shown)) else { return };
        if self.of.is_none_or(|of| (of.revisions.shown, of.search) != (shown.revisions.shown, shown.search)) {
            self.list.go_to_top();
            self.current = None;
        }
        self.of = Some(shown);
        self.groups.clear();
        let passages = &document.shown.passages;
        let head = passages.partition_point(Passage::is_in_head);
        let mut row = 0;
        let mut add = |title: &str, passages: Range<usize>| {
            let hits = find.hits.in_passages(&passages);
            if !hits.is_empty() {
                self.groups.push(Group { title: title.to_owned(), hits: hits.clone(), row });
                row += 1 + hits.len();
            }
        };
        add(&document.shown.head.title, 0..head);
        let mut start = head;
        for (index, section) in document.article.sections.iter().enumerate() {
            let end = start + passages[start..].partition_point(|passage| passage.anchor.section <= index);
            let title = document.shown.section(index).map_or("", |item| &item.title);
            let unnamed = Msg::of_kind(section.kind).text(reader.language);
            add(if title.is_empty() { &unnamed } else { title }, start..end);
            start = end;
        }
    }

    /// Brings the current hit into view when it is another.
    fn follow(&mut self, current: Option<usize>) {
        if self.current == current {
            return;
        }
        self.current = current;
        let Some(current) = current else { return };
        let group = self.groups.partition_point(|group| group.hits.start <= current);
        let Some(group) = group.checked_sub(1).and_then(|group| self.groups.get(group)) else { return };
        let index = group.row + 1 + current - group.hits.start;
        self.list.bring(Wanted { index, part: None, at: MIDDLE });
    }
}

/// Rows of all groups: each has its title, and its hits.
fn rows(groups: &[Group]) -> usize {
    groups.last().map_or(0, |last| last.row + 1 + last.hits.len())
}

/// The rows of the list as they are drawn.
struct Rows<'a, 'cx> {
    groups: &'a [Group],
    cx: &'a mut Cx<'cx>,
}

impl Items for Rows<'_, '_> {
    fn count(&self) -> usize {
        rows(self.groups)
    }

    fn heights(&self) -> ItemHeights {
        ItemHeights::Equal(ROW)
    }

    fn height(&mut self, _ui: &Ui, _index: usize) -> f32 {
        ROW
    }

    fn item_ui(&mut self, ui: &mut Ui, index: usize, rect: Rect) {
        let after = self.groups.partition_point(|group| group.row <= index);
        let Some(group) = after.checked_sub(1).and_then(|at| self.groups.get(at)) else { return };
        let rect = rect.with_max_x(rect.right() - SCROLL_BAR);
        match (index - group.row).checked_sub(1) {
            None => title_ui(ui, self.cx, group, rect),
            Some(hit) => hit_ui(ui, self.cx, group.hits.start + hit, rect),
        }
    }
}

/// The name of a section and, quieter, the number of its hits.
fn title_ui(ui: &Ui, cx: &mut Cx<'_>, group: &Group, rect: Rect) {
    let mut name = Passage::plain(&format!("{}\u{2003}{}", group.title, group.hits.len()));
    let style = Style { quiet: true, ..Style::default() };
    name.spans = [Span { range: group.title.len()..name.text.len(), style }].into();
    let style = cx.text_style(Cut::Bold, SMALL_TEXT, Ink::Quiet);
    let left = rect.left() + MARGIN;
    let name = LinkedText::line(ui.ctx(), cx, &style, name, rect.right() - left);
    name.paint_around(ui, left, rect.center().y, &[]);
}

/// A hit with a little of the text around it.
fn hit_ui(ui: &Ui, cx: &mut Cx<'_>, index: usize, rect: Rect) {
    let Cx { reader, theme, .. } = *cx;
    let Some(document) = reader.document.as_deref() else { return };
    let Some(hit) = reader.find.hits.get(index) else { return };
    let Some(passage) = document.shown.passages.get(hit.passage()) else { return };
    let Excerpt { text, range } = excerpt(&passage.text, hit.range());
    let current = reader.find.current == Some(index);
    let response = ui.interact(rect, ui.scope_id().with(index), Sense::click());
    tell_item(&response, Role::ListBoxOption, &text, index, current);
    let inner = rect.shrink2(vec2(8.0, 1.0));
    if response.hovered() || current {
        ui.painter().rect_filled(inner, RADIUS, theme.hover);
    }
    let ground = if current { theme.current_hit } else { theme.hit };
    let style = cx.text_style(Cut::Regular, UI_TEXT, Ink::Text);
    let left = inner.left() + MARGIN;
    let line = LinkedText::line(ui.ctx(), cx, &style, passage.with_text(&text), inner.right() - 8.0 - left);
    line.paint_around(ui, left, rect.center().y, &[TextMark { range, ground }]);
    if response.clicked() {
        cx.commands.push(Command::Find(FindCommand::GoTo(index)));
    }
}
