//! How well characters fit a line.

use std::ops::{Add, Sub};

use super::spacing::GlyphBox;

/// The most by which a line is let out at any one place, em; beyond it the reader would see holes. clreq §3.5.4 and
/// jlreq §3.8.4 name the places and no bound.
pub(super) const MAX_TRACKING: f32 = 0.25;
/// Rounding of sums is no overflow, em.
const ROUNDING: f64 = 1e-4;

/// Sums over characters, em.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Totals {
    /// Room as set.
    pub room: f64,
    /// By how much it may shrink.
    pub shrink: f64,
    /// By how much spaces and gaps may stretch.
    pub stretch: f64,
    /// Expansion points: places at which the line may be let out further.
    pub expansion_points: f64,
}

impl Totals {
    /// Those of one character.
    pub fn of(glyph_box: &GlyphBox) -> Self {
        Self {
            room: f64::from(glyph_box.gap) + f64::from(glyph_box.advance),
            shrink: f64::from(glyph_box.gap_shrink) + f64::from(glyph_box.shrink),
            stretch: f64::from(glyph_box.gap_stretch) + f64::from(glyph_box.stretch),
            expansion_points: f64::from(u8::from(glyph_box.is_expansion_point)),
        }
    }
}

impl Add for Totals {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            room: self.room + other.room,
            shrink: self.shrink + other.shrink,
            stretch: self.stretch + other.stretch,
            expansion_points: self.expansion_points + other.expansion_points,
        }
    }
}

impl Sub for Totals {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            room: self.room - other.room,
            shrink: self.shrink - other.shrink,
            stretch: self.stretch - other.stretch,
            expansion_points: self.expansion_points - other.expansion_points,
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
    /// They stretch.
    Stretch {
        /// By how much, em.
        by: f64,
        /// The share of what they can take.
        share: f64,
    },
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
        let by = (-by).max(0.0);
        let can_stretch = totals.stretch + totals.expansion_points * f64::from(MAX_TRACKING);
        if full && by > 0.0 && by <= can_stretch {
            Self::Stretch { by, share: by / can_stretch }
        } else {
            Self::AsSet { free: by }
        }
    }

    /// How bad a full line looks: shrinking is better than stretching (clreq §3.5.2, jlreq §3.8.2), and anything
    /// better than a ragged edge.
    pub fn cost(self) -> f64 {
        match self {
            Self::Shrink { share, .. } => share * share,
            Self::Stretch { share, .. } => 3.0 * share * share,
            Self::AsSet { free } if free < 0.01 => 0.0,
            Self::AsSet { free } => 20.0 + free * free,
            Self::Over => 1e6,
        }
    }
}
