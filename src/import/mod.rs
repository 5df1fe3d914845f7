//! Bytes and a hint in, an article and warnings out.
//!
//! One file a format. Reading plain text is total: untidy input gives an article and warnings with line numbers.
//! Only bytes that are not text, an empty file and a malformed native file are refused.

mod archive;
mod bounds;
mod cancel;
mod epub;
mod error;
mod fb2;
mod foreign;
mod format;
mod html;
mod json;
mod known;
mod markdown;
mod office;
mod packed;
mod plain;
mod subtitles;
mod warning;
mod xml;

pub use crate::article::Format;
pub use archive::{Archive, ArchiveError, is_archive};
pub use bounds::MOST_TERMS;
pub use cancel::Cancel;
pub use error::{ImportError, JsonError, JsonHint, JsonValue};
pub use foreign::Foreign;
pub use json::{VERSION as JSON_VERSION, json_schema, to_json};
pub use packed::{beginning_of_gzip, beginning_of_text};
pub use warning::{Warning, WarningKind};

use std::borrow::Cow;
use std::io::Cursor;
use std::sync::Arc;

use crate::article::Article;
use crate::text::decode::{self, Encoding, How, TextEncoding};
use crate::text::language;
use format::{ArchiveReader, BytesReader, FormatReader, SourceArchive, SourceText};
use html::Saved;

/// What is known of the bytes besides themselves.
#[derive(Clone, Copy, Debug, Default)]
pub struct Hint<'a> {
    /// The file's name, without folders; may be empty.
    pub name: &'a str,
    /// The encoding that the user tells; without it the bytes tell theirs.
    pub encoding: Option<&'static Encoding>,
    /// Whether the article is still wanted.
    pub cancel: Cancel<'a>,
}

/// What the user may ask of the import.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Shows a web page whole instead of the article in it.
    pub whole_page: bool,
    /// Whether every line of a plain text is a paragraph, even where lines were cut at a width.
    pub keep_lines: bool,
}

/// An article that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Imported {
    /// The article.
    pub article: Article,
    /// The form it was read from.
    pub format: Format,
    /// The encoding it was read from, and how certain that is.
    pub encoding: TextEncoding,
    /// What was guessed or ignored, in the order of its lines.
    pub warnings: Vec<Warning>,
}

/// Reads an article.
///
/// # Errors
/// An empty file, bytes that are not text, JSON that is malformed, of another kind or of a newer version, a web page
/// that holds no text, and whatever is too large or has too many parts.
pub fn import(bytes: &[u8], hint: &Hint<'_>) -> Result<Imported, ImportError> {
    read(bytes.into(), hint, None, Options::default())
}

/// As [`import`], with options. Bytes that are given away are freed as soon as they are a text.
///
/// # Errors
/// As for [`import`].
pub fn import_with<'a>(
    bytes: impl Into<Cow<'a, [u8]>>,
    hint: &Hint<'_>,
    options: Options,
) -> Result<Imported, ImportError> {
    read(bytes.into(), hint, None, options)
}

/// As [`import_with`], of a format that may be known.
///
/// # Errors
/// As for [`import`].
pub fn import_of<'a>(
    bytes: impl Into<Cow<'a, [u8]>>,
    hint: &Hint<'_>,
    format: Option<Format>,
    options: Options,
) -> Result<Imported, ImportError> {
    read(bytes.into(), hint, format, options)
}

/// Reads an article of a format that is known, whatever the file's name and content look like.
///
/// # Errors
/// As for [`import`].
pub fn import_as(bytes: &[u8], hint: &Hint<'_>, format: Format) -> Result<Imported, ImportError> {
    read(bytes.into(), hint, Some(format), Options::default())
}

/// Reads the article of an archive, which may be an open file of any size: its parts are read one by one. The format is
/// found by these when none is told.
///
/// # Errors
/// As for [`import`], an archive that holds no article or several, and a book that its publisher has locked.
pub fn import_archive(
    archive: &mut Archive<'_>,
    hint: &Hint<'_>,
    format: Option<Format>,
    options: Options,
) -> Result<Imported, ImportError> {
    let reader = match format {
        Some(format) => ArchiveReader::of(format),
        None => ArchiveReader::for_archive(archive),
    };
    let Some(reader) = reader else { return import_packed(archive, hint, format, options) };
    let read = (reader.read)(&mut SourceArchive { archive, hint })?;
    hint.cancel.check()?;
    finished(read, reader.format, TextEncoding::utf8())
}

/// Whether an archive holds an article, or several, and no dictionary or anything else: told by its parts.
pub fn holds_article(archive: &mut Archive<'_>) -> bool {
    ArchiveReader::for_archive(archive).is_some() || !matches!(packed::text_in(archive), Ok(None))
}

