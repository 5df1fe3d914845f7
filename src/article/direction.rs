//! The directions in which an article was set.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The direction of lines and of what follows them: the values of CSS `writing-mode`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum WritingMode {
    /// Lines from side to side, the next one below.
    HorizontalTb,
    /// Lines from top to bottom, the next one on the left.
    VerticalRl,
    /// Lines from top to bottom, the next one on the right.
    VerticalLr,
}

impl WritingMode {
    /// Its name in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::HorizontalTb => "horizontal-tb",
            Self::VerticalRl => "vertical-rl",
            Self::VerticalLr => "vertical-lr",
        }
    }
}

/// The side to which pages turn (EPUB `page-progression-direction`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum PageProgression {
    /// The next page is on the right.
    Ltr,
    /// The next page is on the left.
    Rtl,
}
