//! The questions of the settings and their answers: one table, from which both the settings window and the commands
//! come, so that neither lacks an answer that the other has.

use strum::VariantArray;

use super::answers::{AnswerName, Answers, Scale, ScaleUnit, SettingAnswer};
use crate::fonts::{FacePart, FaceStyle};
use crate::reader::{Language, Reader, Setting, Settings, TermOrder, Typography};
use crate::typeset::WritingSystem;
use crate::words::Msg;

/// A question that the settings ask, in the order in which they ask it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum Question {
    /// The colours.
    Theme,
    /// The face of the text.
    TextFace,
    /// The face of headings.
    HeadingFace,
    /// The size of the article's text.
    TextSize,
    /// The forms of Chinese that are shown.
    Chinese,
    /// What is copied of an article shown in other forms.
    Copying,
    /// How many marks are kept from the edges of a line.
    LineRules,
    /// The gap between Han and Latin.
    LatinGap,
    /// The indent of a first line.
    FirstLine,
    /// The distance of lines.
    LineSpacing,
    /// The space between paragraphs.
    ParagraphSpace,
    /// The width of the column.
    LineLength,
    /// Whether lines end flush.
    Justify,
    /// Whether marks hang.
    Hang,
    /// Whether opening marks are trimmed at the start of a line.
    TrimStart,
    /// Whether half-width marks are shown full-width.
    FullWidthMarks,
    /// Whether Korean words are kept whole.
    KeepWords,
    /// What becomes of long lines of code.
    CodeLines,
    /// Whether cut lines of plain texts stay as they are.
    CutLines,
    /// Which terms are underlined.
    Underline,
    /// Whether places that are only like a term are underlined.
    SimilarUses,
    /// What the glossary is ordered by.
    TermOrder,
    /// The language of the interface.
    InterfaceLanguage,
}