/// Reads the only text in an archive.
fn import_packed(
    archive: &mut Archive<'_>,
    hint: &Hint<'_>,
    format: Option<Format>,
    options: Options,
) -> Result<Imported, ImportError> {
    // What other programs write is named before a text among its parts is taken for the article.
    let kind = foreign::in_archive(archive);
    let path = if kind == foreign::ZIP { packed::text_in(archive)? } else { None };
    let Some(path) = path else { return Err(ImportError::Foreign(kind)) };
    let bytes = packed::bytes_of(archive, &path)?;
    let hint = Hint { name: path.rsplit('/').next().unwrap_or_default(), ..*hint };
    let mut imported = read_unpacked(bytes.into(), &hint, format, options)?;
    packed::place_images(&mut imported.article, &path, archive);
    Ok(imported)
}

/// Reads the beginning of an article in an archive that takes a while to be read; nothing of a shorter one.
///
/// # Errors
/// As for [`import_archive`].
pub fn import_beginning(archive: &mut Archive<'_>, hint: &Hint<'_>) -> Result<Option<Imported>, ImportError> {
    let Some(reader) = ArchiveReader::for_archive(archive) else { return Ok(None) };
    let read = (reader.read_beginning)(&mut SourceArchive { archive, hint })?;
    hint.cancel.check()?;
    read.map(|read| finished(read, reader.format, TextEncoding::utf8())).transpose()
}

fn read(
    bytes: Cow<'_, [u8]>,
    hint: &Hint<'_>,
    format: Option<Format>,
    options: Options,
) -> Result<Imported, ImportError> {
    hint.cancel.check()?;
    if packed::is_gzip(&bytes) {
        let unpacked = packed::from_gzip(&bytes, hint.cancel)?;
        drop(bytes);
        return read_unpacked(unpacked.into(), &packed::hint_of_gzip(hint), format, options);
    }
    if is_archive(&bytes) {
        let mut archive = Archive::open(Cursor::new(bytes), hint.cancel)?;
        return import_archive(&mut archive, hint, format, options);
    }
    read_unpacked(bytes, hint, format, options)
}

/// Reads what is neither an archive nor packed.
fn read_unpacked(
    bytes: Cow<'_, [u8]>,
    hint: &Hint<'_>,
    format: Option<Format>,
    options: Options,
) -> Result<Imported, ImportError> {
    if matches!(format, None | Some(Format::Html))
        && let Some(saved) = html::saved(&bytes, hint.name)?
    {
        return read_saved(saved, hint, options);
    }
    if let Some(reader) = BytesReader::of(&bytes, format) {
        let read = (reader.read)(&bytes, hint)?;
        return finished(read, reader.format, TextEncoding::utf8());
    }
    if foreign::is_locked_document(&bytes) {
        return Err(ImportError::DocumentLocked);
    }
    if let Some(kind) = foreign::known(&bytes) {
        return Err(ImportError::Foreign(kind));
    }
    let decoded = match hint.encoding {
        Some(encoding) => decode::decode_as(&bytes, encoding),
        None => decode::decode_named(&bytes, hint.name),
    }?;
    drop(bytes);
    let zeros = decoded.zeros;
    hint.cancel.check()?;
    let text = Arc::new(decoded.text);
    if text.chars().all(known::is_blank) {
        return Err(ImportError::Empty);
    }
    let reader = match format {
        Some(format) => FormatReader::of(format).ok_or_else(ArchiveError::none)?,
        None => FormatReader::for_text(&text, hint.name),
    };
    let mut read = (reader.read)(&SourceText { text: &text, hint, options })?;
    hint.cancel.check()?;
    if reader.format == Format::Plain && read.0.language.is_empty() {
        language::detect(&text).clone_into(&mut read.0.language);
    }
    if zeros > 0 {
        read.1.push(Warning { line: 0, kind: WarningKind::ZerosLeftOut { count: zeros } });
    }
    finished(read, reader.format, decoded.encoding)
}

/// A web page that was saved as one file with its images.
fn read_saved(saved: Saved, hint: &Hint<'_>, options: Options) -> Result<Imported, ImportError> {
    let decoded = match hint.encoding.or(saved.encoding) {
        Some(encoding) => decode::decode_as(&saved.page, encoding),
        None => decode::decode_named(&saved.page, "page.html"),
    };
    let mut decoded = decoded?;
    if hint.encoding.is_none() && saved.encoding.is_some() {
        decoded.encoding.how = How::Declared;
    }
    let read = html::read_with(&decoded.text, saved.resources, hint, options)?;
    finished(read, Format::Html, decoded.encoding)
}

/// What was read, within the limits, with everything that is to be said of it.
fn finished(
    read: (Article, Vec<Warning>),
    format: Format,
    encoding: TextEncoding,
) -> Result<Imported, ImportError> {
    let (mut article, mut warnings) = read;
    warnings.extend(bounds::keep(&mut article)?);
    warnings.extend(doubt(&encoding));
    warnings.sort_by_key(|warning| warning.line);
    Ok(Imported { article, format, encoding, warnings })
}

