//! `moyue terms`.

use std::collections::HashMap;
use std::ops::Range;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use clap::Args;
use serde::Serialize;

use super::convert;
use super::glossary_files::{glossary_format, terms_in, write};
use super::streams::{LANGUAGE, complain, not_read, not_written, print, text};
use crate::article::{Article, Passage, Role, TermStatus, passages};
use crate::check::FindingPlace;
use crate::dictionary::Dictionary;
use crate::files::{GlossaryFormat, read_glossary};
use crate::glossary::{EntryId, Field, Glossary, GlossaryEntry, Match, Occurrence, Occurrences, UseKind};
use crate::open_error::SystemError;
use crate::text::slice::first_chars;
use crate::words::{Msg, glossary_warning, place, use_reason};

/// Looks up an article's terms.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The article; - reads the standard input
    pub file: PathBuf,
    /// What to look up, best matches first; without it every entry is listed with its uses
    pub query: Option<String>,
    /// A glossary of another program beside the article's own: .tsv, .csv, .tbx, .u8, .dsl, .ifo or .zip; may be given several times
    #[arg(long = "glossary", value_name = "PATH")]
    pub glossaries: Vec<PathBuf>,
    /// Print JSON; places are counted from 0 and in characters
    #[arg(long)]
    pub json: bool,
    /// Write the terms for another program instead; FILE may then also be such a program's glossary
    #[arg(long, value_name = "FORMAT", value_parser = glossary_format(), conflicts_with_all = ["query", "glossaries", "json"])]
    pub to: Option<GlossaryFormat>,
    /// The file to write, all or nothing; without it the result is printed
    #[arg(short, long, value_name = "OUT", requires = "to")]
    pub output: Option<PathBuf>,
}

/// Entries of added glossaries that are found at most.
const MOST_ADDED: usize = 50;

/// Prints the terms. The code is 0 when it is done, also when nothing was found, and 1 when it is not.
pub fn terms(terms: &Terms) -> ExitCode {
    if let Some(format) = terms.to {
        return match terms_in(&terms.file, "") {
            Some(article) => write(&article, format, terms.output.as_deref()),
            None => ExitCode::FAILURE,
        };
    }
    let file = terms.file.display();
    let imported = match convert::read(&terms.file) {
        Ok(imported) => imported,
        Err(error) => {
            complain(not_read(&file, &error));
            return ExitCode::FAILURE;
        }
    };
    let mut added = Vec::new();
    for path in &terms.glossaries {
        match read_glossary(path, &imported.article.language, &AtomicBool::new(false)) {
            Ok(read) => {
                for warning in read.warnings {
                    let warning = glossary_warning(&warning, LANGUAGE);
                    complain(format_args!("{}: {warning}", path.display()));
                }
                added.push(Arc::new(Dictionary::new(read.data)));
            }
            Err(error) => {
                complain(not_read(path.display(), &error));
                return ExitCode::FAILURE;
            }
        }
    }
    let list = List::new(&imported.article, &added);
    let printed = match terms.query.as_deref().filter(|query| !query.trim().is_empty()) {
        Some(query) => list.matches(query, terms.json),
        None => list.entries(terms.json),
    };
    match printed.map_err(SystemError::from).and_then(|text| print(&text)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(not_written(error));
            ExitCode::FAILURE
        }
    }
}

/// An entry in the list.
#[derive(Serialize)]
struct Listed<'a> {
    /// Its number: that in the list of all entries, or the next one for an entry that is not in that list.
    entry: usize,
    term: &'a str,
    aliases: &'a [String],
    reading: Option<&'a str>,
    definition: &'a str,
    url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    example: Option<&'a str>,
    status: TermStatus,
    /// What is to be used instead of a forbidden term.
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<&'a str>,
    /// The added glossary that it comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    glossary: Option<&'a str>,
}

/// An entry that was found.
#[derive(Serialize)]
struct Found<'a> {
    #[serde(flatten)]
    listed: Listed<'a>,
    reason: &'static str,
    marks: Vec<FoundMark<'a>>,
}

