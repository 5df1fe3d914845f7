//! Giving up an import whose result is no longer wanted.

use std::sync::atomic::{AtomicBool, Ordering};

use super::ImportError;

/// How an import learns that its result is no longer wanted. The default is never cancelled.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cancel<'a>(Option<&'a AtomicBool>);

impl Cancel<'static> {
    /// Never cancelled.
    pub const NEVER: Self = Self(None);
}

impl<'a> Cancel<'a> {
    /// Cancelled once the flag is set.
    pub const fn by(flag: &'a AtomicBool) -> Self {
        Self(Some(flag))
    }

    /// Called between the steps of an import, each of which takes well under a second in the largest file.
    ///
    /// # Errors
    /// [`ImportError::Cancelled`] once the flag is set.
    pub fn check(self) -> Result<(), ImportError> {
        match self.0 {
            Some(flag) if flag.load(Ordering::Relaxed) => Err(ImportError::Cancelled),
            _ => Ok(()),
        }
    }
}
