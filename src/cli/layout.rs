//! `moyue layout`.

use std::ffi::{OsStr, OsString};
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::AtomicBool;

use clap::{Args, ValueEnum};
use serde::Serialize;
use strum::VariantArray;

use super::streams::{self, complain, not_read, not_written, print, text};
use super::{LANGUAGE, convert};
use crate::article::{Passage, Role, passages};
use crate::files;
use crate::fonts::{FaceFault, FaceStyle, GivenFace};
use crate::import::ImportError;
use crate::open_error::{OpenError, SystemError};
use crate::text::decode::decode;
use crate::text::language::detect;
use crate::typeset::{
    self, FixedMeasure, LineBox, LineBreakStrictness, Paragraph, ParagraphOptions, Rules, WritingSystem,
    chunks,
};
use crate::words::{Msg, face_fault};

/// Prints how text is set into lines, or where its lines may break.
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
#[derive(Args, Clone, Debug, PartialEq)]
pub struct Layout {
    /// The file to read; - reads the standard input
    pub file: PathBuf,
    /// Print the places at which each line of the file may break, in characters
    #[arg(long)]
    pub breaks: bool,
    /// Take every line of the file as a paragraph
    #[arg(long)]
    pub plain: bool,
    /// Take every line of the file as a heading: balanced, and broken between phrases
    #[arg(long)]
    pub heading: bool,
    /// The language, as a BCP 47 tag; without it the article's own
    #[arg(long)]
    pub lang: Option<String>,
    /// Which marks are kept from the edges of lines; without it strict in Japanese and gb in other languages
    #[arg(long)]
    pub level: Option<Strictness>,
    /// The length of a line, in em
    #[arg(long, value_name = "EM", default_value_t = 36.0, value_parser = positive)]
    pub width: f32,
    /// The size of the type, in px
    #[arg(long, value_name = "PX", default_value_t = 16.0, value_parser = positive)]
    pub size: f32,
    /// Whose widths are used: those of the bundled fonts, or 1 em for full-width and ½ em for other characters
    #[arg(long, default_value = "font")]
    pub measure: Widths,
    /// Whether lines end flush
    #[arg(long, default_value = "on")]
    pub justify: Switch,
    /// The indent of a paragraph's first line, in em; without it what is usual in the language
    #[arg(long, value_name = "EM", value_parser = not_negative)]
    pub indent: Option<f32>,
    /// The gap between Han and Latin, in em
    #[arg(long, value_name = "EM", default_value_t = 0.25, value_parser = not_negative)]
    pub gap: f32,
    /// Whether a comma or full stop may hang outside a full line
    #[arg(long, default_value = "off")]
    pub hang: Switch,
    /// Whether an opening mark at the start of a line gives up its blank half
    #[arg(long, default_value = "off")]
    pub trim_start: Switch,
    /// The face: gothic, ming or kai, the name of an installed family, or a .ttf, .otf or .ttc file
    #[arg(long, value_name = "NAME|FILE", conflicts_with = "measure")]
    pub face: Option<OsString>,
    /// Print JSON: every character's place and room in px; without it the lines' text alone
    #[arg(long)]
    pub json: bool,
}

/// Levels of prohibitions; those after strict are for --breaks alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Strictness {
    /// Stops, commas and closing brackets never begin a line, opening brackets never end one
    Basic,
    /// A solidus does not end a line either
    Gb,
    /// Ellipses and small kana do not begin a line either
    Strict,
    /// UAX #14 untailored, for --breaks
    Uax14,
    /// CSS line-break: loose, for --breaks
    CssLoose,
    /// CSS line-break: normal, for --breaks
    CssNormal,
    /// CSS line-break: strict, for --breaks
    CssStrict,
}

/// Where widths come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Widths {
    /// The bundled fonts
    Font,
    /// The same for all fonts
    Fixed,
}

/// On or off.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Switch {
    /// On
    On,
    /// Off
    Off,
}

/// Prints the layout. The code is 0 when it is done, 1 when it is not, 2 when the arguments contradict.
///
/// `setter` gives the screen's way of setting a range of a passage's text for a language, a BCP 47 tag.
pub fn layout<P: LineSetter>(
    layout: &Layout,
    setter: impl FnOnce(&str, Option<GivenFace>) -> Result<P, FaceFault>,
) -> ExitCode {
    let output = match (layout.breaks, layout.level.map(Strictness::of_lines)) {
        (true, _) => breaks_output(layout),
        (false, Some(None)) => {
            complain(text(Msg::LevelIsForBreaks));
            return ExitCode::from(2);
        }
        (false, strictness) => lines_output(layout, strictness.flatten(), setter),
    };
    match output.and_then(|output| print(&output).map_err(NotPrinted::Write)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(error.said());
            ExitCode::FAILURE
        }
    }
}

