//! What holds for every input of the import.

use std::collections::HashMap;

use moyue::article::{
    Alignment, Article, Block, Callout, DefinitionGroup, DefinitionList, Formula, Image, Inline, InlineImage,
    LineStyle, List, Reference, Ruby, Section, SectionKind, Source, Table, Term, TermStatus, passages,
};
use moyue::import::{
    Format, Hint, ImportError, JsonHint, Options, WarningKind, import, import_with, to_json,
};
use moyue::reader::Language;
use moyue::text::slice::without_blanks;
use moyue::words::import_error;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use strum::VariantArray;

/// What the plain-text import may leave out: signs around names, and the letters of labels, marks and dates.
const MARKUP: &str = "【】[]［］〔〕〖〗《》#＃()（）<>&;:：／/|｜—–-=•・‧●■◆▪▶◦*、，,；＆ \
    術語社論參考連結摘要正文外部來源從作者發布時間年月日號号TExternalviaFrombrampnhtsdo0123456789";

/// Tokens of markup, in any order and place.
const TOKENS: &[&str] = &[
    "【",
    "】",
    "[",
    "]",
    "《",
    "》",
    "# ",
    "## ",
    "[術語]",
    "\n[術語]\n",
    "\n【社論】\n",
    "\n[參考連結]\n",
    "\n[摘要]\n",
    "\n[正文]\n",
    "(外部)",
    "（External）",
    "(",
    ")",
    "（",
    "）",
    "：",
    ": ",
    " — ",
    "——",
    " - ",
    "・",
    "<br>",
    "<br/>",
    "<",
    "&amp;",
    "&nbsp;",
    "&",
    "\u{3000}",
    " ",
    "\u{FEFF}",
    "\t",
    "\n",
    "\n",
    "\n\n",
    "\n\n",
    "\r\n",
    "\r",
    "\u{2028}",
    "來源：",
    "\n從: ",
    "\nvia ",
    "\n作者：",
    "\n2025-1-2\n",
    "\nFrom: ",
    "https://example.com/",
    "](https://example.com/)",
    "。",
    "。\n",
    "，",
    "、",
];

