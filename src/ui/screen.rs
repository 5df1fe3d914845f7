//! The whole window: bars, panes and what lies over them.

use egui::{CentralPanel, Context, Frame, Key, Modifiers, Panel, Stroke, Ui};

use super::actions::{UiAction, ViewAction};
use super::article::{ArticleView, PictureRead};
use super::banner::Banner;
use super::encoding_picker::EncodingPicker;
use super::find_bar::FindBar;
use super::glossary_panel::GlossaryPanel;
use super::overlay::{self, Side};
use super::own_terms::{self, OwnTermWindows};
use super::palette::CommandPalette;
use super::theme::{self, Palette};
use super::{actions, banner, notices, outline_panel, settings_window, status_line, top_bar};
use crate::reader::{Action, Command, FindCommand, Reader, Setting, Settings};

/// What the screen keeps between frames: where things are scrolled to and what is typed into them.
#[derive(Default)]
pub struct Screen {
    article: ArticleView,
    glossary: GlossaryPanel,
    find: FindBar,
    palette: CommandPalette,
    own_terms: OwnTermWindows,
    encoding: EncodingPicker,
    settings_open: bool,
    /// The pane that lies over the text in a narrow window.
    overlay: Option<Side>,
    styled: Option<Palette>,
    /// Where the settings are kept, as shown in the settings window.
    settings_path: String,
}

/// What a window of this width has room for beside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Room {
    outline: bool,
    glossary: bool,
}

impl Room {
    /// `width` in pt.
    fn of(width: f32) -> Self {
        Self {
            outline: width >= theme::OUTLINE_OVERLAY_BELOW,
            glossary: width >= theme::GLOSSARY_OVERLAY_BELOW,
        }
    }
}

impl Screen {
    /// A screen; `settings_path` tells the person where their settings are kept.
    pub fn new(settings_path: String) -> Self {
        Self { settings_path, ..Self::default() }
    }

    /// Draws everything and gives what the person asked for.
    pub fn ui(&mut self, ui: &mut Ui, reader: &Reader) -> Vec<Command> {
        let ctx = ui.ctx().clone();
        let palette = Palette::of(reader.settings.theme, system_dark(&ctx));
        self.take_style(&ctx, palette);
        let mut commands = Vec::new();
        let room = Room::of(ui.available_width());
        let mut actions = actions::pressed(&ctx);
        actions.extend(self.palette.take_chosen());
        self.escape(&ctx, reader, &mut commands);
        commands.extend(overlay::dropped(&ctx));

        let frame = Frame::new().fill(palette.pane);
        Panel::top("top bar").exact_size(theme::TOP_BAR).resizable(false).frame(frame).show(ui, |ui| {
            actions.extend(top_bar::ui(ui, reader, &palette, self.shown(reader, room), &mut commands));
        });
        Panel::bottom("status line").exact_size(theme::STATUS_LINE).resizable(false).frame(frame).show(
            ui,
            |ui| {
                status_line::ui(ui, reader, &palette, &mut commands);
            },
        );
        self.run(&ctx, &actions, (reader, room), &mut commands);
        if let Some(query) = self.glossary.take_find() {
            self.find(&ctx, FindCommand::Open(Some(query)), &mut commands);
            self.overlay = None;
        }
        if room.outline && reader.settings.outline.open {
            Self::outline_pane(ui, reader, &palette, &mut commands);
        }
        if room.glossary && reader.settings.glossary.open {
            self.glossary_pane(ui, reader, &palette, &mut commands);
        }
        CentralPanel::no_frame().show(ui, |ui| {
            if reader.find.open {
                self.find.ui(ui, reader, &palette, &mut commands);
            }
            banner::ui(ui, reader, &palette, &mut commands);
            let view = self.article.ui(ui, reader, palette, &actions);
            if !room.glossary
                && view.iter().any(|command| {
                    matches!(command, Command::SelectUse { .. } | Command::SelectTerm(Some(_)))
                })
            {
                self.overlay = Some(Side::Right);
            }
            commands.extend(view);
        });
        self.overlay_ui(&ctx, reader, room, &palette, &mut commands);
        if self.settings_open {
            settings_window::ui(
                &ctx,
                reader,
                &palette,
                (&mut self.settings_open, &self.settings_path),
                &mut commands,
            );
        }
        self.own_terms.ui(&ctx, reader, &palette, &mut commands);
        self.encoding.ui(&ctx, reader, &palette, &mut commands);
        self.palette.ui(&ctx, reader, &palette);
        notices::ui(&ctx, reader, &palette, &mut commands);
        overlay::drop_target(&ctx, reader.language, &palette);
        commands
    }

