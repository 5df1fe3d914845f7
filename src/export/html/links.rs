//! Where the links of a page lead to, as its attributes say it.

use std::collections::HashMap;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use url::Url;

use crate::article::{Anchor, Article, Block, FileLink, items};
use crate::text::address::is_web;

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

/// How the links of an article are written.
pub(super) struct Links {
    /// Where the article was published.
    base: Option<Url>,
}

impl Links {
    pub(super) fn of(article: &Article) -> Self {
        let url = article.source.as_ref().and_then(|source| source.url.as_deref());
        Self { base: url.filter(|url| is_web(url)).and_then(|url| Url::parse(url).ok()) }
    }

    /// Where a link leads outside of the page: to an address, to another article next to it, or to a place that is
    /// relative to where the article was published. Where nobody knows that, such a link stays as it is.
    pub(super) fn outside(&self, url: &str) -> Option<String> {
        if is_web(url) || url.starts_with("mailto:") {
            return Some(url.to_owned());
        }
        if let Some(link) = FileLink::of(url) {
            let fragment = link.fragment.map(|fragment| format!("#{fragment}")).unwrap_or_default();
            return Some(file(&link.path) + &fragment);
        }
        let url = url.trim();
        let elsewhere = Url::parse(NOWHERE).ok()?;
        let joined = self.base.as_ref().unwrap_or(&elsewhere).join(url).ok()?;
        let is_address = matches!(joined.scheme(), "http" | "https") && !url.is_empty();
        let is_relative = self.base.is_none() && joined.host() == elsewhere.host();
        is_address.then(|| if is_relative { url.to_owned() } else { joined.to_string() })
    }
}

/// Stands for where an article was published while it is told whether a link names a host of its own.
const NOWHERE: &str = "https://nowhere.invalid/";

/// The path of a file as an address; whatever looks like the scheme of one is none.
pub(super) fn file(path: &str) -> String {
    if is_web(path) {
        return path.to_owned();
    }
    let encoded = utf8_percent_encode(path, IN_PATH).to_string();
    let has_scheme = encoded.split('/').next().is_some_and(|first| first.contains(':'));
    if has_scheme { format!("./{encoded}") } else { encoded }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Source;

    #[test]
    fn relative_links_are_completed_or_stay_as_they_are() {
        let published = |url: &str| Article {
            source: Some(Source { name: String::new(), url: Some(url.to_owned()) }),
            ..Article::default()
        };
        let [there, nowhere] = [published("https://example.com/a/b?c"), Article::default()];
        for (link, with_source, without) in [
            ("/wiki/雨", Some("https://example.com/wiki/%E9%9B%A8"), Some("/wiki/雨")),
            ("雨", Some("https://example.com/a/%E9%9B%A8"), Some("雨")),
            ("../c", Some("https://example.com/c"), Some("../c")),
            ("?q=1", Some("https://example.com/a/b?q=1"), Some("?q=1")),
            ("//other.org/c", Some("https://other.org/c"), Some("https://other.org/c")),
            ("\\\\other.org\\c", Some("https://other.org/c"), Some("https://other.org/c")),
            ("b.md#節", Some("b.md#節"), Some("b.md#節")),
            ("http://雨.com/夜", Some("http://雨.com/夜"), Some("http://雨.com/夜")),
            ("mailto:a@example.com", Some("mailto:a@example.com"), Some("mailto:a@example.com")),
            ("javascript:alert(1)", None, None),
            ("java\nscript:alert(1)", None, None),
            ("file:///etc/hostname", None, None),
            ("data:text/html,a", None, None),
            (" ", None, None),
        ] {
            let read = [&there, &nowhere].map(|article| Links::of(article).outside(link));
            assert_eq!(read, [with_source, without].map(|url| url.map(str::to_owned)), "{link}");
        }
    }
}
