//! A glossary of another program, as plain data.

use std::collections::BTreeMap;

use crate::article::TermStatus;

/// The entries of a glossary that some other program wrote: hundreds of thousands of them in one buffer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DictionaryData {
    /// What the glossary is called.
    pub name: String,
    /// The language of its terms as a BCP 47 tag; empty when it does not tell.
    pub language: String,
    /// Of each entry the term, the reading, the definition and the other names, with [`BETWEEN`] between them, and after
    /// [`BEFORE_URL`] a page on it.
    text: String,
    /// Where in the text each entry ends.
    ends: Vec<u32>,
    /// What is said of the use of some, by their numbers.
    usages: BTreeMap<usize, EntryUsage>,
}

/// How an entry's term is used; most glossaries say nothing of that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryUsage {
    /// A sentence that uses it.
    pub example: Option<String>,
    /// Whether it is to be used.
    pub status: TermStatus,
    /// What is to be used instead of a forbidden term.
    pub replacement: Option<String>,
}

impl EntryUsage {
    /// Nothing is said of that.
    pub const UNSAID: Self = Self { example: None, status: TermStatus::Agreed, replacement: None };
}

/// An entry of a [`DictionaryData`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Headword<'a> {
    /// The term; never empty.
    pub term: &'a str,
    /// How it is read.
    pub reading: Option<&'a str>,
    /// What it means, with `\n` between paragraphs.
    pub definition: &'a str,
    /// A page on it.
    pub url: Option<&'a str>,
    /// How it is used.
    pub usage: &'a EntryUsage,
    aliases: &'a str,
}

/// Stands between the parts of an entry, which never contain it.
const BETWEEN: char = '\u{1F}';
/// Stands before an entry's page.
const BEFORE_URL: char = '\u{1E}';

impl DictionaryData {
    /// A glossary of this name without entries.
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), ..Self::default() }
    }

    /// Adds an entry; whether it was added. One without a term is not, nor one for which there is no room: all text
    /// together is shorter than 4 GiB.
    ///
    /// In names, white space becomes one space; in definitions lines without text vanish, and so do control
    /// characters everywhere.
    pub fn push<'t>(
        &mut self,
        term: &str,
        reading: &str,
        definition: &str,
        aliases: impl IntoIterator<Item = &'t str>,
    ) -> bool {
        let start = self.text.len();
        push_line(&mut self.text, term);
        if self.text.len() == start {
            return false;
        }
        self.text.push(BETWEEN);
        push_line(&mut self.text, reading);
        self.text.push(BETWEEN);
        push_lines(&mut self.text, definition);
        for alias in aliases {
            self.text.push(BETWEEN);
            let alias_start = self.text.len();
            push_line(&mut self.text, alias);
            if self.text.len() == alias_start {
                self.text.pop();
            }
        }
        let Ok(end) = u32::try_from(self.text.len()) else {
            self.text.truncate(start);
            return false;
        };
        self.ends.push(end);
        true
    }

    /// Gives the entry that was added last a page on it; nothing happens where there is no entry, no page or no room, or a page
    /// already.
    pub fn link_last(&mut self, url: &str) {
        if self.len().checked_sub(1).and_then(|last| self.get(last)).is_none_or(|last| last.url.is_some()) {
            return;
        }
        let start = self.text.len();
        self.text.push(BEFORE_URL);
        let url_start = self.text.len();
        push_line(&mut self.text, url);
        let end = u32::try_from(self.text.len()).ok().filter(|_| self.text.len() > url_start);
        match (self.ends.last_mut(), end) {
            (Some(last), Some(end)) => *last = end,
            _ => self.text.truncate(start),
        }
    }

    /// Says how the term is used of the entry that was added last; in place of what was said before.
    pub fn use_last(&mut self, usage: &EntryUsage) {
        let tidy = |text: &Option<String>, push: fn(&mut String, &str)| {
            let mut tidied = String::new();
            push(&mut tidied, text.as_deref()?);
            Some(tidied).filter(|text| !text.is_empty())
        };
        let usage = EntryUsage {
            example: tidy(&usage.example, push_lines),
            replacement: tidy(&usage.replacement, push_line),
            status: usage.status,
        };
        if let Some(last) = self.len().checked_sub(1).filter(|_| usage != EntryUsage::UNSAID) {
            self.usages.insert(last, usage);
        }
    }

    /// How many entries there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Bytes of all texts.
    pub fn text_bytes(&self) -> usize {
        let usages = self.usages.values().flat_map(|usage| [&usage.example, &usage.replacement]);
        self.text.len() + usages.flatten().map(String::len).sum::<usize>()
    }

    /// An entry by its number, counted from 0.
    pub fn get(&self, number: usize) -> Option<Headword<'_>> {
        let end = *self.ends.get(number)? as usize;
        let start = number.checked_sub(1).map_or(0, |before| self.ends[before] as usize);
        let text = self.text.get(start..end)?;
        let (text, url) = text.rsplit_once(BEFORE_URL).map_or((text, None), |(text, url)| (text, Some(url)));
        let mut parts = text.splitn(4, BETWEEN);
        let mut next = || parts.next().unwrap_or_default();
        let (term, reading, definition, aliases) = (next(), next(), next(), next());
        let reading = (!reading.is_empty()).then_some(reading);
        let usage = self.usages.get(&number).unwrap_or(&EntryUsage::UNSAID);
        Some(Headword { term, reading, definition, url, usage, aliases })
    }

    /// All entries, in the glossary's order.
    pub fn iter(&self) -> impl Iterator<Item = Headword<'_>> {
        (0..self.len()).filter_map(|number| self.get(number))
    }

    /// Gives back the memory that was kept for further entries.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.ends.shrink_to_fit();
    }
}

