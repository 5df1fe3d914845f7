use std::ops::Range;

use egui::Color32;
use egui::epaint::TextOptions;
use egui::epaint::text::{Fonts, ViewportKey};

use super::*;
use crate::article::{Span, Style};
use crate::page::fonts::{self, Face, Typeface};
use crate::page::ink::TokenInks;
use crate::reader;
use crate::typeset::WritingSystem;

fn style() -> TextStyle {
    let color = Color32::BLACK;
    let inks = Inks {
        text: color,
        quiet: color,
        accent: color,
        hairline: color,
        inset: color,
        code: color,
        tokens: TokenInks::plain(color),
    };
    TextStyle {
        conventions: Conventions {
            face: Typeface::of("zh-Hant", Face::Taiwan),
            writing_system: WritingSystem::ZhHant,
        },
        typography: Typography::default(),
        is_running: false,
        inks,
        size: 13.0,
        cut: Cut::Regular,
        ink: Ink::Text,
        leading: 1.5,
        balance: false,
    }
}

fn fonts() -> Fonts {
    Fonts::new(TextOptions::default(), fonts::definitions(reader::Language::ZhHant))
}

fn styled(text: &str, range: Range<usize>, style: Style) -> Passage {
    let mut passage = Passage::plain(text);
    passage.spans = [Span { range, style }].into();
    passage
}

#[test]
fn a_text_that_is_cut_loses_no_line_whatever_it_is_cut_in() {
    let mut fonts = fonts();
    let text = "機器學習 machine learning is a part of the field, 而且很重要,所以要學。";
    let passage = styled(text, 12..52, Style { strong: true, ..Style::default() });
    for width in 60..400 {
        let mut texts = Texts::default();
        let room = TextRoom { width: width as f32, lines: 2 };
        let unit = texts.set(&mut fonts.with_pixels_per_point(1.0), &style(), &passage, room);
        let lines = &unit.lines[0];
        let glyphs: Vec<usize> = lines.galley.rows.iter().map(|row| row.glyphs.len()).collect();
        assert!(glyphs.len() <= 2 && !glyphs.contains(&0), "{width}: {glyphs:?}");
        let shown = text.get(lines.range.clone()).unwrap().chars().count();
        let ellipsis = usize::from(lines.range.end < text.len());
        assert_eq!(glyphs.iter().sum::<usize>(), shown + ellipsis, "{width}");
        let drawn: usize = lines.galley.rows.iter().map(|row| row.visuals.mesh.vertices.len()).sum();
        let seen = lines.galley.rows.iter().flat_map(|row| &row.glyphs);
        let seen = seen.filter(|glyph| !glyph.uv_rect.is_nothing()).count();
        assert_eq!(drawn, 4 * seen, "{width}: what is cut away is not drawn either");
    }
}

#[test]
fn balanced_lines_are_about_as_long_as_each_other_and_those_that_are_cut_fill_their_room() {
    let mut fonts = fonts();
    let mut fonts = fonts.with_pixels_per_point(1.0);
    let balanced = TextStyle { balance: true, ..style() };
    let mut set = |style: &TextStyle, text: &str| {
        let room = TextRoom { width: 200.0, lines: 2 };
        let unit = Texts::default().set(&mut fonts, style, &Passage::plain(text), room);
        let lines = &unit.lines[0];
        let widths: Vec<f32> = lines.galley.rows.iter().map(|row| row.size.x).collect();
        (widths, lines.range.end)
    };
    let text = "羊駝退場，酪梨登場：一百億的大轉彎";
    let (plain, _) = set(&style(), text);
    let (even, shown) = set(&balanced, text);
    assert!(plain[0] - plain[1] > 100.0, "{plain:?}");
    assert!((even[0] - even[1]).abs() < 70.0, "{even:?}");
    assert_eq!(shown, text.len());
    let (widths, shown) = set(&balanced, &text.repeat(3));
    assert!(shown < text.len() * 3 && widths.len() == 2, "{widths:?}");
    assert!(widths.iter().all(|width| *width > 140.0), "what is cut fills its lines: {widths:?}");
}

#[test]
fn texts_that_differ_in_style_alone_are_told_apart() {
    let mut fonts = fonts();
    let mut fonts = fonts.with_pixels_per_point(1.0);
    let mut texts = Texts::default();
    let mut width = |style_of: Style| {
        let passage = styled("他說a,b,c好", 6..11, style_of);
        let unit = texts.set(&mut fonts, &style(), &passage, TextRoom::wide(400.0));
        unit.lines[0].rect().end.inline
    };
    let plain = width(Style::default());
    let code = width(Style { code: true, ..Style::default() });
    let read =
        width(Style { ruby: Some("ㄅㄆㄇㄈㄉㄊㄋㄌㄍㄎㄏㄐㄑㄒ".into()), ..Style::default() });
    assert!(plain != code && plain < read, "{plain} {code} {read}");
    assert_eq!(width(Style::default()), plain);
}

#[test]
fn a_text_that_stays_is_not_set_again() {
    let mut fonts = fonts();
    let mut texts = Texts::default();
    let options = TextOptions::default();
    let passage = Passage::plain("天地玄黃，宇宙洪荒。");
    let mut set = |options: TextOptions, room| {
        fonts.begin_pass(options, ViewportKey::default());
        let layout = texts.set(&mut fonts.with_pixels_per_point(1.0), &style(), &passage, room);
        texts.sweep();
        layout
    };
    let room = TextRoom { width: 60.0, lines: 2 };
    let first = set(options, room);
    assert!(Rc::ptr_eq(&first, &set(options, room)));
    let narrow = set(options, TextRoom { width: 40.0, ..room });
    assert!(narrow != first);
    assert!(Rc::ptr_eq(&first, &set(options, room)), "it was off the screen for a frame");
    let elsewhere = set(TextOptions { max_texture_side: 4_096, ..options }, room);
    assert!(!Rc::ptr_eq(&first, &elsewhere), "the glyphs are drawn elsewhere");
}

#[test]
fn texts_that_were_off_the_screen_longest_are_forgotten_when_there_are_many() {
    let mut fonts = fonts();
    let mut fonts = fonts.with_pixels_per_point(1.0);
    let mut texts = Texts::default();
    let mut set = |text: &str| {
        let layout = texts.set(&mut fonts, &style(), &Passage::plain(text), TextRoom::wide(400.0));
        texts.sweep();
        layout
    };
    let many = |number: usize| number.to_string() + &"天地玄黃".repeat(MOST_KEPT / 12 / 10);
    let first = set(&many(0));
    assert!(Rc::ptr_eq(&first, &set(&many(0))));
    let last = (1..12).map(|number| set(&many(number))).last().unwrap();
    assert!(Rc::ptr_eq(&last, &set(&many(11))));
    assert!(!Rc::ptr_eq(&first, &set(&many(0))));
}
