//! What an input method is told of a window on X11, where winit tells it too little and too late.

use egui::{Context, Event, Id, Pos2, Rect, Vec2, ViewportCommand, pos2};
use winit::raw_window_handle::{HasDisplayHandle, RawDisplayHandle};

/// Room between the text of a field and its lower edge, in pt: the most that a field of the screen has.
const FIELD_MARGIN: f32 = 9.0;

/// Whether the window stands on an X server (Xwayland is one as well), and not on Wayland or another system.
pub fn is_on_x11(window: &impl HasDisplayHandle) -> bool {
    let handle = window.display_handle().map(|handle| handle.as_raw());
    matches!(handle, Ok(RawDisplayHandle::Xlib(_) | RawDisplayHandle::Xcb(_)))
}

/// What an X11 input method knows of the window.
#[derive(Default)]
pub struct InputMethod {
    /// The field that it types into, and where it was told to show the candidates.
    told: Option<(Id, Pos2)>,
    /// Whether a key has gone through it since the field got the keyboard.
    is_awake: bool,
}

impl InputMethod {
    /// Corrects what egui says of the field with the keyboard, after a frame was drawn in the window of this title.
    pub fn keep(&mut self, ctx: &Context, title: &str) {
        let field = ctx.memory(egui::Memory::focused);
        let is_key_let_go = |event: &Event| matches!(event, Event::Key { pressed: false, .. });
        let is_same = self.told.map(|(field, _)| field) == field;
        self.is_awake =
            is_same && (self.is_awake || ctx.input(|input| input.events.iter().any(is_key_let_go)));
        let told = ctx.output_mut(|output| {
            let ime = output.ime.as_mut()?;
            // Of the cursor winit tells an X11 input method the upper left corner alone
            // (`Window::set_ime_cursor_area`), and the candidates hang down from it, over the field. They hang from the
            // field's lower edge when the cursor is said to be there, without a height.
            let mut at = pos2(ime.cursor_rect.left(), ime.rect.bottom() + FIELD_MARGIN);
            // winit does not give the keyboard to the input method's new context (`Ime::set_ime_allowed`), so that ibus
            // takes no place from it before the first key has gone through: usually that of the shortcut, when it is
            // let go. The place is said once more then, and is another, or else winit would keep it to itself.
            at.y += if self.is_awake { 1.0 } else { 0.0 };
            ime.cursor_rect = Rect::from_min_size(at, Vec2::ZERO);
            Some((field?, at))
        });
        if std::mem::replace(&mut self.told, told) != told {
            // winit 0.30 lets an input method in, ends what it composes and tells it the cursor's place only after the
            // next event of the X server (`EventProcessor::process_event`). If that is a letter, it goes past the input
            // method or is lost with what was composed; if none comes, the candidates stay where the last field was.
            // The same title once more makes the server send an event.
            ctx.send_viewport_cmd(ViewportCommand::Title(title.to_owned()));
        }
    }
}
