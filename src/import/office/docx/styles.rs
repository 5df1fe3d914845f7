//! The styles of a document (`word/styles.xml`), each with those that it is based on.

use std::collections::HashMap;

use super::properties::{ParagraphProperties, run_properties};
use crate::import::office::parts::ParagraphKind;
use crate::import::office::properties::RunProperties;
use crate::import::office::style_names;
use crate::import::xml::{XmlItem, XmlParts, XmlTree};
use crate::import::{Cancel, ImportError};

/// Styles that are based on one another, at most.
const LONGEST_CHAIN: usize = 40;

/// The styles of a document.
#[derive(Debug, Default)]
pub(super) struct DocxStyles {
    by_id: HashMap<String, DocxStyle>,
    /// The style of paragraphs that name none.
    usual: Option<String>,
    /// What is said of all runs.
    pub defaults: RunProperties,
}

#[derive(Debug, Default)]
struct DocxStyle {
    /// What paragraphs of it are, as its name or its id says, and whether its runs are programs or links.
    kind: Option<ParagraphKind>,
    /// The heading after which the author of the document named it.
    named_after: Option<ParagraphKind>,
    is_code: bool,
    is_link: bool,
    base: Option<String>,
    paragraph: ParagraphProperties,
    run: RunProperties,
}

impl DocxStyles {
    /// Reads a part.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn read(text: &str, cancel: Cancel<'_>) -> Result<Self, ImportError> {
        let mut styles = Self::default();
        let mut xml = XmlParts::new(text, cancel);
        while let Some(item) = xml.next()? {
            let XmlItem::Start(element) = item else { continue };
            match element.name.as_str() {
                "docDefaults" => {
                    let tree = xml.tree(element)?;
                    let run = tree.child("rPrDefault").and_then(|run| run.child("rPr"));
                    styles.defaults = run.map(run_properties).unwrap_or_default();
                }
                "style" => {
                    let tree = xml.tree(element)?;
                    styles.add(&tree);
                }
                _ => {}
            }
        }
        Ok(styles)
    }

    fn add(&mut self, tree: &XmlTree) {
        let Some(id) = tree.element.attribute("styleId") else { return };
        let is_usual = matches!(tree.element.attribute("default"), Some("1" | "true" | "on"));
        if is_usual && tree.element.attribute("type") == Some("paragraph") {
            self.usual = Some(id.to_owned());
        }
        let name = tree.value_of("name").unwrap_or_default();
        let style = DocxStyle {
            kind: style_names::kind(name).or_else(|| style_names::kind(id)),
            named_after: style_names::heading_of_its_own(name),
            is_code: style_names::is_code(name) || style_names::is_code(id),
            is_link: style_names::is_link(name),
            base: tree.value_of("basedOn").map(str::to_owned),
            paragraph: tree.child("pPr").map(ParagraphProperties::of).unwrap_or_default(),
            run: tree.child("rPr").map(run_properties).unwrap_or_default(),
        };
        self.by_id.insert(id.to_owned(), style);
    }

    /// A style and those that it is based on, itself first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s DocxStyle)> {
        let find = |id: &'s str| Some((id, self.by_id.get(id)?));
        std::iter::successors(id.and_then(find), move |(_, style)| find(style.base.as_deref()?))
            .take(LONGEST_CHAIN)
    }

    fn or_usual<'s>(&'s self, id: Option<&'s str>) -> Option<&'s str> {
        id.filter(|id| self.by_id.contains_key(*id)).or(self.usual.as_deref())
    }

    /// What a paragraph of this style and these properties is.
    pub(super) fn kind(&self, properties: &ParagraphProperties) -> ParagraphKind {
        let by_level =
            |level: u8| if level < 9 { ParagraphKind::Heading(level + 1) } else { ParagraphKind::Text };
        let chain = || self.chain(self.or_usual(properties.style.as_deref()));
        let by_style = chain()
            .find_map(|(_, style)| style.kind.or_else(|| style.paragraph.outline.map(by_level)))
            .or_else(|| chain().find_map(|(_, style)| style.named_after));
        let is_plain = matches!(by_style, None | Some(ParagraphKind::Text | ParagraphKind::Heading(_)));
        let said = properties.outline.filter(|_| is_plain).map(by_level);
        said.or(by_style).unwrap_or_default()
    }

    /// What is said of a paragraph by its style, and more closely by itself.
    pub(super) fn paragraph(&self, own: &ParagraphProperties) -> ParagraphProperties {
        let chain: Vec<_> = self.chain(self.or_usual(own.style.as_deref())).collect();
        let said = chain
            .iter()
            .rev()
            .fold(ParagraphProperties::default(), |said, (_, style)| said.with(&style.paragraph));
        said.with(own)
    }

    /// The style from which a paragraph has its list.
    pub(super) fn numbering_style<'s>(&'s self, own: &'s ParagraphProperties) -> Option<&'s str> {
        self.chain(self.or_usual(own.style.as_deref()))
            .find(|(_, style)| style.paragraph.list.is_some())
            .map(|(id, _)| id)
    }

    /// The list that a style of lists names.
    pub(super) fn list(&self, id: &str) -> Option<&str> {
        self.by_id.get(id)?.paragraph.list.as_deref()
    }

    /// What is said of the runs of a paragraph by its style.
    pub(super) fn paragraph_run(&self, own: &ParagraphProperties) -> RunProperties {
        self.run_chain(self.or_usual(own.style.as_deref()))
    }

    fn run_chain(&self, id: Option<&str>) -> RunProperties {
        let chain: Vec<_> = self.chain(id).collect();
        chain.iter().rev().fold(RunProperties::default(), |said, (_, style)| said.with(&style.run))
    }

    /// What is said of a run, in a paragraph of whose runs something is said, by its style and by itself.
    pub(super) fn run(&self, paragraph: &RunProperties, own: &RunProperties) -> RunProperties {
        let styled = match own.style.as_deref() {
            Some(id) => paragraph.clone().toggled(&self.run_chain(Some(id))),
            None => paragraph.clone(),
        };
        styled.with(own)
    }

    /// Whether a run's style is that of programs.
    pub(super) fn is_code(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, style)| style.is_code)
    }

    /// Whether a run's style is that of links.
    pub(super) fn is_link(&self, id: Option<&str>) -> bool {
        self.chain(id).any(|(_, style)| style.is_link)
    }
}
