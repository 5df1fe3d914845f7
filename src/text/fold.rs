//! Folding: the form of a text in which spellings that a reader takes for the same are the same.

use std::ops::Range;
use std::sync::LazyLock;

use unicode_normalization::char::{canonical_combining_class, decompose_compatible};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// A folded text with the way back to the original.
///
/// The original is seen as *characters* in the reader's sense: a base with everything that Unicode's
/// normalisation may compose with it (`e` and an acute accent, `ｶ` and `ﾞ`, the jamo of a syllable). One character
/// may fold to several (`㌔` to `キロ`), and several places in the folded text then lead back to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded {
    /// The folded text.
    pub text: String,
    /// Where the way back changes, in order; before the first, folded and original bytes correspond one to one.
    pieces: Vec<Piece>,
    /// Length of the original in bytes.
    original_len: usize,
}

/// Which characters a reader takes for the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Folding {
    /// As readers of Chinese do, and of any language but Japanese.
    #[default]
    Chinese,
    /// As readers of Japanese do.
    Japanese,
}

impl Folding {
    /// The folding for a text in a language, given as a BCP 47 tag.
    pub fn of(tag: &str) -> Self {
        let language = tag.split(['-', '_']).next().unwrap_or_default();
        if language.eq_ignore_ascii_case("ja") { Self::Japanese } else { Self::Chinese }
    }

    /// Folds case, full and half width, and compatibility forms.
    ///
    /// It is NFKC with full case folding, which is had by lowering what has been raised: `ß` and `ẞ` become `ss`,
    /// `ς` becomes `σ`, and the Turkish dotless `ı` becomes `i`. Folding a folded text changes nothing.
    pub fn fold(self, text: &str) -> Folded {
        fold(text)
    }
}

fn fold(text: &str) -> Folded {
    let mut folded = Folded { text: String::with_capacity(text.len()), ..Folded::default() };
    let mut segment = String::new();
    let mut chars = text.chars().map(|c| (c, fold_alone(c))).peekable();
    while let Some((c, alone)) = chars.next() {
        let stands_alone = chars.peek().is_none_or(|&next| begins_character(next));
        match alone {
            Some(single) if stands_alone => folded.push_single(c.len_utf8(), single),
            _ => {
                segment.clear();
                segment.push(c);
                while let Some((mark, _)) = chars.next_if(|&next| !begins_character(next)) {
                    segment.push(mark);
                }
                folded.push_segment(&segment);
            }
        }
    }
    folded
}

impl Folded {
    /// The bytes of the original that folded to a range of bytes of the folded text, widened to whole characters
    /// on both ends. An empty range leads to the empty range where its character begins.
    pub fn original(&self, folded: Range<usize>) -> Range<usize> {
        let start = self.text.floor_char_boundary(folded.start);
        let end = self.text.ceil_char_boundary(folded.end);
        let original = self.original_start(start);
        if folded.is_empty() || end <= start { original..original } else { original..self.original_end(end) }
    }

    /// Whether a character of the original begins or ends at a byte of the folded text.
    pub fn is_edge(&self, folded: usize) -> bool {
        if folded >= self.text.len() {
            return folded == self.text.len();
        }
        let piece = self.piece(self.pieces.partition_point(|piece| piece.folded <= folded));
        self.text.is_char_boundary(folded) && (!piece.whole || piece.folded == folded)
    }

    fn original_start(&self, folded: usize) -> usize {
        if folded == self.text.len() {
            return self.original_len;
        }
        let piece = self.piece(self.pieces.partition_point(|piece| piece.folded <= folded));
        if piece.whole { piece.original } else { piece.original + folded - piece.folded }
    }

    fn original_end(&self, folded: usize) -> usize {
        let count = self.pieces.partition_point(|piece| piece.folded < folded);
        let piece = self.piece(count);
        if piece.whole {
            self.pieces.get(count).map_or(self.original_len, |next| next.original)
        } else {
            piece.original + folded - piece.folded
        }
    }

