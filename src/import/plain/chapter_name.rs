//! Lines that have the form of a chapter's heading.

use super::chapter_words::{
    BEFORE, CLOSING, ChapterRank, ENGLISH, JOINING, OPENING, OTHER_WORDS, PARTS, PLACES, SIGNS, UNITS,
};
use super::{brackets, heading};
use crate::import::known::label::strip_ignoring_case;
use crate::import::known::{is_blank, numeral};

/// Bytes of the longest heading.
const LONGEST: usize = 150;

/// Characters of the longest title after a number that nothing else tells from the beginning of a line of text.
const LONGEST_TITLE: usize = 20;

/// A heading by its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// What it stands above.
    pub rank: ChapterRank,
    /// Its number; none for a prologue and the like.
    pub number: Option<u32>,
    /// The name of a heading without a number.
    pub word: &'static str,
    /// Whether the number's unit ends the line or stands apart from the title.
    pub is_apart: bool,
    /// The line, without brackets and marks around it.
    pub title: String,
    /// Bytes of the title that are the number and its unit.
    pub head: usize,
    /// The heading above it in the same line: `第一卷 夜` of `第一卷 夜 第一章 路`.
    pub above: Option<Box<Self>>,
}

impl Name {
    /// Whether it is a word that opens a book.
    pub(super) fn is_opening(&self) -> bool {
        OPENING.contains(&self.word)
    }
}

/// Reads a line as a chapter's heading, if it has the form of one.
pub(super) fn name(line: &str) -> Option<Name> {
    let first = line.chars().next()?;
    if line.len() > LONGEST || !may_begin(first) {
        return None;
    }
    if matches!(first, '#' | '＃') || brackets::marks_heading(first) {
        let heading = heading::heading(line).filter(|heading| heading.kind.is_none());
        return heading
            .and_then(|heading| bare(&heading.title))
            .or_else(|| bare(brackets::within(line)?))
            .or_else(|| bare(&after_brackets(line)?));
    }
    let is_before = |c: char| is_blank(c) || c == '第';
    let is_sign = |c: char| SIGNS.contains(&c) || is_blank(c);
    let line = if SIGNS.contains(&first) { line.trim_matches(is_sign) } else { line };
    let after =
        BEFORE.iter().find_map(|word| line.strip_prefix(word)).filter(|rest| rest.starts_with(is_before));
    bare(after.map_or(line, |rest| rest.trim_start_matches(is_blank)))
        .or_else(|| bare(brackets::within(line)?))
}

/// A number in brackets with the title after them, as one line: `【第一章】開端`.
fn after_brackets(line: &str) -> Option<String> {
    let open = line.chars().next()?;
    let (number, title) = line.strip_prefix(open)?.split_once(brackets::closing(open)?)?;
    let rest = ordinal(number)?.3;
    (rest.is_empty() && !title.is_empty()).then(|| format!("{number} {}", title.trim_matches(is_blank)))
}

/// A quick look, as most lines of a long text begin otherwise.
fn may_begin(first: char) -> bool {
    match first {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => true,
        '\u{4E00}'..='\u{9FFF}' => {
            "第卷巻上中下序楔自引前代總总開开題题緣缘寫写內内作人登尾終终結结跋後后番外完出大附閑幕間间正"
                .contains(first)
        }
        _ => {
            "#＃제プまはエあおプ프서머에종후외번막".contains(first)
                || brackets::opens(first)
                || SIGNS.contains(&first)
        }
    }
}

fn bare(line: &str) -> Option<Name> {
    if line.ends_with(['。', '，', '、', '；', ';', ',', '：', ':']) {
        return None;
    }
    let read = ordinal(line)
        .or_else(|| volume(line))
        .or_else(|| korean(line))
        .or_else(|| english(line))
        .or_else(|| padded(line))
        .or_else(|| word(line))?;
    let (rank, number, word, rest) = read;
    let is_apart = is_apart(rest);
    let head = line.len() - rest.len();
    let name = |title: &str| {
        let title = title.trim_end_matches(is_blank).to_owned();
        Name { rank, number, word, is_apart, title, head, above: None }
    };
    if let Some((at, inner)) = inner(rest, rank, !word.is_empty()) {
        let above = name(line.split_at(head + at).0);
        let above = if word.is_empty() { above } else { Name { rank: ChapterRank::Part, ..above } };
        return Some(Name { above: Some(Box::new(above)), ..inner });
    }
    // A second heading in the line: a table of contents that was poured together.
    let is_single =
        !rest.contains('第') || rest.split('第').skip(1).all(|rest| ordinal_after(rest).is_none());
    let unit = line.split_at(head).0.chars().next_back().unwrap_or_default();
    let may_join =
        number.is_some() && rank >= ChapterRank::Part && JOINING.contains(&unit) && !line.ends_with('…');
    (is_single && (is_apart || may_join)).then(|| name(line))
}

