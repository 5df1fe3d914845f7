//! The `.ifo` file.

use crate::dictionary::GlossaryError;

/// What an `.ifo` file says.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Info {
    pub name: String,
    /// The types of every definition's parts, if all have the same.
    pub types: Vec<u8>,
    /// Bytes of a place in the `.dict` file: 4 or 8.
    pub offset_bytes: usize,
}

impl Info {
    pub(super) fn read(bytes: &[u8]) -> Result<Self, GlossaryError> {
        let text = String::from_utf8_lossy(bytes);
        let mut lines = text.trim_start_matches('\u{FEFF}').lines();
        if lines.next().map(str::trim_end) != Some("StarDict's dict ifo file") {
            return Err(GlossaryError::NotStarDict);
        }
        let mut info = Self { name: String::new(), types: Vec::new(), offset_bytes: 4 };
        for (name, value) in lines.filter_map(|line| line.split_once('=')) {
            let value = value.trim();
            match name.trim() {
                "bookname" => value.clone_into(&mut info.name),
                "sametypesequence" => info.types = value.bytes().collect(),
                "idxoffsetbits" if value == "64" => info.offset_bytes = 8,
                _ => {}
            }
        }
        Ok(info)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_needed_is_read() {
        let text = "StarDict's dict ifo file\r\nversion=3.0.0\r\nbookname = 雨具字典 \r\nwordcount=2\r\n\
                    idxoffsetbits=64\nsametypesequence=tm\nauthor";
        let info = Info { name: "雨具字典".into(), types: b"tm".to_vec(), offset_bytes: 8 };
        assert_eq!(Info::read(text.as_bytes()), Ok(info));
        for other in ["", "bookname=x", "StarDict's treedict ifo file\n"] {
            assert_eq!(Info::read(other.as_bytes()), Err(GlossaryError::NotStarDict), "{other}");
        }
    }
}
