//! Why a glossary is refused, and what is left out of one.

/// Why a glossary is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GlossaryError {
    /// There is no entry in it.
    NoEntries,
    /// A file of TBX, or named like one, without concepts that have terms.
    NoConcepts,
    /// XML that is malformed.
    MalformedXml {
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
    /// A dictionary of `StarDict` or Yomitan without entries.
    EmptyDictionary,
    /// A dictionary of Yomitan's that explains single characters.
    KanjiOnly,
    /// A dictionary of Yomitan's that tells how frequent terms are.
    FrequenciesOnly,
    /// A dictionary of Yomitan's that tells how terms are pronounced.
    PronunciationsOnly,
    /// A workbook of a spreadsheet program.
    Workbook,
    /// A package of Anki's.
    AnkiPackage,
    /// A dictionary of a program whose files are not read.
    OtherFormat {
        /// What the format is called.
        format: &'static str,
    },
    /// A table that is not text.
    NotText,
    /// Too many entries.
    TooManyEntries {
        /// Entries of the largest glossary that is read.
        limit: usize,
    },
    /// Too many names.
    TooManyNames {
        /// Names of the largest glossary that is read.
        limit: usize,
    },
    /// Too much text, or a file that unpacks to too much.
    TooMuchText {
        /// Megabytes of the largest glossary that is read.
        limit: usize,
    },
    /// A file of a `StarDict` dictionary is missing.
    PartMissing {
        /// The ending of the file's name.
        part: &'static str,
    },
    /// The `.ifo` file is none.
    NotStarDict,
    /// Compressed data that cannot be unpacked.
    Damaged {
        /// The ending of the file's name, or the name of a file in an archive.
        part: String,
    },
    /// An archive of something else.
    NotYomitan,
    /// A format of Yomitan's that is not known.
    NewerFormat {
        /// The format's number.
        version: u64,
    },
    /// JSON in an archive that is malformed.
    Malformed {
        /// The file in the archive.
        part: String,
        /// Line, from 1.
        line: usize,
        /// Column in bytes, from 1.
        column: usize,
    },
}

/// What was left out of a glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GlossaryWarning {
    /// Entries without a term, or in a shape that is not known.
    LeftOut {
        /// How many.
        count: usize,
    },
    /// Definitions that were too long.
    Cut {
        /// How many.
        count: usize,
    },
    /// Entries with too many other names.
    TooManyAliases {
        /// How many entries.
        count: usize,
        /// Other names of an entry that are kept.
        limit: usize,
    },
    /// Entries of an index whose definitions lie outside the file.
    Outside {
        /// How many.
        count: usize,
    },
    /// An index that breaks off in the middle of an entry.
    BreaksOff {
        /// The ending of the file's name.
        part: &'static str,
    },
    /// Entries that are not UTF-8.
    NotUtf8 {
        /// How many.
        count: usize,
    },
    /// Banks of Yomitan's that hold no terms.
    OtherBanks {
        /// How many.
        count: usize,
    },
    /// The encoding of a table was guessed from too little.
    DoubtfulEncoding {
        /// The encoding's name.
        name: &'static str,
    },
}
