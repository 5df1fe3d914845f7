//! An article set for a view: [`Page::frame`] gives what is in view as a value, a [`PageFrame`], which is painted,
//! hit-tested and compared. Everything in it stands along the two axes of CSS Writing Modes, inline and block; only
//! what paints it knows which of them runs across the screen.
//!
//! It uses egui's fonts and galleys, and never a `Ui`.

mod ahead;
mod annotation;
mod axis;
mod byline;
mod chunk;
mod code;
mod column;
mod decoration;
mod face_shelf;
mod face_table;
pub mod fonts;
mod format;
mod formula;
mod frame;
mod galley;
mod headless;
mod hit;
mod image;
mod ink;
mod inline_image;
mod kept;
mod label;
mod layout;
mod level;
mod lines;
mod logical_order;
mod ornament;
mod pinned;
mod prefetch;
mod ruby;
mod scroller;
mod setup;
mod shape;
mod sheet;
mod subpixel;
mod table;
mod table_facts;
mod table_layout;
mod text;
mod text_lines;
mod trailing;
mod units;
mod wide;

pub use axis::{Logical, LogicalRect};
pub use column::{Move, Page};
pub use decoration::room_under;
pub use face_shelf::{FaceShelf, tried_out};
pub use face_table::{FaceSlot, FaceTable};
pub use formula::{Drawing, FormulaBox, FormulaLayout, FormulaMark, draw as draw_formula};
pub use frame::{PageFrame, PlacedUnit, Prefetch, UnitLayout, WideBox, WideView};
pub use headless::setter;
pub use hit::{Cursor, TextPosition};
pub use image::{ImageBox, Placeholder, WORDS_AT, small_print};
pub use ink::{Ink, Inks, TokenInks};
pub use inline_image::{InlineImageBox, size_in_line};
pub use ruby::is_too_small;
pub use scroller::{Extent, Scroller};
pub use setup::{Conventions, PageSetup, PageWords};
pub use shape::{Corners, Dot, Fill, Label, Rule};
pub use sheet::{PassageStyle, Sheet, Space};
pub use text::{TextRoom, TextStyle, Texts};
pub use text_lines::{LinesOf, TextLines};
pub use trailing::{Trailing, TrailingTo};
pub use units::minutes;
pub use wide::WIDE_BAR;
