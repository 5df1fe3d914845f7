//! Reading and importing articles.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use super::pictures;
use super::watch::stamp;
use crate::article::{Anchor, Bundled, FileType, Format, Origin, Section};
use crate::files::{self, FileContent};
use crate::import::{
    Archive, Cancel, Hint, Imported, WarningKind, beginning_of_gzip, beginning_of_text, import,
    import_archive, import_beginning, import_of,
};
use crate::open_error::OpenError;
use crate::reader::{Document, FileFacts, Language, LoadJob, NoticeKind, Outcome};
use crate::text::decode::SAMPLE_BYTES;
use crate::text::interface_language::interface_languages;

/// How long a file that has changed is left alone when it is refused: an editor may be in the middle of writing it.
const PAUSES: [Duration; 3] =
    [Duration::from_millis(250), Duration::from_millis(500), Duration::from_millis(1250)];

/// Reads an article. One that is read again and is not what it was, but refused, must be refused for two seconds. The
/// beginning of a long book is shown as soon as it is there, and the whole takes its place.
pub fn load(job: LoadJob, cancel: &AtomicBool, show: &dyn Fn(Outcome) -> bool) -> Outcome {
    let is_again = job.again.is_some();
    let converted = |document: Document| Box::new(document.converted(job.conversion));
    let beginning = if is_again { None } else { beginning(&job, cancel) };
    let has_begun = beginning.is_some();
    if let Some(document) = beginning
        && !show(outcome(job.origin.clone(), false, Ok(converted(document))))
    {
        return outcome(job.origin, false, Err(OpenError::Cancelled));
    }
    let pauses: &[Duration] = if is_again { &PAUSES } else { &[] };
    match patiently(pauses, || open(&job, cancel).map(converted)) {
        // The beginning stays.
        Err(error) if has_begun && error != OpenError::Cancelled => {
            Outcome::Noticed(NoticeKind::Refused { origin: job.origin, error })
        }
        result => outcome(job.origin, is_again || has_begun, result),
    }
}

/// The beginning of a long book, if it reaches the place at which the book is to be shown. What hinders it is told when
/// the whole is read.
fn beginning(job: &LoadJob, cancel: &AtomicBool) -> Option<Document> {
    let Origin::File(path) = &job.origin else { return None };
    let Ok(FileContent::Archive(source)) = files::content(path, cancel) else { return None };
    let stamp = stamp(path);
    let name = job.origin.name();
    let hint = Hint { name: &name, cancel: Cancel::by(cancel), ..Hint::default() };
    let mut archive = Archive::open(source, hint.cancel).ok()?;
    let imported = import_beginning(&mut archive, &hint).ok()??;
    let reaches = |section: &Section| job.place.block < section.blocks.len();
    if job.place != Anchor::default()
        && !imported.article.sections.get(job.place.section).is_some_and(reaches)
    {
        return None;
    }
    let mut document = Document::with_own(job.origin.clone(), imported, &job.own);
    // It is not what the file holds: whoever reads that again must not take it for known.
    document.file = Some(FileFacts::of_archive(!archive.fingerprint(), stamp));
    take_pictures(&mut document, cancel);
    Some(document)
}

/// Gives a document what is known of its images.
fn take_pictures(document: &mut Document, cancel: &AtomicBool) {
    let measured = pictures::measure(&document.article, &document.origin, cancel);
    document.pictures = measured.pictures;
    document.picture_files = measured.files.into();
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
    take_pictures(&mut document, cancel);
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
        FileContent::Bytes(bytes) => {
            let file = FileFacts::of(&bytes, stamp);
            if is_known(&file) {
                return Err(OpenError::Unchanged);
            }
            let text = beginning_of_gzip(&bytes, 16 * SAMPLE_BYTES as u64);
            let file = text.map_or(file.clone(), |text| file.with_text(&text));
            Ok((import_of(bytes, &hint, format, import_config.options)?, file))
        }
        FileContent::Archive(source) => {
            let mut archive = Archive::open(source, hint.cancel)?;
            let file = FileFacts::of_archive(archive.fingerprint(), stamp);
            if is_known(&file) {
                return Err(OpenError::Unchanged);
            }
            let text = beginning_of_text(&mut archive, 16 * SAMPLE_BYTES as u64);
            let file = text.map_or(file.clone(), |text| file.with_text(&text));
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
        match load(job, &GO, &|_| true) {
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
        let Outcome::Loaded { result, .. } = load(job, &AtomicBool::new(true), &|_| true) else {
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
    fn the_beginning_of_a_long_book_is_shown_before_the_rest_is_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("書.epub");
        let part = |number: usize| {
            format!(
                "<html><body><h1>第{number}章</h1>{}</body></html>",
                "<p>雨下得很大。</p>\n".repeat(20_000)
            )
        };
        let parts: Vec<String> = (1..=12).map(part).collect();
        fs::write(&path, book(&parts)).unwrap();
        let shown = std::cell::RefCell::new(Vec::new());
        let load_at = |place| {
            shown.borrow_mut().clear();
            let job = LoadJob { place, ..LoadJob::new(Origin::File(path.clone())) };
            load(job, &GO, &|outcome| {
                shown.borrow_mut().push(outcome);
                true
            })
        };
        let headings = |document: &Document| {
            let blocks = document.article.sections.iter().flat_map(|section| &section.blocks);
            blocks.filter(|block| matches!(block, crate::article::Block::Heading { .. })).count()
        };
        let Outcome::Reread { result: Ok(whole), .. } = load_at(Anchor::default()) else {
            panic!("the whole takes the place of the beginning")
        };
        let shown_first = shown.borrow_mut().pop();
        let Some(Outcome::Loaded { result: Ok(beginning), .. }) = shown_first else {
            panic!("{shown_first:?}")
        };
        assert_eq!((headings(&beginning), headings(&whole)), (1, 12));
        assert_ne!(beginning.file.unwrap().fingerprint, whole.file.unwrap().fingerprint);
        let far = load_at(Anchor::new(0, 200_000, 0));
        assert!(matches!(far, Outcome::Loaded { result: Ok(_), .. }), "it was left beyond the beginning");
        assert!(shown.borrow().is_empty());
    }

    /// A book of these parts.
    fn book(parts: &[String]) -> Vec<u8> {
        use std::fmt::Write as _;
        use std::io::Write as _;
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        let mut add = |path: &str, content: &str| {
            zip.start_file(path, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        };
        let (mut items, mut spine) = (String::new(), String::new());
        for (number, part) in parts.iter().enumerate() {
            add(&format!("{number}.xhtml"), part);
            write!(items, "<item id='i{number}' href='{number}.xhtml' media-type='application/xhtml+xml'/>")
                .unwrap();
            write!(spine, "<itemref idref='i{number}'/>").unwrap();
        }
        add("a.opf", &format!("<package><manifest>{items}</manifest><spine>{spine}</spine></package>"));
        add("META-INF/container.xml", "<container><rootfile full-path='a.opf'/></container>");
        zip.finish().unwrap().into_inner()
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
