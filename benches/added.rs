//! Measures glossaries of other programs: `cargo bench --bench added --no-default-features`.
//!
//! 200,000 entries each are read from a table, a `StarDict` dictionary and an archive for Yomitan; an article of 1 MB is
//! marked with them, and queries are looked up. Each figure is the best of several runs; memory is that of the entries
//! and their index.

#[path = "../tests/dictionaries/mod.rs"]
mod dictionaries;

use std::fmt::Write;
use std::hint::black_box;
use std::sync::Arc;
use std::time::{Duration, Instant};

use dictionaries::{stardict, yomitan};
use moyue::article::{Article, Block, Section, passages};
use moyue::dictionary::{Dictionary, DictionaryData, StarDict, read_stardict, read_table, read_yomitan};
use moyue::glossary::Glossary;

const ENTRIES: usize = 200_000;
const ARTICLE: usize = 1_000_000;

fn main() {
    let words = words();
    let data = reading(&words);
    let mut text = Source { state: 7 };
    let article = article(&mut text, &words);
    let passages = passages(&article);
    let plain = Glossary::new(&article);
    let own = plain.mark(&passages);
    let fresh = || Arc::new(Dictionary::new(data.clone()));
    let first = (0..3).map(|_| {
        let added = fresh();
        let mut glossary = Glossary::new(&article);
        let start = Instant::now();
        black_box(glossary.add(&[added], &passages, own.clone()).len());
        start.elapsed()
    });
    println!("marking 1 MB for the first time, which puts the names in order: {}", shown(first.min()));
    let added = fresh();
    let time = best(5, || Glossary::new(&article).add(&[Arc::clone(&added)], &passages, own.clone()).len());
    let mut glossary = Glossary::new(&article);
    let uses = glossary.add(&[Arc::clone(&added)], &passages, own.clone()).len();
    let entries = glossary.entries().len();
    println!("marking 1 MB again: {}, {uses} uses of {entries} entries", shown(Some(time)));
    println!("memory: {:.1} MB", added.bytes() as f64 / 1e6);
    for query in ["人工智慧", "模", "a", "transf", "ren", "rengong", "xxxx"] {
        let found = glossary.lookup_added(query, 50).len();
        let time = best(20, || glossary.lookup_added(query, 50).len());
        println!("query {query}: {}, {found} found", shown(Some(time)));
    }
}

/// Reads the entries in all three forms.
fn reading(words: &[(String, String, String)]) -> DictionaryData {
    let mut table = String::new();
    for (term, reading, definition) in words {
        let _ = writeln!(table, "{term}\t{reading}\t{definition}");
    }
    let report = |what: &str, bytes: usize, time| {
        println!("{what}, {ENTRIES} entries, {:.1} MB: {}", bytes as f64 / 1e6, shown(Some(time)));
    };
    report(
        "table",
        table.len(),
        best(3, || read_table(table.as_bytes(), "a.tsv").map(|read| read.data.len())),
    );
    let articles: Vec<_> =
        words.iter().map(|(term, _, definition)| (term.as_str(), definition.as_bytes())).collect();
    let files = stardict("x", "m", &articles, false);
    let packed = dictionaries::dictzip(&files.definitions);
    let parts =
        StarDict { info: files.info.as_bytes(), index: &files.index, definitions: &packed, synonyms: None };
    report(
        "StarDict",
        packed.len() + files.index.len(),
        best(3, || read_stardict(&parts).map(|read| read.data.len())),
    );
    let rows: Vec<_> =
        words.iter().map(|(term, reading, text)| (term.as_str(), reading.as_str(), text.as_str())).collect();
    let archive = yomitan("x", &rows);
    report("Yomitan", archive.len(), best(3, || read_yomitan(&archive).map(|read| read.data.len())));
    read_table(table.as_bytes(), "a.tsv").map(|read| read.data).unwrap_or_default()
}

/// Entries as a dictionary has them: four of five of ideographs, the others of letters.
fn words() -> Vec<(String, String, String)> {
    let mut text = Source { state: 1 };
    let syllables = ["ren", "gong", "zhi", "hui", "mo", "xing", "da", "yu", "yan"];
    let word = |index: usize| {
        let term = match index % 5 {
            0 => format!("{}{}", ["trans", "data", "model", "Net"][text.next(4)], text.letters('a', 26, 5)),
            1 => text.letters('\u{4E00}', 3_000, 2),
            2 => text.letters('\u{4E00}', 3_000, 3),
            _ => text.letters('\u{4E00}', 3_000, 4),
        };
        let reading: Vec<_> = (0..3).map(|_| syllables[text.next(syllables.len())]).collect();
        (term, reading.join(" "), text.letters('\u{4E00}', 3_000, 40))
    };
    (0..ENTRIES).map(word).collect()
}

/// Text in which one word in eight is an entry.
fn article(text: &mut Source, words: &[(String, String, String)]) -> Article {
    let (mut blocks, mut length) = (Vec::new(), 0);
    while length < ARTICLE {
        let mut paragraph = String::new();
        for _ in 0..60 {
            let word = text.next(words.len());
            paragraph.push_str(&words[word].0);
            paragraph.push_str(&text.letters('\u{4E00}', 3_000, 14));
            paragraph.push(['，', '。', '的', ' '][text.next(4)]);
        }
        length += paragraph.len();
        blocks.push(Block::paragraph(&paragraph));
    }
    let section = Section { blocks, ..Section::default() };
    Article { language: "zh-Hant".into(), sections: vec![section], ..Article::default() }
}

/// Generated text.
struct Source {
    state: u64,
}

impl Source {
    fn letters(&mut self, first: char, count: usize, length: usize) -> String {
        let letter = |text: &mut Self| char::from_u32(first as u32 + text.next(count) as u32);
        (0..length).filter_map(|_| letter(self)).collect()
    }

    /// A number below a bound, by xorshift.
    fn next(&mut self, bound: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % bound as u64) as usize
    }
}

fn best<T>(runs: usize, mut work: impl FnMut() -> T) -> Duration {
    let once = || {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    std::iter::repeat_with(once).take(runs).min().unwrap_or_default()
}

fn shown(time: Option<Duration>) -> String {
    format!("{:.2} ms", time.unwrap_or_default().as_secs_f64() * 1_000.0)
}