impl<'a> Headword<'a> {
    /// The other names, none of them empty.
    pub fn aliases(self) -> impl Iterator<Item = &'a str> {
        self.aliases.split(BETWEEN).filter(|alias| !alias.is_empty())
    }
}

/// Appends a text as one line.
fn push_line(into: &mut String, text: &str) {
    let start = into.len();
    let mut is_apart = false;
    for c in text.chars() {
        if c.is_whitespace() {
            is_apart = true;
        } else if !c.is_control() && c != '\u{FEFF}' {
            if is_apart && into.len() > start {
                into.push(' ');
            }
            is_apart = false;
            into.push(c);
        }
    }
}

/// Appends a text line by line.
fn push_lines(into: &mut String, text: &str) {
    let start = into.len();
    for line in text.lines().map(str::trim_end) {
        if line.trim_start().is_empty() {
            continue;
        }
        if into.len() > start {
            into.push('\n');
        }
        into.extend(line.chars().map(|c| if c == '\t' { ' ' } else { c }).filter(|c| !c.is_control()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_come_back_as_they_were_given() {
        let mut data = DictionaryData::new("字典");
        assert!(data.push(" 雨\t傘 ", "yǔ sǎn", "遮雨。\r\n\r\n 也遮陽。\u{1F}", ["傘", " ", "陽傘\u{1F}"]));
        assert!(!data.push(" \u{0}", "x", "y", []));
        assert!(data.push("帽", "", "", []));
        assert_eq!(data.len(), 2);
        let first = data.get(0).unwrap();
        assert_eq!((first.term, first.reading), ("雨 傘", Some("yǔ sǎn")));
        assert_eq!(first.definition, "遮雨。\n 也遮陽。");
        assert_eq!(first.aliases().collect::<Vec<_>>(), ["傘", "陽傘"]);
        let second = data.get(1).unwrap();
        assert_eq!((second.term, second.reading, second.definition), ("帽", None, ""));
        assert_eq!(second.aliases().count(), 0);
        assert!(data.get(2).is_none());
        data.link_last(" ");
        assert_eq!(data.get(1).unwrap().url, None);
        data.link_last("https://example.org/\u{1F}笠");
        assert!(data.push("笠", "", "", ["斗笠"]));
        let urls: Vec<_> = data.iter().map(|entry| entry.url).collect();
        assert_eq!(urls, [None, Some("https://example.org/笠"), None]);
        assert_eq!(data.get(1).unwrap().aliases().count(), 0);
    }
}
