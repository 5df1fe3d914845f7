//! Paths within a book's archive.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::import::Archive;

/// Where an address in a part leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PartTarget {
    /// The path of the part, from the archive's root.
    pub path: String,
    /// The id of the element in it; empty for the part's beginning.
    pub id: String,
}

/// Where an address leads that stands in the part at `base`; none where that is out of the book.
pub(super) fn target(base: &str, address: &str) -> Option<PartTarget> {
    let address = address.trim();
    if address.starts_with("//") || matches!(Url::parse(address), Ok(url) if url.scheme().len() > 1) {
        return None;
    }
    let (path, id) = address.split_once('#').unwrap_or((address, ""));
    let path = path.split('?').next().unwrap_or_default();
    let path = if path.is_empty() { base.to_owned() } else { joined(base, &decoded(path)) };
    Some(PartTarget { path, id: decoded(id) })
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// A path relative to that of a part. Above the archive's root is nothing: a path that leads there begins at the root
/// (EPUB 3.3, §4.2.5).
fn joined(base: &str, path: &str) -> String {
    let path = path.replace('\\', "/");
    let mut folders: Vec<&str> = base.split('/').collect();
    folders.pop();
    if path.starts_with('/') {
        folders.clear();
    }
    for folder in path.split('/') {
        match folder {
            "" | "." => {}
            ".." => drop(folders.pop()),
            name => folders.push(name),
        }
    }
    folders.join("/")
}

/// The path of an image in the archive, or its address where it holds the image itself.
pub(super) fn image(address: &str, path: &str, archive: &Archive<'_>) -> Option<String> {
    if address.trim_start().starts_with("data:") {
        return Some(address.trim().to_owned());
    }
    let target = target(path, address)?;
    archive.find(&target.path).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_relative_to_the_part_that_they_stand_in() {
        for (address, expected) in [
            ("b.xhtml#n1", Some(("OEBPS/text/b.xhtml", "n1"))),
            ("#n%201", Some(("OEBPS/text/a.xhtml", "n 1"))),
            ("../img/%E9%9B%A8.png", Some(("OEBPS/img/雨.png", ""))),
            ("/x.png?y", Some(("x.png", ""))),
            ("../../../x", Some(("x", ""))),
            ("https://example.com/a", None),
            ("//example.com/a", None),
            ("mailto:a@example.com", None),
        ] {
            let found = target("OEBPS/text/a.xhtml", address);
            let expected = expected.map(|(path, id)| PartTarget { path: path.into(), id: id.into() });
            assert_eq!(found, expected, "{address}");
        }
    }
}
