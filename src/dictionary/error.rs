//! Why a glossary is refused, and what is left out of one.

use thiserror::Error;

/// Why a glossary is refused; one sentence for a person.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GlossaryError {
    /// There is no entry in it.
    #[error("there are no terms in this file; a table has a term and its definition on each line")]
    NoEntries,
    /// A dictionary of `StarDict` or Yomitan without entries.
    #[error("there are no terms in this dictionary; get it again, or choose another")]
    EmptyDictionary,
    /// A dictionary of Yomitan's that explains single characters.
    #[error("this is a kanji dictionary of Yomitan, with no terms in it; choose a dictionary of terms")]
    KanjiOnly,
    /// A dictionary of Yomitan's that tells how frequent terms are.
    #[error("this is a frequency list of Yomitan, with no definitions in it; choose a dictionary of terms")]
    FrequenciesOnly,
    /// A dictionary of Yomitan's that tells how terms are pronounced.
    #[error(
        "this is a pronunciation list of Yomitan, with no definitions in it; choose a dictionary of terms"
    )]
    PronunciationsOnly,
    /// A workbook of a spreadsheet program.
    #[error("this is a workbook; save its sheet as CSV in the spreadsheet program and open that")]
    Workbook,
    /// A package of Anki's.
    #[error("this is a package of Anki; export the notes as plain text from Anki and open that")]
    AnkiPackage,
    /// A dictionary of a program whose files are not read.
    #[error(
        "this is a dictionary in the format of {format}, which is not read; convert it to StarDict or CSV"
    )]
    OtherFormat {
        /// What the format is called.
        format: &'static str,
    },
    /// A table that is not text.
    #[error("the file is not text, so it is no table of terms")]
    NotText,
    /// Too many entries.
    #[error("the glossary has more than {limit} entries; split it into smaller ones")]
    TooManyEntries {
        /// Entries of the largest glossary that is read.
        limit: usize,
    },
    /// Too many names.
    #[error("the glossary has more than {limit} names; split it into smaller ones")]
    TooManyNames {
        /// Names of the largest glossary that is read.
        limit: usize,
    },
    /// Too much text, or a file that unpacks to too much.
    #[error("the glossary unpacks to more than {limit} MB; split it into smaller ones")]
    TooMuchText {
        /// Megabytes of the largest glossary that is read.
        limit: usize,
    },
    /// A file of a `StarDict` dictionary is missing.
    #[error("the {part} file of this StarDict dictionary is missing; put it into the same folder")]
    PartMissing {
        /// The ending of the file's name.
        part: &'static str,
    },
    /// The `.ifo` file is none.
    #[error("the .ifo file is not that of a StarDict dictionary; get the dictionary again")]
    NotStarDict,
    /// Compressed data that cannot be unpacked.
    #[error("the {part} file is damaged and cannot be unpacked; get the dictionary again")]
    Damaged {
        /// The ending of the file's name, or the name of a file in an archive.
        part: String,
    },
    /// An archive of something else.
    #[error("this archive is not a Yomitan dictionary: there is no index.json in it")]
    NotYomitan,
    /// A format of Yomitan's that is not known.
    #[error("the dictionary has Yomitan's format {version}; a newer Moyue is needed to read it")]
    NewerFormat {
        /// The format's number.
        version: u64,
    },
    /// JSON in an archive that is malformed.
    #[error("{part} in the archive is malformed at line {line}, column {column}; get the dictionary again")]
    Malformed {
        /// The file in the archive.
        part: String,
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
}

/// What was left out of a glossary; the text is that of the command line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum GlossaryWarning {
    /// Entries without a term, or in a shape that is not known.
    #[error("entries left out, for they have no term or an unknown form: {count}")]
    LeftOut {
        /// How many.
        count: usize,
    },
    /// Definitions that were too long.
    #[error("definitions cut, for they are longer than 64 KB: {count}")]
    Cut {
        /// How many.
        count: usize,
    },
    /// Entries with too many other names.
    #[error("entries of which only the first {limit} other names are kept: {count}")]
    TooManyAliases {
        /// How many entries.
        count: usize,
        /// Other names of an entry that are kept.
        limit: usize,
    },
    /// Entries of an index whose definitions lie outside the file.
    #[error("entries left out, for the index points outside the file: {count}")]
    Outside {
        /// How many.
        count: usize,
    },
    /// An index that breaks off in the middle of an entry.
    #[error("the {part} file breaks off; what stands before that is read")]
    BreaksOff {
        /// The ending of the file's name.
        part: &'static str,
    },
    /// Entries that are not UTF-8.
    #[error("entries that are not UTF-8, shown with replacement characters: {count}")]
    NotUtf8 {
        /// How many.
        count: usize,
    },
    /// Banks of Yomitan's that hold no terms.
    #[error("files with kanji, tags or frequencies are not read: {count}")]
    OtherBanks {
        /// How many.
        count: usize,
    },
    /// The encoding of a table was guessed from too little.
    #[error("the encoding is doubtful: read as {name}")]
    DoubtfulEncoding {
        /// The encoding's name.
        name: &'static str,
    },
}