    /// Takes an image that was read.
    pub fn take_picture(&mut self, read: PictureRead) {
        self.article.take_picture(read);
    }

    /// Puts the theme's style into egui: before the first frame, so that it is drawn right at once.
    pub fn prepare(&mut self, ctx: &Context, reader: &Reader) {
        self.take_style(ctx, Palette::of(reader.settings.theme, system_dark(ctx)));
    }

    /// Puts the theme's style into egui when it has changed.
    fn take_style(&mut self, ctx: &Context, palette: Palette) {
        if self.styled != Some(palette) {
            self.styled = Some(palette);
            let style = palette.style();
            ctx.set_style_of(egui::Theme::Light, style.clone());
            ctx.set_style_of(egui::Theme::Dark, style);
        }
    }

    /// Carries actions out: the screen's own, and of the reader's what the screen has to do with them.
    fn run(
        &mut self,
        ctx: &Context,
        actions: &[UiAction],
        (reader, room): (&Reader, Room),
        commands: &mut Vec<Command>,
    ) {
        for action in actions {
            match action {
                UiAction::Reader(action) => self.run_reader(ctx, *action, (reader, room), commands),
                UiAction::View(ViewAction::AddTerm) => {
                    if let (Some(document), None) = (&reader.document, &reader.draft) {
                        commands.push(Command::DraftTerm(self.article.selected_text(document)));
                    }
                }
                UiAction::View(ViewAction::Settings) => self.settings_open = !self.settings_open,
                UiAction::View(ViewAction::Palette) => self.palette.toggle(),
                // The article does these.
                UiAction::View(_) => {}
            }
        }
    }

    fn run_reader(
        &mut self,
        ctx: &Context,
        action: Action,
        (reader, room): (&Reader, Room),
        commands: &mut Vec<Command>,
    ) {
        match action {
            Action::ToggleOutline if !room.outline => self.toggle_overlay(Side::Left),
            Action::ToggleGlossary if !room.glossary => self.toggle_overlay(Side::Right),
            Action::FocusGlossary => {
                self.glossary.focus_search();
                if room.glossary {
                    commands.push(Command::Do(Action::FocusGlossary));
                } else {
                    self.overlay = Some(Side::Right);
                }
            }
            Action::Find => self.find(ctx, FindCommand::Open(None), commands),
            Action::FindNext | Action::FindPrevious if !reader.find.open => {
                self.find(ctx, FindCommand::Open(None), commands);
            }
            Action::Open | Action::SaveCopy if reader.dialog_open => {}
            action => commands.push(Command::Do(action)),
        }
    }

    /// Opens find; it is on the screen of the next frame.
    fn find(&mut self, ctx: &Context, command: FindCommand, commands: &mut Vec<Command>) {
        self.find.focus();
        commands.push(Command::Find(command));
        ctx.request_repaint();
    }

    fn shown(&self, reader: &Reader, room: Room) -> top_bar::Shown {
        let over = |side| self.overlay == Some(side);
        top_bar::Shown {
            outline: if room.outline { reader.settings.outline.open } else { over(Side::Left) },
            glossary: if room.glossary { reader.settings.glossary.open } else { over(Side::Right) },
        }
    }

    fn toggle_overlay(&mut self, side: Side) {
        self.overlay = if self.overlay == Some(side) { None } else { Some(side) };
    }

