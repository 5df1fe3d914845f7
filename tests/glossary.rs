//! What an article's glossary holds, and where its terms are marked.

use std::sync::Arc;

use moyue::article::{
    Article, Block, Inline, List, Reference, Section, SectionKind, Table, Term, TermStatus, passages,
};
use moyue::glossary::{EntryId, Glossary, GlossaryEntry, Occurrence, UseKind};

#[test]
fn terms_are_marked_in_running_text_alone() {
    let text = || vec![Inline::Text("詞彙".into())];
    let blocks = || {
        vec![
            Block::Paragraph(text()),
            Block::Heading { level: 2, text: text() },
            Block::List(List { start: None, items: vec![vec![Block::Paragraph(text())]], ..List::default() }),
            Block::Quote(vec![Block::Paragraph(text())]),
            Block::Code { language: "".into(), text: "詞彙".into(), caption: vec![] },
            Block::Table(Table { header: vec![text()], rows: vec![vec![text()]], ..Table::default() }.into()),
        ]
    };
    let body = Section {
        title: "詞彙".to_owned(),
        blocks: blocks(),
        references: vec![Reference { name: "詞彙".to_owned(), url: None, note: "詞彙".to_owned() }],
        ..Section::default()
    };
    let entry = Term { term: "詞彙".to_owned(), definition: blocks(), ..Term::default() };
    let glossary =
        Section { kind: SectionKind::Glossary, blocks: blocks(), entries: vec![entry], ..Section::default() };
    let article = Article {
        title: "詞彙".to_owned(),
        summary: vec![text()],
        sections: vec![body, glossary],
        ..Article::default()
    };
    let passages = passages(&article);
    let uses = Glossary::new(&article).mark(&passages);
    let wanted: Vec<_> = passages.iter().enumerate().filter(|(_, passage)| passage.takes_terms()).collect();
    assert_eq!(wanted.len(), 7);
    let entry = EntryId::Article(0);
    let wanted: Vec<_> = wanted
        .iter()
        .map(|(passage, _)| Occurrence {
            passage: *passage,
            range: 0..6,
            entry,
            kind: UseKind::Exact,
            alias: None,
        })
        .collect();
    assert_eq!(uses, wanted);
}

#[test]
fn entries_follow_the_article_and_definitions_are_plain_text() {
    let definition = vec![
        Block::Paragraph(vec![Inline::Strong(vec![Inline::Text("甲".into())]), Inline::Text("乙".into())]),
        Block::Rule,
        Block::List(List { start: Some(1), items: vec![vec![Block::paragraph("丙")]], ..List::default() }),
    ];
    let first =
        Term { term: "一".into(), definition, url: Some("https://a.example".into()), ..Term::default() };
    let second = Term { term: "二".into(), reading: Some("に".into()), ..Term::default() };
    let article = Article {
        sections: vec![
            Section {
                blocks: vec![Block::paragraph("文")],
                entries: vec![first.clone()],
                ..Section::default()
            },
            Section { entries: vec![second.clone()], ..Section::default() },
        ],
        ..Article::default()
    };
    let glossary = Glossary::new(&article);
    let anchors: Vec<_> = article.terms().map(|(anchor, _)| anchor).collect();
    let entry = |number: u32, term: &Term, definition: &str| GlossaryEntry {
        id: EntryId::Article(number),
        anchor: anchors[number as usize],
        term: term.term.clone(),
        aliases: Vec::new(),
        reading: term.reading.clone(),
        definition: definition.to_owned(),
        example: None,
        status: TermStatus::default(),
        replacement: None,
        url: term.url.clone(),
    };
    assert_eq!(glossary.entries(), [entry(0, &first, "甲乙\n丙"), entry(1, &second, "")].map(Arc::new));
}

#[test]
fn a_persons_terms_follow_the_articles_and_have_their_names() {
    let named = |term: &str, alias: &str| Term {
        term: term.to_owned(),
        aliases: vec![alias.to_owned()],
        ..Term::default()
    };
    let body =
        Section { blocks: vec![Block::paragraph("傘、雨具、帽子與斗笠")], ..Section::default() };
    let entries = vec![named("傘", "雨具"), named("帽子", "笠帽")];
    let article =
        Article { sections: vec![body, Section { entries, ..Section::default() }], ..Article::default() };
    let glossary =
        Glossary::with_own(&article, &[named("斗笠", "帽子"), named("傘", "陽傘"), named("傘", "傘子")]);
    let owners: Vec<_> = glossary.entries().iter().map(|entry| (entry.term.as_str(), entry.id)).collect();
    let expected = [
        ("傘", EntryId::Article(0)),
        ("帽子", EntryId::Article(1)),
        ("斗笠", EntryId::Own(0)),
        ("傘", EntryId::Own(1)),
        ("傘", EntryId::Own(2)),
    ];
    assert_eq!(owners, expected);
    let uses: Vec<_> = glossary.mark(&passages(&article)).iter().map(|found| found.entry).collect();
    assert_eq!(
        uses,
        [EntryId::Own(1), EntryId::Article(0), EntryId::Own(0), EntryId::Own(0)],
        "theirs before the article's, and the first of theirs"
    );
    let found: Vec<_> = glossary.lookup("傘").iter().map(|found| found.entry).collect();
    assert_eq!(found, [EntryId::Article(0), EntryId::Own(1), EntryId::Own(2)], "all are shown");
}

#[test]
fn definitions_use_the_names_of_other_entries() {
    let link = Inline::Link { url: "https://a.example".into(), text: vec![Inline::Text("模型".into())] };
    let first = vec![Block::paragraph("詞彙說到模型"), Block::Paragraph(vec![link])];
    let term = |term: &str, definition| Term { term: term.into(), definition, ..Term::default() };
    let entries =
        vec![term("詞彙", first), term("模型", vec![Block::paragraph("模型。"), Block::paragraph("詞彙")])];
    let glossary = Glossary::new(&article(Section { entries, ..Section::default() }));
    let links = |number| -> Vec<_> {
        let links = glossary.definition_links(EntryId::Article(number)).iter();
        links.map(|link| (link.range.clone(), link.entry)).collect()
    };
    assert_eq!(links(0), [(12..18, EntryId::Article(1))], "neither its own name nor one in a link");
    assert_eq!(links(1), [(10..16, EntryId::Article(0))]);
    assert_eq!(links(2), []);
}

fn article(section: Section) -> Article {
    Article { sections: vec![section], ..Article::default() }
}
