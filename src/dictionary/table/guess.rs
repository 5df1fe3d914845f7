//! What columns without names hold, by what stands in them.

use super::column::Column;
use super::kinds::{CellKind, kind_of};
use super::rows::Row;
use crate::text::class::is_cjk;

/// Characters of the longest name in Latin letters.
const LONGEST_LATIN: usize = 30;

/// What the columns of these rows hold; those `apart` hold nothing of a term.
///
/// A term and its definition; a term, how it is read and its definition; or the form of the user's own terms, with
/// other names between the term and its reading. Which of them it is the readings tell, where there are any. What else
/// stands in a row follows the definition; running numbers and columns without text are left out.
pub(super) fn by_content(rows: &[Row], apart: &[usize]) -> Vec<Column> {
    let width = usual_width(rows);
    if width < 2 {
        return vec![Column::Term];
    }
    let mut kinds = vec![Column::Other; width];
    let is_apart = |place: usize| apart.contains(&place);
    let number = (0..width).find(|place| !is_apart(*place)).filter(|place| is_counted(rows, *place));
    let is_term = |place: &usize| {
        !is_apart(*place) && Some(*place) != number && rows.iter().any(|row| !cell(row, *place).is_empty())
    };
    let Some(term) = (0..width).find(is_term) else { return vec![Column::Term] };
    kinds[term] = Column::Term;
    let rest: Vec<_> = (term + 1..width).filter(|place| !is_apart(*place)).collect();
    let mut held: Vec<_> = rest.iter().map(|place| held(rows, term, *place)).collect();
    let is_own = matches!(held[..], [aliases, reading, definition, ..]
        if !matches!(aliases, CellKind::Reading | CellKind::Number)
            && matches!(reading, CellKind::Reading | CellKind::Letters | CellKind::Empty)
            && (definition != CellKind::Empty || reading == CellKind::Reading || has_bar(rows, rest[0])));
    if !is_own {
        let used = held.iter().rposition(|kind| *kind != CellKind::Empty).map_or(0, |last| last + 1);
        held.truncate(used);
    }
    let is_named = held == [CellKind::Text; 2] && is_latin(rows, term, rest[0]);
    let roles = match (is_own, is_named) {
        (true, _) => own_roles(&held),
        (_, true) => vec![Column::Aliases, Column::Definition],
        _ => roles(&held),
    };
    // What no row of the sample says a later one may say about the term.
    let roles = roles.iter().copied().chain(std::iter::repeat(Column::Definition));
    for (place, role) in rest.iter().zip(roles) {
        kinds[*place] = role;
    }
    kinds
}

/// Term, other names, reading, definition, and perhaps more.
fn own_roles(held: &[CellKind]) -> Vec<Column> {
    let own = [Column::Aliases, Column::Reading, Column::Definition];
    let more = held.iter().skip(own.len()).map(|kind| further(*kind));
    own.into_iter().chain(more).collect()
}

fn roles(held: &[CellKind]) -> Vec<Column> {
    if let [_] = held {
        return vec![Column::Definition];
    }
    let reading = held.iter().position(|kind| *kind == CellKind::Reading).or_else(|| {
        // What may be read stands right after the term.
        let first = held.iter().position(|kind| *kind != CellKind::Name)?;
        let is_followed = held.iter().skip(first + 1).any(|kind| *kind != CellKind::Empty);
        (is_followed && matches!(held.get(first), Some(CellKind::Letters | CellKind::Empty))).then_some(first)
    });
    let is_text = |kind: &CellKind| matches!(kind, CellKind::Letters | CellKind::Text);
    let has_text = held.iter().enumerate().any(|(place, kind)| is_text(kind) && Some(place) != reading);
    let role = |(place, kind): (usize, &CellKind)| match kind {
        _ if Some(place) == reading => Column::Reading,
        CellKind::Name if has_text || reading.is_some() && place == 0 => Column::Aliases,
        kind => further(*kind),
    };
    held.iter().enumerate().map(role).collect()
}

fn further(kind: CellKind) -> Column {
    match kind {
        CellKind::Number => Column::Other,
        CellKind::PartOfSpeech => Column::PartOfSpeech,
        _ => Column::Definition,
    }
}

/// The number of cells that most rows have; a shorter row lacks its last ones, and a longer one has delimiters in its
/// text.
fn usual_width(rows: &[Row]) -> usize {
    let mut counts = std::collections::BTreeMap::<usize, usize>::new();
    for row in rows.iter().filter(|row| row.len() > 1) {
        *counts.entry(row.len()).or_default() += 1;
    }
    counts.into_iter().max_by_key(|(width, count)| (*count, *width)).map_or(1, |(width, _)| width)
}

