//! An article written as a web page or a book and opened again is the same article, as far as HTML has words for it.

mod definitions;
mod formulas;

use definitions::definition_list;
use formulas::FORMULAS;
use moyue::article::{
    Alignment, Article, Block, Callout, Formula, Image, Inline, InlineImage, LineStyle, List, Numbering,
    Reference, Ruby, Section, SectionKind, Source, Table, Term, Text, WritingMode, passages,
};
use moyue::export::{to_epub, to_html, to_html_with};
use moyue::import::{Hint, import, to_json};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

/// Words with blanks of every kind between and around them.
fn spaced() -> impl Strategy<Value = String> {
    let blanks = || proptest::sample::select(&["", " ", "  ", "\u{3000}", "\t", " \u{A0}"][..]);
    (blanks(), words(), blanks(), words(), blanks()).prop_map(|(before, first, between, second, after)| {
        [before, &first, between, &second, after].concat()
    })
}

/// Words with one blank between them.
fn words() -> impl Strategy<Value = String> {
    vec(
        proptest::sample::select(
            &["雨天", "圖書館", "讀者", "rain", "&amp;", "<b>", "\"甲\"", "も", "비가"][..],
        ),
        1..5,
    )
    .prop_map(|words| words.join(" "))
}

fn ruby() -> impl Strategy<Value = Inline> {
    let readings =
        prop_oneof![(words(), Just(String::new())), (words(), words()), (Just(String::new()), words())];
    (words(), readings).prop_map(|(base, (reading, under))| {
        Inline::Ruby(Ruby { base: base.into(), reading: reading.into(), under: under.into() })
    })
}

/// A line along text of two styles, or two lines side by side.
fn line_along() -> impl Strategy<Value = Inline> {
    (words(), words(), line_style()).prop_map(|(text, strong, style)| Inline::Underline {
        style,
        text: vec![Inline::Text(text.into()), Inline::Strong(vec![Inline::Text(strong.into())])],
    })
}

fn line_style() -> impl Strategy<Value = LineStyle> {
    proptest::sample::select(vec![
        LineStyle::Solid,
        LineStyle::Double,
        LineStyle::Dotted,
        LineStyle::Dashed,
        LineStyle::Wavy,
    ])
}

/// An image for a character.
fn character() -> impl Strategy<Value = Inline> {
    let source = proptest::sample::select(vec!["字 1%/a#b.png", "data:image/png;base64,iVBORw0KGgo="]);
    let alternative = prop_oneof![Just(String::new()), words().prop_map(|words| format!("字形 {words}"))];
    (source, alternative).prop_map(|(source, alternative)| {
        Inline::Image(InlineImage { source: source.into(), alternative }.into())
    })
}

fn alignment() -> impl Strategy<Value = Vec<Alignment>> {
    let side = proptest::sample::select(vec![Alignment::Start, Alignment::Center, Alignment::End]);
    vec(side, 0..=2).prop_map(|mut sides| {
        while sides.last() == Some(&Alignment::Start) {
            sides.pop();
        }
        sides
    })
}

/// Inline content in which no two neighbours would be one.
fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let styled = prop_oneof![
        words().prop_map(|text| Inline::Strong(vec![Inline::Text(text.into())])),
        words().prop_map(|text| Inline::Emphasis(vec![Inline::Text(text.into())])),
        words().prop_map(|text| Inline::Code(text.into())),
        words().prop_map(|text| Inline::Link {
            url: "https://example.com/雨?a=1&b=2".into(),
            text: vec![Inline::Strong(vec![Inline::Text(text.into())])]
        }),
        ruby(),
        line_along(),
        (words(), any::<bool>()).prop_map(|(text, is_raised)| {
            let text = vec![Inline::Text(text.into())];
            if is_raised { Inline::Superscript(text) } else { Inline::Subscript(text) }
        }),
        words().prop_map(|text| Inline::Strikethrough(vec![Inline::Text(text.into())])),
        words().prop_map(|text| Inline::Language { tag: "fr".into(), text: vec![Inline::Text(text.into())] }),
        character(),
        proptest::sample::select(FORMULAS)
            .prop_map(|tex| Inline::Formula(Formula { tex: tex.into(), display: false })),
        Just(Inline::LineBreak),
    ];
    (words(), option::of((styled, words()))).prop_map(|(first, more)| {
        let mut inlines = vec![Inline::Text(first.into())];
        inlines.extend(more.into_iter().flat_map(|(styled, last)| [styled, Inline::Text(last.into())]));
        inlines
    })
}

