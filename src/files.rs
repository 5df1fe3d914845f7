//! Files whole: read with a limit, written all or nothing.

mod glossary;
mod name;
pub mod pictures;
mod written;
mod written_glossary;

use std::fs::{self, File};
use std::io::{self, ErrorKind, Read, Seek, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

pub use glossary::read_glossary;
pub use name::name_part;
pub use written::{added_extensions, content_of, media_types, opened_extensions};
pub use written_glossary::{GlossaryFormat, glossary_text};

use crate::import;
use crate::open_error::{OpenError, SystemError};

/// The largest file that is read, in bytes.
pub const SIZE_LIMIT_BYTES: u64 = 256 * 1024 * 1024;

/// The largest archive that is read, in bytes: its parts are read one by one, each within limits of its own.
pub const ARCHIVE_LIMIT_BYTES: u64 = 8 * 1024 * 1024 * 1024;

/// How much of a file is looked at to see whether it is an archive.
const SIGNATURE_BYTES: u64 = 4;

/// How much is read between two looks at the cancel flag.
const CHUNK_BYTES: u64 = 1024 * 1024;

/// Reads a regular file of at most [`SIZE_LIMIT_BYTES`].
///
/// Nothing but regular files is opened: a pipe or a device could keep its reader waiting for ever.
///
/// # Errors
/// Says why the file is not read; [`OpenError::Cancelled`] once `cancel` is set.
pub fn read(path: &Path, cancel: &AtomicBool) -> Result<Vec<u8>, OpenError> {
    read_up_to(path, SIZE_LIMIT_BYTES, cancel)
}

/// As [`read`], with another limit in bytes.
///
/// # Errors
/// As [`read`].
pub fn read_up_to(path: &Path, limit: u64, cancel: &AtomicBool) -> Result<Vec<u8>, OpenError> {
    read_from(open(path, limit)?, limit, cancel)
}

/// What a file holds that an article is read from.
#[derive(Debug)]
pub enum FileContent {
    /// All of its bytes.
    Bytes(Vec<u8>),
    /// An archive, of which only the parts are read that are asked for.
    Archive(File),
}

/// Reads a regular file of at most [`SIZE_LIMIT_BYTES`], or opens an archive of at most [`ARCHIVE_LIMIT_BYTES`].
///
/// # Errors
/// As [`read`].
pub fn content(path: &Path, cancel: &AtomicBool) -> Result<FileContent, OpenError> {
    let mut file = open(path, ARCHIVE_LIMIT_BYTES)?;
    let is_archive = is_archive(&mut file).map_err(|error| open_error(&error))?;
    if is_archive { Ok(FileContent::Archive(file)) } else { read(path, cancel).map(FileContent::Bytes) }
}

/// Whether a packed file holds an article and no glossary: an archive by its parts, anything else by what is read of it.
pub fn holds_article(path: &Path) -> bool {
    let cancel = AtomicBool::new(false);
    match content(path, &cancel) {
        Ok(FileContent::Archive(file)) => import::Archive::open(file, import::Cancel::NEVER)
            .is_ok_and(|mut archive| import::holds_article(&mut archive)),
        // A list of terms has entries nearly everywhere, and a text hardly any.
        Ok(FileContent::Bytes(_)) => read_glossary(path, "", &cancel).is_err(),
        Err(_) => false,
    }
}

/// Whether a file begins as an archive does; it stands at its beginning afterwards.
fn is_archive(file: &mut File) -> io::Result<bool> {
    let mut beginning = Vec::new();
    (&mut *file).take(SIGNATURE_BYTES).read_to_end(&mut beginning)?;
    file.rewind()?;
    Ok(import::is_archive(&beginning))
}

/// Opens a regular file of at most `limit` bytes.
fn open(path: &Path, limit: u64) -> Result<File, OpenError> {
    let about = fs::metadata(path).map_err(|error| open_error(&error))?;
    if about.is_dir() {
        return Err(OpenError::Directory);
    }
    if !about.is_file() {
        return Err(OpenError::NotAFile);
    }
    if about.len() > limit {
        return Err(OpenError::TooLarge { bytes: about.len(), limit });
    }
    File::open(path).map_err(|error| open_error(&error))
}

/// Reads `source` to its end, at most `limit` bytes.
///
/// # Errors
/// As [`read`].
pub fn read_from(mut source: impl Read, limit: u64, cancel: &AtomicBool) -> Result<Vec<u8>, OpenError> {
    let mut bytes = Vec::new();
    loop {
        if cancel.load(Ordering::Relaxed) {
            return Err(OpenError::Cancelled);
        }
        let read =
            (&mut source).take(CHUNK_BYTES).read_to_end(&mut bytes).map_err(|error| open_error(&error))?;
        let total = bytes.len() as u64;
        if total > limit {
            return Err(OpenError::TooLarge { bytes: total, limit });
        }
        match (read, total) {
            (0, 0) => return Err(OpenError::Empty),
            (0, _) => return Ok(bytes),
            _ => {}
        }
    }
}

/// Puts `bytes` in the place of the file at `path`: readers see the old content or the new, never a part.
///
/// A link is followed, and an existing file keeps its permissions. What is there and no regular file (`/dev/null`,
/// a pipe, `NUL` on Windows) is written to, not replaced.
///
/// # Errors
/// Whatever the system says; the old content is then untouched. On Windows `nul.json` is an invalid name: who gives an
/// ending means a file, and a device would keep nothing.
pub fn write_atomically(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let existing = fs::metadata(&target).ok();
    // Of its devices Windows tells nothing.
    let is_device = cfg!(windows) && name::is_device(path);
    let has_ending = path.extension().is_some();
    if is_device && has_ending && existing.is_none() {
        return Err(ErrorKind::InvalidFilename.into());
    }
    if (is_device && !has_ending) || existing.as_ref().is_some_and(|about| !about.is_file()) {
        return fs::OpenOptions::new().write(true).open(&target)?.write_all(bytes);
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".moyue-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // What the user's umask leaves of these is what any new file of theirs gets.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let mut file = builder.tempfile_in(folder_of(&target))?;
    file.write_all(bytes)?;
    if let Some(about) = existing {
        file.as_file().set_permissions(about.permissions())?;
    }
    file.as_file().sync_all()?;
    file.persist(&target)?;
    Ok(())
}

fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// Why a file or a folder was not opened, as the system says.
pub fn open_error(error: &io::Error) -> OpenError {
    // It goes to the log whatever becomes of it.
    let cause = SystemError::from(error);
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => OpenError::Missing,
        ErrorKind::IsADirectory => OpenError::Directory,
        ErrorKind::PermissionDenied => OpenError::NoPermission,
        _ => OpenError::Unreadable(cause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    static GO: AtomicBool = AtomicBool::new(false);

    #[test]
    fn a_source_without_end_is_cut_off_at_the_limit() {
        let error = read_from(io::repeat(b'x'), 3 * CHUNK_BYTES, &GO).unwrap_err();
        assert_eq!(error, OpenError::TooLarge { bytes: 4 * CHUNK_BYTES, limit: 3 * CHUNK_BYTES });
    }

    #[test]
    fn a_source_as_long_as_the_limit_is_read() {
        let bytes = read_from(io::repeat(b'x').take(CHUNK_BYTES), CHUNK_BYTES, &GO).unwrap();
        assert_eq!(bytes.len() as u64, CHUNK_BYTES);
    }

    #[test]
    fn reading_stops_when_it_is_cancelled() {
        let cancel = AtomicBool::new(false);
        let source = CancelsItself { cancel: &cancel, reads: 0 };
        assert_eq!(read_from(source, u64::MAX, &cancel), Err(OpenError::Cancelled));
    }

    /// Endless; sets the flag in its third read.
    struct CancelsItself<'a> {
        cancel: &'a AtomicBool,
        reads: usize,
    }

    impl Read for CancelsItself<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.reads += 1;
            self.cancel.store(self.reads > 2, Ordering::Relaxed);
            Ok(buffer.len())
        }
    }

    #[cfg(unix)]
    #[test]
    fn what_breaks_in_the_middle_says_so() {
        struct Broken;
        impl Read for Broken {
            fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
                Err(io::Error::from_raw_os_error(5))
            }
        }
        let broken = (&b"half"[..]).chain(Broken);
        assert_eq!(read_from(broken, 100, &GO), Err(OpenError::Unreadable(SystemError::DeviceFailed)));
    }

    #[test]
    fn every_place_that_is_no_readable_file_has_its_refusal() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("empty.txt"), "").unwrap();
        fs::write(at("text.txt"), "text").unwrap();
        let sparse = File::create(at("sparse.txt")).unwrap();
        sparse.set_len(300 * 1024 * 1024).unwrap();
        let too_large = OpenError::TooLarge { bytes: 300 * 1024 * 1024, limit: SIZE_LIMIT_BYTES };

        assert_eq!(read(&at("text.txt"), &GO), Ok(b"text".to_vec()));
        assert_eq!(read(&at("gone.txt"), &GO), Err(OpenError::Missing));
        assert_eq!(read(&at("text.txt/gone.txt"), &GO), Err(OpenError::Missing));
        assert_eq!(read(folder.path(), &GO), Err(OpenError::Directory));
        assert_eq!(read(&at("empty.txt"), &GO), Err(OpenError::Empty));
        assert_eq!(read(&at("sparse.txt"), &GO), Err(too_large));
    }

    #[test]
    fn an_archive_is_opened_and_not_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("book");
        fs::write(&path, b"PK\x03\x04 and more").unwrap();
        File::options().append(true).open(&path).unwrap().set_len(2 * SIZE_LIMIT_BYTES).unwrap();
        let FileContent::Archive(mut file) = content(&path, &GO).unwrap() else { panic!("it is an archive") };
        assert_eq!(file.stream_position().unwrap(), 0);
        fs::write(&path, "text").unwrap();
        assert!(matches!(content(&path, &GO), Ok(FileContent::Bytes(bytes)) if bytes == b"text"));
        fs::write(&path, "").unwrap();
        assert_eq!(content(&path, &GO).unwrap_err(), OpenError::Empty);
    }

    #[cfg(unix)]
    #[test]
    fn pipes_and_devices_are_not_opened() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe");
        let made = std::process::Command::new("mkfifo").arg(&pipe).status().unwrap();
        assert!(made.success());
        assert_eq!(read(&pipe, &GO), Err(OpenError::NotAFile));
        assert_eq!(read(Path::new("/dev/zero"), &GO), Err(OpenError::NotAFile));
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_may_not_be_read_is_refused() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("locked.txt");
        fs::write(&path, "text").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o000)).unwrap();
        // The superuser may read everything; then there is nothing to see here.
        if File::open(&path).is_err() {
            assert_eq!(read(&path, &GO), Err(OpenError::NoPermission));
        }
    }

    #[test]
    fn writing_replaces_a_file_and_leaves_nothing_next_to_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.json");
        write_atomically(&path, b"old").unwrap();
        write_atomically(&path, b"new").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn writing_keeps_links_permissions_and_devices() {
        use std::os::unix::fs::{FileTypeExt, PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (file, link) = (folder.path().join("file"), folder.path().join("link"));
        fs::write(&file, "old").unwrap();
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&file, &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read(&file).unwrap(), b"new");
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o640);
        write_atomically(Path::new("/dev/null"), b"text").unwrap();
        assert!(fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }
}
