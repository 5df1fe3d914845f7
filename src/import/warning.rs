//! What was guessed or ignored while reading.

/// Something the user may want to check after an import.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning {
    /// The line in the file, counted from 1; 0 for the whole file.
    pub line: usize,
    /// What it is.
    pub kind: WarningKind,
}

/// What was guessed or ignored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WarningKind {
    /// The encoding was guessed from too little, or does not fit all of the bytes.
    DoubtfulEncoding {
        /// The encoding's name.
        name: &'static str,
        /// The names of the next likely ones, best first.
        others: Vec<&'static str>,
    },
    /// Zero bytes in a text, as damaged files and some programs leave them.
    ZerosLeftOut {
        /// How many.
        count: usize,
    },
    /// A field of the native file that this version does not know.
    UnknownField {
        /// Its path inside the document.
        path: String,
    },
    /// Inline content of a kind that this version does not know.
    UnknownInline {
        /// The kind's name.
        name: String,
    },
    /// Some of the names and values before a Markdown text are malformed.
    FrontMatterUnread,
    /// The names of values before a Markdown text for which an article has no place.
    FrontMatterLeftOut {
        /// The names as they stand in the file.
        names: Vec<String>,
    },
    /// The first line is running text or a section's heading.
    TitleFromName,
    /// There is no headline and the file has no name.
    NoTitle,
    /// The headline stands there again and is shown once.
    HeadlineRepeated {
        /// How many repetitions were left out.
        times: usize,
    },
    /// A line under the headline names the authors.
    AuthorsTaken {
        /// Their names.
        names: Vec<String>,
    },
    /// A line under the headline is the date of publication.
    DateTaken {
        /// The date as it was read.
        date: String,
    },
    /// A line names the source.
    SourceTaken {
        /// The source's name.
        name: String,
    },
    /// A section whose name is not known is shown under its own name.
    UnknownSection {
        /// The section's name.
        name: String,
    },
    /// Only the first paragraphs under the summary's heading were taken as the summary.
    SummaryEnds,
    /// A name in brackets after a term.
    AliasTaken {
        /// The term.
        term: String,
        /// Its other name.
        alias: String,
    },
    /// A reading in brackets after a term.
    ReadingTaken {
        /// The term.
        term: String,
        /// Its reading.
        reading: String,
    },
    /// A term and its definition were found without a blank line or a separator that keeps them apart.
    PairsGuessed,
    /// A line after a blank line continues the entry before.
    Continued {
        /// The entry's term or name.
        name: String,
    },
    /// A term stands alone.
    NoDefinition {
        /// The term.
        term: String,
    },
    /// The article was taken out of a web page.
    ArticleChosen,
    /// The part of a web page that holds its text is hidden until a script runs.
    HiddenPartShown,
    /// Hardly any text is in a large web page.
    LittleText,
    /// No article was found in a web page.
    WholePage,
    /// Tables that are too wide, or whose rows are too long or differ too much, are shown row by row.
    TablesAsText {
        /// How many.
        count: usize,
        /// Columns of the widest table that is shown as one.
        columns: usize,
    },
    /// More formulas than are set; the others are shown as they are written.
    FormulasAsWritten {
        /// How many are set.
        limit: usize,
    },
    /// Tables of a Markdown text that would be filled up with too many empty cells.
    TablesUnread,
    /// Links whose addresses are too long, or repeated too often.
    AddressesTooLong {
        /// How many.
        count: usize,
        /// Kilobytes of the longest address that is kept.
        limit: usize,
    },
    /// The names in the glossary are too many to be sought in the text.
    TermsUnmarked {
        /// Names that are sought at most.
        limit: usize,
    },
    /// A note within the text, such as `［＃…］` of Aozora Bunko, that is not known or names a text that is not there.
    NoteApart {
        /// What it says.
        note: String,
    },
    /// Comments in the margin of a document, which are no part of its text.
    CommentsLeftOut {
        /// How many.
        count: usize,
    },
    /// Other documents that stand within a document as files of their own.
    InnerDocumentsLeftOut {
        /// How many.
        count: usize,
    },
    /// What a document repeats at the head and foot of its pages.
    PageHeadsLeftOut {
        /// The texts, each once.
        texts: Vec<String>,
    },
    /// A mark such as `(外部)` is not part of the name.
    ExternalMark {
        /// The mark as it stands in the file.
        mark: String,
    },
}

impl WarningKind {
    /// Whether it tells of what hardly ever goes wrong and changes nothing that is read: a name that was taken to
    /// pieces, a line that was taken as the date.
    pub const fn is_minor(&self) -> bool {
        match self {
            Self::UnknownField { .. }
            | Self::FrontMatterUnread
            | Self::FrontMatterLeftOut { .. }
            | Self::TitleFromName
            | Self::HeadlineRepeated { .. }
            | Self::AuthorsTaken { .. }
            | Self::DateTaken { .. }
            | Self::SourceTaken { .. }
            | Self::AliasTaken { .. }
            | Self::ReadingTaken { .. }
            | Self::ArticleChosen
            | Self::AddressesTooLong { .. }
            | Self::TermsUnmarked { .. }
            | Self::PageHeadsLeftOut { .. }
            | Self::ExternalMark { .. } => true,
            Self::DoubtfulEncoding { .. }
            | Self::ZerosLeftOut { .. }
            | Self::UnknownInline { .. }
            | Self::NoTitle
            | Self::UnknownSection { .. }
            | Self::SummaryEnds
            | Self::PairsGuessed
            | Self::Continued { .. }
            | Self::NoDefinition { .. }
            | Self::HiddenPartShown
            | Self::LittleText
            | Self::WholePage
            | Self::TablesAsText { .. }
            | Self::TablesUnread
            | Self::CommentsLeftOut { .. }
            | Self::InnerDocumentsLeftOut { .. }
            | Self::FormulasAsWritten { .. }
            | Self::NoteApart { .. } => false,
        }
    }
}
