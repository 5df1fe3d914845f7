//! Reading and importing articles.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::pictures;
use super::watch::stamp;
use crate::article::{Bundled, FileType, Format, Origin};
use crate::files::{self, Content};
use crate::import::{Archive, Cancel, Hint, Imported, WarningKind, import, import_archive, import_of};
use crate::open_error::OpenError;
use crate::reader::{Document, FileFacts, Language, LoadJob, Outcome};
use crate::text::interface_language::interface_languages;

/// How long a file that has changed is left alone when it is refused: an editor may be in the middle of writing it.
const PAUSES: [Duration; 3] =
    [Duration::from_millis(250), Duration::from_millis(500), Duration::from_millis(1250)];

/// Reads an article. One that is read again and is not what it was, but refused, must be refused for two seconds.
pub fn load(job: LoadJob, cancel: &AtomicBool) -> Outcome {
    let converted = || open(&job, cancel).map(|document| Box::new(document.converted(job.conversion)));
    let pauses: &[Duration] = if job.again.is_some() { &PAUSES } else { &[] };
    let result = patiently(pauses, converted);
    outcome(job.origin, job.again.is_some(), result)
}

/// What came of reading an article, for the first time or again.
pub fn outcome(origin: Origin, is_again: bool, result: Result<Box<Document>, OpenError>) -> Outcome {
    if is_again { Outcome::Reread { origin, result } } else { Outcome::Loaded { origin, result } }
}

fn open(job: &LoadJob, cancel: &AtomicBool) -> Result<Document, OpenError> {
    let LoadJob { origin, own, .. } = job;
    let (imported, file) = match origin {
        Origin::Bundled(article) => {
            (import(bundled(*article), &Hint { name: "article.json", ..Hint::default() })?, None)
        }
        Origin::File(path) | Origin::Pasted(path) => {
            let (imported, file) = read(path, job, cancel)?;
            (imported, Some(file))
        }
    };
    if cancel.load(Ordering::Relaxed) {
        return Err(OpenError::Cancelled);
    }
    let mut imported = imported;
    if matches!(origin, Origin::Pasted(_)) {
        // When it was pasted stands in the place of a title.
        imported.warnings.retain(|warning| warning.kind != WarningKind::NoTitle);
    }
    let mut document = Document::with_own(origin.clone(), imported, own);
    document.file = file;
    document.pictures = pictures::measure(&document.article, origin, cancel);
    Ok(document)
}

/// Reads a file whole, or of an archive the parts that are the article's text.
fn read(path: &Path, job: &LoadJob, cancel: &AtomicBool) -> Result<(Imported, FileFacts), OpenError> {
    let LoadJob { origin, import_config, again, .. } = job;
    let stamp = stamp(path);
    let format = told_format(origin);
    // When it was pasted is no title.
    let name = if matches!(origin, Origin::Pasted(_)) { String::new() } else { origin.name() };
    let hint = Hint { name: &name, encoding: import_config.encoding, cancel: Cancel::by(cancel) };
    let is_known = |file: &FileFacts| again.is_some_and(|again| again.known == Some(file.fingerprint));
    match files::content(path, cancel)? {
        Content::Bytes(bytes) => {
            let file = FileFacts::of(&bytes, stamp);
            if is_known(&file) {
                return Err(OpenError::Unchanged);
            }
            Ok((import_of(bytes, &hint, format, import_config.options)?, file))
        }
        Content::Archive(source) => {
            let mut archive = Archive::open(source, hint.cancel)?;
            let file = FileFacts::of_archive(archive.fingerprint(), stamp);
            if is_known(&file) {
                return Err(OpenError::Unchanged);
            }
            Ok((import_archive(&mut archive, &hint, None, import_config.options)?, file))
        }
    }
}

/// Tries again after each pause while the file is refused for something that may pass.
fn patiently<T>(pauses: &[Duration], open: impl Fn() -> Result<T, OpenError>) -> Result<T, OpenError> {
    let mut pauses = pauses.iter();
    loop {
        match open() {
            Err(error) if !matches!(error, OpenError::Unchanged | OpenError::Cancelled) => {
                match pauses.next() {
                    Some(pause) => thread::sleep(*pause),
                    None => return Err(error),
                }
            }
            result => return result,
        }
    }
}

/// The format of a file where the user has no say in its name: of what was pasted the ending was chosen by what it is.
/// Text may still be of any kind.
fn told_format(origin: &Origin) -> Option<Format> {
    let Origin::Pasted(_) = origin else { return None };
    let format = FileType::of(&origin.name())?.format;
    (format != Format::Plain).then_some(format)
}

const fn bundled(article: Bundled) -> &'static [u8] {
    match article {
        Bundled::Avocado => include_bytes!("../../../assets/articles/avocado.json"),
        Bundled::Guide(language) => guide(language),
    }
}

