//! The tags of a page that was written here, one after the other.

/// A piece of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    Text(&'a str),
    /// A start tag: its name, and its attributes as they are written, with the blank before them.
    Start(&'a str, &'a str),
    /// An end tag, whole.
    End(&'a str),
}

/// The pieces of a page in which every `<` and `>` belongs to a tag.
pub(super) fn pieces(page: &str) -> impl Iterator<Item = Piece<'_>> {
    let mut rest = page;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let (piece, after) = rest.split_at(if rest.starts_with('<') {
            rest.find('>').map_or(rest.len(), |end| end + 1)
        } else {
            rest.find('<').unwrap_or(rest.len())
        });
        rest = after;
        Some(match piece.strip_prefix('<').and_then(|tag| tag.strip_suffix('>')) {
            None => Piece::Text(piece),
            Some(tag) if tag.starts_with('/') => Piece::End(piece),
            Some(tag) => {
                let (name, attributes) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
                Piece::Start(name, attributes)
            }
        })
    })
}

/// The value of an attribute as it is written.
pub(super) fn value<'a>(attributes: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = attributes.split_once(&format!(" {name}=\""))?;
    after.split('"').next()
}

/// The attributes with another value for one of them, or without it.
pub(super) fn with(attributes: &str, name: &str, new: Option<&str>) -> String {
    let Some(old) = value(attributes, name) else { return attributes.to_owned() };
    let new = new.map(|new| format!(" {name}=\"{new}\"")).unwrap_or_default();
    attributes.replacen(&format!(" {name}=\"{old}\""), &new, 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_cut_at_its_tags() {
        let page = "<p id=\"a\" lang=\"ja\">雨<br>&lt;</p>";
        let found: Vec<_> = pieces(page).collect();
        assert_eq!(
            found,
            [
                Piece::Start("p", " id=\"a\" lang=\"ja\""),
                Piece::Text("雨"),
                Piece::Start("br", ""),
                Piece::Text("&lt;"),
                Piece::End("</p>"),
            ]
        );
        let attributes = " id=\"a\" lang=\"ja\"";
        assert_eq!(value(attributes, "lang"), Some("ja"));
        assert_eq!(value(attributes, "la"), None);
        assert_eq!(with(attributes, "id", Some("b")), " id=\"b\" lang=\"ja\"");
        assert_eq!(with(attributes, "lang", None), " id=\"a\"");
    }
}
