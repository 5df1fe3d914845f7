//! Which panes are on the screen: next to the text, or over it where there is no room next to it.

use super::Reader;

/// A side of the window, by its pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Left of the text.
    Outline,
    /// Right of the text.
    Glossary,
}

/// What a window has room for next to the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// The outline.
    pub outline: bool,
    /// The glossary.
    pub glossary: bool,
}

/// A window that is not known to be narrow has room for everything.
impl Default for Room {
    fn default() -> Self {
        Self { outline: true, glossary: true }
    }
}

impl Room {
    /// Whether there is room for this pane.
    pub const fn has(self, side: Side) -> bool {
        match side {
            Side::Outline => self.outline,
            Side::Glossary => self.glossary,
        }
    }
}

impl Reader {
    /// Whether a pane is on the screen, in a window with this room.
    pub fn shows(&self, side: Side, room: Room) -> bool {
        self.shows_beside(side, room) || self.shows_over(side, room)
    }

    /// Whether a pane stands next to the text.
    pub fn shows_beside(&self, side: Side, room: Room) -> bool {
        room.has(side)
            && match side {
                Side::Outline => self.settings.outline.open,
                Side::Glossary => self.settings.glossary.open,
            }
    }

    /// Whether a pane lies over the text.
    pub fn shows_over(&self, side: Side, room: Room) -> bool {
        !room.has(side) && self.over == Some(side)
    }

    /// Notes what the window has room for.
    pub(super) fn take_room(&mut self, room: Room) {
        self.room = room;
        self.over = self.over.filter(|side| !room.has(*side));
    }

    /// Shows or hides a pane.
    pub(super) fn toggle_pane(&mut self, side: Side) {
        if !self.room.has(side) {
            self.over = if self.over == Some(side) { None } else { Some(side) };
            return;
        }
        let open = self.is_set_open(side);
        *open = !*open;
    }

    /// Shows a pane.
    pub(super) fn show_pane(&mut self, side: Side) {
        if self.room.has(side) {
            *self.is_set_open(side) = true;
        } else {
            self.over = Some(side);
        }
    }

    const fn is_set_open(&mut self, side: Side) -> &mut bool {
        match side {
            Side::Outline => &mut self.settings.outline.open,
            Side::Glossary => &mut self.settings.glossary.open,
        }
    }
}