impl Question {
    /// What is asked.
    pub const fn name(self) -> Msg<'static> {
        match self {
            Self::Theme => Msg::Theme,
            Self::TextFace => Msg::TextFace,
            Self::HeadingFace => Msg::HeadingFace,
            Self::TextSize => Msg::TextSize,
            Self::Chinese => Msg::Chinese,
            Self::Copying => Msg::Copying,
            Self::LineRules => Msg::LineRules,
            Self::LatinGap => Msg::LatinGap,
            Self::FirstLine => Msg::FirstLine,
            Self::LineSpacing => Msg::LineSpacing,
            Self::ParagraphSpace => Msg::ParagraphSpace,
            Self::LineLength => Msg::LineLength,
            Self::Justify => Msg::Justify,
            Self::Hang => Msg::Hang,
            Self::TrimStart => Msg::TrimStart,
            Self::FullWidthMarks => Msg::FullWidthMarks,
            Self::KeepWords => Msg::KeepWords,
            Self::CodeLines => Msg::CodeLines,
            Self::CutLines => Msg::CutLines,
            Self::Underline => Msg::Underline,
            Self::SimilarUses => Msg::SimilarUses,
            Self::TermOrder => Msg::TermOrder,
            Self::InterfaceLanguage => Msg::InterfaceLanguage,
        }
    }

    /// The question with one of its answers.
    pub fn answer_name(self, answer: AnswerName, language: Language) -> String {
        let (question, answer) = (self.name().text(language), answer.text(language));
        Msg::AnswerOf { question: &question, answer: &answer }.text(language).into_owned()
    }

    /// What is answered in these settings.
    pub const fn answered(self, settings: &Settings) -> Setting {
        match self {
            Self::Theme => Setting::Theme(settings.theme),
            Self::TextFace => Setting::TextFace(settings.faces.text),
            Self::HeadingFace => Setting::HeadingFace(settings.faces.headings),
            Self::TextSize => Setting::TextSize(settings.text_size),
            Self::Chinese => Setting::Conversion(settings.conversion),
            Self::Copying => Setting::CopiedText(settings.copy),
            Self::CodeLines => Setting::CodeLines(settings.code_lines),
            Self::CutLines => Setting::KeepLines(settings.keep_lines),
            Self::Underline => Setting::Underline(settings.underline),
            Self::SimilarUses => Setting::SimilarUses(settings.similar_uses),
            Self::TermOrder => Setting::TermOrder(settings.term_order),
            Self::InterfaceLanguage => Setting::Language(settings.language),
            Self::LineRules
            | Self::LatinGap
            | Self::FirstLine
            | Self::LineSpacing
            | Self::ParagraphSpace
            | Self::LineLength
            | Self::Justify
            | Self::Hang
            | Self::TrimStart
            | Self::FullWidthMarks
            | Self::KeepWords => Setting::Typography(settings.typography),
        }
    }

    /// The default answer, while everything else is as in these settings.
    pub fn usual(self, settings: &Settings) -> Setting {
        let (set, usual) = (settings.typography, Typography::default());
        Setting::Typography(match self {
            Self::LineRules => Typography { level: usual.level, ..set },
            Self::LatinGap => Typography { gap: usual.gap, ..set },
            Self::FirstLine => Typography { indent: usual.indent, ..set },
            Self::LineSpacing => Typography { leading: usual.leading, ..set },
            Self::ParagraphSpace => Typography { paragraph_space: usual.paragraph_space, ..set },
            Self::LineLength => Typography { measure: usual.measure, ..set },
            Self::Justify => Typography { justify: usual.justify, ..set },
            Self::Hang => Typography { hang: usual.hang, ..set },
            Self::TrimStart => Typography { trim_start: usual.trim_start, ..set },
            Self::FullWidthMarks => Typography { full_width_marks: usual.full_width_marks, ..set },
            Self::KeepWords => Typography { keep_words: usual.keep_words, ..set },
            Self::Theme
            | Self::TextFace
            | Self::HeadingFace
            | Self::TextSize
            | Self::Chinese
            | Self::Copying
            | Self::CodeLines
            | Self::CutLines
            | Self::Underline
            | Self::SimilarUses
            | Self::TermOrder
            | Self::InterfaceLanguage => return self.answered(&Settings::default()),
        })
    }

    /// What can be answered.
    pub fn answers(self, reader: &Reader) -> Answers {
        let settings = &reader.settings;
        let set = settings.typography;
        let yes_or_no = |of: fn(Typography, bool) -> Typography| Answers::YesOrNo {
            yes: Setting::Typography(of(set, true)),
            no: Setting::Typography(of(set, false)),
        };
        match self {
            Self::Theme => one_of(Msg::of_theme, Setting::Theme),
            Self::TextFace => Answers::Face { part: FacePart::Text, styles: face_styles(Setting::TextFace) },
            Self::HeadingFace => {
                let as_text = said(Msg::FaceAsText, Setting::HeadingFace(None));
                let styles = face_styles(|style| Setting::HeadingFace(Some(style)));
                let styles = std::iter::once(as_text).chain(styles).collect();
                Answers::Face { part: FacePart::Headings, styles }
            }
            Self::Chinese => one_of(Msg::of_conversion, Setting::Conversion),
            Self::Copying => one_of(Msg::of_copied_text, Setting::CopiedText),
            Self::Underline => one_of(Msg::of_underline, Setting::Underline),
            Self::SimilarUses => one_of(Msg::of_similar_uses, Setting::SimilarUses),
            Self::LineRules => {
                one_of(Msg::of_level, |level| Setting::Typography(Typography { level, ..set }))
            }
            Self::LatinGap => one_of(Msg::of_gap, |gap| Setting::Typography(Typography { gap, ..set })),
            Self::FirstLine => {
                one_of(Msg::of_indent, |indent| Setting::Typography(Typography { indent, ..set }))
            }
            Self::CodeLines => one_of(Msg::of_code_lines, Setting::CodeLines),
            Self::CutLines => Answers::OneOf(vec![
                said(Msg::CutLinesJoin, Setting::KeepLines(false)),
                said(Msg::CutLinesKeep, Setting::KeepLines(true)),
            ]),
            Self::TermOrder => Answers::OneOf(orders(reader)),
            Self::InterfaceLanguage => Answers::OneOf(languages()),
            Self::Justify => yes_or_no(|set, justify| Typography { justify, ..set }),
            Self::Hang => yes_or_no(|set, hang| Typography { hang, ..set }),
            Self::TrimStart => yes_or_no(|set, trim_start| Typography { trim_start, ..set }),
            Self::FullWidthMarks => yes_or_no(|set, full_width_marks| Typography { full_width_marks, ..set }),
            Self::KeepWords => yes_or_no(|set, keep_words| Typography { keep_words, ..set }),
            Self::TextSize | Self::LineSpacing | Self::ParagraphSpace | Self::LineLength => {
                Answers::Number(self.scale(reader))
            }
        }
    }

    /// Every answer that has a name, and of a scale the usual one and some of its numbers.
    pub fn all_answers(self, reader: &Reader) -> Vec<SettingAnswer> {
        match self.answers(reader) {
            Answers::OneOf(answers) | Answers::Face { styles: answers, .. } => answers,
            Answers::YesOrNo { yes, no } => vec![said(Msg::SwitchOn, yes), said(Msg::SwitchOff, no)],
            Answers::Number(scale) => {
                let usual = said(Msg::FirstLineUsual, self.usual(&reader.settings));
                std::iter::once(usual).chain(scale.answers(&reader.settings)).collect()
            }
        }
    }

    /// The scale of a number; what is usual depends on the article's language.
    fn scale(self, reader: &Reader) -> Scale {
        let (settings, set) = (&reader.settings, reader.settings.typography);
        let tag = reader.document.as_ref().map_or("", |document| document.shown.head.language.as_str());
        let text = WritingSystem::of(tag);
        match self {
            Self::LineSpacing => Scale {
                range: Typography::LEADINGS,
                step: 0.05,
                coarse: 0.1,
                unit: ScaleUnit::Times,
                value: set.leading(text),
                set: |settings, value| {
                    Setting::Typography(Typography { leading: Some(value), ..settings.typography })
                },
            },
            Self::ParagraphSpace => Scale {
                range: Typography::PARAGRAPH_SPACES,
                step: 0.05,
                coarse: 0.25,
                unit: ScaleUnit::Ems,
                value: set.paragraph_space(text),
                set: |settings, value| {
                    Setting::Typography(Typography { paragraph_space: Some(value), ..settings.typography })
                },
            },
            Self::LineLength => Scale {
                range: Typography::MEASURES,
                step: 1.0,
                coarse: 4.0,
                unit: ScaleUnit::Ems,
                value: set.measure(text),
                set: |settings, value| {
                    Setting::Typography(Typography { measure: Some(value), ..settings.typography })
                },
            },
            _ => Scale {
                range: Settings::TEXT_SIZES,
                step: 1.0,
                coarse: 2.0,
                unit: ScaleUnit::Points,
                value: settings.text_size,
                set: |_, value| Setting::TextSize(value),
            },
        }
    }
}

