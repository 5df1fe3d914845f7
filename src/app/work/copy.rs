//! Writing copies of an article.

use std::fs;
use std::path::Path;

use crate::article::{FILE_TYPES, FileType, Origin};
use crate::files;
use crate::reader::{CopyError, CopyJob};

/// A name that every system takes for a copy, with the ending that is offered first.
pub fn file_name(name: &str) -> String {
    let name = files::name_part(name);
    format!("{}.{}", if name.is_empty() { "article" } else { &name }, FILE_TYPES[0].ending())
}

/// Writes a copy, in the format that the name's ending says.
///
/// # Errors
/// Says why it is not written; the file is then as it was.
pub fn written(job: &CopyJob) -> Result<(), CopyError> {
    let (path, open) = (&*job.path, job.open.as_deref());
    let Some(kind) = FileType::to_write(path) else { return Err(CopyError::NoFormat(path.to_owned())) };
    if open.is_some_and(|open| is_same_file(open, path)) {
        return Err(CopyError::IsOpen(path.to_owned()));
    }
    let origin = open.map(|open| Origin::File(open.to_owned()));
    files::content_of(&job.article, kind.format, origin.as_ref())
        .and_then(|content| files::write_atomically(path, &content))
        .map_err(|error| CopyError::NotWritten { error: error.into(), file: path.to_owned() })
}

fn is_same_file(a: &Path, b: &Path) -> bool {
    a == b || matches!((fs::canonicalize(a), fs::canonicalize(b)), (Ok(a), Ok(b)) if a == b)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::article::{Article, Block, Section};
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

    fn written(path: &Path, open: Option<&Path>) -> Result<(), CopyError> {
        let job =
            CopyJob { path: path.to_owned(), article: Arc::new(article()), open: open.map(Path::to_owned) };
        super::written(&job)
    }

    #[test]
    fn the_ending_says_the_format() {
        let folder = tempfile::tempdir().unwrap();
        for (name, format) in [
            ("a.moyue", Format::Json),
            ("a.json", Format::Json),
            ("a.MD", Format::Markdown),
            ("a.html", Format::Html),
            ("a.txt", Format::Plain),
        ] {
            let path = folder.path().join(name);
            assert_eq!(written(&path, None), Ok(()));
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
        assert_eq!(written(&same, Some(&open)), Err(CopyError::IsOpen(same.clone())));
        assert_eq!(fs::read(&open).unwrap(), b"the original");
        for name in ["copy", "copy.docx", "copy.mht"] {
            let path = folder.path().join(name);
            assert_eq!(written(&path, Some(&open)), Err(CopyError::NoFormat(path.clone())));
            assert!(!path.exists());
        }
        let nowhere = written(&folder.path().join("no/such/folder.md"), None);
        assert!(matches!(nowhere, Err(CopyError::NotWritten { .. })), "{nowhere:?}");
    }

    #[test]
    fn a_copy_is_offered_a_name_that_every_system_takes() {
        assert_eq!(file_name("稿"), "稿.moyue");
        assert_eq!(file_name("題：a/b?"), "題：ab.moyue");
        assert_eq!(file_name("  "), "article.moyue");
        assert_eq!(file_name(&"長".repeat(500)).chars().count(), 66);
    }
}
