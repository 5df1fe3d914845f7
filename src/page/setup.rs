//! What a page is set for.

use super::axis::Logical;
use super::fonts::Typeface;
use super::ink::Inks;
use crate::article::{Anchor, Passage, PictureProblem};
use crate::reader::{self, CodeColours, Document, Revisions, Settings};
use crate::typeset::WritingSystem;

/// All that a page depends on besides what was scrolled.
#[derive(Clone, Copy)]
pub struct PageSetup<'a> {
    /// The article.
    pub document: &'a Document,
    /// Which article it is, and in which forms.
    pub revisions: Revisions,
    /// Where the reader last was in it.
    pub position: Anchor,
    /// The colours of its code.
    pub code: &'a CodeColours,
    /// Size of its text, and how lines are set.
    pub settings: &'a Settings,
    /// Face and conventions of its language.
    pub conventions: Conventions,
    /// The colours.
    pub inks: Inks,
    /// What is said on the page that is not the article's.
    pub words: PageWords<'a>,
    /// Size of the view, in pt.
    pub view: Logical,
    /// Its room along the block axis when nothing but the article takes it, as find does for a while, in pt.
    pub room: f32,
    /// Pixels of the screen in a point.
    pub pixels_per_point: f32,
    /// The longest side of an image that the screen can show, in pixels.
    pub longest_side: u32,
}

impl<'a> PageSetup<'a> {
    /// The passages of the article.
    pub fn passages(&self) -> &'a [Passage] {
        &self.document.shown.passages
    }
}

/// How text of a language is set.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Conventions {
    /// The regional face.
    pub face: Typeface,
    /// The conventions that lines are set by.
    pub writing_system: WritingSystem,
}

/// What is said on the page in the language of the interface.
#[derive(Clone, Copy)]
pub struct PageWords<'a> {
    /// That language.
    pub language: reader::Language,
    /// The line under the headline.
    pub byline: &'a str,
    /// Why an image is not shown.
    pub problem: &'a dyn Fn(PictureProblem) -> String,
}
