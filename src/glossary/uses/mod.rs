//! Where a text uses terms: exactly, and in other forms.
//!
//! One file a stage: [`exact`] finds the names themselves, [`kind`] says how sure a use is.

mod exact;
mod kind;

pub(super) use exact::NameIndex;
pub use kind::{UseCounts, UseKind};
