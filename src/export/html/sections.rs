//! Sections of an article, with their entries and references.

use std::fmt::Write as _;

use super::inlines::ruby;
use super::{PageWriter, attribute, escaped};
use crate::article::{Anchor, Block, Reference, Ruby, Section, Term};

impl PageWriter<'_> {
    pub(in crate::export) fn section(&mut self, index: usize, section: &Section) {
        let _ = write!(self.out, "<section data-kind=\"{}\"", section.kind.name());
        if section.title.is_empty() {
            self.out.push_str(">\n");
        } else {
            let _ = writeln!(self.out, " aria-labelledby=\"section-{index}\">");
            let _ = writeln!(self.out, "<h2 id=\"section-{index}\">{}</h2>", escaped(&section.title));
        }
        for (block, content) in section.blocks.iter().enumerate() {
            if let Block::Heading { level, text } = content {
                self.heading(*level, &format!(" id=\"section-{index}-{block}\""), text);
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
            self.out.push_str("<ul data-moyue=\"references\">\n");
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
        let name = match term.url.as_deref().and_then(|url| self.links.outside(url)) {
            Some(url) => format!("<a href=\"{}\">{name}</a>", attribute(&url)),
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
        self.blocks(&term.written_out());
        self.out.push_str("</dd>\n");
    }

    fn reference(&mut self, reference: &Reference, place: Anchor) {
        let name = escaped(&reference.name);
        let id = self.item_id(place);
        let _ = match reference.url.as_deref().and_then(|url| self.links.outside(url)) {
            Some(url) => write!(self.out, "<li{id}><a href=\"{}\">{name}</a>", attribute(&url)),
            // A name without an address is told from its note as a title is.
            None if !reference.note.is_empty() => write!(self.out, "<li{id}><cite>{name}</cite>"),
            None => write!(self.out, "<li{id}>{name}"),
        };
        if !reference.note.is_empty() {
            let _ = write!(self.out, " <span class=\"note\">{}</span>", escaped(&reference.note));
        }
        self.out.push_str("</li>\n");
    }
}
