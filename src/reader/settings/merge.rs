//! Lists of files that two windows keep at the same time.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::{ReadingPosition, Recent, RememberedOverrides};

/// An entry about a file, with the time of its last change.
pub(super) trait Dated: Clone {
    fn file(&self) -> &Path;
    fn time(&self) -> u64;
}

impl Dated for Recent {
    fn file(&self) -> &Path {
        &self.file
    }

    fn time(&self) -> u64 {
        self.opened
    }
}

impl Dated for ReadingPosition {
    fn file(&self) -> &Path {
        &self.file
    }

    fn time(&self) -> u64 {
        self.read
    }
}

impl Dated for RememberedOverrides {
    fn file(&self) -> &Path {
        &self.file
    }

    fn time(&self) -> u64 {
        self.told
    }
}

/// Newest first, each file once, no more than `limit`.
pub(super) fn tidy<T: Dated>(entries: &mut Vec<T>, limit: usize) {
    entries.sort_by_key(|entry| Reverse(entry.time()));
    let mut seen = HashSet::new();
    entries.retain(|entry| seen.insert(entry.file().to_owned()));
    entries.truncate(limit);
}

/// The entries of both sides without those that one of them has dropped since `base`.
///
/// An entry is dropped when it was in `base`, is missing on one side, and the other has not renewed it.
pub(super) fn united<T: Dated>(ours: &[T], base: &[T], written: &[T]) -> Vec<T> {
    let times = |entries: &[T]| -> HashMap<_, _> {
        entries.iter().map(|entry| (entry.file().to_owned(), entry.time())).collect()
    };
    let (known, here, there) = (times(base), times(ours), times(written));
    let renewed = |entry: &T| known.get(entry.file()).is_none_or(|&time| entry.time() > time);
    let theirs = written.iter().filter(|entry| here.contains_key(entry.file()) || renewed(entry)).cloned();
    let mut united: Vec<_> =
        ours.iter().filter(|entry| there.contains_key(entry.file()) || renewed(entry)).cloned().collect();
    united.extend(theirs);
    united
}
