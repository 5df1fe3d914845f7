//! Packed files, web archives, books in `FictionBook`, subtitles and pages of wikis that mean harm.

use std::io::Write as _;
use std::sync::atomic::AtomicBool;

use flate2::Compression;
use flate2::write::GzEncoder;
use moyue::article::passages;
use moyue::import::{ArchiveError, Cancel, Foreign, Hint, ImportError, Imported, import};

use crate::documents::archive;
use crate::{article, live, live_through, on_small_stack};

fn opened(bytes: &[u8], name: &str) -> Result<Imported, ImportError> {
    import(bytes, &Hint { name, ..Hint::default() })
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
    gzip.write_all(bytes).expect("memory takes it");
    gzip.finish().expect("memory takes it")
}

fn fb2(text: &str) -> String {
    format!("<?xml version='1.0'?><FictionBook xmlns:l='x'><body>{text}</body></FictionBook>")
}

#[test]
fn what_unpacks_to_too_much_is_refused() {
    let bomb = gzip(&vec![b' '; 80 * 1024 * 1024]);
    assert!(bomb.len() < 1024 * 1024);
    let refused = |error| matches!(error, Err(ImportError::Archive(ArchiveError::TooMuchText { .. })));
    assert!(refused(opened(&bomb, "a.txt.gz")));
    let many = gzip("雨".as_bytes()).repeat(3);
    let text = opened(&many, "a.txt.gz").expect("it opens").article;
    assert_eq!(text.title, "雨雨雨");
    // Zeros that fill up a block are no part of it.
    let padded = [gzip("雨".as_bytes()), vec![0; 512]].concat();
    assert_eq!(opened(&padded, "a.gz").expect("it opens").article.title, "雨");
    let whole = gzip(&"雨".repeat(10_000).into_bytes());
    let (half, _) = whole.split_at(whole.len() / 2);
    assert!(matches!(opened(half, "a.gz"), Err(ImportError::Archive(ArchiveError::Damaged { .. }))));
}

#[test]
fn what_is_packed_twice_is_refused() {
    let text = "雨天\n\n文。\n".as_bytes();
    let zip = archive(&[("a.txt", text)]);
    for packed in [gzip(&gzip(text)), gzip(&zip), archive(&[("a.zip", &zip)]), archive(&[("a", &gzip(text))])]
    {
        assert!(matches!(opened(&packed, "a.bin"), Err(ImportError::Foreign(Foreign::Archive(_)))));
    }
    let tar = [[b'a'; 257].as_slice(), b"ustar\0", &[0; 300]].concat();
    assert_eq!(
        opened(&gzip(&tar), "a.tar.gz").map(|_| ()),
        Err(ImportError::Foreign(Foreign::Archive("tar")))
    );
}

#[test]
fn an_archive_is_a_text_only_where_it_holds_one() {
    let text = "雨天\n\n文。\n".as_bytes();
    let title =
        |parts: &[(&str, &[u8])]| opened(&archive(parts), "a.zip").map(|imported| imported.article.title);
    assert_eq!(title(&[("../../etc/a.txt", text), ("雨/b.txt", text)]), Ok("雨天".to_owned()));
    assert_eq!(title(&[("雨", text)]), Ok("雨天".to_owned()));
    assert_eq!(
        title(&[("a.txt", text), ("__MACOSX/._a.txt", b"\0"), ("README.txt", b"x")]),
        Ok("雨天".into())
    );
    assert_eq!(title(&[("a.txt", text), ("b.txt", text)]), Err(ImportError::SeveralTexts { count: 2 }));
    assert_eq!(title(&[("a.css", text), ("b.js", text)]), Err(ImportError::Foreign(Foreign::Archive("ZIP"))));
    assert_eq!(
        title(&[("index.json", b"{}"), ("term_bank_1.json", b"[]")]),
        Err(ImportError::Foreign(Foreign::Archive("ZIP")))
    );
    // An image is found in the archive alone.
    let page = "<html><body><p>雨下得很大。</p><img src='../b.png'><img src='/c.png'><img src='f/d.png'></body></html>";
    let parts: Vec<(&str, &[u8])> =
        vec![("雨/a.html", page.as_bytes()), ("b.png", b"x"), ("雨/f/d.png", b"\x89PNG\r\n\x1A\n")];
    let read = opened(&archive(&parts), "a.zip").expect("it opens").article;
    assert!(read.images().contains(&"雨/f/d.png"), "{:?}", read.images());
}

#[test]
fn what_lies_deep_in_a_book_is_read_or_left_out() {
    for (open, close) in [
        ("<section>", "</section>"),
        ("<cite>", "</cite>"),
        ("<poem><stanza>", "</stanza></poem>"),
        ("<table><tr><td>", "</td></tr></table>"),
        ("<p><strong>", "</strong></p>"),
        ("<title><p>", "</p></title>"),
    ] {
        for depth in [10, 3_000] {
            let text = format!("{}<p>deep</p>{}<p>after</p>", open.repeat(depth), close.repeat(depth));
            let text = fb2(&text);
            let native = on_small_stack(move || live(&text, "a.fb2")).expect("it opens");
            assert!(native.contains("after"), "{open} {depth}");
        }
    }
    let notes = format!(
        "</body><body name='notes'>{}<p>deep</p>",
        "<section id='n'><title><p>x y z x y z</p></title>".repeat(3_000)
    );
    let text = fb2(&format!("<p>before</p>{notes}"));
    assert!(on_small_stack(move || live(&text, "a.fb2")).expect("it opens").contains("before"));
}

