//! Properties of folding, lookup and marking over random texts, with a slow and simple marking to compare with.

use std::ops::Range;

use moyue::article::{Article, Block, Inline, Passage, Section, SectionKind, Term, passages};
use moyue::glossary::{EntryId, Field, Glossary, MatchPlace, Occurrence, Rank, UseKind};
use moyue::text::class::{is_han, is_kana, is_punctuation, is_word_char};
use moyue::text::fold::{Folded, Folding};
use pinyin::ToPinyinMulti;
use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Few characters, so that names occur; of every kind that folding or the edges of words treat in its own way.
const ALPHABET: &[&str] = &[
    "模",
    "型",
    "大",
    "a",
    "b",
    "A",
    "B",
    "I",
    "T",
    "Ａ",
    "1",
    "①",
    "²",
    "_",
    "-",
    "'",
    " ",
    "\u{3000}",
    "。",
    "か",
    "カ",
    "ｶ",
    "ﾞ",
    "\u{3099}",
    "㌔",
    "キ",
    "ロ",
    "㍿",
    "e",
    "é",
    "\u{301}",
    "\u{302}",
    "ﬁ",
    "f",
    "i",
    "ß",
    "s",
    "𠮷",
    "한",
    "\u{1112}",
    "\u{1161}",
    "\u{11AB}",
    "™",
    "\n",
    "⼤",
    "\u{345}",
    "發",
    "髮",
    "发",
    "・",
    "、",
    "ッ",
    "つ",
    "゛",
    "㈱",
    "\u{200B}",
    "\u{E0100}",
    "\u{338}",
    "芸",
];

fn text(length: Range<usize>) -> impl Strategy<Value = String> {
    prop::collection::vec(prop::sample::select(ALPHABET), length).prop_map(|parts| parts.concat())
}

/// Text with characters of any kind strewn in.
fn any_text(length: Range<usize>) -> impl Strategy<Value = String> {
    let part = prop_oneof![
        prop::sample::select(ALPHABET).prop_map(String::from),
        any::<char>().prop_map(String::from)
    ];
    prop::collection::vec(part, length).prop_map(|parts| parts.concat())
}

/// Text of a handful of characters, in which names are frequent and clash.
fn dense_text(length: Range<usize>) -> impl Strategy<Value = String> {
    const LETTERS: &[&str] = &["a", "b", "A", "模", "型", "發", "发", "㌔", "キ", " ", "、", "\u{301}"];
    prop::collection::vec(prop::sample::select(LETTERS), length).prop_map(|parts| parts.concat())
}

fn terms() -> impl Strategy<Value = Vec<Term>> {
    let name = || prop_oneof![text(0..4), dense_text(1..4), dense_text(1..8)];
    let term = (name(), prop::collection::vec(name(), 0..3), text(0..12));
    let term = term.prop_map(|(term, aliases, definition)| Term {
        term,
        aliases,
        definition: vec![Block::paragraph(definition)],
        ..Term::default()
    });
    prop::collection::vec(term, 0..8)
}

fn pinyin_initials(syllables: &[&str]) -> String {
    syllables.iter().filter_map(|syllable| syllable.chars().next()).collect()
}

/// Han characters that are often used.
fn han(length: Range<usize>) -> impl Strategy<Value = String> {
    let c = prop_oneof![
        prop::char::range('\u{4E00}', '\u{9FA5}'),
        prop::sample::select(vec!['重', '慶', '行', '長', '綠', '人', '工', '安', '嗯'])
    ];
    prop::collection::vec(c, length).prop_map(|chars| chars.into_iter().collect())
}

/// Text as it is typed to be read: letters, tones, zhuyin, kana and jamo.
fn spoken_text(length: Range<usize>) -> impl Strategy<Value = String> {
    const PARTS: &[&str] = &[
        "ren", "gong", "r", "zh", "a", "n", "2", "ó", "u:", "v", "'", " ", "ㄖ", "ㄣ", "ˊ", "˙", "か", "ka",
        "きょ", "tt", "o", "ー", "ㅇ", "ㄱ", "인", "고", "人", "工", "重", "qing",
    ];
    prop::collection::vec(prop::sample::select(PARTS), length).prop_map(|parts| parts.concat())
}

