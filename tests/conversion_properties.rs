//! Conversion of any text: the way back, and `OpenCC`'s own word for it.

use std::sync::LazyLock;

use moyue::article::{Article, Block, Inline, Passage, Ruby, Section, Term};
use moyue::reader::Rendition;
use moyue::text::convert::{ChineseForm, Conversion, Converted, Converter, IsolatedPart, RegionalWords};
use opencc_fmmseg::{OpenCC, OpenccConfig};
use proptest::prelude::*;

/// What a text is shown as; itself where there is nothing to convert.
fn converted(tag: &str, (conversion, words): (Conversion, RegionalWords), text: &str) -> Converted {
    let converter = ChineseForm::of(tag, text).and_then(|from| Converter::new(from, conversion, words));
    converter
        .map_or_else(|| Converted { text: text.to_owned(), ..Converted::default() }, |it| it.convert(text))
}

/// Every direction in which something is converted, with `OpenCC`'s own configurations where it is a single one: that
/// of characters, and that of words as well.
const DIRECTIONS: &[(ChineseForm, Conversion, Option<[OpenccConfig; 2]>)] = &[
    (ChineseForm::Mainland, Conversion::Taiwan, Some([OpenccConfig::S2tw, OpenccConfig::S2twp])),
    (ChineseForm::Mainland, Conversion::HongKong, Some([OpenccConfig::S2hk, OpenccConfig::S2hkp])),
    (ChineseForm::Taiwan, Conversion::Mainland, Some([OpenccConfig::Tw2s, OpenccConfig::Tw2sp])),
    (ChineseForm::Traditional, Conversion::Mainland, Some([OpenccConfig::Tw2s, OpenccConfig::Tw2sp])),
    (ChineseForm::HongKong, Conversion::Mainland, Some([OpenccConfig::Hk2s, OpenccConfig::Hk2sp])),
    (ChineseForm::Traditional, Conversion::Taiwan, Some([OpenccConfig::T2tw, OpenccConfig::T2tw])),
    (ChineseForm::Taiwan, Conversion::HongKong, None),
    (ChineseForm::HongKong, Conversion::Taiwan, None),
    (ChineseForm::Traditional, Conversion::HongKong, None),
];

static OPENCC: LazyLock<OpenCC> = LazyLock::new(OpenCC::new);

const WORDS: &[&str] = &[
    "计程车",
    "計程車",
    "出租车",
    "出租車",
    "U盘",
    "U盤",
    "隨身碟",
    "头发",
    "髮",
    "发",
    "后面",
    "程序",
    "程序员",
    "程式設計師",
    "打印机",
    "印表機",
    "操作系统",
    "作業系統",
    "台",
    "里",
    "著",
    "着",
    "一",
    "个",
    "乾",
    "干",
    "𠮷",
    "𫠊",
    "㑇",
    "é",
    "e\u{301}",
    "a",
    " ",
    "\n",
    "，",
    "「",
    "カ",
    "글",
    "\u{3000}",
    "面向过程",
    "信息",
];

fn texts() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        4 => prop::sample::select(WORDS).prop_map(str::to_owned),
        2 => prop::char::range('\u{4E00}', '\u{9FFF}').prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(part, 0..24).prop_map(|parts| parts.concat())
}

/// The same without Hong Kong's two characters, which are ours.
fn alike(text: &str, to: Conversion) -> String {
    if to == Conversion::HongKong {
        text.replace('裏', "裡").replace('着', "著")
    } else {
        text.to_owned()
    }
}

#[test]
fn single_words_are_what_opencc_gives() {
    for (from, to, configurations) in DIRECTIONS {
        let Some([_, words]) = configurations else { continue };
        let converter = Converter::new(*from, *to, RegionalWords::OfComputing).unwrap();
        for word in WORDS {
            let wanted = OPENCC.convert_with_config(word, *words, false);
            // A list of ours has it: a procedure is no process.
            let is_ours = word.contains("程序") && *to == Conversion::Mainland;
            assert!(is_ours || alike(&converter.convert(word).text, *to) == alike(&wanted, *to), "{word}");
        }
    }
}

/// The bytes at which a text may be cut.
fn edges(text: &str) -> Vec<usize> {
    text.char_indices().map(|(at, _)| at).chain([text.len()]).collect()
}

