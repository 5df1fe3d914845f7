//! An article as a column of units, of which only those in view and near it are laid out.

mod page_turn;

use egui::epaint::text::FontsView;

use super::axis::Logical;
use super::frame::{PageFrame, PlacedUnit, Prefetch, WideBox};
use super::kept::{AtlasWatch, Layouts};
use super::layout::Layouter;
use super::scroller::Scroller;
use super::setup::{PageSetup, PageWords};
use super::sheet::Sheet;
use super::table::Tables;
use super::units::{self, Unit, UnitContent};
use super::wide::{Scrolled, wide_views};
use crate::article::{Anchor, Role};
use crate::reader::{CodeLines, Jump, Language, Revisions, ScrollTarget};

/// An article as it is set, and where in it the view is.
#[derive(Default)]
pub struct Page {
    /// What it was worked out of.
    revisions: Revisions,
    set_for: Option<SetFor>,
    /// How much was known of the colours of code.
    code: u64,
    atlas: AtlasWatch,
    units: Vec<Unit>,
    layouts: Layouts,
    tables: Tables,
    scroller: Scroller,
    /// How far blocks are scrolled along the inline axis.
    scrolled: Scrolled,
    /// The first visible line, kept in place when everything is set again.
    first: FirstLine,
    /// Whether the view last went towards the beginning.
    is_going_back: bool,
}

/// What its units are set for.
struct SetFor {
    sheet: Sheet,
    pixels_per_point: f32,
    code_lines: CodeLines,
    language: Language,
    byline: String,
}

/// The first visible line: a character of a unit, and how much of its line is out of view, in pt.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct FirstLine {
    unit: usize,
    character: usize,
    before: f32,
}

/// Where the view is to go.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Move {
    /// Onwards by so many pt, or back.
    By(f32),
    /// By a page, of which a line or two stay in view, so that the eye finds its place.
    Page {
        /// Whether it is the next one.
        onwards: bool,
    },
    /// To the beginning.
    ToStart,
    /// To the end.
    ToEnd,
    /// So that this much of the column (pt, as estimated) is before the view.
    ToOffset(f64),
    /// To a place in the text.
    To(Jump),
    /// A block that is wider than its room by so many pt along the inline axis, or back.
    Along {
        /// The block.
        wide: WideBox,
        /// In pt.
        by: f32,
    },
}

impl Page {
    /// The article as it is to be seen after these moves.
    ///
    /// Whatever has changed in the setup, the first visible line stays, unless it is another article.
    pub fn frame(
        &mut self,
        fonts: &mut FontsView<'_>,
        setup: &PageSetup<'_>,
        moves: impl IntoIterator<Item = Move>,
    ) -> PageFrame {
        self.take_document(setup);
        let room = Logical { block: setup.room, ..setup.view };
        let sheet = Sheet::new(setup.conventions, setup.settings, setup.inks, room);
        self.take_code(setup);
        let is_measured = self.take_setup(fonts, setup, sheet);
        let Self { units, layouts, tables, scroller, scrolled, first, is_going_back, .. } = self;
        let layouter = Layouter { fonts, setup, sheet: &sheet, units, layouts, tables };
        let mut view = View { layouter, scroller, scrolled, first };
        if !is_measured {
            view.start_over();
        }
        for to in moves {
            match to {
                Move::By(distance) => *is_going_back = distance < 0.0,
                Move::Page { onwards } => *is_going_back = !onwards,
                _ => {}
            }
            view.go(to);
        }
        let frame = view.frame();
        let in_view =
            frame.units.first().zip(frame.units.last()).map(|(first, last)| first.index..last.index + 1);
        if let Some(in_view) = in_view {
            Layouter { fonts, setup, sheet: &sheet, units, layouts, tables }
                .set_ahead(in_view, *is_going_back);
        }
        self.layouts.sweep();
        frame
    }

    /// The places at which the units begin (a passage and a byte of its text), and how far from the beginning of the
    /// column that is (pt, as far as it is known); a value each.
    pub fn unit_starts(&self, passages: usize) -> (Vec<(usize, usize)>, Vec<f32>) {
        (units::starts(&self.units, passages), self.scroller.offsets())
    }

    /// How many characters were set for the last frame, or measured; those that were kept from frames before do not count.
    pub fn newly_set(&self) -> usize {
        self.layouts.set_before()
    }

    /// Starts over when another article is on screen; in other forms the first visible line stays.
    fn take_document(&mut self, setup: &PageSetup<'_>) {
        let before = std::mem::replace(&mut self.revisions, setup.revisions);
        if before.shown == setup.revisions.shown {
            if before.pictures != setup.revisions.pictures {
                // Images may have other sizes now: all is measured again, and the first visible line stays.
                self.layouts.clear();
                self.tables.forget_layouts();
                self.set_for = None;
            }
            return;
        }
        self.units = units::units(&setup.document.shown.passages);
        self.layouts.clear();
        self.tables = Tables::default();
        self.scrolled = Scrolled::default();
        self.set_for = None;
        let is_same = before.opened == setup.revisions.opened;
        self.first = if is_same { self.first_in_other_forms(setup) } else { FirstLine::default() };
        self.scroller = Scroller::default();
    }

