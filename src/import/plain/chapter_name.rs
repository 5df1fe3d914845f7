//! Lines that have the form of a chapter's heading.

use super::label::strip_ignoring_case;
use super::{heading, is_blank, numeral};

/// Bytes of the longest heading.
const LONGEST: usize = 150;

/// What a heading stands above; the greater holds the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Rank {
    /// 卷, Book, Volume.
    Volume,
    /// 部, 篇, Part.
    Part,
    /// 章, 回, 話, Chapter.
    Chapter,
    /// 節.
    Section,
}

/// A heading by its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    /// What it stands above.
    pub rank: Rank,
    /// Its number; none for a prologue and the like.
    pub number: Option<u32>,
    /// The name of a heading without a number.
    pub word: &'static str,
    /// Whether the number's unit ends the line or stands apart from the title.
    pub is_apart: bool,
    /// The line, without brackets around it.
    pub title: String,
}

const UNITS: &[(char, Rank)] = &[
    ('卷', Rank::Volume),
    ('巻', Rank::Volume),
    ('冊', Rank::Volume),
    ('册', Rank::Volume),
    ('권', Rank::Volume),
    ('部', Rank::Part),
    ('編', Rank::Part),
    ('编', Rank::Part),
    ('篇', Rank::Part),
    ('集', Rank::Part),
    ('부', Rank::Part),
    ('편', Rank::Part),
    ('章', Rank::Chapter),
    ('回', Rank::Chapter),
    ('話', Rank::Chapter),
    ('话', Rank::Chapter),
    ('折', Rank::Chapter),
    ('幕', Rank::Chapter),
    ('장', Rank::Chapter),
    ('화', Rank::Chapter),
    ('節', Rank::Section),
    ('节', Rank::Section),
    ('절', Rank::Section),
];
/// Words that begin with a unit and are something else.
const OTHER_WORDS: &[&str] = &[
    "回合", "部分", "部份", "部門", "部门", "部隊", "部队", "集團", "集团", "集中", "話題", "话题", "節課",
    "节课", "章節", "章节", "回到", "卷入", "卷宗", "部品", "部長", "部长",
];
const ENGLISH: &[(&str, Rank)] =
    &[("volume ", Rank::Volume), ("book ", Rank::Volume), ("part ", Rank::Part), ("chapter ", Rank::Chapter)];
/// Headings without a number: those that open a book.
const OPENING: &[&str] = &[
    "序章",
    "序幕",
    "序言",
    "序文",
    "序曲",
    "自序",
    "序",
    "楔子",
    "引子",
    "引言",
    "前言",
    "プロローグ",
    "まえがき",
    "はじめに",
    "프롤로그",
    "서장",
    "머리말",
    "prologue",
    "preface",
    "foreword",
    "introduction",
];
/// And those that stand behind or between chapters.
const CLOSING: &[&str] = &[
    "尾聲",
    "尾声",
    "終章",
    "终章",
    "結語",
    "结语",
    "跋",
    "後記",
    "后记",
    "番外篇",
    "番外",
    "外傳",
    "外传",
    "幕間",
    "幕间",
    "間章",
    "エピローグ",
    "あとがき",
    "おわりに",
    "에필로그",
    "종장",
    "후기",
    "외전",
    "epilogue",
    "afterword",
    "interlude",
];
/// Volumes that are counted by place.
const PLACES: &[(&str, u32)] = &[("上", 1), ("中", 2), ("下", 3)];

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
    if matches!(first, '#' | '＃' | '【' | '［' | '[' | '〖' | '〔' | '《') {
        let heading = heading::heading(line).filter(|heading| heading.kind.is_none())?;
        return bare(&heading.title);
    }
    bare(line)
}

/// A quick look, as most lines of a long text begin otherwise.
fn may_begin(first: char) -> bool {
    match first {
        '0'..='9' | 'A'..='Z' | 'a'..='z' => true,
        '\u{4E00}'..='\u{9FFF}' => "第卷巻上中下序楔引自前尾終终結结跋後后番外幕間".contains(first),
        _ => "#＃【［[〖〔《제プまはエあお프서머에종후외".contains(first),
    }
}

