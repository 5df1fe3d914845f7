//! Lines of text, set by the rules of clreq (Chinese), jlreq (Japanese) and UAX #14.
//!
//! A [`Paragraph`] gives its [`Line`]s one after the other. On the way to a line its text is
//!
//! 1. collected: how it is shown (`shown`), the ink of its characters ([`Measure`]),
//! 2. prepared: the room of each character (`spacing`), where lines may break (`breaks`, `prohibitions`),
//! 3. broken: which ends make the best lines (`fit`, `choose`),
//! 4. finished: shrunk or stretched, every character in its place (`line`).
//!
//! Lines know of one direction, along the line; whoever draws them decides whether that is to the right or down.
//! Nothing here draws, and nothing knows of fonts but through [`Measure`].

mod breaks;
mod choose;
mod fit;
mod line;
mod marks;
mod measure;
mod options;
mod paragraph;
mod pieces;
mod prohibitions;
mod sheet;
mod shown;
mod spacing;

pub use breaks::breaks;
pub use line::Line;
pub use marks::{is_blank, is_line_end};
pub use measure::{FixedMeasure, Glyph, Measure};
pub use options::{Language, Level, Options, Rules};
pub use paragraph::{Lines, Paragraph, Place};
pub use pieces::pieces;
pub use prohibitions::{bars_end, bars_start};
