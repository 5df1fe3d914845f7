//! The keys of an image that is shown large.

use egui::{Context, Event, FocusDirection, InputState, Key, Modifiers, Vec2, vec2};

use crate::reader::PictureStep;

/// How far a key moves the image, in pt.
const SHIFT: f32 = 60.0;

/// What a key or a button does with the image that is shown large.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum PictureKey {
    /// Show it no more.
    Close,
    /// Show another one.
    Step(PictureStep),
    /// Zoom by so many steps.
    Zoom(i32),
    /// Show all of it.
    Fit,
    /// Move it, in pt.
    Shift(Vec2),
    /// Put it into the clipboard.
    Copy,
    /// Write it to a file.
    Save,
    /// Play the animation from its beginning.
    Play,
    /// Play the animation, or have it stand still.
    TogglePlay,
    /// Show what can be done with it.
    Menu,
}

/// What the keys of this pass do; they are used up.
pub fn pressed(ctx: &Context) -> Vec<PictureKey> {
    let is_free = ctx.memory(|memory| memory.focused().is_none());
    let keys = ctx.input_mut(|input| {
        let mut keys = of_input(input);
        // Without a widget that has the keyboard, the image itself is pressed.
        if is_free
            && (input.consume_key(Modifiers::NONE, Key::Space)
                || input.consume_key(Modifiers::NONE, Key::Enter))
        {
            keys.push(PictureKey::TogglePlay);
        }
        keys
    });
    if !keys.is_empty() {
        // The arrows move nothing else.
        ctx.memory_mut(|memory| memory.move_focus(FocusDirection::None));
    }
    keys
}

fn of_input(input: &mut InputState) -> Vec<PictureKey> {
    let mut keys = Vec::new();
    let (none, shift, command) = (Modifiers::NONE, Modifiers::SHIFT, Modifiers::COMMAND);
    let shifts = [
        (Key::ArrowLeft, vec2(SHIFT, 0.0)),
        (Key::ArrowRight, vec2(-SHIFT, 0.0)),
        (Key::ArrowUp, vec2(0.0, SHIFT)),
        (Key::ArrowDown, vec2(0.0, -SHIFT)),
    ];
    for (key, by) in shifts {
        // Up and down have nothing else to do.
        let is_vertical = by.x == 0.0;
        if input.consume_key(shift, key) || is_vertical && input.consume_key(none, key) {
            keys.push(PictureKey::Shift(by));
        }
    }
    let steps = [
        (Key::ArrowLeft, PictureStep::Back),
        (Key::ArrowRight, PictureStep::On),
        (Key::PageUp, PictureStep::Back),
        (Key::PageDown, PictureStep::On),
        (Key::Home, PictureStep::First),
        (Key::End, PictureStep::Last),
    ];
    for (key, step) in steps {
        for _ in 0..input.count_and_consume_key(none, key) {
            keys.push(PictureKey::Step(step));
        }
    }
    let zooms = [
        (Key::Plus, PictureKey::Zoom(1)),
        (Key::Equals, PictureKey::Zoom(1)),
        (Key::Minus, PictureKey::Zoom(-1)),
        (Key::Num0, PictureKey::Fit),
    ];
    for (key, zoom) in zooms {
        if input.consume_key(command, key) || input.consume_key(none, key) {
            keys.push(zoom);
        }
    }
    if input.consume_key(command | shift, Key::S) || input.consume_key(command, Key::S) {
        keys.push(PictureKey::Save);
    }
    let before = input.events.len();
    input.events.retain(|event| !matches!(event, Event::Copy));
    if input.events.len() < before {
        keys.push(PictureKey::Copy);
    }
    keys
}