    /// The last of the first `count` pieces.
    fn piece(&self, count: usize) -> Piece {
        count.checked_sub(1).and_then(|last| self.pieces.get(last)).copied().unwrap_or_default()
    }

    fn push_single(&mut self, original_len: usize, c: char) {
        self.note(original_len, original_len != c.len_utf8());
        self.text.push(c);
    }

    fn push_segment(&mut self, segment: &str) {
        let folded = fold_segment(segment);
        let one_to_one = segment.chars().map(char::len_utf8).eq(folded.chars().map(char::len_utf8));
        self.note(segment.len(), !one_to_one || segment.chars().nth(1).is_some());
        self.text.push_str(&folded);
    }

    /// Records how the next `original_len` bytes of the original lead to the end of the folded text.
    fn note(&mut self, original_len: usize, whole: bool) {
        if whole || self.pieces.last().is_some_and(|last| last.whole) {
            self.pieces.push(Piece { folded: self.text.len(), original: self.original_len, whole });
        }
        self.original_len += original_len;
    }
}

/// A stretch of text, up to the next piece.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Piece {
    /// Its start in the folded text, in bytes.
    folded: usize,
    /// Its start in the original, in bytes.
    original: usize,
    /// Whether it is one character that is only ever taken whole; otherwise bytes correspond one to one.
    whole: bool,
}

/// The folded form of a character that no neighbour but a mark can change, if that form is one character: the
/// quick way through nearly all text.
fn fold_alone(c: char) -> Option<char> {
    match c {
        '\0'..='\x7F' => Some(c.to_ascii_lowercase()),
        '\u{80}'..'\u{600}' => ALPHABETS.get(c as usize).copied().flatten(),
        '\u{1E00}'..'\u{1F00}' => ALPHABETS.get(c as usize - 0x1E00 + 0x600).copied().flatten(),
        '\u{4E00}'..='\u{9FFF}'             // Han
        | '\u{3400}'..='\u{4DBF}'
        | '\u{3041}'..='\u{3096}'           // hiragana
        | '\u{30A1}'..='\u{30FE}'           // katakana
        | '\u{AC00}'..='\u{D7A3}'           // hangul
        | '\u{3001}'..='\u{3020}'           // CJK punctuation
        | '\u{2012}'..='\u{2016}'           // dashes
        | '\u{2018}'..='\u{2023}'           // quotation marks, bullets
        | '\u{20000}'..='\u{2A6DF}' => Some(c),
        '\u{3000}' => Some(' '),
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(c as u32 - 0xFEE0).map(|c| c.to_ascii_lowercase()),
        _ => None,
    }
}

/// Whether nothing before a character, given with what [`fold_alone`] says of it, can compose with it.
fn begins_character((c, alone): (char, Option<char>)) -> bool {
    if alone.is_some() {
        return true;
    }
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    first.is_none_or(is_settled_starter)
}

/// Whether a character neither combines nor composes with what is before it.
fn is_settled_starter(c: char) -> bool {
    canonical_combining_class(c) == 0 && is_nfc_quick(std::iter::once(c)) == IsNormalized::Yes
}

fn fold_segment(segment: &str) -> String {
    let composed: String = segment.nfkc().collect();
    let quick: Option<String> = composed.chars().map(fold_alone).collect();
    quick.unwrap_or_else(|| fold_thoroughly(&composed))
}

fn fold_thoroughly(segment: &str) -> String {
    // A second round, since composing may bring forth a letter that folds on.
    let mut folded = segment.to_owned();
    for _ in 0..2 {
        folded = folded.nfkc().flat_map(fold_case).nfkc().collect();
    }
    folded
}

fn fold_case(c: char) -> impl Iterator<Item = char> {
    c.to_lowercase().flat_map(char::to_uppercase).flat_map(char::to_lowercase)
}

