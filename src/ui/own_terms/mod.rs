//! The user's own terms: the form in which one is written, the choice between versions, and the buttons of an entry.

mod buttons;
mod form;
mod versions;

use egui::{Align2, Context, Frame, Margin, Stroke, Ui, Window, vec2};

use super::cx::Cx;
use super::icons::Icon;
use super::theme::{RADIUS, UI_TEXT};
use super::widgets::IconButton;
use crate::reader::{Command, Reader};
use crate::words::Msg;
use form::OwnTermForm;
use versions::Versions;

pub(super) use buttons::{HEIGHT as BUTTONS, ui as buttons_ui};

/// What the windows keep between frames.
#[derive(Default)]
pub struct OwnTermWindows {
    form: OwnTermForm,
    versions: Versions,
}

impl OwnTermWindows {
    /// Draws the form and the choice between versions, while there is something to write or to choose.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        let Cx { reader, .. } = *cx;
        if let Some(draft) = &reader.draft {
            self.form.ui(ctx, cx, draft);
        }
        if let Some(merging) = &reader.merging {
            self.versions.ui(ctx, cx, merging);
        }
    }
}

/// What closes the top-most of the windows, if one is open.
pub fn escape(reader: &Reader) -> Option<Command> {
    if reader.merging.is_some() {
        return Some(Command::Merge(None));
    }
    reader.draft.as_ref().map(|_| Command::DropDraft)
}

/// What tells one window from another.
#[derive(Clone, Copy)]
struct About<'a> {
    /// Its identity.
    name: &'a str,
    title: &'a str,
    /// In pt.
    width: f32,
}

/// A window in the middle of the screen with a title and a cross. True when the cross was clicked.
fn window(
    ctx: &Context,
    cx: &mut Cx<'_>,
    about: About<'_>,
    content: impl FnOnce(&mut Ui, &mut Cx<'_>),
) -> bool {
    let Cx { reader, theme, .. } = *cx;
    let frame = Frame::new()
        .fill(theme.page)
        .stroke(Stroke::new(1.0, theme.hairline))
        .corner_radius(RADIUS + 2)
        .inner_margin(Margin::same(20))
        .shadow(ctx.global_style().visuals.window_shadow);
    let shown = Window::new(about.name)
        .title_bar(false)
        .resizable(false)
        .collapsible(false)
        .default_height(ctx.content_rect().height())
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .frame(frame)
        .show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 80.0).min(about.width));
            let closed = ui.horizontal(|ui| {
                ui.label(egui::RichText::new(about.title).font(crate::page::fonts::ui_bold(UI_TEXT + 3.0)));
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = Msg::Close.text(reader.language);
                    IconButton::new(Icon::Close, &close).shortcut("Esc").ui(ui, theme).clicked()
                })
                .inner
            });
            ui.add_space(8.0);
            content(ui, cx);
            closed.inner
        });
    shown.and_then(|shown| shown.inner).unwrap_or_default()
}
