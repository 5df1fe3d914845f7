//! The faces that the page is set in, besides the bundled ones: which are wanted, and what became of them.

use std::path::PathBuf;
use std::sync::Arc;

use strum::VariantArray;

use super::{ChosenFace, Effect, NoticeKind, OpenError, Reader};
use crate::fonts::{FaceFault, FaceLanguage, FacePart, FaceSource, InstalledFamily};

/// What is known of faces besides what the settings say.
#[derive(Debug, Default)]
pub struct FaceState {
    /// What was asked for last, for each part; nothing while all is bundled.
    asked: [Option<FaceJob>; FacePart::COUNT],
    /// What is not there or cannot be used.
    problems: Vec<(FacePart, FaceLanguage, FaceProblem)>,
    /// The parts for which the user has chosen just now, and wants to hear.
    awaited: Vec<FacePart>,
    /// Those of which something was missing, which may have been installed since.
    again: Vec<FacePart>,
    /// The families that the system has.
    pub installed: InstalledList,
}

/// The families that the system has.
#[derive(Clone, Debug, Default)]
pub enum InstalledList {
    /// Nobody has asked yet.
    #[default]
    Unknown,
    /// They are being listed.
    Listing,
    /// All of them, by name.
    Listed(Arc<[InstalledFamily]>),
}

/// The faces of a part of the page that are to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceJob {
    /// The part.
    pub part: FacePart,
    /// Where the face of each language comes from, and whether it was chosen for headings alone.
    pub wanted: Vec<WantedFace>,
}

/// A face that is wanted for a part of the page in a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedFace {
    /// The language.
    pub language: FaceLanguage,
    /// Where it comes from.
    pub source: FaceSource,
    /// Whether it is one for headings that is not that of the text.
    pub is_for_headings: bool,
}

/// A face that is not used, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaceProblem {
    /// Which was wanted.
    pub source: FaceSource,
    /// Why it is not used.
    pub error: FaceError,
}

/// Why a face is not used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaceError {
    /// There is none, or it cannot be drawn.
    Fault(FaceFault),
    /// Its file could not be read.
    File(OpenError),
    /// Reading it met a mistake in Moyue.
    Crashed,
}

impl FaceState {
    /// Why a part in a language is not set in the face that was chosen; none where it is, or will be.
    pub fn problem(&self, part: FacePart, language: FaceLanguage) -> Option<&FaceProblem> {
        let is_it = |of: &&(FacePart, FaceLanguage, FaceProblem)| (of.0, of.1) == (part, language);
        self.problems.iter().find(is_it).map(|(.., problem)| problem)
    }
}

impl Reader {
    /// The language whose faces the article on the screen is set in.
    pub fn face_language(&self) -> FaceLanguage {
        FaceLanguage::of(self.document.as_ref().map_or("", |document| &document.shown.head.language))
    }

    /// Has the faces read that are wanted and were not asked for.
    pub(super) fn read_faces(&mut self) -> Vec<Effect> {
        let again = std::mem::take(&mut self.faces.again);
        let wanted = FacePart::VARIANTS.iter().map(|part| (*part, self.wanted_faces(*part)));
        let is_new = |(part, job): &(FacePart, Option<FaceJob>)| {
            again.contains(part) || self.faces.asked[*part as usize] != *job
        };
        let jobs: Vec<_> = wanted.filter(is_new).collect();
        let mut effects = Vec::new();
        for (part, job) in jobs {
            // Where nothing is wanted any more, that is to be heard of as well.
            let none = FaceJob { part, wanted: Vec::new() };
            effects.push(Effect::ReadFaces(job.clone().unwrap_or(none)));
            self.faces.asked[part as usize] = job;
        }
        effects
    }

    /// The faces of a part that are not bundled; none where all are.
    fn wanted_faces(&self, part: FacePart) -> Option<FaceJob> {
        let settings = &self.settings.faces;
        let wanted = FaceLanguage::VARIANTS.iter().map(|language| WantedFace {
            language: *language,
            source: settings.source(part, *language),
            is_for_headings: part == FacePart::Headings && settings.has_heading_face(*language),
        });
        let wanted: Vec<_> = wanted.filter(|wanted| wanted.source != FaceSource::Bundled).collect();
        (!wanted.is_empty()).then_some(FaceJob { part, wanted })
    }

    /// Notes the face that the user has chosen for a part, in the language of the article on the screen.
    pub(super) fn choose_face(&mut self, part: FacePart, face: Option<ChosenFace>) {
        let language = self.face_language();
        self.settings.faces.choose(part, language, face);
        self.face_was_chosen(part);
    }

    /// Notes that the user has chosen, and wants to hear what becomes of it even if it is the same as before: it may have
    /// been installed since.
    pub(super) fn face_was_chosen(&mut self, part: FacePart) {
        self.faces.awaited.push(part);
        // Headings may be set as the text is.
        let parts = if part == FacePart::Text { vec![part, FacePart::Headings] } else { vec![part] };
        let has_problem = |part: &FacePart| self.faces.problems.iter().any(|(of, ..)| of == part);
        let again: Vec<FacePart> = parts.into_iter().filter(has_problem).collect();
        self.faces.again.extend(again);
    }

