//! The bytes of an article's images: from its own file where that is an archive, else from its folder, and from nowhere
//! else.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Component, Path, PathBuf};
use std::sync::atomic::AtomicBool;

use percent_encoding::percent_decode_str;

use super::{ARCHIVE_LIMIT_BYTES, is_archive, open, read_from};
use crate::article::{Origin, PictureProblem};
use crate::import::{Archive, Cancel};
use crate::open_error::OpenError;
use crate::text::data_address;

/// The largest image that is read, in bytes.
pub const LARGEST_BYTES: u64 = 64 * BYTES_PER_MB;

const BYTES_PER_MB: u64 = 1024 * 1024;

/// The images of an article.
pub struct ArticleImages<'a> {
    origin: &'a Origin,
    /// The article's own file, where that is an archive.
    archive: Option<Archive<'static>>,
}

impl<'a> ArticleImages<'a> {
    /// Those of an article from somewhere, whose file is opened where it is an archive.
    pub fn of(origin: &'a Origin) -> Self {
        let content = match origin {
            Origin::File(path) | Origin::Pasted(path) => archive(path),
            Origin::Bundled(_) => None,
        };
        Self { origin, archive: content.and_then(|file| Archive::open(file, Cancel::NEVER).ok()) }
    }

    /// The bytes of an image.
    ///
    /// # Errors
    /// Why they are not read.
    pub fn bytes(&mut self, source: &str) -> Result<Vec<u8>, PictureProblem> {
        let (bytes, _) = match self.location(source)? {
            ImageLocation::File(path) => {
                let file = open(&path, LARGEST_BYTES).map_err(|error| problem(&error))?;
                let bytes = read_from(file, LARGEST_BYTES, &AtomicBool::new(false));
                return bytes.map_err(|error| problem(&error));
            }
            location => self.within(&location, source, LARGEST_BYTES + 1)?,
        };
        within_limit(bytes)
    }

    /// The address of an image that holds its bytes itself; none where it cannot be read or is no image.
    pub fn embedded(&mut self, source: &str) -> Option<String> {
        let bytes = self.bytes(source).ok()?;
        Some(data_address::of(data_address::media_type(&bytes)?, &bytes))
    }

    /// The first bytes of an image, at most `most`, and whether these are all.
    ///
    /// # Errors
    /// Why they are not read.
    pub fn beginning(&mut self, source: &str, most: u64) -> Result<(Vec<u8>, bool), PictureProblem> {
        let location = self.location(source)?;
        let ImageLocation::File(path) = &location else { return self.within(&location, source, most) };
        let file = open(path, LARGEST_BYTES).map_err(|error| problem(&error))?;
        let mut bytes = Vec::new();
        file.take(most).read_to_end(&mut bytes).map_err(|_| PictureProblem::Unreadable)?;
        let is_all = (bytes.len() as u64) < most;
        Ok((bytes, is_all))
    }

    /// The file that an image is in, without links, or would be in if it were there; none where it is not in a file of its
    /// own.
    pub fn file(&self, source: &str) -> Option<PathBuf> {
        match self.location(source) {
            Ok(ImageLocation::File(path)) => Some(path),
            Err(PictureProblem::Missing) if self.archive.is_none() => {
                let Origin::File(article) = self.origin else { return None };
                let folder = fs::canonicalize(article.parent()?).ok()?;
                let path = paths(source.trim()).pop().filter(|path| !path.is_empty())?;
                let is_plain = |part: Component<'_>| matches!(part, Component::Normal(_) | Component::CurDir);
                Path::new(&path).components().all(is_plain).then(|| folder.join(path))
            }
            _ => None,
        }
    }

    /// The bytes of an image that is in its own address or in the archive, at most so many, and whether these are all.
    fn within(
        &mut self,
        location: &ImageLocation,
        source: &str,
        most: u64,
    ) -> Result<(Vec<u8>, bool), PictureProblem> {
        let ImageLocation::Part(path) = location else {
            let bytes = data_address::bytes(source).ok_or(PictureProblem::Broken)?;
            return within_limit(bytes).map(|bytes| (bytes, true));
        };
        let archive = self.archive.as_mut().ok_or(PictureProblem::Missing)?;
        let bytes = archive.beginning(path, most).map_err(|_| PictureProblem::Broken)?;
        let is_all = (bytes.len() as u64) < most;
        if bytes.is_empty() { Err(PictureProblem::Broken) } else { Ok((bytes, is_all)) }
    }

    fn location(&self, source: &str) -> Result<ImageLocation, PictureProblem> {
        let Some(archive) = &self.archive else { return ImageLocation::of(self.origin, source) };
        let source = source.trim();
        ImageLocation::by_scheme(source).unwrap_or_else(|| {
            let part = paths(source).into_iter().find_map(|path| archive.find(&path).map(str::to_owned));
            part.map(ImageLocation::Part).ok_or(PictureProblem::Missing)
        })
    }
}

