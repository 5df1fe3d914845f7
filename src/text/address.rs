//! Bare addresses of the web in running text: where one begins, and where the sentence around it goes on.

/// Whether a text begins as a whole address of the web does, with its scheme.
pub fn is_web(text: &str) -> bool {
    text.starts_with("http://") || text.starts_with("https://")
}

/// The byte at which the first address of the web in a text begins.
pub fn start(text: &str) -> Option<usize> {
    let mut starts = text.match_indices("http").map(|(at, _)| at);
    starts.find(|at| {
        let (_, rest) = text.split_at(*at);
        let host = rest.strip_prefix("https://").or_else(|| rest.strip_prefix("http://"));
        host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '['))
    })
}

/// Bytes of the address with which a text begins, without the punctuation of the sentence after it.
pub fn length(text: &str) -> usize {
    let ends =
        |c: char| !c.is_ascii_graphic() || matches!(c, '<' | '>' | '"' | '\\' | '^' | '`' | '{' | '|' | '}');
    let (url, _) = text.split_at(reach(text, ends));
    without_punctuation(url).len()
}

/// Bytes of the address with which a text begins, with whatever punctuation of ASCII is after it; `ends` tells the
/// characters of ASCII before which it ends.
///
/// Letters of any script may stand in the path, as browsers show them, and the marks that belong to letters; in the
/// host only ASCII. Everything else that is not ASCII, such as the marks, brackets and blanks of Chinese and
/// Japanese, ends the address.
pub fn reach(text: &str, ends: impl Fn(char) -> bool) -> usize {
    let host = text.find("://").map_or(0, |at| at + "://".len());
    let mut is_in_path = false;
    let mut before = None;
    let mut characters = text.char_indices().peekable();
    while let Some((at, c)) = characters.next() {
        let after = characters.peek().map(|(_, after)| *after);
        let belongs = if c.is_ascii() {
            is_in_path |= at >= host && matches!(c, '/' | '?' | '#');
            !ends(c)
        } else {
            is_in_path && (c.is_alphanumeric() || is_joined(c) || is_middle_dot(before, c, after))
        };
        if !belongs {
            return at;
        }
        before = Some(c);
    }
    text.len()
}

/// Marks that are a part of the letter before them.
fn is_joined(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{3099}' | '\u{309A}' | '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}')
}

/// The dot between the words of a foreign name in katakana, which is a part of the name.
fn is_middle_dot(before: Option<char>, c: char, after: Option<char>) -> bool {
    let is_katakana = |c: Option<char>| c.is_some_and(|c| matches!(c, '\u{30A1}'..='\u{30FA}' | 'ー'));
    c == '・' && is_katakana(before) && is_katakana(after)
}

/// A full stop or bracket at the end belongs to the sentence, unless the bracket was opened in the address.
fn without_punctuation(mut url: &str) -> &str {
    let mut unopened = url.matches(')').count().saturating_sub(url.matches('(').count());
    loop {
        let shorter = url.trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', ']']);
        match shorter.strip_suffix(')') {
            Some(bare) if unopened > 0 => url = bare,
            _ => return shorter,
        }
        unopened -= 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_of_the_web_has_a_scheme() {
        for (text, expected) in [
            ("https://example.com", true),
            ("http://example.com", true),
            ("www.example.com", false),
            ("//example.com", false),
            ("mailto:a@example.com", false),
            ("見 https://example.com", false),
            ("", false),
        ] {
            assert_eq!(is_web(text), expected, "{text}");
        }
    }

    #[test]
    fn an_address_ends_where_the_sentence_goes_on() {
        for (text, url) in [
            ("https://example.com/a。謝謝", "https://example.com/a"),
            ("https://example.com/a「甲」", "https://example.com/a"),
            ("https://example.com/a（甲）", "https://example.com/a"),
            ("https://example.com/a\u{3000}甲", "https://example.com/a"),
            ("https://example.com/a）甲", "https://example.com/a"),
            ("https://example.com/wiki/燈籠、甲", "https://example.com/wiki/燈籠"),
            ("https://example.com/wiki/アン・リー・", "https://example.com/wiki/アン・リー"),
            ("https://example.com/か\u{3099}。", "https://example.com/か\u{3099}"),
            ("https://example.com?q=雨。", "https://example.com?q=雨"),
            ("https://example.com甲", "https://example.com"),
            ("www.example.com/雨，甲", "www.example.com/雨"),
            ("www.example.com甲", "www.example.com"),
            ("https://example.com/a_(b)).", "https://example.com/a_(b)"),
            ("https://example.com/a b", "https://example.com/a"),
        ] {
            assert_eq!(text.get(..length(text)), Some(url), "{text}");
        }
    }
}
