//! Images with their captions, in the shapes that `MediaWiki` gives them, as figures.

use dom_query::NodeRef;

use super::{has_class, with_class};

/// Images that a script would load when they come into view (`MinervaNeue`).
pub(super) fn place_lazy(content: &NodeRef<'_>) {
    let is_lazy =
        |node: &NodeRef<'_>| has_class(node, &["lazy-image-placeholder"]) && node.has_attr("data-src");
    for place in content.descendants_it().filter(is_lazy).collect::<Vec<_>>() {
        place.rename("img");
        for name in ["src", "alt", "width", "height"] {
            if let Some(value) = place.attr(&format!("data-{name}")) {
                place.set_attr(name, &value);
            }
        }
        place.remove_attr("class");
        place.remove_children();
    }
}

/// Makes images with captions figures.
pub(super) fn settle(content: &NodeRef<'_>) {
    // Before 2022: a frame, in which the caption is an element of its own; several images may stand in one.
    let frames = ["thumbinner", "tsingle"];
    for frame in content.descendants_it().filter(|node| has_class(node, &frames)).collect::<Vec<_>>() {
        if let Some(sign) = with_class(&frame, &["magnify"]) {
            sign.remove_from_parent();
        }
        if has_class(&frame, &["multiimageinner"])
            || frame.descendants_it().any(|inner| has_class(&inner, &["tsingle"]))
        {
            continue;
        }
        figure(&frame, "thumbcaption");
    }
    let is_gallery = |node: &NodeRef<'_>| node.has_name("ul") && has_class(node, &["gallery"]);
    for gallery in content.descendants_it().filter(is_gallery).collect::<Vec<_>>() {
        let items: Vec<_> = gallery.children_it(false).filter(|node| node.has_name("li")).collect();
        gallery.rename("div");
        for item in items {
            if has_class(&item, &["gallerybox"]) {
                figure(&item, "gallerytext");
            } else {
                item.rename("p");
            }
        }
    }
}

/// Makes an element a figure, and what is its caption by a class the last element right in it.
fn figure(node: &NodeRef<'_>, class: &str) {
    node.rename("figure");
    if let Some(caption) = with_class(node, &[class]) {
        caption.rename("figcaption");
        node.append_child(&caption);
    }
}
