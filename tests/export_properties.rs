//! What is written is read again as the same article, within what a format can say.

mod definitions;
mod formulas;

use definitions::definition_list;
use formulas::FORMULAS;
use moyue::article::{
    Alignment, Article, Block, Callout, DefinitionGroup, DefinitionList, Formula, Image, Inline, InlineImage,
    LineStyle, List, Reference, Ruby, Section, SectionKind, Source, Table, Term,
};
use moyue::export::{to_html, to_markdown, to_plain};
use moyue::import::{Format, Hint, import, import_as};
use moyue::text::numbering::Numbering;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn markdown_is_read_as_the_same_article(article in article(blocks(4))) {
        let written = to_markdown(&article);
        let imported = import(written.as_bytes(), &Hint { name: "a.md", ..Hint::default() }).unwrap();
        prop_assert_eq!(imported.format, Format::Markdown);
        prop_assert_eq!(&imported.article, &article, "{}", written);
        prop_assert_eq!(to_markdown(&imported.article), written);
    }

    #[test]
    fn plain_text_is_read_as_the_same_article(article in plain_article()) {
        let written = to_plain(&article);
        let imported = import(written.as_bytes(), &Hint { name: "a.txt", ..Hint::default() }).unwrap();
        prop_assert_eq!(imported.format, Format::Plain);
        let article = Article { language: imported.article.language.clone(), ..article };
        prop_assert_eq!(&imported.article, &article, "{}", written);
    }
}

#[test]
fn a_stroke_after_a_backslash_stays_in_the_cell_of_an_image() {
    let image = InlineImage { source: "a.png".into(), alternative: "\\|甲".into() };
    let row =
        vec![vec![Inline::Text("乙".into()), Inline::Image(image.into())], vec![Inline::Text("丙".into())]];
    let header = vec![vec![Inline::Text("丁".into())], vec![Inline::Text("戊".into())]];
    let table = Table { header, rows: vec![row], ..Table::default() };
    let sections = vec![Section { blocks: vec![Block::Table(table.into())], ..Section::default() }];
    let article = Article { title: "題".into(), language: "zh-Hant".into(), sections, ..Article::default() };
    let written = to_markdown(&article);
    let again = import(written.as_bytes(), &Hint { name: "a.md", ..Hint::default() });
    assert_eq!(again.expect("it is Markdown").article.sections, article.sections, "{written}");
}

#[test]
fn what_is_written_can_be_read_again_whatever_is_left_over_in_it() {
    let text = "雨\u{1A}天\u{1B}$\0";
    let sections = vec![Section { blocks: vec![Block::paragraph(text)], ..Section::default() }];
    let article = Article { title: text.into(), sections, ..Article::default() };
    let written = [
        (Format::Plain, to_plain(&article)),
        (Format::Markdown, to_markdown(&article)),
        (Format::Html, to_html(&article)),
    ];
    for (format, text) in written {
        let again = import_as(text.as_bytes(), &Hint::default(), format);
        assert_eq!(again.expect(&text).article.title, "雨天$", "{format:?}");
    }
}

#[test]
fn an_example_is_a_quotation_after_the_definition_and_names_have_no_brackets() {
    let term = Term {
        term: "專有".into(),
        definition: vec![Block::paragraph("不是[[開源]]。")],
        example: Some("這是專有軟體。".into()),
        ..Term::default()
    };
    let entries = vec![term, Term { term: "開源".into(), ..Term::default() }];
    let glossary =
        Section { kind: SectionKind::Glossary, title: "術語".into(), entries, ..Section::default() };
    let article = Article { title: "題".into(), sections: vec![glossary], ..Article::default() };
    let markdown = to_markdown(&article);
    assert!(markdown.contains(": 不是開源。\n\n  > 這是專有軟體。\n"), "{markdown}");
    let plain = to_plain(&article);
    assert!(plain.contains("不是開源。\n") && plain.contains("這是專有軟體。"), "{plain}");
    let page = to_html(&article);
    assert!(page.contains("<blockquote>") && !page.contains("[["), "{page}");
    let again = import(markdown.as_bytes(), &Hint { name: "a.md", ..Hint::default() });
    let read = &again.expect("it is Markdown").article.sections[0].entries[0];
    assert_eq!(read.definition[1], Block::Quote(vec![Block::paragraph("這是專有軟體。")]));
}

