//! Brackets around headings and titles.

/// Opening and closing brackets.
const PAIRS: &[(char, char)] = &[
    ('【', '】'),
    ('[', ']'),
    ('［', '］'),
    ('〔', '〕'),
    ('〖', '〗'),
    ('《', '》'),
    ('〈', '〉'),
    ('<', '>'),
    ('「', '」'),
    ('『', '』'),
];

/// Those in which people speak, and names and tags stand: a line in them may be a chapter's heading or a title by what it
/// says, but is none for standing in them.
const QUOTING: &[char] = &['〈', '<', '「', '『'];

/// Whether a character opens brackets.
pub(super) fn opens(c: char) -> bool {
    closing(c).is_some()
}

/// Whether a character opens brackets that mark a line as a heading.
pub(super) fn marks_heading(c: char) -> bool {
    opens(c) && !QUOTING.contains(&c)
}

/// The bracket that closes those which a character opens.
pub(super) fn closing(open: char) -> Option<char> {
    PAIRS.iter().find(|(known, _)| *known == open).map(|(_, close)| *close)
}

/// What stands in the brackets at both ends of a line.
pub(super) fn within(line: &str) -> Option<&str> {
    let open = line.chars().next()?;
    line.strip_prefix(open)?.strip_suffix(closing(open)?)
}

/// What stands in brackets that hold the whole line, and not two parts of it.
pub(super) fn within_one_pair(line: &str) -> Option<&str> {
    let open = line.chars().next()?;
    within(line).filter(|inner| !inner.is_empty() && !inner.contains(open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_taken_off_in_pairs() {
        for (line, inner, whole) in [
            ("《春山記》", Some("春山記"), Some("春山記")),
            ("《春山記[全本]》", Some("春山記[全本]"), Some("春山記[全本]")),
            ("「甲」與「乙」", Some("甲」與「乙"), None),
            ("【】", Some(""), None),
            ("【甲", None, None),
            ("甲】", None, None),
            ("「甲』", None, None),
            ("", None, None),
        ] {
            assert_eq!((within(line), within_one_pair(line)), (inner, whole), "{line}");
        }
        assert!(marks_heading('《') && !marks_heading('「') && opens('「') && !opens('（'));
    }
}
