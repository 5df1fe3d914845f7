//! Callouts: quotes that begin with `[!kind]` (GitHub's alerts, Obsidian's callouts), and containers between lines of
//! `:::`, as documentation systems and Japanese blogs write them.

use std::ops::Range;

use comrak::nodes::NodeValue;
use comrak::{Arena, Node, parse_document};

use super::blocks::push;
use super::context::Context;
use super::inlines::{inlines, text};
use super::stand_ins::{self, COLON};
use crate::article::{Block, Callout, Inline, callout_name};

/// Containers inside one another; more of them are not looked for, as each line would be compared with all of them.
const DEEPEST: usize = 100;
/// Bytes of the longest title of a container that is read with its marks.
const LONGEST_TITLE: usize = 4_000;
/// Colons of the shortest fence of a container.
const SHORTEST_FENCE: usize = 3;
/// What may stand before a fence: blanks, and the marks of quotes and items.
const BEFORE_FENCE: [char; 6] = [' ', '\t', '>', '-', '*', '+'];

/// A quote that begins with its kind, and the title after that.
pub(super) fn quote(node: Node<'_>, kind: &str, depth: usize, context: &Context) -> Callout {
    let mut callout = Callout { kind: kind.into(), ..Callout::default() };
    for child in node.children() {
        if matches!(child.data().value, NodeValue::CalloutTitle) {
            for part in child.children() {
                if !callout.title.is_empty() {
                    callout.title.push(Inline::Text(" ".into()));
                }
                callout.title.extend(if matches!(part.data().value, NodeValue::Paragraph) {
                    inlines(part, context)
                } else {
                    vec![Inline::Text(text(part).into())]
                });
            }
        } else {
            push(child, depth + 1, context, &mut callout.blocks);
        }
    }
    callout
}

/// Pushes what is in a container: itself, or its content where it only says how that is laid out.
pub(super) fn push_container(
    node: Node<'_>,
    info: &str,
    depth: usize,
    context: &Context,
    out: &mut Vec<Block>,
) {
    let mut blocks = Vec::new();
    for child in node.children() {
        push(child, depth + 1, context, &mut blocks);
    }
    if is_transparent(info) {
        out.extend(blocks);
    } else {
        let Said { kind, title } = said(info);
        out.push(Block::Callout(Callout { kind: kind.into(), title: of_line(&title, context), blocks }));
    }
}

/// Whether a container only says how its content is laid out: it has no title, and is of no kind that is known.
pub(super) fn is_transparent(info: &str) -> bool {
    let Said { kind, title } = said(info);
    title.is_empty() && callout_name(&kind, "en").is_empty()
}

/// What the line says that opens a container.
#[derive(Debug, Default, PartialEq, Eq)]
struct Said {
    kind: String,
    title: String,
}

/// `note`, `note 標題` (`VitePress`), `note[標題]{.class}` (Docusaurus), `{.note title="標題"}` (Pandoc, Quarto),
/// `note: 標題`, `note warn` (Qiita), `message alert` (Zenn). A line that does not begin with a kind is a title.
fn said(info: &str) -> Said {
    let (info, attributes) = match info.split_once('{') {
        Some((before, rest)) => (before.trim(), rest.split('}').next().unwrap_or_default()),
        None => (without_second_fence(info.trim()), ""),
    };
    let (name, rest) = info.split_at(info.find(|c| !is_name(c)).unwrap_or(info.len()));
    let after_colon = rest.strip_prefix([':', '：']).filter(|_| !callout_name(name, "en").is_empty());
    let begins_title =
        after_colon.is_some() || rest.is_empty() || rest.starts_with([' ', '\t', '[', '\u{3000}']);
    let (name, rest) = if begins_title { (name, after_colon.unwrap_or(rest).trim()) } else { ("", info) };
    let class = attributes.split_ascii_whitespace().find_map(|part| part.strip_prefix('.'));
    let name = if name.is_empty() { class.unwrap_or_default() } else { name }.to_ascii_lowercase();
    let bracketed = rest.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let title = match attributes.split_once("title=\"") {
        Some((_, value)) if rest.is_empty() => value.split('"').next().unwrap_or_default(),
        _ => bracketed.unwrap_or(rest).trim(),
    };
    let kind = name.strip_prefix("callout-").unwrap_or(&name);
    let kind = if kind == "message" { "note" } else { kind };
    let graded = match title {
        "info" => "info",
        "warn" => "warning",
        "alert" => "danger",
        _ => "",
    };
    match kind {
        "note" if !graded.is_empty() => Said { kind: graded.to_owned(), title: String::new() },
        "" if !title.is_empty() => Said { kind: "note".to_owned(), title: title.to_owned() },
        kind => Said { kind: kind.to_owned(), title: title.to_owned() },
    }
}

