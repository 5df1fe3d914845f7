//! Where links within the article lead to.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use super::{Anchor, Article, Block, Section, items, plain_text};
use crate::text::fold::Folding;
use crate::text::slice::first_chars;

/// Everything that a link within an article can lead to: the beginning, sections, headings, terms, the items of
/// numbered lists and references.
///
/// An item is called by the nearest heading above it, or by its section, with its number: `#註釋-3`. That is how notes
/// are reached.
#[derive(Clone, Debug)]
pub struct Targets {
    by_name: HashMap<String, Target>,
    folding: Folding,
}

/// What a link within an article leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The beginning, a section or a heading.
    Place(Anchor),
    /// An entry of the glossary, by its index among [`Article::terms`].
    Term(usize),
    /// An item of a numbered list, or a reference: a note, by where it begins.
    Item(Anchor),
}

impl Targets {
    /// Those of an article. Where two have one name, the first has it, and a heading before a term.
    pub fn new(article: &Article) -> Self {
        let folding = Folding::of(&article.language);
        let mut targets = Self { by_name: HashMap::new(), folding };
        for (index, section) in article.sections.iter().enumerate() {
            targets.add(&section.title, Target::Place(Anchor::new(index, 0, 0)));
            for (block, content) in section.blocks.iter().enumerate() {
                if let Block::Heading { text, .. } = content {
                    targets.add(&plain_text(text), Target::Place(Anchor::new(index, block, 0)));
                }
            }
        }
        for (index, (_, term)) in article.terms().enumerate() {
            for name in std::iter::once(&term.term).chain(&term.aliases) {
                targets.add(name, Target::Term(index));
            }
        }
        // What has a name of its own comes first.
        for (index, section) in article.sections.iter().enumerate() {
            targets.add_items(index, section);
        }
        targets
    }

    fn add_items(&mut self, index: usize, section: &Section) {
        let mut heading = String::new();
        for (block, content) in section.blocks.iter().enumerate() {
            match content {
                Block::Heading { text, .. } => heading = plain_text(text),
                Block::List(list) if list.start.is_some() => {
                    for (number, anchor) in items(Anchor::new(index, block, 0), list) {
                        self.add_item(&heading, number, anchor);
                        self.add_item(&section.title, number, anchor);
                    }
                }
                _ => {}
            }
        }
        let first = section.blocks.len() + section.entries.len();
        for reference in 0..section.references.len() {
            let anchor = Anchor::new(index, first + reference, 0);
            self.add_item(&section.title, reference as u32 + 1, anchor);
        }
    }

    fn add_item(&mut self, name: &str, number: u32, anchor: Anchor) {
        if !name.is_empty() {
            self.add(&item_name(name, number), Target::Item(anchor));
        }
    }

    /// Where the part of a link after its `#` leads to, percent-encoded or not; nothing for a name that nobody has.
    pub fn find(&self, fragment: &str) -> Option<Target> {
        if fragment.is_empty() {
            return Some(Target::Place(Anchor::default()));
        }
        let name = percent_decode_str(fragment).decode_utf8_lossy();
        self.by_name.get(&self.slug(&name)).copied()
    }

    fn add(&mut self, name: &str, target: Target) {
        let slug = self.slug(name);
        if !slug.is_empty() {
            self.by_name.entry(slug).or_insert(target);
        }
    }

    /// A name as links write it, whatever they put in the place of blanks and punctuation.
    fn slug(&self, name: &str) -> String {
        self.folding.fold(name).text.chars().filter(|c| c.is_alphanumeric()).collect()
    }
}

/// Characters of a heading that become a part of the names of items under it: each item has a name of its own.
const LONGEST_HEADING: usize = 200;

/// What an item is called in links: by the heading above it and its number.
pub fn item_name(heading: &str, number: u32) -> String {
    format!("{}-{number}", first_chars(heading, LONGEST_HEADING))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Inline, List, Reference, Term};

    #[test]
    fn links_lead_to_the_items_of_numbered_lists_and_to_references() {
        let item = |text: &str| vec![Block::paragraph(text), Block::paragraph("又")];
        let list =
            |start| Block::List(List { start, items: vec![item("甲甲"), item("乙")], ..List::default() });
        let heading = |text: &str| Block::Heading { level: 1, text: vec![Inline::Text(text.into())] };
        let reference = Reference { name: "書".into(), ..Reference::default() };
        let section = |title: &str, blocks, references| Section {
            title: title.into(),
            blocks,
            references,
            ..Section::default()
        };
        let blocks = vec![list(Some(1)), heading("附"), list(Some(8)), heading("附-8"), list(None)];
        let article = Article {
            sections: vec![
                section("註釋", blocks, vec![]),
                section("", vec![list(Some(1))], vec![]),
                section("參考", vec![Block::paragraph("一")], vec![reference.clone(), reference]),
            ],
            ..Article::default()
        };
        let targets = Targets::new(&article);
        for (fragment, target) in [
            ("註釋-1", Some(Target::Item(Anchor::new(0, 0, 0)))),
            ("註釋-2", Some(Target::Item(Anchor::new(0, 0, 3)))),
            ("附-9", Some(Target::Item(Anchor::new(0, 2, 3)))),
            ("附-8", Some(Target::Place(Anchor::new(0, 3, 0)))),
            ("1", None),
            ("參考-2", Some(Target::Item(Anchor::new(2, 2, 0)))),
            ("參考-3", None),
        ] {
            assert_eq!(targets.find(fragment), target, "{fragment}");
        }
    }

    #[test]
    fn links_lead_to_headings_and_terms_however_they_are_written() {
        let heading = Block::Heading { level: 1, text: vec![Inline::Text("Open Weights!".into())] };
        let term = Term { term: "權重".into(), aliases: vec!["weights".into()], ..Term::default() };
        let section = |title: &str, blocks, entries| Section {
            title: title.into(),
            blocks,
            entries,
            ..Section::default()
        };
        let article = Article {
            sections: vec![
                section("前言", vec![Block::paragraph("一"), heading], vec![]),
                section("詞彙", vec![], vec![term]),
            ],
            ..Article::default()
        };
        let targets = Targets::new(&article);
        for (fragment, target) in [
            ("", Some(Target::Place(Anchor::default()))),
            ("前言", Some(Target::Place(Anchor::new(0, 0, 0)))),
            ("%E5%89%8D%E8%A8%80", Some(Target::Place(Anchor::new(0, 0, 0)))),
            ("open-weights", Some(Target::Place(Anchor::new(0, 1, 0)))),
            ("權重", Some(Target::Term(0))),
            ("Weights", Some(Target::Term(0))),
            ("nowhere", None),
            ("--", None),
        ] {
            assert_eq!(targets.find(fragment), target, "{fragment}");
        }
    }
}
