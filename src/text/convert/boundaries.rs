//! Where words begin and end in a text.

use std::cell::OnceCell;
use std::ops::Range;

use crate::text::word_boundaries::word_boundaries;

/// The boundaries of a text's words (UAX #29, in Chinese by a dictionary), sought when they are first asked for.
pub(super) struct Boundaries<'a> {
    text: &'a str,
    found: OnceCell<Vec<usize>>,
}

impl<'a> Boundaries<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self { text, found: OnceCell::new() }
    }

    /// Whether a phrase at a range (bytes) cuts the text's own words: 多工 in 許多工作. Words reach over both of its ends,
    /// or one that is longer than the phrase reaches over one of them: 線上 in 地平線上. A single short word is less sure
    /// than the phrase: 用作 in 用作業系統. Four characters are a phrase by no accident.
    pub(super) fn are_cut_by(&self, range: &Range<usize>) -> bool {
        const SURE: usize = 4 * "字".len();
        if range.len() >= SURE {
            return false;
        }
        let word_at = |byte: usize| {
            let found = self.found();
            let next = found.partition_point(|boundary| *boundary <= byte);
            let start = next.checked_sub(1).map_or(0, |before| found[before]);
            start..found.get(next).copied().unwrap_or(self.text.len())
        };
        let (first, last) = (word_at(range.start), word_at(range.end));
        let over_start = first.start < range.start && first.end < range.end;
        let over_end = range.start < last.start && last.start < range.end;
        let is_longer = |word: Range<usize>| word.len() > range.len();
        match (over_start, over_end) {
            (true, true) => true,
            (true, false) => is_longer(first),
            (false, true) => is_longer(last),
            (false, false) => false,
        }
    }

    fn found(&self) -> &[usize] {
        self.found.get_or_init(|| word_boundaries(self.text).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_may_not_cut_words() {
        for (text, phrase, is_cut) in [
            ("許多工作等著做", "多工", true),
            ("國內存款", "內存", true),
            ("投資訊息", "資訊", true),
            ("地平線上的太陽", "線上", true),
            ("作業系統多工", "多工", false),
            ("用作業系統", "作業系統", false),
            ("新字元公司", "字元", false),
            ("水平線上升", "線上", true),
            ("出租車裡", "出租車", false),
            ("防毒面具", "防毒", false),
            ("用記憶體", "記憶體", false),
            ("記憶體", "記憶體", false),
            ("線上", "線上", false),
        ] {
            let start = text.find(phrase).unwrap();
            let found = Boundaries::new(text).are_cut_by(&(start..start + phrase.len()));
            assert_eq!(found, is_cut, "{text}");
        }
    }
}
