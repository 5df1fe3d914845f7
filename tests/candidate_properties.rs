//! Candidates of any text: few, each once, where they were found.

use std::collections::HashSet;
use std::sync::atomic::AtomicBool;

use moyue::article::{Article, Block, Section, passages};
use moyue::glossary::Glossary;
use moyue::glossary::candidates::{Candidate, CandidateText, MOST_CANDIDATES};
use proptest::prelude::*;

/// Few pieces, so that names, brackets and marks meet.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "人工智慧",
        "模型",
        "（",
        "）",
        "(",
        ")",
        "「",
        "」",
        "《",
        "》",
        "“",
        "”",
        "‘",
        "’",
        "LLM",
        "Nat",
        "Friedman",
        "of",
        "GPT-5",
        "4.5",
        "·",
        "・",
        "苏珊",
        "布莱克",
        "マーク",
        "ザッカーバーグ",
        "しゃちほこ",
        "鯱",
        "대규모",
        "모델",
        "은",
        "名為",
        "簡稱",
        "という",
        "。",
        ". ",
        "，",
        ",",
        " ",
        "\u{3000}",
        "e\u{301}",
        "É",
        "㌔",
        "\u{0}",
        "𠮷",
        "’s",
        "ｇａｓ",
        "https://A.example",
        "1",
        "一",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

fn candidates(texts: &[String], language: &str, cancel: bool) -> Vec<Candidate> {
    let blocks = texts.iter().map(Block::paragraph).collect();
    let sections = vec![Section { blocks, ..Section::default() }];
    let article = Article { language: language.to_owned(), sections, ..Article::default() };
    let passages = passages(&article);
    let glossary = Glossary::new(&article);
    let text =
        CandidateText { passages: &passages, glossary: &glossary, occurrences: &[], byline: &[], language };
    let found = text.candidates(&AtomicBool::new(cancel));
    for candidate in &found {
        let there = passages[candidate.passage].text.get(candidate.range.clone());
        assert_eq!(there, Some(candidate.name.as_str()));
    }
    found
}

proptest! {
    #[test]
    fn candidates_are_few_and_stand_where_they_were_found(
        texts in prop::collection::vec(text(), 0..5),
        language in prop::sample::select(&["zh-Hant", "zh-Hans", "ja", "ko", "en", ""][..]),
    ) {
        let found = candidates(&texts, language, false);
        prop_assert!(found.len() <= MOST_CANDIDATES);
        let names: HashSet<&str> = found.iter().map(|candidate| candidate.name.as_str()).collect();
        prop_assert_eq!(names.len(), found.len());
        prop_assert!(found.iter().all(|candidate| candidate.count >= 1 && candidate.name.chars().count() >= 2));
        prop_assert_eq!(&found, &candidates(&texts, language, false));
    }
}

#[test]
fn of_many_names_those_used_most_are_given() {
    let letter = |number: usize| char::from(b'a' + (number % 26) as u8);
    let name = |number: usize| {
        let [one, other, third] = [letter(number), letter(number / 26), letter(number / 676)];
        format!("Zo{one}{other}{third} Qu{third}{one}{other}")
    };
    let mut texts: Vec<String> = (0..3_000).map(|number| format!("那是{}。", name(number))).collect();
    texts.extend((100..110).map(|number| format!("又見{}，再見{}。", name(number), name(number))));
    let found = candidates(&texts, "zh-Hant", false);
    assert_eq!(found.len(), MOST_CANDIDATES);
    let often: Vec<_> = found.iter().take(10).map(|candidate| candidate.name.clone()).collect();
    assert_eq!(often, (100..110).map(name).collect::<Vec<_>>());
    assert!(found.iter().take(10).all(|candidate| candidate.count == 3));
}

#[test]
fn a_search_that_is_given_up_finds_nothing() {
    let texts = ["他是 Nat Friedman。".to_owned()];
    assert_eq!(candidates(&texts, "zh-Hant", false).len(), 1);
    assert_eq!(candidates(&texts, "zh-Hant", true), []);
}
