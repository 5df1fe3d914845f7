//! All commands in one searchable list: the actions, and every answer to every question of the settings.

use egui::{Align, Align2, Context, Id, Key, Layout, Modal, Modifiers, RichText, ScrollArea, Ui, vec2};
use strum::VariantArray;

use super::actions::{self, UiAction};
use super::cx::Cx;
use super::dialog;
use super::icons::Icon;
use super::list::ListStyle;
use super::name_search::{SearchNames, SearchWords};
use super::other_words;
use super::questions::Question;
use super::scroll_area;
use super::widgets::{menu_line, search_field};
use crate::reader::{Command, Language, Reader, Setting};
use crate::words::Msg;

/// What the palette keeps between frames.
#[derive(Default)]
pub struct CommandPalette {
    open: bool,
    query: String,
    at: usize,
    chosen: Option<UiAction>,
    /// What each command is found by, as long as it is open.
    names: Vec<Names>,
}

/// A command by its place in the list of all that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    /// What the program does.
    Action(UiAction),
    /// An answer to a question of the settings, by its index.
    Answer(Question, usize),
}

/// What a command is found by.
struct Names {
    command: Listed,
    /// What it is called.
    own: SearchNames,
    /// The same, and what it is called elsewhere.
    with_others: SearchNames,
}

impl Names {
    fn new(command: Listed, name_in: impl Fn(Language) -> String, others: Option<Msg<'_>>) -> Self {
        let with_others = SearchNames::of(|language| {
            let others = others.map(|others| others.text(language).into_owned());
            std::iter::once(name_in(language)).chain(others).collect::<Vec<_>>().join("\n")
        });
        Self { command, own: SearchNames::of(name_in), with_others }
    }
}

/// The commands that have every word of a query in their name, in whatever languages; after them those that are called so
/// elsewhere.
fn found(all: &[Names], query: &str) -> impl Iterator<Item = Listed> {
    let words = SearchWords::of(query);
    let (named, others): (Vec<_>, Vec<_>) = all
        .iter()
        .filter(|names| words.are_in(&names.with_others))
        .partition(|names| words.are_in(&names.own));
    named.into_iter().chain(others).map(|names| names.command)
}

/// A line of the list.
struct Line {
    command: Listed,
    name: String,
    shortcut: String,
    icon: Icon,
    /// What it sets, if it is an answer.
    setting: Option<Setting>,
}

/// What the keyboard did to the list.
#[derive(Clone, Copy)]
struct Keys {
    /// Another line is chosen.
    moved: bool,
    /// The chosen line is to be run.
    enter: bool,
}

/// The greatest height of the list, in pt, and how much less than the window that must be.
const LIST: (f32, f32) = (300.0, 152.0);

impl CommandPalette {
    /// Opens or closes the palette.
    pub fn toggle(&mut self) {
        *self = Self { open: !self.open, chosen: self.chosen, ..Self::default() };
    }

    /// Closes the palette; whether it was open.
    pub fn close(&mut self) -> bool {
        std::mem::take(&mut self.open)
    }

    /// The action that was chosen in the last frame.
    pub fn take_chosen(&mut self) -> Option<UiAction> {
        self.chosen.take()
    }

