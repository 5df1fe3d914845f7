//! Colours, sizes and spaces, declared once, and egui's style made from them.
#![expect(clippy::disallowed_methods, reason = "this is where colours are declared")]

use egui::{
    Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Vec2, Visuals,
};

use crate::page::{Inks, TokenInks};
use crate::reader::{SystemLook, ThemeChoice};

/// Step of all spacing, in pt.
pub const STEP: f32 = 4.0;
/// Corner radius, in pt.
pub const RADIUS: u8 = 6;
/// Height of the top bar, in pt.
pub const TOP_BAR: f32 = 44.0;
/// Height of the status line, in pt.
pub const STATUS_LINE: f32 = 24.0;
/// Size of the interface's text, in pt.
pub const UI_TEXT: f32 = 13.0;
/// Size of small print in the interface, in pt.
pub const SMALL_TEXT: f32 = 12.0;
/// Size of icons, in pt.
pub const ICON: f32 = 18.0;
/// Size of icons in lists and small bars, in pt.
pub const SMALL_ICON: f32 = 14.0;
/// Width of the ring around what has the keyboard, in pt.
pub const FOCUS_RING: f32 = 2.0;
/// Width of a scroll bar, in pt.
pub const SCROLL_BAR: f32 = 12.0;
/// Width of its handle, in pt.
pub const SCROLL_HANDLE: f32 = 6.0;
/// The least length of its handle, in pt.
pub const SCROLL_HANDLE_LENGTH: f32 = 28.0;
/// Below this window width the glossary slides over the text, in pt.
pub const GLOSSARY_OVERLAY_BELOW: f32 = 960.0;
/// Below this window width the outline slides over the text, in pt.
pub const OUTLINE_OVERLAY_BELOW: f32 = 720.0;

/// How long what comes and goes takes for it, in seconds.
const MOTION: f32 = 0.12;

/// What an image is multiplied by to be shown as it is.
pub const UNTINTED: Color32 = Color32::WHITE;

/// The colours of a theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    /// The article's ground: the brightest thing on the screen (the calmest in the dark).
    pub page: Color32,
    /// The ground of side panes, top bar and status line.
    pub pane: Color32,
    /// Lines between panes.
    pub hairline: Color32,
    /// The article's text.
    pub ink: Color32,
    /// Everything that steps back.
    pub quiet: Color32,
    /// Vermilion: what is current, and links.
    pub accent: Color32,
    /// Ground of a hit.
    pub hit: Color32,
    /// Ground of the current hit.
    pub current_hit: Color32,
    /// Ground of selected text.
    pub selection: Color32,
    /// Line under a term.
    pub term: Color32,
    /// Line under what is short for a term, or only like it.
    pub pale_term: Color32,
    /// Tick for what is short for a term, or only like it.
    pub pale_tick: Color32,
    /// Line under a term that is not to be used.
    pub forbidden: Color32,
    /// Ground under the pointer.
    pub hover: Color32,
    /// Ground of code and of the editor's note.
    pub inset: Color32,
    /// The parts of code.
    pub tokens: TokenInks,
    /// What is dragged: the handles of scroll bars and sliders.
    pub handle: Color32,
    /// Shadow of cards.
    pub shadow: Color32,
    /// What lies over the text where a pane lies over that.
    pub scrim: Color32,
    /// Whether the ground is dark.
    pub dark: bool,
    /// Whether nothing moves that need not.
    pub still: bool,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

/// Inks for the parts of code: keywords, texts, values, names, comments.
const fn tokens([keyword, text, value, name, comment]: [u32; 5]) -> TokenInks {
    TokenInks {
        keyword: rgb(keyword),
        text: rgb(text),
        value: rgb(value),
        name: rgb(name),
        comment: rgb(comment),
    }
}

/// 55 % of a colour.
fn term_line(accent: Color32) -> Color32 {
    accent.gamma_multiply(0.55)
}

/// 30 % of a colour.
fn pale_term_line(accent: Color32) -> Color32 {
    accent.gamma_multiply(0.3)
}

impl Theme {
    /// What the article is printed in.
    pub fn inks(&self) -> Inks {
        Inks {
            text: self.ink,
            quiet: self.quiet,
            accent: self.accent,
            hairline: self.hairline,
            inset: self.inset,
            code: self.hover,
            tokens: self.tokens,
        }
    }

