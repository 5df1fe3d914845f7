//! Abbreviations of Latin names by their initials.

/// Words that an abbreviation may leave out.
const SMALL: &[&str] = &[
    "a", "an", "and", "at", "by", "de", "der", "des", "di", "du", "for", "from", "in", "la", "le", "of",
    "on", "or", "the", "to", "und", "y", "&",
];
/// Letters of the shortest abbreviation that counts without being defined.
const SHORTEST: usize = 3;
/// Words of the longest name.
const MOST_WORDS: usize = 10;

/// The initials of a name's words in capitals, without and with those of its small words; none for names that are no run
/// of Latin words, and where they are fewer than three.
pub(super) fn abbreviations(name: &str) -> Vec<String> {
    let words: Vec<&str> = name.split([' ', '-', '/']).filter(|word| !word.is_empty()).collect();
    let is_word =
        |word: &&str| **word == *"&" || word.chars().all(|c| c.is_ascii_alphanumeric() || "'’.,".contains(c));
    if !(2..=MOST_WORDS).contains(&words.len()) || !words.iter().all(is_word) {
        return Vec::new();
    }
    let initial =
        |word: &&str| word.chars().next().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_uppercase());
    let without: String = words.iter().filter(|word| !is_small(word)).filter_map(initial).collect();
    let with: String = words.iter().filter_map(initial).collect();
    let mut found: Vec<String> = vec![without];
    if with != found[0] {
        found.push(with);
    }
    found.retain(|letters| letters.len() >= SHORTEST);
    found
}

/// Two capitals or more in one word of at most ten letters.
pub(super) fn is_abbreviation(piece: &str) -> bool {
    const LONGEST: usize = 10;
    let capitals = piece.chars().filter(char::is_ascii_uppercase).count();
    capitals >= 2
        && piece.len() <= LONGEST
        && piece.starts_with(|c: char| c.is_ascii_alphabetic())
        && piece.chars().all(|c| c.is_ascii_alphanumeric() || "-&.+".contains(c))
        && piece.chars().filter(char::is_ascii_digit).count() <= 2
}

fn is_small(word: &str) -> bool {
    SMALL.contains(&word.to_lowercase().as_str())
}

/// Where in a text the run of words begins that ends there and has these initials; none where no such run does.
pub(super) fn start_of_run(text: &str, abbreviation: &str) -> Option<usize> {
    let wanted: Vec<char> =
        abbreviation.chars().filter(char::is_ascii_alphabetic).map(|c| c.to_ascii_lowercase()).collect();
    let mut left = wanted.len();
    let mut end = text.trim_end().len();
    for _ in 0..MOST_WORDS {
        let before = text.get(..end)?;
        let word = before
            .rfind(|c: char| !(c.is_ascii_alphanumeric() || "'’.&".contains(c)))
            .map_or(before, |at| before.get(before.ceil_char_boundary(at + 1)..).unwrap_or_default());
        let first = word.chars().next()?.to_ascii_lowercase();
        let start = end - word.len();
        if left > 0 && wanted[left - 1] == first {
            left -= 1;
            if left == 0 {
                return word.starts_with(|c: char| c.is_ascii_alphabetic()).then_some(start);
            }
        } else if !is_small(word) {
            return None;
        }
        end = before.get(..start)?.trim_end_matches([' ', '-', '/']).len();
        if end == start {
            return None;
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_abbreviate_names() {
        for (name, wanted) in [
            ("World Health Organization", &["WHO"][..]),
            ("Bureau of Maritime Affairs", &["BMA", "BOMA"]),
            ("Open Weight License", &["OWL"]),
            ("Lattice Works", &[]),
            ("開源 AI", &[]),
            ("model", &[]),
        ] {
            assert_eq!(abbreviations(name), wanted, "{name}");
        }
    }

    #[test]
    fn runs_of_words_have_the_initials_of_an_abbreviation() {
        for (text, abbreviation, run) in [
            ("將負責Meta Superintelligence Labs ", "MSL", Some("Meta Superintelligence Labs ")),
            ("the Bureau of Maritime Affairs", "BMA", Some("Bureau of Maritime Affairs")),
            ("a large language model", "LLM", Some("large language model")),
            ("retrieval-augmented generation", "RAG", Some("retrieval-augmented generation")),
            ("the old model", "LLM", None),
            ("", "A", None),
        ] {
            assert_eq!(start_of_run(text, abbreviation).and_then(|at| text.get(at..)), run, "{text}");
        }
    }
}
