//! Notes that stand outside the article, to which marks in its text lead.

use std::collections::HashSet;

use dom_query::NodeRef;

use super::page::Flat;
use super::words::Surrounding;

/// Characters of the longest mark: `[註12]`.
const LONGEST_MARK: usize = 8;

/// Indexes of the elements to which the marks of notes lead.
pub(super) fn targets(flat: &Flat, body: &NodeRef<'_>) -> Vec<usize> {
    let element = |node: usize| NodeRef::new(flat.nodes[node].id, body.tree);
    let links = (0..flat.nodes.len()).filter(|node| &*flat.nodes[*node].name == "a");
    let marks = links.filter_map(|node| {
        let link = element(node);
        let href = link.attr("href")?;
        let (_, id) = href.split_once('#')?;
        (!id.is_empty() && is_mark(&link.text())).then(|| id.to_owned())
    });
    let mut wanted: HashSet<String> = marks.collect();
    if wanted.is_empty() {
        return Vec::new();
    }
    let decoded = |id: &String| percent_encoding::percent_decode_str(id).decode_utf8_lossy().into_owned();
    wanted.extend(wanted.iter().map(decoded).collect::<Vec<_>>());
    let is_comment = |node: usize| {
        flat.ancestors(node)
            .chain([node])
            .any(|node| flat.nodes[node].surrounding == Some(Surrounding::Comments))
    };
    let is_wanted = |node: &usize| element(*node).id_attr().is_some_and(|id| wanted.contains(&*id));
    let targets = (0..flat.nodes.len()).filter(is_wanted).filter(|node| !is_comment(*node));
    targets.filter(|node| !flat.nodes[*node].is_hidden).collect()
}

/// Whether the text of a link is the mark of a note: a number, in brackets perhaps, or a sign.
fn is_mark(text: &str) -> bool {
    let text = text.trim_matches(|c: char| {
        c.is_whitespace()
            || matches!(
                c,
                '[' | ']' | '(' | ')' | '（' | '）' | '〔' | '〕' | '［' | '］' | '【' | '】' | '^'
            )
    });
    let text = text.trim_start_matches(['註', '注', '注', '주']).trim_start();
    let is_numeral = |c: char| {
        c.is_numeric() || matches!(c, '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十')
    };
    let is_sign = matches!(text, "*" | "**" | "†" | "‡" | "※" | "＊");
    text.chars().count() <= LONGEST_MARK && (is_sign || !text.is_empty() && text.chars().all(is_numeral))
}
