//! The line that names where an article was published.

use super::Reading;
use super::lines::{Before, Line};
use crate::article::Source;
use crate::import::WarningKind;
use crate::import::known::{is_blank, label, link};

const LABELS: &[&str] = &[
    "從",
    "从",
    "來自",
    "来自",
    "來源",
    "来源",
    "資料來源",
    "资料来源",
    "新聞來源",
    "新闻来源",
    "文章來源",
    "文章来源",
    "訊息來源",
    "信息来源",
    "消息来源",
    "出處",
    "出处",
    "轉載自",
    "转载自",
    "轉自",
    "转自",
    "原文",
    "原文連結",
    "原文链接",
    "原文出處",
    "原文出处",
    "出典",
    "出所",
    "引用元",
    "引用",
    "情報源",
    "ソース",
    "元記事",
    "配信元",
    "출처",
    "from",
    "source",
    "sources",
    "via",
    "originally published by",
    "originally published at",
    "originally published in",
];
/// A longer line is running text that happens to begin with a label.
const LONGEST: usize = 300;
/// Without a colon only a short line is a source.
const LONGEST_VIA: usize = 80;

/// Takes the first line that names a source; returns the other lines.
pub(super) fn take<'a>(lines: &[Line<'a>], reading: &mut Reading) -> Vec<Line<'a>> {
    let mut rest = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        if !(stands_alone(lines, index) && take_line(line, reading)) {
            rest.push(line.clone());
        }
    }
    rest
}

/// Takes the line if it names a source and no line did before.
pub(super) fn take_line(line: &Line<'_>, reading: &mut Reading) -> bool {
    if reading.article.source.is_some() {
        return false;
    }
    let Some(source) = source(&line.text) else { return false };
    reading.warn(line.number, WarningKind::SourceTaken { name: source.name.clone() });
    reading.article.source = Some(source);
    true
}

/// A line within a paragraph that `<br>`s break is not taken out of it.
fn stands_alone(lines: &[Line<'_>], index: usize) -> bool {
    let goes_on = |line: Option<&Line<'_>>| line.is_some_and(|line| line.before == Before::Break);
    (index == 0 || !goes_on(lines.get(index))) && !goes_on(lines.get(index + 1))
}

fn source(line: &str) -> Option<Source> {
    if line.chars().nth(LONGEST).is_some() {
        return None;
    }
    let line = without_brackets(line);
    let named = label::after(line, LABELS, &[':', '：']).or_else(|| after_via(line))?;
    let linked = link::split(named);
    let name = if linked.text.is_empty() { linked.url.clone()? } else { linked.text };
    Some(Source { name, url: linked.url })
}

fn after_via(line: &str) -> Option<&str> {
    let rest = label::strip_ignoring_case(line, "via")?;
    let name = rest.trim_matches(is_blank);
    if !rest.starts_with(is_blank) || name.is_empty() {
        return None;
    }
    let is_sentence = name.ends_with(['.', '。']) || name.chars().nth(LONGEST_VIA).is_some();
    (!is_sentence).then_some(name)
}

fn without_brackets(line: &str) -> &str {
    for (open, close) in [('(', ')'), ('（', '）')] {
        let inside = line.strip_prefix(open).and_then(|line| line.strip_suffix(close));
        if let Some(inside) = inside.filter(|inside| !inside.contains([open, close])) {
            return inside.trim_matches(is_blank);
        }
    }
    line
}