fn block() -> impl Strategy<Value = Block> {
    let leaf = prop_oneof![
        4 => inlines().prop_map(Block::Paragraph),
        2 => (inlines(), spaced()).prop_map(|(mut text, last)| {
            text.push(Inline::LineBreak);
            text.push(Inline::Strong(vec![Inline::Text(last.clone().into())]));
            text.push(Inline::Text(last.into()));
            Block::Paragraph(text)
        }),
        1 => (words(), words(), option::of(inlines())).prop_map(|(language, text, caption)| {
            let language = language.split(' ').next().unwrap().to_owned();
            let text = format!("  {text}\n\n{text}").into();
            Block::Code { language: language.into(), text, caption: caption.unwrap_or_default() }
        }),
        1 => (inlines(), words()).prop_map(|(caption, alternative)| {
            Block::Image(Image { source: "圖 1%/a#b.png".into(), alternative, caption }.into())
        }),
        1 => (vec((inlines(), inlines()), 2..4), option::of(inlines()), alignment()).prop_map(|(rows, caption, alignment)| {
            let mut rows = rows.into_iter().map(|(one, other)| vec![one, other]);
            let caption = caption.unwrap_or_default();
            Block::Table(Table { caption, alignment, header: rows.next().unwrap(), rows: rows.collect() }.into())
        }),
        1 => Just(Block::Rule),
    ];
    leaf.prop_recursive(3, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(Block::Quote),
            (
                proptest::sample::select(vec!["note", "danger", "甲"]),
                option::of(inlines()),
                vec(inner.clone(), 1..3)
            )
                .prop_map(|(kind, title, blocks)| {
                    Block::Callout(Callout { kind: kind.into(), title: title.unwrap_or_default(), blocks })
                }),
            vec((vec(inlines(), 0..3), vec(vec(inner.clone(), 1..3), 0..3)), 1..3)
                .prop_filter_map("a group holds something", definition_list),
            (option::of((1..9_u32, numbering())), vec(vec(inner, 1..3), 1..3)).prop_map(
                |(numbers, items)| {
                    let (start, numbering) = numbers.unzip();
                    Block::List(List { start, numbering: numbering.unwrap_or_default(), items })
                }
            ),
        ]
    })
}

/// How the numbers of a list are written.
fn numbering() -> impl Strategy<Value = Numbering> {
    proptest::sample::select(vec![
        Numbering::Decimal,
        Numbering::Han,
        Numbering::Circled,
        Numbering::Iroha,
        Numbering::LowerRoman,
    ])
}

fn body_block() -> impl Strategy<Value = Block> {
    prop_oneof![
        5 => block(),
        1 => (2..=6_u8, words()).prop_map(|(level, text)| {
            // A name of its own, so that it is neither the title nor a known section.
            Block::Heading { level, text: vec![Inline::Text(format!("節 {text}").into())] }
        }),
    ]
}

fn term(index: usize) -> impl Strategy<Value = Term> {
    (words(), option::of(words()), option::of(Just("https://example.com/t")), vec(inlines(), 1..3)).prop_map(
        move |(name, alias, url, definition)| Term {
            term: format!("{index}{name}"),
            aliases: alias.map(|alias| format!("{index}別 {alias}")).into_iter().collect(),
            reading: None,
            definition: definition.into_iter().map(Block::Paragraph).collect(),
            url: url.map(str::to_owned),
            ..Term::default()
        },
    )
}

