//! An article in, what is in view of it out: `tests/suite/page/*.txt`.

#[path = "../page_desk/mod.rs"]
mod page_desk;

use moyue::page::Logical;
use page_desk::{Desk, listing};

/// What is in the first frame.
pub fn outcome(name: &str, text: &str) -> String {
    // A case's name ends in the size of its view in em: "a narrow view (20 × 30)".
    let size = name.rsplit_once('(').map_or("30 × 40", |(_, size)| size.trim_end_matches(')'));
    let (inline, block) = size.split_once(" × ").expect("a size");
    let em = |text: &str| 20.0 * text.parse::<f32>().expect("a number of em");
    listing(&Desk::new(text, Logical::new(em(inline), em(block))).frame(&[]))
}