/// A file that is an archive.
fn archive(path: &Path) -> Option<File> {
    let mut file = open(path, ARCHIVE_LIMIT_BYTES).ok()?;
    is_archive(&mut file).ok()?.then_some(file)
}

/// The bytes of an image.
///
/// # Errors
/// Why they are not read.
pub fn bytes(origin: &Origin, source: &str) -> Result<Vec<u8>, PictureProblem> {
    ArticleImages::of(origin).bytes(source)
}

/// The address of an image that holds its bytes itself, for a page that needs nothing next to it; none where it cannot
/// be read or is no image.
pub fn embedded(origin: &Origin, source: &str) -> Option<String> {
    ArticleImages::of(origin).embedded(source)
}

/// Where an image is.
#[derive(Debug, PartialEq, Eq)]
enum ImageLocation {
    /// In its own address.
    Here,
    /// In this file, by its path without links.
    File(PathBuf),
    /// In the article's own file, by the path in that.
    Part(String),
}

impl ImageLocation {
    /// Where an image is whose address says more than a path.
    fn by_scheme(source: &str) -> Option<Result<Self, PictureProblem>> {
        if let Some(scheme) = scheme(source) {
            return Some(match scheme.to_ascii_lowercase().as_str() {
                "data" => Ok(Self::Here),
                // A letter is the drive of a path.
                "file" => Err(PictureProblem::Outside),
                scheme if scheme.len() == 1 => Err(PictureProblem::Outside),
                _ => Err(PictureProblem::Remote),
            });
        }
        if source.starts_with("//") {
            return Some(Err(PictureProblem::Remote));
        }
        None
    }

    fn of(origin: &Origin, source: &str) -> Result<Self, PictureProblem> {
        let source = source.trim();
        if let Some(location) = Self::by_scheme(source) {
            return location;
        }
        let Origin::File(article) = origin else { return Err(PictureProblem::Missing) };
        let folder = article.parent().and_then(|folder| fs::canonicalize(folder).ok());
        let folder = folder.ok_or(PictureProblem::Missing)?;
        let mut problem = PictureProblem::Missing;
        for path in paths(source) {
            match found(&folder, &path) {
                Ok(path) => return Ok(Self::File(path)),
                Err(PictureProblem::Missing) => {}
                Err(other) => problem = other,
            }
        }
        Err(problem)
    }
}

/// What stands before the colon of an address.
fn scheme(source: &str) -> Option<&str> {
    let (scheme, _) = source.split_once(':')?;
    let mut letters = scheme.chars();
    let is_scheme = letters.next().is_some_and(|c| c.is_ascii_alphabetic())
        && letters.all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    is_scheme.then_some(scheme)
}

/// The paths that a source may mean: as it stands, percent-decoded, and without what follows a path in an address.
fn paths(source: &str) -> Vec<String> {
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().replace('\\', "/");
    let bare = source.split(['?', '#']).next().unwrap_or_default();
    let mut paths = vec![source.to_owned(), decoded(source), decoded(bare)];
    paths.dedup();
    paths
}

/// The file at a path below a folder, both without links.
fn found(folder: &Path, path: &str) -> Result<PathBuf, PictureProblem> {
    let path = Path::new(path);
    // Nothing outside is even asked for: on Windows a name may lead to another computer.
    let mut depth = 0;
    for component in path.components() {
        match component {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir => depth -= 1,
            Component::RootDir | Component::Prefix(_) => return Err(PictureProblem::Outside),
        }
        if depth < 0 {
            return Err(PictureProblem::Outside);
        }
    }
    let file = fs::canonicalize(folder.join(path)).map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied => PictureProblem::Unreadable,
        _ => PictureProblem::Missing,
    })?;
    if file.starts_with(folder) { Ok(file) } else { Err(PictureProblem::Outside) }
}

fn within_limit(bytes: Vec<u8>) -> Result<Vec<u8>, PictureProblem> {
    if bytes.len() as u64 > LARGEST_BYTES { Err(too_large()) } else { Ok(bytes) }
}

fn too_large() -> PictureProblem {
    PictureProblem::TooLarge { limit: LARGEST_BYTES / BYTES_PER_MB }
}

