//! Runs the suite of find in the article: `suite/find.txt`.

use std::fmt::Write;

use moyue::article::{Article, Block, Inline, Passage, Ruby, Section, passages};
use moyue::search::{Finder, Options, Query};

/// What stands for markup in a paragraph of the suite.
const MARKUP: [char; 5] = ['⟪', '⟫', '｜', '《', '》'];

#[test]
fn find() {
    let mut failures = String::new();
    let suite = include_str!("suite/find.txt");
    let cases: Vec<&str> = suite.split("\n### ").skip(1).collect();
    for case in &cases {
        let mut lines = case.lines().filter(|line| !line.is_empty());
        let name = lines.next().unwrap();
        let mut lines = lines.peekable();
        let language = lines.next_if(|line| line.starts_with('@'));
        let language = language.map_or("zh-Hant", |line| line.trim_start_matches('@').trim());
        while let Some(line) = lines.next() {
            let query = query(line.strip_prefix('?').unwrap_or_else(|| panic!("{name}: {line}")));
            let mut wanted = Vec::new();
            while let Some(line) = lines.next_if(|line| !line.starts_with('?')) {
                wanted.push(unescaped(line));
            }
            assert!(!wanted.is_empty(), "{name}: nothing is wanted of {query:?}");
            let found = found(&query, language, &wanted);
            let wanted: Vec<String> = wanted.iter().map(|line| without_markup(line)).collect();
            if found != wanted {
                let _ = writeln!(failures, "{name} {query:?}\n  {wanted:#?}\n  {found:#?}");
            }
        }
    }
    assert!(failures.is_empty(), "wanted, then found:\n{failures}");
    assert!(cases.len() >= 60, "only {} cases", cases.len());
}

/// The paragraphs with their hits marked, or why the query is refused.
fn found(query: &Query, language: &str, wanted: &[String]) -> Vec<String> {
    match Finder::new(query, language) {
        Ok(finder) => {
            let passages = paragraphs(wanted);
            passages.iter().enumerate().map(|(index, passage)| shown(&finder, index, passage)).collect()
        }
        Err(error) => {
            let at = error.at.map_or_else(|| "-".to_owned(), |at| at.to_string());
            vec![format!("! {:?} {at}", error.fault)]
        }
    }
}

fn query(line: &str) -> Query {
    let (options, text) = match line.strip_prefix('[').and_then(|line| line.split_once(']')) {
        Some((options, text)) => (options, text),
        None => ("", line),
    };
    let has = |name| options.split(' ').any(|option| option == name);
    let known = ["exact", "case", "word", "regex", ""];
    assert!(options.split(' ').all(|option| known.contains(&option)), "{line}");
    Query {
        text: unescaped(text.strip_prefix(' ').unwrap_or(text)),
        options: Options {
            fold: !has("exact"),
            case: has("case"),
            whole_word: has("word"),
            regex: has("regex"),
        },
    }
}

fn paragraphs(wanted: &[String]) -> Vec<Passage> {
    let text = |line: &String| line.trim_start_matches('=').trim_start_matches(' ').replace(['«', '»'], "");
    let blocks = wanted.iter().map(|line| Block::Paragraph(inlines(&text(line)))).collect();
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

fn without_markup(line: &str) -> String {
    let mut parts = line.split('《');
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        text.push_str(part.split_once('》').unwrap().1);
    }
    text.replace(MARKUP, "")
}

fn unescaped(line: &str) -> String {
    let mut parts = line.split("\\u{");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}
