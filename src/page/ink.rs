//! The inks of a page by what they are for; the theme says which colours they are.

use egui::Color32;

use crate::reader::TokenKind;

/// An ink or a ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ink {
    /// The text.
    Text,
    /// What steps back.
    Quiet,
    /// Links, and what warns.
    Accent,
    /// Fine lines.
    Hairline,
    /// The ground of code and of the editor's note.
    Inset,
    /// The ground of code within a line.
    Code,
    /// A part of code.
    Token(TokenKind),
}

/// The colour of each ink.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Inks {
    /// [`Ink::Text`].
    pub text: Color32,
    /// [`Ink::Quiet`].
    pub quiet: Color32,
    /// [`Ink::Accent`].
    pub accent: Color32,
    /// [`Ink::Hairline`].
    pub hairline: Color32,
    /// [`Ink::Inset`].
    pub inset: Color32,
    /// [`Ink::Code`].
    pub code: Color32,
    /// [`Ink::Token`].
    pub tokens: TokenInks,
}

/// The colours of the parts of code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TokenInks {
    /// [`TokenKind::Keyword`].
    pub keyword: Color32,
    /// [`TokenKind::Text`].
    pub text: Color32,
    /// [`TokenKind::Value`].
    pub value: Color32,
    /// [`TokenKind::Name`].
    pub name: Color32,
    /// [`TokenKind::Comment`].
    pub comment: Color32,
}

impl TokenInks {
    /// All in one colour.
    pub const fn plain(color: Color32) -> Self {
        Self { keyword: color, text: color, value: color, name: color, comment: color }
    }
}

impl Inks {
    /// The colour of an ink.
    pub fn color(&self, ink: Ink) -> Color32 {
        match ink {
            Ink::Text => self.text,
            Ink::Quiet => self.quiet,
            Ink::Accent => self.accent,
            Ink::Hairline => self.hairline,
            Ink::Inset => self.inset,
            Ink::Code => self.code,
            Ink::Token(TokenKind::Keyword) => self.tokens.keyword,
            Ink::Token(TokenKind::Text) => self.tokens.text,
            Ink::Token(TokenKind::Value) => self.tokens.value,
            Ink::Token(TokenKind::Name) => self.tokens.name,
            Ink::Token(TokenKind::Comment) => self.tokens.comment,
        }
    }
}
