//! Glossaries of other programs, read from one file or from several next to one another.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use super::read;
use crate::dictionary::{
    GlossaryError, GlossaryKind, ImportedGlossary, StarDict, companion_names, file_title, kind_of, main_file,
    read_one, read_stardict,
};
use crate::open_error::OpenError;

/// Reads a glossary: a table or another text, an archive for Yomitan, or a `StarDict` dictionary by any of its files, whose
/// others lie next to it. `language` is the tag of the article that it is read for: of a glossary in several languages its
/// terms come first.
///
/// # Errors
/// Says why it is not read; [`OpenError::Cancelled`] once `cancel` is set.
pub fn read_glossary(
    path: &Path,
    language: &str,
    cancel: &AtomicBool,
) -> Result<ImportedGlossary, OpenError> {
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    let mut imported = if kind_of(&name) == Some(GlossaryKind::StarDict) {
        stardict(&path.with_file_name(main_file(&name)), cancel)?
    } else {
        read_one(&read(path, cancel)?, &name, language)?
    };
    if imported.data.name.is_empty() {
        imported.data.name = file_title(path);
    }
    Ok(imported)
}

fn stardict(info: &Path, cancel: &AtomicBool) -> Result<ImportedGlossary, OpenError> {
    let name = info.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    let parts = companion_names(&name);
    // A part is there packed or not.
    let part = |names: &[String; 2]| {
        let first = read(&info.with_file_name(&names[0]), cancel);
        match first {
            Err(OpenError::Missing) => read(&info.with_file_name(&names[1]), cancel),
            found => found,
        }
    };
    let needed = |bytes: Result<Vec<u8>, OpenError>, part| match bytes {
        Err(OpenError::Missing) => Err(OpenError::Glossary(GlossaryError::PartMissing { part })),
        bytes => bytes,
    };
    let described = read(info, cancel);
    let index = part(&parts[0]);
    if described == Err(OpenError::Missing) && index == Err(OpenError::Missing) {
        return Err(OpenError::Missing);
    }
    let described = needed(described, ".ifo")?;
    let index = needed(index, ".idx")?;
    let definitions = needed(part(&parts[1]), ".dict")?;
    let synonyms = match part(&parts[2]) {
        Err(OpenError::Missing | OpenError::Empty) => None,
        synonyms => Some(synonyms?),
    };
    let files = StarDict {
        info: &described,
        index: &index,
        definitions: &definitions,
        synonyms: synonyms.as_deref(),
    };
    Ok(read_stardict(&files)?)
}
