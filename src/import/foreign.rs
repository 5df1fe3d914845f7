//! Files of other kinds: named as what they are, so that a reader knows what to do with them.

use super::archive::Archive;
use crate::text::file_signature::COMPOUND;

/// Bytes of the longest media type that an archive says of itself.
const LONGEST_TYPE: u64 = 256;
/// Bytes of an XML file in which its first element is looked for.
const XML_HEAD: usize = 4 * 1024;

/// A file that is no text, by what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// Pages as they are printed.
    Pages(&'static str),
    /// A document of a word processor.
    Document(&'static str),
    /// An electronic book.
    Book(&'static str),
    /// A table or slides.
    Office(&'static str),
    /// Files in one file.
    Archive(&'static str),
    /// A picture, a sound or a film.
    Media(&'static str),
}

impl Foreign {
    /// What the kind of file is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Pages(name)
            | Self::Document(name)
            | Self::Book(name)
            | Self::Office(name)
            | Self::Archive(name)
            | Self::Media(name) => name,
        }
    }
}

/// An archive of anything.
pub(super) const ZIP: Foreign = Foreign::Archive("ZIP");

/// How files of a kind begin.
const SIGNATURES: &[(&[u8], Foreign)] = &[
    (b"%!PS", Foreign::Pages("PostScript")),
    (b"AT&TFORM", Foreign::Pages("DjVu")),
    (b"ITSF\x03\0", Foreign::Book("CHM")),
    (b"HWP Document File", Foreign::Document("HWP")),
    (b"Rar!\x1A\x07", Foreign::Archive("RAR")),
    (b"7z\xBC\xAF\x27\x1C", Foreign::Archive("7z")),
    (b"\x1F\x8B", Foreign::Archive("gzip")),
    (b"BZh91AY&SY", Foreign::Archive("bzip2")),
    (b"\xFD7zXZ\0", Foreign::Archive("xz")),
    (b"\x28\xB5\x2F\xFD", Foreign::Archive("Zstandard")),
    (b"\x89PNG\r\n\x1A\n", Foreign::Media("PNG")),
    (b"\xFF\xD8\xFF", Foreign::Media("JPEG")),
    (b"GIF87a", Foreign::Media("GIF")),
    (b"GIF89a", Foreign::Media("GIF")),
    (b"II*\0", Foreign::Media("TIFF")),
    (b"MM\0*", Foreign::Media("TIFF")),
    (b"ID3\x02", Foreign::Media("MP3")),
    (b"ID3\x03", Foreign::Media("MP3")),
    (b"ID3\x04", Foreign::Media("MP3")),
    (b"OggS\0", Foreign::Media("Ogg")),
    // What the stream is like comes first (RFC 9639 §8.2): 34 bytes, the last metadata or not.
    (b"fLaC\0\0\0\x22", Foreign::Media("FLAC")),
    (b"fLaC\x80\0\0\x22", Foreign::Media("FLAC")),
    (b"\x1A\x45\xDF\xA3", Foreign::Media("Matroska")),
];

/// What a file is, if it is known and no text that is read.
pub(super) fn known(bytes: &[u8]) -> Option<Foreign> {
    let at = |start: usize, magic: &[u8]| bytes.get(start..).is_some_and(|rest| rest.starts_with(magic));
    // Marks and blanks may stand before what a PDF, an RTF or an XML file begins with.
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    if text.starts_with(b"%PDF-") {
        return Some(Foreign::Pages("PDF"));
    }
    if bytes.starts_with(COMPOUND) {
        return Some(in_compound(bytes));
    }
    match (bytes.get(60..68), bytes.get(257..263), bytes.get(4..8)) {
        (Some(b"BOOKMOBI"), ..) => return Some(Foreign::Book("MOBI (Kindle)")),
        (Some(b"TEXtREAd"), ..) => return Some(Foreign::Book("PalmDOC")),
        (_, Some(b"ustar\0" | b"ustar "), _) => return Some(Foreign::Archive("tar")),
        (.., Some(b"ftyp")) if at(0, b"\0\0") => return Some(Foreign::Media("MP4 or HEIF")),
        _ => {}
    }
    if at(0, b"RIFF") && at(8, b"WEBP") {
        return Some(Foreign::Media("WebP"));
    }
    if at(0, b"RIFF") && (at(8, b"WAVE") || at(8, b"AVI ")) {
        return Some(Foreign::Media("WAV or AVI"));
    }
    if let Some(kind) = in_xml(text) {
        return Some(kind);
    }
    SIGNATURES
        .iter()
        .find(|(magic, _)| bytes.starts_with(magic) || text.starts_with(magic))
        .map(|(_, kind)| *kind)
}

/// What an archive is that is not read, by the paths of its parts and the media type that it says of itself.
pub(super) fn in_archive(archive: &mut Archive<'_>) -> Foreign {
    const TYPES: &[(&str, Foreign)] = &[
        ("application/vnd.oasis.opendocument", Foreign::Office("OpenDocument")),
        ("application/hwp+zip", Foreign::Document("HWPX")),
    ];
    const PARTS: &[(&str, Foreign)] = &[
        ("Contents/content.hpf", Foreign::Document("HWPX")),
        ("xl/workbook.xml", Foreign::Office("XLSX (Excel)")),
        ("ppt/presentation.xml", Foreign::Office("PPTX (PowerPoint)")),
        ("Index/Document.iwa", Foreign::Document("Pages")),
    ];
    let media_type = archive.beginning("mimetype", LONGEST_TYPE).unwrap_or_default();
    let by_type = TYPES.iter().find(|(name, _)| media_type.starts_with(name.as_bytes()));
    let by_part = || PARTS.iter().find(|(path, _)| archive.find(path).is_some());
    by_type.or_else(by_part).map_or(ZIP, |(_, kind)| *kind)
}

/// What a compound file of older office programs is, by the names of the streams in it, which are in UTF-16.
fn in_compound(bytes: &[u8]) -> Foreign {
    let holds = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        memchr::memmem::find(bytes, &name).is_some()
    };
    if holds("WordDocument") {
        Foreign::Document("DOC (Word)")
    } else if holds("HwpSummaryInformation") {
        Foreign::Document("HWP")
    } else if holds("Workbook") {
        Foreign::Office("XLS (Excel)")
    } else if holds("PowerPoint Document") {
        Foreign::Office("PPT (PowerPoint)")
    } else {
        Foreign::Document("Office")
    }
}

/// Whether bytes are a document of Word that needs a password (MS-OFFCRYPTO, 2.3.2): it is a stream of such a file.
pub(super) fn is_locked_document(bytes: &[u8]) -> bool {
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.starts_with(COMPOUND) && memchr::memmem::find(bytes, &name).is_some()
}

/// What an XML file is that is no web page, by its first element.
fn in_xml(text: &[u8]) -> Option<Foreign> {
    const ELEMENTS: &[(&[u8], Foreign)] = &[
        (b"<w:wordDocument", Foreign::Document("Word XML")),
        (b"<pkg:package", Foreign::Document("Word XML")),
        (b"<office:document", Foreign::Office("OpenDocument")),
    ];
    if !text.starts_with(b"<?xml") {
        return None;
    }
    let head = text.get(..XML_HEAD).unwrap_or(text);
    ELEMENTS.iter().find(|(element, _)| memchr::memmem::find(head, element).is_some()).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Cancel;

    #[test]
    fn files_are_named_as_what_they_are() {
        let compound = |name: &str| {
            let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            [COMPOUND, b"\0\0", &name, &[0; 9]].concat()
        };
        let kindle = [&[b'n'; 60], b"BOOKMOBI".as_slice(), &[0; 9]].concat();
        for (bytes, expected) in [
            (b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\n".to_vec(), Some(Foreign::Pages("PDF"))),
            (compound("WordDocument"), Some(Foreign::Document("DOC (Word)"))),
            (compound("Root Entry"), Some(Foreign::Document("Office"))),
            (kindle, Some(Foreign::Book("MOBI (Kindle)"))),
            (
                b"<?xml version='1.0' encoding='utf-8'?>\n<w:wordDocument xmlns:w='x'>".to_vec(),
                Some(Foreign::Document("Word XML")),
            ),
            (b"\x1F\x8B\x08\0".to_vec(), Some(Foreign::Archive("gzip"))),
            (b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(), Some(Foreign::Media("JPEG"))),
            (b"<?xml version='1.0'?><html><p>FictionBook".to_vec(), None),
            ("PDF 是一種檔案，%PDF-1.4 是它的開頭。".into(), None),
            (b"PK is a name".to_vec(), None),
            (b"".to_vec(), None),
        ] {
            assert_eq!(known(&bytes), expected, "{:?}", String::from_utf8_lossy(&bytes));
        }
    }

    #[test]
    fn archives_are_named_by_their_parts() {
        for (name, content, expected) in [
            ("mimetype", "application/vnd.oasis.opendocument.spreadsheet", Foreign::Office("OpenDocument")),
            ("xl/workbook.xml", "", Foreign::Office("XLSX (Excel)")),
            ("a.txt", "xl/workbook.xml", ZIP),
        ] {
            let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut zip, content.as_bytes()).unwrap();
            let mut archive = Archive::open(zip.finish().unwrap(), Cancel::NEVER).unwrap();
            assert_eq!(in_archive(&mut archive), expected, "{name}");
        }
    }
}
