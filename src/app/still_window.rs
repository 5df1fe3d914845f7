//! The window's events, without those that change nothing in it.

use std::cell::Cell;
use std::rc::Rc;

use eframe::UserEvent;
use winit::application::ApplicationHandler;
use winit::dpi::PhysicalSize;
use winit::event::{DeviceEvent, DeviceId, Ime, StartCause, WindowEvent};
use winit::event_loop::ActiveEventLoop;
use winit::window::WindowId;

use super::paste_key::{PasteKey, PasteState};

/// A window that is not painted because it has moved, or been told again what it has been told before.
///
/// egui has a frame painted after each event. While an X server shows a window it sends a dozen, most of them of no
/// consequence.
pub struct StillWindow<'a> {
    app: Box<dyn ApplicationHandler<UserEvent> + 'a>,
    told: Told,
    paste_key: PasteKey,
    repaint: Box<dyn Fn() + 'a>,
}

/// What is known of the window from the one side, and asked from the other.
#[derive(Default)]
pub struct WindowState {
    /// Whether it could be made.
    pub is_there: Cell<bool>,
    /// The size at which it was drawn last, where no surface has to follow it: on X11.
    pub drawn: Cell<Option<PhysicalSize<u32>>>,
    /// What is to be known for pasting.
    pub paste: Rc<PasteState>,
}

/// What the window was last told of itself.
struct Told {
    window: Rc<WindowState>,
    size: Option<PhysicalSize<u32>>,
    is_focused: bool,
    is_occluded: bool,
    has_input_method: bool,
}

impl<'a> StillWindow<'a> {
    /// `repaint` has a frame drawn.
    pub fn new(
        app: Box<dyn ApplicationHandler<UserEvent> + 'a>,
        window: Rc<WindowState>,
        repaint: impl Fn() + 'a,
    ) -> Self {
        let paste_key = PasteKey::new(Rc::clone(&window.paste));
        Self { app, told: Told::new(window), paste_key, repaint: Box::new(repaint) }
    }
}

impl Told {
    /// What a new window is taken for.
    const fn new(window: Rc<WindowState>) -> Self {
        Self { window, size: None, is_focused: false, is_occluded: false, has_input_method: false }
    }

    /// Whether an event says something new of what is drawn. Where the window stands is asked in each frame, and the
    /// pointer's place follows its arrival.
    fn takes(&mut self, event: &WindowEvent) -> bool {
        let is_new = |known: &mut bool, is: bool| std::mem::replace(known, is) != is;
        match event {
            WindowEvent::Moved(_) | WindowEvent::CursorEntered { .. } => false,
            WindowEvent::Resized(size) => {
                let known = self.size.replace(*size);
                self.window.drawn.get().or(known) != Some(*size)
            }
            WindowEvent::Focused(is) => is_new(&mut self.is_focused, *is),
            WindowEvent::Occluded(is) => is_new(&mut self.is_occluded, *is),
            WindowEvent::Ime(Ime::Enabled) => {
                self.has_input_method = true;
                true
            }
            WindowEvent::Ime(Ime::Disabled) => is_new(&mut self.has_input_method, false),
            _ => true,
        }
    }
}

impl ApplicationHandler<UserEvent> for StillWindow<'_> {
    fn window_event(&mut self, event_loop: &ActiveEventLoop, window: WindowId, event: WindowEvent) {
        if self.paste_key.takes(&event) {
            (self.repaint)();
        } else if self.told.takes(&event) {
            self.app.window_event(event_loop, window, event);
        }
    }

    fn resumed(&mut self, event_loop: &ActiveEventLoop) {
        self.app.resumed(event_loop);
    }

    fn new_events(&mut self, event_loop: &ActiveEventLoop, cause: StartCause) {
        self.app.new_events(event_loop, cause);
    }

    fn user_event(&mut self, event_loop: &ActiveEventLoop, event: UserEvent) {
        self.app.user_event(event_loop, event);
    }

    fn device_event(&mut self, event_loop: &ActiveEventLoop, device: DeviceId, event: DeviceEvent) {
        self.app.device_event(event_loop, device, event);
    }

    fn about_to_wait(&mut self, event_loop: &ActiveEventLoop) {
        self.app.about_to_wait(event_loop);
    }

    fn suspended(&mut self, event_loop: &ActiveEventLoop) {
        self.app.suspended(event_loop);
    }

    fn exiting(&mut self, event_loop: &ActiveEventLoop) {
        self.app.exiting(event_loop);
    }

    fn memory_warning(&mut self, event_loop: &ActiveEventLoop) {
        self.app.memory_warning(event_loop);
    }
}

#[cfg(test)]
mod tests {
    use winit::dpi::PhysicalPosition;

    use super::*;

    #[test]
    fn what_a_window_knows_already_is_nothing_new() {
        let resized = |width| WindowEvent::Resized(PhysicalSize::new(width, 840));
        let window = Rc::new(WindowState::default());
        let mut told = Told::new(Rc::clone(&window));
        for (event, is_new) in [
            (WindowEvent::Focused(false), false),
            (WindowEvent::Occluded(false), false),
            (resized(1280), true),
            (resized(1280), false),
            (WindowEvent::Moved(PhysicalPosition::new(3, 4)), false),
            (WindowEvent::Focused(true), true),
            (WindowEvent::Focused(true), false),
            (resized(1281), true),
            (resized(1280), true),
            (WindowEvent::Focused(false), true),
            (WindowEvent::Occluded(true), true),
            (WindowEvent::Occluded(false), true),
            (WindowEvent::Ime(Ime::Disabled), false),
            (WindowEvent::Ime(Ime::Enabled), true),
            (WindowEvent::Ime(Ime::Disabled), true),
            (WindowEvent::RedrawRequested, true),
            (WindowEvent::CloseRequested, true),
        ] {
            assert_eq!(told.takes(&event), is_new, "{event:?}");
        }
        window.drawn.set(Some(PhysicalSize::new(1300, 840)));
        assert!(!told.takes(&resized(1300)), "it is drawn so");
        assert!(told.takes(&resized(1280)));
    }
}
