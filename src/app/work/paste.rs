//! Pasting: what is in the clipboard or comes from the standard input is kept in a file and opened from there.
//!
//! Another program answers for the clipboard and may take its time, so it is asked away from the window's thread.

mod clipboard;

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use arboard::ImageData;

use crate::app::jobs::{JobFailure, JobLink, Jobs};
use crate::app::store::PastedFolder;
use crate::article::{FILE_TYPES, Format, Passage, Role, passages};
use crate::files;
use crate::import::{Cancel, Hint, Imported, Options, import_as, import_of};
use crate::reader::{CopiedTable, NoticeKind, OpenError, Outcome, PasteError, PasteSource};

/// The name of the job that pastes; a later one overtakes an earlier one.
pub const PASTE: &str = "paste";

/// What tells UTF-8 from every other encoding, whatever a page says of itself.
const BYTE_ORDER_MARK: &str = "\u{FEFF}";

/// Lines of a text that are looked at for what it is.
const MOST_LINES: usize = 2000;

/// What pasting takes.
pub struct Paste {
    /// Asks for what is in the clipboard.
    pub clipboard: Arc<dyn Fn() -> Clipping + Send + Sync>,
    /// Puts a table into it; whether that was done.
    pub put_table: Arc<dyn Fn(&CopiedTable) -> bool + Send + Sync>,
    /// Puts an image into it; whether that was done.
    pub put_image: Arc<dyn Fn(&ImageData<'static>) -> bool + Send + Sync>,
    /// Where it is kept.
    pub folder: PastedFolder,
}

/// What is in the clipboard.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Clipping {
    /// A page, or a part of one.
    pub html: Option<String>,
    /// Text.
    pub text: Option<String>,
    /// Whether there is an image.
    pub has_image: bool,
    /// Whether the clipboard could be asked at all.
    pub is_known: bool,
}

impl Default for Paste {
    fn default() -> Self {
        Self {
            clipboard: Arc::new(clipboard::read),
            put_table: Arc::new(clipboard::put_table),
            put_image: Arc::new(clipboard::put_image),
            folder: PastedFolder::default(),
        }
    }
}

impl Paste {
    /// Keeps what is pasted in a file; its end is an [`Outcome::Pasted`].
    pub fn start(&self, jobs: &mut Jobs, source: PasteSource) {
        let (clipboard, folder) = (Arc::clone(&self.clipboard), self.folder.clone());
        let work = move |link: &JobLink| {
            let content = match source {
                PasteSource::Clipboard { text } => from_clipboard(clipboard(), text, link.cancel()),
                PasteSource::StandardInput => standard_input(link.cancel()),
            };
            Outcome::Pasted(
                content.and_then(|content| folder.keep(&content.bytes, &content.title, content.ending)),
            )
        };
        jobs.spawn_latest(PASTE, work, |failure: JobFailure| {
            Outcome::Pasted(Err(PasteError::Refused(failure.into())))
        });
    }

    /// Puts a table into the clipboard.
    pub fn copy_table(&self, jobs: &Jobs, table: CopiedTable) {
        let put = Arc::clone(&self.put_table);
        let told =
            |is_done| Outcome::Noticed(if is_done { NoticeKind::Copied } else { NoticeKind::TableNotCopied });
        jobs.spawn("copy table", move |_| told(put(&table)), move |_| told(false));
    }

    /// Lists what is kept.
    pub fn list(&self, jobs: &Jobs) {
        let folder = self.folder.clone();
        // Without a thread they are listed another time.
        jobs.spawn("pasted texts", move |_| Some(Outcome::PastedListed(folder.list())), |_| None);
    }

    /// Removes what was kept in a file.
    pub fn remove(&self, jobs: &Jobs, file: PathBuf) {
        let (folder, failed) = (self.folder.clone(), file.clone());
        let told = |error, file| Outcome::Noticed(NoticeKind::NotPasted(PasteError::NotKept { error, file }));
        let work = move |_: &_| match folder.remove(&file) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Some(told(error.into(), file)),
            _ => Some(Outcome::PastedListed(folder.list())),
        };
        jobs.spawn("drop pasted", work, move |failure| match failure {
            JobFailure::NoThread(error) => Some(told(error, failed.clone())),
            JobFailure::Crashed => None,
        });
    }
}

