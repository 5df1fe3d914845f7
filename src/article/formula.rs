//! Formulas.

use ratex_parser::ParseNode;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Text;
use crate::text::tex;

/// A formula in TeX.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Formula {
    /// Its source in TeX, without the marks around it.
    pub tex: Text,
    /// Whether it stands on a line of its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub display: bool,
}

impl Formula {
    /// The mark that stands for a formula in a text: OBJECT REPLACEMENT CHARACTER.
    pub const MARK: char = crate::text::class::OBJECT;
    const MARK_TEXT: &'static str = "\u{FFFC}";

    /// A formula of this source, which may have several lines.
    pub fn new(source: &str, display: bool) -> Self {
        Self { tex: tex::in_one_line(source).into(), display }
    }

    /// The formula with its marks, as in Markdown and in TeX itself.
    pub fn marked(&self) -> String {
        let mark = if self.display { "$$" } else { "$" };
        [mark, &self.tex, mark].concat()
    }

    /// Whether it is set; otherwise its source is shown.
    pub fn can_be_set(&self) -> bool {
        tex::can_be_set(&self.tex)
    }

    /// What a part of it is made of; none where it cannot be set.
    pub fn part(&self, part: usize) -> Option<Vec<ParseNode>> {
        let mut nodes = tex::parsed(&self.tex)?;
        if self.display {
            return Some(nodes);
        }
        let range = tex::parts(&nodes).get(part)?.clone();
        let goes_on = range.end < nodes.len();
        nodes.truncate(range.end);
        nodes.drain(..range.start);
        if goes_on {
            // Something that is not seen keeps the room after a relation or an operator.
            nodes.extend(tex::parsed("{}")?);
        }
        Some(nodes)
    }

    /// What stands in a passage for it: a mark for each of its parts, or its source in one line.
    pub(super) fn shown_text(&self) -> String {
        if let Some(nodes) = tex::parsed(&self.tex) {
            let parts = if self.display { 1 } else { tex::parts(&nodes).len() };
            return Self::MARK_TEXT.repeat(parts);
        }
        let in_line = |c: char| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c };
        self.tex.chars().map(in_line).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_cannot_be_set_is_shown_as_its_source() {
        let of = |tex: &str| Formula { tex: tex.into(), display: false };
        assert_eq!(of("x^2").shown_text(), "\u{FFFC}");
        assert_eq!(of("\\unknown\n x").shown_text(), "\\unknown  x");
        assert_eq!(of("a+b+c+d=e").shown_text(), "\u{FFFC}\u{FFFC}\u{FFFC}\u{FFFC}\u{FFFC}");
        assert_eq!(of("x^2").marked(), "$x^2$");
        assert_eq!(Formula::new("\na\n= b\n", true).marked(), "$$a = b$$");
    }
}
