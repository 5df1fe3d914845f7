//! An open article and where it came from.

use std::collections::HashSet;
use std::sync::Arc;

use super::effect::ConvertJob;
use super::file_facts::FileFacts;
use super::marking::{Marked, Marking, are_same};
use super::notes::Notes;
use super::own::{JudgedForm, Judgements, OwnTerm, OwnTerms, Verdict};
use super::pictures::PictureFile;
use super::rendition::Rendition;
use crate::article::{
    Anchor, Article, CodeBlock, Origin, OutlineItem, Passage, Picture, SectionKind, Targets, TermStatus,
    code_blocks,
};
use crate::dictionary::Dictionary;
use crate::glossary::{EntryId, OccurrenceId};
use crate::import::{Format, Imported, Warning};
use crate::text::class::reading_units;
use crate::text::convert::{ChineseForm, Conversion};
use crate::text::decode::TextEncoding;

/// An article with everything that is worked out once, when it is opened.
#[derive(Debug)]
pub struct Document {
    /// The article itself, as it was written.
    pub article: Arc<Article>,
    /// The article as it was written.
    pub written: Rendition,
    /// The article as it is shown: as it was written, or in other forms of Chinese.
    pub shown: Rendition,
    /// Where it comes from.
    pub origin: Origin,
    /// The format it was written in.
    pub format: Format,
    /// The encoding of its bytes, and how certain that is.
    pub encoding: TextEncoding,
    /// What the import had to guess.
    pub warnings: Vec<Warning>,
    /// What is known of its file besides, where it comes from one.
    pub file: Option<FileFacts>,
    /// Length of the article's own text in reading units: CJK characters, and words of other scripts. Glossary and
    /// references are not counted.
    pub length: usize,
    /// Where links within the article lead to.
    pub targets: Targets,
    /// The notes to which its text refers.
    pub notes: Notes,
    /// Its blocks of preformatted text, in reading order.
    pub code_blocks: Vec<CodeBlock>,
    /// What is known of its images, in reading order; those after the last of these are not known.
    pub pictures: Vec<Picture>,
    /// The files that its images are in, or would be, without links.
    pub picture_files: Arc<[PictureFile]>,
    /// Whether its terms have been looked for; in a long article that is done when it is on screen.
    is_marked: bool,
    /// The forms of Chinese it was written in.
    form: Option<ChineseForm>,
    /// For each outline item, its first passage.
    outline_passages: Vec<usize>,
    /// The user's terms among the glossary's, by their numbers.
    own: Vec<OwnTerm>,
    /// What the user has said of words that are like a term.
    judged: Vec<JudgedForm>,
    judgements: Judgements,
    /// The added glossaries that it was marked with.
    added: Vec<Arc<Dictionary>>,
    /// The entries whose terms the user knows.
    known: HashSet<EntryId>,
}

impl Document {
    /// Works out passages, glossary, uses and length of an imported article.
    pub fn new(origin: Origin, imported: Imported) -> Self {
        Self::with_own(origin, imported, &OwnTerms::default())
    }

    /// As [`Self::new`], with the terms that the user has added to it and those that they know. In a long article the
    /// terms are listed, but not yet looked for in the text: [`Self::marking`] does that.
    pub fn with_own(origin: Origin, imported: Imported, own: &OwnTerms) -> Self {
        let Imported { article, format, encoding, warnings } = imported;
        let written = Rendition::unmarked(&article);
        let form = ChineseForm::of(&article.language, &sample(&written.passages));
        let targets = Targets::new(&article);
        let notes = Notes::new(&written.passages, &targets);
        let code_blocks = code_blocks(&article, &written.passages);
        let article = Arc::new(article);
        let marking = Marking {
            article: Arc::clone(&article),
            written,
            forms: (form, Conversion::None),
            own: own.in_scope(&origin),
            judged: own.judged_in(&origin),
            added: Vec::new(),
        };
        let is_long = marking.is_long();
        let marked = if is_long { marking.listed() } else { marking.run() };
        let Marked { marking, shown } = marked;
        let Rendition { passages, outline, .. } = &shown;
        let first_passage = |item: &OutlineItem| {
            passages.partition_point(|passage| passage.is_in_head() || passage.anchor < item.anchor)
        };
        let outline_passages = outline.iter().map(first_passage).collect();
        let is_marked = !is_long || marking.written.glossary.entries().is_empty();
        let length =
            passages.iter().filter(|passage| is_own_text(passage)).map(|p| reading_units(&p.text)).sum();
        let mut document = Self {
            article,
            written: marking.written,
            shown,
            origin,
            format,
            encoding,
            warnings,
            file: None,
            length,
            targets,
            notes,
            code_blocks,
            pictures: Vec::new(),
            picture_files: Arc::default(),
            is_marked,
            form,
            outline_passages,
            own: marking.own,
            judgements: Judgements::new(&marking.judged),
            judged: marking.judged,
            added: marking.added,
            known: HashSet::new(),
        };
        document.note_known(own);
        document
    }

    /// What is to be marked when these are the user's terms and the added glossaries; none when that is done already.
    pub fn marking(&self, own: &OwnTerms, added: &[Arc<Dictionary>]) -> Option<Marking> {
        let (own, judged) = (own.in_scope(&self.origin), own.judged_in(&self.origin));
        let is_current = self.is_marked && own == self.own && judged == self.judged;
        (!is_current || !are_same(added, &self.added)).then(|| Marking {
            article: Arc::clone(&self.article),
            written: self.written.clone(),
            forms: (self.form, self.shown.conversion),
            own,
            judged,
            added: added.to_vec(),
        })
    }

