//! The same article in four languages, as documents that other programs wrote, as a web page and as Markdown, is the same
//! article: `tests/formats/office`.

#[path = "documents/mod.rs"]
mod documents;

use std::fs;
use std::path::Path;

use moyue::article::{Article, Block, Inline, WritingMode, passages};
use moyue::import::{Hint, import};

const LANGUAGES: [&str; 4] = ["zh-Hant", "zh-Hans", "ja", "ko"];
/// Flat `OpenDocument` is what `LibreOffice` made the others of.
const ENDINGS: [&str; 6] = ["fodt", "odt", "docx", "rtf", "html", "md"];

fn article(name: &str) -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/formats/office").join(name);
    let bytes = fs::read(&path).expect("the file is there");
    import(&bytes, &Hint { name, ..Hint::default() })
        .unwrap_or_else(|error| panic!("{name}: {error:?}"))
        .article
}

/// What an article is compared by.
#[derive(Debug, PartialEq, Eq)]
struct Essence {
    title: String,
    language: String,
    headings: Vec<String>,
    notes: Vec<String>,
    ruby: Vec<(String, String)>,
    emphasis: Vec<String>,
    links: Vec<String>,
    terms: Vec<String>,
    /// The terms of lists of definitions in the text.
    defined: Vec<String>,
}

fn essence(article: &Article) -> Essence {
    let mut found = Essence {
        title: article.title.clone(),
        language: article.language.split('-').next().unwrap_or_default().to_owned(),
        headings: Vec::new(),
        notes: Vec::new(),
        ruby: Vec::new(),
        emphasis: Vec::new(),
        links: Vec::new(),
        terms: article.terms().map(|(_, term)| term.term.clone()).collect(),
        defined: Vec::new(),
    };
    for section in &article.sections {
        found.headings.extend(Some(section.title.clone()).filter(|title| !title.is_empty()));
        let is_notes = ["註釋", "注释", "注", "주석"].contains(&section.title.as_str());
        for block in &section.blocks {
            match block {
                Block::Heading { text, .. } => found.headings.push(moyue::article::plain_text(text)),
                Block::List(list) if is_notes || has_notes(&found.headings) => {
                    found.notes.extend(list.items.iter().map(|item| text_of(item)));
                }
                Block::Paragraph(text) => inlines(text, &mut found),
                Block::DefinitionList(list) => {
                    found.defined.extend(list.terms().map(|term| moyue::article::plain_text(term)));
                }
                _ => {}
            }
        }
    }
    found
}

fn has_notes(headings: &[String]) -> bool {
    headings.last().is_some_and(|heading| ["註釋", "注释", "注", "주석"].contains(&heading.as_str()))
}

fn text_of(blocks: &[Block]) -> String {
    let texts = blocks.iter().map(|block| match block {
        Block::Paragraph(text) => moyue::article::plain_text(text),
        _ => String::new(),
    });
    texts.collect()
}

fn inlines(text: &[Inline], found: &mut Essence) {
    for inline in text {
        match inline {
            Inline::Ruby(ruby) => found.ruby.push((ruby.base.to_string(), ruby.reading.to_string())),
            Inline::Emphasis(inner) | Inline::Strong(inner) => {
                found.emphasis.push(moyue::article::plain_text(inner));
            }
            Inline::Link { url, .. } => found.links.push(url.to_string()),
            _ => {}
        }
        if !matches!(inline, Inline::Link { .. }) {
            inlines(inline.inner(), found);
        }
    }
}

/// The letters of an article, without the marks of notes.
fn letters(article: &Article) -> Vec<char> {
    let texts = passages(article).into_iter().map(|passage| passage.text.to_string());
    let mut letters: Vec<char> =
        texts.flat_map(|text| text.chars().collect::<Vec<_>>()).filter(|c| c.is_alphabetic()).collect();
    letters.sort_unstable();
    letters
}

/// How many letters of one text the other has as well.
fn in_common(one: &[char], other: &[char]) -> usize {
    let (mut one, mut other) = (one.iter().peekable(), other.iter().peekable());
    let mut count = 0;
    while let (Some(left), Some(right)) = (one.peek(), other.peek()) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => drop(one.next()),
            std::cmp::Ordering::Greater => drop(other.next()),
            std::cmp::Ordering::Equal => {
                count += 1;
                one.next();
                other.next();
            }
        }
    }
    count
}

