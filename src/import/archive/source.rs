//! What an archive is read from, with a limit to what is read of it while its directory is.

use std::cell::Cell;
use std::io::{BufReader, Read, Result, Seek, SeekFrom};
use std::rc::Rc;

/// Something that is read from any place in it.
pub(super) trait ReadSeek: Read + Seek {}

impl<T: Read + Seek> ReadSeek for T {}

/// How many bytes may still be read; none once there is no limit.
#[derive(Clone, Debug)]
pub(super) struct ReadBudget(Rc<Cell<Option<u64>>>);

impl ReadBudget {
    /// Whether all was read that may be read.
    pub(super) fn is_spent(&self) -> bool {
        self.0.get() == Some(0)
    }

    /// From now on any number of bytes may be read.
    pub(super) fn lift(&self) {
        self.0.set(None);
    }
}

/// A source that ends once its budget is spent.
pub(super) struct BoundedSource<'a> {
    inner: BufReader<Box<dyn ReadSeek + 'a>>,
    budget: ReadBudget,
}

impl<'a> BoundedSource<'a> {
    pub(super) fn new(source: Box<dyn ReadSeek + 'a>, limit: u64) -> (Self, ReadBudget) {
        let budget = ReadBudget(Rc::new(Cell::new(Some(limit))));
        (Self { inner: BufReader::new(source), budget: budget.clone() }, budget)
    }
}

impl Read for BoundedSource<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let Some(left) = self.budget.0.get() else { return self.inner.read(into) };
        let most = into.len().min(left as usize);
        let read = self.inner.read(into.get_mut(..most).unwrap_or_default())?;
        self.budget.0.set(Some(left - read as u64));
        Ok(read)
    }
}

impl Seek for BoundedSource<'_> {
    fn seek(&mut self, to: SeekFrom) -> Result<u64> {
        self.inner.seek(to)
    }

    fn seek_relative(&mut self, offset: i64) -> Result<()> {
        self.inner.seek_relative(offset)
    }
}