    /// Has code set again when more is known of its colours; all stays where it is.
    fn take_code(&mut self, setup: &PageSetup<'_>) {
        let known = std::mem::replace(&mut self.code, setup.code.changes);
        if known != setup.code.changes {
            let (units, passages) = (&self.units, setup.passages());
            let is_code = |unit: usize| {
                let index = units.get(unit).and_then(Unit::passage);
                index.is_some_and(|index| {
                    passages.get(index).is_some_and(|passage| passage.role == Role::Code)
                        && setup.code.has_changed(index, known)
                })
            };
            self.layouts.forget(is_code);
        }
    }

    /// Where the first visible line stands now.
    fn first_in_other_forms(&self, setup: &PageSetup<'_>) -> FirstLine {
        // The whole head has the same anchor, and is never cut.
        if setup.position == Anchor::default() {
            return FirstLine { character: 0, ..self.first };
        }
        let passages = &setup.document.shown.passages;
        let unit = units::unit_at(&self.units, passages, setup.position);
        let character = self.units.get(unit).map_or(0, |of| of.char_at(passages, setup.position));
        FirstLine { unit, character, before: self.first.before }
    }

    /// Forgets what was set otherwise; whether what was measured is still right, whatever the colours are now.
    fn take_setup(&mut self, fonts: &mut FontsView<'_>, setup: &PageSetup<'_>, sheet: Sheet) -> bool {
        let PageWords { language, byline, .. } = setup.words;
        let is_same = |before: &SetFor| {
            before.sheet == sheet
                && before.pixels_per_point == setup.pixels_per_point
                && before.code_lines == setup.settings.code_lines
                && (before.language, before.byline.as_str()) == (language, byline)
        };
        if !self.atlas.has_changed(fonts) && self.set_for.as_ref().is_some_and(is_same) {
            return true;
        }
        self.layouts.clear();
        self.tables.forget_layouts();
        let code_lines = setup.settings.code_lines;
        let now = SetFor {
            sheet,
            pixels_per_point: setup.pixels_per_point,
            code_lines,
            language,
            byline: byline.to_owned(),
        };
        let before = self.set_for.replace(now);
        before.is_some_and(|before| {
            Sheet { inks: sheet.inks, ..before.sheet } == sheet
                && (before.pixels_per_point, before.code_lines) == (setup.pixels_per_point, code_lines)
        })
    }
}

/// The view on the column in a frame.
pub(super) struct View<'a, 'f> {
    pub layouter: Layouter<'a, 'f>,
    scroller: &'a mut Scroller,
    pub scrolled: &'a mut Scrolled,
    first: &'a mut FirstLine,
}

impl View<'_, '_> {
    /// Measures everything again; the first visible line stays.
    fn start_over(&mut self) {
        let layouter = &mut self.layouter;
        self.scroller.reset((0..layouter.units.len()).map(|unit| layouter.estimate(unit)).collect());
        let FirstLine { unit, character, before } = *self.first;
        if unit < layouter.units.len() {
            self.scroller
                .set_top(unit, layouter.unit(unit).line_start(layouter.setup.passages(), character) + before);
        }
    }

    fn go(&mut self, to: Move) {
        match to {
            Move::By(distance) if distance > 0.0 => self.scroll_down(distance),
            Move::By(distance) => self.scroller.scroll_by(distance),
            Move::Page { onwards } => self.turn_page(onwards),
            Move::ToStart => self.scroller.set_top(0, 0.0),
            Move::ToEnd => self.go_to_end(),
            Move::ToOffset(offset) => self.scroller.go_to_offset(offset),
            Move::To(jump) => self.jump(jump),
            Move::Along { wide, by } => self.scrolled.scroll_by(wide, by),
        }
    }

    /// Onwards, until the end of the text is in view: only a jump leads to a page that is mostly empty.
    fn scroll_down(&mut self, distance: f32) {
        let (view, least) = (self.layouter.setup.view.block, self.least_tail());
        let layouter = &mut self.layouter;
        self.scroller.scroll_down_by(distance, view, least, &mut |unit| layouter.unit(unit).block_size);
    }

    /// So that the view is filled by the end of the text.
    fn go_to_end(&mut self) {
        let (view, least) = (self.layouter.setup.view.block, self.least_tail());
        let layouter = &mut self.layouter;
        self.scroller.go_to_offset(f64::MAX);
        self.scroller.visible(view, least, &mut |unit| layouter.unit(unit).block_size);
    }

