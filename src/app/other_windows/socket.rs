//! Local sockets: on Unix in the file system, on Windows the pipes that do the same there.

#[cfg(unix)]
mod system {
    use std::io;
    pub use std::os::unix::net::{UnixListener as Listener, UnixStream as Stream};
    use std::path::Path;
    use std::time::Duration;

    pub fn listen(path: &Path) -> io::Result<Listener> {
        Listener::bind(path)
    }

    pub fn accept(listener: &Listener) -> io::Result<Stream> {
        Ok(listener.accept()?.0)
    }

    pub fn connect(path: &Path) -> io::Result<Stream> {
        Stream::connect(path)
    }

    /// Neither reading nor writing takes longer.
    pub fn limit(stream: &Stream, longest: Duration) -> io::Result<()> {
        stream.set_read_timeout(Some(longest))?;
        stream.set_write_timeout(Some(longest))
    }
}

#[cfg(not(unix))]
mod system {
    use std::io;
    use std::path::Path;
    use std::time::Duration;

    pub use interprocess::local_socket::prelude::{
        LocalSocketListener as Listener, LocalSocketStream as Stream,
    };
    use interprocess::local_socket::traits::{Listener as _, Stream as _};
    use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Name, ToNsName as _};

    /// Pipes are in a folder of their own.
    fn name(path: &Path) -> io::Result<Name<'static>> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        format!("moyue-{name}").to_ns_name::<GenericNamespaced>()
    }

    pub fn listen(path: &Path) -> io::Result<Listener> {
        ListenerOptions::new().name(name(path)?).create_sync()
    }

    pub fn accept(listener: &Listener) -> io::Result<Stream> {
        listener.accept()
    }

    pub fn connect(path: &Path) -> io::Result<Stream> {
        Stream::connect(name(path)?)
    }

    /// Pipes know no limit; a listener that answers nobody else answers soon.
    pub fn limit(_: &Stream, _: Duration) -> io::Result<()> {
        Ok(())
    }
}

pub use system::{Listener, Stream, accept, connect, limit, listen};
