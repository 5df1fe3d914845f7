//! The room of each character: blank halves of marks given up, gaps between Han and Latin, and what each of them may
//! still give or take when the line is justified.

mod expansion;
mod latin;
mod quotes;

use crate::text::class::{is_cjk, is_cjk_punctuation, is_hangul};

use super::measure::Glyph;
use super::punctuation::{PunctuationClass, is_line_end, punctuation_class};
use super::{ParagraphOptions, WritingSystem};
pub(super) use expansion::Expansion;
use latin::is_han_next_to_latin;
use quotes::is_wide_quote_in_latin;

/// A space between words shrinks to this, em (clreq §3.5.3, jlreq §3.8.3).
const QUARTER: f32 = 0.25;
/// A space between words of hangul shrinks to this, em: with less they would run together in small type.
const LEAST_KOREAN_SPACE: f32 = 0.2;
/// A gap between Han and Latin shrinks to this, em. clreq §3.5.3 and jlreq §3.8.3 go down to an eighth; but a word space
/// of most faces is wider than that and gives nothing, and a name would fall apart in a line that is set tight.
const LEAST_GAP: f32 = 0.2;
/// The air around a quotation mark that is set as wide as its ink, em.
const EIGHTH: f32 = 0.125;
/// Marks and letters wider than this are of full width, em.
const HALF: f32 = 0.5;
/// How far ink may reach over the middle of its mark and still leave a blank half, em.
const TOLERANCE: f32 = 0.07;

/// A character's room, em.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct GlyphBox {
    /// Blank before it.
    pub gap: f32,
    /// By how much that blank may shrink.
    pub gap_shrink: f32,
    /// Its own width.
    pub advance: f32,
    /// From the left edge of its room to its glyph's origin.
    pub shift: f32,
    /// By how much its width may shrink.
    pub shrink: f32,
    /// When its turn to give comes.
    pub priority: Priority,
    /// Where it is blank.
    pub blank: Blank,
    /// What grows here when the line is let out.
    pub expansion: Expansion,
}

/// The order in which things shrink (clreq §3.5.3, jlreq §3.8.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Priority {
    /// Spaces between words.
    WordSpace,
    /// Middle dots.
    Interpunct,
    /// Brackets and quotation marks.
    Bracket,
    /// Commas and semicolons.
    Comma,
    /// Gaps between Han and Latin, and spaces typed there.
    Gap,
    /// Full stops, question and exclamation marks.
    Stop,
    /// Everything else, which gives nothing.
    #[default]
    Never,
}

impl Priority {
    /// Those that give, in order.
    pub const SHRINKING: [Self; 6] =
        [Self::WordSpace, Self::Interpunct, Self::Bracket, Self::Comma, Self::Gap, Self::Stop];
}

/// Which half of a mark has no ink (clreq §3.1.6.1: punctuation adjustment space).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Blank {
    /// None: a letter, or a mark that fills its room.
    #[default]
    None,
    /// The left half.
    Left,
    /// The right half.
    Right,
    /// A quarter on both sides.
    Both,
}

/// What is known of characters before they get their room; a value each.
pub(super) struct SpacedText<'a> {
    pub characters: &'a [char],
    /// As the face draws them.
    pub glyphs: &'a [Glyph],
    /// Whether each is of one unbreakable sequence with the one before it.
    pub together: &'a [bool],
}

