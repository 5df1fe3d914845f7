//! What holds for every frame of a page.

#![cfg(feature = "gui")]

mod page_desk;

use std::collections::HashMap;
use std::fmt::Write as _;
use std::rc::Rc;

use egui::Color32;
use egui::epaint::TextOptions;
use egui::epaint::text::ViewportKey;
use moyue::article::Anchor;
use moyue::import::{Hint, import};
use moyue::page::{Inks, Logical, Move, PageFrame, PlacedUnit, TextLines, TextPosition, UnitLayout};
use moyue::reader::{self, Document, Jump, Origin, Revisions, ScrollTarget, Typography};
use page_desk::{Desk, INKS, listing};

fn long_text() -> String {
    let paragraph = "墨閱是讀文章的程式，中文、日文與韓文都排得像書一樣。Its lines are set by clreq.";
    let paragraphs: Vec<String> =
        (0..60).map(|number| format!("第{number}段：{}", paragraph.repeat(3))).collect();
    format!("# 題目\n\n## 一節\n\n{}\n\n## 末節\n\n完。\n", paragraphs.join("\n\n"))
}

const VIEW: Logical = Logical::new(640.0, 480.0);

#[test]
fn a_frame_is_the_same_whenever_it_is_asked_for() {
    let mut desk = Desk::new(&long_text(), VIEW);
    let moved = desk.frame(&[Move::By(777.0)]);
    assert_eq!(desk.frame(&[]), moved, "nothing has changed");
    let again = Desk::new(&long_text(), VIEW).frame(&[Move::By(777.0)]);
    assert_eq!(listing(&again), listing(&moved));
    assert_eq!((again.position, again.extent.above), (moved.position, moved.extent.above));
    assert_ne!(desk.frame(&[Move::By(1.0)]), moved);
}

#[test]
fn units_that_stay_in_view_are_not_set_again() {
    let mut desk = Desk::new(&long_text(), VIEW);
    let options = TextOptions::default();
    let same = |a: &PageFrame, b: &PageFrame| {
        let layouts = |frame: &PageFrame| -> HashMap<usize, Rc<UnitLayout>> {
            frame.units.iter().map(|unit| (unit.index, Rc::clone(&unit.layout))).collect()
        };
        let (a, b) = (layouts(a), layouts(b));
        let both = a.iter().filter_map(|(index, layout)| Some((layout, b.get(index)?)));
        both.map(|(a, b)| Rc::ptr_eq(a, b)).collect::<Vec<_>>()
    };
    desk.fonts.begin_pass(options, ViewportKey::default());
    let before = desk.frame(&[Move::By(777.0)]);
    desk.fonts.begin_pass(options, ViewportKey::default());
    let after = desk.frame(&[Move::By(30.0)]);
    let kept = same(&before, &after);
    assert!(kept.len() > 1 && kept.iter().all(|same| *same), "{kept:?}");
    desk.fonts.begin_pass(TextOptions { max_texture_side: 4_096, ..options }, ViewportKey::default());
    let again = desk.frame(&[]);
    assert!(same(&after, &again).iter().all(|same| !same), "the glyphs are drawn elsewhere");
    assert_eq!(listing(&again), listing(&after));
    desk.language = reader::Language::En;
    assert!(same(&again, &desk.frame(&[])).iter().all(|same| !same), "what the page says is in other words");
}

#[test]
fn a_frame_follows_what_it_is_set_for() {
    let mut desk = Desk::new(&long_text(), VIEW);
    let before = desk.frame(&[]);
    desk.byline = "1,234 字 · 約 3 分鐘";
    assert!(listing(&desk.frame(&[])).contains("1,234 字"), "the byline in another language");
    desk.byline = "byline";
    desk.inks = Inks { text: Color32::WHITE, quiet: Color32::LIGHT_GRAY, ..INKS };
    let dark = desk.frame(&[]);
    assert_eq!(listing(&dark), listing(&before), "in other colours everything stands where it stood");
    assert_ne!(dark, before);
    desk.inks = INKS;
    desk.pixels_per_point = 2.0;
    assert_eq!(desk.frame(&[]).position, before.position);
    desk.pixels_per_point = 1.0;
    assert_eq!(desk.frame(&[]), before);
}

