//! What fingers on a touchpad do, where egui hears less of it than they did.

use egui::{Event, RawInput, TouchPhase, Vec2};

/// Has the text follow fingers from their first movement to their last.
///
/// On Wayland, and where the system goes on scrolling by itself on macOS, winit 0.30 tells that fingers begin to scroll by
/// the event that has their first movement, of which egui 0.37 takes the beginning alone. And when they end, it forgets how
/// far they have moved since the last frame (`WheelState::on_wheel_event`). So a beginning is followed by its movement, and
/// an end that comes in one frame with a movement is left out: egui tells it by its clock as well.
pub fn tell_all(input: &mut RawInput) {
    let mut has_moved = false;
    let events = std::mem::take(&mut input.events);
    for event in events {
        let Event::MouseWheel { unit, delta, phase, source, modifiers } = event else {
            input.events.push(event);
            continue;
        };
        let wheel = |delta, phase| Event::MouseWheel { unit, delta, phase, source, modifiers };
        match phase {
            TouchPhase::Start if delta != Vec2::ZERO => {
                input.events.push(wheel(Vec2::ZERO, TouchPhase::Start));
                input.events.push(wheel(delta, TouchPhase::Move));
            }
            TouchPhase::End if has_moved => {}
            _ => input.events.push(event),
        }
        has_moved |= delta != Vec2::ZERO;
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, Modifiers, MouseWheelSource, MouseWheelUnit, vec2};

    use super::*;

    fn wheel(delta: f32, phase: TouchPhase) -> Event {
        Event::MouseWheel {
            unit: MouseWheelUnit::Point,
            delta: vec2(0.0, delta),
            phase,
            source: MouseWheelSource::Unknown,
            modifiers: Modifiers::NONE,
        }
    }

    /// How far a frame with these events scrolls, in pt.
    fn scrolled(events: Vec<Event>) -> Vec2 {
        let mut input = RawInput { events, ..RawInput::default() };
        tell_all(&mut input);
        let mut scrolled = Vec2::ZERO;
        let mut output = Context::default().run_ui(input, |ui| {
            scrolled = ui.input(egui::InputState::smooth_scroll_delta);
        });
        output.textures_delta.clear();
        scrolled
    }

    #[test]
    fn the_first_and_the_last_movement_count() {
        assert_eq!(scrolled(vec![wheel(-9.0, TouchPhase::Start)]), vec2(0.0, -9.0));
        let moved = vec![wheel(-9.0, TouchPhase::Start), wheel(-20.0, TouchPhase::Move)];
        assert_eq!(scrolled(moved), vec2(0.0, -29.0));
        let ended =
            vec![wheel(0.0, TouchPhase::Start), wheel(-20.0, TouchPhase::Move), wheel(0.0, TouchPhase::End)];
        assert_eq!(scrolled(ended), vec2(0.0, -20.0));
    }

    #[test]
    fn the_rest_stays_as_it_is() {
        let events = vec![
            Event::Copy,
            wheel(0.0, TouchPhase::End),
            wheel(0.0, TouchPhase::Start),
            wheel(3.0, TouchPhase::Move),
            wheel(0.0, TouchPhase::Cancel),
            Event::PointerGone,
        ];
        let mut input = RawInput { events: events.clone(), ..RawInput::default() };
        tell_all(&mut input);
        assert_eq!(input.events, events);
    }
}
