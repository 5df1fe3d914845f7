//! The menu of what can be done with what is under the pointer in the article.

use egui::{Pos2, Response, Ui};

use super::input::word_at;
use super::picture_menu;
use super::selection::Selection;
use super::shown_frame::ShownFrame;
use super::table_copy::table_at;
use super::view::ArticleView;
use crate::article::Role;
use crate::glossary::{EntryId, OccurrenceId};
use crate::page::{Cursor, TextPosition};
use crate::reader::{Action, Command, CopiedTable, Document, FindCommand, Reader, Verdict};
use crate::ui::actions::ViewAction;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::open_menu::{MenuChoice, MenuLine, OpenMenu, clicked_at, named};
use crate::ui::term_use::LooseUse;
use crate::ui::theme::SCROLL_BAR;
use crate::words::Msg;

/// Bytes of a selection that can be looked for, or be the name of a term; more is a passage.
const LONGEST_NAME: usize = 240;

/// What the menu is about.
#[derive(Default)]
struct Under {
    /// The selected words, when they are few enough to be looked for.
    words: Option<String>,
    /// The entry of the term.
    entry: Option<EntryId>,
    /// Its use, where a term is used.
    occurrence: Option<OccurrenceId>,
    /// The address of the link.
    link: Option<String>,
    /// The table.
    table: Option<CopiedTable>,
}

/// Where the menu is asked for.
struct Asked {
    at: Pos2,
    /// The character there.
    character: Option<TextPosition>,
    /// What is pointed at, or the middle of what has the keyboard.
    about: Option<Pos2>,
}

impl ArticleView {
    /// Opens the menu when it is asked for: about the selection, or else about the term or word there, which is selected.
    pub(super) fn menu(
        &mut self,
        ui: &Ui,
        response: &Response,
        document: &Document,
        shown: ShownFrame<'_>,
        cx: &mut Cx<'_>,
    ) {
        let Some(Asked { at, character, about }) = self.menu_asked(ui, response, document, shown, cx) else {
            return;
        };
        if let Some(index) = about.and_then(|about| picture_menu::picture_at(document, shown, about)) {
            cx.menu = Some(OpenMenu { at, lines: picture_menu::lines(cx.reader, index) });
            return;
        }
        let is_within = |place| self.selection.is_some_and(|selection: Selection| selection.holds(place));
        if let Some(place) = character.filter(|place| !is_within(*place)) {
            self.selection = Some(word_at(document, place));
        }
        let lines = match self.selection.filter(|selection| !selection.is_empty()) {
            Some(selection) => {
                let (start, _) = selection.sorted();
                let under = Under::of(document, selection, character.unwrap_or(start));
                under.lines(cx.reader, document)
            }
            None => general_lines(cx.reader),
        };
        cx.menu = Some(OpenMenu { at, lines });
    }

    /// Where the menu is asked for: by the pointer; or by the keyboard on a link that has it, on the caret or the end of
    /// the selection, or else on the first line in view.
    fn menu_asked(
        &self,
        ui: &Ui,
        response: &Response,
        document: &Document,
        shown: ShownFrame<'_>,
        cx: &Cx<'_>,
    ) -> Option<Asked> {
        let passages = &document.shown.passages;
        let area = response.rect;
        let text = area.with_max_x(area.right() - SCROLL_BAR);
        let character = |at: Pos2| shown.frame.character_at(passages, shown.on.logical(at));
        if let Some(at) = clicked_at(ui, text) {
            return Some(Asked { at, character: character(at), about: Some(at) });
        }
        if !cx.menu_key {
            return None;
        }
        let focused = ui.memory(egui::Memory::focused);
        if let Some(widget) = focused.and_then(|id| ui.ctx().read_response(id)) {
            // Where another part of the screen has the keyboard, the menu is its own.
            let is_here = area.contains(widget.rect.center()) && widget.layer_id == ui.layer_id();
            let at = widget.rect.left_bottom();
            let about = widget.rect.center();
            return is_here.then(|| Asked { at, character: character(about), about: Some(about) });
        }
        let selected = self.selection.filter(|selection| !selection.is_empty());
        let corner = |cursor: Cursor| {
            let at = shown.frame.cursor(passages, cursor).map(|rect| shown.on.rect(rect).left_bottom());
            area.clamp(at.unwrap_or(area.center_top()))
        };
        if let Some(selection) = selected {
            return Some(Asked { at: corner(selection.focus.into()), character: None, about: None });
        }
        let caret = self.caret.cursor(self.selection);
        let place = caret.or_else(|| shown.frame.first_position(passages).map(Cursor::from))?;
        Some(Asked { at: corner(place), character: Some(place.at), about: None })
    }
}

