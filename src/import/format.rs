//! The formats that articles are read from: how each is known by its content, and its reader.

use std::sync::Arc;

use super::{Archive, Hint, ImportError, Options, Warning, epub, html, json, markdown, plain};
use crate::article::{Article, FileType, Format};

/// A text that is to be read.
pub(super) struct SourceText<'a> {
    pub text: &'a Arc<String>,
    pub hint: &'a Hint<'a>,
    pub options: Options,
}

/// An archive that is to be read.
pub(super) struct SourceArchive<'a, 'b> {
    pub archive: &'a mut Archive<'b>,
    pub hint: &'a Hint<'a>,
    pub options: Options,
}

/// An article and what was guessed or ignored in it.
pub(super) type Read = Result<(Article, Vec<Warning>), ImportError>;

/// How a format is known and read.
pub(super) struct FormatReader {
    pub format: Format,
    /// Whether a text is of this format, told by its content.
    sniff: fn(&str) -> bool,
    /// Whether what the content tells counts for more than the file's name.
    is_certain: bool,
    pub read: fn(&SourceText<'_>) -> Read,
}

static JSON: FormatReader = FormatReader {
    format: Format::Json,
    sniff: json::sniff,
    is_certain: true,
    read: |source| json::read(source.text),
};
static HTML: FormatReader = FormatReader {
    format: Format::Html,
    sniff: html::sniff,
    is_certain: false,
    read: |source| html::read(source.text, source.hint, source.options),
};
static MARKDOWN: FormatReader = FormatReader {
    format: Format::Markdown,
    sniff: markdown::sniff,
    is_certain: false,
    read: |source| markdown::read(source.text, source.hint),
};
static PLAIN: FormatReader = FormatReader {
    format: Format::Plain,
    // Any text is one, so it comes last.
    sniff: |_| true,
    is_certain: false,
    read: |source| plain::read(source.text, source.hint, source.options),
};

impl FormatReader {
    /// The reader of a format that is text; none for one that is an archive.
    pub(super) fn of(format: Format) -> Option<&'static Self> {
        match format {
            Format::Json => Some(&JSON),
            Format::Html => Some(&HTML),
            Format::Markdown => Some(&MARKDOWN),
            Format::Plain => Some(&PLAIN),
            Format::Epub => None,
        }
    }

    /// The reader of a text whose format nobody has told: by what it says of itself, by its file's name, or by what it
    /// looks like.
    pub(super) fn for_text(text: &str, name: &str) -> &'static Self {
        let sniffed = [&JSON, &HTML, &MARKDOWN, &PLAIN].into_iter().find(|reader| (reader.sniff)(text));
        let sniffed = sniffed.unwrap_or(&PLAIN);
        match FileType::of(name).filter(|kind| kind.is_told_by_name) {
            Some(kind) if !sniffed.is_certain => Self::of(kind.format).unwrap_or(sniffed),
            _ => sniffed,
        }
    }
}

/// How a format that is an archive is known and read.
pub(super) struct ArchiveReader {
    pub format: Format,
    /// Whether an archive is of this format, told by its parts.
    sniff: fn(&mut Archive<'_>) -> bool,
    pub read: fn(&mut SourceArchive<'_, '_>) -> Read,
}

/// The formats that are archives, in the order in which an archive is asked whether it is one.
static ARCHIVES: &[ArchiveReader] =
    &[ArchiveReader { format: Format::Epub, sniff: epub::sniff, read: epub::read }];

impl ArchiveReader {
    /// The reader of a format that is an archive.
    pub(super) fn of(format: Format) -> Option<&'static Self> {
        ARCHIVES.iter().find(|reader| reader.format == format)
    }

    /// The reader of an archive whose format nobody has told.
    pub(super) fn for_archive(archive: &mut Archive<'_>) -> Option<&'static Self> {
        ARCHIVES.iter().find(|reader| (reader.sniff)(archive))
    }
}
