//! The control that chooses what the entries are ordered by, and the orders themselves.

use egui::{Popup, Ui};

use crate::glossary::{Match, Order, sorted};
use crate::reader::{Command, Document, Revisions, Setting, TermOrder};
use crate::ui::cx::Cx;
use crate::ui::icons::Icon;
use crate::ui::strings::Word;
use crate::ui::widgets::{IconButton, menu_choice};

/// The places of a glossary's entries in an order, kept until the article or the order changes.
#[derive(Default)]
pub(super) struct Places {
    of: Option<(Revisions, Order)>,
    places: Vec<usize>,
}

impl Places {
    /// Puts matches in an order; better ones stay before worse ones.
    pub(super) fn sort(
        &mut self,
        matches: &mut [Match],
        revisions: Revisions,
        order: Order,
        document: &Document,
    ) {
        if order == Order::Article {
            return;
        }
        if self.of != Some((revisions, order)) {
            let entries = document.shown.glossary.entries();
            let uses: Vec<_> = (0..entries.len()).map(|entry| document.uses_of(entry).len()).collect();
            self.places = vec![0; entries.len()];
            for (place, entry) in sorted(entries, &uses, order).into_iter().enumerate() {
                self.places[entry] = place;
            }
            self.of = Some((revisions, order));
        }
        let listed = document.shown.glossary.listed();
        matches
            .sort_by_key(|found| (found.entry >= listed, found.rank, self.places.get(found.entry).copied()));
    }
}

/// The button and its menu.
pub(super) fn ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    let Some(document) = reader.document.as_deref() else { return };
    let language = document.article.language.as_str();
    let name_of = |order: Order| Word::of_order(order).text(reader.language);
    let chosen = reader.settings.term_order.in_language(language);
    let name = Word::TermOrder.text(reader.language);
    let response = IconButton::new(Icon::Order, name).shortcut(name_of(chosen)).size(14.0).ui(ui, theme);
    Popup::menu(&response).show(|ui| {
        for choice in TermOrder::choices(language) {
            let order = choice.in_language(language);
            if menu_choice(ui, name_of(order), order == chosen).clicked() {
                cx.commands.push(Command::Set(Setting::TermOrder(*choice)));
            }
        }
    });
}
