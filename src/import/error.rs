//! Why a file is refused.

use std::fmt;

use thiserror::Error;

use super::foreign::Foreign;
use crate::text::decode::DecodeError;

/// Why a file is refused; one sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ImportError {
    /// Nothing but blanks.
    #[error("the file is empty")]
    Empty,
    /// The bytes are not text.
    #[error(transparent)]
    NotText(#[from] DecodeError),
    /// The file is known, and of a kind that is not read.
    #[error("{0}")]
    Foreign(Foreign),
    /// The native file is malformed.
    #[error(transparent)]
    Json(#[from] Box<JsonError>),
    /// The file was written by a newer Moyue.
    #[error("the file has version {version}; a newer Moyue is needed to read it")]
    NewerVersion {
        /// The file's version.
        version: u64,
    },
    /// JSON of some other program.
    #[error("this JSON file is not an article: it does not begin with \"format\": \"moyue-article\"")]
    WrongFormat {
        /// What the file says its format is, if it says so.
        found: Option<String>,
    },
    /// A web page of too many bytes.
    #[error("the page has more than {limit} MB; save the article alone, or as plain text")]
    PageTooLarge {
        /// Megabytes of the largest page that is read.
        limit: usize,
    },
    /// A web page of too many elements.
    #[error("the page has more than {limit} elements; save the article alone, or as plain text")]
    PageTooLong {
        /// Elements of the largest page that is read.
        limit: usize,
    },
    /// A web page with a tag of too many attributes.
    #[error("an element of the page has more than {limit} attributes; save the article as plain text")]
    TooManyAttributes {
        /// Attributes of the longest tag that is read.
        limit: u32,
    },
    /// A Markdown text of too many bytes.
    #[error("the Markdown text has more than {limit} MB; split it, or save it as plain text")]
    MarkdownTooLarge {
        /// Megabytes of the largest text that is read.
        limit: usize,
    },
    /// A Markdown text of too many marks and lines.
    #[error("the Markdown text has more than {limit} marks and lines; split it, or save it as plain text")]
    MarkdownTooDense {
        /// Marks and lines of the densest text that is read.
        limit: usize,
    },
    /// A native file of too many values.
    #[error("the file holds more than {limit} values; split the article into several")]
    TooManyValues {
        /// Values of the largest file that is read.
        limit: usize,
    },
    /// An article of too many paragraphs, lines and cells.
    #[error("the article has more than {limit} paragraphs, lines and cells; split it into several")]
    TooLong {
        /// Paragraphs, lines and cells of the longest article that is read.
        limit: usize,
    },
    /// An article with too large a glossary.
    #[error("there are more than {limit} terms in the article; add them as a glossary (a table) instead")]
    TooManyTerms {
        /// Terms of the largest glossary that is a part of an article.
        limit: usize,
    },
    /// A web page that shows nothing without its scripts.
    #[error("the page holds no text; open it in a browser and save it again when the text is there")]
    PageWithoutText,
    /// Somebody changed their mind.
    #[error("opening was cancelled; open the file again to read it")]
    Cancelled,
}

/// What is wrong in a native file, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub struct JsonError {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Path inside the document (`sections[2].entries[0].term`); empty at the top.
    pub path: String,
    /// The parser's message, in English.
    pub message: String,
    /// What to do about it.
    pub hint: JsonHint,
}

impl fmt::Display for JsonError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, ", at {}", self.path)?;
        }
        write!(f, ": {} ({})", self.message, self.hint)
    }
}

/// What a person can do about a malformed native file.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JsonHint {
    /// A value of the wrong type.
    #[error("write {expected} here, not {found}")]
    WrongType {
        /// What stands there.
        found: JsonValue,
        /// What must stand there.
        expected: JsonValue,
    },
    /// A field is missing.
    #[error("add the field \"{field}\"")]
    MissingField {
        /// The field.
        field: String,
    },
    /// A field stands there twice.
    #[error("keep one of the two fields \"{field}\"")]
    DuplicateField {
        /// The field.
        field: String,
    },
    /// A name that is not one of the known ones.
    #[error("did you mean \"{nearest}\" instead of \"{found}\"?")]
    UnknownName {
        /// What stands there.
        found: String,
        /// The known name that is nearest to it.
        nearest: String,
    },
    /// A block or a piece of text in the wrong shape.
    #[error(
        "write one element here, such as {{\"paragraph\": […]}} for a block or {{\"text\": \"…\"}} for text"
    )]
    Element,
    /// A comma before a closing bracket.
    #[error("remove the comma before the closing bracket")]
    TrailingComma,
    /// A comma or a closing bracket is missing.
    #[error("add a comma between two values, or the closing bracket")]
    MissingComma,
    /// The colon between a field's name and its value is missing.
    #[error("write a colon between the field's name and its value")]
    MissingColon,
    /// A field's name without quotation marks.
    #[error("write the field's name in straight double quotes")]
    Key,
    /// A value that is not JSON.
    #[error("write a value here: text in straight double quotes, a number, a list […] or an object {{…}}")]
    Value,
    /// A control character, often a line end, or an unknown escape inside a text.
    #[error("inside a text write \\n for a line end, \\\" for a quotation mark and \\\\ for a backslash")]
    Text,
    /// The file ends too early.
    #[error("the file is cut off: close every text, list and object")]
    CutOff,
    /// There is something behind the document.
    #[error("remove what stands behind the closing bracket")]
    Trailing,
    /// Too many levels.
    #[error("the document is nested too deeply; take quotes and lists out of one another")]
    TooDeep,
    /// A number that does not fit.
    #[error("write a whole number that is not so large")]
    Number,
    /// Something else.
    #[error("see the article schema for what may stand here")]
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

impl fmt::Display for JsonValue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text => f.write_str("text in quotes"),
            Self::WholeNumber { largest } => write!(f, "a whole number from 0 to {largest}"),
            Self::List => f.write_str("a list […]"),
            Self::Object => f.write_str("an object {…}"),
            Self::Null => f.write_str("null"),
            Self::Literal(literal) => f.write_str(literal),
        }
    }
}
