//! `moyue merge`.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;

use super::glossary_files::{glossary_format, terms_in, write};
use super::streams::{complain, text};
use crate::article::{Article, Term};
use crate::files::GlossaryFormat;
use crate::glossary::merge::{EntryField, FieldConflict, GlossaryUnion, Preference};
use crate::text::slice::elided;
use crate::words::Msg;

/// Makes one glossary of several.
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct MergeFiles {
    /// Articles and glossaries of other programs, in the order in which their terms are wanted
    #[arg(value_name = "FILE", required = true, num_args = 2..)]
    pub files: Vec<PathBuf>,
    /// The file to write, all or nothing; without it the result is printed
    #[arg(short, long, value_name = "OUT")]
    pub output: Option<PathBuf>,
    /// The format to write; without it the end of the name of OUT tells: .tbx, .csv, .tsv, .json or .moyue
    #[arg(long, value_name = "FORMAT", value_parser = glossary_format())]
    pub to: Option<GlossaryFormat>,
    /// Which file is right where two differ: first, last, or one of the files by its name
    #[arg(long, value_name = "WHICH")]
    pub prefer: Option<PathBuf>,
}

/// Code for arguments that make no sense together.
const MISUSED: u8 = 2;

/// Merges, and lists conflicts on the standard error. The code is 0 when the result is written; 1 when there is a conflict
/// or a file is not read, and then nothing is written; 2 when no format is told, or a preference for none of the files.
pub fn merge(asked: &MergeFiles) -> ExitCode {
    let format = asked.to.or_else(|| asked.output.as_deref().and_then(GlossaryFormat::of));
    let Some(format) = format else {
        complain(text(Msg::FormatNotTold));
        return ExitCode::from(MISUSED);
    };
    let preference = asked.prefer.as_deref().map(|which| preference(which, &asked.files));
    if let (Some(which), Some(None)) = (&asked.prefer, preference) {
        complain(text(Msg::PreferredNotThere { which: &which.display() }));
        return ExitCode::from(MISUSED);
    }
    let mut read: Vec<Article> = Vec::new();
    for file in &asked.files {
        // Of a glossary in several languages the terms are taken that are in the language of those before it.
        let language = read.iter().map(|article| article.language.as_str()).find(|tag| !tag.is_empty());
        let Some(article) = terms_in(file, language.unwrap_or_default()) else { return ExitCode::FAILURE };
        read.push(article);
    }
    let mut union = GlossaryUnion::of(read.iter().map(|article| article.terms().map(|(_, term)| term)));
    if let Some(preference) = preference.flatten() {
        union = union.settled(preference);
    }
    let conflicts = union.conflicts();
    if !conflicts.is_empty() {
        for conflict in &conflicts {
            complain(conflict_line(conflict, &asked.files));
        }
        complain(text(Msg::MergeUndone { count: &conflicts.len() }));
        return ExitCode::FAILURE;
    }
    write(&merged(&read, union.into_terms()), format, asked.output.as_deref())
}

/// The terms under the title of the first glossary, in the first language that is told.
fn merged(read: &[Article], terms: Vec<Term>) -> Article {
    let first = |said: fn(&Article) -> &str| read.iter().map(said).find(|text| !text.is_empty());
    let title = first(|article| &article.title).unwrap_or_default();
    Article::of_terms(title, first(|article| &article.language).unwrap_or_default(), terms)
}

/// What is preferred; none where it is none of the files.
fn preference(which: &Path, files: &[PathBuf]) -> Option<Preference> {
    match which.to_str() {
        Some("first") => Some(Preference::First),
        Some("last") => Some(Preference::Last),
        _ => files.iter().position(|file| file == which).map(Preference::Source),
    }
}

/// A conflict in one line: the term, what differs, and what the two files say.
fn conflict_line(conflict: &FieldConflict, files: &[PathBuf]) -> String {
    let file = |number: usize| files.get(number).map(|file| file.display().to_string()).unwrap_or_default();
    let field = text(match conflict.field {
        EntryField::Reading => Msg::FieldReading,
        EntryField::Definition => Msg::FieldDefinition,
        EntryField::Url => Msg::FieldUrl,
        EntryField::Status => Msg::TermStatus,
        EntryField::Replacement => Msg::UseInstead,
    });
    let (one, other) = apart(&conflict.first.1, &conflict.other.1);
    let said = Msg::MergeConflict {
        term: &conflict.term,
        field: &field,
        first: &file(conflict.first.0),
        said: &one,
        other: &file(conflict.other.0),
        otherwise: &other,
    };
    text(said).replace(char::is_control, " ")
}

/// Characters of a text that are shown at most.
const LONGEST_SHOWN: usize = 200;
/// Characters that are shown before the first difference of two long texts.
const BEFORE_DIFFERENCE: usize = 40;

/// Two texts as they are shown: if one is too long, from shortly before they part.
fn apart(one: &str, other: &str) -> (String, String) {
    let is_short = |text: &str| text.chars().nth(LONGEST_SHOWN).is_none();
    if is_short(one) && is_short(other) {
        return (one.to_owned(), other.to_owned());
    }
    let same = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let skipped = same.saturating_sub(BEFORE_DIFFERENCE);
    let shown = |text: &str| {
        let rest: String = text.chars().skip(skipped).collect();
        format!("{}{}", if skipped > 0 { "…" } else { "" }, elided(&rest, LONGEST_SHOWN))
    };
    (shown(one), shown(other))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_shown_from_where_they_part() {
        let long = "雨".repeat(1_000);
        let (one, other) = apart(&format!("{long}甲"), &format!("{long}乙{long}"));
        assert_eq!(one, format!("…{}甲", "雨".repeat(BEFORE_DIFFERENCE)));
        assert!(
            other.starts_with(&format!("…{}乙雨", "雨".repeat(BEFORE_DIFFERENCE))) && other.ends_with('…')
        );
        assert!(other.chars().count() <= LONGEST_SHOWN + 2);
        assert_eq!(apart("甲", "乙"), ("甲".into(), "乙".into()));
    }
}
