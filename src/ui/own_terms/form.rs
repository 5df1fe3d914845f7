//! The form in which a term is written.

use egui::{Context, Grid, Id, Key, Margin, TextEdit, Ui, vec2};

use crate::reader::{Command, Document, Draft, OwnTerm, Reader, Scope};
use crate::ui::cx::Cx;
use crate::ui::dialog::{self, BUTTONS, Dialog};
use crate::words::Msg;

/// The form's fields as they are typed.
#[derive(Default)]
pub struct OwnTermForm {
    /// The draft that they belong to.
    number: u64,
    term: String,
    /// One a line.
    aliases: String,
    reading: String,
    definition: String,
    scope: Scope,
    /// Whether the keyboard still has to be put into it.
    focus: bool,
}

impl OwnTermForm {
    /// Draws the form.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>, draft: &Draft) {
        let Cx { reader, .. } = *cx;
        let Some(document) = reader.document.as_deref() else { return };
        self.begin(draft);
        let language = reader.language;
        let title = if draft.old.is_some() { Msg::EditTerm } else { Msg::AddTerm };
        let title = title.text(language);
        // What is merged lies over it.
        let mut save = reader.merging.is_none() && dialog::saves(ctx);
        let about = Dialog { name: "own term", title: &title, width: 400.0 };
        let mut drop = about.show(ctx, cx, |ui, cx| {
            dialog::scroll_ui(ui, cx, &title, BUTTONS, |ui, _| {
                Grid::new("own term").num_columns(2).spacing(vec2(16.0, 10.0)).show(ui, |ui| {
                    save |= self.fields_ui(ui, reader, document);
                });
            });
            ui.add_space(12.0);
            ui.horizontal(|ui| {
                let named = !self.term.trim().is_empty();
                save |= dialog::save_button(ui, language, cx.theme, named);
                if ui.button(Msg::Cancel.text(language)).clicked() {
                    cx.commands.push(Command::DropDraft);
                }
            });
        });
        drop &= !save;
        if drop {
            cx.commands.push(Command::DropDraft);
        } else if save && !self.term.trim().is_empty() {
            cx.commands.push(self.saved(document, draft));
        }
    }

    /// Fills the fields in when the draft is new.
    fn begin(&mut self, draft: &Draft) {
        if self.number == draft.number {
            return;
        }
        let OwnTerm { term, aliases, reading, definition, scope } = draft.term.clone();
        *self = Self {
            number: draft.number,
            term,
            aliases: aliases.join("\n"),
            reading: reading.unwrap_or_default(),
            definition,
            scope,
            focus: true,
        };
    }

    /// The rows; true when Enter ends the form.
    fn fields_ui(&mut self, ui: &mut Ui, reader: &Reader, document: &Document) -> bool {
        let language = reader.language;
        let focus = std::mem::take(&mut self.focus);
        // A name that is there already is not what is typed first.
        let to_definition = focus && !self.term.is_empty();
        let mut row = |word: Msg<'static>, text: &mut String, rows: usize, focus: bool| {
            let label = ui.label(word.text(language));
            let edit = if rows == 1 { TextEdit::singleline(text) } else { TextEdit::multiline(text) };
            let id = Id::unique(("own term", word.text(language)));
            let edit =
                edit.id(id).desired_rows(rows).margin(Margin::symmetric(8, 6)).desired_width(f32::INFINITY);
            let response = ui.add(edit).labelled_by(label.id);
            if focus {
                response.request_focus();
            }
            ui.end_row();
            response.lost_focus() && rows == 1 && ui.input(|input| input.key_pressed(Key::Enter))
        };
        let mut entered = row(Msg::TermName, &mut self.term, 1, focus && !to_definition);
        row(Msg::TermAliases, &mut self.aliases, 2, false);
        entered |= row(Msg::TermReading, &mut self.reading, 1, false);
        row(Msg::TermDefinition, &mut self.definition, 4, to_definition);
        ui.label(Msg::TermScope.text(language));
        ui.horizontal_wrapped(|ui| {
            ui.selectable_value(&mut self.scope, Scope::Everywhere, Msg::ScopeEverywhere.text(language));
            let here = Scope::Article(document.origin.clone());
            ui.selectable_value(&mut self.scope, here, Msg::ScopeArticle.text(language));
        });
        ui.end_row();
        entered
    }

    /// What the filled-in form asks for.
    fn saved(&self, document: &Document, draft: &Draft) -> Command {
        let lines = self.aliases.lines().map(str::trim).filter(|alias| !alias.is_empty());
        let reading = self.reading.trim();
        let term = OwnTerm {
            term: self.term.trim().to_owned(),
            aliases: lines.map(str::to_owned).collect(),
            reading: (!reading.is_empty()).then(|| reading.to_owned()),
            definition: self.definition.trim().to_owned(),
            scope: self.scope.clone(),
        };
        let old = draft.old.as_ref().and_then(|old| document.entry_of(old));
        old.map_or_else(
            || Command::AddTerm(term.clone()),
            |entry| Command::EditTerm { entry, term: term.clone() },
        )
    }
}
