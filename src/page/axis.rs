//! The two axes of a page (CSS Writing Modes 4 §6.1): the inline axis runs along a line, the block axis from line to line.
//!
//! The page is laid out along them; only what paints it says which of them runs across the screen.

use egui::{Rect, Vec2, vec2};

/// A point or a distance, in pt.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Logical {
    /// Along the line.
    pub inline: f32,
    /// From line to line.
    pub block: f32,
}

impl Logical {
    /// A point or a distance, in pt.
    pub const fn new(inline: f32, block: f32) -> Self {
        Self { inline, block }
    }

    /// Where a point of a galley is: within one, lines run along x.
    pub(super) fn of_galley(at: Vec2) -> Self {
        Self::new(at.x, at.y)
    }

    /// The same within a galley.
    pub(super) fn in_galley(self) -> Vec2 {
        vec2(self.inline, self.block)
    }
}

impl std::ops::Add for Logical {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.inline + other.inline, self.block + other.block)
    }
}

impl std::ops::Sub for Logical {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.inline - other.inline, self.block - other.block)
    }
}

/// A rectangle, in pt.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LogicalRect {
    /// Its corner where both axes begin.
    pub start: Logical,
    /// Its corner where both axes end.
    pub end: Logical,
}

impl LogicalRect {
    /// A rectangle of a size, in pt.
    pub fn from_size(start: Logical, size: Logical) -> Self {
        Self { start, end: start + size }
    }

    /// A rectangle around a point, in pt.
    pub fn from_center(center: Logical, size: Logical) -> Self {
        let half = Logical::new(size.inline / 2.0, size.block / 2.0);
        Self { start: center - half, end: center + half }
    }

    /// A rectangle of a galley that stands at `at`.
    pub(super) fn of_galley(rect: Rect, at: Logical) -> Self {
        Self { start: Logical::of_galley(rect.min.to_vec2()), end: Logical::of_galley(rect.max.to_vec2()) }
            .translate(at)
    }

    /// Its size, in pt.
    pub fn size(&self) -> Logical {
        self.end - self.start
    }

    /// Its middle.
    pub fn center(&self) -> Logical {
        let size = self.size();
        self.start + Logical::new(size.inline / 2.0, size.block / 2.0)
    }

    /// The same, moved.
    #[must_use]
    pub fn translate(self, by: Logical) -> Self {
        Self { start: self.start + by, end: self.end + by }
    }

    /// The same, larger by so much at all four sides.
    #[must_use]
    pub fn expand(self, by: Logical) -> Self {
        Self { start: self.start - by, end: self.end + by }
    }

    /// A line's rectangle drawn in to the height of its letters, which are `size` pt high.
    #[must_use]
    pub fn tight(self, size: f32) -> Self {
        let (middle, half) = (self.center().block, size * 0.62);
        Self {
            start: Logical::new(self.start.inline, middle - half),
            end: Logical::new(self.end.inline, middle + half),
        }
    }

    /// How far a point is outside, in pt along each axis; 0 within.
    pub fn distance(&self, to: Logical) -> Logical {
        let outside = |start: f32, end: f32, at: f32| (start - at).max(at - end).max(0.0);
        Logical::new(
            outside(self.start.inline, self.end.inline, to.inline),
            outside(self.start.block, self.end.block, to.block),
        )
    }
}
