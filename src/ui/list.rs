//! A list that scrolls: of it, only what is in view is laid out.

use egui::{Rangef, Rect, Role, Sense, Ui, UiBuilder, accesskit, pos2, vec2};

use super::scroll_bar::{ScrollBar, pages_asked};
use super::theme::{STEP, Theme};
use crate::page::Scroller;
use crate::reader::Language;
use crate::words::Msg;

/// Room below the last item of a list whose items have heights of their own, in pt.
const TAIL: f32 = 2.0 * STEP;

/// What a list keeps between frames: where it is, and how high its items are.
#[derive(Default)]
pub struct VirtualList {
    scroller: Scroller,
    /// Width for which the items were measured, in pt; none when they are to be measured again.
    width: Option<f32>,
    wanted: Option<Wanted>,
}

/// How a list looks, and what it is called.
#[derive(Clone, Copy)]
pub struct ListStyle<'a> {
    /// What a screen reader calls the list; its scroll bar is named after it.
    pub name: &'a str,
    /// The interface's language.
    pub language: Language,
    /// In which colours it is drawn.
    pub theme: &'a Theme,
}

/// What is in a list.
pub trait Items {
    /// What a screen reader takes the list for.
    fn role(&self) -> Role {
        Role::ListBox
    }

    /// How many items there are.
    fn count(&self) -> usize;

    /// How high they are.
    fn heights(&self) -> ItemHeights;

    /// The height of an item, in pt, where each has its own.
    fn height(&mut self, ui: &Ui, index: usize) -> f32;

    /// Draws an item in its place.
    fn item_ui(&mut self, ui: &mut Ui, index: usize, rect: Rect);
}

/// How high the items of a list are.
#[derive(Clone, Copy)]
pub enum ItemHeights {
    /// All as high as this, in pt. Their number costs neither time nor room.
    Equal(f32),
    /// Each has its own; until it is measured, which is when it comes into view, it is taken to be this, in pt.
    Own {
        /// In pt.
        estimate: f32,
    },
}

impl ItemHeights {
    /// Room below the last item, in pt.
    const fn tail(self) -> f32 {
        match self {
            Self::Equal(_) => 0.0,
            Self::Own { .. } => TAIL,
        }
    }
}

/// What is to be brought into view.
#[derive(Clone, Copy)]
pub struct Wanted {
    /// The item's index.
    pub index: usize,
    /// The part of it that has to be seen, in pt from its top; all of it when none.
    pub part: Option<Rangef>,
    /// How far down the view it comes to stand if it is not in view already, as a part of the view's height.
    pub at: f32,
}

impl VirtualList {
    /// Goes to the first item.
    pub fn go_to_top(&mut self) {
        self.scroller.set_top(0, 0.0);
    }

    /// Measures the items again, because they are others or look otherwise.
    pub fn measure_again(&mut self) {
        self.width = None;
    }

    /// Brings something into view when the list is drawn next. If it is there, nothing moves.
    pub fn bring(&mut self, wanted: Wanted) {
        self.wanted = Some(wanted);
    }

    /// The height of all items in a list `width` pt wide, in pt; `most` if it is more. No more of them are measured than fit
    /// into that.
    pub fn height_up_to(&mut self, ui: &Ui, width: f32, most: f32, items: &mut dyn Items) -> f32 {
        self.take(items, width);
        let mut height = items.heights().tail();
        for index in 0..items.count() {
            height += self.scroller.height(index, &mut |index| items.height(ui, index));
            if height >= most {
                return most;
            }
        }
        height
    }

    /// Draws the list in `rect`, with its scroll bar over the right edge.
    pub fn ui(&mut self, ui: &mut Ui, rect: Rect, style: ListStyle<'_>, items: &mut dyn Items) {
        let ListStyle { name, language, theme } = style;
        let builder = UiBuilder::new().max_rect(rect).id_salt("list");
        let mut list = ui.new_child(builder.accessibility_role(items.role()).accessibility_label(name));
        list.set_clip_rect(rect.intersect(ui.clip_rect()));
        self.take(items, rect.width());
        if let Some(wanted) = self.wanted.take() {
            self.show(&list, wanted, rect.height(), items);
        }
        self.scroll(&list, rect);
        let count = items.count();
        list.ctx().accesskit_node_builder(list.unique_id(), |node| node.set_size_of_set(count));
        let tail = items.heights().tail();
        let visible = self.scroller.visible(rect.height(), tail, &mut |index| items.height(&list, index));
        for shown in visible {
            let at = pos2(rect.left(), (rect.top() + shown.y).round());
            let height = self.scroller.height(shown.unit, &mut |index| items.height(&list, index));
            items.item_ui(&mut list, shown.unit, Rect::from_min_size(at, vec2(rect.width(), height)));
        }
        let name = Msg::PositionIn { name: &name }.text(language);
        let bar = ScrollBar { name: &name, ticks: &[], theme };
        let id = list.scope_id().with("scroll bar");
        if let Some(above) = bar.ui(ui, id, rect, self.scroller.extent()) {
            self.scroller.go_to_offset(above);
        }
    }

    /// Takes the number and the heights of the items.
    fn take(&mut self, items: &dyn Items, width: f32) {
        match items.heights() {
            ItemHeights::Equal(height) => self.scroller.set_equal(items.count(), height),
            ItemHeights::Own { estimate } => {
                if self.width != Some(width) || self.scroller.count() != items.count() {
                    self.width = Some(width);
                    self.scroller.reset(vec![estimate; items.count()]);
                }
            }
        }
    }

    /// Scrolls by the wheel, and as assistive technology asks.
    fn scroll(&mut self, list: &Ui, rect: Rect) {
        let background = list.interact(rect, list.scope_id().with("background"), Sense::hover());
        if background.contains_pointer() {
            let delta = list.input_mut(|input| std::mem::take(&mut input.smooth_scroll_delta));
            self.scroller.scroll_by(-delta.y);
        }
        if let Some(pages) = pages_asked(list, list.unique_id()) {
            self.scroller.scroll_by(pages as f32 * rect.height());
            list.ctx().request_repaint();
        }
        list.ctx().accesskit_node_builder(list.unique_id(), |node| {
            let (x0, y0) = (rect.left().into(), rect.top().into());
            let (x1, y1) = (rect.right().into(), rect.bottom().into());
            node.set_bounds(accesskit::Rect { x0, y0, x1, y1 });
            node.add_action(accesskit::Action::ScrollUp);
            node.add_action(accesskit::Action::ScrollDown);
        });
    }

    /// Scrolls a view `height` pt high so that something is in it: wholly, or as much of it as there is room for.
    fn show(&mut self, list: &Ui, wanted: Wanted, height: f32, items: &mut dyn Items) {
        let Wanted { index, part, at } = wanted;
        if index >= items.count() {
            return;
        }
        let tail = items.heights().tail();
        let mut measure = |index| items.height(list, index);
        let own = self.scroller.height(index, &mut measure);
        let part = part.unwrap_or(Rangef::new(0.0, own));
        let visible = self.scroller.visible(height, tail, &mut measure);
        let is_in_view = visible
            .iter()
            .any(|shown| shown.unit == index && shown.y + part.min >= 0.0 && shown.y + part.max <= height);
        if !is_in_view {
            let y = (height * at).min(height - part.span()).max(0.0) - part.min;
            // No room is left empty next to an item that fills the view.
            let y = if own > height { y.clamp(height - own, 0.0) } else { y };
            self.scroller.set_top(index, -y);
        }
    }
}
