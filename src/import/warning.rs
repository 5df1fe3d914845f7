//! What was guessed or ignored while reading.

use thiserror::Error;

/// Something a person may want to check after an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The line in the file, counted from 1; 0 for the whole file.
    pub line: usize,
    /// What it is.
    pub kind: WarningKind,
}

/// What was guessed or ignored; the text is that of the command line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum WarningKind {
    /// The encoding was guessed from too little, or does not fit all of the bytes.
    #[error("the encoding is doubtful: read as {name}, but it may be {}", .others.join(", "))]
    DoubtfulEncoding {
        /// The encoding's name.
        name: &'static str,
        /// The names of the next likely ones, best first.
        others: Vec<&'static str>,
    },
    /// Zero bytes in a text, as damaged files and some programs leave them.
    #[error("zero bytes in the text are left out: {count}")]
    ZerosLeftOut {
        /// How many.
        count: usize,
    },
    /// A field of the native file that this version does not know.
    #[error("unknown field `{path}` is ignored")]
    UnknownField {
        /// Its path inside the document.
        path: String,
    },
    /// Inline content of a kind that this version does not know.
    #[error("unknown inline element `{name}` is read as its text")]
    UnknownInline {
        /// The kind's name.
        name: String,
    },
    /// Some of the names and values before a Markdown text are malformed.
    #[error("malformed lines of the front matter are left out")]
    FrontMatterUnread,
    /// The names of values before a Markdown text for which an article has no place.
    #[error("not shown of the front matter: {}", .names.join(", "))]
    FrontMatterLeftOut {
        /// The names as they stand in the file.
        names: Vec<String>,
    },
    /// The first line is running text or a section's heading.
    #[error("there is no headline; the file's name is the title")]
    TitleFromName,
    /// There is no headline and the file has no name.
    #[error("there is no headline")]
    NoTitle,
    /// The headline stands there again and is shown once.
    #[error("the headline is repeated here and shown once")]
    HeadlineRepeated {
        /// How many repetitions were left out.
        times: usize,
    },
    /// A line under the headline names the authors.
    #[error("taken as the authors: {}", .names.join(", "))]
    AuthorsTaken {
        /// Their names.
        names: Vec<String>,
    },
    /// A line under the headline is the date of publication.
    #[error("taken as the date of publication: {date}")]
    DateTaken {
        /// The date as it was read.
        date: String,
    },
    /// A line names the source.
    #[error("taken as the source: {name}")]
    SourceTaken {
        /// The source's name.
        name: String,
    },
    /// A section whose name is not known is shown under its own name.
    #[error("unknown kind of section: {name}")]
    UnknownSection {
        /// The section's name.
        name: String,
    },
    /// Only the first paragraphs under the summary's heading were taken as the summary.
    #[error("taken as the end of the summary; the text goes on from here")]
    SummaryEnds,
    /// A name in brackets behind a term.
    #[error("taken as another name of {term}: {alias}")]
    AliasTaken {
        /// The term.
        term: String,
        /// Its other name.
        alias: String,
    },
    /// A reading in brackets behind a term.
    #[error("taken as the reading of {term}: {reading}")]
    ReadingTaken {
        /// The term.
        term: String,
        /// Its reading.
        reading: String,
    },
    /// A term and its definition were found without a blank line or a separator that keeps them apart.
    #[error("lines are taken in turn as term and definition")]
    PairsGuessed,
    /// A line behind a blank line continues the entry before.
    #[error("taken as belonging to the entry before: {name}")]
    Continued {
        /// The entry's term or name.
        name: String,
    },
    /// A term stands alone.
    #[error("no definition for {term}")]
    NoDefinition {
        /// The term.
        term: String,
    },
    /// The article was taken out of a web page.
    #[error("the article is taken out of the page; what stands around it is left out")]
    ArticleChosen,
    /// The part of a web page that holds its text is hidden until a script runs.
    #[error("the page hides its text until a script runs; the hidden part is shown")]
    HiddenPartShown,
    /// Hardly any text is in a large web page.
    #[error("the page holds hardly any text; if a script writes it, save the page again after it is shown")]
    LittleText,
    /// No article was found in a web page.
    #[error("no article stands out in the page; the whole page is shown")]
    WholePage,
    /// Tables that are too wide, or whose rows are too long or differ too much, are shown row by row.
    #[error(
        "tables with more than {columns} columns or very long or uneven rows, shown as paragraphs: {count}"
    )]
    TablesAsText {
        /// How many.
        count: usize,
        /// Columns of the widest table that is shown as one.
        columns: usize,
    },
    /// Tables of a Markdown text that would be filled up with too many empty cells.
    #[error("tables are shown as they are written, as filling up their rows would take too many cells")]
    TablesUnread,
    /// Links whose addresses are too long, or repeated too often.
    #[error("links with addresses of more than {limit} KB or too many copies, shown as words: {count}")]
    AddressesTooLong {
        /// How many.
        count: usize,
        /// Kilobytes of the longest address that is kept.
        limit: usize,
    },
    /// The names in the glossary are too many to be sought in the text.
    #[error("at most {limit} names are underlined, and 4 MB of them; the others are in the glossary alone")]
    TermsUnmarked {
        /// Names that are sought at most.
        limit: usize,
    },
    /// A note within the text, such as `［＃…］` of Aozora Bunko, that is not known or names a text that is not there.
    #[error("the note is not understood and stands at the end, apart from the text: {note}")]
    NoteApart {
        /// What it says.
        note: String,
    },
    /// A mark such as `(外部)` is not part of the name.
    #[error("the mark {mark} is left out of the name")]
    ExternalMark {
        /// The mark as it stands in the file.
        mark: String,
    },
}
