//! A bank of terms, read entry by entry.

use std::fmt;

use serde::de::{Deserializer, SeqAccess, Visitor};
use serde_json::Value;

use super::content::push_content;
use super::malformed;
use super::row::Budget;
use crate::dictionary::{Builder, GlossaryError};

/// How an entry is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BankVersion {
    /// Term, reading, tags, rules, score, and then the definitions.
    Old,
    /// Term, reading, tags, rules, score, the list of definitions, and more.
    New,
}

/// Why a bank is not read.
pub(super) enum BankError {
    Json(serde_json::Error),
    Glossary(GlossaryError),
}

impl BankError {
    /// The error with the bank's name.
    pub(super) fn named(self, bank: &str) -> GlossaryError {
        match self {
            Self::Json(error) => malformed(bank, &error),
            Self::Glossary(error) => error,
        }
    }
}

/// Where the definitions begin in an entry.
const DEFINITIONS: usize = 5;

pub(super) fn read_bank(bytes: &[u8], version: BankVersion, builder: &mut Builder) -> Result<(), BankError> {
    let mut rows = Rows { version, builder, refused: None };
    let mut json = serde_json::Deserializer::from_slice(bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes));
    let read = json.deserialize_seq(&mut rows).and_then(|()| json.end());
    match (rows.refused, read) {
        (Some(error), _) => Err(BankError::Glossary(error)),
        (None, Err(error)) => Err(BankError::Json(error)),
        (None, Ok(())) => Ok(()),
    }
}

struct Rows<'b> {
    version: BankVersion,
    builder: &'b mut Builder,
    /// Why reading was given up.
    refused: Option<GlossaryError>,
}

impl<'de> Visitor<'de> for &mut Rows<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut rows: A) -> Result<(), A::Error> {
        loop {
            let mut budget = Budget::new();
            let Some(row) = rows.next_element_seed(budget.seed())? else { return Ok(()) };
            self.builder.cut += usize::from(budget.is_spent());
            if let Err(error) = self.take(&row) {
                self.refused = Some(error);
                return Err(serde::de::Error::custom("given up"));
            }
        }
    }
}

impl Rows<'_> {
    fn take(&mut self, row: &Value) -> Result<(), GlossaryError> {
        let text = |index: usize| row.get(index).and_then(Value::as_str);
        let definitions = match self.version {
            BankVersion::Old => row.as_array().and_then(|row| row.get(DEFINITIONS..)),
            BankVersion::New => row.get(DEFINITIONS).and_then(Value::as_array).map(Vec::as_slice),
        };
        let (Some(term), Some(definitions)) = (text(0), definitions) else {
            self.builder.left_out += 1;
            return Ok(());
        };
        let reading = text(1).filter(|reading| *reading != term).unwrap_or_default();
        let mut definition = String::new();
        for value in definitions {
            push_content(&mut definition, value);
            if !definition.is_empty() && !definition.ends_with('\n') {
                definition.push('\n');
            }
        }
        self.builder.push(term, reading, &definition, [])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bank: &str, version: BankVersion) -> Result<(Vec<String>, usize), (usize, usize)> {
        let mut builder = Builder::new("");
        match read_bank(bank.as_bytes(), version, &mut builder) {
            Ok(()) => {
                let said = |entry: crate::dictionary::Headword<'_>| {
                    format!("{} [{}] {}", entry.term, entry.reading.unwrap_or_default(), entry.definition)
                };
                Ok((builder.data.iter().map(said).collect(), builder.left_out))
            }
            Err(BankError::Json(error)) => Err((error.line(), error.column())),
            Err(BankError::Glossary(error)) => panic!("{error:?}"),
        }
    }

    #[test]
    fn both_forms_are_read() {
        let old = r#"[["傘","かさ","n","",5,"umbrella","parasol"],["雨","雨","","",0,"rain"]]"#;
        assert_eq!(
            read(old, BankVersion::Old),
            Ok((vec!["傘 [かさ] umbrella\nparasol".into(), "雨 [] rain".into()], 0))
        );
        let new =
            r#"[["傘","かさ","n","",5,["umbrella",["さす",["v5"]]],1,""],["",""],7,["x","",null,"",0,[]]]"#;
        assert_eq!(
            read(new, BankVersion::New),
            Ok((vec!["傘 [かさ] umbrella\n→ さす".into(), "x [] ".into()], 2))
        );
        assert_eq!(read("[]", BankVersion::New), Ok((vec![], 0)));
    }

    #[test]
    fn a_malformed_bank_says_where() {
        assert_eq!(read("[[\"a\",\n oops]]", BankVersion::New), Err((2, 2)));
        // The library tells of a value of another kind before it has read on.
        assert_eq!(read("{}", BankVersion::New), Err((1, 0)));
        assert_eq!(read("[] []", BankVersion::New), Err((1, 4)));
        let deep = "[".repeat(100_000);
        assert!(read(&deep, BankVersion::New).is_err());
    }
}
