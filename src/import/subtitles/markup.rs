//! Lines of cues without their marks.

use html_escape::{decode_html_entities, encode_text};

use crate::text::class::{is_han, is_kana};

/// Characters of the longest tag.
const LONGEST_TAG: usize = 120;

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

/// The lines of a cue of WebVTT, and who speaks in it (§3.3: `v` is a voice, `ruby` and `rt` are as in HTML).
pub(super) fn of_web(lines: &[&str]) -> (String, Vec<CueLine>) {
    let mut voices: Vec<(usize, String)> = Vec::new();
    let mut done = Vec::new();
    let mut ruby = Ruby::None;
    let text = lines.join("\n");
    let mut line = CueLine::default();
    for part in parts(&text) {
        match part {
            CuePart::Text(text) => {
                for (index, text) in text.split('\n').enumerate() {
                    if index > 0 {
                        done.push(std::mem::take(&mut line));
                    }
                    line.html.push_str(&encode_text(text));
                    if ruby != Ruby::Reading {
                        line.plain.push_str(text);
                    }
                }
            }
            CuePart::Tag(tag) => {
                let name = tag.split([' ', '\t', '.', '\n']).next().unwrap_or_default();
                match (name, ruby) {
                    ("ruby", Ruby::None) => (ruby, ()) = (Ruby::Base, line.html.push_str("<ruby>")),
                    ("rt", Ruby::Base) => (ruby, ()) = (Ruby::Reading, line.html.push_str("<rt>")),
                    ("/rt", Ruby::Reading) => (ruby, ()) = (Ruby::Base, line.html.push_str("</rt>")),
                    ("/ruby", Ruby::Base | Ruby::Reading) => {
                        (ruby, ()) = (Ruby::None, line.html.push_str("</ruby>"));
                    }
                    ("v", _) => {
                        let name = tag.split_once([' ', '\t']).map_or("", |(_, name)| name.trim());
                        // A second voice in one cue begins a line.
                        if !line.is_empty() {
                            done.push(std::mem::take(&mut line));
                        }
                        voices.push((done.len(), decode_html_entities(name).into_owned()));
                    }
                    _ => {}
                }
            }
        }
    }
    if ruby != Ruby::None {
        line.html.push_str("</ruby>");
    }
    done.push(line);
    let speaker = match voices.as_slice() {
        [(0, name)] => name.clone(),
        _ => {
            for (at, name) in voices.iter().filter(|(_, name)| !name.is_empty()) {
                done.get_mut(*at).into_iter().for_each(|line: &mut CueLine| line.put_speaker(name));
            }
            String::new()
        }
    };
    done.retain(|line| !line.is_empty());
    for line in &mut done {
        line.plain = line.plain.trim().to_owned();
        line.html = line.html.trim().to_owned();
    }
    (speaker, done)
}

/// Where in ruby a text stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ruby {
    None,
    Base,
    Reading,
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
        match after.split_once('}') {
            Some((inner, behind)) if inner.starts_with('\\') => rest = behind,
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out + rest
}
