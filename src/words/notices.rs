//! What the notices say.

use std::borrow::Cow;

use super::Msg;
use super::faces::face_fault;
use super::glossaries::glossary_warning;
use super::names::origin_name;
use super::numbers::grouped;
use super::pictures::picture_problem;
use super::refused::refused;
use super::settings::{settings_error, settings_imported};
use super::system::{save_error, system_error};
use super::term_changes::term_change;
use crate::article::FileType;
use crate::fonts::FaceSource;
use crate::reader::{
    CopyError, FaceError, FaceProblem, Language, NoticeKind, OpenError, Origin, PasteError, Purpose,
    RewriteError,
};

/// What a notice says, and what it speaks of.
pub fn notice(kind: &NoticeKind, language: Language) -> (Cow<'static, str>, Option<String>) {
    let say = |msg: Msg<'_>| msg.text(language);
    match kind {
        NoticeKind::Refused { origin, error } => {
            let name = match origin {
                Origin::File(path) => path.display().to_string(),
                Origin::Bundled(_) | Origin::Pasted(_) => origin_name(origin, "", language),
            };
            (refused(error, language), Some(name))
        }
        NoticeKind::NotPasted(error) => not_pasted(error, language),
        NoticeKind::NoNewWindow(error) => {
            (say(Msg::NoNewWindow { reason: &system_error(*error, language) }), None)
        }
        NoticeKind::NoDialog(purpose) => (say(no_dialog(*purpose)), None),
        NoticeKind::DialogFailed(purpose) => (say(dialog_failed(*purpose)), None),
        NoticeKind::LinkRefused(url) => (say(Msg::LinkRefused { address: url }), None),
        NoticeKind::LeadsNowhere(name) => (say(Msg::LeadsNowhere { name }), None),
        NoticeKind::NoBrowser(url) => (say(Msg::NoBrowser { address: url }), None),
        NoticeKind::SettingsPutAside(name) => (say(Msg::SettingsPutAside { file: name }), None),
        NoticeKind::SettingsFromTheFuture(name) => (say(Msg::SettingsFromTheFuture { file: name }), None),
        NoticeKind::SettingsNotWritten(error) => {
            let (reason, file) = save_error(error, language);
            (say(Msg::SettingsNotWritten { reason: &reason }), file)
        }
        NoticeKind::SettingsExported(name) => (say(Msg::SettingsExported { file: name }), None),
        NoticeKind::SettingsImported { is_changed, ignored } => {
            (settings_imported(*is_changed, ignored, language), None)
        }
        NoticeKind::SettingsRefused { file, error } => {
            (settings_error(error, language), Some(file.display().to_string()))
        }
        NoticeKind::TermsNotMarked => (say(Msg::TermsNotMarked), None),
        NoticeKind::FindCrashed => (say(Msg::FindCrashed), None),
        NoticeKind::TermsPutAside(name) => (say(Msg::TermsPutAside { file: name }), None),
        NoticeKind::TermsFromTheFuture(name) => (say(Msg::TermsFromTheFuture { file: name }), None),
        NoticeKind::TermsNotWritten(error) => {
            let (reason, file) = save_error(error, language);
            (say(Msg::TermsNotWritten { reason: &reason }), file)
        }
        NoticeKind::TermsImported { changed, same } => (say(Msg::TermsImported { changed, same }), None),
        NoticeKind::TermChanged(change) => (term_change(change, language).into(), None),
        NoticeKind::TermChangeUndone(change) => {
            (say(Msg::Undone { what: &term_change(change, language) }), None)
        }
        NoticeKind::TermChangeRedone(change) => {
            (say(Msg::Redone { what: &term_change(change, language) }), None)
        }
        NoticeKind::DraftClosed(draft) if draft.term.term.is_empty() => (say(Msg::TermNotSaved), None),
        NoticeKind::DraftClosed(draft) => (say(Msg::TermNotSavedOf { term: &draft.term.term }), None),
        NoticeKind::ArticleNotSaved { file, error } => not_rewritten(error, file, language),
        NoticeKind::TermsExported(name) => (say(Msg::TermsExported { file: name }), None),
        NoticeKind::NoOwnTerms => (say(Msg::NoOwnTerms), None),
        NoticeKind::CopySaved(name) => (say(Msg::CopySaved), Some(name.clone())),
        NoticeKind::PictureSaved(name) => (say(Msg::ImageSaved), Some(name.clone())),
        NoticeKind::PictureNotCopied => (say(Msg::ImageNotCopied), None),
        NoticeKind::PictureNotTaken(problem) => {
            let reason = picture_problem(*problem, language);
            (say(Msg::ImageNotTaken { reason: &reason }), None)
        }
        NoticeKind::CopyNotSaved(error) => not_copied(error, language),
        NoticeKind::GlossaryAdded { name, entries, warnings } => {
            let added = say(Msg::GlossaryAdded { name, count: &grouped(*entries) });
            let warnings = warnings.iter().map(|warning| glossary_warning(warning, language));
            (std::iter::once(added).chain(warnings).collect::<Vec<_>>().join("\n").into(), None)
        }
        NoticeKind::GlossaryRefused { file, error } => {
            (refused(error, language), Some(file.display().to_string()))
        }
        NoticeKind::FaceNotUsed(problem) => face_problem(problem, language),
        NoticeKind::NotConverted => (say(Msg::NotConverted), None),
        NoticeKind::Copied => (say(Msg::Copied), None),
        NoticeKind::TableNotCopied => (say(Msg::TableNotCopied), None),
        NoticeKind::TooLongToCopy { characters } => {
            (say(Msg::TooLongToCopy { characters: &grouped(*characters) }), None)
        }
        NoticeKind::Reloaded => (say(Msg::Reloaded), None),
    }
}

