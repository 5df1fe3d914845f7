//! Commas between Latin words that are those of a list in a Chinese or Japanese sentence.

use std::ops::Range;

use super::kinds::{CharacterKind, Classified};
use super::pairs::is_tight_comma;

/// Characters of a list that are looked at, on either side of a comma.
const REACH: usize = 80;
/// Words of the longest item.
const WORDS: usize = 3;
/// What stands after a name as a part of it, after a comma: `Apple, Inc.`
const NAME_SUFFIXES: [&str; 12] =
    ["Inc", "Ltd", "LLC", "LLP", "Co", "Corp", "Jr", "Sr", "PhD", "MD", "DC", "USA"];

/// Whether the comma at a place stands between the items of a list, and could be nothing else.
///
/// English has a blank after each comma, so one without belongs to the Chinese sentence. With blanks, it is a list
/// where Han joins its last item to the others (`A, B 和 C`), or where it has three items of one word each.
pub(super) fn is_list(text: &Classified, at: usize) -> bool {
    if is_tight_comma(text, at) {
        return !is_in_code(text, at);
    }
    let stretch = stretch(text, at);
    let items: Vec<&[char]> = text.characters[stretch.clone()].split(|c| *c == ',').map(trim).collect();
    let is_joined = is_joined(text, stretch.end);
    let longest = if is_joined { WORDS } else { 1 };
    items.len() >= if is_joined { 2 } else { 3 }
        && matches!(text.kind(Some(stretch.end)), CharacterKind::Cjk | CharacterKind::CjkMark)
        && items.iter().all(|item| is_item(item, longest))
}

/// The Latin text around a place.
fn stretch(text: &Classified, at: usize) -> Range<usize> {
    let is_latin = |at: &usize| {
        matches!(text.kinds[*at], CharacterKind::Word | CharacterKind::Blank)
            || text.characters[*at] == ','
            || matches!(text.characters[*at], '-' | '+' | '#' | '.' | '&' | '/')
    };
    let start = (0..at).rev().take(REACH).take_while(is_latin).last().unwrap_or(at);
    let end = (at..text.len()).take(REACH).take_while(is_latin).last().map_or(at, |last| last + 1);
    start..end
}

/// Whether Han that joins items stands after a list.
fn is_joined(text: &Classified, end: usize) -> bool {
    let joins = |c: &char| {
        matches!(c, '和' | '與' | '与' | '及' | '或' | '跟' | '等' | '以' | '還' | '还' | 'と' | 'や' | 'な')
    };
    text.characters.get(end).is_some_and(joins)
}

/// A name: a few words, none of which is a part of the name before it, and not a number or letter of mathematics.
fn is_item(item: &[char], longest: usize) -> bool {
    let words: Vec<&[char]> = item.split(|c| c.is_whitespace()).filter(|word| !word.is_empty()).collect();
    let is_name_suffix = |word: &[char]| {
        let bare = || word.iter().filter(|c| **c != '.');
        NAME_SUFFIXES.iter().any(|known| known.chars().eq(bare().copied()))
    };
    !words.is_empty()
        && words.len() <= longest
        && words.iter().all(|word| word[0].is_alphanumeric() && !is_name_suffix(word))
        && words.iter().any(|word| word[0].is_alphabetic())
        && !item.ends_with(&['.'])
        && (item.len() > 1 || item[0].is_uppercase())
}

/// Whether the run of ASCII around a place has marks of code in it.
fn is_in_code(text: &Classified, at: usize) -> bool {
    let is_of_run = |at: &usize| text.characters[*at].is_ascii_graphic();
    let mut run = (0..at)
        .rev()
        .take(REACH)
        .take_while(is_of_run)
        .chain((at..text.len()).take(REACH).take_while(is_of_run));
    run.any(|at| {
        matches!(text.characters[at], '=' | '<' | '>' | '\\' | '@' | '_' | '[' | '{' | '|' | '*' | '%' | '$')
    })
}

fn trim(item: &[char]) -> &[char] {
    let start = item.iter().position(|c| !c.is_whitespace()).unwrap_or(item.len());
    let end = item.iter().rposition(|c| !c.is_whitespace()).map_or(start, |last| last + 1);
    &item[start..end]
}
