//! The choice between the user's version of a term and a file's, side by side.

use egui::text::LayoutJob;
use egui::{Context, FontId, Frame, Label, Margin, RichText, ScrollArea, Stroke, Ui, vec2};

use crate::page::fonts;
use crate::reader::own::{Choice, Conflict};
use crate::reader::{Command, Language, Merging, OwnTerm};
use crate::text::slice::first_chars;
use crate::ui::cx::Cx;
use crate::ui::dialog::{self, BUTTONS, Dialog};
use crate::ui::list::ListStyle;
use crate::ui::scroll_area;
use crate::ui::theme::{RADIUS, SMALL_TEXT, Theme, UI_TEXT};
use crate::words::Msg;

/// Height of a pair of versions, in pt.
const ROW: f32 = 150.0;
/// Height of the line that tells of new terms, in pt.
const NEW: f32 = 26.0;
/// Lines of a definition that are shown, and characters at most.
const LINES: usize = 3;
const MAX_CHARS: usize = 200;

/// What was chosen so far.
#[derive(Default)]
pub struct Versions {
    /// The merge that it belongs to.
    number: u64,
    choices: Vec<Choice>,
}

impl Versions {
    /// Draws the window.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>, merging: &Merging) {
        let Cx { reader, theme, .. } = *cx;
        let conflicts = &merging.merge.conflicts;
        if self.number != merging.number {
            *self = Self { number: merging.number, choices: vec![Choice::default(); conflicts.len()] };
        }
        let language = reader.language;
        let title = Msg::MergeTitle { count: &conflicts.len() }.text(language);
        let mut save = dialog::saves(ctx);
        let about = Dialog { name: "versions", title: &title, width: 640.0 };
        let closed = about.show(ctx, cx, |ui, cx| {
            self.all_ui(ui, language);
            ui.add_space(8.0);
            let new = if merging.merge.added.is_empty() { 0.0 } else { NEW };
            let room = dialog::room(ui, BUTTONS + new);
            let list = ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
            let style = ListStyle { name: &title, language, theme };
            let content = |ui: &mut Ui, shown| {
                for index in shown {
                    if let (Some(conflict), Some(choice)) =
                        (conflicts.get(index), self.choices.get_mut(index))
                    {
                        ui.push_id(index, |ui| conflict_ui(ui, conflict, choice, language, theme));
                    }
                }
            };
            scroll_area::show(ui, style, list, |ui, list| list.show_rows(ui, ROW, conflicts.len(), content));
            ui.add_space(8.0);
            if !merging.merge.added.is_empty() {
                let new = Msg::MergeNew { count: &merging.merge.added.len() }.text(language);
                ui.label(RichText::new(new).size(SMALL_TEXT).color(theme.quiet));
                ui.add_space(8.0);
            }
            ui.horizontal(|ui| {
                save |= dialog::save_button(ui, language, theme, true);
                if ui.button(Msg::Cancel.text(language)).clicked() {
                    cx.commands.push(Command::Merge(None));
                }
            });
        });
        if save {
            cx.commands.push(Command::Merge(Some(self.choices.clone())));
        } else if closed {
            cx.commands.push(Command::Merge(None));
        }
    }

    /// Chooses for all at once.
    fn all_ui(&mut self, ui: &mut Ui, language: Language) {
        ui.horizontal_wrapped(|ui| {
            for (word, choice) in [(Msg::MergeAllMine, Choice::Mine), (Msg::MergeAllTheirs, Choice::Theirs)] {
                if ui.button(word.text(language)).clicked() {
                    self.choices.fill(choice);
                }
            }
        });
    }
}

fn conflict_ui(ui: &mut Ui, conflict: &Conflict, choice: &mut Choice, language: Language, theme: &Theme) {
    ui.allocate_ui(vec2(ui.available_width(), ROW), |ui| {
        ui.set_min_height(ROW);
        ui.horizontal(|ui| {
            ui.label(RichText::new(&conflict.mine.term).font(fonts::ui_bold(UI_TEXT + 1.0)));
            for (word, version) in [
                (Msg::MergeMine, Choice::Mine),
                (Msg::MergeTheirs, Choice::Theirs),
                (Msg::MergeBoth, Choice::Both),
            ] {
                ui.selectable_value(choice, version, word.text(language));
            }
        });
        ui.columns(2, |columns| {
            let takes = |version: Choice| *choice == version || *choice == Choice::Both;
            version_ui(&mut columns[0], &conflict.mine, takes(Choice::Mine), theme);
            version_ui(&mut columns[1], &conflict.theirs, takes(Choice::Theirs), theme);
        });
    });
}

/// A version; its frame tells whether it is kept.
fn version_ui(ui: &mut Ui, term: &OwnTerm, kept: bool, theme: &Theme) {
    let stroke = Stroke::new(1.0, if kept { theme.accent } else { theme.hairline });
    Frame::new().stroke(stroke).corner_radius(RADIUS).inner_margin(Margin::same(8)).show(ui, |ui| {
        ui.set_min_size(vec2(ui.available_width(), ROW - 62.0));
        ui.set_max_height(ROW - 62.0);
        ui.shrink_clip_rect(ui.max_rect().expand(6.0));
        let others: Vec<&str> = std::iter::once(&term.term)
            .chain(&term.aliases)
            .chain(&term.reading)
            .map(String::as_str)
            .collect();
        ui.add(Label::new(RichText::new(others.join("\u{2002}")).color(theme.quiet)).truncate());
        let definition = first_chars(&term.definition, MAX_CHARS);
        let ink = if kept { theme.ink } else { theme.quiet };
        let font = FontId::proportional(UI_TEXT);
        let mut lines = LayoutJob::simple(definition.replace('\n', " "), font, ink, ui.available_width());
        lines.wrap.max_rows = LINES;
        ui.add(Label::new(lines));
    });
}
