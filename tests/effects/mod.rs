//! Effects by what they ask for.

use std::path::PathBuf;

use moyue::fonts::FacePart;
use moyue::reader::{DesktopRequest, Effect, Origin, PasteSource, Purpose};

/// What an effect asks for, without what it carries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    Load(Origin),
    Reread(Origin),
    CancelLoading,
    Convert,
    MarkTerms,
    SeekNearest,
    FindCandidates,
    ReadDictionary(PathBuf),
    TellApart(Vec<PathBuf>),
    Find,
    StopFinding,
    Paste(PasteSource),
    CancelPasting,
    DropPasted(PathBuf),
    PasteOfWindow,
    OpenFolder(PathBuf),
    NewWindow(Option<PathBuf>),
    ShowWindow,
    ReadPictures,
    ReadLargePicture,
    PlayPicture,
    ReadNextFrame,
    StopPlaying,
    MeasurePictures,
    CopyPicture(String),
    SavePicture(String, PathBuf),
    ReadFaces(FacePart),
    ListFaces,
    ReadFaceSamples,
    CopyTable,
    SaveCopy(PathBuf),
    Rewrite(PathBuf),
    ReadTerms(PathBuf),
    WriteTerms(PathBuf),
    ReadSettings(PathBuf),
    WriteSettings(PathBuf),
    Dialog(Purpose),
    OpenAddress(String),
    ToggleFullScreen,
    CloseWindow,
}

/// What effects ask for, but for what goes with every article: that its file is watched, its code coloured, and the
/// recent files looked for.
pub fn asked(effects: &[Effect]) -> Vec<Asked> {
    let asked = |effect: &Effect| {
        Some(match effect {
            Effect::Load(job) if job.again.is_some() => Asked::Reread(job.origin.clone()),
            Effect::Load(job) => Asked::Load(job.origin.clone()),
            Effect::CancelLoading => Asked::CancelLoading,
            Effect::Paste(source) => Asked::Paste(source.clone()),
            Effect::CancelPasting => Asked::CancelPasting,
            Effect::DropPasted(file) => Asked::DropPasted(file.clone()),
            Effect::Convert(_) => Asked::Convert,
            Effect::Mark(_) => Asked::MarkTerms,
            Effect::SeekNearest(_) => Asked::SeekNearest,
            Effect::ReadDictionary { file, .. } => Asked::ReadDictionary(file.clone()),
            Effect::TellApart(files) => Asked::TellApart(files.clone()),
            Effect::FindCandidates(_) => Asked::FindCandidates,
            Effect::Find(_) => Asked::Find,
            Effect::StopFinding => Asked::StopFinding,
            Effect::ReadPictures(_) => Asked::ReadPictures,
            Effect::ReadLargePicture(_) => Asked::ReadLargePicture,
            Effect::PlayPicture(_) => Asked::PlayPicture,
            Effect::ReadNextFrame => Asked::ReadNextFrame,
            Effect::StopPlaying => Asked::StopPlaying,
            Effect::MeasurePictures(_) => Asked::MeasurePictures,
            Effect::CopyPicture(picture) => Asked::CopyPicture(picture.source.clone()),
            Effect::SavePicture { picture, path } => Asked::SavePicture(picture.source.clone(), path.clone()),
            Effect::ReadFaces(job) => Asked::ReadFaces(job.part),
            Effect::ListFaces => Asked::ListFaces,
            Effect::ReadFaceSamples(_) => Asked::ReadFaceSamples,
            Effect::CopyTable(_) => Asked::CopyTable,
            Effect::SaveCopy(job) => Asked::SaveCopy(job.path.clone()),
            Effect::Rewrite(job) => Asked::Rewrite(job.path.clone()),
            Effect::ReadTerms(path) => Asked::ReadTerms(path.clone()),
            Effect::WriteTerms(job) => Asked::WriteTerms(job.path.clone()),
            Effect::ReadSettings(path) => Asked::ReadSettings(path.clone()),
            Effect::WriteSettings(job) => Asked::WriteSettings(job.path.clone()),
            Effect::Ask(DesktopRequest::ShowDialog(dialog)) => Asked::Dialog(dialog.purpose),
            Effect::Ask(DesktopRequest::OpenAddress(address)) => Asked::OpenAddress(address.clone()),
            Effect::ListFolder(job) if job.is_opening => Asked::OpenFolder(job.folder.clone()),
            Effect::Ask(DesktopRequest::NewWindow(file)) => Asked::NewWindow(file.clone()),
            Effect::Ask(DesktopRequest::ShowWindow) => Asked::ShowWindow,
            Effect::Ask(DesktopRequest::Paste) => Asked::PasteOfWindow,
            Effect::Ask(DesktopRequest::ToggleFullScreen) => Asked::ToggleFullScreen,
            Effect::Ask(DesktopRequest::CloseWindow) => Asked::CloseWindow,
            Effect::Watch(_)
            | Effect::LookForFiles(_)
            | Effect::ListPasted
            | Effect::ListFolder(_)
            | Effect::ColourCode(_) => return None,
        })
    };
    effects.iter().filter_map(asked).collect()
}
