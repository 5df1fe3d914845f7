//! The HTML in lines of Markdown: `<br>`, `<ruby>`, `<sub>`, `<sup>`, `<u>`, `<s>`, `<abbr>`, languages and images for
//! characters are understood, the rest is its text.

use dom_query::Document;

use super::inlines::{DEEPEST, without_line_end};
use super::tokens::Tag;
use crate::article::{Inline, InlineImage, LineStyle, Position, Text, is_one_character, plain_text};
use crate::import::known::{css, language, ruby};
use crate::text::class::is_cjk;

/// Ruby inside one another.
const DEEPEST_RUBY: usize = 3;

/// Inline content as it grows, with the elements that are open.
#[derive(Default)]
pub(super) struct InlineBuilder {
    out: Vec<Inline>,
    /// What it stands in.
    outer: usize,
    open: Vec<Open>,
    ruby: Option<OpenRuby>,
    expansion: Option<String>,
}

/// An element that is open.
struct Open {
    name: String,
    layers: Vec<Layer>,
    /// What stands before it.
    before: Vec<Inline>,
}

/// What an element puts its content into.
enum Layer {
    Position(Position),
    Strikethrough,
    Underline(LineStyle),
    Language(Text),
}

/// A ruby as HTML, without anything in it but text and the parts of ruby.
#[derive(Default)]
struct OpenRuby {
    html: String,
    depth: usize,
}

impl InlineBuilder {
    /// Content that stands in so many others.
    pub(super) fn at(outer: usize) -> Self {
        Self { outer, ..Self::default() }
    }

    /// In how many others stands what is added.
    pub(super) fn depth(&self) -> usize {
        self.outer + self.open.iter().map(|open| open.layers.len()).sum::<usize>()
    }

    /// Adds text without line ends.
    pub(super) fn text(&mut self, text: &str) {
        match &mut self.ruby {
            Some(ruby) => ruby.html.push_str(&html_escape::encode_text(text)),
            None => self.push_text(text),
        }
    }

