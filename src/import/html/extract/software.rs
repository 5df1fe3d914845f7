//! What the software of a site put into a text: links by which readers of a wiki edit it, and the lines that a
//! bulletin board adds to a post.

use dom_query::NodeRef;

use super::page::Flat;

/// Characters of the longest text of a link for editing, brackets apart.
const LONGEST_EDIT: usize = 12;
/// What such links say.
const EDITS: &[&str] = &[
    "編輯",
    "编辑",
    "編輯原始碼",
    "编辑源代码",
    "编辑本段",
    "編輯本段",
    "播报",
    "編集",
    "ソースを編集",
    "편집",
    "원본편집",
    "edit",
    "editsource",
];
/// How the lines of bulletin boards begin.
const BOARDS: &[&str] =
    &["※ 發信站:", "※ 文章網址:", "※ 編輯:", "※ 轉錄者:", "※ 来源:", "※ 修改:", "◆ From:"];

/// Indexes of the elements that hold nothing else.
pub(super) fn elements(flat: &Flat, body: &NodeRef<'_>) -> Vec<usize> {
    let text = |node: usize| NodeRef::new(flat.nodes[node].id, body.tree).text();
    let is_edit = |node: usize| {
        let text = text(node);
        let text: String = text.chars().filter(|c| c.is_alphanumeric()).take(LONGEST_EDIT + 1).collect();
        EDITS.contains(&text.to_ascii_lowercase().as_str())
    };
    let is_board = |node: usize| {
        let text = text(node);
        BOARDS.iter().any(|start| text.starts_with(start))
    };
    let is_either = |node: &usize| match &*flat.nodes[*node].name {
        "a" => is_edit(*node),
        "span" | "font" => flat.nodes[*node].runs.is_empty() && is_board(*node),
        _ => false,
    };
    (0..flat.nodes.len()).filter(is_either).collect()
}