/// Sets a range of a passage's text, given in bytes.
pub trait LineSetter: FnMut(&Passage, &Range<usize>, &ParagraphOptions) -> Vec<LineBox> {}

impl<P: FnMut(&Passage, &Range<usize>, &ParagraphOptions) -> Vec<LineBox>> LineSetter for P {}

#[derive(Debug)]
enum NotPrinted {
    Read { file: String, error: OpenError },
    Face { name: String, fault: FaceFault },
    Write(SystemError),
}

impl NotPrinted {
    fn said(&self) -> String {
        match self {
            Self::Read { file, error } => not_read(file, error),
            Self::Face { name, fault } => face_fault(*fault, name, LANGUAGE).into_owned(),
            Self::Write(error) => not_written(*error).into_owned(),
        }
    }
}

impl From<serde_json::Error> for NotPrinted {
    fn from(error: serde_json::Error) -> Self {
        Self::Write(error.into())
    }
}

impl Strictness {
    const fn of_lines(self) -> Option<LineBreakStrictness> {
        match self {
            Self::Basic => Some(LineBreakStrictness::Basic),
            Self::Gb => Some(LineBreakStrictness::Gb),
            Self::Strict => Some(LineBreakStrictness::Strict),
            Self::Uax14 | Self::CssLoose | Self::CssNormal | Self::CssStrict => None,
        }
    }

    const fn rules(self) -> Rules {
        match self {
            Self::Basic => Rules::Tailored(LineBreakStrictness::Basic),
            Self::Gb => Rules::Tailored(LineBreakStrictness::Gb),
            Self::Strict => Rules::Tailored(LineBreakStrictness::Strict),
            Self::Uax14 => Rules::Uax14,
            Self::CssLoose => Rules::CssLoose,
            Self::CssNormal => Rules::CssNormal,
            Self::CssStrict => Rules::CssStrict,
        }
    }
}

fn breaks_output(layout: &Layout) -> Result<String, NotPrinted> {
    let text = read_text(&layout.file)?;
    let writing_system = WritingSystem::of(layout.lang.as_deref().unwrap_or_else(|| detect(&text)));
    let mut out = String::new();
    // Nothing but the line feed ends a line of input: any other line end is a character with a break after it.
    let rules = layout.level.map_or(Rules::Tailored(writing_system.usual_strictness()), Strictness::rules);
    for line in text.split_terminator('\n') {
        out += &serde_json::to_string(&typeset::breaks(line, rules, writing_system, false))?;
        out.push('\n');
    }
    Ok(out)
}

fn lines_output<P: LineSetter>(
    layout: &Layout,
    strictness: Option<LineBreakStrictness>,
    setter: impl FnOnce(&str, Option<GivenFace>) -> Result<P, FaceFault>,
) -> Result<String, NotPrinted> {
    let (tag, passages) =
        if layout.plain || layout.heading { plain_passages(layout)? } else { article_passages(layout)? };
    let writing_system = WritingSystem::of(&tag);
    let options = ParagraphOptions {
        strictness: strictness.unwrap_or(writing_system.usual_strictness()),
        gap: layout.gap,
        justify: layout.justify == Switch::On,
        hang: layout.hang == Switch::On,
        trim_start: layout.trim_start == Switch::On,
        indent: layout.indent.unwrap_or(writing_system.usual_indent()),
        ..ParagraphOptions::new(writing_system, layout.width * layout.size, layout.size)
    };
    let paragraphs: Vec<ParagraphSet> = match layout.measure {
        Widths::Font => {
            let given = layout.face.as_deref().map(given_face).transpose()?;
            let refused = |fault| {
                let name = layout.face.clone().unwrap_or_default();
                NotPrinted::Face { name: name.to_string_lossy().into_owned(), fault }
            };
            let mut setter = setter(&tag, given).map_err(refused)?;
            passages.iter().map(|passage| set(passage, &options, &mut setter)).collect()
        }
        Widths::Fixed => {
            let mut fixed = fixed(writing_system);
            passages.iter().map(|passage| set(passage, &options, &mut fixed)).collect()
        }
    };
    if layout.json {
        let set = Set { lang: &tag, size: options.size, width: options.width, paragraphs };
        let mut json = serde_json::to_string(&set)?;
        json.push('\n');
        return Ok(json);
    }
    let text: Vec<String> = paragraphs.iter().map(ParagraphSet::text_lines).collect();
    Ok(text.join("\n"))
}

#[derive(Serialize)]
struct Set<'a> {
    lang: &'a str,
    size: f32,
    width: f32,
    paragraphs: Vec<ParagraphSet<'a>>,
}

#[derive(Serialize)]
struct ParagraphSet<'a> {
    text: &'a str,
    lines: Vec<LineSet>,
}

#[derive(Serialize)]
struct LineSet {
    start: usize,
    end: usize,
    text: String,
    indent: f32,
    width: f32,
    x: Vec<f32>,
    advance: Vec<f32>,
}

