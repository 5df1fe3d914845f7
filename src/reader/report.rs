//! What a report of a fault says of the program and of what it runs on, and nothing of what is read with it.

use strum::VariantArray;

use super::{ChosenFace, OwnFace, Reader};
use crate::fonts::FaceStyle;

/// What the program runs on and with, as far as a report of a fault should say it; empty where that is not known.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The system, its version and the processor: found out when it is asked for, which no start has to wait for.
    pub system: fn() -> String,
    /// What shows windows: `X11`, `Wayland`, and the desktop.
    pub session: String,
    /// The interface and the driver by which the window is drawn.
    pub renderer: String,
    /// Where the settings are kept, `~` for the user's own folder.
    pub settings_folder: String,
    /// Where all else is kept, likewise.
    pub data_folder: String,
    /// Where a log is written, likewise.
    pub log: String,
}

/// Nothing is known.
impl Default for Environment {
    fn default() -> Self {
        Self {
            system: String::new,
            session: String::new(),
            renderer: String::new(),
            settings_folder: String::new(),
            data_folder: String::new(),
            log: String::new(),
        }
    }
}

/// A line of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum ReportItem {
    /// The version of the program, and the commit it was built from.
    Version,
    /// [`Environment::system`].
    System,
    /// [`Environment::session`].
    Session,
    /// [`Environment::renderer`].
    Renderer,
    /// Pixels to a point.
    Scale,
    /// The faces of the page.
    Faces,
    /// The language of the interface.
    Language,
    /// The names of the settings that are not as they are at first.
    ChangedSettings,
    /// [`Environment::settings_folder`].
    SettingsFolder,
    /// [`Environment::data_folder`].
    DataFolder,
    /// [`Environment::log`].
    Log,
}

/// The commit that a package was built from: whoever builds one names it in the environment.
const COMMIT: Option<&str> = option_env!("MOYUE_COMMIT");

/// The name of the bundled face.
const BUNDLED: &str = "Noto Sans CJK";

impl ReportItem {
    /// What the program is, with its commit where that is known.
    pub fn version() -> String {
        let version = env!("CARGO_PKG_VERSION");
        match COMMIT.filter(|commit| !commit.is_empty()) {
            Some(commit) => format!("{version} ({commit})"),
            None => version.to_owned(),
        }
    }
}

impl Reader {
    /// The lines of the report; `scale` is that of the window in pixels to a point, none where there is no window. The
    /// values are the names that programs have for things, in whatever language the lines are named.
    pub fn report(&self, scale: Option<f32>) -> Vec<(ReportItem, String)> {
        let value = |item: ReportItem| match item {
            ReportItem::Version => ReportItem::version(),
            ReportItem::System => (self.environment.system)(),
            ReportItem::Session => self.environment.session.clone(),
            ReportItem::Renderer => self.environment.renderer.clone(),
            ReportItem::Scale => scale.map(|scale| self.scale(scale)).unwrap_or_default(),
            ReportItem::Faces => self.faces_in_use(),
            ReportItem::Language => self.language_in_use(),
            ReportItem::ChangedSettings => match self.settings.changed_fields() {
                fields if fields.is_empty() => "none".to_owned(),
                fields => fields.join(", "),
            },
            ReportItem::SettingsFolder => self.environment.settings_folder.clone(),
            ReportItem::DataFolder => self.environment.data_folder.clone(),
            ReportItem::Log => self.environment.log.clone(),
        };
        let lines = ReportItem::VARIANTS.iter().map(|item| (*item, value(*item)));
        lines.filter(|(_, value)| !value.is_empty()).collect()
    }

    fn scale(&self, scale: f32) -> String {
        match self.look.zoom() {
            1.0 => format!("{scale}"),
            zoom => format!("{scale} (text {zoom})"),
        }
    }

