//! Counts of what was put on screen.

/// Counts of what was put on screen: the key of whatever is worked out of it. What was worked out under other counts is
/// of something that is not shown any more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Revisions {
    /// The articles opened.
    pub opened: u64,
    /// The articles read: the same file again counts, too.
    pub read: u64,
    /// What was shown: another article, or the same one in other forms.
    pub shown: u64,
    /// The changes of the article's terms, those of the user included.
    pub terms: u64,
    /// The readings of the article's images: those of the article count, too.
    pub pictures: u64,
}

impl Revisions {
    /// Another article is on screen.
    pub(super) fn open(&mut self) {
        self.opened += 1;
        self.read();
    }

    /// A version of the article that was read again is on screen.
    pub(super) fn read(&mut self) {
        self.read += 1;
        self.shown += 1;
        self.terms += 1;
        self.pictures += 1;
    }
}
