//! What is said of an entry besides its definition: whether the term is to be used, and a sentence that uses it.

use egui::{Context, Pos2, Stroke, Ui, vec2};

use super::context::{EntryContext, EntryText};
use crate::article::Passage;
use crate::glossary::GlossaryEntry;
use crate::page::Ink;
use crate::ui::cx::Cx;
use crate::ui::linked_text::LinkedText;
use crate::ui::term_status::status_text;
use crate::ui::theme::SMALL_TEXT;

/// Room above a remark, in pt.
const GAP: f32 = 4.0;
/// How far an example is indented, in pt.
const INDENT: f32 = 10.0;

/// The remarks of an entry, as they are set.
pub(super) struct Remarks {
    status: Option<LinkedText>,
    example: Option<LinkedText>,
}

impl Remarks {
    /// Those of an entry; the example is shown when the entry is selected.
    pub fn new(context: &EntryContext<'_>, ctx: &Context, cx: &mut Cx<'_>, entry: &GlossaryEntry) -> Self {
        let status = status_text(entry, context.reader.language)
            .map(|(text, ink)| context.text(ctx, cx, Passage::plain(&text), EntryText::new(SMALL_TEXT, ink)));
        let example = entry.example.as_deref().filter(|_| context.is_selected(entry.id));
        let example = example.map(|example| {
            let how = EntryText { indent: INDENT, ..EntryText::new(SMALL_TEXT, Ink::Quiet) };
            context.text(ctx, cx, Passage::plain(example), how)
        });
        Self { status, example }
    }

    /// Height of what stands above the definition, in pt.
    pub fn above(&self) -> f32 {
        self.status.as_ref().map_or(0.0, |status| status.size().y + GAP)
    }

    /// Height of what stands below the definition, in pt.
    pub fn below(&self) -> f32 {
        self.example.as_ref().map_or(0.0, |example| example.size().y + 2.0 * GAP)
    }

    /// Paints what stands above the definition.
    pub fn paint_above(&self, ui: &Ui, at: Pos2) {
        if let Some(status) = &self.status {
            status.paint(ui, at, &[]);
        }
    }

    /// Paints what stands below the definition, which ends at `at`.
    pub fn paint_below(&self, ui: &Ui, at: Pos2, context: &EntryContext<'_>) {
        let Some(example) = &self.example else { return };
        let at = at + vec2(0.0, GAP);
        let line = Stroke::new(2.0, context.theme.hairline);
        ui.painter().vline(at.x + 2.0, at.y..=at.y + example.size().y, line);
        example.paint(ui, at + vec2(INDENT, 0.0), &[]);
    }
}
