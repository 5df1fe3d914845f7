//! Cost of a frame of the whole screen, without a window: `cargo bench --bench frame`.
//!
//! A frame is everything that the program does on the processor between the input and the triangles: the pass over
//! the screen and the tessellation. The articles are generated; every session begins with no glyph drawn.

use std::fs;
use std::path::Path;
use std::time::Instant;

use egui::{Event, Key, Modifiers};
use moyue::glossary::EntryId;
use moyue::reader::{Command, Document, FindCommand, Setting, TermOrder};
use moyue::search::SearchQuery;

mod session;
mod text;
mod times;

use session::{Frame, Session, WINDOW};
use text::{article, one_paragraph, tables_and_code, with_terms};
use times::{Spread, milliseconds};

const KILOBYTE: usize = 1_000;
const MEGABYTE: usize = 1_000_000;
/// Frames of scrolling that are measured.
const FRAMES: usize = 600;
const TERMS: usize = 10_000;
/// How often the glossary is put in each order.
const ROUNDS: usize = 25;

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the articles");
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("the article is written");
        path
    };
    // `cargo bench --bench frame -- glossary` measures the glossary alone.
    if std::env::args().any(|argument| argument == "glossary") {
        glossary_pane(&write("terms.txt", with_terms(TERMS)));
        return;
    }
    let small = write("small.txt", article(10 * KILOBYTE));
    // `cargo bench --bench frame tables` measures that part alone.
    if std::env::args().any(|part| part == "tables") {
        let base = scrolling("10 KB", &small, None);
        // It has as many glyphs as tables and code have.
        scrolling("1 MB", &write("middle.txt", article(MEGABYTE)), Some(&base));
        return tables(&write("tables.md", tables_and_code(MEGABYTE)), &base);
    }

    let middle = write("middle.txt", article(MEGABYTE));
    let large = write("large.txt", article(10 * MEGABYTE));
    let paragraph = write("paragraph.txt", one_paragraph(MEGABYTE));

    // First, while the heap is still as a fresh start leaves it.
    memory(&small, &large);

    println!("\nfrom the file to its text on the screen, the median of five");
    let book = write("book.txt", article(100 * MEGABYTE));
    let small_ms = first_text("10 KB", &small, None);
    for (name, path) in [("10 MB", &large), ("100 MB", &book)] {
        first_text(name, path, Some(small_ms));
    }

    println!("\nscrolling, {FRAMES} frames: a turn of the wheel and a page by turns, back and forth");
    let base = scrolling("10 KB", &small, None);
    for (name, path) in [("1 MB", &middle), ("10 MB", &large)] {
        scrolling(name, path, Some(&base));
    }

    println!("\nsingle frames, the worst of five");
    for (name, path) in [("10 KB", &small), ("1 MB", &middle), ("10 MB", &large)] {
        single_frames(name, path);
    }
    tables(&write("tables.md", tables_and_code(MEGABYTE)), &base);

    println!("\na paragraph of 1,000,000 characters");
    scrolling("one paragraph", &paragraph, Some(&base));
    single_frames("one paragraph", &paragraph);

    println!("\n{TERMS} terms, the worst frame of each");
    glossary_pane(&write("terms.txt", with_terms(TERMS)));
}

/// Prints the times of frames of an article that is half tables and code.
fn tables(path: &Path, base: &[Frame]) {
    println!("\ntables and code");
    scrolling("1 MB of tables and code", path, Some(base));
    single_frames("1 MB of tables and code", path);
}

/// Prints the times of frames in which the glossary changes: at every key, at another order, at turns of the wheel.
fn glossary_pane(path: &Path) {
    let mut session = Session::new();
    session.open(path);
    session.rest();
    assert_eq!(
        session.reader.document.as_ref().map_or(0, |document| document.shown.glossary.entries().len()),
        TERMS
    );
    session.press(Key::G, Modifiers::COMMAND);
    session.frame(Vec::new());
    for query in ["模型的", "data 12", "rengong", "yzd"] {
        let key = |letter: char| session.frame(vec![Event::Text(letter.to_string())]).total();
        let keys: Vec<f64> = query.chars().map(key).collect();
        let worst = keys.iter().copied().fold(0.0, f64::max);
        let still = session.frame(Vec::new()).total();
        println!("  typing {query:?}: {worst:.2} ms, at rest {still:.2} ms");
        session.press(Key::A, Modifiers::COMMAND);
        let all = session.press(Key::Backspace, Modifiers::NONE).total();
        println!("  and all of them again: {all:.2} ms");
    }
    let orders = [TermOrder::Name, TermOrder::Zhuyin, TermOrder::Uses, TermOrder::Article];
    let mut times = orders.map(|_| Vec::new());
    for _ in 0..ROUNDS {
        for (order, times) in orders.into_iter().zip(&mut times) {
            session.run(Command::Set(Setting::TermOrder(order)));
            times.push(session.frame(Vec::new()).total());
        }
    }
    for (order, times) in orders.into_iter().zip(times) {
        println!("  order {order:?}: {}", Spread::of(times.into_iter()));
    }
    session.rest_over(WINDOW.x - 100.0);
    let frames: Vec<Frame> = (0..FRAMES).map(|_| session.wheel(-3.0)).collect();
    println!("  scrolling: {}", Spread::of(frames.iter().map(Frame::total)));
}

/// Prints and returns how long it takes to read a file and to draw the first frame of its text, in ms; with a base,
/// also how many times longer.
fn first_text(name: &str, path: &Path, base: Option<f64>) -> f64 {
    let time = |_| {
        let mut session = Session::new();
        session.frame(Vec::new());
        let start = Instant::now();
        session.open(path);
        session.frame(Vec::new());
        milliseconds(start.elapsed())
    };
    let median = Spread::of((0..5).map(time)).median;
    let ratio = base.map(|base| format!(", {:.1} x", median / base)).unwrap_or_default();
    println!("  {name}: {median:.0} ms{ratio}");
    median
}

