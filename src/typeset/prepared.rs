//! A stretch of a paragraph made ready for setting: every character with its room, and where lines may break.

use std::ops::Range;

use crate::text::class::is_cjk;

use super::breaks::{BreakOpportunities, grapheme_starts};
use super::fit::{Fit, Totals};
use super::measure::Measure;
use super::punctuation::{hangs, is_blank, is_line_end};
use super::sequences::note_end;
use super::spacing::{GlyphBox, SpacedText, glyph_boxes};
use super::{ParagraphOptions, Rules, phrases};

/// A stretch of a paragraph that is prepared. Positions in it are characters from its start.
#[derive(Clone, Debug)]
pub(super) struct Prepared {
    pub boxes: Vec<GlyphBox>,
    characters: Vec<char>,
    /// Totals of all characters before a place; one more than there are characters.
    sums: Vec<Totals>,
    letters: Vec<Letters>,
    /// Where lines may end, in order; the last is the end of the prepared text.
    pub ends: Vec<End>,
    /// What it costs to part the text before each character.
    costs: Vec<f64>,
    trim_start: bool,
    hang: bool,
}

/// A place where a line may end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct End {
    /// Where the next line begins.
    pub at: usize,
    /// Where the blanks begin that vanish at the end of this line.
    pub visible: usize,
    /// The line must end here.
    pub forced: bool,
    /// No rule lets a line end here, but the word is longer than a line.
    pub emergency: bool,
    /// What it costs that the text is parted here.
    pub cost: f64,
}

/// Letters before a place, counted.
#[derive(Clone, Copy, Debug, Default)]
struct Letters {
    cjk: usize,
    other: usize,
}

/// A stretch of a paragraph's shown text, with what surrounds it.
pub(super) struct ParagraphSlice<'a> {
    /// The text to look at: the stretch, after enough before it to find its breaks.
    pub text: &'a str,
    /// Characters of `text` that come before the stretch.
    pub lead: usize,
    /// The place of `text` in the paragraph, in characters.
    pub range: Range<usize>,
    /// Room for the first line, em; less than for others where it is indented.
    pub first: f32,
    /// Room for those after a line that was broken by hand, em.
    pub after_line_end: f32,
    /// Room for the others, em.
    pub others: f32,
}

impl Prepared {
    /// Collects what there is to know about a stretch of text.
    pub fn new(slice: &ParagraphSlice<'_>, measure: &impl Measure, options: &ParagraphOptions) -> Self {
        let ParagraphSlice { text, lead, .. } = *slice;
        let mut characters: Vec<char> = text.chars().collect();
        let rules = Rules::Tailored(options.strictness);
        let mut opportunities =
            BreakOpportunities::find(text, &characters, rules, options.writing_system, options.keep_words);
        for at in 1..characters.len() {
            opportunities.allowed[at] |= opportunities.reluctant[at];
            if measure.is_glued(slice.range.start + at) {
                opportunities.allowed[at] = false;
                opportunities.prohibited[at] = true;
            }
        }
        if options.balance {
            keep_phrases(&mut opportunities, phrases::costs(text, &characters));
        }
        let mut glyphs = Vec::with_capacity(characters.len());
        measure.glyphs(text, slice.range.clone(), &mut glyphs);
        let text = SpacedText { characters: &characters, glyphs: &glyphs, together: &opportunities.together };
        let mut boxes = glyph_boxes(&text, options, &|at| measure.is_verbatim(slice.range.start + at));
        close_raised(&mut boxes, |at| measure.is_raised(slice.range.start + at));
        let begins_in_word = lead > 0 && !opportunities.allowed[lead];
        // What comes before the stretch has done its part.
        opportunities.allowed.drain(..lead);
        opportunities.prohibited.drain(..lead);
        opportunities.costs.drain(..lead);
        boxes.drain(..lead);
        characters.drain(..lead);
        let mut prepared = Self {
            sums: sums(&boxes),
            letters: letters(&characters),
            boxes,
            characters,
            ends: Vec::new(),
            costs: std::mem::take(&mut opportunities.costs),
            trim_start: options.trim_start,
            hang: options.hang,
        };
        let rooms = [slice.first, slice.after_line_end, slice.others].map(f64::from);
        prepared.find_ends(&opportunities, begins_in_word, rooms);
        prepared
    }

