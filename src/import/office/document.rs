//! A document that was read: what it says of itself, its parts and its notes, as one page.

use std::fmt::Write as _;
use std::rc::Rc;

use html_escape::encode_text;

use super::language::is_east_asian;
use super::parts::{OfficeParagraph, OfficePart, ParagraphKind};
use super::typed_contents;
use super::write::{PartWriter, meta};
use crate::article::Alignment;
use crate::import::html::MadePage;
use crate::import::known::{date, notes};
use crate::import::{Warning, WarningKind};
use crate::text::language;
use crate::text::language_tag::LanguageTag;
use crate::text::slice::{first_bytes, one_line};

/// Bytes of the text by which a document's language is told.
const SAMPLE: usize = 60_000;
/// Paragraphs at the beginning in which titles, authors and dates are taken for those of the document.
const OPENING: usize = 12;
/// Characters of the longest line that is taken for a title by how it is set.
const LONGEST_TITLE: usize = 60;

/// Heads and feet of pages that are named.
const MOST_PAGE_HEADS: usize = 20;

/// What a document says of itself besides its text.
#[derive(Debug, Default)]
pub(super) struct DocumentAbout {
    pub title: String,
    pub authors: Vec<String>,
    /// A language tag, or nothing.
    pub language: String,
    /// The languages in which text is where nothing else is said, that of Latin and the like and that of Chinese, Japanese
    /// and Korean: those of the program that the document was begun with.
    pub latin: Option<Rc<str>>,
    pub east_asian: Option<Rc<str>>,
}

/// A document that was read.
#[derive(Debug, Default)]
pub(super) struct OfficeDocument {
    pub about: DocumentAbout,
    pub parts: Vec<OfficePart>,
    /// The notes in the order of their marks.
    pub notes: Vec<Vec<OfficePart>>,
    /// Whether its lines run from top to bottom.
    pub is_vertical: bool,
    /// How many comments stand in its margin.
    pub comments: usize,
    /// How many other documents stand within it that are not read.
    pub inner: usize,
    /// What stands at the head and foot of its pages, a text for each of them.
    pub page_heads: Vec<String>,
    /// The bytes of images that have no place of their own, each with its id.
    pub images: Vec<(String, Vec<u8>)>,
}

/// The lines above the text.
#[derive(Default)]
struct Opening {
    title: String,
    subtitle: String,
    authors: Vec<String>,
    published: String,
}

