//! Entries and occurrences are known by ids: those of entries whatever they are from, those of occurrences in whatever
//! forms the text is shown.

use std::sync::Arc;

use moyue::article::{Article, Block, Section, SectionKind, Term, passages};
use moyue::dictionary::{Dictionary, DictionaryData};
use moyue::glossary::{EntryId, Glossary, Occurrences};
use moyue::reader::Rendition;
use moyue::text::convert::{ChineseForm, Conversion};
use proptest::collection::vec;
use proptest::prelude::*;

fn term(name: &str) -> Term {
    Term { term: name.to_owned(), ..Term::default() }
}

/// An article of sections of a paragraph each, and of terms.
fn article(sections: &[String], terms: &[&str]) -> Article {
    let section = |text: &String| Section { blocks: vec![Block::paragraph(text)], ..Section::default() };
    let entries = terms.iter().map(|name| term(name)).collect();
    let glossary = Section { kind: SectionKind::Glossary, entries, ..Section::default() };
    let sections = sections.iter().map(section).chain([glossary]).collect();
    Article { language: "zh-Hant".into(), sections, ..Article::default() }
}

fn dictionary(rows: &[(&str, &str, &str)]) -> Arc<Dictionary> {
    let mut data = DictionaryData::new("字典");
    for (term, reading, definition) in rows {
        assert!(data.push(term, reading, definition, []), "{term}");
    }
    Arc::new(Dictionary::new(data))
}

const fn number(source: u32, number: u32) -> EntryId {
    EntryId::Dictionary { source, number }
}

#[test]
fn every_entry_is_there_by_its_id() {
    let article = article(&["雨落在雨傘上。".to_owned()], &["斗笠", "門"]);
    let passages = passages(&article);
    let mut glossary = Glossary::with_own(&article, &[term("門邊")]);
    let own = glossary.mark(&passages);
    let first = dictionary(&[("雨鞋", "", "膠做的鞋"), ("雨傘", "", "用具")]);
    glossary.add(&[first, dictionary(&[("雨衣", "", "穿的")])], &passages, own);
    let listed: Vec<_> = glossary.entries().iter().map(|entry| entry.id).collect();
    assert_eq!(listed, [EntryId::Article(0), EntryId::Article(1), EntryId::Own(0), number(0, 1)]);
    for (id, name, source) in [
        (EntryId::Article(0), "斗笠", None),
        (EntryId::Article(1), "門", None),
        (EntryId::Own(0), "門邊", None),
        (number(0, 0), "雨鞋", Some("字典")),
        (number(0, 1), "雨傘", Some("字典")),
        (number(1, 0), "雨衣", Some("字典")),
    ] {
        let entry = glossary.entry(id).unwrap_or_else(|| panic!("{id:?}"));
        assert_eq!((entry.id, entry.term.as_str()), (id, name));
        assert_eq!((glossary.source_name(id), glossary.is_listed(id)), (source, listed.contains(&id)));
        assert!(Arc::ptr_eq(&entry, &glossary.entry(id).unwrap()), "{name} is not made again");
    }
    for id in [EntryId::Article(2), EntryId::Own(1), number(0, 2), number(1, 1), number(2, 0)] {
        assert_eq!((glossary.entry(id), glossary.is_listed(id)), (None, false), "{id:?}");
    }
    let found: Vec<_> = glossary.lookup_added("雨", 9).into_iter().map(|found| found.entry).collect();
    assert_eq!(found, [number(0, 0), number(0, 1), number(1, 0)]);
}

#[test]
fn entries_with_the_same_term_are_one_whether_the_text_uses_them_or_not() {
    let rows = [("別的", "", ""), ("行", "háng", "店"), ("走", "", ""), ("行", "xíng", "走")];
    let added = [dictionary(&rows)];
    for text in ["行不行", "沒有"] {
        let article = article(&[text.to_owned()], &[]);
        let mut glossary = Glossary::new(&article);
        glossary.add(&added, &passages(&article), Vec::new());
        let ids: Vec<_> = [1, 3].into_iter().map(|it| glossary.entry(number(0, it)).unwrap().id).collect();
        assert_eq!(ids, [number(0, 1); 2], "the first number stands for both");
        let entry = glossary.entry(number(0, 3)).unwrap();
        assert_eq!(
            (entry.reading.as_deref(), entry.definition.as_str()),
            (Some("háng / xíng"), "[háng] 店\n[xíng] 走")
        );
        let found: Vec<_> = glossary.lookup_added("行", 9).into_iter().map(|found| found.entry).collect();
        assert_eq!(found, [number(0, 1)], "found once");
    }
}

