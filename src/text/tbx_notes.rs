//! How notes on a term begin in TBX that say something for which it has no category.

/// How the term is read.
pub const READING: &str = "Reading";
/// Whether it is to be used, where no administrative status says that.
pub const STATUS: &str = "Status";
/// What is to be used in its place.
pub const REPLACEMENT: &str = "Use instead";
