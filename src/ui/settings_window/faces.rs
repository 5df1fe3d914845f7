//! The faces of text, headings and code in the settings: the kinds of face, one click away, and the way to all others.

use egui::{Button, Label, RichText, Role, Ui, WidgetInfo};

use crate::fonts::FacePart;
use crate::reader::{ChosenFace, Command, Setting};
use crate::ui::answers::SettingAnswer;
use crate::ui::cx::Cx;
use crate::ui::theme::{SMALL_TEXT, STEP};
use crate::words::{Msg, face_problem};

/// The kinds of face, the face that was chosen for the language of the article, and the way to choose one. Under them, why
/// what was chosen is not used.
pub(super) fn ui(ui: &mut Ui, cx: &mut Cx<'_>, part: FacePart, styles: &[SettingAnswer], now: Setting) {
    let (reader, theme) = (cx.reader, cx.theme);
    let language = reader.language;
    let of = reader.face_language();
    let own = reader.settings.faces.own(part, of);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = egui::vec2(STEP, STEP);
        for answer in styles {
            let name = answer.name.text(language);
            let is_on = own.is_none() && answer.setting == now;
            if ui.add(Button::selectable(is_on, &*name)).clicked() && !is_on {
                cx.commands.push(Command::Set(answer.setting));
            }
        }
        if styles.is_empty()
            && ui.add(Button::selectable(own.is_none(), Msg::FaceMono.text(language))).clicked()
        {
            cx.commands.push(Command::ChooseFace { part, face: None });
        }
        if let Some(own) = own {
            // What is chosen already; a click leads to the others.
            if ui.add(Button::selectable(true, name(own)).truncate()).clicked() {
                cx.pick_face = Some(part);
            }
        }
        let response = ui.button(Msg::ChooseFace.text(language));
        // There are three of these.
        let heard = choose(part).text(language);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &heard));
        if response.clicked() {
            cx.pick_face = Some(part);
        }
    });
    // Headings that are set as the text is have the same problem.
    let is_own = part != FacePart::Headings || reader.settings.faces.has_heading_face(of);
    if let Some(problem) = reader.faces.problem(part, of).filter(|_| is_own) {
        let (said, _) = face_problem(problem, language);
        ui.add(Label::new(RichText::new(said).size(SMALL_TEXT).color(theme.accent)).wrap());
    }
}

/// The way to all faces for a part of the page.
const fn choose(part: FacePart) -> Msg<'static> {
    match part {
        FacePart::Text => Msg::ChooseTextFace,
        FacePart::Headings => Msg::ChooseHeadingFace,
        FacePart::Code => Msg::ChooseCodeFace,
    }
}

/// What a face that was chosen is called.
fn name(face: &ChosenFace) -> String {
    match face {
        ChosenFace::Family(name) => name.clone(),
        ChosenFace::File(file) => file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned(),
    }
}
