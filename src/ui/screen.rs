//! The whole window: bars, panes and what lies over them.

mod panes;

use egui::{CentralPanel, Context, Frame, Key, Modifiers, Panel, Role, Ui};

use super::about_window::{self, AboutWindow};
use super::actions::{UiAction, ViewAction};
use super::article::{ArticleView, PictureRead, PictureUse};
use super::banner::Banner;
use super::command_palette::CommandPalette;
use super::context_menu::ContextMenu;
use super::cx::Cx;
use super::encoding_picker::EncodingPicker;
use super::face_picker::FacePicker;
use super::faces::{FaceSample, FacesRead, ScreenFaces};
use super::find_bar::FindBar;
use super::glossary_panel::GlossaryPanel;
use super::outline_panel::OutlinePanel;
use super::own_terms::OwnTermWindows;
use super::pane_focus::PaneRects;
use super::picture_view::{AnimationRead, PictureView};
use super::pointer::PointerActions;
use super::settings_window::SettingsWindow;
use super::splitter::PaneWidths;
use super::spoken::{landmark, name_window};
use super::theme::{self, Theme};
use super::widgets::{focus_ring, later};
use super::{actions, banner, notices, overlay, status_line, top_bar};
use crate::fonts::FacePart;
use crate::page::Texts;
use crate::reader::{Action, Command, FindCommand, PictureCommand, Reader, Room, Side, SystemLook};
use crate::words::{self, Msg};

/// What the screen keeps between frames.
#[derive(Default)]
pub struct Screen {
    parts: Parts,
    texts: Texts,
    faces: ScreenFaces,
    styled: Option<Theme>,
}

/// The parts of the screen, with where they are scrolled to and what is typed into them.
#[derive(Default)]
struct Parts {
    article: ArticleView,
    outline: OutlinePanel,
    glossary: GlossaryPanel,
    find: FindBar,
    palette: CommandPalette,
    menu: ContextMenu,
    own_terms: OwnTermWindows,
    encoding: EncodingPicker,
    faces: FacePicker,
    picture: PictureView,
    pointer: PointerActions,
    /// Where the panes stood in the last frame.
    panes: PaneRects,
    settings: SettingsWindow,
    about: AboutWindow,
}

/// What a window of this width has room for next to the text; `width` in pt.
fn room(width: f32) -> Room {
    Room { outline: width >= theme::OUTLINE_OVERLAY_BELOW, glossary: width >= theme::GLOSSARY_OVERLAY_BELOW }
}

impl Screen {
    /// A screen; `settings_path` tells the user where their settings are kept.
    pub fn new(settings_path: String) -> Self {
        let settings = SettingsWindow::new(settings_path);
        Self { parts: Parts { settings, ..Parts::default() }, ..Self::default() }
    }

    /// Has texts that are longer than this, in bytes of UTF-8, not copied, but offered to be saved.
    pub fn limit_copies(&mut self, bytes: usize) {
        self.parts.article.limit_copies(bytes);
    }

    /// Draws everything and gives what the user asked for.
    pub fn ui(&mut self, ui: &mut Ui, reader: &Reader) -> Vec<Command> {
        let ctx = ui.ctx().clone();
        let theme = Theme::of(reader.settings.theme, look(&ctx, reader));
        ctx.set_zoom_factor(reader.look.zoom());
        self.take_style(&ctx, theme);
        name_window(&ctx, || words::window_title(reader));
        let mut commands = Vec::new();
        let mut cx = Cx::new(reader, &theme, &mut commands, &mut self.texts, &self.faces);
        self.parts.content_ui(ui, &mut cx);
        self.parts.windows_ui(&ctx, &mut cx);
        focus_ring(&ctx, &theme);
        self.texts.sweep();
        commands
    }

    /// Takes an image that was read.
    pub fn take_picture(&mut self, read: PictureRead) {
        match read.used {
            PictureUse::Text => self.parts.article.take_picture(read),
            PictureUse::Large => self.parts.picture.take_picture(read),
        }
    }

    /// Takes what comes next in an animation.
    pub fn take_animation(&mut self, read: AnimationRead) {
        self.parts.picture.take_animation(read);
    }

    /// Takes the faces of a part of the page.
    pub fn take_faces(&mut self, read: &FacesRead) {
        self.faces.take(read);
    }

    /// Takes a family whose name is shown in it.
    pub fn take_face_sample(&mut self, sample: FaceSample) {
        self.faces.take_sample(sample);
    }

