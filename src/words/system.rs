//! Why the operating system did not do what it was asked to.

use std::borrow::Cow;

use super::Msg;
use crate::open_error::SystemError;
use crate::reader::{Language, SaveError};

/// Why the system did not do something, and what to do about it: one or two sentences, without its own words.
pub fn system_error(error: SystemError, language: Language) -> Cow<'static, str> {
    of_error(error).text(language)
}

/// Why something was not saved, and the file it was to be in.
pub(super) fn save_error(error: &SaveError, language: Language) -> (Cow<'static, str>, Option<String>) {
    match error {
        SaveError::System { error, file } => {
            (system_error(*error, language), file.as_ref().map(|file| file.display().to_string()))
        }
        SaveError::NoFolder { variable } => (Msg::NoSettingsFolder { variable }.text(language), None),
    }
}

const fn of_error(error: SystemError) -> Msg<'static> {
    match error {
        SystemError::NotFound => Msg::SystemNotFound,
        SystemError::PermissionDenied => Msg::SystemPermissionDenied,
        SystemError::ReadOnly => Msg::SystemReadOnly,
        SystemError::StorageFull => Msg::SystemStorageFull,
        SystemError::QuotaExceeded => Msg::SystemQuotaExceeded,
        SystemError::IsDirectory => Msg::SystemIsDirectory,
        SystemError::NotDirectory => Msg::SystemNotDirectory,
        SystemError::AlreadyExists => Msg::SystemAlreadyExists,
        SystemError::InvalidName => Msg::SystemInvalidName,
        SystemError::FileTooLarge => Msg::SystemFileTooLarge,
        SystemError::Busy => Msg::SystemBusy,
        SystemError::TimedOut => Msg::SystemTimedOut,
        SystemError::Unreachable => Msg::SystemUnreachable,
        SystemError::ConnectionLost => Msg::SystemConnectionLost,
        SystemError::Stale => Msg::SystemStale,
        SystemError::UnexpectedEnd => Msg::SystemUnexpectedEnd,
        SystemError::Interrupted => Msg::SystemInterrupted,
        SystemError::OutOfMemory => Msg::SystemOutOfMemory,
        SystemError::Exhausted => Msg::SystemExhausted,
        SystemError::DeviceFailed => Msg::SystemDeviceFailed,
        SystemError::Unsupported => Msg::SystemUnsupported,
        SystemError::Other => Msg::SystemOther,
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use strum::VariantArray;

    use super::*;

    #[test]
    fn every_error_has_its_own_words_in_every_language() {
        let mut all = BTreeSet::new();
        for language in Language::ALL {
            for &error in SystemError::VARIANTS {
                let said = system_error(error, language);
                assert!(all.insert(said.clone()), "twice: {said}");
            }
        }
    }

    #[test]
    fn the_system_s_own_words_are_not_said() {
        let error = SystemError::from(std::io::Error::from_raw_os_error(30));
        for language in Language::ALL {
            let said = system_error(error, language);
            assert!(!said.contains("os error") && !said.contains("30"), "{said}");
        }
    }
}