/// A part of an entry that matches the query.
#[derive(Serialize)]
struct FoundMark<'a> {
    /// `term`, `alias`, `reading` or `definition`.
    field: &'static str,
    /// Characters of the field.
    start: usize,
    end: usize,
    text: &'a str,
}

/// An entry with its uses.
#[derive(Serialize)]
struct Used<'a> {
    #[serde(flatten)]
    listed: Listed<'a>,
    uses: Vec<UsePlace<'a>>,
}

/// A use of a term.
#[derive(Serialize)]
struct UsePlace<'a> {
    /// Index of the section; none in the summary above the first one.
    section: Option<usize>,
    /// Index in the section's flow, or of the summary's paragraph.
    block: usize,
    /// Characters from the block's start.
    start: usize,
    end: usize,
    text: &'a str,
    /// How it uses the entry: `exact`, `variant`, `short`, `part` or `near`.
    kind: UseKind,
    /// The entry's other name that it is a use of.
    #[serde(skip_serializing_if = "Option::is_none")]
    alias: Option<&'a str>,
}

struct List<'a> {
    article: &'a Article,
    passages: Vec<Passage>,
    glossary: Glossary,
    occurrences: Occurrences,
}

impl<'a> List<'a> {
    fn new(article: &'a Article, added: &[Arc<Dictionary>]) -> Self {
        let (passages, mut glossary) = (passages(article), Glossary::new(article));
        let own = glossary.mark_forms(&passages);
        let all = glossary.add(added, &passages, own);
        let occurrences = Occurrences::new(all, &passages);
        Self { article, passages, glossary, occurrences }
    }

    fn matches(&self, query: &str, json: bool) -> serde_json::Result<String> {
        let mut matches = self.glossary.lookup(query);
        matches.extend(self.glossary.lookup_added(query, MOST_ADDED));
        let entry = |found: Match| Some((self.glossary.entry(found.entry)?, found));
        let found: Vec<_> = matches.into_iter().filter_map(entry).collect();
        if json {
            let listed = self.glossary.entries().iter().map(|entry| entry.id);
            let mut numbers: HashMap<EntryId, usize> = listed.zip(0..).collect();
            let listing = found.iter().map(|(entry, found)| {
                let next = numbers.len();
                self.found_json(*numbers.entry(entry.id).or_insert(next), entry, found)
            });
            return Ok(serde_json::to_string_pretty(&listing.collect::<Vec<_>>())? + "\n");
        }
        let paragraphs = found.iter().map(|(entry, found)| {
            format!("{} — {}\n{}", self.heading(entry), found.rank.name(), definition_lines(entry))
        });
        Ok(paragraphs.collect::<Vec<_>>().join("\n"))
    }

    fn entries(&self, json: bool) -> serde_json::Result<String> {
        let entries = self.glossary.entries().iter().map(|entry| {
            let ids = self.occurrences.of(entry.id).iter();
            (entry, ids.filter_map(|id| self.occurrences.get(*id)).collect::<Vec<_>>())
        });
        if json {
            let listing = entries.enumerate().map(|(number, (entry, uses))| Used {
                listed: self.listed(number, entry),
                uses: uses.into_iter().map(|found| self.use_json(found, entry)).collect(),
            });
            return Ok(serde_json::to_string_pretty(&listing.collect::<Vec<_>>())? + "\n");
        }
        let paragraphs = entries.map(|(entry, uses)| {
            let count = self.count(entry.id);
            let head = format!("{} — {count}\n{}", self.heading(entry), definition_lines(entry));
            uses.into_iter().fold(head, |text, found| text + "  " + &self.use_line(found, entry) + "\n")
        });
        Ok(paragraphs.collect::<Vec<_>>().join("\n"))
    }

    fn use_json<'e>(&'e self, found: &Occurrence, entry: &'e GlossaryEntry) -> UsePlace<'e> {
        let passage = &self.passages[found.passage];
        let text = passage.text.get(found.range.clone()).unwrap_or_default();
        let start = passage.anchor.offset + passage.written_before(found.range.start);
        let (section, block) = if passage.kind.is_some() {
            (Some(passage.anchor.section), passage.anchor.block)
        } else {
            let before = self.passages.iter().take(found.passage);
            (None, before.filter(|passage| passage.role == Role::Summary).count())
        };
        let alias = found.alias.and_then(|alias| entry.aliases.get(alias as usize)).map(String::as_str);
        let end = start + text.chars().count();
        UsePlace { section, block, start, end, text, kind: found.kind, alias }
    }

