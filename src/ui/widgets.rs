//! Small widgets that several parts share.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align, Align2, Color32, Context, Galley, Id, Layout, Margin, Order, Rangef, Rect, Response, RichText,
    Role, Sense, TextEdit, Ui, UiBuilder, Vec2, WidgetInfo, WidgetText,
};

use super::icons::Icon;
use super::theme::{FOCUS_RING, ICON, RADIUS, SMALL_ICON, Theme, UI_TEXT};
use crate::page::fonts;

/// A button that is an icon, with a name for screen readers and a tooltip of the name and the shortcut.
#[derive(Clone, Copy)]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    shortcut: &'a str,
    on: bool,
    disabled: bool,
    size: f32,
}

impl<'a> IconButton<'a> {
    /// A button with this icon and name.
    pub const fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, shortcut: "", on: false, disabled: false, size: ICON }
    }

    /// With a shortcut, as it is shown.
    pub const fn shortcut(self, shortcut: &'a str) -> Self {
        Self { shortcut, ..self }
    }

    /// Shown as pressed in where what it toggles is on.
    pub const fn on(self, on: bool) -> Self {
        Self { on, ..self }
    }

    /// Greyed and without effect.
    pub const fn disabled(self, disabled: bool) -> Self {
        Self { disabled, ..self }
    }

    /// With the small icon of lists and bars.
    pub const fn small(self) -> Self {
        self.size(SMALL_ICON)
    }

    /// With an icon of another size, in pt.
    pub const fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    /// Draws it.
    pub fn ui(self, ui: &mut Ui, theme: &Theme) -> Response {
        let Self { icon, name, shortcut, on, disabled, size } = self;
        let sense = if disabled { Sense::hover() } else { Sense::click() };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(size + 12.0), sense);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Button, !disabled, name);
            info.selected = on.then_some(true);
            info
        });
        if ui.is_rect_visible(rect) {
            let pointed = (response.hovered() || response.has_focus()) && !disabled;
            if pointed || on {
                ui.painter().rect_filled(rect, RADIUS, theme.hover);
            }
            let color = if disabled {
                theme.quiet.gamma_multiply(0.5)
            } else if pointed || on {
                theme.ink
            } else {
                theme.quiet
            };
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, icon.char(), fonts::icon(size), color);
        }
        tooltip(response, name, shortcut, theme)
    }
}

/// Draws one line of text around a height `y`, elided where it is too long; gives how it was laid out.
pub fn elided_line(ui: &Ui, mut job: LayoutJob, across: Rangef, y: f32) -> Arc<Galley> {
    job.wrap = TextWrapping::truncate_at_width(across.span().max(8.0));
    let galley = ui.painter().layout_job(job);
    let at = egui::pos2(across.min, (y - galley.size().y / 2.0).round());
    ui.painter().galley(at, Arc::clone(&galley), Color32::PLACEHOLDER);
    galley
}

/// A line of a menu or of a list of commands: icon, name, shortcut.
pub fn menu_line(ui: &mut Ui, icon: Icon, name: &str, shortcut: &str, selected: bool) -> Response {
    let sign = RichText::new(icon.char()).font(fonts::icon(ICON - 2.0));
    let button = egui::Button::selectable(selected, (sign, name)).shortcut_text(shortcut);
    let response = ui.add(button.min_size(egui::vec2(150.0, 28.0)));
    // The icon is not part of the name.
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, true, name);
        info.selected = selected.then_some(true);
        info
    });
    response
}

/// A line of a menu that is one of several choices.
pub fn menu_choice(ui: &mut Ui, name: &str, selected: bool) -> Response {
    ui.add(egui::Button::selectable(selected, name).min_size(egui::vec2(150.0, 28.0)))
}

/// A field of one line for what is searched, over what is found; `name` is its identity.
pub fn search_field(ui: &mut Ui, name: &str, query: &mut String, hint: &str) -> Response {
    let edit = TextEdit::singleline(query)
        .id(Id::unique(name))
        .hint_text(hint)
        .margin(Margin::symmetric(8, 6))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(hint));
    response
}

/// What the ring goes around where that is not the widget itself.
#[derive(Clone)]
struct RingAround {
    rects: Vec<Rect>,
    /// No more of the ring is shown than is in this.
    clip: Rect,
}

/// Has the ring go around all of these while a widget, which is a part of them, has the keyboard.
pub fn ring_around(ui: &Ui, id: Id, rects: Vec<Rect>) {
    let clip = ui.clip_rect();
    ui.data_mut(|data| data.insert_temp(id, RingAround { rects, clip }));
}

