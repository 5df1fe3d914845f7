//! Where a heading may break, and how well: after a mark or between words, never inside one (`text-wrap: balance` of
//! CSS Text 4 §5.2 with `word-break: auto-phrase` of §6.2).

use crate::text::class::{is_cjk, is_han, is_hangul, is_kana};
use crate::text::word_boundaries::word_boundaries;

use super::breaks::character_places;
use super::punctuation::{PunctuationClass, is_blank, punctuation_class, repeats};
use super::sequences::is_numeral;

/// A break after a mark that ends a clause costs nothing: a little evenness is given for it. Costs are those of
/// [`super::choose`], where a line that is free by a fifth of its width costs 4.
const AFTER_MARK: f64 = 0.0;
/// Next to a quotation mark, a bracket, or a mark within an enumeration.
const AT_BRACKET: f64 = 9.0;
/// Between words of a script that has spaces between all of them.
const AT_SPACE: f64 = 6.0;
/// Between Han and a Latin word.
const AT_GAP: f64 = 9.0;
/// Between two words.
const BETWEEN_WORDS: f64 = 12.0;
/// Next to a word of one character, which may be part of a name that no dictionary has.
const AT_SHORT_WORD: f64 = 100.0;
/// Between the words of a Latin name.
const INSIDE_NAME: f64 = 60.0;
/// Before a particle, which belongs to the word before it, or after one that belongs to the next.
const AT_PARTICLE: f64 = 90.0;

/// What it costs to break before each character of a text; none where that is inside a word.
pub(super) fn costs(text: &str, characters: &[char]) -> Vec<Option<f64>> {
    let mut costs = vec![None; characters.len() + 1];
    let words = word_starts(text);
    let has_cjk = characters.iter().any(|c| is_cjk(*c));
    // The last word that is not all blank, and where the blanks after it begin.
    let mut before = 0..0;
    for (word, &start) in words.iter().enumerate().skip(1) {
        let last = words[word - 1]..start;
        if !characters[last.clone()].iter().all(|c| is_blank(*c)) {
            before = last;
        }
        if start < characters.len() && !before.is_empty() {
            let end = words.get(word + 1).copied().unwrap_or(characters.len());
            let around = Around {
                before: &characters[before.clone()],
                after: &characters[start..end],
                spaced: before.end < start,
                has_cjk,
            };
            costs[start] = Some(around.cost());
        } else if start < characters.len() {
            costs[start] = Some(AFTER_MARK);
        }
    }
    costs
}

/// Where the words of a text and what stands between them begin, in characters, and its end.
fn word_starts(text: &str) -> Vec<usize> {
    character_places(text, word_boundaries(text)).collect()
}

/// Two words, or what the segmenter takes for such, one after the other; a value each.
struct Around<'a> {
    before: &'a [char],
    after: &'a [char],
    /// Whether blanks stand between them.
    spaced: bool,
    /// Whether there are letters of CJK in the text.
    has_cjk: bool,
}

