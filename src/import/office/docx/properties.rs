//! What a document says of its paragraphs and runs, and how one saying comes over another.

use crate::article::{Alignment, LineStyle, Position};
use crate::import::known::language;
use crate::import::office::properties::{Applied, RunProperties};
use crate::import::xml::XmlTree;

/// Reads an element `w:rPr`.
pub(super) fn run_properties(properties: &XmlTree) -> RunProperties {
    let mut read = RunProperties::default();
    for child in &properties.children {
        let element = &child.element;
        match element.name.as_str() {
            "rStyle" => read.style = element.value().map(str::to_owned),
            "b" => read.bold = Some(element.is_on()),
            "i" => read.italic = Some(element.is_on()),
            "strike" | "dstrike" => read.struck = Some(element.is_on()),
            "vanish" => read.hidden = Some(element.is_on()),
            "em" => read.marks = Some(element.is_on()),
            "u" => read.underline = Some(line_style(element.value().unwrap_or("single")).into()),
            "vertAlign" => {
                read.position = Some(match element.value() {
                    Some("superscript") => Applied::On(Position::Super),
                    Some("subscript") => Applied::On(Position::Sub),
                    _ => Applied::Off,
                });
            }
            "lang" => {
                read.latin = element.value().and_then(language::tag);
                read.east_asian = element.attribute("eastAsia").and_then(language::tag);
            }
            "rFonts" => read.font = element.attribute("ascii").map(str::to_owned),
            "sz" => read.size = element.value().and_then(|size| size.parse().ok()),
            _ => {}
        }
    }
    read
}

/// The line of a kind of underlining (ECMA-376 Part 1, 17.18.99).
fn line_style(name: &str) -> Option<LineStyle> {
    match name {
        "none" => None,
        "double" => Some(LineStyle::Double),
        "dotted" | "dottedHeavy" => Some(LineStyle::Dotted),
        "dash" | "dashedHeavy" | "dashLong" | "dashLongHeavy" | "dotDash" | "dashDotHeavy" | "dotDotDash"
        | "dashDotDotHeavy" => Some(LineStyle::Dashed),
        "wave" | "wavyHeavy" | "wavyDouble" => Some(LineStyle::Wavy),
        _ => Some(LineStyle::Solid),
    }
}

/// What is said of a paragraph (`w:pPr`); none where nothing is said.
#[derive(Clone, Debug, Default)]
pub(super) struct ParagraphProperties {
    pub style: Option<String>,
    /// The level of its heading from 0; 9 for running text.
    pub outline: Option<u8>,
    /// The list, `0` for none.
    pub list: Option<String>,
    pub level: Option<usize>,
    pub alignment: Option<Alignment>,
    /// Whether its end was deleted, so that the next paragraph goes on in it.
    pub is_joined: bool,
}

impl ParagraphProperties {
    /// Reads an element `w:pPr`.
    pub(super) fn of(properties: &XmlTree) -> Self {
        let number = properties.child("numPr");
        let mark = properties.child("rPr");
        Self {
            style: properties.value_of("pStyle").map(str::to_owned),
            outline: properties.value_of("outlineLvl").and_then(|level| level.parse().ok()),
            list: number.and_then(|number| number.value_of("numId")).map(str::to_owned),
            level: number.and_then(|number| number.value_of("ilvl")).and_then(|level| level.parse().ok()),
            alignment: properties.value_of("jc").map(|side| match side {
                "center" => Alignment::Center,
                "right" | "end" => Alignment::End,
                _ => Alignment::Start,
            }),
            is_joined: mark
                .is_some_and(|mark| mark.child("del").is_some() || mark.child("moveFrom").is_some()),
        }
    }

    /// These, with what others say more closely.
    pub(super) fn with(self, closer: &Self) -> Self {
        let closer = closer.clone();
        Self {
            style: closer.style.or(self.style),
            outline: closer.outline.or(self.outline),
            list: closer.list.or(self.list),
            level: closer.level.or(self.level),
            alignment: closer.alignment.or(self.alignment),
            is_joined: closer.is_joined || self.is_joined,
        }
    }
}
