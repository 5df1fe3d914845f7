//! The HTML in Markdown: `<br>`, `<ruby>`, `<sub>`, `<sup>` and `<abbr>` are understood, the rest is its text.

use super::inlines::{joint, without_line_end};
use crate::article::{Block, Image, Inline, Ruby, plain_text};
use crate::text::class::is_cjk;

/// Tags between which stands a paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "html",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Inline content as it grows, with the elements that are open.
#[derive(Default)]
pub(super) struct Run {
    out: Vec<Inline>,
    ruby: Option<OpenRuby>,
    shifted: Option<Shifted>,
    expansion: Option<String>,
}

#[derive(Default)]
struct OpenRuby {
    base: String,
    reading: String,
    part: Part,
}

#[derive(Default)]
enum Part {
    #[default]
    Base,
    Reading,
    Parenthesis,
}

struct Shifted {
    to: &'static str,
    text: String,
}

impl Run {
    /// Adds text without line ends.
    pub(super) fn text(&mut self, text: &str) {
        match (&mut self.ruby, &mut self.shifted) {
            (Some(ruby), _) => match ruby.part {
                Part::Base => ruby.base.push_str(text),
                Part::Reading => ruby.reading.push_str(text),
                Part::Parenthesis => {}
            },
            (None, Some(shifted)) => shifted.text.push_str(text),
            (None, None) => self.push_text(text),
        }
    }

    /// Adds anything else. Inside ruby there is text alone.
    pub(super) fn inline(&mut self, inline: Inline) {
        if self.ruby.is_some() {
            self.text(&plain_text(&[inline]).replace('\n', " "));
            return;
        }
        self.close_shifted();
        match inline {
            Inline::Text(text) => self.push_text(&text),
            inline => self.out.push(inline),
        }
    }

    /// Adds inline content.
    pub(super) fn extend(&mut self, inlines: Vec<Inline>) {
        for inline in inlines {
            self.inline(inline);
        }
    }

    /// Opens or closes an element; returns whether it is a line break.
    pub(super) fn tag(&mut self, raw: &str) -> bool {
        let (name, closes) = name(raw);
        match (name.as_str(), closes) {
            ("br", _) => return true,
            ("ruby", false) => {
                self.close_ruby();
                self.ruby = Some(OpenRuby::default());
            }
            ("ruby", true) => self.close_ruby(),
            ("rt" | "rp" | "rb", _) => self.ruby_part(&name, closes),
            ("sub", false) => self.open_shifted(SUBSCRIPTS),
            ("sup", false) => self.open_shifted(SUPERSCRIPTS),
            ("sub" | "sup", true) => self.close_shifted(),
            ("abbr", false) => self.expansion = attribute(raw, "title").filter(|title| !title.is_empty()),
            ("abbr", true) => self.close_abbreviation(),
            ("img", false) => {
                if let Some(alternative) = attribute(raw, "alt") {
                    self.text(&alternative);
                }
            }
            _ => {}
        }
        false
    }

    /// The content; what is still open ends here.
    pub(super) fn finish(mut self) -> Vec<Inline> {
        self.close_ruby();
        self.close_shifted();
        self.out
    }

    fn push_text(&mut self, text: &str) {
        match self.out.last_mut() {
            _ if text.is_empty() => {}
            Some(Inline::Text(last)) => last.push_str(text),
            _ => self.out.push(Inline::Text(text.into())),
        }
    }

    fn ruby_part(&mut self, name: &str, closes: bool) {
        let Some(ruby) = &mut self.ruby else { return };
        let next = match (name, closes) {
            ("rt", false) => Part::Reading,
            ("rp", false) => Part::Parenthesis,
            _ => Part::Base,
        };
        let was_reading = matches!(ruby.part, Part::Reading);
        ruby.part = next;
        if was_reading {
            self.push_ruby();
        }
    }