    fn jump(&mut self, jump: Jump) {
        let layouter = &mut self.layouter;
        let passages = layouter.setup.passages();
        let of_head = |head| layouter.units.iter().position(|unit| unit.passage() == Some(head));
        let index = jump.head.and_then(of_head);
        let index = index.unwrap_or_else(|| units::unit_at(layouter.units, passages, jump.anchor));
        let Some(unit) = layouter.units.get(index) else { return };
        let character = unit.char_at(passages, jump.anchor);
        let layout = layouter.unit(index);
        self.reveal_in_block(&layout, character);
        let covered = self.covered_over(index);
        let layouter = &mut self.layouter;
        let line = layout.line_start(passages, character);
        let (view, em) = (layouter.setup.view.block, layouter.sheet.em);
        if jump.to == ScrollTarget::InView {
            let is_in_view = self
                .start_of(index)
                .map(|start| start + line)
                .is_some_and(|at| at > (0.08 * view).max(covered) && at < 0.8 * view);
            if !is_in_view {
                self.scroller.set_top(index, line - 0.35 * view);
            }
        } else if covered > 0.0 {
            self.scroller.set_top(index, line - covered);
        } else if character == 0 {
            // A heading keeps a little air above it.
            self.scroller.set_top(index, (layout.space.outer - em * 1.2).max(0.0).min(line));
        } else {
            self.scroller.set_top(index, line);
        }
    }

    /// Where a unit begins, in pt from the beginning of the view, if that is before its end.
    fn start_of(&mut self, unit: usize) -> Option<f32> {
        let top = self.scroller.top();
        let mut at = -top.above;
        for index in top.unit..=unit {
            if index == unit {
                return Some(at);
            }
            let layouter = &mut self.layouter;
            at += self.scroller.height(index, &mut |unit| layouter.unit(unit).block_size);
            if at > layouter.setup.view.block {
                return None;
            }
        }
        None
    }

    fn frame(mut self) -> PageFrame {
        let tail = self.tail();
        let layouter = &mut self.layouter;
        let view = layouter.setup.view;
        let visible = self.scroller.visible(view.block, tail, &mut |unit| layouter.unit(unit).block_size);
        let inline = ((view.inline - layouter.sheet.column) / 2.0).round();
        let mut units = Vec::with_capacity(visible.len());
        for visible in &visible {
            let layout = layouter.dressed(visible.unit);
            let at = Logical::new(inline, visible.y.round());
            let scrolled = self.scrolled.of(layout.wide);
            units.push(PlacedUnit { index: visible.unit, at, scrolled, layout });
        }
        let images = Prefetch::of(layouter, self.scroller, units.last().map(|last| last.index));
        let sheet = *layouter.sheet;
        let position = units.first().map(|first| first.index).map(|first| self.note_first_line(first));
        let pinned = self.pinned(&mut units);
        let extent = self.scroller.extent();
        let mut frame = PageFrame { sheet, units, pinned, wide: Vec::new(), position, extent, images };
        let seen: Vec<&PlacedUnit> = frame.pinned.iter().chain(&frame.units).collect();
        frame.wide = wide_views(&seen, view.block);
        frame
    }

    /// The least room after the last unit, in pt.
    fn least_tail(&self) -> f32 {
        4.0 * self.layouter.sheet.em
    }

    /// Room after the last unit, so that the last section can stand at the beginning of the view.
    fn tail(&mut self) -> f32 {
        let least = self.least_tail();
        let layouter = &mut self.layouter;
        let view = layouter.setup.view.block;
        let Some(section) = layouter.setup.document.shown.outline.last() else { return least };
        let first = units::unit_at(layouter.units, layouter.setup.passages(), section.anchor);
        let mut size = 0.0;
        for unit in first..layouter.units.len() {
            size += self.scroller.height(unit, &mut |unit| layouter.unit(unit).block_size);
            if size >= view {
                return least;
            }
        }
        let title =
            layouter.units[first].passage().map_or(0.0, |passage| layouter.space(passage, passage).outer);
        let title = title - layouter.sheet.em * 1.2;
        (view - size + title.max(0.0)).max(least)
    }

    /// Notes the first visible line, in the first visible unit, and gives its anchor.
    fn note_first_line(&mut self, unit: usize) -> Anchor {
        let layouter = &mut self.layouter;
        let before = self.scroller.top().above;
        let layout = layouter.unit(unit);
        let passages = layouter.setup.passages();
        let character = match (layouter.units[unit].content(), layout.lines.first()) {
            (UnitContent::Text { .. }, Some(lines)) => lines.first_character_after(before),
            _ => 0,
        };
        let before = before - layout.line_start(passages, character);
        *self.first = FirstLine { unit, character, before };
        layouter.units[unit].anchor_of(passages, character)
    }
}
