//! Properties of find over random texts, with a slow and simple search to compare with.

use std::ops::Range;

use moyue::article::{Anchor, Article, Block, Passage, Section, passages};
use moyue::search::{Excerpt, Finder, Hit, Hits, Prefolded, SearchOptions, SearchQuery, excerpt, place_of};
use moyue::text::class::{is_punctuation, is_word_char};
use moyue::text::fold::Folding;
use moyue::text::slice::byte_of_char;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Few characters, so that queries are found; of every kind that folding or the edges of words treat in its own way.
const ALPHABET: &[&str] = &[
    "模", "型", "a", "b", "A", "B", "Ａ", "1", "①", "²", "_", "-", " ", "\u{3000}", "。", "，", ",", "か",
    "カ", "ｶ", "ﾞ", "\u{3099}", "㌔", "キ", "ロ", "e", "é", "\u{301}", "ﬁ", "f", "i", "ß", "s", "𠮷", "発",
    "發", "\n", "(", ".",
];

fn text(length: Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(ALPHABET), length).prop_map(|parts| parts.concat())
}

/// Text of a handful of characters, in which queries are frequent and overlap.
fn dense_text(length: Range<usize>) -> impl Strategy<Value = String> {
    const LETTERS: &[&str] = &["a", "A", "b", "模", "㌔", "キ", " ", "\u{301}", "ﬁ", "i"];
    prop::collection::vec(prop::sample::select(LETTERS), length).prop_map(|parts| parts.concat())
}

fn any_text(length: Range<usize>) -> impl Strategy<Value = String> {
    prop_oneof![text(length.clone()), dense_text(length)]
}

fn options() -> impl Strategy<Value = SearchOptions> {
    let flags = (any::<bool>(), any::<bool>(), any::<bool>());
    flags.prop_map(|(fold, case, whole_word)| SearchOptions { fold, case, whole_word, regex: false })
}

fn passage(text: &str) -> Passage {
    let section = Section { blocks: vec![Block::paragraph(text)], ..Section::default() };
    passages(&Article { sections: vec![section], ..Article::default() }).remove(0)
}

fn hits(query: &SearchQuery, language: &str, text: &str) -> Vec<Range<usize>> {
    let finder = Finder::new(query, language).expect("a text is no expression");
    finder.hits_in(0, &passage(text)).iter().map(Hit::range).collect()
}

proptest! {
    #[test]
    fn the_hits_are_those_of_a_naive_search(
        text in any_text(0..40), query in any_text(0..5), options in options(), japanese: bool,
    ) {
        let language = if japanese { "ja" } else { "zh-Hant" };
        let query = SearchQuery { text: query, options };
        let expected = naive(&query, Folding::of(language), &text);
        prop_assert_eq!(hits(&query, language, &text), expected);
    }

    #[test]
    fn what_stands_in_a_text_is_found_there(
        before in any_text(0..20), query in any_text(1..5), after in any_text(0..20), case: bool,
    ) {
        let query = SearchQuery { text: query, options: SearchOptions { fold: false, case, ..SearchOptions::default() } };
        let text = format!("{before}{}{after}", query.text);
        let place = before.len()..before.len() + query.text.len();
        let found = hits(&query, "zh-Hant", &text);
        let overlaps = |range: &Range<usize>| range.start < place.end && place.start < range.end;
        prop_assert!(found.iter().any(overlaps), "{found:?} {place:?}");
    }

    #[test]
    fn hits_are_apart_in_order_and_not_empty(
        text in any_text(0..40),
        query in prop_oneof![any_text(0..5), "[a-z模.*|]{0,4}", ".{0,6}"],
        mut options in options(), regex: bool,
    ) {
        options.regex = regex;
        if let Ok(finder) = Finder::new(&SearchQuery { text: query, options }, "zh-Hant") {
            let passage = passage(&text);
            let mut end = 0;
            for hit in finder.hits_in(3, &passage) {
                prop_assert_eq!(hit.passage(), 3);
                prop_assert!(hit.range().start >= end && !hit.range().is_empty());
                prop_assert!(passage.text.get(hit.range()).is_some());
                end = hit.range().end;
            }
        }
    }

    #[test]
    fn a_prefolded_text_gives_the_same_hits(
        texts in prop::collection::vec(any_text(0..30), 0..4), query in any_text(0..4), options in options(),
    ) {
        let finder = Finder::new(&SearchQuery { text: query, options }, "ja").expect("a text is no expression");
        let mut prefolded = Prefolded::default();
        for round in 0..2 {
            for (index, text) in texts.iter().enumerate() {
                let passage = passage(text);
                let hits = finder.hits_in_prefolded(index, &passage, &mut prefolded);
                prop_assert_eq!(hits, finder.hits_in(index, &passage), "round {}", round);
            }
        }
    }

    #[test]
    fn an_excerpt_is_a_part_of_the_text_around_the_hit(text in any_text(0..120), start: usize, length in 0usize..80) {
        let start = text.floor_char_boundary(start % (text.len() + 1));
        let end = text.ceil_char_boundary((start + length).min(text.len()));
        let Excerpt { text: shown, range } = excerpt(&text, start..end);
        let line = text.replace(char::is_control, " ");
        let hit = shown.get(range.clone()).expect("a range between characters");
        prop_assert!(line.get(start..end).expect("a hit").starts_with(hit));
        let before = shown.get(..range.start).expect("the text before the hit").trim_start_matches('…');
        prop_assert!(line.get(..start).expect("the text before").ends_with(before));
        let after = shown.get(range.end..).expect("the text behind the hit").trim_end_matches('…');
        prop_assert!(line.get(start + hit.len()..).expect("the text behind").starts_with(after));
        prop_assert!(shown.chars().count() <= 2 + 4 * (20 + 60 + 20));
        prop_assert_eq!(shown.contains('…'), shown != line);
    }

    #[test]
    fn hits_are_kept_in_order_and_found_by_place(
        mut places in prop::collection::vec((0usize..5, 0usize..30), 0..30), split in (0usize..5, 0usize..30),
        part in (0usize..5, 0usize..30, 0usize..10),
    ) {
        places.sort_unstable();
        places.dedup();
        let all: Vec<Hit> =
            places.iter().filter_map(|(passage, start)| Hit::new(*passage, &(*start..start + 1))).collect();
        let (before, after): (Vec<Hit>, Vec<Hit>) =
            all.iter().partition(|hit| (hit.passage(), hit.range().start) < split);
        let mut hits = Hits::default();
        hits.extend_after(&after);
        hits.extend_before(&before);
        prop_assert_eq!((0..hits.len()).filter_map(|at| hits.get(at)).collect::<Vec<_>>(), all.clone());
        let (passage, start, length) = part;
        let found: Vec<Hit> = hits.in_part(passage, &(start..start + length)).filter_map(|at| hits.get(at)).collect();
        let inside = |hit: &&Hit| hit.passage() == passage && (start..start + length).contains(&hit.range().start);
        prop_assert_eq!(found, all.iter().filter(inside).copied().collect::<Vec<_>>());
    }

    #[test]
    fn a_place_and_its_anchor_agree(
        texts in prop::collection::vec(text(1..12), 1..5), passage: prop::sample::Index, byte: usize,
    ) {
        let blocks = texts.iter().map(Block::paragraph).collect();
        let passages = passages(&Article { sections: vec![Section { blocks, ..Section::default() }], ..Article::default() });
        let passage = passage.index(passages.len());
        let text = &passages[passage].text;
        let byte = text.floor_char_boundary(byte % text.len());
        let anchor = passages[passage].anchor_at(byte);
        // The very beginning is the headline's.
        prop_assume!(anchor != Anchor::default());
        prop_assert_eq!(place_of(&passages, anchor), (passage, byte));
    }
}

