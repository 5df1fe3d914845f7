//! The buttons of the selected glossary entry: edit, remove, known.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::glossary::EntryId;
use crate::reader::{Command, Document};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::theme::{SMALL_TEXT, Theme};
use crate::ui::widgets::IconButton;
use crate::words::Msg;

/// Height of the row of buttons, in pt.
pub const HEIGHT: f32 = 28.0;

/// Draws the buttons of an entry into a row: those that change it only when it is the user's own.
pub fn ui(ui: &mut Ui, cx: &mut Cx<'_>, document: &Document, id: EntryId, rect: Rect) {
    let Cx { reader, theme, .. } = *cx;
    let glossary = &document.shown.glossary;
    let Some(entry) = glossary.entry(id).filter(|_| glossary.is_listed(id)) else { return };
    let language = reader.language;
    let mut row = Row { ui, theme, right: rect.right() + 6.0, middle: rect.center().y };
    let known = document.is_known(id);
    if row.button(Icon::Known, &Msg::KnownTerm { term: &entry.term }.text(language), known) {
        cx.commands.push(Command::MarkKnown { entry: id, known: !known });
    }
    let is_own = document.own_term(id).is_some();
    if !is_own && !reader.can_save_into_article(id) {
        return;
    }
    if is_own && row.button(Icon::Remove, &Msg::RemoveTermOf { term: &entry.term }.text(language), false) {
        cx.commands.push(Command::RemoveTerm(id));
    }
    if row.button(Icon::Edit, &Msg::EditTermOf { term: &entry.term }.text(language), false) {
        cx.commands.push(Command::DraftEdit(id));
    }
    if !is_own {
        return;
    }
    let font = egui::FontId::proportional(SMALL_TEXT);
    let at = pos2(rect.left(), rect.center().y);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, Msg::OwnTerm.text(language), font, theme.quiet);
}

/// Where the next button goes, from the right.
struct Row<'a> {
    ui: &'a mut Ui,
    theme: &'a Theme,
    right: f32,
    middle: f32,
}

impl Row<'_> {
    fn button(&mut self, icon: Icon, name: &str, on: bool) -> bool {
        self.right -= 26.0;
        let rect = Rect::from_min_size(pos2(self.right, self.middle - 13.0), vec2(26.0, 26.0));
        let mut child = self.ui.new_child(UiBuilder::new().max_rect(rect).id_salt(name));
        IconButton::new(icon, name).small().on(on).ui(&mut child, self.theme).clicked()
    }
}