fn bare(line: &str) -> Option<Name> {
    if line.ends_with(['。', '，', '、', '；', ';', ',', '：', ':', '…']) {
        return None;
    }
    let (rank, number, word, rest) = ordinal(line)
        .or_else(|| volume(line))
        .or_else(|| korean(line))
        .or_else(|| english(line))
        .or_else(|| word(line))?;
    let is_apart = is_apart(rest);
    // A second heading in the line: a table of contents that was poured together.
    let is_single =
        !rest.contains('第') || rest.split('第').skip(1).all(|rest| ordinal_behind(rest).is_none());
    let may_join = number.is_some() && rank >= Rank::Part;
    (is_single && (is_apart || may_join)).then(|| Name {
        rank,
        number,
        word,
        is_apart,
        title: line.to_owned(),
    })
}

type Read<'a> = (Rank, Option<u32>, &'static str, &'a str);

/// `第三十二節`, `제1장`.
fn ordinal(line: &str) -> Option<Read<'_>> {
    ordinal_behind(line.strip_prefix(['第', '제'])?)
}

fn ordinal_behind(text: &str) -> Option<Read<'_>> {
    let (number, rest) = numeral::leading(text.trim_start_matches(is_blank))?;
    let rest = rest.trim_start_matches(is_blank);
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
        return Some((Rank::Volume, Some(number), "", rest));
    }
    let (number, rest) = place(line)?;
    Some((Rank::Volume, Some(number), "", rest.strip_prefix(signs)?))
}

fn place(text: &str) -> Option<(u32, &str)> {
    PLACES.iter().find_map(|(place, number)| text.strip_prefix(place).map(|rest| (*number, rest)))
}

/// `1장`, `12화`.
fn korean(line: &str) -> Option<Read<'_>> {
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let read = ordinal_behind(line)?;
    let unit = line.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start_matches(is_blank);
    (unit.starts_with(['장', '화', '부', '권', '절']) && is_apart(read.3)).then_some(read)
}

/// `Chapter 7`, `PART II`, `Book One: …`.
fn english(line: &str) -> Option<Read<'_>> {
    let (rank, rest) =
        ENGLISH.iter().find_map(|(word, rank)| strip_ignoring_case(line, word).map(|rest| (*rank, rest)))?;
    let (number, rest) = numeral::english(rest.trim_start())?;
    let title = rest.trim_start_matches(is_blank);
    // Behind a blank alone a small letter goes on with a sentence.
    let is_sentence = title.starts_with(char::is_lowercase) || line.ends_with('.') && title.len() > 1;
    (is_apart(rest) && !is_sentence).then_some((rank, Some(number), "", rest))
}

fn word(line: &str) -> Option<Read<'_>> {
    let mut words = OPENING.iter().chain(CLOSING);
    let (word, rest) = words.find_map(|word| strip_ignoring_case(line, word).map(|rest| (*word, rest)))?;
    let rest = if word.is_ascii() { rest } else { numeral::leading(rest).map_or(rest, |(_, rest)| rest) };
    let is_sentence =
        line.ends_with('.') || word.is_ascii() && rest.trim_start().starts_with(char::is_lowercase);
    (is_apart(rest) && !is_sentence).then_some((Rank::Chapter, None, word, rest))
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
            ("第一章 風雪", Rank::Chapter, Some(1)),
            ("第12回", Rank::Chapter, Some(12)),
            ("第１２章　雨", Rank::Chapter, Some(12)),
            ("第三十二節", Rank::Section, Some(32)),
            ("卷三", Rank::Volume, Some(3)),
            ("下卷", Rank::Volume, Some(3)),
            ("序", Rank::Chapter, None),
            ("楔子", Rank::Chapter, None),
            ("番外二", Rank::Chapter, None),
            ("Chapter 7", Rank::Chapter, Some(7)),
            ("CHAPTER IV.", Rank::Chapter, Some(4)),
            ("Part II: Rain", Rank::Part, Some(2)),
            ("プロローグ", Rank::Chapter, None),
            ("第一話「傘」", Rank::Chapter, Some(1)),
            ("제1장", Rank::Chapter, Some(1)),
            ("3화. 비", Rank::Chapter, Some(3)),
            ("【第二章】", Rank::Chapter, Some(2)),
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
            "【術語】",
        ] {
            assert_eq!(name(line), None, "{line}");
        }
    }
}
