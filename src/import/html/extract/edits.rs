//! Links in a text by which readers of a wiki edit it.

use dom_query::NodeRef;

use super::page::Flat;

/// Characters of the longest of their texts, brackets apart.
const LONGEST: usize = 12;
/// What they say.
const WORDS: &[&str] = &[
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

/// Indexes of the links that say no more than that the text can be edited.
pub(super) fn links(flat: &Flat, body: &NodeRef<'_>) -> Vec<usize> {
    let says_edit = |node: &usize| {
        let text = NodeRef::new(flat.nodes[*node].id, body.tree).text();
        let text: String = text.chars().filter(|c| c.is_alphanumeric()).take(LONGEST + 1).collect();
        WORDS.contains(&text.to_ascii_lowercase().as_str())
    };
    (0..flat.nodes.len()).filter(|node| flat.has_name(*node, &["a"])).filter(says_edit).collect()
}
