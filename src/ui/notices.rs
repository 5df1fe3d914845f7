//! Toasts for what passes; they say what happened and what can be done.

use egui::{Align2, Area, Context, Frame, Id, Label, Margin, Order, RichText, Stroke, vec2};

use super::cx::Cx;
use super::icons::Icon;
use super::spoken::say_changes;
use super::theme::{ICON, RADIUS, STATUS_LINE, STEP, UI_TEXT};
use super::widgets::{IconButton, icon_sign};
use crate::page::fonts;
use crate::reader::{Action, Command, Notice, NoticeKind, Scope, TermChange};
use crate::words::{self, Msg};

/// How long a toast that needs no answer stays, in seconds.
const SHORT_STAY: f64 = 2.0;
/// How long one stays that offers to undo what was done, in seconds.
const LONG_STAY: f64 = 8.0;

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
    if let Some(stay) = stay(&notice.kind) {
        let id = Id::unique("notice since").with(notice.id);
        let now = ui.input(|input| input.time);
        let since = ui.data_mut(|data| *data.get_temp_mut_or_insert_with(id, || now));
        if now - since > stay {
            cx.commands.push(Command::DismissNotice(notice.id));
        }
        let left = (stay - (now - since)).max(0.0) + 0.05;
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
            icon_sign(ui, icon, ICON, color);
            let (text, path) = words::notice(&notice.kind, language);
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
                    let text = RichText::new(text).color(theme.ink).line_height(Some(20.0));
                    let said = ui.add(Label::new(text).wrap());
                    say_changes(ui.ctx(), said.id);
                    offers_ui(ui, notice, cx);
                });
            });
            if !quiet {
                let name = Msg::Dismiss.text(language);
                if IconButton::new(Icon::Close, &name).shortcut("Esc").small().ui(ui, theme).clicked() {
                    cx.commands.push(Command::DismissNotice(notice.id));
                }
            }
        });
    });
}

/// What can be done about it, on buttons below the sentence.
fn offers_ui(ui: &mut egui::Ui, notice: &Notice, cx: &mut Cx<'_>) {
    let language = cx.reader.language;
    let mut offers = Vec::new();
    if let Some(action) = offered(&notice.kind) {
        offers.push((Msg::of_action(action), Command::Do(action)));
    }
    if let NoticeKind::TermChanged(TermChange::Judged(judged)) = &notice.kind
        && judged.scope != Scope::Everywhere
    {
        offers.push((Msg::InAllArticles, Command::JudgeEverywhere(judged.clone())));
    }
    if let NoticeKind::DraftClosed(draft) = &notice.kind {
        offers.push((Msg::GoOnWriting, Command::ResumeDraft(draft.clone())));
    }
    if offers.is_empty() {
        return;
    }
    ui.add_space(STEP);
    ui.horizontal(|ui| {
        for (name, command) in offers {
            if ui.button(&*name.text(language)).clicked() {
                cx.commands.push(Command::DismissNotice(notice.id));
                cx.commands.push(command);
            }
        }
    });
}

/// What can be done instead, on a button below the sentence.
const fn offered(kind: &NoticeKind) -> Option<Action> {
    match kind {
        NoticeKind::TooLongToCopy { .. } => Some(Action::SaveCopy),
        _ if kind.offers_undo() => Some(Action::Undo),
        _ => None,
    }
}

/// How long the notice stays when it goes by itself, in seconds.
fn stay(kind: &NoticeKind) -> Option<f64> {
    match kind {
        NoticeKind::TermChanged(_) => Some(LONG_STAY),
        NoticeKind::SettingsImported { ignored, .. } => ignored.is_empty().then_some(LONG_STAY),
        _ => passes(kind).then_some(SHORT_STAY),
    }
}

/// Whether the notice needs no answer.
fn passes(kind: &NoticeKind) -> bool {
    matches!(
        kind,
        NoticeKind::Copied
            | NoticeKind::Reloaded
            | NoticeKind::TermChangeUndone(_)
            | NoticeKind::TermChangeRedone(_)
    )
}

/// Whether the notice says that something went well.
fn is_news(kind: &NoticeKind) -> bool {
    matches!(
        kind,
        NoticeKind::TermsImported { .. }
            | NoticeKind::TermChanged(_)
            | NoticeKind::DraftClosed(_)
            | NoticeKind::TermsExported(_)
            | NoticeKind::SettingsExported(_)
            | NoticeKind::SettingsImported { .. }
            | NoticeKind::NoOwnTerms
            | NoticeKind::CopySaved(_)
            | NoticeKind::PictureSaved(_)
            | NoticeKind::GlossaryAdded { .. }
    )
}