fn term_with_reading() -> impl Strategy<Value = Term> {
    let name = || prop_oneof![any_text(0..6), spoken_text(0..6), han(1..5)];
    let parts = (name(), prop::collection::vec(name(), 0..2), prop::option::of(name()), any_text(0..8));
    parts.prop_map(|(term, aliases, reading, definition)| Term {
        term,
        aliases,
        reading,
        definition: vec![Block::paragraph(definition)],
        ..Term::default()
    })
}

fn inlines() -> impl Strategy<Value = Vec<Inline>> {
    let part = prop_oneof![
        6 => text(0..30).prop_map(|text| Inline::Text(text.into())),
        6 => dense_text(0..30).prop_map(|text| Inline::Text(text.into())),
        1 => dense_text(0..5).prop_map(|text| Inline::Code(text.into())),
        1 => dense_text(0..5).prop_map(|text| Inline::Link { url: "https://a.example".into(), text: vec![Inline::Text(text.into())] }),
        1 => dense_text(0..5).prop_map(|text| Inline::Strong(vec![Inline::Text(text.into())])),
        1 => Just(Inline::LineBreak),
    ];
    prop::collection::vec(part, 0..5)
}

fn articles() -> impl Strategy<Value = Article> {
    (terms(), prop::collection::vec(inlines(), 0..4), inlines()).prop_map(|(entries, texts, heading)| {
        let mut blocks: Vec<_> = texts.into_iter().map(Block::Paragraph).collect();
        blocks.insert(0, Block::Heading { level: 1, text: heading });
        let body = Section { blocks: blocks.clone(), ..Section::default() };
        let glossary = Section { kind: SectionKind::Glossary, blocks, entries, ..Section::default() };
        Article { title: "模型".into(), sections: vec![body, glossary], ..Article::default() }
    })
}

fn foldings() -> impl Strategy<Value = Folding> {
    let languages = prop::sample::select(vec![Folding::Chinese, Folding::Japanese]);
    (languages, 0..3).prop_map(|(language, marks)| match marks {
        0 => language,
        1 => language.within_words(),
        _ => language.keeping_marks(),
    })
}

