//! What an editor would ask about an article, and where.

use std::borrow::Cow;

use super::Msg;
use crate::check::{Count, FindingKind, FindingPlace, PlaceName};
use crate::reader::Language;

/// What was found, as a part of a line after its place.
pub fn finding(kind: &FindingKind, language: Language) -> Cow<'static, str> {
    let say = |msg: Msg<'_>| msg.text(language);
    match kind {
        FindingKind::Unused { term } => say(Msg::FindingUnused { term }),
        FindingKind::Forbidden { term, replacement: Some(replacement) } => {
            say(Msg::FindingForbiddenUse { term, replacement })
        }
        FindingKind::Forbidden { term, replacement: None } => say(Msg::FindingForbidden { term }),
        FindingKind::OnlySimilar { term, count } => say(Msg::FindingOnlySimilar { term, count }),
        FindingKind::Undefined { abbreviation, count: 1 } => say(Msg::FindingUndefinedOnce { abbreviation }),
        FindingKind::Undefined { abbreviation, count } => say(Msg::FindingUndefined { abbreviation, count }),
        FindingKind::Inconsistent { spellings } => {
            say(Msg::FindingInconsistent { spellings: &counted(spellings, language) })
        }
        FindingKind::Duplicate { name: _, terms: [one, other] } if one == other => {
            say(Msg::FindingTwoEntries { term: one })
        }
        FindingKind::Duplicate { name, terms: [one, other] } => {
            say(Msg::FindingSharedName { one, other, name })
        }
        FindingKind::AliasIsTerm { name, owner } => say(Msg::FindingAliasIsTerm { name, owner }),
        FindingKind::FoldAlike { names: [one, other] } => say(Msg::FindingFoldAlike { one, other }),
        FindingKind::LeadsNowhere { target } => say(Msg::FindingLeadsNowhere { target }),
        FindingKind::NoAddress { name } => say(Msg::FindingNoAddress { name }),
        FindingKind::NotAnAddress { address } => say(Msg::FindingNotAnAddress { address }),
        FindingKind::NeverOpened { address } => say(Msg::FindingNeverOpened { address }),
        FindingKind::Candidate { name, other, count, .. } => {
            let name = &named(name, other.as_deref());
            match count {
                1 => say(Msg::FindingCandidateOnce { name }),
                count => say(Msg::FindingCandidate { name, count }),
            }
        }
    }
}

/// A place in an article: what it is in, and the number of the paragraph.
pub fn place(place: &FindingPlace, language: Language) -> Cow<'static, str> {
    let name = place_name(&place.name, language);
    match place.paragraph {
        Some(number) => Msg::PlaceParagraph { place: &name, number: &number }.text(language),
        None => name,
    }
}

/// What a part of an article is called.
pub fn place_name(name: &PlaceName, language: Language) -> Cow<'static, str> {
    match name {
        PlaceName::Head => Msg::PlaceHead.text(language),
        PlaceName::Summary => Msg::PlaceSummary.text(language),
        PlaceName::Title(title) => title.clone().into(),
        PlaceName::Untitled { number } => Msg::PlaceSection { number }.text(language),
    }
}

/// A name with another.
fn named(name: &str, other: Option<&str>) -> String {
    other.map_or_else(|| name.to_owned(), |other| format!("{name} = {other}"))
}

fn counted(spellings: &[Count], language: Language) -> String {
    let counted = spellings
        .iter()
        .map(|Count { spelling, times }| Msg::SpellingCount { spelling, times }.text(language));
    counted.collect::<Vec<_>>().join(&Msg::BetweenNames.text(language))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inconsistent() -> FindingKind {
        let count = |spelling: &str, times| Count { spelling: spelling.to_owned(), times };
        FindingKind::Inconsistent { spellings: vec![count("台灣", 3), count("臺灣", 1)] }
    }

    #[test]
    fn a_finding_is_said_with_its_values() {
        assert_eq!(finding(&inconsistent(), Language::En), "written in several ways: 台灣 (3), 臺灣 (1)");
        assert_eq!(finding(&inconsistent(), Language::ZhHant), "有幾種寫法：台灣（3）、臺灣（1）");
        let shared = |other: &str| FindingKind::Duplicate {
            name: "傘".to_owned(),
            terms: ["雨傘".to_owned(), other.to_owned()],
        };
        assert_eq!(finding(&shared("雨傘"), Language::En), "the term 雨傘 has two entries");
        assert_eq!(finding(&shared("陽傘"), Language::En), "the entries 雨傘 and 陽傘 share the name 傘");
    }

    #[test]
    fn a_place_is_said_by_its_title_or_number() {
        let at = |name, paragraph| FindingPlace { section: Some(1), name, paragraph };
        for (language, titled, untitled) in
            [(Language::En, "雨, paragraph 3", "section 2"), (Language::Ja, "雨、第3段落", "セクション2")]
        {
            assert_eq!(place(&at(PlaceName::Title("雨".to_owned()), Some(3)), language), titled);
            assert_eq!(place(&at(PlaceName::Untitled { number: 2 }, None), language), untitled);
        }
    }
}
