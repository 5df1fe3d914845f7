//! What the program is and what it runs on, to be read and copied for the report of a fault.

use egui::{Button, Context, Label, RichText, Ui, vec2};

use super::cx::Cx;
use super::dialog::{self, Dialog};
use super::theme::{SMALL_TEXT, STEP};
use crate::reader::{Command, Language, NoticeKind, ReportItem};
use crate::words::{Msg, report_text};

/// How wide it is where there is room, in pt.
const WIDTH: f32 = 540.0;
/// Width of the names, in pt.
const NAMES: f32 = 148.0;

/// The language of what is copied: whoever mends the program reads it.
const COPIED_IN: Language = Language::En;

/// What the program is, while it is on the screen.
#[derive(Default)]
pub struct AboutWindow {
    is_open: bool,
    /// Whether the button is to have the keyboard.
    takes_keyboard: bool,
}

impl AboutWindow {
    /// Whether it is on the screen.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Shows it with the keyboard on its button, or takes it away.
    pub fn toggle(&mut self) {
        *self = Self { is_open: !self.is_open, takes_keyboard: !self.is_open };
    }

    /// Takes it away; whether it was there.
    pub fn close(&mut self) -> bool {
        std::mem::take(self).is_open
    }

    /// Draws it while it is open.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        if !self.is_open {
            return;
        }
        let title = Msg::About.text(cx.reader.language);
        let about = Dialog { name: "about", title: &title, width: WIDTH };
        let closed = about.show(ctx, cx, |ui, cx| {
            dialog::scroll_ui(ui, cx, &title, dialog::BUTTONS, |ui, cx| {
                for (item, value) in report(ui.ctx(), cx) {
                    line_ui(ui, cx, item, &value);
                }
                ui.add_space(STEP);
                let hint = RichText::new(Msg::ReportHint.text(cx.reader.language)).size(SMALL_TEXT);
                ui.add(Label::new(hint.color(cx.theme.quiet)).wrap());
            });
            ui.add_space(2.0 * STEP);
            let button = ui.add(Button::new(Msg::CopyReport.text(cx.reader.language)));
            // What is only measured cannot have it.
            if !ui.is_sizing_pass() && std::mem::take(&mut self.takes_keyboard) {
                button.request_focus();
            }
            if button.clicked() {
                copy_report(ui.ctx(), cx);
            }
        });
        if closed {
            self.close();
        }
    }
}

/// Copies what is said of the program, and says that it was.
pub fn copy_report(ctx: &Context, cx: &mut Cx<'_>) {
    ctx.copy_text(report_text(&report(ctx, cx), COPIED_IN));
    cx.commands.push(Command::Notify(NoticeKind::Copied));
}

/// The lines, with the scale of the window; what the text is larger by is not part of it.
fn report(ctx: &Context, cx: &Cx<'_>) -> Vec<(ReportItem, String)> {
    cx.reader.report(Some(ctx.native_pixels_per_point().unwrap_or(1.0)))
}

/// A name, and its value beside it in as many lines as that needs.
fn line_ui(ui: &mut Ui, cx: &Cx<'_>, item: ReportItem, value: &str) {
    let name = Msg::of_report_item(item).text(cx.reader.language);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0 * STEP;
        ui.allocate_ui(vec2(NAMES, 0.0), |ui| {
            ui.set_width(NAMES);
            ui.add(Label::new(RichText::new(&*name).color(cx.theme.quiet)).wrap());
        });
        ui.vertical(|ui| ui.add(Label::new(RichText::new(value).color(cx.theme.ink)).wrap()));
    });
    ui.add_space(STEP);
}
