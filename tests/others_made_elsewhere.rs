//! Books, subtitles and packed files that other programs made (`tests/formats/others`) are read as what they were made from.

use std::fs;
use std::path::{Path, PathBuf};

use moyue::article::{Article, Block, Inline, Origin, passages, plain_text};
use moyue::files::pictures::ArticleImages;
use moyue::import::{Format, Hint, import};

fn path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/others").join(name)
}

fn opened(name: &str, format: Format) -> Article {
    let bytes = fs::read(path(name)).expect("the file is there");
    let imported =
        import(&bytes, &Hint { name, ..Hint::default() }).unwrap_or_else(|error| panic!("{name}: {error:?}"));
    assert_eq!(imported.format, format, "{name}");
    imported.article
}

fn texts(article: &Article) -> Vec<String> {
    let blocks = article.sections.iter().flat_map(|section| &section.blocks);
    let text = |block: &Block| match block {
        Block::Paragraph(text) => Some(plain_text(text)),
        _ => None,
    };
    blocks.filter_map(text).collect()
}

/// Every image of an article is found where the article is from.
fn images_are_found(name: &str, article: &Article) {
    let origin = Origin::File(path(name));
    let mut images = ArticleImages::of(&origin);
    assert_eq!(article.images().len(), 1, "{name}");
    for source in article.images() {
        let bytes = images.bytes(source).unwrap_or_else(|problem| panic!("{name}: {source}: {problem:?}"));
        assert!(bytes.starts_with(b"\x89PNG"), "{name}");
    }
}

#[test]
fn books_of_pandoc_have_their_sections_notes_and_images() {
    for name in ["pandoc.fb2", "pandoc.fb2.zip"] {
        let article = opened(name, Format::Fb2);
        assert_eq!(
            (article.title.as_str(), article.language.as_str()),
            ("雨天的圖書館", "zh-Hant"),
            "{name}"
        );
        assert_eq!(article.authors, ["林雨"], "{name}");
        assert_eq!(article.published.as_deref(), Some("2024-03-05"), "{name}");
        let blocks: Vec<&Block> = article.sections.iter().flat_map(|section| &section.blocks).collect();
        let headings: Vec<(u8, String)> = blocks
            .iter()
            .filter_map(|block| match block {
                Block::Heading { level, text } => Some((*level, plain_text(text))),
                _ => None,
            })
            .collect();
        let headings: Vec<(u8, &str)> =
            headings.iter().map(|(level, text)| (*level, text.as_str())).collect();
        assert_eq!(headings, [(1, "前言"), (1, "第一部"), (2, "借書的人"), (2, "還書的人")], "{name}");
        let notes = article.sections.last().expect("a section");
        assert_eq!(notes.title, "註釋", "{name}");
        assert!(matches!(&notes.blocks[..], [Block::List(list)] if list.items.len() == 2), "{name}");
        let found = passages(&article);
        let links: Vec<_> = found
            .iter()
            .flat_map(|passage| &passage.spans)
            .filter_map(|span| span.style.link.clone())
            .collect();
        let links: Vec<&str> = links.iter().map(AsRef::as_ref).collect();
        assert_eq!(links, ["#註釋-1", "#借書的人", "#註釋-2"], "{name}");
        assert!(blocks.iter().any(|block| matches!(block, Block::Table(table) if table.rows.len() == 2)));
        let has_lines =
            |block: &Block| matches!(block, Block::Paragraph(text) if text.contains(&Inline::LineBreak));
        let is_poem = |block: &&&Block| matches!(block, Block::Quote(inner) if inner.iter().any(has_lines));
        assert_eq!(blocks.iter().filter(is_poem).count(), 1, "{name}");
        images_are_found(name, &article);
    }
}

#[test]
fn subtitles_are_their_sentences() {
    let sentences = ["今天雨下得很大，圖書館裡的人比平日多。", "他們在等雨停。"];
    for name in ["pysrt.srt", "webvtt-py.vtt"] {
        assert_eq!(texts(&opened(name, Format::Subtitles)), sentences, "{name}");
    }
    let spoken = ["林雨：今天雨下得很大，圖書館裡的人比平日多。", "他們在等雨停。"];
    assert_eq!(texts(&opened("pysubs2.ass", Format::Subtitles)), spoken);
}

#[test]
fn pages_have_the_images_that_were_saved_with_them() {
    for name in ["plistlib.webarchive", "page.zip"] {
        let article = opened(name, Format::Html);
        assert_eq!(article.title, "雨天的圖書館", "{name}");
        let found = texts(&article);
        assert!(
            matches!(&found[..], [first, last] if first.starts_with("今天") && last.ends_with("散去。")),
            "{name}: {found:?}"
        );
        images_are_found(name, &article);
    }
    let source = opened("plistlib.webarchive", Format::Html).source.expect("it was saved from somewhere");
    assert_eq!(source.url.as_deref(), Some("https://example.com/rain/"));
}

#[test]
fn a_packed_text_is_read_with_its_images_and_in_its_encoding() {
    for name in ["aozora.zip", "rain.txt.gz"] {
        let article = opened(name, Format::Plain);
        assert_eq!(article.title, "雨の日の図書館", "{name}");
        let has_ruby = |block: &Block| matches!(block, Block::Paragraph(text) if text.iter().any(|inline| matches!(inline, Inline::Ruby(_))));
        assert!(article.sections.iter().flat_map(|section| &section.blocks).any(has_ruby), "{name}");
    }
    let article = opened("aozora.zip", Format::Plain);
    assert_eq!(article.images(), ["雨の日の図書館/fig1.png"]);
    images_are_found("aozora.zip", &article);
}
