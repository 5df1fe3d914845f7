//! Names that no colon parts from what they are announced by.

use super::super::item::is_between;
use super::super::names::{self, Name};
use crate::text::class::is_hangul;
use crate::text::slice::first_chars;

/// Whether a name after a label without a colon is a name and nothing else.
pub(super) fn is_certain(name: &Name, label: &str) -> bool {
    if label.is_ascii() && !names::is_wide(&name.text) {
        let is_handle = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
        if label.contains(' ') && name.text.chars().all(is_handle) {
            return true;
        }
        return name.text.split(' ').all(|word| word.starts_with(char::is_uppercase));
    }
    is_glued_name(&name.text) || name.is_group
}

/// Two to four characters that are a name; more of them are words.
pub(super) fn is_glued_name(name: &str) -> bool {
    const NO_STARTS: &[char] = &[
        '會', '会', '們', '们', '說', '说', '在', '的', '是', '這', '这', '了', '對', '对', '從', '从', '不',
        '也',
    ];
    let count = name.chars().count();
    let is_foreign = name.contains(['·', '・', '‧']) && count <= 12;
    names::is_wide(name) && ((2..=4).contains(&count) || is_foreign) && !name.starts_with(NO_STARTS)
}

/// Whether a name next to a reporter's role is one; words of menus stand there as well: `기자 되기`.
pub(super) fn is_reporters_name(name: &Name) -> bool {
    let is_korean = name.text.starts_with(is_hangul);
    is_glued_name(&name.text) && !name.is_group && (!is_korean || names::has_family_name(&name.text))
}

pub(super) fn is_reporter(label: &str) -> bool {
    label.ends_with("記者") || label.ends_with("记者") || label == "기자명"
}

/// Whether a text ends in what a report is called.
pub(super) fn is_report(list: &str) -> bool {
    ["報導", "报道", "報道"].iter().any(|end| list.trim_matches(is_between).ends_with(end))
}

/// `林青港灣報導`: a name with a place of the same length or a shorter one.
pub(in super::super) fn glued(list: &str) -> Option<Vec<Name>> {
    let list = list.trim_matches(is_between).replace(' ', "");
    let text = ["綜合報導", "综合报道", "報導", "报道", "報道"].iter().find_map(|end| list.strip_suffix(end));
    let text = text.unwrap_or(&list);
    let count = text.chars().count();
    let length = match count {
        2 | 3 => count,
        4 => 2,
        5..=7 => 3,
        _ => return None,
    };
    let text = first_chars(text, length).to_owned();
    names::is_wide(&text).then(|| vec![Name { text, is_group: false }])
}

/// A name with the place and the day of a report by wire: `林青港灣5日電`.
pub(super) fn wired(list: &str) -> Option<Vec<Name>> {
    let list =
        ["專電", "专电", "電", "电"].iter().find_map(|end| list.strip_suffix(end))?.strip_suffix('日')?;
    glued(list.trim_end_matches(|c: char| c.is_ascii_digit()))
}
