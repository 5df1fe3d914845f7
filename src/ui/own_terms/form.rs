//! The form in which a term is written.

use egui::{Context, RichText, Ui};

use super::fields::TermFields;
use crate::import::WarningKind;
use crate::reader::{Command, Document, Draft, OwnTerm};
use crate::ui::cx::Cx;
use crate::ui::dialog::{self, BUTTONS, Dialog};
use crate::ui::theme::SMALL_TEXT;
use crate::words::Msg;

/// The form of a term.
#[derive(Default)]
pub struct OwnTermForm {
    /// The draft that the fields belong to.
    number: u64,
    fields: TermFields,
}

/// How a form ends.
#[derive(Clone, Copy, PartialEq, Eq)]
enum FormEnd {
    /// The term is the user's.
    Save,
    /// The term goes into the article's file.
    SaveIntoArticle,
    /// The form is closed, as Esc closes it.
    Close,
    /// The term is given up.
    Drop,
}

/// Height of the line that says what saving loses, in pt.
const WARNING: f32 = 40.0;

impl OwnTermForm {
    /// Closes the list of names; whether it was open.
    pub fn close_names(&mut self) -> bool {
        self.fields.close_names()
    }

    /// The term as it is typed.
    pub fn term(&self) -> OwnTerm {
        self.fields.term()
    }

    /// The name as it is typed.
    pub fn name(&self) -> &str {
        self.fields.name()
    }

    /// Takes a draft that is new, and the names that were picked for it.
    pub fn take(&mut self, draft: &Draft) {
        if self.number != draft.number {
            *self = Self { number: draft.number, fields: TermFields::new(draft.term.clone()) };
        }
        self.fields.take_picked(draft);
    }

    /// Draws the form.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>, draft: &Draft) {
        let Cx { reader, .. } = *cx;
        let Some(document) = reader.document.as_deref() else { return };
        let language = reader.language;
        let is_new = draft.old.is_none() && draft.of_article.is_none();
        let title = if is_new { Msg::AddTerm } else { Msg::EditTerm };
        let title = title.text(language);
        // What is merged lies over it.
        let mut end = (reader.merging.is_none() && dialog::saves(ctx)).then_some(FormEnd::Save);
        let loses = draft.of_article.is_some() && loses_fields(document);
        let about = Dialog { name: "own term", title: &title, width: 440.0 };
        let mut picks = false;
        let closed = about.show(ctx, cx, |ui, cx| {
            let below = BUTTONS + if loses { WARNING } else { 0.0 };
            dialog::scroll_ui(ui, cx, &title, below, |ui, cx| {
                let answer = self.fields.ui(ui, cx, document, draft);
                picks = answer.picks;
                if answer.is_entered {
                    end = Some(FormEnd::Save);
                }
            });
            if loses {
                let lost = RichText::new(Msg::UnknownFieldsLost.text(language));
                ui.label(lost.size(SMALL_TEXT).color(cx.theme.quiet));
            }
            ui.add_space(12.0);
            end = self.buttons_ui(ui, cx, draft).or(end);
        });
        if picks {
            cx.commands.push(Command::PickAliases(true));
        }
        if closed && end.is_none() {
            end = Some(FormEnd::Close);
        }
        cx.commands.extend(end.and_then(|end| self.ended(end, document, draft)));
    }

    /// The buttons that end the form.
    fn buttons_ui(&self, ui: &mut Ui, cx: &Cx<'_>, draft: &Draft) -> Option<FormEnd> {
        let language = cx.reader.language;
        let named = self.fields.has_name();
        ui.horizontal(|ui| {
            let mut end = None;
            if draft.of_article.is_some() {
                for (word, ends) in
                    [(Msg::SaveIntoArticle, FormEnd::SaveIntoArticle), (Msg::KeepForMyself, FormEnd::Save)]
                {
                    if ui.add_enabled(named, egui::Button::new(&*word.text(language))).clicked() {
                        end = Some(ends);
                    }
                }
            } else if dialog::save_button(ui, language, cx.theme, named) {
                end = Some(FormEnd::Save);
            }
            if ui.button(&*Msg::Cancel.text(language)).clicked() {
                end = Some(FormEnd::Drop);
            }
            end
        })
        .inner
    }

    /// What the form asks for at its end; nothing while the term has no name.
    fn ended(&self, end: FormEnd, document: &Document, draft: &Draft) -> Option<Command> {
        match end {
            FormEnd::Drop => return Some(Command::DropDraft(None)),
            FormEnd::Close => return Some(Command::DropDraft(Some(self.term()))),
            FormEnd::Save | FormEnd::SaveIntoArticle => {}
        }
        let term = self.fields.has_name().then(|| self.fields.term())?;
        if let (FormEnd::SaveIntoArticle, Some(entry)) = (end, draft.of_article) {
            return Some(Command::SaveIntoArticle { entry, term });
        }
        let old = draft.old.as_ref().and_then(|old| document.entry_of(old));
        Some(match old {
            Some(entry) => Command::EditTerm { entry, term },
            None => Command::AddTerm(term),
        })
    }
}

/// Whether the article's file has fields that Moyue does not know and would not write again.
fn loses_fields(document: &Document) -> bool {
    let is_unknown = |kind: &WarningKind| {
        matches!(kind, WarningKind::UnknownField { .. } | WarningKind::UnknownInline { .. })
    };
    document.warnings.iter().any(|warning| is_unknown(&warning.kind))
}
