//! How a query is meant: small toggles next to the field.

use egui::{Align2, FontId, Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::reader::Language;
use crate::search::SearchOptions;
use crate::ui::theme::{RADIUS, Theme, UI_TEXT};
use crate::ui::widgets::tooltip;
use crate::words::Msg;

/// Size of a toggle, in pt.
const SIZE: f32 = 28.0;

/// Draws the toggles.
pub fn ui(ui: &mut Ui, language: Language, theme: &Theme, options: &mut SearchOptions) {
    let say = |word: Msg<'static>| word.text(language);
    // Folding means nothing to a regular expression.
    let foldable = !options.regex;
    toggle(ui, theme, Face { sign: "≈", name: &say(Msg::FindFold), enabled: foldable }, &mut options.fold);
    toggle(ui, theme, Face { sign: "Aa", name: &say(Msg::FindCase), enabled: true }, &mut options.case);
    let word = Face { sign: WORD, name: &say(Msg::FindWholeWord), enabled: true };
    toggle(ui, theme, word, &mut options.whole_word);
    toggle(ui, theme, Face { sign: ".*", name: &say(Msg::FindRegex), enabled: true }, &mut options.regex);
}

/// The sign of whole words, which is drawn between edges.
const WORD: &str = "ab";

/// How a toggle is shown.
struct Face<'a> {
    sign: &'a str,
    name: &'a str,
    enabled: bool,
}

fn toggle(ui: &mut Ui, theme: &Theme, Face { sign, name, enabled }: Face<'_>, on: &mut bool) {
    let sense = if enabled { Sense::click() } else { Sense::hover() };
    let (rect, response) = ui.allocate_exact_size(vec2(SIZE, SIZE), sense);
    if response.clicked() {
        *on = !*on;
    }
    response.widget_info(|| {
        let mut info = WidgetInfo::labeled(Role::Button, enabled, name);
        info.selected = Some(*on);
        info
    });
    if ui.is_rect_visible(rect) {
        let lit = *on && enabled;
        if lit || ((response.hovered() || response.has_focus()) && enabled) {
            ui.painter().rect_filled(rect.shrink(1.0), RADIUS, theme.hover);
        }
        let color = match (enabled, lit) {
            (false, _) => theme.quiet.gamma_multiply(0.5),
            (true, true) => theme.accent,
            (true, false) => theme.quiet,
        };
        let font = FontId::proportional(UI_TEXT);
        let drawn = ui.painter().text(rect.center(), Align2::CENTER_CENTER, sign, font, color);
        if sign == WORD {
            let below = rect.center().y + 7.0;
            let (left, right) = (drawn.left() - 2.0, drawn.right() + 2.0);
            let line = Stroke::new(1.0, color);
            let corners = [(left, below - 4.0), (left, below), (right, below), (right, below - 4.0)];
            ui.painter().line(corners.map(|(x, y)| pos2(x, y)).to_vec(), line);
        }
    }
    tooltip(response, name, "", theme);
}
