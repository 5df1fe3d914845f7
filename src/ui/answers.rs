//! What can be answered to a question of the settings.

use std::borrow::Cow;
use std::ops::RangeInclusive;

use crate::fonts::FacePart;
use crate::reader::{Language, Setting, Settings};
use crate::words::Msg;

/// What can be answered to a question.
pub enum Answers {
    /// One of these.
    OneOf(Vec<SettingAnswer>),
    /// Yes or no: what each sets.
    YesOrNo {
        /// With yes.
        yes: Setting,
        /// With no.
        no: Setting,
    },
    /// A number.
    Number(Scale),
    /// A kind of face, or a face that is chosen elsewhere.
    Face {
        /// The part of the page that is set in it.
        part: FacePart,
        /// The kinds.
        styles: Vec<SettingAnswer>,
    },
}

/// An answer to a question.
#[derive(Clone, Copy)]
pub struct SettingAnswer {
    /// What it is called.
    pub name: AnswerName,
    /// What it sets.
    pub setting: Setting,
}

/// What an answer is called.
#[derive(Clone, Copy)]
pub enum AnswerName {
    /// A message.
    Said(Msg<'static>),
    /// The name of a language in itself.
    Own(&'static str),
    /// A number of a scale.
    Number {
        /// How many.
        value: f32,
        /// Of what.
        unit: ScaleUnit,
    },
}

/// What a scale counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScaleUnit {
    /// Points.
    Points,
    /// Ems.
    Ems,
    /// Multiples of something.
    Times,
}

/// A scale of numbers.
#[derive(Clone)]
pub struct Scale {
    /// From where to where.
    pub range: RangeInclusive<f32>,
    /// The step of the slider.
    pub step: f32,
    /// The step of the commands.
    pub coarse: f32,
    /// What is counted.
    pub unit: ScaleUnit,
    /// The number now.
    pub value: f32,
    /// What a number sets.
    pub set: fn(&Settings, f32) -> Setting,
}

impl AnswerName {
    /// What it is called in a language.
    pub fn text(self, language: Language) -> Cow<'static, str> {
        match self {
            Self::Said(msg) => msg.text(language),
            Self::Own(name) => name.into(),
            Self::Number { value, unit } => format!("{}{}", number(value), unit.text(language)).into(),
        }
    }
}

/// A number without noughts at its end.
fn number(value: f32) -> String {
    format!("{}", (f64::from(value) * 100.0).round() / 100.0)
}

impl ScaleUnit {
    /// What stands after a number in a language.
    pub fn text(self, language: Language) -> Cow<'static, str> {
        match self {
            Self::Points => " pt".into(),
            Self::Ems => Msg::Em.text(language),
            Self::Times => "".into(),
        }
    }
}

impl Scale {
    /// What a number sets.
    pub fn setting(&self, settings: &Settings, value: f32) -> Setting {
        (self.set)(settings, value)
    }

    /// Numbers far enough from one another to be chosen by name.
    pub fn answers(&self, settings: &Settings) -> Vec<SettingAnswer> {
        let (start, end) = (*self.range.start(), *self.range.end());
        let count = ((end - start) / self.coarse).round() as usize;
        let answer = |index: usize| {
            let value = (start + index as f32 * self.coarse).min(end);
            let name = AnswerName::Number { value, unit: self.unit };
            SettingAnswer { name, setting: self.setting(settings, value) }
        };
        (0..=count).map(answer).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_as_they_are_written() {
        let said = |value, unit| AnswerName::Number { value, unit }.text(Language::En).into_owned();
        assert_eq!(said(18.0, ScaleUnit::Points), "18 pt");
        assert_eq!(said(1.4 + 3.0 * 0.1, ScaleUnit::Times), "1.7");
        assert_eq!(said(0.25, ScaleUnit::Ems), "0.25 em");
    }
}
