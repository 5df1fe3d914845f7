//! What every room needs to know of characters.

pub mod decode;
pub mod language;
