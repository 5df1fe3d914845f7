//! Speed of the import of plain text and Markdown: 1 MB and 10 MB of an article, and shapes that tempt a parser to go
//! back; and of the conversion of 10 MB, with what its dictionaries cost the first time.
//!
//! `cargo bench --bench import --no-default-features`

use std::hint::black_box;
use std::time::{Duration, Instant};

use moyue::import::{Hint, import};
use moyue::text::convert::{Conversion, Converter, Form, Words};

const MEGABYTE: usize = 1_000_000;

fn main() {
    let small = measure("1 MB of an article", &article(MEGABYTE));
    let large = measure("10 MB of an article", &article(10 * MEGABYTE));
    println!("time for a megabyte, 10 MB against 1 MB: {:.2}", large / small);
    measure("10 MB of glossary", &glossary(10 * MEGABYTE));
    measure("10 MB of references", &references(10 * MEGABYTE));
    measure("a single line of 10 MB", &"字".repeat(10 * MEGABYTE / 3));
    measure("100,000 opening brackets", &"[".repeat(100_000));
    measure("10,000 bracketed lines", &"[甲]\n".repeat(10_000));
    measure("100,000 bracketed lines", &"[甲]\n".repeat(100_000));
    measure("1,000,000 blank lines", &format!("題{}文", "\n".repeat(1_000_000)));
    measure("1,000,000 breaks", &"<br>".repeat(1_000_000));
    measure("10 MB of half an entity", &"&#".repeat(5 * MEGABYTE));
    convert("10 MB to Simplified", Form::Traditional, Conversion::Mainland);
    convert("10 MB to Taiwan's forms", Form::Mainland, Conversion::Taiwan);
    markdown();
}

/// Prints the time of reading the dictionaries, and the best of three conversions of paragraphs.
fn convert(name: &str, from: Form, to: Conversion) {
    let start = Instant::now();
    let converter = Converter::new(from, to, Words::Replaced).expect("the forms differ");
    let read = start.elapsed().as_secs_f64();
    let paragraph = match from {
        Form::Mainland => "雨下了一整天，图书馆里的人比平常多；计算机前面坐着三个头发花白的读者。",
        _ => "雨下了一整天，圖書館裡的人比平常多；電腦前面坐著三個頭髮花白的讀者。",
    };
    let paragraph = paragraph.repeat(4);
    let count = 10 * MEGABYTE / paragraph.len();
    let times = (0..3).map(|_| {
        let start = Instant::now();
        (0..count).for_each(|_| drop(black_box(converter.convert(black_box(&paragraph)))));
        start.elapsed()
    });
    let best = times.min().unwrap_or(Duration::ZERO).as_secs_f64();
    let speed = (count * paragraph.len()) as f64 / MEGABYTE as f64 / best;
    println!("{name:30} {:8.1} ms {speed:8.0} MB/s, dictionaries {:.0} ms", best * 1e3, read * 1e3);
}

fn markdown() {
    let measure = |name: &str, text: &str| measure_as("bench.md", &format!("Markdown: {name}"), text);
    let small = measure("1 MB of an article", &markdown_article(MEGABYTE));
    let large = measure("10 MB of an article", &markdown_article(10 * MEGABYTE));
    println!("time for a megabyte, 10 MB against 1 MB: {:.2}", large / small);
    for (name, part) in
        [("brackets", "["), ("quotes", ">"), ("stars", "*甲 "), ("tags", "<a"), ("ruby", "<ruby>漢<rt>")]
    {
        let small = measure(&format!("20,000 {name}"), &part.repeat(20_000));
        let large = measure(&format!("100,000 {name}"), &part.repeat(100_000));
        println!("time for a megabyte, 100,000 against 20,000: {:.2}", large / small);
    }
    measure("100,000 strikes", &"~~甲".repeat(100_000));
    measure("100,000 lists", &"- ".repeat(100_000));
    measure("10,000 definitions in one", &"甲\n\n: ".repeat(10_000));
    measure("20,000 nested links", &("[".repeat(20_000) + "甲" + &"](a)".repeat(20_000)));
}

/// Prints the best of five runs and returns its seconds for a megabyte.
fn measure(name: &str, text: &str) -> f64 {
    measure_as("bench.txt", name, text)
}

fn measure_as(file: &str, name: &str, text: &str) -> f64 {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        let article = import(black_box(text.as_bytes()), &Hint { name: file });
        let time = start.elapsed();
        black_box(article).expect("the text is readable");
        time
    });
    let best = times.min().unwrap_or(Duration::ZERO).as_secs_f64();
    let megabytes = text.len() as f64 / MEGABYTE as f64;
    println!("{name:30} {:8.1} ms {:8.0} MB/s", best * 1e3, megabytes / best);
    best / megabytes
}

fn article(bytes: usize) -> String {
    let paragraph = "雨下了一整天，圖書館裡的人比平常多；A reader closed the book &amp; listened。".repeat(4);
    let sections =
        ["社論", "今後的展望", "編者註"].map(|name| format!("\n【{name}】\n\n{paragraph}\n\n{paragraph}\n"));
    filled("雨天的圖書館 雨天的圖書館\n", &sections.concat(), bytes)
}

fn markdown_article(bytes: usize) -> String {
    let paragraph =
        "雨下了**一整天**，圖書館裡的人\n比平常多；A reader closed [the book](#傘) &amp; `read`。".repeat(4);
    let sections =
        ["社論", "今後的展望", "編者註"].map(|name| format!("\n## {name}\n\n{paragraph}\n\n- {paragraph}\n"));
    filled("# 雨天的圖書館\n", &sections.concat(), bytes)
}

fn glossary(bytes: usize) -> String {
    let entries = "傘(雨傘)<br>遮雨的用具，也能遮陽。\n\n雨\n從雲裡落下的水。\n\n霧 — 貼著地面的雲。\n\n";
    filled("雨天的圖書館\n[術語]\n", entries, bytes)
}

fn references(bytes: usize) -> String {
    let entries = "氣象署 (外部)\n每天的天氣。\n\n[城市日報](https://example.com/rain)\n說明。\n\n";
    filled("雨天的圖書館\n[參考連結]\n", entries, bytes)
}

fn filled(head: &str, part: &str, bytes: usize) -> String {
    head.to_owned() + &part.repeat(bytes / part.len())
}