    /// The bundled face, the kinds that were chosen, and the families; of a file only that it is one.
    fn faces_in_use(&self) -> String {
        let faces = &self.settings.faces;
        let kind = |part: &str, style: FaceStyle| format!("{part} {}", name_of(&style));
        let mut said = vec![format!("{BUNDLED} (bundled)")];
        said.extend((faces.text != FaceStyle::default()).then(|| kind("text", faces.text)));
        said.extend(faces.headings.map(|style| kind("headings", style)));
        said.extend(faces.own.iter().map(|OwnFace { part, language, face }| {
            let face = match face {
                ChosenFace::Family(name) => name.as_str(),
                ChosenFace::File(_) => "a file",
            };
            format!("{} {} {face}", name_of(part), name_of(language))
        }));
        said.join(", ")
    }

    fn language_in_use(&self) -> String {
        let by = match self.settings.language {
            Some(_) => "chosen",
            None => "of the system",
        };
        format!("{} ({by})", self.language.code())
    }
}

/// What a value is called in the settings file.
fn name_of(value: &impl serde::Serialize) -> String {
    let value = serde_json::to_value(value).unwrap_or_default();
    value.as_str().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::{FaceLanguage, FacePart};
    use crate::reader::{Language, Settings, SystemLook, ThemeChoice};

    fn value(reader: &Reader, item: ReportItem) -> Option<String> {
        let report = reader.report(Some(1.25));
        report.into_iter().find(|(there, _)| *there == item).map(|(_, value)| value)
    }

    #[test]
    fn what_is_not_known_has_no_line() {
        let reader = Reader::new(Settings::default(), Language::Ja);
        assert_eq!(value(&reader, ReportItem::Renderer), None);
        assert!(reader.report(None).iter().all(|(item, _)| *item != ReportItem::Scale));
        assert_eq!(value(&reader, ReportItem::Scale).as_deref(), Some("1.25"));
        assert_eq!(value(&reader, ReportItem::Language).as_deref(), Some("ja (of the system)"));
        assert_eq!(value(&reader, ReportItem::ChangedSettings).as_deref(), Some("none"));
        assert_eq!(value(&reader, ReportItem::Faces).as_deref(), Some("Noto Sans CJK (bundled)"));
        let version = value(&reader, ReportItem::Version).unwrap();
        assert!(version.starts_with(env!("CARGO_PKG_VERSION")));
    }

    #[test]
    fn nothing_of_what_is_read_is_said() {
        let mut settings = Settings { theme: ThemeChoice::Dark, ..Settings::default() };
        settings.language = Some(Language::Ko);
        settings.remember_recent("/private/稿.txt".as_ref());
        settings.remember_glossary("/private/dict.ifo".as_ref());
        settings.faces.headings = Some(FaceStyle::Ming);
        settings.faces.choose(
            FacePart::Text,
            FaceLanguage::Japanese,
            Some(ChosenFace::File("/private/face.ttf".into())),
        );
        let family = ChosenFace::Family("Serif".into());
        settings.faces.choose(FacePart::Code, FaceLanguage::Other, Some(family));
        let mut reader = Reader::new(settings, Language::En);
        reader.look = SystemLook { text_scale: Some(1.5), ..SystemLook::default() };
        let report = reader.report(Some(2.0));
        assert!(report.iter().all(|(_, value)| !value.contains("private") && !value.contains('稿')));
        let faces = "Noto Sans CJK (bundled), headings ming, text ja a file, code other Serif";
        assert_eq!(value(&reader, ReportItem::Faces).as_deref(), Some(faces));
        let changed = "faces.headings, faces.own, glossaries, language, theme";
        assert_eq!(value(&reader, ReportItem::ChangedSettings).as_deref(), Some(changed));
        assert_eq!(value(&reader, ReportItem::Language).as_deref(), Some("ko (chosen)"));
        assert_eq!(
            value(&reader, ReportItem::Scale).as_deref(),
            Some("1.25 (text 1.5)"),
            "the window's, and the text's"
        );
    }
}
