//! Text and paragraphs, as the state at hand says that they are set.

use std::rc::Rc;

use super::flow::RtfFlow;
use super::reader::{GroupEnd, RtfReader};
use super::state::{Destination, OldNumber, RtfParagraph, RtfRun};
use super::tables::kind_of_level;
use crate::import::office::equation_field::EquationField;
use crate::import::office::field::{self, FieldCode};
use crate::import::office::language::{is_east_asian, may_be_in};
use crate::import::office::line::{LineText, RunStyle, bookmark_id};
use crate::import::office::parts::{OfficeItem, OfficeParagraph, ParagraphKind};
use crate::import::office::{style_names, symbols};

/// Texts within texts: notes and boxes in one another.
const MOST_FLOWS: usize = 24;
/// Notes of the longest document.
const MOST_NOTES: usize = 100_000;
/// Heads and feet of pages that are read; each section has its own.
const MOST_PAGE_HEADS: usize = 1_000;
/// Twentieths of a point by which each level of a list is set in where nothing says its level.
const INDENT: i32 = 360;

/// The address of a field's link: to a bookmark, where it begins with `#`.
pub(super) fn link_address(url: &str) -> Rc<str> {
    match url.strip_prefix('#') {
        Some(name) => format!("#{}", bookmark_id(name)).into(),
        None => url.into(),
    }
}

impl RtfReader {
    /// What the paragraph that is open is.
    fn kind(&self) -> ParagraphKind {
        let paragraph = &self.state.paragraph;
        let by_style = paragraph.style.and_then(|style| self.tables.kind(style));
        let is_plain = matches!(by_style, None | Some(ParagraphKind::Heading(_)));
        let said = paragraph.outline.filter(|_| is_plain).map(kind_of_level);
        said.or(by_style).unwrap_or_default()
    }

    /// Adds text to the paragraph that is open.
    pub(super) fn add_text(&mut self, text: &str) {
        if !self.state.is_shown() {
            return;
        }
        let font = self.state.run.font.and_then(|font| self.tables.font(font));
        let text = font.map_or_else(|| text.to_owned(), |font| symbols::text(&font.name, text));
        let style = self.style_of(&text);
        if let Some(flow) = self.flows.last_mut() {
            flow.line.text(&text, &style);
        }
    }

    fn style_of(&self, text: &str) -> RunStyle {
        let run = &self.state.run;
        let kind = self.kind();
        let is_heading = kind.is_heading();
        let style_name = run.style.map_or("", |style| self.tables.style_name(style));
        RunStyle {
            strong: run.bold && !is_heading,
            emphasis: run.italic && !kind.stands_out() || run.marks,
            strikethrough: run.struck,
            code: kind != ParagraphKind::Code && style_names::is_code(style_name),
            position: run.position,
            underline: run.underline.filter(|_| !is_heading && !style_names::is_link(style_name)),
            language: self.language_of(text, run),
            link: self.open_link(),
        }
    }

    /// The language of a text, where somebody has chosen another one than that of the whole document.
    fn language_of(&self, text: &str, run: &RtfRun) -> Option<Rc<str>> {
        let (said, usual) = if is_east_asian(text) {
            (run.east_asian.as_ref().or(run.latin.as_ref()), &self.about.east_asian)
        } else {
            (run.latin.as_ref(), &self.about.latin)
        };
        said.filter(|tag| Some(*tag) != usual.as_ref() && may_be_in(text, tag)).cloned()
    }

    /// Ends the paragraph that is open.
    pub(super) fn end_paragraph(&mut self) {
        self.flush(true);
        let kind = self.kind();
        let depth = self.state.paragraph.depth;
        let Some(flow) = self.flows.last_mut() else { return };
        let mut text = std::mem::take(&mut flow.line).finish();
        let kind = kind.settled(&text);
        let item = self.item(kind, &mut text);
        let paragraph = OfficeParagraph { kind, item, alignment: self.state.paragraph.alignment, text };
        if let Some(flow) = self.flows.last_mut() {
            flow.push(paragraph, depth);
        }
    }

    /// The place of a paragraph in a list; words with a number in them go before its text.
    fn item(&mut self, kind: ParagraphKind, text: &mut LineText) -> Option<OfficeItem> {
        if text.is_empty() || kind == ParagraphKind::Contents {
            return None;
        }
        let is_heading = matches!(kind, ParagraphKind::Heading(_) | ParagraphKind::Title);
        let paragraph = self.state.paragraph.clone();
        if let Some(number) = paragraph.list {
            let level = paragraph.level.min(8);
            let (list, named) = self.tables.list(number)?;
            let said = list.levels.get(level)?;
            let key = list.id.to_string();
            let start = named.starts.get(level).copied().flatten().unwrap_or(said.start);
            self.counters.advance(&key, level, start);
            let place = OfficeItem::of(number.unsigned_abs(), level);
            return self.counters.found(&key, level, &list.levels)?.apply(text, is_heading, place);
        }
        if is_heading {
            return None;
        }
        match paragraph.old_number {
            Some(old) => Some(self.old_item(old, paragraph.level)),
            None => hanging_item(&paragraph, text),
        }
    }