#[test]
fn another_article_begins_at_its_beginning() {
    let mut desk = Desk::new(&long_text(), VIEW);
    desk.frame(&[Move::By(2_000.0)]);
    let imported =
        import("# 另一篇\n\n文。\n".as_bytes(), &Hint { name: "b.md", ..Hint::default() }).unwrap();
    desk.document = Document::new(Origin::File("/b.md".into()), imported);
    desk.revisions = Revisions { opened: 2, read: 2, shown: 2, terms: 2, pictures: 2 };
    let frame = desk.frame(&[]);
    assert_eq!((frame.position, frame.units[0].index), (Some(Anchor::default()), 0));
}

#[test]
fn a_page_begins_with_a_whole_line_and_repeats_one() {
    for height in (440_u16..520).step_by(5) {
        pages_follow_each_other(f32::from(height));
    }
}

fn pages_follow_each_other(height: f32) {
    let mut desk = Desk::new(&long_text(), Logical::new(640.0, height));
    let whole_lines = |frame: &PageFrame| whole_lines(frame, height);
    let end = desk.frame(&[Move::ToEnd]);
    let start = whole_lines(&desk.frame(&[Move::ToStart]));
    let mut before = start.clone();
    for onwards in [true; 12].into_iter().chain([false; 16]) {
        let page = desk.frame(&[Move::Page { onwards }]);
        let cut = page.units.first().and_then(|first| first.layout.line_cut_at(-first.at.block));
        assert!(
            cut.is_none() || page.position == end.position,
            "{height}: a line is cut that begins at {cut:?}"
        );
        let page = whole_lines(&page);
        let (first, second) = if onwards { (&before, &page) } else { (&page, &before) };
        assert!(first.contains(&second[0]), "{height}: no line is skipped");
        assert!(page != before || page == start || page == whole_lines(&end), "there is something new");
        before = page;
    }
    assert_eq!(before, start);
}

/// The lines that are wholly in view, each by its unit and its number there.
fn whole_lines(frame: &PageFrame, height: f32) -> Vec<(usize, usize)> {
    let of_unit = |unit: &PlacedUnit| {
        let (index, start) = (unit.index, unit.at.block);
        let rows = unit.layout.lines.iter().flat_map(|lines| {
            lines
                .galley
                .rows
                .iter()
                .map(|row| row.rect().translate(egui::vec2(0.0, start + lines.at.block)).y_range())
        });
        let rows: Vec<_> = rows.enumerate().collect();
        let whole = rows.into_iter().filter(|(_, row)| row.min > -1.5 && row.max < height + 1.5);
        whole.map(|(number, _)| (index, number)).collect::<Vec<_>>()
    };
    frame.units.iter().flat_map(of_unit).collect()
}

#[test]
fn a_place_is_gone_to() {
    let mut desk = Desk::new(&long_text(), VIEW);
    let jump = |anchor, to, number| Move::To(Jump { number, anchor, head: None, to });
    let at = Anchor::new(0, 30, 12);
    let top = desk.frame(&[jump(at, ScrollTarget::Top, 1)]);
    let position = top.position.expect("there is text");
    assert_eq!((position.section, position.block), (at.section, at.block), "it stands at the top");
    assert!(position.offset <= at.offset);
    let near = desk.frame(&[jump(at, ScrollTarget::InView, 2)]);
    assert!(near.units[0].index < top.units[0].index, "there is some text before it");
    assert_eq!(desk.frame(&[jump(at, ScrollTarget::InView, 3)]), near, "what is in view is not moved");
}

#[test]
fn a_headline_alone_has_a_frame() {
    let frame = Desk::new("# 題\n", VIEW).frame(&[Move::By(100.0), Move::ToEnd, Move::ToOffset(5.0)]);
    assert_eq!(frame.units.len(), 2, "the headline and the byline");
}