fn reference() -> impl Strategy<Value = Reference> {
    let url = option::of(Just("https://example.com/r".to_owned()));
    (words(), url, words()).prop_map(|(name, url, note)| Reference { name, url, note })
}

fn article() -> impl Strategy<Value = Article> {
    let head = (words(), option::of(words()), vec(inlines(), 0..3), option::of(words()));
    let rest = (vec(body_block(), 1..6), (term(0), term(1)), vec(reference(), 1..3), vec(inlines(), 1..3));
    (head, rest).prop_map(|((title, subtitle, summary, source), (blocks, terms, references, note))| {
        let section = |kind, title: &str| Section { kind, title: title.into(), ..Section::default() };
        Article {
            title: format!("題 {title}"),
            subtitle: subtitle.unwrap_or_default(),
            summary,
            language: String::new(),
            authors: vec!["王小明".into(), "Ann Lee".into()],
            published: Some("2025-12-11".into()),
            source: source.map(|name| Source { name, url: Some("https://example.com/a".into()) }),
            sections: vec![
                Section { blocks, ..section(SectionKind::Body, "本文") },
                Section { entries: vec![terms.0, terms.1], ..section(SectionKind::Glossary, "術語") },
                Section { references, ..section(SectionKind::ReferenceLinks, "參考連結") },
                Section {
                    blocks: note.into_iter().map(Block::Paragraph).collect(),
                    ..section(SectionKind::EditorsNote, "編者註")
                },
            ],
            ..Article::default()
        }
    })
}

#[test]
fn notes_and_links_to_them_are_found_again() {
    let link = |url: &str| Inline::Link { url: url.into(), text: vec![Inline::Text("[1]".into())] };
    let text = |text: &str| Inline::Text(text.into());
    let item = |inner: &str| vec![Block::paragraph(inner), Block::paragraph("又一段。")];
    let notes = List { start: Some(1), items: vec![item("甲註。"), item("乙註。")], ..List::default() };
    let reference = |name: &str| Reference { name: name.into(), ..Reference::default() };
    let body = vec![Block::Paragraph(vec![
        text("雨"),
        link("#註釋-2"),
        text("天"),
        link("#參考連結-1"),
        text("見"),
        link("b c.md#節"),
    ])];
    let written = Article {
        title: "題".into(),
        sections: vec![
            Section { blocks: body, ..Section::default() },
            Section {
                title: "參考連結".into(),
                kind: SectionKind::ReferenceLinks,
                references: vec![reference("書"), reference("報")],
                ..Section::default()
            },
            Section {
                title: "註釋".into(),
                kind: SectionKind::Other,
                blocks: vec![Block::List(notes.clone())],
                ..Section::default()
            },
        ],
        ..Article::default()
    };
    let page = to_html(&written);
    let read = import(page.as_bytes(), &Hint { name: "a.html", ..Hint::default() }).unwrap().article;
    let links: Vec<_> = passages(&read)
        .iter()
        .flat_map(|passage| passage.spans.iter().filter_map(|span| span.style.link.clone()))
        .collect();
    assert_eq!(links, ["#註釋-2", "#參考連結-1", "b%20c.md#節"].map(Text::from), "{page}");
    let last = read.sections.last().unwrap();
    assert_eq!(last.blocks.last(), Some(&Block::List(notes)), "{page}");
}

#[test]
fn images_are_in_the_page_or_links_to_where_they_are() {
    let image = |source: &str, alternative: &str| {
        Block::Image(Image { source: source.into(), alternative: alternative.into(), caption: vec![] }.into())
    };
    let blocks = vec![
        image("a.png", "甲"),
        image("gone.png", ""),
        image("https://example.com/b.png", "乙"),
        image("data:image/gif;base64,R0lGODlh", "丙"),
        image("javascript:alert(1)", "丁"),
    ];
    let article = |blocks| Article {
        title: "題".into(),
        sections: vec![Section { blocks, ..Section::default() }],
        ..Article::default()
    };
    let data = "data:image/png;base64,iVBORw0KGgo=";
    let page = to_html_with(&article(blocks.clone()), &|source| (source == "a.png").then(|| data.to_owned()));
    assert_eq!(page.matches("<img ").count(), 2, "{page}");
    assert!(!page.contains("href=\"javascript:"), "{page}");
    let read = import(page.as_bytes(), &Hint { name: "a.html", ..Hint::default() }).unwrap().article;
    let mut expected = blocks;
    expected[0] = image(data, "甲");
    assert_eq!(read.sections[0].blocks, expected, "{page}");
}

