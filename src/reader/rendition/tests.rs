use super::*;
use crate::article::{Block, Inline, Ruby, Section, SectionKind, Term};

fn text(text: &str) -> Inline {
    Inline::Text(text.into())
}

fn article(language: &str, inlines: Vec<Inline>, terms: &[&[&str]]) -> Article {
    let entry = |names: &&[&str]| Term {
        term: names[0].to_owned(),
        aliases: names[1..].iter().map(|&alias| alias.to_owned()).collect(),
        definition: vec![Block::paragraph(format!("{}的說明，一種軟體。", names[0]))],
        ..Term::default()
    };
    Article {
        title: "軟體".into(),
        language: language.into(),
        authors: vec!["陳發".into()],
        source: Some(Source { name: "資訊報".into(), url: Some("https://example.com/軟體".into()) }),
        sections: vec![
            Section { title: "程式".into(), blocks: vec![Block::Paragraph(inlines)], ..Section::default() },
            Section {
                kind: SectionKind::Glossary,
                entries: terms.iter().map(entry).collect(),
                ..Section::default()
            },
        ],
        ..Article::default()
    }
}

fn mainland(inlines: Vec<Inline>, terms: &[&[&str]]) -> Rendition {
    let article = article("zh-TW", inlines, terms);
    Rendition::as_written(&article).converted(ChineseForm::Taiwan, Conversion::Mainland)
}

/// The shown paragraph, with the uses of terms in brackets.
fn paragraph(shown: &Rendition) -> String {
    let (index, passage) =
        shown.passages.iter().enumerate().find(|(_, passage)| passage.role == Role::Paragraph).unwrap();
    let mut text = passage.text.to_string();
    for found in shown.occurrences.all().iter().filter(|found| found.passage == index).rev() {
        text.insert(found.range.end, ']');
        text.insert(found.range.start, '[');
    }
    text
}

#[test]
fn everything_that_is_shown_is_converted() {
    let shown = mainland(vec![text("用軟體的人")], &[&["軟體", "程式"]]);
    assert_eq!((shown.head.title.as_str(), shown.head.language.as_str()), ("软件", "zh-Hans-CN"));
    assert_eq!(shown.head.authors, ["陈发"]);
    let source = shown.head.source.as_ref().unwrap();
    assert_eq!((source.name.as_str(), source.url.as_deref()), ("信息报", Some("https://example.com/軟體")));
    assert_eq!(shown.outline[0].title, "程序");
    let entry = &shown.glossary.entries()[0];
    assert_eq!((entry.term.as_str(), entry.definition.as_str()), ("软件", "软件的说明，一种软件。"));
    assert_eq!(entry.aliases, ["程序"]);
    assert_eq!(paragraph(&shown), "用[软件]的人");
    let texts: Vec<&str> = shown.passages.iter().map(|passage| passage.text.as_str()).collect();
    assert_eq!(texts, ["软件", "程序", "用软件的人", "软件\u{3000}程序", "软件的说明，一种软件。"]);
}

#[test]
fn terms_stay_linked_where_their_length_changes() {
    let shown = mainland(vec![text("這隻隨身碟，記憶體和電腦")], &[&["隨身碟"], &["記憶體"]]);
    assert_eq!(paragraph(&shown), "这只[U盘]，[内存]和电脑");
}

#[test]
fn names_of_the_glossary_win() {
    let shown = mainland(
        vec![text("提示詞和人工智慧，又叫AI，計程車")],
        &[&["提示詞", "指令詞", "AI", "提示语"], &["人工智慧", "人工智能"], &["計程車", "小黃", "taxi"]],
    );
    assert_eq!(paragraph(&shown), "[提示语]和[人工智能]，又叫[AI]，[出租车]");
}

#[test]
fn other_languages_stay_as_they_are() {
    let in_language = |tag: &str| Inline::Language { tag: tag.into(), text: vec![text("體驗")] };
    let shown = mainland(vec![text("體驗"), in_language("ja"), in_language("zh-Hant"), text("。")], &[]);
    let passage = shown.passages.iter().find(|passage| passage.role == Role::Paragraph).unwrap();
    assert_eq!(passage.text, "体验體驗体验。");
}

#[test]
fn code_and_links_keep_what_they_are() {
    let link = Inline::Link { url: "https://example.com/軟體".into(), text: vec![text("軟體")] };
    let shown = mainland(vec![Inline::Code("print(軟體)".into()), text("計程"), link, text("資訊")], &[]);
    let passage = shown.passages.iter().find(|passage| passage.role == Role::Paragraph).unwrap();
    assert_eq!(passage.text, "print(軟體)计程软件信息");
    let span = &passage.spans[1];
    assert_eq!(passage.text.get(span.range.clone()), Some("软件"));
    assert_eq!(span.style.link.as_deref(), Some("https://example.com/軟體"));
    let code = vec![Block::Code { language: "".into(), text: "軟體".into(), caption: vec![] }];
    let section = Section { blocks: code, ..Section::default() };
    let article = Article { language: "zh-TW".into(), sections: vec![section], ..Article::default() };
    let shown = Rendition::as_written(&article).converted(ChineseForm::Taiwan, Conversion::Mainland);
    assert_eq!(shown.passages[0].text, "軟體");
}

#[test]
fn words_under_a_reading_stay() {
    let ruby = |base: &str, reading: &str| {
        Inline::Ruby(Ruby { base: base.into(), reading: reading.into(), ..Ruby::default() })
    };
    let shown = mainland(vec![ruby("軟", "ruǎn"), ruby("體", "tǐ"), text("的頭髮和資訊")], &[]);
    let passage = shown.passages.iter().find(|passage| passage.role == Role::Paragraph).unwrap();
    assert_eq!(passage.text, "软体的头发和资讯");
    let bases: Vec<_> =
        passage.spans.iter().map(|span| passage.text.get(span.range.clone()).unwrap()).collect();
    assert_eq!(bases, ["软", "体"]);
}

#[test]
fn places_stay_where_they_were() {
    let written = Rendition::as_written(&article("zh-TW", vec![text("隨身碟、記憶體、滑鼠")], &[&["滑鼠"]]));
    let shown = written.converted(ChineseForm::Taiwan, Conversion::Mainland);
    assert_eq!(shown.passages.len(), written.passages.len());
    for (shown, written) in shown.passages.iter().zip(written.passages.iter()) {
        assert_eq!(shown.anchor, written.anchor);
        assert_eq!(shown.as_written(), &*written.text);
    }
    for (shown_use, written_use) in shown.occurrences.all().iter().zip(written.occurrences.all().iter()) {
        let (shown, written) = (&shown.passages[shown_use.passage], &written.passages[written_use.passage]);
        assert_eq!(shown.anchor_at(shown_use.range.start), written.anchor_at(written_use.range.start));
    }
}

#[test]
fn nothing_changes_within_the_same_forms() {
    let written = Rendition::as_written(&article("zh-TW", vec![text("軟體")], &[]));
    let shown = written.converted(ChineseForm::Taiwan, Conversion::Taiwan);
    assert_eq!(shown.conversion, Conversion::None);
    assert!(Arc::ptr_eq(&shown.passages, &written.passages));
}