fn written_and_read(sections: Vec<Section>) -> (String, Vec<Section>) {
    let article = Article { title: "題".into(), language: "zh-Hant".into(), sections, ..Article::default() };
    let written = to_markdown(&article);
    let again = import(written.as_bytes(), &Hint { name: "a.md", ..Hint::default() });
    (written, again.expect("it is Markdown").article.sections)
}

#[test]
fn terms_that_do_not_read_as_terms_and_lists_in_every_section_stay_what_they_are() {
    let line = |text: &str| vec![Inline::Text(text.into())];
    let group = |terms: &[&str], definitions: &[&str]| DefinitionGroup {
        terms: terms.iter().map(|term| line(term)).collect(),
        definitions: definitions.iter().map(|text| vec![Block::paragraph(*text)]).collect(),
    };
    let long = "雨".repeat(200);
    let groups = vec![
        group(&["雨下了三天。", "他說，", &long, "# 一", "- 二", ": 三"], &["乙。"]),
        group(&["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"], &["甲。", ": 乙", "~ 丙 ~"]),
        group(&["只有詞"], &[]),
        group(&[], &["只有說明"]),
        group(&["末"], &["丁。"]),
    ];
    let list = || Block::DefinitionList(DefinitionList { groups: groups.clone() });
    let term = |definition| Term { term: "傘。".into(), definition, ..Term::default() };
    let kinds = [SectionKind::Body, SectionKind::Glossary, SectionKind::Other, SectionKind::ReferenceLinks];
    let sections: Vec<Section> = kinds
        .into_iter()
        .flat_map(|kind| {
            let held =
                [vec![list()], vec![list(), list()], vec![Block::paragraph("文。"), list(), Block::Rule]];
            held.map(|blocks| Section {
                kind,
                title: "節".into(),
                blocks,
                entries: vec![term(vec![Block::paragraph("甲"), list()]), term(vec![Block::paragraph("乙")])],
                ..Section::default()
            })
        })
        .collect();
    let (written, read) = written_and_read(sections.clone());
    assert_eq!(read, sections, "{written}");
}

#[test]
fn captions_stay_with_their_tables_and_paragraphs_next_to_them_are_none() {
    let line = |text: &str| vec![Inline::Text(text.into())];
    let table = |caption: &str| {
        let caption = if caption.is_empty() { Vec::new() } else { line(caption) };
        Block::Table(
            Table { caption, header: vec![line("甲")], rows: vec![vec![line("乙")]], ..Table::default() }
                .into(),
        )
    };
    let text = |text: &str| Block::paragraph(text);
    let blocks = vec![
        table(""),
        table("表一"),
        table("表二"),
        text("Table: 文"),
        table(""),
        text(": 文"),
        table("末尾 {#a}"),
        text("table:文"),
        text("Table: 又"),
        table("1. 表"),
        Block::DefinitionList(DefinitionList {
            groups: vec![DefinitionGroup {
                terms: vec![line("詞")], definitions: vec![vec![text("說明")]]
            }],
        }),
        table(" 表"),
        Block::Quote(vec![table("甲"), text(":乙")]),
    ];
    let sections = vec![Section { blocks, ..Section::default() }];
    let (written, read) = written_and_read(sections.clone());
    assert_eq!(read, sections, "{written}");
}

