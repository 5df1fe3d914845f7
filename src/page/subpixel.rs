//! Where glyphs are drawn once their lines are set, to a part of a pixel.
//!
//! epaint shapes a text as one endless row. It has four pictures of a letter, a quarter of a pixel apart, and takes the one for
//! the part of a pixel that the letter begins at in that row. In its line it begins at another part; moved by whole pixels,
//! one gap next to a word would be a pixel wider than the other. So words that need other pictures are shaped once more,
//! each where it begins at the part of a pixel at which it is to stand.
//!
//! Of a Han character there is one picture, for a whole pixel, where it is sharp. A word between two of them shares out
//! how far they stand off their places, so that the gaps on both sides of it are alike.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{FontsView, Glyph};
use egui::{Galley, Vec2};
use unicode_width::UnicodeWidthChar;

use self::word_job::{Lead, WordJob};
use super::level::level;
use super::logical_order::is_right_to_left;
use crate::text::class::{is_cjk_punctuation, is_han, is_hangul, is_kana};
use crate::typeset::LineBox;

mod word_job;

/// Pixels by which letters may seem to be moved differently that are moved as one, since sums are not exact.
const INEXACT: f32 = 0.05;
/// Pixels by which a gap may be wider or narrower than it should be before a word gets other pictures: a word by itself takes
/// many times as long to shape as within the text.
const MOST_OFF: f32 = 0.4;

/// How the glyphs of a text are drawn in its lines.
pub(super) struct Placements<'a> {
    /// The text as it was shaped.
    pub shaped: &'a Galley,
    /// Words of the text in other pictures, a row each; none where none is needed.
    pub words: Option<Arc<Galley>>,
    /// How each glyph is drawn, in the order of the text.
    pub glyphs: Vec<GlyphPlacement>,
}

/// How a glyph is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct GlyphPlacement {
    /// Where its room begins, pt from the beginning of the line.
    pub x: f32,
    /// Its room, pt.
    pub advance: f32,
    /// The word that has its picture, and which of its glyphs; none where the picture is that of the text.
    pub word: Option<(usize, usize)>,
    /// How far that picture is moved along the line, pt.
    pub by: f32,
}

/// How a glyph may be placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Placing {
    /// There is nothing to be seen of it.
    Nothing,
    /// On a whole pixel, each by itself; there is one picture.
    Grid,
    /// By whole pixels, together with those around it.
    Block,
    /// Wherever it is to stand.
    Free,
}

/// A glyph of the text as it was shaped.
struct ShapedGlyph {
    character: char,
    placing: Placing,
    /// Where it stands, px, to a part of a pixel.
    origin: f32,
    /// px
    advance: f32,
    /// Where its picture stands, px.
    picture: f32,
}

/// Glyphs that are moved as one and may need other pictures.
struct WordRun {
    glyphs: Range<usize>,
    /// Where the first of them stands in the text, px.
    origin: f32,
    /// Where it is to stand in its line, px.
    to: f32,
    /// Whether the gaps next to it come out right with its pictures in the text.
    is_right: bool,
}

impl WordRun {
    /// How far it is to be moved, px.
    fn by(&self) -> f32 {
        self.to - self.origin
    }
}

/// Works out how the glyphs of a text that was shaped as one row are drawn in its lines.
pub(super) struct Placer<'a> {
    pub shaped: &'a Galley,
    pub lines: &'a [LineBox],
    /// How far the ink of each character stands from its place, pt; none where it is shorter than the text.
    pub moves: &'a [Vec2],
}

