//! Settings in a file of their own, which can be taken to another machine and back.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{ChosenFace, Settings};
use crate::open_error::OpenError;

/// Fields that are not written to such a file and not taken from one.
///
/// What is private is left out: the files that were opened (`recent`), the places in them (`places`), what the user has said
/// of them (`told`) and the article read last (`last`). So is what another machine has no use for: the place of the window
/// (`window`) and the paths of added glossaries (`glossaries`). Faces that are files of the user's own, which are paths
/// too, are left out one by one; families are known by their names and stay.
const LEFT_OUT: &[&str] = &["glossaries", "last", "places", "recent", "told", "window"];

/// The field that says the version of the form.
const VERSION_FIELD: &str = "version";

/// A field that native articles have, and settings do not: both may name a language.
const FORMAT_FIELD: &str = "format";

/// The mark that some editors of Windows put before text in UTF-8.
const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

/// Values in a file at most; settings have some dozen.
const MOST_VALUES: usize = 1_000;

/// Settings that were read from a file, for [`Settings::replaced_by`].
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedSettings {
    /// The settings; what the file lacks has its default.
    pub settings: Box<Settings>,
    /// The fields that were not understood, as `typography.gap`; they have their defaults.
    pub ignored: Vec<String>,
}

/// Why the settings of a file are not taken. `words` says what happened and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SettingsError {
    /// The file is not read.
    NotRead(OpenError),
    /// The file is larger than settings ever are.
    TooLarge,
    /// The bytes are no JSON.
    Malformed {
        /// The line of the mistake, from 1.
        line: usize,
        /// The column, in bytes from 1.
        column: usize,
    },
    /// The file holds something else.
    OtherFile,
    /// A newer version of the program has written it.
    Newer,
}

impl From<OpenError> for SettingsError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::TooLarge { .. } => Self::TooLarge,
            error => Self::NotRead(error),
        }
    }
}

impl Settings {
    /// The largest file that settings are taken from, in bytes.
    pub const FILE_LIMIT_BYTES: u64 = 4 * 1024 * 1024;

    /// The settings as a file for another machine, without what is left out there.
    pub fn exported(&self) -> String {
        let mut portable = self.clone();
        portable.forget_face_files();
        let mut fields = value_of(&portable);
        if let Value::Object(fields) = &mut fields {
            fields.retain(|name, _| !LEFT_OUT.contains(&name.as_str()));
        }
        format!("{fields:#}\n")
    }

    /// Reads settings that were exported, or a file that keeps them, field by field: one that is not understood has its
    /// default and is named.
    ///
    /// # Errors
    /// Bytes that are no JSON, a file of something else, and settings of a newer version.
    pub fn imported(bytes: &[u8]) -> Result<ImportedSettings, SettingsError> {
        let json = bytes.strip_prefix(BYTE_ORDER_MARK).unwrap_or(bytes);
        let given: Value = serde_json::from_slice(json)
            .map_err(|error| SettingsError::Malformed { line: error.line(), column: error.column() })?;
        let mut taken = value_of(&Self::default());
        check(&given, &taken)?;
        let mut ignored = Vec::new();
        for (path, value) in leaves(&given) {
            let field = path.first().map_or("", String::as_str);
            if LEFT_OUT.contains(&field) || field == VERSION_FIELD {
                continue;
            }
            let mut with = taken.clone();
            if put(&mut with, &path, value) && is_understood(&with) {
                taken = with;
            } else {
                ignored.push(path.join("."));
            }
        }
        let mut settings: Self = serde_json::from_value(taken).unwrap_or_default();
        settings.forget_face_files();
        Ok(ImportedSettings { settings: Box::new(settings.sanitized()), ignored })
    }

    /// Other settings in the place of these, but for what is left out of files: that stays as it is here.
    #[must_use]
    pub fn replaced_by(&self, other: &Self) -> Self {
        let mut faces = other.faces.clone();
        let is_kept = |face: &ChosenFace| matches!(face, ChosenFace::File(_));
        for own in self.faces.own.iter().filter(|own| is_kept(&own.face)) {
            if !faces.own.iter().any(|there| (there.part, there.language) == (own.part, own.language)) {
                faces.own.push(own.clone());
            }
        }
        let here = self.clone();
        let replaced = Self {
            faces,
            glossaries: here.glossaries,
            window: here.window,
            recent: here.recent,
            last: here.last,
            places: here.places,
            told: here.told,
            ..other.clone()
        };
        replaced.sanitized()
    }

    /// The names of the fields that are not as they are at first, without those that say what is read.
    pub fn changed_fields(&self) -> Vec<String> {
        let usual = leaves(&value_of(&Self::default()));
        let now = leaves(&value_of(self)).into_iter();
        let is_said = |path: &[String]| {
            let field = path.first().map_or("", String::as_str);
            field == "glossaries" || !LEFT_OUT.contains(&field)
        };
        let changed = now.filter(|(path, value)| is_said(path) && usual.get(path) != Some(value));
        changed.map(|(path, _)| path.join(".")).collect()
    }