    /// Pushes the base so far with its reading.
    fn push_ruby(&mut self) {
        let Some(ruby) = &mut self.ruby else { return };
        let (base, reading) = (std::mem::take(&mut ruby.base), std::mem::take(&mut ruby.reading));
        if base.is_empty() || reading.is_empty() {
            self.push_text(&format!("{base}{reading}"));
        } else {
            self.out.push(Inline::Ruby(Ruby {
                base: base.into(),
                reading: reading.into(),
                ..Ruby::default()
            }));
        }
    }

    fn close_ruby(&mut self) {
        self.push_ruby();
        self.ruby = None;
    }

    fn open_shifted(&mut self, to: &'static str) {
        self.close_shifted();
        if self.ruby.is_none() {
            self.shifted = Some(Shifted { to, text: String::new() });
        }
    }

    fn close_shifted(&mut self) {
        let Some(Shifted { to, text }) = self.shifted.take() else { return };
        let shifted: Option<String> = text.chars().map(|c| shifted(c, to)).collect();
        self.push_text(&shifted.unwrap_or(text));
    }

    fn close_abbreviation(&mut self) {
        let Some(title) = self.expansion.take() else { return };
        let is_wide = title.chars().any(is_cjk);
        self.text(&if is_wide { format!("（{title}）") } else { format!(" ({title})") });
    }
}

/// Characters that Unicode has in a small form, each before it.
const SUPERSCRIPTS: &str = "0⁰1¹2²3³4⁴5⁵6⁶7⁷8⁸9⁹+⁺-⁻=⁼(⁽)⁾nⁿiⁱ";
const SUBSCRIPTS: &str = "0₀1₁2₂3₃4₄5₅6₆7₇8₈9₉+₊-₋=₌(₍)₎";

fn shifted(c: char, to: &str) -> Option<char> {
    let mut pairs = to.chars();
    while let (Some(from), Some(to)) = (pairs.next(), pairs.next()) {
        if from == c {
            return Some(to);
        }
    }
    None
}

/// The blocks of a piece of HTML: paragraphs, and images with their captions.
pub(super) fn blocks(html: &str) -> Vec<Block> {
    let mut pieces = Pieces::default();
    let mut last = None;
    let mut rest = html;
    while let Some((text, markup)) = split(rest) {
        push_lines(text, &mut last, &mut pieces.run);
        rest = markup.after;
        let (name, closes) = name(markup.tag);
        if BLOCKS.contains(&name.as_str()) {
            pieces.flush();
            last = None;
            if name == "figcaption" {
                pieces.caption(closes);
            }
        } else if let Some(image) = image(markup.tag) {
            pieces.flush();
            last = None;
            pieces.out.push(Block::Image(image.into()));
        } else if pieces.run.tag(markup.tag) {
            pieces.run.inline(Inline::LineBreak);
            last = None;
        } else if !closes && matches!(name.as_str(), "script" | "style") {
            rest = behind_end(rest, &name);
        }
    }
    push_lines(rest, &mut last, &mut pieces.run);
    pieces.flush();
    pieces.out
}

/// The image of a tag, if it is one; not one that is as small as a letter or a counter of readers.
pub(super) fn image(tag: &str) -> Option<Image> {
    const SMALL: f32 = 32.0;
    let source = attribute(tag, "src").map(|source| source.trim().to_owned());
    let source = source.filter(|source| name(tag) == ("img".to_owned(), false) && !source.is_empty())?;
    let is_small = |name| {
        let value = attribute(tag, name).unwrap_or_default();
        value.trim().trim_end_matches("px").parse::<f32>().is_ok_and(|size| size <= SMALL)
    };
    let alternative = attribute(tag, "alt").unwrap_or_default().trim().to_owned();
    (!is_small("width") && !is_small("height")).then_some(Image { source, alternative, caption: Vec::new() })
}

/// Whether a tag ends a line.
pub(super) fn is_break(tag: &str) -> bool {
    name(tag).0 == "br"
}

