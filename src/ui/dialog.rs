//! A window in the middle of the screen: a title, what it is about, and what ends it. It fits into the smallest window
//! that the screen is drawn for; what it has no room for scrolls.

use egui::{Align, Align2, Button, Context, Frame, Key, KeyboardShortcut, Layout, Margin, Modifiers};
use egui::{RichText, ScrollArea, Stroke, Ui, Vec2, Window};

use super::cx::Cx;
use super::icons::Icon;
use super::list::ListStyle;
use super::scroll_area;
use super::theme::{RADIUS, STEP, Theme, UI_TEXT};
use super::widgets::{IconButton, tooltip};
use crate::page::fonts;
use crate::reader::Language;
use crate::words::Msg;

/// Room between a dialog and the edges of the window, in pt.
const EDGE: f32 = 12.0;
/// Room within a dialog, in pt.
const PAD: f32 = 20.0;
/// The same in a low window, in pt.
const LOW_PAD: f32 = 12.0;
/// Below this height a window is low, in pt.
const LOW: f32 = 480.0;
/// Height of a row of buttons at the end of a dialog with the space above it, in pt.
pub const BUTTONS: f32 = 44.0;
/// Saves what was filled in.
const SAVE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter);

/// What tells one dialog from another.
#[derive(Clone, Copy)]
pub struct Dialog<'a> {
    /// Its identity.
    pub name: &'a str,
    /// What stands over it.
    pub title: &'a str,
    /// How wide it is where there is room, in pt.
    pub width: f32,
}

/// What lies over the window, in the theme's colours; `pad` pt of room within.
pub fn frame(ctx: &Context, theme: &Theme, pad: f32) -> Frame {
    Frame::new()
        .fill(theme.page)
        .stroke(Stroke::new(1.0, theme.hairline))
        .corner_radius(RADIUS + 2)
        .inner_margin(Margin::same(pad as i8))
        .shadow(ctx.global_style().visuals.window_shadow)
}

/// Room within a dialog in a window as it is now, in pt.
pub fn pad(ctx: &Context) -> f32 {
    if is_low(ctx) { LOW_PAD } else { PAD }
}

/// Whether the window has little height.
pub fn is_low(ctx: &Context) -> bool {
    ctx.content_rect().height() < LOW
}

impl Dialog<'_> {
    /// Draws it. True when its cross was clicked.
    pub fn show(self, ctx: &Context, cx: &mut Cx<'_>, content: impl FnOnce(&mut Ui, &mut Cx<'_>)) -> bool {
        let theme = cx.theme;
        let pad = pad(ctx);
        let width = (ctx.content_rect().width() - 2.0 * (EDGE + pad)).min(self.width);
        let shown = Window::new(self.name)
            .title_bar(false)
            .resizable(false)
            .collapsible(false)
            .default_height(ctx.content_rect().height())
            .anchor(Align2::CENTER_CENTER, Vec2::ZERO)
            .frame(frame(ctx, theme, pad))
            .show(ctx, |ui| {
                ui.set_width(width);
                let closed = ui.horizontal(|ui| self.title_ui(ui, cx)).inner;
                ui.add_space(STEP);
                content(ui, cx);
                closed
            });
        shown.and_then(|shown| shown.inner).unwrap_or_default()
    }

    /// The title and the cross; whether that was clicked.
    fn title_ui(self, ui: &mut Ui, cx: &Cx<'_>) -> bool {
        let Cx { reader, theme, .. } = *cx;
        let line = |ui: &mut Ui| {
            let close = Msg::Close.text(reader.language);
            let cross = IconButton::new(Icon::Close, &close).shortcut("Esc").ui(ui, theme);
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let title = RichText::new(self.title).font(fonts::ui_bold(UI_TEXT + 3.0));
                ui.add(egui::Label::new(title).truncate());
            });
            cross.clicked()
        };
        ui.with_layout(Layout::right_to_left(Align::Center), line).inner
    }
}

/// Height left in a dialog for what comes next when `below` pt have to stand below it, in pt.
pub fn room(ui: &Ui, below: f32) -> f32 {
    let ctx = ui.ctx();
    let used = ui.cursor().top() - ui.max_rect().top();
    (ctx.content_rect().height() - 2.0 * (EDGE + pad(ctx)) - used - below).max(2.0 * UI_TEXT)
}

/// Draws what scrolls in a dialog when `below` pt have to stand below it; `name` is what a screen reader calls it.
pub fn scroll_ui<R>(
    ui: &mut Ui,
    cx: &mut Cx<'_>,
    name: &str,
    below: f32,
    content: impl FnOnce(&mut Ui, &mut Cx<'_>) -> R,
) -> R {
    let style = ListStyle { name, language: cx.reader.language, theme: cx.theme };
    let area = ScrollArea::vertical().max_height(room(ui, below)).auto_shrink([false, true]);
    scroll_area::show(ui, style, area, |ui, area| area.show(ui, |ui| content(ui, cx)))
}

/// Whether the keys that save were pressed; a field that would break its line by them does not get them.
pub fn saves(ctx: &Context) -> bool {
    ctx.input_mut(|input| input.consume_shortcut(&SAVE))
}

/// The button that saves, with its keys in the tooltip; whether it was clicked.
pub fn save_button(ui: &mut Ui, language: Language, theme: &Theme, enabled: bool) -> bool {
    let name = Msg::Save.text(language);
    let response = ui.add_enabled(enabled, Button::new(&*name));
    tooltip(response, &name, &ui.ctx().format_shortcut(&SAVE), theme).clicked()
}
