//! The lines under the title of a file of Aozora Bunko: the original title, the subtitle, the author, and those who
//! translated or edited the work.

use super::File;
use crate::import::WarningKind;
use crate::import::known::is_blank;
use crate::import::plain::lines::Line;
use crate::import::plain::{Reading, notation};

/// What stands after the name of somebody who is not the author.
const ROLES: &[&str] = &[
    "訳", "譯", "編", "編著", "編纂", "編輯", "編集", "監修", "校訂", "校注", "校註", "校閲", "訳注", "訳註",
    "註", "撰", "筆記", "口述", "速記",
];
/// What stands before such a name.
const LABELS: &[&str] =
    &["訳者", "翻訳", "翻訳者", "訳", "編者", "編集", "編", "監修", "校訂", "校訂者", "校注", "校註"];
/// Lines under a title at most.
const MOST: usize = 6;

/// Takes the authors and the subtitle from the lines right under the title, if the file explains itself or has a
/// colophon; returns the lines below.
pub(in crate::import::plain) fn take<'a>(
    lines: &'a [Line<'a>],
    file: &File<'_>,
    reading: &mut Reading,
) -> &'a [Line<'a>] {
    let end = lines.iter().position(Line::is_after_blank).unwrap_or(lines.len());
    let is_head = file.chapters.first().is_none_or(|chapter| chapter.index > end);
    if file.notes.is_empty() || end == 0 || end > MOST || !is_head {
        return lines;
    }
    let (head, rest) = lines.split_at(end);
    let texts: Vec<_> = head.iter().map(|line| notation::plain(&line.text)).collect();
    let others = texts.iter().rev().take_while(|text| has_role(text)).count();
    let is_known = !reading.article.authors.is_empty();
    // What a label names as the author has the others under it.
    if is_known && others < texts.len() {
        return lines;
    }
    let (subtitle, names) = texts.split_at(texts.len() - others - usize::from(others < texts.len()));
    if !subtitle.is_empty() {
        reading.article.subtitle = subtitle.join(" ");
    }
    let names: Vec<String> = names.iter().map(|name| author(name).to_owned()).collect();
    reading.article.authors.extend(names.iter().cloned());
    reading.warn(head[head.len() - 1].number, WarningKind::AuthorsTaken { names });
    rest
}

/// Whether a line names somebody who is not the author: `浜辺汐訳`, `訳者：浜辺汐`, `訳　浜辺汐`.
fn has_role(line: &str) -> bool {
    let ends = ROLES
        .iter()
        .any(|role| line.strip_suffix(role).is_some_and(|name| !name.trim_matches(is_blank).is_empty()));
    let labelled = |label: &str| {
        line.strip_prefix(label)
            .is_some_and(|rest| rest.starts_with(|c| is_blank(c) || ":：／/・".contains(c)))
    };
    ends || LABELS.iter().any(|label| labelled(label))
}

/// The name without the word that says that it is the author's.
fn author(line: &str) -> &str {
    let name = line.strip_suffix('著').map(|name| name.trim_matches(is_blank));
    name.filter(|name| !name.is_empty() && !name.ends_with(['編', '共'])).unwrap_or(line)
}
