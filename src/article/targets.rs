//! Where links within the article lead to.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;

use super::{Anchor, Article, Block, plain_text};
use crate::text::fold::Folding;

/// Everything that a link within an article can lead to: the beginning, sections, headings, terms.
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
        targets
    }

    /// Where the part of a link behind its `#` leads to, percent-encoded or not; nothing for a name that nobody has.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Section, Term};

    #[test]
    fn links_lead_to_headings_and_terms_however_they_are_written() {
        let heading =
            Block::Heading { level: 1, text: vec![crate::article::Inline::Text("Open Weights!".into())] };
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
