//! Lines of cues without their marks.

use html_escape::{decode_html_entities, encode_text};

use crate::text::class::{is_han, is_kana};

/// Characters of the longest tag.
const LONGEST_TAG: usize = 120;
/// Characters of the longest mark in braces.
const LONGEST_BRACES: usize = 600;

/// A line of a cue: as a part of a page, and as text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct CueLine {
    pub html: String,
    pub plain: String,
}

impl CueLine {
    /// Whether it says nothing.
    pub(super) fn is_empty(&self) -> bool {
        self.plain.trim().is_empty()
    }

    /// Puts a speaker's name before it, with the colon of its writing.
    pub(super) fn put_speaker(&mut self, name: &str) {
        let is_wide = |text: &str| text.chars().any(|c| is_han(c) || is_kana(c));
        let colon = if is_wide(&self.plain) || is_wide(name) { "：" } else { ": " };
        self.html = format!("{}{colon}{}", encode_text(name), self.html.trim_start());
        self.plain = format!("{name}{colon}{}", self.plain.trim_start());
    }

    /// A line of text.
    pub(super) fn of(text: &str) -> Self {
        let plain = text.trim().to_owned();
        Self { html: encode_text(&plain).into_owned(), plain }
    }
}

/// A line of `SubRip`, whose tags are those of HTML, and those of `SubStation` where a program left them.
pub(super) fn of_subrip(line: &str) -> CueLine {
    let mut out = String::new();
    for part in parts(&without_braces(line)) {
        if let CuePart::Text(text) = part {
            out.push_str(&text);
        }
    }
    CueLine::of(&out)
}

/// The lines of a cue of `WebVTT`, and who speaks in it (§3.3: `v` is a voice, `ruby` and `rt` are as in HTML).
pub(super) fn of_web(lines: &[&str]) -> (String, Vec<CueLine>) {
    let mut cue = WebCue::default();
    for part in parts(&lines.join("\n")) {
        match part {
            CuePart::Text(text) => cue.text(&text),
            CuePart::Tag(tag) => cue.tag(&tag),
        }
    }
    cue.finish()
}

/// A cue of `WebVTT` that is being read.
#[derive(Default)]
struct WebCue {
    done: Vec<CueLine>,
    line: CueLine,
    ruby: RubyPart,
    /// Who speaks from a line on.
    voices: Vec<(usize, String)>,
}

/// Where in ruby a text stands.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum RubyPart {
    #[default]
    None,
    Base,
    Reading,
}

impl WebCue {
    fn text(&mut self, text: &str) {
        for (index, text) in text.split('\n').enumerate() {
            if index > 0 {
                self.end_line();
            }
            self.line.html.push_str(&encode_text(text));
            if self.ruby != RubyPart::Reading {
                self.line.plain.push_str(text);
            }
        }
    }

    /// Ends a line; one that ruby goes through is none of its own.
    fn end_line(&mut self) {
        if self.ruby == RubyPart::None {
            self.done.push(std::mem::take(&mut self.line));
        }
    }

    fn tag(&mut self, tag: &str) {
        let name = tag.split([' ', '\t', '.', '\n']).next().unwrap_or_default();
        let (next, html) = match (name, self.ruby) {
            ("ruby", RubyPart::None) => (RubyPart::Base, "<ruby>"),
            ("rt", RubyPart::Base) => (RubyPart::Reading, "<rt>"),
            ("/rt", RubyPart::Reading) => (RubyPart::Base, "</rt>"),
            ("/ruby", RubyPart::Base | RubyPart::Reading) => (RubyPart::None, "</ruby>"),
            ("v", _) => return self.voice(tag),
            _ => return,
        };
        self.ruby = next;
        self.line.html.push_str(html);
    }

    /// Somebody speaks from here on; a second voice in a cue begins a line.
    fn voice(&mut self, tag: &str) {
        let name = tag.split_once([' ', '\t']).map_or("", |(_, name)| name.trim());
        if !self.line.is_empty() {
            self.end_line();
        }
        self.voices.push((self.done.len(), decode_html_entities(name).into_owned()));
    }

    fn finish(mut self) -> (String, Vec<CueLine>) {
        if self.ruby != RubyPart::None {
            self.line.html.push_str("</ruby>");
        }
        self.done.push(self.line);
        let speaker = match self.voices.as_slice() {
            [(0, name)] => name.clone(),
            voices => {
                for (at, name) in voices.iter().filter(|(_, name)| !name.is_empty()) {
                    self.done.get_mut(*at).into_iter().for_each(|line| line.put_speaker(name));
                }
                String::new()
            }
        };
        self.done.retain(|line| !line.is_empty());
        for line in &mut self.done {
            line.plain = line.plain.trim().to_owned();
            line.html = line.html.trim().to_owned();
        }
        (speaker, self.done)
    }
}

/// Whether a line says when its words are spoken.
pub(super) fn has_times(line: &str) -> bool {
    parts(line)
        .iter()
        .any(|part| matches!(part, CuePart::Tag(tag) if tag.starts_with(|c: char| c.is_ascii_digit())))
}

/// A part of a line.
enum CuePart {
    Text(String),
    /// What stands between the brackets.
    Tag(String),
}

/// A text as texts and tags. A bracket that begins no tag is text.
fn parts(text: &str) -> Vec<CuePart> {
    let mut parts = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('<') {
        plain.push_str(before);
        let tag =
            after.char_indices().take(LONGEST_TAG).find(|(_, c)| *c == '>').map(|(at, _)| after.split_at(at));
        let is_tag = |tag: &str| {
            let name = tag.strip_prefix('/').unwrap_or(tag);
            tag == "/"
                || name.starts_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '#' | '.'))
                    && !tag.contains('<')
        };
        match tag {
            Some((tag, end)) if is_tag(tag) => {
                if !plain.is_empty() {
                    parts.push(CuePart::Text(decoded(&std::mem::take(&mut plain))));
                }
                parts.push(CuePart::Tag(tag.to_owned()));
                rest = end.strip_prefix('>').unwrap_or(end);
            }
            _ => {
                plain.push('<');
                rest = after;
            }
        }
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        parts.push(CuePart::Text(decoded(&plain)));
    }
    parts
}

/// Characters by their names, without those that only say in which direction text runs.
fn decoded(text: &str) -> String {
    let decoded = decode_html_entities(text);
    decoded.chars().filter(|c| !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}')).collect()
}

/// A text without what stands in braces after a backslash: `{\an8}`.
pub(super) fn without_braces(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let end = after.char_indices().take(LONGEST_BRACES).find(|(_, c)| *c == '}');
        match end.and_then(|(at, _)| after.split_at(at).1.strip_prefix('}')) {
            Some(behind) if after.starts_with('\\') => rest = behind,
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}
