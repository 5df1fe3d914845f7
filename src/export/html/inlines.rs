//! Inline content as HTML.

use std::fmt::Write as _;

use super::links::file;
use super::{PageWriter, attribute, escaped};
use crate::article::{Inline, InlineImage, LineStyle, Ruby, Target};
use crate::text::data_address;

impl PageWriter<'_> {
    pub(super) fn inlines(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Text(text) => self.text(text),
                Inline::Strong(inner) => self.wrapped("strong", inner),
                Inline::Emphasis(inner) => self.wrapped("em", inner),
                Inline::Code(code) => {
                    let _ = write!(self.out, "<code>{}</code>", escaped(code));
                }
                Inline::Link { url, text } => self.link(url, text),
                Inline::Superscript(inner) => self.wrapped("sup", inner),
                Inline::Subscript(inner) => self.wrapped("sub", inner),
                Inline::Strikethrough(inner) => self.wrapped("s", inner),
                Inline::Underline { style, text } => self.underline(*style, text),
                Inline::Language { tag, text } => {
                    let _ = write!(self.out, "<span lang=\"{}\">", attribute(tag));
                    self.inlines(text);
                    self.out.push_str("</span>");
                }
                Inline::Ruby(pair) => self.out.push_str(&ruby(pair)),
                Inline::Image(image) => self.inline_image(image),
                Inline::Formula(formula) => self.out.push_str(&super::super::formulas::html(formula)),
                Inline::LineBreak => self.out.push_str("<br>"),
            }
        }
    }

    fn underline(&mut self, style: LineStyle, text: &[Inline]) {
        let css = match style {
            LineStyle::Solid => String::new(),
            style => format!(" style=\"text-decoration-style: {}\"", style.name()),
        };
        let _ = write!(self.out, "<u{css}>");
        self.inlines(text);
        self.out.push_str("</u>");
    }

    /// An image in the line that is in the page itself, or the text that stands for it.
    fn inline_image(&mut self, image: &InlineImage) {
        let data = if data_address::is_image(&image.source) {
            Some(image.source.clone())
        } else {
            self.embed(&image.source)
        };
        let alternative = attribute(&image.alternative);
        match data {
            Some(data) => {
                let _ = write!(
                    self.out,
                    "<img class=\"gaiji\" src=\"{}\" alt=\"{alternative}\">",
                    attribute(&data)
                );
            }
            None if image.source.is_empty() => self.out.push_str(&escaped(image.text())),
            // The link is for reading the page again; people see its words.
            None => {
                let _ = write!(
                    self.out,
                    "<a data-moyue=\"gaiji\" title=\"{alternative}\" href=\"{}\">{}</a>",
                    attribute(&file(&image.source)),
                    escaped(image.text())
                );
            }
        }
    }

    fn wrapped(&mut self, name: &str, inner: &[Inline]) {
        let _ = write!(self.out, "<{name}>");
        self.inlines(inner);
        let _ = write!(self.out, "</{name}>");
    }

    /// A link of the article; inside it no term is one, as links do not nest.
    fn link(&mut self, url: &str, text: &[Inline]) {
        let href = match url.strip_prefix('#').map(|name| self.targets.find(name)) {
            Some(Some(Target::Term(index))) => Some(format!("#term-{index}")),
            Some(Some(Target::Item(place))) => self.items.get(&place).map(|id| format!("#{id}")),
            Some(Some(Target::Place(place))) if place.block == 0 => {
                Some(format!("#section-{}", place.section))
            }
            Some(Some(Target::Place(place))) => Some(format!("#section-{}-{}", place.section, place.block)),
            Some(None) => None,
            None => self.links.outside(url),
        };
        let names = self.names.take();
        match href {
            Some(href) => {
                let _ = write!(self.out, "<a href=\"{}\">", attribute(&href));
                self.inlines(text);
                self.out.push_str("</a>");
            }
            None => self.inlines(text),
        }
        self.names = names;
    }

    /// Text; the first use of each term leads to its entry.
    fn text(&mut self, text: &str) {
        let mut rest = 0;
        let found: Vec<_> = self.names.iter().flat_map(|names| names.find_iter(text)).collect();
        for hit in found {
            let index = self.entries[hit.pattern().as_usize()];
            // In the glossary itself every entry is near enough.
            if self.entry > 0 || std::mem::replace(&mut self.used[index], true) {
                continue;
            }
            let before = text.get(rest..hit.start()).unwrap_or_default();
            let name = text.get(hit.range()).unwrap_or_default();
            self.out.push_str(&escaped(before));
            let _ = write!(
                self.out,
                "<a class=\"term\" data-moyue=\"term\" id=\"use-{index}\" href=\"#term-{index}\">{}</a>",
                escaped(name)
            );
            rest = hit.end();
        }
        self.out.push_str(&escaped(text.get(rest..).unwrap_or_default()));
    }
}

/// A base with its readings; the second one stands around the first.
pub(super) fn ruby(ruby: &Ruby) -> String {
    let with = |base: &str, reading: &str, side: &str| {
        format!("<ruby{side}>{base}<rp>（</rp><rt>{}</rt><rp>）</rp></ruby>", escaped(reading))
    };
    let mut out = escaped(&ruby.base);
    if ruby.under.is_empty() || !ruby.reading.is_empty() {
        out = with(&out, &ruby.reading, "");
    }
    if ruby.under.is_empty() { out } else { with(&out, &ruby.under, " style=\"ruby-position: under\"") }
}
