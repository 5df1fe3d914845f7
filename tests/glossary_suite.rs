//! Runs the suites of the glossary: `suite/lookup.txt` and `suite/marking.txt`.

use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use moyue::article::{Article, Block, Inline, List, Reference, Section, SectionKind, Table, Term, passages};
use moyue::glossary::{Entry, EntryId, Field, Glossary, Match, Occurrence, Place, Rank};

#[test]
fn lookup() {
    let mut failures = String::new();
    let cases = cases(include_str!("suite/lookup.txt"));
    for case in &cases {
        let mut lines = case.lines.iter().peekable();
        while let Some(query) = lines.next() {
            let query = query.strip_prefix('?').unwrap_or_else(|| panic!("{}: {query}", case.name));
            let query = query.strip_prefix(' ').unwrap_or(query);
            let mut wanted = Vec::new();
            while let Some(line) = lines.next_if(|line| line.starts_with('>')) {
                wanted.push(line.trim_start_matches('>').trim().to_owned());
            }
            let matches = case.glossary.lookup(query);
            let found: Vec<_> = matches.iter().map(|found| show_match(&case.glossary, found)).collect();
            if found != wanted {
                let _ = writeln!(failures, "{} ? {query}\n  {wanted:#?}\n  {found:#?}", case.name);
            }
        }
    }
    assert!(failures.is_empty(), "wanted, then found:\n{failures}");
    assert!(cases.len() >= 30);
}

#[test]
fn marking() {
    let mut failures = String::new();
    let cases = cases(include_str!("suite/marking.txt"));
    for case in &cases {
        let lines: Vec<_> = case.lines.iter().map(|line| line.strip_prefix("= ").unwrap()).collect();
        let blocks = lines.iter().map(|line| Block::Paragraph(inlines(&without_marks(line)))).collect();
        let passages = passages(&article(Section { blocks, ..Section::default() }));
        let uses = case.glossary.mark(&passages);
        for (index, line) in lines.iter().enumerate() {
            let wanted: String = line.chars().filter(|c| !"⟦⟧‹›⟪⟫".contains(*c)).collect();
            let found = show_uses(&passages[index].text, uses.iter().filter(|found| found.passage == index));
            if found != wanted {
                let _ = writeln!(failures, "{}\n  {wanted}\n  {found}", case.name);
            }
        }
    }
    assert!(failures.is_empty(), "wanted, then found:\n{failures}");
    assert!(cases.len() >= 30);
}

