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
            Action::Open => Some(Msg::OtherWordsForOpen),
            Action::SaveCopy => Some(Msg::OtherWordsForSaveCopy),
            Action::Paste => Some(Msg::OtherWordsForPaste),
            Action::Reload => Some(Msg::OtherWordsForReload),
            Action::ChooseEncoding => Some(Msg::OtherWordsForEncoding),
            Action::KeepLines => Some(Msg::OtherWordsForCutLines),
            Action::AddGlossary => Some(Msg::OtherWordsForAddGlossary),
            Action::Find | Action::FocusGlossary => Some(Msg::OtherWordsForFind),
            Action::LargerText | Action::SmallerText | Action::ResetTextSize => {
                Some(Msg::OtherWordsForTextSize)
            }
            Action::NextTheme => Some(Msg::OtherWordsForTheme),
            Action::ToggleOutline | Action::ToggleGlossary => Some(Msg::OtherWordsForPanes),
            Action::OpenGuide => Some(Msg::OtherWordsForGuide),
            Action::NewWindow => Some(Msg::OtherWordsForNewWindow),
            Action::FullScreen => Some(Msg::OtherWordsForFullScreen),
            Action::CloseWindow => Some(Msg::OtherWordsForCloseWindow),
            _ => None,
        },
        UiAction::View(action) => match action {
            ViewAction::AddTerm => Some(Msg::OtherWordsForAddTerm),
            ViewAction::ToggleCaret => Some(Msg::OtherWordsForCaret),
            ViewAction::ChooseTextFace | ViewAction::ChooseHeadingFace | ViewAction::ChooseCodeFace => {
                Some(Msg::OtherWordsForFaces)
            }
            ViewAction::Settings => Some(Msg::OtherWordsForSettings),
            ViewAction::About => Some(Msg::OtherWordsForAbout),
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
        Question::LineRules => Some(Msg::OtherWordsForLineRules),
        Question::LatinGap => Some(Msg::OtherWordsForLatinGap),
        Question::FirstLine => Some(Msg::OtherWordsForFirstLine),
        Question::LineSpacing => Some(Msg::OtherWordsForLineSpacing),
        Question::ParagraphSpace => Some(Msg::OtherWordsForParagraphSpace),
        Question::LineLength => Some(Msg::OtherWordsForLineLength),
        Question::Justify => Some(Msg::OtherWordsForJustify),
        Question::Hang | Question::TrimStart | Question::FullWidthMarks => Some(Msg::OtherWordsForMarks),
        Question::CodeLines => Some(Msg::OtherWordsForCodeLines),
        Question::CutLines => Some(Msg::OtherWordsForCutLines),
        Question::Underline | Question::SimilarUses => Some(Msg::OtherWordsForUnderline),
        Question::TermOrder => Some(Msg::OtherWordsForTermOrder),
        Question::InterfaceLanguage => Some(Msg::OtherWordsForInterfaceLanguage),
        Question::Copying | Question::KeepWords => None,
    }
}
