//! Pieces into sections: those of known names apart, everything else in the body.

use super::piece::{Piece, flat};
use super::{glossary, notes, section_entries, terms};
use crate::article::{
    Article, Block, Inline, List, Reference, Section, SectionKind, Term, item_name, plain_text, section_kind,
};
use crate::import::known::notes::names_notes;
use crate::text::slice::one_line;

/// Puts the pieces into the article's sections; a heading that repeats the title is left out. Gives the names of the
/// notes that became references; of a wiki none does, since its notes say more than where they lead.
pub(super) fn fill(article: &mut Article, mut pieces: Vec<Piece>, is_wiki: bool) -> notes::Places {
    glossary::settle(&mut pieces, &article.title);
    let mut filling = Filling {
        article,
        section: Section::default(),
        level: 0,
        is_summary: false,
        is_inserted: false,
        has_heading: false,
        written: None,
        is_wiki,
        places: notes::Places::new(),
    };
    for piece in pieces {
        match piece {
            Piece::Heading { level, text } => filling.heading(level, text),
            Piece::Block(block) => filling.block(block),
            Piece::Blocks(blocks) => blocks.into_iter().for_each(|block| filling.block(block)),
            Piece::Terms(list) => filling.terms(list.entries),
            Piece::Section { kind, is_titled } => filling.begin(kind, is_titled),
            Piece::References(list) => {
                read_list(list, true, &mut filling.section, &mut filling.places);
            }
        }
    }
    filling.end();
    filling.places
}

/// Adds abbreviations that the page explains where they stand, unless the glossary has them.
pub(super) fn add_abbreviations(article: &mut Article, abbreviations: Vec<(String, String)>) {
    let mut known: std::collections::HashSet<String> = article
        .terms()
        .flat_map(|(_, term)| std::iter::once(&term.term).chain(&term.aliases))
        .cloned()
        .collect();
    let mut entries = Vec::new();
    for (name, full) in abbreviations {
        if known.insert(name.clone()) {
            entries.push(Term { term: name, definition: vec![Block::paragraph(full)], ..Term::default() });
        }
    }
    if entries.is_empty() {
        return;
    }
    let glossary = article.sections.iter_mut().rev().find(|section| section.kind == SectionKind::Glossary);
    if let Some(glossary) = glossary {
        glossary.entries.extend(entries);
    } else {
        article.sections.push(Section { kind: SectionKind::Glossary, entries, ..Section::default() });
    }
}

#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be so")]
struct Filling<'a> {
    article: &'a mut Article,
    section: Section,
    /// The level of the section's heading, 0 for none.
    level: u8,
    is_summary: bool,
    /// Whether the section is a glossary of which no known heading says that it is one, so that the text goes on after it.
    is_inserted: bool,
    /// Whether a heading was seen: the first one often repeats the title.
    has_heading: bool,
    /// Whether the section says of what kind it is, and what is still to come of it.
    written: Option<Awaited>,
    is_wiki: bool,
    places: notes::Places,
}

/// What is to come of a section that says of what kind it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaited {
    Title,
    Content,
}

