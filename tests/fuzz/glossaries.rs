//! Glossaries of other programs: bytes of any kind in every form, and then used in a text.

use std::collections::BTreeMap;
use std::sync::Arc;

use moyue::article::{Article, Passage};
use moyue::dictionary::{
    Dictionary, DictionaryData, GlossaryError, ImportedGlossary, LONGEST_DEFINITION, MOST_ENTRIES, MOST_TEXT,
    StarDict, read_stardict, read_text, read_yomitan,
};
use moyue::glossary::{Field, Glossary, Match};
use moyue::reader::Language;
use moyue::words::glossary_error;

use super::{examine_uses, split};

#[path = "../dictionaries/mod.rs"]
mod dictionaries;

use dictionaries::{archive, dictzip};

/// What parts the files of a dictionary in a fuzzer's bytes.
const BETWEEN: &[u8] = b"\n=====\n";

/// A byte of switches, a line of text, and a glossary.
pub fn glossary(data: &[u8]) {
    const LANGUAGES: [&str; 4] = ["zh-Hant", "zh-Hans", "ja", "ko"];
    const NAMES: [&str; 4] = ["a.tsv", "a.csv", "字.TAB", "a.tbx"];
    let Some((switches, rest)) = data.split_first() else { return };
    let (text, bytes) = split(rest);
    let choice = usize::from(switches >> 2 & 3);
    let read = match switches & 3 {
        0 => read_text(bytes, NAMES[choice], LANGUAGES[usize::from(switches >> 4 & 3)]),
        1 => stardict(bytes, switches >> 2 & 1 != 0),
        2 => read_yomitan(&packed(bytes)),
        _ => read_yomitan(bytes),
    };
    match read {
        Ok(read) => examine(read, &String::from_utf8_lossy(text), LANGUAGES[usize::from(switches >> 4 & 3)]),
        Err(error) => examine_error(&error),
    }
}

/// The files of a dictionary: `.ifo`, `.idx`, `.dict` and perhaps `.syn`.
fn stardict(bytes: &[u8], is_packed: bool) -> Result<ImportedGlossary, GlossaryError> {
    let files = parts(bytes);
    let file = |index: usize| files.get(index).copied().unwrap_or_default();
    if !is_packed {
        let (index, definitions) = (file(1), file(2));
        return read_stardict(&StarDict {
            info: file(0),
            index,
            definitions,
            synonyms: files.get(3).copied(),
        });
    }
    // What is packed by hand hardly ever unpacks once the fuzzer has changed it.
    let [index, definitions, synonyms] = [1, 2, 3].map(|at| dictzip(file(at)));
    let synonyms = Some(&synonyms[..]);
    read_stardict(&StarDict { info: file(0), index: &index, definitions: &definitions, synonyms })
}

/// An archive of files, each under a line with its name.
fn packed(bytes: &[u8]) -> Vec<u8> {
    let files = parts(bytes).into_iter().map(|file| {
        let (name, content) = split(file);
        (String::from_utf8_lossy(name), String::from_utf8_lossy(content))
    });
    // No archive holds two files of a name.
    let files: BTreeMap<_, _> = files.collect();
    archive(&files.iter().map(|(name, content)| (name.as_ref(), content.as_ref())).collect::<Vec<_>>())
}

fn parts(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&rest[..at]);
        rest = &rest[at + BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}

fn examine_error(error: &GlossaryError) {
    let text = glossary_error(error, Language::En);
    assert!(!text.is_empty() && text.lines().count() < 3, "one sentence: {text:?}");
}

/// What must be true of every glossary, by itself and next to an article that has this line and some of its terms.
fn examine(read: ImportedGlossary, line: &str, language: &str) {
    let data = read.data;
    examine_dictionary(&data);
    let names: Vec<_> = data.iter().step_by(data.len() / 40 + 1).map(|word| word.term.to_owned()).collect();
    let passages = [Passage::plain(line), Passage::plain(&names.join("，")), Passage::plain(&names.concat())];
    let mut glossary = Glossary::new(&Article { language: language.to_owned(), ..Article::default() });
    let uses = glossary.add(&[Arc::new(Dictionary::new(data))], &passages, Vec::new());
    examine_uses(&passages, &uses);
    for found in &uses {
        assert!(found.entry.is_from_dictionary() && glossary.is_listed(found.entry));
        let entry = glossary.entry(found.entry).expect("an entry that the text uses");
        assert_eq!(entry.id, found.entry, "an entry has one id");
    }
    for query in names.iter().take(3).map(String::as_str).chain([line]) {
        for matched in glossary.lookup_added(query, 20) {
            examine_match(&glossary, &matched);
        }
    }
}

fn examine_dictionary(data: &DictionaryData) {
    assert!(!data.is_empty() && data.len() <= MOST_ENTRIES && data.text_bytes() <= MOST_TEXT);
    assert_eq!(data.iter().count(), data.len(), "every entry has its place");
    for word in data.iter() {
        assert!(!word.term.is_empty(), "an entry has a term");
        for name in word.aliases().chain([word.term, word.reading.unwrap_or_default()]) {
            assert!(!name.contains(char::is_control) && name.trim() == name, "{name:?} is a name");
        }
        let definition = word.definition;
        assert!(!definition.contains(|c: char| c.is_control() && c != '\n'), "{definition:?} is text");
        assert!(definition.len() <= LONGEST_DEFINITION + '…'.len_utf8(), "a definition is bounded");
    }
}

fn examine_match(glossary: &Glossary, matched: &Match) {
    let entry = glossary.entry(matched.entry).expect("an entry that was found");
    assert_eq!(entry.id, matched.entry, "an entry has one id");
    for mark in &matched.marks {
        let text = match mark.field {
            Field::Term => &entry.term,
            Field::Alias(index) => &entry.aliases[index],
            Field::Reading => entry.reading.as_ref().expect("the reading that matches"),
            Field::Definition => &entry.definition,
        };
        let part = text.get(mark.range.clone());
        assert!(part.is_some_and(|part| !part.is_empty()), "marks are of whole characters");
    }
}
