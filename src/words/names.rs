//! The names of what can be chosen, and of what an article is made of.

use std::borrow::Cow;

use super::Msg;
use crate::article::{FormatName, Origin, PastedAt, SectionKind, TermStatus};
use crate::glossary::{NameOrder, Order, UseKind};
use crate::import::Format;
use crate::reader::{
    Action, CodeLines, CopiedText, Gap, Indent, Language, Level, Reader, SimilarUses, TermUnderlines,
    ThemeChoice,
};
use crate::text::convert::Conversion;

/// The name of a format of articles.
pub fn format_name(format: Format, language: Language) -> Cow<'static, str> {
    match format.name() {
        FormatName::Native => Msg::FormatJson.text(language),
        FormatName::WebPage => Msg::FormatHtml.text(language),
        FormatName::PlainText => Msg::FormatPlain.text(language),
        FormatName::Subtitles => Msg::FormatSubtitles.text(language),
        FormatName::Proper(name) => Cow::Borrowed(name),
    }
}

/// What an article is called by where it comes from: its file's name, or when it was pasted; `today` is the date as
/// ISO 8601 writes it, empty where it is not known.
pub fn origin_name(origin: &Origin, today: &str, language: Language) -> String {
    match origin {
        Origin::Pasted(path) => match PastedAt::of(path) {
            Some(at) => Msg::Pasted { when: &at.text(today) }.text(language).into_owned(),
            None => origin.name(),
        },
        Origin::File(_) | Origin::Bundled(_) => origin.name(),
    }
}

/// The title of the article on screen; what it is called by where it comes from when it was pasted and has none, empty
/// when it has none otherwise.
pub fn title(reader: &Reader) -> Cow<'_, str> {
    match &reader.document {
        Some(document) if document.shown.head.title.is_empty() => match &document.origin {
            origin @ Origin::Pasted(_) => origin_name(origin, &reader.pasted.today, reader.language).into(),
            Origin::File(_) | Origin::Bundled(_) => "".into(),
        },
        Some(document) => document.shown.head.title.as_str().into(),
        None => "".into(),
    }
}

/// What the window is called: the article's title, then the program's name.
pub fn window_title(reader: &Reader) -> String {
    let program = "墨閱";
    match &*title(reader) {
        _ if reader.document.is_none() => program.to_owned(),
        "" => format!("{} — {program}", Msg::Untitled.text(reader.language)),
        title => format!("{title} — {program}"),
    }
}

