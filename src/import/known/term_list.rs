//! Lists of a glossary in which not every item is an entry.

use crate::article::{Block, List};

/// Items that are entries, at least, for the others to be said of all of them.
const FEWEST: usize = 2;

/// The entries of a list of which most items are such, as `entry` reads them, and the list of the others; none of any other
/// list.
pub(in crate::import) fn mostly<T>(
    list: &List,
    entry: impl Fn(&[Block]) -> Option<T>,
) -> Option<(Vec<T>, List)> {
    let (mut entries, mut others) = (Vec::new(), Vec::new());
    for item in &list.items {
        match entry(item) {
            Some(entry) => entries.push(entry),
            None => others.push(item),
        }
    }
    let is_most = entries.len() >= FEWEST && entries.len() >= others.len() * 2;
    let others = || others.into_iter().cloned().collect();
    is_most.then(|| (entries, List { start: list.start, numbering: list.numbering, items: others() }))
}
