//! The article as one web page that needs nothing beside it.
//!
//! The first use of each term leads to its entry and the entry leads back. What is on the page only for people
//! (byline, ways back) is marked by `data-moyue`, so that reading the page again gives the article alone. HTML has no
//! words for a term's address (its name becomes a link) and none for the kind of a section (its name tells it).

mod blanks;
mod inlines;
mod links;

use std::collections::HashMap;
use std::fmt::Write as _;

use aho_corasick::{AhoCorasick, MatchKind};

use super::summary_name;
use crate::article::{
    Alignment, Anchor, Article, Block, Callout, Image, Inline, List, Reference, Ruby, Section, Sought, Table,
    Targets, Term, callout_name, items,
};
use crate::text::data_address;
use inlines::ruby;
use links::{file, is_address, item_ids, outside};

/// The article as HTML, with a line end at its end. Images that are not in their own addresses are links.
pub fn to_html(article: &Article) -> String {
    to_html_with(article, &|_| None)
}

/// Characters of all data addresses that are written into a page; a short article may show one image a thousand times.
const MOST_EMBEDDED: usize = 256 * 1024 * 1024;

/// As [`to_html`], with images: `embedded` gives for the source of one the data address that holds its bytes. From the
/// first one on that goes beyond 256 MB of them images are links again.
pub fn to_html_with(article: &Article, embedded: &dyn Fn(&str) -> Option<String>) -> String {
    let mut page = Page::new(article, embedded);
    page.head(article);
    page.opening(article);
    for (index, section) in article.sections.iter().enumerate() {
        page.section(index, section);
    }
    page.out.push_str("</article>\n</main>\n</body>\n</html>\n");
    super::without_controls(page.out)
}

struct Page<'a> {
    out: String,
    /// The article's language tag.
    language: String,
    embedded: &'a dyn Fn(&str) -> Option<String>,
    /// Characters that data addresses may still take; none when they have taken too many.
    room: Option<usize>,
    /// The ids of the items that links can lead to.
    items: HashMap<Anchor, String>,
    targets: Targets,
    /// Finds the names of terms; the entry of each of its patterns.
    names: Option<AhoCorasick>,
    entries: Vec<usize>,
    /// Whether a term has been used above.
    used: Vec<bool>,
    /// Index of the next entry.
    entry: usize,
}

