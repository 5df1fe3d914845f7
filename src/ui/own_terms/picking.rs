//! The bar that stands in the form's place while other names are picked in the article.

use egui::{Align2, Area, Context, Frame, Id, Label, Margin, Order, RichText, Stroke, vec2};

use crate::page::fonts;
use crate::reader::{Command, Draft};
use crate::text::slice::elided;
use crate::ui::cx::Cx;
use crate::ui::theme::{RADIUS, STATUS_LINE, STEP, UI_TEXT};
use crate::words::Msg;

/// Characters of the picked names that are shown.
const MOST_CHARS: usize = 80;

/// Draws the bar; `name` is the term that the names are of.
pub(super) fn ui(ctx: &Context, cx: &mut Cx<'_>, draft: &Draft, name: &str) {
    let Cx { reader, theme, .. } = *cx;
    let language = reader.language;
    let width = (ctx.content_rect().width() - 32.0).min(520.0);
    let frame = Frame::new()
        .fill(theme.page)
        .stroke(Stroke::new(1.0, theme.hairline))
        .corner_radius(RADIUS)
        .inner_margin(Margin::symmetric(14, 10))
        .shadow(ctx.global_style().visuals.popup_shadow);
    let area = Area::new(Id::unique("picking")).order(Order::Foreground);
    let area = area.anchor(Align2::CENTER_BOTTOM, vec2(0.0, -(STATUS_LINE + 16.0)));
    area.show(ctx, |ui| {
        frame.show(ui, |ui| {
            ui.set_max_width(width - 28.0);
            ui.spacing_mut().item_spacing.y = STEP;
            let name = elided(name, MOST_CHARS / 2);
            let what = if name.is_empty() {
                Msg::PickingAliases.text(language)
            } else {
                Msg::PickingAliasesOf { term: &name }.text(language)
            };
            ui.add(Label::new(RichText::new(what).color(theme.ink)).wrap());
            if !draft.picked.is_empty() {
                let picked = draft.picked.join(&Msg::BetweenNames.text(language));
                let picked = RichText::new(elided(&picked, MOST_CHARS)).font(fonts::ui_bold(UI_TEXT));
                ui.add(Label::new(picked.color(theme.ink)).wrap());
            }
            if ui.button(&*Msg::PickingDone.text(language)).clicked() {
                cx.commands.push(Command::PickAliases(false));
            }
        });
    });
}
