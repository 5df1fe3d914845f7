//! Plain text, perhaps with sections under bracketed names: how articles come when pasted from a web page. A book is
//! known by its chapters' headings, and lines that were cut at a width are joined.
//!
//! Markup is what the article does not keep: blanks and byte-order marks, `<br>`, the brackets or `#` of a heading,
//! the name of a summary's heading, repetitions of the headline, marks of outside links, list bullets of entries,
//! what stands between a term and its definition or around and between its other names, what stands around an
//! address, the labels of the source, the authors and the date, and the punctuation of the date. Everything else
//! appears in the article.

mod aozora;
mod brackets;
mod chapter_name;
mod chapter_words;
mod chapters;
mod entries;
mod glossary;
mod head;
mod heading;
mod lines;
mod notation;
mod paragraphs;
mod references;
mod source;
mod wrap;

use std::sync::Arc;

use self::chapter_words::ChapterRank;
use self::chapters::{Chapter, Levels};
use self::heading::Heading;
use self::lines::Line;
use self::paragraphs::ParagraphStyle;
use super::bounds::MOST_PIECES;
use super::{Hint, ImportError, Options, Warning, WarningKind};
use crate::article::{Article, Block, Inline, Section, SectionKind};

/// Lines and `<br>`s of the longest text that is read.
const MOST_LINES: usize = 2 * MOST_PIECES;

/// Reads any text: the head, then section by section.
///
/// # Errors
/// A text of too many lines, and that it was cancelled.
pub(super) fn read(
    text: &Arc<String>,
    hint: &Hint<'_>,
    options: Options,
) -> Result<(Article, Vec<Warning>), ImportError> {
    // Only those that are not blank count in the end, but a text of this size need not be looked through first.
    if text.len() > MOST_LINES && lines::count(text) > MOST_LINES {
        return Err(ImportError::TooLong { limit: MOST_LINES });
    }
    let lines = lines::lines(text);
    hint.cancel.check()?;
    let is_noted = aozora::sniff(text);
    let mut file = if is_noted { aozora::file(lines) } else { aozora::File::plain(lines) };
    if file.chapters.is_empty() {
        file.chapters = chapters::find(&file.lines);
    }
    hint.cancel.check()?;
    let wrap = if options.keep_lines { None } else { wrap::detect(&file.lines) };
    let mut reading = Reading { style: ParagraphStyle { wrap, is_noted }, ..Reading::default() };
    if is_noted {
        // However few of its characters are kana.
        "ja".clone_into(&mut reading.article.language);
    }
    let rest = text_below_head(&file, hint, &mut reading);
    let first = file.lines.len() - rest.len();
    let mut parts = parts(rest, first, &file.chapters, is_noted);
    part_summary_from_text(&mut parts, &mut reading);
    for part in parts {
        hint.cancel.check()?;
        reading.part(part);
    }
    let note = file.note(&mut reading);
    reading.article.sections.extend(note);
    Ok((reading.article, reading.warnings))
}

/// Reads the head into the article; returns the lines below it.
fn text_below_head<'a>(file: &'a aozora::File<'a>, hint: &Hint<'_>, reading: &mut Reading) -> &'a [Line<'a>] {
    let lines = file.lines.as_slice();
    let Some(first) = lines.first() else { return lines };
    if file.chapters.first().is_some_and(|chapter| chapter.index == 0) {
        head::title_from_name(hint, first.number, reading);
        return lines;
    }
    let rest = head::read(lines, hint, reading);
    if reading.style.is_noted && reading.article.title.contains(notation::SIGNS) {
        reading.article.title = notation::plain(&reading.article.title).into_owned();
    }
    if rest.len() < lines.len() { aozora::take_byline(rest, file, reading) } else { rest }
}

/// The article so far and what was guessed.
#[derive(Default)]
struct Reading {
    article: Article,
    warnings: Vec<Warning>,
    style: ParagraphStyle,
    levels: Levels,
}

/// What a part begins with.
enum Opening {
    /// Nothing: the first part of an article.
    None,
    /// A section's heading, in a line.
    Named(usize, Heading),
    /// The heading of a volume or a chapter.
    Chapter(Chapter),
}

/// A heading and the lines under it.
struct Part<'a> {
    opening: Opening,
    lines: &'a [Line<'a>],
}

