//! The name that ends before a bracket.

use std::ops::Range;

use super::everyday::{is_everyday, is_function_han};
use super::runs::{self, is_capitalised};
use super::tokens::{Script, Sentence};
use crate::text::language_tag::MainLanguage;
use crate::text::word_boundaries::word_boundaries;

/// Characters of the longest name in Han characters and kana.
const LONGEST: usize = 16;

/// What stands in the bracket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside<'a> {
    /// An abbreviation in Latin capitals.
    Abbreviation(&'a str),
    /// A name in Latin letters.
    Latin(&'a str),
    /// One in another script.
    Other,
}

/// Bytes of the name that ends before a token; none when nothing there looks like one.
pub(super) fn before(
    sentence: &Sentence<'_>,
    end: usize,
    inside: Inside<'_>,
    language: MainLanguage,
) -> Option<Range<usize>> {
    let end = if sentence.script(end.checked_sub(1)?) == Some(Script::Blank) { end - 1 } else { end };
    let last = end.checked_sub(1)?;
    match sentence.script(last)? {
        Script::Mark => quoted(sentence, last),
        Script::Latin | Script::Number => latin(sentence, end, inside),
        Script::Han if language != MainLanguage::Japanese => {
            dotted(sentence, end).or_else(|| han(sentence, end, inside))
        }
        Script::Han | Script::Katakana => mixed(sentence, end),
        Script::Hangul => Some(hangul(sentence, end, inside)),
        Script::Hiragana | Script::Blank | Script::Closed => None,
    }
}

/// What stands in quotation marks that close with a token.
fn quoted(sentence: &Sentence<'_>, close: usize) -> Option<Range<usize>> {
    let opens = match sentence.mark(close)? {
        '」' => '「',
        '』' => '『',
        '》' => '《',
        '〉' => '〈',
        '”' => '“',
        '’' => '‘',
        _ => return None,
    };
    let open = (0..close).rev().find(|&at| sentence.mark(at) == Some(opens))?;
    let name = sentence.bytes(open + 1..close);
    (sentence.slice(name.clone()).chars().count() <= LONGEST * 2).then_some(name)
}

/// Latin words before a bracket: those of which the abbreviation has the initials, else those with capitals.
fn latin(sentence: &Sentence<'_>, end: usize, inside: Inside<'_>) -> Option<Range<usize>> {
    if let Inside::Abbreviation(abbreviation) = inside
        && let Some(start) = with_initials(sentence, end, abbreviation)
    {
        return Some(sentence.bytes(start..end));
    }
    let run = runs::capitals_before(sentence, end)?;
    let is_alone = run.len() == 1;
    (!is_alone || inside == Inside::Other).then(|| sentence.bytes(run))
}

/// Where the words begin whose initials these are.
fn with_initials(sentence: &Sentence<'_>, end: usize, abbreviation: &str) -> Option<usize> {
    let wanted: Vec<char> =
        abbreviation.chars().filter(|c| c.is_alphabetic()).flat_map(char::to_lowercase).collect();
    let mut rest = wanted.len();
    let mut at = end;
    while at > 0 && rest > 0 {
        at -= 1;
        match sentence.script(at)? {
            Script::Blank => {}
            Script::Latin => {
                let word = sentence.text_of(at);
                let initials: Vec<char> = word
                    .split('-')
                    .filter_map(|part| part.chars().next())
                    .flat_map(char::to_lowercase)
                    .collect();
                if wanted.get(..rest)?.ends_with(&initials) {
                    rest -= initials.len();
                } else if wanted.get(..rest)?.ends_with(initials.get(..1)?) {
                    rest -= 1;
                } else if !is_everyday(word) || is_capitalised(word) {
                    return None;
                }
            }
            _ => return None,
        }
    }
    (rest == 0).then_some(at)
}

/// A run of Han characters, kana and Latin letters.
fn mixed(sentence: &Sentence<'_>, end: usize) -> Option<Range<usize>> {
    let is_part = |at: &usize| {
        let script = sentence.script(*at);
        matches!(script, Some(Script::Han | Script::Katakana | Script::Latin))
            || sentence.mark(*at) == Some('・')
    };
    let start = (0..end).rev().take_while(is_part).last()?;
    let start = if sentence.mark(start) == Some('・') { start + 1 } else { start };
    let name = sentence.bytes(start..end);
    let count = sentence.slice(name.clone()).chars().count();
    (2..=LONGEST + 8).contains(&count).then_some(name)
}

/// A name with middle dots between its parts, in the characters that write foreign names.
pub(super) fn dotted(sentence: &Sentence<'_>, end: usize) -> Option<Range<usize>> {
    let mut start = end - 1;
    let mut has_dot = false;
    while start >= 2
        && sentence.mark(start - 1).is_some_and(|mark| matches!(mark, '·' | '・' | '‧' | '•'))
        && matches!(sentence.script(start - 2), Some(Script::Han | Script::Katakana))
    {
        start -= 2;
        has_dot = true;
    }
    if !has_dot {
        return None;
    }
    let first = sentence.text_of(start);
    let last = sentence.text_of(end - 1);
    let from = first.char_indices().rev().take_while(|(_, c)| is_of_foreign_name(*c)).last()?.0;
    let to = last.find(|c| !is_of_foreign_name(c)).unwrap_or(last.len());
    let (one, other) = (sentence.tokens.get(start)?, sentence.tokens.get(end - 1)?);
    (to > 0).then(|| one.range.start + from..other.range.start + to)
}

/// Whether a character is a katakana or one of those that write foreign names in Chinese.
fn is_of_foreign_name(c: char) -> bool {
    const CHARACTERS: &str = "大阿埃艾愛爱安昂奧奥澳巴白拜班邦包保鲍鮑貝贝本比彼畢毕賓宾波伯柏博勃布查柴昌达達戴丹道德登狄迪蒂第丁杜頓顿多厄恩爾尔法凡范菲費费芬馮冯佛弗福夫富蓋盖甘高戈哥格葛根貢贡古瓜圭哈海漢汉豪赫黑亨洪胡華华霍基吉加佳嘉賈贾簡简傑杰金卡凱凯坎康考柯科可克肯孔庫库奎拉萊莱蘭兰朗勞劳勒雷蕾里莉麗丽利李立連连林琳劉刘龍龙隆盧卢魯鲁路羅罗洛倫伦馬马瑪玛麥麦曼芒毛梅門门蒙米密明摩莫默姆穆慕納纳娜南內内尼妮涅紐纽諾诺努女歐欧帕派潘佩彭皮平珀普喬乔切瓊琼丘讓让瑞薩萨賽赛桑森沙山珊尚舍申聖圣施什史士斯絲丝思司蘇苏孫孙索塔太泰坦湯汤唐陶特滕提天田廷通圖图托脫脱瓦萬万旺威韋韦維维衛卫魏溫温翁沃烏乌吾伍武西希席夏肖謝谢辛雄休修許许雅亞亚揚扬楊杨耶葉叶伊宜因英尤于約约澤泽扎札詹珍芝治朱卓祖佐茲兹子齊齐奇恰契琪榮荣容茹如瑟茜倩夸奈茨策朵登蓓碧露霞詩诗芙伽迦塞弥彌輝辉梭蜜";
    crate::text::class::is_kana(c) || CHARACTERS.contains(c)
}

/// Whether a character begins no name though it may stand before one.
const fn is_particle(c: char) -> bool {
    matches!(
        c,
        '的' | '了'
            | '在'
            | '是'
            | '和'
            | '與'
            | '与'
            | '及'
            | '或'
            | '而'
            | '被'
            | '把'
            | '將'
            | '将'
            | '為'
            | '为'
            | '從'
            | '从'
    )
}

/// The last words of a run of Han characters.
fn han(sentence: &Sentence<'_>, end: usize, inside: Inside<'_>) -> Option<Range<usize>> {
    let token = sentence.tokens.get(end - 1)?;
    let run = sentence.slice(token.range.clone());
    let mut ends: Vec<usize> = word_boundaries(run).collect();
    ends.dedup();
    let words: Vec<&str> = ends.windows(2).filter_map(|pair| run.get(pair[0]..pair[1])).collect();
    let is_single = |word: &str| word.chars().nth(1).is_none();
    let singles = words.iter().rev().take_while(|word| is_single(word)).take(4).count();
    let is_person =
        matches!(inside, Inside::Latin(name) if name.contains(' ') && name.split(' ').all(is_capitalised));
    let mut start = run.len();
    for (index, word) in words.iter().rev().enumerate() {
        let is_stop = is_everyday(word)
            || (is_single(word) && index + 1 < words.len() && word.chars().all(is_function_han));
        let is_over = is_person && singles >= 2 && index >= singles;
        let length = run.get(start - word.len()..)?.chars().count();
        if is_stop || is_over || length > LONGEST {
            break;
        }
        start -= word.len();
    }
    let name = token.range.start + start..token.range.end;
    let whole = start == 0 && !is_person;
    let name = match (whole, end.checked_sub(2)) {
        // `TBD實驗室`
        (true, Some(latin)) if sentence.script(latin) == Some(Script::Latin) => sentence.bytes(latin..end),
        _ => name,
    };
    let trimmed = sentence.slice(name.clone()).trim_start_matches(is_particle);
    (trimmed.chars().nth(1).is_some() && !is_everyday(trimmed)).then(|| name.end - trimmed.len()..name.end)
}

/// The last word in hangul, and up to three before it that have no particle.
fn hangul(sentence: &Sentence<'_>, end: usize, inside: Inside<'_>) -> Range<usize> {
    let most = match inside {
        Inside::Abbreviation(letters) => letters.len().clamp(1, 4),
        Inside::Latin(name) => name.split(' ').count().min(4),
        Inside::Other => 1,
    };
    let mut start = end - 1;
    for _ in 1..most {
        let Some(next) = start.checked_sub(2) else { break };
        let is_blank = sentence.script(next + 1) == Some(Script::Blank);
        let word = sentence.text_of(next);
        if !is_blank
            || sentence.script(next) != Some(Script::Hangul)
            || ends_with_particle(word)
            || is_everyday(word)
        {
            break;
        }
        start = next;
    }
    let start = match start.checked_sub(1) {
        Some(before) if sentence.script(before) == Some(Script::Latin) => before,
        _ => start,
    };
    sentence.bytes(start..end)
}

/// Whether a Korean word ends in a particle, or in the ending of a verb or an adjective.
pub(super) fn ends_with_particle(word: &str) -> bool {
    word.ends_with([
        '은', '는', '이', '가', '을', '를', '에', '의', '와', '과', '로', '도', '만', '고', '며', '한', '된',
        '할', '될', '던', '인', '적', '서', '게', '지', '다', '요', '죠', '까', '면', '해', '등',
    ])
}