    /// "Paper".
    pub fn light() -> Self {
        let accent = rgb(0xB4_45_2B);
        Self {
            page: rgb(0xFB_FA_F6),
            pane: rgb(0xF3_F1_EA),
            hairline: rgb(0xE2_DE_D2),
            ink: rgb(0x22_24_2A),
            quiet: rgb(0x66_6A_71),
            accent,
            hit: rgb(0xFF_E8_A3),
            current_hit: rgb(0xFF_C9_4D),
            selection: rgb(0xED_D6_CD),
            term: term_line(accent),
            pale_term: pale_term_line(accent),
            pale_tick: accent.gamma_multiply(0.45),
            forbidden: rgb(0x9B_1C_5E),
            hover: rgb(0xE9_E6_DB),
            inset: rgb(0xF3_F1_EA),
            tokens: tokens([0x7C_2E_70, 0x3D_64_2B, 0x14_5F_69, 0x74_49_14, 0x66_6A_71]),
            handle: rgb(0xC9_C3_B2),
            shadow: Color32::from_black_alpha(28),
            scrim: Color32::from_black_alpha(50),
            dark: false,
            still: false,
        }
    }

    /// Old paper.
    pub fn sepia() -> Self {
        let accent = rgb(0x9A_3A_22);
        Self {
            page: rgb(0xF4_EC_D8),
            pane: rgb(0xEB_E1_C8),
            hairline: rgb(0xD9_CC_AE),
            ink: rgb(0x3B_32_26),
            quiet: rgb(0x6B_5D_48),
            accent,
            hit: rgb(0xF7_D9_88),
            current_hit: rgb(0xF0_B8_43),
            selection: rgb(0xE0_C5_B0),
            term: term_line(accent),
            pale_term: pale_term_line(accent),
            pale_tick: accent.gamma_multiply(0.45),
            forbidden: rgb(0x8A_17_4F),
            hover: rgb(0xE0_D4_B6),
            inset: rgb(0xEB_E1_C8),
            tokens: tokens([0x72_25_62, 0x3A_56_1D, 0x0F_55_5F, 0x69_3F_0B, 0x6B_5D_48]),
            handle: rgb(0xC2_B2_8E),
            shadow: Color32::from_black_alpha(32),
            scrim: Color32::from_black_alpha(50),
            dark: false,
            still: false,
        }
    }

    /// Night.
    pub fn dark() -> Self {
        let accent = rgb(0xE0_7A_5F);
        Self {
            page: rgb(0x17_19_1D),
            pane: rgb(0x1D_20_26),
            hairline: rgb(0x2B_2F_36),
            ink: rgb(0xD9_DB_DF),
            quiet: rgb(0x91_96_9F),
            accent,
            hit: rgb(0x5C_4A_12),
            current_hit: rgb(0x76_5A_0B),
            selection: rgb(0x4F_34_2F),
            term: term_line(accent),
            pale_term: pale_term_line(accent),
            pale_tick: accent.gamma_multiply(0.45),
            forbidden: rgb(0xF0_7F_B0),
            hover: rgb(0x2C_2D_30),
            inset: rgb(0x1F_22_28),
            tokens: tokens([0xE3_AC_D6, 0xA9_C5_8A, 0x7F_C1_C7, 0xDD_B9_7C, 0x91_96_9F]),
            handle: rgb(0x4A_4A_49),
            shadow: Color32::from_black_alpha(120),
            scrim: Color32::from_black_alpha(110),
            dark: true,
            still: false,
        }
    }

    /// The palette for a choice, as the system wants windows to look.
    pub fn of(choice: ThemeChoice, look: SystemLook) -> Self {
        let theme = match choice {
            ThemeChoice::Sepia => Self::sepia(),
            ThemeChoice::Dark => Self::dark(),
            ThemeChoice::System if look.dark == Some(true) => Self::dark(),
            ThemeChoice::System | ThemeChoice::Light => Self::light(),
        };
        let theme = if look.high_contrast { theme.with_high_contrast() } else { theme };
        Self { still: look.reduced_motion, ..theme }
    }

    /// The same with all that can be told apart easily: all text at 7 : 1, lines and marks at 3 : 1.
    #[must_use]
    fn with_high_contrast(self) -> Self {
        let (paper, ink, quiet, line, accent, forbidden) = if self.dark {
            (
                Color32::BLACK,
                Color32::WHITE,
                rgb(0xD0_D0_D0),
                rgb(0x9A_9A_9A),
                rgb(0xFF_A0_84),
                rgb(0xFF_9C_C8),
            )
        } else {
            (
                Color32::WHITE,
                Color32::BLACK,
                rgb(0x3A_3A_3A),
                rgb(0x6E_6E_6E),
                rgb(0x8A_26_10),
                rgb(0x7A_00_44),
            )
        };
        // The warmth of old paper is what is chosen with it.
        let page = if self.page == Self::sepia().page { rgb(0xFF_FA_EC) } else { paper };
        Self {
            page,
            pane: page,
            hairline: line,
            ink,
            quiet,
            accent,
            term: accent,
            pale_term: line,
            pale_tick: line,
            forbidden,
            inset: page,
            handle: line,
            ..self
        }
    }

