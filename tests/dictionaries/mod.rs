//! Dictionaries of other programs, made by the tests themselves.
#![allow(dead_code, clippy::allow_attributes, reason = "each test uses some of it")]

use std::fs;
use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use flate2::write::DeflateEncoder;
use flate2::{Compression, GzBuilder};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The files of a `StarDict` dictionary.
pub struct StarDictFiles {
    pub info: String,
    pub index: Vec<u8>,
    pub definitions: Vec<u8>,
    pub synonyms: Vec<u8>,
}

/// A dictionary of words and what stands of them in the `.dict` file; `wide` has places of 64 bits.
pub fn stardict(name: &str, types: &str, words: &[(&str, &[u8])], wide: bool) -> StarDictFiles {
    let (mut index, mut definitions) = (Vec::new(), Vec::new());
    for (word, article) in words {
        index.extend(word.bytes().chain([0]));
        let offset = definitions.len() as u64;
        if wide {
            index.extend(offset.to_be_bytes());
        } else {
            index.extend((offset as u32).to_be_bytes());
        }
        index.extend((article.len() as u32).to_be_bytes());
        definitions.extend_from_slice(article);
    }
    let bits = if wide { 64 } else { 32 };
    let types = if types.is_empty() { String::new() } else { format!("sametypesequence={types}\n") };
    let info = format!(
        "StarDict's dict ifo file\nversion=3.0.0\nbookname={name}\nwordcount={}\nidxfilesize={}\n\
         idxoffsetbits={bits}\n{types}",
        words.len(),
        index.len(),
    );
    StarDictFiles { info, index, definitions, synonyms: Vec::new() }
}

impl StarDictFiles {
    /// Adds a further name of the entry of this number.
    pub fn synonym(mut self, name: &str, entry: u32) -> Self {
        self.synonyms.extend(name.bytes().chain([0]).chain(entry.to_be_bytes()));
        self
    }

    /// Writes `.ifo`, `.idx.gz`, `.dict.dz` and, if there are synonyms, `.syn`; gives the path of the first.
    pub fn write_packed(&self, folder: &Path, name: &str) -> PathBuf {
        let at = |ending: &str| folder.join(format!("{name}{ending}"));
        fs::write(at(".ifo"), &self.info).unwrap();
        fs::write(at(".idx.gz"), dictzip(&self.index)).unwrap();
        fs::write(at(".dict.dz"), dictzip(&self.definitions)).unwrap();
        if !self.synonyms.is_empty() {
            fs::write(at(".syn"), &self.synonyms).unwrap();
        }
        at(".ifo")
    }
}

/// Bytes packed as `dictzip` does: gzip, with the lengths of its chunks in the header.
pub fn dictzip(bytes: &[u8]) -> Vec<u8> {
    let mut chunk = DeflateEncoder::new(Vec::new(), Compression::default());
    chunk.write_all(bytes).unwrap();
    let packed = chunk.finish().unwrap().len() as u16;
    let mut extra = b"RA\x0A\0\x01\0".to_vec();
    extra.extend(58_315_u16.to_le_bytes());
    extra.extend([1_u16, packed].map(u16::to_le_bytes).concat());
    let mut gzip = GzBuilder::new().extra(extra).filename("a.dict").write(Vec::new(), Compression::default());
    gzip.write_all(bytes).unwrap();
    gzip.finish().unwrap()
}

/// An archive of files.
pub fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    for (name, content) in files {
        zip.start_file(*name, options).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A dictionary for Yomitan with these entries, each of a term, a reading and a definition.
pub fn yomitan(title: &str, entries: &[(&str, &str, &str)]) -> Vec<u8> {
    let index = serde_json::json!({"title": title, "format": 3, "revision": "1"}).to_string();
    let row = |(term, reading, definition): &(&str, &str, &str)| {
        serde_json::json!([term, reading, "", "", 0, [definition], 1, ""])
    };
    let bank = serde_json::Value::from(entries.iter().map(row).collect::<Vec<_>>()).to_string();
    archive(&[("index.json", &index), ("term_bank_1.json", &bank)])
}
