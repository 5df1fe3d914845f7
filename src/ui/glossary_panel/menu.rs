//! The menu of what can be done with an entry of the glossary.

use crate::glossary::GlossaryEntry;
use crate::reader::{Command, Document, FindCommand, Reader};
use crate::ui::icons::Icon;
use crate::ui::open_menu::{MenuChoice, MenuLine, named};
use crate::words::Msg;

/// The lines for an entry, at most eight.
pub(super) fn menu_lines(reader: &Reader, document: &Document, entry: &GlossaryEntry) -> Vec<MenuLine> {
    let language = reader.language;
    let term = named(&entry.term);
    let mut lines = Vec::new();
    let mut push = |icon, name: Msg<'_>, choice| lines.push(MenuLine::new(icon, name.text(language), choice));
    push(Icon::Copy, Msg::CopyTermOf { term: &term }, MenuChoice::CopyText(entry.term.clone()));
    let whole = format!("{}\n{}", entry.term, entry.definition);
    push(Icon::Copy, Msg::CopyEntry, MenuChoice::CopyText(whole.trim_end().to_owned()));
    let find = Command::Find(FindCommand::Open(Some(entry.term.clone())));
    push(Icon::Search, Msg::FindInArticle { query: &term }, MenuChoice::Command(find));
    if !document.shown.occurrences.of(entry.id).is_empty() {
        let step = Command::StepOccurrence { entry: entry.id, forward: true };
        push(Icon::CaretRight, Msg::NextUse { term: &term }, MenuChoice::Command(step));
    }
    if document.own_term(entry.id).is_some() || reader.can_save_into_article(entry.id) {
        let edit = Command::DraftEdit(entry.id);
        push(Icon::Edit, Msg::EditTermOf { term: &term }, MenuChoice::Command(edit));
    }
    if document.has_judged(entry.id) {
        let forget = Command::ForgetForms(entry.id);
        push(Icon::Remove, Msg::ForgetForms { term: &term }, MenuChoice::Command(forget));
    }
    if let Some(url) = &entry.url {
        let open = Command::OpenLink(url.clone());
        push(Icon::External, Msg::OpenPageOf { term: &term }, MenuChoice::Command(open));
    }
    let search = Command::SearchWeb(entry.term.clone());
    push(Icon::External, Msg::SearchWebFor { term: &term }, MenuChoice::Command(search));
    lines
}