fn cell(row: &[String], place: usize) -> &str {
    row.get(place).map(|cell| cell.trim()).unwrap_or_default()
}

/// Whether a column counts the rows.
fn is_counted(rows: &[Row], place: usize) -> bool {
    let numbers: Option<Vec<u64>> = rows.iter().map(|row| cell(row, place).parse().ok()).collect();
    numbers.is_some_and(|numbers| numbers.len() > 1 && numbers.windows(2).all(|pair| pair[0] + 1 == pair[1]))
}

/// Whether a column holds what terms of another script are called in Latin letters; next to a definition it is a name.
fn is_latin(rows: &[Row], term: usize, place: usize) -> bool {
    let is_name = |cell: &str| {
        cell.len() <= LONGEST_LATIN
            && cell.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, ' ' | '-' | '\''))
    };
    rows.iter().all(|row| is_name(cell(row, place)) && cell(row, term).contains(is_cjk))
}

fn has_bar(rows: &[Row], place: usize) -> bool {
    rows.iter().any(|row| cell(row, place).contains('|'))
}

/// What most cells of a column hold.
fn held(rows: &[Row], term: usize, place: usize) -> CellKind {
    let cells: Vec<_> = rows
        .iter()
        .map(|row| kind_of(cell(row, place), cell(row, term)))
        .filter(|kind| *kind != CellKind::Empty)
        .collect();
    let is_most = |kind: &&CellKind| cells.iter().filter(|other| other == kind).count() * 2 > cells.len();
    match cells.iter().find(is_most) {
        // Single numbers may be what a term means.
        Some(CellKind::Number) if cells.len() < 2 || cells.iter().any(|kind| *kind != CellKind::Number) => {
            CellKind::Text
        }
        // A definition may be as long as its term, now and then.
        Some(CellKind::Name)
            if cells.iter().filter(|kind| **kind != CellKind::Name).count() * 10 > cells.len() =>
        {
            CellKind::Text
        }
        Some(kind) => *kind,
        None if cells.is_empty() => CellKind::Empty,
        None => CellKind::Text,
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::letters;
    use super::*;

    #[test]
    fn columns_go_by_what_stands_in_them() {
        for (rows, wanted) in [
            (&["雨傘"][..], "T"),
            (&["雨傘,遮雨"], "TD"),
            (&["雨傘,遮雨", "傘,遮,雨", "笠,帽"], "TD"),
            (&["雨傘,yǔsǎn,遮雨"], "TRD"),
            (&["雨傘,yusan,遮雨"], "TRD"),
            (&["雨傘,,遮雨"], "TRD"),
            (&["雨傘,遮雨用,"], "TDD"),
            (&["雨傘,umbrella,,"], "TDDD"),
            (&["雨傘,遮雨的用具,下雨帶傘"], "TDD"),
            (&["雨傘,遮雨的用具,yǔsǎn"], "TDR"),
            (&["雨傘,umbrella,あまがさ"], "TDR"),
            (&["API,application interface,介面"], "TDD"),
            (&["umbrella,/ʌmˈbrɛlə/,雨傘"], "TRD"),
            (&["umbrella,n.,雨傘"], "TPD"),
            (&["雨傘,傘子|陽傘,yǔsǎn,遮雨"], "TARD"),
            (&["雨傘,傘子|陽傘,,"], "TARD"),
            (&["雨傘,,,遮雨"], "TARD"),
            (&["雨傘,傘子,yǔsǎn,"], "TARD"),
            (&["雨傘,yǔsǎn,遮雨,"], "TRDD"),
            (&["雨傘,あまがさ,umbrella,雨傘をさす。"], "TRDD"),
            (&["雨傘,雨伞,yu3 san3,umbrella"], "TARD"),
            (&["1,雨傘,yǔsǎn,遮雨", "2,斗笠,dǒulì,帽"], "-TRD"),
            (&["雨傘,yǔsǎn,遮雨,3", "斗笠,dǒulì,帽,3"], "TRD-"),
            (&["", ""], "T"),
        ] {
            let rows: Vec<Row> = rows.iter().map(|row| row.split(',').map(str::to_owned).collect()).collect();
            assert_eq!(letters(&by_content(&rows, &[])), wanted, "{rows:?}");
        }
        let rows = [vec!["x1".to_owned(), "雨傘".to_owned(), "遮雨".to_owned(), "標籤".to_owned()]];
        assert_eq!(letters(&by_content(&rows, &[0, 3])), "-TD-");
    }
}
