//! The list of the faces that the system has, each name in its own face: those first that hold the language of the
//! article.

use std::sync::Arc;

use egui::{Align2, Context, Rect, Response, Sense, Ui, WidgetInfo, pos2, vec2};

use super::cx::Cx;
use super::dialog::{self, Dialog};
use super::faces::{SampleState, ScreenFaces};
use super::list::{ItemHeights, Items, ListStyle, VirtualList};
use super::theme::{RADIUS, SMALL_TEXT, STEP, UI_TEXT};
use super::widgets::search_field;
use crate::fonts::{FaceLanguage, FacePart, FaceStyle, InstalledFamily};
use crate::page::fonts::{Cut, Typeface, ui_bold};
use crate::reader::{ChosenFace, Command, InstalledList};
use crate::text::fold::Folding;
use crate::words::Msg;

/// How wide the window is where there is room, in pt.
const WIDTH: f32 = 460.0;
/// Height of a line of the list, in pt.
const LINE: f32 = 34.0;
/// Size of a name in its own face, in pt.
const NAME: f32 = 16.0;
/// The greatest height of the list, in pt.
const LIST: f32 = 420.0;

/// What the list keeps between frames.
#[derive(Default)]
pub struct FacePicker {
    part: Option<FacePart>,
    query: String,
    list: VirtualList,
    /// The families that were wanted last.
    wanted: Vec<String>,
}

/// A line of the list.
enum FaceLine {
    /// Over the families that hold the language, or over those that do not.
    Head {
        holds: bool,
    },
    Family(usize),
}

impl FacePicker {
    /// Opens the list for a part of the page.
    pub fn open(&mut self, part: FacePart, cx: &mut Cx<'_>) {
        *self = Self { part: Some(part), ..Self::default() };
        cx.commands.push(Command::ListFaces);
    }

    /// Closes the list; whether it was open.
    pub fn close(&mut self) -> bool {
        self.part.take().is_some()
    }