    /// Adds anything else. Inside ruby there is text alone.
    pub(super) fn inline(&mut self, inline: Inline) {
        if self.ruby.is_some() {
            self.text(&plain_text(&[inline]).replace('\n', " "));
            return;
        }
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
    pub(super) fn tag(&mut self, tag: &Tag) -> bool {
        let Tag { name, closes, .. } = tag;
        match (name.as_str(), *closes) {
            ("br", _) => return true,
            ("ruby", false) if self.ruby.is_none() => self.ruby = Some(OpenRuby::default()),
            ("ruby" | "rt" | "rtc" | "rp" | "rb", _) => self.ruby_part(tag),
            ("abbr", false) => self.expansion = Some(value(tag, "title")).filter(|title| !title.is_empty()),
            ("abbr", true) => self.close_abbreviation(),
            ("img", false) => self.image(tag),
            ("sub" | "sup" | "s" | "del" | "strike" | "u" | "ins" | "span", false) => self.open(tag),
            (_, true) => self.close(name),
            _ => {}
        }
        false
    }

    /// The content; what is still open ends here.
    pub(super) fn finish(mut self) -> Vec<Inline> {
        self.close_ruby();
        while let Some(open) = self.open.pop() {
            self.wrap(open);
        }
        self.out
    }

    fn push_text(&mut self, text: &str) {
        match self.out.last_mut() {
            _ if text.is_empty() => {}
            Some(Inline::Text(last)) => last.push_str(text),
            _ => self.out.push(Inline::Text(text.into())),
        }
    }

    fn open(&mut self, tag: &Tag) {
        let (layers, name) = (layers(tag), tag.name.clone());
        if self.ruby.is_none() && self.depth() + layers.len() <= DEEPEST {
            self.open.push(Open { name, layers, before: std::mem::take(&mut self.out) });
        }
    }

    /// Closes an element, and what is still open in it.
    fn close(&mut self, name: &str) {
        if self.ruby.is_none() && self.open.iter().any(|open| open.name == name) {
            while let Some(open) = self.open.pop() {
                let is_it = open.name == name;
                self.wrap(open);
                if is_it {
                    return;
                }
            }
        }
    }

    fn wrap(&mut self, Open { layers, before, .. }: Open) {
        let mut inner = std::mem::replace(&mut self.out, before);
        if !inner.is_empty() {
            for layer in layers {
                inner = vec![layer.around(inner)];
            }
        }
        self.extend(inner);
    }

    fn ruby_part(&mut self, tag: &Tag) {
        let Some(ruby) = &mut self.ruby else { return };
        let (name, closes) = (tag.name.as_str(), tag.closes);
        match (name, closes) {
            ("ruby", true) if ruby.depth == 0 => return self.close_ruby(),
            ("ruby", true) => ruby.depth -= 1,
            ("ruby", false) if ruby.depth >= DEEPEST_RUBY => {
                self.close_ruby();
                self.ruby = Some(OpenRuby::default());
                return;
            }
            ("ruby", false) => ruby.depth += 1,
            _ => {}
        }
        let properties = css::parse(&value(tag, "style"));
        let is_under =
            properties.iter().any(|(name, value)| name == "ruby-position" && value.contains("under"));
        ruby.html.push_str(match (closes, is_under) {
            (true, _) => "</",
            (false, _) => "<",
        });
        ruby.html.push_str(name);
        ruby.html.push_str(if is_under && !closes { " style='ruby-position: under'>" } else { ">" });
    }

    fn close_ruby(&mut self) {
        let Some(ruby) = self.ruby.take() else { return };
        let page = Document::from(format!("<body><ruby>{}</ruby>", ruby.html));
        let parts = page.select_single("ruby").nodes().first().map(ruby::read).unwrap_or_default();
        for part in parts {
            if part.reading.is_empty() && part.under.is_empty() {
                self.push_text(&part.base);
            } else {
                self.out.push(Inline::Ruby(part));
            }
        }
    }

    /// An image in a line: the character that it stands for, else its words.
    fn image(&mut self, tag: &Tag) {
        let alternative = value(tag, "alt").trim().to_owned();
        let source = value(tag, "src").trim().to_owned();
        if is_character(tag) && !source.is_empty() && !is_one_character(&alternative) && self.ruby.is_none() {
            self.out.push(Inline::Image(InlineImage { source, alternative }.into()));
        } else {
            self.text(&alternative);
        }
    }

    fn close_abbreviation(&mut self) {
        let Some(title) = self.expansion.take() else { return };
        let is_wide = title.chars().any(is_cjk);
        self.text(&if is_wide { format!("（{title}）") } else { format!(" ({title})") });
    }
}

impl Layer {
    fn around(self, inner: Vec<Inline>) -> Inline {
        match self {
            Self::Position(Position::Super) => Inline::Superscript(inner),
            Self::Position(Position::Sub) => Inline::Subscript(inner),
            Self::Strikethrough => Inline::Strikethrough(inner),
            Self::Underline(style) => Inline::Underline { style, text: inner },
            Self::Language(tag) => Inline::Language { tag, text: inner },
        }
    }
}

/// What an element puts its content into, from the inside out.
fn layers(tag: &Tag) -> Vec<Layer> {
    let name = tag.name.as_str();
    let properties = css::parse(&value(tag, "style"));
    let lines = css::lines(&properties);
    let own_line = matches!(name, "u" | "ins").then_some(LineStyle::Solid);
    let position = match name {
        "sup" => Some(Position::Super),
        "sub" => Some(Position::Sub),
        _ => css::position(&properties),
    };
    let language = language::tag(&value(tag, "lang"));
    let layers = [
        position.map(Layer::Position),
        (lines.through || matches!(name, "s" | "del" | "strike")).then_some(Layer::Strikethrough),
        lines.along.or(own_line).map(Layer::Underline),
        language.map(|tag| Layer::Language((*tag).into())),
    ];
    layers.into_iter().flatten().collect()
}

/// Whether a tag says that its image stands for a character.
pub(super) fn is_character(tag: &Tag) -> bool {
    let class = tag.attribute("class").unwrap_or_default();
    class.split_ascii_whitespace().any(|class| matches!(class, "gaiji" | "emoji"))
}

/// The value of a tag's attribute, without line ends; empty where it has none.
fn value(tag: &Tag, name: &str) -> String {
    tag.attribute(name).unwrap_or_default().chars().map(without_line_end).collect()
}
