//! The article as one web page that needs nothing next to it.
//!
//! The first use of each term leads to its entry and the entry leads back. What is on the page only for people
//! (byline, ways back) is marked by `data-moyue`, so that reading the page again gives the article alone. HTML has no
//! words for a term's address (its name becomes a link) and none for the kind of a section (`data-kind` tells it, and
//! `aria-labelledby` whether it has a title).

mod blanks;
mod blocks;
mod head;
mod inlines;
mod links;
mod sections;

use std::collections::HashMap;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use self::links::{Links, item_ids};
use crate::article::{Anchor, Article, NameBudget, Targets, shallowest_heading};

/// The article as HTML, with a line end at its end. Images that are not in their own addresses are links.
pub fn to_html(article: &Article) -> String {
    to_html_with(article, &|_| None)
}

/// Characters of all data addresses that are written into a page; a short article may show one image a thousand times.
const MOST_EMBEDDED: usize = 256 * 1024 * 1024;

/// As [`to_html`], with images: `embedded` gives for the source of one the data address that holds its bytes. From the
/// first one on that goes beyond 256 MB of them images are links again.
pub fn to_html_with(article: &Article, embedded: &dyn Fn(&str) -> Option<String>) -> String {
    let mut page = PageWriter::new(article, embedded);
    page.head(article);
    page.opening(article);
    for (index, section) in article.sections.iter().enumerate() {
        page.section(index, section);
    }
    page.out.push_str("</article>\n</main>\n</body>\n</html>\n");
    super::without_controls(page.out)
}

pub(super) struct PageWriter<'a> {
    out: String,
    /// The article's language tag.
    language: String,
    embedded: &'a dyn Fn(&str) -> Option<String>,
    /// Characters that data addresses may still take; none when they have taken too many.
    room: Option<usize>,
    /// The ids of the items that links can lead to.
    items: HashMap<Anchor, String>,
    targets: Targets,
    links: Links,
    /// Finds the names of terms; the entry of each of its patterns.
    names: Option<AhoCorasick>,
    entries: Vec<usize>,
    /// Whether a term has been used above.
    used: Vec<bool>,
    /// Index of the next entry.
    entry: usize,
    /// The level of the elements that the largest headings inside sections are.
    heading: u8,
    /// The level that these headings have in the article.
    shallowest: u8,
}

impl<'a> PageWriter<'a> {
    pub(super) fn new(article: &Article, embedded: &'a dyn Fn(&str) -> Option<String>) -> Self {
        let mut names = Vec::new();
        let mut entries = Vec::new();
        let mut budget = NameBudget::default();
        for (index, (_, term)) in article.terms().enumerate() {
            for name in
                std::iter::once(&term.term).chain(&term.aliases).filter(|name| name.chars().nth(1).is_some())
            {
                if !budget.takes(name) {
                    break;
                }
                names.push(name.as_str());
                entries.push(index);
            }
        }
        // The kind that takes as long to build as the names are.
        let kind = Some(AhoCorasickKind::ContiguousNFA);
        let finder =
            AhoCorasick::builder().kind(kind).match_kind(MatchKind::LeftmostLongest).build(names).ok();
        let used = vec![false; article.terms().count()];
        Self {
            out: String::new(),
            language: article.language.clone(),
            embedded,
            room: Some(MOST_EMBEDDED),
            items: item_ids(article),
            targets: Targets::new(article),
            links: Links::of(article),
            names: finder,
            entries,
            used,
            entry: 0,
            heading: if article.sections.iter().any(|section| !section.title.is_empty()) { 3 } else { 2 },
            shallowest: shallowest_heading(article),
        }
    }

    /// What was written since the last time.
    pub(super) fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// The attribute by which a link leads to an item.
    fn item_id(&self, place: Anchor) -> String {
        self.items.get(&place).map(|id| format!(" id=\"{id}\"")).unwrap_or_default()
    }
}

/// Text between tags.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text inside the double quotes of an attribute.
pub(super) fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Block, Image, Inline, Reference, Section, Term};

    #[test]
    fn nothing_of_the_article_becomes_markup() {
        let evil = "</style><script>alert(\"1\")</script>";
        let link = Inline::Link { url: "javascript:alert(1)".into(), text: vec![Inline::Text(evil.into())] };
        let image =
            Block::Image(Image { source: format!("data:image/png;{evil}"), ..Image::default() }.into());
        let code = Block::Code { language: evil.into(), text: evil.into(), caption: vec![] };
        let term =
            Term { term: evil.into(), reading: Some(evil.into()), url: Some(evil.into()), ..Term::default() };
        let section = Section {
            title: evil.into(),
            blocks: vec![Block::Paragraph(vec![link]), image, code],
            entries: vec![term],
            references: vec![Reference { name: evil.into(), note: evil.into(), url: Some(evil.into()) }],
            ..Section::default()
        };
        let article = Article {
            title: evil.into(),
            language: evil.into(),
            authors: vec![evil.into()],
            sections: vec![section],
            ..Article::default()
        };
        let page = to_html(&article);
        assert!(!page.contains("<script"), "{page}");
        assert!(!page.contains("javascript:"), "{page}");
        assert_eq!(page.matches("</style>").count(), 1);
        assert!(!page.contains("alert(\"1\")</script>"));
    }

    #[test]
    fn one_image_at_very_many_places_does_not_fill_the_disk() {
        let image = Block::Image(Image { source: "a.png".into(), ..Image::default() }.into());
        let section = Section { blocks: vec![image; 20], ..Section::default() };
        let read = std::cell::Cell::new(0);
        let page = to_html_with(&Article { sections: vec![section], ..Article::default() }, &|_| {
            read.set(read.get() + 1);
            Some(format!("data:image/png;base64,{}", "A".repeat(MOST_EMBEDDED / 4)))
        });
        assert_eq!((page.matches("<img").count(), page.matches("href=\"a.png\"").count()), (3, 17));
        assert_eq!(read.get(), 4, "no more are read than fit");
    }

    #[test]
    fn the_first_use_of_a_term_leads_to_its_entry_and_back() {
        let term = Term {
            term: "雨傘".into(),
            definition: vec![Block::paragraph("遮雨的雨傘。")],
            ..Term::default()
        };
        let text = Section { blocks: vec![Block::paragraph("雨傘與雨傘")], ..Section::default() };
        let glossary = Section { title: "術語".into(), entries: vec![term], ..Section::default() };
        let page = to_html(&Article { sections: vec![text, glossary], ..Article::default() });
        assert_eq!(page.matches("href=\"#term-0\"").count(), 1, "{page}");
        assert_eq!(page.matches("href=\"#use-0\"").count(), 1, "{page}");
        assert_eq!(page.matches("id=\"use-0\"").count(), 1, "{page}");
    }
}
