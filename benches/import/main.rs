//! Speed of every importer, in milliseconds for a megabyte: articles as plain text, Markdown, web pages, web pages in
//! one file and JSON, glossaries as tables, of `StarDict` and for Yomitan; of shapes that tempt a parser to go back;
//! and of the conversion of 10 MB, with what its dictionaries cost the first time.
//!
//! One article in every format is measured first (`formats`), against plain text in the same run: `-- formats` measures
//! nothing else.
//!
//! `cargo bench --bench import --no-default-features`

#[path = "../../tests/books/mod.rs"]
mod books;
#[path = "../../tests/dictionaries/mod.rs"]
mod dictionaries;
#[path = "../../tests/documents/mod.rs"]
mod documents;
mod formats;

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use dictionaries::{dictzip, stardict, yomitan};
use moyue::dictionary::{StarDict, read_stardict, read_table, read_yomitan};
use moyue::import::{Hint, import, to_json};
use moyue::text::convert::{ChineseForm, Conversion, Converter, RegionalWords};

const MEGABYTE: usize = 1_000_000;

fn main() {
    formats::measure();
    if std::env::args().any(|argument| argument == "formats") {
        return;
    }
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
    markdown();
    pages();
    pages_in_one_file();
    books_of_many_parts();
    fiction_books();
    subtitles();
    native();
    glossaries();
    convert("10 MB to Simplified", ChineseForm::Traditional, Conversion::Mainland);
    convert("10 MB to Taiwan's forms", ChineseForm::Mainland, Conversion::Taiwan);
}

fn pages() {
    let measure = |name: &str, text: &str| measure_as("bench.html", &format!("HTML: {name}"), text);
    let small = measure("1 MB of a page", &page(MEGABYTE));
    let large = measure("4 MB of a page", &page(4 * MEGABYTE));
    println!("time for a megabyte of a page, 4 MB against 1 MB: {:.2}", large / small);
    let text = long_article(10 * MEGABYTE);
    let article = measure("10 MB of paragraphs", &text);
    let tree = measure_work("the same, as a tree alone", text.len(), || {
        dom_query::Document::from(black_box(text.as_str())).body().is_some()
    });
    println!("time for 10 MB of paragraphs, their article against their tree: {:.2}", article / tree);
    for tag in [
        "<div>",
        "<b class=x>",
        "<ul><li>",
        "<li><dd>",
        "<table><tr><td>",
        "<br>",
        "<p>",
        "<a href=x>",
        "<ruby><rt>",
    ] {
        measure(&format!("1 MB of {tag}"), &format!("<!DOCTYPE html>{}文", tag.repeat(MEGABYTE / tag.len())));
    }
}

/// Books of chapters of 100 KB, each of them with its entry in the table of contents and a note.
fn books_of_many_parts() {
    for megabytes in [1, 10, 50] {
        let (mut parts, mut entries) = (Vec::new(), String::new());
        for number in 0..megabytes * 10 {
            let note = "<p>雨<a id='r' href='#n'>1</a>。</p><p id='n'><a href='#r'>1</a> 註。</p>";
            let text = "<p>雨下得<ruby>很大<rt>ㄏㄣˇ</rt></ruby>，圖書館裡的人比平日多。</p>\n".repeat(1_000);
            let page = format!("<html><body><h1>第{number}章</h1>{text}{note}</body></html>");
            write!(entries, "<li><a href='{number}.xhtml'>第{number}章</a></li>").expect("a text");
            parts.push((format!("EPUB/{number}.xhtml"), page));
        }
        parts.push(("EPUB/nav.xhtml".to_owned(), format!("<nav epub:type='toc'><ol>{entries}</ol></nav>")));
        let bytes: usize = parts.iter().map(|(_, part)| part.len()).sum();
        let book = books::packed(&parts);
        measure_work(&format!("EPUB: {megabytes} MB in parts"), bytes, || {
            import(black_box(&book), &Hint { name: "a.epub", ..Hint::default() }).is_ok()
        });
    }
}

/// Pages with an image of the same size, as a browser saves them: quoted-printable and base64.
fn pages_in_one_file() {
    let measure = |name: &str, text: &str| measure_as("bench.mht", &format!("MHT: {name}"), text);
    let small = measure("1 MB of a page", &saved(MEGABYTE / 2));
    let large = measure("4 MB of a page", &saved(2 * MEGABYTE));
    println!("time for a megabyte of a page in one file, 4 MB against 1 MB: {:.2}", large / small);
    let parts = "--x\r\nContent-Type: image/gif\r\n\r\nGIF89a\r\n".repeat(20_000);
    measure("20,000 parts", &format!("{}{parts}--x--", message("<p>文")));
    measure("1 MB of half a boundary", &(message("<p>文") + &"--x".repeat(MEGABYTE / 3)));
}

