//! The images of the article on screen: which are read, the one that is shown large, and what is taken out of it.

use std::ops::Range;
use std::path::PathBuf;

use super::{Document, Effect, Picture, PictureFacts, PictureJob, Purpose, Reader, Stamp};
use crate::article::{Article, Image, Origin, Role, WantedPicture};
use crate::text::data_address;

/// What is done with the images of the article.
#[derive(Clone, Debug, PartialEq)]
pub enum PictureCommand {
    /// These images are on the screen or near it and not there yet, in the order in which they are needed; others that
    /// were wanted before are not.
    Want(Vec<WantedPicture>),
    /// Show an image large, by its index among the article's.
    Enlarge(usize),
    /// Show another one large.
    Step(PictureStep),
    /// Show no image large any more.
    Close,
    /// The image that is shown large is needed in this size.
    WantLarge(WantedPicture),
    /// Play the animation that is shown large, from its beginning.
    Play(WantedPicture),
    /// A frame of it was seen, so that another one may be read.
    FrameSeen,
    /// Play no more.
    Stop,
    /// Put an image into the clipboard.
    Copy(usize),
    /// Write an image into a file of its own.
    Save(usize),
}

/// Which image comes after the one that is shown large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureStep {
    /// The one before.
    Back,
    /// The next one.
    On,
    /// The article's first.
    First,
    /// The article's last.
    Last,
}

/// The image that is shown large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LargePicture {
    /// Index among the article's images.
    pub index: usize,
    /// The passage that it stands in.
    pub passage: usize,
    /// The alternative text, else the name of its file; may be empty.
    pub name: String,
    /// The passages of its caption.
    pub caption: Range<usize>,
    /// Its number among those that can be shown large, from 1.
    pub number: usize,
    /// How many there are of those.
    pub count: usize,
    /// The image that was shown large first, until it was closed.
    opened: usize,
    /// [`super::Revisions::shown`] when this was found.
    shown: u64,
}

/// An image that is taken out of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakenPicture {
    /// Where the article came from.
    pub origin: Origin,
    /// The image's address in it.
    pub source: String,
    /// The language of the article, whose faces a drawing's words have.
    pub language: String,
}

/// What came of looking at an article's images again.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredPictures {
    /// [`super::Revisions::pictures`] when this was asked for.
    pub reading: u64,
    /// What is known of each.
    pub pictures: Vec<Picture>,
    /// The files that they are in.
    pub files: Vec<PictureFile>,
}

/// A file that an image is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureFile {
    /// Its path, without links.
    pub path: PathBuf,
    /// How it looked when the image was measured; none where it is not there.
    pub stamp: Option<Stamp>,
}

/// What the session keeps of the images of the article.
#[derive(Debug, Default)]
pub struct PictureState {
    /// The image that is shown large.
    pub large: Option<LargePicture>,
    /// The image for which a file is being chosen.
    to_save: Option<TakenPicture>,
}

impl Reader {
    pub(super) fn picture_command(&mut self, command: PictureCommand) -> Vec<Effect> {
        let effect = match command {
            PictureCommand::Want(wanted) => self.picture_job(wanted).map(Effect::ReadPictures),
            PictureCommand::WantLarge(wanted) => self.picture_job(vec![wanted]).map(Effect::ReadLargePicture),
            PictureCommand::Play(wanted) => self.picture_job(vec![wanted]).map(Effect::PlayPicture),
            PictureCommand::FrameSeen => Some(Effect::ReadNextFrame),
            PictureCommand::Stop => Some(Effect::StopPlaying),
            PictureCommand::Enlarge(index) => {
                self.enlarge(index, index);
                None
            }
            PictureCommand::Step(step) => {
                self.step_picture(step);
                None
            }
            PictureCommand::Close => {
                self.close_picture();
                None
            }
            PictureCommand::Copy(index) => self.taken(index).map(Effect::CopyPicture),
            PictureCommand::Save(index) => return self.ask_to_save(index),
        };
        effect.into_iter().collect()
    }

