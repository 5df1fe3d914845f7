//! The headline and what stands right under it: its repetitions, the authors, the date, the source.

use super::lines::Line;
use super::{Reading, brackets, heading, source};
use crate::import::known::{date, is_blank, label};
use crate::import::{Hint, WarningKind};

const AUTHORS: &[&str] = &[
    "作者",
    "文",
    "撰文",
    "撰稿",
    "撰稿人",
    "記者",
    "记者",
    "編譯",
    "编译",
    "著者",
    "執筆",
    "執筆者",
    "筆者",
    "글",
    "기자",
    "저자",
    "by",
    "author",
    "authors",
    "written by",
    "words by",
];
/// Labels of a book's title.
const TITLES: &[&str] = &[
    "書名",
    "书名",
    "作品名",
    "作品名稱",
    "作品名称",
    "標題",
    "标题",
    "題名",
    "题名",
    "タイトル",
    "제목",
    "작품명",
    "title",
];
/// Labels of an author after a title in its line.
const BEHIND_TITLE: &[&str] = &["作者", "著者", "原著", "作", "文", "글", "저자", "by", "author"];
/// What rules above and below a title are drawn with, and the fewest signs of one.
const RULES: &str = "-－—─━=＝_＿*＊~～+＋#＃·•☆★○●◎◇◆□■△▲▽▼※|｜";
const SHORTEST_RULE: usize = 4;
/// A repeated text narrower than this may be meant ("bye bye"); a wide character counts twice.
const NARROWEST_REPEATED: usize = 10;
/// A longer line is only a headline when it is not running text.
const LONG: usize = 80;
/// A wider line is running text; a wide character counts twice.
const WIDEST: usize = 160;
/// Bytes of the longest line that is searched for a repetition.
const LONGEST_REPEATING: usize = 4000;

/// Reads the head into the article; returns the lines below it.
pub(super) fn read<'a>(lines: &'a [Line<'a>], hint: &Hint<'_>, reading: &mut Reading) -> &'a [Line<'a>] {
    let mut below = lines.get(rules(lines)..).unwrap_or_default();
    let is_framed = below.len() < lines.len();
    // An author may stand above a title that is labelled.
    let is_titled = |line: &Line<'_>| label::after(&line.text, TITLES, &[':', '：']).is_some();
    if let [first, second, ..] = below
        && is_titled(second)
        && take_authors(first, reading)
    {
        below = below.get(1..).unwrap_or_default();
    }
    let Some((first, rest)) = below.split_first() else {
        // Nothing but signs: they are the text.
        let first = lines.first().map_or(1, |line| line.number);
        title_from_name(hint, first, reading);
        return lines;
    };
    let labelled = label::after(&first.text, TITLES, &[':', '：']);
    let (line, names) = with_author(labelled.unwrap_or(&first.text));
    let Some((title, times)) = headline(line) else {
        title_from_name(hint, first.number, reading);
        return if is_framed { below } else { lines };
    };
    if let Some(names) = names.filter(|_| reading.article.authors.is_empty()) {
        reading.warn(first.number, WarningKind::AuthorsTaken { names: names.clone() });
        reading.article.authors = names;
    }
    warn_repeated(first.number, times - 1, reading);
    let rest = if is_framed { rest.get(rules(rest)..).unwrap_or_default() } else { rest };
    let rest = under_headline(&title, rest, reading);
    reading.article.title = title;
    rest
}

/// How many lines at the start are nothing but signs: `--------`, `★□■□■□★`.
fn rules(lines: &[Line<'_>]) -> usize {
    let is_rule = |line: &&Line<'_>| {
        line.text.chars().nth(SHORTEST_RULE - 1).is_some() && line.text.chars().all(|c| RULES.contains(c))
    };
    lines.iter().take_while(is_rule).count()
}

/// A title and the authors whom its line names after it: `《春山記》 作者：林青`.
fn with_author(line: &str) -> (&str, Option<Vec<String>>) {
    let found = BEHIND_TITLE.iter().find_map(|label| {
        let (title, rest) = line.split_once(label)?;
        let names = rest.trim_start_matches(is_blank).strip_prefix([':', '：', '/', '／'])?;
        let is_apart = title.ends_with(|c: char| is_blank(c) || "》』」】）)/／|｜-—".contains(c));
        let names = list(names.trim_matches(is_blank)).filter(|_| is_apart)?;
        let title = title.trim_end_matches(|c: char| is_blank(c) || "/／|｜-—".contains(c));
        (!title.is_empty()).then_some((bare_title(title), names))
    });
    match found {
        Some((title, names)) => (title, Some(names)),
        None => (line, None),
    }
}

/// A book's title without the brackets that mark it as one.
fn bare_title(title: &str) -> &str {
    brackets::within_one_pair(title).unwrap_or(title)
}

/// The headline of the first line and how often it stands there; none when the line is something else.
fn headline(line: &str) -> Option<(String, usize)> {
    if let Some(heading) = heading::heading(line) {
        if heading.kind.is_some() {
            return None;
        }
        // Brackets around a headline are its own: a book's title, a series.
        let title = if heading.bracket.is_some() { line } else { &heading.title };
        return Some((title.to_owned(), 1));
    }
    let (title, times) = once(line);
    (times > 1 || !is_running_text(title)).then(|| (title.to_owned(), times))
}

