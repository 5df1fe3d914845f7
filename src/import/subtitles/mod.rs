//! Subtitles as text: `SubRip` (`.srt`), `WebVTT` (W3C, `.vtt`) and `Advanced SubStation Alpha` (`.ass`, `.ssa`).
//!
//! The cues are read without their times and styles (`cues`, `events`, `markup`), joined into paragraphs (`flow`), and these
//! become a page that the reader of web pages reads.

mod cues;
mod events;
mod flow;
mod markup;

use std::fmt::Write as _;

use html_escape::encode_double_quoted_attribute;

use self::cues::Cue;
use super::known::language;
use super::{Hint, ImportError, Warning, html};
use crate::article::Article;
use crate::text::slice::first_bytes;

/// Bytes of a file's beginning by which its format is told.
const HEAD: usize = 4 * 1024;

/// What subtitles were read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum SubtitleFormat {
    SubRip,
    WebVtt,
    SubStation,
}

impl SubtitleFormat {
    /// The format of a text, told by how it begins.
    fn of(text: &str) -> Option<Self> {
        let head = first_bytes(text, HEAD).trim_start_matches('\u{FEFF}').trim_start();
        let mut lines = head.lines().map(str::trim).filter(|line| !line.is_empty());
        let first = lines.next()?;
        if first == "WEBVTT" || first.starts_with("WEBVTT ") || first.starts_with("WEBVTT\t") {
            return text.contains(cues::ARROW).then_some(Self::WebVtt);
        }
        if first.eq_ignore_ascii_case("[Script Info]") {
            return Some(Self::SubStation);
        }
        let is_number = first.bytes().all(|byte| byte.is_ascii_digit());
        let times = if is_number { lines.next()? } else { first };
        cues::times(times).map(|_| Self::SubRip)
    }
}

/// Whether a text is subtitles, told by how it begins.
pub(super) fn sniff(text: &str) -> bool {
    SubtitleFormat::of(text).is_some()
}

/// Reads subtitles.
///
/// # Errors
/// Subtitles that say nothing, too many of them, and [`ImportError::Cancelled`].
pub(super) fn read(text: &str, hint: &Hint<'_>) -> Result<(Article, Vec<Warning>), ImportError> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_start_matches('\u{FEFF}');
    let mut declared = String::new();
    let cues: Vec<Cue> = match SubtitleFormat::of(text) {
        Some(SubtitleFormat::WebVtt) => {
            cues::declared_language(text).clone_into(&mut declared);
            cues::of_web(text)
        }
        Some(SubtitleFormat::SubStation) => events::read(text),
        Some(SubtitleFormat::SubRip) | None => cues::of_subrip(text),
    };
    hint.cancel.check()?;
    let paragraphs = flow::paragraphs(cues);
    if paragraphs.is_empty() {
        return Err(ImportError::Empty);
    }
    let (name, named) = without_language(hint.name);
    let tag = language::tag(&declared).or(named).unwrap_or_default();
    let mut page =
        format!("<!DOCTYPE html>\n<html lang=\"{}\"><body>\n", encode_double_quoted_attribute(&tag));
    for paragraph in &paragraphs {
        let element = if paragraph.is_heading { "h2" } else { "p" };
        let _ = writeln!(page, "<{element}>{}</{element}>", paragraph.html);
    }
    page.push_str("</body></html>\n");
    html::read_made(page.into(), html::Resources::default(), &Hint { name: &name, ..*hint })
}

/// The name of a file without the language that stands before its ending, and that language: `雨.zh-Hant.srt`.
fn without_language(name: &str) -> (String, Option<std::rc::Rc<str>>) {
    let whole = || (name.to_owned(), None);
    let Some((stem, ending)) = name.rsplit_once('.') else { return whole() };
    let Some((before, tag)) = stem.rsplit_once('.').filter(|(before, _)| !before.is_empty()) else {
        return whole();
    };
    match language::tag(tag) {
        Some(tag) => (format!("{before}.{ending}"), Some(tag)),
        None => whole(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_how_they_begin() {
        for (text, expected) in [
            ("\u{FEFF}1\n00:00:01,000 --> 00:00:02,000\n雨", Some(SubtitleFormat::SubRip)),
            ("00:01.5 --> 00:02\n雨", Some(SubtitleFormat::SubRip)),
            ("WEBVTT\n\n00:01.000 --> 00:02.000\n雨", Some(SubtitleFormat::WebVtt)),
            ("[Script Info]\nTitle: 雨", Some(SubtitleFormat::SubStation)),
            ("WEBVTT 是一種格式。", None),
            ("1\n雨 --> 雪", None),
            ("1\n", None),
            ("", None),
        ] {
            assert_eq!(SubtitleFormat::of(text), expected, "{text}");
        }
    }

    #[test]
    fn a_language_in_the_name_is_none_of_the_title() {
        for (name, expected, tag) in [
            ("雨.zh-Hant.srt", "雨.srt", Some("zh-Hant")),
            ("雨.srt", "雨.srt", None),
            ("雨.第二集.srt", "雨.第二集.srt", None),
            ("ja.srt", "ja.srt", None),
            (".ja.srt", ".ja.srt", None),
            ("", "", None),
        ] {
            let (found, language) = without_language(name);
            assert_eq!((found.as_str(), language.as_deref()), (expected, tag), "{name}");
        }
    }
}
