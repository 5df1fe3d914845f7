//! Runs: text of one style, with breaks, signs, marks of notes and ruby in it.

use super::body::{Body, DocxParagraph, NoteKind};
use super::properties::run_properties;
use crate::import::ImportError;
use crate::import::office::language::{is_east_asian, may_be_in};
use crate::import::office::line::RunStyle;
use crate::import::office::parts::ParagraphKind;
use crate::import::office::properties::{Applied, RunProperties};
use crate::import::office::symbols;
use crate::import::xml::{XmlElement, XmlItem, XmlTree};

/// Half points of text where nothing is said.
const USUAL_SIZE: f32 = 21.0;

/// A run that is read.
pub(super) struct Run {
    properties: RunProperties,
    style: RunStyle,
    /// Points of an em.
    pub em: f32,
}

impl Body<'_, '_> {
    /// A run, which was begun.
    ///
    /// # Errors
    /// The document is not wanted any more.
    pub(super) fn run(&mut self, paragraph: &mut DocxParagraph) -> Result<(), ImportError> {
        let mut run = self.styled(paragraph, &RunProperties::default());
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "rPr" => {
                    let own = run_properties(&self.xml.tree(element)?);
                    run = self.styled(paragraph, &own);
                }
                XmlItem::Start(element) => self.content(element, paragraph, &run)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// A run with these properties in a paragraph.
    fn styled(&self, paragraph: &DocxParagraph, own: &RunProperties) -> Run {
        let styles = &self.shared.styles;
        let said = styles.run(&paragraph.run, own);
        let is_heading = paragraph.kind.is_heading();
        let is_on = |switch: Option<bool>| switch.unwrap_or_default();
        // That a heading or a quote is slanted is how it is told from other paragraphs, and so is that it is bold.
        let closer = if paragraph.kind.stands_out() { own } else { &said };
        let is_link = styles.is_link(own.style.as_deref());
        let is_code = paragraph.kind != ParagraphKind::Code && styles.is_code(own.style.as_deref());
        let style = RunStyle {
            strong: is_on(said.bold.or(styles.defaults.bold)) && !is_heading,
            emphasis: is_on(closer.italic) || is_on(said.marks),
            strikethrough: is_on(said.struck),
            code: is_code,
            position: said.position.and_then(Applied::get),
            underline: said.underline.and_then(Applied::get).filter(|_| !is_link && !is_heading),
            language: None,
            link: self.open_link(),
        };
        let size = said.size.or(styles.defaults.size).unwrap_or(USUAL_SIZE);
        Run { properties: said, style, em: size.max(2.0) / 2.0 }
    }

    fn content(
        &mut self,
        element: XmlElement,
        paragraph: &mut DocxParagraph,
        run: &Run,
    ) -> Result<(), ImportError> {
        let is_seen = self.is_shown() && !run.properties.hidden.unwrap_or_default();
        match element.name.as_str() {
            "t" => {
                let text = self.xml.text()?;
                self.field_code(&text);
                if is_seen {
                    self.text(&text, paragraph, run);
                }
                return Ok(());
            }
            "instrText" => {
                let code = self.xml.text()?;
                self.field_code(&code);
                return Ok(());
            }
            "fldChar" => {
                let kind = element.attribute("fldCharType").unwrap_or_default().to_owned();
                let tree = self.xml.tree(element)?;
                if let Some(chosen) = chosen(&tree).filter(|_| is_seen) {
                    self.text(chosen, paragraph, run);
                }
                self.field_mark(&kind, paragraph);
                return Ok(());
            }
            "drawing" | "pict" | "object" if is_seen => return self.drawing(paragraph, run),
            "AlternateContent" | "Choice" => return self.choice(paragraph, run),
            "ruby" if is_seen => {
                let tree = self.xml.tree(element)?;
                self.ruby(&tree, paragraph);
                return Ok(());
            }
            _ if is_seen => self.sign(&element, paragraph, run),
            _ => {}
        }
        self.xml.skip()
    }

    /// The first way of several in which something is written; the others say the same for older programs.
    fn choice(&mut self, paragraph: &mut DocxParagraph, run: &Run) -> Result<(), ImportError> {
        let depth = self.xml.depth();
        while let Some(item) = self.xml.next()? {
            match item {
                XmlItem::Start(element) if element.name == "Fallback" => self.xml.skip()?,
                XmlItem::Start(element) => self.content(element, paragraph, run)?,
                XmlItem::End if self.xml.depth() < depth => break,
                _ => {}
            }
        }
        Ok(())
    }

    fn text(&self, text: &str, paragraph: &mut DocxParagraph, run: &Run) {
        let font = run.properties.font.as_deref().unwrap_or_default();
        paragraph.line.text(&symbols::text(font, text), &self.style_of(text, run));
    }

    /// The style of a text, with the language that is said of its script. It counts where somebody has chosen it; that of
    /// the whole document is the one of the program that it was begun with.
    fn style_of(&self, text: &str, run: &Run) -> RunStyle {
        let defaults = &self.shared.styles.defaults;
        let (said, usual) = if is_east_asian(text) {
            (&run.properties.east_asian, &defaults.east_asian)
        } else {
            (&run.properties.latin, &defaults.latin)
        };
        let language = said.clone().filter(|tag| Some(tag) != usual.as_ref() && may_be_in(text, tag));
        RunStyle { language, ..run.style.clone() }
    }

    /// What stands in a run besides text.
    fn sign(&mut self, element: &XmlElement, paragraph: &mut DocxParagraph, run: &Run) {
        let line = &mut paragraph.line;
        match element.name.as_str() {
            "tab" | "ptab" => line.text("\t", &run.style),
            // The end of a page or a column is none of the text.
            "br" if matches!(element.attribute("type"), None | Some("textWrapping")) => line.line_break(),
            "cr" => line.line_break(),
            "noBreakHyphen" => line.text("\u{2011}", &run.style),
            "sym" => {
                let code = element.attribute("char").and_then(|code| u32::from_str_radix(code, 16).ok());
                let font = element.attribute("font").unwrap_or_default();
                let sign = code.and_then(|code| symbols::sign(font, code)).unwrap_or('□');
                line.text(sign.encode_utf8(&mut [0; 4]), &run.style);
            }
            "footnoteReference" | "endnoteReference" => {
                let kind = if element.name == "endnoteReference" { NoteKind::End } else { NoteKind::Foot };
                let id = element.attribute("id").unwrap_or_default();
                if let Some(number) = self.shared.note(kind, id) {
                    line.note(number);
                }
            }
            "commentReference" => self.shared.comments += 1,
            _ => {}
        }
    }

    /// A base with its reading, each of one or several runs (`w:ruby`, ECMA-376 Part 1, 17.3.3.25).
    fn ruby(&self, ruby: &XmlTree, paragraph: &mut DocxParagraph) {
        let base = ruby.child("rubyBase");
        let properties = base.and_then(|base| {
            let run = base.all().into_iter().find(|node| node.element.name == "rPr")?;
            Some(run_properties(run))
        });
        let run = self.styled(paragraph, &properties.unwrap_or_default());
        let base = base.map(visible_text).unwrap_or_default();
        let reading = ruby.child("rt").map(visible_text).unwrap_or_default();
        let style = self.style_of(&base, &run);
        paragraph.line.ruby((&base, &reading), false, &style);
    }
}

/// The entry that is chosen in a list of a form (ECMA-376 Part 1, 17.16.9): the field has no result of its own.
fn chosen(field: &XmlTree) -> Option<&str> {
    let list = field.find("ddList")?;
    let number = list.value_of("result").or_else(|| list.value_of("default"));
    let number = number.and_then(|number| number.parse().ok()).unwrap_or_default();
    list.each("listEntry").nth(number)?.element.value()
}

/// The text of runs, without what was deleted.
fn visible_text(node: &XmlTree) -> String {
    match node.element.name.as_str() {
        "t" => node.text.clone(),
        "del" | "moveFrom" | "rPr" => String::new(),
        _ => node.children.iter().map(visible_text).collect(),
    }
}
