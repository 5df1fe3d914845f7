//! The documents of a publication: one for each section, made of the page of the whole article.

use std::collections::{HashMap, HashSet};
use std::fmt::Write as _;

use super::tags::{Piece, pieces, value, with};
use super::{Images, PageWriter, held, html, language};
use crate::article::{Anchor, Article, SectionKind};
use crate::text::own_marks::ELSEWHERE;

/// The documents, in reading order.
pub(super) struct Documents {
    /// Each by its path from the package document.
    files: Vec<(String, String)>,
}

/// What the documents lead to.
struct Ids {
    /// The document of each id.
    documents: HashMap<String, usize>,
    /// Ids of list items to which links lead.
    notes: HashSet<String>,
}

impl Documents {
    pub(super) fn of(
        article: &Article,
        embedded: &dyn Fn(&str) -> Option<String>,
        images: &mut Images,
    ) -> Self {
        let mut writer = PageWriter::new(article, embedded);
        let mut pages: Vec<(String, SectionKind)> = Vec::new();
        writer.opening(article);
        for (index, section) in article.sections.iter().enumerate() {
            writer.section(index, section);
            pages.push((writer.take(), section.kind));
        }
        if pages.is_empty() {
            pages.push((writer.take(), SectionKind::Body));
        }
        let ids = Ids::of(&pages);
        let mut files = Vec::with_capacity(pages.len());
        for (number, (page, kind)) in pages.iter().enumerate() {
            let title =
                article.sections.get(number).map(|section| section.title.as_str()).unwrap_or_default();
            let title = if title.is_empty() { &article.title } else { title };
            let mut out = start(article, title);
            for piece in pieces(page) {
                match piece {
                    Piece::Text(text) | Piece::End(text) => out.push_str(text),
                    Piece::Start(name, attributes) => {
                        ids.start_tag(
                            &mut out,
                            &Tag { name, attributes, document: number, kind: *kind },
                            images,
                        );
                    }
                }
            }
            out.push_str("</article>\n</main>\n</body>\n</html>\n");
            held(&mut out);
            files.push((path(number), out));
        }
        Self { files }
    }

    /// Each document's path from the package document, and its text.
    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(name, text)| (name.as_str(), text.as_str()))
    }
}

/// Where an item of the outline is, from the package document.
pub(super) fn place(anchor: Anchor) -> String {
    let path = path(anchor.section);
    if anchor.block == 0 { path } else { format!("{path}#section-{}-{}", anchor.section, anchor.block) }
}

fn path(number: usize) -> String {
    format!("text/{}.xhtml", number + 1)
}

/// What stands before a document's text. The generator says that the text is marked as ours.
fn start(article: &Article, title: &str) -> String {
    let language = html::attribute(language(article));
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n");
    let _ = writeln!(
        out,
        "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" \
         lang=\"{language}\" xml:lang=\"{language}\">\n<head>\n<title>{}</title>\n\
         <meta name=\"generator\" content=\"Moyue\"/>\n\
         <link rel=\"stylesheet\" type=\"text/css\" href=\"../style.css\"/>\n</head>\n<body>\n<main>\n<article>",
        html::escaped(if title.is_empty() { "—" } else { title })
    );
    out
}

/// A start tag and where it stands.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
    document: usize,
    kind: SectionKind,
}

impl Ids {
    fn of(pages: &[(String, SectionKind)]) -> Self {
        let mut documents = HashMap::new();
        let mut items = HashSet::new();
        let mut led_to = HashSet::new();
        for (number, (page, _)) in pages.iter().enumerate() {
            for piece in pieces(page) {
                let Piece::Start(name, attributes) = piece else { continue };
                if let Some(id) = value(attributes, "id") {
                    documents.insert(id.to_owned(), number);
                    if name == "li" {
                        items.insert(id.to_owned());
                    }
                }
                let href = if name == "a" { value(attributes, "href") } else { None };
                led_to.extend(href.and_then(|href| href.strip_prefix('#')).map(str::to_owned));
            }
        }
        let notes = items.intersection(&led_to).cloned().collect();
        Self { documents, notes }
    }

    /// Writes a start tag as XML, its links and images by where they are in the publication.
    fn start_tag(&self, out: &mut String, tag: &Tag<'_>, images: &mut Images) {
        let mut attributes = tag.attributes.to_owned();
        if let Some(lang) = value(tag.attributes, "lang") {
            let _ = write!(attributes, " xml:lang=\"{lang}\"");
        }
        match tag.name {
            "a" => attributes = self.link(&attributes, tag.document),
            "img" => {
                let path = value(&attributes, "src").and_then(|source| images.path(source));
                let Some(path) = path.map(|path| format!("../{path}")) else {
                    // What stands for the image is its words.
                    let words = value(&attributes, "alt").unwrap_or_default();
                    let _ = write!(out, "<span>{words}</span>");
                    return;
                };
                attributes = with(&attributes, "src", Some(&path));
            }
            "section" if tag.kind == SectionKind::Glossary => attributes.push_str(" epub:type=\"glossary\""),
            // Which items are led to is not to be seen in one document.
            "li" if value(&attributes, "id").is_some_and(|id| self.notes.contains(id)) => {
                attributes.push_str(" data-moyue=\"note\"");
            }
            "dt" if tag.kind == SectionKind::Glossary => attributes.push_str(" epub:type=\"glossterm\""),
            "dd" if tag.kind == SectionKind::Glossary => attributes.push_str(" epub:type=\"glossdef\""),
            _ => {}
        }
        let end = if matches!(tag.name, "br" | "hr" | "img") { "/" } else { "" };
        let _ = write!(out, "<{}{attributes}{end}>", tag.name);
    }

    /// The attributes of a link: to the document that holds what it leads to, or to nowhere.
    fn link(&self, attributes: &str, document: usize) -> String {
        let Some(href) = value(attributes, "href") else { return attributes.to_owned() };
        let Some(id) = href.strip_prefix('#') else {
            let is_outside = ["http:", "https:", "mailto:"].iter().any(|scheme| href.starts_with(scheme));
            if is_outside {
                return attributes.to_owned();
            }
            // For reading the publication again.
            return format!("{} {ELSEWHERE}=\"{href}\"", with(attributes, "href", None));
        };
        let Some(&to) = self.documents.get(id) else { return with(attributes, "href", None) };
        let path = if to == document { String::new() } else { format!("{}.xhtml", to + 1) };
        let mut attributes = with(attributes, "href", Some(&format!("{path}#{id}")));
        if self.notes.contains(id) {
            attributes.push_str(" epub:type=\"noteref\"");
        } else if value(&attributes, "data-moyue") == Some("term") {
            attributes.push_str(" epub:type=\"glossref\"");
        }
        attributes
    }
}
