//! What is known of the whole document before its parts are read.

use comrak::Node;
use comrak::nodes::NodeValue;

use crate::article::Article;
use crate::import::known;

/// What is known of the whole document.
pub(super) struct Context {
    /// The level of the headings that begin sections: 1 or 2.
    pub section_level: u8,
    /// The line of the heading that is the title.
    pub title_line: Option<usize>,
    /// The title of the document, if a heading gives it.
    pub title: Option<String>,
    /// The title of the section of notes.
    pub notes: &'static str,
}

impl Context {
    /// Looks at the headings of a document that is not inside a quote or a list.
    pub(super) fn new(root: Node<'_>, article: &Article) -> Self {
        let mut firsts = Vec::new();
        let mut others_before = false;
        for node in root.children() {
            let data = node.data();
            let NodeValue::Heading(heading) = &data.value else { continue };
            match heading.level {
                1 => firsts.push((data.sourcepos.start.line, node)),
                _ => others_before |= firsts.is_empty(),
            }
        }
        let title = match firsts.as_slice() {
            [(line, node)] if !others_before => Some((*line, super::inlines::text(node))),
            _ => None,
        };
        let same = |text: &str| text.split_whitespace().eq(article.title.split_whitespace());
        let title = title.filter(|(_, text)| article.title.is_empty() || same(text));
        let section_level = if title.is_some() || firsts.is_empty() { 2 } else { 1 };
        let (title_line, title) = title.unzip();
        Self { section_level, title_line, title, notes: known::notes::title(&article.language) }
    }

    /// The level inside a section of a heading of the document.
    pub(super) fn inner_level(&self, level: u8) -> u8 {
        level.saturating_sub(self.section_level).max(1)
    }
}
