//! How text is marked by a note.

use crate::article::{Inline, LineStyle};

/// How a range is marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Mark {
    /// With dots next to it (傍点), or in italics (斜体).
    Emphasis,
    /// Bold (太字).
    Strong,
    /// With a line along it (傍線).
    Line(LineStyle),
    /// With a line through it (取消線).
    Struck,
    /// Small, on the right of a column or raised in a line (行右小書き, 上付き小文字).
    Raised,
    /// Small, on the left of a column or lowered in a line (行左小書き, 下付き小文字).
    Lowered,
    /// A figure's caption (キャプション).
    Caption,
}

/// Marks that take one another's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// Dots and italics.
    Emphasis,
    /// Bold.
    Strong,
    /// Lines of any style.
    Line,
    /// A line through the text.
    Struck,
    /// Small and off the line.
    Position,
    /// A caption.
    Caption,
}

/// The ends of what notes say, the longer ones first where one is the end of another.
const NAMES: &[(&str, Mark)] = &[
    ("太字", Mark::Strong),
    ("ゴシック", Mark::Strong),
    ("ゴシック体", Mark::Strong),
    ("ゴチック", Mark::Strong),
    ("ゴチック体", Mark::Strong),
    ("斜体", Mark::Emphasis),
    ("イタリック", Mark::Emphasis),
    ("イタリック体", Mark::Emphasis),
    ("傍点", Mark::Emphasis),
    ("圏点", Mark::Emphasis),
    ("二重傍線", Mark::Line(LineStyle::Double)),
    ("鎖線", Mark::Line(LineStyle::Dotted)),
    ("点線", Mark::Line(LineStyle::Dotted)),
    ("破線", Mark::Line(LineStyle::Dashed)),
    ("波線", Mark::Line(LineStyle::Wavy)),
    ("波傍線", Mark::Line(LineStyle::Wavy)),
    ("取消線", Mark::Struck),
    ("取り消し線", Mark::Struck),
    ("打消線", Mark::Struck),
    ("打ち消し線", Mark::Struck),
    ("抹消線", Mark::Struck),
    ("傍線", Mark::Line(LineStyle::Solid)),
    ("下線", Mark::Line(LineStyle::Solid)),
    ("上線", Mark::Line(LineStyle::Solid)),
    ("行右小書き", Mark::Raised),
    ("上付き小文字", Mark::Raised),
    ("上付き文字", Mark::Raised),
    ("行左小書き", Mark::Lowered),
    ("下付き小文字", Mark::Lowered),
    ("下付き文字", Mark::Lowered),
    ("小書き", Mark::Raised),
    ("キャプション", Mark::Caption),
];

impl Mark {
    /// The mark that a note speaks of.
    pub(super) fn of(says: &str) -> Option<Self> {
        NAMES.iter().find(|(name, _)| says.ends_with(name)).map(|(_, mark)| *mark)
    }

    /// What may not stand within it.
    pub(super) fn family(self) -> Family {
        match self {
            Self::Emphasis => Family::Emphasis,
            Self::Strong => Family::Strong,
            Self::Line(_) => Family::Line,
            Self::Struck => Family::Struck,
            Self::Raised | Self::Lowered => Family::Position,
            Self::Caption => Family::Caption,
        }
    }

    /// Pushes marked text.
    pub(super) fn push(self, text: Vec<Inline>, inlines: &mut Vec<Inline>) {
        inlines.push(match self {
            Self::Emphasis => Inline::Emphasis(text),
            Self::Strong => Inline::Strong(text),
            Self::Line(style) => Inline::Underline { style, text },
            Self::Struck => Inline::Strikethrough(text),
            Self::Raised => Inline::Superscript(text),
            Self::Lowered => Inline::Subscript(text),
            Self::Caption => return inlines.extend(text),
        });
    }

    /// The note that marked text begins with.
    pub(super) fn note(self) -> &'static str {
        let name = NAMES.iter().find(|(_, mark)| *mark == self);
        match name {
            Some((name, _)) => name,
            None => "",
        }
    }
}
