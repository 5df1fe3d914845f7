//! Formulas.

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

    /// What stands in a passage for it: a mark, or its source in one line.
    pub(super) fn shown_text(&self) -> String {
        if self.can_be_set() {
            return Self::MARK_TEXT.to_owned();
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
        assert_eq!(of("x^2").marked(), "$x^2$");
        assert_eq!(Formula::new("\na\n= b\n", true).marked(), "$$a = b$$");
    }
}
