//! The article in a frame, with what all of its parts are drawn with.

use std::ops::Range;

use egui::{Align2, Color32, CursorIcon, Id, Pos2, Rect, Response, Sense, Ui, WidgetInfo, vec2};

use super::accessible::links::LinkKind;
use super::pictures::PictureTextures;
use super::selection::Selection;
use crate::page::{Ink, Sheet, TextLines, fonts};
use crate::reader::Document;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::on_screen::{OnScreen, ShownText};
use crate::ui::widgets::ring_around;

/// The article in a frame, and what is drawn over it.
pub(super) struct Canvas<'a, 'c> {
    pub cx: &'a mut Cx<'c>,
    pub document: &'c Document,
    /// How the page is set.
    pub sheet: Sheet,
    pub selection: Option<Selection>,
    pub pictures: &'a PictureTextures,
    /// The first line of the words that have the keyboard, by the id of their widget.
    pub focused: Option<(Id, Rect)>,
}

impl<'c> Canvas<'_, 'c> {
    /// The colour of an ink.
    pub fn color(&self, ink: Ink) -> Color32 {
        self.sheet.inks.color(ink)
    }

    /// Lines on the screen; none when they are not of a passage.
    pub fn shown<'u>(&self, lines: &'u TextLines, on: OnScreen) -> Option<ShownText<'u>>
    where
        'c: 'u,
    {
        let index = lines.passage()?;
        let passage = self.document.shown.passages.get(index)?;
        Some(ShownText { index, passage, lines, on, passage_style: self.sheet.passage_style(passage) })
    }
}

/// An icon centred on a point.
pub(super) fn sign(ui: &Ui, icon: Icon, center: Pos2, size: f32, color: Color32) {
    ui.painter().text(center, Align2::CENTER_CENTER, icon.char(), fonts::icon(size), color);
}

/// Words in the text that can be followed, a widget a line.
pub(super) struct LinkLines {
    /// The widgets of the lines. The first one has the keyboard and is told to screen readers.
    pub lines: Vec<Response>,
    /// Whether one of them is pointed at, or they have the keyboard.
    pub is_active: bool,
    /// Whether they were clicked.
    pub clicked: bool,
}

impl LinkLines {
    /// Puts the widgets over bytes of a text.
    pub fn new(
        ui: &Ui,
        canvas: &mut Canvas<'_, '_>,
        text: &ShownText<'_>,
        kind: LinkKind,
        range: &Range<usize>,
    ) -> Self {
        let id = text.id(ui, range.start);
        // Of words that begin in lines that are not in view, the lines here are only pointed at.
        let first = usize::from(range.start < text.lines.range.start);
        let rects: Vec<Rect> = text.rects(range).collect();
        let widget = |(line, rect): (usize, &Rect)| {
            if line == 0 {
                return link_widget(ui, *rect, kind.id(id, 0), text.text(range));
            }
            ui.interact(*rect, kind.id(id, line), Sense::CLICK).on_hover_cursor(CursorIcon::PointingHand)
        };
        let lines: Vec<Response> = (first..).zip(&rects).map(widget).collect();
        let focused = lines.iter().find(|line| line.has_focus());
        if let Some(focused) = focused {
            ring_around(ui, focused.id, rects.iter().map(|rect| rect.expand2(vec2(2.0, 0.0))).collect());
            canvas.focused = Some((focused.id, focused.rect));
        }
        let is_active = focused.is_some() || lines.iter().any(Response::hovered);
        let clicked = lines.iter().any(Response::clicked);
        Self { lines, is_active, clicked }
    }
}

/// Something in the text that can be clicked and reached by Tab; selecting begins on it too.
pub(super) fn link_widget(ui: &Ui, rect: Rect, id: Id, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
