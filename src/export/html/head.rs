//! What stands before the sections of a page: its head, and the article's title, byline and summary.

use std::fmt::Write as _;

use super::{PageWriter, attribute, escaped};
use crate::article::Article;
use crate::export::summary_name;
use crate::text::address::is_web;

impl PageWriter<'_> {
    pub(super) fn head(&mut self, article: &Article) {
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
            if let Some(url) = source.url.as_deref().filter(|url| is_web(url)) {
                let _ = writeln!(self.out, "<link rel=\"canonical\" href=\"{}\">", attribute(url));
            }
        }
        let _ = writeln!(
            self.out,
            "<style>\n{}{}</style>\n</head>\n<body>\n<main>\n<article>",
            include_str!("../article.css"),
            include_str!("../page.css")
        );
    }

    fn meta(&mut self, name: &str, content: &str) {
        if !content.is_empty() {
            let key = if name.starts_with("og:") { "property" } else { "name" };
            let _ = writeln!(self.out, "<meta {key}=\"{name}\" content=\"{}\">", attribute(content));
        }
    }

    /// Title, byline and summary.
    pub(in crate::export) fn opening(&mut self, article: &Article) {
        let _ = writeln!(self.out, "<header data-moyue=\"head\">\n<h1>{}</h1>", escaped(&article.title));
        if !article.subtitle.is_empty() {
            let _ = writeln!(self.out, "<p class=\"subtitle\">{}</p>", escaped(&article.subtitle));
        }
        let mut byline: Vec<String> = article.authors.iter().map(|author| escaped(author)).collect();
        byline.extend(article.published.as_deref().map(escaped));
        byline.extend(article.source.as_ref().map(|source| {
            match source.url.as_deref().filter(|url| is_web(url)) {
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
}