/// The text without repetitions of itself, and how often it stands there.
fn once(line: &str) -> (&str, usize) {
    if line.len() > LONGEST_REPEATING {
        return (line, 1);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    let period = period(&words);
    let times = words.len() / period.max(1);
    if times < 2 || !words.len().is_multiple_of(period) {
        return (line, 1);
    }
    let unit = first_words(line, period);
    if width(unit) < NARROWEST_REPEATED { (line, 1) } else { (unit, times) }
}

/// The length of the shortest beginning that the words are repetitions of.
fn period(words: &[&str]) -> usize {
    // The longest proper beginning of each prefix that is also its end (Knuth, Morris and Pratt).
    let mut borders = vec![0; words.len()];
    for end in 1..words.len() {
        let mut border: usize = borders[end - 1];
        while border > 0 && words[border] != words[end] {
            border = borders[border - 1];
        }
        borders[end] = border + usize::from(words[border] == words[end]);
    }
    words.len() - borders.last().unwrap_or(&0)
}

/// The beginning of a line that holds a number of words.
fn first_words(line: &str, count: usize) -> &str {
    let mut words = 0;
    let mut was_blank = true;
    for (at, c) in line.char_indices() {
        let blank = c.is_whitespace();
        words += usize::from(was_blank && !blank);
        if blank && words == count {
            return line.split_at(at).0;
        }
        was_blank = blank;
    }
    line
}

fn is_running_text(line: &str) -> bool {
    let is_long = line.chars().nth(LONG).is_some();
    let holds_sentence = line.contains(". ") || line.ends_with('.') || line.contains('。');
    is_long && (holds_sentence || width(line) > WIDEST)
}

fn width(text: &str) -> usize {
    text.chars().take(WIDEST + 1).map(|c| if c < '\u{1100}' { 1 } else { 2 }).sum()
}

/// The file's name as the title.
pub(super) fn title_from_name(hint: &Hint<'_>, line: usize, reading: &mut Reading) {
    let stem = hint
        .name
        .rsplit_once('.')
        .map_or(hint.name, |(stem, _)| if stem.is_empty() { hint.name } else { stem });
    let stem = stem.trim_matches(is_blank);
    stem.clone_into(&mut reading.article.title);
    let kind = if stem.is_empty() { WarningKind::NoTitle } else { WarningKind::TitleFromName };
    reading.warn(line, kind);
}

/// Takes the lines under the headline as long as they repeat it, or name the authors, the date or the source.
fn under_headline<'a>(title: &str, mut lines: &'a [Line<'a>], reading: &mut Reading) -> &'a [Line<'a>] {
    while let Some((line, rest)) = lines.split_first() {
        // A rule within the head.
        if rules(lines) == 1 && rest.first().is_some_and(|line| authors(&line.text).is_some()) {
            lines = rest;
            continue;
        }
        let times = repetitions(title, &line.text);
        if times > 0 {
            warn_repeated(line.number, times, reading);
        } else if !(take_authors(line, reading)
            || take_date(line, reading)
            || source::take_line(line, reading))
        {
            break;
        }
        lines = rest;
    }
    lines
}

/// How often the title stands in the line, when there is nothing else in it.
fn repetitions(title: &str, line: &str) -> usize {
    let heading = heading::heading(line).filter(|heading| heading.bracket.is_none());
    let labelled = label::after(line, TITLES, &[':', '：']).unwrap_or(line);
    let (text, times) = heading.as_ref().map_or_else(|| once(labelled), |heading| (&heading.title, 1));
    let text = if text.split_whitespace().eq(title.split_whitespace()) { text } else { bare_title(text) };
    if text.split_whitespace().eq(title.split_whitespace()) { times } else { 0 }
}

fn warn_repeated(line: usize, times: usize, reading: &mut Reading) {
    if times > 0 {
        reading.warn(line, WarningKind::HeadlineRepeated { times });
    }
}

fn take_authors(line: &Line<'_>, reading: &mut Reading) -> bool {
    if !reading.article.authors.is_empty() {
        return false;
    }
    let Some(names) = authors(&line.text) else { return false };
    reading.warn(line.number, WarningKind::AuthorsTaken { names: names.clone() });
    reading.article.authors = names;
    true
}

fn authors(line: &str) -> Option<Vec<String>> {
    list(label::after(line, AUTHORS, &[':', '：', '／', '/', '|', '｜']).or_else(|| after_by(line))?)
}

/// The names of a list; none where something in it is none.
fn list(list: &str) -> Option<Vec<String>> {
    let names: Vec<String> = list
        .split(['、', '，', ',', '；', ';', '／', '/', '&', '＆'])
        .flat_map(|names| names.split(" and "))
        .map(|name| name.trim_matches(is_blank).to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    let is_name = |name: &String| {
        name.chars().nth(40).is_none() && !name.contains(|c: char| c.is_numeric() || "。：:".contains(c))
    };
    (!names.is_empty() && names.len() <= 10 && names.iter().all(is_name)).then_some(names)
}

/// `By Ann Lee`, where every word begins with a capital.
fn after_by(line: &str) -> Option<&str> {
    let names = line.strip_prefix("By ")?;
    let is_name = |word: &str| word == "and" || word == "&" || word.starts_with(char::is_uppercase);
    (!names.ends_with('.') && names.split_whitespace().all(is_name)).then_some(names)
}

fn take_date(line: &Line<'_>, reading: &mut Reading) -> bool {
    if reading.article.published.is_some() {
        return false;
    }
    let Some(date) = date::date(&line.text) else { return false };
    reading.warn(line.number, WarningKind::DateTaken { date: date.clone() });
    reading.article.published = Some(date);
    true
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_headline_stands_there_once() {
        for (line, expected) in [
            ("一個長的標題 一個長的標題", ("一個長的標題", 2)),
            ("The long title  The long title The long title", ("The long title", 3)),
            ("Bye Bye", ("Bye Bye", 1)),
            ("一個長的標題 一個長的標題 一", ("一個長的標題 一個長的標題 一", 1)),
            ("", ("", 1)),
        ] {
            assert_eq!(once(line), expected, "{line}");
        }
    }
}
