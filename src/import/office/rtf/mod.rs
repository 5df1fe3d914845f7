//! Rich Text Format (Microsoft's specification 1.9.1), as Word, `WordPad`, `TextEdit`, `LibreOffice` and Pandoc write it.
//!
//! The signs (`lexer`) change what holds for the text of a group (`state`) or say something at the file's beginning
//! (`tables`); text is decoded by the font that it is in (`code_page`) and goes into paragraphs and tables (`flow`).

mod code_page;
mod entry;
mod flow;
mod formula;
mod head;
mod images;
mod lexer;
mod paragraph;
mod picture;
mod reader;
mod state;
mod tables;
mod words;

use self::reader::RtfReader;
use super::document::OfficeDocument;
use crate::import::{Cancel, ImportError};

/// Whether bytes are RTF; blanks and a mark of UTF-8 may stand before it.
pub(in crate::import) fn sniff(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    bytes.trim_ascii_start().starts_with(b"{\\rtf")
}

/// Reads a document. Any bytes are one.
///
/// # Errors
/// [`ImportError::Cancelled`].
pub(super) fn read(bytes: &[u8], cancel: Cancel<'_>) -> Result<OfficeDocument, ImportError> {
    let mut reader = RtfReader::new();
    reader.read(bytes, cancel)?;
    Ok(reader.finish())
}
