//! Words of Chinese and Japanese by the dictionary of the segmenter: where they end, and how common they are. Unlike the
//! segmenter, which takes the longest word at each place, this weighs the words.
//!
//! The dictionary is ICU's `cjdict` (Unicode License), which comes with `icu_segmenter`. Each of its words has a cost,
//! the logarithm of how rare it is: `社会` has 58, `専有` 119, and what it does not have is rarer still.

use std::ops::Range;
use std::sync::LazyLock;

use icu_provider::prelude::*;
use icu_segmenter::provider::{Baked, DictionaryBreakData, SegmenterDictionaryAutoV2};

use super::class::{is_han, is_kana};

/// Characters that are looked at on either side of a place: more than any word of the dictionary has.
const AROUND: usize = 16;

/// The dictionary; none if the segmenter comes without, and then no word is known.
static DICTIONARY: LazyLock<Option<&'static DictionaryBreakData<'static>>> = LazyLock::new(|| {
    let name = DataMarkerAttributes::try_from_str("cjdict").ok()?;
    let id = DataIdentifierBorrowed::for_marker_attributes(name);
    let request = DataRequest { id, ..DataRequest::default() };
    let response: DataResponse<SegmenterDictionaryAutoV2> = Baked.load(request).ok()?;
    response.payload.get_static()
});

/// The cost of a word of Han or kana, the higher the rarer; none when the dictionary does not have it.
pub fn cost(word: &str) -> Option<u32> {
    let DictionaryBreakData::Char16Trie(trie) = (*DICTIONARY)? else { return None };
    let mut cursor = trie.cursor();
    let mut cost = None;
    for c in word.chars() {
        cursor.step32(u32::from(c));
        cost = cursor.value();
    }
    cost.and_then(|cost| u32::try_from(cost).ok())
}

/// What a character costs that begins no word of the dictionary, as in ICU's own segmentation.
const UNKNOWN: u32 = 255;
/// What a run of katakana costs, which is one word more often than several.
const KATAKANA: u32 = 200;
/// Characters of the longest word that is sought.
const LONGEST: usize = 20;

/// The words of a text and what stands between them, as ranges of bytes: of all ways to cut a run of Han and kana the one
/// of least cost, as ICU does it; other characters by twos of a kind.
pub fn words(text: &str) -> Vec<Range<usize>> {
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(&(start, c)) = letters.get(at) {
        let kind = Kind::of(c);
        let length = letters[at..].iter().take_while(|(_, c)| Kind::of(*c) == kind).count();
        let run = &letters[at..at + length];
        let end = letters.get(at + length).map_or(text.len(), |(next, _)| *next);
        match kind {
            Kind::Cjk => found.extend(cheapest(run, end)),
            Kind::Word => found.push(start..end),
            Kind::Other => found.extend(run.iter().map(|(at, c)| *at..at + c.len_utf8())),
        }
        at += length;
    }
    found
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Cjk,
    /// Letters of other scripts, and digits.
    Word,
    Other,
}

impl Kind {
    fn of(c: char) -> Self {
        match c {
            _ if is_han(c) || is_kana(c) => Self::Cjk,
            _ if c.is_alphanumeric() => Self::Word,
            _ => Self::Other,
        }
    }
}

/// The words of least cost of a run of Han and kana that ends at a byte.
fn cheapest(run: &[(usize, char)], end: usize) -> Vec<Range<usize>> {
    let katakana = |from: usize| run[from..].iter().take_while(|(_, c)| is_katakana(*c)).count();
    // For each place the least cost of all before it, and where the last word before it begins.
    let mut best: Vec<(u32, usize)> = vec![(u32::MAX, 0); run.len() + 1];
    best[0].0 = 0;
    for from in 0..run.len() {
        let so_far = best[from].0;
        let mut reach = |length: usize, cost: u32| {
            if let Some(place) =
                best.get_mut(from + length).filter(|place| so_far.saturating_add(cost) < place.0)
            {
                *place = (so_far.saturating_add(cost), from);
            }
        };
        reach(1, UNKNOWN);
        if from == 0 || !is_katakana(run[from - 1].1) {
            let length = katakana(from);
            reach(length.max(1), if length > 1 { KATAKANA } else { UNKNOWN });
        }
        known(&run[from..], reach);
    }
    let mut ends = vec![run.len()];
    while let Some(&last) = ends.last().filter(|last| **last > 0) {
        ends.push(best[last].1);
    }
    let byte = |at: usize| run.get(at).map_or(end, |(byte, _)| *byte);
    ends.windows(2).rev().map(|pair| byte(pair[1])..byte(pair[0])).collect()
}