    /// Esc closes the top-most thing.
    fn escape(&mut self, ctx: &Context, reader: &Reader, commands: &mut Vec<Command>) {
        if egui::Popup::is_any_open(ctx) || self.glossary.is_searching(ctx) {
            return;
        }
        if !ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return;
        }
        if self.palette.close() {
            return;
        }
        if reader.encoding_choice.is_some() {
            commands.push(Command::DropEncodingChoice);
            return;
        }
        if let Some(close) = own_terms::escape(reader) {
            commands.push(close);
            return;
        }
        if std::mem::take(&mut self.settings_open) {
            return;
        }
        if let Some(notice) = reader.notices.last() {
            commands.push(Command::DismissNotice(notice.id));
        } else if reader.loading.is_some() {
            commands.push(Command::CancelLoading);
        } else if reader.find.open || ctx.text_edit_focused() {
            if reader.find.open {
                commands.push(Command::Find(FindCommand::Close));
            }
            ctx.memory_mut(egui::Memory::stop_text_input);
        } else if self.close_over_text() {
            // That was the top-most thing.
        } else if reader.selected.is_some() {
            commands.push(Command::SelectTerm(None));
        } else if Banner::of(reader).is_some() {
            commands.push(Command::DismissBanner);
        } else if ctx.input(|input| input.viewport().fullscreen.unwrap_or(false)) {
            commands.push(Command::Do(Action::FullScreen));
        }
    }

    /// Lets go of a search, a pane over the text, or the selection, whichever is first; whether there was one.
    fn close_over_text(&mut self) -> bool {
        self.glossary.clear_search() || self.overlay.take().is_some() || self.article.drop_selection()
    }

    fn outline_pane(ui: &mut Ui, reader: &Reader, palette: &Palette, commands: &mut Vec<Command>) {
        let width = reader.settings.outline.width;
        let pane = Panel::left("outline")
            .resizable(true)
            .default_size(width)
            .size_range(Settings::OUTLINE_WIDTHS)
            .frame(pane_frame(palette));
        let response = pane.show(ui, |ui| {
            // A pane is as wide as it is set to, whatever is in it.
            ui.set_min_width(ui.available_width());
            outline_panel::ui(ui, reader, palette, commands);
        });
        let now = response.response.rect.width();
        if (now - width).abs() > 0.5 {
            commands.push(Command::Set(Setting::OutlineWidth(now)));
        }
    }

    fn glossary_pane(
        &mut self,
        ui: &mut Ui,
        reader: &Reader,
        palette: &Palette,
        commands: &mut Vec<Command>,
    ) {
        let width = reader.settings.glossary.width;
        let pane = Panel::right("glossary")
            .resizable(true)
            .default_size(width)
            .size_range(Settings::GLOSSARY_WIDTHS)
            .frame(pane_frame(palette));
        let response = pane.show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            self.glossary.ui(ui, reader, palette, commands);
        });
        let now = response.response.rect.width();
        if (now - width).abs() > 0.5 {
            commands.push(Command::Set(Setting::GlossaryWidth(now)));
        }
    }

    /// The pane that slides over the text where there is no room beside it.
    fn overlay_ui(
        &mut self,
        ctx: &Context,
        reader: &Reader,
        room: Room,
        palette: &Palette,
        commands: &mut Vec<Command>,
    ) {
        let before = commands.len();
        let keep = match self.overlay {
            Some(Side::Left) if !room.outline => {
                let width = reader.settings.outline.width;
                overlay::pane(ctx, Side::Left, width, palette, |ui| {
                    outline_panel::ui(ui, reader, palette, commands);
                })
            }
            Some(Side::Right) if !room.glossary => {
                let width = reader.settings.glossary.width;
                overlay::pane(ctx, Side::Right, width, palette, |ui| {
                    self.glossary.ui(ui, reader, palette, commands);
                })
            }
            _ => false,
        };
        let went = commands[before..].iter().any(|command| {
            matches!(
                command,
                Command::GoTo(_) | Command::Show(_) | Command::OpenPaths(_) | Command::StepUse { .. }
            )
        });
        if !keep || went {
            self.overlay = None;
        }
    }
}

fn pane_frame(palette: &Palette) -> Frame {
    Frame::new().fill(palette.pane).stroke(Stroke::NONE)
}

/// Whether the system asks for dark colours, if it says.
fn system_dark(ctx: &Context) -> Option<bool> {
    ctx.system_theme().map(|theme| theme == egui::Theme::Dark)
}
