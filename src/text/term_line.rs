//! Which lines of Markdown read as the terms of a list of definitions.

/// Characters of the longest term.
const LONGEST: usize = 80;
/// Words of the longest term that ends in a full stop, as abbreviations do.
const MOST_WORDS: usize = 3;
/// The most terms that stand together.
pub const MOST_TERMS: usize = 8;

/// Whether a line reads as a term: a few words, and no sentence or part of one, nor an image, of which a line below says
/// something. Whoever writes a comment at its end means what is before it.
pub fn is_term(line: &str) -> bool {
    let line = line.trim();
    if line.ends_with("-->") {
        return true;
    }
    if line.contains("![") {
        return false;
    }
    let words = line.trim_end_matches(['*', '_', '"', '”', '’', '」', '』', '）', ')']);
    let is_part = words.ends_with(['。', '，', '、', '；', '：', ',', ';', ':', '…']) || line.contains('。');
    let is_sentence = words.ends_with('.') && words.split_whitespace().nth(MOST_WORDS).is_some();
    !(line.is_empty() || is_part || is_sentence) && without_addresses(line) <= LONGEST
}

/// Characters of a line without the addresses of links.
fn without_addresses(line: &str) -> usize {
    let mut parts = line.split("](");
    let first = parts.next().map_or(0, |part| part.chars().count());
    let after = |part: &str| part.split_once(')').map_or(part, |(_, after)| after).chars().count();
    first + parts.map(after).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::is_term;

    #[test]
    fn terms_are_told_from_sentences() {
        for (line, expected) in [
            ("傘", true),
            ("什麼是傘？", true),
            ("**etc.**", true),
            (
                "[傘](https://example.com/an/address/that/is/longer/than/any/term/and/no/part/of/one/at/all/it/is)",
                true,
            ),
            ("雨下了三天。（未完）<!-- -->", true),
            ("![傘](傘.png)", false),
            ("`![傘](傘.png)`<!-- -->", true),
            ("雨下了三天。", false),
            ("他說：「雨下了三天。」", false),
            ("**雨下了三天，**", false),
            ("It had rained for days.", false),
            ("", false),
        ] {
            assert_eq!(is_term(line), expected, "{line}");
        }
        assert!(!is_term(&"雨".repeat(81)));
        assert!(!is_term(&"[傘](".repeat(45)), "an address that does not end is none");
    }
}
