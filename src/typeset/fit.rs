//! How well characters fit a line.

use std::ops::{Add, Sub};

use super::spacing::{Expansion, GlyphBox};

/// How far a line is let out, step by step, em: gaps and word spaces to a width, every other place by so much.
///
/// clreq §3.5.4 and jlreq §3.8.4 name the places, and an order that tears names apart in mixed text; here all places
/// grow together, so that the line stays even. Beyond the last step the reader would see holes.
const STEPS: [Step; 4] = [
    Step { shares: 2.0, gap: 0.40, other: 0.08 },
    Step { shares: 1.0, gap: 0.50, other: 0.15 },
    // In a narrow column letters that stand apart a little look better than a hole around each name.
    Step { shares: 1.0, gap: 0.50, other: 0.25 },
    Step { shares: 1.0, gap: 0.75, other: 0.25 },
];
/// The same in a line of hangul, whose words have spaces between them: these take what there is (klreq, justification),
/// and letters a little, once the spaces are wide. Beyond that the line is left ragged: letters that stand apart are
/// no words any more.
const KOREAN_STEPS: [Step; 3] = [
    Step { shares: 1.0, gap: 0.45, other: 0.0 },
    Step { shares: 1.0, gap: 0.50, other: 0.05 },
    Step { shares: 3.0, gap: 0.60, other: 0.05 },
];
/// How far apart letters are when it costs as much as a word space that is .1 em wider, em.
const TRACKING: f64 = 0.03;
/// The same of hangul, whose words are told apart by their spaces.
const HANGUL_TRACKING: f64 = 0.015;
/// Where nothing but word spaces can grow, they are left as they are rather than made wider than this, em.
const WIDEST_WORD_SPACE: f64 = 0.6;
/// Marks that give up more than this share of what they can look crushed.
const EASY_SHRINK: f64 = 0.67;
/// The cost of that, for the square of the share beyond.
const CRUSHED: f64 = 100.0;
/// Rounding of sums is no overflow, em.
const ROUNDING: f64 = 1e-4;

/// A step of letting a line out.
#[derive(Clone, Copy, Debug)]
struct Step {
    /// By how many times as much gaps and word spaces grow as other places, until one of both is as wide as it gets.
    shares: f64,
    /// How wide gaps and word spaces get, em.
    gap: f64,
    /// By how much other places grow, em.
    other: f64,
}

/// Sums over characters, em.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Totals {
    /// Room as set.
    pub room: f64,
    /// By how much it may shrink.
    pub shrink: f64,
    /// The number of word spaces and of gaps between Han and Latin.
    pub gaps: f64,
    /// Their room as set.
    pub gap_room: f64,
    /// The number of other places at which the line may be let out.
    pub expansion_points: f64,
    /// Of these: the number of places next to hangul.
    pub hangul: f64,
}

impl Totals {
    /// Those of one character.
    pub fn of(glyph_box: &GlyphBox) -> Self {
        let (gaps, gap_room, expansion_points) = match glyph_box.expansion {
            Expansion::None => (0.0, 0.0, 0.0),
            Expansion::Gap => (1.0, f64::from(glyph_box.gap), 0.0),
            Expansion::Space => (1.0, f64::from(glyph_box.advance), 0.0),
            Expansion::Hangul | Expansion::Other => (0.0, 0.0, 1.0),
        };
        Self {
            room: f64::from(glyph_box.gap) + f64::from(glyph_box.advance),
            shrink: f64::from(glyph_box.gap_shrink) + f64::from(glyph_box.shrink),
            gaps,
            gap_room,
            expansion_points,
            hangul: if glyph_box.expansion == Expansion::Hangul { 1.0 } else { 0.0 },
        }
    }

    /// Whether most of the line is hangul.
    fn is_hangul(&self) -> bool {
        self.hangul > self.expansion_points / 2.0
    }