    /// Takes what became of the faces of a part.
    pub(super) fn faces_read(&mut self, part: FacePart, problems: Vec<(FaceLanguage, FaceProblem)>) {
        let is_awaited = self.faces.awaited.contains(&part);
        self.faces.awaited.retain(|of| *of != part);
        self.faces.problems.retain(|(of, ..)| *of != part);
        self.faces.problems.extend(problems.into_iter().map(|(language, problem)| (part, language, problem)));
        let Some(problem) = self.problem_to_say(part) else { return };
        // That the system has no face of a kind is said when that kind is chosen, and not at each start.
        let is_of_kind = matches!(problem.source, FaceSource::Style(_));
        // Headings that are set as the text is have the same problem.
        let is_said =
            part == FacePart::Headings && !self.settings.faces.has_heading_face(self.face_language());
        if !is_said && (is_awaited || !is_of_kind) {
            self.notify(NoticeKind::FaceNotUsed(problem));
        }
    }

    /// What is wrong with the face of a part in the article on the screen; while there is none, in any.
    fn problem_to_say(&self, part: FacePart) -> Option<FaceProblem> {
        match &self.document {
            Some(_) => self.faces.problem(part, self.face_language()).cloned(),
            None => {
                self.faces.problems.iter().find(|(of, ..)| *of == part).map(|(.., problem)| problem.clone())
            }
        }
    }

    /// Lists the families that the system has.
    pub(super) fn list_faces(&mut self) -> Vec<Effect> {
        if matches!(self.faces.installed, InstalledList::Listing) {
            return Vec::new();
        }
        if matches!(self.faces.installed, InstalledList::Unknown) {
            self.faces.installed = InstalledList::Listing;
        }
        vec![Effect::ListFaces]
    }

    /// The face of a file of the user's own.
    pub(super) fn choose_face_file(&mut self, part: FacePart, path: PathBuf) {
        self.choose_face(part, Some(ChosenFace::File(path)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FaceStyle;
    use crate::reader::{Command, Language, Outcome, Setting, Settings};

    /// The parts whose faces are to be read.
    fn parts(effects: &[Effect]) -> Vec<FacePart> {
        let part = |effect: &Effect| match effect {
            Effect::ReadFaces(job) => Some(job.part),
            _ => None,
        };
        effects.iter().filter_map(part).collect()
    }

    fn missing(language: FaceLanguage) -> (FaceLanguage, FaceProblem) {
        let fault = FaceFault::NoneOfStyle(FaceStyle::Kai, language);
        (language, FaceProblem { source: FaceSource::Style(FaceStyle::Kai), error: FaceError::Fault(fault) })
    }

    #[test]
    fn faces_are_read_when_they_are_wanted_and_not_again() {
        let mut reader = Reader::new(Settings::default(), Language::En);
        let mut set = |style| parts(&reader.update(Command::Set(Setting::TextFace(style))));
        assert_eq!(set(FaceStyle::Gothic), [], "bundled");
        assert_eq!(set(FaceStyle::Kai), [FacePart::Text, FacePart::Headings]);
        assert_eq!(set(FaceStyle::Kai), []);
        // It may have been installed since.
        let problems = FaceLanguage::VARIANTS.iter().copied().map(missing).collect::<Vec<_>>();
        reader.update(Command::Hear(Outcome::FacesRead { part: FacePart::Text, problems }));
        assert_eq!(reader.notices.len(), 1);
        let again = reader.update(Command::Set(Setting::TextFace(FaceStyle::Kai)));
        assert_eq!(parts(&again), [FacePart::Text]);
        let back = reader.update(Command::Set(Setting::TextFace(FaceStyle::Gothic)));
        assert_eq!(parts(&back), [FacePart::Text, FacePart::Headings], "what was read is not used any more");
    }

    #[test]
    fn at_a_start_it_is_not_said_that_the_system_has_no_face_of_a_kind() {
        let mut settings = Settings::default();
        settings.faces.text = FaceStyle::Kai;
        let mut reader = Reader::new(settings, Language::En);
        assert_eq!(parts(&reader.update(Command::Start(Vec::new()))), [FacePart::Text, FacePart::Headings]);
        let problems = FaceLanguage::VARIANTS.iter().copied().map(missing).collect::<Vec<_>>();
        reader.update(Command::Hear(Outcome::FacesRead { part: FacePart::Text, problems: problems.clone() }));
        reader.update(Command::Hear(Outcome::FacesRead { part: FacePart::Headings, problems }));
        assert!(reader.notices.is_empty());
        assert!(reader.faces.problem(FacePart::Text, FaceLanguage::Korean).is_some(), "but it is known");
        let (language, mut problem) = missing(FaceLanguage::Other);
        problem.source = FaceSource::Family("Gone".into());
        reader.update(Command::Hear(Outcome::FacesRead {
            part: FacePart::Code,
            problems: vec![(language, problem)],
        }));
        assert_eq!(reader.notices.len(), 1, "a face that was chosen by name is missed");
    }
}
