//! The text of a paragraph as HTML, run by run. Neighbouring runs of one style share their elements: word processors cut
//! runs wherever somebody typed, and a line along the text of two elements is two lines.

use std::fmt::Write as _;
use std::rc::Rc;

use html_escape::{encode_double_quoted_attribute, encode_text};

use crate::article::{LineStyle, Position};

/// What says of a link that it is the mark of a note.
const NOTE_ROLE: &str = "role=\"doc-noteref\"";

/// How a run of a document is set, as far as an article keeps it.
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be on")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct RunStyle {
    pub strong: bool,
    /// Slanted, or with marks next to the characters.
    pub emphasis: bool,
    pub strikethrough: bool,
    pub code: bool,
    pub position: Option<Position>,
    pub underline: Option<LineStyle>,
    /// A language tag; none where nothing is said.
    pub language: Option<Rc<str>>,
    /// Where the text leads.
    pub link: Option<Rc<str>>,
}

/// An image in a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OfficeImage {
    /// Its place in the archive, its address, or the id of its bytes.
    pub source: String,
    pub alternative: String,
    /// Whether it is as large as a character, so that it stands for one.
    pub is_character: bool,
}

impl OfficeImage {
    /// Whether an image of this width and height, in em, is a character of its line.
    pub(super) fn is_of_character(width: f32, height: f32) -> bool {
        height > 0.0 && height <= 2.0 && width <= 4.0
    }

    /// The element.
    pub(super) fn html(&self) -> String {
        let class = if self.is_character { " class=\"gaiji\"" } else { "" };
        // The reader of pages takes a path for one that is percent-encoded.
        let source =
            if self.source.contains(':') { self.source.clone() } else { self.source.replace('%', "%25") };
        let words = if is_file_name(&self.alternative) { "" } else { self.alternative.as_str() };
        format!(
            "<img{class} src=\"{}\" alt=\"{}\">",
            encode_double_quoted_attribute(&source),
            encode_double_quoted_attribute(words)
        )
    }
}

/// What is put around text, outside in.
#[derive(Clone, Debug, PartialEq, Eq)]
enum OpenElement {
    Link(Rc<str>),
    Language(Rc<str>),
    Underline(LineStyle),
    Strikethrough,
    Strong,
    Emphasis,
    Position(Position),
    Code,
}

impl OpenElement {
    fn start(&self, out: &mut String) {
        let _ = match self {
            Self::Link(url) => write!(out, "<a href=\"{}\">", encode_double_quoted_attribute(url)),
            Self::Language(tag) => write!(out, "<span lang=\"{}\">", encode_double_quoted_attribute(tag)),
            Self::Underline(style) => {
                write!(out, "<span style=\"text-decoration: underline {}\">", style.name())
            }
            Self::Strikethrough => write!(out, "<s>"),
            Self::Strong => write!(out, "<strong>"),
            Self::Emphasis => write!(out, "<em>"),
            Self::Position(Position::Super) => write!(out, "<sup>"),
            Self::Position(Position::Sub) => write!(out, "<sub>"),
            Self::Code => write!(out, "<code>"),
        };
    }

    fn end(&self) -> &'static str {
        match self {
            Self::Link(_) => "</a>",
            Self::Language(_) | Self::Underline(_) => "</span>",
            Self::Strikethrough => "</s>",
            Self::Strong => "</strong>",
            Self::Emphasis => "</em>",
            Self::Position(Position::Super) => "</sup>",
            Self::Position(Position::Sub) => "</sub>",
            Self::Code => "</code>",
        }
    }
}

impl RunStyle {
    fn elements(&self) -> Vec<OpenElement> {
        let mut elements = Vec::new();
        elements.extend(self.link.clone().map(OpenElement::Link));
        elements.extend(self.language.clone().map(OpenElement::Language));
        // A plain line under a link says that it is one.
        let line = self.underline.filter(|line| self.link.is_none() || *line != LineStyle::Solid);
        elements.extend(line.map(OpenElement::Underline));
        elements.extend(self.strikethrough.then_some(OpenElement::Strikethrough));
        elements.extend(self.strong.then_some(OpenElement::Strong));
        elements.extend(self.emphasis.then_some(OpenElement::Emphasis));
        elements.extend(self.position.map(OpenElement::Position));
        elements.extend(self.code.then_some(OpenElement::Code));
        elements
    }
}

/// The text of a paragraph in the making.
#[derive(Debug, Default)]
pub(super) struct OfficeLine {
    html: String,
    /// The characters alone.
    plain: String,
    open: Vec<OpenElement>,
    style: RunStyle,
    /// Characters that are not bold.
    weak: usize,
    images: usize,
}

/// The text of a paragraph.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LineText {
    pub html: String,
    /// The characters alone, with `\n` for a line break.
    pub plain: String,
    pub images: usize,
    /// Whether it has text and all of that is bold.
    pub is_strong: bool,
}

impl LineText {
    /// Whether there is nothing to be seen.
    pub(super) fn is_empty(&self) -> bool {
        let is_seen = |mark| self.html.contains(mark);
        self.images == 0 && self.plain.trim().is_empty() && !is_seen("<math") && !is_seen(NOTE_ROLE)
    }

    /// Whether a link in it leads to a place of the document.
    pub(super) fn leads_to_place(&self) -> bool {
        self.html.contains(&format!("<a href=\"#{}", bookmark_id("")))
    }

