//! The formats that articles are read from: how each is known by its content, and its reader.

use std::sync::Arc;

use super::{
    Archive, Hint, ImportError, Options, Warning, epub, fb2, html, json, markdown, office, plain, subtitles,
};
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
}

/// An article and what was guessed or ignored in it.
pub(super) type Read = Result<(Article, Vec<Warning>), ImportError>;

/// The beginning of an article, if it was read.
pub(super) type Beginning = Result<Option<(Article, Vec<Warning>)>, ImportError>;

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
static FB2: FormatReader = FormatReader {
    format: Format::Fb2,
    sniff: fb2::sniff,
    is_certain: true,
    read: |source| fb2::read(source.text, source.hint),
};
static SUBTITLES: FormatReader = FormatReader {
    format: Format::Subtitles,
    sniff: subtitles::sniff,
    is_certain: true,
    read: |source| subtitles::read(source.text, source.hint),
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
    /// The reader of a format that is text; none for one that is an archive or says itself how it is encoded.
    pub(super) fn of(format: Format) -> Option<&'static Self> {
        match format {
            Format::Json => Some(&JSON),
            Format::Html => Some(&HTML),
            Format::Markdown => Some(&MARKDOWN),
            Format::Plain => Some(&PLAIN),
            Format::Subtitles => Some(&SUBTITLES),
            Format::Fb2 => Some(&FB2),
            Format::Epub | Format::Docx | Format::Odt | Format::Rtf => None,
        }
    }

    /// The reader of a text whose format nobody has told: by what it says of itself, by its file's name, or by what it
    /// looks like.
    pub(super) fn for_text(text: &str, name: &str) -> &'static Self {
        let sniffed = [&JSON, &FB2, &SUBTITLES, &HTML, &MARKDOWN, &PLAIN]
            .into_iter()
            .find(|reader| (reader.sniff)(text));
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
    /// Reads the beginning of an article that takes a while to be read; nothing of a shorter one.
    pub read_beginning: fn(&mut SourceArchive<'_, '_>) -> Beginning,
}

/// The formats that are archives, in the order in which an archive is asked whether it is one.
static ARCHIVES: &[ArchiveReader] = &[
    ArchiveReader {
        format: Format::Epub,
        sniff: epub::sniff,
        read: |source| epub::read(source.archive, source.hint),
        read_beginning: |source| epub::read_beginning(source.archive, source.hint),
    },
    ArchiveReader {
        format: Format::Docx,
        sniff: office::is_docx,
        read: |source| office::read_docx(source.archive, source.hint),
        read_beginning: |_| Ok(None),
    },
    ArchiveReader {
        format: Format::Odt,
        sniff: office::is_odt,
        read: |source| office::read_odt(source.archive, source.hint),
        read_beginning: |_| Ok(None),
    },
];

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

/// How a format is known and read that says itself how its text is encoded.
pub(super) struct BytesReader {
    pub format: Format,
    /// Whether bytes are of this format.
    sniff: fn(&[u8]) -> bool,
    pub read: fn(&[u8], &Hint<'_>) -> Read,
}

static BYTES: &[BytesReader] = &[
    BytesReader { format: Format::Rtf, sniff: office::is_rtf, read: office::read_rtf },
    BytesReader { format: Format::Odt, sniff: office::is_flat_odt, read: office::read_flat_odt },
];

impl BytesReader {
    /// The reader of bytes, by the format that they are told to be of, or by themselves; none for those that are text.
    pub(super) fn of(bytes: &[u8], format: Option<Format>) -> Option<&'static Self> {
        BYTES.iter().find(|reader| match format {
            Some(format) => reader.format == format,
            None => (reader.sniff)(bytes),
        })
    }
}
