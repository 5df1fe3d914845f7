//! Where in an article a warning of its import is about.

use super::Document;
use crate::article::{Anchor, SectionKind};
use crate::import::{Warning, WarningKind};

impl Document {
    /// The place in the article that a warning is about; none where it is about the whole file, or about something that
    /// is not in the article.
    pub fn place_of(&self, warning: &Warning) -> Option<Anchor> {
        match &warning.kind {
            WarningKind::AliasTaken { term, .. }
            | WarningKind::ReadingTaken { term, .. }
            | WarningKind::NoDefinition { term } => self.entry_named(term),
            WarningKind::Continued { name } => self.entry_named(name).or_else(|| self.reference_named(name)),
            WarningKind::UnknownSection { name } => self.section_where(|title, _| title == name),
            WarningKind::PairsGuessed => self.section_where(|_, kind| kind == SectionKind::Glossary),
            WarningKind::NoteApart { note } => self.last_with(note),
            WarningKind::UnknownField { path } => self.place_in_file(path),
            WarningKind::SummaryEnds
            | WarningKind::HeadlineRepeated { .. }
            | WarningKind::AuthorsTaken { .. }
            | WarningKind::DateTaken { .. }
            | WarningKind::SourceTaken { .. }
            | WarningKind::TitleFromName
            | WarningKind::NoTitle => Some(Anchor::default()),
            WarningKind::DoubtfulEncoding { .. }
            | WarningKind::ZerosLeftOut { .. }
            | WarningKind::UnknownInline { .. }
            | WarningKind::FrontMatterUnread
            | WarningKind::FrontMatterLeftOut { .. }
            | WarningKind::ArticleChosen
            | WarningKind::HiddenPartShown
            | WarningKind::LittleText
            | WarningKind::WholePage
            | WarningKind::TablesAsText { .. }
            | WarningKind::TablesUnread
            | WarningKind::FormulasAsWritten { .. }
            | WarningKind::AddressesTooLong { .. }
            | WarningKind::TermsUnmarked { .. }
            | WarningKind::CommentsLeftOut { .. }
            | WarningKind::InnerDocumentsLeftOut { .. }
            | WarningKind::PageHeadsLeftOut { .. }
            | WarningKind::ExternalMark { .. } => None,
        }
    }

    fn entry_named(&self, name: &str) -> Option<Anchor> {
        self.article.terms().find(|(_, term)| term.term == name).map(|(anchor, _)| anchor)
    }

    fn reference_named(&self, name: &str) -> Option<Anchor> {
        self.article.sections.iter().enumerate().find_map(|(index, section)| {
            let reference = section.references.iter().position(|reference| reference.name == name)?;
            Some(Anchor::new(index, section.blocks.len() + section.entries.len() + reference, 0))
        })
    }

    fn section_where(&self, is_it: impl Fn(&str, SectionKind) -> bool) -> Option<Anchor> {
        let index = self.article.sections.iter().position(|section| is_it(&section.title, section.kind))?;
        Some(Anchor::new(index, 0, 0))
    }

    /// The last passage with some text in it.
    fn last_with(&self, text: &str) -> Option<Anchor> {
        self.written.passages.iter().rev().find(|passage| passage.text.contains(text)).map(|it| it.anchor)
    }

    /// The block or entry in which a field of the native format is, by its path (`sections[1].blocks[2].…`).
    fn place_in_file(&self, path: &str) -> Option<Anchor> {
        let index = |list: &str| {
            let (_, after) = path.split_once(list)?;
            after.split_once(']')?.0.parse::<usize>().ok()
        };
        let section = index("sections[")?;
        let of = self.article.sections.get(section)?;
        let block = index("].blocks[").or_else(|| Some(of.blocks.len() + index("].entries[")?));
        Some(Anchor::new(section, block.unwrap_or_default(), 0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Origin;
    use crate::import::{Hint, import};

    #[test]
    fn a_warning_leads_to_what_it_is_about() {
        let text = "標題\n\n內文。\n\n[術語]\n\n甲\n第一。\n\n乙\n第二。\n";
        let imported = import(text.as_bytes(), &Hint::default()).unwrap();
        let document = Document::new(Origin::File("/a.txt".into()), imported);
        let place = |kind| document.place_of(&Warning { line: 1, kind });
        let term = || "乙".to_owned();
        assert_eq!(place(WarningKind::NoDefinition { term: term() }), Some(Anchor::new(1, 1, 0)));
        assert_eq!(place(WarningKind::Continued { name: term() }), Some(Anchor::new(1, 1, 0)));
        assert_eq!(place(WarningKind::UnknownSection { name: "術語".into() }), Some(Anchor::new(1, 0, 0)));
        let field = |path: &str| WarningKind::UnknownField { path: path.into() };
        assert_eq!(place(field("sections[1].entries[1].color")), Some(Anchor::new(1, 1, 0)));
        assert_eq!(place(field("sections[9].color")), None);
        assert_eq!(place(WarningKind::NoDefinition { term: "丙".into() }), None);
        assert_eq!(place(WarningKind::LittleText), None);
    }
}
