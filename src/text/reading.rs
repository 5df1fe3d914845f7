//! Finding texts by the way they are read aloud and typed.
//!
//! A Chinese reader looks for 人工智慧 by `rengongzhihui`, `rgzh`, `rengong智慧`, `rén gōng` or `ㄖㄣˊ ㄍㄨㄥ`; a Japanese
//! one for じんこう by `jinkou` or `zinkō`; a Korean one for 인공 by its initials, `ㅇㄱ`. All of these are one thing
//! here: each letter of a text has several spellings, and a query is found where it can be cut into
//! spellings of letters that follow one another. [`Readings`] holds the texts; [`Readings::query`] prepares a
//! query; [`ReadingQuery::find`] finds it in a text.
//!
//! The readings of Han characters are those of Mandarin, all that a character has: which one a word takes is left
//! to the reader who types it.

mod given;
mod index;
mod kana;
mod mandarin;
mod query;
mod typed;
mod units;

pub use given::{ReadingSource, Syllables};
pub use index::{IndexedText, Readings};
pub use query::{ReadingMatch, ReadingQuery};
pub use typed::spelt;

/// One way of typing a letter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Spelling {
    /// Letters as in [`typed::Typed`].
    text: String,
    /// For a syllable of Mandarin its tone, 0 when unknown.
    tone: Option<u8>,
    /// How many of its first letters may stand for it (`z` and `zh` for `zhi`).
    short: u8,
}