#[test]
fn units_stand_after_one_another_without_a_gap() {
    let mut desk = Desk::new(&long_text(), VIEW);
    for _ in 0..20 {
        let frame = desk.frame(&[Move::By(301.0)]);
        assert!(frame.units.first().is_some_and(|first| first.at.block <= 0.0));
        for pair in frame.units.windows(2) {
            let end = pair[0].at.block + pair[0].layout.block_size;
            assert!((pair[1].at.block - end).abs() <= 1.0, "{end} and then {}", pair[1].at.block);
            assert_eq!(pair[1].index, pair[0].index + 1);
        }
    }
}

#[test]
fn the_first_line_stays_when_the_view_becomes_narrow() {
    let mut desk = Desk::new(&long_text(), VIEW);
    let wide = desk.frame(&[Move::By(3_000.0)]);
    desk.view.inline = 400.0;
    let narrow = desk.frame(&[]);
    assert_ne!(wide.sheet.column, narrow.sheet.column);
    let (wide, narrow) = (wide.position.unwrap(), narrow.position.unwrap());
    assert_eq!((wide.section, wide.block), (narrow.section, narrow.block));
    assert!(
        narrow.offset <= wide.offset,
        "its line begins with {} or before: {}",
        wide.offset,
        narrow.offset
    );
    desk.settings.typography = Typography { justify: false, ..Typography::default() };
    assert_eq!(desk.frame(&[]).position, Some(narrow));
}

#[test]
fn the_end_is_the_end_and_the_beginning_the_beginning() {
    let mut desk = Desk::new(&long_text(), VIEW);
    let first = desk.frame(&[]);
    let end = desk.frame(&[Move::ToEnd]);
    assert!(listing(&end).contains("完。"), "{}", listing(&end));
    assert_eq!(desk.frame(&[Move::By(10_000.0)]).position, end.position);
    assert_eq!(listing(&desk.frame(&[Move::ToStart])), listing(&first));
}

#[test]
fn every_character_is_found_where_it_stands() {
    let mut desk = Desk::new("# 題\n\n天地玄黃，宇宙洪荒。日月 sun and moon 盈昃，辰宿列張。\n", VIEW);
    let frame = desk.frame(&[]);
    let passages = &desk.document.shown.passages;
    let texts = frame.lines().filter_map(|(at, lines)| Some((at, lines, lines.passage()?)));
    let mut found = 0;
    for (at, lines, passage) in texts {
        let text = &passages[passage].text;
        for (byte, c) in text.char_indices() {
            let rects = lines.rects(&passages[passage], &(byte..byte + c.len_utf8()));
            let [rect] = rects.as_slice() else { panic!("{c} is in one place: {rects:?}") };
            // A blank that ends a line has no room.
            if rect.size().inline < 2.0 {
                continue;
            }
            let before = Logical::new(rect.start.inline + 0.3 * rect.size().inline, rect.center().block);
            let position = frame.position_at(passages, at + before);
            assert_eq!(position, Some(TextPosition { passage, byte }), "{c} in {text}");
            found += 1;
        }
    }
    assert!(found > 30, "{found}");
}

#[test]
fn the_line_after_and_the_line_before_lead_to_one_another() {
    let mut desk = Desk::new(&long_text(), VIEW);
    let frame = desk.frame(&[]);
    let passages = &desk.document.shown.passages;
    let third = TextPosition { passage: 3, byte: 0 };
    let next = frame.adjacent_line(passages, third, None, true).expect("it is in view");
    assert_eq!(next.passage, 3);
    assert!(next.byte > 0);
    assert_eq!(frame.adjacent_line(passages, next, None, false), Some(third));
    assert_eq!(
        frame.adjacent_line(passages, TextPosition { passage: 60, byte: 0 }, None, true),
        None,
        "out of view"
    );
}

#[test]
fn lines_are_told_whose_they_are() {
    let frame = Desk::new("# 題\n\n文。\n", VIEW).frame(&[]);
    let of: Vec<_> = frame.lines().map(|(_, lines): (Logical, &TextLines)| lines.passage()).collect();
    assert_eq!(of, [Some(0), None, Some(1)], "the headline, the byline, the paragraph");
}

