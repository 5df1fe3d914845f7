//! What is told to screen readers besides what a widget says of itself: landmarks, what is chosen in a list, news.
//!
//! All of it costs nothing where nobody is told.

use egui::accesskit::{Live, Rect as NodeRect};
use egui::{Context, Id, Response, Role, Ui, WidgetInfo};

/// Makes what is drawn in a `ui` a landmark, which a screen reader can go to by its name.
pub fn landmark(ui: &Ui, role: Role, name: &str) {
    let rect = ui.max_rect();
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(role);
        node.set_label(name);
        let (x0, y0) = (rect.left().into(), rect.top().into());
        let (x1, y1) = (rect.right().into(), rect.bottom().into());
        node.set_bounds(NodeRect { x0, y0, x1, y1 });
    });
}

/// Tells of an item of a list, at a place that is counted from 0, and whether it is the one that is chosen.
pub fn tell_item(response: &Response, role: Role, name: &str, index: usize, is_chosen: bool) {
    response.widget_info(|| WidgetInfo::labeled(role, true, name));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_selected(is_chosen);
        node.set_position_in_set(index);
    });
}

/// Has a text said whenever it is another, once whoever listens has a pause.
pub fn say_changes(ctx: &Context, id: Id) {
    ctx.accesskit_node_builder(id, |node| node.set_live(Live::Polite));
}

/// Calls the window by its title.
pub fn name_window(ctx: &Context, title: impl FnOnce() -> String) {
    ctx.accesskit_node_builder(egui::accesskit_root_id(), |root| root.set_label(title()));
}