impl Msg<'static> {
    /// The name of an action.
    pub const fn of_action(action: Action) -> Self {
        match action {
            Action::Open => Self::Open,
            Action::Paste => Self::Paste,
            Action::Reload => Self::Reload,
            Action::SaveCopy => Self::SaveCopy,
            Action::ChooseEncoding => Self::ChooseEncoding,
            Action::WholePage => Self::WholePage,
            Action::KeepLines => Self::KeepLines,
            Action::OpenFirstArticle => Self::FirstArticle,
            Action::OpenGuide => Self::Guide,
            Action::ToggleOutline => Self::ToggleOutline,
            Action::ToggleGlossary => Self::ToggleGlossary,
            Action::Find => Self::Find,
            Action::FindNext => Self::FindNext,
            Action::FindPrevious => Self::FindPrevious,
            Action::FocusGlossary => Self::FocusGlossary,
            Action::AddGlossary => Self::AddGlossary,
            Action::ImportTerms => Self::ImportTerms,
            Action::ExportTerms => Self::ExportTerms,
            Action::ImportSettings => Self::ImportSettings,
            Action::ExportSettings => Self::ExportSettings,
            Action::Undo => Self::Undo,
            Action::Redo => Self::Redo,
            Action::LargerText => Self::LargerText,
            Action::SmallerText => Self::SmallerText,
            Action::ResetTextSize => Self::ResetTextSize,
            Action::NextTheme => Self::NextTheme,
            Action::PreviousSection => Self::PreviousSection,
            Action::NextSection => Self::NextSection,
            Action::NextFile => Self::NextFile,
            Action::PreviousFile => Self::PreviousFile,
            Action::NewWindow => Self::NewWindow,
            Action::Back => Self::Back,
            Action::Forward => Self::Forward,
            Action::FullScreen => Self::FullScreen,
            Action::CloseWindow => Self::CloseWindow,
        }
    }

    /// The name of a status of terms.
    pub const fn of_status(status: TermStatus) -> Self {
        match status {
            TermStatus::Draft => Self::StatusDraft,
            TermStatus::Agreed => Self::StatusAgreed,
            TermStatus::Forbidden => Self::StatusForbidden,
        }
    }

    /// The name of a kind of section, for one without a heading.
    pub const fn of_kind(kind: SectionKind) -> Self {
        match kind {
            SectionKind::Summary => Self::KindSummary,
            SectionKind::Body => Self::KindBody,
            SectionKind::Editorial => Self::KindEditorial,
            SectionKind::Glossary => Self::KindGlossary,
            SectionKind::ReferenceLinks => Self::KindReferenceLinks,
            SectionKind::ReferenceArticles => Self::KindReferenceArticles,
            SectionKind::EditorsNote => Self::KindEditorsNote,
            SectionKind::Other => Self::KindOther,
        }
    }

    /// The name of an order of terms.
    pub const fn of_order(order: Order) -> Self {
        match order {
            Order::Article => Self::OrderArticle,
            Order::Name(NameOrder::Stroke) => Self::OrderStroke,
            Order::Name(NameOrder::Pinyin) => Self::OrderPinyin,
            Order::Name(NameOrder::Zhuyin) => Self::OrderZhuyin,
            Order::Name(NameOrder::Kana) => Self::OrderKana,
            Order::Name(NameOrder::Hangul) => Self::OrderHangul,
            Order::Name(NameOrder::Latin) => Self::OrderLatin,
            Order::Uses => Self::OrderUses,
        }
    }

    /// The name of the forms of Chinese that are shown.
    pub const fn of_conversion(conversion: Conversion) -> Self {
        match conversion {
            Conversion::None => Self::ChineseNone,
            Conversion::Taiwan => Self::ChineseTaiwan,
            Conversion::HongKong => Self::ChineseHongKong,
            Conversion::Mainland => Self::ChineseMainland,
        }
    }

    /// The name of a theme.
    pub const fn of_theme(theme: ThemeChoice) -> Self {
        match theme {
            ThemeChoice::System => Self::ThemeSystem,
            ThemeChoice::Light => Self::ThemeLight,
            ThemeChoice::Sepia => Self::ThemeSepia,
            ThemeChoice::Dark => Self::ThemeDark,
        }
    }

    /// The name of what is copied of an article that is shown in other forms.
    pub const fn of_copied_text(copy: CopiedText) -> Self {
        match copy {
            CopiedText::Shown => Self::CopyShown,
            CopiedText::Written => Self::CopyWritten,
        }
    }

    /// The name of what becomes of long lines of code.
    pub const fn of_code_lines(lines: CodeLines) -> Self {
        match lines {
            CodeLines::Wrapped => Self::CodeLinesWrapped,
            CodeLines::Scrolled => Self::CodeLinesScrolled,
        }
    }

    /// The name of a choice of underlined terms.
    pub const fn of_underline(underline: TermUnderlines) -> Self {
        match underline {
            TermUnderlines::Every => Self::UnderlineEvery,
            TermUnderlines::FirstInSection => Self::UnderlineFirst,
            TermUnderlines::None => Self::UnderlineNone,
        }
    }

    /// The name of what becomes of places that are only like a term.
    pub const fn of_similar_uses(uses: SimilarUses) -> Self {
        match uses {
            SimilarUses::Shown => Self::SimilarUsesShown,
            SimilarUses::Hidden => Self::SimilarUsesHidden,
        }
    }

    /// The name of a level of prohibitions.
    pub const fn of_level(level: Level) -> Self {
        match level {
            Level::Usual => Self::FirstLineUsual,
            Level::Basic => Self::LineRulesBasic,
            Level::Gb => Self::LineRulesGb,
            Level::Strict => Self::LineRulesStrict,
        }
    }

    /// The name of a gap between Han and Latin.
    pub const fn of_gap(gap: Gap) -> Self {
        match gap {
            Gap::Quarter => Self::LatinGapQuarter,
            Gap::Eighth => Self::LatinGapEighth,
            Gap::None => Self::LatinGapNone,
        }
    }

    /// The name of an indent of a first line.
    pub const fn of_indent(indent: Indent) -> Self {
        match indent {
            Indent::Usual => Self::FirstLineUsual,
            Indent::None => Self::FirstLineNone,
            Indent::One => Self::FirstLineOne,
            Indent::Two => Self::FirstLineTwo,
        }
    }

    /// What a kind of use is called, where it is not by the name itself.
    pub const fn of_use_kind(kind: UseKind) -> Option<Self> {
        match kind {
            UseKind::Exact => None,
            UseKind::Variant => Some(Self::KindVariant),
            UseKind::Short => Some(Self::KindShort),
            UseKind::Part => Some(Self::KindPart),
            UseKind::Near => Some(Self::KindNear),
        }
    }

    /// What an encoding is for; none where its name must do.
    pub fn of_encoding(name: &str) -> Option<Self> {
        Some(match name {
            "UTF-8" | "UTF-16LE" | "UTF-16BE" => Self::EncodingUnicode,
            "Big5" => Self::EncodingTraditional,
            "gb18030" | "GBK" => Self::EncodingSimplified,
            "Shift_JIS" | "EUC-JP" | "ISO-2022-JP" => Self::EncodingJapanese,
            "EUC-KR" => Self::EncodingKorean,
            _ => return None,
        })
    }
}