proptest! {
    #[test]
    fn folding_is_idempotent(folding in foldings(), text in any_text(0..30)) {
        let folded = folding.fold(&text).text;
        prop_assert_eq!(&folding.fold(&folded).text, &folded);
    }

    #[test]
    fn folding_does_not_tell_canonical_equivalents_apart(folding in foldings(), text in any_text(0..30)) {
        let folded = folding.fold(&text).text;
        prop_assert_eq!(&folding.fold(&text.nfc().collect::<String>()).text, &folded);
        prop_assert_eq!(&folding.fold(&text.nfd().collect::<String>()).text, &folded);
    }

    #[test]
    fn ignoring_marks_is_folding_and_then_leaving_marks_out(text in any_text(0..30)) {
        let kept = Folding::Chinese.keeping_marks().fold(&text).text;
        let mut expected = String::new();
        for (at, c) in kept.char_indices() {
            let (before, after) = kept.split_at(at);
            let between = before.trim_end_matches(is_mark).ends_with(is_letter)
                && after.trim_start_matches(is_mark).starts_with(is_letter);
            if !is_mark(c) || !between {
                expected.push(c);
            }
        }
        prop_assert_eq!(fold(&text).text, expected);
    }

    #[test]
    fn the_way_back_leads_to_what_folded_there(folding in foldings(), text in any_text(0..30), start in 0usize..80, length in 0usize..20) {
        let folded = folding.fold(&text);
        let start = folded.text.floor_char_boundary(start.min(folded.text.len()));
        let end = folded.text.ceil_char_boundary((start + length).min(folded.text.len()));
        let original = text.get(folded.original(start..end)).unwrap();
        let part = folded.text.get(start..end).unwrap();
        let back = folding.fold(original).text;
        prop_assert!(back.contains(part), "{:?} folds to {:?}, not to {:?}", original, back, part);
        if folded.is_edge(start) && folded.is_edge(end) {
            // Of a character that folds to letters and marks, the marks may be ignored only next to what is around.
            prop_assert_eq!(back.trim_matches(is_mark), part.trim_matches(is_mark));
        }
    }

    #[test]
    fn edges_cut_the_original_into_texts_that_fold_by_themselves(folding in foldings(), text in any_text(0..30)) {
        let folded = folding.fold(&text);
        let edges: Vec<_> = (0..=folded.text.len()).filter(|&at| folded.is_edge(at)).collect();
        let mut original = 0;
        for edge in edges.windows(2) {
            let range = folded.original(edge[0]..edge[1]);
            let between = folding.keeping_marks().fold(text.get(original..range.start).unwrap()).text;
            prop_assert!(between.chars().all(is_mark), "{between:?} is lost");
            let alone = folding.fold(text.get(range.clone()).unwrap()).text;
            let part = folded.text.get(edge[0]..edge[1]).unwrap();
            prop_assert!(alone == part || alone.trim_matches(is_mark) == part.trim_matches(is_mark));
            original = range.end;
        }
        prop_assert_eq!(folding.fold(text.get(original..).unwrap()).text, "");
    }

    #[test]
    fn lookup_finds_what_is_there_and_marks_it(article in articles(), query in prop_oneof![text(0..4), dense_text(0..4)]) {
        let glossary = Glossary::new(&article);
        let folded = fold_name(&query);
        let phrase = folded.trim();
        let words: Vec<_> = query.split_whitespace().map(fold_name).collect();
        let words: Vec<_> = words.iter().map(|word| word.trim()).collect();
        let matches = glossary.lookup(&query);
        prop_assert!(matches.is_sorted_by_key(|found| (found.rank, found.entry)));
        for entry in glossary.entries() {
            let texts: Vec<_> = std::iter::once(&entry.term)
                .chain(&entry.aliases)
                .chain(std::iter::once(&entry.definition))
                .map(|text| fold_name(text))
                .collect();
            let phrase_stands = texts.iter().any(|text| text.contains(phrase));
            let words_stand = words.iter().all(|word| texts.iter().any(|text| text.contains(word)));
            let found = matches.iter().filter(|found| found.entry == entry.id).count();
            prop_assert!(found <= 1 && (found == 1 || !(phrase_stands || words_stand)));
        }
        for found in matches.iter().filter(|found| matches!(found.rank, Rank::Exact { .. } | Rank::Prefix | Rank::Alias(_))) {
            let entry = glossary.entry(found.entry).unwrap();
            for mark in &found.marks {
                let text = match mark.field {
                    Field::Term => &entry.term,
                    Field::Alias(index) => &entry.aliases[index],
                    Field::Reading => entry.reading.as_ref().unwrap(),
                    Field::Definition => &entry.definition,
                };
                let marked = fold_name(text.get(mark.range.clone()).unwrap());
                let found = marked.contains(phrase) || words.iter().any(|word| !word.is_empty() && marked.contains(word));
                prop_assert!(found, "{marked:?}");
            }
        }
    }

    #[test]
    fn marks_are_whole_characters_in_order(
        entries in prop::collection::vec(term_with_reading(), 0..8),
        language in prop::sample::select(vec!["", "zh-Hant", "ja", "ko"]),
        query in prop_oneof![any_text(0..6), spoken_text(1..12)],
    ) {
        let section = Section { kind: SectionKind::Glossary, entries, ..Section::default() };
        let article = Article { language: language.into(), sections: vec![section], ..Article::default() };
        let glossary = Glossary::new(&article);
        let matches = glossary.lookup(&query);
        prop_assert!(matches.is_sorted_by_key(|found| (found.rank, found.entry)));
        for found in &matches {
            let entry = glossary.entry(found.entry).unwrap();
            for mark in &found.marks {
                let text = match mark.field {
                    Field::Term => &entry.term,
                    Field::Alias(index) => &entry.aliases[index],
                    Field::Reading => entry.reading.as_ref().unwrap(),
                    Field::Definition => &entry.definition,
                };
                prop_assert!(text.get(mark.range.clone()).is_some_and(|marked| !marked.is_empty()), "{mark:?} {text:?}");
            }
            let apart = |pair: &[moyue::glossary::MatchedRange]| {
                (pair[0].field, pair[0].range.end) <= (pair[1].field, pair[1].range.start)
            };
            prop_assert!(found.marks.windows(2).all(apart));
            prop_assert!(!found.marks.is_empty() || fold(&query).text.trim().is_empty());
        }
    }

    #[test]
    fn an_entry_is_found_by_its_term_its_pinyin_and_its_initials(terms in prop::collection::vec(han(1..12), 1..6)) {
        let term = |term: &String| Term { term: term.clone(), ..Term::default() };
        let section = Section { kind: SectionKind::Glossary, entries: terms.iter().map(term).collect(), ..Section::default() };
        let glossary = Glossary::new(&Article { language: "zh-Hant".into(), sections: vec![section], ..Article::default() });
        for (id, term) in (0..).map(EntryId::Article).zip(&terms) {
            let usual: Option<Vec<_>> = term.chars().map(|c| c.to_pinyin_multi().map(|all| all.get(0).with_tone_num_end())).collect();
            let Some(usual) = usual else { continue };
            let toneless = |syllable: &&str| syllable.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
            let pinyin: String = usual.iter().map(toneless).collect();
            let initials: String = pinyin_initials(&usual);
            for query in [term, &pinyin, &usual.concat(), &usual.join(" "), &initials] {
                let matches = glossary.lookup(query);
                let found = matches.iter().find(|found| found.entry == id);
                let whole = found.is_some_and(|found| matches!(found.rank, Rank::Exact { .. } | Rank::Reading(MatchPlace::Exact)));
                prop_assert!(whole, "{term} {query} {found:?}");
                prop_assert_eq!(&found.unwrap().marks[0].range, &(0..term.len()));
            }
        }
    }

    #[test]
    fn marking_is_that_of_the_slow_way(article in articles()) {
        let passages = passages(&article);
        let uses = Glossary::new(&article).mark(&passages);
        let terms: Vec<_> = article.terms().map(|(_, term)| term).collect();
        prop_assert!(uses.iter().all(|found| found.kind == UseKind::Exact));
        let uses: Vec<_> = uses.into_iter().map(|found| (found.passage, found.range, found.entry)).collect();
        prop_assert_eq!(uses, mark_slowly(&terms, &passages));
    }

    #[test]
    fn forms_stand_between_exact_uses_that_stay(article in articles()) {
        let passages = passages(&article);
        let glossary = Glossary::new(&article);
        let (exact, all) = (glossary.mark(&passages), glossary.mark_forms(&passages));
        let apart = |pair: &[Occurrence]| (pair[0].passage, pair[0].range.end) <= (pair[1].passage, pair[1].range.start);
        prop_assert!(all.windows(2).all(apart));
        let is_text = |found: &Occurrence| {
            let passage = &passages[found.passage];
            passage.takes_terms() && !found.range.is_empty() && passage.text.get(found.range.clone()).is_some()
        };
        prop_assert!(all.iter().all(is_text));
        let kept: Vec<_> = all.iter().filter(|found| found.kind == UseKind::Exact).cloned().collect();
        prop_assert_eq!(kept, exact);
        let closed = |found: &Occurrence| {
            let spans = passages[found.passage].spans.iter();
            let mut closed = spans.filter(|span| span.style.code || span.style.link.is_some());
            closed.any(|span| span.range.start < found.range.end && found.range.start < span.range.end)
        };
        prop_assert!(!all.iter().any(closed));
    }

    #[test]
    fn an_entry_more_changes_no_surer_use(article in articles(), name in text(1..6)) {
        // An entry whose names are only like others comes after them, so it takes nothing from them.
        let passages = passages(&article);
        let before = Glossary::new(&article).mark_forms(&passages);
        let mut more = article.clone();
        let joined = Term { term: format!("{name}與{name}語"), ..Term::default() };
        if let Some(section) = more.sections.last_mut() {
            section.entries.push(joined);
        }
        let is_new = |found: &Occurrence| number(found.entry) == more.terms().count() - 1;
        let after = Glossary::new(&more).mark_forms(&passages);
        let surer = |found: &&Occurrence| matches!(found.kind, UseKind::Exact | UseKind::Variant | UseKind::Short);
        if !after.iter().any(|found| is_new(found) && found.kind.is_sure()) {
            let before: Vec<_> = before.iter().filter(surer).collect();
            let after: Vec<_> = after.iter().filter(surer).collect();
            prop_assert_eq!(before, after);
        }
    }

    #[test]
    fn uses_are_in_order_and_apart_and_in_running_text(article in articles()) {
        let passages = passages(&article);
        let uses = Glossary::new(&article).mark(&passages);
        let apart = |pair: &[Occurrence]| (pair[0].passage, pair[0].range.end) <= (pair[1].passage, pair[1].range.start);
        prop_assert!(uses.windows(2).all(apart));
        for found in uses {
            let passage = &passages[found.passage];
            prop_assert!(passage.takes_terms());
            let marked = fold_name(passage.text.get(found.range.clone()).unwrap());
            let (_, term) = article.terms().nth(number(found.entry)).unwrap();
            prop_assert!(std::iter::once(&term.term).chain(&term.aliases).any(|name| sought(name) == marked));
        }
    }
}

