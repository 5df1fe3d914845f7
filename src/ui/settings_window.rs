//! The settings: theme, text size, how lines are set, language of the interface.

use std::ops::RangeInclusive;

use egui::{Align2, Context, Frame, Grid, Margin, RichText, ScrollArea, Stroke, Ui, Window, vec2};

use super::added_glossaries;
use super::cx::Cx;
use super::icons::Icon;
use super::list::ListStyle;
use super::scroll_area;
use super::theme::{RADIUS, SMALL_TEXT, UI_TEXT};
use super::widgets::IconButton;
use crate::page::fonts;
use crate::reader::{
    Command, CopiedText, Gap, Indent, Language, Level, Setting, Settings, TermUnderlines, ThemeChoice,
    Typography,
};
use crate::text::convert::Conversion;
use crate::typeset;
use crate::words::Msg;

/// Draws the window; `path` tells where the settings are kept.
pub fn ui(ctx: &Context, cx: &mut Cx<'_>, open: &mut bool, path: &str) {
    let Cx { reader, theme, .. } = *cx;
    let frame = Frame::new()
        .fill(theme.page)
        .stroke(Stroke::new(1.0, theme.hairline))
        .corner_radius(RADIUS + 2)
        .inner_margin(Margin::same(20))
        .shadow(ctx.global_style().visuals.window_shadow);
    Window::new("settings")
        .title_bar(false)
        .resizable(false)
        .collapsible(false)
        // As high as it likes: what does not fit scrolls inside.
        .default_height(ctx.content_rect().height())
        .anchor(Align2::CENTER_CENTER, vec2(0.0, 0.0))
        .frame(frame)
        .show(ctx, |ui| {
            ui.set_max_width((ctx.content_rect().width() - 80.0).min(420.0));
            ui.horizontal(|ui| {
                ui.label(
                    RichText::new(Msg::Settings.text(reader.language)).font(fonts::ui_bold(UI_TEXT + 3.0)),
                );
                ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                    let close = Msg::Close.text(reader.language);
                    if IconButton::new(Icon::Close, &close).shortcut("Esc").ui(ui, theme).clicked() {
                        *open = false;
                    }
                });
            });
            ui.add_space(8.0);
            // In a low window the settings scroll.
            let room = (ctx.content_rect().height() - 180.0).max(120.0);
            let name = Msg::Settings.text(reader.language);
            let style = ListStyle { name: &name, language: reader.language, theme };
            let area = ScrollArea::vertical().max_height(room).auto_shrink([false, true]);
            let content = |ui: &mut Ui| {
                Grid::new("settings").num_columns(2).spacing(vec2(24.0, 14.0)).show(ui, |ui| {
                    rows_ui(ui, cx);
                    ui.label(Msg::AddedGlossaries.text(reader.language));
                    ui.vertical(|ui| {
                        ui.add_space(6.0);
                        added_glossaries::list_ui(ui, cx);
                    });
                    ui.end_row();
                });
            };
            scroll_area::show(ui, style, area, |ui, area| area.show(ui, content));
            if !path.is_empty() {
                ui.add_space(12.0);
                let kept = Msg::SettingsFile { path: &path }.text(reader.language);
                ui.add(egui::Label::new(RichText::new(kept).size(SMALL_TEXT).color(theme.quiet)).wrap());
            }
        });
}

fn rows_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, .. } = *cx;
    let language = reader.language;
    ui.label(Msg::Theme.text(language));
    ui.horizontal_wrapped(|ui| {
        for theme in [ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Sepia, ThemeChoice::Dark] {
            let chosen = reader.settings.theme == theme;
            if ui.selectable_label(chosen, Msg::of_theme(theme).text(language)).clicked() {
                cx.commands.push(Command::Set(Setting::Theme(theme)));
            }
        }
    });
    ui.end_row();
    let mut size = reader.settings.text_size;
    let usual = Settings::default().text_size;
    let scale = Scale { range: Settings::TEXT_SIZES, step: 1.0, unit: " pt", usual };
    slider_ui(ui, &Msg::TextSize.text(language), &mut size, scale);
    if size != reader.settings.text_size {
        cx.commands.push(Command::Set(Setting::TextSize(size)));
    }
    chinese_ui(ui, cx);
    typography_ui(ui, cx);
    cut_lines_ui(ui, cx);
    let mut underline = reader.settings.underline;
    choice_ui(
        ui,
        language,
        Msg::Underline,
        &mut underline,
        &[
            (TermUnderlines::Every, Msg::UnderlineEvery),
            (TermUnderlines::FirstInSection, Msg::UnderlineFirst),
            (TermUnderlines::None, Msg::UnderlineNone),
        ],
    );
    if underline != reader.settings.underline {
        cx.commands.push(Command::Set(Setting::Underline(underline)));
    }
    ui.label(Msg::InterfaceLanguage.text(language));
    ui.horizontal_wrapped(|ui| {
        let system = reader.settings.language.is_none();
        if ui.selectable_label(system, Msg::LanguageSystem.text(language)).clicked() {
            cx.commands.push(Command::Set(Setting::Language(None)));
        }
        for choice in Language::ALL {
            if ui.selectable_label(reader.settings.language == Some(choice), choice.own_name()).clicked() {
                cx.commands.push(Command::Set(Setting::Language(Some(choice))));
            }
        }
    });
    ui.end_row();
}

