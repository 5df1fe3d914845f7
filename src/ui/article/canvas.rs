//! The article in a frame, with what all of its parts are drawn with.

use egui::{Align2, Color32, CursorIcon, Id, Pos2, Rect, Response, Sense, Ui, WidgetInfo};

use super::pictures::PictureTextures;
use super::selection::Selection;
use crate::page::{Ink, Sheet, TextLines, fonts};
use crate::reader::Document;
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::on_screen::{OnScreen, ShownText};

/// The article in a frame, and what is drawn over it.
pub(super) struct Canvas<'a, 'c> {
    pub cx: &'a mut Cx<'c>,
    pub document: &'c Document,
    /// How the page is set.
    pub sheet: Sheet,
    pub selection: Option<Selection>,
    pub pictures: &'a PictureTextures,
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

/// Something in the text that can be clicked and reached by Tab; selecting begins on it too.
pub(super) fn link_widget(ui: &Ui, rect: Rect, id: Id, name: &str) -> Response {
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::Role::Link, true, name));
    response.on_hover_cursor(CursorIcon::PointingHand)
}
