//! Taking an image out of an article: into the clipboard, or into a file of its own.

use std::sync::Arc;

use arboard::ImageData;

use super::{decode, guarded};
use crate::app::jobs::{JobFailure, Jobs};
use crate::app::work::paste::Paste;
use crate::article::{PictureKind, WantedPicture};
use crate::files::{self, pictures};
use crate::fonts::Face;
use crate::reader::{CopyError, NoticeKind, Outcome, PictureProblem, TakenPicture};

/// The longest side of a drawing that is copied as pixels: sharp on paper at the width of a column.
const DRAWING_SIDE: u32 = 2_400;
/// How large a drawing is copied, in pixels for each of its own.
const DRAWING_SCALE: u32 = 2;

/// Puts an image into the clipboard as pixels.
pub fn copy(jobs: &Jobs, paste: &Paste, picture: TakenPicture) {
    let put = Arc::clone(&paste.put_image);
    let told = |result: Result<bool, PictureProblem>| {
        Outcome::Noticed(match result {
            Ok(true) => NoticeKind::Copied,
            Ok(false) => NoticeKind::PictureNotCopied,
            Err(problem) => NoticeKind::PictureNotTaken(problem),
        })
    };
    let work = move |_: &_| told(guarded(|| pixels(&picture)).map(|image| put(&image)));
    jobs.spawn("copy picture", work, move |_| told(Ok(false)));
}

/// All of the pixels of an image, not mixed with its alpha.
fn pixels(picture: &TakenPicture) -> Result<ImageData<'static>, PictureProblem> {
    let bytes = pictures::bytes(&picture.origin, &picture.source)?;
    let facts = decode::facts(&bytes)?;
    let (width, longest) = match facts.kind {
        PictureKind::Drawing => (facts.size.width.saturating_mul(DRAWING_SCALE), DRAWING_SIDE),
        PictureKind::Still | PictureKind::Moving => (facts.size.width, u32::MAX),
    };
    let face = Face::of(&picture.language, Face::Taiwan);
    let image = decode::pixels(&bytes, WantedPicture { index: 0, width, longest }, face)?.image;
    let [width, height] = image.size;
    let bytes: Vec<u8> = image.pixels.iter().flat_map(egui::Color32::to_srgba_unmultiplied).collect();
    Ok(ImageData { width, height, bytes: bytes.into() })
}

/// Writes an image into a file, byte for byte as it is in the article.
pub fn save(jobs: &Jobs, picture: TakenPicture, path: std::path::PathBuf) {
    let failed = {
        let file = path.clone();
        move |failure| {
            Outcome::Noticed(NoticeKind::CopyNotSaved(match failure {
                JobFailure::NoThread(error) => CopyError::NotWritten { error, file: file.clone() },
                JobFailure::Crashed => CopyError::Crashed,
            }))
        }
    };
    let work = move |_: &_| {
        let bytes = match pictures::bytes(&picture.origin, &picture.source) {
            Ok(bytes) => bytes,
            Err(problem) => return Outcome::Noticed(NoticeKind::PictureNotTaken(problem)),
        };
        Outcome::Noticed(match files::write_atomically(&path, &bytes) {
            Ok(()) => NoticeKind::PictureSaved(path.display().to_string()),
            Err(error) => NoticeKind::CopyNotSaved(CopyError::NotWritten { error: error.into(), file: path }),
        })
    };
    jobs.spawn("save picture", work, failed);
}

/// The name that an image is offered to be saved under.
pub fn file_name(name: &str) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let is_ending = ending.len() <= 5 && ending.chars().all(|c| c.is_ascii_alphanumeric());
    let stem = files::name_part(if is_ending { stem } else { name });
    let stem = if stem.is_empty() { "picture" } else { &stem };
    if is_ending && !ending.is_empty() { format!("{stem}.{ending}") } else { stem.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_image_is_offered_its_own_name() {
        for (name, offered) in [
            ("傘.png", "傘.png"),
            ("a:b?.jpeg", "ab.jpeg"),
            ("photo", "photo"),
            ("Fig. 1 of two", "Fig. 1 of two"),
            (".svg", "picture.svg"),
            ("", "picture"),
        ] {
            assert_eq!(file_name(name), offered, "{name}");
        }
    }
}
