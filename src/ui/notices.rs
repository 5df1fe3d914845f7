//! Toasts for what passes; they say what happened and what can be done.

use egui::{Align2, Area, Context, Frame, Id, Label, Margin, Order, RichText, Stroke, vec2};

use super::cx::Cx;
use super::file_words::FileWord;
use super::glossary_words::{self, GlossaryWord};
use super::icons::Icon;
use super::import_words;
use super::numbers::grouped;
use super::strings::Word;
use super::theme::{RADIUS, STATUS_LINE, UI_TEXT};
use super::widgets::IconButton;
use crate::article::FileType;
use crate::page::fonts;
use crate::reader::{Command, CopyError, Language, Notice, NoticeKind, Origin, Refusal};

/// How long a toast that needs no answer stays, in seconds.
const SHORT_STAY: f64 = 2.0;

/// Draws the notices at the bottom, the newest last.
pub fn ui(ctx: &Context, cx: &mut Cx<'_>) {
    let Cx { reader, .. } = *cx;
    if reader.notices.is_empty() {
        return;
    }
    let width = (ctx.content_rect().width() - 32.0).min(520.0);
    Area::new(Id::unique("notices"))
        .order(Order::Foreground)
        .anchor(Align2::CENTER_BOTTOM, vec2(0.0, -(STATUS_LINE + 16.0)))
        .show(ctx, |ui| {
            for notice in &reader.notices {
                notice_ui(ui, notice, cx, width);
                ui.add_space(8.0);
            }
        });
}

fn notice_ui(ui: &mut egui::Ui, notice: &Notice, cx: &mut Cx<'_>, width: f32) {
    let Cx { reader, theme, .. } = *cx;
    let language = reader.language;
    if passes(&notice.kind) {
        let id = Id::unique("notice since").with(notice.id);
        let now = ui.input(|input| input.time);
        let since = ui.data_mut(|data| *data.get_temp_mut_or_insert_with(id, || now));
        if now - since > SHORT_STAY {
            cx.commands.push(Command::DismissNotice(notice.id));
        }
        let left = (SHORT_STAY - (now - since)).max(0.0) + 0.05;
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left));
    }
    let frame = Frame::new()
        .fill(theme.page)
        .stroke(Stroke::new(1.0, theme.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::symmetric(14, 10))
        .shadow(ui.visuals().popup_shadow);
    frame.show(ui, |ui| {
        let quiet = passes(&notice.kind);
        ui.set_max_width(if quiet { 160.0 } else { width - 28.0 });
        ui.horizontal_top(|ui| {
            let (icon, color) = if quiet || is_news(&notice.kind) {
                (Icon::Info, theme.quiet)
            } else {
                (Icon::Warning, theme.accent)
            };
            ui.label(RichText::new(icon.char()).font(fonts::icon(18.0)).color(color));
            let (text, path) = words(&notice.kind, language);
            let close = if quiet { 0.0 } else { 40.0 };
            ui.allocate_ui(vec2(ui.available_width() - close, 0.0), |ui| {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 2.0;
                    if let Some(name) = path {
                        ui.add(
                            Label::new(RichText::new(name).font(fonts::ui_bold(UI_TEXT)).color(theme.ink))
                                .wrap(),
                        );
                    }
                    ui.add(Label::new(RichText::new(text).color(theme.ink).line_height(Some(20.0))).wrap());
                });
            });
            if !quiet {
                let name = Word::Dismiss.text(language);
                if IconButton::new(Icon::Close, name).shortcut("Esc").size(14.0).ui(ui, theme).clicked() {
                    cx.commands.push(Command::DismissNotice(notice.id));
                }
            }
        });
    });
}

/// Whether the notice goes by itself.
fn passes(kind: &NoticeKind) -> bool {
    matches!(kind, NoticeKind::Copied)
}

/// Whether the notice says that something went well.
fn is_news(kind: &NoticeKind) -> bool {
    matches!(
        kind,
        NoticeKind::TermsImported { .. }
            | NoticeKind::TermsExported(_)
            | NoticeKind::NoOwnTerms
            | NoticeKind::CopySaved(_)
            | NoticeKind::GlossaryAdded { .. }
    )
}

