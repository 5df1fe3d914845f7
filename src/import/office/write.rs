//! The parts of a document as a page of plain HTML, which the reader of web pages reads.

use std::fmt::Write as _;

use html_escape::{encode_double_quoted_attribute, encode_text};

use super::line::note_id;
use super::parts::{OfficeCell, OfficeItem, OfficeParagraph, OfficePart, OfficeRow, ParagraphKind};
use crate::article::Alignment;
use crate::import::html::MadePage;
use crate::text::numbering::Numbering;

/// Writes parts into a page.
#[derive(Default)]
pub(super) struct PartWriter {
    /// What was written before; of parts inside something that is open, nothing.
    page: MadePage,
    is_inside: bool,
    out: String,
    lists: Vec<OpenList>,
    /// The element that the paragraphs of a quote, a program or a list of definitions stand in.
    holder: Option<Holder>,
}

/// A list that is open, in an item that is open.
struct OpenList {
    list: u32,
    level: u8,
    /// The number of the item after the last one; none in a list that does not count.
    next: Option<u32>,
    numbering: Numbering,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Holder {
    Quote,
    Code,
    Definitions,
}

impl Holder {
    fn of(kind: ParagraphKind) -> Option<Self> {
        match kind {
            ParagraphKind::Quote => Some(Self::Quote),
            ParagraphKind::Code => Some(Self::Code),
            ParagraphKind::DefinedTerm | ParagraphKind::Definition => Some(Self::Definitions),
            _ => None,
        }
    }

    const fn tags(self) -> (&'static str, &'static str) {
        match self {
            Self::Quote => ("<blockquote>", "</blockquote>\n"),
            Self::Code => ("<pre>", "</pre>\n"),
            Self::Definitions => ("<dl>", "</dl>\n"),
        }
    }
}

impl PartWriter {
    /// What was written.
    pub(super) fn finish(mut self) -> MadePage {
        self.close();
        self.page.push(&self.out);
        self.page
    }

    /// Writes parts that follow one another.
    pub(super) fn parts(&mut self, parts: &[OfficePart]) {
        let mut index = 0;
        while let Some(part) = parts.get(index) {
            if !self.is_inside && self.lists.is_empty() && self.holder.is_none() {
                self.page.take_part(&mut self.out);
            }
            index += 1;
            let next = parts.get(index);
            match (part, next) {
                // A caption stands before its table and after its image.
                (OfficePart::Paragraph(caption), Some(OfficePart::Table(rows)))
                    if caption.kind == ParagraphKind::Caption && !caption.text.is_empty() =>
                {
                    index += 1;
                    self.table(rows, Some(caption));
                }
                (OfficePart::Paragraph(image), Some(OfficePart::Paragraph(caption)))
                    if image.text.is_image()
                        && caption.kind == ParagraphKind::Caption
                        && !caption.text.is_empty() =>
                {
                    index += 1;
                    self.close();
                    let (image, caption) = (&image.text.html, &caption.text.html);
                    let _ = writeln!(
                        self.out,
                        "<figure>{image}<figcaption><p>{caption}</p></figcaption></figure>"
                    );
                }
                (OfficePart::Paragraph(paragraph), _) => self.paragraph(paragraph),
                (OfficePart::Table(rows), _) => self.table(rows, None),
            }
        }
    }