    /// Draws the list while it is open.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        let Some(part) = self.part else { return };
        let language = cx.reader.language;
        let of = Msg::of_face_language(cx.reader.face_language()).text(language);
        let part_name = Msg::of_face_part(part).text(language);
        let title = Msg::FaceFor { part: &part_name, language: &of }.text(language);
        let about = Dialog { name: "faces", title: &title, width: WIDTH };
        let mut chosen = None;
        let closed = about.show(ctx, cx, |ui, cx| {
            self.field_ui(ui, cx);
            ui.add_space(2.0 * STEP);
            chosen = self.list_ui(ui, cx, part, &title);
            ui.add_space(2.0 * STEP);
            let name = Msg::FaceFile.text(language);
            if ui.add_enabled(!cx.reader.dialog_open, egui::Button::new(name)).clicked() {
                cx.commands.push(Command::AskForFace(part));
                self.part = None;
            }
        });
        if let Some(family) = chosen {
            cx.commands.push(Command::ChooseFace { part, face: Some(ChosenFace::Family(family)) });
            self.part = None;
        }
        if closed {
            self.part = None;
        }
    }

    fn field_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let hint = Msg::FaceSearch.text(cx.reader.language);
        let response = search_field(ui, "face query", &mut self.query, &hint);
        if response.changed() {
            self.list.go_to_top();
        }
    }

    /// The list; the name of the family that was chosen.
    fn list_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>, part: FacePart, title: &str) -> Option<String> {
        let language = cx.reader.language;
        let height = dialog::room(ui, dialog::BUTTONS).min(LIST);
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let say = |msg: Msg<'_>| {
            let at = rect.left_top() + vec2(0.0, STEP);
            let text = msg.text(language);
            ui.painter().text(
                at,
                Align2::LEFT_TOP,
                text,
                egui::FontId::proportional(UI_TEXT),
                cx.theme.quiet,
            );
        };
        let InstalledList::Listed(families) = cx.reader.faces.installed.clone() else {
            say(Msg::FacesListing);
            return None;
        };
        let lines = self.lines(&families, part, cx.reader.face_language());
        if lines.is_empty() {
            say(Msg::FaceNoneFound);
            return None;
        }
        let mut items = FaceItems {
            lines: &lines,
            families: &families,
            faces: cx.faces,
            typeface: cx.conventions.face,
            cx,
            part,
            chosen: None,
            shown: Vec::new(),
        };
        let style = ListStyle { name: title, language, theme: items.cx.theme };
        self.list.ui(ui, rect, style, &mut items);
        let (chosen, shown) = (items.chosen.take(), std::mem::take(&mut items.shown));
        self.want(cx, shown);
        chosen
    }

    /// Has the families read whose names are in view and not drawn yet.
    fn want(&mut self, cx: &mut Cx<'_>, shown: Vec<String>) {
        let unread: Vec<String> =
            shown.into_iter().filter(|name| cx.faces.sample(name) == SampleState::Unread).collect();
        if !unread.is_empty() && unread != self.wanted {
            self.wanted.clone_from(&unread);
            cx.commands.push(Command::WantFaceSamples(unread));
        }
    }

    /// The families whose names hold what was typed, in the order in which they are offered.
    fn lines(&self, families: &[InstalledFamily], part: FacePart, language: FaceLanguage) -> Vec<FaceLine> {
        let fold = |text: &str| Folding::default().fold(text).text;
        let query = fold(self.query.trim());
        let is_found = |family: &InstalledFamily| {
            let mut names = std::iter::once(&family.name).chain(family.names.iter().map(|(_, name)| name));
            query.is_empty() || names.any(|name| fold(name).contains(&query))
        };
        let mut found: Vec<(u8, usize)> = families
            .iter()
            .enumerate()
            .filter(|(_, family)| is_found(family))
            .map(|(index, family)| (rank(family, part, language), index))
            .collect();
        found.sort_by_key(|(rank, index)| (*rank, *index));
        let mut lines = Vec::with_capacity(found.len() + 2);
        let mut before = None;
        for (rank, index) in found {
            let holds = rank < LACKS;
            if before != Some(holds) {
                before = Some(holds);
                lines.push(FaceLine::Head { holds });
            }
            lines.push(FaceLine::Family(index));
        }
        lines
    }
}

/// The rank of the first family that lacks characters of the language.
const LACKS: u8 = 10;

/// Where a family stands in the list: those that hold the language first, of these Ming, Kai and Gothic; for code those
/// first whose letters are equally wide.
fn rank(family: &InstalledFamily, part: FacePart, language: FaceLanguage) -> u8 {
    let kind = match family.style {
        // Letters in which code is written, before those that old faces of Han have.
        Some(FaceStyle::Gothic) | None if part == FacePart::Code => 2 * u8::from(!family.is_monospaced),
        _ if part == FacePart::Code => 1 + 2 * u8::from(!family.is_monospaced),
        Some(FaceStyle::Ming) => 0,
        Some(FaceStyle::Kai) => 1,
        Some(FaceStyle::Gothic) => 2,
        None => 3,
    };
    if family.languages.contains(&needed(part, language)) { kind } else { LACKS + kind }
}

/// The language that a face for a part has to hold: code is in letters, whatever the language around it.
const fn needed(part: FacePart, language: FaceLanguage) -> FaceLanguage {
    match part {
        FacePart::Code => FaceLanguage::Other,
        FacePart::Text | FacePart::Headings => language,
    }
}

/// A text that shows the face in a language.
const fn sample(language: FaceLanguage) -> &'static str {
    match language {
        FaceLanguage::Taiwan | FaceLanguage::HongKong => "永國體，Ag",
        FaceLanguage::Mainland => "永国体，Ag",
        FaceLanguage::Japanese => "永字あア、Ag",
        FaceLanguage::Korean => "가나한글, Ag",
        FaceLanguage::Other => "Aa Gg Rr 123",
    }
}

