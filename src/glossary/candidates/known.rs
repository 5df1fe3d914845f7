//! Names that are known already.

use memchr::memmem::Finder;
use rustc_hash::FxHashSet;

use crate::glossary::Glossary;
use crate::text::class::is_word_char;
use crate::text::fold::Folding;

/// Bytes of names in which others are sought; with more only whole names are compared.
const MOST_BYTES: usize = 1024 * 1024;

/// The names of a glossary's entries and of an article's byline.
pub(super) struct Known {
    folded: FxHashSet<String>,
    /// All of them, each on a line.
    joined: String,
    /// The initials of Latin names.
    initials: FxHashSet<String>,
}

impl Known {
    pub fn new(glossary: &Glossary, byline: &[&str], folding: Folding) -> Self {
        let entries = glossary.entries().iter();
        let of_entries = entries.flat_map(|entry| std::iter::once(&entry.term).chain(&entry.aliases));
        let names = of_entries.map(String::as_str).chain(byline.iter().copied());
        let mut known =
            Self { folded: FxHashSet::default(), joined: "\n".into(), initials: FxHashSet::default() };
        for name in names {
            let folded = folding.fold(name.trim()).text;
            if known.joined.len() + folded.len() < MOST_BYTES {
                known.joined.push_str(&folded);
                known.joined.push('\n');
            }
            known.initials.extend(initials(name));
            known.folded.insert(folded);
        }
        known
    }

    /// Whether a name, given folded and as it is written, is one of them or a part of one, perhaps in the plural, or stands
    /// for one.
    pub fn has(&self, folded: &str, name: &str) -> bool {
        let singular = folded.strip_suffix('s').filter(|rest| rest.is_ascii()).unwrap_or(folded);
        self.folded.contains(folded)
            || self.folded.contains(singular)
            || self.initials.contains(name)
            || self.is_part(folded)
    }

    fn is_part(&self, folded: &str) -> bool {
        let all = &self.joined;
        Finder::new(folded).find_iter(all.as_bytes()).any(|at| {
            let before = all.get(..at).is_some_and(|before| before.ends_with(is_word_char));
            let after = all.get(at + folded.len()..).is_some_and(|after| after.starts_with(is_word_char));
            let (starts, ends) = (folded.starts_with(is_word_char), folded.ends_with(is_word_char));
            !(before && starts || after && ends)
        })
    }
}

/// `WHO` of `World Health Organization`, `BMA` of `Bureau of Maritime Affairs`.
fn initials(name: &str) -> Option<String> {
    let initials: String =
        name.split([' ', '-']).filter_map(|word| word.chars().next().filter(|c| c.is_uppercase())).collect();
    initials.chars().nth(1).map(|_| initials)
}
