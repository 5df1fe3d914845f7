//! The bar at the top: panes, opening, the title, sizes and themes.

use egui::{Rangef, RichText, Role, Ui, vec2};

use super::actions;
use super::actions::{UiAction, ViewAction};
use super::cx::Cx;
use super::icons::Icon;
use super::linked_text::LinkedText;
use super::list::ListStyle;
use super::scroll_area;
use super::spoken::landmark;
use super::theme::{STEP, TOP_BAR, UI_TEXT};
use super::widgets::{IconButton, RightGroup, menu_line};
use crate::article::Passage;
use crate::page::Ink;
use crate::page::fonts::{self, Cut};
use crate::reader::{Action, Command, Reader, Room, Setting, Side, ThemeChoice};
use crate::words::{self, Msg};

/// Draws the bar of a window with this room; gives the actions that were asked for.
pub fn ui(ui: &mut Ui, cx: &mut Cx<'_>, room: Room) -> Vec<UiAction> {
    let Cx { reader, theme, .. } = *cx;
    let mut asked = Vec::new();
    landmark(ui, Role::Toolbar, &Msg::Toolbar.text(reader.language));
    let bar = ui.max_rect();
    let narrow = bar.width() < 560.0;
    ui.painter().hline(bar.x_range(), bar.bottom() - 0.5, egui::Stroke::new(1.0, theme.hairline));
    let mut left_end = bar.left();
    let mut right_end = bar.right();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = STEP;
        ui.add_space(2.0 * STEP);
        button(ui, cx, Action::ToggleOutline, reader.shows(Side::Outline, room), &mut asked);
        open_menu(ui, cx, narrow, &mut asked);
        if !narrow {
            for (action, on) in
                [(Action::Back, reader.can_go_back()), (Action::Forward, reader.can_go_forward())]
            {
                let name = Msg::of_action(action).text(reader.language);
                let shortcut = actions::shortcut_text(ui.ctx(), action);
                if IconButton::new(actions::icon(action), &name)
                    .shortcut(&shortcut)
                    .disabled(!on)
                    .ui(ui, theme)
                    .clicked()
                {
                    asked.push(action.into());
                }
            }
        }
        left_end = ui.min_rect().right();
        let group = RightGroup::new(ui, "right group");
        let (rect, ()) = group.ui(ui, |ui| {
            button(ui, cx, Action::Find, false, &mut asked);
            size_menu(ui, cx, &mut asked);
            theme_menu(ui, cx);
            button(ui, cx, Action::ToggleGlossary, reader.shows(Side::Glossary, room), &mut asked);
            ui.add_space(2.0 * STEP);
        });
        right_end = rect.left();
    });
    title(ui, cx, Rangef::new(left_end + 12.0, right_end - 12.0));
    asked
}

fn button(ui: &mut Ui, cx: &Cx<'_>, action: Action, on: bool, asked: &mut Vec<UiAction>) {
    let Cx { reader, theme, .. } = *cx;
    let name = Msg::of_action(action).text(reader.language);
    let shortcut = actions::shortcut_text(ui.ctx(), action);
    if IconButton::new(actions::icon(action), &name).shortcut(&shortcut).on(on).ui(ui, theme).clicked() {
        asked.push(action.into());
    }
}

/// The article's title, in the middle of the window if that is free, else of the room that is left.
fn title(ui: &Ui, cx: &mut Cx<'_>, room: Rangef) {
    if cx.reader.document.is_none() || room.span() < 60.0 {
        return;
    }
    let style = cx.text_style(Cut::Bold, UI_TEXT, Ink::Quiet);
    let title = Passage::plain(&words::title(cx.reader));
    let title = LinkedText::line(ui.ctx(), cx, &style, title, room.span());
    let bar = ui.max_rect();
    let half = title.size().x / 2.0;
    let middle = bar.center().x.clamp(room.min + half, (room.max - half).max(room.min + half));
    title.paint_around(ui, (middle - half).round(), bar.center().y, &[]);
}

