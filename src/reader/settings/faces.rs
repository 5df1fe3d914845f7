//! The faces that the user has chosen.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::fonts::{FaceLanguage, FacePart, FaceSource, FaceStyle};
use crate::text::path_text;

/// The faces that the user has chosen: a kind of face for all languages, and for a language a face of its own, since a
/// Japanese face is wrong for a Chinese text.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct FaceSettings {
    /// The kind of face of the text.
    pub text: FaceStyle,
    /// The kind of face of headings; none for that of the text.
    pub headings: Option<FaceStyle>,
    /// Faces that were chosen by name or as a file, at most one for each part and language.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub own: Vec<OwnFace>,
}

/// A face that was chosen for a part of the page in a language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnFace {
    /// What is set in it.
    pub part: FacePart,
    /// In texts of which language.
    pub language: FaceLanguage,
    /// Which it is.
    pub face: ChosenFace,
}

/// A face that the user has chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChosenFace {
    /// An installed family, by its name.
    Family(String),
    /// A file of the user's own, by its absolute path.
    #[serde(with = "path_text")]
    File(PathBuf),
}

impl FaceSettings {
    /// The most that are kept, whatever a file has.
    const LIMIT: usize = FacePart::COUNT * FaceLanguage::COUNT;

    /// The face that was chosen for a part in a language.
    pub fn own(&self, part: FacePart, language: FaceLanguage) -> Option<&ChosenFace> {
        let own = |language| {
            let is_it = |own: &&OwnFace| own.part == part && own.language == language;
            self.own.iter().find(is_it).map(|own| &own.face)
        };
        // What was chosen for Taiwan is better in Hong Kong than what was chosen for nobody.
        let near = if language == FaceLanguage::HongKong { FaceLanguage::Taiwan } else { language };
        own(language).or_else(|| own(near))
    }

    /// Notes the face that was chosen for a part in a language; the kind of face for all languages where none.
    pub fn choose(&mut self, part: FacePart, language: FaceLanguage, face: Option<ChosenFace>) {
        self.own.retain(|own| (own.part, own.language) != (part, language));
        if face.is_none() && language == FaceLanguage::HongKong {
            // The one that was in use.
            self.own.retain(|own| (own.part, own.language) != (part, FaceLanguage::Taiwan));
        }
        self.own.extend(face.map(|face| OwnFace { part, language, face }));
    }

    /// Where the face of a part in a language comes from.
    pub fn source(&self, part: FacePart, language: FaceLanguage) -> FaceSource {
        let style = match part {
            FacePart::Text => self.text,
            FacePart::Headings => match self.headings {
                Some(style) => style,
                None if self.own(part, language).is_none() => return self.source(FacePart::Text, language),
                None => FaceStyle::Gothic,
            },
            FacePart::Code => FaceStyle::Gothic,
        };
        match self.own(part, language) {
            Some(ChosenFace::Family(name)) => FaceSource::Family(name.clone()),
            Some(ChosenFace::File(file)) => FaceSource::File(file.clone()),
            None if style == FaceStyle::Gothic => FaceSource::Bundled,
            None => FaceSource::Style(style),
        }
    }

    /// Whether headings have a face of their own rather than that of the text.
    pub fn has_heading_face(&self, language: FaceLanguage) -> bool {
        self.headings.is_some() || self.own(FacePart::Headings, language).is_some()
    }

    /// The same with at most one face for each part and language.
    #[must_use]
    pub(super) fn sanitized(mut self) -> Self {
        let mut seen = Vec::new();
        self.own.retain(|own| {
            let is_named = match &own.face {
                ChosenFace::Family(name) => !name.is_empty(),
                ChosenFace::File(file) => file.is_absolute(),
            };
            let key = (own.part, own.language);
            is_named && !seen.contains(&key) && {
                seen.push(key);
                true
            }
        });
        self.own.truncate(Self::LIMIT);
        self.own.sort_by_key(|own| (own.part, own.language));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn family(name: &str) -> ChosenFace {
        ChosenFace::Family(name.into())
    }

    #[test]
    fn a_face_of_a_language_goes_before_a_kind_for_all() {
        let (text, taiwan) = (FacePart::Text, FaceLanguage::Taiwan);
        let mut faces = FaceSettings { text: FaceStyle::Ming, ..FaceSettings::default() };
        faces.choose(text, taiwan, Some(family("A")));
        faces.choose(text, taiwan, Some(family("B")));
        assert_eq!(faces.own.len(), 1);
        let ming = FaceSource::Style(FaceStyle::Ming);
        assert_eq!(faces.source(text, taiwan), FaceSource::Family("B".into()));
        assert_eq!(faces.source(text, FaceLanguage::HongKong), FaceSource::Family("B".into()));
        assert_eq!(faces.source(text, FaceLanguage::Japanese), ming);
        assert_eq!(faces.source(FacePart::Headings, taiwan), FaceSource::Family("B".into()));
        assert_eq!(faces.source(FacePart::Code, taiwan), FaceSource::Bundled);
        faces.headings = Some(FaceStyle::Gothic);
        assert_eq!(faces.source(FacePart::Headings, taiwan), FaceSource::Bundled);
        faces.choose(text, FaceLanguage::HongKong, None);
        assert_eq!(faces.source(text, FaceLanguage::HongKong), ming, "what is taken back is what was in use");
    }

    #[test]
    fn a_file_keeps_what_means_something() {
        let json = r#"{"text":"ming","own":[
            {"part":"code","language":"ja","face":{"family":"Mono"}},
            {"part":"text","language":"ko","face":{"file":"/a/b.ttf"}},
            {"part":"text","language":"ko","face":{"family":"twice"}},
            {"part":"text","language":"zh-HK","face":{"file":"relative.ttf"}},
            {"part":"text","language":"other","face":{"family":""}}]}"#;
        let faces: FaceSettings = serde_json::from_str(json).unwrap();
        let faces = faces.sanitized();
        assert_eq!(faces.text, FaceStyle::Ming);
        let kept: Vec<_> = faces.own.iter().map(|own| (own.part, own.language)).collect();
        assert_eq!(kept, [(FacePart::Text, FaceLanguage::Korean), (FacePart::Code, FaceLanguage::Japanese)]);
        let again: FaceSettings = serde_json::from_str(&serde_json::to_string(&faces).unwrap()).unwrap();
        assert_eq!(again, faces);
    }
}
