//! The bar over an image that is shown large, and the buttons at its sides.

use egui::{Align, Button, FontId, Layout, Rect, RichText, Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2};

use super::keys::PictureKey;
use super::placement::{PictureRoom, Placement};
use crate::reader::{LargePicture, PictureStep};
use crate::ui::actions::COMMAND;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::theme::{STEP, TOP_BAR, UI_TEXT};
use crate::ui::widgets::{IconButton, RightGroup, tooltip};
use crate::words::Msg;

/// Room for the buttons at the sides, in pt.
pub const STEP_BUTTON: f32 = 44.0;
/// Size of their icons, in pt.
const STEP_ICON: f32 = 24.0;
/// Width of the percentage, in pt.
const PERCENT: f32 = 56.0;

/// What the bar shows.
pub struct PictureBar<'a> {
    /// The image.
    pub large: &'a LargePicture,
    /// How it is zoomed.
    pub placement: &'a Placement,
    /// What it is placed in.
    pub room: &'a PictureRoom,
    /// Whether it is an animation.
    pub is_moving: bool,
    /// Whether that is played.
    pub is_playing: bool,
}

impl PictureBar<'_> {
    /// Draws the buttons; what they were clicked for.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, window: Rect) -> Vec<PictureKey> {
        let mut asked = Vec::new();
        let bar = Rect::from_min_size(window.min, vec2(window.width(), TOP_BAR));
        ui.painter().rect_filled(bar, 0.0, cx.theme.pane);
        let inside = bar.shrink2(vec2(2.0 * STEP, 0.0));
        let layout = Layout::left_to_right(Align::Center);
        let mut row = ui.new_child(UiBuilder::new().id_salt("picture bar").max_rect(inside).layout(layout));
        row.spacing_mut().item_spacing.x = STEP;
        self.left_ui(&mut row, cx, &mut asked);
        RightGroup::new(&row, "picture buttons").ui(&mut row, |ui| self.right_ui(ui, cx, &mut asked));
        if self.large.count > 1 {
            self.sides_ui(ui, cx, window, &mut asked);
        }
        asked
    }

    /// Which image it is, and the button that plays.
    fn left_ui(&self, ui: &mut Ui, cx: &Cx<'_>, asked: &mut Vec<PictureKey>) {
        let language = cx.reader.language;
        if self.is_moving {
            let (icon, name) = if self.is_playing {
                (Icon::Pause, Msg::PauseImage.text(language))
            } else {
                (Icon::Play, Msg::PlayImage.text(language))
            };
            if IconButton::new(icon, &name).ui(ui, cx.theme).clicked() {
                asked.push(PictureKey::TogglePlay);
            }
        }
        let LargePicture { number, count, .. } = self.large;
        if *count > 1 {
            let spoken = Msg::ImageNumber { number, count }.text(language);
            ui.add_space(STEP);
            let label = ui.label(RichText::new(format!("{number} / {count}")).color(cx.theme.quiet));
            ui.ctx().accesskit_node_builder(label.id, |node| node.set_value(&*spoken));
            crate::ui::spoken::say_changes(ui.ctx(), label.id);
        }
    }

    /// Zoom, what takes the image out of the article, and the cross.
    fn right_ui(&self, ui: &mut Ui, cx: &Cx<'_>, asked: &mut Vec<PictureKey>) {
        let (language, theme) = (cx.reader.language, cx.theme);
        let say = |msg: Msg<'_>| msg.text(language);
        let mut button = |ui: &mut Ui, button: IconButton<'_>, key: PictureKey| {
            if button.ui(ui, theme).clicked() {
                asked.push(key);
            }
        };
        let name = say(Msg::ZoomOut);
        let smaller = IconButton::new(Icon::Minus, &name).shortcut("−").disabled(self.placement.is_fitting());
        button(ui, smaller, PictureKey::Zoom(-1));
        let percent = self.placement.percent(self.room).round();
        let name = say(Msg::ZoomToFit { percent: &percent });
        let text =
            RichText::new(format!("{percent} %")).font(FontId::proportional(UI_TEXT)).color(theme.quiet);
        let fit = ui.add(Button::new(text).frame(false).min_size(Vec2::new(PERCENT, 28.0)));
        fit.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &*name));
        let is_fit_asked = tooltip(fit, &name, "0", theme).clicked();
        let name = say(Msg::ZoomIn);
        let larger = IconButton::new(Icon::Plus, &name).shortcut("+");
        let mut rest = Vec::new();
        let mut button = |ui: &mut Ui, button: IconButton<'_>, key: PictureKey| {
            if button.ui(ui, theme).clicked() {
                rest.push(key);
            }
        };
        button(ui, larger.disabled(!self.placement.can_grow(self.room)), PictureKey::Zoom(1));
        ui.add_space(2.0 * STEP);
        let keys = |key| ui.ctx().format_shortcut(&egui::KeyboardShortcut::new(COMMAND, key));
        let (copy_keys, save_keys) = (keys(egui::Key::C), keys(egui::Key::S));
        let name = say(Msg::CopyImage);
        button(ui, IconButton::new(Icon::Copy, &name).shortcut(&copy_keys), PictureKey::Copy);
        let name = say(Msg::SaveImage);
        let save = IconButton::new(Icon::Save, &name).shortcut(&save_keys).disabled(cx.reader.dialog_open);
        button(ui, save, PictureKey::Save);
        ui.add_space(2.0 * STEP);
        let name = say(Msg::Close);
        button(ui, IconButton::new(Icon::Close, &name).shortcut("Esc"), PictureKey::Close);
        asked.extend(is_fit_asked.then_some(PictureKey::Fit));
        asked.extend(rest);
    }

    /// To the image before and to the next one, at the sides.
    fn sides_ui(&self, ui: &mut Ui, cx: &Cx<'_>, window: Rect, asked: &mut Vec<PictureKey>) {
        let LargePicture { number, count, .. } = *self.large;
        let middle = self.room.rect.center().y;
        let sides = [
            (Icon::CaretLeft, Msg::PreviousImage, "←", PictureStep::Back, number == 1),
            (Icon::CaretRight, Msg::NextImage, "→", PictureStep::On, number == count),
        ];
        for (icon, name, shortcut, step, is_end) in sides {
            let side = STEP_ICON + 12.0;
            let left = match step {
                PictureStep::Back => window.left() + (STEP_BUTTON - side) / 2.0,
                _ => window.right() - STEP_BUTTON + (STEP_BUTTON - side) / 2.0,
            };
            let rect = Rect::from_min_size(pos2(left, middle - side / 2.0), Vec2::splat(side));
            let name = name.text(cx.reader.language);
            let mut child = ui.new_child(UiBuilder::new().id_salt(shortcut).max_rect(rect));
            if !self.placement.is_fitting() {
                // It lies over the image.
                child.painter().rect_filled(
                    rect,
                    crate::ui::theme::RADIUS,
                    cx.theme.page.gamma_multiply(0.85),
                );
            }
            let button = IconButton::new(icon, &name).shortcut(shortcut).size(STEP_ICON).disabled(is_end);
            if button.ui(&mut child, cx.theme).clicked() {
                asked.push(PictureKey::Step(step));
            }
        }
    }
}