/// Blocks as they grow.
#[derive(Default)]
struct Pieces {
    out: Vec<Block>,
    run: Run,
    /// How many blocks there were when a caption began.
    caption_from: Option<usize>,
}

impl Pieces {
    fn flush(&mut self) {
        let inlines = std::mem::take(&mut self.run).finish();
        if !plain_text(&inlines).trim().is_empty() {
            self.out.push(Block::Paragraph(inlines));
        }
    }

    /// A caption begins or ends; it belongs to the image before it.
    fn caption(&mut self, ends: bool) {
        if !ends {
            self.caption_from = Some(self.out.len());
            return;
        }
        let Some(from) = self.caption_from.take().filter(|from| *from <= self.out.len()) else { return };
        let said = self.out.split_off(from);
        match self.out.last_mut() {
            Some(Block::Image(image)) if image.caption.is_empty() => {
                for block in said {
                    let Block::Paragraph(inlines) = block else { continue };
                    if !image.caption.is_empty() {
                        image.caption.push(Inline::LineBreak);
                    }
                    image.caption.extend(inlines);
                }
            }
            _ => self.out.extend(said),
        }
    }
}

struct Markup<'a> {
    tag: &'a str,
    after: &'a str,
}

/// The text before the first tag or comment, and that; none when there is text alone.
fn split(html: &str) -> Option<(&str, Markup<'_>)> {
    let is_tag = |at: &usize| {
        let (_, tag) = html.split_at(*at);
        tag.chars().nth(1).is_some_and(|c| c.is_ascii_alphabetic() || matches!(c, '/' | '!' | '?'))
    };
    let start = html.match_indices('<').map(|(at, _)| at).find(is_tag)?;
    let (text, rest) = html.split_at(start);
    let end = if rest.starts_with("<!--") { "-->" } else { ">" };
    let length = rest.find(end).map_or_else(
        // Without an end a comment goes on to the last line, and anything else is text.
        || (end == "-->").then_some(rest.len()),
        |at| Some(at + end.len()),
    )?;
    let (tag, after) = rest.split_at(length);
    Some((text, Markup { tag, after }))
}

/// What is behind the closing tag of an element whose content is no text.
fn behind_end<'a>(html: &'a str, name: &str) -> &'a str {
    let closes = |at: &usize| {
        let (_, tag) = html.split_at(*at + 2);
        tag.get(..name.len()).is_some_and(|found| found.eq_ignore_ascii_case(name))
    };
    let end = html.match_indices("</").map(|(at, _)| at).find(closes);
    html.split_at(end.unwrap_or(html.len())).1
}

/// Adds text whose lines are joined as those of a paragraph.
fn push_lines(text: &str, last: &mut Option<char>, run: &mut Run) {
    let text = html_escape::decode_html_entities(text);
    for (index, line) in text.split(['\n', '\r']).enumerate() {
        let line = if index > 0 { line.trim_start() } else { line };
        let Some(first) = line.chars().next() else { continue };
        if index > 0 {
            run.text(joint(*last, first));
        }
        let line: String = line.chars().map(without_line_end).collect();
        *last = line.chars().next_back();
        run.text(&line);
    }
}

/// A tag's name in small letters, and whether it closes an element.
fn name(raw: &str) -> (String, bool) {
    let inside = raw.trim_start_matches('<');
    let bare = inside.trim_start_matches('/');
    let name = bare.chars().take(16).take_while(char::is_ascii_alphanumeric);
    (name.map(|c| c.to_ascii_lowercase()).collect(), bare.len() < inside.len())
}

/// The value of a tag's attribute.
fn attribute(raw: &str, name: &str) -> Option<String> {
    let raw = raw.replace(['\n', '\r', '\t'], " ");
    let (_, rest) = raw.split_once(&format!(" {name}="))?;
    let value = match rest.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        Some(quote) => rest.strip_prefix(quote)?.split(quote).next()?,
        None => rest.split([' ', '>']).next()?,
    };
    Some(html_escape::decode_html_entities(value).chars().map(without_line_end).collect())
}