/// What is kept in a file.
#[derive(Debug, PartialEq, Eq)]
struct Content {
    bytes: Vec<u8>,
    title: String,
    ending: &'static str,
}

/// The part of a page if there is one with words in it, else the text; `handed` is the text that is known already.
fn from_clipboard(
    clipping: Clipping,
    handed: Option<String>,
    cancel: &AtomicBool,
) -> Result<Content, PasteError> {
    let hint = Hint { cancel: Cancel::by(cancel), ..Hint::default() };
    let is_answered = handed.is_some();
    let text = clipping.text.or(handed).filter(|text| !text.trim().is_empty());
    let html = clipping.html.filter(|html| !is_code(html, text.as_deref()));
    let page = html.map(|html| format!("{BYTE_ORDER_MARK}{html}").into_bytes());
    if let Some(bytes) = page
        && let Ok(imported) = import_as(&bytes, &hint, Format::Html)
        && has_words(&imported)
    {
        return Ok(Content::new(bytes, imported));
    }
    if let Some(text) = text {
        let bytes = format!("{BYTE_ORDER_MARK}{}", text.trim_start_matches(BYTE_ORDER_MARK)).into_bytes();
        let format = is_markdown(&text).then_some(Format::Markdown);
        return content(bytes, format, &hint);
    }
    Err(match clipping {
        Clipping { has_image: true, .. } => PasteError::Image,
        Clipping { is_known: true, .. } => PasteError::Empty,
        _ if is_answered => PasteError::NoClipboard,
        _ => PasteError::AskTheWindow,
    })
}

fn standard_input(cancel: &AtomicBool) -> Result<Content, PasteError> {
    let hint = Hint { cancel: Cancel::by(cancel), ..Hint::default() };
    let bytes = files::read_from(io::stdin().lock(), files::SIZE_LIMIT_BYTES, cancel);
    content(bytes.map_err(PasteError::Refused)?, None, &hint)
}

/// What can be opened; its content tells its format when none is told.
fn content(bytes: Vec<u8>, format: Option<Format>, hint: &Hint<'_>) -> Result<Content, PasteError> {
    let imported = import_of(&*bytes, hint, format, Options::default());
    let imported = imported.map_err(|error| PasteError::Refused(OpenError::from(error)))?;
    Ok(Content::new(bytes, imported))
}

impl Content {
    /// What was read from these bytes.
    fn new(bytes: Vec<u8>, Imported { article, format, .. }: Imported) -> Self {
        let kind = FILE_TYPES.iter().find(|kind| kind.format == format);
        Self { bytes, title: article.title, ending: kind.map_or("txt", |kind| kind.ending()) }
    }
}

/// Whether there is something to read besides images.
fn has_words(imported: &Imported) -> bool {
    let is_text = |passage: &Passage| passage.role != Role::Image && !passage.text.trim().is_empty();
    passages(&imported.article).iter().any(is_text)
}

/// Whether a text is Markdown, as those are that programs write for people: headings of its kind, and marks within the
/// text. One with sections under bracketed names is none.
fn is_markdown(text: &str) -> bool {
    let lines = || text.lines().map(str::trim).take(MOST_LINES);
    let is_heading = |line: &&str| {
        let rest = line.trim_start_matches('#');
        (1..=6).contains(&(line.len() - rest.len())) && rest.starts_with(' ')
    };
    let is_bracketed = |line: &str| {
        [('[', ']'), ('【', '】')]
            .iter()
            .any(|(open, close)| line.starts_with(*open) && line.ends_with(*close))
    };
    let is_item = |line: &str| ["- ", "* ", "1. ", "> ", "```"].iter().any(|mark| line.starts_with(mark));
    let has_marks = text.matches("**").nth(1).is_some() || text.contains("](http") || lines().any(is_item);
    lines().filter(is_heading).nth(1).is_some() && has_marks && !lines().any(is_bracketed)
}

/// Whether a page is no more than the lines of an editor of code in their colours: such text has marks of its own.
fn is_code(html: &str, text: Option<&str>) -> bool {
    let beginning: String = html.chars().take(2000).collect();
    let is_kept = |style: &str| beginning.contains(style);
    text.is_some()
        && beginning.contains("monospace")
        && (is_kept("white-space: pre;") || is_kept("white-space:pre;"))
}

#[cfg(test)]
mod tests;