    /// Whether it is one image and nothing else.
    pub(super) fn is_image(&self) -> bool {
        self.images == 1 && self.plain.trim().is_empty()
    }
}

impl OfficeLine {
    /// Adds text. Line ends in it are blanks, as in HTML; control characters are left out.
    pub(super) fn text(&mut self, text: &str, style: &RunStyle) {
        let text: String =
            text.chars().filter(|c| !c.is_control() || matches!(c, '\t' | '\n' | '\r')).collect();
        if text.is_empty() {
            return;
        }
        self.turn_to(style);
        self.html.push_str(&encode_text(&text));
        self.add_plain(&text, style);
    }

    /// Adds a line break.
    pub(super) fn line_break(&mut self) {
        self.html.push_str("<br>");
        self.plain.push('\n');
    }

    /// Adds a base with its reading, above or under it. One without the other is text.
    pub(super) fn ruby(&mut self, (base, reading): (&str, &str), is_under: bool, style: &RunStyle) {
        if base.trim().is_empty() || reading.trim().is_empty() {
            self.text(base, style);
            return self.text(reading, style);
        }
        self.turn_to(style);
        let side = if is_under { " style=\"ruby-position: under\"" } else { "" };
        let _ =
            write!(self.html, "<ruby{side}>{}<rt>{}</rt></ruby>", encode_text(base), encode_text(reading));
        self.add_plain(base, style);
    }

    /// Adds an image.
    pub(super) fn image(&mut self, image: &OfficeImage, style: &RunStyle) {
        self.turn_to(style);
        self.html.push_str(&image.html());
        self.images += 1;
    }

    /// Adds the mark of the note of this number.
    pub(super) fn note(&mut self, number: usize) {
        self.turn_to(&RunStyle::default());
        let _ = write!(self.html, "<a href=\"#{}\" {NOTE_ROLE}><sup>{number}</sup></a>", note_id(number));
    }

    /// Adds a place to which links lead.
    pub(super) fn bookmark(&mut self, name: &str) {
        let _ =
            write!(self.html, "<span id=\"{}\"></span>", encode_double_quoted_attribute(&bookmark_id(name)));
    }

    /// Adds a formula in `MathML`.
    pub(super) fn formula(&mut self, math: &str, is_display: bool) {
        self.turn_to(&RunStyle::default());
        let display = if is_display { " display=\"block\"" } else { "" };
        let _ = write!(self.html, "<math{display}>{math}</math>");
    }

    /// The paragraph's text.
    pub(super) fn finish(mut self) -> LineText {
        self.turn_to(&RunStyle::default());
        let is_strong = self.weak == 0 && !self.plain.trim().is_empty();
        LineText { html: self.html, plain: self.plain, images: self.images, is_strong }
    }

    fn add_plain(&mut self, text: &str, style: &RunStyle) {
        self.plain.push_str(text);
        if !style.strong {
            self.weak += text.chars().filter(|c| !c.is_whitespace()).count();
        }
    }

    /// Ends the elements that a style has not, and begins those that it has.
    fn turn_to(&mut self, style: &RunStyle) {
        if self.style == *style {
            return;
        }
        let wanted = style.elements();
        let same = self.open.iter().zip(&wanted).take_while(|(open, wanted)| open == wanted).count();
        for element in self.open.drain(same..).rev() {
            self.html.push_str(element.end());
        }
        for element in wanted.into_iter().skip(same) {
            element.start(&mut self.html);
            self.open.push(element);
        }
        self.style = style.clone();
    }
}

/// Whether the words of an image are the name of its file, which programs write where nobody has written any.
fn is_file_name(words: &str) -> bool {
    let ending = words.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let is_image = |ending: String| {
        matches!(
            ending.as_str(),
            "png" | "jpg" | "jpeg" | "gif" | "bmp" | "webp" | "tif" | "tiff" | "svg" | "emf" | "wmf"
        )
    };
    ending.is_some_and(is_image) && !words.contains('\n')
}

/// The id of the note of a number.
pub(super) fn note_id(number: usize) -> String {
    format!("note-{number}")
}

/// The id of the place of a bookmark, which is none of those of notes.
pub(super) fn bookmark_id(name: &str) -> String {
    format!("to-{name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_of_one_style_share_an_element() {
        let strong = RunStyle { strong: true, ..RunStyle::default() };
        let both = RunStyle { emphasis: true, ..strong.clone() };
        let lined = RunStyle { underline: Some(LineStyle::Wavy), ..RunStyle::default() };
        let mut line = OfficeLine::default();
        line.text("雨<", &strong);
        line.text("水", &strong);
        line.text("露", &both);
        line.text("雪", &lined);
        line.ruby(("霜", "しも"), false, &lined);
        line.text("冰", &RunStyle::default());
        let done = line.finish();
        assert_eq!(
            done.html,
            "<strong>雨&lt;水<em>露</em></strong><span style=\"text-decoration: underline wavy\">雪\
             <ruby>霜<rt>しも</rt></ruby></span>冰"
        );
        assert_eq!((done.plain.as_str(), done.is_strong), ("雨<水露雪霜冰", false));
    }

    #[test]
    fn nothing_is_lost_of_half_a_ruby() {
        let mut line = OfficeLine::default();
        line.ruby(("", "よみ"), false, &RunStyle::default());
        line.ruby(("字", ""), false, &RunStyle::default());
        assert_eq!(line.finish().html, "よみ字");
    }
}