    /// Characters of the prepared text.
    pub fn len(&self) -> usize {
        self.characters.len()
    }

    /// The boxes of a line that begins at `start` and shows its characters up to `visible`.
    pub fn boxes_of_line(&self, start: usize, visible: usize) -> Vec<GlyphBox> {
        let mut boxes = self.boxes[start..visible.max(start)].to_vec();
        if let Some(first) = boxes.first_mut() {
            *first = first.at_start(self.trim_start);
        }
        if let Some(last) = boxes.last_mut() {
            *last = last.at_end();
        }
        boxes
    }

    /// Totals of such a line.
    pub fn totals(&self, start: usize, visible: usize) -> Totals {
        let Some(last) = visible.checked_sub(1).filter(|last| *last >= start) else {
            return Totals::default();
        };
        let first_box = self.boxes[start].at_start(self.trim_start);
        if last == start {
            return Totals::of(&first_box.at_end());
        }
        self.sums[last] - self.sums[start + 1]
            + Totals::of(&first_box)
            + Totals::of(&self.boxes[last].at_end())
    }

    /// How such a line fills `width` em, and the width of the mark that hangs outside it.
    pub fn fit(&self, start: usize, end: End, width: f64, full: bool) -> (Fit, f32) {
        let totals = self.totals(start, end.visible);
        let fit = Fit::new(totals, width, full && !end.forced);
        // A mark hangs (clreq §3.1.7) only where it would not have fitted without anything else giving way.
        if self.hang
            && matches!(fit, Fit::Shrink { .. } | Fit::Over)
            && let Some(last) = end.visible.checked_sub(1).filter(|last| *last > start)
            && hangs(self.characters[last])
        {
            let glyph_box = self.boxes[last].at_end();
            let inside = totals - Totals::of(&GlyphBox { gap: 0.0, gap_shrink: 0.0, ..glyph_box });
            return (Fit::new(inside, width, full && !end.forced), glyph_box.advance);
        }
        (fit, 0.0)
    }

    /// Room that a line cannot do without, but for what its edges change; grows with `visible`.
    pub fn least(&self, start: usize, visible: usize) -> f64 {
        let totals = self.sums[visible.max(start)] - self.sums[start];
        totals.room - totals.shrink
    }

    /// Whether a line would hold one letter of Han, kana or hangul at most, and nothing else but marks (clreq §3.4.4,
    /// jlreq §3.5.4).
    pub fn is_runt(&self, start: usize, end: usize) -> bool {
        let (before, after) = (self.letters[start], self.letters[end]);
        after.cjk - before.cjk <= 1 && after.other == before.other
    }

    /// Whether a place follows a line that was broken by hand.
    pub fn is_after_line_end(&self, place: usize) -> bool {
        place.checked_sub(1).and_then(|before| self.characters.get(before)).copied().is_some_and(is_line_end)
    }

    /// Whether what is at a place has an indent of its own.
    pub fn begins_with_indent(&self, place: usize) -> bool {
        self.characters.get(place) == Some(&'\u{3000}')
    }

    /// Index in `ends` of the first end after a place.
    pub fn first_end_after(&self, place: usize) -> usize {
        self.ends.partition_point(|end| end.at <= place)
    }

