//! Dictionaries that are text but no tables: lines of CC-CEDICT and EDICT (`slashed`), lines `term : definition` and
//! `term - definition` (`lines`), blocks that end with `</>` as tools for `MDict` write them (`blocks`), and the DSL of
//! Lingvo (`dsl`).

mod blocks;
mod dsl;
mod lines;
mod markup;
mod slashed;

use super::name::ends_with;
use super::{Builder, GlossaryError};
use crate::text::slice::first_bytes;

/// Lines that are looked at to find out what a text is.
const SAMPLE: usize = 100;
/// Bytes that are looked at.
const SAMPLE_BYTES: usize = 64 * 1024;

/// A form of text that dictionaries are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ListForm {
    Slashed,
    Lines,
    Blocks,
    Dsl,
}

impl ListForm {
    /// The form of a text in a file of this name; none if it may be a table.
    pub(super) fn of(text: &str, name: &str) -> Option<Self> {
        let text = first_bytes(text, SAMPLE_BYTES);
        let first = text.lines().next().unwrap_or_default();
        if first.starts_with("#NAME") || first.starts_with("#INDEX_LANGUAGE") || ends_with(name, ".dsl") {
            return Some(Self::Dsl);
        }
        if text.lines().any(|line| line.trim_end() == blocks::END) {
            return Some(Self::Blocks);
        }
        let is_said = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        let lines: Vec<_> = text.lines().filter(is_said).take(SAMPLE).collect();
        let are = |is: fn(&str) -> bool| {
            !lines.is_empty() && lines.iter().filter(|line| is(line)).count() * 5 >= lines.len() * 4
        };
        if are(|line| slashed::Line::of(line).is_some()) {
            Some(Self::Slashed)
        } else if are(|line| lines::parts(line).is_some()) {
            Some(Self::Lines)
        } else {
            None
        }
    }

    /// Reads the entries of a text.
    ///
    /// # Errors
    /// More entries or text than a glossary may have.
    pub(super) fn read(self, text: &str, builder: &mut Builder) -> Result<(), GlossaryError> {
        match self {
            Self::Slashed => slashed::read(text, builder),
            Self::Lines => lines::read(text, builder),
            Self::Blocks => blocks::read(text, builder),
            Self::Dsl => dsl::read(text, builder),
        }
    }
}

/// What a form makes of a text, for tests: term, other names, reading and definition of each entry.
#[cfg(test)]
fn entries(form: ListForm, text: &str) -> Vec<String> {
    let mut builder = Builder::new("");
    form.read(text, &mut builder).unwrap();
    let line = |entry: crate::dictionary::Headword<'_>| {
        let aliases: Vec<_> = entry.aliases().collect();
        let reading = entry.reading.unwrap_or_default();
        format!(
            "{} ({}) [{reading}] {}",
            entry.term,
            aliases.join("|"),
            entry.definition.replace('\n', " / ")
        )
    };
    builder.data.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_known_by_their_lines() {
        for (text, name, form) in [
            ("# 註\n雨傘 雨伞 [yu3 san3] /umbrella/\n", "a.u8", Some(ListForm::Slashed)),
            ("雨傘 [あまがさ] /(n) umbrella/(P)/\n", "edict", Some(ListForm::Slashed)),
            ("■umbrella : 傘\n■rain : 雨\n", "a.txt", Some(ListForm::Lines)),
            ("雨傘：遮雨\n斗笠：帽子\n", "a.tsv", Some(ListForm::Lines)),
            ("umbrella - 傘\ne-mail - 電子郵件\n", "a.txt", Some(ListForm::Lines)),
            ("雨傘\n<b>遮雨</b>\n</>\n", "a.txt", Some(ListForm::Blocks)),
            ("#NAME \"雨\"\n雨傘\n\t遮雨\n", "a.txt", Some(ListForm::Dsl)),
            ("雨傘\n 遮雨\n", "A.DSL", Some(ListForm::Dsl)),
            ("雨傘\t遮雨：用具\n", "a.tsv", None),
            ("雨傘,遮雨：用具\n", "a.csv", None),
            ("雨傘/雨伞\t/umbrella/\n", "a.tsv", None),
            ("雨傘\n斗笠：帽子\n傘\n", "a.tsv", None),
            ("", "a.tsv", None),
        ] {
            assert_eq!(ListForm::of(text, name), form, "{text}");
        }
    }
}
