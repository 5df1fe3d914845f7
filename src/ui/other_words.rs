//! What commands and settings are called elsewhere. Who comes from another program looks for them by these words, which
//! are shown nowhere.

use super::actions::{UiAction, ViewAction};
use super::questions::Question;
use crate::reader::Action;
use crate::words::Msg;

/// Those for what the program does.
pub const fn of_action(action: UiAction) -> Option<Msg<'static>> {
    match action {
        UiAction::Reader(action) => match action {
            Action::Find | Action::FocusGlossary => Some(Msg::OtherWordsForFind),
            Action::LargerText | Action::SmallerText | Action::ResetTextSize => {
                Some(Msg::OtherWordsForTextSize)
            }
            Action::NextTheme => Some(Msg::OtherWordsForTheme),
            Action::ToggleOutline | Action::ToggleGlossary => Some(Msg::OtherWordsForPanes),
            Action::OpenGuide => Some(Msg::OtherWordsForGuide),
            Action::CloseWindow => Some(Msg::OtherWordsForCloseWindow),
            _ => None,
        },
        UiAction::View(action) => match action {
            ViewAction::ChooseTextFace | ViewAction::ChooseHeadingFace | ViewAction::ChooseCodeFace => {
                Some(Msg::OtherWordsForFaces)
            }
            ViewAction::Settings => Some(Msg::OtherWordsForSettings),
            _ => None,
        },
    }
}

/// Those for what the settings ask.
pub const fn of_question(question: Question) -> Option<Msg<'static>> {
    match question {
        Question::Theme => Some(Msg::OtherWordsForTheme),
        Question::TextFace | Question::HeadingFace => Some(Msg::OtherWordsForFaces),
        Question::TextSize => Some(Msg::OtherWordsForTextSize),
        Question::Chinese => Some(Msg::OtherWordsForChinese),
        Question::LineLength => Some(Msg::OtherWordsForLineLength),
        _ => None,
    }
}
