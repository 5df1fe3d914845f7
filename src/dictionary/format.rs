//! The types of files that hold glossaries: how they are called, and how they are read.

use super::name::ends_with;
use super::{GlossaryError, ImportedGlossary, read_text, read_yomitan};
use crate::text::file_signature;

/// A kind of glossary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlossaryKind {
    /// A table with commas or tabs, TBX, or another text; also files of programs that are told how to write one.
    Table,
    /// One of the files of a `StarDict` dictionary.
    StarDict,
    /// An archive for Yomitan.
    Yomitan,
}

/// A type of files that hold glossaries.
#[derive(Debug)]
pub struct GlossaryType {
    /// How such files are read.
    pub kind: GlossaryKind,
    /// What the type is called.
    pub label: &'static str,
    /// How names of such files end, in small letters and with the dots.
    pub endings: &'static [&'static str],
    /// Endings of such files that are opened as articles, unless they are added as glossaries.
    pub shared_endings: &'static [&'static str],
    /// The media types of such files that are nothing else than glossaries or tables.
    pub media_types: &'static [&'static str],
    /// Whether such files are read; of others it is said what to do with them.
    pub is_read: bool,
}

/// The types of files that hold glossaries, in the order in which they are offered.
pub static GLOSSARY_TYPES: [GlossaryType; 7] = [
    GlossaryType {
        kind: GlossaryKind::Table,
        label: "Table",
        endings: &[".tsv", ".csv", ".tab", ".tsv.gz", ".csv.gz"],
        shared_endings: &[],
        media_types: &["text/tab-separated-values", "text/csv"],
        is_read: true,
    },
    GlossaryType {
        kind: GlossaryKind::Table,
        label: "List",
        endings: &[".u8", ".u8.gz", ".txt.gz", ".dsl", ".dsl.dz"],
        shared_endings: &[".txt"],
        media_types: &[],
        is_read: true,
    },
    GlossaryType {
        kind: GlossaryKind::Table,
        label: "TBX",
        endings: &[".tbx", ".tbx.gz"],
        shared_endings: &[],
        media_types: &["application/x-tbx"],
        is_read: true,
    },
    GlossaryType {
        kind: GlossaryKind::StarDict,
        label: "StarDict",
        endings: &[".ifo", ".idx", ".idx.gz", ".dict", ".dict.dz", ".syn", ".syn.gz"],
        shared_endings: &[],
        media_types: &[],
        is_read: true,
    },
    GlossaryType {
        kind: GlossaryKind::Yomitan,
        label: "Yomitan",
        endings: &[".zip"],
        shared_endings: &[],
        media_types: &[],
        is_read: true,
    },
    GlossaryType {
        kind: GlossaryKind::Yomitan,
        label: "Archive of another program",
        endings: &[".apkg", ".xlsx", ".ods"],
        shared_endings: &[],
        media_types: &[],
        is_read: false,
    },
    GlossaryType {
        kind: GlossaryKind::Table,
        label: "File of another program",
        endings: &[".mdx", ".xls", ".bgl"],
        shared_endings: &[],
        media_types: &[],
        is_read: false,
    },
];

impl GlossaryType {
    /// How the names of all files end that are read, in small letters and without dots; of `.tsv.gz` the part `gz`.
    pub fn extensions() -> Vec<&'static str> {
        extensions(|kind| kind.endings)
    }

    /// Likewise of files that are read only when they are added as glossaries.
    pub fn shared_extensions() -> Vec<&'static str> {
        extensions(|kind| kind.shared_endings)
    }
}

fn extensions(endings: impl Fn(&GlossaryType) -> &'static [&'static str]) -> Vec<&'static str> {
    let mut all = Vec::new();
    for ending in GLOSSARY_TYPES.iter().filter(|kind| kind.is_read).flat_map(endings) {
        let extension = ending.rsplit('.').next().unwrap_or(ending);
        if !all.contains(&extension) {
            all.push(extension);
        }
    }
    all
}

/// The kind of glossary that a file of this name is; none for what is opened as an article.
pub fn kind_of(name: &str) -> Option<GlossaryKind> {
    let is_named = |kind: &&GlossaryType| kind.endings.iter().any(|ending| ends_with(name, ending));
    GLOSSARY_TYPES.iter().find(is_named).map(|kind| kind.kind)
}

/// Reads a glossary of one file, whose name tells what it is; without it, how the file begins. `language` is that of the
/// article that it is read for.
///
/// # Errors
/// As for [`read_yomitan`] and [`read_text`].
pub fn read_one(bytes: &[u8], name: &str, language: &str) -> Result<ImportedGlossary, GlossaryError> {
    // Whatever the name, an archive begins like this, and no table does.
    let is_archive = kind_of(name) == Some(GlossaryKind::Yomitan) || bytes.starts_with(file_signature::ZIP);
    if is_archive { read_yomitan(bytes) } else { read_text(bytes, name, language) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_the_kind() {
        for (name, kind) in [
            ("a.tsv", Some(GlossaryKind::Table)),
            ("字.CSV", Some(GlossaryKind::Table)),
            ("a.tab", Some(GlossaryKind::Table)),
            ("a.TBX", Some(GlossaryKind::Table)),
            ("a.ifo", Some(GlossaryKind::StarDict)),
            ("a.b.idx", Some(GlossaryKind::StarDict)),
            ("a.idx.gz", Some(GlossaryKind::StarDict)),
            ("a.dict.dz", Some(GlossaryKind::StarDict)),
            ("a.zip", Some(GlossaryKind::Yomitan)),
            ("cedict.txt.gz", Some(GlossaryKind::Table)),
            ("a.DSL.dz", Some(GlossaryKind::Table)),
            ("a.mdx", Some(GlossaryKind::Table)),
            ("a.apkg", Some(GlossaryKind::Yomitan)),
            ("a.txt", None),
            ("a.gz", None),
            (".tsv", None),
            ("字tsv", None),
            ("", None),
        ] {
            assert_eq!(kind_of(name), kind, "{name}");
        }
    }

    #[test]
    fn extensions_are_listed_once_and_without_those_that_are_only_told_apart() {
        let all = GlossaryType::extensions();
        assert_eq!(
            all,
            ["tsv", "csv", "tab", "gz", "u8", "dsl", "dz", "tbx", "ifo", "idx", "dict", "syn", "zip"]
        );
        assert_eq!(GlossaryType::shared_extensions(), ["txt"]);
    }
}
