//! Find in the article: `tests/suite/find.txt`.

use std::fmt::Write;

use moyue::article::{Article, Block, Inline, Passage, Ruby, Section, passages};
use moyue::search::{Finder, SearchOptions, SearchQuery};

/// The queries, each with the paragraphs and the hits in them, or why it is refused.
pub fn outcome(_: &str, input: &str) -> String {
    let mut lines = input.lines().peekable();
    let language = lines.next_if(|line| line.starts_with('@')).unwrap_or("zh-Hant");
    let language = language.trim_start_matches('@').trim();
    let mut out = String::new();
    while let Some(line) = lines.next() {
        let asked = line.strip_prefix('?').unwrap_or_else(|| panic!("a query and its paragraphs: {line}"));
        let mut written = Vec::new();
        while let Some(line) = lines.next_if(|line| line.starts_with('=')) {
            written.push(line);
        }
        let passages = paragraphs(&written);
        let _ = writeln!(out, "{line}");
        match Finder::new(&query(asked), language) {
            Ok(finder) => {
                assert!(!passages.is_empty(), "it is looked for nowhere: {line}");
                for (index, passage) in passages.iter().enumerate() {
                    let _ = writeln!(out, "{}", shown(&finder, index, passage));
                }
            }
            Err(error) => {
                let at = error.at.map_or_else(|| "-".to_owned(), |at| at.to_string());
                let _ = writeln!(out, "! {:?} {at}", error.fault);
            }
        }
    }
    out.trim_end_matches('\n').to_owned()
}

fn query(line: &str) -> SearchQuery {
    let (options, text) = match line.strip_prefix('[').and_then(|line| line.split_once(']')) {
        Some((options, text)) => (options, text),
        None => ("", line),
    };
    let has = |name| options.split(' ').any(|option| option == name);
    let known = ["exact", "case", "word", "regex", ""];
    assert!(options.split(' ').all(|option| known.contains(&option)), "{line}");
    SearchQuery {
        text: text.strip_prefix(' ').unwrap_or(text).to_owned(),
        options: SearchOptions {
            fold: !has("exact"),
            case: has("case"),
            whole_word: has("word"),
            regex: has("regex"),
        },
    }
}

fn paragraphs(lines: &[&str]) -> Vec<Passage> {
    let text = |line: &str| line.trim_start_matches('=').trim_start_matches(' ').to_owned();
    let blocks = lines.iter().map(|line| Block::Paragraph(inlines(&text(line)))).collect();
    let section = Section { blocks, ..Section::default() };
    passages(&Article { sections: vec![section], ..Article::default() })
}

/// Inline content from a text with strong text, readings and line ends in it.
fn inlines(text: &str) -> Vec<Inline> {
    let Some(open) = text.find(['⟪', '｜', '⏎']) else { return plain(text) };
    let (before, rest) = text.split_at(open);
    let mut all = plain(before);
    let mut rest = rest.chars();
    let sign = rest.next();
    let rest = rest.as_str();
    let after = match sign {
        Some('⟪') => {
            let (inner, after) = rest.split_once('⟫').unwrap();
            all.push(Inline::Strong(plain(inner)));
            after
        }
        Some('｜') => {
            let (base, rest) = rest.split_once('《').unwrap();
            let (reading, after) = rest.split_once('》').unwrap();
            all.push(Inline::Ruby(Ruby { base: base.into(), reading: reading.into(), ..Ruby::default() }));
            after
        }
        _ => {
            all.push(Inline::LineBreak);
            rest
        }
    };
    all.extend(inlines(after));
    all
}

fn plain(text: &str) -> Vec<Inline> {
    if text.is_empty() { Vec::new() } else { vec![Inline::Text(text.into())] }
}

/// A passage as a paragraph of the suite, without markup.
fn shown(finder: &Finder, index: usize, passage: &Passage) -> String {
    let mut shown = String::from("=");
    if !passage.text.is_empty() {
        shown.push(' ');
    }
    let mut from = 0;
    for hit in finder.hits_in(index, passage) {
        assert_eq!(hit.passage(), index);
        let text = |range| passage.text.get(range).unwrap();
        let _ = write!(shown, "{}«{}»", text(from..hit.range().start), text(hit.range()));
        from = hit.range().end;
    }
    (shown + passage.text.get(from..).unwrap()).replace('\n', "⏎")
}
