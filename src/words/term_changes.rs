//! What was done to terms and settings, where it can be undone.

use std::borrow::Cow;

use super::Msg;
use crate::reader::{Action, JudgedForm, Language, Reader, TermChange, Verdict};

/// What was done.
pub fn term_change(change: &TermChange, language: Language) -> String {
    let msg = match change {
        TermChange::Added(term) => Msg::ChangeAdded { term },
        TermChange::Edited(term) => Msg::ChangeEdited { term },
        TermChange::Removed(term) => Msg::ChangeRemoved { term },
        TermChange::Known(term) => Msg::ChangeKnown { term },
        TermChange::Unknown(term) => Msg::ChangeUnknown { term },
        TermChange::Imported(count) => Msg::ChangeImported { count },
        TermChange::Judged(JudgedForm { term, form, verdict: Verdict::Same, .. }) => {
            Msg::ChangeTaken { form, term }
        }
        TermChange::Judged(JudgedForm { term, form, verdict: Verdict::Never, .. }) => {
            Msg::ChangeRefused { form, term }
        }
        TermChange::Forgotten(term) => Msg::ChangeForgotten { term },
        TermChange::SavedIntoArticle(term) => Msg::ChangeSavedIntoArticle { term },
        TermChange::SettingsImported => Msg::SettingsImported,
    };
    msg.text(language).into_owned()
}

/// What was done, and that to undo it, or to do it again, writes a file.
fn named_change(change: &TermChange, language: Language) -> String {
    let what = term_change(change, language);
    match change {
        TermChange::SavedIntoArticle(_) => Msg::WritesFile { what: &what }.text(language).into_owned(),
        _ => what,
    }
}

/// The name of an action as it is now: what is undone or done again belongs to it.
pub fn undo_name(action: Action, reader: &Reader) -> Cow<'static, str> {
    let language = reader.language;
    match (action, reader.to_undo(), reader.to_redo()) {
        (Action::Undo, Some(change), _) => {
            Msg::UndoOf { what: &named_change(change, language) }.text(language)
        }
        (Action::Redo, _, Some(change)) => {
            Msg::RedoOf { what: &named_change(change, language) }.text(language)
        }
        _ => Msg::of_action(action).text(language),
    }
}
