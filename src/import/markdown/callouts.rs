//! Callouts: quotes that begin with `[!kind]` (GitHub's alerts, Obsidian's callouts), and containers between lines of
//! `:::`, as documentation systems and Japanese blogs write them.

use comrak::nodes::NodeValue;
use comrak::{Arena, Node, parse_document};

use super::blocks::push;
use super::context::Context;
use super::inlines::{inlines, text};
use crate::article::{Block, Callout, Inline, callout_name};

/// Containers inside one another; more of them are not looked for, as each line would be compared with all of them.
const DEEPEST: usize = 100;
/// Bytes of the longest title of a container that is read with its marks.
const LONGEST_TITLE: usize = 4_000;

/// A quote that begins with its kind, and the title behind that.
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
/// `note warn` (Qiita), `message alert` (Zenn). A line that does not begin with a kind is a title.
fn said(info: &str) -> Said {
    let (info, attributes) = match info.split_once('{') {
        Some((before, rest)) => (before.trim(), rest.split('}').next().unwrap_or_default()),
        None => (info.trim().trim_end_matches(':').trim_end(), ""),
    };
    let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let (name, rest) = info.split_at(info.find(|c| !is_name(c)).unwrap_or(info.len()));
    let begins_title = rest.is_empty() || rest.starts_with([' ', '\t', '[', '\u{3000}']);
    let (name, rest) = if begins_title { (name, rest.trim()) } else { ("", info) };
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
    let root = parse_document(&arena, title, &super::options());
    let paragraph = root.first_child().filter(|_| root.children().count() == 1);
    match paragraph.filter(|node| matches!(node.data().value, NodeValue::Paragraph)) {
        Some(paragraph) => inlines(paragraph, context),
        None if title.is_empty() => Vec::new(),
        None => vec![Inline::Text(title.into())],
    }
}

/// Whether containers may stand in one another more deeply than they are read.
pub(super) fn nests_too_deeply(text: &str) -> bool {
    let mut open: Vec<usize> = Vec::new();
    for line in text.lines() {
        let line = line.trim_start_matches([' ', '\t', '>', '-', '*', '+']);
        let fence = line.bytes().take_while(|byte| *byte == b':').count();
        if fence < 3 {
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
            ("info :::", "info", ""),
            ("", "", ""),
        ] {
            let expected = Said { kind: kind.to_owned(), title: title.to_owned() };
            assert_eq!(said(info), expected, "{info}");
        }
    }

    #[test]
    fn containers_that_are_never_closed_are_counted() {
        assert!(nests_too_deeply(&":::a\n".repeat(1000)));
        assert!(nests_too_deeply(&"> :::a\n".repeat(1000)));
        assert!(!nests_too_deeply(&":::a\n文\n:::\n".repeat(1000)));
    }
}
