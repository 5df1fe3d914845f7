//! Where a page lies on the screen: the inline axis runs to the right, the block axis down.

use std::ops::Range;

use egui::{Id, Pos2, Rect, Ui, pos2};

use crate::article::Passage;
use crate::page::{Logical, LogicalRect, PassageStyle, TextLines};

/// Where something that is laid out along the two axes begins on the screen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OnScreen(Pos2);

impl OnScreen {
    /// What begins at a point of the screen.
    pub fn at(corner: Pos2) -> Self {
        Self(corner)
    }

    /// What begins at a place within this.
    pub fn within(self, at: Logical) -> Self {
        Self(self.point(at))
    }

    /// A place within this on the screen.
    pub fn point(self, at: Logical) -> Pos2 {
        pos2(self.0.x + at.inline, self.0.y + at.block)
    }

    /// A rectangle within this on the screen.
    pub fn rect(self, rect: LogicalRect) -> Rect {
        Rect::from_min_max(self.point(rect.start), self.point(rect.end))
    }

    /// Where a point of the screen is within this.
    pub fn logical(self, at: Pos2) -> Logical {
        Logical::new(at.x - self.0.x, at.y - self.0.y)
    }
}

/// Lines of a passage on the screen.
#[derive(Clone, Copy)]
pub struct ShownText<'a> {
    /// Index of the passage.
    pub index: usize,
    /// The passage.
    pub passage: &'a Passage,
    /// Its lines, or some of them.
    pub lines: &'a TextLines,
    /// Where their unit is.
    pub on: OnScreen,
    /// How the passage is set.
    pub passage_style: PassageStyle,
}

impl ShownText<'_> {
    /// Where bytes of the passage are, as high as its letters, a rectangle a line.
    pub fn rects(&self, bytes: &Range<usize>) -> impl Iterator<Item = Rect> + use<> {
        let (on, size) = (self.on, self.passage_style.size);
        self.lines.rects(self.passage, bytes).into_iter().map(move |rect| on.rect(rect.tight(size)))
    }

    /// Some of its text.
    pub fn text(&self, bytes: &Range<usize>) -> &str {
        self.passage.text.get(bytes.clone()).unwrap_or_default()
    }

    /// The id of a widget at a byte of it.
    pub fn id(&self, ui: &Ui, byte: usize) -> Id {
        text_id(ui, self.index, byte)
    }
}

/// The id of the widget for a place in the text.
pub fn text_id(ui: &Ui, passage: usize, byte: usize) -> Id {
    text_scope(ui).with(passage).with(byte)
}

/// The id from which those of the places in the text are made.
pub fn text_scope(ui: &Ui) -> Id {
    ui.scope_id().with("text")
}
