//! Images from bytes to what is known of them and to pixels, of whatever kind they are.

use super::{drawing, motion, raster};
use crate::fonts::Face;
use crate::reader::{Picture, PictureFacts, PictureKind, PictureProblem, WantedPicture};
use crate::ui::Pixels;

/// What is known of an image by its beginning, without decoding it.
///
/// # Errors
/// It is no image, none that is shown, or too large; [`PictureProblem::Broken`] also where the beginning is too short.
pub fn facts(bytes: &[u8]) -> Picture {
    if drawing::is_drawing(bytes) {
        return Ok(PictureFacts { size: drawing::size(bytes)?, kind: PictureKind::Drawing });
    }
    let kind = if motion::moves(bytes) { PictureKind::Moving } else { PictureKind::Still };
    Ok(PictureFacts { size: raster::size(bytes)?, kind })
}

/// The pixels of an image, no more of them than are wanted; the words of a drawing are in the faces of a region.
///
/// # Errors
/// It is no image, none that is shown, too large, or damaged.
pub fn pixels(bytes: &[u8], wanted: WantedPicture, face: Face) -> Result<Pixels, PictureProblem> {
    if drawing::is_drawing(bytes) {
        drawing::pixels(bytes, wanted, face)
    } else {
        raster::pixels(bytes, wanted)
    }
}
