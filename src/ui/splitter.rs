//! The edges between the panes and the text, by which the panes are made wider and narrower: with the mouse, with the
//! keyboard as the ARIA pattern "Window Splitter" has it, and by assistive technology.

use std::ops::RangeInclusive;

use egui::accesskit::{Action, ActionData, Orientation};
use egui::{
    Context, CursorIcon, EventFilter, Id, Key, Modifiers, Rect, Response, Role, Sense, Stroke, Ui, WidgetInfo,
};

use super::cx::Cx;
use super::theme::Theme;
use crate::reader::{Command, Reader, Setting, Settings, Side};
use crate::words::Msg;

/// How far the edge can be grabbed in the pane, in pt: no more than where the scroll bar of a list has its margin and a
/// little. What is drawn after it, as the text is, would have the part that lies over the text.
const GRAB: f32 = 5.0;
/// How far it can be grabbed beside the pane, in pt.
const GRAB_OUTSIDE: f32 = 2.0;
/// How far an arrow key moves the edge, in pt.
const STEP: f32 = 16.0;
/// What the glossary leaves to the text, in pt.
const TEXT: f32 = 320.0;

/// How wide the panes next to the text are in a frame, in pt.
#[derive(Clone, Copy)]
pub struct PaneWidths {
    /// The outline.
    pub outline: f32,
    /// The glossary.
    pub glossary: f32,
}

/// The edge of a pane.
#[derive(Clone, Copy)]
pub struct Splitter {
    side: Side,
}

impl PaneWidths {
    /// The widths in a window, after what the mouse, the keyboard and assistive technology have done to the edges since
    /// the last frame; that is set then. Keys that move an edge are used up.
    pub fn take(ctx: &Context, cx: &mut Cx<'_>, window: Rect) -> Self {
        let width = |side, cx: &mut Cx<'_>| {
            let splitter = Splitter::of(side);
            let set = splitter.set_width(cx.reader);
            let Some(asked) = splitter.asked(ctx, set, window) else { return set };
            let asked = asked.clamp(*splitter.range().start(), *splitter.range().end()).round();
            if (asked - set).abs() > 0.5 {
                cx.commands.push(Command::Set(match side {
                    Side::Outline => Setting::OutlineWidth(asked),
                    Side::Glossary => Setting::GlossaryWidth(asked),
                }));
            }
            asked
        };
        Self { outline: width(Side::Outline, cx), glossary: width(Side::Glossary, cx) }
    }

    /// The glossary's width where there are this many pt for it and the text.
    pub fn glossary_in(self, room: f32) -> f32 {
        let range = Splitter::of(Side::Glossary).range();
        self.glossary.min((room - TEXT).max(*range.start()))
    }
}

impl Splitter {
    /// That of a pane.
    pub const fn of(side: Side) -> Self {
        Self { side }
    }

    /// Draws it at the edge of its pane.
    pub fn ui(self, ui: &mut Ui, cx: &Cx<'_>, pane: Rect) {
        let Cx { reader, theme, .. } = *cx;
        let (at, line) = match self.side {
            Side::Outline => (pane.right(), pane.right() - 0.5),
            Side::Glossary => (pane.left(), pane.left() + 0.5),
        };
        let grabbed = match self.side {
            Side::Outline => at - GRAB..=at + GRAB_OUTSIDE,
            Side::Glossary => at - GRAB_OUTSIDE..=at + GRAB,
        };
        let grabbed = Rect::from_x_y_ranges(grabbed, pane.y_range());
        let response = ui.interact(grabbed, self.id(), Sense::click_and_drag());
        if response.hovered() || response.dragged() {
            ui.set_cursor_icon(self.cursor(pane.width()));
        }
        ui.painter().vline(line, pane.y_range(), stroke(&response, theme));
        self.tell(&response, reader, pane.width());
    }

    fn id(self) -> Id {
        Id::unique(("splitter", self.side as u8))
    }

    const fn range(self) -> RangeInclusive<f32> {
        match self.side {
            Side::Outline => Settings::OUTLINE_WIDTHS,
            Side::Glossary => Settings::GLOSSARY_WIDTHS,
        }
    }

    /// The pane's width by the settings, in pt.
    const fn set_width(self, reader: &Reader) -> f32 {
        match self.side {
            Side::Outline => reader.settings.outline.width,
            Side::Glossary => reader.settings.glossary.width,
        }
    }

