//! The lists of words by which a page is read, as they stand in `lists/`, parted by blanks.

use std::collections::HashMap;
use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

use super::words::Surrounding;
use crate::import::html::list_file;

/// How a word stands in the name of a class or id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stands {
    /// Anywhere: it is long enough to mean one thing.
    Anywhere,
    /// As a word of its own: `ad`, but not the `ad` of `heading`.
    Apart,
    /// As the whole class.
    Whole,
}

/// Words of classes and ids for what stands around an article.
pub(super) static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let words: Vec<(&str, Stands, Surrounding)> = words(include_str!("lists/names.txt"))
        .filter_map(|(section, word)| {
            let (surrounding, stands) = section.split_once(' ')?;
            Some((word, stands_of(stands)?, surrounding_of(surrounding)?))
        })
        .collect();
    let mut finder = AhoCorasick::builder();
    finder.ascii_case_insensitive(true).match_kind(MatchKind::Standard);
    // The words are few and short; where none can be sought, pages are told by their text alone.
    Names { finder: finder.build(words.iter().map(|(word, ..)| word)).ok(), words }
});

/// Headings of what stands around an article, letters alone and in lower case.
pub(super) static LABELS: LazyLock<HashMap<&str, Surrounding>> = LazyLock::new(|| {
    let labels = words(include_str!("lists/labels.txt"));
    labels.filter_map(|(section, word)| Some((word, surrounding_of(section)?))).collect()
});

/// Words of headings of what else a site has to read. Alone they prove nothing: an article may speak of the same.
pub(super) static MORE: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(lines("more")).ok());

/// How notes on rights begin, which stand at the foot of pages.
pub(super) static RIGHTS: LazyLock<Vec<&str>> = LazyLock::new(|| lines("rights").collect());

/// Words of the same that stand in them anywhere.
pub(super) static RESERVED: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(lines("reserved")).ok());

/// Words of lines by which sites call for attention around an article.
pub(super) static CALLS: LazyLock<Option<AhoCorasick>> =
    LazyLock::new(|| AhoCorasick::new(lines("calls")).ok());

/// Words of names, and what finds them.
pub(super) struct Names {
    finder: Option<AhoCorasick>,
    words: Vec<(&'static str, Stands, Surrounding)>,
}

impl Names {
    /// The words in a name, with where they begin and end.
    pub fn find<'a>(
        &'a self,
        name: &'a [u8],
    ) -> impl Iterator<Item = (usize, usize, (&'static str, Stands, Surrounding))> + 'a {
        let found = self.finder.iter().flat_map(move |finder| finder.find_overlapping_iter(name));
        found.filter_map(|found| {
            let word = self.words.get(found.pattern().as_usize())?;
            Some((found.start(), found.end(), *word))
        })
    }
}

fn lines(section: &str) -> impl Iterator<Item = &'static str> {
    words(include_str!("lists/lines.txt")).filter(move |(of, _)| *of == section).map(|(_, word)| word)
}

/// The words of a list with their sections.
fn words(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    list_file::lines(list)
        .flat_map(|(section, line)| line.split_ascii_whitespace().map(move |word| (section, word)))
}

fn stands_of(name: &str) -> Option<Stands> {
    match name {
        "anywhere" => Some(Stands::Anywhere),
        "apart" => Some(Stands::Apart),
        "whole" => Some(Stands::Whole),
        _ => None,
    }
}

fn surrounding_of(name: &str) -> Option<Surrounding> {
    match name {
        "comments" => Some(Surrounding::Comments),
        "other" => Some(Surrounding::Class),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_of_the_lists_is_taken() {
        for (list, taken) in [
            (include_str!("lists/names.txt"), NAMES.words.len()),
            (include_str!("lists/labels.txt"), LABELS.len()),
        ] {
            assert_eq!(words(list).count(), taken);
        }
        for section in ["more", "rights", "reserved", "calls"] {
            assert!(lines(section).count() > 5, "{section}");
        }
        let all = words(include_str!("lists/lines.txt")).count();
        assert_eq!(
            ["more", "rights", "reserved", "calls"]
                .map(|section| lines(section).count())
                .iter()
                .sum::<usize>(),
            all
        );
    }

    #[test]
    fn headings_are_written_as_they_are_looked_up() {
        for (_, word) in words(include_str!("lists/labels.txt")).chain(words(include_str!("lists/lines.txt")))
        {
            assert_eq!(word, word.to_lowercase());
            assert!(word.chars().all(char::is_alphanumeric), "{word}");
        }
    }
}
