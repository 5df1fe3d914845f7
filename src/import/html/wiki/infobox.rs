//! The box of facts next to an article's beginning: a table at its end.

use dom_query::NodeRef;

use super::{has_class, named};
use crate::import::known::node;
use crate::text::language_tag::{LanguageTag, Naming};

/// Boxes of one article.
const MOST: usize = 20;

/// Puts the boxes of an article at its end, under a heading of their own.
pub(super) fn settle(content: &NodeRef<'_>, language: &str) {
    let is_box = |node: &NodeRef<'_>| node.has_name("table") && has_class(node, &["infobox"]);
    let is_inner = |node: &NodeRef<'_>| node.ancestors_it(None).any(|outer| is_box(&outer));
    let boxes: Vec<_> =
        content.descendants_it().filter(|node| is_box(node) && !is_inner(node)).take(MOST).collect();
    if boxes.is_empty() {
        return;
    }
    content.append_html(format!("<h2>{}</h2>", title(language)));
    for table in boxes {
        let images = pictures(&table);
        caption(&table);
        content.append_child(&table);
        for image in images {
            content.append_child(&image);
        }
    }
}

/// What the boxes are called in an article of a language.
fn title(language: &str) -> &'static str {
    match LanguageTag::of(language).naming() {
        Some(Naming::ZhHant) => "資訊框",
        Some(Naming::ZhHans) => "信息框",
        Some(Naming::Ja) => "基礎情報",
        Some(Naming::Ko) => "정보 상자",
        Some(Naming::En) | None => "Infobox",
    }
}

/// Makes the row above all others, which holds a name alone, the caption.
fn caption(table: &NodeRef<'_>) {
    if table.children_it(false).any(|node| node.has_name("caption")) {
        return;
    }
    let Some(row) = named(table, "tr").into_iter().find(|row| !row.text().trim().is_empty()) else { return };
    let cells: Vec<_> = row.children_it(false).filter(NodeRef::is_element).collect();
    if let [cell] = cells.as_slice()
        && named(cell, "table").is_empty()
        && named(cell, "img").is_empty()
    {
        cell.rename("caption");
        table.prepend_child(cell);
        row.remove_from_parent();
    }
}

/// Takes the pictures out of a box that stand in rows of their own: each is a figure with the words below it.
fn pictures<'a>(table: &NodeRef<'a>) -> Vec<NodeRef<'a>> {
    let mut found = Vec::new();
    for row in named(table, "tr") {
        let cells: Vec<_> = row.children_it(false).filter(NodeRef::is_element).collect();
        let [cell] = cells.as_slice() else { continue };
        if named(cell, "img").is_empty() || !named(cell, "table").is_empty() {
            continue;
        }
        cell.rename("figure");
        for inner in cell.children_it(false).filter(NodeRef::is_element).collect::<Vec<_>>() {
            let is_caption =
                named(&inner, "img").is_empty() && !inner.has_name("img") && !inner.text().trim().is_empty();
            if is_caption && node::name(&inner).is_some_and(|name| name == "div") {
                inner.rename("figcaption");
            }
        }
        row.remove_from_parent();
        found.push(*cell);
    }
    found
}
