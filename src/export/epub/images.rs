//! The images of a publication, each once.

use std::collections::HashMap;

use crate::text::data_address;

/// An image in the publication.
pub(super) struct ImageFile {
    /// Its path from the package document.
    pub name: String,
    pub media_type: &'static str,
    pub bytes: Vec<u8>,
}

/// The images that the documents show.
#[derive(Default)]
pub(super) struct Images {
    files: Vec<ImageFile>,
    /// The file of each data address; none where that holds no image.
    by_address: HashMap<String, Option<usize>>,
}

impl Images {
    /// The path, from the package document, of the image that a data address holds; none if it holds none of the core
    /// media types (EPUB 3.3 §3.2).
    pub(super) fn path(&mut self, address: &str) -> Option<&str> {
        let known = self.by_address.get(address).copied();
        let number = known.unwrap_or_else(|| {
            let number = self.file(address).map(|file| {
                self.files.push(file);
                self.files.len() - 1
            });
            self.by_address.insert(address.to_owned(), number);
            number
        });
        number.map(|number| self.files[number].name.as_str())
    }

    fn file(&self, address: &str) -> Option<ImageFile> {
        let bytes = data_address::bytes(address)?;
        let media_type = data_address::media_type(&bytes)?;
        let ending = match media_type {
            "image/png" => "png",
            "image/jpeg" => "jpg",
            "image/gif" => "gif",
            "image/webp" => "webp",
            _ => return None,
        };
        Some(ImageFile { name: format!("images/{}.{ending}", self.files.len() + 1), media_type, bytes })
    }

    pub(super) fn files(&self) -> &[ImageFile] {
        &self.files
    }
}
