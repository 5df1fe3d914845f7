//! A concept as an entry.

use super::element::TbxField;
use crate::article::TermStatus;
use crate::dictionary::reading_names::is_name_of_readings;
use crate::dictionary::{Builder, EntryUsage, GlossaryError};
use crate::text::language_tag::{LanguageTag, MainLanguage};
use crate::text::tbx_notes::{REPLACEMENT, STATUS};

/// The languages by which a concept's term is chosen.
#[derive(Clone, Copy)]
pub(super) struct WantedLanguages {
    /// That of the article.
    pub article: LanguageTag,
    /// That in which the file is written.
    pub file: LanguageTag,
}

/// Of what something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TbxLevel {
    Concept,
    Language,
    Term,
}

/// A concept.
#[derive(Default)]
pub(super) struct Concept {
    about: About,
    languages: Vec<LanguageTerms>,
}

/// What is said of a concept, in all languages or in one: each text with `\n` between its paragraphs.
#[derive(Default)]
struct About {
    definitions: Vec<String>,
    notes: Vec<String>,
    url: String,
}

/// The terms of a concept in one language, and what is said in it.
#[derive(Default)]
struct LanguageTerms {
    tag: String,
    about: About,
    terms: Vec<StatedTerm>,
}

#[derive(Default)]
struct StatedTerm {
    term: String,
    status: Status,
    reading: String,
    usage: EntryUsage,
}

/// Whether a term should be used, the best first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Status {
    Preferred,
    /// It may be used, or nothing is said.
    #[default]
    Admitted,
    Superseded,
    Deprecated,
}

impl Concept {
    pub(super) fn begin_language(&mut self, tag: String) {
        self.languages.push(LanguageTerms { tag, ..LanguageTerms::default() });
    }

    pub(super) fn begin_term(&mut self) {
        if self.languages.is_empty() {
            self.begin_language(String::new());
        }
        if let Some(language) = self.languages.last_mut() {
            language.terms.push(StatedTerm::default());
        }
    }

    /// Takes what a field says; `target` is where a reference leads.
    pub(super) fn add(&mut self, level: TbxLevel, field: TbxField, text: &[String], target: &str) {
        let (about, mut term) = match self.languages.last_mut().filter(|_| level != TbxLevel::Concept) {
            Some(language) => {
                let term = language.terms.last_mut().filter(|_| level == TbxLevel::Term);
                (&mut language.about, term)
            }
            None => (&mut self.about, None),
        };
        if field == TbxField::Note && term.as_mut().is_some_and(|term| term.is_said_by(text)) {
            return;
        }
        match (field, term) {
            (TbxField::Definition, _) => push_new(&mut about.definitions, &text.join("\n")),
            (TbxField::Url, _) if about.url.is_empty() => about.url = address(text, target),
            (TbxField::Term, Some(term)) => term.term = text.join(" "),
            (TbxField::Status, Some(term)) => term.status = Status::of(&text.concat()),
            (TbxField::Reading, Some(term)) => term.reading = text.join(" "),
            (TbxField::Context, Some(term)) if term.usage.example.is_none() => {
                term.usage.example = Some(text.join("\n"));
            }
            (TbxField::Note | TbxField::Context, _) => push_new(&mut about.notes, &text.join("\n")),
            _ => {}
        }
    }

    /// Adds the entry to a glossary; the tag of its term's language, unless there is no term.
    ///
    /// # Errors
    /// More entries or text than a glossary may have.
    pub(super) fn push_to(
        mut self,
        wanted: WantedLanguages,
        builder: &mut Builder,
    ) -> Result<Option<String>, GlossaryError> {
        for language in &mut self.languages {
            language.terms.retain(|term| !term.term.is_empty());
            language.terms.sort_by_key(|term| term.status);
        }
        let Some(chosen) = chosen(&self.languages, wanted) else {
            builder.push("", "", "", [])?;
            return Ok(None);
        };
        let mut main = self.languages.remove(chosen);
        let usage = main.take_usage();
        let others = &self.languages;
        let mut names: Vec<&str> = Vec::new();
        let all = main.terms.iter().chain(others.iter().flat_map(|language| &language.terms));
        let mut seen = std::collections::HashSet::new();
        names.extend(all.map(|term| term.term.as_str()).filter(|name| seen.insert(*name)));
        let reading = main.terms.iter().map(|term| term.reading.as_str()).find(|reading| !reading.is_empty());
        let definition = definition(&self.about, &main.about, others);
        let (term, aliases) = names.split_first().map_or(("", &[][..]), |(term, aliases)| (*term, aliases));
        builder.push(term, reading.unwrap_or_default(), &definition, aliases.iter().copied())?;
        builder.use_last(&usage);
        let abouts = [&self.about, &main.about].into_iter().chain(others.iter().map(|other| &other.about));
        builder.link_last(
            abouts.map(|about| about.url.as_str()).find(|url| !url.is_empty()).unwrap_or_default(),
        );
        Ok(Some(main.tag))
    }
}

