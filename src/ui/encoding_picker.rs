//! The choice of an encoding, by the first lines that the file would have in each.

use egui::text::{LayoutJob, TextFormat};
use egui::{
    Align, Align2, Context, EventFilter, FontId, Id, Key, Layout, Modal, Modifiers, Rangef, Rect, Response,
    RichText, Role, ScrollArea, Sense, Ui, pos2, vec2,
};

use super::cx::Cx;
use super::dialog::{self, BUTTONS};
use super::icons::Icon;
use super::list::ListStyle;
use super::scroll_area;
use super::theme::{RADIUS, SMALL_TEXT, UI_TEXT};
use super::widgets::{IconButton, elided_line};
use crate::page::fonts;
use crate::reader::{Command, EncodingChoice, Language};
use crate::text::decode::Preview;
use crate::ui::spoken::tell_item;
use crate::words::{Msg, origin_name};

/// What the picker keeps between frames.
#[derive(Default)]
pub struct EncodingPicker {
    /// The choice that it belongs to.
    number: u64,
    /// Index of the encoding that has the keyboard.
    at: usize,
    /// Whether the keyboard still has to be put there.
    moved: bool,
}

/// Width of the window where there is room for it, in pt.
const WIDTH: f32 = 560.0;
/// Height of the name of an encoding, in pt.
const NAME: f32 = 22.0;
/// Height of a line of the text, in pt.
const LINE: f32 = 22.0;
/// Size of the text, in pt.
const TEXT: f32 = 15.0;
/// Room around an encoding, in pt.
const PAD: f32 = 8.0;
/// Room within the window, in pt.
const PICKER_PAD: f32 = 16.0;

impl EncodingPicker {
    /// Draws the picker while there is something to choose.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let Some(choice) = &reader.encoding_choice else { return };
        if self.number != choice.number {
            *self = Self { number: choice.number, at: choice.current.unwrap_or_default(), moved: true };
        }
        let frame = dialog::frame(ctx, theme, PICKER_PAD);
        let modal = Modal::new(Id::unique("encoding")).frame(frame).backdrop_color(theme.scrim);
        let modal = modal.show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 64.0).min(WIDTH));
            self.content_ui(ui, cx, choice);
        });
        if modal.should_close() {
            cx.commands.push(Command::DropEncodingChoice);
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, choice: &EncodingChoice) {
        let Cx { reader, theme, .. } = *cx;
        let language = reader.language;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                let close = Msg::Close.text(language);
                if IconButton::new(Icon::Close, &close).shortcut("Esc").ui(ui, theme).clicked() {
                    cx.commands.push(Command::DropEncodingChoice);
                }
                let document = reader.document.as_ref();
                let name =
                    document.map(|document| origin_name(&document.origin, &reader.pasted.today, language));
                let name = name.unwrap_or_default();
                let title = RichText::new(Msg::EncodingOf { name: &name }.text(language));
                let title = title.font(fonts::ui_bold(UI_TEXT + 3.0)).color(theme.ink);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    ui.add(egui::Label::new(title).truncate());
                });
            });
        });
        ui.label(RichText::new(Msg::EncodingHint.text(language)).color(theme.quiet));
        ui.add_space(8.0);
        self.keys(ui, choice.previews.len());
        let moved = std::mem::take(&mut self.moved);
        let room = dialog::room(ui, BUTTONS);
        let style = ListStyle { name: &Msg::Encodings.text(language), language, theme };
        // As high at once as it will be.
        let area =
            ScrollArea::vertical().max_height(room).min_scrolled_height(room).auto_shrink([false, true]);
        let content = |ui: &mut Ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for index in 0..choice.previews.len() {
                if self.row_ui(ui, cx, choice, index, moved).clicked() {
                    cx.commands.push(Command::ReadIn(Some(choice.previews[index].name)));
                }
            }
        };
        scroll_area::show(ui, style, area, |ui, area| area.show(ui, content));
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if choice.is_told && ui.button(Msg::EncodingFindOut.text(language)).clicked() {
                cx.commands.push(Command::ReadIn(None));
            }
            if ui.button(Msg::Cancel.text(language)).clicked() {
                cx.commands.push(Command::DropEncodingChoice);
            }
        });
    }

    /// Up and down; Enter and Space press what has the keyboard.
    fn keys(&mut self, ui: &Ui, count: usize) {
        let (down, up) = ui.input_mut(|input| {
            let pressed =
                |input: &mut egui::InputState, key| input.count_and_consume_key(Modifiers::NONE, key);
            (pressed(input, Key::ArrowDown), pressed(input, Key::ArrowUp))
        });
        let at = (self.at + down).saturating_sub(up).min(count.saturating_sub(1));
        self.moved |= at != self.at;
        self.at = at;
    }

    fn row_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        choice: &EncodingChoice,
        index: usize,
        moved: bool,
    ) -> Response {
        let Cx { reader, theme, .. } = *cx;
        let language = reader.language;
        let preview = &choice.previews[index];
        let is_current = choice.current == Some(index);
        let height = NAME + LINE * preview.lines.len().max(1) as f32 + 2.0 * PAD;
        let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
        let name = spoken(preview, is_current, language);
        tell_item(&response, Role::ListBoxOption, &name, index, is_current);
        if response.has_focus() {
            if !moved {
                self.at = index;
            }
            let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
            ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
        }
        if self.at == index && moved {
            response.request_focus();
            response.scroll_to_me(None);
        }
        if ui.is_rect_visible(rect) {
            if is_current || response.hovered() || response.has_focus() {
                ui.painter().rect_filled(rect, RADIUS, theme.hover);
            }
            paint(ui, rect, preview, is_current, cx);
        }
        response
    }
}