#[test]
fn sections_keep_their_kinds_whatever_their_titles_and_contents_are() {
    let kinds = [
        SectionKind::Summary,
        SectionKind::Body,
        SectionKind::Editorial,
        SectionKind::Glossary,
        SectionKind::ReferenceLinks,
        SectionKind::ReferenceArticles,
        SectionKind::EditorsNote,
        SectionKind::Other,
    ];
    let blocks = || {
        vec![
            Block::Heading { level: 3, text: vec![Inline::Text("術語".into())] },
            Block::paragraph("雨：水。"),
            Block::List(List {
                start: None,
                items: vec![vec![Block::paragraph("甲：乙。")]],
                ..List::default()
            }),
        ]
    };
    let entry =
        Term { term: "傘".into(), definition: vec![Block::paragraph("遮雨。")], ..Term::default() };
    let reference =
        Reference { name: "書".into(), url: Some("https://example.com/r".into()), ..Reference::default() };
    let mut sections = Vec::new();
    for kind in kinds {
        for title in ["", "題", "術語", "參考連結", "摘要", "別的"] {
            let section = Section { kind, title: title.into(), ..Section::default() };
            let held = Section { blocks: blocks(), ..section.clone() };
            let entries = Section { entries: vec![entry.clone()], ..section.clone() };
            let references = Section { references: vec![reference.clone()], ..held.clone() };
            // Without a title and content a section is nothing.
            sections.extend(Some(section).filter(|section| !section.title.is_empty()));
            sections.extend([held, entries, references]);
        }
    }
    let written = Article {
        title: "題".into(),
        summary: vec![vec![Inline::Text("概要。".into())]],
        language: "zh-Hant".into(),
        sections,
        ..Article::default()
    };
    let page = to_html(&written);
    let read = import(page.as_bytes(), &Hint { name: "a.html", ..Hint::default() }).unwrap().article;
    for (read, written) in read.sections.iter().zip(&written.sections) {
        assert_eq!(read, written);
    }
    assert_eq!(read, written);
}

#[test]
fn the_box_of_a_task_stands_alone() {
    let items = ["☑ 借書", "☐ 還書", "看書"].map(|text| vec![Block::paragraph(text)]);
    let list = Block::List(List { items: items.into(), ..List::default() });
    let section = Section { kind: SectionKind::Body, blocks: vec![list], ..Section::default() };
    let article = Article { title: "題".into(), sections: vec![section], ..Article::default() };
    let page = to_html(&article);
    assert_eq!(page.matches("<li class=\"task\">").count(), 2);
    assert_eq!(page.matches("<li>").count(), 1);
}

#[test]
fn links_that_are_relative_to_nowhere_stay_as_they_are() {
    let link = |url: &str| Inline::Link { url: url.into(), text: vec![Inline::Text(url.into())] };
    let links = ["/wiki/燈籠", "../b/", "?q=雨", "/a/b.html#c", "b.md"];
    let blocks = || links.iter().map(|url| Block::Paragraph(vec![link(url)])).collect();
    let mut article = Article {
        title: "題".into(),
        sections: vec![Section { blocks: blocks(), ..Section::default() }],
        ..Article::default()
    };
    let read = |article: &Article| {
        let page = to_html(article);
        import(page.as_bytes(), &Hint { name: "a.html", ..Hint::default() }).unwrap().article.sections
    };
    assert_eq!(read(&article), article.sections);
    // Where the article was published they are complete; files next to it stay files.
    article.source = Some(Source { name: "刊".into(), url: Some("https://example.com/a/b".into()) });
    let complete = |block: &Block| match block {
        Block::Paragraph(text) => match &text[0] {
            Inline::Link { url, .. } => url.to_string(),
            _ => String::new(),
        },
        _ => String::new(),
    };
    let found: Vec<_> = read(&article)[0].blocks.iter().map(complete).collect();
    let expected = [
        "https://example.com/wiki/%E7%87%88%E7%B1%A0",
        "https://example.com/b/",
        "https://example.com/a/b?q=%E9%9B%A8",
        "https://example.com/a/b.html#c",
        "b.md",
    ];
    assert_eq!(found, expected);
}

