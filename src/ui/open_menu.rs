//! A menu that a part of the screen wants to be opened, and how it is asked for.

use egui::{PointerButton, Pos2, Rect, Response, Ui, vec2};

use super::actions::{self, UiAction};
use super::icons::Icon;
use crate::reader::{Command, Reader};
use crate::text::slice::elided;

/// How far a menu that a key opens is indented from what it is about, in pt.
const INDENT: f32 = 16.0;
/// Characters that a line gives of a text that it speaks of.
const NAMED: usize = 14;

/// A menu to be shown.
pub struct OpenMenu {
    /// Its corner.
    pub at: Pos2,
    /// Its lines, at most nine.
    pub lines: Vec<MenuLine>,
}

/// A line of a menu.
pub struct MenuLine {
    /// Its sign.
    pub icon: Icon,
    /// What it says.
    pub name: String,
    /// What it does.
    pub choice: MenuChoice,
}

/// What a line does.
pub enum MenuChoice {
    /// Something that has a name and a shortcut of its own.
    Action(UiAction),
    /// Something that the reading session does.
    Command(Command),
    /// Copies this text.
    CopyText(String),
}

impl MenuLine {
    /// A line that does something.
    pub fn new(icon: Icon, name: impl Into<String>, choice: MenuChoice) -> Self {
        Self { icon, name: name.into(), choice }
    }

    /// A line for an action, with the name that it has everywhere.
    pub fn action(action: impl Into<UiAction>, reader: &Reader) -> Self {
        let action = action.into();
        let name = action.name().text(reader.language);
        Self::new(actions::icon(action), name, MenuChoice::Action(action))
    }
}

/// A text as a line of a menu gives it.
pub fn named(text: &str) -> String {
    elided(text, NAMED).into_owned()
}

/// Where a menu is asked for by the pointer in `rect`, or by the key for it on `response`; none when it is not.
pub fn asked_at(ui: &Ui, rect: Rect, response: &Response, by_key: bool) -> Option<Pos2> {
    if by_key && response.has_focus() {
        return Some(rect.left_bottom() + vec2(INDENT, 0.0));
    }
    clicked_at(ui, rect)
}

/// Where the second button of the mouse was clicked in `rect`.
pub fn clicked_at(ui: &Ui, rect: Rect) -> Option<Pos2> {
    let clicked = ui.input(|input| input.pointer.button_clicked(PointerButton::Secondary));
    let inside = clicked && ui.rect_contains_pointer(rect);
    ui.input(|input| input.pointer.interact_pos()).filter(|_| inside)
}
