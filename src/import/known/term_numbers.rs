//! Numbers before the entries of a glossary: `1. 傘`, `（2）雨`, `三、霧`, `④雪`, `※5 霜`, `（注6）露`.

use super::{is_blank, numeral};
use crate::article::Term;

/// Takes the numbers off entries that are counted: each has one, and it is one more than that of the entry before.
pub(in crate::import) fn take(entries: &mut [Term]) {
    let mut counted = Vec::with_capacity(entries.len());
    for entry in &*entries {
        let Some(found) = numbered(&entry.term) else { return };
        counted.push(found);
    }
    let follow = counted.windows(2).all(|pair| matches!(pair, [one, next] if one.number + 1 == next.number));
    let is_note = counted.iter().all(|found| found.is_note);
    if !follow || counted.len() < 2 && !is_note {
        return;
    }
    let bare: Vec<String> = counted.iter().map(|found| found.rest.to_owned()).collect();
    for (entry, bare) in entries.iter_mut().zip(bare) {
        entry.term = bare;
    }
}

/// A name after its number.
struct Numbered<'a> {
    number: u32,
    /// Whether a sign says that it is the number of a note.
    is_note: bool,
    rest: &'a str,
}

fn numbered(name: &str) -> Option<Numbered<'_>> {
    if let Some(circled) = name.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        let rest = name.strip_prefix(circled)?.trim_start_matches(is_blank);
        let number = u32::from(circled) - u32::from('①') + 1;
        return (!rest.is_empty()).then_some(Numbered { number, is_note: false, rest });
    }
    let bare = name.trim_start_matches(['(', '（', '[', '［', '〔', '【']);
    let is_open = bare.len() < name.len();
    let inner = bare.trim_start_matches(['※', '*', '＊', '注', '註', '주']);
    let is_note = inner.len() < bare.len();
    let (number, rest) = numeral::leading(inner.trim_start_matches(is_blank))?;
    let after = rest.trim_start_matches([')', '）', ']', '］', '〕', '】', '.', '．', '、', ':', '：']);
    let is_apart = after.len() < rest.len() || is_note && rest.starts_with(is_blank);
    let is_closed = !is_open || rest.starts_with([')', '）', ']', '］', '〕', '】']);
    let rest = after.trim_start_matches(is_blank);
    (is_apart && is_closed && !rest.is_empty()).then_some(Numbered { number, is_note, rest })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_go_where_they_count_and_stay_where_they_are_part_of_a_name() {
        for (names, bare) in [
            (["1. 傘", "2. 雨"], ["傘", "雨"]),
            (["(1) 傘", "(2)雨"], ["傘", "雨"]),
            (["（注１）傘", "（注２）雨"], ["傘", "雨"]),
            (["※3 傘", "※4 雨"], ["傘", "雨"]),
            (["一、傘", "二、雨"], ["傘", "雨"]),
            (["①傘", "②　雨"], ["傘", "雨"]),
            (["1. 傘", "3. 雨"], ["1. 傘", "3. 雨"]),
            (["2次元", "3次元"], ["2次元", "3次元"]),
            (["1. 傘", "雨"], ["1. 傘", "雨"]),
        ] {
            let mut entries = names.map(|name| Term { term: name.to_owned(), ..Term::default() });
            take(&mut entries);
            assert_eq!(entries.map(|entry| entry.term), bare);
        }
        let mut entries = [Term { term: "3.5 吋磁片".to_owned(), ..Term::default() }];
        take(&mut entries);
        assert_eq!(entries[0].term, "3.5 吋磁片");
    }
}