/// The smaller heading in what comes after a number and its unit, and where it begins: `第一章 路` of ` 夜 第一章 路`, `1` of `.1`.
fn inner(rest: &str, rank: ChapterRank, is_word: bool) -> Option<(usize, Name)> {
    if let Some(number) = rest.strip_prefix(['.', '．', '-', '－']).filter(|_| rank < ChapterRank::Chapter)
    {
        let (count, after) = numeral::leading(number)?;
        let title = number.to_owned();
        let name = Name {
            rank: ChapterRank::Chapter,
            number: Some(count),
            word: "",
            is_apart: true,
            head: number.len() - after.len(),
            title,
            above: None,
        };
        return is_apart(after).then_some((0, name));
    }
    if !(is_apart(rest) || rest.starts_with('第')) {
        return None;
    }
    let (at, _) = rest.match_indices('第').find(|(at, _)| ordinal(rest.split_at(*at).1).is_some())?;
    let inner = bare(rest.split_at(at).1)?;
    (inner.rank > rank || is_word).then_some((at, inner))
}

type Read<'a> = (ChapterRank, Option<u32>, &'static str, &'a str);

/// `第三十二節`, `제1장`.
fn ordinal(line: &str) -> Option<Read<'_>> {
    ordinal_after(line.strip_prefix(['第', '제'])?)
}

fn ordinal_after(text: &str) -> Option<Read<'_>> {
    let (number, rest) = numeral::leading(text.trim_start_matches(is_blank))?;
    // `第一、二章`, `第3～4章`, `第12.5章`.
    let further = rest.strip_prefix(['、', '-', '－', '～', '~', '至', '—', '.']).and_then(numeral::leading);
    let rest = further.map_or(rest, |(_, rest)| rest).trim_start_matches(is_blank);
    if let Some(rest) = PARTS.iter().find_map(|unit| rest.strip_prefix(unit)) {
        let goes_on = !rest.is_empty() && is_apart(rest) || rest.starts_with('第');
        return goes_on.then_some((ChapterRank::Part, Some(number), "", rest));
    }
    let unit = rest.chars().next()?;
    let (_, rank) = *UNITS.iter().find(|(known, _)| *known == unit)?;
    let is_other = OTHER_WORDS.iter().any(|word| rest.starts_with(word));
    (!is_other).then(|| (rank, Some(number), "", rest.strip_prefix(unit).unwrap_or_default()))
}

/// `卷三`, `卷之三`, `上卷`, `卷上`.
fn volume(line: &str) -> Option<Read<'_>> {
    let signs = ['卷', '巻'];
    if let Some(rest) = line.strip_prefix(signs) {
        let rest = rest.strip_prefix('之').unwrap_or(rest).trim_start_matches(is_blank);
        let (number, rest) = numeral::leading(rest).or_else(|| place(rest))?;
        return Some((ChapterRank::Volume, Some(number), "", rest));
    }
    let (number, rest) = place(line)?;
    Some((ChapterRank::Volume, Some(number), "", rest.strip_prefix(signs)?))
}

fn place(text: &str) -> Option<(u32, &str)> {
    PLACES.iter().find_map(|(place, number)| text.strip_prefix(place).map(|rest| (*number, rest)))
}

/// `1장`, `12화`.
fn korean(line: &str) -> Option<Read<'_>> {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let read = ordinal_after(line)?;
    let unit = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(is_blank);
    (unit.starts_with(['장', '화', '부', '권', '절']) && is_apart(read.3)).then_some(read)
}

/// `Chapter 7`, `PART II`, `Book One: …`, `chapter.001`, `Vol.1`.
fn english(line: &str) -> Option<Read<'_>> {
    let (rank, rest) = ENGLISH.iter().find_map(|(word, rank)| {
        let rest = strip_ignoring_case(line, word)?;
        let is_apart =
            rest.starts_with(|c: char| is_blank(c) || c.is_ascii_digit() || matches!(c, '.' | '-' | '#'));
        is_apart.then_some((*rank, rest))
    })?;
    let (number, rest) =
        numeral::english(rest.trim_start_matches(|c: char| is_blank(c) || matches!(c, '.' | '-' | '#')))?;
    let title = rest.trim_start_matches(is_blank);
    // After a blank alone a small letter goes on with a sentence.
    let is_sentence = title.starts_with(char::is_lowercase) || line.ends_with('.') && title.len() > 1;
    (is_apart(rest) && !is_sentence).then_some((rank, Some(number), "", rest))
}

/// `001 雨`, `01`: a number that zeros fill up, alone or before a title. It may stand within a chapter.
fn padded(line: &str) -> Option<Read<'_>> {
    let digits = line.find(|c: char| !c.is_ascii_digit()).unwrap_or(line.len());
    let (number, rest) = line.split_at(digits);
    let is_padded = number.starts_with('0') && (2..=4).contains(&digits);
    let number = number.parse().ok().filter(|number| is_padded && *number > 0)?;
    let title = rest.trim_start_matches(|c: char| is_blank(c) || "：:、.．".contains(c));
    let is_apart = rest.is_empty() || title.len() < rest.len();
    let is_title = title.chars().all(|c| !c.is_ascii_digit()) && title.chars().count() <= LONGEST_TITLE;
    (is_apart && is_title).then_some((ChapterRank::Section, Some(number), "", rest))
}

