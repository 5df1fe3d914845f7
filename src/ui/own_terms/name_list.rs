//! The names of other entries that are offered after `[[` in a definition.

use egui::text::{CCursor, CCursorRange};
use egui::widgets::text_edit::TextEditState;
use egui::{Align, Area, Frame, Id, Key, Layout, Modifiers, Order, Response, Role, Ui};

use crate::dictionary::Rank;
use crate::reader::Document;
use crate::text::slice::byte_of_char;
use crate::ui::cx::Cx;
use crate::ui::widgets::menu_choice;
use crate::words::Msg;

/// Names that are offered at most.
const MOST: usize = 6;
/// Characters of the longest name that is looked up.
const LONGEST: usize = 40;
/// What stands before a name, and after it.
const OPEN: &str = "[[";
const CLOSE: &str = "]]";

/// The list of names that are offered.
#[derive(Default)]
pub(super) struct NameList {
    /// What is offered; the list is open while there is something.
    names: Vec<String>,
    /// The one that Enter takes.
    at: usize,
    /// The bytes of the definition that a name takes the place of: what was typed after the brackets.
    typed: std::ops::Range<usize>,
    /// Where the list was closed: it stays so until something else is typed.
    closed_at: Option<std::ops::Range<usize>>,
    /// Whether the field has to have the keyboard again.
    focus: bool,
}

impl NameList {
    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        !self.names.is_empty()
    }

    /// Whether the field is to have the keyboard again, once.
    pub fn takes_focus(&mut self) -> bool {
        std::mem::take(&mut self.focus)
    }

    /// Closes it; whether it was open.
    pub fn close(&mut self) -> bool {
        let was_open = self.is_open();
        if was_open {
            self.names.clear();
            self.closed_at = Some(self.typed.clone());
            self.focus = true;
        }
        was_open
    }

    /// Takes the keys that move in the list and choose from it, before the field hears of them.
    pub fn take_keys(&mut self, ui: &Ui, field: Id, text: &mut String) {
        if !self.is_open() || !ui.memory(|memory| memory.has_focus(field)) {
            return;
        }
        let none = Modifiers::NONE;
        let (down, up, chosen) = ui.input_mut(|input| {
            let down = input.count_and_consume_key(none, Key::ArrowDown);
            let up = input.count_and_consume_key(none, Key::ArrowUp);
            let chosen = input.consume_key(none, Key::Enter) | input.consume_key(none, Key::Tab);
            (down, up, chosen)
        });
        let count = self.names.len();
        self.at = (self.at + down + count - up % count) % count;
        if chosen {
            self.insert(ui, field, text);
        }
    }

    /// Offers the names that match what is typed before the cursor, which is given in characters; without a cursor the
    /// field does not have the keyboard.
    pub fn look_up(&mut self, text: &str, cursor: Option<usize>, document: &Document) {
        // A click on the list takes the keyboard from the field, and so does Esc, which closes it.
        let Some(cursor) = cursor else { return };
        let typed = typed_name(text, byte_of_char(text, cursor));
        if self.closed_at.as_ref().is_some_and(|closed| Some(closed) != typed.as_ref()) {
            self.closed_at = None;
        }
        let Some(typed) = typed.filter(|_| self.closed_at.is_none()) else {
            self.names.clear();
            return;
        };
        let names = names(text.get(typed.clone()).unwrap_or_default(), document);
        if names != self.names {
            self.at = 0;
        }
        self.names = names;
        self.typed = typed;
    }

    /// Draws the list under a field. `of` is the field and its text.
    pub fn ui(&mut self, ui: &Ui, cx: &Cx<'_>, field: &Response, text: &mut String) {
        if !self.is_open() {
            return;
        }
        let area = Area::new(Id::unique("names")).order(Order::Foreground).constrain(true);
        let area = area.fixed_pos(field.rect.left_bottom()).show(ui.ctx(), |ui| {
            egui::containers::menu::menu_style(ui.style_mut());
            let frame = Frame::menu(ui.style());
            let response = frame.show(ui, |ui| {
                ui.set_max_width(field.rect.width().min(280.0));
                ui.with_layout(Layout::top_down_justified(Align::LEFT), |ui| self.lines_ui(ui)).inner
            });
            let name = Msg::NamesToLink.text(cx.reader.language);
            ui.ctx().accesskit_node_builder(response.response.id, |node| {
                node.set_role(Role::ListBox);
                node.set_label(name.as_ref());
            });
            response.inner
        });
        let pressed_elsewhere = ui.input(|input| {
            let at = input.pointer.interact_pos();
            input.pointer.any_pressed() && at.is_some_and(|at| !area.response.rect.contains(at))
        });
        if let Some(line) = area.inner {
            self.at = line;
            self.insert(ui, field.id, text);
        } else if pressed_elsewhere {
            self.names.clear();
        }
    }

    /// The lines; gives the one that was clicked.
    fn lines_ui(&self, ui: &mut Ui) -> Option<usize> {
        let mut clicked = None;
        for (index, name) in self.names.iter().enumerate() {
            let response = menu_choice(ui, name, index == self.at);
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_role(Role::ListBoxOption));
            if response.clicked() {
                clicked = Some(index);
            }
        }
        clicked
    }

    /// Puts the chosen name into the text with the brackets after it, and the cursor after them.
    fn insert(&mut self, ui: &Ui, field: Id, text: &mut String) {
        let Some(name) = self.names.get(self.at) else { return };
        let typed = self.typed.clone();
        let rest = text.get(typed.end..).unwrap_or_default();
        let close = if rest.starts_with(CLOSE) { "" } else { CLOSE };
        let inserted = format!("{name}{close}");
        if !text.is_char_boundary(typed.start) || !text.is_char_boundary(typed.end) {
            return;
        }
        text.replace_range(typed.clone(), &inserted);
        let end = typed.start + name.len() + CLOSE.len();
        let cursor = text.get(..end).map_or(0, |before| before.chars().count());
        let mut state = TextEditState::load(ui.ctx(), field).unwrap_or_default();
        state.cursor.set_char_range(Some(CCursorRange::one(CCursor::new(cursor))));
        state.store(ui.ctx(), field);
        self.names.clear();
        self.focus = true;
    }
}

