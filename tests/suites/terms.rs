//! The glossary of a case: `+ term | alias ; alias | reading | definition`, with `@ ja` for the article's language.

use std::fmt::Write as _;
use std::ops::Range;

use moyue::article::{Article, Block, Section, Term};
use moyue::glossary::{EntryId, Glossary};

/// The glossary of a case's entries.
pub fn glossary(input: &str) -> Glossary {
    assert!(input.lines().all(|line| line.starts_with(['@', '+', '?', '='])), "what is this? {input}");
    let line = |sign: char| input.lines().filter_map(move |line| line.strip_prefix(sign));
    let entries = line('+').map(|line| term(&line.replace('⏎', "\n"))).collect();
    let language = line('@').next().map_or("", str::trim).to_owned();
    let section = Section { entries, ..Section::default() };
    Glossary::new(&Article { language, sections: vec![section], ..Article::default() })
}

fn term(line: &str) -> Term {
    let mut parts = line.split('|').map(|part| part.trim_matches(' '));
    let term = parts.next().unwrap().to_owned();
    let aliases = parts.next().unwrap_or_default().split(';').map(|alias| alias.trim_matches(' '));
    let aliases = aliases.filter(|alias| !alias.is_empty()).map(str::to_owned).collect();
    let reading = parts.next().filter(|reading| !reading.is_empty()).map(str::to_owned);
    let definition = parts.next().unwrap_or_default().lines().map(Block::paragraph).collect();
    Term { term, aliases, reading, definition, ..Term::default() }
}

/// The number of an entry of the article.
pub fn number(entry: EntryId) -> u32 {
    match entry {
        EntryId::Article(number) => number,
        other => panic!("{other:?} is not the article's"),
    }
}

/// A text with `«` and a label before each range and `»` after it.
pub fn show(text: &str, ranges: impl Iterator<Item = (Range<usize>, String)>) -> String {
    let mut shown = String::new();
    let mut from = 0;
    for (range, label) in ranges {
        shown += text.get(from..range.start).unwrap();
        from = range.end;
        let _ = write!(shown, "«{label}{}»", text.get(range).unwrap());
    }
    shown + text.get(from..).unwrap()
}
