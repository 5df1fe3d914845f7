//! Finding something by its names in every language of the interface.

use crate::reader::Language;
use crate::text::fold::Folding;

/// The names of something in every language of the interface, folded, a line each.
pub struct SearchNames(String);

/// The words that are looked for, folded.
pub struct SearchWords(Vec<String>);

impl SearchNames {
    /// What is found by the names that this gives in each language.
    pub fn of(name_in: impl Fn(Language) -> String) -> Self {
        let lines: Vec<_> =
            Language::ALL.iter().map(|language| folded(&name_in(*language)).join(" ")).collect();
        Self(lines.join("\n"))
    }
}

impl SearchWords {
    /// What was typed.
    pub fn of(query: &str) -> Self {
        Self(folded(query))
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether every word is in a name, in whatever languages. An English word may stand in the plural where the name has
    /// it in the singular.
    pub fn are_in(&self, names: &SearchNames) -> bool {
        let is_in = |word: &str| names.0.contains(word);
        let singular = |word: &str| word.strip_suffix('s').is_some_and(|one| one.len() > 2 && is_in(one));
        self.0.iter().all(|word| is_in(word) || singular(word))
    }
}

/// The words of a text, each folded by itself: blanks between ideographs would go with the others.
fn folded(text: &str) -> Vec<String> {
    text.split_whitespace().map(|word| Folding::default().fold(word).text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::Msg;

    #[test]
    fn a_name_is_found_in_any_language_however_it_is_written() {
        let names = SearchNames::of(|language| Msg::Theme.text(language).into_owned());
        for query in ["theme", "ＴＨＥＭＥ", "配色", "  ", "theme 配色", "配 色", "themes", "테마"]
        {
            assert!(SearchWords::of(query).are_in(&names), "{query}");
        }
        assert!(!SearchWords::of("theme size").are_in(&names));
        assert!(SearchWords::of("\u{3000} ").is_empty());
    }
}
