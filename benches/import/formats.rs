//! One article in every format: how long each takes for a megabyte of its text, beside plain text, and how much memory.

use std::fmt::Write;

use moyue::import::{Hint, import, to_json};

use super::{MEGABYTE, books, documents, measure_work};

/// Megabytes of the article's text.
const SIZE: usize = 5;

const PARAGRAPH: [&str; 3] =
    ["雨下了一整天，圖書館裡的人比平常多；", "沿著石階", "慢慢走上去，一邊走一邊唱歌，歌聲飄過山谷。"];

/// Measures every format, the ratios against plain text in the same run.
pub fn measure() {
    let count = SIZE * MEGABYTE / PARAGRAPH.concat().len();
    let bytes = count * PARAGRAPH.concat().len();
    println!("one article with {SIZE} MB of text in every format");
    let plain = all(count, |_, [one, two, three]| format!("{one}{two}{three}\n\n"));
    let usual = of("bench.txt", bytes, plain.as_bytes());
    for (name, file) in files(count) {
        let time = of(name, bytes, &file);
        println!("{name:40} against plain text: {:.1}", time / usual);
    }
}

fn of(name: &str, bytes: usize, file: &[u8]) -> f64 {
    measure_work(name, bytes, || import(file, &Hint { name, ..Hint::default() }).is_ok())
}

/// The paragraphs, each as it is written in a format; every hundredth begins a section.
fn all(count: usize, paragraph: impl Fn(Option<usize>, [&str; 3]) -> String) -> String {
    (0..count)
        .map(|number| paragraph(number.is_multiple_of(100).then_some(number / 100), PARAGRAPH))
        .collect()
}

fn files(count: usize) -> Vec<(&'static str, Vec<u8>)> {
    let html = |[one, two, three]: [&str; 3]| format!("<p>{one}<b>{two}</b>{three}</p>\n");
    let heading =
        |section: Option<usize>| section.map(|number| format!("<h2>第{number}節</h2>\n")).unwrap_or_default();
    let page = all(count, |section, parts| heading(section) + &html(parts));
    let markdown = all(count, |section, [one, two, three]| {
        let heading = section.map(|number| format!("## 第{number}節\n\n")).unwrap_or_default();
        format!("{heading}{one}**{two}**{three}\n\n")
    });
    let read = import(markdown.as_bytes(), &Hint { name: "bench.md", ..Hint::default() });
    let json = to_json(&read.expect("the text is readable").article);
    vec![
        ("bench.md", markdown.into_bytes()),
        ("bench.html", format!("<!DOCTYPE html><title>雨天</title><article>{page}</article>").into_bytes()),
        ("bench.json", json.into_bytes()),
        ("bench.epub", epub(count)),
        ("bench.fb2", fb2(count).into_bytes()),
        ("bench.docx", docx(count)),
        ("bench.odt", odt(count)),
        ("bench.rtf", rtf(count).into_bytes()),
    ]
}

/// A book of a chapter for each section.
fn epub(count: usize) -> Vec<u8> {
    let parts: Vec<(String, String)> = (0..count.div_ceil(100))
        .map(|number| {
            let [one, two, three] = PARAGRAPH;
            let text = format!("<p>{one}<b>{two}</b>{three}</p>\n").repeat(100);
            (format!("EPUB/{number}.xhtml"), format!("<html><body><h2>第{number}節</h2>{text}</body></html>"))
        })
        .collect();
    books::packed(&parts)
}

fn fb2(count: usize) -> String {
    let text = all(count, |section, [one, two, three]| {
        let mut out = String::new();
        if let Some(number) = section {
            let end = if number > 0 { "</section>" } else { "" };
            let _ = write!(out, "{end}<section><title><p>第{number}節</p></title>");
        }
        let _ = writeln!(out, "<p>{one}<strong>{two}</strong>{three}</p>");
        out
    });
    format!("<?xml version='1.0'?><FictionBook><body>{text}</section></body></FictionBook>")
}

fn docx(count: usize) -> Vec<u8> {
    let run =
        |text: &str, properties: &str| format!("<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>");
    let text = all(count, |section, [one, two, three]| {
        let heading = section.map(|number| {
            format!("<w:p><w:pPr><w:pStyle w:val=\"1\"/></w:pPr>{}</w:p>", run(&format!("第{number}節"), ""))
        });
        let runs = [run(one, ""), run(two, "<w:b/>"), run(three, "")].concat();
        format!("{}<w:p>{runs}</w:p>", heading.unwrap_or_default())
    });
    documents::docx(&[("document", &text)])
}

fn odt(count: usize) -> Vec<u8> {
    let text = all(count, |section, [one, two, three]| {
        let heading = section.map(|number| format!("<text:h text:outline-level=\"1\">第{number}節</text:h>"));
        let strong = format!("<text:span text:style-name=\"T1\">{two}</text:span>");
        format!("{}<text:p>{one}{strong}{three}</text:p>", heading.unwrap_or_default())
    });
    let strong = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties fo:font-weight=\"bold\"/></style:style>";
    let content = documents::flat_odt(&[("text", &text), ("automatic", strong)]);
    let kind = b"application/vnd.oasis.opendocument.text".as_slice();
    documents::archive(&[("mimetype", kind), ("content.xml", content.as_bytes())])
}

/// Every character beyond ASCII by its number, as word processors write it.
fn rtf(count: usize) -> String {
    let coded = |text: &str| {
        let units = text.encode_utf16().map(|unit| format!("\\u{}?", unit.cast_signed()));
        units.collect::<String>()
    };
    let [one, two, three] = PARAGRAPH.map(coded);
    let text = all(count, |section, _| {
        let heading =
            section.map(|number| format!("\\pard\\outlinelevel0 {}\\par\n", coded(&format!("第{number}節"))));
        format!("{}\\pard {one}{{\\b {two}}}{three}\\par\n", heading.unwrap_or_default())
    });
    format!("{{\\rtf1\\ansi {text}}}")
}