    /// Text that `begins_in_word` begins with the rest of one that is longer than a line.
    fn find_ends(
        &mut self,
        opportunities: &BreakOpportunities,
        begins_in_word: bool,
        [first, after_line_end, others]: [f64; 3],
    ) {
        let mut start = 0;
        for at in 1..=self.len() {
            if !opportunities.allowed[at] && at < self.len() {
                continue;
            }
            let end = self.end(at, false);
            let room = match start {
                0 => first,
                _ if self.is_after_line_end(start) => after_line_end,
                _ => others,
            };
            if start == 0 && begins_in_word || self.fit(start, end, room, false).0 == Fit::Over {
                self.find_emergency_ends(start, at, opportunities, room);
            }
            self.ends.push(end);
            start = at;
        }
    }

    /// Ends inside a word that is longer than a line (CSS Text 3 §5.5): between what readers take for characters,
    /// away from marks that may not stand at an edge, unless these follow one another for longer than a line.
    fn find_emergency_ends(
        &mut self,
        start: usize,
        end: usize,
        opportunities: &BreakOpportunities,
        room: f64,
    ) {
        let graphemes: Vec<usize> =
            grapheme_starts(&self.characters[start..end]).into_iter().map(|at| start + at).collect();
        let mut from = start;
        let mut since: Vec<usize> = Vec::new();
        for at in graphemes.into_iter().chain([end]) {
            // A blank belongs to the end of the line before.
            if at < end && (opportunities.prohibited[at] || is_blank(self.characters[at])) {
                since.push(at);
                continue;
            }
            let continues = from == 0 && opportunities.prohibited[0];
            if continues || self.fit(from, self.end(at, true), room, false).0 == Fit::Over {
                for &prohibited in since.iter().filter(|at| !is_blank(self.characters[**at])) {
                    self.ends.push(self.end(prohibited, true));
                }
            }
            if at < end {
                self.ends.push(self.end(at, true));
            }
            since.clear();
            from = at;
        }
    }

    fn end(&self, at: usize, emergency: bool) -> End {
        let blanks = self.characters[..at].iter().rev().take_while(|c| is_blank(**c)).count();
        let forced = self.is_after_line_end(at);
        End { at, visible: at - blanks, forced, emergency, cost: self.costs[at] }
    }
}

/// Lets a heading break between phrases alone, each break at its cost; never within a number or a name in code.
fn keep_phrases(opportunities: &mut BreakOpportunities, phrases: Vec<Option<f64>>) {
    for (at, phrase) in phrases.into_iter().enumerate().take(opportunities.costs.len() - 1) {
        opportunities.allowed[at] &= phrase.is_some() && opportunities.costs[at] == 0.0;
        opportunities.costs[at] = phrase.unwrap_or_default();
    }
}

/// Takes the gaps next to what is raised after Han, as the mark of a note: it belongs to the word, and is none itself.
fn close_raised(boxes: &mut [GlyphBox], is_raised: impl Fn(usize) -> bool) {
    let (mut was_raised, mut is_after_han) = (false, false);
    for (at, glyph_box) in boxes.iter_mut().enumerate() {
        let raised = is_raised(at);
        if raised && !was_raised {
            is_after_han = glyph_box.gap > 0.0;
        }
        if raised != was_raised && is_after_han {
            *glyph_box = glyph_box.without_gap();
        }
        was_raised = raised;
    }
}

fn sums(boxes: &[GlyphBox]) -> Vec<Totals> {
    let mut sum = Totals::default();
    let mut sums = vec![sum];
    sums.extend(boxes.iter().map(|glyph_box| {
        sum = sum + Totals::of(glyph_box);
        sum
    }));
    sums
}

/// A mark that refers to a note is no letter of the text.
fn letters(characters: &[char]) -> Vec<Letters> {
    let mut count = Letters::default();
    let mut letters = vec![count];
    let mut note = 0;
    for (at, &c) in characters.iter().enumerate() {
        note = note_end(characters, at).map_or(note, |end| end.max(note));
        if at >= note {
            count.cjk += usize::from(is_cjk(c));
            count.other += usize::from(!is_cjk(c) && c.is_alphanumeric());
        }
        letters.push(count);
    }
    letters
}