#[test]
fn more_entries_can_be_asked_for_than_are_kept() {
    let mut data = DictionaryData::new("大");
    for number in 0..3_000 {
        data.push(&format!("詞{number}"), "", "", []);
    }
    let article = article(&["沒有".to_owned()], &[]);
    let mut glossary = Glossary::new(&article);
    glossary.add(&[Arc::new(Dictionary::new(data))], &passages(&article), Vec::new());
    for it in (0..3_000).chain(0..3_000) {
        assert_eq!(glossary.entry(number(0, it)).map(|entry| entry.term.clone()), Some(format!("詞{it}")));
    }
}

#[test]
fn the_first_occurrence_in_each_section_is_known() {
    let sections = ["雨傘和斗笠，雨傘。", "沒有。", "斗笠，斗笠，雨傘。"].map(str::to_owned);
    let article = article(&sections, &["斗笠", "雨傘"]);
    let passages = passages(&article);
    let occurrences = Occurrences::new(Glossary::new(&article).mark(&passages), &passages);
    let all: Vec<_> = occurrences
        .ids()
        .map(|id| {
            (
                occurrences.get(id).unwrap().entry,
                occurrences.index_of(id),
                occurrences.is_first_in_section(id),
            )
        })
        .collect();
    let (hat, umbrella) = (EntryId::Article(0), EntryId::Article(1));
    let expected = [
        (umbrella, 0, true),
        (hat, 0, true),
        (umbrella, 1, false),
        (hat, 1, true),
        (hat, 2, false),
        (umbrella, 2, true),
    ];
    assert_eq!(all, expected);
    assert_eq!(occurrences.count_in(hat, 0..passages.len()), 3);
    assert_eq!((occurrences.of(EntryId::Own(0)).len(), occurrences.count_in(EntryId::Own(0), 0..9)), (0, 0));
}

fn words() -> impl Strategy<Value = Vec<String>> {
    let word = vec(prop::sample::select(vec!["記", "憶", "體", "雨", "傘", "，", "ab", "É", " "]), 1..5);
    vec(word.prop_map(|parts| parts.concat()), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// What is found by id, by entry and by place is the same in any forms, and what a plain search of the list finds.
    #[test]
    fn occurrences_are_found_as_by_a_plain_search(texts in words(), names in words()) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let article = article(&texts, &names);
        let written = Rendition::as_written(&article);
        let shown = written.converted(ChineseForm::Taiwan, Conversion::Mainland);
        for rendition in [&written, &shown] {
            let occurrences = &rendition.occurrences;
            let all: Vec<_> = occurrences.ids().zip(occurrences.all()).collect();
            prop_assert_eq!(all.len(), written.occurrences.all().len());
            for (id, found) in &all {
                prop_assert_eq!(occurrences.get(*id), Some(*found));
                prop_assert_eq!(written.occurrences.get(*id).map(|it| it.entry), Some(found.entry));
                prop_assert_eq!(occurrences.of(found.entry).get(occurrences.index_of(*id)), Some(id));
            }
            for entry in rendition.glossary.entries() {
                let of_entry: Vec<_> =
                    all.iter().filter(|(_, found)| found.entry == entry.id).map(|(id, _)| *id).collect();
                prop_assert_eq!(occurrences.of(entry.id), of_entry);
            }
            for (passage, text) in rendition.passages.iter().enumerate() {
                for start in 0..text.text.len() {
                    let bytes = start..start + 4;
                    let is_within = |start: (usize, usize)| start.0 == passage && bytes.contains(&start.1);
                    let plain: Vec<_> = all.iter().filter(|(_, found)| is_within(found.start())).copied().collect();
                    prop_assert_eq!(occurrences.within(passage, &bytes).collect::<Vec<_>>(), plain);
                }
            }
        }
    }

    /// Entries of a dictionary are the same exactly when their terms are, and go by the first number.
    #[test]
    fn an_entry_of_a_dictionary_has_one_id(names in words(), text in words()) {
        let mut data = DictionaryData::new("");
        for name in &names {
            data.push(name, "", "說明", []);
        }
        let terms: Vec<String> = data.iter().map(|word| word.term.to_owned()).collect();
        let article = article(&text, &[]);
        let passages = passages(&article);
        let mut glossary = Glossary::new(&article);
        let all = glossary.add(&[Arc::new(Dictionary::new(data))], &passages, Vec::new());
        for (at, term) in (0..).zip(&terms) {
            let entry = glossary.entry(number(0, at)).unwrap();
            prop_assert_eq!(&entry.term, term);
            let first = terms.iter().position(|other| other == term).unwrap();
            prop_assert_eq!(entry.id, number(0, first as u32));
            prop_assert_eq!(glossary.is_listed(entry.id), all.iter().any(|found| found.entry == entry.id));
        }
        for found in &all {
            prop_assert_eq!(glossary.entry(found.entry).map(|entry| entry.id), Some(found.entry));
        }
    }
}