/// The bytes of what is typed after two brackets that are not closed before the cursor.
fn typed_name(text: &str, cursor: usize) -> Option<std::ops::Range<usize>> {
    let before = text.get(..cursor)?;
    let start = before.rfind(OPEN)? + OPEN.len();
    let typed = before.get(start..)?;
    let is_name = !typed.contains(['[', ']', '\n']) && typed.chars().nth(LONGEST).is_none();
    is_name.then_some(start..cursor)
}

/// The terms whose names match, best first.
fn names(query: &str, document: &Document) -> Vec<String> {
    let glossary = &document.written.glossary;
    let found = glossary.lookup(query).into_iter();
    let named = found.filter(|found| found.rank != Rank::Definition && !found.entry.is_from_dictionary());
    let mut terms: Vec<String> = Vec::new();
    for entry in named.filter_map(|found| glossary.entry(found.entry)) {
        if !terms.contains(&entry.term) {
            terms.push(entry.term.clone());
        }
        if terms.len() == MOST {
            break;
        }
    }
    terms
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_typed_after_two_brackets() {
        let typed =
            |text: &str| typed_name(text, text.len()).and_then(|range| text.get(range).map(str::to_owned));
        assert_eq!(typed("與[["), Some(String::new()));
        assert_eq!(typed("與[[開"), Some("開".to_owned()));
        assert_eq!(typed("[[專有]]與[[開"), Some("開".to_owned()));
        for none in ["", "[", "[[專有]]", "[[專有]", "[[專\n有"] {
            assert_eq!(typed(none), None, "{none}");
        }
        assert_eq!(typed_name("[[開源", 5), Some(2..5), "what follows the cursor is not typed yet");
    }
}
