//! All commands in one searchable list.

use egui::{
    Align, Align2, Context, Frame, Id, Key, Layout, Margin, Modal, Modifiers, RichText, ScrollArea, Stroke,
    TextEdit, Ui, vec2,
};

use super::actions::{self, UiAction, ViewAction};
use super::cx::Cx;
use super::list::ListStyle;
use super::scroll_area;
use super::theme::RADIUS;
use super::widgets::menu_line;
use crate::reader::Reader;
use crate::text::fold::Folding;
use crate::words::Msg;

/// What the palette keeps between frames.
#[derive(Default)]
pub struct CommandPalette {
    open: bool,
    query: String,
    at: usize,
    chosen: Option<UiAction>,
}

/// What the keyboard did to the list.
#[derive(Clone, Copy)]
struct Keys {
    /// Another line is chosen.
    moved: bool,
    /// The chosen line is to be run.
    enter: bool,
}

impl CommandPalette {
    /// Opens or closes the palette.
    pub fn toggle(&mut self) {
        self.open = !self.open;
        self.query.clear();
        self.at = 0;
    }

    /// Closes the palette; whether it was open.
    pub fn close(&mut self) -> bool {
        std::mem::take(&mut self.open)
    }

    /// The action that was chosen in the last frame.
    pub fn take_chosen(&mut self) -> Option<UiAction> {
        self.chosen.take()
    }

    /// Draws the palette while it is open.
    pub fn ui(&mut self, ctx: &Context, cx: &Cx<'_>) {
        let Cx { theme, .. } = *cx;
        if !self.open {
            return;
        }
        let frame = Frame::new()
            .fill(theme.page)
            .stroke(Stroke::new(1.0, theme.hairline))
            .corner_radius(RADIUS + 2)
            .inner_margin(Margin::same(10))
            .shadow(ctx.global_style().visuals.window_shadow);
        let area = Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, 64.0));
        let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 80.0).min(440.0));
            self.content_ui(ui, cx);
        });
        if modal.should_close() || self.chosen.is_some() {
            self.open = false;
        }
    }

    fn content_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let found = self.found(reader);
        let (down, up, enter) = ui.input_mut(|input| {
            let none = Modifiers::NONE;
            (
                input.count_and_consume_key(none, Key::ArrowDown),
                input.count_and_consume_key(none, Key::ArrowUp),
                input.consume_key(none, Key::Enter),
            )
        });
        self.at = (self.at + down).saturating_sub(up).min(found.len().saturating_sub(1));
        let edit = TextEdit::singleline(&mut self.query)
            .id(Id::unique("palette query"))
            .hint_text(Msg::CommandHint.text(reader.language))
            .margin(Margin::symmetric(8, 6))
            .desired_width(f32::INFINITY);
        let response = ui.add(edit);
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_label(Msg::CommandHint.text(reader.language));
        });
        response.request_focus();
        if response.changed() {
            self.at = 0;
        }
        if found.is_empty() {
            ui.label(RichText::new(Msg::NoCommand.text(reader.language)).color(theme.quiet));
        }
        let moved = down > 0 || up > 0;
        let name = Msg::Commands.text(reader.language);
        let look = ListStyle { name: &name, language: reader.language, theme };
        let area = ScrollArea::vertical().max_height(300.0).auto_shrink([false, true]);
        let content = |ui: &mut Ui| {
            ui.with_layout(Layout::top_down_justified(Align::LEFT), |ui| {
                self.list_ui(ui, reader, &found, Keys { moved, enter });
            });
        };
        scroll_area::show(ui, look, area, |ui, area| area.show(ui, content));
    }

    fn list_ui(&mut self, ui: &mut Ui, reader: &Reader, found: &[UiAction], keys: Keys) {
        for (index, action) in found.iter().enumerate() {
            let name = action.name().text(reader.language);
            let shortcut = actions::shortcut_text(ui.ctx(), *action);
            let response = menu_line(ui, actions::icon(*action), &name, &shortcut, index == self.at);
            if index == self.at && keys.moved {
                response.scroll_to_me(None);
            }
            if response.clicked() || (keys.enter && index == self.at) {
                self.chosen = Some(*action);
            }
        }
    }

    fn found(&self, reader: &Reader) -> Vec<UiAction> {
        let query = Folding::default().fold(self.query.trim()).text;
        actions::ALL
            .into_iter()
            .filter(|action| *action != UiAction::View(ViewAction::Palette) && action.is_offered(reader))
            .filter(|action| {
                Folding::default().fold(&action.name().text(reader.language)).text.contains(&query)
            })
            .collect()
    }
}