/// That there is no dialog, and what does the same.
const fn no_dialog(purpose: Purpose) -> Msg<'static> {
    match purpose {
        Purpose::OpenArticles | Purpose::AddGlossaries => Msg::NoDialog,
        Purpose::SaveCopy => Msg::NoDialogForCopy,
        _ => Msg::NoDialogAtAll,
    }
}

/// That a dialog broke down, and what does the same.
const fn dialog_failed(purpose: Purpose) -> Msg<'static> {
    match purpose {
        Purpose::OpenArticles | Purpose::AddGlossaries => Msg::DialogFailed,
        _ => Msg::DialogFailedAtAll,
    }
}

/// Why nothing was pasted, and where it was to be kept.
fn not_pasted(error: &PasteError, language: Language) -> (Cow<'static, str>, Option<String>) {
    let say = |msg: Msg<'_>| (msg.text(language), None);
    match error {
        PasteError::Empty => say(Msg::PasteEmpty),
        PasteError::Image => say(Msg::PasteImage),
        PasteError::NoClipboard | PasteError::AskTheWindow => say(Msg::PasteNoClipboard),
        PasteError::NotKept { error, file } => {
            let reason = system_error(*error, language);
            (Msg::PasteNotKept { reason: &reason }.text(language), Some(file.display().to_string()))
        }
        PasteError::NoFolder { variable } => say(Msg::NoSettingsFolder { variable }),
        PasteError::Refused(error) => (refused(error, language), None),
    }
}

/// Why a term was not written into an article's file, and which that is.
fn not_rewritten(
    error: &RewriteError,
    file: &std::path::Path,
    language: Language,
) -> (Cow<'static, str>, Option<String>) {
    let because = |reason: Cow<'static, str>| Msg::ArticleNotSaved { reason: &reason }.text(language);
    let said = match error {
        RewriteError::Changed => Msg::ArticleHasChanged.text(language),
        RewriteError::NotRead(error) => because(refused(error, language)),
        RewriteError::NotWritten(error) => because(system_error(*error, language)),
        RewriteError::Crashed => because(refused(&OpenError::Crashed, language)),
    };
    (said, Some(file.display().to_string()))
}

/// Why no copy was written, and where it was to be.
fn not_copied(error: &CopyError, language: Language) -> (Cow<'static, str>, Option<String>) {
    let say = |msg: Msg<'_>| msg.text(language);
    let path = |path: &std::path::Path| Some(path.display().to_string());
    match error {
        CopyError::NoFormat(file) => {
            let endings: Vec<_> = FileType::written().map(|kind| format!(".{}", kind.ending())).collect();
            let endings = endings.join(&say(Msg::BetweenNames));
            (say(Msg::CopyNoFormat { endings: &endings }), path(file))
        }
        CopyError::IsOpen(file) => (say(Msg::CopyIsOpen), path(file)),
        CopyError::NotWritten { error, file } => {
            let reason = system_error(*error, language);
            (say(Msg::CopyNotWritten { reason: &reason }), path(file))
        }
        CopyError::Crashed => (say(Msg::CopyCrashed), None),
    }
}

/// Why a face is not used, in one or two sentences, and its file, if it is one.
pub fn face_problem(problem: &FaceProblem, language: Language) -> (Cow<'static, str>, Option<String>) {
    let name = match &problem.source {
        FaceSource::File(file) => file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned(),
        FaceSource::Family(name) => name.clone(),
        FaceSource::Style(style) => Msg::of_face_style(*style).text(language).into_owned(),
        FaceSource::Bundled => String::new(),
    };
    let said = match &problem.error {
        FaceError::Fault(fault) => face_fault(*fault, &name, language),
        FaceError::File(error) => refused(error, language),
        FaceError::Crashed => Msg::FaceCrashed.text(language),
    };
    let file = match &problem.source {
        FaceSource::File(file) => Some(file.display().to_string()),
        FaceSource::Family(_) | FaceSource::Style(_) | FaceSource::Bundled => None,
    };
    (said, file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::open_error::SystemError;
    use crate::reader::SaveError;

    #[test]
    fn what_is_not_saved_is_said_with_the_reason_and_then_the_file() {
        let error =
            SaveError::System { error: SystemError::StorageFull, file: Some("/文/settings.json".into()) };
        let (said, file) = notice(&NoticeKind::SettingsNotWritten(error), Language::ZhHant);
        assert_eq!(said, "無法儲存設定：磁碟已滿。請刪除一些檔案，或換一個磁碟。");
        assert_eq!(file.as_deref(), Some("/文/settings.json"));
        let nowhere = NoticeKind::SettingsNotWritten(SaveError::NoFolder { variable: "FOLDER" });
        assert!(notice(&nowhere, Language::Ko).0.contains("FOLDER"));
    }
}
