//! Names that stand together in one cell: a term with its other form, or with its reading in brackets.

use crate::text::class::{is_bopomofo, is_cjk, is_han, is_kana};
use crate::text::fold::Folding;
use crate::text::slice::without_blanks;

/// The names and the reading that a cell holds.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct CellNames {
    pub name: String,
    pub reading: String,
    pub aliases: Vec<String>,
}

/// The names in a cell of terms: `雨傘/雨伞`, `伞[傘]` as Pleco writes them, `雨傘【あまがさ】`, or ` 雨傘[あまがさ]`, the
/// furigana of Anki.
pub(super) fn term_of(cell: &str) -> CellNames {
    let cell = cell.trim();
    if let Some((term, inner)) = bracketed(cell) {
        if is_other_form(term, inner) {
            return CellNames {
                name: term.to_owned(),
                aliases: vec![inner.to_owned()],
                ..CellNames::default()
            };
        }
        let is_read = |c: char| {
            is_kana(c) || is_bopomofo(c) || c.is_whitespace() || matches!(c, '・' | 'ˊ' | 'ˇ' | 'ˋ' | '˙')
        };
        if term.chars().any(is_han) && inner.chars().all(is_read) && !term.contains(['[', ' ', '　']) {
            // In furigana, kana after the ideographs would stand outside the brackets.
            return CellNames { name: term.to_owned(), reading: inner.to_owned(), ..CellNames::default() };
        }
    }
    if let Some((base, reading)) = furigana(cell) {
        return CellNames { name: base, reading, ..CellNames::default() };
    }
    let forms: Vec<_> = cell.split(['/', '／', ';', '；']).map(str::trim).collect();
    if let [term, others @ ..] = &forms[..]
        && !others.is_empty()
        && others.iter().all(|other| is_other_form(term, other))
    {
        let aliases = others.iter().map(|other| (*other).to_owned()).collect();
        return CellNames { name: (*term).to_owned(), aliases, ..CellNames::default() };
    }
    CellNames { name: cell.to_owned(), ..CellNames::default() }
}

/// The names in a cell of other names that has no bars: between commas or semicolons, or slashes between CJK letters.
pub(super) fn other_names(cell: &str) -> Vec<String> {
    let is_slash = cell.split(['/', '／']).all(|part| part.trim().chars().all(is_cjk));
    let is_between =
        |c: char| matches!(c, '、' | '；' | ';' | '，' | ',' | '\n') || is_slash && matches!(c, '/' | '／');
    cell.split(is_between).map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect()
}

/// A reading that is written as furigana, as kana alone; any other as it is.
pub(super) fn without_furigana(reading: &str) -> String {
    furigana(reading).map_or_else(|| reading.to_owned(), |(_, reading)| reading)
}

/// Whether a name is another form of a term: as many letters, the same by the tables of variants.
fn is_other_form(term: &str, other: &str) -> bool {
    let fold = |text: &str| Folding::Japanese.keeping_marks().fold(text).text;
    !term.is_empty()
        && term.chars().all(is_cjk)
        && term.chars().any(is_han)
        && term.chars().count() == other.chars().count()
        && fold(term) == fold(other)
}

/// What stands before brackets at the end of a text, and inside them.
fn bracketed(cell: &str) -> Option<(&str, &str)> {
    [('[', ']'), ('【', '】'), ('〔', '〕'), ('(', ')'), ('（', '）')].into_iter().find_map(
        |(open, close)| {
            let (term, inner) = cell.strip_suffix(close)?.split_once(open)?;
            let (term, inner) = (term.trim(), inner.trim());
            (!term.is_empty() && !inner.is_empty() && !inner.contains(open)).then_some((term, inner))
        },
    )
}

/// The text and the reading of Anki's furigana, `食[た]べ 物[もの]`: brackets with kana after ideographs, and a space
/// before them where other letters would belong to them.
fn furigana(text: &str) -> Option<(String, String)> {
    let (mut base, mut reading) = (String::new(), String::new());
    let mut rest = text.trim();
    rest.split_once('[')?;
    while let Some((before, more)) = rest.split_once('[') {
        let (inner, after) = more.split_once(']')?;
        let (plain, ideographs) = match before.rfind([' ', '　']) {
            Some(at) => before.split_at_checked(at)?,
            None => before.split_at_checked(before.find(is_han)?)?,
        };
        let ideographs = ideographs.trim();
        if inner.is_empty() || !inner.chars().all(is_kana) || !ideographs.contains(is_han) {
            return None;
        }
        let plain = without_blanks(plain);
        base.extend([plain.as_str(), ideographs]);
        reading.extend([plain.as_str(), inner]);
        rest = after;
    }
    let rest = without_blanks(rest);
    base.push_str(&rest);
    reading.push_str(&rest);
    Some((base, reading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_in_one_cell_are_parted() {
        for (cell, term, reading, aliases) in [
            ("雨傘", "雨傘", "", &[][..]),
            ("雨傘/雨伞", "雨傘", "", &["雨伞"]),
            ("伞[傘]", "伞", "", &["傘"]),
            ("雨傘【あまがさ】", "雨傘", "あまがさ", &[]),
            ("食べ物（たべもの）", "食べ物", "たべもの", &[]),
            ("雨傘[あまがさ]", "雨傘", "あまがさ", &[]),
            ("食[た]べ 物[もの]", "食べ物", "たべもの", &[]),
            ("お 茶[ちゃ]", "お茶", "おちゃ", &[]),
            ("輸入/輸出", "輸入/輸出", "", &[]),
            ("TCP/IP", "TCP/IP", "", &[]),
            ("API（介面）", "API（介面）", "", &[]),
            ("a[0]", "a[0]", "", &[]),
            ("[", "[", "", &[]),
            ("/", "/", "", &[]),
        ] {
            let aliases = aliases.iter().map(|alias| (*alias).to_owned()).collect();
            assert_eq!(
                term_of(cell),
                CellNames { name: term.into(), reading: reading.into(), aliases },
                "{cell}"
            );
        }
    }

    #[test]
    fn other_names_are_parted() {
        for (cell, names) in [
            ("傘子、陽傘", &["傘子", "陽傘"][..]),
            ("傘子/陽傘", &["傘子", "陽傘"]),
            ("TCP/IP; 協定", &["TCP/IP", "協定"]),
            ("、", &[]),
        ] {
            assert_eq!(other_names(cell), names, "{cell}");
        }
    }
}
