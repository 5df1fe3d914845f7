//! Lines by the rules: `tests/suite/typeset/*.txt`.
//!
//! A case's name ends in parentheses that say how it is set: language, level, and one of
//! - `breaks`: the text with `|` where a line may break;
//! - `room`: the text on one line, with `‹gap›` before a character and `(room)` after one that is not as wide as
//!   usual, em;
//! - a number: the text in lines of so many em, followed by `‖` where the line is flush, `+` where a mark hangs
//!   outside it, and `~` where it is ragged; with `room` as well, the characters are shown as above.
//!
//! Further words: `uax14`, `css-loose`, `css-normal`, `css-strict` for breaks; `ragged` (not justified), `hang`,
//! `trim` (openers at line starts), `as-written` (half-width marks stay), `keep` (words of hangul stay whole),
//! `indent=2`, `gap=0`.

use std::fmt::Write as _;

use moyue::typeset::{
    FixedMeasure, Glyph, LineBox, LineBreakStrictness, Measure, Paragraph, ParagraphOptions, Rules,
    WritingSystem, breaks,
};

/// Wider than any text of the suite, em.
const ONE_LINE: f32 = 1_000.0;

/// Where lines may break, or the lines.
pub fn outcome(name: &str, text: &str) -> String {
    let words = name.rsplit_once('(').expect("a case says how it is set").1.trim_end_matches(')');
    Case::new(words).outcome(text)
}

struct Case {
    options: ParagraphOptions,
    rules: Option<Rules>,
    shows_breaks: bool,
    shows_room: bool,
}

impl Case {
    fn new(words: &str) -> Self {
        let mut case = Self {
            options: ParagraphOptions {
                indent: 0.0,
                ..ParagraphOptions::new(WritingSystem::default(), ONE_LINE, 1.0)
            },
            rules: None,
            shows_breaks: false,
            shows_room: false,
        };
        for word in words.split(' ') {
            case.read(word);
        }
        case
    }

    fn read(&mut self, word: &str) {
        let options = &mut self.options;
        match word {
            "zh-Hant" | "zh-Hans" | "ja" | "ko" | "en" => options.writing_system = WritingSystem::of(word),
            "basic" => options.strictness = LineBreakStrictness::Basic,
            "gb" => options.strictness = LineBreakStrictness::Gb,
            "strict" => options.strictness = LineBreakStrictness::Strict,
            "uax14" => self.rules = Some(Rules::Uax14),
            "css-loose" => self.rules = Some(Rules::CssLoose),
            "css-normal" => self.rules = Some(Rules::CssNormal),
            "css-strict" => self.rules = Some(Rules::CssStrict),
            "breaks" => self.shows_breaks = true,
            "room" => self.shows_room = true,
            "ragged" => options.justify = false,
            "hang" => options.hang = true,
            "trim" => options.trim_start = true,
            "as-written" => options.full_width_marks = false,
            "keep" => options.keep_words = true,
            _ => match word.split_once('=') {
                Some(("indent", em)) => options.indent = em.parse().expect("em"),
                Some(("line-indent", em)) => options.line_indent = em.parse().expect("em"),
                Some(("turnover", em)) => options.turnover = em.parse().expect("em"),
                Some(("gap", em)) => options.gap = em.parse().expect("em"),
                _ => options.width = word.parse().unwrap_or_else(|_| panic!("unknown word {word}")),
            },
        }
    }

    fn outcome(&self, text: &str) -> String {
        if self.shows_breaks { self.breaks(text) } else { self.lines(text) }
    }

    fn breaks(&self, text: &str) -> String {
        let rules = self.rules.unwrap_or(Rules::Tailored(self.options.strictness));
        let places = breaks(text, rules, self.options.writing_system, self.options.keep_words);
        let mut out = String::new();
        for (at, c) in text.chars().enumerate() {
            if places.contains(&at) {
                out.push('|');
            }
            out.push(c);
        }
        out
    }

    fn lines(&self, text: &str) -> String {
        let paragraph = Paragraph::new(text, &self.options);
        let measure = FixedMeasure { writing_system: self.options.writing_system };
        let mut natural = Vec::new();
        measure.glyphs(paragraph.shown(), 0..paragraph.char_count(), &mut natural);
        let shown: Vec<char> = paragraph.shown().chars().collect();
        let mut out = String::new();
        for line in paragraph.lines(&measure) {
            let range = line.start..line.end;
            if self.shows_room {
                out += &room(&line, &shown[range.clone()], &natural[range]);
            } else {
                out.extend(shown[range].iter().filter(|c| **c != '\n'));
            }
            out.truncate(out.trim_end().len());
            let is_last = line.end == shown.len() || shown[line.end - 1] == '\n';
            out += match (line.hang > 0.0, line.is_flush, is_last) {
                (true, ..) => " +",
                (false, true, false) => " ‖",
                (false, false, false) => " ~",
                (false, _, true) => "",
            };
            out.push('\n');
        }
        out.trim_end_matches('\n').to_owned()
    }
}

/// A line with its gaps, and the room of characters that take more or less than usual.
fn room(line: &LineBox, shown: &[char], natural: &[Glyph]) -> String {
    let mut out = String::new();
    let mut end = 0.0;
    for (at, c) in shown.iter().enumerate().filter(|(_, c)| **c != '\n') {
        let (x, advance) = (line.x[at], line.advance[at]);
        if x - end > 0.005 {
            write!(out, "‹{}›", short(x - end)).unwrap();
        }
        out.push(*c);
        if (advance - natural[at].advance).abs() > 0.005 {
            write!(out, "({})", short(advance)).unwrap();
        }
        end = x + advance;
    }
    out
}

/// Two decimals at most, and no zero before the point: `.25`, `1`.
fn short(em: f32) -> String {
    let text = format!("{em:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "0" { text.to_owned() } else { text.trim_start_matches('0').to_owned() }
}
