//! What the operating system says no with.

use std::error::Error;
use std::io::{self, ErrorKind};

use strum::VariantArray;

/// Why the operating system did not do what it was asked to, by the names of [`ErrorKind`] that a user can do something
/// about. Its own words, which are in its own language and name numbers, go no further than here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum SystemError {
    /// There is nothing of this name.
    NotFound,
    /// The user may not do this.
    PermissionDenied,
    /// The file system is mounted for reading alone.
    ReadOnly,
    /// The disk is full.
    StorageFull,
    /// What the user may store on the disk is used up.
    QuotaExceeded,
    /// A file was expected where a folder is.
    IsDirectory,
    /// A folder was expected where a file is.
    NotDirectory,
    /// Something of this name is there already.
    AlreadyExists,
    /// The name has characters that the file system does not take, or too many of them.
    InvalidName,
    /// The file system takes no file of this size.
    FileTooLarge,
    /// Another program uses the file.
    Busy,
    /// The disk or the network did not answer in time.
    TimedOut,
    /// The network, or the computer that holds the file, cannot be reached.
    Unreachable,
    /// The connection to the computer that holds the file was lost.
    ConnectionLost,
    /// The file on the network is no longer the one that was opened.
    Stale,
    /// The file ended before all of it was there.
    UnexpectedEnd,
    /// It was interrupted.
    Interrupted,
    /// There is no memory left.
    OutOfMemory,
    /// The system has no thread or no open file to spare.
    Exhausted,
    /// The disk or another device failed.
    DeviceFailed,
    /// What lies there, or the system, is not made for this.
    Unsupported,
    /// Anything else.
    Other,
}

impl SystemError {
    const fn of_kind(kind: ErrorKind) -> Self {
        match kind {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::PermissionDenied,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            // Nothing was taken of what was written.
            ErrorKind::StorageFull | ErrorKind::WriteZero => Self::StorageFull,
            ErrorKind::QuotaExceeded => Self::QuotaExceeded,
            ErrorKind::IsADirectory => Self::IsDirectory,
            ErrorKind::NotADirectory => Self::NotDirectory,
            ErrorKind::AlreadyExists | ErrorKind::DirectoryNotEmpty => Self::AlreadyExists,
            ErrorKind::InvalidFilename | ErrorKind::InvalidInput => Self::InvalidName,
            ErrorKind::FileTooLarge => Self::FileTooLarge,
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::Deadlock => Self::Busy,
            ErrorKind::TimedOut => Self::TimedOut,
            ErrorKind::NetworkDown | ErrorKind::NetworkUnreachable | ErrorKind::HostUnreachable => {
                Self::Unreachable
            }
            ErrorKind::ConnectionRefused
            | ErrorKind::ConnectionReset
            | ErrorKind::ConnectionAborted
            | ErrorKind::NotConnected
            | ErrorKind::BrokenPipe => Self::ConnectionLost,
            ErrorKind::StaleNetworkFileHandle => Self::Stale,
            ErrorKind::UnexpectedEof => Self::UnexpectedEnd,
            ErrorKind::Interrupted => Self::Interrupted,
            ErrorKind::OutOfMemory => Self::OutOfMemory,
            // "Try again": no thread can be started.
            ErrorKind::WouldBlock => Self::Exhausted,
            ErrorKind::Unsupported | ErrorKind::NotSeekable => Self::Unsupported,
            _ => Self::Other,
        }
    }

    /// What has a number and no stable name in [`ErrorKind`].
    const fn of_number(number: i32) -> Option<Self> {
        if cfg!(windows) {
            // ERROR_TOO_MANY_OPEN_FILES; ERROR_CRC, ERROR_IO_DEVICE; ERROR_SHARING_VIOLATION, ERROR_LOCK_VIOLATION.
            match number {
                4 => Some(Self::Exhausted),
                23 | 1117 => Some(Self::DeviceFailed),
                32 | 33 => Some(Self::Busy),
                _ => None,
            }
        } else {
            // EIO; ENFILE, EMFILE. They are the same on every Unix.
            match number {
                5 => Some(Self::DeviceFailed),
                23 | 24 => Some(Self::Exhausted),
                _ => None,
            }
        }
    }
}

/// The system's number of an error, be it wrapped in others.
fn number_of(error: &io::Error) -> Option<i32> {
    let mut cause = error.get_ref().map(|inner| inner as &(dyn Error + 'static));
    while let Some(inner) = cause {
        if let Some(inner) = inner.downcast_ref() {
            return number_of(inner);
        }
        cause = inner.source();
    }
    error.raw_os_error()
}

impl From<&io::Error> for SystemError {
    fn from(error: &io::Error) -> Self {
        // A wrapped error may speak of paths: the log has the system's own words alone.
        match number_of(error) {
            Some(number) => log::warn!("the system: {}", io::Error::from_raw_os_error(number)),
            None => log::warn!("the system: {:?}", error.kind()),
        }
        let by_number = error.raw_os_error().and_then(Self::of_number);
        by_number.unwrap_or(Self::of_kind(error.kind()))
    }
}

impl From<io::Error> for SystemError {
    fn from(error: io::Error) -> Self {
        Self::from(&error)
    }
}

impl From<serde_json::Error> for SystemError {
    fn from(error: serde_json::Error) -> Self {
        io::Error::from(error).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_its_name() {
        for (kind, name) in [
            (ErrorKind::ReadOnlyFilesystem, SystemError::ReadOnly),
            (ErrorKind::StorageFull, SystemError::StorageFull),
            (ErrorKind::QuotaExceeded, SystemError::QuotaExceeded),
            (ErrorKind::InvalidFilename, SystemError::InvalidName),
            (ErrorKind::HostUnreachable, SystemError::Unreachable),
            (ErrorKind::UnexpectedEof, SystemError::UnexpectedEnd),
            (ErrorKind::AddrInUse, SystemError::Other),
        ] {
            assert_eq!(SystemError::from(io::Error::from(kind)), name, "{kind:?}");
        }
        assert_eq!(SystemError::from(io::Error::other("the disk went away")), SystemError::Other);
    }

    #[test]
    fn the_number_of_a_wrapped_error_is_found() {
        let system = io::Error::from_raw_os_error(2);
        let wrapped = io::Error::new(ErrorKind::NotFound, io::Error::other(system));
        assert_eq!((wrapped.raw_os_error(), number_of(&wrapped)), (None, Some(2)));
        assert_eq!(number_of(&io::Error::other("nothing")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_number_without_a_kind_has_its_name() {
        for (number, name) in
            [(5, SystemError::DeviceFailed), (24, SystemError::Exhausted), (2, SystemError::NotFound)]
        {
            assert_eq!(SystemError::from(io::Error::from_raw_os_error(number)), name, "{number}");
        }
    }
}
