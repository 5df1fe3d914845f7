//! Where in an article something was found, by what an author can follow.

use crate::article::{Anchor, Article, Passage, Role};
use crate::text::slice::one_line;

/// A place by the title of a section and the number of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FindingPlace {
    /// Index of the section; none for the head (title, byline, summary).
    pub section: Option<usize>,
    /// What the section, or the part of the head, is called.
    pub name: PlaceName,
    /// Number of the paragraph in the section, counted from 1 over blocks, then entries, then references; none for
    /// the section as a whole.
    pub paragraph: Option<usize>,
}

/// What a part of an article is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlaceName {
    /// The title, the byline and the source, which have no name of their own.
    Head,
    /// The summary above the first section.
    Summary,
    /// The title of a section, on one line.
    Title(String),
    /// A section without a title.
    Untitled {
        /// Its number, counted from 1.
        number: usize,
    },
}

impl FindingPlace {
    /// The place of an anchor inside a section.
    pub fn at(article: &Article, anchor: Anchor) -> Self {
        let title = article.sections.get(anchor.section).map_or("", |section| section.title.trim());
        let name = if title.is_empty() {
            PlaceName::Untitled { number: anchor.section + 1 }
        } else {
            PlaceName::Title(one_line(title))
        };
        Self { section: Some(anchor.section), name, paragraph: Some(anchor.block + 1) }
    }

    /// The place of one of an article's passages.
    pub fn of_passage(article: &Article, passages: &[Passage], index: usize) -> Self {
        let Some(passage) = passages.get(index) else { return Self::head() };
        match (passage.kind, passage.role) {
            (None, Role::Summary) => {
                let before = passages.iter().take(index + 1);
                let number = before.filter(|passage| passage.role == Role::Summary).count();
                Self { section: None, name: PlaceName::Summary, paragraph: Some(number) }
            }
            (None, _) => Self::head(),
            (Some(_), Role::SectionTitle) => Self { paragraph: None, ..Self::at(article, passage.anchor) },
            (Some(_), _) => Self::at(article, passage.anchor),
        }
    }

    /// The article's head.
    pub fn head() -> Self {
        Self { section: None, name: PlaceName::Head, paragraph: None }
    }

    /// What places are sorted by: the head first.
    pub(super) fn order(&self) -> (Option<usize>, Option<usize>) {
        (self.section, self.paragraph)
    }
}
