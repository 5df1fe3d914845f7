//! Where an image that is shown large stands, and how large it is.

use egui::{Pos2, Rect, Vec2};

/// A step of the keys and buttons that zoom.
const STEP: f32 = 1.25;
/// The largest that an image is shown, in pt for each of its pixels.
const LARGEST: f32 = 8.0;
/// How many times larger than it fits into the window an image is shown at least, where somebody wants it.
const LARGER: f32 = 4.0;

/// How an image that is shown large is zoomed and moved.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placement {
    /// How many times larger it is than fits into the window; at least 1.
    zoom: f32,
    /// How far its middle is from the middle of the room, in pt.
    moved: Vec2,
}

impl Default for Placement {
    fn default() -> Self {
        Self { zoom: 1.0, moved: Vec2::ZERO }
    }
}

/// What an image is placed in.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PictureRoom {
    /// The room.
    pub rect: Rect,
    /// The size of the image, a pixel a point.
    pub natural: Vec2,
    /// Whether it may be larger than that to fill the room: a drawing is as sharp at any size.
    pub fills: bool,
}

impl PictureRoom {
    /// The size at which all of it is seen, in pt.
    fn fitting(&self) -> Vec2 {
        let factor = (self.rect.size() / self.natural).min_elem();
        let factor = if self.fills { factor } else { factor.min(1.0) };
        self.natural * factor.max(f32::EPSILON)
    }

    /// The largest zoom.
    fn most(&self) -> f32 {
        (LARGEST * self.natural.x / self.fitting().x).max(LARGER)
    }
}

impl Placement {
    /// Where the image is.
    pub fn rect(&self, room: &PictureRoom) -> Rect {
        Rect::from_center_size(room.rect.center() + self.moved, room.fitting() * self.zoom)
    }

    /// How large it is, in percent of its pixels.
    pub fn percent(&self, room: &PictureRoom) -> f32 {
        room.fitting().x * self.zoom / room.natural.x * 100.0
    }

    /// Whether all of it is seen as large as it fits.
    pub fn is_fitting(&self) -> bool {
        self.zoom <= 1.0
    }

    /// Whether it can be larger.
    pub fn can_grow(&self, room: &PictureRoom) -> bool {
        self.zoom < room.most() * 0.999
    }

    /// Zooms by a factor; the point of the image at `at` stays where it is.
    pub fn zoom(&mut self, factor: f32, at: Pos2, room: &PictureRoom) {
        let before = self.zoom;
        self.zoom = (before * factor).clamp(1.0, room.most());
        let from_middle = at - room.rect.center() - self.moved;
        self.moved += from_middle * (1.0 - self.zoom / before);
        self.keep_in(room);
    }

    /// Zooms by so many steps of keys or buttons.
    pub fn step(&mut self, steps: i32, room: &PictureRoom) {
        self.zoom(STEP.powi(steps), room.rect.center(), room);
    }

    /// From all of it to a pixel a point (or larger, where that is no larger), and back.
    pub fn toggle(&mut self, at: Pos2, room: &PictureRoom) {
        if self.is_fitting() {
            let natural = room.natural.x / room.fitting().x;
            self.zoom(if natural > 1.05 { natural } else { 2.0 }, at, room);
        } else {
            *self = Self::default();
        }
    }

    /// Moves it, no further than its edges.
    pub fn shift(&mut self, by: Vec2, room: &PictureRoom) {
        self.moved += by;
        self.keep_in(room);
    }

    /// Keeps it in a room, which may be another than before.
    pub fn keep_in(&mut self, room: &PictureRoom) {
        self.zoom = self.zoom.clamp(1.0, room.most());
        let over = ((room.fitting() * self.zoom - room.rect.size()) / 2.0).max(Vec2::ZERO);
        self.moved = self.moved.clamp(-over, over);
    }
}

#[cfg(test)]
mod tests {
    use egui::{pos2, vec2};

    use super::*;

    fn room(natural: Vec2, fills: bool) -> PictureRoom {
        PictureRoom { rect: Rect::from_min_size(pos2(100.0, 50.0), vec2(800.0, 400.0)), natural, fills }
    }

    #[test]
    fn an_image_fits_and_only_a_drawing_is_enlarged() {
        let placed = |room| Placement::default().rect(&room);
        let large = placed(room(vec2(3200.0, 800.0), false));
        assert_eq!((large.size(), large.center()), (vec2(800.0, 200.0), pos2(500.0, 250.0)));
        assert_eq!(placed(room(vec2(40.0, 20.0), false)).size(), vec2(40.0, 20.0));
        assert_eq!(placed(room(vec2(40.0, 20.0), true)).size(), vec2(800.0, 400.0));
        assert!((Placement::default().percent(&room(vec2(3200.0, 800.0), false)) - 25.0).abs() < 0.01);
    }

    #[test]
    fn what_is_pointed_at_stays_and_edges_stay_outside() {
        let room = room(vec2(3200.0, 1600.0), false);
        let mut placement = Placement::default();
        let at = pos2(300.0, 150.0);
        let part = |placement: &Placement| {
            let rect = placement.rect(&room);
            (at - rect.min) / rect.size()
        };
        let before = part(&placement);
        placement.zoom(2.0, at, &room);
        assert!((part(&placement) - before).length() < 1e-4);
        placement.shift(vec2(10_000.0, -10_000.0), &room);
        let rect = placement.rect(&room);
        assert_eq!((rect.left(), rect.bottom()), (room.rect.left(), room.rect.bottom()));
        placement.zoom(0.001, at, &room);
        assert_eq!(placement.rect(&room), Placement::default().rect(&room), "no smaller than it fits");
    }

    #[test]
    fn zoom_has_an_end_and_a_way_back() {
        let room = room(vec2(40.0, 20.0), false);
        let mut placement = Placement::default();
        for _ in 0..100 {
            placement.step(1, &room);
        }
        assert!(!placement.can_grow(&room));
        assert_eq!(placement.rect(&room).size(), vec2(320.0, 160.0));
        placement.toggle(room.rect.center(), &room);
        assert!(placement.is_fitting());
        placement.toggle(room.rect.center(), &room);
        assert_eq!(placement.rect(&room).size(), vec2(80.0, 40.0));
    }
}
