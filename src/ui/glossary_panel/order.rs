//! The control that chooses what the entries are ordered by.

use egui::{Popup, Ui};

use crate::glossary::Order;
use crate::reader::{Command, Setting, TermOrder};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::widgets::{IconButton, menu_choice};
use crate::words::Msg;

/// The button and its menu.
pub(super) fn ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    let Some(document) = reader.document.as_deref() else { return };
    let language = document.article.language.as_str();
    let name_of = |order: Order| Msg::of_order(order).text(reader.language);
    let chosen = reader.settings.term_order.in_language(language);
    let name = Msg::TermOrder.text(reader.language);
    let response = IconButton::new(Icon::Order, &name).shortcut(&name_of(chosen)).small().ui(ui, theme);
    Popup::menu(&response).show(|ui| {
        for choice in TermOrder::choices(language) {
            let order = choice.in_language(language);
            if menu_choice(ui, &name_of(order), order == chosen).clicked() {
                cx.commands.push(Command::Set(Setting::TermOrder(*choice)));
            }
        }
    });
}
