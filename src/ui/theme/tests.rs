use super::*;

/// Every theme that there is, as it is and with more contrast.
fn all() -> impl Iterator<Item = Theme> {
    let choices = [ThemeChoice::Light, ThemeChoice::Sepia, ThemeChoice::Dark];
    choices.into_iter().flat_map(|choice| {
        [false, true]
            .map(|high_contrast| Theme::of(choice, SystemLook { high_contrast, ..SystemLook::default() }))
    })
}

#[test]
fn every_palette_is_legible() {
    for palette in all() {
        assert!(contrast(palette.ink, palette.page) >= 7.0, "{palette:?}");
        let grounds = [palette.hit, palette.current_hit, palette.selection, palette.inset, palette.hover];
        for ground in grounds {
            assert!(contrast(palette.ink, ground) >= 4.5, "{palette:?} on {ground:?}");
        }
        for text in [palette.quiet, palette.accent, palette.forbidden] {
            for ground in [palette.page, palette.pane, palette.inset] {
                let found = contrast(text, ground);
                assert!(found >= 4.5, "{text:?} on {ground:?} is {found}");
            }
        }
    }
}

#[test]
fn code_is_legible_in_all_of_its_colours() {
    for palette in [Theme::light(), Theme::sepia(), Theme::dark()] {
        let TokenInks { keyword, text, value, name, comment } = palette.tokens;
        let grounds = [palette.selection, palette.hit, palette.current_hit].map(|ground| (ground, 3.0));
        for token in [keyword, text, value, name] {
            for (ground, least) in grounds {
                let found = contrast(token, ground);
                assert!(found >= least, "{token:?} on {ground:?} is {found}");
            }
        }
        for token in [keyword, text, value, name, comment] {
            let found = contrast(token, palette.inset).min(contrast(token, palette.page));
            assert!(found >= 4.5, "{token:?} is {found}");
        }
    }
}

#[test]
fn the_ring_around_what_has_the_keyboard_is_seen_on_every_ground() {
    // WCAG 2.2, 1.4.11 and 2.4.13.
    for palette in all() {
        let grounds = [palette.page, palette.pane, palette.inset, palette.hover, palette.selection];
        for ground in grounds {
            let found = contrast(palette.accent, ground);
            assert!(found >= 3.0, "{:?} on {ground:?} is {found}", palette.accent);
        }
    }
}

#[test]
fn with_high_contrast_all_text_is_as_legible_as_can_be_and_every_line_is_seen() {
    for choice in [ThemeChoice::Light, ThemeChoice::Sepia, ThemeChoice::Dark] {
        let palette = Theme::of(choice, SystemLook { high_contrast: true, ..SystemLook::default() });
        for text in [palette.ink, palette.quiet, palette.accent, palette.forbidden] {
            assert!(contrast(text, palette.page) >= 7.0, "{text:?} in {palette:?}");
        }
        for line in [palette.hairline, palette.term, palette.pale_term, palette.handle] {
            assert!(contrast(line, palette.page) >= 3.0, "{line:?} in {palette:?}");
        }
        let plain = Theme::of(choice, SystemLook::default());
        assert!(contrast(palette.quiet, palette.page) > contrast(plain.quiet, plain.page));
        assert_eq!(palette.dark, plain.dark);
    }
}

#[test]
fn nothing_moves_when_the_system_wants_none() {
    let still = SystemLook { reduced_motion: true, ..SystemLook::default() };
    let style = |look| Theme::of(ThemeChoice::System, look).style();
    assert!(style(still).animation_time == 0.0 && style(SystemLook::default()).animation_time <= 0.15);
    assert_eq!(style(still).scroll_animation, egui::style::ScrollAnimation::none());
}

#[test]
fn a_pale_line_is_seen_and_clearly_quieter() {
    for theme in [Theme::light(), Theme::sepia(), Theme::dark()] {
        let on_page = |line: Color32| contrast(theme.page.blend(line), theme.page);
        let (line, pale) = (on_page(theme.term), on_page(theme.pale_term));
        assert!(pale >= 1.35, "{pale} in {theme:?}");
        assert!(line >= 1.25 * pale, "{line} and {pale} in {theme:?}");
    }
}

#[test]
fn nothing_keeps_the_blue_of_the_toolkit() {
    for theme in all() {
        let visuals = theme.visuals();
        let mut colors = vec![
            visuals.selection.bg_fill,
            visuals.selection.stroke.color,
            visuals.hyperlink_color,
            visuals.text_cursor.stroke.color,
            visuals.ime_composition.active_underline_stroke.color,
            visuals.ime_composition.inactive_underline_stroke.color,
            theme.handle,
        ];
        let widgets = &visuals.widgets;
        for widget in
            [widgets.noninteractive, widgets.inactive, widgets.hovered, widgets.active, widgets.open]
        {
            let strokes = [widget.bg_stroke.color, widget.fg_stroke.color];
            colors.extend([widget.bg_fill, widget.weak_bg_fill].into_iter().chain(strokes));
        }
        for color in colors {
            let blue = i32::from(color.b()) - i32::from(color.r());
            assert!(blue < 16, "{color:?} in {theme:?}");
        }
    }
}

#[test]
fn black_on_white_has_the_greatest_contrast() {
    assert!((contrast(Color32::BLACK, Color32::WHITE) - 21.0).abs() < 0.01);
}