#[test]
fn an_article_is_the_same_in_every_format() {
    for language in LANGUAGES {
        let first = article(&format!("{language}.fodt"));
        let expected = essence(&first);
        assert_eq!(expected.headings.len(), 5, "{language}: {:?}", expected.headings);
        assert!(expected.notes.len() == 2 && expected.terms.len() == 2 && !expected.ruby.is_empty());
        assert_eq!(expected.emphasis.len(), 2, "{language}");
        for ending in ENDINGS {
            let name = format!("{language}.{ending}");
            let other = article(&name);
            assert_eq!(essence(&other), expected, "{name}");
            let (one, two) = (letters(&first), letters(&other));
            let most = one.len().max(two.len());
            assert!(in_common(&one, &two) * 100 >= most * 99, "{name}: {} of {most}", in_common(&one, &two));
        }
    }
}

#[test]
fn documents_of_pandoc_are_the_same() {
    let expected = essence(&article("pandoc.docx"));
    assert_eq!(essence(&article("pandoc.odt")), expected);
    assert_eq!((expected.title.as_str(), expected.headings.len()), ("種樹筆記", 3));
    assert_eq!(expected.notes, ["土能保水。乾土不行。"]);
    assert_eq!(expected.defined, ["苗圃"]);
    assert_eq!(expected.links, ["#註釋-1", "#選苗", "https://example.com/trees"]);
    // It writes neither lists of definitions nor places into RTF.
    let rtf = article("pandoc.rtf");
    let found = essence(&rtf);
    let plain =
        |essence: &Essence| (essence.headings.clone(), essence.notes.clone(), essence.emphasis.clone());
    assert_eq!(plain(&found), plain(&expected));
    for article in [rtf, article("pandoc.docx"), article("pandoc.odt")] {
        assert_eq!((article.title.as_str(), article.published.as_deref()), ("種樹筆記", Some("2024-03-05")));
        assert_eq!(article.authors, ["林夏"]);
    }
}

#[test]
fn a_document_of_python_docx_is_read() {
    let article = article("python-docx.docx");
    assert_eq!((article.title.as_str(), article.authors.as_slice()), ("借書證", &["林夏".to_owned()][..]));
    let [section] = article.sections.as_slice() else { panic!("one section: {:?}", article.sections) };
    let [heading, text, list, quote, table] = section.blocks.as_slice() else {
        panic!("{:?}", section.blocks)
    };
    assert!(matches!(heading, Block::Heading { level: 1, .. }) && matches!(text, Block::Paragraph(_)));
    assert!(matches!(list, Block::List(list) if list.start == Some(1) && list.items.len() == 2), "{list:?}");
    assert!(
        matches!(quote, Block::Quote(_)) && matches!(table, Block::Table(table) if table.rows.len() == 2)
    );
}

#[test]
fn documents_say_whether_their_lines_run_from_top_to_bottom() {
    let mode = |bytes: &[u8]| import(bytes, &Hint::default()).expect("it opens").article.writing_mode;
    let text = "<w:p><w:r><w:t>文。</w:t></w:r></w:p>";
    let upright = format!("{text}<w:sectPr><w:textDirection w:val=\"tbRl\"/></w:sectPr>");
    let layout =
        "<style:page-layout><style:page-layout-properties style:writing-mode=\"tb-rl\"/></style:page-layout>";
    let text_of_odt = "<text:p>文。</text:p>";
    for (bytes, expected) in [
        (documents::docx(&[("document", &upright)]), Some(WritingMode::VerticalRl)),
        (documents::docx(&[("document", text)]), None),
        (
            documents::flat_odt(&[("text", text_of_odt), ("automatic", layout)]).into_bytes(),
            Some(WritingMode::VerticalRl),
        ),
        (documents::flat_odt(&[("text", text_of_odt)]).into_bytes(), None),
        (b"{\\rtf1\\vertdoc text\\par}".to_vec(), Some(WritingMode::VerticalRl)),
        (b"{\\rtf1 text\\par}".to_vec(), None),
    ] {
        assert_eq!(mode(&bytes), expected, "{}", String::from_utf8_lossy(&bytes));
    }
}
