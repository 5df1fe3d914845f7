//! Books that would become large, take for ever or lead elsewhere.

use std::fmt::Write as _;
use std::io::{Cursor, Write};

use moyue::article::{Article, passages};
use moyue::import::{ArchiveError, Hint, ImportError, Imported, import};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::on_small_stack;
use super::packing::packed;

fn opened(parts: &[(&str, String)]) -> Result<Imported, ImportError> {
    import(&packed(parts), &Hint { name: "書.epub", ..Hint::default() })
}

fn book(parts: &[(&str, String)]) -> Article {
    opened(parts).expect("the book is read").article
}

fn count(article: &Article, c: char) -> usize {
    passages(article).iter().map(|passage| passage.text.matches(c).count()).sum()
}

fn page(body: &str) -> String {
    format!("<html><head><link rel='stylesheet' href='s.css'/></head><body>{body}</body></html>")
}

#[test]
fn deep_files_are_read_on_a_small_stack() {
    on_small_stack(|| {
        let deep = |open: &str, close: &str| format!("{}雨{}", open.repeat(50_000), close.repeat(50_000));
        let point = "<navPoint><navLabel><text>雨</text></navLabel><content src='a.xhtml'/>";
        let contents = format!("<ncx><navMap>{}</navMap></ncx>", deep(point, "</navPoint>"));
        let nav =
            format!("<nav epub:type='toc'>{}</nav>", deep("<ol><li><a href='a.xhtml'>雨</a>", "</li></ol>"));
        let parts = [
            ("EPUB/a.xhtml", page(&deep("<div><aside id='n' role='doc-footnote'>", "</aside></div>"))),
            ("EPUB/nav.xhtml", nav),
            ("EPUB/toc.ncx", contents),
            ("EPUB/s.css", deep("@media screen{", "}") + &deep("a>b ", "{display:none}")),
            ("META-INF/encryption.xml", deep("<EncryptedData>", "</EncryptedData>")),
        ];
        assert!(count(&book(&parts), '雨') > 0);
    });
}

#[test]
fn entities_are_not_expanded_and_nothing_outside_is_read() {
    let bomb = "<!DOCTYPE package [<!ENTITY a '雨雨雨雨雨雨雨雨雨雨'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>\
        <!ENTITY file SYSTEM 'file:///etc/passwd'>]>";
    let package = format!(
        "{bomb}<package><metadata><dc:title>題&b;&file;</dc:title></metadata><manifest>\
         <item id='a' href='a.xhtml' media-type='application/xhtml+xml'/>\
         <item id='b' href='../../etc/passwd' media-type='application/xhtml+xml'/></manifest>\
         <spine><itemref idref='a'/><itemref idref='b'/></spine></package>"
    );
    let text = format!("{bomb}{}", page("<p>文&b;&file;</p><img src='../../etc/passwd'/>"));
    let article = book(&[("EPUB/book.opf", package), ("EPUB/a.xhtml", text)]);
    assert_eq!(article.title, "題&b;&file;");
    assert!(article.images().is_empty());
    assert_eq!(count(&article, '雨'), 0, "what is declared is not expanded");
}

#[test]
fn work_is_in_proportion_to_the_book() {
    // Links there and back, headings, names and rules, each of which is looked for among the others.
    let notes: Vec<String> = (0..4_000)
        .map(|n| format!("<p>雨<a id='r{n}' href='#n{n}'>{n}</a></p>"))
        .chain((0..4_000).map(|n| format!("<p id='n{n}'><a href='#r{n}'>{n}</a> 註。</p>")))
        .collect();
    let entries: Vec<String> =
        (0..4_000).map(|n| format!("<li><a href='b.xhtml#h{n}'>章{n}</a></li>")).collect();
    let headings: Vec<String> = (0..4_000).map(|n| format!("<p id='h{n}'>節{n}</p>")).collect();
    let rules: Vec<String> = (0..4_000).map(|n| format!(".c{n} .x p, p {{ display: none{n} }}")).collect();
    let parts = [
        ("EPUB/a.xhtml", page(&notes.concat())),
        ("EPUB/b.xhtml", page(&headings.concat())),
        ("EPUB/nav.xhtml", format!("<nav epub:type='toc'><ol>{}</ol></nav>", entries.concat())),
        ("EPUB/s.css", format!("@import 's.css'; @import 't.css'; {}", rules.concat())),
        ("EPUB/t.css", "@import 's.css';".to_owned()),
    ];
    let article = book(&parts);
    assert_eq!((count(&article, '雨'), count(&article, '章'), count(&article, '節')), (4_000, 4_000, 4_000));
}

#[test]
fn a_page_that_names_a_style_sheet_many_times_is_styled_once() {
    let links = |name: fn(usize) -> String| -> String {
        (0..30_000).map(|n| ["<link rel='stylesheet' href='", &name(n), "'/>"].concat()).collect()
    };
    let paragraphs = "<p>雨<i class='a'>傘</i></p>".repeat(2_000);
    for head in
        [links(|_| "s.css".to_owned()), links(|n| format!("{n}.css")) + &links(|_| "s.css".to_owned())]
    {
        let text = format!("<html><head>{head}</head><body>{paragraphs}</body></html>");
        let parts = [("EPUB/a.xhtml", text), ("EPUB/s.css", ".a { display: none }".to_owned())];
        let article = book(&parts);
        assert_eq!((count(&article, '雨'), count(&article, '傘')), (2_000, 0));
    }
}

#[test]
fn a_book_that_unpacks_to_far_more_than_it_is_is_refused() {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let page = "　".repeat(16_000_000);
    let (mut items, mut spine) = (String::new(), String::new());
    for number in 0..3 {
        zip.start_file(format!("{number}.xhtml"), options).unwrap();
        zip.write_all(page.as_bytes()).unwrap();
        write!(items, "<item id='i{number}' href='{number}.xhtml' media-type='application/xhtml+xml'/>")
            .expect("a text");
        write!(spine, "<itemref idref='i{number}'/>").expect("a text");
    }
    zip.start_file("a.opf", options).unwrap();
    write!(zip, "<package><manifest>{items}</manifest><spine>{spine}</spine></package>").unwrap();
    zip.start_file("META-INF/container.xml", options).unwrap();
    zip.write_all(b"<container><rootfile full-path='a.opf'/></container>").unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    let refused = import(&bytes, &Hint::default()).map(drop);
    assert_eq!(refused, Err(ImportError::Archive(ArchiveError::TooMuchText { limit: 64 })));
}