    fn picture_job(&self, wanted: Vec<WantedPicture>) -> Option<PictureJob> {
        self.document.as_ref().map(|document| PictureJob {
            article: document.article.clone(),
            origin: document.origin.clone(),
            reading: self.revisions.pictures,
            wanted,
        })
    }

    /// Shows an image large, if it is one that can be; `opened` is the one that was first.
    fn enlarge(&mut self, index: usize, opened: usize) {
        let shown = self.revisions.shown;
        let large = self.document.as_ref().and_then(|document| document.large_picture(index));
        self.pictures.large = large.map(|large| LargePicture { opened, shown, ..large });
    }

    fn step_picture(&mut self, step: PictureStep) {
        let (Some(large), Some(document)) = (&self.pictures.large, &self.document) else { return };
        let all = document.enlargeable();
        let at = large.number - 1;
        let to = match step {
            PictureStep::Back => at.checked_sub(1),
            PictureStep::On => Some(at + 1),
            PictureStep::First => Some(0),
            PictureStep::Last => all.len().checked_sub(1),
        };
        let opened = large.opened;
        if let Some((index, ..)) = to.and_then(|to| all.get(to)) {
            self.enlarge(*index, opened);
        }
    }

    /// Shows no image large any more. The text goes to where the last one stands, where that is another than the first.
    fn close_picture(&mut self) {
        let Some(large) = self.pictures.large.take() else { return };
        let passage = self.document.as_ref().and_then(|document| document.shown.passages.get(large.passage));
        if let Some(anchor) = passage.map(|passage| passage.anchor).filter(|_| large.index != large.opened) {
            self.go_to(anchor, super::ScrollTarget::InView);
        }
    }

    /// Looks for the image that is shown large in what is shown now.
    pub(super) fn keep_large_picture(&mut self) {
        if let Some(large) = self.pictures.large.as_ref().filter(|large| large.shown != self.revisions.shown)
        {
            let (index, opened) = (large.index, large.opened);
            self.enlarge(index, opened);
        }
    }

    /// Another article is on screen.
    pub(super) fn forget_pictures(&mut self) {
        self.pictures = PictureState::default();
    }

    fn taken(&self, index: usize) -> Option<TakenPicture> {
        let document = self.document.as_ref()?;
        let source = (*document.article.images().get(index)?).to_owned();
        let language = document.article.language.clone();
        Some(TakenPicture { origin: document.origin.clone(), source, language })
    }

    /// Asks where an image is to be written to.
    fn ask_to_save(&mut self, index: usize) -> Vec<Effect> {
        if self.dialog_open {
            return Vec::new();
        }
        self.pictures.to_save = self.taken(index);
        if self.pictures.to_save.is_none() {
            return Vec::new();
        }
        self.ask_for_file(Purpose::SavePicture)
    }

    /// The name that the image for which a file is being chosen is offered to have, with its ending.
    pub(super) fn picture_name(&self) -> String {
        self.pictures.to_save.as_ref().map(|picture| file_name(&picture.source)).unwrap_or_default()
    }

    /// A file was chosen for an image.
    pub(super) fn save_picture_to(&mut self, path: PathBuf) -> Vec<Effect> {
        let picture = self.pictures.to_save.take();
        picture.map(|picture| Effect::SavePicture { picture, path }).into_iter().collect()
    }

    /// The files of some images have changed.
    pub(super) fn pictures_changed(&self) -> Vec<Effect> {
        self.picture_job(Vec::new()).map(Effect::MeasurePictures).into_iter().collect()
    }

    /// Images were looked at again, since their files have changed.
    pub(super) fn pictures_measured(&mut self, measured: MeasuredPictures) {
        if measured.reading != self.revisions.pictures {
            return;
        }
        let Some(document) = &mut self.document else { return };
        if document.pictures == measured.pictures && *document.picture_files == *measured.files {
            // They were only touched.
            return;
        }
        document.pictures = measured.pictures;
        document.picture_files = measured.files.into();
        self.revisions.pictures += 1;
        if let Some(large) = &self.pictures.large {
            let (index, opened) = (large.index, large.opened);
            self.enlarge(index, opened);
        }
    }
}

