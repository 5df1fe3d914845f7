//! Plain text, perhaps with sections under bracketed names: how articles come when pasted from a web page.
//!
//! Markup is what the article does not keep: blanks and byte-order marks, `<br>`, the brackets or `#` of a heading,
//! the name of a summary's heading, repetitions of the headline, marks of outside links, list bullets of entries,
//! what stands between a term and its definition or around and between its other names, what stands around an
//! address, the labels of the source, the authors and the date, and the punctuation of the date. Everything else
//! appears in the article.

mod date;
mod entries;
pub(super) mod glossary;
mod head;
mod heading;
mod label;
mod lines;
mod link;
pub(super) mod marks;
pub(super) mod names;
mod paragraphs;
mod references;
mod source;
pub(super) mod term;

pub(super) use lines::is_blank;

use self::heading::Heading;
use self::lines::Line;
use super::{Hint, Warning, WarningKind};
use crate::article::{Article, Section, SectionKind};

/// The kind of section that a heading's name stands for, if it is a known one.
pub(super) fn section_kind(name: &str) -> Option<SectionKind> {
    names::kind(name)
}

/// A line that is a date, as ISO 8601.
pub(super) fn iso_date(line: &str) -> Option<String> {
    date::date(line)
}

/// Reads any text: the head, then section by section.
pub(super) fn read(text: &str, hint: &Hint<'_>) -> (Article, Vec<Warning>) {
    let lines = lines::lines(text);
    let mut reading = Reading::default();
    let rest = head::read(&lines, hint, &mut reading);
    let mut parts = parts(rest);
    part_summary_from_text(&mut parts, &mut reading);
    for part in parts {
        reading.part(part);
    }
    (reading.article, reading.warnings)
}

/// The article so far and what was guessed.
#[derive(Default)]
struct Reading {
    article: Article,
    warnings: Vec<Warning>,
}

/// A heading and the lines under it; the first part of an article has no heading.
struct Part<'a> {
    heading: Option<(usize, Heading)>,
    lines: &'a [Line<'a>],
}

impl Part<'_> {
    fn kind(&self) -> SectionKind {
        self.heading
            .as_ref()
            .map_or(SectionKind::Body, |(_, heading)| heading.kind.unwrap_or(SectionKind::Other))
    }
}

impl Reading {
    fn warn(&mut self, line: usize, kind: WarningKind) {
        self.warnings.push(Warning { line, kind });
    }

    fn part(&mut self, part: Part<'_>) {
        let kind = part.kind();
        if kind == SectionKind::Summary {
            self.article.summary.extend(paragraphs::inlines(part.lines));
            return;
        }
        let mut section = Section { kind, ..Section::default() };
        let untitled = part.heading.is_none();
        if let Some((line, heading)) = part.heading {
            self.heading(line, &heading);
            section.title = heading.title;
        }
        match kind {
            SectionKind::Glossary => glossary::read(part.lines, &mut section, self),
            SectionKind::ReferenceLinks | SectionKind::ReferenceArticles => {
                references::read(part.lines, &mut section, self);
            }
            SectionKind::Body => section.blocks = paragraphs::blocks(&source::take(part.lines, self)),
            _ => section.blocks = paragraphs::blocks(part.lines),
        }
        if !(untitled && section.blocks.is_empty()) {
            self.article.sections.push(section);
        }
    }

    fn heading(&mut self, line: usize, heading: &Heading) {
        if let Some(mark) = &heading.mark {
            self.warn(line, WarningKind::ExternalMark { mark: mark.clone() });
        }
        if heading.kind.is_none() {
            self.warn(line, WarningKind::UnknownSection { name: heading.title.clone() });
        }
    }
}

/// Cuts the lines at the headings.
fn parts<'a>(lines: &'a [Line<'a>]) -> Vec<Part<'a>> {
    let mut parts = Vec::new();
    let mut heading: Option<(usize, Heading)> = None;
    let mut start = 0;
    for (index, line) in lines.iter().enumerate() {
        let Some(next) = heading::heading(&line.text) else { continue };
        if heading.as_ref().is_some_and(|(_, current)| is_book_in_list(current, &next)) {
            continue;
        }
        parts.push(Part { heading: heading.take(), lines: &lines[start..index] });
        heading = Some((line.number, next));
        start = index + 1;
    }
    parts.push(Part { heading, lines: &lines[start..] });
    parts
}

/// A book's title in a list of references stands in the same brackets as some headings do.
fn is_book_in_list(current: &Heading, next: &Heading) -> bool {
    let in_list = matches!(current.kind, Some(SectionKind::ReferenceLinks | SectionKind::ReferenceArticles));
    in_list && next.kind.is_none() && next.bracket == Some('《') && current.bracket != Some('《')
}

/// When nothing but a summary's heading stands above the text, the summary ends at the first blank line.
fn part_summary_from_text(parts: &mut Vec<Part<'_>>, reading: &mut Reading) {
    let has_text = |part: &Part<'_>| {
        !part.lines.is_empty() && matches!(part.kind(), SectionKind::Body | SectionKind::Other)
    };
    if parts.iter().any(has_text) {
        return;
    }
    let Some(at) = parts.iter().position(|part| part.kind() == SectionKind::Summary) else { return };
    let lines = parts[at].lines;
    if let Some(end) = lines.iter().skip(1).position(Line::is_after_blank) {
        let (summary, text) = lines.split_at(end + 1);
        reading.warn(text[0].number, WarningKind::SummaryEnds);
        parts[at].lines = summary;
        parts.insert(at + 1, Part { heading: None, lines: text });
    }
}
