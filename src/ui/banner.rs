//! The banner over the article: what needs an answer.

use egui::{
    Align, Button, FontId, Frame, Label, Layout, Panel, Rect, RichText, Stroke, Ui, UiBuilder, pos2, vec2,
};

use super::cx::Cx;
use super::icons::Icon;
use super::theme::UI_TEXT;
use super::widgets::IconButton;
use crate::page::fonts;
use crate::reader::{Action, Command, OpenError, Reader};
use crate::words::{Msg, refused};

/// What the banner says, and what can be answered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Banner {
    /// One or two sentences.
    pub text: String,
    /// What can be done, the likeliest first.
    pub answers: Vec<Answer>,
}

/// An answer to a banner.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Choose another encoding.
    ChooseEncoding,
    /// Leave the encoding as it is.
    EncodingIsRight,
    /// Find the encoding out.
    FindOut,
    /// Try to read the file again.
    Reload,
    /// Write the article to another file.
    SaveCopy,
}

impl Banner {
    /// The banner for what is on the screen; none when nothing needs an answer.
    pub fn of(reader: &Reader) -> Option<Self> {
        let language = reader.language;
        if let Some(reload_error) = &reader.reload_error {
            return Some(match reload_error {
                OpenError::Missing => {
                    Self { text: Msg::FileGone.text(language).into_owned(), answers: vec![Answer::SaveCopy] }
                }
                why => {
                    let text = Msg::FileNotReread { reason: &refused(why, language) }.text(language);
                    Self { text: text.into_owned(), answers: vec![Answer::Reload, Answer::SaveCopy] }
                }
            });
        }
        let doubt = reader.doubt()?;
        let encoding = &doubt.name;
        let (text, other) = if doubt.is_told {
            (Msg::EncodingNotAsTold { encoding }, Answer::FindOut)
        } else {
            (Msg::EncodingInDoubt { encoding }, Answer::EncodingIsRight)
        };
        let text = text.text(language).into_owned();
        Some(Self { text, answers: vec![Answer::ChooseEncoding, other] })
    }
}

impl Answer {
    const fn msg(self) -> Msg<'static> {
        match self {
            Self::ChooseEncoding => Msg::EncodingChoose,
            Self::EncodingIsRight => Msg::EncodingIsRight,
            Self::FindOut => Msg::EncodingFindOut,
            Self::Reload => Msg::Reload,
            Self::SaveCopy => Msg::SaveCopy,
        }
    }

    fn command(self) -> Command {
        match self {
            Self::ChooseEncoding => Command::Do(Action::ChooseEncoding),
            Self::EncodingIsRight => Command::ConfirmEncoding,
            Self::FindOut => Command::ReadIn(None),
            Self::Reload => Command::Do(Action::Reload),
            Self::SaveCopy => Command::Do(Action::SaveCopy),
        }
    }
}

/// Height of a row of buttons, in pt.
const ROW: f32 = 28.0;
/// Room above and below, in pt.
const MARGIN: f32 = 8.0;
/// Where the text begins, in pt from the left.
const TEXT_LEFT: f32 = 42.0;
/// Room for the cross at the right, in pt.
const CROSS: f32 = 44.0;
/// The least width of the text next to its answers, in pt; otherwise they stand below it.
const LEAST_TEXT: f32 = 300.0;

/// Where the parts of the banner are.
struct Plan {
    height: f32,
    text: Rect,
    answers: Rect,
}

impl Plan {
    /// `width` in pt.
    fn of(ui: &Ui, banner: &Banner, reader: &Reader, width: f32) -> Self {
        let font = || FontId::proportional(UI_TEXT);
        let button = |answer: &Answer| {
            let text = answer.msg().text(reader.language).into_owned();
            ui.painter().layout_no_wrap(text, font(), egui::Color32::PLACEHOLDER).size().x + 24.0
        };
        let answers: f32 = banner.answers.iter().map(button).sum();
        let beside = width - TEXT_LEFT - answers - CROSS >= LEAST_TEXT;
        let room = width - TEXT_LEFT - CROSS - if beside { answers } else { 0.0 };
        let galley = ui.painter().layout(banner.text.clone(), font(), egui::Color32::PLACEHOLDER, room);
        let text_height = galley.size().y.max(ROW);
        let text = Rect::from_min_size(pos2(TEXT_LEFT, MARGIN), vec2(room, text_height));
        let at = if beside { pos2(text.right(), MARGIN) } else { pos2(TEXT_LEFT, text.bottom() + 4.0) };
        let size = if beside { vec2(answers, text_height) } else { vec2(width - TEXT_LEFT, ROW) };
        let answers = Rect::from_min_size(at, size);
        Self { height: text.bottom().max(answers.bottom()) + MARGIN, text, answers }
    }
}

/// Draws the banner at the top of what is left of the window, when there is one.
pub fn ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    let Some(banner) = Banner::of(reader) else { return };
    let plan = Plan::of(ui, &banner, reader, ui.available_width());
    let frame = Frame::new().fill(theme.inset);
    Panel::top("banner").exact_size(plan.height).resizable(false).frame(frame).show(ui, |ui| {
        banner_ui(ui, cx, &banner, &plan);
    });
}

fn banner_ui(ui: &mut Ui, cx: &mut Cx<'_>, banner: &Banner, plan: &Plan) {
    let Cx { reader, theme, .. } = *cx;
    let bar = ui.max_rect();
    let line = Stroke::new(1.0, theme.hairline);
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, line);
    let edge = Rect::from_min_size(bar.min, vec2(3.0, bar.height()));
    ui.painter().rect_filled(edge, 0.0, theme.accent);
    let at = |rect: Rect| rect.translate(bar.min.to_vec2());
    let first_row = at(Rect::from_min_size(pos2(0.0, MARGIN), vec2(bar.width(), plan.text.height())));
    let middle = first_row.center().y;
    ui.painter().text(
        pos2(bar.left() + 24.0, middle),
        egui::Align2::CENTER_CENTER,
        Icon::Warning.char(),
        fonts::icon(18.0),
        theme.accent,
    );
    let across = Layout::left_to_right(Align::Center);
    let mut child = ui.new_child(UiBuilder::new().max_rect(at(plan.text)).layout(across));
    let text = RichText::new(&banner.text).size(UI_TEXT).color(theme.ink);
    let label = child.add(Label::new(text).wrap());
    child.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    let mut child = ui.new_child(UiBuilder::new().max_rect(at(plan.answers)).layout(across));
    for answer in &banner.answers {
        let text = RichText::new(answer.msg().text(reader.language)).size(UI_TEXT).color(theme.accent);
        if child.add(Button::new(text).min_size(vec2(0.0, ROW))).clicked() {
            cx.commands.push(answer.command());
        }
    }
    let cross = Rect::from_center_size(pos2(bar.right() - 22.0, middle), vec2(ROW, ROW));
    let mut child = ui.new_child(UiBuilder::new().max_rect(cross).layout(across));
    let name = Msg::Dismiss.text(reader.language);
    if IconButton::new(Icon::Close, &name).shortcut("Esc").small().ui(&mut child, theme).clicked() {
        cx.commands.push(Command::DismissBanner);
    }
}