impl Part<'_> {
    fn kind(&self) -> SectionKind {
        match &self.opening {
            Opening::Named(_, heading) => heading.kind.unwrap_or(SectionKind::Other),
            Opening::None | Opening::Chapter(_) => SectionKind::Body,
        }
    }
}

impl Reading {
    fn warn(&mut self, line: usize, kind: WarningKind) {
        self.warnings.push(Warning { line, kind });
    }

    fn part(&mut self, part: Part<'_>) {
        let kind = part.kind();
        if kind == SectionKind::Summary {
            self.article.summary.extend(self.style.inlines(part.lines));
            return;
        }
        let mut section = Section { kind, ..Section::default() };
        let untitled = matches!(part.opening, Opening::None);
        match part.opening {
            Opening::None => {}
            Opening::Named(line, heading) => {
                self.levels.end();
                self.heading(line, &heading);
                section.title = heading.title;
            }
            Opening::Chapter(chapter) => return self.chapter(chapter, part.lines),
        }
        match kind {
            SectionKind::Glossary => glossary::read(part.lines, &mut section, self),
            SectionKind::ReferenceLinks | SectionKind::ReferenceArticles => {
                references::read(part.lines, &mut section, self);
            }
            SectionKind::Body if !self.style.is_noted => {
                section.blocks = self.style.blocks(&source::take(part.lines, self));
            }
            _ => section.blocks = self.style.blocks(part.lines),
        }
        if !(untitled && section.blocks.is_empty()) {
            self.article.sections.push(section);
        }
    }

    /// A volume or, where there are none, a chapter is a section; what is inside it has headings there.
    fn chapter(&mut self, chapter: Chapter, lines: &[Line<'_>]) {
        let blocks = self.style.blocks(lines);
        if let Some((rank, title)) = chapter.above {
            self.open(rank, title, Vec::new());
        }
        self.open(chapter.rank, chapter.title, blocks);
    }

    fn open(&mut self, rank: ChapterRank, title: String, blocks: Vec<Block>) {
        let level = self.levels.next(rank);
        if let Some(section) = self.article.sections.last_mut().filter(|_| level > 0) {
            let text = vec![Inline::Text(title.into())];
            section.blocks.push(Block::Heading { level, text });
            section.blocks.extend(blocks);
        } else {
            self.article.sections.push(Section { title, blocks, ..Section::default() });
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

/// Cuts the lines at the headings; `first` is the index of the first line among all.
fn parts<'a>(lines: &'a [Line<'a>], first: usize, chapters: &[Chapter], is_noted: bool) -> Vec<Part<'a>> {
    let is_book = is_noted || !chapters.is_empty();
    let mut chapters = chapters.iter().peekable();
    let mut parts = Vec::new();
    let mut opening = Opening::None;
    let mut start = 0;
    // In a glossary of which only the name of its heading says that it is one, and which ends with its entries, whether they
    // have a separator.
    let mut bare = None;
    for (index, line) in lines.iter().enumerate() {
        let next = match chapters.next_if(|chapter| chapter.index == first + index) {
            Some(chapter) => Opening::Chapter(chapter.clone()),
            None => match heading::heading(&line.text) {
                Some(next) if is_section(&opening, &next, is_book) => Opening::Named(line.number, next),
                _ => match heading::bare(&lines[index..], bare.is_some()) {
                    Some(next) => Opening::Named(line.number, next),
                    None if bare
                        .is_some_and(|is_separated| heading::ends_entries(&lines[index..], is_separated)) =>
                    {
                        Opening::None
                    }
                    None => continue,
                },
            },
        };
        bare = match &next {
            Opening::Named(_, next)
                if next.kind == Some(SectionKind::Glossary) && heading::heading(&line.text).is_none() =>
            {
                lines.get(index + 1).map(heading::is_separated)
            }
            _ => None,
        };
        let begins = index + usize::from(!matches!(next, Opening::None));
        parts.push(Part { opening: std::mem::replace(&mut opening, next), lines: &lines[start..index] });
        start = begins;
    }
    parts.push(Part { opening, lines: &lines[start..] });
    parts
}

/// Whether a heading begins a section. In a book, only one of a known kind does: names in brackets are part of
/// many stories.
fn is_section(current: &Opening, next: &Heading, is_book: bool) -> bool {
    let in_list = matches!(current, Opening::Named(_, current) if is_book_in_list(current, next));
    !in_list && (next.kind.is_some() || !is_book)
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
        parts.insert(at + 1, Part { opening: Opening::None, lines: text });
    }
}