    /// Puts the theme's style into egui: before the first frame, so that it is drawn right at once.
    pub fn prepare(&mut self, ctx: &Context, reader: &Reader) {
        self.take_style(ctx, Theme::of(reader.settings.theme, look(ctx, reader)));
    }

    /// Puts the theme's style into egui when it has changed.
    fn take_style(&mut self, ctx: &Context, theme: Theme) {
        let before = self.styled.replace(theme);
        if before == Some(theme) {
            return;
        }
        let style = theme.style();
        ctx.set_style_of(egui::Theme::Light, style.clone());
        ctx.set_style_of(egui::Theme::Dark, style);
        if before.is_some() {
            // Letters are drawn otherwise on dark than on light, from the next frame on.
            ctx.request_repaint();
        }
    }
}

impl Parts {
    /// The bars, the panes and the article.
    fn content_ui(&mut self, ui: &mut Ui, cx: &mut Cx<'_>) {
        let Cx { reader, theme, .. } = *cx;
        let ctx = ui.ctx().clone();
        let room = room(ui.available_width());
        if reader.room != room {
            cx.commands.push(Command::MakeRoom(room));
        }
        self.menu.take_keys(&ctx);
        let is_large = reader.pictures.large.is_some();
        if is_large {
            self.picture.take_keys(&ctx);
        }
        self.article.take_keys(&ctx);
        // What lies over the text has the keyboard before it.
        let is_covered = is_large
            || self.settings.is_open()
            || self.about.is_open()
            || reader.over.is_some()
            || reader.encoding_choice.is_some()
            || self.own_terms.escape(reader).is_some();
        if !is_covered {
            self.article.take_tab(&ctx);
        }
        let widths = PaneWidths::take(&ctx, cx, ui.max_rect());
        let mut actions = actions::pressed(&ctx);
        if is_large {
            self.picture.leave_to_article(&mut actions);
        } else {
            actions.extend(self.pointer.take(&ctx));
        }
        actions.extend(self.palette.take_chosen());
        actions.extend(self.menu.take_chosen());
        self.escape(&ctx, cx);
        cx.commands.extend(overlay::dropped(&ctx));
        cx.commands.extend(overlay::pasted(&ctx));

        let frame = Frame::new().fill(theme.pane);
        let top = Panel::top("top bar").exact_size(theme::TOP_BAR).resizable(false).frame(frame);
        let top = top.show(ui, |ui| actions.extend(top_bar::ui(ui, cx, room))).response.rect;
        let bottom = Panel::bottom("status line").exact_size(theme::STATUS_LINE).resizable(false);
        let bottom = bottom.frame(frame).show(ui, |ui| ui.max_rect()).inner;
        self.run(&ctx, &actions, cx);
        self.panes =
            PaneRects { toolbar: Some(top), status_line: Some(bottom), outline: None, glossary: None };
        if reader.shows_beside(Side::Outline, room) {
            self.outline_pane(ui, cx, widths);
        }
        let beside = reader.shows_beside(Side::Glossary, room).then(|| panes::glossary_room(ui, cx, widths));
        CentralPanel::no_frame().show(ui, |ui| {
            landmark(ui, Role::Main, &Msg::Article.text(reader.language));
            if reader.find.open {
                self.find.ui(ui, cx);
            }
            banner::ui(ui, cx);
            self.article.ui(ui, cx);
        });
        // The keyboard goes through the window as the eye does: what the panels have taken the room for is filled in
        // that order.
        if let Some(pane) = beside {
            self.glossary_pane(ui, cx, pane);
        }
        status_line::ui(&mut later(ui, "status line", bottom), cx);
        self.overlay_ui(&ctx, cx, room);
        if let Some(menu) = cx.menu.take() {
            self.menu.open(&ctx, menu, cx.menu_key);
        }
    }

    /// What lies over the bars, the panes and the article.
    fn windows_ui(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        self.settings.ui(ctx, cx);
        self.about.ui(ctx, cx);
        if let Some(part) = cx.pick_face.take() {
            self.faces.open(part, cx);
        }
        self.faces.ui(ctx, cx);
        self.own_terms.ui(ctx, cx);
        self.encoding.ui(ctx, cx);
        self.palette.ui(ctx, cx);
        self.picture.ui(ctx, cx, &self.article);
        if let Some(menu) = cx.menu.take() {
            self.menu.open(ctx, menu, cx.menu_key);
        }
        self.menu.ui(ctx, cx);
        notices::ui(ctx, cx);
        overlay::drop_target(ctx, cx.reader.language, cx.theme);
    }