    /// Draws the palette while it is open.
    pub fn ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        if !self.open {
            return;
        }
        if self.names.is_empty() {
            self.names = names(cx.reader);
        }
        let frame = dialog::frame(ctx, cx.theme, 10.0);
        let down = if dialog::is_low(ctx) { 12.0 } else { 64.0 };
        let area = Modal::default_area(Id::unique("palette")).anchor(Align2::CENTER_TOP, vec2(0.0, down));
        let modal = Modal::new(Id::unique("palette")).area(area).frame(frame).backdrop_color(cx.theme.scrim);
        let modal = modal.show(ctx, |ui| {
            ui.set_width((ctx.content_rect().width() - 80.0).min(440.0));
            self.content_ui(ui, cx)
        });
        if modal.should_close() || modal.inner {
            self.open = false;
        }
    }

    /// The field and the list; whether a command was chosen.
    fn content_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) -> bool {
        let Cx { reader, theme, .. } = *cx;
        let (down, up, enter) = ui.input_mut(|input| {
            let none = Modifiers::NONE;
            (
                input.count_and_consume_key(none, Key::ArrowDown),
                input.count_and_consume_key(none, Key::ArrowUp),
                input.consume_key(none, Key::Enter),
            )
        });
        self.field_ui(ui, reader.language);
        let found = self.found(ui.ctx(), reader);
        self.at = (self.at + down).saturating_sub(up).min(found.len().saturating_sub(1));
        if found.is_empty() {
            ui.label(RichText::new(Msg::NoCommand.text(reader.language)).color(theme.quiet));
        }
        let keys = Keys { moved: down > 0 || up > 0, enter };
        let name = Msg::Commands.text(reader.language);
        let look = ListStyle { name: &name, language: reader.language, theme };
        // The list is as high as there is room, however few lines were in it before.
        let room = (ui.ctx().content_rect().height() - LIST.1).min(LIST.0);
        let area =
            ScrollArea::vertical().max_height(room).min_scrolled_height(room).auto_shrink([false, true]);
        let content = |ui: &mut Ui| {
            ui.with_layout(Layout::top_down_justified(Align::LEFT), |ui| self.list_ui(ui, &found, keys)).inner
        };
        let Some(line) = scroll_area::show(ui, look, area, |ui, area| area.show(ui, content)) else {
            return false;
        };
        match found[line].command {
            Listed::Action(action) => self.chosen = Some(action),
            Listed::Answer(..) => cx.commands.extend(found[line].setting.map(Command::Set)),
        }
        true
    }

    /// Where the search is typed.
    fn field_ui(&mut self, ui: &mut Ui, language: Language) {
        let hint = Msg::CommandHint.text(language);
        let response = search_field(ui, "palette query", &mut self.query, &hint);
        response.request_focus();
        if response.changed() {
            self.at = 0;
        }
    }

    /// The lines; the index of the one that was chosen.
    fn list_ui(&self, ui: &mut Ui, found: &[Line], keys: Keys) -> Option<usize> {
        let mut chosen = None;
        for (index, line) in found.iter().enumerate() {
            let is_at = index == self.at;
            let response = menu_line(ui, line.icon, &line.name, &line.shortcut, is_at);
            if is_at && keys.moved {
                response.scroll_to_me(None);
            }
            if response.clicked() || (keys.enter && is_at) {
                chosen = Some(index);
            }
        }
        chosen
    }

    /// The commands that were looked for, as far as they mean something now.
    fn found(&self, ctx: &Context, reader: &Reader) -> Vec<Line> {
        found(&self.names, &self.query).filter_map(|command| line(ctx, reader, command)).collect()
    }
}

/// A command as it is listed now; none when it means nothing for the article on screen.
fn line(ctx: &Context, reader: &Reader, command: Listed) -> Option<Line> {
    let language = reader.language;
    match command {
        Listed::Action(action) => action.is_offered(reader).then(|| Line {
            command,
            name: action.current_name(reader).into_owned(),
            shortcut: actions::shortcut_text(ctx, action),
            icon: actions::icon(action),
            setting: None,
        }),
        Listed::Answer(question, index) => {
            let answer = *question.all_answers(reader).get(index)?;
            let is_so = answer.setting == question.answered(&reader.settings);
            Some(Line {
                command,
                name: question.answer_name(answer.name, language),
                shortcut: String::new(),
                icon: if is_so { Icon::Known } else { Icon::Settings },
                setting: Some(answer.setting),
            })
        }
    }
}

/// What every command is found by.
fn names(reader: &Reader) -> Vec<Names> {
    let actions = actions::all().filter(|action| action.is_listed()).map(|action| {
        let name = |language| action.name().text(language).into_owned();
        Names::new(Listed::Action(action), name, other_words::of_action(action))
    });
    let answers = Question::VARIANTS.iter().flat_map(|question| {
        let answers = question.all_answers(reader).into_iter().enumerate();
        answers.map(|(index, answer)| {
            let name = |language| question.answer_name(answer.name, language);
            Names::new(Listed::Answer(*question, index), name, other_words::of_question(*question))
        })
    });
    actions.chain(answers).collect()
}

#[cfg(test)]
mod tests;
