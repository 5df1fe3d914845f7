//! What holds for the text of a group, and of those in it until they say something else.

use std::rc::Rc;

use crate::article::{Alignment, LineStyle, Position};
use crate::import::office::language;

/// Where the text of a group goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Destination {
    /// Into the paragraph that is open.
    #[default]
    Text,
    /// Nowhere.
    Skipped,
    /// Nowhere, but a text within may be one of a box.
    Shape,
    FontTable,
    StyleSheet,
    ListTable,
    List,
    ListLevel,
    LevelText,
    OverrideTable,
    Override,
    InfoTitle,
    InfoAuthor,
    FieldCode,
    Picture,
    PropertyName,
    PropertyValue,
    Bookmark,
    /// A formula, whose groups are its elements.
    Formula,
    /// The text of a numbered paragraph of an older form.
    OldNumber,
}

/// How text is set.
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be on")]
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RtfRun {
    pub bold: bool,
    pub italic: bool,
    pub struck: bool,
    pub hidden: bool,
    pub deleted: bool,
    pub marks: bool,
    pub underline: Option<LineStyle>,
    pub position: Option<Position>,
    pub style: Option<i32>,
    pub font: Option<i32>,
    /// Half points.
    pub size: Option<i32>,
    pub latin: Option<Rc<str>>,
    pub east_asian: Option<Rc<str>>,
}

/// How a paragraph is set.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RtfParagraph {
    pub style: Option<i32>,
    pub outline: Option<u8>,
    pub alignment: Option<Alignment>,
    pub list: Option<i32>,
    pub level: usize,
    /// Whether it is numbered in the older form: with a mark, or with numbers.
    pub old_number: Option<OldNumber>,
    /// How many tables it is inside.
    pub depth: usize,
    /// Twentieths of a point to the left of it, and how much farther its first line is.
    pub indent: i32,
    pub first_indent: i32,
}

/// How a paragraph is numbered in the older form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OldNumber {
    Bullet,
    Number { start: u32 },
}

/// What holds in a group.
#[derive(Clone, Debug, Default)]
pub(super) struct RtfState {
    pub destination: Destination,
    pub run: RtfRun,
    pub paragraph: RtfParagraph,
    /// Characters after each one in Unicode that stand for it in older programs.
    pub substitutes: usize,
    /// Whether what is said of associated properties holds for Chinese, Japanese and Korean characters (`\dbch`), and not
    /// for those that run from right to left.
    pub is_double_byte: bool,
    /// Whether the row that is described is one of a table in a cell.
    pub is_nested_row: bool,
}

impl RtfState {
    /// What holds at the beginning.
    pub(super) fn first() -> Self {
        Self { substitutes: 1, ..Self::default() }
    }

    /// Whether what is read now is shown.
    pub(super) fn is_shown(&self) -> bool {
        self.destination == Destination::Text && !self.run.hidden && !self.run.deleted
    }

    /// Applies a word that says how text is set; whether it is one.
    pub(super) fn character_word(&mut self, word: &str, number: Option<i32>) -> bool {
        let is_on = number != Some(0);
        match word {
            "dbch" => self.is_double_byte = true,
            "loch" | "hich" | "ltrch" | "rtlch" => self.is_double_byte = false,
            _ => {}
        }
        let run = &mut self.run;
        let line = |style: LineStyle| is_on.then_some(style);
        match word {
            "plain" => *run = RtfRun::default(),
            "b" => run.bold = is_on,
            "i" => run.italic = is_on,
            "ab" if self.is_double_byte => run.bold = is_on,
            "ai" if self.is_double_byte => run.italic = is_on,
            "strike" | "striked" => run.struck = is_on,
            "v" => run.hidden = is_on,
            "deleted" => run.deleted = is_on,
            "accnone" => run.marks = false,
            "accdot" | "acccomma" | "acccircle" | "accunderdot" => run.marks = is_on,
            "ul" | "ulw" | "ulth" => run.underline = line(LineStyle::Solid),
            "ulnone" => run.underline = None,
            "uldb" => run.underline = line(LineStyle::Double),
            "uld" | "ulthd" => run.underline = line(LineStyle::Dotted),
            "uldash" | "uldashd" | "uldashdd" | "ulldash" | "ulthdash" | "ulthdashd" | "ulthdashdd"
            | "ulthldash" => {
                run.underline = line(LineStyle::Dashed);
            }
            "ulwave" | "ulhwave" | "ululdbwave" => run.underline = line(LineStyle::Wavy),
            "super" => run.position = is_on.then_some(Position::Super),
            "sub" => run.position = is_on.then_some(Position::Sub),
            "nosupersub" => run.position = None,
            "cs" => run.style = number,
            "f" => run.font = number,
            "fs" => run.size = number,
            "lang" | "langnp" => run.latin = number.and_then(language::of_windows),
            "langfe" | "langfenp" => run.east_asian = number.and_then(language::of_windows),
            _ => return false,
        }
        true
    }

    /// Applies a word that says how a paragraph is set; whether it is one.
    pub(super) fn paragraph_word(&mut self, word: &str, number: Option<i32>) -> bool {
        let paragraph = &mut self.paragraph;
        match word {
            "pard" => *paragraph = RtfParagraph::default(),
            "s" => paragraph.style = number,
            "outlinelevel" => paragraph.outline = number.and_then(|level| u8::try_from(level).ok()),
            "ql" | "qj" => paragraph.alignment = Some(Alignment::Start),
            "qc" => paragraph.alignment = Some(Alignment::Center),
            "qr" => paragraph.alignment = Some(Alignment::End),
            "ls" => paragraph.list = number.filter(|list| *list > 0),
            "ilvl" => {
                paragraph.level = number.and_then(|level| usize::try_from(level).ok()).unwrap_or_default();
            }
            "intbl" => paragraph.depth = paragraph.depth.max(1),
            "itap" => paragraph.depth = number.and_then(|depth| usize::try_from(depth).ok()).unwrap_or(1),
            "li" | "lin" => paragraph.indent = number.unwrap_or_default(),
            "fi" => paragraph.first_indent = number.unwrap_or_default(),
            "pnlvlblt" => paragraph.old_number = Some(OldNumber::Bullet),
            "pnlvlbody" => paragraph.old_number = Some(OldNumber::Number { start: 1 }),
            "pnlvl" => {
                paragraph.old_number = Some(OldNumber::Number { start: 1 });
                paragraph.level =
                    number.and_then(|level| usize::try_from(level - 1).ok()).unwrap_or_default();
            }
            "pnstart" => {
                if let (Some(OldNumber::Number { start }), Some(number)) = (&mut paragraph.old_number, number)
                {
                    *start = u32::try_from(number).unwrap_or(1);
                }
            }
            _ => return false,
        }
        true
    }
}