/// A table with a header and so many rows.
fn long_table(rows: usize) -> String {
    let mut text = "# 題\n\n前文。\n\n| 名 | 值 |\n|---|---|\n".to_owned();
    for row in 0..rows {
        let _ = writeln!(text, "| 條目{row} | {row} |");
    }
    text + "\n後文。\n"
}

/// The rows of a table that are wholly in view and under nothing else, by their units.
fn whole_rows(frame: &PageFrame) -> Vec<usize> {
    let is_whole = |unit: &&PlacedUnit| {
        let (start, end) = (unit.at.block, unit.at.block + unit.layout.block_size);
        unit.layout.wide.is_some() && start >= frame.covered() - 1.0 && end <= VIEW.block + 1.0
    };
    frame.units.iter().filter(is_whole).map(|unit| unit.index).collect()
}

#[test]
fn no_row_is_skipped_under_a_header_that_stays() {
    let mut desk = Desk::new(&long_table(120), VIEW);
    let mut before = whole_rows(&desk.frame(&[Move::ToStart]));
    let mut pinned = 0;
    for onwards in [true; 6].into_iter().chain([false; 6]) {
        let frame = desk.frame(&[Move::Page { onwards }]);
        let rows = whole_rows(&frame);
        pinned += usize::from(frame.pinned.is_some());
        let (first, second) = if onwards { (&before, &rows) } else { (&rows, &before) };
        let (Some(last), Some(next)) = (first.last(), second.first()) else { continue };
        assert!(*next <= last + 1, "rows between {last} and {next} are not seen");
        before = rows;
    }
    assert!(pinned > 8, "{pinned}");
}

#[test]
fn a_header_leaves_with_its_table() {
    let mut desk = Desk::new(&long_table(40), VIEW);
    desk.frame(&[Move::ToEnd]);
    for _ in 0..60 {
        let frame = desk.frame(&[Move::By(-20.0)]);
        let Some(pinned) = &frame.pinned else { continue };
        let last = frame.units.iter().rfind(|unit| unit.layout.wide == pinned.layout.wide);
        let last = last.expect("a header stays over its rows alone");
        assert!(frame.covered() <= last.at.block.max(0.0) + 1.0 || last.index < 42, "it covers the last row");
    }
}

#[test]
fn what_is_gone_to_in_a_table_is_under_nothing() {
    let mut desk = Desk::new(&long_table(120), VIEW);
    let passages = std::sync::Arc::clone(&desk.document.shown.passages);
    let cell = passages.iter().position(|passage| passage.text == "條目77").unwrap();
    for to in [ScrollTarget::Top, ScrollTarget::InView] {
        desk.frame(&[Move::ToEnd]);
        let jump = Jump { number: 1, anchor: passages[cell].anchor, head: None, to };
        let frame = desk.frame(&[Move::To(jump)]);
        let place = frame.cursor(&passages, TextPosition { passage: cell, byte: 0 }.into()).unwrap();
        assert!(place.start.block >= frame.covered() - 1.0 && place.end.block < VIEW.block, "{place:?}");
    }
}

#[test]
fn columns_are_as_wide_as_what_is_in_them() {
    let text = "# 題\n\n| 名 | 數 | 說明 |\n|---|---|---|\n| 甲 | 1,024 | 一段長得多的說明，要佔去大部分的地方，並且折成好幾行，因為這裡沒有那麼寬的欄可以放得下它。 |\n\
        | 乙 | 7 | 短。 |\n";
    let mut desk = Desk::new(text, VIEW);
    let frame = desk.frame(&[]);
    let rows: Vec<&PlacedUnit> = frame.units.iter().filter(|unit| unit.layout.wide.is_some()).collect();
    let last = &rows[2].layout.lines;
    let starts: Vec<f32> = last.iter().map(|lines| lines.at.inline).collect();
    assert!(starts[1] - starts[0] < 4.0 * 20.0, "a narrow column stays narrow: {starts:?}");
    let ends = |row: usize| {
        let lines = &rows[row].layout.lines[1];
        let line = lines.last_line().unwrap();
        line.end.inline
    };
    assert!((ends(1) - ends(2)).abs() < 1.0, "figures end at one line");
    assert_eq!(rows[1].layout.lines[0].galley.rows.len(), 1);
    assert!(rows[1].layout.lines[2].galley.rows.len() > 1);
}