impl Around<'_> {
    fn cost(&self) -> f64 {
        let (Some(&before), Some(&after)) = (self.before.last(), self.after.first()) else {
            return AFTER_MARK;
        };
        let spaced = self.spaced;
        match (punctuation_class(before), punctuation_class(after)) {
            (Some(PunctuationClass::Stop | PunctuationClass::Colon), _) => return AFTER_MARK,
            (Some(PunctuationClass::Comma), _) if before != '、' => return AFTER_MARK,
            // The parts of one name.
            (Some(PunctuationClass::Interpunct), _) => return INSIDE_NAME,
            (Some(PunctuationClass::Closer), None) if is_hiragana(after) || self.is_at_particle() => {
                return AT_PARTICLE;
            }
            (Some(_), _) | (_, Some(_)) => return AT_BRACKET,
            _ if repeats(before) => return AFTER_MARK,
            _ if spaced && matches!(before, ':' | ';' | ',' | '.' | '!' | '?' | '|' | '｜' | '–' | '-') => {
                return AFTER_MARK;
            }
            _ => {}
        }
        match (is_cjk(before), is_cjk(after)) {
            _ if is_hangul(before) || is_hangul(after) => AT_SPACE,
            (true, true) if spaced && !self.is_at_particle() => AT_SPACE,
            (true, true) => self.cost_in_cjk(after),
            (false, false) if spaced && !self.has_cjk => AT_SPACE,
            // Of a name, or after the hyphen of a word.
            (false, false) => INSIDE_NAME,
            _ if self.is_at_particle() => AT_PARTICLE,
            _ => AT_GAP,
        }
    }

    fn cost_in_cjk(&self, after: char) -> f64 {
        let is_short = |word: &[char]| matches!(word, [c] if is_han(*c));
        let is_after_particle =
            matches!(self.before, ['の' | 'と' | 'は' | 'が' | 'を' | 'に' | 'で' | 'も' | 'や' | 'へ']);
        // Hiragana begin a phrase after a particle alone; otherwise they are an ending, or a particle themselves.
        let is_ending = is_hiragana(after) && (!is_after_particle || self.after.len() < 2);
        let is_katakana = |c: char| is_kana(c) && !is_hiragana(c);
        if is_ending || self.is_at_particle() {
            AT_PARTICLE
        } else if is_after_particle || matches!(self.before, ['的' | '之']) || leads_on(self.after) {
            BETWEEN_WORDS
        } else if is_short(self.before)
            || is_short(self.after)
            || self.before.last().is_some_and(|c| is_katakana(*c)) && is_katakana(after)
        {
            AT_SHORT_WORD
        } else {
            BETWEEN_WORDS
        }
    }

    fn is_at_particle(&self) -> bool {
        let belongs_to_last = matches!(
            self.after,
            ['的'
                | '了'
                | '着'
                | '著'
                | '過'
                | '过'
                | '嗎'
                | '吗'
                | '呢'
                | '吧'
                | '們'
                | '们'
                | '地'
                | '得'
                | '之'
                | '上'
                | '下'
                | '裡'
                | '里'
                | '中'
                | '內'
                | '内'
                | '後'
                | '后'
                | '前'
                | '者'
                | '性'
                | '化']
        );
        let belongs_to_next = leads_on(self.before);
        let is_number = match self.before {
            // The segmenter may take the two for a word.
            ['了' | '着' | '著' | '過' | '过' | '的' | '是' | '有', numeral] => is_numeral(*numeral),
            word => word.iter().all(|c| is_numeral(*c)),
        };
        belongs_to_last || belongs_to_next || is_number
    }
}

const fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{309F}')
}

/// Whether a word of one character begins a phrase, with what follows it.
const fn leads_on(word: &[char]) -> bool {
    matches!(
        word,
        ['不'
            | '很'
            | '在'
            | '把'
            | '被'
            | '與'
            | '与'
            | '和'
            | '及'
            | '或'
            | '為'
            | '为'
            | '從'
            | '从'
            | '對'
            | '对'
            | '向'
            | '往'
            | '給'
            | '给'
            | '讓'
            | '让'
            | '用'
            | '以'
            | '是'
            | '再'
            | '還'
            | '还'
            | '也'
            | '都'
            | '更'
            | '最'
            | '這'
            | '这'
            | '那'
            | '每'
            | '各'
            | '第'
            | 'お'
            | 'ご'
            | '御']
    )
}

#[cfg(test)]
mod tests {
    use crate::typeset::{FixedMeasure, Paragraph, ParagraphOptions, WritingSystem};

    /// A heading in lines of so many em, with `/` between them.
    fn lines(writing_system: WritingSystem, width: f32, text: &str) -> String {
        let options = ParagraphOptions::new(writing_system, width, 1.0).heading();
        let paragraph = Paragraph::new(text, &options);
        let mut characters = text.chars();
        let measure = FixedMeasure { writing_system };
        let lines = paragraph.lines(&measure);
        let lines: Vec<String> =
            lines.map(|line| characters.by_ref().take(line.end - line.start).collect()).collect();
        lines.join("/")
    }

    #[test]
    fn headings_break_between_phrases() {
        use WritingSystem::{Ja, Ko, Other, ZhHans, ZhHant};
        for (writing_system, width, expected) in [
            (ZhHant, 12.0, "雨季來臨，/圖書館開放到晚上"),
            (ZhHant, 13.0, "OpenAI 的新模型/終於公開發表"),
            (ZhHans, 10.0, "城市图书馆的/夜晚为什么安静"),
            (Ja, 12.0, "図書館について"),
            (Ja, 14.0, "町の図書館で/静けさについて考える"),
            (Ko, 12.0, "비가 오는 날: /도서관의 시간"),
            (ZhHant, 9.0, "雲端大廠微軟/與 OpenAI 合作"),
            (ZhHant, 12.0, "OpenAI 推出/GPT-Realtime 模型"),
            (Other, 8.0, "The library /in the rain"),
        ] {
            assert_eq!(lines(writing_system, width, &expected.replace('/', "")), expected);
        }
    }

    #[test]
    fn a_word_longer_than_the_line_is_parted_all_the_same() {
        assert_eq!(lines(WritingSystem::Other, 3.0, "abcdefghij"), "abcde/fghij");
    }
}
