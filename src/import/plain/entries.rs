//! Where the entries of a list begin, for glossaries and references alike.

use super::lines::Line;

/// The groups of lines between blank lines.
pub(super) fn groups<'a>(lines: &'a [Line<'a>]) -> impl Iterator<Item = &'a [Line<'a>]> {
    lines.chunk_by(|_, next| !next.is_after_blank())
}

/// Cuts a group before each line for which `begins` holds; the first line always begins an entry.
pub(super) fn cut<'a>(group: &'a [Line<'a>], begins: impl Fn(usize) -> bool) -> Vec<&'a [Line<'a>]> {
    let mut entries = Vec::new();
    let mut start = 0;
    for index in 1..group.len() {
        if begins(index) {
            entries.push(&group[start..index]);
            start = index;
        }
    }
    entries.push(&group[start..]);
    entries
}

/// Whether the line begins a line of the file and a `<br>` follows it there.
pub(super) fn has_break(group: &[Line<'_>], index: usize) -> bool {
    !group[index].is_after_break() && group.get(index + 1).is_some_and(Line::is_after_break)
}

/// Whether a text ends as a sentence does. A point alone ends names too, so it counts after longer texts only.
pub(super) fn is_sentence(text: &str) -> bool {
    let text = text.trim_end_matches(['」', '』', '”', '’', '"', '）', ')', '】']);
    text.ends_with(['。', '｡', '．', '！', '？'])
        || text.ends_with(['.', '!', '?']) && text.chars().nth(30).is_some()
}