/// The room of every character, each as if it stood inside a line; `is_verbatim` tells, by its index, whether one is
/// set as it is written.
pub(super) fn glyph_boxes(
    text: &SpacedText<'_>,
    options: &ParagraphOptions,
    is_verbatim: &dyn Fn(usize) -> bool,
) -> Vec<GlyphBox> {
    let SpacedText { characters, glyphs, .. } = *text;
    let mut boxes = Vec::with_capacity(characters.len());
    // The last character that is not a combining mark; those belong to it.
    let mut base: Option<(usize, char, Glyph)> = None;
    let mut spaces = Spaces::Words;
    for at in 0..characters.len() {
        let glyph = glyphs.get(at).copied().unwrap_or_default();
        let glyph_box = match characters[at] {
            c if is_line_end(c) => GlyphBox::default(),
            ' ' => {
                let is_first = at == 0 || characters[at - 1] != ' ';
                if is_first {
                    let before = base.map(|(before, ..)| before);
                    spaces = Spaces::of(before, characters, at, options);
                }
                match if is_verbatim(at) { Spaces::Words } else { spaces } {
                    Spaces::Words => {
                        let is_korean = base.is_some_and(|(_, before, _)| is_hangul(before));
                        word_space(glyph.advance, if is_korean { LEAST_KOREAN_SPACE } else { QUARTER })
                    }
                    Spaces::Gap => gap_space(is_first, options.gap),
                    // The marks next to it are neighbours.
                    Spaces::Nothing => {
                        boxes.push(GlyphBox::default());
                        continue;
                    }
                }
            }
            '\u{A0}' => word_space(glyph.advance, QUARTER),
            c => {
                let mut glyph_box = own_room(c, characters, at, glyph, options.writing_system);
                if glyph.advance > 0.0 {
                    compress(&mut glyph_box, characters, at, base);
                    part(&mut glyph_box, text, at, base, options.gap);
                }
                glyph_box
            }
        };
        if glyph.advance > 0.0 {
            base = Some((at, characters[at], glyph));
        }
        boxes.push(glyph_box);
    }
    compress_before(&mut boxes, characters);
    boxes
}

impl GlyphBox {
    /// The same character at the start of a line (clreq §3.1.6.3, jlreq §3.1.5).
    pub fn at_start(self, trim: bool) -> Self {
        let expansion = if self.expansion == Expansion::Space { Expansion::Space } else { Expansion::None };
        let mut glyph_box = Self { gap: 0.0, gap_shrink: 0.0, expansion, ..self };
        if glyph_box.blank == Blank::Left {
            // Whatever stood before it stands on another line.
            let full = glyph_box.advance - glyph_box.shift;
            glyph_box.advance = full;
            glyph_box.shift = 0.0;
            (glyph_box.priority, glyph_box.shrink) = (Priority::Bracket, full / 2.0);
            if trim {
                glyph_box.halve();
            }
        }
        glyph_box
    }

    /// The same character at the end of a line (clreq §3.1.6.3, jlreq §3.1.9).
    pub fn at_end(self) -> Self {
        let mut glyph_box = self;
        if glyph_box.blank == Blank::Right {
            glyph_box.halve();
        }
        glyph_box
    }

    /// The same character right next to the one before it.
    pub fn without_gap(self) -> Self {
        Self { gap: 0.0, gap_shrink: 0.0, expansion: Expansion::None, ..self }
    }

    /// Gives up `by` of its own width.
    pub fn shrink_by(&mut self, by: f32) {
        self.advance -= by;
        self.shift -= match self.blank {
            Blank::Left => by,
            Blank::Both => by / 2.0,
            Blank::Right | Blank::None => 0.0,
        };
    }

    /// Gives up the blank half, if it has not done so yet. A half that may not shrink while the line is justified
    /// may well do so at its edge.
    fn halve(&mut self) {
        if !self.is_halved() {
            self.shrink_by(self.advance / 2.0);
            self.shrink = 0.0;
            self.priority = Priority::Never;
        }
    }

    /// Full-width marks alone have a blank half, so half an em tells.
    fn is_halved(&self) -> bool {
        self.advance < 0.7
    }
}