    fn forget_face_files(&mut self) {
        self.faces.own.retain(|own| !matches!(own.face, ChosenFace::File(_)));
    }
}

/// The fields of settings, which are plain data. Numbers are as they are written: 1.4, and not the double that is nearest
/// to the single precision that is nearest to it.
fn value_of(settings: &Settings) -> Value {
    let text = serde_json::to_string(settings);
    text.and_then(|text| serde_json::from_str(&text)).unwrap_or_default()
}

/// Whether a file holds settings that this version understands; `usual` are the defaults.
fn check(given: &Value, usual: &Value) -> Result<(), SettingsError> {
    let (Value::Object(given_fields), Value::Object(usual)) = (given, usual) else {
        return Err(SettingsError::OtherFile);
    };
    let version = given_fields.get(VERSION_FIELD);
    let has_settings = given_fields.keys().any(|name| name != VERSION_FIELD && usual.contains_key(name));
    let is_of_settings = has_settings
        && !given_fields.contains_key(FORMAT_FIELD)
        && version.is_none_or(Value::is_u64)
        && leaves(given).len() <= MOST_VALUES;
    if !is_of_settings {
        return Err(SettingsError::OtherFile);
    }
    match version.and_then(Value::as_u64) {
        Some(version) if version > u64::from(Settings::VERSION) => Err(SettingsError::Newer),
        _ => Ok(()),
    }
}

/// Every value that is no object, by the names of the fields that lead to it.
fn leaves(value: &Value) -> BTreeMap<Vec<String>, Value> {
    fn walk(value: &Value, path: &[String], found: &mut BTreeMap<Vec<String>, Value>) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields {
                    walk(value, &[path, std::slice::from_ref(name)].concat(), found);
                }
            }
            _ => drop(found.insert(path.to_vec(), value.clone())),
        }
    }
    let mut found = BTreeMap::new();
    walk(value, &[], &mut found);
    found
}

/// Puts a value where these fields lead to; false where they lead nowhere.
fn put(target: &mut Value, path: &[String], value: Value) -> bool {
    let Some((name, before)) = path.split_last() else { return false };
    let mut at = target;
    for step in before {
        let Some(next) = at.get_mut(step) else { return false };
        at = next;
    }
    let Value::Object(fields) = at else { return false };
    fields.insert(name.clone(), value);
    true
}

/// Whether all fields mean something, and are known.
fn is_understood(value: &Value) -> bool {
    let mut is_known = true;
    let read: Result<Settings, _> = serde_ignored::deserialize(value, |_| is_known = false);
    read.is_ok() && is_known
}

#[cfg(test)]
mod tests {
    use super::super::{GlossaryFile, OwnFace, Recent, ThemeChoice, WindowPlace};
    use super::*;
    use crate::fonts::{FaceLanguage, FacePart, FaceStyle};

    fn own(part: FacePart, face: ChosenFace) -> OwnFace {
        OwnFace { part, language: FaceLanguage::Japanese, face }
    }

    /// Settings with something in every field that is left out.
    fn lived_in() -> Settings {
        let mut settings = Settings { theme: ThemeChoice::Dark, text_size: 24.0, ..Settings::default() };
        settings.typography.hang = true;
        settings.faces.text = FaceStyle::Ming;
        settings.faces.own = vec![
            own(FacePart::Text, ChosenFace::Family("Family".into())),
            own(FacePart::Code, ChosenFace::File("/private/face.ttf".into())),
        ];
        settings.remember_recent("/private/稿.txt".as_ref());
        settings.remember_place("/private/稿.txt".as_ref(), crate::article::Anchor::new(1, 2, 3));
        let overrides = super::super::FileOverrides { keep_lines: Some(true), ..Default::default() };
        settings.remember_overrides("/private/稿.txt".as_ref(), overrides);
        settings.remember_glossary("/private/dict.ifo".as_ref());
        let origin = crate::article::Origin::File("/private/稿.txt".into());
        settings.last = Some(super::super::LastArticle { origin, anchor: crate::article::Anchor::default() });
        settings.window =
            Some(WindowPlace { x: Some(7.0), y: None, width: 777.0, height: 555.0, maximized: false });
        settings
    }

    #[test]
    fn what_is_left_out_is_a_field() {
        let fields = value_of(&lived_in());
        for name in LEFT_OUT {
            assert!(fields.get(name).is_some(), "{name}");
        }
    }

    #[test]
    fn nothing_private_is_exported() {
        let exported = lived_in().exported();
        for private in ["private", "稿", "777", "dict", "recent", "places"] {
            assert!(!exported.contains(private), "{private} in {exported}");
        }
        assert!(exported.contains("Family") && exported.contains("\"dark\""), "{exported}");
    }

