//! What is kept for the window, without one: for the command line.

use super::environment;
use super::store::{Store, StoreNotice};
use crate::reader::{NoticeKind, ReportItem, Settings};

/// The settings in use, and what is to be said of the file that keeps them.
pub fn kept_settings() -> (Settings, Option<NoticeKind>) {
    let (settings, notice) = Store::of_system().load();
    (settings, notice.map(StoreNotice::said_of::<Settings>))
}

/// Puts other settings in the place of those in use, but for what belongs to this machine.
///
/// # Errors
/// Says why they are not kept; those in use stay.
pub fn replace_settings(other: &Settings) -> Result<(), NoticeKind> {
    let store = Store::<Settings>::of_system();
    let (settings, notice) = store.load();
    if let Some(notice @ StoreNotice::NotSaved { .. }) = notice {
        return Err(notice.said_of::<Settings>());
    }
    store.save(&settings.replaced_by(other)).map_err(StoreNotice::said_of::<Settings>)
}

/// The lines of the report of a fault, with the settings in use.
pub fn program_report() -> Vec<(ReportItem, String)> {
    environment::report(Store::of_system().peek())
}
