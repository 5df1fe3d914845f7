//! Texts that the repository owns, cut into short samples and written in every encoding that holds them.

use std::fs;
use std::path::Path;

use moyue::article::passages;
use moyue::import::{Hint, import};
use moyue::text::class::is_cjk;
use moyue::text::decode::{Encoding, encoding_named};

/// The encodings that are told apart.
pub const ENCODINGS: [&str; 9] =
    ["UTF-8", "UTF-16LE", "UTF-16BE", "gb18030", "Big5", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "EUC-KR"];

/// Texts and the encodings that such a text is usually found in, besides UTF-8 and UTF-16.
pub const TEXTS: [(&str, &[&str]); 6] = [
    ("assets/articles/avocado.json", &["Big5"]),
    ("assets/articles/guide.zh-Hant.json", &["Big5"]),
    ("assets/articles/guide.zh-Hans.json", &["gb18030"]),
    ("assets/articles/guide.ja.json", &["Shift_JIS", "EUC-JP", "ISO-2022-JP"]),
    ("tests/fixtures/encodings/korean.txt", &["EUC-KR"]),
    ("tests/fixtures/encodings/cantonese.txt", &[]),
];

/// The text of one of [`TEXTS`], a line a paragraph.
pub fn text(path: &str) -> String {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap();
    let article = import(&bytes, &Hint { name: path, ..Hint::default() }).unwrap().article;
    passages(&article).iter().flat_map(|passage| [passage.text.as_str(), "\n"]).collect()
}

/// Samples of `length` characters, each beginning a few characters after the one before it. At least half of a
/// sample's characters are Chinese, Japanese or Korean letters: a lone ellipsis in English is the same bytes in
/// several encodings.
pub fn samples(text: &str, length: usize) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let windows = characters.windows(length).step_by(7);
    let is_east_asian = |window: &&[char]| window.iter().filter(|c| is_cjk(**c)).count() * 2 >= length;
    windows.filter(is_east_asian).map(|window| window.iter().collect()).collect()
}

/// The bytes of a text; none when the encoding does not hold all of its characters.
pub fn encoded(text: &str, name: &str) -> Option<Vec<u8>> {
    match name {
        "UTF-16LE" => return Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
        "UTF-16BE" => return Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
        _ => {}
    }
    let encoding: &'static Encoding = encoding_named(name).unwrap();
    let (bytes, _, is_unmappable) = encoding.encode(text);
    // An encoding may write another character in the place of one that it lacks.
    let is_held = !is_unmappable && encoding.decode_without_bom_handling(&bytes).0 == text;
    is_held.then(|| bytes.into_owned())
}
