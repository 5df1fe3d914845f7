//! A line of a page, with what the elements in it say of it.

use crate::text::slice::one_line;

/// Stands in a line where an element within it begins or ends. A control character, so it is never part of a text.
pub(super) const EDGE: char = '\u{1F}';

/// What an element is said to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    Author,
    /// Somebody whose page a link leads to, or an account's name: an author if it stands below the headline.
    Person,
    Source,
}

/// A line of the page.
#[derive(Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be so")]
pub(super) struct Line {
    /// The text with `EDGE`s.
    pub raw: String,
    /// What its label next to it says that it is: `公布日期：` in the cell before it.
    pub label: String,
    /// The level of a heading, 0 for other lines.
    pub level: u8,
    /// Whether it stands in what is around an article: navigation, a side column, comments.
    pub is_around: bool,
    /// Whether it is a link to the site's first page.
    pub is_home: bool,
    /// Whether something in it is not in bold.
    pub is_plain: bool,
    /// Whether it is longer than what is kept of it.
    pub is_cut: bool,
    /// Whether some element says that the line is the article's title.
    pub is_title: bool,
    /// Parts of it that are marked as something.
    pub marked: Vec<(Mark, String)>,
    /// The moment that a `time` element in it stands for, and whether it is that of publication.
    pub time: Option<(String, bool)>,
    /// The text of its `time` element.
    pub time_text: String,
}

impl Line {
    /// The text as it reads.
    pub(super) fn text(&self) -> String {
        one_line(&self.raw.replace(EDGE, ""))
    }

    /// The text with a blank wherever an element begins or ends: sites part the items of a line by margins.
    pub(super) fn spaced(&self) -> String {
        one_line(&self.raw.replace(EDGE, " "))
    }

    /// The same after what its label says.
    pub(super) fn said(&self) -> String {
        self.label.clone() + &self.spaced()
    }
}
