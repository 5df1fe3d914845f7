//! Links and how much of their addresses a page may hold: what a short page says once may stand in every paragraph.

use std::cell::Cell;
use std::rc::Rc;

use super::parse;
use crate::article::Text;
use crate::import::bounds::LONGEST_ADDRESS;

/// Bytes of all addresses of a page: as many as the largest page has, so that only copies are ever refused.
const MOST_BYTES: usize = parse::LARGEST;

/// Bytes of addresses that may still be written for a page, and how many did not fit.
#[derive(Debug)]
pub(super) struct Budget {
    left: Cell<usize>,
    refused: Cell<usize>,
}

/// A link of the page.
#[derive(Debug)]
pub(super) struct Link {
    url: Text,
    is_written: Cell<bool>,
    budget: Rc<Budget>,
}

impl Default for Budget {
    fn default() -> Self {
        Self { left: Cell::new(MOST_BYTES), refused: Cell::new(0) }
    }
}

impl Budget {
    /// Whether an address is not too long and there is room for it, which is then taken.
    pub(super) fn takes(&self, url: &str) -> bool {
        let left = self.left.get().checked_sub(url.len()).filter(|_| is_short(url));
        match left {
            Some(left) => self.left.set(left),
            None => self.refused.set(self.refused.get() + 1),
        }
        left.is_some()
    }

    /// Whether an address of so many bytes cannot be taken; it is refused then.
    pub(super) fn refuses(&self, bytes: usize) -> bool {
        let is_refused = self.left.get() < bytes;
        self.refused.set(self.refused.get() + usize::from(is_refused));
        is_refused
    }

    /// How many addresses were not written.
    pub(super) fn refused(&self) -> usize {
        self.refused.get()
    }
}

impl Link {
    /// A link to an address, if the budget takes it.
    pub(super) fn new(url: String, budget: &Rc<Budget>) -> Option<Self> {
        let link =
            |url: String| Self { url: url.into(), is_written: Cell::new(false), budget: Rc::clone(budget) };
        budget.takes(&url).then(|| link(url))
    }

    /// The address, once more for each paragraph that the link goes through; none when these become too many.
    pub(super) fn address(&self) -> Option<Text> {
        let is_first = !self.is_written.replace(true);
        (is_first || self.budget.takes(&self.url)).then(|| self.url.clone())
    }
}

impl PartialEq for Link {
    fn eq(&self, other: &Self) -> bool {
        self.url == other.url
    }
}

impl Eq for Link {}

/// Whether an address is one that can be read.
pub(super) fn is_short(address: &str) -> bool {
    address.len() <= LONGEST_ADDRESS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_an_address_are_refused_when_there_is_no_room() {
        let budget = Rc::new(Budget::default());
        assert!(Link::new("a".repeat(LONGEST_ADDRESS + 1), &budget).is_none());
        let link = Link::new("a".repeat(LONGEST_ADDRESS), &budget).unwrap();
        let written = std::iter::from_fn(|| link.address()).take(100_000).count();
        assert_eq!((written, budget.refused()), (MOST_BYTES / LONGEST_ADDRESS, 2));
        assert!(Link::new("b".to_owned(), &budget).is_none());
    }
}
