//! A text besides the page, with marked and clickable ranges. It is set by the same rules as the article.

use std::ops::Range;
use std::rc::Rc;
use std::sync::Arc;

use egui::{Color32, Context, Pos2, Rect, Role, Sense, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::cx::Cx;
use super::entry_name::EntryName;
use super::on_screen::OnScreen;
use super::shapes::{paint_over, paint_under};
use crate::article::Passage;
use crate::page::{Inks, TextRoom, TextStyle, UnitLayout};

/// A text besides the page, as it is set.
pub struct LinkedText {
    passage: Passage,
    layout: Rc<UnitLayout>,
    inks: Inks,
    /// Size of its letters, in pt.
    size: f32,
}

/// A range of a text that stands on a ground.
#[derive(Clone, Debug, PartialEq)]
pub struct TextMark {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// The ground.
    pub ground: Color32,
}

impl LinkedText {
    /// A text within this room.
    pub fn new(ctx: &Context, cx: &mut Cx<'_>, style: &TextStyle, passage: Passage, room: TextRoom) -> Self {
        let texts = &mut *cx.texts;
        let layout = ctx.fonts_mut(|fonts| texts.set(fonts, style, &passage, room));
        Self { passage, layout, inks: style.inks, size: style.size }
    }

    /// A text in one line of at most `width` pt.
    pub fn line(ctx: &Context, cx: &mut Cx<'_>, style: &TextStyle, passage: Passage, width: f32) -> Self {
        Self::new(ctx, cx, style, passage, TextRoom { width: width.max(style.size), lines: 1 })
    }

    /// Bytes of it that are shown.
    pub fn shown_bytes(&self) -> usize {
        self.layout.lines.iter().map(|lines| lines.range.end).max().unwrap_or(0)
    }

    /// Whether all of it is shown.
    pub fn is_whole(&self) -> bool {
        self.shown_bytes() == self.passage.text.len()
    }

    /// The room it takes up, in pt.
    pub fn size(&self) -> Vec2 {
        let widths = self.layout.lines.iter().map(|lines| lines.rect().end.inline);
        vec2(widths.fold(0.0, f32::max), self.layout.block_size)
    }

    /// What is written.
    pub fn text(&self) -> &str {
        &self.passage.text
    }

    /// Paints it from `at` on, with grounds behind its marked ranges.
    pub fn paint(&self, ui: &Ui, at: Pos2, marks: &[TextMark]) {
        let on = OnScreen::at(at);
        paint_under(ui, &self.layout, on, &self.inks);
        let mut rects = self.rects_in_order(at);
        for mark in marks {
            for rect in rects(&mark.range) {
                ui.painter().rect_filled(rect.expand2(vec2(1.0, 0.0)), 2.0, mark.ground);
            }
        }
        for lines in &self.layout.lines {
            ui.painter().galley(on.point(lines.at), Arc::clone(&lines.galley), self.inks.text);
        }
        paint_over(ui, &self.layout, on, &self.inks);
    }

    /// Paints it from `left` on, around a height `y`.
    pub fn paint_around(&self, ui: &Ui, left: f32, y: f32, marks: &[TextMark]) {
        self.paint(ui, pos2(left, (y - self.size().y / 2.0).round()), marks);
    }

    /// Puts it below what is there already, for readers and for screen readers; gives where it begins.
    pub fn ui(&self, ui: &mut Ui, cx: &Cx<'_>, marks: &[TextMark]) -> Pos2 {
        let (rect, response) = ui.allocate_exact_size(self.size(), Sense::empty());
        // Names stand apart by a wide blank; spoken they need a pause.
        let spoken = self.text().replace(EntryName::BETWEEN, ", ");
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
        let document = cx.reader.document.as_ref();
        if let Some(tag) =
            document.map(|document| &document.shown.head.language).filter(|tag| !tag.is_empty())
        {
            ui.ctx().accesskit_node_builder(response.id, |node| node.set_language(tag.clone()));
        }
        self.paint(ui, rect.min, marks);
        rect.min
    }

    /// Where bytes of it are when it begins at `at`, as high as its letters, a rectangle a line; ranges are asked for in
    /// order.
    pub fn rects_in_order(&self, at: Pos2) -> impl FnMut(&Range<usize>) -> Vec<Rect> {
        let (on, size) = (OnScreen::at(at), self.size);
        let mut rects = self.layout.lines.first().map(|lines| lines.rects_in_order(&self.passage));
        move |range| {
            let rects = rects.as_mut().map(|rects| rects(range)).unwrap_or_default();
            rects.into_iter().map(|rect| on.rect(rect.tight(size))).collect()
        }
    }
}