/// The number of an entry of the article.
fn number(entry: EntryId) -> usize {
    match entry {
        EntryId::Article(number) => number as usize,
        other => panic!("{other:?} is not the article's"),
    }
}

/// Tries every name between any two places of every passage.
fn mark_slowly(terms: &[&Term], passages: &[Passage]) -> Vec<(usize, Range<usize>, EntryId)> {
    let mut names = Vec::new();
    for (entry, term) in (0..).map(EntryId::Article).zip(terms) {
        let aliases = term.aliases.iter().filter(|alias| !is_single_cjk(alias.trim()));
        for name in std::iter::once(&term.term).chain(aliases) {
            let capitals = name.trim().nfkc().collect::<String>();
            let exact = capitals.chars().count() <= 5
                && capitals.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit())
                && capitals.chars().any(|c| c.is_ascii_uppercase());
            names.push((entry, name.trim(), sought(name), exact.then_some(capitals)));
        }
    }
    let mut uses = Vec::new();
    for (index, passage) in passages.iter().enumerate().filter(|(_, passage)| passage.takes_terms()) {
        let text = &passage.text;
        let edges: Vec<_> = (0..=text.len()).filter(|&at| is_edge(text, at)).collect();
        let mut from = 0;
        for &start in &edges {
            let ends = edges.iter().rev().take_while(|&&end| end > start);
            let found = ends.filter(|_| start >= from).find_map(|&end| {
                let slice = text.get(start..end)?;
                let closed = passage.spans.iter().any(|span| {
                    (span.style.code || span.style.link.is_some())
                        && span.range.start < end
                        && start < span.range.end
                });
                let folded = fold_name(slice);
                let fitting = names.iter().filter(|(_, _, sought, capitals)| {
                    *sought == folded && capitals.as_ref().is_none_or(|name| slice.nfkc().eq(name.chars()))
                });
                let (entry, ..) = fitting.min_by_key(|(_, name, ..)| Folding::closeness(slice, name))?;
                let says_something = |c: char| !" \n。、・-'_".contains(c) && !is_combining_mark(c);
                let begins = slice.chars().next().is_some_and(|c| !fold_name(&c.to_string()).is_empty());
                let fits =
                    !closed && begins && !slice.contains(char::is_control) && folded.contains(says_something);
                fits.then_some((index, start..end, *entry))
            });
            if let Some(found) = found {
                from = found.1.end;
                uses.push(found);
            }
        }
    }
    uses
}