    /// Writes the notes as a section of its own.
    pub(super) fn notes(&mut self, title: &str, notes: &[Vec<OfficePart>]) {
        self.close();
        let title = encode_text(title);
        let _ = writeln!(
            self.out,
            "<section data-kind=\"other\" aria-labelledby=\"notes\"><h2 id=\"notes\">{title}</h2><ol>"
        );
        for (index, note) in notes.iter().enumerate() {
            let _ = write!(self.out, "<li id=\"{}\">", note_id(index + 1));
            self.inside(note);
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol></section>\n");
    }

    /// Writes parts inside something that is open.
    fn inside(&mut self, parts: &[OfficePart]) {
        let mut inner = Self { is_inside: true, ..Self::default() };
        inner.parts(parts);
        inner.close();
        self.out.push_str(&inner.out);
    }

    fn paragraph(&mut self, paragraph: &OfficeParagraph) {
        if paragraph.kind == ParagraphKind::Contents {
            return;
        }
        if paragraph.kind == ParagraphKind::Rule {
            self.close();
            return self.out.push_str("<hr>\n");
        }
        if paragraph.text.is_empty() && paragraph.kind != ParagraphKind::Code {
            return;
        }
        let goes_on = |item: &&OfficeItem| !item.is_continued || !self.lists.is_empty();
        if let Some(item) = paragraph.item.as_ref().filter(goes_on) {
            self.hold(None);
            return self.item(item, paragraph);
        }
        self.close_lists(0);
        self.hold(Holder::of(paragraph.kind));
        let html = &paragraph.text.html;
        let _ = match paragraph.kind {
            ParagraphKind::Heading(level) => {
                let level = level.clamp(1, 6);
                writeln!(self.out, "<h{level}>{html}</h{level}>")
            }
            ParagraphKind::Title => writeln!(self.out, "<h1>{html}</h1>"),
            // A line end right after the tag is none of the text, so each line may begin with one.
            ParagraphKind::Code => write!(self.out, "\n{html}"),
            ParagraphKind::DefinedTerm => writeln!(self.out, "<dt>{html}</dt>"),
            ParagraphKind::Definition => writeln!(self.out, "<dd><p>{html}</p></dd>"),
            _ => writeln!(self.out, "<p>{html}</p>"),
        };
    }

    /// Begins the element that holds paragraphs, and ends the one before.
    fn hold(&mut self, holder: Option<Holder>) {
        if self.holder == holder {
            return;
        }
        if let Some(open) = self.holder {
            self.out.push_str(open.tags().1);
        }
        if let Some(wanted) = holder {
            self.out.push_str(wanted.tags().0);
        }
        self.holder = holder;
    }

    fn item(&mut self, item: &OfficeItem, paragraph: &OfficeParagraph) {
        let html = &paragraph.text.html;
        self.close_lists(usize::from(item.level) + 1);
        if item.is_continued {
            let _ = writeln!(self.out, "<p>{html}</p>");
            return;
        }
        match self.lists.last_mut().filter(|open| open.level == item.level) {
            Some(open)
                if open.list == item.list && open.next == item.number && open.numbering == item.numbering =>
            {
                open.next = item.number.map(|number| number.saturating_add(1));
                self.out.push_str("</li>\n<li>");
            }
            Some(_) => {
                self.close_lists(usize::from(item.level));
                self.open_list(item);
            }
            None => self.open_list(item),
        }
        let _ = writeln!(self.out, "<p>{html}</p>");
    }

    fn open_list(&mut self, item: &OfficeItem) {
        let numbering = item.numbering;
        if let Some(number) = item.number {
            self.out.push_str("<ol");
            if number != 1 {
                let _ = write!(self.out, " start=\"{number}\"");
            }
            if !numbering.is_decimal() {
                let _ = write!(self.out, " style=\"list-style-type: {}\"", numbering.css());
            }
            self.out.push_str("><li>");
        } else {
            self.out.push_str("<ul><li>");
        }
        let next = item.number.map(|number| number.saturating_add(1));
        self.lists.push(OpenList { list: item.list, level: item.level, next, numbering });
    }

    /// Ends the lists of this level and of deeper ones.
    fn close_lists(&mut self, level: usize) {
        while let Some(list) = self.lists.pop_if(|list| usize::from(list.level) >= level) {
            self.out.push_str(if list.next.is_some() { "</li></ol>\n" } else { "</li></ul>\n" });
        }
    }

    fn close(&mut self) {
        self.close_lists(0);
        self.hold(None);
    }

    fn table(&mut self, rows: &[OfficeRow], caption: Option<&OfficeParagraph>) {
        self.close();
        self.out.push_str("<table>");
        if let Some(caption) = caption {
            let _ = write!(self.out, "<caption><p>{}</p></caption>", caption.text.html);
        }
        // The cells of a grid hold lines; one cell alone is a frame around its blocks.
        let mut parts = rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.parts);
        let has_items = parts.any(|part| part.paragraph().is_some_and(|it| it.item.is_some()));
        let is_grid = has_items && rows.iter().any(|row| row.cells.len() > 1);
        let listed: Vec<OfficeRow>;
        let rows = if is_grid {
            listed = rows.iter().map(with_marks).collect();
            listed.as_slice()
        } else {
            rows
        };
        for (index, row) in rows.iter().enumerate() {
            let is_header = row.is_header || index == 0 && (has_bold_header(rows) || has_named_header(rows));
            self.out.push_str("<tr>");
            row.cells.iter().for_each(|cell| self.cell(cell, is_header));
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn cell(&mut self, cell: &OfficeCell, is_header: bool) {
        let name = if is_header { "th" } else { "td" };
        let _ = write!(self.out, "<{name}");
        if cell.columns > 1 {
            let _ = write!(self.out, " colspan=\"{}\"", cell.columns);
        }
        if cell.rows > 1 {
            let _ = write!(self.out, " rowspan=\"{}\"", cell.rows);
        }
        let alignment = cell.parts.iter().find_map(|part| part.paragraph()?.alignment);
        self.out.push_str(match alignment {
            Some(Alignment::Center) => " align=\"center\">",
            Some(Alignment::End) => " align=\"right\">",
            Some(Alignment::Start) | None => ">",
        });
        // What makes a header stand out is that it is one.
        if is_header {
            let plain = |part: &OfficePart| Some(without_strong(part.paragraph()?));
            let parts: Option<Vec<OfficePart>> = cell.parts.iter().map(plain).collect();
            self.inside(parts.as_deref().unwrap_or(&cell.parts));
        } else {
            self.inside(&cell.parts);
        }
        let _ = write!(self.out, "</{name}>");
    }
}

/// A row in which what stands before the items of lists is a part of their text.
fn with_marks(row: &OfficeRow) -> OfficeRow {
    let mut row = row.clone();
    for part in row.cells.iter_mut().flat_map(|cell| &mut cell.parts) {
        let OfficePart::Paragraph(paragraph) = part else { continue };
        let Some(item) = paragraph.item.take().filter(|item| !item.is_continued) else { continue };
        let mark = item.number.map_or("•".to_owned(), |number| item.numbering.marker(number));
        paragraph.text.html.insert_str(0, &format!("{mark} "));
    }
    row
}

fn without_strong(paragraph: &OfficeParagraph) -> OfficePart {
    let mut paragraph = paragraph.clone();
    paragraph.text.html = paragraph.text.html.replace("<strong>", "").replace("</strong>", "");
    OfficePart::Paragraph(paragraph)
}

/// Whether the first of several rows is all bold and no other is.
fn has_bold_header(rows: &[OfficeRow]) -> bool {
    let is_bold = |row: &OfficeRow| {
        let mut paragraphs = row.cells.iter().flat_map(|cell| &cell.parts).map(|part| match part {
            OfficePart::Paragraph(paragraph) => paragraph.text.is_empty() || paragraph.text.is_strong,
            OfficePart::Table(_) => false,
        });
        row.cells.len() > 1 && paragraphs.all(|is_bold| is_bold)
    };
    match rows.split_first() {
        Some((first, rest)) => is_bold(first) && !rest.is_empty() && !rest.iter().any(is_bold),
        None => false,
    }
}

/// Whether the first of several rows of two cells says that terms and what they mean stand below, in the words of the
/// languages of the interface.
fn has_named_header(rows: &[OfficeRow]) -> bool {
    const TERMS: &[&str] = &[
        "術語", "术语", "詞語", "词语", "詞條", "词条", "名詞", "名词", "用語", "単語", "語句", "용어",
        "낱말", "단어", "term",
    ];
    const MEANINGS: &[&str] = &[
        "說明",
        "说明",
        "解釋",
        "解释",
        "定義",
        "定义",
        "釋義",
        "释义",
        "意思",
        "説明",
        "意味",
        "解説",
        "설명",
        "정의",
        "뜻",
        "definition",
        "meaning",
        "description",
        "explanation",
    ];
    let text = |cell: &OfficeCell| match cell.parts.as_slice() {
        [OfficePart::Paragraph(paragraph)] => paragraph.text.plain.trim().to_lowercase(),
        _ => String::new(),
    };
    match rows {
        [OfficeRow { cells, .. }, _, ..] => match cells.as_slice() {
            [term, meaning] => {
                TERMS.contains(&text(term).as_str()) && MEANINGS.contains(&text(meaning).as_str())
            }
            _ => false,
        },
        _ => false,
    }
}

/// An element of a page's head.
pub(super) fn meta(out: &mut String, name: &str, content: &str) {
    if !content.is_empty() {
        let content = encode_double_quoted_attribute(content);
        let _ = writeln!(out, "<meta name=\"{name}\" content=\"{content}\">");
    }
}