/// The guides, by the table of languages.
macro_rules! guides {
    ($($(#[$about:meta])* $name:ident $tag:literal $module:ident $own_name:literal;)*) => {
        const fn guide(language: Language) -> &'static [u8] {
            match language {
                $(Language::$name => {
                    include_bytes!(concat!("../../../assets/articles/guide.", $tag, ".json"))
                })*
            }
        }
    };
}

interface_languages!(guides);

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::reader::{ImportConfig, ReadAgain};

    static GO: AtomicBool = AtomicBool::new(false);

    fn read(origin: Origin) -> Result<Box<Document>, OpenError> {
        result(LoadJob::new(origin))
    }

    fn result(job: LoadJob) -> Result<Box<Document>, OpenError> {
        let asked = (job.origin.clone(), job.again.is_some());
        match load(job, &GO) {
            Outcome::Loaded { origin, result } if (&origin, false) == (&asked.0, asked.1) => result,
            Outcome::Reread { origin, result } if (&origin, true) == (&asked.0, asked.1) => result,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_bundled_article_opens() {
        let guides = Language::ALL.map(Bundled::Guide);
        for article in guides.into_iter().chain([Bundled::Avocado]) {
            let document = read(Origin::Bundled(article)).unwrap();
            assert_ne!(document.article.title, "", "{article:?}");
            assert!(document.warnings.is_empty(), "{article:?}: {:?}", document.warnings);
        }
    }

    #[test]
    fn a_file_becomes_a_document() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.txt");
        fs::write(&path, "題目\n\n第一段。\n").unwrap();
        let document = read(Origin::File(path.clone())).unwrap();
        assert_eq!(document.article.title, "題目");
        assert!(document.length >= 3);
        assert_eq!(document.origin, Origin::File(path));
    }

    #[test]
    fn a_file_that_vanished_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gone.txt");
        fs::write(&path, "text").unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(read(Origin::File(path)).unwrap_err(), OpenError::Missing);
    }

    #[test]
    fn bytes_that_are_no_article_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("broken.json");
        fs::write(&path, "{\"format\": \"moyue-article\", \"version\": 1, ").unwrap();
        let error = read(Origin::File(path)).unwrap_err();
        assert!(matches!(error, OpenError::Import(_)), "{error:?}");
    }

    #[test]
    fn what_is_given_up_is_cancelled() {
        let job = LoadJob::new(Origin::Bundled(Bundled::Avocado));
        let Outcome::Loaded { result, .. } = load(job, &AtomicBool::new(true)) else {
            panic!("it was not again")
        };
        assert_eq!(result.unwrap_err(), OpenError::Cancelled);
    }

    #[test]
    fn a_file_is_read_as_the_user_says() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.txt");
        let big5 = crate::text::decode::encoding_named("big5");
        fs::write(&path, big5.unwrap().encode("題目\n\n短文。\n").0).unwrap();
        let import_config = ImportConfig { encoding: big5, ..ImportConfig::default() };
        let document = result(LoadJob { import_config, ..LoadJob::new(Origin::File(path)) }).unwrap();
        assert_eq!(document.article.title, "題目");
        assert_eq!(document.encoding.how, crate::text::decode::How::Told);
    }

    #[test]
    fn a_file_is_read_again_only_when_its_content_differs() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("稿.txt");
        fs::write(&path, "題目\n\n第一段。\n").unwrap();
        let known = read(Origin::File(path.clone())).unwrap().file.unwrap();
        assert_eq!(known.stamp, stamp(&path));
        let again = Some(ReadAgain { known: Some(known.fingerprint) });
        let reread = || result(LoadJob { again, ..LoadJob::new(Origin::File(path.clone())) });
        assert_eq!(reread().unwrap_err(), OpenError::Unchanged);
        fs::write(&path, "題目\n\n第二段。\n").unwrap();
        assert_ne!(reread().unwrap().file.unwrap().fingerprint, known.fingerprint);
    }

    #[test]
    fn a_refusal_that_passes_is_not_told() {
        let pauses = [Duration::ZERO; 2];
        let tries = std::cell::Cell::new(0);
        let after = |refusals: u32, error: OpenError| {
            tries.set(0);
            patiently(&pauses, || {
                tries.set(tries.get() + 1);
                if tries.get() > refusals { Ok(tries.get()) } else { Err(error.clone()) }
            })
        };
        assert_eq!(after(2, OpenError::Empty), Ok(3));
        assert_eq!(after(3, OpenError::Missing), Err(OpenError::Missing));
        assert_eq!(after(1, OpenError::Unchanged), Err(OpenError::Unchanged));
        assert_eq!(tries.get(), 1, "what has not changed is not looked at again");
    }
}