proptest! {
    #[test]
    fn the_way_back_is_exact(text in texts(), direction in prop::sample::select(DIRECTIONS)) {
        let (from, to, _) = direction;
        let converted = Converter::new(from, to, RegionalWords::Replaced).unwrap().convert(&text);
        check(&text, &converted)?;
    }

    #[test]
    fn fixed_parts_keep_it_exact(
        text in texts(),
        ends in prop::collection::vec(any::<prop::sample::Index>(), 0..6),
        shown in texts(),
    ) {
        let places = edges(&text);
        let mut ends: Vec<usize> = ends.iter().map(|end| places[end.index(places.len())]).collect();
        ends.sort_unstable();
        ends.dedup();
        let shown = format!("定{shown}");
        let fixed: Vec<_> =
            ends.chunks_exact(2).map(|ends| IsolatedPart { range: ends[0]..ends[1], shown: Some(&shown) }).collect();
        let converter = Converter::new(ChineseForm::Mainland, Conversion::Taiwan, RegionalWords::Replaced).unwrap();
        let converted = converter.convert_parts(&text, &fixed);
        check(&text, &converted)?;
        for part in &fixed {
            prop_assert_eq!(converted.text.get(converted.alignment.shown(part.range.clone())), Some(shown.as_str()));
        }
    }

    #[test]
    fn its_characters_are_what_opencc_gives(text in texts(), direction in prop::sample::select(DIRECTIONS)) {
        if let (from, to, Some([characters, _])) = direction
            && let Some(converter) = Converter::new(from, to, RegionalWords::Kept)
        {
            let wanted = OPENCC.convert_with_config(&text, characters, false);
            prop_assert_eq!(alike(&converter.convert(&text).text, to), alike(&wanted, to));
        }
    }

    #[test]
    fn no_range_is_too_wild(text in texts(), a in 0..200_usize, b in 0..200_usize) {
        let converted = converted("zh-Hans", (Conversion::Taiwan, RegionalWords::Replaced), &text);
        let (original, shown) = (converted.alignment.original(a..b), converted.alignment.shown(a..b));
        prop_assert!(original.start <= original.end && original.end <= text.len());
        prop_assert!(shown.start <= shown.end && shown.end <= converted.text.len());
    }
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let inline = (texts(), 0..6_u8).prop_map(|(text, kind)| match kind {
        0 => Inline::Strong(vec![Inline::Text(text.into())]),
        1 => Inline::Link { url: "https://example.com".into(), text: vec![Inline::Text(text.into())] },
        2 => Inline::Code(text.into()),
        3 => Inline::Ruby(Ruby { base: text.into(), reading: "reading".into(), ..Ruby::default() }),
        _ => Inline::Text(text.into()),
    });
    prop::collection::vec(inline, 0..6)
}

proptest! {
    #[test]
    fn an_article_stays_in_order(
        blocks in prop::collection::vec(inlines(), 0..4),
        terms in prop::collection::vec((texts(), prop::sample::select(WORDS)), 0..4),
        direction in prop::sample::select(DIRECTIONS),
    ) {
        let terms = terms.into_iter().map(|(term, alias)| Term { term, aliases: vec![alias.into()], ..Term::default() });
        let section = Section {
            blocks: blocks.into_iter().map(Block::Paragraph).collect(),
            entries: terms.collect(),
            ..Section::default()
        };
        let article = Article { sections: vec![section], ..Article::default() };
        let written = Rendition::as_written(&article);
        let mut same = article.clone();
        same.take_over(&written.passages);
        prop_assert_eq!(same, article);
        let shown = written.converted(direction.0, direction.1);
        prop_assert_eq!(shown.passages.len(), written.passages.len());
        for (shown, written) in shown.passages.iter().zip(written.passages.iter()) {
            prop_assert_eq!((shown.anchor, shown.as_written()), (written.anchor, written.text.as_str()));
            let mut end = 0;
            for span in &shown.spans {
                prop_assert!(end <= span.range.start && shown.text.get(span.range.clone()).is_some());
                end = span.range.end;
                if span.style.code {
                    prop_assert_eq!(shown.text.get(span.range.clone()), written.text.get(shown.written_range(span.range.clone())));
                }
            }
            let links = |of: &Passage| of.spans.iter().filter(|span| span.style.link.is_some()).count();
            prop_assert_eq!(links(shown), links(written), "no link is lost");
        }
        let (shown_terms, written_terms) = (shown.occurrences.all(), written.occurrences.all());
        prop_assert_eq!(shown_terms.len(), written_terms.len());
        for (found, original) in shown_terms.iter().zip(written_terms) {
            prop_assert_eq!((found.passage, found.entry), (original.passage, original.entry));
            let passage = &shown.passages[found.passage];
            prop_assert!(passage.text.get(found.range.clone()).is_some_and(|text| !text.is_empty()));
            let back = passage.written_range(found.range.clone());
            prop_assert!(back.start <= original.range.start && original.range.end <= back.end);
            if written.passages[found.passage].text.get(original.range.clone()).is_some_and(|it| it.chars().count() > 1) {
                prop_assert_eq!(back, original.range.clone());
            }
        }
    }
}

/// Characters lead to whole characters, there and back; what is shown side by side comes from what stands side by side,
/// and nothing is left out.
fn check(text: &str, converted: &Converted) -> Result<(), TestCaseError> {
    let alignment = &converted.alignment;
    prop_assert_eq!(alignment.original(0..converted.text.len()), 0..text.len());
    prop_assert_eq!(alignment.shown(0..text.len()), 0..converted.text.len());
    let mut covered = 0;
    for ends in edges(&converted.text).windows(2) {
        let original = alignment.original(ends[0]..ends[1]);
        prop_assert!(text.get(original.clone()).is_some_and(|part| !part.is_empty()), "{:?}", original);
        prop_assert!(original.start <= covered && covered <= original.end, "{:?}", original);
        covered = original.end;
        let shown = alignment.shown(original);
        prop_assert!(shown.start <= ends[0] && ends[1] <= shown.end, "{:?}", shown);
        prop_assert!(converted.text.get(shown).is_some());
    }
    prop_assert_eq!(covered, text.len());
    for ends in edges(text).windows(2) {
        let shown = alignment.shown(ends[0]..ends[1]);
        prop_assert!(converted.text.get(shown.clone()).is_some_and(|part| !part.is_empty()), "{:?}", shown);
        let original = alignment.original(shown);
        prop_assert!(original.start <= ends[0] && ends[1] <= original.end, "{:?}", original);
    }
    Ok(())
}
