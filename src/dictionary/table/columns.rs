//! Which column of a table holds what.

use super::column::Column;
use super::guess;
use super::names::{Named, named};
use super::rows::Row;
use crate::text::class::{is_cjk, is_hangul};

/// The columns of a table.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Columns {
    /// What each holds.
    kinds: Vec<Column>,
    /// Whether the first row names them.
    pub are_named: bool,
}

impl Columns {
    /// The columns of a table that begins with these rows; those `apart` hold nothing of a term.
    pub(super) fn of(rows: &[Row], apart: &[usize]) -> Self {
        if let Some(first) = rows.first()
            && let Some(mut kinds) = by_names(first)
        {
            set_apart(&mut kinds, apart);
            return Self { kinds, are_named: true };
        }
        Self { kinds: guess::by_content(rows, apart), are_named: false }
    }

    /// The columns of a table whose names stand above it, if they name a term.
    pub(super) fn named_above(names: &[String], apart: &[usize]) -> Option<Self> {
        let mut kinds = kinds_of(names)?;
        set_apart(&mut kinds, apart);
        kinds.contains(&Column::Term).then_some(Self { kinds, are_named: false })
    }

    /// The cells of a kind, in their order.
    pub(super) fn cells<'r>(&self, column: Column, row: &'r [String]) -> impl Iterator<Item = &'r str> {
        let cells = self.kinds.iter().zip(row);
        cells.filter(move |(kind, _)| **kind == column).map(|(_, cell)| cell.as_str())
    }

    /// The cells that a row has beyond the table's last column, if that holds definitions: they belong to it.
    pub(super) fn surplus<'r>(&self, row: &'r [String]) -> &'r [String] {
        match self.kinds.last() {
            Some(Column::Definition) if self.kinds.len() > 1 => {
                row.get(self.kinds.len()..).unwrap_or_default()
            }
            _ => &[],
        }
    }
}

fn set_apart(kinds: &mut [Column], apart: &[usize]) {
    for place in apart {
        if let Some(kind) = kinds.get_mut(*place) {
            *kind = Column::Other;
        }
    }
}

/// What the columns hold if a first row names them. It does if it names a term and something about it, and either
/// names three different things, or every cell is a name, or all names are in one script: a list of words may well
/// have an entry on what a word is, or on a language.
fn by_names(row: &[String]) -> Option<Vec<Column>> {
    let kinds = kinds_of(row)?;
    let names: Vec<_> = row.iter().map(|cell| named(cell)).collect();
    let mut languages: Vec<_> = names.iter().filter_map(|name| language(*name)).collect();
    languages.sort_unstable();
    if languages.windows(2).any(|pair| pair[0] == pair[1]) {
        return None;
    }
    let about = |column: &Column| !{
        !matches!(column, Column::Term | Column::Other | Column::PartOfSpeech | Column::Url)
    };
    if !kinds.contains(&Column::Term) || !kinds.iter().any(about) {
        return None;
    }
    let known = || names.iter().zip(row).filter(|(name, _)| name.is_some());
    let thing = |(name, kind): (&Option<Named>, &Column)| match (*name)? {
        Named::As(Column::Other | Column::Url) => None,
        Named::As(column) => Some(column as u8),
        Named::Learnt(_) | Named::Known(_) => Some(*kind as u8),
    };
    let mut things: Vec<_> = names.iter().zip(&kinds).filter_map(thing).collect();
    things.sort_unstable();
    things.dedup();
    if things.len() < 2 {
        return None;
    }
    let are_all_names = names.iter().zip(row).all(|(name, cell)| name.is_some() || cell.trim().is_empty());
    let mut scripts = known()
        .filter(|(name, _)| !matches!(name, Some(Named::As(Column::Other | Column::Url))))
        .map(|(_, cell)| if cell.contains(is_hangul) { 2 } else { u8::from(cell.contains(is_cjk)) });
    let first = scripts.next();
    let is_one_script = scripts.all(|script| Some(script) == first);
    (things.len() > 2 || are_all_names || is_one_script).then_some(kinds)
}

fn language(name: Option<Named>) -> Option<&'static str> {
    match name? {
        Named::Learnt(tag) | Named::Known(tag) => Some(tag),
        Named::As(_) => None,
    }
}