    /// Carries actions out: the screen's own, and of the reader's what the screen has to do with them.
    fn run(&mut self, ctx: &Context, actions: &[UiAction], cx: &mut Cx<'_>) {
        let Cx { reader, .. } = *cx;
        for action in actions {
            match action {
                UiAction::Reader(action) => {
                    if *action == Action::FocusGlossary {
                        self.glossary.focus_search();
                    }
                    cx.commands.push(Command::Do(*action));
                    if matches!(action, Action::Find | Action::FocusGlossary) {
                        // The next key may follow at once: the field is there, with its input method, in this frame.
                        ctx.request_discard("a field takes the keyboard");
                    }
                    // It is on the screen of the next frame.
                    ctx.request_repaint();
                }
                UiAction::View(ViewAction::AddTerm) => {
                    if let (Some(document), None) = (&reader.document, &reader.draft) {
                        cx.commands.push(Command::DraftTerm {
                            name: self.article.selected_text(document),
                            example: self.article.selected_sentence(document),
                        });
                    }
                }
                UiAction::View(ViewAction::ContextMenu) => cx.menu_key = true,
                UiAction::View(ViewAction::NextPane) => self.step_pane(ctx, reader, true),
                UiAction::View(ViewAction::PreviousPane) => self.step_pane(ctx, reader, false),
                UiAction::View(ViewAction::Settings) => self.settings.toggle(),
                UiAction::View(ViewAction::About) => self.about.toggle(),
                UiAction::View(ViewAction::CopyReport) => about_window::copy_report(ctx, cx),
                UiAction::View(ViewAction::ChooseTextFace) => self.faces.open(FacePart::Text, cx),
                UiAction::View(ViewAction::ChooseHeadingFace) => self.faces.open(FacePart::Headings, cx),
                UiAction::View(ViewAction::ChooseCodeFace) => self.faces.open(FacePart::Code, cx),
                UiAction::View(ViewAction::Palette) => self.palette.toggle(),
                UiAction::View(action) => self.article.ask(*action),
            }
        }
    }

    /// Esc closes the top-most thing.
    fn escape(&mut self, ctx: &Context, cx: &mut Cx<'_>) {
        let Cx { reader, .. } = *cx;
        if egui::Popup::is_any_open(ctx) || GlossaryPanel::is_searching(ctx, cx.reader) {
            return;
        }
        if !ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape)) {
            return;
        }
        if reader.pictures.large.is_some() {
            cx.commands.push(Command::Picture(PictureCommand::Close));
            return;
        }
        if self.palette.close() {
            return;
        }
        if reader.encoding_choice.is_some() {
            cx.commands.push(Command::DropEncodingChoice);
            return;
        }
        if reader.merging.is_none() && self.own_terms.close_names() {
            return;
        }
        if let Some(close) = self.own_terms.escape(reader) {
            cx.commands.push(close);
            return;
        }
        if self.faces.close() {
            return;
        }
        if self.about.close() || self.settings.escape() {
            return;
        }
        if let Some(notice) = reader.notices.last() {
            cx.commands.push(Command::DismissNotice(notice.id));
        } else if reader.loading.is_some() || reader.pasted.is_pasting {
            cx.commands.push(Command::CancelLoading);
        } else if reader.find.open || ctx.text_edit_focused() {
            if reader.find.open {
                cx.commands.push(Command::Find(FindCommand::Close));
            }
            ctx.memory_mut(egui::Memory::stop_text_input);
        } else if !reader.look_up.query.is_empty() {
            cx.commands.push(Command::LookUp(String::new()));
        } else if reader.over.is_some() {
            cx.commands.push(Command::ClosePane);
        } else if self.article.drop_selection() {
            // That was.
        } else if reader.selected.is_some() {
            cx.commands.push(Command::SelectTerm(None));
        } else if Banner::of(reader).is_some() {
            cx.commands.push(Command::DismissBanner);
        } else if ctx.input(|input| input.viewport().fullscreen.unwrap_or(false)) {
            cx.commands.push(Command::Do(Action::FullScreen));
        }
    }
}

/// How the system wants windows to look, by whoever knows.
fn look(ctx: &Context, reader: &Reader) -> SystemLook {
    let dark = || ctx.system_theme().map(|theme| theme == egui::Theme::Dark);
    SystemLook { dark: reader.look.dark.or_else(dark), ..reader.look }
}