    /// What each place takes so that the line is longer by so much, em; none where that is more than they can take.
    fn growth(&self, by: f64) -> Option<Growth> {
        let has = |places: f64| if places > 0.5 { places } else { 0.0 };
        let (gaps, others) = (has(self.gaps), has(self.expansion_points));
        let gap_width = self.gap_room / gaps.max(1.0);
        let is_hangul = self.is_hangul();
        let mut growth = Growth { is_hangul, ..Growth::default() };
        let mut left = by;
        let steps: &[Step] = if is_hangul { &KOREAN_STEPS } else { &STEPS };
        for &Step { shares, gap, other } in steps {
            let widest = if others > 0.0 { gap } else { gap.min(WIDEST_WORD_SPACE) };
            // Both grow together until one of them has reached its bound, and then the other.
            for _ in 0..2 {
                let gap_left = if gaps > 0.0 { (widest - gap_width - growth.gap).max(0.0) } else { 0.0 };
                let other_left = if others > 0.0 { other - growth.other } else { 0.0 };
                let shares = if gap_left > 0.0 { shares } else { 0.0 };
                let grows = if other_left > 0.0 { 1.0 } else { 0.0 };
                let each = gaps * shares + others * grows;
                if each == 0.0 {
                    break;
                }
                let until = |left: f64, shares: f64| if shares > 0.0 { left / shares } else { f64::INFINITY };
                let step = until(gap_left, shares).min(until(other_left, grows)).min(left / each);
                growth.gap += step * shares;
                growth.other += step * grows;
                left -= step * each;
                if left <= ROUNDING {
                    return Some(growth);
                }
            }
        }
        None
    }
}

/// What each place takes when a line is let out, em.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Growth {
    /// Each word space, and each gap between Han and Latin.
    pub gap: f64,
    /// Every other place.
    pub other: f64,
    /// Whether most of the line is hangul.
    is_hangul: bool,
}

impl Growth {
    fn cost(self) -> f64 {
        let tracking = if self.is_hangul { HANGUL_TRACKING } else { TRACKING };
        0.25 * ((self.other / tracking).powi(2) + (self.gap / 0.1).powi(2))
    }
}

impl Add for Totals {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            room: self.room + other.room,
            shrink: self.shrink + other.shrink,
            gaps: self.gaps + other.gaps,
            gap_room: self.gap_room + other.gap_room,
            expansion_points: self.expansion_points + other.expansion_points,
            hangul: self.hangul + other.hangul,
        }
    }
}

impl Sub for Totals {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            room: self.room - other.room,
            shrink: self.shrink - other.shrink,
            gaps: self.gaps - other.gaps,
            gap_room: self.gap_room - other.gap_room,
            expansion_points: self.expansion_points - other.expansion_points,
            hangul: self.hangul - other.hangul,
        }
    }
}

/// What has to be done to characters so that they fill a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Fit {
    /// They are as wide as the line, or stay narrower.
    AsSet {
        /// What is left free, em.
        free: f64,
    },
    /// They shrink.
    Shrink {
        /// By how much, em.
        by: f64,
        /// The share of what they can give.
        share: f64,
    },
    /// Places between them grow.
    Stretch(Growth),
    /// They are too wide for the line.
    Over,
}

impl Fit {
    /// How characters with these totals fill a line of `width` em. A line that is not `full` is not stretched.
    pub fn new(totals: Totals, width: f64, full: bool) -> Self {
        let by = totals.room - width;
        if by > ROUNDING {
            let share = by / totals.shrink;
            return if by <= totals.shrink + ROUNDING { Self::Shrink { by, share } } else { Self::Over };
        }
        let free = (-by).max(0.0);
        let growth = if full && free > ROUNDING { totals.growth(free) } else { None };
        growth.map_or(Self::AsSet { free }, Self::Stretch)
    }

    /// How bad a full line looks: shrinking is better than stretching (clreq §3.5.2, jlreq §3.8.2), and anything
    /// better than a ragged edge.
    pub fn cost(self) -> f64 {
        match self {
            Self::Shrink { share, .. } => {
                3.0 * share * share + CRUSHED * (share - EASY_SHRINK).max(0.0).powi(2)
            }
            Self::Stretch(growth) => growth.cost(),
            Self::AsSet { free } if free < 0.01 => 0.0,
            Self::AsSet { free } => 30.0 + 1.5 * free * free,
            Self::Over => 1e6,
        }
    }

    /// What is left free, em.
    pub const fn free(self) -> f64 {
        match self {
            Self::AsSet { free } => free,
            Self::Shrink { .. } | Self::Stretch(_) | Self::Over => 0.0,
        }
    }

    /// How much looser the line looks than one that is set as it is: 1 after the first step of letting it out, −1
    /// where it gives all it can.
    pub fn looseness(self) -> f64 {
        match self {
            Self::Shrink { share, .. } => -share,
            Self::Stretch(Growth { gap, other, .. }) => {
                let step = STEPS[0];
                (other / step.other).max(gap / (step.shares * step.other))
            }
            Self::AsSet { .. } | Self::Over => 0.0,
        }
    }
}