fn word(line: &str) -> Option<Read<'_>> {
    let mut words = OPENING.iter().chain(CLOSING);
    let (word, rest) = words.find_map(|word| strip_ignoring_case(line, word).map(|rest| (*word, rest)))?;
    let counted = rest.strip_prefix(['之', '-', '·']).unwrap_or(rest);
    let rest = if word.is_ascii() { rest } else { numeral::leading(counted).map_or(rest, |(_, rest)| rest) };
    let is_sentence =
        line.ends_with('.') || word.is_ascii() && rest.trim_start().starts_with(char::is_lowercase);
    (is_apart(rest) && !is_sentence).then_some((ChapterRank::Chapter, None, word, rest))
}

fn is_apart(rest: &str) -> bool {
    let separates = |c: char| is_blank(c) || "：:、.．・·-－—–―「『《〈【（(｜|～~".contains(c);
    rest.chars().next().is_none_or(separates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_told_by_their_form() {
        for (line, rank, number) in [
            ("第一章 風雪", ChapterRank::Chapter, Some(1)),
            ("第12回", ChapterRank::Chapter, Some(12)),
            ("第１２章　雨", ChapterRank::Chapter, Some(12)),
            ("第三十二節", ChapterRank::Section, Some(32)),
            ("卷三", ChapterRank::Volume, Some(3)),
            ("下卷", ChapterRank::Volume, Some(3)),
            ("序", ChapterRank::Chapter, None),
            ("楔子", ChapterRank::Chapter, None),
            ("番外二", ChapterRank::Chapter, None),
            ("Chapter 7", ChapterRank::Chapter, Some(7)),
            ("CHAPTER IV.", ChapterRank::Chapter, Some(4)),
            ("Part II: Rain", ChapterRank::Part, Some(2)),
            ("プロローグ", ChapterRank::Chapter, None),
            ("第一話「傘」", ChapterRank::Chapter, Some(1)),
            ("제1장", ChapterRank::Chapter, Some(1)),
            ("3화. 비", ChapterRank::Chapter, Some(3)),
            ("【第二章】", ChapterRank::Chapter, Some(2)),
            ("☆、第二章 雨", ChapterRank::Chapter, Some(2)),
            ("正文 第二章 雨", ChapterRank::Chapter, Some(2)),
            ("======第二章======", ChapterRank::Chapter, Some(2)),
            ("『第二章』", ChapterRank::Chapter, Some(2)),
            ("chapter.001", ChapterRank::Chapter, Some(1)),
            ("Vol.1", ChapterRank::Volume, Some(1)),
            ("Ep.12 雨", ChapterRank::Chapter, Some(12)),
            ("第廿三回 雨", ChapterRank::Chapter, Some(23)),
            ("第一、二章", ChapterRank::Chapter, Some(1)),
            ("第一章 他走了……", ChapterRank::Chapter, Some(1)),
            ("第一季", ChapterRank::Part, Some(1)),
            ("番外之一", ChapterRank::Chapter, None),
            ("完本感言", ChapterRank::Chapter, None),
            ("第一卷 夜 第三章 路", ChapterRank::Chapter, Some(3)),
            ("第一部第三章 路(1)", ChapterRank::Chapter, Some(3)),
            ("第一部分.2", ChapterRank::Chapter, Some(2)),
            ("第一部分 夜第3節 路", ChapterRank::Section, Some(3)),
            ("番外 第1章 信", ChapterRank::Chapter, Some(1)),
            ("【第三章】雨夜", ChapterRank::Chapter, Some(3)),
            ("正文第三章 雨夜", ChapterRank::Chapter, Some(3)),
            ("007 雨夜", ChapterRank::Section, Some(7)),
            ("01", ChapterRank::Section, Some(1)),
            ("02、山路", ChapterRank::Section, Some(2)),
        ] {
            let found = name(line).map(|name| (name.rank, name.number));
            assert_eq!(found, Some((rank, number)), "{line}");
        }
    }

    #[test]
    fn other_lines_are_not() {
        for line in [
            "第一章講的是一個人。",
            "第二回合",
            "第三部分",
            "第一",
            "序列號",
            "上午",
            "Chapter 7 was hard to write",
            "Part of the rain",
            "Introduction to rain and wind.",
            "1장관",
            "第一章 風 第二章 雪",
            "第一回頭就看見了她",
            "第四本書",
            "第一夜他沒有睡",
            "第一講的是什麼",
            "第一章他沒有看完……",
            "Vol au vent",
            "chapter",
            "番外國人",
            "結局不好",
            "007情報員",
            "01-23456789",
            "00",
            "05:30 出門",
            "1 雨",
            "【第三章】雨夜裡他走了。",
            "【術語】",
        ] {
            assert_eq!(name(line), None, "{line}");
        }
    }
}
