//! Marking of terms in a text: `tests/suite/marking.txt`.

use moyue::article::{Article, Block, Inline, Section, passages};
use moyue::glossary::Occurrence;

use crate::terms::{glossary, number, show};

/// The passages with the uses in them.
pub fn outcome(_: &str, input: &str) -> String {
    let texts = input.lines().filter_map(|line| line.strip_prefix("= ")).map(|line| line.replace('⏎', "\n"));
    let blocks = texts.map(|text| Block::Paragraph(inlines(&text))).collect();
    let sections = vec![Section { blocks, ..Section::default() }];
    let passages = passages(&Article { sections, ..Article::default() });
    let uses = glossary(input).mark(&passages);
    let line = |(index, text): (usize, &str)| {
        let uses = uses.iter().filter(|found| found.passage == index);
        format!("= {}", show_uses(text, uses).replace('\n', "⏎"))
    };
    let lines = passages.iter().map(|passage| passage.text.as_str()).enumerate().map(line);
    lines.collect::<Vec<_>>().join("\n")
}

/// Inline content from text with links, code and strong text in it.
pub fn inlines(text: &str) -> Vec<Inline> {
    let Some(open) = text.find(['⟦', '‹', '⟪']) else { return plain(text) };
    let (before, rest) = text.split_at(open);
    let (close, make): (char, fn(&str) -> Inline) = match rest.chars().next() {
        Some('⟦') => ('⟧', |text| Inline::Link { url: "https://a.example".into(), text: plain(text) }),
        Some('‹') => ('›', |text| Inline::Code(text.into())),
        _ => ('⟫', |text| Inline::Strong(plain(text))),
    };
    let (inner, after) = rest.split_once(close).unwrap();
    let mut all = plain(before);
    all.push(make(inner.trim_start_matches(['⟦', '‹', '⟪'])));
    all.extend(inlines(after));
    all
}

fn plain(text: &str) -> Vec<Inline> {
    let mut all = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            all.push(Inline::LineBreak);
        }
        all.push(Inline::Text(line.into()));
    }
    all
}

fn show_uses<'a>(text: &str, uses: impl Iterator<Item = &'a Occurrence>) -> String {
    let label = |entry| if entry == 0 { String::new() } else { format!("{entry}|") };
    show(text, uses.map(|found| (found.range.clone(), label(number(found.entry)))))
}
