//! How the keyboard moves the caret in the article, and the view with it.

use std::ops::Range;

use egui::{Context, Event, Stroke, Ui};

use super::caret::Caret;
use super::selection::Selection;
use super::shown_frame::ShownFrame;
use super::steps::{self, Step, StepBy};
use super::view::ArticleView;
use crate::article::Passage;
use crate::page::{Cursor, Move, TextPosition};
use crate::reader::{Document, Jump, ScrollTarget};

/// Room that stays between the caret and the edge of the view that it goes to, in lines, so that the next line is in view.
const MARGIN: f32 = 1.5;

impl ArticleView {
    /// Takes the keys that move the caret, before they are taken for shortcuts: Shift and Home is also Home.
    pub fn take_keys(&mut self, ctx: &Context) {
        if ctx.memory(|memory| memory.focused().is_some()) {
            return;
        }
        let Caret { shown, steps, .. } = &mut self.caret;
        ctx.input_mut(|input| {
            input.events.retain(|event| {
                let step = match event {
                    Event::Key { key, pressed: true, modifiers, .. } => {
                        Step::of(*key, *modifiers, *shown || !steps.is_empty())
                    }
                    _ => None,
                };
                steps.extend(step);
                step.is_none()
            });
        });
    }

    /// Moves the caret as the keys have asked, and the view after it.
    pub(super) fn move_caret(&mut self, ui: &Ui, document: &Document, shown: ShownFrame<'_>) {
        let steps = std::mem::take(&mut self.caret.steps);
        if steps.is_empty() {
            return;
        }
        let passages = &document.shown.passages;
        let mut last = None;
        for step in steps {
            let Some(selection) = self.selection_to_move(passages, shown) else { return };
            self.caret.shown = true;
            let focus = self.stepped(passages, selection, step, shown);
            let anchor = if step.extend { selection.anchor } else { focus };
            self.selection = Some(Selection { anchor, focus });
            last = Some(step);
        }
        self.reveal_caret(passages, shown, last);
        // The view moves in the next frame.
        ui.ctx().request_repaint();
    }

    /// The selection whose end is moved: what is selected; else where the caret is or the last click was, if that is in
    /// view; else the first line in view.
    pub(super) fn selection_to_move(&self, passages: &[Passage], shown: ShownFrame<'_>) -> Option<Selection> {
        let is_in_view = |at: TextPosition| {
            let cursor = shown.frame.cursor(passages, at.into());
            cursor.is_some_and(|cursor| cursor.end.block > 0.0 && cursor.start.block < shown.height)
        };
        let kept = self
            .selection
            .filter(|selection| self.caret.shown || !selection.is_empty() || is_in_view(selection.focus));
        kept.or_else(|| {
            let first = shown.frame.first_position(passages)?;
            Some(Selection { anchor: first, focus: first })
        })
    }

    /// Where a step takes the end of a selection.
    fn stepped(
        &mut self,
        passages: &[Passage],
        selection: Selection,
        step: Step,
        shown: ShownFrame<'_>,
    ) -> TextPosition {
        let Step { by, forward, extend } = step;
        let from = Cursor { at: selection.focus, is_line_end: self.caret.is_line_end };
        let along = self.caret.along.take();
        self.caret.is_line_end = false;
        match by {
            StepBy::Character if !extend && !selection.is_empty() => {
                let (start, end) = selection.sorted();
                if forward { end } else { start }
            }
            StepBy::Character => steps::by_character(passages, from.at, forward),
            StepBy::Word => steps::by_word(passages, from.at, forward),
            StepBy::Line => {
                let cursor = shown.frame.cursor(passages, from);
                self.caret.along = along.or_else(|| cursor.map(|cursor| cursor.center().inline));
                let adjacent = shown.frame.adjacent_line(passages, from, self.caret.along, forward);
                let chunk = shown.frame.chunk_of(passages, from);
                adjacent.unwrap_or_else(|| past_view(passages, from.at, chunk, forward))
            }
            StepBy::LineEdge => {
                self.caret.is_line_end = forward;
                let edge = shown.frame.line_edge(passages, from, forward);
                edge.unwrap_or_else(|| steps::by_paragraph(passages, from.at, forward))
            }
            StepBy::Paragraph => steps::by_paragraph(passages, from.at, forward),
            StepBy::Article => steps::edge(passages, from.at, forward),
        }
    }

    /// Has the view moved so that the caret is seen, and where it goes from line to line also the next one of them.
    fn reveal_caret(&mut self, passages: &[Passage], shown: ShownFrame<'_>, last: Option<Step>) {
        let Some(cursor) = self.caret.cursor(self.selection) else { return };
        let margin = (MARGIN * self.line).min(shown.height / 4.0);
        let room = |forward| match last {
            Some(step) if step.by == StepBy::Line && step.forward == forward => margin,
            _ => 0.0,
        };
        if let Some(place) = shown.frame.cursor(passages, cursor) {
            let above =
                (place.start.block - room(false) - shown.frame.covered_for(cursor.at.passage)).min(0.0);
            let below = (place.end.block + room(true) - shown.height).max(0.0);
            if above < 0.0 || below > 0.0 {
                self.moves.push(Move::By(if above < 0.0 { above } else { below }));
            }
            let along = shown.frame.along_to(cursor.at.passage, &place);
            self.moves.extend(along.map(|(wide, by)| Move::Along { wide, by }));
        } else if let Some(passage) = passages.get(cursor.at.passage) {
            let anchor = passage.anchor_at(cursor.at.byte);
            let head = passage.is_in_head().then_some(cursor.at.passage);
            self.moves.push(Move::To(Jump { number: 0, anchor, head, to: ScrollTarget::InView }));
        }
    }

    /// Paints the caret.
    pub(super) fn paint_caret(&self, ui: &Ui, document: &Document, shown: ShownFrame<'_>) {
        let passages = &document.shown.passages;
        let Some(cursor) = self.caret.cursor(self.selection) else { return };
        let Some(place) = shown.frame.cursor(passages, cursor) else { return };
        let Some(passage) = passages.get(cursor.at.passage) else { return };
        let size = shown.frame.sheet.passage_style(passage).size;
        let rect = shown.on.rect(place.tight(size));
        let Stroke { width, color } = ui.visuals().text_cursor.stroke;
        ui.painter().vline(rect.center().x.round(), rect.y_range(), Stroke::new(width, color));
    }
}

/// Where a step to a line goes that is not in view: into the next chunk of the passage or into the next passage, or over
/// the rest of this one.
fn past_view(
    passages: &[Passage],
    at: TextPosition,
    chunk: Option<Range<usize>>,
    forward: bool,
) -> TextPosition {
    let length = passages[at.passage].text.len();
    let next = match chunk {
        Some(chunk) if forward && chunk.end < length => TextPosition { byte: chunk.end, ..at },
        Some(chunk) if !forward && chunk.start > 0 => {
            steps::by_character(passages, TextPosition { byte: chunk.start, ..at }, false)
        }
        _ => steps::beyond(passages, at, forward),
    };
    if next == at { steps::by_paragraph(passages, at, forward) } else { next }
}