/// What the concept means, as it is said in the chosen language or in none, or else in another one.
fn definition(concept: &About, main: &About, others: &[LanguageTerms]) -> String {
    let mut said: Vec<String> = Vec::new();
    let definitions = concept.definitions.iter().chain(&main.definitions);
    definitions.for_each(|text| push_new(&mut said, text));
    if said.is_empty()
        && let Some(other) = others.iter().find(|other| !other.about.definitions.is_empty())
    {
        said.clone_from(&other.about.definitions);
    }
    concept.notes.iter().chain(&main.notes).for_each(|text| push_new(&mut said, text));
    said.join("\n")
}

/// The language whose term stands for a concept: that of the article, one that is learnt, that of the file, or the first
/// that has terms.
fn chosen(languages: &[LanguageTerms], wanted: WantedLanguages) -> Option<usize> {
    let tags: Vec<_> = languages.iter().map(|language| LanguageTag::of(&language.tag)).collect();
    let first = |fits: &dyn Fn(LanguageTag) -> bool| {
        let mut places = languages.iter().zip(&tags);
        places.position(|(language, tag)| !language.terms.is_empty() && fits(*tag))
    };
    let WantedLanguages { article, file } = wanted;
    let is_learnt = |tag: LanguageTag| {
        matches!(tag.main(), MainLanguage::Chinese | MainLanguage::Japanese | MainLanguage::Korean)
    };
    let is_like = |tag: LanguageTag, other: LanguageTag| {
        !matches!(other.main(), MainLanguage::Unknown | MainLanguage::Other) && tag.main() == other.main()
    };
    first(&|tag| !article.is_unknown() && tag == article)
        .or_else(|| first(&|tag| !article.is_unknown() && tag.is_same(article)))
        .or_else(|| first(&|tag| is_like(tag, article)))
        .or_else(|| first(&is_learnt))
        .or_else(|| first(&|tag| !file.is_unknown() && tag.is_same(file)))
        .or_else(|| first(&|_| true))
}

impl Status {
    /// The status of a name, which may end with `-admn-sts`.
    fn of(name: &str) -> Self {
        let name = name.trim();
        match name.strip_suffix("-admn-sts").unwrap_or(name) {
            "preferredTerm" | "preferred" => Self::Preferred,
            "supersededTerm" | "superseded" | "obsolete" => Self::Superseded,
            "deprecatedTerm" | "deprecated" | "notRecommended" => Self::Deprecated,
            _ => Self::Admitted,
        }
    }
}

impl StatedTerm {
    /// Takes what a note of one paragraph says that has a name: `Reading: ㄩˇ ㄙㄢˇ`, `読み：あまがさ`, `Use instead: …`.
    /// Whether it is such a note.
    fn is_said_by(&mut self, note: &[String]) -> bool {
        let [note] = note else { return false };
        let Some((name, said)) = note.split_once([':', '：']) else { return false };
        let said = said.trim();
        match name {
            _ if said.is_empty() => return false,
            REPLACEMENT => self.usage.replacement = Some(said.to_owned()),
            STATUS => match TermStatus::of(said) {
                Some(status) => self.usage.status = status,
                None => return false,
            },
            name if is_name_of_readings(name) => said.clone_into(&mut self.reading),
            _ => return false,
        }
        true
    }
}

impl LanguageTerms {
    /// How the first term is used: one that is deprecated while there is no better one is not to be used. What the others
    /// are an example of is a note.
    fn take_usage(&mut self) -> EntryUsage {
        let mut usages = self.terms.iter_mut().map(|term| (term.status, std::mem::take(&mut term.usage)));
        let Some((status, mut usage)) = usages.next() else { return EntryUsage::UNSAID };
        if status == Status::Deprecated {
            usage.status = TermStatus::Forbidden;
        }
        for example in usages.filter_map(|(_, other)| other.example) {
            match usage.example {
                None => usage.example = Some(example),
                Some(_) => push_new(&mut self.about.notes, &example),
            }
        }
        usage
    }
}

/// Where a reference leads: by its attribute, or by its text.
fn address(text: &[String], target: &str) -> String {
    let text = text.concat();
    let said = if target.trim().is_empty() && text.contains("://") { &text } else { target };
    said.trim().to_owned()
}

/// Texts among which one is not said again; concepts have few, and only damaged files have very many.
const MOST_COMPARED: usize = 16;

/// Adds a text unless it is empty or has just been said.
fn push_new(texts: &mut Vec<String>, text: &str) {
    if !text.is_empty() && !texts.iter().rev().take(MOST_COMPARED).any(|known| known == text) {
        texts.push(text.to_owned());
    }
}
