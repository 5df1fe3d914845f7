//! The article view: keeps the place, lays out what is visible, and hands it to be drawn.

use std::collections::HashMap;
use std::rc::Rc;

use egui::{Id, Role, Sense, Ui, WidgetInfo, pos2};

use super::byline::byline;
use super::draw::{self, Canvas};
use super::lines::LineCache;
use super::near;
use super::pictures::{PictureRead, Pictures};
use super::selection::Selection;
use super::setting::{Place, SetUnit, Setting};
use super::sheet::Sheet;
use super::ticks::Ticks;
use super::units::{self, Unit};
use crate::article::Anchor;
use crate::reader::{Command, Document, Jump, Origin, Reader, Revisions, Target};
use crate::typeset;
use crate::ui::actions::ViewAction;
use crate::ui::cx::Cx;
use crate::ui::fonts::{Face, Typeface};
use crate::ui::scroll_bar::ScrollBar;
use crate::ui::scroller::Scroller;
use crate::ui::strings::Word;
use crate::ui::theme::SCROLL_BAR;

/// What the article view keeps between frames.
#[derive(Default)]
pub struct ArticleView {
    /// What it was worked out of.
    revisions: Revisions,
    origin: Option<Origin>,
    units: Vec<Unit>,
    pub(super) sheet: Option<Sheet>,
    pixels_per_point: f32,
    cache: LineCache,
    pub(super) scroller: Scroller,
    pub(super) selection: Option<Selection>,
    pub(super) ticks: Ticks,
    pub(super) pictures: Pictures,
    jump: u64,
    /// The first visible character, kept in place when everything is set anew.
    place: Place,
    /// Height of the view in the last frame, in pt.
    pub(super) height: f32,
    /// What is to be done in this frame.
    asked: Vec<ViewAction>,
}

impl ArticleView {
    /// Has something done in the next frame.
    pub fn ask(&mut self, action: ViewAction) {
        self.asked.push(action);
    }