const fn said(name: Msg<'static>, setting: Setting) -> SettingAnswer {
    SettingAnswer { name: AnswerName::Said(name), setting }
}

/// All that there is of a kind.
fn one_of<T: VariantArray + Copy>(
    name_of: fn(T) -> Msg<'static>,
    setting_of: impl Fn(T) -> Setting,
) -> Answers {
    Answers::OneOf(T::VARIANTS.iter().map(|value| said(name_of(*value), setting_of(*value))).collect())
}

fn face_styles(setting_of: impl Fn(FaceStyle) -> Setting) -> Vec<SettingAnswer> {
    let style = |style: &FaceStyle| said(Msg::of_face_style(*style), setting_of(*style));
    FaceStyle::VARIANTS.iter().map(style).collect()
}

/// The orders of a glossary in the article's language.
fn orders(reader: &Reader) -> Vec<SettingAnswer> {
    let tag = reader.document.as_ref().map_or("", |document| document.article.language.as_str());
    let answer = |order: &TermOrder| said(Msg::of_order(order.in_language(tag)), Setting::TermOrder(*order));
    TermOrder::choices(tag).iter().map(answer).collect()
}

fn languages() -> Vec<SettingAnswer> {
    let own = |language: Language| SettingAnswer {
        name: AnswerName::Own(language.own_name()),
        setting: Setting::Language(Some(language)),
    };
    let system = said(Msg::LanguageSystem, Setting::Language(None));
    std::iter::once(system).chain(Language::ALL.map(own)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What each field of the settings is asked by; a further field is asked about here or is told to be no setting.
    fn asked(setting: Setting) -> &'static [Question] {
        match setting {
            Setting::Theme(_) => &[Question::Theme],
            Setting::Language(_) => &[Question::InterfaceLanguage],
            Setting::TextFace(_) => &[Question::TextFace],
            Setting::HeadingFace(_) => &[Question::HeadingFace],
            Setting::TextSize(_) => &[Question::TextSize],
            Setting::Underline(_) => &[Question::Underline],
            Setting::SimilarUses(_) => &[Question::SimilarUses],
            Setting::TermOrder(_) => &[Question::TermOrder],
            Setting::Conversion(_) => &[Question::Chinese],
            Setting::CopiedText(_) => &[Question::Copying],
            Setting::CodeLines(_) => &[Question::CodeLines],
            Setting::KeepLines(_) => &[Question::CutLines],
            Setting::Typography(Typography {
                level: _,
                gap: _,
                indent: _,
                justify: _,
                hang: _,
                trim_start: _,
                full_width_marks: _,
                keep_words: _,
                leading: _,
                paragraph_space: _,
                measure: _,
            }) => &[
                Question::LineRules,
                Question::LatinGap,
                Question::FirstLine,
                Question::Justify,
                Question::Hang,
                Question::TrimStart,
                Question::FullWidthMarks,
                Question::KeepWords,
                Question::LineSpacing,
                Question::ParagraphSpace,
                Question::LineLength,
            ],
            // They are dragged.
            Setting::OutlineWidth(_) | Setting::GlossaryWidth(_) => &[],
        }
    }

    #[test]
    fn every_setting_is_asked_about_and_every_answer_sets_it() {
        let reader = Reader::default();
        for question in Question::VARIANTS {
            let now = question.answered(&reader.settings);
            assert!(asked(now).contains(question), "{question:?}");
            let answers = question.all_answers(&reader);
            assert!(answers.len() >= 2, "{question:?}");
            for answer in &answers {
                assert_eq!(asked(answer.setting), asked(now), "{question:?}");
            }
            let usual = answers.iter().filter(|answer| answer.setting == question.usual(&reader.settings));
            assert!(usual.count() >= 1, "the default of {question:?} can be chosen");
            assert_eq!(now, question.usual(&reader.settings), "{question:?}");
        }
    }

    #[test]
    fn the_default_of_one_question_leaves_the_others() {
        let mut reader = Reader::default();
        reader.settings.typography.hang = true;
        reader.settings.typography.measure = Some(24.0);
        let Setting::Typography(set) = Question::LineLength.usual(&reader.settings) else {
            panic!("the length of lines is a matter of typography");
        };
        assert_eq!((set.measure, set.hang), (None, true));
    }
}
