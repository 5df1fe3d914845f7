//! An item of the outline: a heading on one line or two, and what is counted under it.

use std::borrow::Cow;

use egui::{FontId, Rect, Response, Role, Sense, Ui, pos2, vec2};

use super::LINE;
use crate::article::{OutlineItem, Passage};
use crate::page::fonts::Cut;
use crate::page::{Ink, TextRoom, TextStyle};
use crate::reader::{Command, FindCommand, Reader};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::linked_text::LinkedText;
use crate::ui::list::{ItemHeights, Items};
use crate::ui::open_menu::{MenuChoice, MenuLine, OpenMenu, asked_at, named};
use crate::ui::spoken::tell_item;
use crate::ui::theme::{RADIUS, SCROLL_BAR, SMALL_TEXT, UI_TEXT};
use crate::ui::widgets::hint;
use crate::words::Msg;

/// Distance of the baselines of a heading on two lines, in multiples of its size.
const LEADING: f32 = 1.3;
/// The most lines of a heading.
const MOST_LINES: usize = 2;
/// How far an item's ground is set in, in pt.
const SIDE: f32 = 8.0;
/// How far a level of headings is set in, in pt.
const INDENT: f32 = 14.0;

/// The items as they are drawn in the list.
pub(super) struct Listed<'a, 'cx> {
    pub(super) cx: &'a mut Cx<'cx>,
    /// Width of the list, in pt.
    pub(super) width: f32,
    /// The item that is being read.
    pub(super) current: Option<usize>,
    /// The item that gets the keyboard.
    pub(super) focus: Option<usize>,
    /// The item that has got it in this frame.
    pub(super) focused: Option<usize>,
}

impl Listed<'_, '_> {
    /// Where an item's ground is.
    fn ground(rect: Rect) -> Rect {
        let right = rect.right() - SCROLL_BAR;
        Rect::from_min_max(pos2(rect.left() + SIDE, rect.top() + 1.0), pos2(right, rect.bottom() - 1.0))
    }

    /// Where an item's heading begins and ends when nothing but its number of entries stands next to it, in pt from the
    /// left edge of the list.
    fn sides(&self, ui: &Ui, item: &OutlineItem) -> (f32, f32) {
        let ground = Self::ground(Rect::from_min_size(pos2(0.0, 0.0), vec2(self.width, LINE)));
        let count = match item.count {
            0 => 0.0,
            count => count_galley(ui, count, self.cx).size().x + 8.0,
        };
        (ground.left() + 12.0 + f32::from(item.level) * INDENT, ground.right() - 8.0 - count)
    }

    /// The lines that an item's heading takes up. They are counted in bold, which the item being read is set in, and
    /// without the number of uses, so that no item moves when another is being read or a term is selected.
    fn lines(&mut self, ui: &Ui, index: usize) -> usize {
        let item = &self.cx.reader.outline()[index];
        let (left, right) = self.sides(ui, item);
        let style = style(self.cx, true, item.level);
        let text = heading(ui, self.cx, &style, item, TextRoom { width: right - left, lines: MOST_LINES });
        (text.size().y / (UI_TEXT * LEADING)).round().max(1.0) as usize
    }
}

impl Items for Listed<'_, '_> {
    fn role(&self) -> Role {
        Role::Tree
    }

    fn count(&self) -> usize {
        self.cx.reader.outline().len()
    }

    fn heights(&self) -> ItemHeights {
        ItemHeights::Own { estimate: LINE }
    }

    fn height(&mut self, ui: &Ui, index: usize) -> f32 {
        LINE + ((self.lines(ui, index) - 1) as f32 * UI_TEXT * LEADING).round()
    }

    fn item_ui(&mut self, ui: &mut Ui, index: usize, rect: Rect) {
        let reader = self.cx.reader;
        let item = &reader.outline()[index];
        let response = ui.interact(rect, ui.scope_id().with(("item", index)), Sense::click());
        let uses = reader.selected_occurrences_under(index).unwrap_or(0);
        let is_current = self.current == Some(index);
        let name = item_name(reader, item);
        let spoken =
            if uses == 0 { name.to_string() } else { format!("{name}, {}", used_text(reader, uses)) };
        tell_item(&response, Role::TreeItem, &spoken, index, is_current);
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_level(usize::from(item.level)));
        if self.focus == Some(index) {
            response.request_focus();
        }
        if response.gained_focus() {
            self.focused = Some(index);
        }
        if let Some(at) = asked_at(ui, response.rect, &response, self.cx.menu_key) {
            self.cx.menu = Some(OpenMenu { at, lines: menu_lines(reader, item) });
        }
        if response.clicked() {
            self.cx.commands.push(Command::GoTo(item.anchor));
        }
        self.paint(ui, index, uses, response);
    }
}

