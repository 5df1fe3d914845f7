//! Names in lists of facts: when and where something is, who made it, how it is reached.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::list_file;

/// What a name in a list of facts tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FactKind {
    /// Where something takes place.
    Place,
    /// When something takes place, or when a text was published.
    Time,
    /// What else is told of an event.
    Event,
    /// Whom to ask, and how to get there.
    Contact,
    /// Who made something: a word that a glossary may explain as well.
    Credit,
}

impl FactKind {
    /// What a name tells; none for a name of anything else.
    pub(super) fn of(name: &str) -> Option<Self> {
        let name = name.trim().trim_end_matches(['：', ':']).trim_end().to_lowercase();
        KINDS.get(name.as_str()).copied()
    }

    /// Whether only an event has such a fact.
    pub(super) fn is_of_event(self) -> bool {
        matches!(self, Self::Place | Self::Event)
    }
}

static KINDS: LazyLock<HashMap<&'static str, FactKind>> = LazyLock::new(|| {
    let names = list_file::lines(include_str!("facts.txt"))
        .flat_map(|(section, line)| line.split('|').map(move |name| (section, name.trim())));
    names.filter_map(|(section, name)| Some((name, kind_of(section)?))).collect()
});

fn kind_of(section: &str) -> Option<FactKind> {
    match section {
        "place" => Some(FactKind::Place),
        "time" => Some(FactKind::Time),
        "event" => Some(FactKind::Event),
        "contact" => Some(FactKind::Contact),
        "credit" => Some(FactKind::Credit),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_of_the_list_has_one_kind() {
        let lines = include_str!("facts.txt").lines().filter(|line| !line.starts_with(['#', '[']));
        let written: Vec<&str> =
            lines.flat_map(|line| line.split('|')).map(str::trim).filter(|name| !name.is_empty()).collect();
        assert_eq!(KINDS.len(), written.len());
        for name in written {
            assert!(FactKind::of(&format!("{name}：")).is_some(), "{name}");
        }
    }
}
