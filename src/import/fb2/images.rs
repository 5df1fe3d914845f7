//! The images of a book, which stand at its end in base64.

use std::collections::HashMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_PAD_INDIFFERENT;

use crate::text::data_address;

/// Images that a book may have.
const MOST_IMAGES: usize = 20_000;
/// Points of the highest image in a line that stands for a character: two lines of most screens.
const HIGHEST_SIGN: u32 = 40;

/// The images of a book.
#[derive(Default)]
pub(super) struct BookImages {
    /// The bytes of each, with its name on the page.
    images: Vec<(String, Vec<u8>)>,
    /// Which of them is meant by the id that the book gives it.
    by_id: HashMap<String, usize>,
}

impl BookImages {
    /// Adds what the book has under an id, if it is an image.
    pub(super) fn add(&mut self, id: &str, base64: &str) {
        let letters: Vec<u8> = base64.bytes().filter(|byte| !byte.is_ascii_whitespace()).collect();
        let Ok(bytes) = STANDARD_PAD_INDIFFERENT.decode(letters) else { return };
        if self.images.len() >= MOST_IMAGES || data_address::media_type(&bytes).is_none() {
            return;
        }
        let index = self.images.len();
        self.images.push((format!("image{}", index + 1), bytes));
        self.by_id.entry(id.to_owned()).or_insert(index);
    }

    /// The address of an image on the page, by the address that the book has for it; none where it has no such image.
    pub(super) fn address(&self, href: &str) -> Option<String> {
        let (name, _) = self.find(href)?;
        Some(format!("cid:{name}"))
    }

    /// Whether an image is no higher than a character or two.
    pub(super) fn is_low(&self, href: &str) -> bool {
        self.find(href).and_then(|(_, bytes)| height(bytes)).is_some_and(|height| height <= HIGHEST_SIGN)
    }

    fn find(&self, href: &str) -> Option<&(String, Vec<u8>)> {
        self.images.get(*self.by_id.get(href.trim().trim_start_matches('#'))?)
    }

    /// Gives the images away.
    pub(super) fn take(&mut self) -> Vec<(String, Vec<u8>)> {
        std::mem::take(&mut self.images)
    }
}

/// The height of an image in points, as PNG (§11.2.1) and GIF (§18) say it at their beginning; none for other formats, in
/// which nobody keeps characters.
fn height(bytes: &[u8]) -> Option<u32> {
    if bytes.starts_with(b"\x89PNG") {
        return Some(u32::from_be_bytes(*bytes.get(20..)?.first_chunk()?));
    }
    if bytes.starts_with(b"GIF8") {
        return Some(u32::from(u16::from_le_bytes(*bytes.get(8..)?.first_chunk()?)));
    }
    None
}
