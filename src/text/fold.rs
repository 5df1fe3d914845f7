//! Folding: the form of a text in which spellings that a reader takes for the same are the same.
//!
//! Folded together are
//! - upper and lower case, full and half width, and what else compatibility normalisation (NFKC) takes for the same;
//! - letters with and without diacritics (`é`, `e`); the voicing marks of kana are no diacritics (`が`, `か`);
//! - hiragana and katakana, small kana and large;
//! - Traditional, Simplified and Japanese ideographs and their variants in Taiwan and Hong Kong, by the tables of
//!   `OpenCC`: whatever is joined by a line of a table, and so `發`, `髮` and `发`;
//! - texts with and without punctuation and white space between two ideographs or kana (`人工 智慧`, `人工、智慧`).
//!
//! # Marks in a query
//! Where marks are ignored, a query of marks alone, or with marks at its ends, would not find them between
//! ideographs. [`Folding::for_query`] gives the folding that suits a query; texts must be folded by the same one.

mod folded;
mod marks;
mod table;
#[cfg(test)]
mod tests;
mod thorough;

use unicode_normalization::UnicodeNormalization;

use super::language_tag::{LanguageTag, MainLanguage};
use super::slice::first_bytes;
pub use folded::Folded;
use folded::Folder;
use marks::{FoldClass, Marks, is_common_letter, is_ignorable};
use table::FoldingTable;

/// Which characters a reader takes for the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Folding {
    language: Language,
    marks: Marks,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
enum Language {
    #[default]
    Chinese,
    Japanese,
}

/// How close a spelling is to the one that was asked for, the closest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Closeness {
    /// The same characters, or canonical equivalents of them.
    Same,
    /// Another case, another width or another compatibility form.
    Case,
    /// Other characters: variants of ideographs, other kana, other diacritics or other marks between.
    Variant,
}

#[expect(non_upper_case_globals, reason = "they are read as the kinds of folding")]
impl Folding {
    /// As readers of Chinese do, and of any language but Japanese: new forms of Japanese that are Chinese
    /// characters of another meaning are left alone (`芸` is not `藝`, nor `糸` `絲`).
    pub const Chinese: Self = Self { language: Language::Chinese, marks: Marks::Ignored };
    /// As readers of Japanese do: every new form is its old one, and `弁` is `辨`, `瓣` and `辯`.
    pub const Japanese: Self = Self { language: Language::Japanese, marks: Marks::Ignored };
}

impl Folding {
    /// The folding for a text in a language, given as a BCP 47 tag.
    pub fn of(tag: &str) -> Self {
        if LanguageTag::of(tag).main() == MainLanguage::Japanese { Self::Japanese } else { Self::Chinese }
    }

    /// The same folding with all marks kept.
    #[must_use]
    pub fn keeping_marks(self) -> Self {
        Self { marks: Marks::Kept, ..self }
    }

    /// The same folding with all marks kept but those that stand within a word: spaces, middle dots and hyphens.
    /// So no word runs on over a comma, a full stop or a line end.
    #[must_use]
    pub fn within_words(self) -> Self {
        Self { marks: Marks::WithinWords, ..self }
    }

    /// The folding to find a query with: one that keeps marks, if the query begins or ends with a mark other than
    /// white space, and otherwise this one.
    #[must_use]
    pub fn for_query(self, query: &str) -> Self {
        let folded = self.keeping_marks().fold(query).text;
        let query = folded.trim();
        let has_mark = query.starts_with(is_ignorable) || query.ends_with(is_ignorable);
        if has_mark { self.keeping_marks() } else { self }
    }

    /// A folded text without the marks at its ends that would be ignored if an ideograph or kana stood beyond them.
    pub fn without_outer_marks(self, folded: &str) -> &str {
        let is_mark = |c| self.marks.kind(c) == FoldClass::Mark;
        let is_letter = |c| self.marks.kind(c) == FoldClass::Letter;
        let core = folded.trim_start_matches(is_mark);
        let folded = if core.starts_with(is_letter) { core } else { folded };
        let core = folded.trim_end_matches(is_mark);
        if core.ends_with(is_letter) { core } else { folded }
    }

    /// Folds a text. Folding a folded text changes nothing.
    ///
    /// Of a text of more than 256 MiB only the beginning is folded, so that the way back takes four bytes a place.
    pub fn fold(self, text: &str) -> Folded {
        let table = self.table();
        let text = first_bytes(text, LONGEST_TEXT);
        let mut folder = Folder::new(text.len(), self.marks);
        let mut segment = String::new();
        let from =
            |at: usize| text.get(at..).unwrap_or_default().chars().map(|c| (c, table.alone(c))).peekable();
        let (mut chars, mut at) = (from(0), 0);
        while let Some((c, alone)) = chars.next() {
            if c.is_ascii() && folder.is_away_from_letters() {
                // A mark may follow the last of them.
                let run = ascii_run(text, at);
                if run.len() > LONG_RUN {
                    folder.push_ascii(run);
                    at += run.len();
                    chars = from(at);
                    continue;
                }
            }
            let begins_run = |alone: Option<char>| alone.is_some_and(is_common_letter);
            if begins_run(alone) && chars.peek().is_some_and(|&(_, next)| begins_run(next)) {
                let letters = folder.push_letters(text.get(at..).unwrap_or_default(), |c| table.alone(c));
                if letters > 0 {
                    at += letters;
                    chars = from(at);
                    continue;
                }
            }
            at += c.len_utf8();
            let stands_alone = chars.peek().is_none_or(|&next| begins_character(next));
            match alone {
                Some(single) if stands_alone => folder.push(c.len_utf8(), single),
                _ => {
                    segment.clear();
                    segment.push(c);
                    while let Some((mark, _)) = chars.next_if(|&next| !begins_character(next)) {
                        segment.push(mark);
                        at += mark.len_utf8();
                    }
                    folder.push_segment(&segment, &fold_segment(table, &segment));
                }
            }
        }
        folder.finish()
    }

    /// How close a part of a text is to a query that folds to the same.
    pub fn closeness(original_part: &str, query: &str) -> Closeness {
        let raised = |text: &str| text.nfkc().flat_map(thorough::fold_case).nfkc().collect::<String>();
        if original_part == query || original_part.nfc().eq(query.nfc()) {
            Closeness::Same
        } else if raised(original_part) == raised(query) {
            Closeness::Case
        } else {
            Closeness::Variant
        }
    }

    fn table(self) -> &'static FoldingTable {
        match self.language {
            Language::Chinese => &table::CHINESE,
            Language::Japanese => &table::JAPANESE,
        }
    }
}

/// From so many bytes on it pays to fold a run of ASCII at once.
const LONG_RUN: usize = 8;

/// The run of ASCII from a byte on, without its last character.
fn ascii_run(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest.bytes().position(|byte| !byte.is_ascii()).unwrap_or(rest.len());
    rest.get(..end.saturating_sub(1)).unwrap_or_default()
}

/// Bytes of the longest text that is folded whole.
const LONGEST_TEXT: usize = 256 * 1024 * 1024;

/// Whether nothing before a character, given with what it folds to alone, can compose with it.
fn begins_character((c, alone): (char, Option<char>)) -> bool {
    alone.is_some() || thorough::begins_character(c)
}

fn fold_segment(table: &FoldingTable, segment: &str) -> String {
    let quick: Option<String> = segment.nfkc().map(|c| table.alone(c)).collect();
    quick.unwrap_or_else(|| table.fold(segment))
}
