//! The card that shows a term's definition.

use egui::{Button, Label, Pos2, Response, RichText, Stroke, Tooltip, Ui};

use super::canvas::{Canvas, link_widget};
use crate::article::{Anchor, Passage};
use crate::glossary::{EntryId, GlossaryEntry};
use crate::page::fonts::Cut;
use crate::page::{Ink, TextRoom};
use crate::reader::{Command, Verdict};
use crate::text::slice::{byte_of_char, elided};
use crate::ui::entry_name::EntryName;
use crate::ui::linked_text::LinkedText;
use crate::ui::term_status::status_text;
use crate::ui::term_use::LooseUse;
use crate::ui::theme::{SMALL_TEXT, STEP, UI_TEXT};
use crate::ui::widgets::is_covered;
use crate::words::Msg;

/// Width of the card, in pt.
const WIDTH: f32 = 340.0;
/// Size of the definition, in pt.
const SIZE: f32 = UI_TEXT + 1.0;
/// How far an example is indented, in pt.
const QUOTE_INDENT: f32 = 10.0;
/// Characters of a definition on a card; the panel has the rest.
const MAX_CHARS: usize = 400;

/// What became of a card in this frame.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Card {
    /// Whether it is shown.
    pub open: bool,
    /// The entry of a term that was clicked on it, or on a card that came out of it.
    pub clicked: Option<EntryId>,
}

/// What a card is about.
#[derive(Clone, Copy)]
pub(super) struct CardSubject<'a> {
    /// The entry.
    pub entry: EntryId,
    /// The use of it that is pointed at, where that is not by one of its own names.
    pub about: Option<&'a LooseUse>,
}

impl CardSubject<'_> {
    /// An entry that is spoken of by its name.
    pub const fn entry(entry: EntryId) -> Self {
        Self { entry, about: None }
    }
}

/// Shows the card of an entry while its term is pointed at or has the keyboard. The terms in its definition have cards
/// of their own, and a card stays as long as one that came out of it.
pub(super) fn show(response: &Response, canvas: &mut Canvas<'_, '_>, subject: CardSubject<'_>) -> Card {
    let Some(entry) = canvas.document.shown.glossary.entry(subject.entry) else { return Card::default() };
    let ctx = &response.ctx;
    let pass = ctx.cumulative_pass_nr();
    // The pass in which a card last came out of this one.
    let memory = response.id.with("card out of card");
    let has_led_on = ctx.data(|data| data.get_temp::<u64>(memory)).is_some_and(|last| last + 1 >= pass);
    let is_pointed_at = !is_covered(response) && Tooltip::should_show_tooltip(response, true);
    let open = response.has_focus() || has_led_on || is_pointed_at;
    let mut tooltip = Tooltip::for_widget(response).width(WIDTH).gap(6.0).accessible_name(&entry.term);
    tooltip.popup = tooltip.popup.open(open);
    let shown = tooltip.show(|ui| {
        let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 6));
        frame.show(ui, |ui| card_ui(ui, canvas, &entry, subject.about)).inner
    });
    let Some(shown) = shown else { return Card::default() };
    if shown.inner.open {
        ctx.data_mut(|data| data.insert_temp(memory, pass));
    }
    Card { open: true, clicked: shown.inner.clicked }
}

/// Shows the text of a note while a reference to it is pointed at or has the keyboard.
pub(super) fn note(response: &Response, canvas: &mut Canvas<'_, '_>, note: Anchor) {
    let is_pointed_at = !is_covered(response) && Tooltip::should_show_tooltip(response, true);
    let open = response.has_focus() || is_pointed_at;
    if !open {
        return;
    }
    let passages =
        canvas.document.shown.passages.get(canvas.document.notes.passages(note)).unwrap_or_default();
    let texts: Vec<&str> =
        passages.iter().map(|passage| passage.text.as_str()).filter(|text| !text.is_empty()).collect();
    let text = texts.join("\n");
    let text = elided(&text, MAX_CHARS);
    let mut tooltip = Tooltip::for_widget(response).width(WIDTH).gap(6.0).accessible_name(&*text);
    tooltip.popup = tooltip.popup.open(open);
    tooltip.show(|ui| {
        let frame = egui::Frame::new().inner_margin(egui::Margin::symmetric(8, 6));
        frame.show(ui, |ui| text_ui(ui, canvas, Passage::plain(&text)));
    });
}

/// A text on a card, for readers and for screen readers; gives it and where it begins.
fn text_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, passage: Passage) -> (LinkedText, Pos2) {
    let style = canvas.cx.text_style(Cut::Regular, SIZE, Ink::Text);
    let text = LinkedText::new(ui.ctx(), canvas.cx, &style, passage, TextRoom::wide(WIDTH));
    let at = text.ui(ui, canvas.cx, &[]);
    (text, at)
}

