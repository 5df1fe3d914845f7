//! Links of wikis, as Obsidian writes them (its help, "Internal links" and "Embed files"): `[[note]]`,
//! `[[note#heading|text]]`, `![[image.png|300]]`.

use comrak::Node;
use comrak::nodes::{NodeLink, NodeValue, NodeWikiLink};

use super::inlines::text;
use crate::article::{FileType, Image, is_image_file};

/// Files other than notes and images that a link can lead to, by the ends of their names.
const FILES: &[&str] =
    &["3gp", "canvas", "flac", "m4a", "mkv", "mov", "mp3", "mp4", "ogg", "ogv", "pdf", "wav", "webm"];
/// Nodes that are looked at for the address after a link.
const MOST_NODES: usize = 100;

/// Where a link leads. The name of a note is that of its file without `.md`.
pub(super) fn address(target: &str) -> String {
    if target.contains("://") {
        return target.to_owned();
    }
    let (path, fragment) = target.split_once('#').unzip();
    let path = path.unwrap_or(target).trim();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    let is_file = FileType::of(path).is_some() || FILES.contains(&ending.as_str()) || is_image_file(path);
    let mut address = path.replace('%', "%25").replace('?', "%3F");
    if !(is_file || path.is_empty()) {
        address.push_str(".md");
    }
    // Of a heading and the one below it the last is meant.
    if let Some(heading) = fragment.and_then(|fragment| fragment.rsplit('#').next()) {
        address.push('#');
        address.push_str(heading.trim());
    }
    address
}

/// What is shown of a link in a line: its text, its target as Obsidian shows it, or what stands for its image.
pub(super) fn shown(node: Node<'_>, link: &NodeWikiLink) -> String {
    let words = text(node);
    if let Some(image) = image(node, link) {
        return image.name().to_owned();
    }
    if link.url.is_empty() {
        return format!("[[{words}]]");
    }
    if words != link.url {
        return words;
    }
    let parts: Vec<&str> = link.url.split('#').map(str::trim).filter(|part| !part.is_empty()).collect();
    if link.url.contains("://") { words } else { parts.join(" > ") }
}

/// The image that a link shows; what stands after its stroke is a size, or its words.
pub(super) fn image(node: Node<'_>, link: &NodeWikiLink) -> Option<Image> {
    if !(link.embed && is_image_file(&link.url)) {
        return None;
    }
    let words = text(node);
    let is_size =
        words.split('x').all(|number| !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit()));
    let alternative = if is_size || words == link.url { String::new() } else { words };
    Some(Image { source: link.url.clone(), alternative, caption: Vec::new() })
}

/// Makes links out of `[[1]](address)`, which the parser takes for a wiki's link and text: brackets in the text of a
/// link (`CommonMark` 0.31 §6.3).
pub(super) fn settle(root: Node<'_>) {
    let is_wiki = |node: &Node<'_>| matches!(node.data().value, NodeValue::WikiLink(_));
    let links: Vec<_> = root.descendants().filter(is_wiki).collect();
    for node in links {
        let embeds = matches!(&node.data().value, NodeValue::WikiLink(link) if link.embed);
        let words = format!("[{}]", text(node));
        let Some(url) = take_address(node) else { continue };
        let link = Box::new(NodeLink { url, title: String::new() });
        for inner in node.children().skip(1).collect::<Vec<_>>() {
            inner.detach();
        }
        if let Some(inner) = node.first_child() {
            inner.data_mut().value = NodeValue::Text(words.into());
        }
        node.data_mut().value = if embeds { NodeValue::Image(link) } else { NodeValue::Link(link) };
    }
}

/// Takes the address in brackets right after a node out of the nodes that it was read as.
fn take_address(node: Node<'_>) -> Option<String> {
    let mut written = String::new();
    let mut read = Vec::new();
    let following = std::iter::successors(node.next_sibling(), |node| node.next_sibling()).take(MOST_NODES);
    for next in following {
        match &next.data().value {
            NodeValue::Text(piece) => written.push_str(piece),
            NodeValue::Link(_) => written.push_str(&text(next)),
            _ => return None,
        }
        read.push(next);
        if !written.starts_with('(') || written.contains(char::is_whitespace) {
            return None;
        }
        let Some(end) = closing(&written) else { continue };
        let (url, rest) = (written.get(1..end)?, written.get(end + 1..)?);
        if !url.contains(['/', '.', '#', ':']) {
            return None;
        }
        let last = read.pop()?;
        last.data_mut().value = NodeValue::Text(rest.to_owned().into());
        for inner in last.children().collect::<Vec<_>>() {
            inner.detach();
        }
        for node in read {
            node.detach();
        }
        return Some(url.to_owned());
    }
    None
}

/// The bracket that closes the first one.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    for (at, c) in text.char_indices() {
        match c {
            '(' => depth += 1,
            ')' if depth == 1 => return Some(at),
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn a_note_is_a_file_of_its_name() {
        for (target, url) in [
            ("雨夜", "雨夜.md"),
            ("山/雨 夜#第一節#開頭", "山/雨 夜.md#開頭"),
            ("#節", "#節"),
            ("雨夜.md", "雨夜.md"),
            ("v1.5 版", "v1.5 版.md"),
            ("100%?", "100%25%3F.md"),
            ("a.PDF#page=2", "a.PDF#page=2"),
            ("https://example.com/a", "https://example.com/a"),
        ] {
            assert_eq!(address(target), url, "{target}");
        }
    }
}