/// What columns of these names hold; none if no column is known.
fn kinds_of(names: &[String]) -> Option<Vec<Column>> {
    let names: Vec<_> = names.iter().map(|name| named(name)).collect();
    let has = |column| names.contains(&Some(Named::As(column)));
    let (has_term, has_definition) = (has(Column::Term), has(Column::Definition));
    let is_learnt = |name: &Option<Named>| matches!(name, Some(Named::Learnt(_)));
    // Without another name for them, terms are in the first language that is learnt, or else in the first.
    let language_of_terms = (!has_term)
        .then(|| {
            names
                .iter()
                .position(is_learnt)
                .or_else(|| names.iter().position(|name| language(*name).is_some()))
        })
        .flatten();
    let other_language = if has_definition && !has_term { Column::Aliases } else { Column::Definition };
    let mut kinds: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(place, name)| match name {
            Some(Named::As(column)) => Some(*column),
            Some(_) if language_of_terms == Some(place) => Some(Column::Term),
            // The name of a term in the language of the text, next to what it means.
            Some(Named::Learnt(_)) if has_definition => Some(Column::Aliases),
            Some(_) => Some(other_language),
            None => None,
        })
        .collect();
    // Of several columns with terms, such as both forms of Chinese characters, the later ones are other names.
    for kind in kinds.iter_mut().filter(|kind| **kind == Some(Column::Term)).skip(1) {
        *kind = Some(Column::Aliases);
    }
    if kinds.iter().all(Option::is_none) {
        return None;
    }
    // Where nothing is named a definition, what is not known may be one.
    let unknown = if kinds.contains(&Some(Column::Definition)) { Column::Other } else { Column::Definition };
    Some(kinds.into_iter().map(|kind| kind.unwrap_or(unknown)).collect())
}

/// Columns as letters, for tests.
#[cfg(test)]
pub(super) fn letters(kinds: &[Column]) -> String {
    let letter = |kind: &Column| match kind {
        Column::Term => 'T',
        Column::Aliases => 'A',
        Column::Reading => 'R',
        Column::PartOfSpeech => 'P',
        Column::Definition => 'D',
        Column::Note => 'N',
        Column::Url => 'U',
        Column::Other => '-',
    };
    kinds.iter().map(letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Row {
        text.split(',').map(str::to_owned).collect()
    }

    #[test]
    fn a_first_row_of_names_is_one() {
        for (first, wanted) in [
            ("Definition,Term", "DT"),
            ("no,詞彙,讀音,解釋,詞", "-TRDA"),
            ("用語,別名,よみ,意味", "TARD"),
            ("Kanji,Kana,Meaning,Part of Speech,Example,JLPT", "TRDPN-"),
            ("繁體,簡體,拼音,英文", "TARD"),
            ("中文,英文,說明", "TAD"),
            ("English,Chinese", "DT"),
            ("Chinese,Pinyin,English", "TRD"),
            ("日本語,中文", "TD"),
            ("Term,Chinese,Definition", "TAD"),
            ("單字,拼音,English", "TRD"),
            ("ID,詞彙,讀音,解釋,甲", "-TRD-"),
            ("詞,讀音,葡文", "TRD"),
            ("단어,뜻,예문", "TDN"),
            ("Begriff,Lesung,Übersetzung", "TRD"),
            ("網址,釋義,別名,詞彙", "UDAT"),
        ] {
            assert_eq!(
                by_names(&row(first)).map(|kinds| letters(&kinds)).as_deref(),
                Some(wanted),
                "{first}"
            );
        }
    }

    #[test]
    fn a_first_row_of_data_is_data() {
        for first in [
            "詞,語言的單位",
            "詞,word",
            "詞,cí,meaning",
            "日本語,にほんご,Japanese",
            "英語,English",
            "意味,meaning",
            "雨傘,遮雨",
            "word,the",
            "",
        ] {
            assert_eq!(by_names(&row(first)), None, "{first}");
        }
    }

    #[test]
    fn names_above_a_table_need_a_term() {
        let names = |text| Columns::named_above(&row(text), &[0]).map(|columns| letters(&columns.kinds));
        assert_eq!(names("Id,Front,Back").as_deref(), Some("-TD"));
        assert_eq!(names("Id,Text,Back"), None);
    }
}
