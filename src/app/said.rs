//! What the workers say, in the reader's terms.

use super::links::LinkError;
use super::store::StoreNotice;
use crate::reader::NoticeKind;

/// A store's notice in the reader's terms.
pub fn said(notice: StoreNotice) -> NoticeKind {
    match notice {
        StoreNotice::Unreadable { kept, .. } => NoticeKind::SettingsPutAside(kept.display().to_string()),
        StoreNotice::Newer { kept } => NoticeKind::SettingsFromTheFuture(kept.display().to_string()),
        StoreNotice::NotSaved { reason, file } => {
            NoticeKind::SettingsNotWritten(format!("{reason} ({})", file.display()))
        }
        StoreNotice::NoFolder => NoticeKind::SettingsNotWritten("MOYUE_CONFIG_DIR".to_owned()),
    }
}

/// What the store of the person's terms says, in the reader's terms.
pub fn said_of_terms(notice: StoreNotice) -> NoticeKind {
    match said(notice) {
        NoticeKind::SettingsPutAside(kept) => NoticeKind::TermsPutAside(kept),
        NoticeKind::SettingsFromTheFuture(kept) => NoticeKind::TermsFromTheFuture(kept),
        NoticeKind::SettingsNotWritten(reason) => NoticeKind::TermsNotWritten(reason),
        other => other,
    }
}

/// A link's error in the reader's terms.
pub fn refused(asked: &str, error: LinkError) -> NoticeKind {
    match error {
        LinkError::NotAnAddress { address } => NoticeKind::LinkRefused(address),
        LinkError::Scheme { .. } => NoticeKind::LinkRefused(asked.to_owned()),
        LinkError::NoBrowser { address, .. } => NoticeKind::NoBrowser(address),
    }
}
