//! The navigation document: the sections and the headings in them, nested.

use std::fmt::Write as _;

use super::document::{Documents, place};
use super::{held, html, language};
use crate::article::{Article, OutlineItem, outline};

/// The navigation document of a publication (EPUB 3.3 §7).
pub(super) fn navigation(article: &Article, documents: &Documents) -> String {
    let language = html::attribute(language(article));
    let title = html::escaped(if article.title.is_empty() { "—" } else { &article.title });
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n\
         <html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         lang=\"{language}\" xml:lang=\"{language}\">\n<head>\n<title>{title}</title>\n</head>\n<body>\n\
         <nav epub:type=\"toc\" role=\"doc-toc\">\n<h1>{title}</h1>\n"
    );
    let items: Vec<_> = outline(article).into_iter().filter(|item| !item.title.trim().is_empty()).collect();
    if items.is_empty() {
        for (path, _) in documents.files().take(1) {
            let _ = write!(out, "<ol>\n<li><a href=\"{path}\">{title}</a></li>\n</ol>\n");
        }
    } else {
        level(&mut out, &items);
    }
    out.push_str("</nav>\n</body>\n</html>\n");
    held(&mut out);
    out
}

/// A list of the items that are no deeper than the first, each with the deeper ones after it.
fn level(out: &mut String, items: &[OutlineItem]) {
    let mut rest = items;
    out.push_str("<ol>\n");
    while let [first, after @ ..] = rest {
        let inner = after.iter().take_while(|item| item.level > first.level).count();
        let (inner, next) = after.split_at(inner);
        let name = html::escaped(first.title.trim());
        let _ = write!(out, "<li><a href=\"{}\">{name}</a>", place(first.anchor));
        if !inner.is_empty() {
            out.push('\n');
            level(out, inner);
        }
        out.push_str("</li>\n");
        rest = next;
    }
    out.push_str("</ol>\n");
}
