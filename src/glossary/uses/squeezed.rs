//! A folded text without what may stand between the words of a name.

use std::ops::Range;

/// A folded text without blanks, hyphens and middle dots, and the way back to the folded text: `open-source` and `open
/// source` are both `opensource` in it, as `人工智慧` and `人工 智慧` are one when folded.
#[derive(Debug, Default)]
pub(super) struct Squeezed {
    pub text: String,
    /// For each place where something is left out: the byte here, and the byte of the folded text after it.
    cuts: Vec<(usize, usize)>,
}

impl Squeezed {
    /// Takes a folded text in place of the one before.
    pub(super) fn fill(&mut self, folded: &str) {
        self.text.clear();
        self.cuts.clear();
        let bytes = folded.as_bytes();
        let mut from = 0;
        for (at, &byte) in bytes.iter().enumerate() {
            let length = match byte {
                b' ' | b'-' => 1,
                // · and ‐, ‧, and ・
                0xC2 if bytes.get(at + 1) == Some(&0xB7) => 2,
                0xE2 if matches!(bytes.get(at + 1..at + 3), Some([0x80, 0x90 | 0xA7])) => 3,
                0xE3 if bytes.get(at + 1..at + 3) == Some(&[0x83, 0xBB]) => 3,
                _ => continue,
            };
            self.text.push_str(folded.get(from..at).unwrap_or_default());
            from = at + length;
            self.cuts.push((self.text.len(), from));
        }
        self.text.push_str(folded.get(from..).unwrap_or_default());
    }

    /// The bytes of the folded text for a range; what is left out at its ends is not among them.
    pub(super) fn folded(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.place(range.start, self.cuts.partition_point(|(here, _)| *here <= range.start));
        let end = self.place(range.end, self.cuts.partition_point(|(here, _)| *here < range.end));
        start..end.max(start)
    }

    /// Whether a byte is surely inside a Latin word of the folded text.
    pub(super) fn is_within_word(&self, at: usize) -> bool {
        let bytes = self.text.as_bytes();
        let before = at.checked_sub(1).and_then(|before| bytes.get(before));
        before.is_some_and(u8::is_ascii_lowercase)
            && bytes.get(at).is_some_and(u8::is_ascii_alphanumeric)
            && self.cuts.binary_search_by_key(&at, |(here, _)| *here).is_err()
    }

    fn place(&self, at: usize, cuts: usize) -> usize {
        match cuts.checked_sub(1).and_then(|last| self.cuts.get(last)) {
            Some((here, there)) => there + at - here,
            None => at,
        }
    }
}

/// A name as it stands in a squeezed text.
pub(super) fn squeeze(folded: &str) -> String {
    let mut squeezed = Squeezed::default();
    squeezed.fill(folded);
    squeezed.text
}

/// Whether a character is left out.
pub(super) const fn is_separator(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{3000}' | '-' | '－' | '\u{2010}' | '\u{2011}' | '·' | '‧' | '・' | '･')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_is_in_no_range_at_its_ends() {
        let mut squeezed = Squeezed::default();
        squeezed.fill("a b-c・d·e‐f");
        assert_eq!(squeezed.text, "abcdef");
        assert_eq!(squeezed.folded(&(0..1)), 0..1);
        assert!((0..6).all(|at| !squeezed.is_within_word(at)));
        assert_eq!(squeezed.folded(&(0..2)), 0..3);
        assert_eq!(squeezed.folded(&(1..3)), 2..5);
        assert_eq!(squeezed.folded(&(2..4)), 4..9);
        assert_eq!(squeezed.folded(&(0..6)), 0..squeezed_len());
        squeezed.fill("前沿 ai 模型");
        assert_eq!((squeezed.text.as_str(), squeezed.folded(&(6..8))), ("前沿ai模型", 7..9));
        assert_eq!([3, 6, 7, 8].map(|at| squeezed.is_within_word(at)), [false, false, true, false]);
        assert_eq!(squeeze(" - "), "");
        assert!(" -·‐‧・".chars().all(is_separator));
    }

    fn squeezed_len() -> usize {
        "a b-c・d·e‐f".len()
    }
}