impl Document {
    /// The images that can be shown large, in reading order: the index of each, its passage and its name. Of those that
    /// stand in lines only what is no character is among them.
    fn enlargeable(&self) -> Vec<(usize, usize, &str)> {
        let mut found = Vec::new();
        if self.pictures.is_empty() {
            return found;
        }
        for (at, passage) in self.shown.passages.iter().enumerate() {
            if let (Role::Image, Some(index)) = (passage.role, passage.image) {
                found.push((index as usize, at, passage.text.as_str()));
            }
            let in_lines = passage.spans.iter().filter_map(|span| span.style.image.as_ref());
            found.extend(in_lines.map(|image| (image.index as usize, at, image.text.as_str())));
        }
        found.retain(|(index, at, _)| {
            let is_block = self.shown.passages[*at].role == Role::Image;
            let facts = self.pictures.get(*index).and_then(|picture| picture.ok());
            facts.is_some_and(|facts| is_block || facts.is_more_than_a_character())
        });
        found
    }

    /// Whether an image that stands in a line can be shown large.
    pub fn can_enlarge_in_line(&self, index: usize) -> bool {
        let facts = self.pictures.get(index).and_then(|picture| picture.ok());
        facts.is_some_and(PictureFacts::is_more_than_a_character)
    }

    /// An image as it is shown large.
    fn large_picture(&self, index: usize) -> Option<LargePicture> {
        let all = self.enlargeable();
        let at = all.iter().position(|(of, ..)| *of == index)?;
        let (_, passage, words) = all[at];
        let passages = &self.shown.passages;
        let of = &passages[passage];
        let is_caption = |caption: &&crate::article::Passage| {
            caption.role == Role::Caption
                && (caption.anchor.section, caption.anchor.block) == (of.anchor.section, of.anchor.block)
        };
        let after = &passages[passage + 1..];
        let lines = if of.role == Role::Image { after.iter().take_while(is_caption).count() } else { 0 };
        let name = if words.is_empty() { source_name(&self.article, index) } else { words.to_owned() };
        Some(LargePicture {
            index,
            passage,
            name,
            caption: passage + 1..passage + 1 + lines,
            number: at + 1,
            count: all.len(),
            opened: index,
            shown: 0,
        })
    }
}

fn source_name(article: &Article, index: usize) -> String {
    let source = article.images().get(index).map(|source| (*source).to_owned());
    let image = Image { source: source.unwrap_or_default(), ..Image::default() };
    image.name().to_owned()
}

/// The name of an image's file by its address; an image within its address has that of its kind.
fn file_name(source: &str) -> String {
    if let Some(rest) = source.get(data_address::PREFIX.len()..).filter(|_| data_address::is_image(source)) {
        let kind = rest.split([';', ',']).next().unwrap_or_default();
        let ending = match kind.trim().to_ascii_lowercase().strip_prefix("image/").unwrap_or_default() {
            "svg+xml" => "svg".to_owned(),
            "jpeg" => "jpg".to_owned(),
            kind => kind.chars().filter(char::is_ascii_alphanumeric).take(5).collect(),
        };
        return format!("picture.{ending}");
    }
    let image = Image { source: source.to_owned(), ..Image::default() };
    percent_encoding::percent_decode_str(image.name()).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_an_image_is_offered_its_name() {
        for (source, name) in [
            ("img/%E5%82%98.png?v=1", "傘.png"),
            ("a.svg", "a.svg"),
            ("data:image/svg+xml;base64,AAAA", "picture.svg"),
            ("data:image/JPEG;base64,AAAA", "picture.jpg"),
            ("data:image/x-../..;base64,AAAA", "picture.x"),
        ] {
            assert_eq!(file_name(source), name, "{source}");
        }
    }
}
