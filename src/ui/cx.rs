//! What everything that draws needs.

use super::faces::ScreenFaces;
use super::open_menu::OpenMenu;
use super::theme::Theme;
use crate::fonts::FacePart;
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
    /// The faces besides the bundled ones.
    pub faces: &'a ScreenFaces,
    /// Bundled face and conventions of the article's language; the interface's face where that says nothing of Han.
    pub conventions: Conventions,
    /// Whether a key asks for the menu of what has the keyboard.
    pub menu_key: bool,
    /// The menu that is to be opened.
    pub menu: Option<OpenMenu>,
    /// The part of the page for which a face is to be chosen.
    pub pick_face: Option<FacePart>,
}

impl<'a> Cx<'a> {
    /// The context of a frame.
    pub fn new(
        reader: &'a Reader,
        theme: &'a Theme,
        commands: &'a mut Vec<Command>,
        texts: &'a mut Texts,
        faces: &'a ScreenFaces,
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
            faces,
            conventions: Conventions { face, writing_system },
            menu_key: false,
            menu: None,
            pick_face: None,
        }
    }

    /// Faces and conventions of the page. What stands around it is in the bundled face, which is made for small sizes.
    pub fn page_conventions(&self) -> Conventions {
        let Conventions { face, writing_system } = self.conventions;
        Conventions { face: face.with_faces(self.faces.table), writing_system }
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
