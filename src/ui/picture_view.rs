//! An image shown large, over everything else: zoomed and moved, with its caption under it, one after the other; an
//! animation plays.

mod bar;
mod caption;
mod keys;
mod placement;
mod playback;
mod sharpness;
mod stage;

use egui::accesskit::Node;
use egui::{
    Align2, Area, Context, CursorIcon, FontId, Id, Order, Response, Role, Sense, Ui, UiBuilder, WidgetInfo,
};

use super::actions::{UiAction, ViewAction};
use super::article::{ArticleView, Drawn, PictureRead};
use super::cx::Cx;
use super::open_menu::clicked_at;
use super::spoken::landmark;
use super::theme::{TOP_BAR, UI_TEXT};
use super::widgets::ring_around;
use crate::reader::{Action, Command, LargePicture, PictureCommand, PictureProblem};
use crate::words::{Msg, picture_problem};
use bar::PictureBar;
use caption::Caption;
pub use keys::PictureKey;
use placement::{PictureRoom, Placement};
use playback::Playback;
pub use playback::{AnimationEvent, AnimationRead};
use sharpness::Sharpness;
pub use stage::play_sign;
use stage::{Stage, menu};

/// How far the wheel turns for an image to be e times as large, in pt.
const WHEEL: f32 = 300.0;
/// Radius of the sign of an animation that stands still, in pt.
const LARGE_SIGN: f32 = 28.0;

/// What is kept of the image that is shown large.
#[derive(Default)]
pub struct PictureView {
    /// Its index; none while none is shown.
    shown: Option<usize>,
    /// [`crate::reader::Revisions::pictures`] in the last frame.
    reading: u64,
    placement: Placement,
    sharpness: Sharpness,
    playback: Option<Playback>,
    /// Pixels and frames that were read since the last frame.
    read: Vec<PictureRead>,
    frames: Vec<AnimationRead>,
    /// What the keys have asked for.
    asked: Vec<PictureKey>,
    /// Whether something else in the view has had the keyboard.
    was_left: bool,
    /// What had the keyboard before.
    before: Option<Id>,
}

impl PictureView {
    /// Takes pixels that were read.
    pub fn take_picture(&mut self, read: PictureRead) {
        self.read.push(read);
    }

    /// Takes what comes next in an animation.
    pub fn take_animation(&mut self, read: AnimationRead) {
        self.frames.push(read);
    }

    /// Takes the keys that are its own while an image is shown large, before anything else hears of them.
    pub fn take_keys(&mut self, ctx: &Context) {
        self.asked.extend(keys::pressed(ctx));
    }

    /// Of what other keys do, leaves what has nothing to do with the text; what else has a meaning there is done after the
    /// image is closed, and what scrolls the text is not done at all.
    pub fn leave_to_article(&mut self, actions: &mut Vec<UiAction>) {
        actions.retain(|action| match action {
            UiAction::View(ViewAction::ContextMenu) => {
                self.asked.push(PictureKey::Menu);
                false
            }
            UiAction::Reader(_) | UiAction::View(ViewAction::Settings | ViewAction::Palette) => true,
            UiAction::View(_) => false,
        });
        let stays = |action: &UiAction| {
            matches!(
                action,
                UiAction::Reader(
                    Action::NextTheme | Action::FullScreen | Action::NewWindow | Action::CloseWindow
                )
            )
        };
        if !actions.iter().all(stays) {
            self.asked.push(PictureKey::Close);
        }
    }

