//! Where an article comes from.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::text::interface_language::Language;
use crate::text::path_text;

/// In the place of a file's name: the standard input.
pub const STANDARD_INPUT: &str = "-";

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From the program itself.
    Bundled(Bundled),
    /// From a file, by its absolute path.
    File(#[serde(with = "path_text")] PathBuf),
    /// From the clipboard or the standard input, by the absolute path of the file in which it is kept.
    Pasted(#[serde(with = "path_text")] PathBuf),
}

impl Origin {
    /// A short name: the file's, or the bundled article's.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) | Self::Pasted(path) => {
                path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
            }
            Self::Bundled(Bundled::Avocado) => "Avocado".to_owned(),
            Self::Bundled(Bundled::Guide(_)) => "墨閱".to_owned(),
        }
    }

    /// The file that its content is in, if there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::File(path) | Self::Pasted(path) => Some(path),
            Self::Bundled(_) => None,
        }
    }
}

/// The articles that come with the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Bundled {
    /// The article of the first start.
    Avocado,
    /// The guide to Moyue, in a language of the interface.
    Guide(Language),
}

/// When something was pasted, in local time, and its title, as the name of the file says in which it is kept:
/// `2026-11-29 14.05.12.345678 雨天的圖書館.html`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PastedAt<'a> {
    /// The day, as ISO 8601 writes it.
    pub day: &'a str,
    hour: &'a str,
    minute: &'a str,
    /// The title; empty when it has none.
    pub title: &'a str,
}

impl<'a> PastedAt<'a> {
    /// Read from the file's name; none when it is not called so.
    pub fn of(path: &'a Path) -> Option<Self> {
        let (day, rest) = path.file_stem()?.to_str()?.split_once(' ')?;
        let (time, title) = rest.split_once(' ').unwrap_or((rest, ""));
        let mut parts = time.split('.');
        let (hour, minute) = (parts.next()?, parts.next()?);
        let is_number =
            |text: &str, digits| text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
        let mut date = day.split('-');
        let is_date =
            [4, 2, 2].into_iter().all(|digits| date.next().is_some_and(|part| is_number(part, digits)))
                && date.next().is_none();
        (is_date && is_number(hour, 2) && is_number(minute, 2)).then_some(Self { day, hour, minute, title })
    }

    /// The time of day, and the day before it unless that is `today`.
    pub fn text(&self, today: &str) -> String {
        let Self { day, hour, minute, .. } = self;
        if *day == today { format!("{hour}:{minute}") } else { format!("{day} {hour}:{minute}") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_a_pasted_text_says_when_that_was() {
        let text =
            |name: &str| PastedAt::of(&Path::new("/pasted").join(name)).map(|at| at.text("2026-11-29"));
        assert_eq!(text("2026-11-29 14.05.12.345.html").as_deref(), Some("14:05"));
        assert_eq!(text("2026-11-28 09.30.00.000.txt").as_deref(), Some("2026-11-28 09:30"));
        for name in
            ["notes.txt", "2026-11-29.txt", "2026-11 14.05.txt", "2026-11-29 2.05.txt", "雨 天.txt", ""]
        {
            assert_eq!(text(name), None, "{name}");
        }
        let title = |name: &str| PastedAt::of(Path::new(name)).map(|at| at.title.to_owned());
        assert_eq!(title("2026-11-29 14.05.12.345 雨 天.html").as_deref(), Some("雨 天"));
        assert_eq!(title("2026-11-29 14.05.12.345.html").as_deref(), Some(""));
    }
}
