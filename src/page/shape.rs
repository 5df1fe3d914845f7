//! What is painted besides lines of text: grounds, lines, words and dots, each where it is relative to its unit.

use std::sync::Arc;

use egui::Galley;

use super::axis::{Logical, LogicalRect};
use super::ink::Ink;
use crate::article::LineStyle;

/// A ground or a bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Fill {
    /// Where.
    pub rect: LogicalRect,
    /// In which ink.
    pub ink: Ink,
    /// What its corners are like.
    pub corners: Corners,
}

/// The corners of a ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Corners {
    /// All are square.
    Square,
    /// All are rounded by so many pt.
    Rounded(u8),
    /// Those of a box: round where it begins or ends with this unit.
    Box {
        /// Whether it begins here.
        begins: bool,
        /// Whether it ends here.
        ends: bool,
    },
}

/// A line along the inline axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Where it begins.
    pub start: Logical,
    /// Its length, in pt.
    pub length: f32,
    /// Its weight, in pt.
    pub weight: f32,
    /// In which ink.
    pub ink: Ink,
    /// Its style.
    pub style: LineStyle,
    /// Size of the text that it belongs to, in pt: the measure of waves.
    pub em: f32,
}

/// A word or a few.
#[derive(Clone, Debug, PartialEq)]
pub struct Label {
    /// Its letters, in whichever colour they are painted.
    pub galley: Arc<Galley>,
    /// Where it begins.
    pub at: Logical,
    /// In which ink.
    pub ink: Ink,
}

/// An emphasis dot.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dot {
    /// Its middle.
    pub center: Logical,
    /// In pt.
    pub radius: f32,
    /// In which ink.
    pub ink: Ink,
}