/// An article with a title and sections of all kinds, with and without titles.
fn article(blocks: impl Strategy<Value = Vec<Block>>) -> impl Strategy<Value = Article> {
    let head = (title(), prop_oneof![Just(String::new()), title()], vec(text(), 0..3), option::of(text()));
    let source = option::of((text(), option::of(address())).prop_map(|(name, url)| Source { name, url }));
    let opening = vec(paragraph(), 0..2);
    let named = prop_oneof![section(blocks), glossary(definition()), references()];
    let rest = vec(
        (named, any::<bool>()).prop_map(|(section, is_titled)| Section {
            title: if is_titled { section.title } else { String::new() },
            ..section
        }),
        0..4,
    );
    (head, source, opening, rest, vec(inlines(), 0..3)).prop_map(
        |(head, source, opening, mut sections, summary)| {
            let (title, subtitle, authors, published) = head;
            if !opening.is_empty() {
                sections.insert(0, Section { blocks: opening, ..Section::default() });
            }
            let language = "zh-Hant".to_owned();
            Article {
                title,
                subtitle,
                summary,
                language,
                authors,
                published,
                source,
                sections,
                ..Article::default()
            }
        },
    )
}

fn plain_article() -> impl Strategy<Value = Article> {
    let paragraph = || sentence().prop_map(Block::paragraph);
    let titled = (word(), vec(paragraph(), 1..3)).prop_map(|(title, blocks)| Section {
        kind: SectionKind::Other,
        title: format!("{title}篇"),
        blocks,
        ..Section::default()
    });
    let definition = vec(paragraph(), 1..3);
    let sections = vec(prop_oneof![titled, glossary(definition), references()], 0..4);
    let source = option::of((word(), option::of(address())).prop_map(|(name, url)| Source { name, url }));
    (word(), vec(word(), 0..3), source, vec(paragraph(), 1..3), sections).prop_map(
        |(title, authors, source, blocks, mut sections)| {
            sections.insert(0, Section { blocks, ..Section::default() });
            Article { title, authors, source, sections, ..Article::default() }
        },
    )
}

/// A section of text: of any kind that holds text, under a name of its own or that of another kind.
fn section(blocks: impl Strategy<Value = Vec<Block>>) -> impl Strategy<Value = Section> {
    let name = prop_oneof![
        3 => title().prop_map(|title| format!("{title}篇")),
        1 => Just("編者註".to_owned()),
        1 => Just("摘要".to_owned()),
    ];
    let kind = proptest::sample::select(vec![
        SectionKind::Body,
        SectionKind::Other,
        SectionKind::EditorsNote,
        SectionKind::Editorial,
        SectionKind::Summary,
    ]);
    (name, kind, blocks).prop_map(|(title, kind, blocks)| Section {
        kind,
        title,
        blocks,
        ..Section::default()
    })
}

fn glossary(definition: impl Strategy<Value = Vec<Block>>) -> impl Strategy<Value = Section> {
    let reading = option::of("[かさあめ]{1,4}");
    let term = (word(), vec(word(), 0..3), reading, definition, option::of(address())).prop_map(
        |(term, aliases, reading, definition, url)| Term {
            term,
            aliases,
            reading,
            definition,
            url,
            ..Term::default()
        },
    );
    vec(term, 1..4).prop_map(|entries| Section {
        kind: SectionKind::Glossary,
        title: "術語".into(),
        entries,
        ..Section::default()
    })
}

fn references() -> impl Strategy<Value = Section> {
    let note = vec(sentence(), 0..3).prop_map(|lines| lines.join("\n"));
    let reference =
        (word(), address(), note).prop_map(|(name, url, note)| Reference { name, url: Some(url), note });
    vec(reference, 1..4).prop_map(|references| Section {
        kind: SectionKind::ReferenceLinks,
        title: "參考連結".into(),
        references,
        ..Section::default()
    })
}

fn definition() -> impl Strategy<Value = Vec<Block>> {
    (paragraph(), blocks(2)).prop_map(|(first, rest)| std::iter::once(first).chain(rest).collect())
}