proptest! {
    #[test]
    fn a_written_page_gives_the_same_article(article in article()) {
        let page = to_html(&article);
        let read = import(page.as_bytes(), &Hint { name: "a.html", ..Hint::default() }).unwrap();
        // The language is told by the text where the article does not say it.
        let read = Article { language: String::new(), ..read.article };
        prop_assert_eq!(read, article, "{}", page);
    }

    #[test]
    fn a_written_book_gives_the_same_article(article in article()) {
        let book = to_epub(&article, &|_| None, 0).unwrap();
        let read = import(&book, &Hint { name: "a.epub", ..Hint::default() }).unwrap();
        let read = Article { language: String::new(), ..read.article };
        // An image in its own address has a file of its own in the book.
        let read = to_json(&read).replace("EPUB/images/1.png", "data:image/png;base64,iVBORw0KGgo=");
        prop_assert_eq!(read, to_json(&article));
    }
}

#[test]
fn a_book_holds_its_images_once_and_leads_to_its_notes_and_terms() {
    let image = Block::Image(Image { source: "a.png".into(), ..Image::default() }.into());
    let link = Inline::Link { url: "#註釋-1".into(), text: vec![Inline::Text("[1]".into())] };
    let text = vec![Inline::Text("雨傘".into()), link];
    let term = Term { term: "雨傘".into(), ..Term::default() };
    let notes = List { start: Some(1), items: vec![vec![Block::paragraph("註。")]], ..List::default() };
    let section = |kind, title: &str| Section { kind, title: title.into(), ..Section::default() };
    let article = Article {
        title: "題".into(),
        language: "ja".into(),
        writing_mode: Some(WritingMode::VerticalRl),
        sections: vec![
            Section {
                blocks: vec![Block::Paragraph(text), image.clone(), image],
                ..section(SectionKind::Body, "")
            },
            Section { entries: vec![term], ..section(SectionKind::Glossary, "術語") },
            Section { blocks: vec![Block::List(notes)], ..section(SectionKind::Other, "註釋") },
        ],
        ..Article::default()
    };
    let book = to_epub(&article, &|_| Some("data:image/png;base64,iVBORw0KGgo=".into()), 0).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&book)).unwrap();
    let names: Vec<String> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
    assert_eq!(names.first().map(String::as_str), Some("mimetype"));
    assert_eq!(names.iter().filter(|name| name.starts_with("EPUB/images/")).count(), 1, "{names:?}");
    let mut file = |name: &str| std::io::read_to_string(archive.by_name(name).unwrap()).unwrap();
    let first = file("EPUB/text/1.xhtml");
    assert!(first.contains("href=\"3.xhtml#section-2-0-1\" epub:type=\"noteref\""), "{first}");
    assert!(first.contains("href=\"2.xhtml#term-0\" epub:type=\"glossref\""), "{first}");
    assert_eq!(first.matches("src=\"../images/1.png\"").count(), 2, "{first}");
    assert!(file("EPUB/text/2.xhtml").contains("href=\"1.xhtml#use-0\""));
    assert!(file("EPUB/style.css").contains("writing-mode: vertical-rl"));
    assert!(file("EPUB/package.opf").contains("page-progression-direction=\"rtl\""));
    let read = import(&book, &Hint { name: "a.epub", ..Hint::default() }).unwrap().article;
    assert_eq!(read.writing_mode, article.writing_mode);
    assert_eq!(read.sections[1..], article.sections[1..]);
}
