//! The formats of articles, and the types of files that hold them: what they are called, and how their names end.
//!
//! How a format is known by its content and read is said in `import`, how it is written in `files`; whatever lists
//! formats or endings takes them from here.

use std::path::Path;

/// The form that an article was read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Moyue's own file.
    Json,
    /// `CommonMark` with the extensions of GitHub.
    Markdown,
    /// Text, perhaps with sections under bracketed names.
    Plain,
    /// A saved web page, alone or in one file with its images.
    Html,
    /// A book in the format EPUB.
    Epub,
    /// A document of Word.
    Docx,
    /// A text document of `LibreOffice` and others.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// A book in the format `FictionBook`.
    Fb2,
    /// The subtitles of a film.
    Subtitles,
}

/// What a format is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormatName {
    /// The native format, in the words of each language.
    Native,
    /// A web page, in the words of each language.
    WebPage,
    /// Plain text, in the words of each language.
    PlainText,
    /// Subtitles, in the words of each language.
    Subtitles,
    /// A name that is the same in every language.
    Proper(&'static str),
}

impl Format {
    /// What it is called.
    pub const fn name(self) -> FormatName {
        match self {
            Self::Json => FormatName::Native,
            Self::Markdown => FormatName::Proper("Markdown"),
            Self::Plain => FormatName::PlainText,
            Self::Html => FormatName::WebPage,
            Self::Epub => FormatName::Proper("EPUB"),
            Self::Docx => FormatName::Proper("Word (DOCX)"),
            Self::Odt => FormatName::Proper("OpenDocument"),
            Self::Rtf => FormatName::Proper("RTF"),
            Self::Fb2 => FormatName::Proper("FictionBook (FB2)"),
            Self::Subtitles => FormatName::Subtitles,
        }
    }
}

/// A type of files that hold articles.
#[derive(Debug, PartialEq, Eq)]
pub struct FileType {
    /// The format of what is in them.
    pub format: Format,
    /// What the type is called on the command line.
    pub label: &'static str,
    /// How names of such files end, in small letters and without the first dot; the first one is that of files to be
    /// written.
    pub endings: &'static [&'static str],
    /// The media types of such files; none where those are first of all for other programs.
    pub media_types: &'static [&'static str],
    /// Whether articles are written as such files, and not only read from them.
    pub is_written: bool,
    /// Whether the name alone says what is in a file; otherwise its content decides.
    pub is_told_by_name: bool,
}

/// A web page and its images in one message.
pub static WEB_ARCHIVE: FileType = FileType {
    format: Format::Html,
    label: "Web page in one file with its images",
    endings: &["mht", "mhtml"],
    media_types: &["multipart/related", "application/x-mimearchive"],
    is_written: false,
    is_told_by_name: false,
};

/// A text or a page with its images that is packed, alone.
static PACKED: FileType = FileType {
    format: Format::Plain,
    label: "A text or page alone in a ZIP archive, or packed by gzip",
    endings: &["zip", PACKED_ALONE],
    // Archives are for the program that packs them, unless the user says something else.
    media_types: &[],
    is_written: false,
    is_told_by_name: false,
};

/// How the names of files end that gzip has packed: what it was before tells whether that is an article.
const PACKED_ALONE: &str = "gz";

