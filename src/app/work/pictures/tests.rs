use std::fs;
use std::io::Cursor;
use std::path::Path;
use std::sync::mpsc::Receiver;

use image::{ImageFormat, RgbImage};

use super::*;
use crate::app::jobs::Message;
use crate::app::jobs::tests::jobs;
use crate::article::{Block, Image, PictureFacts, PictureKind, PictureSize, Section};

fn still(width: u32, height: u32) -> PictureFacts {
    PictureFacts { size: PictureSize { width, height }, kind: PictureKind::Still }
}

static GO: AtomicBool = AtomicBool::new(false);

fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    RgbImage::new(width, height).write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
    bytes
}

fn article(sources: &[&str]) -> Article {
    let image =
        |source: &&str| Block::Image(Image { source: (*source).to_owned(), ..Image::default() }.into());
    let section = Section { blocks: sources.iter().map(image).collect(), ..Section::default() };
    Article { title: "題".into(), sections: vec![section], ..Article::default() }
}

fn job(folder: &Path, reading: u64, wanted: Vec<WantedPicture>) -> PictureJob {
    let article = article(&["a.png", "gone.png", "a.png"]).into();
    PictureJob { article, origin: Origin::File(folder.join("a.json")), reading, wanted }
}

fn read_next(jobs: &Jobs, wakes: &Receiver<()>) -> PictureRead {
    wakes.recv().unwrap();
    match jobs.next() {
        Some(Message::Picture(read)) => read,
        Some(Message::Outcome(outcome)) => panic!("{outcome:?}"),
        Some(Message::Animation(_) | Message::Faces(_) | Message::FaceSample(_)) | None => {
            panic!("no image was read")
        }
    }
}

#[test]
fn images_are_measured_and_each_that_is_not_shown_says_why() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.png"), png(30, 20)).unwrap();
    // A long comment before the size: it is not in the beginning.
    let mut late = vec![0xFF, 0xD8];
    for _ in 0..6 {
        late.extend([0xFF, 0xFE, 0xFF, 0xFF]);
        late.extend(vec![b'x'; 65_533]);
    }
    let mut jpeg = Vec::new();
    RgbImage::new(8, 4).write_to(&mut Cursor::new(&mut jpeg), ImageFormat::Jpeg).unwrap();
    late.extend(&jpeg[2..]);
    fs::write(folder.path().join("late.jpg"), late).unwrap();
    fs::write(folder.path().join("text.png"), "no image").unwrap();
    let sources = ["a.png", "late.jpg", "text.png", "gone.png", "../up.png", "https://example.com/a.png"];
    let origin = Origin::File(folder.path().join("a.md"));
    assert_eq!(
        measure(&article(&sources), &origin, &GO).pictures,
        [
            Ok(still(30, 20)),
            Ok(still(8, 4)),
            Err(PictureProblem::Broken),
            Err(PictureProblem::Missing),
            Err(PictureProblem::Outside),
            Err(PictureProblem::Remote),
        ]
    );
}

#[test]
fn the_last_of_too_many_images_are_not_shown() {
    let pictures =
        measure(&article(&vec!["gone.png"; MOST_PICTURES + 1]), &Origin::File("/a.md".into()), &GO).pictures;
    assert_eq!(pictures[MOST_PICTURES - 1], Err(PictureProblem::Missing));
    assert_eq!(pictures[MOST_PICTURES], Err(PictureProblem::TooMany { limit: MOST_PICTURES }));
    assert_eq!(
        measure(&article(&["a.png"]), &Origin::File("/a.md".into()), &AtomicBool::new(true)),
        Measured::default()
    );
}

#[test]
fn wanted_images_are_read_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.png"), png(30, 20)).unwrap();
    let (jobs, wakes) = jobs();
    let pictures = PictureDecoder::new(PictureUse::Text);
    let wanted = |index| WantedPicture { index, width: 15, longest: 2048 };
    pictures.want(&jobs, job(folder.path(), 7, vec![wanted(2), wanted(1)]));
    let first = read_next(&jobs, &wakes);
    assert_eq!((first.reading, first.wanted), (7, wanted(2)));
    assert_eq!(first.result.unwrap().image.size, [15, 10]);
    assert_eq!(read_next(&jobs, &wakes).result.err(), Some(PictureProblem::Missing));
    assert!(jobs.next().is_none());
    // And when more are wanted later.
    pictures.want(&jobs, job(folder.path(), 8, vec![wanted(0)]));
    assert_eq!(read_next(&jobs, &wakes).reading, 8);
}

#[test]
fn what_is_not_wanted_any_more_is_not_read() {
    let folder = tempfile::tempdir().unwrap();
    let pictures = PictureDecoder::new(PictureUse::Text);
    let wanted = |index| WantedPicture { index, width: 15, longest: 2048 };
    // Nobody reads, so that the queue stays as it is.
    pictures.lock().is_running = true;
    let (jobs, _wakes) = jobs();
    pictures.want(&jobs, job(folder.path(), 7, vec![wanted(2), wanted(1)]));
    assert_eq!(pictures.next().unwrap().1, wanted(2));
    pictures.want(&jobs, job(folder.path(), 7, vec![wanted(2), wanted(0)]));
    assert_eq!(pictures.next().unwrap().1, wanted(0), "the one that is being read is not read twice");
    assert!(pictures.next().is_none());
    assert!(pictures.lock().job.is_none(), "the article is let go");
}

#[test]
fn a_decoder_that_panics_has_met_a_damaged_image() {
    assert_eq!(guarded::<()>(|| panic!("this panic is part of the test")), Err(PictureProblem::Broken));
}

/// An archive of parts, each with its path.
fn packed(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (path, content) in parts {
        zip.start_file(*path, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn drawings_are_read_where_they_are_in_documents_and_books() {
    let drawing =
        "<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'><path d='M0 0h9v9z'/></svg>";
    let document = packed(&[
        (
            "word/document.xml",
            "<w:document><w:body><w:p><w:r><w:t>文。</w:t></w:r><w:r><w:drawing><a:blip r:embed='r1'/>\
             </w:drawing></w:r></w:p></w:body></w:document>",
        ),
        ("word/_rels/document.xml.rels", "<R><R Id='r1' Type='x/image' Target='media/a.svg'/></R>"),
        ("word/media/a.svg", drawing),
    ]);
    let book = packed(&[
        ("mimetype", "application/epub+zip"),
        ("META-INF/container.xml", "<container><rootfile full-path='b/a.opf'/></container>"),
        (
            "b/a.opf",
            "<package><manifest><item id='a' href='a.xhtml' media-type='application/xhtml+xml'/></manifest>\
             <spine><itemref idref='a'/></spine></package>",
        ),
        ("b/a.xhtml", "<html><body><p>文。</p><p><img src='a.svg' alt='圖'/></p></body></html>"),
        ("b/a.svg", drawing),
    ]);
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes, source) in [("a.docx", document, "word/media/a.svg"), ("a.epub", book, "b/a.svg")] {
        let path = folder.path().join(name);
        fs::write(&path, &bytes).unwrap();
        let hint = crate::import::Hint { name, ..crate::import::Hint::default() };
        let article = crate::import::import(&bytes, &hint).unwrap().article;
        assert_eq!(article.images(), [source], "{name}");
        let facts = PictureFacts { size: PictureSize { width: 30, height: 20 }, kind: PictureKind::Drawing };
        assert_eq!(measure(&article, &Origin::File(path), &GO).pictures, [Ok(facts)], "{name}");
    }
}