/// A message's head and its first part.
fn message(page: &str) -> String {
    format!(
        "MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html; \
         charset=utf-8\r\nContent-Location: https://example.com/\r\n\r\n{page}\r\n"
    )
}

/// So many bytes of a page, before they are encoded, and an image that is written as long.
fn saved(bytes: usize) -> String {
    let mut page = String::new();
    // Quoted-printable makes three bytes of each that is not ASCII.
    for byte in self::page(bytes / 3).bytes() {
        match byte {
            b'=' | 0x80.. => drop(write!(page, "={byte:02X}")),
            _ => page.push(char::from(byte)),
        }
        if page.len() % 76 > 72 {
            page.push_str("=\r\n");
        }
    }
    let image = "R0lGODlh".to_owned() + &"AAAA".repeat(bytes / 4);
    message(&page).replacen(
        "Content-Location",
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location",
        1,
    ) + &format!(
        "--x\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\n{image}\r\n--x--"
    )
}

/// Books of one file in XML, of chapters of 100 KB, each of them with a note.
fn fiction_books() {
    for megabytes in [1, 10, 50] {
        let (mut text, mut notes) = (String::new(), String::new());
        for number in 0..megabytes * 10 {
            let line = "<p>雨下得<strong>很大</strong>，圖書館裡的人比平日多。</p>\n".repeat(1_300);
            let mark = format!("<p>雨<a l:href='#n{number}' type='note'>1</a>。</p>");
            write!(text, "<section><title><p>第{number}章</p></title>{line}{mark}</section>")
                .expect("a text");
            write!(notes, "<section id='n{number}'><title><p>1</p></title><p>註。</p></section>")
                .expect("a text");
        }
        let book = format!(
            "<?xml version='1.0'?><FictionBook><body>{text}</body><body name='notes'>{notes}</body></FictionBook>"
        );
        measure_as("bench.fb2", &format!("FB2: {megabytes} MB"), &book);
    }
    let image = "iVBORw0KGgo".to_owned() + &"A".repeat(10 * MEGABYTE);
    let book = format!(
        "<?xml version='1.0'?><FictionBook><body><p>文。</p></body><binary id='a'>{image}</binary></FictionBook>"
    );
    measure_as("bench.fb2", "FB2: an image of 10 MB", &book);
}

/// Subtitles of many films.
fn subtitles() {
    let srt = |bytes: usize| {
        let mut text = String::new();
        for number in 0.. {
            let (minutes, seconds) = (number / 60 % 60, number % 60);
            let time = format!("{:02}:{minutes:02}:{seconds:02}", number / 3_600);
            write!(text, "{number}\n{time},000 --> {time},900\n<i>雨下得很大</i>，\n人很多。\n\n")
                .expect("a text");
            if text.len() >= bytes {
                break;
            }
        }
        text
    };
    let small = measure_as("bench.srt", "SubRip: 1 MB", &srt(MEGABYTE));
    let large = measure_as("bench.srt", "SubRip: 10 MB", &srt(10 * MEGABYTE));
    println!("time for a megabyte of subtitles, 10 MB against 1 MB: {:.2}", large / small);
}

/// Moyue's own files.
fn native() {
    let native = |bytes| {
        let text = markdown_article(bytes);
        let imported = import(text.as_bytes(), &Hint { name: "bench.md", ..Hint::default() });
        to_json(&imported.expect("the text is readable").article)
    };
    let measure = |name: &str, text: &str| measure_as("bench.json", &format!("JSON: {name}"), text);
    let small = measure("1 MB of an article", &native(MEGABYTE));
    let large = measure("10 MB of an article", &native(10 * MEGABYTE));
    println!("time for a megabyte of JSON, 10 MB against 1 MB: {:.2}", large / small);
}

