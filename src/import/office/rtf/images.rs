//! Images, where they stand in the text.

use super::reader::RtfReader;
use super::state::Destination;
use crate::import::office::line::{LineText, OfficeImage, RunStyle};
use crate::import::office::parts::{OfficeParagraph, OfficePart};
use crate::text::data_address;

/// Images of the largest document.
const MOST: usize = 20_000;
impl RtfReader {
    /// Ends an image; one of no kind that is known is its words.
    pub(super) fn end_picture(&mut self) {
        let picture = std::mem::take(&mut self.picture);
        let is_of_shape = self.state.destination == Destination::PropertyValue;
        if !(is_of_shape || self.state.is_shown()) || self.images.len() >= MOST {
            return;
        }
        let words = picture.words.trim().to_owned();
        let (width, height) = picture.ems(self.state.run.size);
        let style = RunStyle { link: self.open_link(), ..RunStyle::default() };
        let is_known = data_address::any_media_type(&picture.bytes).is_some();
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
