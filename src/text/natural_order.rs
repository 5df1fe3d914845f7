//! The order in which people list files: numbers count by their value, in whatever numerals, and names go by the
//! collation of a language.

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::{Locale, locale};

use super::language_tag::{LanguageTag, MainLanguage};
use super::numeral;

/// What comes after a number that counts something: 十二章, 三話.
const COUNTED: &str = "章回卷節节部篇話话集冊册課课講讲編编巻幕輯辑期號号";
/// What stands around a number that is alone in brackets.
const BRACKETS: [(char, char); 6] =
    [('(', ')'), ('（', '）'), ('[', ']'), ('【', '】'), ('〔', '〕'), ('「', '」')];

/// Sorts by names; `language` is a BCP 47 tag. Names that are the same to the collation go by their characters.
pub fn sort_by_name<T>(items: &mut [T], language: &str, name: impl Fn(&T) -> String) {
    let mut preferences = CollatorPreferences::from(locale(language));
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok();
    items.sort_by_cached_key(|item| {
        let name = name(item);
        let mut key = Vec::new();
        if let Some(collator) = &collator {
            let Ok(()) = collator.write_sort_key_to(&with_digits(&name), &mut key);
        }
        (key, name)
    });
}

fn locale(language: &str) -> Locale {
    let tag = LanguageTag::of(language);
    match tag.main() {
        MainLanguage::Chinese if tag.is_traditional() => locale!("zh-u-co-stroke"),
        MainLanguage::Chinese | MainLanguage::Unknown => locale!("zh-u-co-pinyin"),
        MainLanguage::Japanese => locale!("ja"),
        MainLanguage::Korean => locale!("ko"),
        MainLanguage::English | MainLanguage::Other => locale!("und"),
    }
}

/// A name with digits in the place of Han numerals that count something, and of 上, 中 and 下 that stand for parts.
fn with_digits(name: &str) -> String {
    let mut written = String::with_capacity(name.len());
    let mut rest = name;
    while let Some(first) = rest.chars().next() {
        let after = rest.strip_prefix(first).unwrap_or_default();
        let before = written.chars().next_back();
        if let Some((number, after)) = counting(before, rest) {
            written.push_str(&number.to_string());
            rest = after;
        } else if let Some(part) = part(before, first, after) {
            written.push_str(part);
            rest = after;
        } else {
            written.push(first);
            rest = after;
        }
    }
    written
}

/// The number in Han numerals at the beginning of a text that counts something, and what comes after it.
fn counting(before: Option<char>, text: &str) -> Option<(u32, &str)> {
    if text.starts_with(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) {
        return None;
    }
    let (number, rest) = numeral::leading(text)?;
    let after = rest.chars().next();
    let is_counted = before == Some('第')
        || after.is_some_and(|c| COUNTED.contains(c))
        || (before.is_none() && after.is_none_or(|c| "、.．，-_ \u{3000}".contains(c)))
        || is_bracketed(before, after);
    is_counted.then_some((number, rest))
}

/// A part of a work, in brackets or at the end of a name: 上, 中 or 下.
fn part(before: Option<char>, c: char, after: &str) -> Option<&'static str> {
    let number = match c {
        '上' => "1",
        '中' => "2",
        '下' => "3",
        _ => return None,
    };
    let next = after.chars().next();
    let is_last = before.is_some() && next.is_none_or(|next| next == '.');
    (is_last || is_bracketed(before, next)).then_some(number)
}

fn is_bracketed(before: Option<char>, after: Option<char>) -> bool {
    BRACKETS.iter().any(|(open, close)| before == Some(*open) && after == Some(*close))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sorted(names: &[&'static str], language: &str) -> Vec<&'static str> {
        let mut names = names.to_vec();
        sort_by_name(&mut names, language, |name| (*name).to_owned());
        names
    }

    #[test]
    fn numbers_count_by_their_value() {
        for expected in [
            &["ch2.txt", "ch10.txt", "ch100.txt"][..],
            &["第二章.txt", "第三章.txt", "第十章.txt", "第十二章.txt", "第一百零五章.txt"],
            &["第９回.md", "第10回.md", "第十一回.md"],
            &["一、緒論.md", "二、方法.md", "十、結論.md"],
            &["遊記（上）.txt", "遊記（中）.txt", "遊記（下）.txt"],
            &["遊記上.txt", "遊記下.txt"],
            &["一.txt", "二.txt", "三.txt", "四.txt"],
            &["（一）.txt", "（二）.txt", "（十）.txt"],
        ] {
            for language in ["zh-Hant", "zh-Hans", "ja", "ko", "en", ""] {
                let backwards: Vec<_> = expected.iter().rev().copied().collect();
                assert_eq!(sorted(&backwards, language), expected, "{language}");
            }
        }
    }

    #[test]
    fn names_go_by_the_collation_of_the_language() {
        let names = ["山.txt", "一般.txt", "丁.txt", "a.txt", "B.txt"];
        assert_eq!(sorted(&names, "zh-Hans"), ["丁.txt", "山.txt", "一般.txt", "a.txt", "B.txt"]);
        assert_eq!(sorted(&names, "zh-Hant"), ["一般.txt", "丁.txt", "山.txt", "a.txt", "B.txt"]);
    }

    #[test]
    fn words_with_numerals_are_words() {
        for name in ["三國演義.txt", "千里馬.md", "一般", "中國.txt", "上海.txt"] {
            assert_eq!(with_digits(name), name);
        }
    }
}