#[test]
fn the_source_of_a_quotation_stands_at_the_end_of_its_line() {
    let mut desk = Desk::new("# 題\n\n> 人生若只如初見。\n>\n> ——納蘭性德\n\n——不是引文。\n", VIEW);
    let frame = desk.frame(&[]);
    let end = |text: &str| {
        let (_, lines) = frame.lines().find(|(_, lines)| lines.galley.text() == text).unwrap();
        (lines.last_line().unwrap().end.inline, lines.last_line().unwrap().start.inline)
    };
    assert!((end("——納蘭性德").0 - frame.sheet.column).abs() < 2.0, "{:?}", end("——納蘭性德"));
    assert!(end("——不是引文。").1 < 50.0);
}

#[test]
fn the_ways_back_from_a_note_stay_in_the_column() {
    let mut below = 0;
    for length in 20..60 {
        let note = "註".repeat(length);
        let mut desk = Desk::new(&format!("# 題\n\n文[^1]，又[^1]。\n\n[^1]: {note}。\n"), VIEW);
        let frame = desk.frame(&[Move::ToEnd]);
        let column = frame.sheet.column;
        for unit in frame.units.iter().filter(|unit| !unit.layout.trailing.is_empty()) {
            let lines = unit.layout.lines[0].last_line().unwrap();
            for trailing in &unit.layout.trailing {
                assert!(
                    trailing.rect.end.inline <= column + 0.5,
                    "{length}: {:?} of {column}",
                    trailing.rect
                );
                assert!(trailing.rect.end.block <= unit.layout.block_size, "{length}");
                below += usize::from(trailing.rect.start.block > lines.end.block - 10.0);
            }
        }
    }
    assert!(below > 0, "some stand below");
}

#[test]
fn formulas_stand_in_their_lines() {
    let text = |formula: &str| format!("# 題\n\n設 {formula} 為數。\n");
    let unit = |text: &str| {
        let frame = Desk::new(text, VIEW).frame(&[]);
        frame.units.last().map(|unit| Rc::clone(&unit.layout)).unwrap()
    };
    let plain = unit(&text("x2"));
    for formula in ["$x^2$", "$E=mc^2$", "$a_i$", r"$\alpha$"] {
        assert_eq!(unit(&text(formula)).block_size, plain.block_size, "{formula}: lines stay where they are");
    }
    let tall = unit(&text(r"$\begin{pmatrix}a\\b\\c\end{pmatrix}$"));
    assert!(tall.block_size > plain.block_size + 10.0);
    let (formula, lines) = (&tall.formulas[0], &tall.lines[0]);
    assert!(formula.rect.start.block >= lines.rect().start.block);
    assert!(formula.rect.end.block <= lines.rect().end.block);

    let column = Desk::new(&text(""), VIEW).frame(&[]).sheet.column;
    let display = unit("# 題\n\n$$x=y$$\n");
    let rect = display.formulas[0].rect;
    assert!((rect.center().inline - column / 2.0).abs() < 2.0, "{rect:?}");
    let wide = unit(&format!("# 題\n\n$$x{}$$\n", "+x".repeat(100)));
    assert!(wide.wide.is_some_and(|wide| wide.is_hidden_in_part()));
    let long = unit(&format!("# 題\n\n設 $x{}$ 為數。\n", "+x".repeat(100)));
    assert!(long.lines[0].galley.rows.len() > 2 && long.wide.is_none(), "it breaks between its parts");
    assert!(long.formulas.iter().all(|part| part.rect.end.inline <= column + 1.0));
    let within = Desk::new("# 題\n\n設\n$$x=y$$\n其中。\n", VIEW).frame(&[]);
    assert_eq!(
        within.units.iter().filter(|unit| !unit.layout.lines.is_empty()).count(),
        5,
        "with title and byline"
    );
}