/// Whether a place lies neither within a character nor within a word.
fn is_edge(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    let joins = |c: char| is_combining_mark(c) || "ﾞﾟ\u{1161}\u{11AB}\u{200B}".contains(c);
    let last = before.chars().rev().find(|&c| !is_combining_mark(c));
    let within_character = !before.is_empty() && after.starts_with(joins);
    let within_word = last.is_some_and(is_word_char) && after.starts_with(is_word_char);
    !within_character && !within_word
}

fn is_single_cjk(name: &str) -> bool {
    name.chars().count() == 1 && name.chars().all(moyue::text::class::is_cjk)
}

/// Whether a folded character is ignored between ideographs and kana.
fn is_mark(c: char) -> bool {
    c.is_whitespace() || is_punctuation(c) && !"$+<=>^`|~\u{2044}\u{2052}".contains(c)
}

/// Whether a folded character is an ideograph or kana.
fn is_letter(c: char) -> bool {
    (is_han(c) || is_kana(c)) && !"\u{3099}\u{309A}".contains(c)
}

/// What is sought for a name.
fn sought(name: &str) -> String {
    Folding::Chinese.within_words().without_outer_marks(&fold_name(name.trim())).to_owned()
}

fn fold_name(text: &str) -> String {
    Folding::Chinese.within_words().fold(text).text
}

fn fold(text: &str) -> Folded {
    Folding::Chinese.fold(text)
}