fn token() -> impl Strategy<Value = String> {
    let content = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午申酉戌亥".chars().map(String::from).collect::<Vec<_>>();
    prop_oneof![
        5 => proptest::sample::select(content),
        5 => proptest::sample::select(TOKENS).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn text() -> impl Strategy<Value = String> {
    vec(token(), 0..80).prop_map(|tokens| tokens.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_lost_from_plain_text(text in text()) {
        let Ok(imported) = import(text.as_bytes(), &Hint::default()) else { return Ok(()) };
        prop_assume!(imported.format == Format::Plain);
        // What colours a terminal is no text.
        prop_assume!(!text.contains("\u{1B}["));
        let mut kept = counts(&everything(&imported.article));
        let title = counts(&imported.article.title);
        for warning in &imported.warnings {
            // What is said of the encoding and its bytes is said of the whole text.
            let is_of_all = matches!(
                warning.kind,
                WarningKind::DoubtfulEncoding { .. } | WarningKind::ZerosLeftOut { .. }
            );
            prop_assert!(is_of_all || (1..=text.len()).contains(&warning.line));
            if let WarningKind::ZerosLeftOut { count } = warning.kind {
                *kept.entry('\0').or_default() += count;
            }
            if let WarningKind::HeadlineRepeated { times } = warning.kind {
                for (c, count) in &title {
                    *kept.entry(*c).or_default() += count * times;
                }
            }
        }
        for (c, count) in counts(&html_escape::decode_html_entities(&text)) {
            prop_assert!(kept.get(&c).is_some_and(|kept| *kept >= count), "lost {c:?} of {text:?} in {imported:#?}");
        }
    }

    #[test]
    fn joined_lines_hold_the_same_characters(text in wrapped()) {
        let characters = |keep_lines| {
            let imported = import_with(text.as_bytes(), &Hint::default(), Options { keep_lines, ..Options::default() }).unwrap();
            without_blanks(&everything(&imported.article))
        };
        prop_assert_eq!(characters(false), characters(true));
    }

    #[test]
    fn any_notes_give_an_article_with_every_character_of_the_story(text in noted()) {
        let Ok(imported) = import(text.as_bytes(), &Hint::default()) else { return Ok(()) };
        let story = |text: &str| text.chars().filter(|c| "雨風霧傘灯".contains(*c)).collect::<String>();
        let mut kept = story(&everything(&imported.article));
        for warning in &imported.warnings {
            if let WarningKind::HeadlineRepeated { times } = warning.kind {
                kept.push_str(&story(&imported.article.title).repeat(times));
            }
        }
        // Titles keep no readings.
        let parts = text.split('《').map(|part| part.split_once('》').map_or(part, |(_, after)| after));
        let text = parts.collect::<String>();
        prop_assert!(kept.len() >= story(&text).len(), "{text:?} gave {imported:#?}");
    }

    #[test]
    fn any_bytes_give_an_article_or_a_refusal(bytes in vec(any::<u8>(), 0..200), name in "(.*\\.)?(json|txt)") {
        let _ = import(&bytes, &Hint { name: &name, ..Hint::default() });
    }

    #[test]
    fn any_damage_to_a_file_gives_an_article_or_a_refusal(article in article(), at in any::<prop::sample::Index>(), byte: u8) {
        let whole = to_json(&article).into_bytes();
        let at = at.index(whole.len() - 1);
        let mut damaged = whole.clone();
        damaged[at] = byte;
        if let Err(error) = import(&damaged, &Hint { name: "a.json", ..Hint::default() }) {
            prop_assert!(!import_error(&error, Language::En).is_empty());
        }
        let cut_off = import(&whole[..at], &Hint { name: "a.json", ..Hint::default() });
        prop_assert!(cut_off.is_err());
    }

    #[test]
    fn what_was_written_is_read_again(article in article()) {
        let written = to_json(&article);
        let imported = import(written.as_bytes(), &Hint::default());
        let imported = imported.map_err(|error| TestCaseError::fail(format!("{error:?}: {written}")))?;
        prop_assert_eq!(imported.format, Format::Json);
        prop_assert_eq!(imported.warnings, vec![]);
        prop_assert_eq!(&imported.article, &article);
        let head = "{\n  \"format\": \"moyue-article\",\n  \"version\": 1,\n";
        prop_assert!(written.starts_with(head));
        prop_assert!(written.ends_with('\n'));
    }

    #[test]
    fn an_imported_text_is_written_and_read_again(text in text()) {
        let Ok(imported) = import(text.as_bytes(), &Hint::default()) else { return Ok(()) };
        let again = import(to_json(&imported.article).as_bytes(), &Hint::default()).unwrap();
        prop_assert_eq!(again.article, imported.article);
    }
}

/// Paragraphs of Han and Latin text whose lines are cut at a width.
fn wrapped() -> impl Strategy<Value = String> {
    let word = prop_oneof!["[甲乙丙丁，。「」]{1,6}", "[a-c]{1,9}[ -]", Just("\u{3000}".to_owned())];
    let paragraph = vec(word, 20..60).prop_map(|words| words.concat());
    (vec(paragraph, 1..4), 10..50_usize, "\n|\n\n|\n\u{3000}").prop_map(|(paragraphs, width, between)| {
        let cut = |text: &String| {
            let characters: Vec<char> = text.chars().collect();
            characters.chunks(width).map(String::from_iter).collect::<Vec<_>>().join("\n")
        };
        format!("題\n\n{}", paragraphs.iter().map(cut).collect::<Vec<_>>().join(&between))
    })
}

/// Aozora Bunko's notation, well formed or not; the notes name none of the story's characters.
fn noted() -> impl Strategy<Value = String> {
    let tokens = vec![
        "雨",
        "風",
        "霧",
        "傘",
        "灯",
        "甲",
        "《",
        "》",
        "《こう》",
        "｜",
        "※",
        "［＃",
        "］",
        "［＃傍点］",
        "［＃傍点終わり］",
        "［＃「甲」に傍点］",
        "［＃「乙」は太字］",
        "［＃「甲」は中見出し］",
        "［＃大見出し］",
        "［＃ここから小見出し］",
        "※［＃「丙」、U+4E19］",
        "※［＃「丙」］",
        "［＃改ページ］",
        "※［＃「丙」、第3水準1-84-77］",
        "［＃レ］",
        "［＃（ノ）］",
        "［＃割り注］",
        "［＃割り注終わり］",
        "［＃改行］",
        "［＃ここから太字］",
        "［＃ここで太字終わり］",
        "［＃傍線］",
        "［＃「甲」の左に「こう」のルビ］",
        "［＃「甲」に「ママ」の注記］",
        "［＃「甲」は底本では「乙」］",
        "［＃挿絵（a.png）入る］",
        "［＃「甲」はキャプション］",
        "［＃同行中見出し］",
        "〔",
        "e'",
        "〕",
        "／＼",
        "\n",
        "\n\n",
        "\u{3000}",
        "底本：",
        "----------\n",
        "<br>",
    ];
    vec(proptest::sample::select(tokens), 0..60).prop_map(|tokens| tokens.concat())
}

#[test]
fn cut_paragraphs_are_joined() {
    let text = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉\n".repeat(8);
    let imported = import(format!("題\n\n{text}").as_bytes(), &Hint::default()).unwrap();
    assert_eq!(imported.article.sections[0].blocks.len(), 1);
}

/// How often each character stands in a text, but for blanks and markup.
fn counts(text: &str) -> HashMap<char, usize> {
    let mut counts = HashMap::new();
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}');
    for c in text.chars().filter(|c| !is_blank(*c) && !MARKUP.contains(*c)) {
        *counts.entry(c).or_default() += 1;
    }
    counts
}

/// Every character of an article, shown or behind a link.
fn everything(article: &Article) -> String {
    let mut texts: Vec<String> = passages(article).into_iter().map(|passage| passage.text.into()).collect();
    texts.extend(article.authors.iter().cloned().chain(article.published.clone()));
    texts.extend(
        article.source.iter().flat_map(|source| [Some(source.name.clone()), source.url.clone()]).flatten(),
    );
    for section in &article.sections {
        texts.extend(section.entries.iter().filter_map(|term| term.url.clone()));
        texts.extend(section.references.iter().filter_map(|reference| reference.url.clone()));
    }
    texts.extend(formulas(&serde_json::to_value(article).unwrap()));
    texts.concat()
}

/// The formulas of an article, which stand in a passage as one character, with the marks that may have been around them.
fn formulas(value: &serde_json::Value) -> Vec<String> {
    use serde_json::Value;
    match value {
        Value::Object(members) => {
            let tex = members.get("tex").and_then(Value::as_str);
            let formula = tex.map(|tex| format!("$$\\[{tex}\\]$$"));
            formula.into_iter().chain(members.values().flat_map(formulas)).collect()
        }
        Value::Array(items) => items.iter().flat_map(formulas).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn a_formula_in_plain_text_keeps_its_text() {
    let imported = import("題目\n\n甲$<$\n".as_bytes(), &Hint::default()).unwrap();
    assert_eq!(imported.format, Format::Plain);
    assert_eq!(everything(&imported.article).matches('<').count(), 1);
}

#[test]
fn the_deepest_file_that_is_read_is_written_and_read_again() {
    let file = |depth: usize| {
        let (open, close) = (r#"{"quote":["#.repeat(depth), "]}".repeat(depth));
        format!(
            r#"{{"format":"moyue-article","version":1,"title":"題","sections":[{{"kind":"body","blocks":[{open}{close}]}}]}}"#
        )
    };
    let read = |depth| import(file(depth).as_bytes(), &Hint::default());
    let deepest = (1..200).take_while(|depth| read(*depth).is_ok()).last().unwrap();
    assert!(deepest > 40, "{deepest}");
    let article = read(deepest).unwrap().article;
    passages(&article);
    assert_eq!(import(to_json(&article).as_bytes(), &Hint::default()).unwrap().article, article);

    for depth in [deepest + 1, 100_000] {
        let Err(ImportError::Json(error)) = read(depth) else { panic!("{depth} levels are refused") };
        assert_eq!(error.hint, JsonHint::TooDeep);
    }
}

#[test]
fn deep_nonsense_is_refused_without_a_crash() {
    for text in
        ["[".repeat(200_000), "{\"a\":".repeat(200_000), format!("{{\"format\":{}", "[".repeat(200_000))]
    {
        assert!(import(text.as_bytes(), &Hint { name: "a.json", ..Hint::default() }).is_err());
    }
}

fn article() -> impl Strategy<Value = Article> {
    let head =
        (string(), string(), vec(inlines(), 0..3), string(), vec(string(), 0..3), option::of(string()));
    let source = option::of((string(), option::of(string())).prop_map(|(name, url)| Source { name, url }));
    (head, source, vec(section(), 0..4)).prop_map(|(head, source, sections)| {
        let (title, subtitle, summary, language, authors, published) = head;
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
    })
}

fn section() -> impl Strategy<Value = Section> {
    let kind = proptest::sample::select(vec![
        SectionKind::Summary,
        SectionKind::Body,
        SectionKind::Editorial,
        SectionKind::Glossary,
        SectionKind::ReferenceLinks,
        SectionKind::ReferenceArticles,
        SectionKind::EditorsNote,
        SectionKind::Other,
    ]);
    (kind, string(), vec(block(), 0..4), vec(term(), 0..3), vec(reference(), 0..3)).prop_map(
        |(kind, title, blocks, entries, references)| Section { kind, title, blocks, entries, references },
    )
}

fn term() -> impl Strategy<Value = Term> {
    let names = (string(), vec(string(), 0..3), option::of(string()));
    let status = proptest::sample::select(TermStatus::VARIANTS);
    let rest = (option::of(string()), status, option::of(string()), option::of(string()));
    (names, vec(block(), 0..2), rest).prop_map(
        |((term, aliases, reading), definition, (example, status, replacement, url))| Term {
            term,
            aliases,
            reading,
            definition,
            example,
            status,
            replacement,
            url,
        },
    )
}

fn reference() -> impl Strategy<Value = Reference> {
    (string(), option::of(string()), string()).prop_map(|(name, url, note)| Reference { name, url, note })
}

fn alignment() -> impl Strategy<Value = Alignment> {
    proptest::sample::select(vec![Alignment::Start, Alignment::Center, Alignment::End])
}

fn block() -> impl Strategy<Value = Block> {
    let cells = || vec(inlines(), 0..3);
    let leaf = prop_oneof![
        inlines().prop_map(Block::Paragraph),
        (any::<u8>(), inlines()).prop_map(|(level, text)| Block::Heading { level, text }),
        (string(), string(), inlines()).prop_map(|(language, text, caption)| {
            Block::Code { language: language.into(), text: text.into(), caption }
        }),
        (inlines(), vec(alignment(), 0..3), cells(), vec(cells(), 0..3)).prop_map(
            |(caption, alignment, header, rows)| {
                Block::Table(Table { caption, alignment, header, rows }.into())
            }
        ),
        (string(), string(), inlines()).prop_map(|(source, alternative, caption)| {
            Block::Image(Image { source, alternative, caption }.into())
        }),
        Just(Block::Rule),
    ];
    leaf.prop_recursive(12, 24, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Block::Quote),
            (string(), inlines(), vec(inner.clone(), 0..3)).prop_map(|(kind, title, blocks)| {
                Block::Callout(Callout { kind: kind.into(), title, blocks })
            }),
            vec((vec(inlines(), 0..3), vec(vec(inner.clone(), 0..3), 0..3)), 0..3).prop_map(|groups| {
                let group = |(terms, definitions)| DefinitionGroup { terms, definitions };
                Block::DefinitionList(DefinitionList { groups: groups.into_iter().map(group).collect() })
            }),
            (option::of(any::<u32>()), vec(vec(inner, 0..3), 0..3))
                .prop_map(|(start, items)| Block::List(List { start, items, ..List::default() })),
        ]
    })
}

const STYLES: &[LineStyle] =
    &[LineStyle::Solid, LineStyle::Double, LineStyle::Dotted, LineStyle::Dashed, LineStyle::Wavy];

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let leaf = prop_oneof![
        string().prop_map(|text| Inline::Text(text.into())),
        string().prop_map(|text| Inline::Code(text.into())),
        (string(), string(), string()).prop_map(|(base, reading, under)| {
            Inline::Ruby(Ruby { base: base.into(), reading: reading.into(), under: under.into() })
        }),
        (string(), string())
            .prop_map(|(source, alternative)| Inline::Image(InlineImage { source, alternative }.into())),
        (string(), any::<bool>())
            .prop_map(|(tex, display)| Inline::Formula(Formula { tex: tex.into(), display })),
        Just(Inline::LineBreak),
    ];
    let inline = leaf.prop_recursive(6, 12, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Inline::Strong),
            vec(inner.clone(), 0..3).prop_map(Inline::Emphasis),
            vec(inner.clone(), 0..3).prop_map(Inline::Superscript),
            vec(inner.clone(), 0..3).prop_map(Inline::Subscript),
            vec(inner.clone(), 0..3).prop_map(Inline::Strikethrough),
            (proptest::sample::select(STYLES), vec(inner.clone(), 0..3))
                .prop_map(|(style, text)| Inline::Underline { style, text }),
            // The noncharacter begins what the reader of the format tells unknown elements by; it stands in no file.
            (
                string().prop_filter("a noncharacter", |tag| !tag.starts_with('\u{FDD4}')),
                vec(inner.clone(), 0..3)
            )
                .prop_map(|(tag, text)| Inline::Language { tag: tag.into(), text }),
            (string(), vec(inner, 0..3)).prop_map(|(url, text)| Inline::Link { url: url.into(), text }),
        ]
    });
    vec(inline, 0..3)
}

/// Any text, with control characters, marks and line separators more often than by chance.
fn string() -> impl Strategy<Value = String> {
    let odd = proptest::sample::select(vec![
        '\0', '\u{1}', '\u{7F}', '\u{85}', '\u{FEFF}', '\u{2028}', '"', '\\', '\u{FFFF}',
    ]);
    vec(prop_oneof![3 => any::<char>(), 1 => odd], 0..6).prop_map(|text| text.into_iter().collect())
}
