//! What the mouse does anywhere in the window: Ctrl (⌘ on macOS) and the wheel size the text, and the buttons at its
//! side go back and forward.

use egui::{Context, Event, MouseWheelUnit, PointerButton};

use super::actions::UiAction;
use crate::reader::Action;

/// How far a touchpad scrolls for one step of the text's size, in pt: as far as for a notch of a wheel.
const STEP: f32 = 40.0;

/// What the mouse has done so far.
#[derive(Default)]
pub struct PointerActions {
    /// How far the wheel was turned since the last step, in notches; forward when positive.
    turned: f32,
}

impl PointerActions {
    /// What is asked for in this pass.
    pub fn take(&mut self, ctx: &Context) -> Vec<UiAction> {
        let mut actions = self.sizes(ctx);
        ctx.input(|input| {
            for (button, action) in
                [(PointerButton::Extra1, Action::Back), (PointerButton::Extra2, Action::Forward)]
            {
                if input.pointer.button_pressed(button) {
                    actions.push(action.into());
                }
            }
        });
        actions
    }

    /// A step of the text's size for each notch. A touchpad sends parts of notches, which are added up.
    fn sizes(&mut self, ctx: &Context) -> Vec<UiAction> {
        let notches = |event: &Event| match event {
            Event::MouseWheel { unit, delta, modifiers, .. } if modifiers.command => match unit {
                MouseWheelUnit::Point => delta.y / STEP,
                MouseWheelUnit::Line | MouseWheelUnit::Page => delta.y,
            },
            _ => 0.0,
        };
        let turned: f32 = ctx.input(|input| input.events.iter().map(notches).sum());
        if turned * self.turned < 0.0 {
            // What was begun the other way is given up.
            self.turned = 0.0;
        }
        self.turned += turned;
        let steps = self.turned.trunc();
        self.turned -= steps;
        let action = if steps > 0.0 { Action::LargerText } else { Action::SmallerText };
        vec![action.into(); steps.abs() as usize]
    }
}
