use std::io::{Cursor, Write};
use std::sync::atomic::AtomicBool;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use super::*;

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn opened(bytes: &[u8]) -> Archive<'_> {
    Archive::open(Cursor::new(bytes), Cancel::NEVER).unwrap()
}

#[test]
fn parts_are_found_however_their_names_were_composed() {
    let bytes = packed(&[("OEBPS/か\u{3099}.xhtml", b"a"), ("b/Ab.txt", b"b")]);
    let mut archive = opened(&bytes);
    assert_eq!(archive.find("oebps/が.xhtml"), Some("OEBPS/か\u{3099}.xhtml"));
    assert_eq!(archive.read("OEBPS/が.xhtml"), Ok(b"a".to_vec()));
    assert_eq!(archive.read("b/ab.TXT"), Ok(b"b".to_vec()));
    assert_eq!(archive.find("c"), None);
    let missing = ArchiveError::Damaged { part: "c".to_owned() };
    assert_eq!(archive.read("c"), Err(missing.into()));
}

#[test]
fn what_leads_out_of_the_archive_is_no_part() {
    let names = ["/etc/a", "../a", "a/../b", "C:/a", "a//b", "a/", "ok/a"];
    let parts: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, b"x".as_slice())).collect();
    let bytes = packed(&parts);
    assert_eq!(opened(&bytes).paths().collect::<Vec<_>>(), ["ok/a"]);
}

#[test]
fn names_of_older_programs_are_decoded_together() {
    for (encoding, names) in [
        (encoding_rs::SHIFT_JIS, ["日本語の名前.txt", "挿絵.png"]),
        (encoding_rs::GBK, ["下雨的图书馆/第一章.txt", "下雨的图书馆/封面.jpg"]),
        (encoding_rs::BIG5, ["下雨的圖書館/第一章.txt", "下雨的圖書館/封面.jpg"]),
        (encoding_rs::EUC_KR, ["비 오는 도서관/첫째 장.txt", "비 오는 도서관/표지.jpg"]),
    ] {
        let encoded = names.map(|name| encoding.encode(name).0);
        let found = encoding_of_names(encoded.iter().map(AsRef::as_ref));
        let decoded = encoded.iter().map(|name| written(name, found).into_owned());
        assert_eq!(decoded.collect::<Vec<_>>(), names, "{}", encoding.name());
    }
    // A name in UTF-8 says nothing of the others.
    assert_eq!(encoding_of_names(["雨.txt".as_bytes()].into_iter()), None);
    assert_eq!(written("雨.txt".as_bytes(), Some(encoding_rs::GBK)), "雨.txt");
}

#[test]
fn damaged_archives_are_refused() {
    let bytes = packed(&[("a", &[b'x'; 1000])]);
    let damaged = |part: &str| Some(ImportError::from(ArchiveError::Damaged { part: part.to_owned() }));
    for cut in [4, 40, bytes.len() - 1] {
        assert_eq!(Archive::open(Cursor::new(&bytes[..cut]), Cancel::NEVER).err(), damaged(""), "{cut}");
    }
    let mut broken = bytes.clone();
    broken[35] ^= 0xFF;
    assert_eq!(opened(&broken).read("a").err(), damaged("a"));
}

#[test]
fn an_archive_that_unpacks_to_a_thousand_times_its_size_is_refused() {
    let zeros = vec![0; 48 * 1024 * 1024];
    let bytes = packed(&[("a", &zeros), ("b", &zeros)]);
    let mut archive = opened(&bytes);
    assert_eq!(archive.read("a").map(|bytes| bytes.len()), Ok(zeros.len()));
    let refused = ArchiveError::TooMuchText { limit: 64 };
    assert_eq!(archive.read("b"), Err(refused.into()));
    assert_eq!(archive.beginning("b", 10), Ok(vec![0; 10]), "of an image only the beginning is unpacked");
}

#[test]
fn an_archive_of_too_many_parts_is_refused_before_they_are_kept() {
    let bytes = packed(&[("a", b"x")]);
    let (source, budget) = BoundedSource::new(Box::new(Cursor::new(bytes)), 60);
    assert!(ZipArchive::new(source).is_err());
    assert!(budget.is_spent());
}

#[test]
fn what_is_no_longer_wanted_is_given_up() {
    let flag = AtomicBool::new(false);
    let bytes = packed(&[("a", b"x")]);
    let mut archive = Archive::open(Cursor::new(bytes), Cancel::by(&flag)).unwrap();
    flag.store(true, std::sync::atomic::Ordering::Relaxed);
    assert_eq!(archive.read("a"), Err(ImportError::Cancelled));
}

#[test]
fn the_fingerprint_is_that_of_the_content() {
    let of = |content: &[u8]| opened(&packed(&[("a", content)])).fingerprint();
    assert_eq!(of(b"one"), of(b"one"));
    assert_ne!(of(b"one"), of(b"two"));
}
