//! The entry of a table at a file's beginning that is open.

use super::tables::{RtfFont, RtfList, RtfOverride, RtfStyle};
use crate::import::office::numbering::NumberLevel;

/// An entry of a table that is read.
#[derive(Debug, Default)]
pub(super) struct OpenEntry {
    pub number: i32,
    pub name: String,
    pub font: RtfFont,
    pub style: RtfStyle,
    pub list: RtfList,
    pub level: NumberLevel,
    pub named: RtfOverride,
}
