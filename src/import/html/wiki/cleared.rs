//! What of an article is there for editing it and for finding one's way, and not for reading.

use dom_query::NodeRef;

use super::{has_class, named};
use crate::import::known::node;

/// Classes of boxes and links that are left out.
const CLASSES: &[&str] = &[
    // Links for editing, and what the software adds.
    "mw-editsection",
    "mw-jump-link",
    "mw-empty-elt",
    "mw-indicators",
    "mw-collapsible-toggle",
    "pcs-edit-section-link",
    "printfooter",
    "shortdescription",
    "noprint",
    // The table of contents and the categories: the outline has the one, and the others are links.
    "toc",
    "toccolours-toc",
    "catlinks",
    // Boxes that lead to other articles.
    "navbox",
    "navbox-styles",
    "navbar",
    "vertical-navbox",
    "sidebar",
    "sidebar-list",
    "hatnote",
    "dablink",
    "rellink",
    "portalbox",
    "portal-bar",
    "sistersitebox",
    "side-box",
    "authority-control",
    "navigation-not-searchable",
    // Boxes that ask for help, and what is there for programs.
    "ambox",
    "cmbox",
    "fmbox",
    "imbox",
    "tmbox",
    "mbox-small",
    "asbox",
    "metadata",
    "noteTA",
    "noteTA-local",
    "Z3988",
    "mw-kartographer-container",
    "mw-ext-phonos-error",
];
/// Ids of what is left out.
const IDS: &[&str] = &["toc", "mw-toc-heading", "catlinks", "siteSub", "contentSub", "coordinates", "noteTA"];
/// Classes of small images that say nothing which the words next to them do not.
const SIGNS: &[&str] = &["flagicon", "mw-ui-icon"];

/// Leaves out what nobody reads, and makes headings those of any page.
pub(super) fn clear(content: &NodeRef<'_>) {
    let most = content.text().len() / 2;
    for element in content.descendants_it().filter(NodeRef::is_element).collect::<Vec<_>>() {
        let is_out = has_class(&element, CLASSES)
            || has_class(&element, SIGNS)
            || element.id_attr().is_some_and(|id| IDS.contains(&&*id))
            || element.attr("role").is_some_and(|role| &*role == "navigation");
        // What holds most of the article is none of these, whatever it is called.
        if is_out && element.text().len() <= most {
            element.remove_from_parent();
        }
    }
    for link in named(content, "a") {
        if is_missing(&link) {
            link.remove_attr("href");
        }
    }
    headings(content);
}

/// Whether a link leads to an article that nobody has written.
fn is_missing(link: &NodeRef<'_>) -> bool {
    has_class(link, &["new"]) || link.attr("href").is_some_and(|href| href.contains("redlink=1"))
}

/// The element around a heading and its link for editing becomes the heading, and its id that of the name in it.
fn headings(content: &NodeRef<'_>) {
    for holder in content
        .descendants_it()
        .filter(|node| has_class(node, &["mw-heading", "section-heading"]))
        .collect::<Vec<_>>()
    {
        let heading = holder.children_it(false).find(|node| {
            node::name(node)
                .is_some_and(|name| matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6"))
        });
        if let Some(heading) = heading {
            holder.insert_before(&heading);
            holder.remove_from_parent();
        }
    }
}