fn blocks(most: usize) -> impl Strategy<Value = Vec<Block>> {
    vec(block(), 1..most)
}

fn block() -> impl Strategy<Value = Block> {
    let code = ("[a-z]{0,4}", vec("[甲乙` *#a-c>]{0,6}", 0..4).prop_map(|lines| lines.join("\n")));
    let leaf = prop_oneof![
        4 => paragraph(),
        1 => (1..=4_u8, heading()).prop_map(|(level, text)| Block::Heading { level, text }),
        1 => (code, caption()).prop_map(|((language, text), caption)| {
            Block::Code { language: language.into(), text: text.into(), caption }
        }),
        1 => table(),
        1 => (word(), prop_oneof![Just(String::new()), text()], caption()).prop_map(|(name, alternative, caption)| {
            Block::Image(Box::new(Image { source: format!("img/{name} (1).png"), alternative, caption }))
        }),
        1 => Just(Block::Rule),
    ];
    leaf.prop_recursive(4, 12, 3, |inner| {
        let item = (paragraph(), vec(inner.clone(), 0..2))
            .prop_map(|(first, rest)| std::iter::once(first).chain(rest).collect());
        let definition = (paragraph(), vec(inner.clone(), 0..2))
            .prop_map(|(first, rest)| std::iter::once(first).chain(rest).collect());
        prop_oneof![
            vec(inner.clone(), 1..3).prop_map(Block::Quote),
            ("[a-z]{1,4}", option::of(line()), vec(inner, 0..3)).prop_map(|(kind, title, blocks)| {
                Block::Callout(Callout { kind: kind.into(), title: title.unwrap_or_default(), blocks })
            }),
            vec((vec(line(), 0..3), vec(definition, 0..3)), 1..4)
                .prop_filter_map("a group holds something", definition_list),
            (option::of(0..1000_u32), vec(item, 1..4), any::<bool>()).prop_map(|(start, items, is_han)| {
                let numbering = if start.is_some() && is_han { Numbering::Han } else { Numbering::default() };
                Block::List(List { start, numbering, items })
            }),
        ]
    })
}

fn table() -> impl Strategy<Value = Block> {
    (1..4_usize).prop_flat_map(|columns| {
        let row = || vec(line(), columns..=columns);
        let side = proptest::sample::select(vec![Alignment::Start, Alignment::Center, Alignment::End]);
        let alignment = vec(side, 0..=columns).prop_map(|mut sides| {
            while sides.last() == Some(&Alignment::Start) {
                sides.pop();
            }
            sides
        });
        (row(), vec(row(), 0..3), option::of(line()), alignment).prop_map(
            |(header, rows, caption, alignment)| {
                let caption = caption.unwrap_or_default();
                Block::Table(Table { caption, alignment, header, rows }.into())
            },
        )
    })
}

/// Paragraphs, some with blanks at their edges.
fn paragraph() -> impl Strategy<Value = Block> {
    let blanks = || proptest::sample::select(vec!["", "", "", " ", "  ", "\u{3000}", "\t"]);
    (inlines(), blanks(), blanks()).prop_map(|(mut text, before, after)| {
        if let Some(Inline::Text(first)) = text.first_mut() {
            *first = format!("{before}{first}").into();
        }
        if let Some(Inline::Text(last)) = text.last_mut() {
            last.push_str(after);
        }
        Block::Paragraph(text)
    })
}

/// The text of a heading, some with signs at their end that would close it.
fn heading() -> impl Strategy<Value = Vec<Inline>> {
    (inlines(), proptest::sample::select(vec!["", " #", "#", " ##", "\u{3000}#"])).prop_map(
        |(mut text, end)| {
            if let Some(Inline::Text(last)) = text.last_mut() {
                last.push_str(end);
            }
            text
        },
    )
}