/// Which forms of Chinese are shown, and what is copied of them.
fn chinese_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, .. } = *cx;
    let (mut conversion, mut copy) = (reader.settings.conversion, reader.settings.copy);
    let choices = Conversion::ALL.map(|conversion| (conversion, Msg::of_conversion(conversion)));
    choice_ui(ui, reader.language, Msg::Chinese, &mut conversion, &choices);
    let choices = [(CopiedText::Shown, Msg::CopyShown), (CopiedText::Written, Msg::CopyWritten)];
    choice_ui(ui, reader.language, Msg::Copying, &mut copy, &choices);
    if conversion != reader.settings.conversion {
        cx.commands.push(Command::Set(Setting::Conversion(conversion)));
    }
    if copy != reader.settings.copy {
        cx.commands.push(Command::Set(Setting::CopiedText(copy)));
    }
}

/// Whether cut lines of plain texts stay as they are.
fn cut_lines_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, .. } = *cx;
    ui.label(Msg::CutLines.text(reader.language));
    ui.horizontal_wrapped(|ui| {
        for (keep, word) in [(false, Msg::CutLinesJoin), (true, Msg::CutLinesKeep)] {
            let chosen = reader.settings.keep_lines == keep;
            if ui.selectable_label(chosen, word.text(reader.language)).clicked() && !chosen {
                cx.commands.push(Command::Set(Setting::KeepLines(keep)));
            }
        }
    });
    ui.end_row();
}

/// How lines are set.
fn typography_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let Cx { reader, .. } = *cx;
    let language = reader.language;
    let mut set = reader.settings.typography;
    choice_ui(
        ui,
        language,
        Msg::LineRules,
        &mut set.level,
        &[
            (Level::Basic, Msg::LineRulesBasic),
            (Level::Gb, Msg::LineRulesGb),
            (Level::Strict, Msg::LineRulesStrict),
        ],
    );
    choice_ui(
        ui,
        language,
        Msg::LatinGap,
        &mut set.gap,
        &[
            (Gap::Quarter, Msg::LatinGapQuarter),
            (Gap::Eighth, Msg::LatinGapEighth),
            (Gap::None, Msg::LatinGapNone),
        ],
    );
    choice_ui(
        ui,
        language,
        Msg::FirstLine,
        &mut set.indent,
        &[
            (Indent::Usual, Msg::FirstLineUsual),
            (Indent::None, Msg::FirstLineNone),
            (Indent::One, Msg::FirstLineOne),
            (Indent::Two, Msg::FirstLineTwo),
        ],
    );
    let em = Msg::Em.text(language);
    let text = reader.document.as_ref().map_or("", |document| document.shown.head.language.as_str());
    let text = typeset::WritingSystem::of(text);
    let scale = |range, step, unit, usual| Scale { range, step, unit, usual };
    let leading = scale(Typography::LEADINGS, 0.05, "", text.usual_leading());
    usual_ui(ui, language, Msg::LineSpacing, &mut set.leading, leading);
    let space = scale(Typography::PARAGRAPH_SPACES, 0.05, &em, text.usual_paragraph_space());
    usual_ui(ui, language, Msg::ParagraphSpace, &mut set.paragraph_space, space);
    let measure = scale(Typography::MEASURES, 1.0, &em, text.usual_measure());
    usual_ui(ui, language, Msg::LineLength, &mut set.measure, measure);
    ui.label(Msg::Lines.text(language));
    ui.vertical(|ui| {
        ui.checkbox(&mut set.justify, Msg::Justify.text(language));
        ui.checkbox(&mut set.hang, Msg::Hang.text(language));
        ui.checkbox(&mut set.trim_start, Msg::TrimStart.text(language));
        ui.checkbox(&mut set.full_width_marks, Msg::FullWidthMarks.text(language));
        ui.checkbox(&mut set.keep_words, Msg::KeepWords.text(language));
    });
    ui.end_row();
    if set != reader.settings.typography {
        cx.commands.push(Command::Set(Setting::Typography(set)));
    }
}

/// A row of which one thing is chosen.
fn choice_ui<T: Copy + PartialEq>(
    ui: &mut Ui,
    language: Language,
    name: Msg<'static>,
    chosen: &mut T,
    choices: &[(T, Msg<'static>)],
) {
    ui.label(name.text(language));
    ui.horizontal_wrapped(|ui| {
        for (choice, word) in choices {
            ui.selectable_value(chosen, *choice, word.text(language));
        }
    });
    ui.end_row();
}

/// A row with a slider for a value that is the usual one until it is moved, and a way back to that.
fn usual_ui(ui: &mut Ui, language: Language, name: Msg<'static>, value: &mut Option<f32>, scale: Scale<'_>) {
    let label = ui.label(name.text(language));
    ui.horizontal(|ui| {
        let mut now = value.unwrap_or(scale.usual);
        let before = now;
        ui.add(scale.slider(&mut now)).labelled_by(label.id);
        if now != before {
            *value = Some(now);
        }
        let back = ui.add_visible(
            value.is_some(),
            egui::Button::selectable(false, Msg::FirstLineUsual.text(language)),
        );
        if back.clicked() {
            *value = None;
        }
    });
    ui.end_row();
}

/// The scale of a slider.
#[derive(Clone)]
struct Scale<'a> {
    range: RangeInclusive<f32>,
    step: f64,
    /// What stands after the number.
    unit: &'a str,
    /// The value until the user has set one.
    usual: f32,
}

impl Scale<'_> {
    fn slider(self, value: &mut f32) -> egui::Slider<'_> {
        let decimals = if self.step < 1.0 { 2 } else { 0 };
        let slider = egui::Slider::new(value, self.range).step_by(self.step);
        slider.max_decimals(decimals).suffix(self.unit)
    }
}

/// A row with a slider.
fn slider_ui(ui: &mut Ui, name: &str, value: &mut f32, scale: Scale<'_>) {
    let label = ui.label(name);
    ui.add(scale.slider(value)).labelled_by(label.id);
    ui.end_row();
}
