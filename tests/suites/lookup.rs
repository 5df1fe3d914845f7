//! Lookup in a glossary: `tests/suite/lookup.txt`.

use std::fmt::Write as _;

use moyue::glossary::{Field, Glossary, GlossaryEntry, Match, MatchPlace, Rank};

use crate::terms::{glossary, number, show};

/// The queries, each with its matches, best first.
pub fn outcome(_: &str, input: &str) -> String {
    let glossary = glossary(input);
    let mut out = String::new();
    for line in input.lines().filter(|line| line.starts_with('?')) {
        let _ = writeln!(out, "{line}");
        let query = line.strip_prefix('?').unwrap_or(line);
        for found in glossary.lookup(&query.strip_prefix(' ').unwrap_or(query).replace('⏎', "\n")) {
            let _ = writeln!(out, "> {}", show_match(&glossary, &found).replace('\n', "⏎"));
        }
    }
    out.trim_end_matches('\n').to_owned()
}

fn show_match(glossary: &Glossary, found: &Match) -> String {
    let entry = glossary.entry(found.entry).unwrap();
    let place = match found.rank {
        Rank::Alias(MatchPlace::Exact) | Rank::Reading(MatchPlace::Exact) => " exact",
        Rank::Alias(MatchPlace::Prefix) | Rank::Reading(MatchPlace::Prefix) => " prefix",
        Rank::Alias(MatchPlace::Inside) | Rank::Reading(MatchPlace::Inside) => " inside",
        Rank::Exact { folded: true } => " folded",
        _ => "",
    };
    let mut fields: Vec<_> = found.marks.iter().map(|mark| mark.field).collect();
    fields.dedup();
    let fields: Vec<_> = fields
        .into_iter()
        .map(|field| {
            let marks = found.marks.iter().filter(|mark| mark.field == field);
            show(text_of(&entry, field), marks.map(|mark| (mark.range.clone(), String::new())))
        })
        .collect();
    let shown = if fields.is_empty() { String::new() } else { format!(": {}", fields.join(" | ")) };
    format!("{} {}{place}{shown}", number(found.entry), found.rank.name())
}

fn text_of(entry: &GlossaryEntry, field: Field) -> &str {
    match field {
        Field::Term => &entry.term,
        Field::Alias(index) => &entry.aliases[index],
        Field::Reading => entry.reading.as_ref().unwrap(),
        Field::Definition => &entry.definition,
    }
}
