//! Singular and plural of English words.
//!
//! Stemmers, such as Snowball's, go further than a name may: `model` and `modelling`, `universe` and `university` are
//! one to them. What is wanted here is what Harman calls an s-stemmer (How Effective Is Suffixing?, 1991), and the
//! irregular plurals of learned words. An apostrophe is no letter, so `model's` is `model` without any of this.

/// Irregular plurals: what both have in common is left out by whoever asks.
const IRREGULAR: &[(&str, &str)] = &[
    ("analysis", "analyses"),
    ("antenna", "antennae"),
    ("appendix", "appendices"),
    ("axis", "axes"),
    ("bacterium", "bacteria"),
    ("basis", "bases"),
    ("calf", "calves"),
    ("child", "children"),
    ("corpus", "corpora"),
    ("crisis", "crises"),
    ("criterion", "criteria"),
    ("curriculum", "curricula"),
    ("foot", "feet"),
    ("formula", "formulae"),
    ("fungus", "fungi"),
    ("genus", "genera"),
    ("goose", "geese"),
    ("half", "halves"),
    ("hypothesis", "hypotheses"),
    ("index", "indices"),
    ("knife", "knives"),
    ("larva", "larvae"),
    ("leaf", "leaves"),
    ("life", "lives"),
    ("loaf", "loaves"),
    ("man", "men"),
    ("matrix", "matrices"),
    ("mouse", "mice"),
    ("nucleus", "nuclei"),
    ("ovum", "ova"),
    ("phenomenon", "phenomena"),
    ("sheaf", "sheaves"),
    ("shelf", "shelves"),
    ("stimulus", "stimuli"),
    ("stratum", "strata"),
    ("synthesis", "syntheses"),
    ("thesis", "theses"),
    ("tooth", "teeth"),
    ("vertex", "vertices"),
    ("vortex", "vortices"),
    ("wolf", "wolves"),
    ("woman", "women"),
];

/// Words in s that are no plurals, or mean something else than their singular.
const NO_PLURAL: &[&str] = &[
    "always",
    "arms",
    "chaos",
    "christmas",
    "cosmos",
    "customs",
    "goods",
    "hers",
    "its",
    "james",
    "mars",
    "means",
    "news",
    "ours",
    "paris",
    "perhaps",
    "premises",
    "series",
    "species",
    "texas",
    "this",
    "thus",
    "us",
    "venus",
    "was",
    "whereas",
    "yes",
];

/// Singulars in s whose plural ends in es.
const SINGULAR_IN_S: &[&str] = &["atlas", "bias", "bus", "canvas", "gas", "lens", "pus", "summons"];

/// Words whose plural means something else.
const NO_SINGULAR: &[&str] =
    &["arm", "custom", "good", "it", "new", "mean", "premise", "u", "wa", "ye", "hi", "thi"];

/// The other number of an English word in small letters: its plural, or its singular if it is a plural; none where that
/// is not known.
pub(super) fn other_numbers(word: &str) -> Vec<String> {
    if !word.bytes().all(|byte| byte.is_ascii_lowercase()) || word.len() < 2 {
        return Vec::new();
    }
    for (singular, plural) in IRREGULAR {
        // `businesswoman` is as irregular as `woman`.
        if let Some(before) = word.strip_suffix(singular).filter(|before| fits(before, singular)) {
            return vec![format!("{before}{plural}")];
        }
        if let Some(before) = word.strip_suffix(plural).filter(|before| fits(before, plural)) {
            return vec![format!("{before}{singular}")];
        }
    }
    if let Some(singulars) = singulars(word) {
        return singulars;
    }
    if NO_SINGULAR.contains(&word) || NO_PLURAL.contains(&word) || word.ends_with("ics") {
        return Vec::new();
    }
    vec![plural(word)]
}

/// Short irregular words are the end of longer ones by accident: `human` is none of `man`.
fn fits(before: &str, word: &str) -> bool {
    before.is_empty() || (word.len() >= 5 && before.len() >= 3)
}

/// What a word in s is the plural of; none where it is no plural.
fn singulars(word: &str) -> Option<Vec<String>> {
    let stem = word.strip_suffix('s')?;
    let is_none = NO_PLURAL.contains(&word)
        || SINGULAR_IN_S.contains(&word)
        || stem.len() < 2
        || stem.ends_with(['s', 'u', 'i'])
        || word.ends_with("ics") && word.len() > 6;
    if is_none {
        return None;
    }
    if let Some(before) = word.strip_suffix("ies").filter(|before| before.len() > 1) {
        return Some(vec![format!("{before}y"), stem.to_owned()]);
    }
    for end in ["sses", "shes", "ches", "xes", "zes", "oes"] {
        if word.ends_with(end) {
            let before = word.strip_suffix("es").unwrap_or(stem);
            return Some(vec![before.to_owned(), stem.to_owned()]);
        }
    }
    Some(vec![stem.to_owned()])
}

fn plural(word: &str) -> String {
    let before_y = word.strip_suffix('y').filter(|before| !before.ends_with(['a', 'e', 'i', 'o', 'u']));
    match before_y {
        Some(before) => format!("{before}ies"),
        None if ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
        None => format!("{word}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plurals_and_singulars_lead_to_each_other() {
        for (singular, plural) in [
            ("model", "models"),
            ("box", "boxes"),
            ("battery", "batteries"),
            ("day", "days"),
            ("analysis", "analyses"),
            ("hypothesis", "hypotheses"),
            ("antibody", "antibodies"),
            ("class", "classes"),
            ("branch", "branches"),
            ("database", "databases"),
        ] {
            assert_eq!(other_numbers(singular)[0], plural);
            assert!(other_numbers(plural).iter().any(|word| word == singular), "{plural}");
        }
    }

    #[test]
    fn some_words_have_no_other_number() {
        for word in ["news", "series", "its", "it", "good", "physics", "a", "Models", "模型", "species"] {
            assert_eq!(other_numbers(word), Vec::<String>::new(), "{word}");
        }
        assert_eq!(other_numbers("human"), ["humans"]);
        assert_eq!(other_numbers("bus"), ["buses"]);
    }
}