    #[test]
    fn what_is_exported_is_imported_as_it_was_and_the_rest_stays() {
        let there = lived_in();
        let ImportedSettings { settings, ignored } = Settings::imported(there.exported().as_bytes()).unwrap();
        assert_eq!(ignored, Vec::<String>::new());
        let mut here = Settings {
            recent: vec![Recent { file: "/here.txt".into(), opened: 1 }],
            glossaries: vec![GlossaryFile { file: "/here.tsv".into(), enabled: true, added: 1, changed: 1 }],
            ..Settings::default()
        };
        here.faces.own = vec![own(FacePart::Headings, ChosenFace::File("/here.ttf".into()))];
        let replaced = here.replaced_by(&settings);
        assert_eq!((replaced.theme, replaced.text_size), (ThemeChoice::Dark, 24.0));
        assert!(replaced.typography.hang);
        assert_eq!((&replaced.recent, &replaced.glossaries), (&here.recent, &here.glossaries));
        let faces: Vec<_> = replaced.faces.own.iter().map(|own| own.part).collect();
        assert_eq!(faces, [FacePart::Text, FacePart::Headings], "a face of either");
        assert_eq!(
            here.replaced_by(&Settings::imported(replaced.exported().as_bytes()).unwrap().settings),
            replaced
        );
        assert_eq!(there.replaced_by(&there), there.clone().sanitized(), "its own change nothing");
    }

    #[test]
    fn a_file_that_keeps_settings_is_imported_too() {
        let kept = serde_json::to_vec(&lived_in()).unwrap();
        let ImportedSettings { settings, ignored } = Settings::imported(&kept).unwrap();
        assert_eq!((settings.theme, ignored), (ThemeChoice::Dark, Vec::new()));
        assert!(settings.recent.is_empty() && settings.window.is_none() && settings.glossaries.is_empty());
        assert_eq!(settings.faces.own.len(), 1, "the file of a face is on the other machine");
    }

    #[test]
    fn each_field_is_taken_by_itself_within_its_bounds() {
        let json = "\u{FEFF}{\"version\": 1, \"theme\": \"mauve\", \"text_size\": 4000, \"colour\": 3,
            \"typography\": {\"hang\": true, \"gap\": 7, \"leading\": null, \"no\": {\"such\": 1}},
            \"underline\": {\"every\": true}, \"keep_lines\": true, \"faces\": {\"own\": [3], \"text\": \"kai\"}}";
        let ImportedSettings { settings, ignored } = Settings::imported(json.as_bytes()).unwrap();
        assert_eq!(settings.text_size, *Settings::TEXT_SIZES.end());
        assert!(settings.typography.hang && settings.keep_lines);
        assert_eq!((settings.theme, settings.faces.text), (ThemeChoice::System, FaceStyle::Kai));
        let expected =
            ["colour", "faces.own", "theme", "typography.gap", "typography.no.such", "underline.every"];
        assert_eq!(ignored, expected);
    }

    #[test]
    fn what_holds_no_settings_is_refused() {
        let many: Vec<String> = (0..2_000).map(|number| format!(",\"a{number}\":1")).collect();
        let many = many.concat();
        let deep = format!("{{\"theme\":{}{}}}", "[".repeat(200), "]".repeat(200));
        let malformed = |line, column| SettingsError::Malformed { line, column };
        for (json, error) in [
            ("{\"theme\": \"dark\"", malformed(1, 16)),
            ("{\n \"theme\": dark}", malformed(2, 11)),
            ("\u{0}\u{1}", malformed(1, 1)),
            ("[1, 2]", SettingsError::OtherFile),
            ("{}", SettingsError::OtherFile),
            ("3", SettingsError::OtherFile),
            ("{\"version\": 1, \"terms\": [], \"known\": []}", SettingsError::OtherFile),
            (
                "{\"format\": \"moyue-article\", \"version\": 1, \"language\": \"ja\"}",
                SettingsError::OtherFile,
            ),
            ("{\"version\": \"1.0.0\", \"language\": \"ja\"}", SettingsError::OtherFile),
            (&format!("{{\"theme\":\"dark\"{many}}}"), SettingsError::OtherFile),
            ("{\"version\": 99, \"theme\": \"dark\"}", SettingsError::Newer),
        ] {
            assert_eq!(Settings::imported(json.as_bytes()), Err(error), "{}", json.get(..40).unwrap_or(json));
        }
        for bytes in [deep.as_bytes(), &[0xFF, 0xFE, 0x00]] {
            assert!(matches!(Settings::imported(bytes), Err(SettingsError::Malformed { .. })));
        }
    }

    #[test]
    fn changed_fields_are_named_and_nothing_of_what_is_read() {
        assert_eq!(Settings::default().changed_fields(), Vec::<String>::new());
        let expected = ["faces.own", "faces.text", "glossaries", "text_size", "theme", "typography.hang"];
        assert_eq!(lived_in().changed_fields(), expected);
    }
}
