//! Why a file is refused.

use super::archive::ArchiveError;
use super::foreign::Foreign;
use crate::text::decode::DecodeError;

/// Why a file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ImportError {
    /// Nothing but blanks.
    Empty,
    /// The bytes are not text.
    NotText(DecodeError),
    /// The file is known, and of a kind that is not read.
    Foreign(Foreign),
    /// The native file is malformed.
    Json(Box<JsonError>),
    /// The file was written by a newer Moyue.
    NewerVersion {
        /// The file's version.
        version: u64,
    },
    /// JSON of some other program.
    WrongFormat {
        /// What the file says its format is, if it says so.
        found: Option<String>,
    },
    /// A web page of too many bytes.
    PageTooLarge {
        /// Megabytes of the largest page that is read.
        limit: usize,
    },
    /// A web page of too many elements.
    PageTooLong {
        /// Elements of the largest page that is read.
        limit: usize,
    },
    /// A web page with a tag of too many attributes.
    TooManyAttributes {
        /// Attributes of the longest tag that is read.
        limit: u32,
    },
    /// A Markdown text of too many bytes.
    MarkdownTooLarge {
        /// Megabytes of the largest text that is read.
        limit: usize,
    },
    /// A Markdown text of too many marks and lines.
    MarkdownTooDense {
        /// Marks and lines of the densest text that is read.
        limit: usize,
    },
    /// A native file of too many values.
    TooManyValues {
        /// Values of the largest file that is read.
        limit: usize,
    },
    /// An article of too many paragraphs, lines and cells.
    TooLong {
        /// Paragraphs, lines and cells of the longest article that is read.
        limit: usize,
    },
    /// An article with too large a glossary.
    TooManyTerms {
        /// Terms of the largest glossary that is a part of an article.
        limit: usize,
    },
    /// A web page that shows nothing without its scripts.
    PageWithoutText,
    /// An archive of more than one text.
    SeveralTexts {
        /// How many.
        count: usize,
    },
    /// An archive that cannot be read, or is too large.
    Archive(ArchiveError),
    /// A book that only the programs of whoever sold it can read.
    Protected,
    /// A document of a word processor that needs a password.
    DocumentLocked,
    /// A document of a word processor without any text.
    DocumentWithoutText,
    /// A book without any text.
    BookWithoutText,
    /// Somebody changed their mind.
    Cancelled,
}

impl From<DecodeError> for ImportError {
    fn from(error: DecodeError) -> Self {
        Self::NotText(error)
    }
}

impl From<JsonError> for ImportError {
    fn from(error: JsonError) -> Self {
        Self::Json(Box::new(error))
    }
}

/// What is wrong in a native file, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Path inside the document (`sections[2].entries[0].term`); empty at the top.
    pub path: String,
    /// What to do about it.
    pub hint: JsonHint,
}

/// What the user can do about a malformed native file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonHint {
    /// A value of the wrong type.
    WrongType {
        /// What stands there.
        found: JsonValue,
        /// What must stand there.
        expected: JsonValue,
    },
    /// A field is missing.
    MissingField {
        /// The field.
        field: String,
    },
    /// A field stands there twice.
    DuplicateField {
        /// The field.
        field: String,
    },
    /// A name that is not one of the known ones.
    UnknownName {
        /// What stands there.
        found: String,
        /// The known name that is nearest to it.
        nearest: String,
    },
    /// A version that no Moyue has written.
    UnsupportedVersion {
        /// The version.
        version: u32,
    },
    /// A block or a piece of text in the wrong shape.
    Element,
    /// A comma before a closing bracket.
    TrailingComma,
    /// A comma or a closing bracket is missing.
    MissingComma,
    /// The colon between a field's name and its value is missing.
    MissingColon,
    /// A field's name without quotation marks.
    Key,
    /// A value that is not JSON.
    Value,
    /// A control character, often a line end, or an unknown escape inside a text.
    Text,
    /// The file ends too early.
    CutOff,
    /// There is something after the document.
    Trailing,
    /// Too many levels.
    TooDeep,
    /// A number that does not fit.
    Number,
    /// Something else.
    Schema,
}

/// A value of a native file, as a hint names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonValue {
    /// Text in quotes.
    Text,
    /// A whole number that is not negative.
    WholeNumber {
        /// The largest one that fits.
        largest: u32,
    },
    /// A list.
    List,
    /// An object.
    Object,
    /// `null`.
    Null,
    /// A number, `true` or `false`, as it stands in the file.
    Literal(String),
}