    /// egui's style in these colours.
    pub fn style(&self) -> Style {
        let mut style = Style { animation_time: if self.still { 0.0 } else { MOTION }, ..Style::default() };
        if self.still {
            style.scroll_animation = egui::style::ScrollAnimation::none();
        }
        style.visuals = self.visuals();
        let proportional = |size| FontId::new(size, FontFamily::Proportional);
        style.text_styles = [
            (TextStyle::Small, proportional(SMALL_TEXT)),
            (TextStyle::Body, proportional(UI_TEXT)),
            (TextStyle::Button, proportional(UI_TEXT)),
            (TextStyle::Heading, proportional(UI_TEXT + 3.0)),
            (TextStyle::Monospace, FontId::new(UI_TEXT, FontFamily::Monospace)),
        ]
        .into();
        let spacing = &mut style.spacing;
        spacing.item_spacing = Vec2::new(2.0 * STEP, STEP);
        spacing.button_padding = Vec2::new(2.0 * STEP, STEP);
        spacing.interact_size = Vec2::new(28.0, 28.0);
        spacing.menu_margin = Margin::same(6);
        spacing.menu_spacing = 2.0;
        spacing.scroll = egui::style::ScrollStyle::thin();
        style.interaction.tooltip_delay = 0.4;
        style.interaction.selectable_labels = false;
        style.url_in_tooltip = true;
        style
    }

    fn visuals(&self) -> Visuals {
        let mut visuals = if self.dark { Visuals::dark() } else { Visuals::light() };
        visuals.override_text_color = None;
        visuals.weak_text_color = Some(self.quiet);
        visuals.hyperlink_color = self.accent;
        visuals.faint_bg_color = self.pane;
        visuals.extreme_bg_color = self.page;
        visuals.text_edit_bg_color = Some(self.page);
        visuals.code_bg_color = self.inset;
        visuals.warn_fg_color = self.accent;
        visuals.error_fg_color = self.accent;
        visuals.window_fill = self.page;
        visuals.panel_fill = self.pane;
        visuals.window_stroke = Stroke::new(1.0, self.hairline);
        visuals.window_corner_radius = CornerRadius::same(RADIUS);
        visuals.menu_corner_radius = CornerRadius::same(RADIUS);
        let shadow = Shadow { offset: [0, 4], blur: 20, spread: 0, color: self.shadow };
        visuals.window_shadow = shadow;
        visuals.popup_shadow = shadow;
        visuals.selection.bg_fill = self.selection;
        visuals.selection.stroke = Stroke::new(1.0, self.ink);
        visuals.slider_trailing_fill = true;
        visuals.text_cursor.stroke = Stroke::new(2.0, self.accent);
        visuals.ime_composition.active_underline_stroke = Stroke::new(2.0, self.accent);
        visuals.ime_composition.inactive_underline_stroke = Stroke::new(1.0, self.quiet);
        // A blinking caret would draw the whole window twice a second for nothing.
        visuals.text_cursor.blink = false;
        visuals.disabled_alpha = 0.5;
        self.widget_visuals(&mut visuals);
        visuals
    }

    fn widget_visuals(&self, visuals: &mut Visuals) {
        let widgets = &mut visuals.widgets;
        for widget in [
            &mut widgets.noninteractive,
            &mut widgets.inactive,
            &mut widgets.hovered,
            &mut widgets.active,
            &mut widgets.open,
        ] {
            widget.corner_radius = CornerRadius::same(RADIUS);
            widget.expansion = 0.0;
            widget.bg_fill = self.hover;
            widget.weak_bg_fill = self.hover;
            widget.bg_stroke = Stroke::NONE;
            widget.fg_stroke = Stroke::new(1.0, self.ink);
        }
        widgets.noninteractive.bg_fill = self.pane;
        widgets.noninteractive.weak_bg_fill = self.pane;
        widgets.noninteractive.bg_stroke = Stroke::new(1.0, self.hairline);
        // A button has no ground of its own until it is pointed at.
        widgets.inactive.weak_bg_fill = Color32::TRANSPARENT;
        widgets.inactive.bg_stroke = Stroke::new(1.0, self.hairline);
        widgets.hovered.bg_stroke = Stroke::new(1.0, self.hairline);
        // What has the keyboard has a ring, which the screen draws.
        widgets.active.bg_stroke = Stroke::new(1.0, self.hairline);
        widgets.open.bg_stroke = Stroke::new(1.0, self.hairline);
    }
}

/// WCAG 2.2 contrast ratio of two opaque colours, 1 to 21.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color32) -> f32 {
    let [r, g, b, _] = egui::Rgba::from(color).to_array();
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests;