    /// How often an entry is used, and how often something like it.
    fn count(&self, entry: EntryId) -> String {
        let counts = self.occurrences.count_of(entry);
        let sure = match counts.sure {
            0 => text(Msg::UsesNone),
            1 => text(Msg::UsesOnce),
            count => text(Msg::Uses { count: &count }),
        };
        match counts.similar {
            0 => sure.into_owned(),
            count => format!("{sure} · {}", text(Msg::UsesSimilar { count: &count })),
        }
    }

    /// The place of a use, the words around it, and why it is one unless it is exact.
    fn use_line(&self, found: &Occurrence, entry: &GlossaryEntry) -> String {
        /// Characters shown on either side.
        const AROUND: usize = 12;
        let passage = &self.passages[found.passage];
        let part = |range: Range<usize>| passage.text.get(range).unwrap_or_default();
        let before = part(0..found.range.start);
        let after = part(found.range.end..passage.text.len());
        let from = before.char_indices().rev().take(AROUND).last().map_or(before.len(), |(at, _)| at);
        let shown = first_chars(after, AROUND);
        let around = format!(
            "{}{}«{}»{}{}",
            if from > 0 { "…" } else { "" },
            part(from..before.len()),
            part(found.range.clone()),
            shown,
            if shown.len() < after.len() { "…" } else { "" },
        );
        let at = FindingPlace::of_passage(self.article, &self.passages, found.passage);
        let why = use_reason(found.kind, found.name(entry), LANGUAGE);
        let why = why.map(|why| format!(" ({why})")).unwrap_or_default();
        format!("{}: {around}{why}", place(&at, LANGUAGE)).replace(char::is_control, " ")
    }

    fn listed<'e>(&'e self, number: usize, entry: &'e GlossaryEntry) -> Listed<'e> {
        Listed {
            entry: number,
            term: &entry.term,
            aliases: &entry.aliases,
            reading: entry.reading.as_deref(),
            definition: &entry.definition,
            url: entry.url.as_deref(),
            example: entry.example.as_deref(),
            status: entry.status,
            replacement: entry.replacement.as_deref(),
            glossary: self.glossary.source_name(entry.id),
        }
    }

    fn found_json<'e>(&'e self, number: usize, entry: &'e GlossaryEntry, found: &Match) -> Found<'e> {
        let marks = found.marks.iter().map(|mark| {
            let (field, text) = match mark.field {
                Field::Term => ("term", entry.term.as_str()),
                Field::Alias(index) => ("alias", entry.aliases[index].as_str()),
                Field::Reading => ("reading", entry.reading.as_deref().unwrap_or_default()),
                Field::Definition => ("definition", entry.definition.as_str()),
            };
            let characters = |bytes: Range<usize>| text.get(bytes).unwrap_or_default().chars().count();
            let start = characters(0..mark.range.start);
            let end = start + characters(mark.range.clone());
            FoundMark { field, start, end, text: text.get(mark.range.clone()).unwrap_or_default() }
        });
        Found { listed: self.listed(number, entry), reason: found.rank.name(), marks: marks.collect() }
    }

    /// The term, in brackets its other names and its reading, and the added glossary that it comes from.
    fn heading(&self, entry: &GlossaryEntry) -> String {
        let others: Vec<_> = entry.aliases.iter().chain(&entry.reading).map(String::as_str).collect();
        let others = if others.is_empty() { String::new() } else { format!(" ({})", others.join(", ")) };
        let source = self.glossary.source_name(entry.id).map(|name| format!(" [{name}]")).unwrap_or_default();
        format!("{}{others}{source}", entry.term).replace(char::is_control, " ")
    }
}

fn definition_lines(entry: &GlossaryEntry) -> String {
    entry.definition.lines().fold(String::new(), |text, line| text + "  " + line + "\n")
}