fn problem(error: &OpenError) -> PictureProblem {
    match error {
        OpenError::Missing | OpenError::Directory | OpenError::NotAFile => PictureProblem::Missing,
        OpenError::TooLarge { .. } => too_large(),
        OpenError::Empty => PictureProblem::Broken,
        _ => PictureProblem::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1A\n";

    /// A folder `papers` with an article, images in it and around it.
    fn papers() -> (tempfile::TempDir, Origin) {
        let folder = tempfile::tempdir().unwrap();
        let papers = folder.path().join("papers");
        fs::create_dir_all(papers.join("圖 一")).unwrap();
        for path in ["papers/a.png", "papers/圖 一/b.png", "papers/50%20.png", "secret.png"] {
            fs::write(folder.path().join(path), PNG).unwrap();
        }
        fs::write(papers.join("empty.png"), "").unwrap();
        let huge = File::create(papers.join("huge.png")).unwrap();
        huge.set_len(LARGEST_BYTES + 1).unwrap();
        (folder, Origin::File(papers.join("a.md")))
    }

    #[test]
    fn images_are_read_from_the_folder_of_the_article_and_nowhere_else() {
        let (folder, origin) = papers();
        let absolute = folder.path().join("papers/a.png").display().to_string();
        let outside = Err(PictureProblem::Outside);
        for (source, expected) in [
            ("a.png", Ok(PNG)),
            ("./a.png", Ok(PNG)),
            ("圖 一/b.png", Ok(PNG)),
            ("圖%20一/b.png", Ok(PNG)),
            ("%E5%9C%96%20%E4%B8%80/../a.png", Ok(PNG)),
            ("50%20.png", Ok(PNG)),
            ("圖 一\\b.png", Ok(PNG)),
            ("a.png?v=2#x", Ok(PNG)),
            ("none/a.png", Err(PictureProblem::Missing)),
            ("圖 一", Err(PictureProblem::Missing)),
            ("", Err(PictureProblem::Missing)),
            ("a\0.png", Err(PictureProblem::Missing)),
            ("empty.png", Err(PictureProblem::Broken)),
            ("huge.png", Err(PictureProblem::TooLarge { limit: 64 })),
            ("../secret.png", outside),
            ("%2e%2e/secret.png", outside),
            ("..\\secret.png", outside),
            ("圖 一/../../secret.png", outside),
            (&absolute, outside),
            ("file:///etc/passwd", outside),
            ("C:\\a.png", outside),
            ("c:/a.png", outside),
            ("\\\\server\\share\\a.png", outside),
            ("//server/a.png", Err(PictureProblem::Remote)),
            ("https://example.com/a.png", Err(PictureProblem::Remote)),
            ("cid:a", Err(PictureProblem::Remote)),
            ("data:image/png;base64,iVBORw0KGgo=", Ok(PNG)),
            ("data:image/png;base64,?", Err(PictureProblem::Broken)),
        ] {
            assert_eq!(bytes(&origin, source), expected.map(<[u8]>::to_vec), "{source}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_does_not_lead_out_of_the_folder() {
        let (folder, origin) = papers();
        let link = |to: &str, name: &str| {
            std::os::unix::fs::symlink(folder.path().join(to), folder.path().join("papers").join(name))
                .unwrap();
        };
        link("secret.png", "out.png");
        link(".", "up");
        link("papers/a.png", "in.png");
        assert_eq!(bytes(&origin, "out.png"), Err(PictureProblem::Outside));
        assert_eq!(bytes(&origin, "up/secret.png"), Err(PictureProblem::Outside));
        assert_eq!(bytes(&origin, "in.png"), Ok(PNG.to_vec()));
    }

    #[test]
    fn a_beginning_says_whether_it_is_all() {
        let (_folder, origin) = papers();
        let mut images = ArticleImages::of(&origin);
        assert_eq!(images.beginning("a.png", 4), Ok((PNG[..4].to_vec(), false)));
        assert_eq!(images.beginning("a.png", 100), Ok((PNG.to_vec(), true)));
    }

    #[test]
    fn an_image_is_written_into_its_address() {
        let (_folder, origin) = papers();
        let address = embedded(&origin, "a.png").unwrap();
        assert_eq!(address, "data:image/png;base64,iVBORw0KGgo=");
        assert_eq!(embedded(&origin, &address), Some(address.clone()));
        assert_eq!(embedded(&origin, "none.png"), None);
        assert_eq!(embedded(&origin, "data:,text"), None);
    }

    #[test]
    fn images_of_an_archive_are_its_parts_and_nothing_else() {
        let (folder, _) = papers();
        let path = folder.path().join("papers/book.epub");
        let mut zip = zip::ZipWriter::new(File::create(&path).unwrap());
        let options = zip::write::SimpleFileOptions::default();
        for (name, content) in [("圖/a.png", PNG), ("empty.png", b"")] {
            zip.start_file(name, options).unwrap();
            std::io::Write::write_all(&mut zip, content).unwrap();
        }
        zip.finish().unwrap();
        let origin = Origin::File(path);
        let mut images = ArticleImages::of(&origin);
        for (source, expected) in [
            ("圖/a.png", Ok(PNG)),
            ("%E5%9C%96/a.png", Ok(PNG)),
            ("a.png", Err(PictureProblem::Missing)),
            ("../a.png", Err(PictureProblem::Missing)),
            ("empty.png", Err(PictureProblem::Broken)),
            ("https://example.com/a.png", Err(PictureProblem::Remote)),
            ("data:image/png;base64,iVBORw0KGgo=", Ok(PNG)),
        ] {
            assert_eq!(images.bytes(source), expected.map(<[u8]>::to_vec), "{source}");
        }
        assert_eq!(images.beginning("圖/a.png", 4), Ok((PNG[..4].to_vec(), false)));
    }
}