impl Filling<'_> {
    fn heading(&mut self, level: u8, text: Vec<Inline>) {
        let name = plain_text(&text);
        match self.written {
            Some(Awaited::Title) => {
                self.written = Some(Awaited::Content);
                return self.section.title = name;
            }
            Some(Awaited::Content) => return self.section.blocks.push(Block::Heading { level, text }),
            None => {}
        }
        if !self.has_heading && same(&name, &self.article.title) {
            self.has_heading = true;
            return;
        }
        self.has_heading = true;
        let kind = section_kind(&name);
        if kind == Some(SectionKind::Summary) && self.is_first() {
            self.is_summary = true;
            self.level = level;
            return;
        }
        if kind.is_none_or(|kind| kind == SectionKind::Summary) {
            self.leave_entries();
        }
        let is_body = self.section.kind == SectionKind::Body && !self.is_summary;
        match kind.filter(|kind| *kind != SectionKind::Summary) {
            Some(SectionKind::Glossary) => {
                let is_amid = self.is_amid_chapters(level);
                self.start(SectionKind::Glossary, level, name);
                self.is_inserted = is_amid;
            }
            Some(kind) => self.start(kind, level, name),
            None if is_body => self.section.blocks.push(Block::Heading { level, text }),
            None if level <= self.level && self.is_summary => {
                self.end_summary();
                self.section.blocks.push(Block::Heading { level, text });
            }
            None if level <= self.level && self.is_inserted && !names_notes(&name) => {
                self.start(SectionKind::Body, 0, String::new());
                self.section.blocks.push(Block::Heading { level, text });
            }
            None if level <= self.level => self.start(SectionKind::Other, level, name),
            None => self.section.blocks.push(Block::Heading { level, text }),
        }
    }

    /// Whether the text before a heading is in chapters, within or between which what the heading begins may stand.
    fn is_amid_chapters(&self, level: u8) -> bool {
        let is_chapter =
            |block: &Block| matches!(block, Block::Heading { level: outer, .. } if *outer <= level);
        let mut before = std::iter::once(&self.section).chain(self.article.sections.iter().rev());
        let text = before.find(|section| section.kind != SectionKind::Glossary);
        text.is_some_and(|text| text.kind == SectionKind::Body && text.blocks.iter().any(is_chapter))
    }

    /// Begins a section that says of what kind it is.
    fn begin(&mut self, kind: SectionKind, is_titled: bool) {
        self.start(kind, 0, String::new());
        self.written = Some(if is_titled { Awaited::Title } else { Awaited::Content });
    }

    fn is_first(&self) -> bool {
        self.article.sections.is_empty() && self.section.blocks.is_empty() && self.section.entries.is_empty()
    }

    fn start(&mut self, kind: SectionKind, level: u8, title: String) {
        self.end();
        self.section = Section { kind, title, ..Section::default() };
        self.level = level;
        self.is_summary = false;
        self.is_inserted = false;
    }

    fn end_summary(&mut self) {
        self.is_summary = false;
        self.level = 0;
    }

    fn block(&mut self, block: Block) {
        if self.is_summary {
            match block {
                Block::Paragraph(text) => return self.article.summary.push(text),
                _ => self.end_summary(),
            }
        }
        match &mut self.written {
            Some(awaited) => *awaited = Awaited::Content,
            None => self.leave_entries(),
        }
        self.section.blocks.push(block);
    }

    /// Entries are read after a section's blocks, so what follows those of no heading needs a section of its own.
    fn leave_entries(&mut self) {
        let is_nameless = self.section.kind == SectionKind::Glossary && self.section.title.is_empty();
        if is_nameless && !self.section.entries.is_empty() {
            self.start(SectionKind::Body, 0, String::new());
        }
    }

    fn terms(&mut self, terms: Vec<Term>) {
        if self.is_summary {
            self.end_summary();
        }
        if self.section.kind != SectionKind::Glossary && self.written.is_none() {
            self.start_glossary();
        } else if self.written.is_none() {
            self.begin_part();
        }
        self.section.entries.extend(terms);
    }

    /// Entries right under a heading in a glossary: a letter that they begin with is left out, and what else a part is
    /// called is the title of a glossary of its own.
    fn begin_part(&mut self) {
        let heading = self.section.blocks.pop_if(|block| matches!(block, Block::Heading { .. }));
        let Some(Block::Heading { text, .. }) = heading else { return };
        let name = one_line(&plain_text(&text));
        if !section_entries::is_letter(&name) {
            let (level, is_inserted) = (self.level, self.is_inserted);
            self.start(SectionKind::Glossary, level, name);
            self.is_inserted = is_inserted;
        }
    }

    /// Begins a glossary of which no known heading says that it is one: the heading right above is its title.
    fn start_glossary(&mut self) {
        let is_new = self.section.kind == SectionKind::Other && self.section.blocks.is_empty();
        if is_new && !self.section.title.is_empty() {
            self.section.kind = SectionKind::Glossary;
            return;
        }
        let heading = self.section.blocks.pop_if(|block| matches!(block, Block::Heading { .. }));
        match heading {
            Some(Block::Heading { level, text }) => {
                self.start(SectionKind::Glossary, level, one_line(&plain_text(&text)));
            }
            _ => self.start(SectionKind::Glossary, 0, String::new()),
        }
        self.is_inserted = true;
    }

    fn end(&mut self) {
        let mut section = std::mem::take(&mut self.section);
        if self.written.take().is_some() {
            return self.article.sections.push(section);
        }
        match section.kind {
            SectionKind::Glossary => {
                let parts = section_entries::read(section);
                return self.article.sections.extend(parts.into_iter().filter(|part| !is_empty(part)));
            }
            SectionKind::ReferenceLinks | SectionKind::ReferenceArticles => {
                read_references(&mut section, self.is_wiki, &mut self.places);
            }
            _ => {}
        }
        if !is_empty(&section) {
            self.article.sections.push(section);
        }
    }
}

const fn is_empty(section: &Section) -> bool {
    section.blocks.is_empty()
        && section.entries.is_empty()
        && section.references.is_empty()
        && section.title.is_empty()
}

fn same(one: &str, other: &str) -> bool {
    let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let one = letters(one);
    !one.is_empty() && one == letters(other)
}

/// Items and paragraphs with a link as references; a list of plain items as well.
fn read_references(section: &mut Section, is_wiki: bool, places: &mut notes::Places) {
    let mut rest = Vec::new();
    for block in std::mem::take(&mut section.blocks) {
        match block {
            Block::List(list) if is_wiki && notes::has_marks(&list) => rest.push(Block::List(list)),
            Block::List(list) => read_list(list, false, section, places),
            Block::Paragraph(text) if terms::link(&text).is_some() => {
                section.references.extend(reference(&text, false));
            }
            block => rest.push(block),
        }
    }
    section.blocks = rest;
}

/// Reads the items of a list as references; Moyue's own have names that are set as titles are.
fn read_list(list: List, is_own: bool, section: &mut Section, places: &mut notes::Places) {
    for mut item in list.items {
        let key = notes::take_mark(&mut item);
        let Some(reference) = reference(&flat(&item), is_own) else { continue };
        section.references.push(reference);
        let name = item_name(&section.title, section.references.len() as u32);
        places.extend(key.map(|key| (key, name)));
    }
}

fn reference(text: &[Inline], is_own: bool) -> Option<Reference> {
    let url = terms::link(text);
    let in_one_line = |text: &[Inline]| one_line(&plain_text(text));
    let (name, note) = match text.split_first() {
        // A link of its own is the name, and what follows says something about it.
        Some((Inline::Link { text: name, .. }, rest)) => (in_one_line(name), in_one_line(rest)),
        Some((Inline::Emphasis(name), rest)) if is_own => (in_one_line(name), in_one_line(rest)),
        _ => (in_one_line(text), String::new()),
    };
    // Wikis put an arrow back to the text before each item.
    let name = name.trim_start_matches(['^', '↑', ' ']).to_owned();
    let note = note.trim_start_matches(['：', ':', '，', ',', '—', '–', '-', ' ']).to_owned();
    (!name.is_empty()).then_some(Reference { name, url, note })
}
