//! What the parser's messages, which are in English, say: names and values.

use crate::import::{JsonHint, JsonValue};

/// How the message begins that names a version which no Moyue has written.
pub(super) const UNSUPPORTED_VERSION: &str = "unsupported version ";

/// What the user can do about a message. `is_json` says that the text is JSON, so that only its shape can be wrong.
pub(super) fn hint(message: &str, is_json: bool) -> JsonHint {
    if let Some(rest) = message.strip_prefix("missing field ") {
        JsonHint::MissingField { field: unquoted(rest) }
    } else if let Some(rest) = message.strip_prefix("duplicate field ") {
        JsonHint::DuplicateField { field: unquoted(rest) }
    } else if let Some(rest) = message.strip_prefix("unknown variant ") {
        unknown_name(rest)
    } else if let Some(rest) =
        message.strip_prefix("invalid type: ").or(message.strip_prefix("invalid value: "))
    {
        wrong_type(rest)
    } else if let Some(version) = message.strip_prefix(UNSUPPORTED_VERSION) {
        version.parse().map_or(JsonHint::Schema, |version| JsonHint::UnsupportedVersion { version })
    } else if message == "recursion limit exceeded" {
        JsonHint::TooDeep
    } else if is_json {
        shape(message)
    } else {
        syntax(message)
    }
}

fn unquoted(name: &str) -> String {
    name.trim_matches('`').to_owned()
}

/// Reads "`paragraf`, expected one of `paragraph`, `heading`".
fn unknown_name(rest: &str) -> JsonHint {
    let (found, expected) = rest.split_once(", expected ").unwrap_or((rest, ""));
    let found = unquoted(found);
    let known = expected.split('`').skip(1).step_by(2);
    match known.min_by_key(|name| distance(&found, name)) {
        Some(nearest) => JsonHint::UnknownName { nearest: nearest.to_owned(), found },
        None => JsonHint::Schema,
    }
}

/// Reads "string \"x\", expected u8".
fn wrong_type(rest: &str) -> JsonHint {
    let Some((found, expected)) = rest.rsplit_once(", expected ") else { return JsonHint::Schema };
    if found.ends_with("variant") {
        return JsonHint::Element;
    }
    match (found_value(found), expected_value(expected)) {
        (Some(found), Some(expected)) => JsonHint::WrongType { found, expected },
        _ => JsonHint::Schema,
    }
}

/// Reads "string \"x\"", "map" or "integer `5`".
fn found_value(found: &str) -> Option<JsonValue> {
    match found.split(' ').next().unwrap_or_default() {
        "string" => Some(JsonValue::Text),
        "sequence" => Some(JsonValue::List),
        "map" => Some(JsonValue::Object),
        "null" => Some(JsonValue::Null),
        _ => found.split_once('`').map(|(_, literal)| JsonValue::Literal(unquoted(literal))),
    }
}

fn expected_value(expected: &str) -> Option<JsonValue> {
    match expected {
        "a string" => Some(JsonValue::Text),
        "a sequence" => Some(JsonValue::List),
        "a map" => Some(JsonValue::Object),
        "unit" => Some(JsonValue::Null),
        "u8" => Some(JsonValue::WholeNumber { largest: u8::MAX.into() }),
        "u32" => Some(JsonValue::WholeNumber { largest: u32::MAX }),
        _ => expected.starts_with("struct ").then_some(JsonValue::Object),
    }
}

/// Messages about JSON that is well-formed but not what an element looks like.
fn shape(message: &str) -> JsonHint {
    if message.starts_with("expected value") || message.starts_with("expected `:`") {
        JsonHint::Element
    } else {
        syntax(message)
    }
}

/// Messages about a text that is not JSON.
fn syntax(message: &str) -> JsonHint {
    const HINTS: &[(&str, JsonHint)] = &[
        ("EOF", JsonHint::CutOff),
        ("trailing comma", JsonHint::TrailingComma),
        ("trailing characters", JsonHint::Trailing),
        ("expected `:`", JsonHint::MissingColon),
        ("expected `,`", JsonHint::MissingComma),
        ("key must be a string", JsonHint::Key),
        ("expected value", JsonHint::Value),
        ("expected ident", JsonHint::Value),
        ("invalid number", JsonHint::Value),
        ("number out of range", JsonHint::Number),
        ("invalid escape", JsonHint::Text),
        ("control character", JsonHint::Text),
        ("lone leading surrogate", JsonHint::Text),
        ("unexpected end of hex escape", JsonHint::Text),
        ("invalid unicode code point", JsonHint::Text),
    ];
    let known = HINTS.iter().find(|(start, _)| message.starts_with(start));
    known.map_or(JsonHint::Schema, |(_, hint)| hint.clone())
}

/// The number of characters to insert, remove or replace to make one word of the other.
fn distance(a: &str, b: &str) -> usize {
    // A name of any length may stand in the file; beyond this it resembles none.
    let a: Vec<char> = a.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=a.len()).collect();
    for (done, b) in b.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = done + 1;
        for (index, &a) in a.iter().enumerate() {
            let replaced = diagonal + usize::from(a != b);
            diagonal = row[index + 1];
            row[index + 1] = replaced.min(diagonal + 1).min(row[index] + 1);
        }
    }
    row[a.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn distance_counts_edits() {
        for (a, b, edits) in [
            ("", "", 0),
            ("", "ab", 2),
            ("paragraf", "paragraph", 2),
            ("list", "list", 0),
            ("kitten", "sitting", 3),
        ] {
            assert_eq!(distance(a, b), edits, "{a} {b}");
        }
    }
}
