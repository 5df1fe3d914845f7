//! What scrolls as a whole, by egui's scroll area, but with the scroll bar of the lists.

use egui::scroll_area::{ScrollAreaOutput, ScrollBarVisibility};
use egui::{Margin, ScrollArea, Ui};

use super::list::ListStyle;
use super::scroll_bar::ScrollBar;
use super::theme::SCROLL_BAR;
use crate::page::Extent;
use crate::words::Msg;

/// What is kept of an area for the next frame.
#[derive(Clone, Copy, Default)]
struct Kept {
    /// Whether there is a bar.
    has_bar: bool,
    /// Where the user wants its top to be, in pt from the top of everything.
    to: Option<f32>,
}

/// Shows a vertical scroll area as `content` shows it; gives what that gives.
pub fn show<R>(
    ui: &mut Ui,
    style: ListStyle<'_>,
    area: ScrollArea,
    content: impl FnOnce(&mut Ui, ScrollArea) -> ScrollAreaOutput<R>,
) -> R {
    let ListStyle { name, language, theme } = style;
    let id = ui.scope_id().with(("scroll area", name));
    let kept = ui.data_mut(|data| data.get_temp::<Kept>(id)).unwrap_or_default();
    let mut area = area.scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    if kept.has_bar {
        area = area.content_margin(Margin { right: SCROLL_BAR as i8, ..Margin::ZERO });
    }
    if let Some(to) = kept.to {
        area = area.vertical_scroll_offset(to);
    }
    let shown = content(ui, area);
    let above = f64::from(shown.state.clamped_offset().y);
    let extent = Extent { above, total: f64::from(shown.content_size.y) };
    let has_bar = shown.content_size.y > shown.inner_rect.height();
    let name = Msg::PositionIn { name: &name }.text(language);
    let bar = ScrollBar { name: &name, ticks: &[], theme };
    let to = bar.ui(ui, id.with("scroll bar"), shown.inner_rect, extent).map(|to| to as f32);
    ui.data_mut(|data| data.insert_temp(id, Kept { has_bar, to }));
    if has_bar != kept.has_bar {
        ui.ctx().request_repaint();
    }
    shown.inner
}
