//! Writing copies of an article, away from the window's thread.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use crate::article::Article;
use crate::export::{to_html_with, to_markdown, to_plain};
use crate::files;
use crate::import::to_json;
use crate::reader::{Command, CopyError, Origin};

/// Writes copies, each on a thread of its own.
pub struct Copies {
    wake: Arc<dyn Fn() + Send + Sync>,
    results: (Sender<Command>, Receiver<Command>),
}

impl Copies {
    /// `wake` is called, from another thread, when [`Self::poll`] has an answer.
    pub fn new(wake: impl Fn() + Send + Sync + 'static) -> Self {
        Self { wake: Arc::new(wake), results: mpsc::channel() }
    }

    /// Starts to write an article to `path`, in the format that its name's ending says; `open` is the file that it
    /// comes from, which is never written over.
    pub fn write(&self, path: PathBuf, article: Arc<Article>, open: Option<PathBuf>) {
        let (results, wake) = (self.results.0.clone(), Arc::clone(&self.wake));
        let reason_file = path.clone();
        let job = move || {
            let work = || written(&path, &article, open.as_deref());
            let result = catch_unwind(AssertUnwindSafe(work)).unwrap_or(Err(CopyError::Crashed));
            if results.send(Command::CopySaved(result.map(|()| path))).is_ok() {
                wake();
            }
        };
        if let Err(error) = thread::Builder::new().name("copy".into()).spawn(job) {
            let error = CopyError::NotWritten { reason: error.to_string(), file: reason_file };
            drop(self.results.0.send(Command::CopySaved(Err(error))));
            (self.wake)();
        }
    }

    /// What came of it: a command for the reader.
    pub fn poll(&self) -> Option<Command> {
        self.results.1.try_recv().ok()
    }
}

/// Characters of a name that is offered; longer ones are refused by some file systems.
const CHARS: usize = 60;

/// The name that a copy is offered to have: the file's own, or the title, with the ending of the native format.
pub fn file_name(open: Option<&Path>, title: &str) -> String {
    let stem = open.and_then(Path::file_stem).map(|stem| stem.to_string_lossy().into_owned());
    let name = stem.unwrap_or_else(|| title.to_owned());
    let is_safe = |c: &char| !c.is_control() && !"/\\:*?\"<>|".contains(*c);
    let name: String = name.chars().filter(is_safe).take(CHARS).collect();
    let name = name.trim().trim_start_matches('.');
    if name.is_empty() { "article.json".to_owned() } else { format!("{name}.json") }
}

fn written(path: &Path, article: &Article, open: Option<&Path>) -> Result<(), CopyError> {
    let extension = path.extension().map(|extension| extension.to_string_lossy().to_ascii_lowercase());
    let page = |article: &Article| {
        let embedded = |source: &str| files::pictures::embedded(&Origin::File(open?.to_owned()), source);
        to_html_with(article, &embedded)
    };
    let write: &dyn Fn(&Article) -> String = match extension.as_deref() {
        Some("json") => &to_json,
        Some("md" | "markdown" | "mkd") => &to_markdown,
        Some("html" | "htm") => &page,
        Some("txt" | "text") => &to_plain,
        _ => return Err(CopyError::NoFormat(path.to_owned())),
    };
    if open.is_some_and(|open| is_same_file(open, path)) {
        return Err(CopyError::IsOpen(path.to_owned()));
    }
    files::write_atomically(path, write(article).as_bytes())
        .map_err(|error| CopyError::NotWritten { reason: error.to_string(), file: path.to_owned() })
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Section};
    use crate::import::{Format, Hint, import};

    fn article() -> Article {
        let section =
            Section { blocks: vec![Block::paragraph("雨下了一整天。")], ..Section::default() };
        Article {
            title: "雨".into(),
            language: "zh-Hant".into(),
            sections: vec![section],
            ..Article::default()
        }
    }

    #[test]
    fn the_ending_says_the_format() {
        let folder = tempfile::tempdir().unwrap();
        let (woken, wakes) = mpsc::channel();
        let copies = Copies::new(move || woken.send(()).unwrap_or_default());
        for (name, format) in [
            ("a.json", Format::Json),
            ("a.MD", Format::Markdown),
            ("a.html", Format::Html),
            ("a.txt", Format::Plain),
        ] {
            let path = folder.path().join(name);
            copies.write(path.clone(), Arc::new(article()), None);
            wakes.recv().unwrap();
            let said = copies.poll().unwrap();
            assert!(matches!(&said, Command::CopySaved(Ok(written)) if *written == path), "{said:?}");
            let read = import(&fs::read(&path).unwrap(), &Hint { name, ..Hint::default() }).unwrap();
            assert_eq!((read.format, read.article.title.as_str()), (format, "雨"), "{name}");
        }
    }

    #[test]
    fn what_is_not_written_is_said_and_nothing_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let open = folder.path().join("open.txt");
        fs::write(&open, "the original").unwrap();
        let same = folder.path().join(".").join("open.txt");
        assert_eq!(written(&same, &article(), Some(&open)), Err(CopyError::IsOpen(same.clone())));
        assert_eq!(fs::read(&open).unwrap(), b"the original");
        for name in ["copy", "copy.docx"] {
            let path = folder.path().join(name);
            assert_eq!(written(&path, &article(), Some(&open)), Err(CopyError::NoFormat(path.clone())));
            assert!(!path.exists());
        }
        let nowhere = written(&folder.path().join("no/such/folder.md"), &article(), None);
        assert!(matches!(nowhere, Err(CopyError::NotWritten { .. })), "{nowhere:?}");
    }

    #[test]
    fn a_copy_is_offered_a_name_that_every_system_takes() {
        assert_eq!(file_name(Some(Path::new("/文/稿.txt")), "題"), "稿.json");
        assert_eq!(file_name(None, "題：a/b?"), "題：ab.json");
        assert_eq!(file_name(None, "  "), "article.json");
        assert_eq!(file_name(None, &"長".repeat(500)).chars().count(), 65);
    }
}
