//! Why a file was not opened.

use std::borrow::Cow;

use super::Msg;
use super::glossaries::glossary_error;
use super::imports::import_error;
use super::system::system_error;
use crate::reader::{Language, OpenError};

/// Why a file was not opened, in one sentence.
pub fn refused(error: &OpenError, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match error {
        OpenError::Missing => say(Msg::RefusedMissing),
        OpenError::Directory => say(Msg::RefusedDirectory),
        OpenError::NoArticles => say(Msg::RefusedNoArticles),
        OpenError::NotAFile => say(Msg::RefusedNotRegular),
        OpenError::NoPermission => say(Msg::RefusedPermission),
        OpenError::Empty => say(Msg::RefusedEmpty),
        OpenError::TooLarge { bytes, limit } => {
            let megabyte = 1024 * 1024;
            say(Msg::RefusedTooLarge { megabytes: &bytes.div_ceil(megabyte), limit: &(limit / megabyte) })
        }
        OpenError::Unreadable(error) => {
            say(Msg::RefusedUnreadable { reason: &system_error(*error, language) })
        }
        OpenError::Crashed => say(Msg::RefusedCrashed),
        // Neither is ever told.
        OpenError::Cancelled | OpenError::Unchanged => say(Msg::Cancel),
        OpenError::Import(error) => import_error(error, language),
        OpenError::Glossary(error) => glossary_error(error, language),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_just_over_the_limit_is_not_said_to_be_as_large_as_the_limit() {
        let limit = 256 * 1024 * 1024;
        let said = refused(&OpenError::TooLarge { bytes: limit + 1, limit }, Language::En);
        assert!(said.contains("257 MB, and Moyue reads up to 256 MB"), "{said}");
    }
}
