//! The rows of the settings, and what each is found by.

use std::path::Path;

use strum::VariantArray;

use crate::reader::{Action, GlossaryState, Language, Reader, glossary_name};
use crate::ui::name_search::SearchNames;
use crate::ui::other_words;
use crate::ui::questions::Question;
use crate::words::Msg;

/// A row of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SettingRow {
    /// A question with its answers.
    Question(Question),
    /// The face of code, which is not of a kind: it stands next to the others.
    CodeFace,
    /// The glossaries of other programs.
    AddedGlossaries,
    /// Where the settings are kept, and the ways from there to a file and back.
    AllSettings,
}

impl SettingRow {
    /// All rows, in their order.
    pub(super) fn all() -> impl Iterator<Item = Self> {
        let questions = Question::VARIANTS.iter().flat_map(|question| {
            let code = (*question == Question::HeadingFace).then_some(Self::CodeFace);
            std::iter::once(Self::Question(*question)).chain(code)
        });
        questions.chain([Self::AddedGlossaries, Self::AllSettings])
    }

    /// What it is found by: what it is called, what can be answered or done there, and what is listed there; `path` tells
    /// where the settings are kept.
    pub(super) fn names(self, reader: &Reader, path: &str) -> SearchNames {
        let of_messages = |messages: &[Msg<'_>], language: Language| {
            let said: Vec<_> = messages.iter().map(|msg| msg.text(language)).collect();
            said.join("\n")
        };
        SearchNames::of(|language| match self {
            Self::Question(question) => {
                let choose = match question {
                    Question::TextFace => Some(Msg::ChooseTextFace),
                    Question::HeadingFace => Some(Msg::ChooseHeadingFace),
                    _ => None,
                };
                let answers = question.all_answers(reader).into_iter();
                let names = answers.map(|answer| question.answer_name(answer.name, language));
                let others = [choose, other_words::of_question(question)];
                let others = others.into_iter().flatten().map(|msg| msg.text(language).into_owned());
                names.chain(others).collect::<Vec<_>>().join("\n")
            }
            Self::CodeFace => {
                let messages = [Msg::CodeFace, Msg::FaceMono, Msg::ChooseCodeFace, Msg::OtherWordsForFaces];
                of_messages(&messages, language)
            }
            Self::AddedGlossaries => {
                let name = |file: &Path| match reader.added.state(file) {
                    Some(GlossaryState::Read(read)) => glossary_name(Some(&read.added), file),
                    _ => glossary_name(None, file),
                };
                let files = reader.settings.glossaries.iter();
                let listed: Vec<_> = files.map(|glossary| name(&glossary.file)).collect();
                let add = Msg::of_action(Action::AddGlossary);
                let said = of_messages(&[Msg::AddedGlossaries, Msg::NoAddedGlossaries, add], language);
                [said, listed.join("\n")].join("\n")
            }
            Self::AllSettings => {
                let kept = Msg::SettingsFile { path: &path };
                let messages = [Msg::AllSettings, Msg::ExportSettings, Msg::ImportSettings, kept];
                of_messages(&messages, language)
            }
        })
    }
}
