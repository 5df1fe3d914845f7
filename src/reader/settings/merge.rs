//! Settings that two windows keep at the same time.

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};
use std::path::Path;

use super::{
    FaceSettings, OwnFace, Pane, ReadingPosition, Recent, RememberedOverrides, Settings, Typography,
};

impl Settings {
    /// These settings of one window together with what another has written to the file meanwhile.
    ///
    /// `base` is what this window knew when it last read or wrote the file. Each value that this window has changed since
    /// is as here, every other one as it was written. Recent files, places, what was said of files and added glossaries
    /// are united, newest first; one that either side has taken away since stays away.
    #[must_use]
    pub fn merged(self, base: &Self, written: &Self) -> Self {
        let merged = Self {
            version: self.version,
            theme: newer(self.theme, &base.theme, &written.theme),
            language: newer(self.language, &base.language, &written.language),
            text_size: newer(self.text_size, &base.text_size, &written.text_size),
            faces: self.faces.merged(&base.faces, &written.faces),
            typography: self.typography.merged(&base.typography, &written.typography),
            underline: newer(self.underline, &base.underline, &written.underline),
            similar_uses: newer(self.similar_uses, &base.similar_uses, &written.similar_uses),
            conversion: newer(self.conversion, &base.conversion, &written.conversion),
            copy: newer(self.copy, &base.copy, &written.copy),
            code_lines: newer(self.code_lines, &base.code_lines, &written.code_lines),
            keep_lines: newer(self.keep_lines, &base.keep_lines, &written.keep_lines),
            outline: self.outline.merged(base.outline, written.outline),
            glossary: self.glossary.merged(base.glossary, written.glossary),
            term_order: newer(self.term_order, &base.term_order, &written.term_order),
            glossaries: united(&self.glossaries, &base.glossaries, &written.glossaries),
            window: newer(self.window, &base.window, &written.window),
            recent: united(&self.recent, &base.recent, &written.recent),
            last: newer(self.last, &base.last, &written.last),
            places: united(&self.places, &base.places, &written.places),
            told: united(&self.told, &base.told, &written.told),
        };
        merged.sanitized()
    }
}

impl FaceSettings {
    fn merged(self, base: &Self, written: &Self) -> Self {
        let mut own: Vec<OwnFace> = Vec::new();
        for OwnFace { part, language, .. } in self.own.iter().chain(&written.own) {
            let (part, language) = (*part, *language);
            let face =
                |of: &Self| of.own.iter().find(|own| (own.part, own.language) == (part, language)).cloned();
            if !own.iter().any(|own| (own.part, own.language) == (part, language)) {
                own.extend(newer(face(&self), &face(base), &face(written)));
            }
        }
        Self {
            text: newer(self.text, &base.text, &written.text),
            headings: newer(self.headings, &base.headings, &written.headings),
            own,
        }
    }
}

impl Typography {
    fn merged(self, base: &Self, written: &Self) -> Self {
        Self {
            level: newer(self.level, &base.level, &written.level),
            gap: newer(self.gap, &base.gap, &written.gap),
            indent: newer(self.indent, &base.indent, &written.indent),
            justify: newer(self.justify, &base.justify, &written.justify),
            hang: newer(self.hang, &base.hang, &written.hang),
            trim_start: newer(self.trim_start, &base.trim_start, &written.trim_start),
            full_width_marks: newer(self.full_width_marks, &base.full_width_marks, &written.full_width_marks),
            keep_words: newer(self.keep_words, &base.keep_words, &written.keep_words),
            leading: newer(self.leading, &base.leading, &written.leading),
            paragraph_space: newer(self.paragraph_space, &base.paragraph_space, &written.paragraph_space),
            measure: newer(self.measure, &base.measure, &written.measure),
        }
    }
}

impl Pane {
    fn merged(self, base: Self, written: Self) -> Self {
        Self {
            open: newer(self.open, &base.open, &written.open),
            width: newer(self.width, &base.width, &written.width),
        }
    }
}

/// A value of this window if it has changed it since `base`, else as it was written.
fn newer<T: Clone + PartialEq>(ours: T, base: &T, written: &T) -> T {
    if ours == *base { written.clone() } else { ours }
}

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
fn united<T: Dated>(ours: &[T], base: &[T], written: &[T]) -> Vec<T> {
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
