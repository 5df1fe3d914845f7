//! References, to which marks in the text lead and which lead back.

use std::collections::HashSet;

use dom_query::NodeRef;

use super::{has_class, named};
use crate::import::known::{node, notes};

/// Makes the marks of references links within the page, and takes the ways back off the references.
pub(super) fn settle(content: &NodeRef<'_>, language: &str) {
    let lists: Vec<_> =
        content.descendants_it().filter(|node| node.has_name("ol") && is_list(node)).collect();
    let ids: HashSet<String> = lists
        .iter()
        .flat_map(|list| list.children_it(false).filter_map(|item| item.id_attr()).map(|id| id.to_string()))
        .collect();
    for link in named(content, "a") {
        let fragment = link.attr("href").and_then(|href| href.split_once('#').map(|(_, id)| id.to_owned()));
        let Some(fragment) = fragment else { continue };
        let plain = percent_encoding::percent_decode_str(&fragment).decode_utf8_lossy().into_owned();
        if let Some(id) = [&fragment, &plain].into_iter().find(|id| ids.contains(*id)) {
            link.set_attr("href", &format!("#{id}"));
        }
    }
    for list in &lists {
        without_ways_back(list);
        // What is cited is not stressed.
        for cited in named(list, "cite") {
            cited.rename("span");
        }
    }
    name_lists(content, &lists, language);
}

fn is_list(node: &NodeRef<'_>) -> bool {
    has_class(node, &["references", "mw-references"])
}

/// Takes what leads back to the text off the items of a list: the browser's skins and Parsoid mark it each in its way.
fn without_ways_back(list: &NodeRef<'_>) {
    let is_back = |node: &NodeRef<'_>| {
        has_class(node, &["mw-cite-backlink", "cite-accessibility-label"])
            || node.attr("rel").is_some_and(|rel| rel.contains("mw:referencedBy"))
    };
    for back in list.descendants_it().filter(is_back).collect::<Vec<_>>() {
        back.remove_from_parent();
    }
}

/// Gives a list a heading of its own that stands under the same heading as another one, since a note is known by both.
fn name_lists(content: &NodeRef<'_>, lists: &[NodeRef<'_>], language: &str) {
    let ids: HashSet<_> = lists.iter().map(|list| list.id).collect();
    let nodes: Vec<_> = content.descendants_it().collect();
    let mut titles: HashSet<String> = nodes.iter().filter(|node| is_heading(node)).map(node::line).collect();
    // Lists under no heading are counted through.
    let (mut is_headed, mut is_taken) = (false, false);
    for node in nodes {
        if is_heading(&node) {
            (is_headed, is_taken) = (true, false);
        } else if ids.contains(&node.id) {
            if is_headed && is_taken {
                let first = group(&node).unwrap_or_else(|| notes::title(language).to_owned());
                let numbered = (2..=lists.len() + 2).map(|number| format!("{first} {number}"));
                let title =
                    std::iter::once(first.clone()).chain(numbered).find(|title| !titles.contains(title));
                let title = title.unwrap_or(first);
                node.before_html(format!("<h3>{}</h3>", html_escape::encode_text(&title)));
                titles.insert(title);
            }
            is_taken = true;
        }
    }
}

fn is_heading(node: &NodeRef<'_>) -> bool {
    node::name(node)
        .is_some_and(|name| matches!(name.as_str(), "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt"))
}

/// The name of the group that a list holds, if that is a word and no kind of numbering.
fn group(list: &NodeRef<'_>) -> Option<String> {
    let group = list.attr("data-mw-group")?.trim().to_owned();
    let is_word = group.chars().any(|c| c.is_alphabetic() && !c.is_ascii());
    is_word.then_some(group)
}