impl Listed<'_, '_> {
    /// Paints an item, with the number of times that the selected term is used there.
    fn paint(&mut self, ui: &Ui, index: usize, uses: usize, response: Response) {
        let (rect, theme) = (response.rect, self.cx.theme);
        let item = &self.cx.reader.outline()[index];
        let is_current = self.current == Some(index);
        let ground = Self::ground(rect);
        if response.hovered() {
            ui.painter().rect_filled(ground, RADIUS, theme.hover);
        }
        if is_current {
            let height = ground.height() - 12.0;
            let bar = Rect::from_min_size(pos2(ground.left(), ground.top() + 6.0), vec2(3.0, height));
            ui.painter().rect_filled(bar, 1.5, theme.accent);
        }
        let (left, mut right) = self.sides(ui, item);
        if item.count > 0 {
            let galley = count_galley(ui, item.count, self.cx);
            let at = pos2(rect.left() + right + 8.0, rect.center().y - galley.size().y / 2.0);
            ui.painter().galley(at, galley, theme.quiet);
        }
        if uses > 0 {
            right -= self.paint_uses(ui, pos2(rect.left() + right, rect.center().y), uses);
        }
        let lines = if rect.height() > LINE { MOST_LINES } else { 1 };
        let style = style(self.cx, is_current, item.level);
        let text = heading(ui, self.cx, &style, item, TextRoom { width: right - left, lines });
        text.paint_around(ui, rect.left() + left, rect.center().y, &[]);
        if !text.is_whole() {
            hint(response, text.text());
        }
    }

    /// The number of uses on a ground of its own, which ends at `end`; gives how much of the line it takes up, in pt.
    fn paint_uses(&self, ui: &Ui, end: egui::Pos2, uses: usize) -> f32 {
        let theme = self.cx.theme;
        let galley =
            ui.painter().layout_no_wrap(uses.to_string(), FontId::proportional(SMALL_TEXT), theme.ink);
        let width = (galley.size().x + 10.0).max(18.0);
        let pill = Rect::from_center_size(pos2(end.x + 4.0 - width / 2.0, end.y), vec2(width, 18.0));
        ui.painter().rect_filled(pill, 9.0, theme.hit);
        ui.painter().galley(pill.center() - galley.size() / 2.0, galley, theme.ink);
        width + 2.0
    }
}

/// How a heading is set: bold where it is being read, quiet where it is not at the top.
pub(super) fn style(cx: &Cx<'_>, is_current: bool, level: u8) -> TextStyle {
    let cut = if is_current { Cut::Bold } else { Cut::Regular };
    let ink = if is_current || level == 0 { Ink::Text } else { Ink::Quiet };
    TextStyle { leading: LEADING, balance: true, ..cx.text_style(cut, UI_TEXT, ink) }
}

/// An item's heading, within the room next to what is counted under it.
fn heading(ui: &Ui, cx: &mut Cx<'_>, style: &TextStyle, item: &OutlineItem, room: TextRoom) -> LinkedText {
    let passage = Passage::plain(&item_name(cx.reader, item));
    LinkedText::new(ui.ctx(), cx, style, passage, TextRoom { width: room.width.max(style.size), ..room })
}

/// The number of entries or references in a section.
fn count_galley(ui: &Ui, count: usize, cx: &Cx<'_>) -> std::sync::Arc<egui::Galley> {
    ui.painter().layout_no_wrap(count.to_string(), FontId::proportional(SMALL_TEXT), cx.theme.quiet)
}

/// What can be done with an item.
fn menu_lines(reader: &Reader, item: &OutlineItem) -> Vec<MenuLine> {
    let language = reader.language;
    let name = item_name(reader, item).into_owned();
    let go = MenuChoice::Command(Command::GoTo(item.anchor));
    let find = MenuChoice::Command(Command::Find(FindCommand::Open(Some(name.clone()))));
    let found = Msg::FindInArticle { query: &named(&name) }.text(language);
    vec![
        MenuLine::new(Icon::Right, Msg::GoToSection { name: &named(&name) }.text(language), go),
        MenuLine::new(Icon::Copy, Msg::Copy.text(language), MenuChoice::CopyText(name)),
        MenuLine::new(Icon::Search, found, find),
    ]
}

/// What an item is called.
fn item_name<'a>(reader: &Reader, item: &'a OutlineItem) -> Cow<'a, str> {
    if item.title.is_empty() {
        Msg::of_kind(item.kind).text(reader.language)
    } else {
        Cow::Borrowed(item.title.as_str())
    }
}

/// How often a term is used, in words.
fn used_text(reader: &Reader, uses: usize) -> String {
    if uses == 1 {
        Msg::UsesOnce.text(reader.language).into_owned()
    } else {
        Msg::Uses { count: &uses }.text(reader.language).into_owned()
    }
}
