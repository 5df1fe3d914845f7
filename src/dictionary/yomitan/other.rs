//! Archives without terms: those of other programs, and dictionaries of Yomitan's with kanji or frequencies.

use std::fmt;

use serde::de::{Deserializer, IgnoredAny, SeqAccess, Visitor};
use serde_json::Value;

use super::row::Budget;
use super::{Archive, LARGEST_BANK, file};
use crate::dictionary::GlossaryError;

/// Bytes of the longest name of a type.
const LONGEST_TYPE: usize = 1024;

/// What an archive is that has no index, by the names of its files and, as `OpenDocument` has it, by the type in it.
pub(super) fn program(archive: &mut Archive<'_>, names: &[String]) -> GlossaryError {
    let kind =
        names.iter().find(|name| *name == "mimetype").and_then(|name| file(archive, name, LONGEST_TYPE).ok());
    let is_sheet =
        kind.is_some_and(|kind| kind.starts_with(b"application/vnd.oasis.opendocument.spreadsheet"));
    let has = |name: &str| names.iter().any(|other| other == name);
    if is_sheet || has("xl/workbook.xml") || has("xl/workbook.bin") {
        GlossaryError::Workbook
    } else if ["collection.anki2", "collection.anki21", "collection.anki21b"].into_iter().any(has) {
        GlossaryError::AnkiPackage
    } else {
        GlossaryError::NotYomitan
    }
}

/// What a dictionary is in which there are no terms; none if it has no banks of anything else.
pub(super) fn without_terms(archive: &mut Archive<'_>, names: &[String]) -> Option<GlossaryError> {
    let bank = |beginning: &str| names.iter().find(|name| name.starts_with(beginning));
    if bank("kanji_bank_").is_some() {
        return Some(GlossaryError::KanjiOnly);
    }
    let about = bank("term_meta_bank_").or_else(|| bank("kanji_meta_bank_"))?;
    // Its rows are of a term, what is told of it, and that. A damaged bank is nothing that could be mended here.
    let mode = file(archive, about, LARGEST_BANK).ok().and_then(|bytes| first_mode(&bytes));
    Some(match mode.as_deref() {
        Some("pitch" | "ipa") => GlossaryError::PronunciationsOnly,
        _ => GlossaryError::FrequenciesOnly,
    })
}

/// What the first row of a bank of facts tells: `freq`, `pitch` or `ipa`.
fn first_mode(bytes: &[u8]) -> Option<String> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let first = serde_json::Deserializer::from_slice(bytes).deserialize_seq(First).ok()??;
    first.get(1)?.as_str().map(str::to_owned)
}

/// Reads the first of several rows.
struct First;

impl<'de> Visitor<'de> for First {
    type Value = Option<Value>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<Self::Value, A::Error> {
        let first = rows.next_element_seed(Budget::new().seed())?;
        while rows.next_element::<IgnoredAny>()?.is_some() {}
        Ok(first)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_row_tells_what_a_bank_is_about() {
        assert_eq!(first_mode(br#"[["a","pitch",{}],["b","freq",1]]"#).as_deref(), Some("pitch"));
        for other in ["[]", "[1]", "[[\"a\",", "x"] {
            assert_eq!(first_mode(other.as_bytes()), None);
        }
    }
}
