//! What is typed into the form of a term.

use egui::{Grid, Id, Key, Margin, Response, TextEdit, Ui, vec2};
use strum::VariantArray;

use super::name_list::NameList;
use crate::article::TermStatus;
use crate::reader::{Document, Draft, Language, OwnTerm, Scope};
use crate::ui::cx::Cx;
use crate::words::Msg;

/// The form's fields as they are typed.
#[derive(Default)]
pub(super) struct TermFields {
    term: String,
    /// One a line.
    aliases: String,
    reading: String,
    definition: String,
    example: String,
    status: TermStatus,
    replacement: String,
    scope: Scope,
    /// Whether the keyboard still has to be put into it.
    focus: bool,
    /// How many of the names that were picked are among the aliases.
    picked: usize,
    /// The names that are offered while one is typed in the definition.
    names: NameList,
}

/// What the fields ask for in a frame.
#[derive(Clone, Copy, Default)]
pub(super) struct FieldsAnswer {
    /// Enter ended the form.
    pub is_entered: bool,
    /// Other names are to be picked in the article.
    pub picks: bool,
}

impl TermFields {
    /// The fields of a new draft.
    pub fn new(term: OwnTerm) -> Self {
        let OwnTerm { term, aliases, reading, definition, example, status, replacement, scope } = term;
        Self {
            term,
            aliases: aliases.join("\n"),
            reading: reading.unwrap_or_default(),
            definition,
            example: example.unwrap_or_default(),
            status,
            replacement: replacement.unwrap_or_default(),
            scope,
            focus: true,
            ..Self::default()
        }
    }

    /// Whether there is a name, without which there is no term.
    pub fn has_name(&self) -> bool {
        !self.term.trim().is_empty()
    }

    /// The name as it is typed.
    pub fn name(&self) -> &str {
        self.term.trim()
    }

    /// Closes the list of names; whether it was open.
    pub fn close_names(&mut self) -> bool {
        self.names.close()
    }

    /// Takes over the names that were picked since the last frame.
    pub fn take_picked(&mut self, draft: &Draft) {
        for name in draft.picked.iter().skip(self.picked) {
            let is_there = self.aliases.lines().chain([self.term.as_str()]).any(|line| line.trim() == name);
            if !is_there {
                self.aliases.truncate(self.aliases.trim_end().len());
                if !self.aliases.is_empty() {
                    self.aliases.push('\n');
                }
                self.aliases.push_str(name);
            }
        }
        self.picked = draft.picked.len();
    }

    /// The term that is typed.
    pub fn term(&self) -> OwnTerm {
        let lines = self.aliases.lines().map(str::trim).filter(|alias| !alias.is_empty());
        let one = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let is_forbidden = self.status == TermStatus::Forbidden;
        OwnTerm {
            term: self.name().to_owned(),
            aliases: lines.map(str::to_owned).collect(),
            reading: one(&self.reading),
            definition: self.definition.trim().to_owned(),
            example: one(&self.example),
            status: self.status,
            replacement: one(&self.replacement).filter(|_| is_forbidden),
            scope: self.scope.clone(),
        }
    }

