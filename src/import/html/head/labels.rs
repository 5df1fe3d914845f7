//! What stands in front of a name, a date or a number in a byline.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::LazyLock;

use crate::import::html::list_file;

/// What a label announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum LabelKind {
    /// The authors.
    Author,
    /// Somebody else who had a part in it.
    Helper,
    /// Where it was published.
    Source,
    /// When it was published.
    Published,
    /// When it was changed.
    Updated,
    /// How often it was read, or the like.
    Counter,
    /// Something to press, or a mark: nothing follows.
    Control,
}

/// The labels by the character that they begin with, the longest first.
static BY_FIRST: LazyLock<HashMap<char, Vec<(LabelKind, &'static str)>>> = LazyLock::new(|| {
    let mut by_first: HashMap<char, Vec<(LabelKind, &'static str)>> = HashMap::new();
    for (kind, label) in labels() {
        if let Some(first) = label.chars().next() {
            by_first.entry(first).or_default().push((kind, label));
        }
    }
    for labels in by_first.values_mut() {
        labels.sort_by_key(|(_, label)| Reverse(label.len()));
    }
    by_first
});

/// The labels of the list, with their kinds.
fn labels() -> impl Iterator<Item = (LabelKind, &'static str)> {
    let labels = list_file::lines(include_str!("labels.txt"))
        .flat_map(|(section, line)| line.split('|').map(move |label| (section, label.trim())));
    labels
        .filter_map(|(section, label)| Some((kind_of(section)?, label)))
        .filter(|(_, label)| !label.is_empty())
}

fn kind_of(name: &str) -> Option<LabelKind> {
    match name {
        "author" => Some(LabelKind::Author),
        "helper" => Some(LabelKind::Helper),
        "source" => Some(LabelKind::Source),
        "published" => Some(LabelKind::Published),
        "updated" => Some(LabelKind::Updated),
        "counter" => Some(LabelKind::Counter),
        "control" => Some(LabelKind::Control),
        _ => None,
    }
}

/// The longest label that the text begins with, and what comes after it. A Latin label ends where its word ends.
pub(super) fn label(text: &str) -> Option<(LabelKind, &'static str, &str)> {
    let first = text.chars().next()?.to_ascii_lowercase();
    BY_FIRST.get(&first)?.iter().find_map(|(kind, label)| {
        let (start, rest) = text.split_at_checked(label.len())?;
        let ends = !label.ends_with(|c: char| c.is_ascii_alphanumeric())
            || !rest.starts_with(|c: char| c.is_alphanumeric());
        (ends && start.eq_ignore_ascii_case(label)).then_some((*kind, *label, rest))
    })
}

/// Whether a text is nothing but a label.
pub(super) fn is_bare(text: &str) -> bool {
    label(text.trim()).is_some_and(|(_, _, rest)| !rest.contains(char::is_alphanumeric))
}

/// Whether a text is nothing but the name of somebody who had a part in an article, of its source or of its day.
pub(in crate::import::html) fn is_label(text: &str) -> bool {
    let bare = text.trim().trim_end_matches(['：', ':']).trim_end();
    label(bare).is_some_and(|(kind, _, rest)| {
        rest.is_empty() && !matches!(kind, LabelKind::Counter | LabelKind::Control)
    })
}

/// What comes after the colon that a label ends in, or what stands for one: `文/`, `文●`, `文=`.
pub(super) fn after_colon(rest: &str) -> Option<&str> {
    let rest = rest.trim_start();
    rest.strip_prefix([':', '/', '●', '=', '|', '∶', '︰', '﹕', '・']).map(str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_label_of_the_list_has_a_kind() {
        let lines = include_str!("labels.txt").lines().filter(|line| !line.starts_with(['#', '[']));
        let written = lines.flat_map(|line| line.split('|')).filter(|label| !label.trim().is_empty()).count();
        assert_eq!(labels().count(), written);
        assert!(labels().all(|(_, label)| label == label.to_lowercase()));
    }

    #[test]
    fn the_longest_label_counts() {
        for (text, expected) in [
            ("發布時間:2019", Some((LabelKind::Published, "發布時間", ":2019"))),
            ("文章來源:茶報", Some((LabelKind::Source, "文章來源", ":茶報"))),
            ("By Ann", Some((LabelKind::Author, "by", " Ann"))),
            ("Byron", None),
            ("雨", None),
        ] {
            assert_eq!(label(text), expected, "{text}");
        }
    }
}
