//! The key that pastes, where no field has the keyboard.
//!
//! egui answers the key with the text in the clipboard, for which it waits, and not at all where there is something else
//! than text. So the key is taken before it comes to egui, and the clipboard asked away from the window's thread.

use std::cell::Cell;
use std::rc::Rc;

use winit::event::{ElementState, KeyEvent, WindowEvent};
use winit::keyboard::{Key, KeyCode, ModifiersState, NamedKey, PhysicalKey};

/// What the window and its events tell each other of pasting.
#[derive(Default)]
pub struct PasteState {
    /// Whether a field of text had the keyboard in the last frame.
    pub is_typing: Cell<bool>,
    /// Whether the key was pressed since the last frame.
    pub asked: Cell<bool>,
    /// Whether something was pressed since the last frame: that may have given the keyboard to a field.
    pub is_unsettled: Cell<bool>,
}

/// Looks for the key among the window's events.
pub struct PasteKey {
    state: Rc<PasteState>,
    modifiers: ModifiersState,
}

impl PasteKey {
    pub fn new(state: Rc<PasteState>) -> Self {
        Self { state, modifiers: ModifiersState::empty() }
    }

    /// Whether an event is the key, which egui is not to hear of then.
    pub fn takes(&mut self, event: &WindowEvent) -> bool {
        match event {
            WindowEvent::ModifiersChanged(modifiers) => self.modifiers = modifiers.state(),
            WindowEvent::KeyboardInput { event, .. } if event.state == ElementState::Pressed => {
                if pastes(event, self.modifiers)
                    && !self.state.is_typing.get()
                    && !self.state.is_unsettled.get()
                {
                    if !event.repeat {
                        self.state.asked.set(true);
                    }
                    return true;
                }
                if !is_modifier(&event.logical_key) {
                    self.state.is_unsettled.set(true);
                }
            }
            WindowEvent::MouseInput { .. } | WindowEvent::Touch(_) | WindowEvent::Ime(_) => {
                self.state.is_unsettled.set(true);
            }
            _ => {}
        }
        false
    }
}

/// Ctrl V (⌘ on macOS), the key of this name, and on Windows Shift Insert, as egui has it.
fn pastes(event: &KeyEvent, modifiers: ModifiersState) -> bool {
    let (command, other) = if cfg!(target_os = "macos") {
        (ModifiersState::SUPER, ModifiersState::CONTROL)
    } else {
        (ModifiersState::CONTROL, ModifiersState::SUPER)
    };
    let is_command = modifiers.contains(command)
        && !modifiers.intersects(other | ModifiersState::SHIFT | ModifiersState::ALT);
    match &event.logical_key {
        Key::Named(NamedKey::Paste) => true,
        Key::Named(NamedKey::Insert) => cfg!(windows) && modifiers == ModifiersState::SHIFT,
        Key::Character(text) if text.is_ascii() => is_command && text.eq_ignore_ascii_case("v"),
        // On a keyboard without Latin letters the key where V would be.
        Key::Character(_) => is_command && event.physical_key == PhysicalKey::Code(KeyCode::KeyV),
        _ => false,
    }
}

fn is_modifier(key: &Key) -> bool {
    matches!(
        key,
        Key::Named(NamedKey::Control | NamedKey::Shift | NamedKey::Alt | NamedKey::Super | NamedKey::Meta)
    )
}
