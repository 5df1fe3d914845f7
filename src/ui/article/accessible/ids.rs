//! The ids of what assistive technology is told of the text; those of widgets are the widgets' own.

use egui::{Id, Ui};

use super::links::PassageLink;
use crate::ui::on_screen::text_scope;

/// Makes the ids of one article view.
#[derive(Clone, Copy)]
pub(super) struct TextIds {
    scope: Id,
    /// Of the text's places.
    text: Id,
}

impl TextIds {
    /// Those of the view that this is.
    pub fn of(ui: &Ui) -> Self {
        Self { scope: ui.scope_id(), text: text_scope(ui) }
    }

    /// That of a block, so deep in others, by its first passage.
    pub fn block(self, depth: usize, passage: usize) -> Id {
        self.scope.with(("block", depth, passage))
    }

    /// That of a passage's text, or of the image that it stands for.
    pub fn text(self, passage: usize) -> Id {
        self.place(passage, 0)
    }

    /// That of a place in the text.
    pub fn place(self, passage: usize, byte: usize) -> Id {
        self.text.with(passage).with(byte)
    }

    /// That of a link.
    pub fn link(self, passage: usize, link: &PassageLink) -> Id {
        link.kind.id(self.place(passage, link.range.start), 0)
    }

    /// That of a run, by its first byte.
    pub fn run(self, passage: usize, byte: usize) -> Id {
        self.scope.with(("run", passage, byte))
    }

    /// That of the marker before a passage.
    pub fn marker(self, passage: usize) -> Id {
        self.scope.with(("marker", passage))
    }

    /// That of the end of a passage.
    pub fn end(self, passage: usize) -> Id {
        self.scope.with(("end", passage))
    }

    /// That of the line under the headline.
    pub fn byline(self) -> Id {
        self.scope.with("byline")
    }

    /// That of the source in it, or of its runs.
    pub fn byline_part(self, part: &'static str) -> Id {
        self.scope.with((part, 0_usize))
    }
}