    /// Takes the terms that were found; whether they are this article's and still those of the user and of the added
    /// glossaries.
    pub fn take(&mut self, marked: Marked, own: &OwnTerms, added: &[Arc<Dictionary>]) -> bool {
        let Marked { marking, shown } = marked;
        let is_current = Arc::ptr_eq(&marking.article, &self.article)
            && marking.own == own.in_scope(&self.origin)
            && marking.judged == own.judged_in(&self.origin)
            && are_same(added, &marking.added);
        if is_current {
            self.is_marked = true;
            self.written = marking.written;
            self.own = marking.own;
            self.judgements = Judgements::new(&marking.judged);
            self.judged = marking.judged;
            self.added = marking.added;
            self.shown = shown;
            self.note_known(own);
        }
        is_current
    }

    /// Notes which terms the user knows.
    pub fn note_known(&mut self, own: &OwnTerms) {
        let known = self.written.glossary.entries().iter().filter(|entry| own.is_known(&entry.term));
        self.known = known.map(|entry| entry.id).collect();
    }

    /// Whether the user knows a term, so that its occurrences need no underline.
    pub fn is_known(&self, entry: EntryId) -> bool {
        self.known.contains(&entry)
    }

    /// Whether a term is not to be used.
    pub fn is_forbidden(&self, entry: EntryId) -> bool {
        !entry.is_from_dictionary()
            && self.shown.glossary.entry(entry).is_some_and(|entry| entry.status == TermStatus::Forbidden)
    }

    /// The user's term that an entry of the glossary is; none when it is another's.
    pub fn own_term(&self, entry: EntryId) -> Option<&OwnTerm> {
        match entry {
            EntryId::Own(number) => self.own.get(number as usize),
            EntryId::Article(_) | EntryId::Dictionary { .. } => None,
        }
    }

    /// The entry of the glossary that a term of the user is.
    pub fn entry_of(&self, own: &OwnTerm) -> Option<EntryId> {
        self.own_terms().find(|(_, term)| *term == own).map(|(entry, _)| entry)
    }

    /// The user's terms among the glossary's, with their entries.
    pub(super) fn own_terms(&self) -> impl Iterator<Item = (EntryId, &OwnTerm)> {
        (0..).map(EntryId::Own).zip(&self.own)
    }

    /// The term of an entry as it was written.
    pub fn written_term(&self, entry: EntryId) -> Option<String> {
        Some(self.written.glossary.entry(entry)?.term.clone())
    }

    /// The words of an occurrence as they were written.
    pub fn written_form(&self, occurrence: OccurrenceId) -> Option<&str> {
        let found = self.written.occurrences.get(occurrence)?;
        self.written.passages.get(found.passage)?.text.get(found.range.clone())
    }

    /// Whether the user has said that a word is another name of a term.
    pub fn is_taken(&self, entry: EntryId, form: &str) -> bool {
        !self.judgements.is_empty()
            && self
                .written_term(entry)
                .is_some_and(|term| self.judgements.of(&term, form) == Some(Verdict::Same))
    }

    /// Whether the user has said something of words that are like a term.
    pub fn has_judged(&self, entry: EntryId) -> bool {
        !self.judgements.is_empty()
            && self.written_term(entry).is_some_and(|term| self.judgements.speak_of(&term))
    }

    /// Whether the terms have been looked for.
    pub(super) const fn is_marked(&self) -> bool {
        self.is_marked
    }

    /// The added glossaries that it was marked with, by their numbers.
    pub(super) fn added(&self) -> &[Arc<Dictionary>] {
        &self.added
    }

    /// Whether there are other forms of Chinese that it can be shown in.
    pub const fn is_convertible(&self) -> bool {
        self.form.is_some()
    }

    /// The conversion that changes something in this article: the wanted one, or none.
    pub fn in_force(&self, wanted: Conversion) -> Conversion {
        wanted.in_force(self.form)
    }

    /// The work that a conversion of the article takes, on whatever thread; none where it is already shown so.
    /// `revision` is the reader's.
    pub fn convert_job(&self, wanted: Conversion, revision: u64) -> Option<ConvertJob> {
        let conversion = self.in_force(wanted);
        let job = || ConvertJob { revision, written: self.written.clone(), form: self.form, conversion };
        (conversion != self.shown.conversion).then(job)
    }

    /// The article shown in other forms, which takes as long as it takes.
    #[must_use]
    pub fn converted(mut self, wanted: Conversion) -> Self {
        if let Some(job) = self.convert_job(wanted, 0) {
            self.shown = job.run();
        }
        self
    }

    /// The first passage of an outline item; behind the last passage where there is no such item.
    pub fn outline_passage(&self, item: usize) -> usize {
        self.outline_passages.get(item).copied().unwrap_or(self.shown.passages.len())
    }

    /// How often a term is used between an outline item and the next one.
    pub fn occurrences_under(&self, item: usize, entry: EntryId) -> usize {
        let passages = self.outline_passage(item)..self.outline_passage(item + 1);
        self.shown.occurrences.count_in(entry, passages)
    }

    /// Where an occurrence of a term stands; none when it is of another text.
    pub fn anchor_of(&self, occurrence: OccurrenceId) -> Option<Anchor> {
        let found = self.shown.occurrences.get(occurrence)?;
        Some(self.shown.passages.get(found.passage)?.anchor_at(found.range.start))
    }
}

/// Enough of a text to tell its language.
pub(super) fn sample(passages: &[Passage]) -> String {
    const ENOUGH: usize = 20_000;
    let mut sample = String::new();
    for passage in passages {
        if sample.len() > ENOUGH {
            break;
        }
        sample.push_str(&passage.text);
    }
    sample
}

fn is_own_text(passage: &Passage) -> bool {
    let lists = [SectionKind::Glossary, SectionKind::ReferenceLinks, SectionKind::ReferenceArticles];
    passage.kind.is_none_or(|kind| !lists.contains(&kind))
}
