//! Speed of opening long plain texts: the import of books, cut lines and Aozora Bunko's notation, shapes that tempt a
//! parser to go back, and what opening a book takes of time and memory by parts.
//!
//! `cargo bench --bench plain --no-default-features`

use std::fs;
use std::hint::black_box;
use std::time::{Duration, Instant};

use moyue::import::{Hint, Options, import, import_with};
use moyue::reader::{Document, Origin};

const MEGABYTE: usize = 1_000_000;

fn main() {
    // First, so that no memory of what was read before is used again.
    for megabytes in [10, 100] {
        open(&format!("{megabytes} MB of a book, opened"), book(megabytes * MEGABYTE));
        open(&format!("{megabytes} MB in one line, opened"), "字".repeat(megabytes * MEGABYTE / 3));
    }
    let small = measure("1 MB of a book", &book(MEGABYTE));
    let large = measure("10 MB of a book", &book(10 * MEGABYTE));
    println!("time for a megabyte, 10 MB against 1 MB: {:.2}", large / small);
    measure("10 MB of cut lines", &cut(10 * MEGABYTE));
    measure("10 MB of readings and notes", &noted(10 * MEGABYTE));
    measure("100,000 chapters", &chapters(100_000));
    measure("100,000 opening notes", &format!("改［＃改ページ］{}", "［＃".repeat(100_000)));
    measure("100,000 opening readings", &format!("改［＃改ページ］{}", "｜字《".repeat(100_000)));
}

/// Prints the best of five runs and returns its seconds for a megabyte.
fn measure(name: &str, text: &str) -> f64 {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        let article = import(black_box(text.as_bytes()), &Hint { name: "bench.txt", ..Hint::default() });
        let time = start.elapsed();
        black_box(article).expect("the text is readable");
        time
    });
    let best = times.min().unwrap_or(Duration::ZERO).as_secs_f64();
    let megabytes = text.len() as f64 / MEGABYTE as f64;
    println!("{name:30} {:8.1} ms {:8.0} MB/s", best * 1e3, megabytes / best);
    best / megabytes
}

/// Prints how long each part of opening takes, and on Linux the most memory that it takes besides the file itself.
fn open(name: &str, text: String) {
    let bytes = text.len();
    let bytes_of_file = text.into_bytes();
    let before = peak(true);
    let start = Instant::now();
    let hint = Hint { name: "bench.txt", ..Hint::default() };
    let imported = import_with(bytes_of_file, &hint, Options::default()).expect("the text is readable");
    let import_time = start.elapsed();
    let after_import = peak(false);
    let start = Instant::now();
    let document = Document::new(Origin::File("bench.txt".into()), imported);
    let document_time = start.elapsed();
    let memory = |now: Option<usize>| {
        let taken = now.zip(before).map(|(now, before)| now.saturating_sub(before) + bytes);
        taken.map_or("?".to_owned(), |taken| format!("{:.1}", taken as f64 / bytes as f64))
    };
    let (import_ms, document_ms) = (import_time.as_secs_f64() * 1e3, document_time.as_secs_f64() * 1e3);
    let (first, second) = (memory(after_import), memory(peak(false)));
    println!(
        "{name}: import {import_ms:.0} ms, document {document_ms:.0} ms, {} passages",
        document.shown.passages.len()
    );
    println!("  most memory, in lengths of the file: {first} after the import, {second} at the end");
}

/// The most bytes that the process has held since the last `restart`, as Linux counts them.
fn peak(restart: bool) -> Option<usize> {
    if restart {
        fs::write("/proc/self/clear_refs", "5").ok()?;
    }
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<usize>().ok().map(|kilobytes| kilobytes * 1024)
}

fn chapters(count: usize) -> String {
    (1..=count).fold("書\n".to_owned(), |text, number| text + &format!("第{number}章 雨\n"))
}

/// A book of chapters of sixty paragraphs.
fn book(bytes: usize) -> String {
    let line = "\u{3000}\u{3000}雨從早上一直下到晚上，街上沒有什麼人；只有圖書館的燈還亮著。";
    let chapter = format!("{line}\n").repeat(60);
    let count = bytes / chapter.len();
    (1..=count)
        .fold("雨夜書\n".to_owned(), |text, number| text + &format!("第{number}章 雨\n\n{chapter}\n"))
}

fn cut(bytes: usize) -> String {
    let line = "雨從早上一直下到晚上街上沒有什麼人，只有圖書館的燈還亮著直到天明\n";
    filled("雨夜書\n\n", &format!("{}\n", line.repeat(20)), bytes)
}

fn noted(bytes: usize) -> String {
    let line =
        "　雨の日の図書館《としょかん》で、彼はたしかに［＃「たしかに」に傍点］｜青い本《ほん》を見た。\n";
    filled("雨の図書館\n港川灯\n\n", line, bytes)
}

fn filled(head: &str, part: &str, bytes: usize) -> String {
    head.to_owned() + &part.repeat(bytes / part.len())
}
