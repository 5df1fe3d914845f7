//! Lines that begin with a label: `來源：…`.

use super::is_blank;

/// What comes after a label and its colon, if the line begins with one of the labels; case does not matter.
pub(in crate::import) fn after<'a>(line: &'a str, labels: &[&str], separators: &[char]) -> Option<&'a str> {
    labels.iter().find_map(|label| {
        let rest = strip_ignoring_case(line, label)?.trim_start_matches(is_blank);
        let rest = rest.strip_prefix(separators)?.trim_matches(is_blank);
        (!rest.is_empty()).then_some(rest)
    })
}

/// Strips a prefix whatever the case of its letters.
pub(in crate::import) fn strip_ignoring_case<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let (start, rest) = text.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}