impl ParagraphSet<'_> {
    fn text_lines(&self) -> String {
        self.lines.iter().fold(String::new(), |out, line| out + line.text.trim_end() + "\n")
    }
}

/// The same for widths that depend on no font; every passage is running text.
fn fixed(
    writing_system: WritingSystem,
) -> impl FnMut(&Passage, &Range<usize>, &ParagraphOptions) -> Vec<LineBox> {
    move |passage, range, options| {
        let text = passage.text.get(range.clone()).unwrap_or_default();
        let begins = range.start == 0 && matches!(passage.role, Role::Paragraph | Role::Summary);
        let options = if passage.role.is_heading() {
            options.clone().heading()
        } else {
            ParagraphOptions { indent: if begins { options.indent } else { 0.0 }, ..options.clone() }
        };
        let paragraph = Paragraph::keeping(text, &options, &passage.verbatim(range))
            .going_on(range.end < passage.text.len());
        paragraph.lines(&FixedMeasure { writing_system }).collect()
    }
}

fn set<'a>(
    passage: &'a Passage,
    options: &ParagraphOptions,
    setter: &mut impl LineSetter,
) -> ParagraphSet<'a> {
    let mut characters = passage.text.chars();
    let mut lines: Vec<LineSet> = Vec::new();
    for range in chunks(&passage.text) {
        let before = lines.last().map_or(0, |line| line.end);
        lines.extend(setter(passage, &range, options).into_iter().map(|line| {
            let LineBox { start, end, indent, width, x, advance, .. } = line;
            let text = characters.by_ref().take(end - start).collect();
            LineSet { start: before + start, end: before + end, text, indent, width, x, advance }
        }));
    }
    ParagraphSet { lines, text: &passage.text }
}

/// The tag of the language, and each line of a text file.
fn plain_passages(layout: &Layout) -> Result<(String, Vec<Passage>), NotPrinted> {
    let text = read_text(&layout.file)?;
    let tag = layout.lang.clone().unwrap_or_else(|| detect(&text).to_owned());
    let role = if layout.heading { Role::SectionTitle } else { Role::Paragraph };
    let passage = |line: &str| {
        let mut passage = Passage::plain(line);
        passage.role = role;
        passage
    };
    Ok((tag, text.lines().map(passage).collect()))
}

/// The tag of the language, and each passage of an article that has text.
fn article_passages(layout: &Layout) -> Result<(String, Vec<Passage>), NotPrinted> {
    let article = convert::read(&layout.file).map_err(|error| refused(&layout.file, error))?.article;
    let passages = passages(&article).into_iter().filter(|passage| !passage.text.is_empty());
    Ok((layout.lang.clone().unwrap_or_else(|| article.language.clone()), passages.collect()))
}

/// A face by its kind, its name, or its file where there is one of this name.
fn given_face(face: &OsStr) -> Result<GivenFace, NotPrinted> {
    let (name, file) = (face.to_string_lossy(), Path::new(face));
    let style = FaceStyle::VARIANTS.iter().find(|style| format!("{style:?}").eq_ignore_ascii_case(&name));
    let is_font = ["ttf", "otf", "ttc", "otc"]
        .iter()
        .any(|ending| file.extension().is_some_and(|of| of.eq_ignore_ascii_case(ending)));
    match style {
        Some(style) => Ok(GivenFace::Style(*style)),
        None if is_font || file.is_file() => {
            let bytes = files::read(file, &AtomicBool::new(false)).map_err(|error| refused(file, error))?;
            Ok(GivenFace::File(bytes))
        }
        None => Ok(GivenFace::Family(name.into_owned())),
    }
}

fn read_text(file: &Path) -> Result<String, NotPrinted> {
    let bytes = streams::read(file).map_err(|error| refused(file, error))?;
    // Any character is welcome here, also those that an article would not have.
    String::from_utf8(bytes).or_else(|error| match decode(error.as_bytes()) {
        Ok(decoded) => Ok(decoded.text),
        Err(error) => Err(refused(file, OpenError::from(ImportError::from(error)))),
    })
}

fn refused(file: &Path, error: OpenError) -> NotPrinted {
    NotPrinted::Read { file: file.display().to_string(), error }
}

fn positive(argument: &str) -> Result<f32, String> {
    not_negative(argument).and_then(|number| {
        if number > 0.0 { Ok(number) } else { Err(text(Msg::ArgumentPositive).into_owned()) }
    })
}

fn not_negative(argument: &str) -> Result<f32, String> {
    match argument.parse::<f32>() {
        Ok(number) if number.is_finite() && number >= 0.0 => Ok(number),
        _ => Err(text(Msg::ArgumentNotNegative).into_owned()),
    }
}

#[cfg(test)]
mod tests;
