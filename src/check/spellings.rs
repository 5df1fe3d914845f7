//! Names that the text writes in several ways.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::variants::Variants;
use super::{Count, Finding, FindingKind, Subject};
use crate::article::Passage;
use crate::text::word_boundaries::word_boundaries;

/// Terms, and words in two forms of the same Han character, that the text writes in several ways. A capital is not
/// another way of writing where it begins a sentence.
pub(super) fn inconsistent(subject: &Subject<'_>) -> Vec<Finding> {
    let variants =
        Variants::in_use(subject.article, subject.texts().map(|(_, passage)| passage.text.as_str()));
    let mut names: BTreeMap<String, Vec<Spelled>> = BTreeMap::new();
    let mut occurrences = subject.occurrences.iter().peekable();
    for (index, passage) in subject.texts() {
        let mut ranges = Vec::new();
        while let Some(found) = occurrences.next_if(|found| found.passage <= index) {
            ranges.push(found.range.clone());
        }
        let words = variant_words(passage, &variants, &ranges);
        for range in ranges.into_iter().chain(words) {
            let spelling: String = passage.text.get(range.clone()).unwrap_or_default().trim().nfc().collect();
            let begins_sentence = begins_sentence(&passage.text, range.start);
            names.entry(variants.fold(&spelling)).or_default().push(Spelled {
                passage: index,
                start: range.start,
                spelling,
                begins_sentence,
            });
        }
    }
    names.into_values().filter_map(|occurrences| finding(subject, occurrences)).collect()
}

/// A name where it stands in the text.
struct Spelled {
    passage: usize,
    /// Byte of the passage's text.
    start: usize,
    spelling: String,
    begins_sentence: bool,
}

fn finding(subject: &Subject<'_>, mut occurrences: Vec<Spelled>) -> Option<Finding> {
    occurrences.sort_by_key(|occurrence| (occurrence.passage, occurrence.start));
    lower_sentence_capitals(&mut occurrences);
    let mut spellings: Vec<Count> = Vec::new();
    let mut second = None;
    for Spelled { passage, spelling, .. } in occurrences {
        if let Some(count) = spellings.iter_mut().find(|count| count.spelling == spelling) {
            count.times += 1;
            continue;
        }
        if spellings.len() == 1 {
            second = Some(passage);
        }
        spellings.push(Count { spelling, times: 1 });
    }
    spellings.sort_by_key(|count| std::cmp::Reverse(count.times));
    second.map(|passage| Finding {
        place: subject.place(passage),
        kind: FindingKind::Inconsistent { spellings },
    })
}

/// Takes a name that begins a sentence for the one that begins with a small letter elsewhere, if there is one.
fn lower_sentence_capitals(occurrences: &mut [Spelled]) {
    let elsewhere: HashSet<String> =
        occurrences.iter().filter(|one| !one.begins_sentence).map(|one| one.spelling.clone()).collect();
    for occurrence in occurrences.iter_mut().filter(|one| one.begins_sentence) {
        let lowered = with_small_letter(&occurrence.spelling);
        if lowered != occurrence.spelling && elsewhere.contains(&lowered) {
            occurrence.spelling = lowered;
        }
    }
}

fn with_small_letter(name: &str) -> String {
    let mut characters = name.chars();
    let first: String = characters.next().into_iter().flat_map(char::to_lowercase).collect();
    first + characters.as_str()
}

/// Whether nothing but opening marks stands between a sentence's beginning and this byte.
fn begins_sentence(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let opens = |c: char| (c.is_whitespace() && c != '\n') || "「『《〈“‘\"'（(【[*".contains(c);
    let before = before.trim_end_matches(opens);
    before.is_empty() || before.ends_with(['.', '!', '?', '。', '！', '？', '．', '…', ':', '：', '\n'])
}

/// Words outside terms and code that hold a Han character which the text also writes in another form.
fn variant_words(passage: &Passage, variants: &Variants, terms: &[Range<usize>]) -> Vec<Range<usize>> {
    if !variants.are_in(&passage.text) {
        return Vec::new();
    }
    let code = passage.spans.iter().filter(|span| span.style.code).map(|span| &span.range);
    let mut closed: Vec<&Range<usize>> = terms.iter().chain(code).collect();
    closed.sort_by_key(|range| range.start);
    let mut start = 0;
    let mut words = Vec::new();
    for end in word_boundaries(&passage.text) {
        let word = passage.text.get(start..end).unwrap_or_default();
        // Neither terms nor code overlap, so the last that begins before the word's end is the only one to look at.
        let before = closed.partition_point(|range| range.start < end);
        let is_open = before.checked_sub(1).is_none_or(|last| closed[last].end <= start);
        if is_open && variants.are_in(word) && word.chars().nth(1).is_some() {
            words.push(start..end);
        }
        start = end;
    }
    words
}