/// A caption: none, words, a link around them, or anything.
fn caption() -> impl Strategy<Value = Vec<Inline>> {
    let words = || text().prop_map(|text| vec![Inline::Text(text.into())]);
    prop_oneof![
        Just(Vec::new()),
        words(),
        (address(), words()).prop_map(|(url, text)| vec![Inline::Link { url: url.into(), text }]),
        inlines(),
    ]
}

/// Inline content that begins and ends with text and has text between its other parts.
fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    (text(), vec((inline(), text()), 0..3)).prop_map(|(first, rest)| {
        let rest = rest.into_iter().flat_map(|(inline, text)| [inline, Inline::Text(text.into())]);
        std::iter::once(Inline::Text(first.into())).chain(rest).collect()
    })
}

fn line() -> impl Strategy<Value = Vec<Inline>> {
    inlines()
}

fn inline() -> impl Strategy<Value = Inline> {
    let words = || word().prop_map(|word| vec![Inline::Text(word.into())]);
    prop_oneof![
        words().prop_map(Inline::Strong),
        words().prop_map(Inline::Emphasis),
        words().prop_map(|inner| Inline::Strong(vec![Inline::Emphasis(inner)])),
        words().prop_map(|inner| Inline::Emphasis(vec![Inline::Strong(inner)])),
        "[a甲`|$ ]{1,5}".prop_map(|text| Inline::Code(text.into())),
        (address(), words()).prop_map(|(url, text)| Inline::Link { url: url.into(), text }),
        words().prop_map(Inline::Superscript),
        words().prop_map(Inline::Subscript),
        words().prop_map(Inline::Strikethrough),
        words().prop_map(|inner| Inline::Superscript(vec![Inline::Strong(inner)])),
        (proptest::sample::select(STYLES), words())
            .prop_map(|(style, text)| Inline::Underline { style, text }),
        words().prop_map(|text| Inline::Language { tag: "ja".into(), text }),
        (word(), readings()).prop_map(|(base, (reading, under))| {
            Inline::Ruby(Ruby { base: base.into(), reading: reading.into(), under: under.into() })
        }),
        (word(), option::of(text())).prop_map(|(name, alternative)| {
            let source = format!("gaiji/{name}&1.png");
            Inline::Image(InlineImage { source, alternative: alternative.unwrap_or_default() }.into())
        }),
        (proptest::sample::select(FORMULAS), any::<bool>())
            .prop_map(|(tex, display)| Inline::Formula(Formula { tex: tex.into(), display })),
        Just(Inline::LineBreak),
    ]
}

const STYLES: &[LineStyle] =
    &[LineStyle::Solid, LineStyle::Double, LineStyle::Dotted, LineStyle::Dashed, LineStyle::Wavy];

fn readings() -> impl Strategy<Value = (String, String)> {
    prop_oneof![
        ("[かな]{1,3}", Just(String::new())),
        ("[かな]{1,3}", "[a-z]{1,3}"),
        (Just(String::new()), "[かな]{1,3}"),
    ]
}

/// Han with signs that mean something in Markdown, and blanks between them.
fn text() -> impl Strategy<Value = String> {
    "[甲乙丙。，#*_+=>|<&;!~$`\\[\\]()\\\\1.-]{1,6}[甲乙]([ \u{3000}]{1,2}[甲乙丙#*_.:1+=-]{1,4}[甲乙!$]){0,2}"
}

/// A text, some with a sign at its end that would close a heading.
fn title() -> impl Strategy<Value = String> {
    (text(), proptest::sample::select(vec!["", "", " #", "#"])).prop_map(|(text, end)| text + end)
}

fn word() -> impl Strategy<Value = String> {
    "[甲乙丙丁]{1,4}"
}

fn sentence() -> impl Strategy<Value = String> {
    "[子丑寅卯]{3,8}，[子丑寅卯]{3,8}。"
}

fn address() -> impl Strategy<Value = String> {
    "https://example\\.com/([a-z_&=]|\\([a-z]\\)){0,6}[a-z]"
}