    /// Draws the image while one is shown large: as it is in the article, until the large one is there.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>, article: &ArticleView) {
        self.follow(ctx, cx);
        let Some(large) = cx.reader.pictures.large.clone() else { return };
        let small = article.drawn_picture(large.index);
        let window = ctx.content_rect();
        let area = Area::new(Id::unique("large picture")).order(Order::Foreground).fixed_pos(window.min);
        area.movable(false).constrain(false).show(ctx, |ui| {
            // Nothing behind it is pointed at or has the keyboard.
            ctx.memory_mut(|memory| memory.set_modal_layer(ui.layer_id()));
            let name = Msg::LargeImage.text(cx.reader.language);
            ui.scope_builder(UiBuilder::new().max_rect(window), |ui| {
                landmark(ui, Role::Dialog, &name);
                ui.ctx().accesskit_node_builder(ui.unique_id(), Node::set_modal);
                ui.set_clip_rect(window);
                ui.expand_to_include_rect(window);
                ui.painter().rect_filled(window, 0.0, cx.theme.page);
                self.parts_ui(ui, cx, &large, small);
            });
        });
    }

    /// Begins anew with another image, and takes what was read.
    fn follow(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        let reader = cx.reader;
        let index = reader.pictures.large.as_ref().map(|large| large.index);
        if std::mem::replace(&mut self.reading, reader.revisions.pictures) != reader.revisions.pictures {
            self.sharpness.ask_again();
            self.stop(cx);
        }
        let before = std::mem::replace(&mut self.shown, index);
        if before != index {
            self.placement = Placement::default();
            self.sharpness.clear();
            self.stop(cx);
        }
        match (before, index) {
            (None, Some(_)) => {
                self.before = ctx.memory(egui::Memory::focused);
                ctx.memory_mut(|memory| memory.request_focus(picture_id()));
                self.was_left = false;
                // Whoever opens an animation wants to see it, unless nothing is to move.
                self.asked = if cx.theme.still { Vec::new() } else { vec![PictureKey::Play] };
            }
            (Some(_), None) => {
                self.asked.clear();
                match self.before.take() {
                    Some(before) => ctx.memory_mut(|memory| memory.request_focus(before)),
                    None => ctx.memory_mut(egui::Memory::stop_text_input),
                }
            }
            _ => {}
        }
        let reading = self.reading;
        for read in self.read.drain(..).filter(|read| read.reading == reading) {
            self.sharpness.take(ctx, read);
        }
        for frame in self.frames.drain(..).filter(|frame| frame.reading == reading) {
            if let Some(playback) = &mut self.playback {
                playback.take(frame.event);
            }
        }
        let now = ctx.input(|input| input.time);
        if self.playback.as_mut().is_some_and(|playback| playback.go_on(ctx, now)) {
            cx.commands.push(Command::Picture(PictureCommand::FrameSeen));
        }
    }

    /// The bar, the image and the caption.
    fn parts_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, large: &LargePicture, small: Option<&Drawn>) {
        let window = ui.max_rect();
        let caption = Caption::new(ui.ctx(), cx, large, window);
        let facts = cx.reader.document.as_ref().and_then(|document| document.pictures.get(large.index));
        let facts = facts.copied().unwrap_or(Err(PictureProblem::Missing));
        let stage = Stage::new(ui, large, facts, caption.height());
        self.placement.keep_in(&stage.room);
        let response = self.picture_ui(ui, cx, &stage);
        self.carry_out(ui, cx, &stage, &response);
        self.paint(ui, cx, &stage, small);
        caption.ui(ui, cx, window);
        let bar = PictureBar {
            large,
            placement: &self.placement,
            room: &stage.room,
            is_moving: stage.is_moving(),
            is_playing: self.is_playing(ui),
        };
        let asked = bar.ui(ui, cx, window);
        if !asked.is_empty() {
            self.asked.extend(asked);
            ui.ctx().request_repaint();
        }
    }

    /// Does what keys, buttons and clicks have asked for.
    fn carry_out(&mut self, ui: &Ui, cx: &mut Cx<'_>, stage: &Stage<'_>, response: &Response) {
        let picture = self.placement.rect(&stage.room);
        if response.clicked() {
            let at = response.interact_pointer_pos();
            self.asked.push(match at {
                Some(at) if !picture.contains(at) => PictureKey::Close,
                _ => PictureKey::TogglePlay,
            });
        }
        let index = stage.large.index;
        let room = &stage.room;
        for key in std::mem::take(&mut self.asked) {
            match key {
                PictureKey::Close => cx.commands.push(Command::Picture(PictureCommand::Close)),
                PictureKey::Step(step) => cx.commands.push(Command::Picture(PictureCommand::Step(step))),
                PictureKey::Zoom(steps) => self.placement.step(steps, room),
                PictureKey::Fit => self.placement = Placement::default(),
                PictureKey::Shift(by) => self.placement.shift(by, room),
                PictureKey::Copy => cx.commands.push(Command::Picture(PictureCommand::Copy(index))),
                PictureKey::Save => cx.commands.push(Command::Picture(PictureCommand::Save(index))),
                PictureKey::Play => self.play(ui, cx, stage),
                PictureKey::TogglePlay => self.toggle_play(ui, cx, stage),
                PictureKey::Menu => {
                    cx.menu = Some(menu(cx, stage, picture.center()));
                    cx.menu_key = true;
                }
            }
        }
        let clicked = clicked_at(ui, response.rect);
        if let Some(at) = clicked {
            cx.menu = Some(menu(cx, stage, at));
        }
    }

    /// What the image is to pointers, keys and screen readers: all of the room around it, too.
    fn picture_ui(&mut self, ui: &Ui, cx: &Cx<'_>, stage: &Stage<'_>) -> Response {
        let (language, room) = (cx.reader.language, &stage.room);
        let window = ui.max_rect();
        let response =
            ui.interact(window.with_min_y(window.top() + TOP_BAR), picture_id(), Sense::click_and_drag());
        let name = match stage.large.name.as_str() {
            "" => Msg::NamelessImage.text(language),
            name => Msg::Image { text: &name }.text(language),
        };
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &*name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            let words = caption::words(cx.reader, stage.large);
            if !words.is_empty() {
                node.set_description(words);
            }
        });
        self.zoom_by_pointer(ui, room, &response);
        if response.dragged() {
            self.placement.shift(response.drag_delta(), room);
        }
        if response.double_clicked() {
            self.placement.toggle(response.interact_pointer_pos().unwrap_or(room.rect.center()), room);
        }
        // It has the keyboard from the beginning; only who comes back to it is shown where they are.
        self.was_left |= !response.has_focus();
        let ring = self.placement.rect(room).intersect(stage.view).expand(4.0);
        ring_around(ui, response.id, if self.was_left { vec![ring] } else { Vec::new() });
        let cursor = match (response.dragged(), self.placement.is_fitting()) {
            (_, true) => CursorIcon::Default,
            (true, false) => CursorIcon::Grabbing,
            (false, false) => CursorIcon::Grab,
        };
        response.on_hover_cursor(cursor)
    }

    fn zoom_by_pointer(&mut self, ui: &Ui, room: &PictureRoom, response: &Response) {
        if !response.contains_pointer() {
            return;
        }
        let (turned, pinched, at) = ui.input_mut(|input| {
            let turned = std::mem::take(&mut input.smooth_scroll_delta).y;
            (turned, input.zoom_delta(), input.pointer.hover_pos())
        });
        let factor = (turned / WHEEL).exp() * pinched;
        if let Some(at) = at.filter(|_| (factor - 1.0).abs() > 1e-4) {
            self.placement.zoom(factor, at, room);
        }
    }

    /// Paints the image as sharp as it is there, and asks for it in the size that is seen.
    fn paint(&mut self, ui: &Ui, cx: &mut Cx<'_>, stage: &Stage<'_>, small: Option<&Drawn>) {
        let rect = self.placement.rect(&stage.room);
        let Some(seen) = stage.seen(ui, rect.width()) else { return };
        cx.commands.extend(self.sharpness.ask(&seen));
        let frame = self.playback.as_ref().and_then(Playback::seen);
        let still = self.sharpness.drawn();
        let problem = self.playback.as_ref().and_then(|playback| playback.problem);
        let painter = ui.painter().with_clip_rect(stage.view);
        match frame.map(Ok).or(problem.map(Err)).or(still).or(small.map(Ok)) {
            Some(Ok(drawn)) => drawn.paint(&painter, rect, cx.theme),
            Some(Err(problem)) => {
                let reason = picture_problem(problem, cx.reader.language);
                let font = FontId::proportional(UI_TEXT);
                painter.rect_filled(rect, 0.0, cx.theme.inset);
                painter.text(rect.center(), Align2::CENTER_CENTER, reason, font, cx.theme.quiet);
            }
            None => {
                painter.rect_filled(rect, 0.0, cx.theme.inset);
            }
        }
        if stage.is_moving() && !self.is_playing(ui) {
            play_sign(&painter, rect.intersect(stage.view).center(), LARGE_SIGN, cx.theme);
        }
    }

    /// Plays the animation from its beginning, if it is one.
    fn play(&mut self, ui: &Ui, cx: &mut Cx<'_>, stage: &Stage<'_>) {
        let Some(seen) = stage.seen(ui, 0.0).filter(|_| stage.is_moving()) else { return };
        self.playback = Some(Playback::default());
        cx.commands.push(Command::Picture(PictureCommand::Play(seen.wanted())));
    }

    fn toggle_play(&mut self, ui: &Ui, cx: &mut Cx<'_>, stage: &Stage<'_>) {
        let now = ui.input(|input| input.time);
        match &mut self.playback {
            Some(playback) if !playback.has_ended(now) => {
                playback.is_paused = !playback.is_paused;
                ui.ctx().request_repaint();
            }
            _ => self.play(ui, cx, stage),
        }
    }

    fn is_playing(&self, ui: &Ui) -> bool {
        let now = ui.input(|input| input.time);
        self.playback.as_ref().is_some_and(|playback| !playback.is_paused && !playback.has_ended(now))
    }

    /// Plays no more.
    fn stop(&mut self, cx: &mut Cx<'_>) {
        if self.playback.take().is_some() {
            cx.commands.push(Command::Picture(PictureCommand::Stop));
        }
    }
}

/// The widget of the image.
fn picture_id() -> Id {
    Id::unique("large picture's image")
}
