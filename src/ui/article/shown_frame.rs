//! A frame of the page as the screen has it.

use crate::page::PageFrame;
use crate::ui::on_screen::OnScreen;

/// A frame of the page where it is on the screen.
#[derive(Clone, Copy)]
pub(super) struct ShownFrame<'a> {
    pub frame: &'a PageFrame,
    pub on: OnScreen,
    /// Height of the view, in pt.
    pub height: f32,
}