impl<'a> Placer<'a> {
    /// How the glyphs are drawn, words in other pictures where they need some.
    pub fn place(&self, fonts: &mut FontsView<'_>) -> Placements<'a> {
        let (glyphs, mut runs) = self.moved();
        let mut placements = Placements { shaped: self.shaped, words: None, glyphs };
        runs.retain(|run| !run.is_right);
        if !runs.is_empty() {
            self.shape_again(fonts, &runs, &mut placements);
        }
        placements
    }

    /// Where the glyphs stand, with the pictures of the text, and what would be better placed with others.
    fn moved(&self) -> (Vec<GlyphPlacement>, Vec<WordRun>) {
        let ppp = self.shaped.pixels_per_point;
        let glyphs = shaped_glyphs(self.shaped);
        let mut drawn = vec![GlyphPlacement::default(); glyphs.len()];
        let mut runs = Vec::new();
        for line in self.lines {
            let characters = line.start.min(glyphs.len())..line.end.min(glyphs.len());
            set_rooms(&mut drawn[characters.clone()], &glyphs[characters.clone()], line, ppp);
            let mut in_line = LinePlacer {
                glyphs: &glyphs,
                pixels_per_point: ppp,
                first_run: runs.len(),
                drawn: &mut drawn,
                runs: &mut runs,
                off: 0.0,
                grid: None,
                block: None,
                is_open: false,
            };
            for (at, index) in characters.enumerate() {
                let own = self.moves.get(index).map_or(0.0, |own| own.x);
                let shift = line.shift.get(at).copied().unwrap_or(0.0) + own;
                in_line.put(index, shift * ppp);
            }
            in_line.end_of_runs(0.0);
        }
        for run in &runs {
            for glyph in &mut drawn[run.glyphs.clone()] {
                glyph.by = run.by().round();
            }
        }
        for glyph in &mut drawn {
            glyph.by /= ppp;
        }
        (drawn, runs)
    }

    /// Shapes runs once more, a row each, at the part of a pixel at which it is to stand.
    fn shape_again(&self, fonts: &mut FontsView<'_>, runs: &[WordRun], placements: &mut Placements<'_>) {
        let mut words = WordJob::new(self.shaped);
        let leads: Vec<Lead> = runs.iter().map(|run| words.push(&run.glyphs, run.to)).collect();
        let shaped = fonts.layout_job(words.job);
        let words = level(fonts, shaped);
        for (row, ((run, lead), placed)) in runs.iter().zip(leads).zip(&words.rows).enumerate() {
            let first = usize::from(lead.has_anchor);
            // Some letters are drawn of more glyphs than there are characters.
            if placed.row.glyphs.len() == first + run.glyphs.len() {
                let by = (run.to - lead.to).round() / self.shaped.pixels_per_point;
                for (index, glyph) in (first..).zip(&mut placements.glyphs[run.glyphs.clone()]) {
                    (glyph.word, glyph.by) = (Some((row, index)), by);
                }
            }
        }
        placements.words = Some(words);
    }
}

/// The glyphs of a text that was shaped as one row.
fn shaped_glyphs(shaped: &Galley) -> Vec<ShapedGlyph> {
    let ppp = shaped.pixels_per_point;
    let mut at = 0.0_f32;
    let mut glyphs: Vec<ShapedGlyph> = Vec::with_capacity(shaped.job.text.len() / 3);
    for glyph in shaped.rows.iter().flat_map(|row| &row.glyphs) {
        let (picture, advance) = (glyph.pos.x * ppp, glyph.advance_width * ppp);
        // Letters of a right-to-left run are in the order of the text, not in that in which they stand.
        let origin = if is_right_to_left(glyph.chr) { picture } else { at };
        at += advance;
        glyphs.push(ShapedGlyph { character: glyph.chr, placing: placing(glyph), origin, advance, picture });
    }
    // Where something is cut out, what is left of it is an ellipsis, which goes on no word.
    if glyphs.len() < shaped.job.text.chars().count()
        && let Some(last) = glyphs.last_mut()
    {
        (last.origin, last.placing) = (last.picture, Placing::Block);
    }
    glyphs
}

/// The rooms of the glyphs of a line. Letters of a right-to-left run stay where the shaper put them next to each other.
fn set_rooms(drawn: &mut [GlyphPlacement], glyphs: &[ShapedGlyph], line: &LineBox, pixels_per_point: f32) {
    for (drawn, (x, advance)) in drawn.iter_mut().zip(line.x.iter().zip(&line.advance)) {
        (drawn.x, drawn.advance) = (*x, *advance);
    }
    for run in right_to_left_runs(glyphs) {
        let Some(start) = line.x.get(run.start) else { continue };
        let leftmost = glyphs[run.clone()].iter().map(|glyph| glyph.picture).fold(f32::INFINITY, f32::min);
        for (drawn, glyph) in drawn[run.clone()].iter_mut().zip(&glyphs[run]) {
            drawn.x = start + (glyph.picture - leftmost) / pixels_per_point;
            drawn.advance = glyph.advance / pixels_per_point;
        }
    }
}

/// Runs of right-to-left letters with the spaces between them.
fn right_to_left_runs(glyphs: &[ShapedGlyph]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (index, glyph) in glyphs.iter().enumerate() {
        if !is_right_to_left(glyph.character) {
            continue;
        }
        match runs.last_mut() {
            Some(run) if glyphs[run.end..index].iter().all(|between| between.character == ' ') => {
                run.end = index + 1;
            }
            _ => runs.push(index..index + 1),
        }
    }
    runs
}

fn placing(glyph: &Glyph) -> Placing {
    let c = glyph.chr;
    if glyph.uv_rect.is_nothing() {
        Placing::Nothing
    } else if is_hangul(c) || is_right_to_left(c) || is_cjk_punctuation(c) {
        Placing::Block
    } else if is_han(c) || is_kana(c) || c.width() == Some(2) || glyph.is_color {
        Placing::Grid
    } else {
        Placing::Free
    }
}

/// Puts the glyphs of a line into their places, in order.
struct LinePlacer<'a> {
    glyphs: &'a [ShapedGlyph],
    drawn: &'a mut [GlyphPlacement],
    runs: &'a mut Vec<WordRun>,
    pixels_per_point: f32,
    /// The first run of letters after what is on whole pixels.
    first_run: usize,
    /// How far the last glyph on a whole pixel stands off its place, px.
    off: f32,
    /// Where the last glyph on the grid should stand and does, px.
    grid: Option<(f32, f32)>,
    /// How far the last glyphs that move together should and do, px.
    block: Option<(f32, f32)>,
    /// Whether the last run may go on.
    is_open: bool,
}

