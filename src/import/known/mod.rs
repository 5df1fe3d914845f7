//! What several formats share, so that none of them has to know another: what lines of text say (names, dates, labels,
//! addresses, terms), and what HTML says that stands in a page or in Markdown.

pub(super) mod attributes;
mod blank;
pub(super) mod css;
pub(super) mod date;
pub(super) mod formulas;
pub(super) mod glossary;
pub(super) mod label;
pub(super) mod language;
pub(super) mod letters;
pub(super) mod link;
pub(super) mod marks;
pub(super) mod node;
pub(super) mod notes;
pub(super) mod numeral;
pub(super) mod role;
pub(super) mod ruby;
pub(super) mod separator;
pub(super) mod term;
pub(super) mod term_list;
pub(super) mod term_numbers;
pub(super) mod term_table;

pub(super) use blank::is_blank;
