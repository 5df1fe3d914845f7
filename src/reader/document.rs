//! An open article and where it came from.

use std::path::PathBuf;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::settings::{Language, path_text};
use super::shown::{Head, Shown};
use crate::article::{Anchor, Article, OutlineItem, Passage, SectionKind};
use crate::glossary::{Glossary, Use};
use crate::import::{Format, Imported, Warning};
use crate::text::class::reading_units;
use crate::text::convert::{Conversion, Form};

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From the program itself.
    Bundled(Bundled),
    /// From a file, by its absolute path.
    File(#[serde(with = "path_text")] PathBuf),
}

impl Origin {
    /// A short name: the file's, or the bundled article's.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned(),
            Self::Bundled(Bundled::Avocado) => "Avocado".to_owned(),
            Self::Bundled(Bundled::Guide(_)) => "墨閱".to_owned(),
        }
    }
}

/// The articles that come with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bundled {
    /// The article of the first start.
    Avocado,
    /// The guide to Moyue, in a language of the interface.
    Guide(Language),
}

/// An article with everything that is worked out once, when it is opened.
#[derive(Debug)]
pub struct Document {
    /// The article itself, as it was written.
    pub article: Arc<Article>,
    /// The forms of Chinese that are shown; none where they are the article's own.
    pub conversion: Conversion,
    /// What stands over the text.
    pub head: Head,
    /// Its passages in reading order, as they are shown.
    pub passages: Arc<[Passage]>,
    /// Its sections and headings, as they are shown.
    pub outline: Arc<[OutlineItem]>,
    /// Its terms, for looking up, as they are shown.
    pub glossary: Arc<Glossary>,
    /// Where its terms occur in the passages, in reading order.
    pub uses: Arc<[Use]>,
    /// Where it comes from.
    pub origin: Origin,
    /// The format it was written in.
    pub format: Format,
    /// The encoding of its bytes, by name.
    pub encoding: &'static str,
    /// What the import had to guess.
    pub warnings: Vec<Warning>,
    /// Length of the article's own text in reading units: CJK characters, and words of other scripts. Glossary and
    /// references are not counted.
    pub length: usize,
    /// Everything as it was written.
    written: Shown,
    /// The forms of Chinese it was written in.
    form: Option<Form>,
    /// For each term, the indexes of its uses.
    uses_by_entry: Vec<Vec<usize>>,
}

impl Document {
    /// Works out passages, glossary, uses and length of an imported article.
    pub fn new(origin: Origin, imported: Imported) -> Self {
        let Imported { article, format, encoding, warnings } = imported;
        let written = Shown::as_written(&article);
        let mut uses_by_entry = vec![Vec::new(); written.glossary.entries().len()];
        for (index, found) in written.uses.iter().enumerate() {
            uses_by_entry[found.entry].push(index);
        }
        let own_text = written.passages.iter().filter(|passage| is_own_text(passage));
        let length = own_text.map(|passage| reading_units(&passage.text)).sum();
        let form = Form::of(&article.language, &sample(&written.passages));
        let Shown { conversion, head, passages, outline, glossary, uses } = written.clone();
        Self {
            article: Arc::new(article),
            conversion,
            head,
            passages,
            outline,
            glossary,
            uses,
            origin,
            format,
            encoding,
            warnings,
            length,
            written,
            form,
            uses_by_entry,
        }
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
    pub fn conversion_work(&self, wanted: Conversion) -> Option<impl FnOnce() -> Shown + Send + use<>> {
        let wanted = self.in_force(wanted);
        let (written, form) = (self.written.clone(), self.form);
        (wanted != self.conversion).then_some(move || match form {
            Some(form) if wanted != Conversion::None => written.converted(form, wanted),
            _ => written,
        })
    }

    /// The article shown in other forms, which takes as long as it takes.
    #[must_use]
    pub fn converted(mut self, wanted: Conversion) -> Self {
        if let Some(work) = self.conversion_work(wanted) {
            self.show(work());
        }
        self
    }

    /// Shows the article in other forms: what the work of a conversion gave.
    pub fn show(&mut self, shown: Shown) {
        let Shown { conversion, head, passages, outline, glossary, uses } = shown;
        (self.conversion, self.head, self.passages) = (conversion, head, passages);
        (self.outline, self.glossary, self.uses) = (outline, glossary, uses);
    }

    /// The uses of a term: indexes into [`Document::uses`], in reading order.
    pub fn uses_of(&self, entry: usize) -> &[usize] {
        self.uses_by_entry.get(entry).map_or(&[], Vec::as_slice)
    }

    /// The uses of all terms in a passage.
    pub fn uses_in(&self, passage: usize) -> &[Use] {
        let start = self.uses.partition_point(|found| found.passage < passage);
        let end = self.uses.partition_point(|found| found.passage <= passage);
        &self.uses[start..end]
    }

    /// Which of its term's uses a use is, counted from 0.
    pub fn index_of_use(&self, wanted: &Use) -> usize {
        let uses = self.uses_of(wanted.entry);
        uses.partition_point(|index| {
            let found = &self.uses[*index];
            (found.passage, found.range.start) < (wanted.passage, wanted.range.start)
        })
    }

    /// Where a use stands.
    ///
    /// # Panics
    /// When there is no use of this index.
    pub fn anchor_of_use(&self, index: usize) -> Anchor {
        let found = &self.uses[index];
        self.passages[found.passage].anchor_at(found.range.start)
    }
}

/// Enough of a text to tell its language.
fn sample(passages: &[Passage]) -> String {
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
