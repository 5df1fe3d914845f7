//! The lines of a list of links or articles as names, notes and addresses.

use super::Reading;
use super::entries::{cut, groups, has_break, is_sentence};
use super::lines::Line;
use super::paragraphs::ParagraphStyle;
use crate::article::{Reference, Section};
use crate::import::WarningKind;
use crate::import::known::separator::without_bullet;
use crate::import::known::{link, marks};

/// A longer line is not a name, even without a full stop.
const LONGEST_NAME: usize = 200;

/// Reads the references, which stand apart by blank lines, into a section.
pub(super) fn read(lines: &[Line<'_>], section: &mut Section, reading: &mut Reading) {
    // Where there are sentences only, they are titles.
    let has_names = groups(lines).any(|group| !is_lone_sentence(group));
    for group in groups(lines) {
        for entry in entries(group) {
            if has_names && is_continuation(entry, section.references.last()) {
                push_continuation(&entry[0], section, reading);
            } else {
                section.references.push(reference(entry, reading));
            }
        }
    }
}

/// The references of a group: one, or several when lines tell by a mark, a link or a `<br>` that they begin one.
fn entries<'a>(group: &'a [Line<'a>]) -> Vec<&'a [Line<'a>]> {
    let is_marked = |index: usize| marks::strip(&group[index].text).is_some_and(|(name, _)| !name.is_empty());
    let is_linked =
        |index: usize| link::names_address(&group[index].text) && !is_sentence(&group[index].text);
    let is_address = |index: usize| link::is_address(&group[index].text);
    let breaks = has_break(group, 0);
    let linked = is_linked(0);
    let addresses = is_address(0);
    cut(group, |index| {
        is_marked(index)
            || linked && is_linked(index)
            || addresses && is_address(index)
            || breaks && has_break(group, index) && !is_sentence(&group[index].text)
    })
}

/// A line alone that is no name, has no mark and names no address.
fn is_lone_sentence(entry: &[Line<'_>]) -> bool {
    let [line] = entry else { return false };
    let is_text = is_sentence(&line.text) || line.text.chars().nth(LONGEST_NAME).is_some();
    is_text && marks::strip(&line.text).is_none() && link::split(&line.text).url.is_none()
}

/// A lone sentence, or a lone address, belongs to the reference before it.
fn is_continuation(entry: &[Line<'_>], before: Option<&Reference>) -> bool {
    let is_address = entry.len() == 1 && link::is_address(&entry[0].text);
    match before {
        Some(before) if is_address => before.url.is_none(),
        Some(before) => is_lone_sentence(entry) && !(before.note.is_empty() && is_sentence(&before.name)),
        None => is_lone_sentence(entry),
    }
}

fn push_continuation(line: &Line<'_>, section: &mut Section, reading: &mut Reading) {
    match section.references.last_mut() {
        Some(before) => {
            reading.warn(line.number, WarningKind::Continued { name: before.name.clone() });
            add_note(before, &line.text);
        }
        None => section.blocks.extend(ParagraphStyle::default().blocks(std::slice::from_ref(line))),
    }
}

fn reference(entry: &[Line<'_>], reading: &mut Reading) -> Reference {
    let line = &entry[0];
    let text = without_bullet(&line.text);
    let linked = link::split(without_marks(text, line.number, reading));
    let name = without_marks(&linked.text, line.number, reading);
    let name = if name.is_empty() { linked.url.as_deref().unwrap_or(text) } else { name };
    let mut reference = Reference { name: name.to_owned(), url: linked.url, note: String::new() };
    for line in entry.iter().skip(1) {
        add_note(&mut reference, without_marks(&line.text, line.number, reading));
    }
    reference
}

/// Adds a line to the note; its address becomes the reference's, if that has none.
fn add_note(reference: &mut Reference, text: &str) {
    let linked = link::split(text);
    let note = match linked.url {
        Some(url) if reference.url.is_none() => {
            reference.url = Some(url);
            linked.text.as_str()
        }
        _ => text,
    };
    if !(reference.note.is_empty() || note.is_empty()) {
        reference.note.push('\n');
    }
    reference.note.push_str(note);
}

fn without_marks<'a>(mut text: &'a str, line: usize, reading: &mut Reading) -> &'a str {
    while let Some((rest, mark)) = marks::strip(text) {
        reading.warn(line, WarningKind::ExternalMark { mark: mark.to_owned() });
        text = rest;
    }
    text
}
