//! The window itself: how it is made, what it is called, and where it stands.

use egui::{Context, IconData, ViewportBuilder};

use crate::reader::WindowPlace;

/// Size of a window that has no place yet, in pt.
const SIZE: [f32; 2] = [1280.0, 840.0];
/// The least size for which the screen is drawn, in pt.
const MIN_SIZE: [f32; 2] = [480.0, 360.0];

/// How the window is made.
pub fn builder(place: Option<WindowPlace>) -> ViewportBuilder {
    let mut builder = ViewportBuilder::default()
        .with_title("墨閱")
        .with_app_id("moyue")
        .with_icon(icon())
        .with_drag_and_drop(true)
        .with_min_inner_size(MIN_SIZE)
        .with_inner_size(place.map_or(SIZE, |place| [place.width, place.height]));
    if let Some(place) = place {
        builder = builder.with_maximized(place.maximized);
        if let (Some(x), Some(y)) = (place.x, place.y) {
            builder = builder.with_position([x, y]);
        }
    }
    builder
}

fn icon() -> IconData {
    eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icon.png")).unwrap_or_default()
}

/// Where the window stands now; none while that says nothing (minimised, full screen).
pub fn place(ctx: &Context) -> Option<WindowPlace> {
    ctx.input(|input| {
        let viewport = input.viewport();
        let inner = viewport.inner_rect?;
        if viewport.minimized == Some(true) || viewport.fullscreen == Some(true) || inner.width() < 1.0 {
            return None;
        }
        let outer = viewport.outer_rect.map(|rect| rect.min);
        Some(WindowPlace {
            x: outer.map(|at| at.x),
            y: outer.map(|at| at.y),
            width: inner.width(),
            height: inner.height(),
            maximized: viewport.maximized.unwrap_or(false),
        })
    })
}
