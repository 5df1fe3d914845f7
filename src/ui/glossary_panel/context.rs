//! What all entries of the glossary pane have in common.

use egui::Context;

use crate::article::Passage;
use crate::glossary::EntryId;
use crate::page::fonts::Cut;
use crate::page::{Ink, TextRoom};
use crate::reader::{Document, Reader};
use crate::ui::cx::Cx;
use crate::ui::linked_text::LinkedText;
use crate::ui::theme::Theme;

/// Room at either side of an entry, in pt.
pub(super) const SIDE: f32 = 16.0;

/// What all entries have in common in a frame.
pub(super) struct EntryContext<'a> {
    pub reader: &'a Reader,
    pub document: &'a Document,
    pub theme: &'a Theme,
    /// Width of the list, in pt.
    pub width: f32,
    /// Uses that are listed of the selected entry.
    pub occurrences_shown: usize,
}

/// How a text of an entry is set.
#[derive(Clone, Copy)]
pub(super) struct EntryText {
    pub cut: Cut,
    /// In pt.
    pub size: f32,
    pub ink: Ink,
    /// How far it is indented, in pt.
    pub indent: f32,
    /// The most lines.
    pub lines: usize,
}

impl EntryText {
    /// Regular text of a size (pt), in as many lines as it needs.
    pub const fn new(size: f32, ink: Ink) -> Self {
        Self { cut: Cut::Regular, size, ink, indent: 0.0, lines: usize::MAX }
    }
}

impl<'a> EntryContext<'a> {
    /// The look of the entries of an article in a list of a width (pt).
    pub fn new(cx: &Cx<'a>, document: &'a Document, width: f32, occurrences_shown: usize) -> Self {
        let Cx { reader, theme, .. } = *cx;
        Self { reader, document, theme, width, occurrences_shown }
    }

    /// Width of the text, in pt.
    pub fn text_width(&self) -> f32 {
        self.width - 2.0 * SIDE
    }

    /// A text of an entry, set.
    pub fn text(&self, ctx: &Context, cx: &mut Cx<'_>, passage: Passage, how: EntryText) -> LinkedText {
        let style = cx.text_style(how.cut, how.size, how.ink);
        let room = TextRoom { width: self.text_width() - how.indent, lines: how.lines };
        LinkedText::new(ctx, cx, &style, passage, room)
    }

    /// Whether an entry is selected.
    pub fn is_selected(&self, entry: EntryId) -> bool {
        self.reader.selected.is_some_and(|selected| selected.entry == entry)
    }
}
