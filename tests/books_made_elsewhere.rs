//! Books that other programs made (`tests/formats/epub`) are read as what they were made from.

use std::fs;
use std::path::Path;

use moyue::article::{Article, Block, Passage, Role, Targets, WritingMode, passages, plain_text};
use moyue::import::{Format, Hint, import};

fn book(name: &str) -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/epub").join(name);
    let bytes = fs::read(path).expect("the book is there");
    let imported = import(&bytes, &Hint { name, ..Hint::default() }).expect("the book is read");
    assert_eq!(imported.format, Format::Epub);
    imported.article
}

/// The headings with their levels.
fn headings(article: &Article) -> Vec<(u8, String)> {
    let blocks = article.sections.iter().flat_map(|section| &section.blocks);
    let heading = |block: &Block| match block {
        Block::Heading { level, text } => Some((*level, plain_text(text))),
        _ => None,
    };
    blocks.filter_map(heading).collect()
}

/// Where the links of the text lead that has this words before them.
fn note_after(article: &Article, words: &str) -> String {
    let found = passages(article);
    let linked = |passage: &Passage| {
        let at = passage.text.find(words)? + words.len();
        passage.spans.iter().find(|span| span.range.start == at)?.style.link.clone()
    };
    let link = found.iter().find_map(linked).expect("a link follows the words");
    let fragment = link.strip_prefix('#').expect("it leads into the article");
    let Some(moyue::article::Target::Item(anchor)) = Targets::new(article).find(fragment) else {
        panic!("{link} is no note")
    };
    // The title of a section stands at the same place as its first item.
    let item = found.iter().rfind(|passage| passage.anchor == anchor).expect("an item");
    item.text.to_string()
}

#[test]
fn books_of_pandoc_have_their_chapters_notes_and_tables() {
    for name in ["pandoc3.epub", "pandoc2.epub"] {
        let article = book(name);
        assert_eq!(
            (article.title.as_str(), article.language.as_str()),
            ("雨天的圖書館", "zh-Hant"),
            "{name}"
        );
        assert_eq!(article.authors, ["林雨"], "{name}");
        let expected = [(1, "前言"), (1, "第一部"), (2, "借書的人"), (2, "還書的人")];
        let found = headings(&article);
        let found: Vec<_> = found.iter().map(|(level, text)| (*level, text.as_str())).collect();
        assert!(found.ends_with(&expected), "{name}: {found:?}");
        assert_eq!(note_after(&article, "人比平日多"), "據館方統計，平日約八十人。", "{name}");
        assert_eq!(note_after(&article, "其中一本是關於雨的"), "書名是《雨的一百種說法》。", "{name}");
        let cells = passages(&article).iter().filter(|passage| matches!(passage.role, Role::Cell(_))).count();
        assert_eq!(cells, 6, "{name}");
    }
}

#[test]
fn a_book_of_calibre_has_the_headings_of_its_text_instead_of_its_links() {
    let article = book("calibre.epub");
    assert_eq!((article.title.as_str(), article.language.as_str()), ("雨天的圖書館", "zh-Hant"));
    assert_eq!(article.published.as_deref(), Some("2025-06-01"));
    let expected = [(1, "前言"), (1, "第一部"), (2, "借書的人"), (2, "還書的人")];
    let found = headings(&article);
    assert_eq!(found.iter().map(|(level, text)| (*level, text.as_str())).collect::<Vec<_>>(), expected);
    assert_eq!(note_after(&article, "人比平日多"), "據館方統計，平日約八十人。");
    let links = passages(&article).iter().filter(|passage| passage.text.as_str() == "還書的人").count();
    assert_eq!(links, 1, "the list of contents is the outline");
}

#[test]
fn a_vertical_book_keeps_its_direction_ruby_emphasis_and_notes() {
    let article = book("ebooklib.epub");
    assert_eq!(article.writing_mode, Some(WritingMode::VerticalRl));
    assert_eq!(article.authors, ["雨宮しずく", "林雨（訳）"]);
    assert_eq!(article.source.as_ref().map(|source| source.name.as_str()), Some("雨書房"));
    let expected = [(1, "上巻"), (2, "第一章"), (2, "第二章")];
    let found = headings(&article);
    assert_eq!(found.iter().map(|(level, text)| (*level, text.as_str())).collect::<Vec<_>>(), expected);
    assert_eq!(note_after(&article, "だった"), "その日の来館者は百二十人。");
    let found = passages(&article);
    let styled = |is: fn(&moyue::article::Style) -> bool| {
        let in_passage = |passage: &Passage| {
            let span = passage.spans.iter().find(|span| is(&span.style))?;
            passage.text.get(span.range.clone()).map(str::to_owned)
        };
        found.iter().find_map(in_passage)
    };
    assert_eq!(styled(|style| style.ruby.as_deref() == Some("あめ")).as_deref(), Some("雨"));
    assert_eq!(styled(|style| style.emphasis).as_deref(), Some("静か"));
}