    /// Draws the article, and does what was asked.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let actions = std::mem::take(&mut self.asked);
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0.0, theme.page);
        let Some(document) = reader.document.as_deref() else { return };
        let response = ui.interact(rect, ui.scope_id().with("article"), Sense::click_and_drag());
        response
            .widget_info(|| WidgetInfo::labeled(Role::Article, true, Word::Article.text(reader.language)));
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));

        self.height = rect.height();
        let is_same = self.origin.as_ref() == Some(&document.origin);
        if !is_same {
            self.origin = Some(document.origin.clone());
        }
        self.pictures.begin(ui.ctx(), reader.revisions.read, is_same);
        self.take_document(reader, document);
        let face = Typeface::of(&document.shown.head.language, Face::of_interface(reader.language));
        let tag = document.shown.head.language.as_str();
        let language = typeset::Language::of(if tag.is_empty() { face.region.tag() } else { tag });
        let sheet = Sheet::new(*theme, (face, language), &reader.settings, rect.width() - SCROLL_BAR);
        let byline = byline(document, reader.language);
        let units = std::mem::take(&mut self.units);
        let ctx = ui.ctx().clone();
        let mut setting = Setting {
            ctx: &ctx,
            document,
            units: &units,
            sheet,
            language: reader.language,
            byline,
            set: HashMap::new(),
            cache: std::mem::take(&mut self.cache),
        };
        self.take_sheet(&mut setting);
        if let Some(jump) = reader.jump.filter(|jump| jump.number != self.jump) {
            self.jump = jump.number;
            self.go(&mut setting, jump);
        }
        self.scroll(ui, &response, &actions);

        let tail = self.tail(&mut setting);
        let visible = self.scroller.visible(self.height, tail, &mut |unit| setting.unit(unit).height);
        let left = (rect.left() + (rect.width() - SCROLL_BAR - sheet.column) / 2.0).round();
        let shown: Vec<(Rc<SetUnit>, egui::Pos2)> = visible
            .iter()
            .map(|visible| (setting.unit(visible.unit), pos2(left, (rect.top() + visible.y).round())))
            .collect();
        if let Some(anchor) = self.note_place(&mut setting, visible.first().map(|first| first.unit)) {
            let progress = self.scroller.extent().progress(self.height);
            if anchor != reader.position || (progress - reader.progress).abs() > 0.004 {
                cx.commands.push(Command::Scrolled { anchor, progress });
            }
        }
        self.select(ui, &response, document, &shown);
        cx.commands.extend(near::pictures(self, &setting, visible.last().map(|last| last.unit)));
        let pictures = std::mem::take(&mut self.pictures);
        let canvas = Canvas { document, sheet, reader, selection: self.selection, pictures: &pictures };
        for (unit, at) in &shown {
            draw::unit_ui(ui, &canvas, unit, *at, cx);
        }
        self.copy(ui, (document, reader.settings.copy), &actions, cx);
        self.cache = setting.cache;
        self.cache.sweep();
        let ticks = self.ticks.now(reader, sheet, &units, &self.scroller);
        let bar = ScrollBar { name: Word::ScrollBar.text(reader.language), ticks, theme };
        let id = ui.scope_id().with("scroll bar");
        if let Some(above) = bar.ui(ui, id, rect, self.scroller.extent()) {
            self.scroller.go_to_offset(above);
        }
        self.units = units;
        self.pictures = pictures;
    }

    /// Takes an image that was read.
    pub fn take_picture(&mut self, read: PictureRead) {
        self.pictures.push(read);
    }

    /// Starts over when another article is on screen; in other forms the first visible line stays.
    fn take_document(&mut self, reader: &Reader, document: &Document) {
        let before = std::mem::replace(&mut self.revisions, reader.revisions);
        if before.shown == reader.revisions.shown {
            return;
        }
        self.units = units::units(&document.shown.passages);
        self.cache = LineCache::default();
        self.sheet = None;
        self.selection = None;
        self.place = if before.opened == reader.revisions.opened {
            self.place_in_other_forms(document, reader.position)
        } else {
            Place::default()
        };
        self.scroller = Scroller::default();
    }

    /// Where the first visible line stands now; `position` is its anchor.
    fn place_in_other_forms(&self, document: &Document, position: Anchor) -> Place {
        // The whole head has the same anchor, and is never cut.
        if position == Anchor::default() {
            return Place { char: 0, ..self.place };
        }
        let unit = units::unit_at(&self.units, &document.shown.passages, position);
        let char = self.units.get(unit).map_or(0, |of| of.char_at(&document.shown.passages, position));
        Place { unit, char, above: self.place.above }
    }

    /// Starts measuring anew when the column, the text size or the face changed; the first visible line stays.
    fn take_sheet(&mut self, setting: &mut Setting<'_>) {
        let sheet = setting.sheet;
        let pixels_per_point = setting.ctx.pixels_per_point();
        let same = self.sheet.is_some_and(|old| Sheet { theme: sheet.theme, ..old } == sheet);
        self.sheet = Some(sheet);
        if same && self.pixels_per_point == pixels_per_point {
            return;
        }
        self.pixels_per_point = pixels_per_point;
        self.scroller.reset((0..setting.units.len()).map(|unit| setting.estimate(unit)).collect());
        let place = self.place;
        if place.unit < setting.units.len() {
            let top = setting.unit(place.unit).line_top(setting, place);
            self.scroller.set_top(place.unit, top + place.above);
        }
    }

    fn go(&mut self, setting: &mut Setting<'_>, jump: Jump) {
        let index = units::unit_at(setting.units, &setting.document.shown.passages, jump.anchor);
        let Some(unit) = setting.units.get(index) else { return };
        let char = unit.char_at(&setting.document.shown.passages, jump.anchor);
        let set = setting.unit(index);
        let line = set.line_top(setting, Place { unit: index, char, above: 0.0 });
        if jump.to == Target::InView {
            if let Some(y) = self.y_of(setting, index).map(|y| y + line)
                && y > 0.08 * self.height
                && y < 0.8 * self.height
            {
                return;
            }
            self.scroller.set_top(index, line - 0.35 * self.height);
        } else if char == 0 {
            // A heading keeps a little air above it.
            self.scroller.set_top(index, (set.space.outer - setting.sheet.em * 1.2).max(0.0).min(line));
        } else {
            self.scroller.set_top(index, line);
        }
    }

    /// Where a unit is now, in pt from the top of the view, if it is near.
    fn y_of(&mut self, setting: &mut Setting<'_>, unit: usize) -> Option<f32> {
        let top = self.scroller.top();
        let mut y = -top.above;
        for index in top.unit..=unit {
            if index == unit {
                return Some(y);
            }
            y += self.scroller.height(index, &mut |unit| setting.unit(unit).height);
            if y > self.height {
                return None;
            }
        }
        None
    }

    /// Room below the last unit, so that the last section can stand at the top.
    fn tail(&mut self, setting: &mut Setting<'_>) -> f32 {
        let least = 4.0 * setting.sheet.em;
        let Some(section) = setting.document.shown.outline.last() else { return least };
        let first = units::unit_at(setting.units, &setting.document.shown.passages, section.anchor);
        let mut height = 0.0;
        for unit in first..setting.units.len() {
            height += self.scroller.height(unit, &mut |unit| setting.unit(unit).height);
            if height >= self.height {
                return least;
            }
        }
        let title = setting.unit(first).space.outer - setting.sheet.em * 1.2;
        (self.height - height + title.max(0.0)).max(least)
    }

    /// Notes the first visible line, and gives its anchor.
    fn note_place(&mut self, setting: &mut Setting<'_>, first: Option<usize>) -> Option<Anchor> {
        let unit = first?;
        let above = self.scroller.top().above;
        let set = setting.unit(unit);
        let char = set.first_char_below(setting, unit, above);
        let place = Place { unit, char, above: 0.0 };
        self.place = Place { above: above - set.line_top(setting, place), ..place };
        Some(setting.units[unit].anchor_of(&setting.document.shown.passages, char))
    }
}

/// The id of the widget for a place in the text.
pub(super) fn text_id(ui: &Ui, passage: usize, byte: usize) -> Id {
    ui.scope_id().with("text").with(passage).with(byte)
}