/// Prints what an article takes in memory next to its size in the file.
fn memory(small: &Path, large: &Path) {
    let mut session = Session::new();
    session.open(small);
    session.rest();
    let before = resident();
    session.open(large);
    session.rest();
    let after = resident();
    for _ in 0..FRAMES {
        session.scroll();
    }
    let scrolled = resident();
    let (Some(before), Some(after), Some(scrolled)) = (before, after, scrolled) else {
        println!("memory: this system does not tell");
        return;
    };
    let size = fs::metadata(large).map_or(0.0, |file| file.len() as f64);
    println!("memory with 10 KB open: {:.1} MB", before / 1e6);
    for (name, now) in [("with 10 MB open instead", after), ("after scrolling in it", scrolled)] {
        let more = now - before;
        println!(
            "memory {name}: {:.1} MB, {:.1} MB more, {:.2} x the text",
            now / 1e6,
            more / 1e6,
            more / size
        );
    }
}

/// Prints the times of frames of scrolling, and of the first frame.
fn scrolling(name: &str, path: &Path, base: Option<&[Frame]>) -> Vec<Frame> {
    let mut session = Session::new();
    let start = Instant::now();
    session.open(path);
    let opening = start.elapsed();
    let first = session.frame(Vec::new());
    session.rest();
    let frames: Vec<Frame> = (0..FRAMES).map(|_| session.scroll()).collect();
    println!("{name}: opened in {:.1} ms, first frame {:.2} ms", milliseconds(opening), first.total());
    let known: Vec<Frame> = frames.iter().filter(|frame| !frame.new_glyphs).copied().collect();
    let same_atlas: Vec<Frame> = frames.iter().filter(|frame| !frame.new_atlas).copied().collect();
    let kinds = [
        ("all frames", frames.as_slice()),
        ("without a new atlas", same_atlas.as_slice()),
        ("without a new glyph", known.as_slice()),
    ];
    for (kind, frames) in kinds {
        let total = Spread::of(frames.iter().map(Frame::total));
        let pass = Spread::of(frames.iter().map(|frame| milliseconds(frame.pass)));
        println!("  {kind:20} {total} ({} frames; the pass alone {pass})", frames.len());
    }
    if let Some(base) = base {
        let of = |frames: &[Frame]| Spread::of(frames.iter().map(Frame::total));
        let (this, base) = (of(&frames), of(base));
        let [median, late] = [this.median / base.median, this.late / base.late];
        println!("  against 10 KB: median {median:.2} x, 99th percentile {late:.2} x");
    }
    frames
}

/// Prints the times of frames that are not like the one before: jumps, another text size, a selected term.
fn single_frames(name: &str, path: &Path) {
    let mut session = Session::new();
    session.open(path);
    session.rest();
    let still = worst(|_| session.frame(Vec::new()));
    let end = worst(|_| {
        session.press(Key::Home, Modifiers::NONE);
        session.press(Key::End, Modifiers::NONE)
    });
    let near_the_end = worst(|_| session.wheel(2.0));
    let middle = worst(|turn| {
        session.run(Command::GoTo(session.middle(turn)));
        session.frame(Vec::new())
    });
    let size = worst(|turn| {
        session.run(Command::Set(Setting::TextSize(21.0 + turn as f32)));
        session.frame(Vec::new())
    });
    session.run(Command::SelectTerm(Some(EntryId::Article(0))));
    session.frame(Vec::new());
    let selected = worst(|_| session.frame(Vec::new()));
    let uses_of = |document: &Document| document.shown.occurrences.of(EntryId::Article(0)).len();
    let uses = session.reader.document.as_deref().map_or(0, uses_of);
    println!(
        "{name}: at rest {still:.2} ms, jump to the end {end:.2} ms, wheel there {near_the_end:.2} ms, \
         jump into the middle {middle:.2} ms, another text size {size:.2} ms, \
         with a term of {uses} uses selected {selected:.2} ms"
    );
    session.run(Command::SelectTerm(None));
    finding(name, session);
}

/// Prints the times of frames while the commonest character is looked for, and when all of it is found.
fn finding(name: &str, mut session: Session) {
    session.run(Command::Find(FindCommand::Open(None)));
    session.rest();
    let start = Instant::now();
    session.run(Command::Find(FindCommand::Look(SearchQuery::new("一"))));
    let (mut first, mut longest) = (None, 0.0_f64);
    while session.reader.find.is_searching() {
        longest = longest.max(session.frame(Vec::new()).total());
        if !session.reader.find.hits.is_empty() {
            first.get_or_insert_with(|| start.elapsed());
        }
    }
    let all = start.elapsed();
    let hits = session.reader.find.hits.len();
    let still = worst(|_| session.frame(Vec::new()));
    let step = worst(|_| session.press(Key::F3, Modifiers::NONE));
    println!(
        "{name}: {hits} hits, the first after {:.1} ms, all after {:.1} ms, worst frame meanwhile {longest:.2} ms, \
         at rest {still:.2} ms, step {step:.2} ms",
        milliseconds(first.unwrap_or_default()),
        milliseconds(all)
    );
}

/// The longest of five frames, in ms.
fn worst(mut frame: impl FnMut(usize) -> Frame) -> f64 {
    (0..5).map(|turn| frame(turn).total()).fold(0.0, f64::max)
}

/// The program's memory in RAM, in bytes, where the system tells.
fn resident() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024.0)
}
