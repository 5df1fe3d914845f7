//! Lists of words as files of the project: `[section]` lines, the words of each below it, and `#` before remarks.

/// The lines of words in a list, each with the section that it stands in.
pub(super) fn lines(list: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut section = "";
    list.lines().filter(|line| !(line.is_empty() || line.starts_with('#'))).filter_map(move |line| {
        let heading = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        section = heading.unwrap_or(section);
        heading.is_none().then_some((section, line))
    })
}