/// What [`fold_alone`] answers for the Latin, Greek, Cyrillic, Armenian and Hebrew blocks and then for the
/// additional Latin one, worked out once.
static ALPHABETS: LazyLock<Vec<Option<char>>> = LazyLock::new(|| {
    let alone = |c: char| {
        let folded = fold_thoroughly(c.encode_utf8(&mut [0; 4]));
        let mut chars = folded.chars();
        let single = chars.next().filter(|_| chars.next().is_none());
        single.filter(|&single| is_settled_starter(c) && is_settled_starter(single))
    };
    ('\0'..'\u{600}').chain('\u{1E00}'..'\u{1F00}').map(alone).collect()
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_the_same_fold_to_the_same() {
        let pairs = [
            ("ＭＳＬ", "msl"),
            ("ｶﾞｷﾞ", "ガギ"),
            ("か\u{3099}", "が"),
            ("e\u{301}É", "éé"),
            ("㌔㍿", "キロ株式会社"),
            ("ﬁﬀ", "fiff"),
            ("Straße STRAẞE", "strasse strasse"),
            ("ΟΔΟΣ οδος οδοσ", "οδοσ οδοσ οδοσ"),
            ("①½…", "11\u{2044}2..."),
            ("\u{3000}，", " ,"),
            ("\u{1112}\u{1161}\u{11AB}", "한"),
            ("\u{F900}⼀", "豈一"),
            ("Привет", "привет"),
        ];
        for (text, folded) in pairs {
            assert_eq!(fold(text).text, folded, "{text:?}");
        }
    }

    #[test]
    fn the_way_back_takes_characters_whole() {
        let text = "aｶﾞ㌔e\u{301}Ａb";
        let folded = fold(text);
        assert_eq!(folded.text, "aガキロéab");
        let back = |part: &str| {
            let start = folded.text.find(part).unwrap();
            text.get(folded.original(start..start + part.len())).unwrap()
        };
        for (part, original) in [
            ("ガ", "ｶﾞ"),
            ("キ", "㌔"),
            ("ロ", "㌔"),
            ("ガキ", "ｶﾞ㌔"),
            ("é", "e\u{301}"),
            ("ab", "Ａb"),
            ("aガキロéab", text),
        ] {
            assert_eq!(back(part), original, "{part}");
        }
    }

    #[test]
    fn edges_lie_between_original_characters() {
        let folded = fold("㌔x\u{302}");
        let edges: Vec<_> = (0..=folded.text.len()).filter(|&at| folded.is_edge(at)).collect();
        assert_eq!(folded.text, "キロx\u{302}");
        assert_eq!(edges, [0, 6, 9]);
    }

    #[test]
    fn any_range_has_a_way_back() {
        let folded = fold("㌔é");
        assert_eq!(folded.original(0..0), 0..0);
        assert_eq!(folded.original(1..2), 0..3);
        assert_eq!(folded.original(7..7), 3..3);
        assert_eq!(folded.original(8..99), 5..5);
        assert_eq!(fold("").original(0..5), 0..0);
    }

    #[test]
    fn a_text_of_one_width_needs_no_pieces() {
        assert!(fold("Plain ASCII、漢字とかな，".trim_end_matches('，')).pieces.is_empty());
    }

    #[test]
    fn every_character_folds_for_good_and_by_itself() {
        for c in '\0'..=char::MAX {
            let text = c.to_string();
            let folded = fold_thoroughly(&text);
            assert_eq!(fold_segment(&text), folded, "{c:?} {:x}", c as u32);
            if let Some(single) = fold_alone(c) {
                assert_eq!(folded, single.to_string(), "{c:?} {:x}", c as u32);
            }
            if folded != text {
                assert_eq!(fold(&folded).text, folded, "{c:?} {:x}", c as u32);
                let first = folded.chars().next().unwrap();
                let begins = |c| begins_character((c, fold_alone(c)));
                assert!(!begins(c) || begins(first), "{c:?} {:x}", c as u32);
            }
        }
    }
}