/// What a notice says, and what it speaks of.
pub fn words(kind: &NoticeKind, language: Language) -> (String, Option<String>) {
    match kind {
        NoticeKind::Refused { origin, refusal } => {
            let name = match origin {
                Origin::File(path) => path.display().to_string(),
                Origin::Bundled(_) => origin.name(),
            };
            (refused(refusal, language), Some(name))
        }
        NoticeKind::NoDialog => (Word::NoDialog.text(language).to_owned(), None),
        NoticeKind::DialogFailed => (Word::DialogFailed.text(language).to_owned(), None),
        NoticeKind::LinkRefused(url) => (Word::LinkRefused.with(language, &[url]), None),
        NoticeKind::LeadsNowhere(name) => (Word::LeadsNowhere.with(language, &[name]), None),
        NoticeKind::NoBrowser(url) => (Word::NoBrowser.with(language, &[url]), None),
        NoticeKind::SettingsPutAside(name) => (Word::SettingsPutAside.with(language, &[name]), None),
        NoticeKind::SettingsFromTheFuture(name) => {
            (Word::SettingsFromTheFuture.with(language, &[name]), None)
        }
        NoticeKind::SettingsNotWritten(why) => (Word::SettingsNotWritten.with(language, &[why]), None),
        NoticeKind::TermsNotMarked => (Word::TermsNotMarked.text(language).to_owned(), None),
        NoticeKind::FindCrashed => (Word::FindCrashed.text(language).to_owned(), None),
        NoticeKind::TermsPutAside(name) => (Word::TermsPutAside.with(language, &[name]), None),
        NoticeKind::TermsFromTheFuture(name) => (Word::TermsFromTheFuture.with(language, &[name]), None),
        NoticeKind::TermsNotWritten(why) => (Word::TermsNotWritten.with(language, &[why]), None),
        NoticeKind::TermsImported { changed, same } => {
            (Word::TermsImported.with(language, &[changed, same]), None)
        }
        NoticeKind::TermsExported(name) => (Word::TermsExported.with(language, &[name]), None),
        NoticeKind::NoOwnTerms => (Word::NoOwnTerms.text(language).to_owned(), None),
        NoticeKind::CopySaved(name) => (FileWord::CopySaved.text(language).to_owned(), Some(name.clone())),
        NoticeKind::CopyNotSaved(error) => not_copied(error, language),
        NoticeKind::GlossaryAdded { name, entries, warnings } => {
            let added = GlossaryWord::NowAdded.with(language, &[name, &grouped(*entries)]);
            let warnings = warnings.iter().map(|warning| glossary_words::warning(warning, language));
            (std::iter::once(added).chain(warnings).collect::<Vec<_>>().join("\n"), None)
        }
        NoticeKind::GlossaryRefused { file, refusal } => {
            (refused(refusal, language), Some(file.display().to_string()))
        }
        NoticeKind::NotConverted => (Word::NotConverted.text(language).to_owned(), None),
        NoticeKind::Copied => (Word::Copied.text(language).to_owned(), None),
    }
}

/// Why no copy was written, and where it was to be.
fn not_copied(error: &CopyError, language: Language) -> (String, Option<String>) {
    let say = |word: FileWord| word.text(language).to_owned();
    let path = |path: &std::path::Path| Some(path.display().to_string());
    match error {
        CopyError::NoFormat(file) => {
            let endings: Vec<_> = FileType::written().map(|kind| format!(".{}", kind.ending())).collect();
            let separator = if language == Language::En { ", " } else { "、" };
            (FileWord::CopyNoFormat.with(language, &[&endings.join(separator)]), path(file))
        }
        CopyError::IsOpen(file) => (say(FileWord::CopyIsOpen), path(file)),
        CopyError::NotWritten { reason, file } => {
            (FileWord::CopyNotWritten.with(language, &[reason]), path(file))
        }
        CopyError::Crashed => (say(FileWord::CopyCrashed), None),
    }
}

/// Why a file was not opened, in one sentence.
pub fn refused(refusal: &Refusal, language: Language) -> String {
    let say = |word: Word| word.text(language).to_owned();
    match refusal {
        Refusal::Missing => say(Word::RefusedMissing),
        Refusal::Directory => say(Word::RefusedDirectory),
        Refusal::NotAFile => say(Word::RefusedNotRegular),
        Refusal::NoPermission => say(Word::RefusedPermission),
        Refusal::Empty => say(Word::RefusedEmpty),
        Refusal::TooLarge { bytes, limit } => {
            let megabyte = 1024 * 1024;
            Word::RefusedTooLarge.with(language, &[&bytes.div_ceil(megabyte), &(limit / megabyte)])
        }
        Refusal::Unreadable(why) => Word::RefusedUnreadable.with(language, &[why]),
        Refusal::Crashed => say(Word::RefusedCrashed),
        // Neither is ever told.
        Refusal::Cancelled | Refusal::Unchanged => say(Word::Cancel),
        Refusal::Import(error) => import_words::error(error, language),
        Refusal::Glossary(error) => glossary_words::error(error, language),
    }
}