impl<'a> Page<'a> {
    fn new(article: &Article, embedded: &'a dyn Fn(&str) -> Option<String>) -> Self {
        let mut names = Vec::new();
        let mut entries = Vec::new();
        let mut sought = Sought::default();
        for (index, (_, term)) in article.terms().enumerate() {
            for name in
                std::iter::once(&term.term).chain(&term.aliases).filter(|name| name.chars().nth(1).is_some())
            {
                if !sought.takes(name) {
                    break;
                }
                names.push(name.as_str());
                entries.push(index);
            }
        }
        let finder = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).ok();
        let used = vec![false; article.terms().count()];
        Self {
            out: String::new(),
            language: article.language.clone(),
            embedded,
            room: Some(MOST_EMBEDDED),
            items: item_ids(article),
            targets: Targets::new(article),
            names: finder,
            entries,
            used,
            entry: 0,
        }
    }

    fn head(&mut self, article: &Article) {
        let language = attribute(&article.language);
        let lang = if language.is_empty() { String::new() } else { format!(" lang=\"{language}\"") };
        let _ = writeln!(self.out, "<!DOCTYPE html>\n<html{lang}>\n<head>\n<meta charset=\"utf-8\">");
        self.out.push_str("<meta name=\"viewport\" content=\"width=device-width\">\n");
        let _ = writeln!(self.out, "<title>{}</title>", escaped(&article.title));
        self.meta("generator", "Moyue");
        self.meta("og:title", &article.title);
        self.meta("dcterms.alternative", &article.subtitle);
        self.meta("author", &article.authors.join("、"));
        self.meta("date", article.published.as_deref().unwrap_or_default());
        if let Some(source) = &article.source {
            self.meta("og:site_name", &source.name);
            if let Some(url) = source.url.as_deref().filter(|url| is_address(url)) {
                let _ = writeln!(self.out, "<link rel=\"canonical\" href=\"{}\">", attribute(url));
            }
        }
        let _ = writeln!(
            self.out,
            "<style>\n{}</style>\n</head>\n<body>\n<main>\n<article>",
            include_str!("page.css")
        );
    }

    fn meta(&mut self, name: &str, content: &str) {
        if !content.is_empty() {
            let key = if name.starts_with("og:") { "property" } else { "name" };
            let _ = writeln!(self.out, "<meta {key}=\"{name}\" content=\"{}\">", attribute(content));
        }
    }

    /// Title, byline and summary.
    fn opening(&mut self, article: &Article) {
        let _ = writeln!(self.out, "<header data-moyue=\"head\">\n<h1>{}</h1>", escaped(&article.title));
        if !article.subtitle.is_empty() {
            let _ = writeln!(self.out, "<p class=\"subtitle\">{}</p>", escaped(&article.subtitle));
        }
        let mut byline: Vec<String> = article.authors.iter().map(|author| escaped(author)).collect();
        byline.extend(article.published.as_deref().map(escaped));
        byline.extend(article.source.as_ref().map(|source| {
            match source.url.as_deref().filter(|url| is_address(url)) {
                Some(url) => format!("<a href=\"{}\">{}</a>", attribute(url), escaped(&source.name)),
                None => escaped(&source.name),
            }
        }));
        if !byline.is_empty() {
            let _ = writeln!(self.out, "<p class=\"byline\">{}</p>", byline.join(" · "));
        }
        self.out.push_str("</header>\n");
        if !article.summary.is_empty() {
            let _ = writeln!(
                self.out,
                "<section class=\"summary\">\n<h2>{}</h2>",
                summary_name(&article.language)
            );
            for paragraph in &article.summary {
                self.element("p", paragraph);
            }
            self.out.push_str("</section>\n");
        }
    }

    fn section(&mut self, index: usize, section: &Section) {
        self.out.push_str("<section>\n");
        if !section.title.is_empty() {
            let _ = writeln!(self.out, "<h2 id=\"section-{index}\">{}</h2>", escaped(&section.title));
        }
        for (block, content) in section.blocks.iter().enumerate() {
            if let Block::Heading { level, text } = content {
                let level = (*level).clamp(1, 6);
                let _ = write!(self.out, "<h{level} id=\"section-{index}-{block}\"{}>", blanks::kept(text));
                self.inlines(text);
                let _ = writeln!(self.out, "</h{level}>");
            } else if let Block::List(list) = content {
                self.list(list, Some(Anchor::new(index, block, 0)));
            } else {
                self.block(content);
            }
        }
        if !section.entries.is_empty() {
            self.out.push_str("<dl>\n");
            section.entries.iter().for_each(|term| self.term(term));
            self.out.push_str("</dl>\n");
        }
        if !section.references.is_empty() {
            self.out.push_str("<ul>\n");
            let first = section.blocks.len() + section.entries.len();
            for (number, reference) in section.references.iter().enumerate() {
                self.reference(reference, Anchor::new(index, first + number, 0));
            }
            self.out.push_str("</ul>\n");
        }
        self.out.push_str("</section>\n");
    }

    fn term(&mut self, term: &Term) {
        let index = self.entry;
        self.entry += 1;
        let name = match &term.reading {
            Some(reading) => ruby(&Ruby {
                base: term.term.as_str().into(),
                reading: reading.as_str().into(),
                ..Ruby::default()
            }),
            None => escaped(&term.term),
        };
        let name = match term.url.as_deref().filter(|url| is_address(url)) {
            Some(url) => format!("<a href=\"{}\">{name}</a>", attribute(url)),
            None => name,
        };
        let _ = write!(self.out, "<dt id=\"term-{index}\">{name}");
        if self.used.get(index) == Some(&true) {
            let _ = write!(self.out, " <a class=\"back\" data-moyue=\"back\" href=\"#use-{index}\">↩</a>");
        }
        self.out.push_str("</dt>\n");
        for alias in &term.aliases {
            let _ = writeln!(self.out, "<dt>{}</dt>", escaped(alias));
        }
        self.out.push_str("<dd>");
        self.blocks(&term.definition);
        self.out.push_str("</dd>\n");
    }

    fn reference(&mut self, reference: &Reference, place: Anchor) {
        let name = escaped(&reference.name);
        let id = self.item_id(place);
        let _ = match reference.url.as_deref().and_then(outside) {
            Some(url) => write!(self.out, "<li{id}><a href=\"{}\">{name}</a>", attribute(&url)),
            None => write!(self.out, "<li{id}>{name}"),
        };
        if !reference.note.is_empty() {
            let _ = write!(self.out, " <span class=\"note\">{}</span>", escaped(&reference.note));
        }
        self.out.push_str("</li>\n");
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(text) => self.element("p", text),
            Block::Heading { level, text } => self.element(&format!("h{}", (*level).clamp(1, 6)), text),
            Block::List(list) => self.list(list, None),
            Block::Quote(blocks) => {
                self.out.push_str("<blockquote>\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            Block::Callout(callout) => self.callout(callout),
            Block::Code { language, text } => {
                let class = attribute(language);
                let class = if class.is_empty() { class } else { format!(" class=\"language-{class}\"") };
                let _ = writeln!(self.out, "<pre><code{class}>{}</code></pre>", escaped(text));
            }
            Block::Table(table) => self.table(table),
            Block::Image(image) => self.image(image),
            Block::Rule => self.out.push_str("<hr>\n"),
        }
    }

    fn element(&mut self, name: &str, text: &[Inline]) {
        let _ = write!(self.out, "<{name}{}>", blanks::kept(text));
        self.inlines(text);
        let _ = writeln!(self.out, "</{name}>");
    }

    /// A list; `place` is where it begins if links can lead to its items.
    fn list(&mut self, list: &List, place: Option<Anchor>) {
        let places: HashMap<u32, Anchor> = match (place, list.start) {
            (Some(place), Some(_)) => items(place, list).into_iter().collect(),
            _ => HashMap::new(),
        };
        let name = if list.start.is_some() { "ol" } else { "ul" };
        let start = list.start.filter(|start| *start != 1).map(|start| format!(" start=\"{start}\""));
        let _ = writeln!(self.out, "<{name}{}>", start.unwrap_or_default());
        for (index, item) in list.items.iter().enumerate() {
            let number = list.start.unwrap_or_default().saturating_add(index as u32);
            let id = places.get(&number).map(|place| self.item_id(*place)).unwrap_or_default();
            let _ = write!(self.out, "<li{id}>");
            self.blocks(item);
            self.out.push_str("</li>\n");
        }
        let _ = writeln!(self.out, "</{name}>");
    }

    fn table(&mut self, table: &Table) {
        self.out.push_str("<table>\n");
        if !table.caption.is_empty() {
            self.element("caption", &table.caption);
        }
        if !table.header.is_empty() {
            self.out.push_str("<thead>\n");
            self.row("th", &table.header, &table.alignment);
            self.out.push_str("</thead>\n");
        }
        self.out.push_str("<tbody>\n");
        table.rows.iter().for_each(|row| self.row("td", row, &table.alignment));
        self.out.push_str("</tbody>\n</table>\n");
    }

    fn row(&mut self, name: &str, cells: &[Vec<Inline>], alignment: &[Alignment]) {
        self.out.push_str("<tr>\n");
        for (column, cell) in cells.iter().enumerate() {
            let css = match alignment.get(column) {
                Some(Alignment::Center) => " style=\"text-align: center\"",
                Some(Alignment::End) => " style=\"text-align: end\"",
                Some(Alignment::Start) | None => "",
            };
            let _ = write!(self.out, "<{name}{css}{}>", blanks::kept(cell));
            self.inlines(cell);
            let _ = writeln!(self.out, "</{name}>");
        }
        self.out.push_str("</tr>\n");
    }

    /// A callout; the name of its kind is there for people alone.
    fn callout(&mut self, callout: &Callout) {
        let kind = attribute(&callout.kind);
        let _ = writeln!(self.out, "<aside class=\"callout\" data-kind=\"{kind}\">");
        if callout.title.is_empty() {
            let name = callout_name(&callout.kind, &self.language);
            let name = escaped(if name.is_empty() { &callout.kind } else { name });
            let _ = writeln!(self.out, "<p class=\"callout-title\" data-moyue=\"name\">{name}</p>");
        } else {
            let _ = write!(self.out, "<p class=\"callout-title\"{}>", blanks::kept(&callout.title));
            self.inlines(&callout.title);
            self.out.push_str("</p>\n");
        }
        self.blocks(&callout.blocks);
        self.out.push_str("</aside>\n");
    }

    /// An image that is in the page itself, or a link to where it is: the page needs nothing beside it, and asks for
    /// nothing.
    fn image(&mut self, image: &Image) {
        let data = if data_address::is_image(&image.source) {
            Some(image.source.clone())
        } else {
            self.embed(&image.source)
        };
        if let Some(data) = data {
            let alternative = attribute(&image.alternative);
            let _ = write!(self.out, "<figure><img src=\"{}\" alt=\"{alternative}\">", attribute(&data));
        } else {
            let kind = if image.alternative.is_empty() { "file" } else { "image" };
            let _ = write!(
                self.out,
                "<figure><a data-moyue=\"{kind}\" href=\"{}\">{}</a>",
                attribute(&file(&image.source)),
                escaped(image.name())
            );
        }
        if !image.caption.is_empty() {
            self.element("figcaption", &image.caption);
        }
        self.out.push_str("</figure>\n");
    }

    /// The data address of an image, if there is room for it.
    fn embed(&mut self, source: &str) -> Option<String> {
        let room = self.room?;
        let data = (self.embedded)(source)?;
        self.room = room.checked_sub(data.len());
        self.room.map(|_| data)
    }

    /// The attribute by which a link leads to an item.
    fn item_id(&self, place: Anchor) -> String {
        self.items.get(&place).map(|id| format!(" id=\"{id}\"")).unwrap_or_default()
    }
}

