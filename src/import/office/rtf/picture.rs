//! Images, whose bytes stand in the file in hexadecimal digits.

use super::reader::RtfReader;
use super::state::Destination;
use crate::import::office::line::{LineText, OfficeImage, RunStyle};
use crate::import::office::parts::{OfficeParagraph, OfficePart};
use crate::text::data_address;

/// Images of the largest document.
const MOST: usize = 20_000;
/// Half points of text where nothing is said.
const USUAL_SIZE: i32 = 24;

/// An image that is read, if one is.
#[derive(Debug, Default)]
pub(super) struct OpenPicture {
    bytes: Vec<u8>,
    /// The first digit of a byte.
    half: Option<u8>,
    /// Its words.
    pub words: String,
    /// Width and height on paper in twentieths of a point, and in hundredths of these.
    size: (i32, i32),
    scale: (i32, i32),
}

impl OpenPicture {
    /// Begins an image.
    pub(super) fn begin(&mut self) {
        *self = Self { scale: (100, 100), ..Self::default() };
    }

    /// Applies a word; whether it says something of images.
    pub(super) fn word(&mut self, word: &str, number: Option<i32>) -> bool {
        let number = number.unwrap_or_default();
        match word {
            "picwgoal" => self.size.0 = number,
            "pichgoal" => self.size.1 = number,
            "picscalex" => self.scale.0 = number,
            "picscaley" => self.scale.1 = number,
            _ => return false,
        }
        true
    }

    /// Adds hexadecimal digits.
    pub(super) fn hexadecimal(&mut self, digits: &[u8]) {
        for digit in digits.iter().filter_map(|byte| char::from(*byte).to_digit(16)) {
            match self.half.take() {
                Some(high) => self.bytes.push(high * 16 + digit as u8),
                None => self.half = Some(digit as u8),
            }
        }
    }

    /// Adds bytes that stand in the file as they are.
    pub(super) fn binary(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }
}

impl RtfReader {
    /// Ends an image. One in a form that only Windows knows is its words, and nothing without.
    pub(super) fn end_picture(&mut self) {
        let picture = std::mem::take(&mut self.picture);
        let is_of_shape = self.state.destination == Destination::PropertyValue;
        if !(is_of_shape || self.state.is_shown()) || self.images.len() >= MOST {
            return;
        }
        let words = picture.words.trim().to_owned();
        let em = self.state.run.size.unwrap_or(USUAL_SIZE).max(2) as f32 / 2.0;
        let length = |(goal, scale): (i32, i32)| goal as f32 * scale as f32 / 100.0 / 20.0 / em;
        let (width, height) =
            (length((picture.size.0, picture.scale.0)), length((picture.size.1, picture.scale.1)));
        let style = RunStyle { link: self.open_link(), ..RunStyle::default() };
        let is_known = data_address::media_type(&picture.bytes).is_some();
        let number = self.images.len() + 1;
        let Some(flow) = self.flows.last_mut() else { return };
        if !is_known {
            return flow.line.text(&words, &style);
        }
        let id = format!("image{number}");
        let is_character = !is_of_shape && OfficeImage::is_of_character(width, height);
        let image = OfficeImage { source: format!("cid:{id}"), alternative: words, is_character };
        self.images.push((id, picture.bytes));
        if is_of_shape {
            let text = LineText { html: image.html(), images: 1, ..LineText::default() };
            flow.after.push(OfficePart::Paragraph(OfficeParagraph { text, ..OfficeParagraph::default() }));
        } else {
            flow.line.image(&image, &style);
        }
    }
}
