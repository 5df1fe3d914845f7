//! Where an image is shown large, and what can be done with it there.

use egui::{Align2, Painter, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::bar::STEP_BUTTON;
use super::placement::{PictureRoom, Placement};
use super::sharpness::SeenPicture;
use crate::page::fonts;
use crate::reader::{Command, LargePicture, Picture, PictureCommand, PictureKind, PictureStep};
use crate::ui::cx::Cx;
use crate::ui::dialog;
use crate::ui::icons::Icon;
use crate::ui::open_menu::{MenuChoice, MenuLine, OpenMenu};
use crate::ui::theme::{STEP, TOP_BAR, Theme};
use crate::words::Msg;

/// Room between the image and the edges, in pt.
const EDGE: f32 = 4.0 * STEP;

/// Where an image is shown large.
pub struct Stage<'a> {
    /// The image.
    pub large: &'a LargePicture,
    /// What is known of it.
    pub facts: Picture,
    /// What it is placed in.
    pub room: PictureRoom,
    /// What is seen of it when it is larger than its room.
    pub view: Rect,
}

impl<'a> Stage<'a> {
    /// Between the bar and what takes `below` pt at the bottom.
    pub fn new(ui: &Ui, large: &'a LargePicture, facts: Picture, below: f32) -> Self {
        let window = ui.max_rect();
        let view = Rect::from_min_max(
            pos2(window.left(), window.top() + TOP_BAR),
            pos2(window.right(), (window.bottom() - below).max(window.top() + TOP_BAR + 1.0)),
        );
        let edge = if dialog::is_low(ui.ctx()) { EDGE / 2.0 } else { EDGE };
        let side = if large.count > 1 { STEP_BUTTON + STEP } else { edge };
        let rect = view.shrink2(vec2(side, edge).min(view.size() / 2.0 - vec2(1.0, 1.0)));
        let natural =
            facts.map_or(vec2(1.0, 1.0), |facts| vec2(facts.size.width as f32, facts.size.height as f32));
        let fills = facts.is_ok_and(|facts| facts.kind == PictureKind::Drawing);
        Self { large, facts, room: PictureRoom { rect, natural, fills }, view }
    }

    /// Whether it is an animation.
    pub fn is_moving(&self) -> bool {
        self.facts.is_ok_and(|facts| facts.kind == PictureKind::Moving)
    }

    /// How it is seen when it is `width` pt wide.
    pub fn seen(&self, ui: &Ui, width: f32) -> Option<SeenPicture> {
        let pixels = ui.pixels_per_point();
        Some(SeenPicture {
            index: self.large.index,
            facts: self.facts.ok()?,
            fitting: Placement::default().rect(&self.room).width() * pixels,
            width: width * pixels,
            longest: ui.input(|input| input.max_texture_side).min(u32::MAX as usize) as u32,
        })
    }
}

/// What can be done with the image.
pub fn menu(cx: &Cx<'_>, stage: &Stage<'_>, at: Pos2) -> OpenMenu {
    let language = cx.reader.language;
    let line = |icon, name: Msg<'_>, command| {
        MenuLine::new(icon, name.text(language), MenuChoice::Command(Command::Picture(command)))
    };
    let index = stage.large.index;
    let mut lines = vec![
        line(Icon::Copy, Msg::CopyImage, PictureCommand::Copy(index)),
        line(Icon::Save, Msg::SaveImage, PictureCommand::Save(index)),
    ];
    if stage.large.count > 1 {
        lines.push(line(Icon::CaretLeft, Msg::PreviousImage, PictureCommand::Step(PictureStep::Back)));
        lines.push(line(Icon::CaretRight, Msg::NextImage, PictureCommand::Step(PictureStep::On)));
    }
    lines.push(line(Icon::Close, Msg::Close, PictureCommand::Close));
    OpenMenu { at, lines }
}

/// The sign of an animation that stands still.
pub fn play_sign(painter: &Painter, center: Pos2, size: f32, theme: &Theme) {
    painter.circle_filled(center, size, theme.page.gamma_multiply(0.88));
    painter.circle_stroke(center, size, Stroke::new(1.0, theme.hairline));
    painter.text(center, Align2::CENTER_CENTER, Icon::Play.char(), fonts::icon(size), theme.ink);
}
