//! Readings that a text comes with, in pinyin or zhuyin, and which of its characters each syllable belongs to.

use std::collections::HashSet;

use super::Spelling;
use super::mandarin::{LONGEST, Syllable, readings};
use super::typed::{Typed, tone_sign};
use super::units::{Letter, ReadingUnit, units};
use crate::text::class::{is_bopomofo, is_kana};
use crate::text::fold::Folded;

/// How the Han characters of a text are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum ReadingSource {
    /// In any way that Mandarin reads them.
    #[default]
    Guessed,
    /// As written alone: the text is not Mandarin, or its reading cannot be told apart by characters.
    Written,
    /// As the text says.
    Given(Syllables),
}

/// The syllables of a text, by its units; none for a unit that is not Han.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Syllables(pub(super) Vec<Option<Syllable>>);

/// Characters in a text and letters in its reading beyond which they are not brought together.
const LONGEST_TEXT: usize = 100;
const LONGEST_READING: usize = LONGEST_TEXT * (LONGEST + 1);

impl ReadingSource {
    /// How a text is read that comes with a reading of its own, the text given also as it folds and the reading as
    /// [`super::spelt`] gives it.
    ///
    /// Pinyin and zhuyin, with tones or without, count as readings when they have a syllable for every Han
    /// character; kana and other zhuyin always do.
    pub fn given(text: &str, folded: &Folded, reading: &str) -> Self {
        let typed = Typed::new(reading);
        let units = units(text, folded);
        if let Some(syllables) = distribute(&units, &typed) {
            return Self::Given(syllables);
        }
        let spelt_out =
            |c: &char| is_kana(*c) || is_bopomofo(*c) || (!c.is_ascii() && tone_sign(*c).is_some());
        let is_own = !typed.letters.is_empty() && typed.letters.iter().all(spelt_out);
        if is_own { Self::Written } else { Self::Guessed }
    }
}

fn distribute(units: &[ReadingUnit], typed: &Typed) -> Option<Syllables> {
    let fits = units.len() <= LONGEST_TEXT && typed.letters.len() <= LONGEST_READING;
    if !fits || !units.iter().any(|unit| matches!(unit.letter, Letter::Han { .. })) {
        return None;
    }
    let mut search = Search { units, typed, dead: HashSet::new(), syllables: Vec::new() };
    search.go(0).then_some(Syllables(search.syllables))
}

/// A search, character by character, for syllables that make up the whole reading.
struct Search<'a> {
    units: &'a [ReadingUnit],
    typed: &'a Typed,
    /// Numbers of characters and letters after which nothing fits.
    dead: HashSet<(usize, usize)>,
    /// Those of the characters so far.
    syllables: Vec<Option<Syllable>>,
}

impl Search<'_> {
    /// Whether the rest of the characters can be read by the letters from `at` on.
    fn go(&mut self, at: usize) -> bool {
        let Some(unit) = self.units.get(self.syllables.len()) else { return at == self.typed.letters.len() };
        if self.dead.contains(&(self.syllables.len(), at)) {
            return false;
        }
        let next = match unit.letter {
            Letter::Han { original, .. } => self.syllables_at(at, original),
            letter => self.written_at(at, letter),
        };
        for (end, syllable) in next {
            self.syllables.push(syllable);
            if self.go(end) {
                return true;
            }
            self.syllables.pop();
        }
        self.dead.insert((self.syllables.len(), at));
        false
    }

    /// The syllables that begin at a letter, with their ends; those that the character is known by come first.
    fn syllables_at(&self, at: usize, character: char) -> Vec<(usize, Option<Syllable>)> {
        let Typed { letters, tones, apart } = self.typed;
        let mut found = Vec::new();
        for length in 1..=LONGEST.min(letters.len() - at) {
            let end = at + length;
            if length > 1 && apart[end - 1] {
                break;
            }
            let text: String = letters[at..end].iter().collect();
            let sign = letters.get(end).and_then(|sign| tone_sign(*sign));
            let tone = sign.or_else(|| tones[at..end].iter().copied().find(|tone| *tone > 0));
            if let Some(syllable) = Syllable::parse(&text, tone.unwrap_or(0)) {
                found.push((end + usize::from(sign.is_some()), syllable));
            }
        }
        let known: Vec<_> = readings(character).map(|known| known.letters).collect();
        let is_known = |own: &Syllable| known.contains(&own.letters);
        // A consonant alone is a syllable of few characters.
        let suffix = |own: &Syllable| own.letters == "r" && matches!(character, '兒' | '儿');
        found.retain(|(_, own)| !own.is_consonant() || is_known(own) || suffix(own));
        found.sort_by_key(|(_, own)| !is_known(own));
        found.into_iter().map(|(end, own)| (end, Some(own))).collect()
    }

    /// A letter that is not Han stands in the reading as it is, or is left out.
    fn written_at(&self, at: usize, letter: Letter) -> Vec<(usize, Option<Syllable>)> {
        let mut spellings: Vec<Spelling> = Vec::new();
        letter.spellings(&mut spellings);
        let rest = &self.typed.letters[at..];
        let ends = spellings.iter().filter_map(|spelling| {
            let length = spelling.text.chars().count();
            rest.iter().take(length).copied().eq(spelling.text.chars()).then_some((at + length, None))
        });
        ends.chain(std::iter::once((at, None))).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::spelt;
    use super::*;
    use crate::text::fold::Folding;

    fn given(text: &str, reading: &str) -> Option<String> {
        let fold = |text: &str| Folding::Chinese.fold(text);
        match ReadingSource::given(text, &fold(text), &spelt(reading, Folding::Chinese)) {
            ReadingSource::Guessed => None,
            ReadingSource::Written => Some("own".to_owned()),
            ReadingSource::Given(Syllables(syllables)) => {
                let syllables = syllables.iter().map(|syllable| {
                    syllable.as_ref().map_or("-".to_owned(), |own| format!("{}{}", own.letters, own.tone))
                });
                Some(syllables.collect::<Vec<_>>().join(" "))
            }
        }
    }

    #[test]
    fn syllables_are_told_apart() {
        for (text, reading, wanted) in [
            ("人工", "rén gōng", "ren2 gong1"),
            ("人工智慧", "réngōngzhìhuì", "ren2 gong1 zhi4 hui4"),
            ("人工", "ren2gong1", "ren2 gong1"),
            ("人工", "ㄖㄣˊ ㄍㄨㄥ", "ren2 gong0"),
            ("人工", "ㄖㄣㄍㄨㄥ", "ren0 gong0"),
            ("西安", "Xī’ān", "xi1 an1"),
            ("西安", "xian", "xi0 an0"),
            ("先", "xian", "xian0"),
            ("方案", "fangan", "fang0 an0"),
            ("綠色", "lǜsè", "lv4 se4"),
            ("策略", "celue", "ce0 lve0"),
            ("旅行", "lu:3 xing2", "lv3 xing2"),
            ("花兒", "huār", "hua1 r0"),
            ("AI 模型", "AI móxíng", "- - mo2 xing2"),
            ("AI 模型", "móxíng", "- - mo2 xing2"),
            ("人工知能", "じんこうちのう", "own"),
            ("人工", "ㄖˊ", "own"),
        ] {
            assert_eq!(given(text, reading).as_deref(), Some(wanted), "{text} {reading}");
        }
        for (text, reading) in
            [("人工", ""), ("人工", "artificial"), ("人工", "rén"), ("AI", "ai"), ("人工", "rén gōng zhì")]
        {
            assert_eq!(given(text, reading), None, "{text} {reading}");
        }
    }
}