impl Under {
    fn of(document: &Document, selection: Selection, place: TextPosition) -> Self {
        let passages = &document.shown.passages;
        let (start, end) = selection.sorted();
        let is_short = start.passage == end.passage && end.byte - start.byte <= LONGEST_NAME;
        let words = is_short.then(|| selection.text(passages).trim().to_owned());
        let words = words.filter(|words| words.chars().any(char::is_alphanumeric));
        let occurrences = &document.shown.occurrences;
        let found = occurrences
            .within(place.passage, &(0..place.byte + 1))
            .find(|(_, found)| found.range.contains(&place.byte));
        let (occurrence, entry) = found.map(|(id, found)| (id, found.entry)).unzip();
        let passage = passages.get(place.passage);
        let named = passage.and_then(|passage| passage.entry).map(EntryId::Article);
        let entry = entry.or(named.filter(|_| passage.is_some_and(|passage| passage.role == Role::TermName)));
        let link = passage.and_then(|passage| {
            let mut spans = passage.spans.iter().filter(|span| span.range.contains(&place.byte));
            spans.find_map(|span| span.style.link.as_ref()).map(ToString::to_string)
        });
        let table = table_at(passages, place.passage);
        Self { words, entry, occurrence, link, table }
    }

    /// The lines, at most nine.
    fn lines(self, reader: &Reader, document: &Document) -> Vec<MenuLine> {
        let language = reader.language;
        let mut lines = Vec::new();
        let mut push = |icon, name: Msg<'_>, choice| {
            lines.push(MenuLine::new(icon, name.text(language), choice));
        };
        if let Some(link) = self.link {
            let is_address = link.contains(':');
            let copied = link.clone();
            push(Icon::External, Msg::OpenLink, MenuChoice::Command(Command::OpenLink(link)));
            if is_address {
                push(Icon::Copy, Msg::CopyLink, MenuChoice::CopyText(copied));
            }
        }
        let glossary = &document.shown.glossary;
        if let Some(entry) = self.entry.and_then(|entry| glossary.entry(entry)) {
            let select = Command::SelectTerm(Some(entry.id));
            push(Icon::Glossary, Msg::EntryOf { term: &named(&entry.term) }, MenuChoice::Command(select));
            let loose = self.occurrence.and_then(|id| LooseUse::of(document, id, language));
            for (verdict, form) in
                loose.iter().flat_map(|loose| loose.verdicts().iter().map(|of| (*of, &loose.form)))
            {
                let named = named(form);
                let (icon, name) = match verdict {
                    Verdict::Same => (Icon::Check, Msg::TakeFormOf { form: &named }),
                    Verdict::Never => (Icon::Never, Msg::RefuseFormOf { form: &named }),
                };
                let judge = Command::JudgeForm { entry: entry.id, form: form.clone(), verdict };
                push(icon, name, MenuChoice::Command(judge));
            }
        }
        lines.push(MenuLine::action(ViewAction::Copy, reader));
        lines.push(MenuLine::action(ViewAction::CopyQuotation, reader));
        if let Some(words) = self.words {
            let find = Command::Find(FindCommand::Open(Some(words.clone())));
            let name = Msg::FindInArticle { query: &named(&words) }.text(language);
            lines.push(MenuLine::new(Icon::Search, name, MenuChoice::Command(find)));
            lines.push(MenuLine::action(ViewAction::AddTerm, reader));
            let name = Msg::SearchWebFor { term: &named(&words) }.text(language);
            lines.push(MenuLine::new(Icon::External, name, MenuChoice::Command(Command::SearchWeb(words))));
        }
        lines.push(match self.table {
            Some(table) => {
                let copy = MenuChoice::Command(Command::CopyTable(table));
                MenuLine::new(Icon::Copy, Msg::CopyTable.text(language), copy)
            }
            None => MenuLine::action(ViewAction::SelectAll, reader),
        });
        lines
    }
}

/// What can be done where there is no text.
fn general_lines(reader: &Reader) -> Vec<MenuLine> {
    let way_back = [(Action::Back, reader.can_go_back()), (Action::Forward, reader.can_go_forward())];
    let mut lines: Vec<MenuLine> = way_back
        .into_iter()
        .filter(|(_, is_there)| *is_there)
        .map(|(action, _)| MenuLine::action(action, reader))
        .collect();
    lines.push(MenuLine::action(Action::Find, reader));
    lines.push(MenuLine::action(ViewAction::SelectAll, reader));
    lines.push(MenuLine::action(Action::Reload, reader));
    lines.push(MenuLine::action(Action::SaveCopy, reader));
    lines
}
