//! The phrase before a bracket, when what is in the bracket is a name of an entry: `北風系統公司（Northwind Systems）`.

use super::initials::{is_abbreviation, start_of_run};
use crate::text::class::{is_cjk, is_han, is_hangul, is_kana};

/// Characters of the longest phrase in Han.
const LONGEST: usize = 12;
/// Characters after which a phrase begins, as they are words of their own.
const BEFORE_NAMES: &[char] = &[
    '的', '之', '了', '是', '在', '由', '與', '与', '和', '及', '為', '为', '於', '于', '對', '对', '向',
    '讓', '让', '被', '從', '从', '到', '稱', '称', '叫', '將', '将', '把', '跟', '給', '给', '用', '請',
    '请', '所', '以', 'の', 'を', 'は', 'が', 'に', 'で', 'と', 'も', 'や', 'へ', 'た', 'る', 'な', 'い',
];
const DOTS: &[char] = &['·', '・', '‧', '•'];

/// The phrase that a text ends with and that a bracket with a name explains; `names` are those of the name's entry. None
/// where it cannot be told where the phrase begins.
pub(super) fn phrase_before<'t>(before: &'t str, inside: &str, names: &[String]) -> Option<&'t str> {
    let bare = before.trim_end();
    if let Some(quoted) = quoted(bare) {
        return Some(quoted);
    }
    let last = bare.chars().next_back()?;
    let start = if is_hangul(last) {
        hangul_start(bare, inside, names)?
    } else if is_han(last) || is_kana(last) {
        han_start(bare, names)?
    } else if last.is_alphanumeric() {
        latin_start(bare, inside)?
    } else {
        return None;
    };
    bare.get(start..).filter(|phrase| phrase.chars().count() > 1)
}

/// What stands in quotation marks at the end.
fn quoted(before: &str) -> Option<&str> {
    const PAIRS: &[(char, char)] = &[('「', '」'), ('『', '』'), ('“', '”'), ('《', '》'), ('‘', '’')];
    let (open, close) = PAIRS.iter().find(|(_, close)| before.ends_with(*close))?;
    let inner = before.strip_suffix(*close)?;
    let start = inner.rfind(*open)? + open.len_utf8();
    inner.get(start..).filter(|quoted| quoted.chars().count() <= 30)
}

/// A run of words with the initials of an abbreviation, or a run of words with capitals.
fn latin_start(before: &str, inside: &str) -> Option<usize> {
    if is_abbreviation(inside) {
        return start_of_run(before, inside.strip_suffix('s').unwrap_or(inside));
    }
    if !inside.contains(is_cjk) {
        return None;
    }
    let mut start = None;
    let mut end = before.len();
    while let Some(word) = before.get(..end).and_then(|text| text.rsplit([' ']).next()) {
        let latin = word.rfind(is_cjk).map_or(0, |at| word.ceil_char_boundary(at + 1));
        let word = word.get(latin..).unwrap_or_default();
        if !word.starts_with(char::is_uppercase)
            || !word.chars().all(|c| c.is_alphanumeric() || "-'’.&".contains(c))
        {
            break;
        }
        let at = end - word.len();
        start = Some(at);
        if at == 0 || !before.get(..at)?.ends_with(' ') {
            break;
        }
        end = at - 1;
    }
    start
}

/// As many words as the entry's own name in hangul has, or else as the name in brackets.
fn hangul_start(before: &str, inside: &str, names: &[String]) -> Option<usize> {
    let own = names.iter().find(|name| name.contains(is_hangul));
    let count = own.map_or(inside, String::as_str).split_whitespace().count();
    let words = before.rsplit(' ').take(count);
    let length = words.map(|word| word.len() + 1).sum::<usize>().checked_sub(1)?;
    let start = before.len().checked_sub(length)?;
    let phrase = before.get(start..)?;
    phrase.chars().all(|c| is_hangul(c) || c == ' ' || c.is_alphanumeric()).then_some(start)
}

