//! Names by their ends: what begins and ends like a name, with something else between.

use super::squeezed::squeeze;
use crate::text::class::{is_han, is_hangul, is_kana, is_word_char};
use crate::text::fold::Folding;
use crate::text::words::words;

/// Characters between the ends, at most.
const LONGEST_MIDDLE: usize = 12;
/// Characters of the shortest name in Han or kana that is sought by its ends.
const SHORTEST: usize = 5;
/// Words and signs that no name holds between its ends: particles, and what tells of something.
const NO_PART_OF_NAMES: &[char] = &[
    '的', '之', '是', '在', '了', '和', '與', '与', '及', '或', '也', '都', '將', '将', '被', '把', '從',
    '从', '為', '为', '於', '于', '以', '到', '讓', '让', '給', '给', '就', '而', '並', '并', '但', '不',
    '沒', '没', '有', '這', '这', '那', '該', '该', '等', 'を', 'は', 'が', 'に', 'で', 'も', 'へ', 'と',
    'や', 'か', '要', '會', '会', '能', '可', '對', '对', '由', '向', '比', '很', '又', '還', '还', '再',
    '只', '個', '个', '們', '们', '他', '她', '它', '我', '你', '說', '说', '吧', '嗎', '吗', '呢',
];

/// The ends of a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Ends {
    /// The first two characters, or the first word of a name with blanks; folded and squeezed.
    pub head: String,
    /// The last two characters, or the last word.
    pub tail: String,
    /// What stands between.
    middle: String,
    /// Whether they are words between blanks.
    spaced: bool,
}

/// A name's ends; none for names that are too short to have something between them.
pub(super) fn ends(name: &str, folding: Folding) -> Option<Ends> {
    let fold = |text: &str| squeeze(&folding.fold(text).text);
    let spaced: Vec<&str> = name.split_whitespace().collect();
    if spaced.len() >= 3 && !name.contains(|c| is_han(c) || is_kana(c)) {
        let (head, tail) = (spaced.first()?, spaced.last()?);
        let middle = spaced.get(1..spaced.len() - 1)?.concat();
        let is_word = |word: &str| word.chars().count() >= if word.chars().all(is_hangul) { 2 } else { 3 };
        let is_fit = is_word(head) && is_word(tail) && head.chars().all(char::is_alphabetic);
        return is_fit.then(|| Ends {
            head: fold(head),
            tail: fold(tail),
            middle: fold(&middle),
            spaced: true,
        });
    }
    let letters: Vec<char> = fold(name).chars().collect();
    if letters.len() < SHORTEST || !is_cjk_text(&letters) {
        return None;
    }
    let tokens = words(name);
    let word = |index: usize| {
        tokens.get(index).and_then(|range| name.get(range.clone())).map(fold).unwrap_or_default()
    };
    let is_kana_word = |word: &str| word.chars().count() > 2 && word.chars().all(is_kana);
    let (first, last) = (word(0), word(tokens.len().saturating_sub(1)));
    let two = |letters: &[char]| letters.iter().collect::<String>();
    let head = if is_kana_word(&first) { first } else { two(letters.get(..2)?) };
    let tail = if is_kana_word(&last) { last } else { two(letters.get(letters.len() - 2..)?) };
    let (from, to) = (head.chars().count(), letters.len().checked_sub(tail.chars().count())?);
    let middle = two(letters.get(from..to).filter(|middle| !middle.is_empty())?);
    // Digits and signs are no words.
    let is_end = |end: &str| end.chars().all(|c| is_han(c) || is_kana(c));
    (is_end(&head) && is_end(&tail)).then_some(Ends { head, tail, middle, spaced: false })
}

/// Whether a name is Han or kana at its ends, whatever is in it.
fn is_cjk_text(letters: &[char]) -> bool {
    let is_letter = |c: Option<&char>| c.is_some_and(|c| is_han(*c) || is_kana(*c));
    is_letter(letters.first()) && is_letter(letters.last())
}

impl Ends {
    /// Where the tail ends in what follows the head in a squeezed text (bytes), if it stands there inside the same clause
    /// and at a like distance.
    pub(super) fn end(&self, after: &str) -> Option<usize> {
        let wanted = self.middle.chars().count();
        let (least, most) = ((wanted / 3).max(1), (wanted * 2 + 2).min(LONGEST_MIDDLE).max(wanted + 2));
        let mut count = 0;
        let mut latin = false;
        for (at, c) in after.char_indices() {
            let rest = after.get(at..).unwrap_or_default();
            if count >= least && rest.starts_with(self.tail.as_str()) {
                let middle = after.get(..at).unwrap_or_default();
                return (middle != self.middle).then_some(at + self.tail.len());
            }
            if !c.is_alphanumeric() || NO_PART_OF_NAMES.contains(&c) || c.is_ascii_digit() {
                return None;
            }
            // A Latin word is as long as two characters.
            let is_latin = is_word_char(c) && !self.spaced;
            count += if is_latin && latin {
                0
            } else if is_latin {
                2
            } else {
                1
            };
            latin = is_latin;
            if count > most * if self.spaced { 2 } else { 1 } {
                return None;
            }
        }
        None
    }

    /// Whether the ends are words between blanks.
    pub(super) const fn are_words(&self) -> bool {
        self.spaced
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stands(name: &str, text: &str) -> bool {
        let folding = Folding::Chinese.within_words();
        let ends = ends(name, folding).unwrap();
        let text = squeeze(&folding.fold(text).text);
        let after = text.strip_prefix(ends.head.as_str()).unwrap();
        ends.end(after) == Some(after.len())
    }

    #[test]
    fn like_names_stand_between_the_same_ends() {
        for (name, text, wanted) in [
            ("前沿人工智慧模型", "前沿生成模型", true),
            ("前沿人工智慧模型", "前沿 AI 模型", true),
            ("前沿人工智慧模型", "前沿，生成模型", false),
            ("前沿人工智慧模型", "前沿的生成模型", false),
            ("前沿人工智慧模型", "前沿人工智慧模型", false),
            ("網絡安全審查辦法", "網絡審查辦法", true),
            ("floating wind turbine", "floating offshore turbine", true),
        ] {
            assert_eq!(stands(name, text), wanted, "{name} {text}");
        }
    }

    #[test]
    fn short_names_have_no_ends() {
        for name in ["開源", "機器學習", "e-mail", "wind turbine", "a b c", "第1期"] {
            assert_eq!(ends(name, Folding::Chinese), None, "{name}");
        }
    }
}