    fn old_item(&mut self, old: OldNumber, level: usize) -> OfficeItem {
        let number = match old {
            OldNumber::Bullet => None,
            OldNumber::Number { start } => Some(self.counters.advance(&format!("pn{start}"), level, start)),
        };
        OfficeItem { number, ..OfficeItem::of(0, level.min(8)) }
    }

    /// Ends a cell of a table at this depth.
    pub(super) fn end_cell(&mut self, depth: usize) {
        self.state.paragraph.depth = self.state.paragraph.depth.max(depth);
        self.end_paragraph();
        if let Some(flow) = self.flows.last_mut() {
            flow.end_cell(depth);
        }
    }

    /// Ends a row of a table at this depth.
    pub(super) fn end_row(&mut self, depth: usize) {
        let row = &self.rows[usize::from(depth > 1)];
        if let Some(flow) = self.flows.last_mut() {
            flow.end_row(depth, row);
        }
    }

    /// A note begins, the text of which is a flow of its own.
    pub(super) fn begin_note(&mut self) -> bool {
        let number = self.notes.len() + 1;
        let has_room = self.flows.len() < MOST_FLOWS && number <= MOST_NOTES;
        if !(self.state.is_shown() && has_room && self.set_end(GroupEnd::Note(number))) {
            self.state.destination = Destination::Skipped;
            return true;
        }
        if let Some(flow) = self.flows.last_mut() {
            flow.line.note(number);
        }
        self.notes.push(Vec::new());
        self.begin_flow();
        true
    }

    /// The text of a box begins.
    pub(super) fn begin_box(&mut self) -> bool {
        if self.flows.len() < MOST_FLOWS && self.set_end(GroupEnd::Box) {
            self.begin_flow();
        } else {
            self.state.destination = Destination::Skipped;
        }
        true
    }

    /// What stands at the head or foot of pages begins.
    pub(super) fn begin_page_head(&mut self) -> bool {
        let has_room = self.flows.len() < MOST_FLOWS && self.page_heads.len() < MOST_PAGE_HEADS;
        if has_room && self.set_end(GroupEnd::PageHead) {
            self.begin_flow();
        } else {
            self.state.destination = Destination::Skipped;
        }
        true
    }

    fn begin_flow(&mut self) {
        self.flows.push(RtfFlow::default());
        self.state.destination = Destination::Text;
        self.state.paragraph = RtfParagraph::default();
        self.state.run = RtfRun::default();
    }

    /// The result of a field begins; that of some fields is not read.
    pub(super) fn field_result(&mut self) -> bool {
        self.settle_field();
        let meaning = self.fields.last().and_then(|field| field.meaning.as_ref());
        if matches!(meaning, Some(FieldCode::LeftOut | FieldCode::Equation(_))) {
            self.state.destination = Destination::Skipped;
        }
        true
    }

    /// A field ends.
    pub(super) fn end_field(&mut self) {
        self.settle_field();
        self.fields.pop();
    }

    fn settle_field(&mut self) {
        let Some(field) = self.fields.last_mut().filter(|field| field.meaning.is_none()) else { return };
        let meaning = field::read(&field.code);
        field.meaning = Some(meaning.clone());
        let FieldCode::Equation(equation) = meaning else { return };
        if !self.state.is_shown() {
            return;
        }
        let (EquationField::Ruby { base, .. } | EquationField::Text(base)) = &equation;
        let style = self.style_of(base);
        let Some(flow) = self.flows.last_mut() else { return };
        match &equation {
            EquationField::Ruby { base, reading, is_under } => {
                flow.line.ruby((base, reading), *is_under, &style);
            }
            EquationField::Text(text) => flow.line.text(text, &style),
        }
    }
}

/// The item of a list that is no more than a paragraph whose mark stands out to the left and is followed by a tab, as
/// Pandoc writes lists. The mark is taken off.
fn hanging_item(paragraph: &RtfParagraph, text: &mut LineText) -> Option<OfficeItem> {
    if paragraph.first_indent >= 0 || paragraph.indent <= 0 {
        return None;
    }
    let (mark, _) = text.plain.split_once('\t')?;
    let mark = mark.trim();
    let digits = mark.trim_start_matches('(').trim_end_matches(['.', ')', '、']);
    let number = digits.parse::<u32>().ok();
    let is_bullet = matches!(mark, "•" | "·" | "-" | "–" | "—" | "*" | "o" | "▪" | "■" | "●" | "○" | "◦");
    if number.is_none() && !is_bullet {
        return None;
    }
    let (before, rest) = text.html.split_once('\t')?;
    if before.contains('<') {
        return None;
    }
    text.html = rest.to_owned();
    text.plain = text.plain.split_once('\t').map(|(_, rest)| rest.to_owned())?;
    let level = (paragraph.indent / INDENT - 1).clamp(0, 8) as usize;
    Some(OfficeItem { number, ..OfficeItem::of(0, level) })
}