/// Glossaries of other programs; megabytes are those of the terms and definitions themselves.
fn glossaries() {
    for bytes in [MEGABYTE, 10 * MEGABYTE] {
        let name = |kind: &str| format!("{kind}: {} MB of terms", bytes / MEGABYTE);
        let words = words(bytes);
        let of_words = || words.iter().map(|(term, definition)| (term.as_str(), definition.as_str()));
        let row = |between: &str| {
            let rows: Vec<_> =
                of_words().map(|(term, definition)| [term, between, definition].concat()).collect();
            rows.join("\n")
        };
        let (tabs, commas) = (row("\t"), row(","));
        measure_work(&name("TSV"), bytes, || read_table(tabs.as_bytes(), "bench.tsv").is_ok());
        measure_work(&name("CSV"), bytes, || read_table(commas.as_bytes(), "bench.csv").is_ok());
        let articles: Vec<_> = of_words().map(|(term, definition)| (term, definition.as_bytes())).collect();
        let files = stardict("bench", "m", &articles, false);
        let packed = dictzip(&files.definitions);
        for (kind, definitions) in [("StarDict", &files.definitions), ("StarDict, packed", &packed)] {
            let (info, index) = (files.info.as_bytes(), &files.index[..]);
            let files = StarDict { info, index, definitions, synonyms: None };
            measure_work(&name(kind), bytes, || read_stardict(&files).is_ok());
        }
        let rows: Vec<_> = of_words().map(|(term, definition)| (term, "", definition)).collect();
        let archive = yomitan("bench", &rows);
        measure_work(&name("Yomitan"), bytes, || read_yomitan(&archive).is_ok());
    }
}

/// Terms and definitions of so many bytes together.
fn words(bytes: usize) -> Vec<(String, String)> {
    let definition = "遮雨的用具，也能遮陽；用布或紙做成，有柄。".repeat(2);
    let count = bytes / (definition.len() + "傘0000000".len());
    (0..count).map(|number| (format!("傘{number:07}"), definition.clone())).collect()
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

/// Prints the time of reading the dictionaries, and the best of three conversions of paragraphs.
fn convert(name: &str, from: ChineseForm, to: Conversion) {
    let start = Instant::now();
    let converter = Converter::new(from, to, RegionalWords::Replaced).expect("the forms differ");
    let read = start.elapsed().as_secs_f64();
    let paragraph = match from {
        ChineseForm::Mainland => "雨下了一整天，图书馆里的人比平常多；计算机前面坐着三个头发花白的读者。",
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

/// Prints the best of five runs and returns its seconds for a megabyte.
fn measure(name: &str, text: &str) -> f64 {
    measure_as("bench.txt", name, text)
}

fn measure_as(file: &str, name: &str, text: &str) -> f64 {
    measure_work(name, text.len(), || {
        import(black_box(text.as_bytes()), &Hint { name: file, ..Hint::default() }).is_ok()
    })
}

/// Prints the best of five runs of a work on so many bytes, which must succeed, and returns its seconds for a megabyte.
fn measure_work(name: &str, bytes: usize, work: impl Fn() -> bool) -> f64 {
    let times = (0..5).map(|_| {
        let start = Instant::now();
        let is_read = black_box(work());
        let time = start.elapsed();
        assert!(is_read, "{name} is readable");
        time
    });
    let best = times.min().unwrap_or(Duration::ZERO).as_secs_f64();
    let megabytes = bytes as f64 / MEGABYTE as f64;
    let for_one = best / megabytes;
    println!("{name:40} {:8.1} ms {:8.2} ms/MB {:8.0} MB/s", best * 1e3, for_one * 1e3, 1.0 / for_one);
    for_one
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

fn page(bytes: usize) -> String {
    let paragraph =
        "雨下了一整天，圖書館裡的人比平常多；A reader <a href=x>closed</a> the book &amp; listened。"
            .repeat(4);
    let part = format!(
        "<h2>小節</h2><p>{paragraph}</p><ul><li>{paragraph}<li>一</ul><p><ruby>漢<rt>かん</ruby>字</p>"
    );
    filled("<!DOCTYPE html><title>雨天</title><nav><a href=/>首頁</a></nav><article>", &part, bytes)
}

/// A page of nothing but an article's paragraphs, each with a link, without a word of who wrote it and when.
fn long_article(bytes: usize) -> String {
    let paragraph = "<p>山間的茶園在清晨總是籠罩著薄霧，採茶的人背著竹簍，<b>沿著石階</b>慢慢走上去，一邊走一邊唱<a \
                     href='/x'>歌</a>，歌聲飄過山谷。</p>\n";
    filled(
        "<!DOCTYPE html><title>茶園</title><nav><a href=/>首頁</a></nav><article><h1>茶園</h1>",
        paragraph,
        bytes,
    )
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