/// Tries every place, one after the other.
fn naive(query: &SearchQuery, folding: Folding, text: &str) -> Vec<Range<usize>> {
    let SearchOptions { fold, case, .. } = query.options;
    let wanted = if fold { query.text.trim() } else { &query.text };
    let folding = folding.for_query(wanted);
    let folded_query = folding.fold(wanted).text;
    let only_marks = wanted.chars().all(|c| is_punctuation(c) || c.is_whitespace());
    if wanted.is_empty() {
        return Vec::new();
    }
    if !fold || only_marks || folded_query.is_empty() {
        let count = wanted.chars().count();
        let places = text.char_indices().map(|(start, _)| {
            let rest = cut(text, start..text.len());
            start..start + byte_of_char(rest, count)
        });
        let exactly = fold || case;
        let same = |part: &str| part == wanted || (!exactly && lower(part).eq(lower(wanted)));
        let places = places.filter(|range| same(cut(text, range.clone())));
        return apart(places.map(|range| (range.clone(), range)), query.options, text);
    }
    let folded = folding.fold(text);
    let places = folded.text.char_indices().map(|(start, _)| start..start + folded_query.len());
    let places = places.filter(|range| folded.text.get(range.clone()) == Some(&folded_query));
    let places = places.map(|range| (range.clone(), folded.original(range)));
    let same_case = |range: &Range<usize>| !case || sizes(cut(text, range.clone())) == sizes(wanted);
    apart(places.filter(|(_, range)| same_case(range)), query.options, text)
}

/// The first of the places, and each that overlaps none before, neither folded nor in the text.
fn apart(
    places: impl Iterator<Item = (Range<usize>, Range<usize>)>,
    options: SearchOptions,
    text: &str,
) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let (mut folded_end, mut end) = (0, 0);
    for (folded, range) in places {
        let whole = is_edge(text, range.start) && is_edge(text, range.end);
        if folded.start >= folded_end && range.start >= end && (whole || !options.whole_word) {
            (folded_end, end) = (folded.end, range.end);
            found.push(range);
        }
    }
    found
}

fn is_edge(text: &str, at: usize) -> bool {
    let mut before = cut(text, 0..at).chars().rev().filter(|c| !is_combining_mark(*c));
    let after = cut(text, at..text.len()).chars().next();
    !(before.next().is_some_and(is_word_char) && after.is_some_and(is_word_char))
}

fn cut(text: &str, range: Range<usize>) -> &str {
    text.get(range).expect("a range between characters")
}

/// Simple case folding, for the few letters of these tests.
fn lower(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| c.to_lowercase().next().unwrap_or(c))
}

fn sizes(text: &str) -> Vec<bool> {
    text.nfkc().filter(|c| c.is_uppercase() || c.is_lowercase()).map(char::is_uppercase).collect()
}
