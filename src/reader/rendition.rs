//! What is shown of an article: as it was written, or in other forms of Chinese.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::sync::Arc;

use crate::article::{Article, OutlineItem, Passage, Role, Source, outline, passages};
use crate::glossary::{EntryId, Glossary, Occurrence, Occurrences, UseKind};
use crate::text::convert::{ChineseForm, Conversion, Converter, IsolatedPart, RegionalWords, Subject};
use crate::text::language_tag::{LanguageTag, MainLanguage};

/// What is shown of an article.
#[derive(Clone, Debug)]
pub struct Rendition {
    /// The forms it is shown in; none where they are its own.
    pub conversion: Conversion,
    /// What stands over the text.
    pub head: Masthead,
    /// Its passages in reading order.
    pub passages: Arc<Vec<Passage>>,
    /// Its sections and headings.
    pub outline: Arc<[OutlineItem]>,
    /// Its terms, for looking up.
    pub glossary: Arc<Glossary>,
    /// Where its terms occur in the passages.
    pub occurrences: Occurrences,
}

/// What stands over the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Masthead {
    /// The headline.
    pub title: String,
    /// The language that is shown, as a BCP 47 tag; empty when unknown.
    pub language: String,
    /// The authors' names.
    pub authors: Vec<String>,
    /// Where the article was published.
    pub source: Option<Source>,
}

impl Rendition {
    /// A section as it stands in the outline, by its index.
    pub fn section(&self, index: usize) -> Option<&OutlineItem> {
        // A section comes before the headings in it.
        self.outline.get(self.outline.partition_point(|item| item.anchor.section < index))
    }

    /// An article as it was written, with its terms.
    pub fn as_written(article: &Article) -> Self {
        let mut shown = Self::unmarked(article);
        let glossary = Glossary::new(article);
        shown.occurrences = Occurrences::new(glossary.mark_forms(&shown.passages), &shown.passages);
        shown.glossary = Arc::new(glossary);
        shown
    }

    /// An article as it was written, without its terms.
    pub(super) fn unmarked(article: &Article) -> Self {
        let passages = Arc::new(passages(article));
        let head = Masthead {
            title: article.title.clone(),
            language: article.language.clone(),
            authors: article.authors.clone(),
            source: article.source.clone(),
        };
        let outline = outline(article).into();
        let glossary = Arc::new(Glossary::new(&Article::default()));
        let occurrences = Occurrences::default();
        Self { conversion: Conversion::None, head, passages, outline, glossary, occurrences }
    }

    /// The same in other forms; `self` is as it was written, in the forms `from`. Where there is nothing to convert it
    /// stays as it is.
    ///
    /// Nothing in code and in other languages changes. No phrase goes across the ends of a link or a term, so that
    /// both stay what they are. In a passage with readings over it words stay, and only their characters change,
    /// since a reading belongs to its word. Where a term is used and one of its entry's names belongs to the wanted
    /// forms, this name is shown instead of what the dictionaries say.
    #[must_use]
    pub fn converted(&self, from: ChineseForm, conversion: Conversion) -> Self {
        let converter = |words| Converter::new(from, conversion, words);
        let replaced = self.words();
        let (Some(words), Some(characters)) = (converter(replaced), converter(RegionalWords::Kept)) else {
            return self.clone();
        };
        let text = |text: &str| words.convert(text).text;
        let mut names = Names::new(&self.glossary, &words, Way { from, conversion, words: replaced });
        let mut passages = Vec::with_capacity(self.passages.len());
        let mut rest = self.occurrences.all();
        for (index, passage) in self.passages.iter().enumerate() {
            let (own, after) = rest.split_at(rest.partition_point(|found| found.passage <= index));
            rest = after;
            let shown = match PassageConversion::of(passage) {
                PassageConversion::Code => passage.clone(),
                PassageConversion::Readings => {
                    let none = vec![None; own.len()];
                    passage.shown_as(characters.convert_parts(&passage.text, &parts(passage, own, &none)))
                }
                PassageConversion::Text => {
                    let own_names: Vec<_> = own.iter().map(|found| names.of(passage, found)).collect();
                    passage.shown_as(words.convert_parts(&passage.text, &parts(passage, own, &own_names)))
                }
            };
            passages.push(shown);
        }
        let outline = self.outline.iter();
        let range = |found: &Occurrence| passages[found.passage].shown_range(found.range.clone());
        let occurrences = self.occurrences.with_ranges(range);
        Self {
            conversion,
            head: self.head.converted(conversion, text),
            passages: passages.into(),
            outline: outline.map(|item| OutlineItem { title: text(&item.title), ..*item }).collect(),
            glossary: Arc::new(self.glossary.map(text)),
            occurrences,
        }
    }

