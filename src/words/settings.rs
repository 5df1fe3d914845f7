//! What is said of settings as a file, and the lines of a report.

use std::borrow::Cow;

use super::Msg;
use super::refused::refused;
use crate::reader::{Language, ReportItem, Settings, SettingsError};
use crate::text::slice::elided;

/// Fields that are named at most, and characters of each: whoever wrote the file may have meant anything.
const MOST_NAMED: usize = 5;
const LONGEST_NAME: usize = 40;

/// Why the settings of a file were not taken.
pub fn settings_error(error: &SettingsError, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match error {
        SettingsError::NotRead(error) => refused(error, language),
        SettingsError::TooLarge => {
            say(Msg::SettingsTooLarge { limit: &(Settings::FILE_LIMIT_BYTES / (1024 * 1024)) })
        }
        SettingsError::Malformed { line, column } => say(Msg::SettingsMalformed { line, column }),
        SettingsError::OtherFile => say(Msg::SettingsOtherFile),
        SettingsError::Newer => say(Msg::SettingsNewer),
    }
}

/// That the settings of a file were taken, and which of its fields were not.
pub fn settings_imported(is_changed: bool, ignored: &[String], language: Language) -> Cow<'static, str> {
    let done = if is_changed { Msg::SettingsImported } else { Msg::SettingsSame };
    let done = done.text(language);
    if ignored.is_empty() {
        return done;
    }
    let first = ignored.iter().take(MOST_NAMED).map(|name| elided(name, LONGEST_NAME));
    let more = (ignored.len() > MOST_NAMED).then_some(Cow::Borrowed("…"));
    let names = first.chain(more).collect::<Vec<_>>().join(&Msg::BetweenNames.text(language));
    format!("{done}\n{}", Msg::SettingsIgnored { names: &names }.text(language)).into()
}

/// The lines of a report as text, each named in a language.
pub fn report_text(report: &[(ReportItem, String)], language: Language) -> String {
    let line = |(item, value): &(ReportItem, String)| {
        let name = Msg::of_report_item(*item).text(language);
        // A driver's name is whatever its maker has written.
        let value = value.replace(char::is_control, " ");
        format!("{}\n", Msg::AnswerOf { question: &name, answer: &value }.text(language))
    };
    report.iter().map(line).collect()
}

impl Msg<'static> {
    /// What a line of a report is called.
    pub const fn of_report_item(item: ReportItem) -> Self {
        match item {
            ReportItem::Version => Self::ReportVersion,
            ReportItem::System => Self::ReportSystem,
            ReportItem::Session => Self::ReportSession,
            ReportItem::Renderer => Self::ReportRenderer,
            ReportItem::Scale => Self::ReportScale,
            ReportItem::Faces => Self::ReportFaces,
            ReportItem::Language => Self::InterfaceLanguage,
            ReportItem::ChangedSettings => Self::ReportChangedSettings,
            ReportItem::SettingsFolder => Self::ReportSettingsFolder,
            ReportItem::DataFolder => Self::ReportDataFolder,
            ReportItem::Log => Self::ReportLog,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_error_has_a_sentence_of_its_own() {
        let errors = [
            SettingsError::TooLarge,
            SettingsError::Malformed { line: 3, column: 7 },
            SettingsError::OtherFile,
            SettingsError::Newer,
            SettingsError::NotRead(crate::open_error::OpenError::Empty),
        ];
        for language in Language::ALL {
            let said: std::collections::BTreeSet<_> =
                errors.iter().map(|error| settings_error(error, language)).collect();
            assert_eq!(said.len(), errors.len(), "{language:?}");
        }
        let said = settings_error(&SettingsError::Malformed { line: 3, column: 7 }, Language::En);
        assert!(said.contains("line 3, column 7"), "{said}");
    }

    #[test]
    fn what_was_not_understood_is_named_and_no_more_than_a_few() {
        let named = |names: &[&str]| {
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            settings_imported(true, &names, Language::En).into_owned()
        };
        assert_eq!(named(&[]), "The settings were imported");
        assert!(named(&["theme", "typography.gap"]).ends_with(": theme, typography.gap"));
        assert!(named(&["a", "b", "c", "d", "e", "f"]).ends_with("a, b, c, d, e, …"));
        assert!(named(&["長".repeat(1_000).as_str()]).chars().count() < 200);
    }

    #[test]
    fn a_report_has_a_line_for_each_item() {
        let report = [(ReportItem::Version, "0.1.0".into()), (ReportItem::Renderer, "a\rb".into())];
        assert_eq!(report_text(&report, Language::En), "Version: 0.1.0\nGraphics: a b\n");
        assert_eq!(report_text(&report, Language::Ja), "バージョン：0.1.0\nグラフィックス：a b\n");
    }
}
