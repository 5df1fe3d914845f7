//! Glossaries as the content of files: the formats in which an article's terms are written.

use std::io;
use std::path::Path;

use crate::article::Article;
use crate::export::{WrittenGlossary, to_csv, to_tbx, to_tsv};
use crate::import::to_json;

/// A format in which a glossary is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GlossaryFormat {
    /// TBX-Basic of 2019.
    Tbx,
    /// A table with commas and named columns.
    Csv,
    /// A table with tabs and named columns.
    Tsv,
    /// A native article of nothing but its terms.
    Moyue,
}

impl GlossaryFormat {
    /// All, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Tbx, Self::Csv, Self::Tsv, Self::Moyue];

    /// What it is called on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Tbx => "tbx",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Moyue => "moyue",
        }
    }

    /// What it is, in English.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Tbx => "TBX-Basic, for the programs of translators",
            Self::Csv => "Table with commas and named columns",
            Self::Tsv => "Table with tabs and named columns",
            Self::Moyue => "Moyue's own format, with nothing but the terms",
        }
    }

    /// The format of a file by how its name ends: by the format's name, or `.json`.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        let ending = if ending == "json" { Self::Moyue.name() } else { &ending };
        Self::ALL.into_iter().find(|format| format.name() == ending)
    }
}

/// The terms of an article in a format.
///
/// # Errors
/// What the writers of XML and of tables report; they have no reason to.
pub fn glossary_text(article: &Article, format: GlossaryFormat) -> io::Result<WrittenGlossary> {
    let whole = |text| WrittenGlossary { text, left_out: 0 };
    match format {
        GlossaryFormat::Tbx => to_tbx(article),
        GlossaryFormat::Csv => to_csv(article).map(whole),
        GlossaryFormat::Tsv => to_tsv(article).map(whole),
        GlossaryFormat::Moyue => Ok(whole(to_json(&article.terms_alone()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_tell_the_format() {
        for (name, format) in [
            ("a.tbx", Some(GlossaryFormat::Tbx)),
            ("雨.CSV", Some(GlossaryFormat::Csv)),
            ("a.b.tsv", Some(GlossaryFormat::Tsv)),
            ("a.json", Some(GlossaryFormat::Moyue)),
            ("a.moyue", Some(GlossaryFormat::Moyue)),
            ("a.txt", None),
            ("tbx", None),
        ] {
            assert_eq!(GlossaryFormat::of(Path::new(name)), format, "{name}");
        }
    }
}