/// Tells each word of the dictionary that characters begin with: how many of them, and the cost.
fn known(run: &[(usize, char)], mut tell: impl FnMut(usize, u32)) {
    let Some(DictionaryBreakData::Char16Trie(trie)) = *DICTIONARY else { return };
    let mut cursor = trie.cursor();
    for (index, (_, c)) in run.iter().take(LONGEST).enumerate() {
        cursor.step32(u32::from(*c));
        if let Some(cost) = cursor.value().and_then(|cost| u32::try_from(cost).ok()) {
            tell(index + 1, cost);
        }
        if cursor.is_empty() {
            break;
        }
    }
}

fn is_katakana(c: char) -> bool {
    is_kana(c) && !matches!(c, '\u{3041}'..='\u{309F}')
}

/// Whether a range of Han or kana is a part of other words, `和` in `和平`: words reach over both of its ends, or one that
/// is longer than it reaches over one of them.
pub fn cuts_word(text: &str, range: &Range<usize>) -> bool {
    let is_letter = |c: &char| is_han(*c) || is_kana(*c);
    let (Some(before), Some(after)) = (text.get(..range.start), text.get(range.end..)) else { return true };
    let back: usize = before.chars().rev().take(AROUND).take_while(is_letter).map(char::len_utf8).sum();
    let on: usize = after.chars().take(AROUND).take_while(is_letter).map(char::len_utf8).sum();
    if back + on == 0 {
        return false;
    }
    let start = range.start - back;
    let around = text.get(start..range.end + on).unwrap_or_default();
    let (mut over_start, mut over_end) = (None, None);
    for word in words(around) {
        let word = start + word.start..start + word.end;
        if word.start < range.start && range.start < word.end {
            over_start = Some(word.len());
        }
        if word.start < range.end && range.end < word.end {
            over_end = Some(word.len());
        }
    }
    match (over_start, over_end) {
        (Some(_), Some(_)) => true,
        (Some(length), None) | (None, Some(length)) => length > range.len(),
        (None, None) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_cost_less() {
        let [society, proprietary] = ["社會", "專有"].map(cost);
        assert!(society < proprietary, "{society:?} {proprietary:?}");
        assert_eq!(cost("充電樁"), None);
        assert_eq!(cost(""), None);
        assert!(cost("データ") < cost("エッチング"));
    }

    #[test]
    fn words_reach_over_the_ends_of_ranges() {
        for (text, part, cuts) in [
            ("昭和初年", "和", true),
            ("開源節流", "開源", true),
            ("專有名詞", "專有", true),
            ("改走專有路線", "專有", false),
            ("恢復和平以後", "和", true),
            ("用開源的", "開源", false),
            ("a", "a", false),
        ] {
            let start = text.find(part).unwrap();
            assert_eq!(cuts_word(text, &(start..start + part.len())), cuts, "{text} {part}");
        }
        let cut = |text: &str| {
            words(text).into_iter().filter_map(|word| text.get(word)).map(str::to_owned).collect::<Vec<_>>()
        };
        assert_eq!(cut("開源與專有"), ["開源", "與", "專有"]);
        assert_eq!(cut("AI 模型，データ"), ["AI", " ", "模型", "，", "データ"]);
        assert_eq!(words(""), Vec::<Range<usize>>::new());
    }
}