fn open_menu(ui: &mut Ui, cx: &mut Cx<'_>, narrow: bool, asked: &mut Vec<UiAction>) {
    let Cx { reader, theme, .. } = *cx;
    let name = Msg::OpenMenu.text(reader.language);
    let icon = RichText::new(Icon::Open.char()).font(fonts::icon(18.0)).color(theme.quiet);
    let caret = RichText::new(Icon::CaretDown.char()).font(fonts::icon(12.0)).color(theme.quiet);
    let button = if narrow {
        egui::Button::new((icon, caret))
    } else {
        egui::Button::new((icon, RichText::new(&*name).color(theme.ink), caret))
    };
    let button = button.stroke(egui::Stroke::NONE).min_size(vec2(0.0, 30.0));
    let (response, _) = egui::containers::menu::MenuButton::from_button(button).ui(ui, |ui| {
        ui.set_min_width(260.0);
        ui.set_max_width(320.0);
        // In a low window the menu scrolls.
        let room = ui.ctx().content_rect().height() - TOP_BAR - 24.0;
        let area = egui::ScrollArea::vertical().max_height(room).min_scrolled_height(room);
        let style = ListStyle { name: &name, language: reader.language, theme };
        scroll_area::show(ui, style, area, |ui, area| area.show(ui, |ui| open_menu_lines(ui, cx, asked)));
    });
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &*name));
}

fn open_menu_lines(ui: &mut Ui, cx: &mut Cx<'_>, asked: &mut Vec<UiAction>) {
    let Cx { reader, theme, .. } = *cx;
    let mut item = |ui: &mut Ui, action: UiAction| {
        if menu_item(ui, reader, action) {
            asked.push(action);
        }
    };
    item(ui, Action::Open.into());
    item(ui, Action::Paste.into());
    item(ui, Action::Reload.into());
    item(ui, Action::SaveCopy.into());
    item(ui, Action::AddGlossary.into());
    ui.separator();
    let own = [Action::ChooseEncoding, Action::WholePage, Action::KeepLines];
    if own.iter().any(|action| reader.offers(*action)) {
        own.into_iter().filter(|action| reader.offers(*action)).for_each(|action| item(ui, action.into()));
        ui.separator();
    }
    let neighbours = [Action::NextFile, Action::PreviousFile];
    if neighbours.iter().any(|action| reader.offers(*action)) {
        neighbours
            .into_iter()
            .filter(|action| reader.offers(*action))
            .for_each(|action| item(ui, action.into()));
        ui.separator();
    }
    item(ui, Action::OpenFirstArticle.into());
    item(ui, Action::OpenGuide.into());
    item(ui, ViewAction::About.into());
    if !reader.recent_articles().is_empty() {
        ui.separator();
        ui.label(RichText::new(Msg::Recent.text(reader.language)).small().color(theme.quiet));
        super::outline_panel::recent_ui(ui, cx);
    }
    ui.separator();
    item(ui, ViewAction::Palette.into());
    item(ui, ViewAction::Settings.into());
    item(ui, Action::NewWindow.into());
    item(ui, Action::FullScreen.into());
}

/// An action as a line of a menu, with its shortcut.
fn menu_item(ui: &mut Ui, reader: &Reader, action: impl Into<UiAction>) -> bool {
    let action = action.into();
    let name = action.name().text(reader.language);
    let shortcut = actions::shortcut_text(ui.ctx(), action);
    menu_line(ui, actions::icon(action), &name, &shortcut, action.is_on(reader)).clicked()
}

fn size_menu(ui: &mut Ui, cx: &Cx<'_>, asked: &mut Vec<UiAction>) {
    let Cx { reader, theme, .. } = *cx;
    let name = Msg::TextSize.text(reader.language);
    let response = IconButton::new(Icon::TextSize, &name).ui(ui, theme);
    egui::Popup::menu(&response).close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.horizontal(|ui| {
            button(ui, cx, Action::SmallerText, false, asked);
            ui.add_sized([56.0, 24.0], egui::Label::new(format!("{:.0} pt", reader.settings.text_size)));
            button(ui, cx, Action::LargerText, false, asked);
        });
        if menu_item(ui, reader, Action::ResetTextSize) {
            asked.push(Action::ResetTextSize.into());
        }
    });
}

fn theme_menu(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, theme, .. } = *cx;
    let name = Msg::Theme.text(reader.language);
    let shortcut = actions::shortcut_text(ui.ctx(), Action::NextTheme);
    let response = IconButton::new(Icon::Theme, &name).shortcut(&shortcut).ui(ui, theme);
    egui::Popup::menu(&response).show(|ui| {
        for (theme, icon) in [
            (ThemeChoice::System, Icon::System),
            (ThemeChoice::Light, Icon::Light),
            (ThemeChoice::Sepia, Icon::Sepia),
            (ThemeChoice::Dark, Icon::Dark),
        ] {
            let name = Msg::of_theme(theme).text(reader.language);
            if menu_line(ui, icon, &name, "", reader.settings.theme == theme).clicked() {
                cx.commands.push(Command::Set(Setting::Theme(theme)));
            }
        }
    });
}