/// Paints an encoding: its name and what it is for, then the lines of the text.
fn paint(ui: &Ui, rect: Rect, preview: &Preview, is_current: bool, cx: &Cx<'_>) {
    let (language, theme) = (cx.reader.language, cx.theme);
    let inner = rect.shrink2(vec2(12.0, PAD));
    let line = |text: &str, font, color, left, middle| {
        let job = LayoutJob::single_section(text.to_owned(), TextFormat::simple(font, color));
        left + elided_line(ui, job, Rangef::new(left, inner.right()), middle).size().x
    };
    let middle = inner.top() + NAME / 2.0 - 1.0;
    let right = line(preview.name, fonts::ui_bold(UI_TEXT), theme.ink, inner.left(), middle);
    if let Some(word) = Msg::of_encoding(preview.name) {
        line(&word.text(language), FontId::proportional(SMALL_TEXT), theme.quiet, right + 10.0, middle);
    }
    if let Some(word) = state(preview, is_current) {
        let color = if is_current { theme.accent } else { theme.quiet };
        let font = FontId::proportional(SMALL_TEXT);
        ui.painter().text(
            pos2(inner.right(), middle),
            Align2::RIGHT_CENTER,
            word.text(language),
            font,
            color,
        );
    }
    for (index, text) in preview.lines.iter().enumerate() {
        let middle = inner.top() + NAME + LINE * (index as f32 + 0.5);
        line(text, FontId::proportional(TEXT), theme.ink, inner.left(), middle);
    }
}

/// What is said at the right of an encoding.
fn state(preview: &Preview, is_current: bool) -> Option<Msg<'static>> {
    if is_current {
        Some(Msg::EncodingInUse)
    } else if preview.fits {
        None
    } else {
        Some(Msg::EncodingDoesNotFit)
    }
}

/// An encoding as a screen reader says it.
fn spoken(preview: &Preview, is_current: bool, language: Language) -> String {
    let what = Msg::of_encoding(preview.name).map(|word| word.text(language));
    let state = state(preview, is_current).map(|word| word.text(language));
    let parts = [Some(preview.name), what.as_deref(), state.as_deref()].into_iter().flatten();
    parts.chain(preview.lines.iter().map(String::as_str)).collect::<Vec<_>>().join(", ")
}
