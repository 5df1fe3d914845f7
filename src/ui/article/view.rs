//! The article view: has the page laid out, paints it, and lets it be read, scrolled and selected.

use egui::{Id, Rect, Sense, Ui};

use super::accessible::AccessibleText;
use super::byline::byline;
use super::canvas::Canvas;
use super::caret::Caret;
use super::code;
use super::paint::units_ui;
use super::pictures::{Drawn, PictureRead, PictureTextures};
use super::selection::Selection;
use super::shown_frame::ShownFrame;
use super::ticks::Ticks;
use crate::page::{Logical, Move, Page, PageFrame, PageSetup, PageWords, WideBox};
use crate::reader::{Command, Document, Origin, Reader};
use crate::ui::actions::ViewAction;
use crate::ui::cx::Cx;
use crate::ui::on_screen::OnScreen;
use crate::ui::scroll_bar::ScrollBar;
use crate::ui::theme::{SCROLL_BAR, STATUS_LINE, TOP_BAR};
use crate::words::{Msg, picture_problem};

/// What the article view keeps between frames.
#[derive(Default)]
pub struct ArticleView {
    page: Page,
    pub(super) selection: Option<Selection>,
    pub(super) caret: Caret,
    ticks: Ticks,
    pictures: PictureTextures,
    origin: Option<Origin>,
    /// [`crate::reader::Revisions::shown`] in the last frame.
    shown: u64,
    /// The number of the last jump.
    jump: u64,
    /// Distance of the lines of running text in the last frame, in pt.
    pub(super) line: f32,
    /// The blocks in the last frame that are wider than there is room for, and where they were on the screen.
    pub(super) wide: Vec<(Rect, WideBox)>,
    /// Where the page is to be moved in the next frame.
    pub(super) moves: Vec<Move>,
    /// What is to be done in the next frame.
    asked: Vec<ViewAction>,
    /// Whether names were picked in the last frame.
    pub(super) was_picking: bool,
    /// The longest text that the clipboard takes, in bytes of UTF-8, where there is a limit.
    pub(super) most_copied: Option<usize>,
    /// What assistive technology is told.
    pub(super) accessible: AccessibleText,
    /// What in the text had the keyboard in the last frame.
    pub(super) focused: Option<Id>,
    /// Whether Tab goes on from the text: to what comes after it, or before.
    pub(super) tab: Option<bool>,
}

impl ArticleView {
    /// Has something done in the next frame.
    pub fn ask(&mut self, action: ViewAction) {
        self.asked.push(action);
    }

    /// Has texts that are longer than this, in bytes of UTF-8, not copied, but offered to be saved.
    pub fn limit_copies(&mut self, bytes: usize) {
        self.most_copied = Some(bytes);
    }