/// Gives whether cards came out of it, and what was clicked.
fn card_ui(
    ui: &mut Ui,
    canvas: &mut Canvas<'_, '_>,
    entry: &GlossaryEntry,
    about: Option<&LooseUse>,
) -> Card {
    ui.spacing_mut().item_spacing.y = STEP;
    ui.set_max_width(WIDTH);
    if let Some(about) = about {
        let reason = RichText::new(&*about.reason).size(SMALL_TEXT).color(canvas.cx.theme.quiet);
        ui.add(Label::new(reason).wrap());
    }
    let glossary = &canvas.document.shown.glossary;
    let name = EntryName::new(entry, glossary.source_name(entry.id)).passage;
    let style = canvas.cx.text_style(Cut::Regular, UI_TEXT + 2.0, Ink::Text);
    LinkedText::new(ui.ctx(), canvas.cx, &style, name, TextRoom::wide(WIDTH)).ui(ui, canvas.cx, &[]);
    let language = canvas.cx.reader.language;
    if let Some((status, ink)) = status_text(entry, language) {
        let style = canvas.cx.text_style(Cut::Regular, SIZE, ink);
        let room = TextRoom::wide(WIDTH);
        LinkedText::new(ui.ctx(), canvas.cx, &style, Passage::plain(&status), room).ui(ui, canvas.cx, &[]);
    }
    let card = definition_ui(ui, canvas, entry);
    if let Some(example) = &entry.example {
        example_ui(ui, canvas, example);
    }
    if let Some(about) = about {
        ui.add_space(STEP);
        ui.horizontal(|ui| verdicts_ui(ui, canvas, entry.id, about));
    }
    card
}

/// What the user can say of a use: that it is one, or never is.
fn verdicts_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, entry: EntryId, about: &LooseUse) {
    let language = canvas.cx.reader.language;
    for verdict in about.verdicts() {
        let name = match verdict {
            Verdict::Same => Msg::TakeForm,
            Verdict::Never => Msg::RefuseForm,
        };
        let name = RichText::new(name.text(language)).size(SMALL_TEXT);
        if ui.add(Button::new(name)).clicked() {
            let form = about.form.clone();
            canvas.cx.commands.push(Command::JudgeForm { entry, form, verdict: *verdict });
        }
    }
}

/// A sentence that uses the term, as a quotation.
fn example_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, example: &str) {
    let style = canvas.cx.text_style(Cut::Regular, UI_TEXT, Ink::Quiet);
    let passage = Passage::plain(&elided(example, MAX_CHARS));
    let room = TextRoom::wide(WIDTH - QUOTE_INDENT);
    let text = LinkedText::new(ui.ctx(), canvas.cx, &style, passage, room);
    let shown = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(QUOTE_INDENT);
        text.ui(ui, canvas.cx, &[]);
    });
    let rect = shown.response.rect;
    ui.painter().vline(rect.left() + 2.0, rect.y_range(), Stroke::new(2.0, canvas.cx.theme.hairline));
}

/// The beginning of the definition, in which the terms of other entries can be pointed at.
fn definition_ui(ui: &mut Ui, canvas: &mut Canvas<'_, '_>, entry: &GlossaryEntry) -> Card {
    let theme = canvas.cx.theme;
    let glossary = &canvas.document.shown.glossary;
    let end = byte_of_char(&entry.definition, MAX_CHARS);
    let definition = glossary.definition(entry, end);
    let definition = if end < entry.definition.len() { definition.beginning(end, "…") } else { definition };
    let (text, at) = text_ui(ui, canvas, definition);
    let mut led_on = Card::default();
    let mut rects = text.rects_in_order(at);
    for (number, link) in glossary.definition_links(entry.id).iter().enumerate() {
        if link.range.end > end {
            break;
        }
        let name = entry.definition.get(link.range.clone()).unwrap_or_default();
        for (line, word) in rects(&link.range).into_iter().enumerate() {
            let response = link_widget(ui, word, ui.scope_id().with((number, line)), name);
            let active = response.hovered() || response.has_focus();
            let stroke = Stroke::new(1.0, if active { theme.accent } else { theme.term });
            ui.painter().hline(word.x_range(), word.bottom() + 1.0, stroke);
            let card = show(&response, canvas, CardSubject::entry(link.entry));
            let clicked = if response.clicked() { Some(link.entry) } else { card.clicked };
            led_on = Card { open: led_on.open || card.open, clicked: led_on.clicked.or(clicked) };
        }
    }
    led_on
}
