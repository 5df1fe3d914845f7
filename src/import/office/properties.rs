//! What is said of runs by styles and by themselves, and how one saying comes over another.

use std::rc::Rc;

use crate::article::{LineStyle, Position};

/// Something that is set, or is not although a style sets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Applied<T> {
    Off,
    On(T),
}

impl<T> Applied<T> {
    /// What is set.
    pub(super) fn get(self) -> Option<T> {
        match self {
            Self::Off => None,
            Self::On(value) => Some(value),
        }
    }
}

impl<T> From<Option<T>> for Applied<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Off, Self::On)
    }
}

/// What is said of a run; none where nothing is said.
#[derive(Clone, Debug, Default)]
pub(super) struct RunProperties {
    pub style: Option<String>,
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub struck: Option<bool>,
    pub hidden: Option<bool>,
    /// Marks next to the characters.
    pub marks: Option<bool>,
    pub underline: Option<Applied<LineStyle>>,
    pub position: Option<Applied<Position>>,
    /// The language of Latin and the like, and that of Chinese, Japanese and Korean.
    pub latin: Option<Rc<str>>,
    pub east_asian: Option<Rc<str>>,
    pub font: Option<String>,
    /// Half points.
    pub size: Option<f32>,
}

impl RunProperties {
    /// These, with what others say more closely.
    pub(super) fn with(self, closer: &Self) -> Self {
        let closer = closer.clone();
        Self {
            style: closer.style.or(self.style),
            bold: closer.bold.or(self.bold),
            italic: closer.italic.or(self.italic),
            struck: closer.struck.or(self.struck),
            hidden: closer.hidden.or(self.hidden),
            marks: closer.marks.or(self.marks),
            underline: closer.underline.or(self.underline),
            position: closer.position.or(self.position),
            latin: closer.latin.or(self.latin),
            east_asian: closer.east_asian.or(self.east_asian),
            font: closer.font.or(self.font),
            size: closer.size.or(self.size),
        }
    }

    /// A paragraph's style with that of a run in it: what both of them turn on is off (ECMA-376 Part 1, 17.7.3).
    pub(super) fn toggled(self, run: &Self) -> Self {
        let toggle = |one: Option<bool>, other: Option<bool>| match (one, other) {
            (Some(one), Some(other)) => Some(one != other),
            (one, other) => one.or(other),
        };
        let (bold, italic) = (toggle(self.bold, run.bold), toggle(self.italic, run.italic));
        let (struck, hidden) = (toggle(self.struck, run.struck), toggle(self.hidden, run.hidden));
        Self { bold, italic, struck, hidden, ..self.with(run) }
    }
}