    /// Draws the article, and does what was asked.
    pub fn ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let actions = std::mem::take(&mut self.asked);
        let rect = ui.available_rect_before_wrap();
        ui.painter().rect_filled(rect, 0.0, theme.page);
        let Some(document) = reader.document.as_deref() else { return };
        // It has the keyboard whenever nothing else has.
        let response = ui.interact(rect, ui.scope_id().with("article"), Sense::CLICK | Sense::DRAG);
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));

        self.take_document(ui, reader, document);
        self.hear(ui, document);
        self.scroll(ui, &response, &actions);
        let frame = self.frame(ui, cx, document, rect);
        note_position(&frame, rect, cx);
        let on = OnScreen::at(rect.min.round());
        let shown = ShownFrame { frame: &frame, on, height: rect.height() };
        if actions.contains(&ViewAction::ToggleCaret) && !self.caret.hide() {
            self.selection = self.selection_to_move(&document.shown.passages, shown);
            self.caret.shown = self.selection.is_some();
        }
        self.select(ui, &response, document, shown);
        self.pick(ui, &response, document, shown, cx);
        self.menu(ui, &response, document, shown, cx);
        let asked = cx.commands.len();
        cx.commands.extend(self.pictures.keep(&frame.images));
        self.tell(ui, &response, cx, shown);
        self.pass_on_tab(ui);
        let (sheet, selection, pictures) = (frame.sheet, self.selection, &self.pictures);
        let mut canvas = Canvas { cx, document, sheet, selection, pictures, focused: None };
        units_ui(ui, &mut canvas, &frame, on);
        let focused = canvas.focused;
        self.follow_keyboard(ui, rect, focused);
        if reader.is_picking() {
            // A term or a link that is clicked is picked, and nothing else.
            cx.commands.truncate(asked);
        }
        self.paint_caret(ui, document, shown);
        self.copy(ui, document, &actions, cx);
        self.wide_bars(ui, cx, &frame, on);
        code::ui(ui, cx, document, &frame, on);
        let ticks = self.ticks.now(reader, &self.page, &frame);
        let bar = ScrollBar { name: &Msg::ScrollBar.text(reader.language), ticks, theme };
        let moved = bar.ui(ui, ui.scope_id().with("scroll bar"), rect, frame.extent);
        self.moves.extend(moved.map(Move::ToOffset));
    }

    /// Takes an image that was read.
    pub fn take_picture(&mut self, read: PictureRead) {
        self.pictures.push(read);
    }

    /// An image as it is in the text, where it is there.
    pub fn drawn_picture(&self, index: usize) -> Option<&Drawn> {
        self.pictures.get(index).and_then(|drawn| drawn.as_ref().ok())
    }

    /// Lets go of what belongs to another article, or to other forms of it.
    fn take_document(&mut self, ui: &Ui, reader: &Reader, document: &Document) {
        let is_same = self.origin.as_ref() == Some(&document.origin);
        if !is_same {
            self.origin = Some(document.origin.clone());
        }
        self.pictures.begin(ui.ctx(), reader.revisions.pictures, is_same);
        if std::mem::replace(&mut self.shown, reader.revisions.shown) != reader.revisions.shown {
            self.selection = None;
            self.caret.hide();
            self.moves.clear();
        }
        if let Some(jump) = reader.jump.filter(|jump| jump.number != self.jump) {
            self.jump = jump.number;
            self.moves.push(Move::To(jump));
        }
    }

    /// Has the page laid out as it is now, in the room left of the scroll bar.
    fn frame(&mut self, ui: &Ui, cx: &Cx<'_>, document: &Document, rect: Rect) -> PageFrame {
        let Cx { reader, theme, .. } = *cx;
        let setup = PageSetup {
            document,
            revisions: reader.revisions,
            position: reader.position,
            code: &reader.code,
            settings: &reader.settings,
            conventions: cx.page_conventions(),
            inks: theme.inks(),
            words: PageWords {
                language: reader.language,
                byline: &byline(document, reader.language),
                problem: &|problem| picture_problem(problem, reader.language).into_owned(),
            },
            view: Logical::new(rect.width() - SCROLL_BAR, rect.height()),
            room: rect.height().max(ui.ctx().content_rect().height() - TOP_BAR - STATUS_LINE),
            pixels_per_point: ui.pixels_per_point(),
            longest_side: ui.input(|input| input.max_texture_side).min(u32::MAX as usize) as u32,
        };
        let moves = std::mem::take(&mut self.moves);
        let frame = ui.fonts_mut(|fonts| self.page.frame(fonts, &setup, moves));
        self.line = frame.sheet.line();
        frame
    }
}

/// Tells how far the article is read.
fn note_position(frame: &PageFrame, rect: Rect, cx: &mut Cx<'_>) {
    let Some(anchor) = frame.position else { return };
    let progress = frame.extent.progress(rect.height());
    if anchor != cx.reader.position || (progress - cx.reader.progress).abs() > 0.004 {
        cx.commands.push(Command::Scrolled { anchor, progress });
    }
}
