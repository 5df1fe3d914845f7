//! `moyue find`.

use std::borrow::Cow;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde::Serialize;

use super::convert;
use super::streams::{LANGUAGE, complain, not_read, not_written, print, text};
use crate::article::{Article, Passage, passages};
use crate::open_error::{OpenError, SystemError};
use crate::search::{Finder, Hit, PatternError, SearchOptions, SearchQuery, excerpt};
use crate::words::{Msg, pattern_error};

/// Prints where a text stands in an article.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the command line")]
#[derive(Args, Clone, Debug, PartialEq, Eq)]
pub struct Find {
    /// The article to read; - reads the standard input
    pub file: PathBuf,
    /// What to find
    pub query: String,
    /// Take the query as a regular expression
    #[arg(long)]
    pub regex: bool,
    /// Tell capital from small letters
    #[arg(long)]
    pub case: bool,
    /// Find whole words alone
    #[arg(long)]
    pub whole_word: bool,
    /// Find the very characters, not other spellings of the same
    #[arg(long)]
    pub no_fold: bool,
    /// Print JSON: the place of each hit in characters of its block
    #[arg(long)]
    pub json: bool,
}

/// Prints the hits. The code is 0 when there are some, 1 when there are none, 2 when they could not be looked for.
pub fn find(find: &Find) -> ExitCode {
    match output(find).and_then(|(output, found)| print(&output).map(|()| found).map_err(NotFound::Write)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            complain(error.said());
            ExitCode::from(2)
        }
    }
}

#[derive(Debug)]
enum NotFound {
    Read { file: String, error: OpenError },
    Pattern(PatternError),
    Write(SystemError),
}

impl NotFound {
    fn said(&self) -> String {
        match self {
            Self::Read { file, error } => not_read(file, error),
            Self::Pattern(error) => {
                text(Msg::PatternRefused { fault: &pattern_error(*error, LANGUAGE) }).into_owned()
            }
            Self::Write(error) => not_written(*error).into_owned(),
        }
    }
}

/// A hit as it is printed; places are characters of the block.
#[derive(Serialize)]
struct Printed<'a> {
    section: usize,
    block: usize,
    start: usize,
    end: usize,
    text: Cow<'a, str>,
    excerpt: String,
}

/// What is printed, and whether anything was found.
fn output(find: &Find) -> Result<(String, bool), NotFound> {
    let query = SearchQuery {
        text: find.query.clone(),
        options: SearchOptions {
            fold: !find.no_fold,
            case: find.case,
            whole_word: find.whole_word,
            regex: find.regex,
        },
    };
    let refused = |error| NotFound::Read { file: find.file.display().to_string(), error };
    let article = convert::read(&find.file).map_err(refused)?.article;
    let finder = Finder::new(&query, &article.language).map_err(NotFound::Pattern)?;
    let passages = passages(&article);
    let hits = passages.iter().enumerate().flat_map(|(index, passage)| {
        let hits = finder.hits_in(index, passage);
        printed(passage, &hits).into_iter().map(move |hit| (passage, hit))
    });
    if find.json {
        let hits: Vec<Printed<'_>> = hits.map(|(_, hit)| hit).collect();
        let json = serde_json::to_string(&hits).map_err(|error| NotFound::Write(error.into()))?;
        return Ok((json + "\n", !hits.is_empty()));
    }
    let mut lines = String::new();
    for (passage, hit) in hits {
        let section = section_of(&article, passage);
        let line = if section.is_empty() { hit.excerpt } else { format!("{section}: {}", hit.excerpt) };
        lines += &line;
        lines.push('\n');
    }
    let found = !lines.is_empty();
    Ok((lines, found))
}

/// The hits of one passage, counted through it once.
fn printed<'a>(passage: &'a Passage, hits: &[Hit]) -> Vec<Printed<'a>> {
    let (mut byte, mut character) = (0, passage.anchor.offset);
    let mut character_at = |at: usize| {
        character += passage.text.get(byte..at).map_or(0, |between| between.chars().count());
        byte = at;
        character
    };
    let print = |hit: &Hit| Printed {
        section: passage.anchor.section,
        block: passage.anchor.block,
        start: character_at(hit.range().start),
        end: character_at(hit.range().end),
        text: passage.copied(hit.range()),
        excerpt: excerpt(&passage.text, hit.range()).text,
    };
    hits.iter().map(print).collect()
}

/// The title of a passage's section; the article's where there is none.
fn section_of<'a>(article: &'a Article, passage: &Passage) -> &'a str {
    let section = passage.kind.and_then(|_| article.sections.get(passage.anchor.section));
    section.map(|section| section.title.as_str()).filter(|title| !title.is_empty()).unwrap_or(&article.title)
}
