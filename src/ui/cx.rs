//! What everything that draws needs.

use super::open_menu::OpenMenu;
use super::theme::Theme;
use crate::page::fonts::{Cut, Face, Typeface};
use crate::page::{Conventions, Ink, TextStyle, Texts};
use crate::reader::{Command, Reader};
use crate::text::language_tag::LanguageTag;
use crate::typeset::WritingSystem;

/// The context of drawing.
pub struct Cx<'a> {
    /// What is drawn.
    pub reader: &'a Reader,
    /// In which colours.
    pub theme: &'a Theme,
    /// What the user asks for while it is drawn.
    pub commands: &'a mut Vec<Command>,
    /// Sets texts besides the article.
    pub texts: &'a mut Texts,
    /// Face and conventions of the article's language; the interface's face where that says nothing of Han.
    pub conventions: Conventions,
    /// Whether a key asks for the menu of what has the keyboard.
    pub menu_key: bool,
    /// The menu that is to be opened.
    pub menu: Option<OpenMenu>,
}

impl<'a> Cx<'a> {
    /// The context of a frame.
    pub fn new(
        reader: &'a Reader,
        theme: &'a Theme,
        commands: &'a mut Vec<Command>,
        texts: &'a mut Texts,
    ) -> Self {
        let tag = reader.document.as_ref().map_or("", |document| &document.shown.head.language);
        let face = Typeface::of(tag, Face::of_interface(reader.language));
        let writing_system =
            WritingSystem::of(if LanguageTag::of(tag).is_unknown() { face.region.tag() } else { tag });
        Self {
            reader,
            theme,
            commands,
            texts,
            conventions: Conventions { face, writing_system },
            menu_key: false,
            menu: None,
        }
    }

    /// How a text of the article, `size` pt high, is set besides the page.
    pub fn text_style(&self, cut: Cut, size: f32, ink: Ink) -> TextStyle {
        let (conventions, inks) = (self.conventions, self.theme.inks());
        let typography = self.reader.settings.typography;
        let leading = LEADING;
        TextStyle {
            conventions,
            typography,
            is_running: false,
            inks,
            size,
            cut,
            ink,
            leading,
            balance: false,
        }
    }
}

/// Distance of baselines in texts besides the page, in multiples of their size.
pub const LEADING: f32 = 1.55;