struct FaceItems<'a, 'c> {
    lines: &'a [FaceLine],
    families: &'a Arc<[InstalledFamily]>,
    faces: &'c ScreenFaces,
    typeface: Typeface,
    cx: &'a mut Cx<'c>,
    part: FacePart,
    chosen: Option<String>,
    /// The families in view.
    shown: Vec<String>,
}

impl Items for FaceItems<'_, '_> {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn heights(&self) -> ItemHeights {
        ItemHeights::Equal(LINE)
    }

    fn height(&mut self, _ui: &Ui, _index: usize) -> f32 {
        LINE
    }

    fn item_ui(&mut self, ui: &mut Ui, index: usize, rect: Rect) {
        match &self.lines[index] {
            FaceLine::Head { holds } => self.head_ui(ui, *holds, rect),
            FaceLine::Family(family) => self.family_ui(ui, *family, rect),
        }
    }
}

impl FaceItems<'_, '_> {
    fn head_ui(&self, ui: &Ui, holds: bool, rect: Rect) {
        let interface = self.cx.reader.language;
        let language = needed(self.part, self.cx.reader.face_language());
        let name = Msg::of_face_language(language).text(interface);
        let head = if holds { Msg::FacesForLanguage { language: &name } } else { Msg::FacesOther };
        let text = head.text(interface);
        let at = pos2(rect.left() + 2.0 * STEP, rect.bottom() - 2.0 * STEP);
        ui.painter().text(at, Align2::LEFT_BOTTOM, text, ui_bold(SMALL_TEXT), self.cx.theme.quiet);
    }

    fn family_ui(&mut self, ui: &mut Ui, index: usize, rect: Rect) {
        let family = &self.families[index];
        self.shown.push(family.name.clone());
        let language = self.cx.reader.face_language();
        let chosen = self.cx.reader.settings.faces.own(self.part, language);
        let is_chosen = chosen == Some(&ChosenFace::Family(family.name.clone()));
        let name = family.name_in(self.cx.reader.language.code());
        let response = line(ui, rect, (&family.name, name), is_chosen);
        let theme = self.cx.theme;
        let read = self.faces.sample(&family.name);
        let font = match read {
            SampleState::Read(slot) => self.typeface.in_face(slot).font(Cut::Regular, NAME),
            SampleState::Unread | SampleState::Broken => egui::FontId::proportional(UI_TEXT),
        };
        // A family that cannot be drawn cannot be chosen either.
        let is_broken = read == SampleState::Broken;
        let ink = if is_broken { theme.quiet } else { theme.ink };
        let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
        let middle = rect.center().y;
        let at = pos2(rect.left() + 2.0 * STEP, middle);
        let drawn = painter.text(at, Align2::LEFT_CENTER, name, font.clone(), ink);
        if let SampleState::Read(_) = read {
            let shown = sample(needed(self.part, language));
            let galley = painter.layout_no_wrap(shown.to_owned(), font, theme.quiet);
            let left = rect.right() - 4.0 * STEP - galley.size().x;
            if left > drawn.right() + 3.0 * STEP {
                painter.galley(pos2(left, middle - galley.size().y / 2.0), galley, theme.quiet);
            }
        }
        if response.clicked() && !is_broken {
            self.chosen = Some(family.name.clone());
        }
    }
}

/// The ground of a line, and what is heard of it: the name that is shown of a family.
fn line(ui: &Ui, rect: Rect, (family, name): (&str, &str), is_chosen: bool) -> Response {
    let id = ui.scope_id().with(("face", family));
    let response = ui.interact(rect, id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(egui::Role::ListBoxOption, true, is_chosen, name));
    let visuals = ui.visuals();
    let ground = if is_chosen {
        Some(visuals.selection.bg_fill)
    } else if response.hovered() || response.has_focus() {
        Some(visuals.widgets.hovered.weak_bg_fill)
    } else {
        None
    };
    if let Some(ground) = ground {
        ui.painter().rect_filled(rect, RADIUS, ground);
    }
    response
}
