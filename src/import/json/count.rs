//! How many values a JSON text holds at least, counted before any of them is read.

use memchr::{memchr_iter, memchr2};

/// Values of the largest file that is read: three for each paragraph of the longest article, and some more.
pub(super) const MOST: usize = 16_000_000;

/// Whether a text holds no more values than [`MOST`]; what is no JSON may be said to hold any number.
pub(super) fn is_within(text: &str) -> bool {
    // Each value but the first has a comma or a bracket before it, so in most files there is nothing to count.
    text.len() <= 2 * MOST || values(text.as_bytes()) <= MOST
}

/// The commas and opening brackets outside of texts.
fn values(mut json: &[u8]) -> usize {
    let mut values = 0;
    while !json.is_empty() {
        let end = memchr_iter(b'"', json).next().unwrap_or(json.len());
        let (outside, rest) = json.split_at(end);
        values += outside.iter().filter(|byte| matches!(byte, b',' | b'[' | b'{')).count();
        json = after_text(rest.get(1..).unwrap_or_default());
    }
    values
}

/// What comes after a text's closing quotation mark.
fn after_text(mut json: &[u8]) -> &[u8] {
    while let Some(at) = memchr2(b'"', b'\\', json) {
        let is_end = json[at] == b'"';
        json = json.get(at + if is_end { 1 } else { 2 }..).unwrap_or_default();
        if is_end {
            return json;
        }
    }
    &[]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_counted_outside_of_texts() {
        for (json, count) in [
            ("", 0),
            (r#"{"a": [1, 2, {}], "b": "x,[{"}"#, 6),
            (r#"["\",[", "\\", ","]"#, 3),
            (r#"["a"#, 1),
            (r#"["a\"#, 1),
            (r#"[""#, 1),
        ] {
            assert_eq!(values(json.as_bytes()), count, "{json}");
        }
    }

    #[test]
    fn only_a_large_text_of_many_values_is_beyond_the_limit() {
        assert!(is_within(&",".repeat(2 * MOST)));
        assert!(!is_within(&",".repeat(2 * MOST + 1)));
        assert!(is_within(&format!("\"{}\"", ",".repeat(2 * MOST))));
    }
}