/// Text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

/// Text inside the double quotes of an attribute.
fn attribute(text: &str) -> String {
    escaped(text).replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_the_article_becomes_markup() {
        let evil = "</style><script>alert(\"1\")</script>";
        let link = Inline::Link { url: "javascript:alert(1)".into(), text: vec![Inline::Text(evil.into())] };
        let image =
            Block::Image(Image { source: format!("data:image/png;{evil}"), ..Image::default() }.into());
        let code = Block::Code { language: evil.into(), text: evil.into() };
        let term =
            Term { term: evil.into(), reading: Some(evil.into()), url: Some(evil.into()), ..Term::default() };
        let section = Section {
            title: evil.into(),
            blocks: vec![Block::Paragraph(vec![link]), image, code],
            entries: vec![term],
            references: vec![Reference { name: evil.into(), note: evil.into(), url: Some(evil.into()) }],
            ..Section::default()
        };
        let article = Article {
            title: evil.into(),
            language: evil.into(),
            authors: vec![evil.into()],
            sections: vec![section],
            ..Article::default()
        };
        let page = to_html(&article);
        assert!(!page.contains("<script"), "{page}");
        assert!(!page.contains("javascript:"), "{page}");
        assert_eq!(page.matches("</style>").count(), 1);
        assert!(!page.contains("alert(\"1\")</script>"));
    }

    #[test]
    fn one_image_at_very_many_places_does_not_fill_the_disk() {
        let image = Block::Image(Image { source: "a.png".into(), ..Image::default() }.into());
        let section = Section { blocks: vec![image; 20], ..Section::default() };
        let read = std::cell::Cell::new(0);
        let page = to_html_with(&Article { sections: vec![section], ..Article::default() }, &|_| {
            read.set(read.get() + 1);
            Some(format!("data:image/png;base64,{}", "A".repeat(MOST_EMBEDDED / 4)))
        });
        assert_eq!((page.matches("<img").count(), page.matches("href=\"a.png\"").count()), (3, 17));
        assert_eq!(read.get(), 4, "no more are read than fit");
    }

    #[test]
    fn the_first_use_of_a_term_leads_to_its_entry_and_back() {
        let term = Term {
            term: "雨傘".into(),
            definition: vec![Block::paragraph("遮雨的雨傘。")],
            ..Term::default()
        };
        let text = Section { blocks: vec![Block::paragraph("雨傘與雨傘")], ..Section::default() };
        let glossary = Section { title: "術語".into(), entries: vec![term], ..Section::default() };
        let page = to_html(&Article { sections: vec![text, glossary], ..Article::default() });
        assert_eq!(page.matches("href=\"#term-0\"").count(), 1, "{page}");
        assert_eq!(page.matches("href=\"#use-0\"").count(), 1, "{page}");
        assert_eq!(page.matches("id=\"use-0\"").count(), 1, "{page}");
    }
}
