//! Links from one article's file to another's.

use percent_encoding::percent_decode_str;

use super::FileType;

/// A link to the file of another article, relative to the one it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileLink {
    /// The path, with `/` between its parts, not percent-encoded.
    pub path: String,
    /// The part after `#`, as it was written.
    pub fragment: Option<String>,
}

impl FileLink {
    /// Reads a link; none when it is an address, a path from the root, or no file of an article.
    pub fn of(link: &str) -> Option<Self> {
        let link = link.trim();
        let (path, fragment) = match link.split_once('#') {
            Some((path, fragment)) => (path, Some(fragment.to_owned())),
            None => (link, None),
        };
        let path = path.split('?').next().unwrap_or_default();
        let path = percent_decode_str(path).decode_utf8().ok()?.replace('\\', "/");
        let is_relative =
            !path.starts_with('/') && !path.split('/').next().is_some_and(|first| first.contains(':'));
        let name = path.rsplit('/').next().unwrap_or_default();
        (is_relative && FileType::of(name).is_some()).then_some(Self { path, fragment })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_relative_paths_of_articles_are_links_to_files() {
        for (link, expected) in [
            ("b.md", Some(("b.md", None))),
            ("b.moyue", Some(("b.moyue", None))),
            (" ../x/b.HTML#節 ", Some(("../x/b.HTML", Some("節")))),
            ("%E9%9B%A8%20%E5%A4%A9.txt", Some(("雨 天.txt", None))),
            ("雨\\b.json?v=1#", Some(("雨/b.json", Some("")))),
            ("#節", None),
            ("b", None),
            ("b.png", None),
            ("/b.md", None),
            ("//host/b.md", None),
            ("\\\\host\\b.md", None),
            ("C:\\b.md", None),
            ("https://example.com/b.md", None),
            ("file:///b.md", None),
            ("mailto:a@b.md", None),
            ("%FF.md", None),
            ("", None),
        ] {
            let read = FileLink::of(link);
            let read = read.as_ref().map(|link| (link.path.as_str(), link.fragment.as_deref()));
            assert_eq!(read, expected, "{link}");
        }
    }
}
