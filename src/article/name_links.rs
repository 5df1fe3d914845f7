//! Names of other entries between `[[` and `]]` in the definitions of a glossary.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use super::texts::blocks as each_text_of;
use super::{Article, Block, Inline, Term, Text};
use crate::text::fold::Folding;

/// What stands before a name, and after it.
const OPEN: &str = "[[";
const CLOSE: &str = "]]";
/// Characters of the longest name; what is longer between brackets is no name.
const LONGEST: usize = 100;

/// The names to which definitions can lead, in every spelling that folds to the same.
#[derive(Debug)]
pub struct LinkNames {
    folding: Folding,
    /// For each folded name, the term of the first entry that has it.
    terms: HashMap<String, String>,
}

/// A name between brackets in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BracketedName<'a> {
    /// Bytes of the text, with the brackets.
    pub range: Range<usize>,
    /// The name.
    pub name: &'a str,
}

impl LinkNames {
    /// The names of terms in an article of this language, the first of which has a name that several have; none where
    /// no definition may lead anywhere.
    pub fn new<'a>(language: &str, terms: impl Iterator<Item = &'a Term> + Clone) -> Option<Self> {
        if !terms.clone().any(Term::has_brackets) {
            return None;
        }
        let mut names = Self { folding: Folding::of(language).within_words(), terms: HashMap::new() };
        for term in terms {
            for name in std::iter::once(&term.term).chain(&term.aliases) {
                names.terms.entry(names.key(name)).or_insert_with(|| term.term.clone());
            }
        }
        Some(names)
    }

    /// The term of the entry that has a name.
    fn term(&self, name: &str) -> Option<&str> {
        self.terms.get(&self.key(name)).map(String::as_str)
    }

    fn key(&self, name: &str) -> String {
        self.folding.fold(name.trim()).text
    }

    /// Makes links within the article of the bracketed names in a definition: names that no entry has become plain
    /// text, and no brackets are left.
    pub fn link(&self, definition: &mut [Block]) {
        each_text_of(definition, &mut |text| {
            replace(text, &|name| {
                let shown = Inline::Text(name.into());
                match self.term(name) {
                    Some(term) => Inline::Link { url: format!("#{term}").into(), text: vec![shown] },
                    None => shown,
                }
            });
        });
    }
}

/// The bracketed names in a text, in order.
pub fn bracketed_names(text: &str) -> impl Iterator<Item = BracketedName<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        while let Some(open) = text.get(from..)?.find(OPEN).map(|at| from + at) {
            let start = open + OPEN.len();
            let rest = text.get(start..)?;
            let end = rest.find(['[', ']', '\n'])?;
            let name = rest.get(..end)?;
            let is_name = !name.trim().is_empty() && name.chars().nth(LONGEST).is_none();
            if is_name && rest.get(end..)?.starts_with(CLOSE) {
                from = start + end + CLOSE.len();
                return Some(BracketedName { range: open..from, name: name.trim() });
            }
            // The next pair may begin with the second of three brackets.
            from = open + 1;
        }
        None
    })
}

/// A text without the brackets around names.
pub fn without_brackets(text: &str) -> Cow<'_, str> {
    let mut shown = String::new();
    let mut from = 0;
    for found in bracketed_names(text) {
        shown.push_str(text.get(from..found.range.start).unwrap_or_default());
        shown.push_str(found.name);
        from = found.range.end;
    }
    if from == 0 {
        return text.into();
    }
    shown.push_str(text.get(from..).unwrap_or_default());
    shown.into()
}

impl Term {
    /// The definition as other formats have it: without brackets around names, and with the example as a quotation at
    /// its end.
    pub fn written_out(&self) -> Vec<Block> {
        let mut definition = self.definition.clone();
        each_text_of(&mut definition, &mut |text| replace(text, &|name| Inline::Text(name.into())));
        let example =
            self.example.iter().map(|example| Block::Quote(vec![Block::paragraph(example.as_str())]));
        definition.extend(example);
        definition
    }

    /// Whether its definition may have names between brackets.
    fn has_brackets(&self) -> bool {
        self.definition.iter().any(has_brackets)
    }
}

impl Article {
    /// The article with links in the place of bracketed names in its glossary; it is itself where there are none.
    pub fn with_names_linked(&self) -> Cow<'_, Self> {
        if self.terms().any(|(_, term)| term.has_brackets()) {
            let mut article = self.clone();
            article.link_names();
            Cow::Owned(article)
        } else {
            Cow::Borrowed(self)
        }
    }

    /// Makes links of the bracketed names in its glossary.
    pub fn link_names(&mut self) {
        let names = LinkNames::new(&self.language, self.terms().map(|(_, term)| term));
        let Some(names) = names else { return };
        for term in self.sections.iter_mut().flat_map(|section| &mut section.entries) {
            names.link(&mut term.definition);
        }
    }
}

