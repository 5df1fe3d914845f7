use std::fs;
use std::io::Cursor;

use image::{ImageFormat, RgbImage};

use super::*;
use crate::article::{Block, Image, Section};
use crate::import::{Hint, import, to_json};
use crate::reader::PictureSize;

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

fn document(origin: Origin, article: &Article) -> Document {
    let imported = import(to_json(article).as_bytes(), &Hint { name: "a.json", ..Hint::default() }).unwrap();
    Document::new(origin, imported)
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
        measure(&article(&sources), &origin, &GO),
        [
            Ok(PictureSize { width: 30, height: 20 }),
            Ok(PictureSize { width: 8, height: 4 }),
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
        measure(&article(&vec!["gone.png"; MOST_PICTURES + 1]), &Origin::File("/a.md".into()), &GO);
    assert_eq!(pictures[MOST_PICTURES - 1], Err(PictureProblem::Missing));
    assert_eq!(pictures[MOST_PICTURES], Err(PictureProblem::TooMany { limit: MOST_PICTURES }));
    assert_eq!(measure(&article(&["a.png"]), &Origin::File("/a.md".into()), &AtomicBool::new(true)), []);
}

#[test]
fn wanted_images_are_read_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.png"), png(30, 20)).unwrap();
    let document =
        document(Origin::File(folder.path().join("a.json")), &article(&["a.png", "gone.png", "a.png"]));
    let (woken, wakes) = mpsc::channel();
    let mut pictures = Pictures::new(move || woken.send(()).unwrap_or_default());
    let wanted = |index| WantedPicture { index, width: 15, longest: 2048 };
    pictures.want(&document, 7, vec![wanted(2), wanted(1)]);
    wakes.recv().unwrap();
    wakes.recv().unwrap();
    let first = pictures.poll().unwrap();
    assert_eq!((first.reading, first.wanted), (7, wanted(2)));
    assert_eq!(first.result.unwrap().image.size, [15, 10]);
    assert_eq!(pictures.poll().unwrap().result.err(), Some(PictureProblem::Missing));
    assert!(pictures.poll().is_none());
    // The thread waits for more.
    pictures.want(&document, 8, vec![wanted(0)]);
    wakes.recv().unwrap();
    assert_eq!(pictures.poll().unwrap().reading, 8);
}

#[test]
fn a_decoder_that_panics_has_met_a_damaged_image() {
    assert_eq!(guarded::<()>(|| panic!("this panic is part of the test")), Err(PictureProblem::Broken));
}