#[test]
fn terms_are_marked_in_running_text_alone() {
    let text = || vec![Inline::Text("詞彙".into())];
    let blocks = || {
        vec![
            Block::Paragraph(text()),
            Block::Heading { level: 2, text: text() },
            Block::List(List { start: None, items: vec![vec![Block::Paragraph(text())]] }),
            Block::Quote(vec![Block::Paragraph(text())]),
            Block::Code { language: "".into(), text: "詞彙".into() },
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
    let wanted: Vec<_> =
        wanted.iter().map(|(passage, _)| Occurrence { passage: *passage, range: 0..6, entry }).collect();
    assert_eq!(uses, wanted);
}

#[test]
fn entries_follow_the_article_and_definitions_are_plain_text() {
    let definition = vec![
        Block::Paragraph(vec![Inline::Strong(vec![Inline::Text("甲".into())]), Inline::Text("乙".into())]),
        Block::Rule,
        Block::List(List { start: Some(1), items: vec![vec![Block::paragraph("丙")]] }),
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
    let entry = |number: u32, term: &Term, definition: &str| Entry {
        id: EntryId::Article(number),
        anchor: anchors[number as usize],
        term: term.term.clone(),
        aliases: Vec::new(),
        reading: term.reading.clone(),
        definition: definition.to_owned(),
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

struct Case {
    name: String,
    glossary: Glossary,
    lines: Vec<String>,
}

fn cases(suite: &str) -> Vec<Case> {
    let mut cases = Vec::new();
    for case in suite.split("\n### ").skip(1) {
        let mut lines =
            case.lines().filter(|line| !line.is_empty()).map(|line| unescape(line).replace('⏎', "\n"));
        let name = lines.next().unwrap();
        let (entries, lines): (Vec<_>, Vec<_>) = lines.partition(|line| line.starts_with('+'));
        let entries = entries.iter().map(|line| term(line.trim_start_matches('+'))).collect();
        let (languages, lines): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| line.starts_with('@'));
        let language = languages.first().map_or("", |line| line.trim_start_matches('@').trim()).to_owned();
        let article = article(Section { entries, ..Section::default() });
        let glossary = Glossary::new(&Article { language, ..article });
        cases.push(Case { name, glossary, lines });
    }
    cases
}

fn term(line: &str) -> Term {
    let mut parts = line.split('|').map(|part| part.trim_matches(' '));
    let term = parts.next().unwrap().to_owned();
    let aliases = parts.next().unwrap_or_default().split(';').map(|alias| alias.trim_matches(' '));
    let aliases = aliases.filter(|alias| !alias.is_empty()).map(str::to_owned).collect();
    let reading = parts.next().filter(|reading| !reading.is_empty()).map(str::to_owned);
    let definition = parts.next().unwrap_or_default().lines().map(Block::paragraph).collect();
    Term { term, aliases, reading, definition, url: None }
}

fn article(section: Section) -> Article {
    Article { sections: vec![section], ..Article::default() }
}

fn unescape(line: &str) -> String {
    let mut parts = line.split("\\u{");
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let (number, rest) = part.split_once('}').unwrap();
        text.push(char::from_u32(u32::from_str_radix(number, 16).unwrap()).unwrap());
        text.push_str(rest);
    }
    text
}

fn without_marks(line: &str) -> String {
    let mut parts = line.split('«');
    let mut text = parts.next().unwrap().to_owned();
    for part in parts {
        let name = part.split_once('|').filter(|(entry, _)| entry.parse::<usize>().is_ok());
        text.push_str(name.map_or(part, |(_, name)| name));
    }
    text.replace('»', "")
}

/// Inline content from text with links, code and strong text in it.
fn inlines(text: &str) -> Vec<Inline> {
    let Some(open) = text.find(['⟦', '‹', '⟪']) else { return plain(text) };
    let (before, rest) = text.split_at(open);
    let (close, make): (char, fn(&str) -> Inline) = match rest.chars().next() {
        Some('⟦') => ('⟧', |text| Inline::Link { url: "https://a.example".into(), text: plain(text) }),
        Some('‹') => ('›', |text| Inline::Code(text.into())),
        _ => ('⟫', |text| Inline::Strong(plain(text))),
    };
    let (inner, after) = rest.split_once(close).unwrap();
    let mut all = plain(before);
    all.push(make(inner.trim_start_matches(['⟦', '‹', '⟪'])));
    all.extend(inlines(after));
    all
}

fn plain(text: &str) -> Vec<Inline> {
    let mut all = Vec::new();
    for (index, line) in text.split('\n').enumerate() {
        if index > 0 {
            all.push(Inline::LineBreak);
        }
        all.push(Inline::Text(line.into()));
    }
    all
}

/// The number of an entry of the article.
fn number(entry: EntryId) -> u32 {
    match entry {
        EntryId::Article(number) => number,
        other => panic!("{other:?} is not the article's"),
    }
}

fn show_match(glossary: &Glossary, found: &Match) -> String {
    let entry = glossary.entry(found.entry).unwrap();
    let place = match found.rank {
        Rank::Alias(Place::Exact) | Rank::Reading(Place::Exact) => " exact",
        Rank::Alias(Place::Prefix) | Rank::Reading(Place::Prefix) => " prefix",
        Rank::Alias(Place::Inside) | Rank::Reading(Place::Inside) => " inside",
        Rank::Exact { folded: true } => " folded",
        _ => "",
    };
    let mut fields: Vec<_> = found.marks.iter().map(|mark| mark.field).collect();
    fields.dedup();
    let fields: Vec<_> = fields
        .into_iter()
        .map(|field| {
            let marks = found.marks.iter().filter(|mark| mark.field == field);
            show(text_of(&entry, field), marks.map(|mark| (mark.range.clone(), String::new())))
        })
        .collect();
    let shown = if fields.is_empty() { String::new() } else { format!(": {}", fields.join(" | ")) };
    format!("{} {}{place}{shown}", number(found.entry), found.rank.name())
}

fn text_of(entry: &Entry, field: Field) -> &str {
    match field {
        Field::Term => &entry.term,
        Field::Alias(index) => &entry.aliases[index],
        Field::Reading => entry.reading.as_ref().unwrap(),
        Field::Definition => &entry.definition,
    }
}

fn show_uses<'a>(text: &str, uses: impl Iterator<Item = &'a Occurrence>) -> String {
    let label = |entry| if entry == 0 { String::new() } else { format!("{entry}|") };
    show(text, uses.map(|found| (found.range.clone(), label(number(found.entry)))))
}

/// A text with `«` and a label before each range and `»` after it.
fn show(text: &str, ranges: impl Iterator<Item = (Range<usize>, String)>) -> String {
    let mut shown = String::new();
    let mut from = 0;
    for (range, label) in ranges {
        shown += text.get(from..range.start).unwrap();
        from = range.end;
        let _ = write!(shown, "«{label}{}»", text.get(range).unwrap());
    }
    shown + text.get(from..).unwrap()
}