impl OfficeDocument {
    /// Whether there is nothing to be read.
    pub(super) fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.paragraph().is_some_and(|paragraph| paragraph.text.is_empty()))
    }

    /// What of it is not read.
    pub(super) fn left_out(&self) -> Vec<Warning> {
        let comments = (self.comments > 0).then_some(WarningKind::CommentsLeftOut { count: self.comments });
        let inner = (self.inner > 0).then_some(WarningKind::InnerDocumentsLeftOut { count: self.inner });
        let mut texts: Vec<String> = Vec::new();
        for text in &self.page_heads {
            let text = one_line(text);
            // The number of the page and the rules around it say nothing of the text; nor does its title.
            let says_something = text.chars().any(char::is_alphabetic) && text != self.about.title;
            if says_something && !texts.contains(&text) && texts.len() < MOST_PAGE_HEADS {
                texts.push(text);
            }
        }
        let heads = (!texts.is_empty()).then_some(WarningKind::PageHeadsLeftOut { texts });
        [comments, inner, heads].into_iter().flatten().map(|kind| Warning { line: 0, kind }).collect()
    }

    /// The page that says the same.
    pub(super) fn page(&mut self) -> MadePage {
        typed_contents::mark(&mut self.parts);
        self.find_title();
        let opening = self.take_opening();
        let sample = self.sample();
        let about = &self.about;
        let title = if opening.title.is_empty() { &about.title } else { &opening.title };
        let authors = if opening.authors.is_empty() { &about.authors } else { &opening.authors };
        let detected = language::detect(&sample);
        let usual = if is_east_asian(&sample) { &about.east_asian } else { &about.latin };
        let said = [Some(about.language.as_str()), usual.as_deref()];
        let said = said.into_iter().flatten().find(|tag| !LanguageTag::of(tag).is_unknown());
        let language = said.unwrap_or(detected);
        let mut page = String::from("<!DOCTYPE html>\n<html");
        let _ = writeln!(page, " lang=\"{language}\"><head><title>{}</title>", encode_text(title.trim()));
        meta(&mut page, "dcterms.alternative", &opening.subtitle);
        meta(&mut page, "author", &authors.join("、"));
        meta(&mut page, "date", &opening.published);
        page.push_str("</head><body>\n");
        let mut writer = PartWriter::default();
        writer.parts(&self.parts);
        if !self.notes.is_empty() {
            let (said, seen) = (LanguageTag::of(language), LanguageTag::of(detected));
            let is_told = seen.is_unknown() || said.main() == seen.main() && seen.form().is_none();
            let language = if is_told { language } else { detected };
            writer.notes(notes::title(language), &self.notes);
        }
        let mut page = MadePage::from(page);
        page.append(writer.finish());
        page
    }

    /// The first line is the title where no style says which it is, and it is short, bold and in the middle. The names and
    /// the date may stand below it, in the middle as well.
    fn find_title(&mut self) {
        let mut paragraphs: Vec<&mut OfficeParagraph> = self
            .parts
            .iter_mut()
            .map_while(|part| match part {
                OfficePart::Paragraph(paragraph) => Some(paragraph),
                OfficePart::Table(_) => None,
            })
            .collect();
        if paragraphs.iter().any(|it| it.kind == ParagraphKind::Title && !it.text.is_empty()) {
            return;
        }
        paragraphs.retain(|paragraph| !paragraph.text.is_empty());
        let is_line = |it: &&mut OfficeParagraph| {
            it.kind == ParagraphKind::Text
                && it.item.is_none()
                && it.alignment == Some(Alignment::Center)
                && it.text.plain.chars().count() <= LONGEST_TITLE
        };
        let mut lines = paragraphs.into_iter().take_while(is_line).take(OPENING);
        let Some(first) = lines.next().filter(|first| first.text.is_strong) else { return };
        first.kind = ParagraphKind::Title;
        let mut names: Vec<&mut OfficeParagraph> = Vec::new();
        for line in lines {
            let day = date::leading(line.text.plain.trim());
            if day.is_some_and(|(_, rest)| rest.trim().is_empty()) {
                line.kind = ParagraphKind::Date;
                for name in names {
                    name.kind = ParagraphKind::Author;
                }
                return;
            }
            names.push(line);
        }
    }

    /// Takes the lines above the text out of it. A title further below is the heading of a part.
    fn take_opening(&mut self) -> Opening {
        let mut opening = Opening::default();
        let mut left = OPENING;
        let mut is_above = true;
        self.parts.retain_mut(|part| {
            let OfficePart::Paragraph(paragraph) = part else {
                is_above = false;
                return true;
            };
            let text = one_line(&paragraph.text.plain);
            if text.is_empty() || paragraph.kind == ParagraphKind::Contents {
                return true;
            }
            left = left.saturating_sub(1);
            is_above &= left > 0 && is_of_opening(paragraph.kind);
            if is_above && opening.take(paragraph.kind, &text) {
                return false;
            }
            paragraph.kind = match paragraph.kind {
                ParagraphKind::Title => ParagraphKind::Heading(1),
                ParagraphKind::Subtitle | ParagraphKind::Author | ParagraphKind::Date => ParagraphKind::Text,
                kind => kind,
            };
            true
        });
        if opening.title.is_empty() {
            opening.title = self.only_heading().unwrap_or_default();
        }
        opening
    }

    /// The heading at the document's beginning, if it is the only one of its rank and none is of a higher one. The
    /// reader of pages leaves it out of the text, since it is the title.
    fn only_heading(&self) -> Option<String> {
        let mut texts = self.parts.iter().filter_map(OfficePart::paragraph).filter(|it| !it.text.is_empty());
        let first = texts.next()?;
        let ParagraphKind::Heading(level) = first.kind else { return None };
        let is_as_high = |kind| matches!(kind, ParagraphKind::Heading(other) if other <= level);
        (!texts.any(|paragraph| is_as_high(paragraph.kind))).then(|| one_line(&first.text.plain))
    }

    fn sample(&self) -> String {
        let mut sample = String::new();
        add_to(&mut sample, &self.parts);
        self.notes.iter().for_each(|note| add_to(&mut sample, note));
        sample
    }
}

impl Opening {
    /// Takes a line above the text; not one of a kind that is there already.
    fn take(&mut self, kind: ParagraphKind, text: &str) -> bool {
        match kind {
            ParagraphKind::Title if self.title.is_empty() => text.clone_into(&mut self.title),
            ParagraphKind::Subtitle if self.subtitle.is_empty() => text.clone_into(&mut self.subtitle),
            ParagraphKind::Author => {
                let names = text.split(['、', ';', '；']).map(str::trim).filter(|name| !name.is_empty());
                self.authors.extend(names.map(str::to_owned));
            }
            ParagraphKind::Date if self.published.is_empty() => {
                let Some((day, _)) = date::leading(text) else { return false };
                self.published = day;
            }
            _ => return false,
        }
        true
    }
}

/// Whether a kind of paragraph stands above a document's text.
fn is_of_opening(kind: ParagraphKind) -> bool {
    matches!(
        kind,
        ParagraphKind::Title | ParagraphKind::Subtitle | ParagraphKind::Author | ParagraphKind::Date
    )
}

fn add_to(sample: &mut String, parts: &[OfficePart]) {
    for part in parts {
        if sample.len() > SAMPLE {
            return;
        }
        match part {
            OfficePart::Paragraph(paragraph) => sample.push_str(first_bytes(&paragraph.text.plain, SAMPLE)),
            OfficePart::Table(rows) => {
                rows.iter().flat_map(|row| &row.cells).for_each(|cell| add_to(sample, &cell.parts));
            }
        }
    }
}

/// Whether a name of an author is one that nobody has chosen.
pub(super) fn is_author(name: &str) -> bool {
    const NOBODY: &[&str] = &[
        "",
        "user",
        "admin",
        "administrator",
        "owner",
        "author",
        "unknown",
        "python-docx",
        "windows user",
        "microsoft office user",
        "microsoft account",
        "windows 使用者",
        "windows 用户",
        "windows ユーザー",
        "windows 사용자",
        "使用者",
        "用户",
        "微软用户",
        "未知",
        "ユーザー",
        "作成者",
        "사용자",
        "un-named",
        "unnamed",
    ];
    !NOBODY.contains(&name.trim().to_lowercase().as_str())
}