impl LinePlacer<'_> {
    /// Puts a glyph into its room, so many px from the beginning of that.
    fn put(&mut self, index: usize, shift: f32) {
        let glyph = &self.glyphs[index];
        let to = self.drawn[index].x * self.pixels_per_point + shift;
        match glyph.placing {
            Placing::Nothing => {
                // The rest of a ligature, or of a cluster, goes with its beginning.
                let run = self.runs.last_mut().filter(|run| self.is_open && run.glyphs.end == index);
                if let Some(run) = run.filter(|_| glyph.advance == 0.0) {
                    run.glyphs.end += 1;
                }
            }
            Placing::Grid => {
                let whole = on_grid(self.grid, to);
                self.grid = Some((to, whole));
                self.end_of_runs(whole - to);
                let picture = if (glyph.picture - glyph.origin).abs() <= 0.5 {
                    glyph.picture
                } else {
                    glyph.origin.round()
                };
                self.drawn[index].by = whole - picture;
            }
            Placing::Block => {
                let by = to - glyph.origin;
                let moved = match self.block {
                    Some((before, moved)) if (by - before).abs() < INEXACT => moved,
                    _ => nearest(by),
                };
                self.block = Some((by, moved));
                self.end_of_runs(moved - by);
                self.drawn[index].by = moved;
            }
            Placing::Free => {
                let by = to - glyph.origin;
                let is_same = |run: &&mut WordRun| (by - run.by()).abs() < INEXACT;
                match self.runs.last_mut().filter(|_| self.is_open).filter(is_same) {
                    Some(run) => run.glyphs.end = index + 1,
                    None => self.runs.push(WordRun {
                        glyphs: index..index + 1,
                        origin: glyph.origin,
                        to,
                        is_right: true,
                    }),
                }
                self.is_open = true;
            }
        }
    }

    /// Shares out among the runs since the last glyph on a whole pixel how far that one and the next one stand off their
    /// places, px.
    fn end_of_runs(&mut self, off: f32) {
        let runs = &mut self.runs[self.first_run..];
        let share = (off - self.off) / (runs.len() as f32 + 1.0);
        let mut before = 0.0;
        for (number, run) in (1..).zip(runs) {
            run.to += self.off + share * number as f32;
            let rest = run.by().round() - run.by();
            run.is_right = (share + rest - before).abs().max((share - rest).abs()) < MOST_OFF;
            before = if run.is_right { rest } else { 0.0 };
        }
        self.first_run = self.runs.len();
        self.off = off;
        self.is_open = false;
    }
}

/// The nearest whole pixel. Of two that are as near, the same one always: quarters of an em often end half a pixel off.
fn nearest(place: f32) -> f32 {
    (place - INEXACT / 2.0).round()
}

/// The whole pixel for a place; the same distance from the one before where their places are whole pixels apart.
fn on_grid(before: Option<(f32, f32)>, to: f32) -> f32 {
    let same = before
        .map(|(place, whole)| (to - place, whole))
        .filter(|(apart, _)| (apart - apart.round()).abs() < INEXACT);
    same.map_or_else(|| nearest(to), |(apart, whole)| whole + apart.round())
}

#[cfg(test)]
mod tests;
