//! Uses of terms in every form: `tests/suite/uses`.

use moyue::article::{Article, Block, Section, passages};
use moyue::glossary::UseKind;

use crate::marking::inlines;
use crate::terms::{glossary, number, show};

/// The passages with the uses in them, each with the number of its entry and its kind, unless it is exact.
pub fn outcome(_: &str, input: &str) -> String {
    let texts = input.lines().filter_map(|line| line.strip_prefix("= "));
    let blocks = texts.map(|text| Block::Paragraph(inlines(text))).collect();
    let sections = vec![Section { blocks, ..Section::default() }];
    let passages = passages(&Article { sections, ..Article::default() });
    let uses = glossary(input).mark_forms(&passages);
    let label = |entry, kind: UseKind| match kind {
        UseKind::Exact => format!("{entry}|"),
        _ => format!("{entry} {}|", kind.name()),
    };
    let line = |(index, text): (usize, &str)| {
        let uses = uses.iter().filter(|found| found.passage == index);
        let shown =
            show(text, uses.map(|found| (found.range.clone(), label(number(found.entry), found.kind))));
        format!("= {shown}")
    };
    passages.iter().map(|passage| passage.text.as_str()).enumerate().map(line).collect::<Vec<_>>().join("\n")
}
