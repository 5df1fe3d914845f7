//! An article's terms as TBX: `TBX-Basic` of 2019 in the style with elements for categories (ISO 30042:2019, DCT).
//!
//! A term is a concept in the article's language; with other names it is the preferred term, and these are admitted ones; all names of a
//! forbidden term are deprecated.
//! There is no category in `TBX-Basic` for how a term is read, for one that is not settled, and for what is to be used in
//! place of a deprecated one: these are notes, `Reading: …`, `Status: draft` and `Use instead: …`, which Moyue reads again.
//! Paragraphs of a definition are parted by `&#10;`, which no program takes for the layout of the file.

use std::io;

use quick_xml::Writer;
use quick_xml::escape::partial_escape;
use quick_xml::events::{BytesDecl, BytesStart, BytesText, Event};

use super::is_of_xml;
use crate::article::{Article, Term, TermStatus};
use crate::text::language_tag::LanguageTag;
use crate::text::slice::one_line;
use crate::text::tbx_notes::{READING, REPLACEMENT, STATUS};

/// A glossary as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenGlossary {
    /// The text.
    pub text: String,
    /// How many characters it lacks since its format cannot hold them.
    pub left_out: usize,
}

/// The namespaces of the elements.
const NAMESPACES: [(&str, &str); 3] = [
    ("xmlns", "urn:iso:std:iso:30042:ed-2"),
    ("xmlns:min", "http://www.tbxinfo.net/ns/min"),
    ("xmlns:basic", "http://www.tbxinfo.net/ns/basic"),
];

/// The terms of an article as TBX.
///
/// # Errors
/// What the writer of XML reports; there is no reason to.
pub fn to_tbx(article: &Article) -> io::Result<WrittenGlossary> {
    let mut tbx = Tbx {
        writer: Writer::new_with_indent(Vec::new(), b' ', 2),
        language: LanguageTag::of(&article.language).to_string(),
        left_out: 0,
    };
    tbx.writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    tbx.document(article)?;
    let mut text = String::from_utf8_lossy(&tbx.writer.into_inner()).into_owned();
    text.push('\n');
    Ok(WrittenGlossary { text, left_out: tbx.left_out })
}

struct Tbx {
    writer: Writer<Vec<u8>>,
    /// The tag of all terms.
    language: String,
    left_out: usize,
}

impl Tbx {
    fn document(&mut self, article: &Article) -> io::Result<()> {
        let language = self.language.clone();
        let root = [("type", "TBX-Basic"), ("style", "dct"), ("xml:lang", &language)];
        let attributes: Vec<_> = root.into_iter().chain(NAMESPACES).collect();
        self.element("tbx", &attributes, |tbx| {
            tbx.element("tbxHeader", &[], |tbx| {
                tbx.element("fileDesc", &[], |tbx| {
                    let title = tbx.name(&article.title);
                    if !title.is_empty() {
                        tbx.element("titleStmt", &[], |tbx| tbx.text("title", &[], &title))?;
                    }
                    tbx.element("sourceDesc", &[], |tbx| tbx.text("p", &[], "Moyue"))
                })
            })?;
            tbx.element("text", &[], |tbx| {
                tbx.element("body", &[], |tbx| {
                    let mut number = 0;
                    for (_, term) in article.terms() {
                        let name = tbx.name(&term.term);
                        if !name.is_empty() {
                            number += 1;
                            tbx.concept(number, &name, term)?;
                        }
                    }
                    Ok(())
                })
            })
        })
    }

    fn concept(&mut self, number: usize, name: &str, term: &Term) -> io::Result<()> {
        let id = format!("c{number}");
        self.element("conceptEntry", &[("id", &id)], |tbx| {
            let definition = tbx.paragraphs(&term.definition_text());
            if !definition.is_empty() {
                tbx.text("basic:definition", &[], &definition)?;
            }
            let url = tbx.name(term.url.as_deref().unwrap_or_default());
            if !url.is_empty() {
                tbx.text("min:externalCrossReference", &[("target", &url)], &url)?;
            }
            let language = tbx.language.clone();
            tbx.element("langSec", &[("xml:lang", &language)], |tbx| {
                let aliases: Vec<_> = term.aliases.iter().map(|alias| tbx.name(alias)).collect();
                let aliases: Vec<_> = aliases.into_iter().filter(|alias| !alias.is_empty()).collect();
                let is_forbidden = term.status == TermStatus::Forbidden;
                let status = |status| match (is_forbidden, aliases.is_empty()) {
                    (true, _) => Some("deprecatedTerm-admn-sts"),
                    (false, true) => None,
                    (false, false) => Some(status),
                };
                let example = tbx.paragraphs(term.example.as_deref().unwrap_or_default());
                let notes = tbx.notes(term);
                tbx.term(name, status("preferredTerm-admn-sts"), &example, &notes)?;
                aliases.iter().try_for_each(|alias| tbx.term(alias, status("admittedTerm-admn-sts"), "", &[]))
            })
        })
    }

    fn term(&mut self, name: &str, status: Option<&str>, example: &str, notes: &[String]) -> io::Result<()> {
        self.element("termSec", &[], |tbx| {
            tbx.text("term", &[], name)?;
            if let Some(status) = status {
                tbx.text("min:administrativeStatus", &[], status)?;
            }
            if !example.is_empty() {
                tbx.text("basic:context", &[], example)?;
            }
            notes.iter().try_for_each(|note| tbx.text("note", &[], note))
        })
    }

    /// What is said of a term for which there is no category.
    fn notes(&mut self, term: &Term) -> Vec<String> {
        let is_draft = term.status == TermStatus::Draft;
        let said = [
            (READING, term.reading.as_deref()),
            (STATUS, is_draft.then(|| term.status.name())),
            (REPLACEMENT, term.replacement.as_deref()),
        ];
        let said = said.map(|(name, text)| (name, self.name(text.unwrap_or_default())));
        let said = said.into_iter().filter(|(_, text)| !text.is_empty());
        said.map(|(name, text)| format!("{name}: {text}")).collect()
    }

    /// Writes an element that holds others.
    fn element(
        &mut self,
        name: &str,
        attributes: &[(&str, &str)],
        inner: impl FnOnce(&mut Self) -> io::Result<()>,
    ) -> io::Result<()> {
        let start = BytesStart::new(name).with_attributes(attributes.iter().copied());
        self.writer.write_event(Event::Start(start.borrow()))?;
        inner(self)?;
        self.writer.write_event(Event::End(start.to_end()))
    }

    /// Writes an element of text.
    fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        let text = partial_escape(text).replace('\n', "&#10;");
        let element = self.writer.create_element(name).with_attributes(attributes.iter().copied());
        element.write_text_content(BytesText::from_escaped(text)).map(|_| ())
    }

    /// A text as one line that XML can hold.
    fn name(&mut self, text: &str) -> String {
        one_line(&self.held(text))
    }

    /// A text as paragraphs that XML can hold, none of them empty.
    fn paragraphs(&mut self, text: &str) -> String {
        let held = self.held(text);
        let lines = held.split(['\n', '\r']).map(str::trim).filter(|line| !line.is_empty());
        lines.collect::<Vec<_>>().join("\n")
    }

    /// A text without the characters that XML 1.0 has no form of, which are counted (Extensible Markup Language 1.0, 2.2).
    fn held(&mut self, text: &str) -> String {
        self.left_out += text.chars().filter(|c| !is_of_xml(*c)).count();
        text.chars().filter(|c| is_of_xml(*c)).collect()
    }
}
