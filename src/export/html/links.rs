//! Where the links of a page lead to, as its attributes say it.

use std::collections::HashMap;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

use crate::article::{Anchor, Article, Block, FileLink, items};

/// Bytes of a path that would end it, or that a browser would read in another sense.
const IN_PATH: &AsciiSet =
    &CONTROLS.add(b' ').add(b'"').add(b'#').add(b'%').add(b'<').add(b'>').add(b'?').add(b'\\');

/// The ids of items and references.
pub(super) fn item_ids(article: &Article) -> HashMap<Anchor, String> {
    let mut ids = HashMap::new();
    for (index, section) in article.sections.iter().enumerate() {
        for (block, content) in section.blocks.iter().enumerate() {
            let Block::List(list) = content else { continue };
            if list.start.is_some() {
                let items = items(Anchor::new(index, block, 0), list).into_iter();
                ids.extend(items.map(|(number, place)| (place, format!("section-{index}-{block}-{number}"))));
            }
        }
        let first = section.blocks.len() + section.entries.len();
        let references = first..first + section.references.len();
        ids.extend(references.map(|at| (Anchor::new(index, at, 0), format!("section-{index}-{at}"))));
    }
    ids
}

/// Where a link leads outside of the page: to an address, or to another article beside it.
pub(super) fn outside(url: &str) -> Option<String> {
    if is_address(url) || url.starts_with("mailto:") {
        return Some(url.to_owned());
    }
    let link = FileLink::of(url)?;
    let fragment = link.fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
    Some(file(&link.path) + &fragment)
}

/// The path of a file as an address; whatever looks like the scheme of one is none.
pub(super) fn file(path: &str) -> String {
    if is_address(path) {
        return path.to_owned();
    }
    let encoded = utf8_percent_encode(path, IN_PATH).to_string();
    let has_scheme = encoded.split('/').next().is_some_and(|first| first.contains(':'));
    if has_scheme { format!("./{encoded}") } else { encoded }
}

pub(super) fn is_address(url: &str) -> bool {
    url.starts_with("http://") || url.starts_with("https://")
}
