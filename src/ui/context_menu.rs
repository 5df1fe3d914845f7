//! The short menu of what can be done with what is under the pointer or has the keyboard.
//!
//! A part of the screen that is asked for one puts an [`OpenMenu`] into its context; what is chosen there
//! is carried out in the frame after.

use egui::{
    Align, Area, Context, EventFilter, Frame, Id, Key, Layout, Modifiers, Order, Role, Ui, UiBuilder, UiKind,
};

use super::actions::{self, UiAction};
use super::cx::Cx;
use super::open_menu::{MenuChoice, OpenMenu};
use super::theme::STEP;
use super::widgets::menu_line;
use crate::reader::{Command, NoticeKind};
use crate::words::Msg;

/// Widths of the menu, in pt.
const WIDTHS: std::ops::RangeInclusive<f32> = 220.0..=340.0;
/// The menu that is open, if one is.
#[derive(Default)]
pub struct ContextMenu {
    shown: Option<ShownMenu>,
    chosen: Option<UiAction>,
}

struct ShownMenu {
    menu: OpenMenu,
    /// The line that has the keyboard.
    line: Option<usize>,
    /// Whether the keyboard is to go to another line.
    moved: bool,
    /// What had the keyboard before.
    before: Option<Id>,
}

/// Room at either side of a line, in pt.
const PADDING: f32 = 8.0;

impl ContextMenu {
    /// Shows a menu in place of the one that is open. `by_key` gives its first line the keyboard.
    pub fn open(&mut self, ctx: &Context, menu: OpenMenu, by_key: bool) {
        if menu.lines.is_empty() {
            return;
        }
        let before = ctx.memory(egui::Memory::focused);
        self.shown = Some(ShownMenu { menu, line: by_key.then_some(0), moved: by_key, before });
        ctx.request_repaint();
    }

    /// The action that was chosen in the last frame.
    pub fn take_chosen(&mut self) -> Option<UiAction> {
        self.chosen.take()
    }

    /// Takes the keys that move in the open menu and close it, before anything else hears of them.
    pub fn take_keys(&mut self, ctx: &Context) {
        let Some(shown) = &mut self.shown else { return };
        let none = Modifiers::NONE;
        let last = shown.menu.lines.len().saturating_sub(1);
        let (line, close) = ctx.input_mut(|input| {
            let mut line = shown.line;
            for _ in 0..input.count_and_consume_key(none, Key::ArrowDown) {
                line = Some(line.map_or(0, |line| if line == last { 0 } else { line + 1 }));
            }
            for _ in 0..input.count_and_consume_key(none, Key::ArrowUp) {
                line = Some(line.map_or(last, |line| line.checked_sub(1).unwrap_or(last)));
            }
            for (key, end) in [(Key::Home, 0), (Key::End, last)] {
                if input.consume_key(none, key) {
                    line = Some(end);
                }
            }
            let tab = input.consume_key(none, Key::Tab) || input.consume_key(Modifiers::SHIFT, Key::Tab);
            (line, tab || input.consume_key(none, Key::Escape))
        });
        shown.moved |= line != shown.line;
        shown.line = line;
        if close {
            self.close(ctx);
        }
    }

    /// Closes the menu and gives the keyboard back.
    fn close(&mut self, ctx: &Context) {
        let Some(shown) = self.shown.take() else { return };
        match shown.before {
            Some(before) => ctx.memory_mut(|memory| memory.request_focus(before)),
            None => ctx.memory_mut(egui::Memory::stop_text_input),
        }
    }

    /// Draws the menu while it is open, and carries out what is chosen.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        let Some(shown) = &mut self.shown else { return };
        let area = Area::new(Id::unique("context menu")).kind(UiKind::Menu).order(Order::Foreground);
        let area =
            area.fixed_pos(shown.menu.at).constrain_to(ctx.content_rect().shrink(STEP)).show(ctx, |ui| {
                egui::containers::menu::menu_style(ui.style_mut());
                ui.spacing_mut().button_padding.x = PADDING;
                let name = Msg::ContextMenu.text(cx.reader.language);
                let builder = UiBuilder::new().accessibility_role(Role::Menu).accessibility_label(name);
                Frame::menu(ui.style())
                    .show(ui, |ui| ui.scope_builder(builder, |ui| shown.lines_ui(ui)).inner)
                    .inner
            });
        let rect = area.response.rect;
        let is_left = ctx.input(|input| {
            let pointer = &input.pointer;
            pointer.any_pressed() && pointer.interact_pos().is_some_and(|at| !rect.contains(at))
        });
        let clicked = area.inner;
        if let Some(line) = clicked {
            let line = shown.menu.lines.swap_remove(line);
            self.close(ctx);
            self.choose(ctx, line.choice, cx);
        } else if is_left {
            // What was clicked instead may take the keyboard.
            self.shown = None;
        }
    }

    fn choose(&mut self, ctx: &Context, choice: MenuChoice, cx: &mut Cx<'_>) {
        match choice {
            MenuChoice::Action(action) => self.chosen = Some(action),
            MenuChoice::Command(command) => cx.commands.push(command),
            MenuChoice::CopyText(text) => {
                ctx.copy_text(text);
                cx.commands.push(Command::Notify(NoticeKind::Copied));
            }
        }
        ctx.request_repaint();
    }
}

impl ShownMenu {
    /// Draws the lines; gives the one that was clicked.
    fn lines_ui(&mut self, ui: &mut Ui) -> Option<usize> {
        ui.set_min_width(*WIDTHS.start());
        ui.set_max_width(*WIDTHS.end());
        let moved = std::mem::take(&mut self.moved);
        let mut clicked = None;
        ui.with_layout(Layout::top_down_justified(Align::LEFT), |ui| {
            for (index, line) in self.menu.lines.iter().enumerate() {
                let shortcut = match &line.choice {
                    MenuChoice::Action(action) => actions::shortcut_text(ui.ctx(), *action),
                    MenuChoice::Command(_) | MenuChoice::CopyText(_) => String::new(),
                };
                let response = menu_line(ui, line.icon, &line.name, &shortcut, false);
                ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::MenuItem));
                if moved && self.line == Some(index) {
                    response.request_focus();
                }
                // The arrows move from line to line, never to what lies behind the menu.
                let own = EventFilter { tab: true, vertical_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, own));
                if response.clicked() {
                    clicked = Some(index);
                }
            }
        });
        clicked
    }
}