/// Where a mark is blank, by its ink in the face in use.
fn blank(glyph: Glyph) -> Blank {
    let Glyph { advance, left, right } = glyph;
    let middle = f32::midpoint(left, right);
    if advance < 0.7 || right <= left {
        Blank::None
    } else if (middle - advance / 2.0).abs() <= 0.1 * advance {
        let is_small = left >= advance / 4.0 - TOLERANCE && right <= advance * 0.75 + TOLERANCE;
        if is_small { Blank::Both } else { Blank::None }
    } else if right <= advance / 2.0 + TOLERANCE {
        Blank::Right
    } else if left >= advance / 2.0 - TOLERANCE {
        Blank::Left
    } else {
        Blank::None
    }
}

fn own_room(
    c: char,
    characters: &[char],
    at: usize,
    glyph: Glyph,
    writing_system: WritingSystem,
) -> GlyphBox {
    let mut glyph_box = GlyphBox { advance: glyph.advance, ..GlyphBox::default() };
    if is_dash(c) {
        glyph_box.advance = dash_advance(characters, at, glyph);
    }
    if is_wide_quote_in_latin(characters, at, glyph) {
        // As wide as its ink, and a little air.
        glyph_box.advance = glyph.right - glyph.left + EIGHTH;
        glyph_box.shift = EIGHTH / 2.0 - glyph.left;
        return glyph_box;
    }
    let Some(mark) = punctuation_class(c) else { return glyph_box };
    glyph_box.blank = blank(glyph);
    let half = glyph_box.advance / 2.0;
    (glyph_box.priority, glyph_box.shrink) = match (mark, glyph_box.blank) {
        (PunctuationClass::Interpunct, Blank::Both) => (Priority::Interpunct, half),
        (PunctuationClass::Opener, Blank::Left) | (PunctuationClass::Closer, Blank::Right) => {
            (Priority::Bracket, half)
        }
        (PunctuationClass::Comma, Blank::Right) => (Priority::Comma, half),
        // A Japanese full stop gives way at the line end alone (jlreq §3.8.3).
        (PunctuationClass::Stop, Blank::Right) if writing_system != WritingSystem::Ja => {
            (Priority::Stop, half)
        }
        _ => (Priority::Never, 0.0),
    };
    glyph_box
}

/// What makes two-em dashes (clreq §3.1.5.1).
const fn is_dash(c: char) -> bool {
    matches!(c, '—' | '―' | '⸺')
}

/// A dash of two is 2 em long whatever the face draws (clreq §3.1.5.1); a single one is as wide as it is drawn.
fn dash_advance(characters: &[char], at: usize, glyph: Glyph) -> f32 {
    let c = characters[at];
    let paired = characters.get(at + 1) == Some(&c) || at > 0 && characters[at - 1] == c;
    match c {
        '⸺' => 2.0,
        _ if paired => 1.0,
        _ => glyph.advance,
    }
}

/// An opener after a mark gives up its blank half (clreq §3.1.6.2, jlreq §3.1.4).
fn compress(glyph_box: &mut GlyphBox, characters: &[char], at: usize, base: Option<(usize, char, Glyph)>) {
    let Some((_, before, _)) = base else { return };
    if glyph_box.blank == Blank::Left
        && punctuation_class(characters[at]) == Some(PunctuationClass::Opener)
        && (before == '\u{3000}' || punctuation_class(before).is_some())
    {
        glyph_box.halve();
    }
}

/// A closing mark before another, or before a middle one, gives up its blank half (clreq §3.1.6.2, jlreq §3.1.4).
fn compress_before(boxes: &mut [GlyphBox], characters: &[char]) {
    for at in 1..boxes.len() {
        let after = characters[at];
        let closes = after == '\u{3000}'
            || punctuation_class(after).is_some_and(|mark| mark != PunctuationClass::Opener);
        let is_nothing = |at: &usize| characters[*at] == ' ' && boxes[*at] == GlyphBox::default();
        if closes
            && let Some(before) = (0..at).rev().find(|before| !is_nothing(before))
            && boxes[before].blank == Blank::Right
        {
            boxes[before].halve();
        }
    }
}