/// A line around what has the keyboard, over everything else in its layer: the same for all that can have it.
pub fn focus_ring(ctx: &Context, theme: &Theme) {
    let focused = ctx.memory(egui::Memory::focused).and_then(|id| ctx.read_response(id));
    let Some(response) = focused else { return };
    let stroke = egui::Stroke::new(FOCUS_RING, theme.accent);
    // No more of it is shown than of the widget.
    let itself = || RingAround { rects: vec![response.rect], clip: response.interact_rect };
    let RingAround { rects, clip } = ctx.data(|data| data.get_temp(response.id)).unwrap_or_else(itself);
    let painter = ctx.layer_painter(response.layer_id).with_clip_rect(clip);
    for rect in rects {
        painter.rect_stroke(rect, RADIUS, stroke, egui::StrokeKind::Inside);
    }
}

/// A tooltip of a name and, quieter, its shortcut.
pub fn tooltip(response: Response, name: &str, shortcut: &str, theme: &Theme) -> Response {
    if is_covered(&response) {
        return response;
    }
    #[expect(clippy::disallowed_methods, reason = "it is not covered")]
    response.on_hover_ui(|ui| {
        ui.horizontal(|ui| {
            ui.label(name);
            if !shortcut.is_empty() {
                ui.label(RichText::new(shortcut).color(theme.quiet));
            }
        });
    })
}

/// A tooltip that says no more than this.
pub fn hint(response: Response, text: impl Into<WidgetText>) -> Response {
    if is_covered(&response) {
        return response;
    }
    #[expect(clippy::disallowed_methods, reason = "it is not covered")]
    response.on_hover_text(text)
}

/// Whether something lies over a widget where the pointer is, as a dialog does that a key has opened. egui keeps a tooltip
/// that is shown as long as the pointer is where its widget is, and would show it over what covers that.
pub fn is_covered(response: &Response) -> bool {
    let above = response.ctx.pointer_hover_pos().and_then(|at| response.ctx.layer_id_at(at));
    above.is_some_and(|layer| layer != response.layer_id && layer.order != Order::Tooltip)
}

/// An icon that only decorates: screen readers pass it over.
pub fn icon_sign(ui: &mut Ui, icon: Icon, size: f32, color: Color32) {
    let galley = ui.painter().layout_no_wrap(icon.char().to_string(), fonts::icon(size), color);
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    ui.painter().galley(rect.min, galley, color);
}

/// What stands at the right end of a row, in the order in which it is read: egui's own way would draw it, and give it
/// the keyboard, from right to left.
pub struct RightGroup {
    id: Id,
    /// Its width in the last pass, in pt.
    width: f32,
}

impl RightGroup {
    /// The group of this name in a row.
    pub fn new(ui: &Ui, name: &str) -> Self {
        let id = ui.scope_id().with(name);
        Self { id, width: ui.data(|data| data.get_temp(id)).unwrap_or_default() }
    }

    /// How wide it is, in pt.
    pub fn width(&self) -> f32 {
        self.width
    }

    /// Draws it at the right end of the room that is left; where it stands, and what `content` gives.
    pub fn ui<R>(self, ui: &mut Ui, content: impl FnOnce(&mut Ui) -> R) -> (Rect, R) {
        let room = ui.available_rect_before_wrap();
        let rect = room.with_min_x((room.right() - self.width).max(room.left()));
        let layout = Layout::left_to_right(Align::Center);
        let mut group = ui.new_child(UiBuilder::new().id_salt(self.id).max_rect(rect).layout(layout));
        group.spacing_mut().item_spacing.x = ui.spacing().item_spacing.x;
        let inner = content(&mut group);
        let width = group.min_rect().width();
        if (width - self.width).abs() > 0.5 {
            ui.data_mut(|data| data.insert_temp(self.id, width));
            ui.ctx().request_discard("the group at the right has another width");
        }
        ui.advance_cursor_after_rect(group.min_rect());
        (group.min_rect(), inner)
    }
}

/// The heading of a pane: a name and, quieter, a count.
pub fn pane_heading(ui: &mut Ui, name: &str, count: Option<usize>, theme: &Theme) {
    ui.horizontal(|ui| {
        let label = ui.label(RichText::new(name).font(fonts::ui_bold(UI_TEXT)).color(theme.ink));
        ui.ctx().accesskit_node_builder(label.id, |node| {
            node.set_role(Role::Heading);
            // The second, counted from 0.
            node.set_level(1);
            // A label is called by what it says; a heading is not.
            node.set_label(name);
            node.clear_value();
        });
        if let Some(count) = count {
            ui.label(RichText::new(count.to_string()).color(theme.quiet));
        }
    });
}

/// Room that was taken before, to be filled now.
pub fn later(ui: &mut Ui, name: &str, rect: Rect) -> Ui {
    let mut filled = ui.new_child(UiBuilder::new().id_salt(name).max_rect(rect));
    filled.set_clip_rect(rect.intersect(ui.clip_rect()));
    filled
}
