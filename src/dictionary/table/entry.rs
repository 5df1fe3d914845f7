//! An entry out of a row's cells.

use super::Dialect;
use super::column::Column;
use super::columns::Columns;
use super::names_in_cell::{CellNames, other_names, term_of, without_furigana};
use crate::dictionary::markup::{Markup, has_tags, plain};
use crate::dictionary::{Builder, EntryUsage, GlossaryError};
use crate::text::table_cell::{parts, unescaped};

/// What a row says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub term: String,
    pub reading: String,
    pub definition: String,
    pub aliases: Vec<String>,
    /// A page on the term; empty without one.
    pub url: String,
    /// How the term is used; other programs say that in their notes.
    pub usage: EntryUsage,
}

impl Entry {
    pub(super) fn of(row: &[String], columns: &Columns, dialect: &Dialect) -> Self {
        let text = |cell: &str| dialect.text(cell);
        let names: Vec<_> = columns.cells(Column::Term, row).flat_map(|cell| dialect.names(cell)).collect();
        let mut names = names.into_iter();
        let CellNames { name: term, reading: inner, mut aliases } =
            term_of(&names.next().unwrap_or_default());
        aliases.extend(names);
        for cell in columns.cells(Column::Aliases, row) {
            match &dialect.names(cell)[..] {
                [name] => aliases.extend(other_names(name)),
                names => aliases.extend_from_slice(names),
            }
        }
        aliases.retain(|alias| *alias != term);
        let readings: Vec<_> =
            columns.cells(Column::Reading, row).map(|cell| bare(&without_furigana(&text(cell)))).collect();
        let mut readings: Vec<_> = readings.into_iter().filter(|text| !text.is_empty()).collect();
        readings.dedup();
        let reading = if readings.is_empty() { inner } else { readings.join(" / ") };
        let speech = columns.cells(Column::PartOfSpeech, row).map(text).filter(|text| !is_count(text));
        let mut definition: Vec<_> = speech.collect();
        definition.extend(columns.cells(Column::Definition, row).map(text));
        let surplus = columns.surplus(row);
        if let Some(last) = definition.last_mut().filter(|_| !surplus.is_empty()) {
            let between = if dialect.delimiter == b'\t' { '\n' } else { char::from(dialect.delimiter) };
            for cell in surplus {
                last.push(between);
                last.push_str(&text(cell));
            }
            let end = last.trim_end_matches([between, ' ']).len();
            last.truncate(end);
        }
        definition.extend(columns.cells(Column::Note, row).map(text));
        let definition: Vec<_> = definition.into_iter().filter(|text| !text.trim().is_empty()).collect();
        let is_address = |cell: &String| cell.starts_with("https://") || cell.starts_with("http://");
        let urls = columns.cells(Column::Url, row).map(|cell| text(cell).trim().to_owned());
        let url = urls.filter(is_address).find(|url| !url.contains(char::is_whitespace)).unwrap_or_default();
        Self { term, reading, definition: definition.join("\n"), aliases, url, usage: EntryUsage::UNSAID }
    }

    /// Adds it to a glossary.
    ///
    /// # Errors
    /// More entries or text than a glossary may have.
    pub(super) fn push_to(&self, builder: &mut Builder) -> Result<(), GlossaryError> {
        builder.push(&self.term, &self.reading, &self.definition, self.aliases.iter().map(String::as_str))?;
        builder.link_last(&self.url);
        builder.use_last(&self.usage);
        Ok(())
    }
}

impl Dialect {
    /// The text of a cell.
    fn text(&self, cell: &str) -> String {
        let text = if self.has_escapes { unescaped(cell) } else { cell.to_owned() };
        let is_html = self.is_html.unwrap_or_else(|| has_tags(&text));
        without_media(&if is_html { plain(&text, Markup::Html) } else { text })
    }

    /// The names in a cell, between bars.
    fn names(&self, cell: &str) -> Vec<String> {
        let names = match self.delimiter {
            b'|' => vec![cell.to_owned()],
            _ if self.has_escapes && self.delimiter == b'\t' => parts(cell),
            _ => cell.split('|').map(str::to_owned).collect(),
        };
        // A bar without a name next to it is none between names.
        if names.len() > 1 && names.iter().all(|name| name.trim().is_empty()) {
            return vec![cell.to_owned()];
        }
        // Most tables have very many names, and few that need more than to be taken as they are.
        if self.is_html != Some(true) && !cell.contains(['<', '[']) {
            return names;
        }
        let plain = |name: String| {
            let is_html = self.is_html.unwrap_or_else(|| has_tags(&name));
            without_media(&if is_html { self::plain(&name, Markup::Html) } else { name })
        };
        names.into_iter().map(plain).collect()
    }
}

/// Whether a text tells how often a word is of each part of speech, `n:46/v:54`, as ECDICT does.
fn is_count(text: &str) -> bool {
    let is_count =
        |part: &str| part.split_once(':').is_some_and(|(_, count)| count.trim().parse::<u32>().is_ok());
    !text.is_empty() && text.split('/').all(is_count)
}

/// A text without Anki's marks of sounds, `[sound:a.mp3]`.
fn without_media(text: &str) -> String {
    let mut parts = text.split("[sound:");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(']') {
            Some((_, after)) => plain.push_str(after),
            None => plain.extend(["[sound:", part]),
        }
    }
    plain
}

/// A reading without the brackets or slashes around it.
fn bare(reading: &str) -> String {
    let reading = reading.trim();
    for (open, close) in [('[', ']'), ('/', '/'), ('【', '】'), ('(', ')'), ('（', '）')] {
        let inner = reading.strip_prefix(open).and_then(|inner| inner.strip_suffix(close));
        if let Some(inner) = inner.filter(|inner| !inner.contains([open, close])) {
            return inner.trim().to_owned();
        }
    }
    reading.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn readings_and_sounds_are_tidied() {
        for (reading, wanted) in [
            ("[yǔ sǎn]", "yǔ sǎn"),
            ("/kæt/", "kæt"),
            ("a/b/", "a/b/"),
            ("(a) b (c)", "(a) b (c)"),
            ("/", "/"),
        ] {
            assert_eq!(bare(reading), wanted);
        }
        assert!(is_count("n:46/v:54") && !is_count("n./v.") && !is_count("") && !is_count("v5"));
        assert_eq!(without_media("傘[sound:a.mp3]雨[sound:b.mp3]"), "傘雨");
        assert_eq!(without_media("傘[sound:a"), "傘[sound:a");
    }
}
