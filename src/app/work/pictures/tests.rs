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
