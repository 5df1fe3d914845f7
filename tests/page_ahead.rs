//! How much of a page is set for a frame while it is scrolled.

#![cfg(feature = "gui")]

mod page_desk;

use std::fmt::Write as _;

use egui::epaint::TextOptions;
use egui::epaint::text::ViewportKey;
use moyue::page::{Logical, Move};
use page_desk::{Desk, listing};

const VIEW: Logical = Logical::new(640.0, 480.0);
/// What a frame sets ahead, characters.
const AHEAD: usize = 900;

/// Paragraphs, tables and code by turns.
fn tables_and_code() -> String {
    let mut text = "# 題目\n".to_owned();
    for part in 0..12 {
        writeln!(text, "\n{}\n", "墨閱是讀文章的程式，排得像書一樣。".repeat(8)).unwrap();
        text += "| 名稱 | 數 | 說明 | 年 |\n|---|---:|---|---|\n";
        for row in 0..20 {
            let words = "寫在竹簡上的字".repeat(1 + (row * 7 + part) % 9);
            writeln!(text, "| 條目{row} | {} | {words} | 20{row:02} |", row * 37).unwrap();
        }
        text += "\n```rust\n";
        for line in 0..20 {
            writeln!(
                text,
                "    let line_{line} = words.iter().map(|word| word.len() + {line}).sum::<usize>();"
            )
            .unwrap();
        }
        text += "```\n";
    }
    text
}

/// The most characters that are set for one of many frames, each so many pt further on.
fn most_set(text: &str, step: f32) -> usize {
    let mut desk = Desk::new(text, VIEW);
    desk.frame(&[]);
    let frames = (0..200).map(|_| {
        desk.fonts.begin_pass(TextOptions::default(), ViewportKey::default());
        desk.frame(&[Move::By(step)]);
        desk.page.newly_set()
    });
    frames.max().unwrap_or_default()
}

#[test]
fn no_frame_sets_much_while_tables_and_code_are_scrolled() {
    for step in [20.0, 60.0] {
        let most = most_set(&tables_and_code(), step);
        assert!(most > 0);
        // A block is measured in a frame that sets nothing besides.
        assert!(most <= AHEAD + 400, "{step}: {most} characters");
    }
}

#[test]
fn a_table_with_many_long_cells_is_measured_in_part() {
    let cell = "寫在竹簡上的字與刻在石頭上的字".repeat(12);
    let row = format!("|{}\n", format!("{cell}|").repeat(20));
    let text = format!("前\n\n|{}\n|{}\n{}", "名|".repeat(20), "---|".repeat(20), row.repeat(6));
    let mut desk = Desk::new(&text, VIEW);
    let in_view = desk.frame(&[]).units.len();
    let row = 20 * cell.chars().count();
    // All cells that may be the widest would be five rows more.
    let measured = desk.page.newly_set().saturating_sub(in_view * row);
    assert!(measured < 3 * row, "{measured}");
}

#[test]
fn what_is_set_ahead_is_set_as_it_would_be_in_view() {
    let text = tables_and_code();
    let mut desk = Desk::new(&text, VIEW);
    for _ in 0..40 {
        desk.frame(&[Move::By(50.0)]);
    }
    let by_steps = listing(&desk.frame(&[]));
    assert_eq!(listing(&Desk::new(&text, VIEW).frame(&[Move::By(2_000.0)])), by_steps);
}
