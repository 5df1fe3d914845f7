//! What was saved with a page in the same file.

use std::cell::Cell;
use std::collections::HashMap;

use url::Url;

use super::link::is_short;
use crate::text::data_address;

/// Bytes of all data addresses that are made for a page; an image that stands on it many times is written as often.
const MOST_BYTES: usize = 256 * 1024 * 1024;

/// The images that were saved with a page, by their addresses and ids.
#[derive(Default)]
pub(in crate::import) struct Resources {
    /// The page's own address.
    address: Option<Url>,
    images: Vec<Vec<u8>>,
    by_address: HashMap<String, usize>,
    written: Cell<usize>,
}

impl Resources {
    /// None as yet, of a page of this address.
    pub(super) fn new(address: Option<&str>) -> Self {
        let address = address.filter(|address| is_short(address));
        Self { address: address.and_then(|address| Url::parse(address).ok()), ..Self::default() }
    }

    /// Images that are no files, each with the id by which the page names it (`cid:…`).
    pub(in crate::import) fn of_images(images: Vec<(String, Vec<u8>)>) -> Self {
        let mut resources = Self::default();
        for (id, bytes) in images {
            resources.add(None, Some(&id), bytes);
        }
        resources
    }

    /// Adds an image.
    pub(super) fn add(&mut self, address: Option<&str>, id: Option<&str>, bytes: Vec<u8>) {
        if data_address::any_media_type(&bytes).is_none() {
            return;
        }
        let address = address.filter(|address| is_short(address));
        let index = self.images.len();
        self.images.push(bytes);
        let keys =
            address.map(|address| self.key(address)).into_iter().chain(id.map(|id| format!("cid:{id}")));
        for key in keys.collect::<Vec<_>>() {
            self.by_address.entry(key).or_insert(index);
        }
    }

    /// The page's own address, if it is one of the net.
    pub(super) fn address(&self) -> Option<String> {
        self.address.as_ref().filter(|url| matches!(url.scheme(), "http" | "https")).map(Url::to_string)
    }

    /// The data address of an image of the page; `base` is what the page's addresses are relative to.
    pub(super) fn data(&self, source: &str, base: Option<&Url>) -> Option<String> {
        if self.images.is_empty() {
            return None;
        }
        // It would be completed for each image of the page.
        if !is_short(source) {
            return None;
        }
        let joined = base.and_then(|base| base.join(source).ok()).map(|url| without_fragment(&url));
        let keys = [joined, Some(self.key(source))];
        let index = keys.into_iter().flatten().find_map(|key| self.by_address.get(&key))?;
        let bytes = self.images.get(*index)?;
        let written = self.written.get() + bytes.len() / 3 * 4;
        if written > MOST_BYTES {
            return None;
        }
        self.written.set(written);
        Some(data_address::of(data_address::any_media_type(bytes)?, bytes))
    }

    /// How an address is looked up: complete, as far as it can be.
    fn key(&self, address: &str) -> String {
        let url = match &self.address {
            Some(page) => page.join(address),
            None => Url::parse(address),
        };
        url.map_or_else(|_| address.to_owned(), |url| without_fragment(&url))
    }
}

fn without_fragment(url: &Url) -> String {
    let mut url = url.clone();
    url.set_fragment(None);
    url.into()
}
