//! Lines of text, set by the rules of clreq (Chinese), jlreq (Japanese), klreq (Korean) and UAX #14.
//!
//! A rule names the section that it keeps: of clreq and jlreq as published in 2024, klreq in 2023, CSS Text 3, and of
//! UAX #14 the rule by its number (LB13).
//!
//! A [`Paragraph`] gives its [`LineBox`]s one after the other. On the way to a line its text is
//!
//! 1. collected: how it is shown (`shown`), the ink of its characters ([`Measure`]),
//! 2. prepared: the room of each character (`spacing`), where lines may break (`breaks`, `prohibitions`,
//!    `sequences`, in headings `phrases`),
//! 3. broken: which ends make the best lines (`fit`, `choose`),
//! 4. finished: shrunk or stretched, every character in its place (`line`).
//!
//! Lines know of one direction, along the line; whoever draws them decides whether that is to the right or down.
//! Nothing here draws, and nothing knows of fonts but through [`Measure`].

mod breaks;
mod choose;
mod chunks;
mod content_widths;
mod fit;
mod line;
mod measure;
mod options;
mod paragraph;
mod phrases;
mod prepared;
mod prohibitions;
mod punctuation;
mod sequences;
mod shown;
mod spacing;

pub use breaks::breaks;
pub use chunks::chunks;
pub use content_widths::ContentWidths;
pub use line::LineBox;
pub use measure::{FixedMeasure, Glyph, Measure};
pub use options::{LineBreakStrictness, ParagraphOptions, Rules, WritingSystem};
pub use paragraph::{LineBoxes, Paragraph};
pub use prohibitions::{is_line_end_prohibited, is_line_start_prohibited};
pub use punctuation::{is_blank, is_line_end};
