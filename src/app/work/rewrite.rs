//! Writing the file of an article again with another term in it.

use std::sync::atomic::AtomicBool;

use crate::files;
use crate::reader::{RewriteError, RewriteJob, Rewritten, fingerprint};

/// Writes a file again, unless it has changed since it was read.
///
/// # Errors
/// Says why it is not written; the file is then as it was.
pub fn rewritten(job: &RewriteJob) -> Result<Rewritten, RewriteError> {
    let before = files::read(&job.path, &AtomicBool::new(false)).map_err(RewriteError::NotRead)?;
    if fingerprint(&before) != job.known {
        return Err(RewriteError::Changed);
    }
    files::write_atomically(&job.path, &job.content)
        .map_err(|error| RewriteError::NotWritten(error.into()))?;
    Ok(Rewritten { before: before.into(), now: fingerprint(&job.content) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_error::OpenError;
    use std::fs;

    #[test]
    fn a_file_is_written_only_as_it_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.json");
        fs::write(&path, "old").unwrap();
        let job = RewriteJob { path: path.clone(), known: fingerprint(b"old"), content: b"new"[..].into() };
        let done = rewritten(&job).unwrap();
        assert_eq!(done, Rewritten { before: b"old"[..].into(), now: fingerprint(b"new") });
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(rewritten(&job), Err(RewriteError::Changed));
        assert_eq!(fs::read(&path).unwrap(), b"new", "untouched");
        let back = RewriteJob { known: done.now, content: done.before, ..job.clone() };
        assert!(rewritten(&back).is_ok());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        fs::remove_file(&path).unwrap();
        assert_eq!(rewritten(&job), Err(RewriteError::NotRead(OpenError::Missing)));
        assert!(!path.exists(), "a file that is gone is not made again");
    }
}
