//! Reading and writing files of terms.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use crate::files;
use crate::import::Hint;
use crate::open_error::OpenError;
use crate::reader::own::{import, is_table, to_json, to_tsv};
use crate::reader::{NoticeKind, OwnTerm, SaveError, TermsJob};
use crate::words::Msg;

/// The terms of a file.
///
/// # Errors
/// Says why it is not read.
pub fn terms_in(path: &Path) -> Result<Vec<OwnTerm>, OpenError> {
    let bytes = files::read(path, &AtomicBool::new(false))?;
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    Ok(import(&bytes, &Hint { name: &name, ..Hint::default() })?)
}

/// Writes terms, and says what came of it.
pub fn written(TermsJob { path, terms, language }: &TermsJob) -> NoticeKind {
    let text = if is_table(path) { to_tsv(terms) } else { to_json(terms, &Msg::OwnTerms.text(*language)) };
    match files::write_atomically(path, text.as_bytes()) {
        Ok(()) => NoticeKind::TermsExported(path.display().to_string()),
        Err(error) => NoticeKind::TermsNotWritten(SaveError::System {
            error: error.into(),
            file: Some(path.to_owned()),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::reader::Language;

    fn job(path: &Path) -> TermsJob {
        let term = OwnTerm { term: "傘".into(), definition: "遮雨。".into(), ..OwnTerm::default() };
        TermsJob { path: path.to_owned(), terms: vec![term], language: Language::ZhHant }
    }

    #[test]
    fn what_was_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        for (name, begins) in [("a.tsv", "傘\t"), ("a.json", "{"), ("a", "{")] {
            let path = folder.path().join(name);
            let said = written(&job(&path));
            assert!(matches!(said, NoticeKind::TermsExported(_)), "{said:?}");
            assert!(std::fs::read_to_string(&path).unwrap().starts_with(begins), "{name}");
            assert_eq!(terms_in(&path), Ok(job(&path).terms), "{name}");
        }
    }

    #[test]
    fn what_cannot_be_read_or_written_is_said() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(terms_in(&folder.path().join("gone.tsv")), Err(OpenError::Missing));
        let nowhere = written(&job(&folder.path().join("no/such/folder.tsv")));
        assert!(matches!(nowhere, NoticeKind::TermsNotWritten(_)), "{nowhere:?}");
    }
}
