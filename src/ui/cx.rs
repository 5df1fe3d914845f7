//! What everything that draws needs.

use super::theme::Palette;
use crate::page::Texts;
use crate::reader::{Command, Reader};

/// The context of drawing.
pub struct Cx<'a> {
    /// What is drawn.
    pub reader: &'a Reader,
    /// In which colours.
    pub theme: &'a Palette,
    /// What the person asks for while it is drawn.
    pub commands: &'a mut Vec<Command>,
    /// Sets texts besides the article.
    pub texts: &'a mut Texts,
}
