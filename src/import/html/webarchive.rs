//! Web archives of Safari: a binary property list that holds the page and what it is made of.
//!
//! A list may name one object many times, so that a short file would be a long tree. Nothing is built here: only what is
//! asked for is read, where it stands in the file.

use super::mhtml::Saved;
use super::resources::Resources;
use crate::text::decode::encoding_named;

/// How a binary property list begins.
const SIGNATURE: &[u8] = b"bplist00";
/// Bytes at its end that say where everything is.
const TRAILER: usize = 32;
/// Images of the largest page.
const MOST_IMAGES: usize = 20_000;

/// Reads a web archive; none when bytes are none.
pub(super) fn read(bytes: &[u8]) -> Option<Saved> {
    let list = PropertyList::open(bytes)?;
    let root = list.dictionary(list.top)?;
    let main = list.dictionary(root.get("WebMainResource")?)?;
    let page = list.data(main.get("WebResourceData")?)?;
    let address = main.get("WebResourceURL").and_then(|url| list.text(url));
    let encoding = main.get("WebResourceTextEncodingName").and_then(|name| list.text(name));
    let mut resources = Resources::new(address.as_deref());
    // However often an image is named, no more is copied than the file has.
    let mut left = bytes.len();
    let images = root.get("WebSubresources").and_then(|images| list.array(images)).unwrap_or_default();
    for image in images.into_iter().take(MOST_IMAGES).filter_map(|image| list.dictionary(image)) {
        let Some(data) = image.get("WebResourceData").and_then(|data| list.data(data)) else { continue };
        let Some(after) = left.checked_sub(data.len()) else { break };
        left = after;
        let address = image.get("WebResourceURL").and_then(|url| list.text(url));
        resources.add(address.as_deref(), None, data.to_vec());
    }
    Some(Saved { page: page.to_vec(), encoding: encoding.as_deref().and_then(encoding_named), resources })
}

/// A binary property list, of which objects are read by their numbers.
struct PropertyList<'a> {
    bytes: &'a [u8],
    /// Where each object begins: numbers of so many bytes.
    offsets: &'a [u8],
    offset_size: usize,
    reference_size: usize,
    top: u64,
}

/// A dictionary: the names of its values, and their numbers.
struct ListDictionary(Vec<(String, u64)>);

impl ListDictionary {
    fn get(&self, name: &str) -> Option<u64> {
        self.0.iter().find(|(found, _)| found == name).map(|(_, value)| *value)
    }
}

/// What an object is, by the first half of its first byte.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ObjectKind {
    Data,
    Ascii,
    Utf16,
    Array,
    Dictionary,
}

impl<'a> PropertyList<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        if !bytes.starts_with(SIGNATURE) {
            return None;
        }
        let trailer = bytes.get(bytes.len().checked_sub(TRAILER)?..)?;
        let (offset_size, reference_size) = (usize::from(*trailer.get(6)?), usize::from(*trailer.get(7)?));
        let count = usize::try_from(number(trailer.get(8..16)?)?).ok()?;
        let start = usize::try_from(number(trailer.get(24..32)?)?).ok()?;
        let is_size = |size: usize| (1..=8).contains(&size);
        if !is_size(offset_size) || !is_size(reference_size) {
            return None;
        }
        let end = start.checked_add(count.checked_mul(offset_size)?)?;
        let offsets = bytes.get(start..end)?;
        Some(Self { bytes, offsets, offset_size, reference_size, top: number(trailer.get(16..24)?)? })
    }

    /// The kind of an object, how many bytes, letters or values it has, and what follows.
    fn object(&self, index: u64) -> Option<(ObjectKind, usize, &'a [u8])> {
        let at = usize::try_from(index).ok()?.checked_mul(self.offset_size)?;
        let offset = number(self.offsets.get(at..at.checked_add(self.offset_size)?)?)?;
        let (mark, rest) = self.bytes.get(usize::try_from(offset).ok()?..)?.split_first()?;
        let kind = match mark >> 4 {
            0x4 => ObjectKind::Data,
            0x5 => ObjectKind::Ascii,
            0x6 => ObjectKind::Utf16,
            0xA => ObjectKind::Array,
            0xD => ObjectKind::Dictionary,
            _ => return None,
        };
        let short = usize::from(mark & 0x0F);
        if short < 0x0F {
            return Some((kind, short, rest));
        }
        // A long one is counted by a number that follows, in two to the power of so many bytes.
        let (size, rest) = rest.split_first()?;
        let size = 1_usize.checked_shl(u32::from(size & 0x0F)).filter(|bytes| *bytes <= 8)?;
        let count = usize::try_from(number(rest.get(..size)?)?).ok()?;
        Some((kind, count, rest.get(size..)?))
    }

    fn data(&self, index: u64) -> Option<&'a [u8]> {
        let (kind, count, rest) = self.object(index)?;
        rest.get(..count).filter(|_| kind == ObjectKind::Data)
    }

    fn text(&self, index: u64) -> Option<String> {
        let (kind, count, rest) = self.object(index)?;
        match kind {
            ObjectKind::Ascii => rest.get(..count).map(|bytes| String::from_utf8_lossy(bytes).into_owned()),
            ObjectKind::Utf16 => {
                let bytes = rest.get(..count.checked_mul(2)?)?;
                let units: Vec<u16> =
                    bytes.as_chunks::<2>().0.iter().map(|unit| u16::from_be_bytes(*unit)).collect();
                Some(String::from_utf16_lossy(&units))
            }
            _ => None,
        }
    }

    fn array(&self, index: u64) -> Option<Vec<u64>> {
        let (kind, count, rest) = self.object(index)?;
        if kind == ObjectKind::Array { self.references(rest, count) } else { None }
    }

    fn dictionary(&self, index: u64) -> Option<ListDictionary> {
        let (kind, count, rest) = self.object(index)?;
        // Those of web archives have a handful of names.
        if kind != ObjectKind::Dictionary || count > 64 {
            return None;
        }
        let keys = self.references(rest, count)?;
        let values = self.references(rest.get(count.checked_mul(self.reference_size)?..)?, count)?;
        let pairs = keys.into_iter().zip(values).filter_map(|(key, value)| Some((self.text(key)?, value)));
        Some(ListDictionary(pairs.collect()))
    }

    fn references(&self, rest: &[u8], count: usize) -> Option<Vec<u64>> {
        let bytes = rest.get(..count.checked_mul(self.reference_size)?)?;
        bytes.chunks_exact(self.reference_size).map(number).collect()
    }
}

/// A number whose first byte counts most; none for one of no or too many bytes.
fn number(bytes: &[u8]) -> Option<u64> {
    let is_number = (1..=8).contains(&bytes.len());
    is_number.then(|| bytes.iter().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}
