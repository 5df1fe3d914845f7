//! Where in an article something was found, in words that an author can follow.

use std::fmt;

use crate::article::{Anchor, Article, Passage, Role};
use crate::text::slice::one_line;

/// A place by the title of a section and the number of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// Index of the section; none for the head (title, byline, summary).
    pub section: Option<usize>,
    /// What the section is called: its title, `section 2` where it has none, `head` or `summary`.
    pub title: String,
    /// Number of the paragraph in the section, counted from 1 over blocks, then entries, then references; none for
    /// the section as a whole.
    pub paragraph: Option<usize>,
}

impl Place {
    /// The place of an anchor inside a section.
    pub fn at(article: &Article, anchor: Anchor) -> Self {
        let title = article.sections.get(anchor.section).map_or("", |section| section.title.trim());
        let title =
            if title.is_empty() { format!("section {}", anchor.section + 1) } else { one_line(title) };
        Self { section: Some(anchor.section), title, paragraph: Some(anchor.block + 1) }
    }

    /// The place of one of an article's passages.
    pub fn of_passage(article: &Article, passages: &[Passage], index: usize) -> Self {
        let Some(passage) = passages.get(index) else { return Self::head() };
        match (passage.kind, passage.role) {
            (None, Role::Summary) => {
                let before = passages.iter().take(index + 1);
                let number = before.filter(|passage| passage.role == Role::Summary).count();
                Self { section: None, title: "summary".to_owned(), paragraph: Some(number) }
            }
            (None, _) => Self::head(),
            (Some(_), Role::SectionTitle) => Self { paragraph: None, ..Self::at(article, passage.anchor) },
            (Some(_), _) => Self::at(article, passage.anchor),
        }
    }

    /// The article's head.
    pub fn head() -> Self {
        Self { section: None, title: "head".to_owned(), paragraph: None }
    }

    /// What places are sorted by: the head first.
    pub(super) fn order(&self) -> (Option<usize>, Option<usize>) {
        (self.section, self.paragraph)
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.title)?;
        self.paragraph.map_or(Ok(()), |number| write!(f, ", paragraph {number}"))
    }
}
