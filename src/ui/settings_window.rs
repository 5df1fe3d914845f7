//! The settings: theme, text size, language of the interface.

use egui::{Align2, Context, Frame, Grid, Margin, RichText, Stroke, Ui, Window, vec2};

use super::fonts;
use super::icons::Icon;
use super::strings::Word;
use super::theme::{Palette, RADIUS, SMALL_TEXT, UI_TEXT};
use super::widgets::{Look, icon_button};
use crate::reader::{Command, Language, Reader, Settings, ThemeChoice};

/// Draws the window; `path` tells where the settings are kept.
pub fn ui(
    ctx: &Context,
    reader: &Reader,
    palette: &Palette,
    (open, path): (&mut bool, &str),
    commands: &mut Vec<Command>,
) {
    let frame = Frame::new()
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.hairline))
        .corner_radius(RADIUS + 2)
        .inner_margin(Margin::same(20))
        .shadow(ctx.global_style().visuals.window_shadow);
    Window::new("settings")
        .title_bar(false)
        .resizable(false)
        .collapsible(false)
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .frame(frame)
        .show(ctx, |ui| {
            ui.set_max_width((ctx.content_rect().width() - 80.0).min(420.0));
            ui.horizontal(|ui| {
                ui.label(
                    RichText::new(Word::Settings.text(reader.language)).font(fonts::ui_bold(UI_TEXT + 3.0)),
                );
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = Word::Close.text(reader.language);
                    if icon_button(ui, Icon::Close, close, "Esc", (palette, Look::default())).clicked() {
                        *open = false;
                    }
                });
            });
            ui.add_space(8.0);
            Grid::new("settings").num_columns(2).spacing(vec2(24.0, 14.0)).show(ui, |ui| {
                rows_ui(ui, reader, commands);
            });
            if !path.is_empty() {
                ui.add_space(12.0);
                let kept = Word::SettingsFile.with(reader.language, &[&path]);
                ui.add(egui::Label::new(RichText::new(kept).size(SMALL_TEXT).color(palette.quiet)).wrap());
            }
        });
}

fn rows_ui(ui: &mut Ui, reader: &Reader, commands: &mut Vec<Command>) {
    let language = reader.language;
    ui.label(Word::Theme.text(language));
    ui.horizontal_wrapped(|ui| {
        for theme in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Sepia, ThemeChoice::Dark] {
            let chosen = reader.settings.theme == theme;
            if ui.selectable_label(chosen, Word::of_theme(theme).text(language)).clicked() {
                commands.push(Command::SetTheme(theme));
            }
        }
    });
    ui.end_row();
    let label = ui.label(Word::TextSize.text(language));
    let mut size = reader.settings.text_size;
    let slider =
        egui::Slider::new(&mut size, Settings::TEXT_SIZES).step_by(1.0).max_decimals(0).suffix(" pt");
    if ui.add(slider).labelled_by(label.id).changed() {
        commands.push(Command::SetTextSize(size));
    }
    ui.end_row();
    ui.label(Word::InterfaceLanguage.text(language));
    ui.horizontal_wrapped(|ui| {
        let system = reader.settings.language.is_none();
        if ui.selectable_label(system, Word::LanguageSystem.text(language)).clicked() {
            commands.push(Command::SetLanguage(None));
        }
        for choice in Language::ALL {
            if ui.selectable_label(reader.settings.language == Some(choice), choice.own_name()).clicked() {
                commands.push(Command::SetLanguage(Some(choice)));
            }
        }
    });
    ui.end_row();
}