    /// Draws the rows.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, document: &Document, draft: &Draft) -> FieldsAnswer {
        let mut answer = FieldsAnswer::default();
        Grid::new("own term").num_columns(2).spacing(vec2(16.0, 10.0)).show(ui, |ui| {
            self.rows_ui(ui, cx, document, draft, &mut answer);
        });
        answer
    }

    fn rows_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        document: &Document,
        draft: &Draft,
        answer: &mut FieldsAnswer,
    ) {
        let language = cx.reader.language;
        let focus = std::mem::take(&mut self.focus);
        // A name that is there already is not what is typed first.
        let to_definition = focus && !self.term.is_empty();
        let row = FormRow { language, focus: focus && !to_definition };
        answer.is_entered |= row.line(ui, Msg::TermName, &mut self.term);
        let row = FormRow { language, focus: false };
        let label = ui.label(Msg::TermAliases.text(language)).id;
        ui.vertical(|ui| {
            let edit = TextEdit::multiline(&mut self.aliases).desired_rows(2);
            row.edit(ui, Msg::TermAliases, label, edit);
            answer.picks = ui.button(&*Msg::PickAliases.text(language)).clicked();
        });
        ui.end_row();
        answer.is_entered |= row.line(ui, Msg::TermReading, &mut self.reading);
        self.definition_ui(ui, cx, document, to_definition);
        let label = ui.label(Msg::TermExample.text(language)).id;
        row.edit(ui, Msg::TermExample, label, TextEdit::multiline(&mut self.example).desired_rows(2));
        ui.end_row();
        self.status_ui(ui, language, answer);
        if draft.of_article.is_none() {
            self.scope_ui(ui, language, document);
        }
    }

    /// The definition, with the list of names under it while one is typed.
    fn definition_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>, document: &Document, focus: bool) {
        let language = cx.reader.language;
        let name = Msg::TermDefinition.text(language);
        let label = ui.label(&*name).id;
        ui.vertical(|ui| {
            let id = field_id(&name);
            self.names.take_keys(ui, id, &mut self.definition);
            let edit = TextEdit::multiline(&mut self.definition)
                .id(id)
                .desired_rows(4)
                .lock_focus(self.names.is_open())
                .margin(Margin::symmetric(8, 6))
                .desired_width(f32::INFINITY);
            let output = edit.show(ui);
            let response = output.response.response.labelled_by(label);
            if focus || self.names.takes_focus() {
                response.request_focus();
            }
            let cursor = output.cursor_range.filter(|_| response.has_focus());
            let cursor = cursor.and_then(|range| range.single()).map(|cursor| cursor.index.0);
            self.names.look_up(&self.definition, cursor, document);
            self.names.ui(ui, cx, &response, &mut self.definition);
        });
        ui.end_row();
    }

    fn status_ui(&mut self, ui: &mut Ui, language: Language, answer: &mut FieldsAnswer) {
        ui.label(Msg::TermStatus.text(language));
        ui.horizontal_wrapped(|ui| {
            for status in TermStatus::VARIANTS {
                let name = Msg::of_status(*status).text(language);
                ui.selectable_value(&mut self.status, *status, &*name);
            }
        });
        ui.end_row();
        if self.status == TermStatus::Forbidden {
            let row = FormRow { language, focus: false };
            answer.is_entered |= row.line(ui, Msg::UseInstead, &mut self.replacement);
        }
    }

    fn scope_ui(&mut self, ui: &mut Ui, language: Language, document: &Document) {
        ui.label(Msg::TermScope.text(language));
        ui.horizontal_wrapped(|ui| {
            ui.selectable_value(&mut self.scope, Scope::Everywhere, &*Msg::ScopeEverywhere.text(language));
            let here = Scope::Article(document.origin.clone());
            ui.selectable_value(&mut self.scope, here, &*Msg::ScopeArticle.text(language));
        });
        ui.end_row();
    }
}

/// A row of the form.
#[derive(Clone, Copy)]
struct FormRow {
    language: Language,
    focus: bool,
}

impl FormRow {
    /// A row with a field of one line; whether Enter was pressed in it.
    fn line(self, ui: &mut Ui, word: Msg<'static>, text: &mut String) -> bool {
        let label = ui.label(word.text(self.language)).id;
        let response = self.edit(ui, word, label, TextEdit::singleline(text));
        ui.end_row();
        response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter))
    }

    fn edit(self, ui: &mut Ui, word: Msg<'static>, label: Id, edit: TextEdit<'_>) -> Response {
        let name = word.text(self.language);
        let edit = edit.id(field_id(&name)).margin(Margin::symmetric(8, 6)).desired_width(f32::INFINITY);
        let response = ui.add(edit).labelled_by(label);
        if self.focus {
            response.request_focus();
        }
        response
    }
}

fn field_id(name: &str) -> Id {
    Id::unique(("own term", name))
}
