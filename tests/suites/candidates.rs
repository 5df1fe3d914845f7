//! What looks like a term and has no entry: `tests/suite/candidates.txt`.
//!
//! `@ ja` is the language, `+ term | alias ; alias` an entry, `? name` an author or a source, `= text` a paragraph with
//! `⟦links⟧` and `‹code›`. What comes out is the kind, the number of uses, the name, and after `=` another name, after `~` a
//! reading.

use std::sync::atomic::AtomicBool;

use moyue::article::{Article, Block, Section, passages};
use moyue::glossary::candidates::{Candidate, CandidateText, OtherName};

use crate::marking::inlines;
use crate::terms::glossary;

/// The candidates, a line each.
pub fn outcome(_: &str, input: &str) -> String {
    let texts = input.lines().filter_map(|line| line.strip_prefix("= ")).map(|line| line.replace('⏎', "\n"));
    let blocks = texts.map(|text| Block::Paragraph(inlines(&text))).collect();
    let sections = vec![Section { blocks, ..Section::default() }];
    let passages = passages(&Article { sections, ..Article::default() });
    let glossary = glossary(input);
    let byline: Vec<&str> = input.lines().filter_map(|line| line.strip_prefix("? ")).collect();
    let language = input.lines().find_map(|line| line.strip_prefix("@ ")).unwrap_or_default();
    let occurrences = glossary.mark(&passages);
    let text = CandidateText {
        passages: &passages,
        glossary: &glossary,
        occurrences: &occurrences,
        byline: &byline,
        language,
    };
    let found = text.candidates(&AtomicBool::new(false));
    for candidate in &found {
        let there = passages[candidate.passage].text.get(candidate.range.clone());
        assert_eq!(there, Some(candidate.name.as_str()), "the name stands where it was found");
    }
    found.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn line(Candidate { name, other, kind, count, .. }: &Candidate) -> String {
    let kind = format!("{kind:?}").to_lowercase();
    match other {
        Some(OtherName::Alias(alias)) => format!("{kind} {count}: {name} = {alias}"),
        Some(OtherName::Reading(reading)) => format!("{kind} {count}: {name} ~ {reading}"),
        None => format!("{kind} {count}: {name}"),
    }
}