#[test]
fn entities_of_a_book_are_not_expanded() {
    let bomb = "<!DOCTYPE x [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY f SYSTEM 'file:///etc/passwd'>]>";
    let text = fb2("<p>before &b; &f; &lt;after</p>").replace("?><F", &format!("?>{bomb}<F"));
    let native = live(&text, "a.fb2").expect("it opens");
    assert!(native.contains("before &b; &f; <after"), "{native}");
}

#[test]
fn an_image_that_is_shown_often_is_not_copied_for_ever() {
    let image = "iVBORw0KGgo".to_owned() + &"A".repeat(4 * 1024 * 1024);
    let text = fb2(&"<image l:href='#a'/>".repeat(5_000))
        .replace("</FictionBook>", &format!("<binary id='a'>{image}</binary></FictionBook>"));
    let article = article(&text, "a.fb2");
    assert!(article.images().iter().map(|source| source.len()).sum::<usize>() < 300 * 1024 * 1024);
}

#[test]
fn a_property_list_that_names_itself_ends() {
    // A dictionary whose values are itself, an array of itself, numbers and sizes of any kind.
    let list = |objects: &[&[u8]], offset_size: u8, reference_size: u8| {
        let mut bytes = b"bplist00".to_vec();
        let offsets: Vec<u8> = objects
            .iter()
            .map(|object| {
                let at = bytes.len() as u8;
                bytes.extend(*object);
                at
            })
            .collect();
        let start = bytes.len() as u64;
        bytes.extend(&offsets);
        bytes.extend([0, 0, 0, 0, 0, 0, offset_size, reference_size]);
        for number in [objects.len() as u64, 0, start] {
            bytes.extend(number.to_be_bytes());
        }
        bytes
    };
    let key = b"\x5F\x10\x0FWebMainResource".as_slice();
    for objects in [
        vec![b"\xD1\x01\x00".as_slice(), key],
        vec![b"\xD1\x01\x02", key, b"\xD1\x01\x02"],
        vec![b"\xDF\x13\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", key],
        vec![b"\xDF\x1F\xFF"],
        vec![b"\xA1\x00"],
        vec![b"\xD1\x09\x09", key],
    ] {
        for (offset_size, reference_size) in [(1, 1), (0, 1), (9, 1), (1, 0), (255, 255)] {
            assert!(opened(&list(&objects, offset_size, reference_size), "a.webarchive").is_err());
        }
    }
}

#[test]
fn subtitles_of_any_shape_are_read() {
    for text in [
        "1\n00:00:01,000 --> 00:00:02,000\n".to_owned() + &"<i>".repeat(100_000) + "雨",
        "1\n00:00:01,000 --> 00:00:02,000\n".to_owned() + &"<".repeat(100_000) + "雨",
        "1\n00:00:01,000 --> 00:00:02,000\n".to_owned() + &"{\\".repeat(100_000) + "雨",
        "00:01 --> 00:02\n雨\n".repeat(50_000),
        "WEBVTT\n\n00:01.000 --> 00:02.000\n".to_owned() + &"<ruby>雨<rt>".repeat(20_000),
        "WEBVTT\n\n00:01.000 --> 00:02.000\n".to_owned() + &"<v 甲>雨\n".repeat(20_000),
        "[Script Info]\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,,,,,,,".to_owned()
            + &"{\\p1}m 0{\\p0}雨".repeat(20_000),
        "[Script Info]\n[Events]\nFormat: Text\n".to_owned()
            + &"Dialogue: 雨\n".repeat(20_000)
            + "Format: Start, End, Text\nDialogue: 0:0:1,0:0:2,雨",
    ] {
        let native = on_small_stack({
            let text = text.clone();
            move || live(&text, "a.srt")
        });
        assert!(
            native.is_some_and(|native| native.contains('雨')),
            "{}",
            text.chars().take(60).collect::<String>()
        );
    }
}

#[test]
fn pages_of_wikis_take_no_longer_than_others() {
    let content = |inner: String| {
        format!(
            "<!DOCTYPE html><html lang=zh><title>雨</title><body><div class=mw-parser-output><p>雨很大。</p>{inner}</div></body></html>"
        )
    };
    for inner in [
        "<div class=mw-parser-output>".repeat(3_000),
        "<div class='thumbinner tsingle'>".repeat(2_000),
        "<table class=infobox><tr><td>".repeat(300),
        "<table class=infobox><tr><th>甲</th></tr></table>".repeat(5_000),
        "<ol class=references><li id=cite_note-1>甲</li></ol>".repeat(5_000),
        "-{".repeat(50_000) + "雨" + &"}-".repeat(50_000),
        "<div class=navbox>".repeat(2_000),
        "<div class='mw-heading'>".repeat(2_000),
        "<ul class=gallery><li class=gallerybox>".repeat(500),
    ] {
        let text = content(inner);
        let native = on_small_stack({
            let text = text.clone();
            move || live(&text, "a.html")
        });
        assert!(
            native.is_some_and(|native| native.contains('雨')),
            "{}",
            text.chars().take(160).collect::<String>()
        );
    }
}

#[test]
fn each_can_be_given_up() {
    let flag = AtomicBool::new(true);
    let hint = Hint { cancel: Cancel::by(&flag), ..Hint::default() };
    let text = "1\n00:00:01,000 --> 00:00:02,000\n雨";
    for bytes in [
        gzip(text.as_bytes()),
        archive(&[("a.srt", text.as_bytes())]),
        fb2("<p>雨</p>").into_bytes(),
        text.into(),
    ] {
        assert_eq!(import(&bytes, &hint).map(|_| ()), Err(ImportError::Cancelled));
    }
    let imported = opened(fb2("<p>雨</p>").as_bytes(), "a.fb2").expect("it opens");
    assert!(!passages(&imported.article).is_empty());
    assert!(!live_through(imported, "a.fb2").is_empty());
}
