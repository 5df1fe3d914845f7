//! The images of articles, as far as they are bytes and addresses; their pixels belong to the window.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use moyue::article::{Article, Block, Image, Section, passages};
use moyue::export::{to_html_with, to_markdown};
use moyue::files::pictures::{ArticleImages, bytes, embedded};
use moyue::reader::Origin;
use moyue::text::data_address;

use super::{examine_passage, split};

/// What the only file says that no article may show.
const SECRET: &[u8] = b"GIF89a outside";
const INSIDE: &[u8] = b"GIF89a inside";

/// An article in a folder with an image, and another image outside of that folder.
static ORIGIN: LazyLock<Origin> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join("moyue-fuzz-pictures");
    let papers = folder.join("papers");
    fs::create_dir_all(papers.join("a")).expect("a folder for the fuzzer");
    let files: [(PathBuf, &[u8]); 3] = [
        (folder.join("out.gif"), SECRET),
        (papers.join("in.gif"), INSIDE),
        (papers.join("a/in.gif"), INSIDE),
    ];
    for (path, content) in files {
        fs::write(path, content).expect("a file for the fuzzer");
    }
    Origin::File(papers.join("a.md"))
});

/// The bytes of an image; and with another first byte the source of one, a line end, and what stands for it.
pub fn pictures(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    if first & 1 == 0 {
        return image(rest);
    }
    let (source, alternative) = split(rest);
    address(&String::from_utf8_lossy(source), &String::from_utf8_lossy(alternative));
}

/// What is told to be an image comes back from its address.
fn image(content: &[u8]) {
    let Some(media_type) = data_address::media_type(content) else { return };
    let address = data_address::of(media_type, content);
    assert!(data_address::is_image(&address));
    assert_eq!(data_address::bytes(&address).as_deref(), Some(content));
    assert_eq!(embedded(&ORIGIN, &address), Some(address));
}

/// Whatever an address says, nothing is read but what stands in it or in the article's folder.
fn address(source: &str, alternative: &str) {
    let read = bytes(&ORIGIN, source);
    let within = data_address::bytes(source);
    match &read {
        Ok(read) => assert!(within.as_ref() == Some(read) || read == INSIDE, "{source:?} reads {read:?}"),
        Err(problem) => assert!(within.is_none(), "{source:?}: {problem:?}"),
    }
    match ArticleImages::of(&ORIGIN).beginning(source, 8) {
        Ok((start, is_all)) => {
            let read = read.as_ref().expect("what has a beginning");
            assert!(read.starts_with(&start) && is_all == (start.len() == read.len()), "{source:?}");
        }
        Err(problem) => assert_eq!(read.as_ref().err(), Some(&problem)),
    }
    if let Some(address) = embedded(&ORIGIN, source) {
        assert_eq!(data_address::bytes(&address), read.ok(), "{source:?}");
    }
    let image = Image { source: source.to_owned(), alternative: alternative.to_owned(), ..Image::default() };
    let section = Section { blocks: vec![Block::Image(Box::new(image))], ..Section::default() };
    let article = Article { sections: vec![section], ..Article::default() };
    let count = article.images().len();
    for passage in passages(&article) {
        examine_passage(&passage);
        assert!(passage.image.is_none_or(|index| (index as usize) < count));
    }
    to_html_with(&article, &|source| embedded(&ORIGIN, source));
    to_markdown(&article);
}