fn has_brackets(block: &Block) -> bool {
    let any = |text: &Vec<Inline>| text.iter().any(inline_has_brackets);
    match block {
        Block::Paragraph(text) | Block::Heading { text, .. } => any(text),
        Block::List(list) => list.items.iter().flatten().any(has_brackets),
        Block::DefinitionList(list) => {
            let mut definitions = list.groups.iter().flat_map(|group| &group.definitions).flatten();
            list.terms().any(any) || definitions.any(has_brackets)
        }
        Block::Quote(blocks) => blocks.iter().any(has_brackets),
        Block::Callout(callout) => any(&callout.title) || callout.blocks.iter().any(has_brackets),
        Block::Table(table) => {
            let rows = std::iter::once(&table.header).chain(&table.rows);
            any(&table.caption) || rows.flatten().any(any)
        }
        Block::Image(image) => any(&image.caption),
        Block::Code { caption, .. } => any(caption),
        Block::Rule => false,
    }
}

fn inline_has_brackets(inline: &Inline) -> bool {
    match inline {
        Inline::Text(text) => text.contains(OPEN),
        Inline::Strong(text)
        | Inline::Emphasis(text)
        | Inline::Superscript(text)
        | Inline::Subscript(text)
        | Inline::Strikethrough(text)
        | Inline::Underline { text, .. }
        | Inline::Language { text, .. } => text.iter().any(inline_has_brackets),
        Inline::Link { .. }
        | Inline::Code(_)
        | Inline::Ruby(_)
        | Inline::Image(_)
        | Inline::Formula(_)
        | Inline::LineBreak => false,
    }
}

/// Puts what `shown` gives in the place of bracketed names, also within what is styled. A link is none within a link.
fn replace(text: &mut Vec<Inline>, shown: &dyn Fn(&str) -> Inline) {
    if !text.iter().any(inline_has_brackets) {
        return;
    }
    let mut replaced = Vec::with_capacity(text.len() + 2);
    for mut inline in text.drain(..) {
        match &mut inline {
            Inline::Text(plain) => {
                push_parts(&mut replaced, plain, shown);
                continue;
            }
            Inline::Strong(inner)
            | Inline::Emphasis(inner)
            | Inline::Superscript(inner)
            | Inline::Subscript(inner)
            | Inline::Strikethrough(inner)
            | Inline::Underline { text: inner, .. }
            | Inline::Language { text: inner, .. } => replace(inner, shown),
            Inline::Link { .. }
            | Inline::Code(_)
            | Inline::Ruby(_)
            | Inline::Image(_)
            | Inline::Formula(_)
            | Inline::LineBreak => {}
        }
        replaced.push(inline);
    }
    *text = replaced;
}

/// Pushes a text in parts; neighbours of plain text are one.
fn push_parts(to: &mut Vec<Inline>, text: &Text, shown: &dyn Fn(&str) -> Inline) {
    let mut plain = String::new();
    let mut from = 0;
    for found in bracketed_names(text) {
        plain.push_str(text.get(from..found.range.start).unwrap_or_default());
        from = found.range.end;
        match shown(found.name) {
            Inline::Text(name) => plain.push_str(&name),
            link => {
                if !plain.is_empty() {
                    to.push(Inline::Text(std::mem::take(&mut plain).into()));
                }
                to.push(link);
            }
        }
    }
    plain.push_str(text.get(from..).unwrap_or_default());
    if !plain.is_empty() {
        to.push(Inline::Text(plain.into()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Section, SectionKind, passages, plain_text};

    fn article(definition: &str) -> Article {
        let other = Term { term: "開源".into(), aliases: vec!["Open Source".into()], ..Term::default() };
        let term =
            Term { term: "專有".into(), definition: vec![Block::paragraph(definition)], ..Term::default() };
        let glossary =
            Section { kind: SectionKind::Glossary, entries: vec![term, other], ..Section::default() };
        Article { language: "zh-Hant".into(), sections: vec![glossary], ..Article::default() }
    }

    #[test]
    fn names_are_found_between_brackets() {
        let found = |text: &'static str| bracketed_names(text).map(|found| found.name).collect::<Vec<_>>();
        assert_eq!(found("與[[開源]]、[[ 專有 ]]不同"), ["開源", "專有"]);
        assert_eq!(found("[[[開源]]]"), ["開源"]);
        for none in ["", "[[", "[[]]", "[[ ]]", "[[開\n源]]", "[[開[源]]", "[開源]", "[[開源]"] {
            assert_eq!(found(none), Vec::<&str>::new(), "{none}");
        }
        assert_eq!(without_brackets("與[[開源]]不同[[x"), "與開源不同[[x");
    }

    #[test]
    fn a_known_name_is_a_link_and_others_are_plain() {
        let article = article("不是[[open source]]，也不是[[無此詞]]。");
        let passages = passages(&article);
        let definition = passages.iter().find(|passage| passage.text.contains("不是")).unwrap();
        assert_eq!(definition.text.as_str(), "不是open source，也不是無此詞。");
        let links: Vec<_> = definition
            .spans
            .iter()
            .filter_map(|span| Some((definition.text.get(span.range.clone())?, span.style.link.as_deref()?)))
            .collect();
        assert_eq!(links, [("open source", "#開源")]);
    }

    #[test]
    fn other_formats_have_plain_text_and_the_example() {
        let mut article = article("不是[[開源]]。");
        let term = &mut article.sections[0].entries[0];
        term.example = Some("這是專有軟體。".into());
        let written = term.written_out();
        let [Block::Paragraph(text), Block::Quote(example)] = &written[..] else { panic!("{written:?}") };
        assert_eq!(plain_text(text), "不是開源。");
        assert_eq!(example, &[Block::paragraph("這是專有軟體。")]);
    }
}