/// A title, with the marks in it.
fn of_line(title: &str, context: &Context) -> Vec<Inline> {
    if title.len() > LONGEST_TITLE {
        return vec![Inline::Text(title.into())];
    }
    let arena = Arena::new();
    let with_stand_ins = stand_ins::put_in(title);
    let root = parse_document(&arena, with_stand_ins.as_deref().unwrap_or(title), &super::options());
    stand_ins::take_out(root);
    let paragraph = root.first_child().filter(|_| root.children().count() == 1);
    match paragraph.filter(|node| matches!(node.data().value, NodeValue::Paragraph)) {
        Some(paragraph) => inlines(paragraph, context),
        None if title.is_empty() => Vec::new(),
        None => vec![Inline::Text(title.into())],
    }
}

/// The text with stand-ins for the colons of titles, with which the parser would not take a line for one that opens a
/// container; none where no title has any.
pub(super) fn with_titles(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut kept = 0;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        if let Some(range) = colons(line) {
            out.push_str(text.get(kept..at + range.start).unwrap_or_default());
            kept = at + range.end;
            let held = text.get(at + range.start..kept).unwrap_or_default();
            out.extend(held.chars().map(|c| if c == ':' { COLON } else { c }));
        }
        at += line.len();
    }
    (kept > 0).then(|| out + text.get(kept..).unwrap_or_default())
}

/// What follows the fence in a line that opens a container, if there are colons in it. After a kind or attributes
/// alone may stand a second fence (Pandoc); after anything else that is an ornament.
fn colons(line: &str) -> Option<Range<usize>> {
    let fenced = line.trim_start_matches(BEFORE_FENCE);
    let said = fenced.trim_start_matches(':');
    if fenced.len() < said.len() + SHORTEST_FENCE {
        return None;
    }
    let start = line.len() - said.len();
    let said = said.trim();
    let first = without_second_fence(said);
    let is_bare =
        first.starts_with('{') && first.ends_with('}') || !first.is_empty() && first.chars().all(is_name);
    let is_meant = !first.is_empty() && (first.len() == said.len() || is_bare);
    (is_meant && said.contains(':')).then_some(start..line.len())
}

/// What a line says before the fence at its end, if there is one.
fn without_second_fence(info: &str) -> &str {
    let before = info.trim_end_matches(':');
    if info.len() < before.len() + SHORTEST_FENCE { info } else { before.trim_end() }
}

/// Whether a character may be in the name of a kind.
pub(super) fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

/// Whether containers may stand in one another more deeply than they are read.
pub(super) fn nests_too_deeply(text: &str) -> bool {
    let mut open: Vec<usize> = Vec::new();
    for line in text.lines() {
        let line = line.trim_start_matches(BEFORE_FENCE);
        let fence = line.bytes().take_while(|byte| *byte == b':').count();
        if fence < SHORTEST_FENCE {
            continue;
        }
        let closes = line.trim_end().len() == fence;
        if closes && open.last().is_some_and(|last| *last <= fence) {
            open.pop();
        } else {
            open.push(fence);
        }
        if open.len() > DEEPEST {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_that_opens_a_container_names_its_kind_and_its_title() {
        for (info, kind, title) in [
            ("note", "note", ""),
            ("TIP 帶 **傘**", "tip", "帶 **傘**"),
            ("warning[風大]{#wind}", "warning", "風大"),
            ("{.callout-note title=\"風\"}", "note", "風"),
            ("{.column width=50%}", "column", ""),
            ("note warn", "warning", ""),
            ("message alert", "danger", ""),
            ("message", "note", ""),
            ("details 題目", "details", "題目"),
            ("注意事項", "note", "注意事項"),
            ("note: 天氣: 雨", "note", "天氣: 雨"),
            ("note：天氣", "note", "天氣"),
            ("rain: 天氣", "note", "rain: 天氣"),
            ("warning 甲:", "warning", "甲:"),
            ("info :::", "info", ""),
            ("", "", ""),
        ] {
            let expected = Said { kind: kind.to_owned(), title: title.to_owned() };
            assert_eq!(said(info), expected, "{info}");
        }
    }

    #[test]
    fn colons_are_held_in_titles_alone() {
        for (text, held) in [
            (":::note 時: 日\n文: 文", Some(":::note 時| 日\n文: 文")),
            ("> - ::: a:b\r\n", Some("> - ::: a|b\r\n")),
            ("::: info :::", Some("::: info |||")),
            ("::: {.a b=\"c:d\"} :::", Some("::: {.a b=\"c|d\"} |||")),
            (":::note[甲]{#b:c}", Some(":::note[甲]{#b|c}")),
            ("::: 完 :::", None),
            ("::: * : * :::", None),
            ("::: :::", None),
            (":::note 風：大", None),
            (":::note 風:", Some(":::note 風|")),
            (":: a:b", None),
            ("甲 ::: a:b", None),
        ] {
            let held = held.map(|held| held.replace('|', &COLON.to_string()));
            assert_eq!(with_titles(text), held, "{text}");
        }
    }

    #[test]
    fn containers_that_are_never_closed_are_counted() {
        assert!(nests_too_deeply(&":::a\n".repeat(1000)));
        assert!(nests_too_deeply(&"> :::a\n".repeat(1000)));
        assert!(!nests_too_deeply(&":::a\n文\n:::\n".repeat(1000)));
    }
}
