//! Abbreviations that the text introduces in brackets, as in `人工智慧（AI）`, and the glossary does not have.

use std::collections::{BTreeMap, HashSet};

use unicode_normalization::UnicodeNormalization;

use super::{Finding, FindingKind, Subject};
use crate::article::{Article, Passage, Section, Term};
use crate::glossary::{EntryId, Glossary, Occurrences};
use crate::text::fold::Folding;

/// Characters between brackets in which an abbreviation is sought.
const LONGEST_INSIDE: usize = 80;
/// Characters of the longest abbreviation.
const LONGEST: usize = 10;
/// What leads to an abbreviation inside the brackets: 簡稱, 縮寫為, 약칭, "or".
const LEADS: &[&str] = &["稱", "称", "寫", "写", "縮", "為", "为", "略", "칭", "or", "abbr.", "abbreviated"];

/// Abbreviations in brackets after a name, each once, with how often the text uses it.
pub(super) fn undefined(subject: &Subject<'_>) -> Vec<Finding> {
    let known = known_names(subject);
    let folding = Folding::of(&subject.article.language);
    let mut first: BTreeMap<String, usize> = BTreeMap::new();
    for (index, passage) in subject.texts() {
        for abbreviation in introduced(passage) {
            if !known.contains(&folding.fold(&abbreviation).text) {
                first.entry(abbreviation).or_insert(index);
            }
        }
    }
    let counts = counts(subject, first.keys());
    let found = first.into_iter().zip(counts);
    found
        .map(|((abbreviation, passage), count)| Finding {
            place: subject.place(passage),
            kind: FindingKind::Undefined { abbreviation, count: count.max(1) },
        })
        .collect()
}

fn known_names(subject: &Subject<'_>) -> HashSet<String> {
    let folding = Folding::of(&subject.article.language);
    let entries = subject.glossary.entries().iter();
    let names = entries.flat_map(|entry| std::iter::once(&entry.term).chain(&entry.aliases));
    names
        .flat_map(|name| {
            let name = name.trim();
            [folding.fold(name).text, folding.fold(singular(name)).text]
        })
        .collect()
}

/// How often each is used as a word of running text, in the singular or the plural.
fn counts<'a>(subject: &Subject<'_>, abbreviations: impl Iterator<Item = &'a String>) -> Vec<usize> {
    let entries: Vec<Term> = abbreviations
        .map(|term| Term { term: term.clone(), aliases: vec![format!("{term}s")], ..Term::default() })
        .collect();
    let count = entries.len() as u32;
    let article = Article {
        language: subject.article.language.clone(),
        sections: vec![Section { entries, ..Section::default() }],
        ..Article::default()
    };
    let found = Glossary::new(&article).mark(&subject.running);
    let occurrences = Occurrences::new(found, &subject.running);
    (0..count).map(|number| occurrences.of(EntryId::Article(number)).len()).collect()
}

/// The abbreviations in a passage's brackets, in one width and in the singular.
fn introduced(passage: &Passage) -> Vec<String> {
    let mut abbreviations = Vec::new();
    for (at, open) in passage.text.match_indices(['(', '（']) {
        let (before, rest) = passage.text.split_at(at);
        let span = passage.spans.get(passage.spans.partition_point(|span| span.range.end <= at));
        let in_code = span.is_some_and(|span| span.style.code && span.range.start <= at);
        if in_code || !follows_name(before) {
            continue;
        }
        let rest = rest.strip_prefix(open).unwrap_or_default();
        let Some(inside) = inside_brackets(rest) else { continue };
        let parts = inside.split([',', '，', '、', ';', '；', '/', '／', ':', '：']);
        abbreviations.extend(parts.filter_map(abbreviation));
    }
    abbreviations
}

fn follows_name(before: &str) -> bool {
    let last = before.trim_end().chars().next_back();
    last.is_some_and(|c| c.is_alphanumeric() || "」』》〉”’\"*".contains(c))
}

/// The text up to the bracket that closes it, when there is no other bracket in it.
fn inside_brackets(rest: &str) -> Option<&str> {
    let mut characters = rest.char_indices().take(LONGEST_INSIDE + 1);
    let (end, bracket) = characters.find(|(_, c)| "(（)）".contains(*c))?;
    if matches!(bracket, ')' | '）') { rest.get(..end) } else { None }
}

/// The abbreviation that a part is, perhaps after a word such as 簡稱.
fn abbreviation(part: &str) -> Option<String> {
    let part: String = part.nfkc().collect();
    let is_quote = |c: char| c.is_whitespace() || "「」『』“”\"'".contains(c);
    let part = part.trim_matches(is_quote);
    let start = part.rfind(|c: char| !is_of_abbreviation(c)).map_or(0, |at| part.ceil_char_boundary(at + 1));
    let (lead, name) = part.split_at(start);
    let lead = lead.trim_end_matches(is_quote);
    let is_led = lead.is_empty() || LEADS.iter().any(|word| lead.ends_with(word));
    let name = singular(name);
    (is_led && is_abbreviation(name)).then(|| name.to_owned())
}

const fn is_of_abbreviation(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '&' | '.' | '+')
}

/// `LLM` of `LLMs`.
fn singular(name: &str) -> &str {
    name.strip_suffix('s').filter(|rest| rest.ends_with(|c: char| c.is_ascii_uppercase())).unwrap_or(name)
}

/// Two capitals or more and fewer other letters, and no Roman number.
fn is_abbreviation(name: &str) -> bool {
    let count = |fits: fn(&char) -> bool| name.chars().filter(fits).count();
    let capitals = count(char::is_ascii_uppercase);
    (2..=LONGEST).contains(&name.len())
        && name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(is_of_abbreviation)
        && capitals >= 2
        && capitals > count(char::is_ascii_lowercase)
        && !name.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}
