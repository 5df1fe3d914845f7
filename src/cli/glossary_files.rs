//! Reading glossaries out of files of any kind, and writing them.

use std::ffi::OsStr;
use std::path::Path;
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::convert;
use super::streams::{LANGUAGE, STANDARD, complain, not_read, not_written, print, text};
use crate::article::Article;
use crate::dictionary::kind_of;
use crate::files::{GlossaryFormat, glossary_text, read_glossary, write_atomically};
use crate::open_error::OpenError;
use crate::words::{Msg, glossary_warning};

/// Takes a format of glossaries by its name.
pub fn glossary_format() -> impl TypedValueParser<Value = GlossaryFormat> {
    let known = GlossaryFormat::ALL.map(|format| PossibleValue::new(format.name()).help(format.label()));
    PossibleValuesParser::new(known).try_map(|name| {
        let format = GlossaryFormat::ALL.into_iter().find(|format| format.name() == name);
        format.ok_or_else(|| text(Msg::ArgumentFileType).into_owned())
    })
}

/// The terms of an article or of a glossary of another program, as an article. `language` is the tag of the language that
/// terms are wanted in where a glossary has several. Complains of a file that is not read and of one without terms.
pub fn terms_in(path: &Path, language: &str) -> Option<Article> {
    let article = match read(path, language) {
        Ok(article) => article,
        Err(error) => {
            complain(not_read(path.display(), &error));
            return None;
        }
    };
    if article.terms().next().is_none() {
        complain(text(Msg::FileWithoutTerms { file: &path.display() }));
        return None;
    }
    Some(article)
}

fn read(path: &Path, language: &str) -> Result<Article, OpenError> {
    let name = path.file_name().map(OsStr::to_string_lossy).unwrap_or_default();
    if path.as_os_str() != STANDARD && kind_of(&name).is_some() {
        let read = read_glossary(path, language, &AtomicBool::new(false))?;
        for warning in &read.warnings {
            complain(format_args!("{}: {}", path.display(), glossary_warning(warning, LANGUAGE)));
        }
        return Ok(read.data.to_article());
    }
    // What was guessed of an article is told where it is converted or checked.
    Ok(convert::read(path)?.article)
}

/// Writes the terms of an article into a file, all or nothing, or to the standard output. The code is 0 when that is done,
/// and 1 when it is not.
pub fn write(article: &Article, format: GlossaryFormat, output: Option<&Path>) -> ExitCode {
    let file = output.filter(|output| output.as_os_str() != STANDARD);
    let written = glossary_text(article, format).and_then(|written| {
        if written.left_out > 0 {
            complain(text(Msg::CharactersLeftOut { count: &written.left_out }));
        }
        file.map(|file| write_atomically(file, written.text.as_bytes())).transpose()?;
        Ok(written.text)
    });
    let done = match written {
        Ok(text) if file.is_none() => print(&text),
        Ok(_) => Ok(()),
        Err(error) => Err(error.into()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let why = not_written(error);
            match file {
                Some(file) => complain(format_args!("{}: {why}", file.display())),
                None => complain(why),
            }
            ExitCode::FAILURE
        }
    }
}