/// The end of the clause from its last small word on, or as long as the entry's own name that it is like.
fn han_start(before: &str, names: &[String]) -> Option<usize> {
    let is_letter = |c: char| is_han(c) || is_kana(c) || DOTS.contains(&c) || c.is_ascii_alphanumeric();
    let run: Vec<(usize, char)> =
        before.char_indices().rev().take_while(|(_, c)| is_letter(*c)).take(40).collect();
    let letters: Vec<char> = run.iter().map(|(_, c)| *c).collect();
    let start_of = |count: usize| run.get(count.checked_sub(1)?).map(|(at, _)| *at);
    if letters.first().is_some_and(|c| is_katakana(*c)) {
        return start_of(letters.iter().take_while(|c| is_katakana(**c) || DOTS.contains(c)).count());
    }
    let like = names.iter().filter_map(|name| like_end(&letters, name)).max();
    if let Some(count) = like {
        return start_of(count);
    }
    let last_part = letters.iter().take_while(|c| is_han(**c)).count();
    if letters.get(last_part).is_some_and(|c| DOTS.contains(c)) {
        return None;
    }
    let cut = letters.iter().take_while(|c| !BEFORE_NAMES.contains(c)).count();
    let is_whole = cut <= LONGEST;
    (is_whole && cut >= 2).then(|| start_of(cut)).flatten()
}

/// How many of the letters before a bracket (the last one first) are like a name: as many as it has, with its middle dots
/// in the same places and at least a third of its letters.
fn like_end(letters: &[char], name: &str) -> Option<usize> {
    let own: Vec<char> = name.chars().rev().collect();
    let count = |letters: &[char]| letters.iter().filter(|c| is_han(**c)).count();
    if count(&own) < 2 {
        return None;
    }
    let dots = |letters: &[char]| letters.iter().filter(|c| DOTS.contains(c)).count();
    if dots(&own) > 0 {
        // The last part may be of another length; the first is as long as that of the name.
        let last = letters.iter().position(|c| DOTS.contains(c)).filter(|_| dots(&own) == 1)?;
        let first = own.len() - 1 - own.iter().position(|c| DOTS.contains(c))?;
        let whole = last + 1 + first;
        let is_whole = letters.get(last + 1..whole).is_some_and(|first| first.iter().all(|c| is_han(*c)));
        return is_whole.then_some(whole);
    }
    let there = letters.get(..own.len())?;
    let same = there.iter().zip(&own).filter(|(a, b)| a == b).count();
    (same * 3 >= own.len()).then_some(own.len())
}

fn is_katakana(c: char) -> bool {
    is_kana(c) && !matches!(c, '\u{3041}'..='\u{309F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_before_brackets_begin_where_they_may() {
        for (before, inside, names, wanted) in [
            ("瑞典北部的北極光電芯公司", "Nordlicht Cell", &["Nordlicht Cell"][..], Some("北極光電芯公司")),
            ("公司總裁奧利弗·哈特曼", "Oliver Hartmann", &["奧利佛·哈特曼"], Some("奧利弗·哈特曼")),
            ("首席醫學官克勞迪婭·費雪", "Claudia Fischer", &["克勞蒂亞·菲舍爾"], Some("克勞迪婭·費雪")),
            (
                "미국 자문역 마르쿠스 브라이트",
                "Marcus Bright",
                &["마커스 브라이트"],
                Some("마르쿠스 브라이트"),
            ),
            ("負責Meta Superintelligence Labs ", "MSL", &["MSL"], Some("Meta Superintelligence Labs")),
            ("由「北風公司」", "Northwind", &["Northwind"], Some("北風公司")),
            ("社長のジェームズ・ハート", "James Hart", &["James Hart"], Some("ジェームズ・ハート")),
            ("去年十一月二十九日上午十時左右記者看到", "NASA", &["NASA"], None),
            ("在。", "NASA", &["NASA"], None),
        ] {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            assert_eq!(phrase_before(before, inside, &names), wanted, "{before}");
        }
    }
}