/// The blank between two characters: a gap between Han and Latin (clreq §3.2.2, jlreq §3.2.6), and whether the line
/// may be let out there: not within what is unbreakable (clreq §3.5.4, jlreq §3.1.11).
fn part(
    glyph_box: &mut GlyphBox,
    text: &SpacedText<'_>,
    at: usize,
    base: Option<(usize, char, Glyph)>,
    gap: f32,
) {
    let Some((base_at, before, glyph)) = base else { return };
    let after = text.characters[at];
    if gap > 0.0 && is_han_next_to_latin(text.characters, base_at, at) {
        glyph_box.gap = gap;
        glyph_box.gap_shrink = (gap - LEAST_GAP).max(0.0);
        glyph_box.expansion = Expansion::Gap;
        return;
    }
    // Letters of Han that stay together on a line are as far from each other as all others.
    let together = text.together[at] && base_at + 1 == at && !(is_cjk(before) && is_cjk(after));
    if !together {
        glyph_box.expansion = Expansion::between((before, glyph.advance), (after, glyph_box.advance));
    }
}

/// What spaces in a row are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spaces {
    /// Those between words.
    Words,
    /// The gap between Han and Latin.
    Gap,
    /// None: a full-width mark next to them brings its own blank (clreq §3.1.6.1, jlreq §3.1.2), and both together
    /// would be a hole.
    Nothing,
}

impl Spaces {
    /// `at` is the place of the first of them, `base` that of what stands before them.
    fn of(base: Option<usize>, characters: &[char], at: usize, options: &ParagraphOptions) -> Self {
        let next = characters[at..].iter().position(|c| *c != ' ').map(|spaces| at + spaces);
        let Some((base, next)) = base.zip(next) else { return Self::Words };
        let (before, after) = (characters[base], characters[next]);
        // Japanese has a blank after the marks that end a sentence so (jlreq §3.1.6).
        let keeps_blank = options.writing_system == WritingSystem::Ja && matches!(before, '？' | '！');
        if options.widens_marks() && !keeps_blank && (is_full_mark(before) || is_full_mark(after)) {
            Self::Nothing
        } else if options.gap > 0.0 && is_han_next_to_latin(characters, base, next) {
            Self::Gap
        } else {
            Self::Words
        }
    }
}

/// Whether a mark has a blank of its own in Chinese and Japanese text alone; curly quotation marks and the middle dot
/// stand in Latin text, too.
const fn is_full_mark(c: char) -> bool {
    is_cjk_punctuation(c) && !matches!(punctuation_class(c), None | Some(PunctuationClass::Interpunct))
}

fn word_space(advance: f32, least: f32) -> GlyphBox {
    let shrink = (advance - least).max(0.0);
    let expansion = Expansion::Space;
    GlyphBox { advance, shrink, expansion, priority: Priority::WordSpace, ..GlyphBox::default() }
}

/// The first space of several is the gap, and the others are nothing.
fn gap_space(is_first: bool, gap: f32) -> GlyphBox {
    if !is_first {
        return GlyphBox::default();
    }
    let (shrink, expansion) = ((gap - LEAST_GAP).max(0.0), Expansion::Space);
    GlyphBox { advance: gap, shrink, expansion, priority: Priority::Gap, ..GlyphBox::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_space_beside_a_full_width_mark_has_room_only_where_it_is_set_as_written() {
        let characters = ['「', '，', ' ', '」'];
        let glyph = |advance| Glyph { advance, ..Glyph::default() };
        let glyphs = [glyph(1.0), glyph(1.0), glyph(0.25), glyph(1.0)];
        let options = ParagraphOptions::new(WritingSystem::ZhHant, 600.0, 20.0);
        let text = SpacedText { characters: &characters, glyphs: &glyphs, together: &[false; 5] };
        let space = |is_verbatim: bool| glyph_boxes(&text, &options, &|_| is_verbatim)[2].advance;
        assert_eq!((space(false), space(true)), (0.0, 0.25));
    }
}