    /// Which words are replaced: those of computing in an article about it.
    fn words(&self) -> RegionalWords {
        let mut subject = Subject::default();
        let texts = self.passages.iter().filter(|passage| passage.role != Role::Code);
        texts.for_each(|passage| subject.read(&passage.text));
        if subject.is_computing() { RegionalWords::OfComputing } else { RegionalWords::Replaced }
    }
}

impl Masthead {
    fn converted(&self, conversion: Conversion, text: impl Fn(&str) -> String) -> Self {
        let source = |source: &Source| Source { name: text(&source.name), url: source.url.clone() };
        Self {
            title: text(&self.title),
            language: conversion.tag().map_or_else(|| self.language.clone(), str::to_owned),
            authors: self.authors.iter().map(|author| text(author)).collect(),
            source: self.source.as_ref().map(source),
        }
    }
}

/// How a passage is converted.
enum PassageConversion {
    /// Not at all.
    Code,
    /// Character by character, for there are readings over it.
    Readings,
    /// With its words.
    Text,
}

impl PassageConversion {
    fn of(passage: &Passage) -> Self {
        if passage.role == Role::Code {
            Self::Code
        } else if passage.spans.iter().any(|span| span.style.has_reading()) {
            Self::Readings
        } else {
            Self::Text
        }
    }
}

/// The parts of a passage that stand by themselves: code, links, and the occurrences of terms, each with the name that
/// is shown if it is known.
fn parts<'a>(
    passage: &'a Passage,
    occurrences: &[Occurrence],
    names: &'a [Option<Arc<str>>],
) -> Vec<IsolatedPart<'a>> {
    let mut parts = Vec::new();
    for span in &passage.spans {
        let is_kept = span.style.code || span.style.language.as_deref().is_some_and(|tag| !is_chinese(tag));
        if is_kept || span.style.link.is_some() {
            let shown = if is_kept { passage.text.get(span.range.clone()) } else { None };
            parts.push(IsolatedPart { range: span.range.clone(), shown });
        }
    }
    for (found, name) in occurrences.iter().zip(names) {
        // A single character needs what is around it: 面 is 面 in Traditional Chinese, too, and 麵 in 面条.
        if passage.text.get(found.range.clone()).is_some_and(|text| text.chars().nth(1).is_some()) {
            parts.push(IsolatedPart { range: found.range.clone(), shown: name.as_deref() });
        }
    }
    parts.sort_by_key(|part| part.range.start);
    parts
}

fn is_chinese(tag: &str) -> bool {
    LanguageTag::of(tag).main() == MainLanguage::Chinese
}

/// The names of a glossary's entries that belong to the wanted forms.
struct Names<'a> {
    glossary: &'a Glossary,
    there: &'a Converter,
    /// From where to where, and which words are replaced.
    way: Way,
    /// The converter that leads back, once it was needed.
    back: OnceCell<Option<Converter>>,
    /// What is shown for each spelling of each entry.
    known: HashMap<(EntryId, &'a str), Option<Arc<str>>>,
}

/// A way from one form of Chinese to another.
#[derive(Clone, Copy)]
struct Way {
    from: ChineseForm,
    conversion: Conversion,
    words: RegionalWords,
}

impl<'a> Names<'a> {
    fn new(glossary: &'a Glossary, there: &'a Converter, way: Way) -> Self {
        Self { glossary, there, way, back: OnceCell::new(), known: HashMap::new() }
    }

    /// The name to be shown for an occurrence; none where the dictionaries are right. What is no name of the entry
    /// itself stays what it is.
    fn of(&mut self, passage: &'a Passage, found: &Occurrence) -> Option<Arc<str>> {
        if found.kind != UseKind::Exact {
            return None;
        }
        let spelling = passage.text.get(found.range.clone())?;
        if let Some(name) = self.known.get(&(found.entry, spelling)) {
            return name.clone();
        }
        let name = self.own_name(found.entry, spelling);
        self.known.insert((found.entry, spelling), name.clone());
        name
    }

    /// The entry's first name that belongs to the wanted forms, unless the spelling or what it becomes is a name, too.
    fn own_name(&self, entry: EntryId, spelling: &str) -> Option<Arc<str>> {
        let shown = self.there.convert(spelling).text;
        let entry = self.glossary.entry(entry)?;
        let names = || std::iter::once(&entry.term).chain(&entry.aliases).map(|name| name.trim());
        if shown == spelling || names().any(|name| name == shown) {
            return None;
        }
        names().find(|name| self.belongs(name)).map(Arc::from)
    }

    /// Whether a name changes on the way back, and not on the way there. One that changes on neither, such as `AI`,
    /// belongs to all forms.
    fn belongs(&self, name: &str) -> bool {
        let changes = |converter: &Converter| converter.convert(name).text != name;
        let back = || {
            let from = ChineseForm::shown(self.way.conversion)?;
            Converter::new(from, self.way.from.conversion(), self.way.words)
        };
        !changes(self.there) && self.back.get_or_init(back).as_ref().is_some_and(changes)
    }
}

#[cfg(test)]
mod tests;