    /// The width that a pane has as long as nobody says otherwise, in pt.
    fn usual_width(self) -> f32 {
        let usual = Settings::default();
        match self.side {
            Side::Outline => usual.outline.width,
            Side::Glossary => usual.glossary.width,
        }
    }

    /// The width that was asked for since the last frame, in pt, whether or not there can be so much; `set` is the width by
    /// the settings.
    fn asked(self, ctx: &Context, set: f32, window: Rect) -> Option<f32> {
        let response = ctx.read_response(self.id())?;
        if response.double_clicked() {
            return Some(self.usual_width());
        }
        let pointed =
            response.interact_pointer_pos().filter(|_| response.dragged() || response.drag_stopped());
        let by_mouse = pointed.map(|pointer| match self.side {
            Side::Outline => pointer.x - window.left(),
            Side::Glossary => window.right() - pointer.x,
        });
        let by_keys = || response.has_focus().then(|| self.by_keys(ctx, set)).flatten();
        by_mouse.or_else(by_keys).or_else(|| self.by_assistive_technology(ctx, set))
    }

    /// The width by the keys that were pressed on it: the arrows move it, Home and End make the pane as narrow and as wide
    /// as can be, Enter as wide as it is by default.
    fn by_keys(self, ctx: &Context, set: f32) -> Option<f32> {
        let filter = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
        ctx.memory_mut(|memory| memory.set_focus_lock_filter(self.id(), filter));
        let wider = if self.side == Side::Outline { 1.0 } else { -1.0 };
        let range = self.range();
        ctx.input_mut(|input| {
            let mut count = |key| input.count_and_consume_key(Modifiers::NONE, key) as f32;
            let steps = count(Key::ArrowRight) - count(Key::ArrowLeft);
            if count(Key::Home) > 0.0 {
                Some(*range.start())
            } else if count(Key::End) > 0.0 {
                Some(*range.end())
            } else if count(Key::Enter) > 0.0 {
                Some(self.usual_width())
            } else {
                (steps != 0.0).then_some(set + steps * wider * STEP)
            }
        })
    }

    fn by_assistive_technology(self, ctx: &Context, set: f32) -> Option<f32> {
        let id = self.id();
        ctx.input(|input| {
            let count = |action| input.num_accesskit_action_requests(id, action) as f32;
            let steps = count(Action::Increment) - count(Action::Decrement);
            let asked = input.accesskit_action_requests(id, Action::SetValue);
            let asked = asked.filter_map(|request| match request.data {
                Some(ActionData::NumericValue(width)) => Some(width as f32),
                _ => None,
            });
            asked.last().or((steps != 0.0).then_some(set + steps * STEP))
        })
    }

    fn cursor(self, width: f32) -> CursorIcon {
        let range = self.range();
        let (to_narrow, to_widen) = match self.side {
            Side::Outline => (CursorIcon::ResizeWest, CursorIcon::ResizeEast),
            Side::Glossary => (CursorIcon::ResizeEast, CursorIcon::ResizeWest),
        };
        if width <= *range.start() {
            to_widen
        } else if width >= *range.end() {
            to_narrow
        } else {
            CursorIcon::ResizeHorizontal
        }
    }

    /// Describes it to assistive technology: its value is the pane's width in pt.
    fn tell(self, response: &Response, reader: &Reader, width: f32) {
        let name = match self.side {
            Side::Outline => Msg::OutlineWidth,
            Side::Glossary => Msg::GlossaryWidth,
        };
        let name = name.text(reader.language);
        response.widget_info(|| {
            let mut info = WidgetInfo::labeled(Role::Splitter, true, &*name);
            info.value = Some(width.round().into());
            info
        });
        let range = self.range();
        response.ctx.accesskit_node_builder(response.id, |node| {
            node.set_orientation(Orientation::Vertical);
            node.set_min_numeric_value((*range.start()).into());
            node.set_max_numeric_value((*range.end()).into());
            node.set_numeric_value_step(STEP.into());
            for action in [Action::SetValue, Action::Increment, Action::Decrement] {
                node.add_action(action);
            }
        });
    }
}

/// The line between the pane and the text; it is stronger where it can be moved now.
fn stroke(response: &Response, theme: &Theme) -> Stroke {
    if response.dragged() || response.has_focus() {
        Stroke::new(2.0, theme.accent)
    } else if response.hovered() {
        Stroke::new(2.0, theme.quiet)
    } else {
        Stroke::new(1.0, theme.hairline)
    }
}