/// The types of files that hold articles, in the order in which they are offered.
pub static FILE_TYPES: [&FileType; 15] = [
    &FileType {
        format: Format::Json,
        label: "Moyue's own format",
        endings: &["moyue"],
        media_types: &["application/x-moyue+json"],
        is_written: true,
        is_told_by_name: true,
    },
    &FileType {
        format: Format::Json,
        label: "Moyue's own format, under a name that other programs know",
        endings: &["json"],
        media_types: &["application/json"],
        is_written: true,
        is_told_by_name: true,
    },
    &FileType {
        format: Format::Markdown,
        label: "Markdown",
        endings: &["md", "markdown", "mkd"],
        media_types: &["text/markdown"],
        is_written: true,
        is_told_by_name: true,
    },
    &FileType {
        format: Format::Html,
        label: "A web page of one file",
        endings: &["html", "htm"],
        media_types: &["text/html"],
        is_written: true,
        is_told_by_name: true,
    },
    &FileType {
        format: Format::Html,
        label: "Web page in XHTML",
        endings: &["xhtml", "xht"],
        media_types: &["application/xhtml+xml"],
        is_written: false,
        is_told_by_name: true,
    },
    &WEB_ARCHIVE,
    &FileType {
        format: Format::Html,
        label: "Web archive of Safari",
        endings: &["webarchive"],
        media_types: &["application/x-webarchive"],
        is_written: false,
        is_told_by_name: false,
    },
    &FileType {
        format: Format::Epub,
        label: "A book in EPUB 2 or 3",
        endings: &["epub"],
        media_types: &["application/epub+zip"],
        is_written: true,
        is_told_by_name: false,
    },
    &FileType {
        format: Format::Fb2,
        label: "A book in FictionBook 2",
        endings: &["fb2", "fbz", "fb2.zip"],
        media_types: &["application/x-fictionbook+xml", "application/x-zip-compressed-fb2"],
        is_written: false,
        is_told_by_name: false,
    },
    &FileType {
        format: Format::Docx,
        label: "Document of Word",
        endings: &["docx", "docm", "dotx", "dotm"],
        media_types: &[
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.ms-word.document.macroEnabled.12",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
            "application/vnd.ms-word.template.macroEnabled.12",
        ],
        is_written: false,
        is_told_by_name: false,
    },
    &FileType {
        format: Format::Odt,
        label: "OpenDocument text",
        endings: &["odt", "ott", "fodt"],
        media_types: &[
            "application/vnd.oasis.opendocument.text",
            "application/vnd.oasis.opendocument.text-template",
            "application/vnd.oasis.opendocument.text-flat-xml",
        ],
        is_written: false,
        is_told_by_name: false,
    },
    &FileType {
        format: Format::Rtf,
        label: "Rich Text Format",
        endings: &["rtf"],
        media_types: &["application/rtf", "text/rtf"],
        is_written: false,
        is_told_by_name: false,
    },
    &FileType {
        format: Format::Subtitles,
        label: "Subtitles",
        endings: &["srt", "vtt", "ass", "ssa"],
        media_types: &["application/x-subrip", "text/vtt", "text/x-ssa"],
        is_written: false,
        is_told_by_name: false,
    },
    &FileType {
        format: Format::Plain,
        label: "Plain text",
        endings: &["txt", "text"],
        media_types: &["text/plain"],
        is_written: true,
        is_told_by_name: false,
    },
    &PACKED,
];

impl FileType {
    /// The type of a file by its name or path; none when the name does not end like that of an article.
    pub fn of(name: &str) -> Option<&'static Self> {
        let kind = FILE_TYPES.into_iter().find(|kind| kind.has(name))?;
        let is_packed = name.rsplit_once('.').filter(|(_, ending)| ending.eq_ignore_ascii_case(PACKED_ALONE));
        match is_packed {
            Some((before, _)) => Self::of(before).map(|_| kind),
            None => Some(kind),
        }
    }

    /// The type as which an article is written to a path; none when its name ends like that of no such file.
    pub fn to_write(path: &Path) -> Option<&'static Self> {
        Self::of(&path.file_name()?.to_string_lossy()).filter(|kind| kind.is_written)
    }

    /// The types as which articles are written.
    pub fn written() -> impl Iterator<Item = &'static Self> {
        FILE_TYPES.into_iter().filter(|kind| kind.is_written)
    }

    /// How the name of a file of this type ends that is to be written, without the dot.
    pub fn ending(&self) -> &'static str {
        self.endings.first().copied().unwrap_or_default()
    }

    /// Whether a name ends like those of this type.
    pub fn has(&self, name: &str) -> bool {
        self.endings.iter().any(|known| {
            let start = name.len().checked_sub(known.len() + 1);
            let ending = start.and_then(|start| name.as_bytes().get(start..));
            ending
                .and_then(|ending| ending.strip_prefix(b"."))
                .is_some_and(|ending| ending.eq_ignore_ascii_case(known.as_bytes()))
        })
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_ending_is_that_of_one_type() {
        let all: Vec<_> = FILE_TYPES.iter().flat_map(|kind| kind.endings).collect();
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), all.len());
        assert!(FILE_TYPES.iter().all(|kind| !kind.endings.is_empty()));
        assert!(FILE_TYPES.iter().all(|kind| kind.media_types.is_empty() == (**kind == PACKED)));
        for (name, format) in [
            ("雨.moyue", Some(Format::Json)),
            ("a.b.JSON", Some(Format::Json)),
            ("a.xht", Some(Format::Html)),
            ("a.MHT", Some(Format::Html)),
            ("a.DOCX", Some(Format::Docx)),
            ("a.fodt", Some(Format::Odt)),
            ("a.fb2.zip", Some(Format::Fb2)),
            ("a.SRT", Some(Format::Subtitles)),
            ("a.txt.gz", Some(Format::Plain)),
            ("a.zip", Some(Format::Plain)),
            ("a.tar.gz", None),
            (".gz", None),
            ("a.pdf", None),
            ("json", None),
        ] {
            assert_eq!(FileType::of(name).map(|kind| kind.format), format, "{name}");
        }
    }

    #[test]
    fn what_is_only_read_is_not_written() {
        assert_eq!(FileType::to_write(Path::new("a/b.MKD")).map(FileType::ending), Some("md"));
        for name in ["a.mht", "a.xhtml", "a", "a.docx", "md"] {
            assert_eq!(FileType::to_write(Path::new(name)), None, "{name}");
        }
    }
}
