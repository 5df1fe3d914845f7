//! The marks of Lingvo's DSL within a line.

/// The words of a line: without tags in brackets, comments in double braces and names of sounds; `~` stands for the
/// term, and a backslash before a character for itself.
pub(super) fn plain(line: &str, term: &str) -> String {
    let mut text = String::new();
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '\\' => {
                let mut characters = after.chars();
                text.extend(characters.next());
                characters.as_str()
            }
            '{' if after.starts_with('{') => after.split_once("}}").map_or("", |(_, rest)| rest),
            '<' | '>' if after.starts_with(c) => after.get(1..).unwrap_or_default(),
            '~' => {
                text.push_str(term);
                after
            }
            '[' => match after.split_once(']') {
                Some((tag, rest)) if tag == "s" || tag == "video" => {
                    let end = format!("[/{tag}]");
                    rest.split_once(end.as_str()).map_or("", |(_, rest)| rest)
                }
                Some((_, rest)) => rest,
                None => {
                    text.push('[');
                    after
                }
            },
            c => {
                text.push(c);
                after
            }
        };
    }
    text.trim().to_owned()
}

/// The name that a line at the margin gives: braces enclose what is shown but not sorted by.
pub(super) fn name_of(line: &str) -> String {
    let line = line.replace("\\{", "\u{1}").replace("\\}", "\u{2}");
    let name = plain(&line.replace("{{", "\u{3}").replace("}}", "\u{3}").replace(['{', '}'], ""), "~");
    name.replace('\u{1}', "{").replace('\u{2}', "}").replace('\u{3}', "")
}

/// What a line gives as the transcription of the term.
pub(super) fn transcription(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("[t]")?;
    let (inner, _) = rest.split_once("[/t]")?;
    let text = plain(inner, "");
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_left_out() {
        for (line, wanted) in [
            ("[m1][b]遮雨[/b][/m]", "遮雨"),
            ("~ 和 \\~ 和 \\[a\\]", "傘 和 ~ 和 [a]"),
            ("a {{b}}c [s]x.wav[/s]d", "a c d"),
            ("<<傘>> 1 < 2", "傘 1 < 2"),
            ("[", "["),
            ("{{a", ""),
            ("\\", ""),
        ] {
            assert_eq!(plain(line, "傘"), wanted, "{line}");
        }
        assert_eq!(name_of("{the }umbrella"), "the umbrella");
        assert_eq!(transcription("[m][t]sǎn[/t]"), Some("sǎn".into()));
        assert_eq!(transcription("[t]"), None);
    }
}