/// Encodings that are named in the place of a doubtful one.
const OTHERS: usize = 3;

fn doubt(encoding: &TextEncoding) -> Option<Warning> {
    let name = encoding.name;
    let others = encoding.candidates.iter().copied().filter(|other| *other != name).take(OTHERS).collect();
    let kind = WarningKind::DoubtfulEncoding { name, others };
    encoding.is_doubtful.then_some(Warning { line: 0, kind })
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicBool, Ordering};

    use super::*;
    use crate::text::decode::DecodeError;

    fn format(text: &str, name: &str) -> Result<Format, ImportError> {
        import(text.as_bytes(), &Hint { name, ..Hint::default() }).map(|imported| imported.format)
    }

    #[test]
    fn content_and_name_decide_the_format() {
        let native = r#"{"format": "moyue-article", "version": 1, "title": "題", "sections": []}"#;
        let other = r#"{"a": 1}"#;
        assert_eq!(format(native, "a.json"), Ok(Format::Json));
        assert_eq!(format(native, "a.txt"), Ok(Format::Json));
        assert_eq!(format(native, ""), Ok(Format::Json));
        assert_eq!(format(other, ""), Ok(Format::Plain));
        assert_eq!(format("{題}", "a.txt"), Ok(Format::Plain));
        assert_eq!(format(other, "a.JSON"), Err(ImportError::WrongFormat { found: None }));
        let broken = r#" { "format" : "moyue-article", "#;
        assert!(matches!(format(broken, "a.txt"), Err(ImportError::Json(_))));
    }

    #[test]
    fn every_encoding_gives_the_same_article() {
        let text = "雨天的圖書館\n【社論】\n社論文。\n";
        let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
        let wide: Vec<u8> = units.flat_map(u16::to_le_bytes).collect();
        let from_wide = import(&wide, &Hint::default()).unwrap();
        let plain = import(text.as_bytes(), &Hint::default()).unwrap();
        assert_eq!(from_wide.encoding.name, "UTF-16LE");
        assert_eq!(Imported { encoding: plain.encoding.clone(), ..from_wide }, plain);
        let big5 = decode::encoding_named("big5");
        let told =
            import(&big5.unwrap().encode(text).0, &Hint { encoding: big5, ..Hint::default() }).unwrap();
        assert_eq!((told.encoding.name, told.encoding.how), ("Big5", decode::How::Told));
        assert_eq!(told.article, plain.article);
        let misread = import(text.as_bytes(), &Hint { encoding: big5, ..Hint::default() }).unwrap();
        assert!(misread.encoding.is_doubtful, "UTF-8 is not Big5");
        let others = match &misread.warnings[0].kind {
            WarningKind::DoubtfulEncoding { name: "Big5", others } => others,
            other => panic!("{other:?}"),
        };
        assert_eq!((others.len(), others[0]), (3, "UTF-8"));
        assert_eq!(import(b"\x89PNG\0", &Hint::default()), Err(ImportError::NotText(DecodeError::Binary)));
    }

    #[test]
    fn what_is_no_longer_wanted_is_given_up() {
        let flag = AtomicBool::new(false);
        let hint = Hint { cancel: Cancel::by(&flag), ..Hint::default() };
        let texts = [
            (Format::Plain, "雨天\n\n文。\n"),
            (Format::Markdown, "# 雨天\n\n文。\n"),
            (Format::Html, "<h1>雨天</h1><p>文。</p>"),
            (Format::Json, r#"{"format": "moyue-article", "version": 1, "title": "題", "sections": []}"#),
        ];
        for (format, text) in texts {
            flag.store(false, Ordering::Relaxed);
            assert!(import_as(text.as_bytes(), &hint, format).is_ok(), "{format:?}");
            flag.store(true, Ordering::Relaxed);
            let given_up = Err(ImportError::Cancelled);
            assert_eq!(import_as(text.as_bytes(), &hint, format), given_up, "{format:?}");
            // Also when it is known only after the bytes are decoded.
            if format == Format::Json {
                continue;
            }
            let source =
                SourceText { text: &Arc::new(text.to_owned()), hint: &hint, options: Options::default() };
            let given_up = (FormatReader::of(format).unwrap().read)(&source).map(drop);
            assert_eq!(given_up, Err(ImportError::Cancelled), "{format:?}");
        }
    }

    #[test]
    fn nothing_to_read_is_empty() {
        for text in ["", " \r\n\t", "\u{FEFF}", "\u{FEFF}\u{FEFF}\u{3000}\n"] {
            assert_eq!(format(text, "a.txt"), Err(ImportError::Empty));
            assert_eq!(format(text, "a.json"), Err(ImportError::Empty));
        }
    }
}
