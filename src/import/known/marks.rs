//! Marks of outside links, which web pages put after a name: `(外部)`.

use std::collections::HashSet;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::is_blank;

/// Marks in lower case and compatibility form; blanks do not count.
const MARKS: &[&str] = &[
    "外部",
    "外在",
    "外連",
    "外链",
    "外鏈",
    "外部連結",
    "外部链接",
    "外部连结",
    "外部鏈接",
    "外部鏈結",
    "外部網站",
    "外部网站",
    "外部訊息",
    "外部信息",
    "外部資訊",
    "外部资讯",
    "外部資料",
    "外部网页",
    "外部網頁",
    "外部頁面",
    "外部页面",
    "外部リンク",
    "外部サイト",
    "外部ページ",
    "外部記事",
    "新視窗",
    "新窗口",
    "在新視窗開啟",
    "在新窗口打开",
    "另開新視窗",
    "別ウィンドウで開く",
    "新しいウィンドウで開く",
    "新しいタブで開く",
    "외부",
    "외부 링크",
    "external",
    "external link",
    "external site",
    "external website",
    "external page",
    "externallink",
    "opens in new window",
    "opens in a new window",
    "opens in new tab",
    "opens in a new tab",
];
const BRACKETS: &[(char, char)] =
    &[('(', ')'), ('（', '）'), ('[', ']'), ('［', '］'), ('【', '】'), ('〔', '〕')];
/// The longest mark with its brackets and blanks, in characters.
const LONGEST: usize = 40;

/// The text without the mark at its end, and the mark.
pub(in crate::import) fn strip(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_matches(is_blank);
    let last = text.chars().next_back()?;
    let (open, close) = *BRACKETS.iter().find(|(_, close)| *close == last)?;
    let (start, _) = text.char_indices().rev().take(LONGEST).find(|(_, c)| *c == open)?;
    let (name, mark) = text.split_at(start);
    let inside = mark.trim_start_matches(open).trim_end_matches(close);
    let inside = without_blanks(inside.nfkc().flat_map(char::to_lowercase));
    KNOWN.contains(&inside).then(|| (name.trim_end_matches(is_blank), mark))
}

static KNOWN: LazyLock<HashSet<String>> =
    LazyLock::new(|| MARKS.iter().map(|mark| without_blanks(mark.chars())).collect());

fn without_blanks(mark: impl Iterator<Item = char>) -> String {
    mark.filter(|c| !is_blank(*c)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_marks_at_the_end_are_marks() {
        for (text, expected) in [
            ("OpenAI (外部)", Some(("OpenAI", "(外部)"))),
            ("名（ External Link ）", Some(("名", "（ External Link ）"))),
            ("名[外部サイト]", Some(("名", "[外部サイト]"))),
            ("(外部)", Some(("", "(外部)"))),
            ("名(外部)後", None),
            ("名(研究所)", None),
            ("名 外部)", None),
            ("", None),
        ] {
            assert_eq!(strip(text), expected, "{text}");
        }
    }
}
