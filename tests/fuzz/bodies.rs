//! What each fuzz target does with bytes of any kind: the fuzzer runs it, and the ordinary tests with what the fuzzer
//! found. A body panics when something is wrong that it did not expect.

use std::sync::LazyLock;

use moyue::article::{Passage, Term, passages};
use moyue::export::{to_html, to_markdown, to_plain};
use moyue::glossary::{Glossary, Occurrence};
use moyue::import::{Format, Hint, Imported, Options, import_as, import_with, to_json};
use moyue::reader::own::{from_tsv, to_tsv};
use moyue::reader::{self, Document, Origin};
use moyue::search::{self, Finder, Prefolded, SearchQuery};
use moyue::text::convert::{ChineseForm, Conversion, Converter, RegionalWords};
use moyue::text::decode::{self, DecodeError};
use moyue::text::fold::Folding;
use moyue::typeset::{self, FixedMeasure, LineBreakStrictness, Paragraph, WritingSystem, chunks};
use moyue::words::{import_error, pattern_error};

mod books;
mod glossaries;
mod others;
#[path = "../books/mod.rs"]
mod packing;
mod pictures;
mod word_processors;

use books::epub;
use glossaries::glossary;
use others::others;
use pictures::pictures;
use word_processors::word_processors;

/// What a target does.
pub type Body = fn(&[u8]);

/// Every target's name and body. To add one, add a line here, a file in `targets/` and a `[[bin]]` in `Cargo.toml`.
pub const BODIES: &[(&str, Body)] = &[
    ("convert", convert),
    ("decode", decode),
    ("epub", epub),
    ("find", find),
    ("fold", fold),
    ("glossary", glossary),
    ("html", html),
    ("import", import),
    ("json", json),
    ("marking", marking),
    ("markdown", markdown),
    ("mht", mht),
    ("others", others),
    ("pictures", pictures),
    ("plain", plain),
    ("round_trip", round_trip),
    ("terms", terms),
    ("typeset", typeset),
    ("word_processors", word_processors),
];

/// Runs the body of a target.
///
/// # Panics
/// When there is no such target, and when the body finds something wrong.
pub fn run(target: &str, data: &[u8]) {
    let (_, body) = BODIES.iter().find(|(name, _)| *name == target).expect("a target has a body");
    body(data);
}

fn json(data: &[u8]) {
    examine_as(data, Format::Json);
}

fn plain(data: &[u8]) {
    examine_as(data, Format::Plain);
}

fn markdown(data: &[u8]) {
    examine_as(data, Format::Markdown);
}

fn html(data: &[u8]) {
    examine_as(data, Format::Html);
}

/// A page saved as one file, with a byte of switches.
fn mht(data: &[u8]) {
    let Some((switches, bytes)) = data.split_first() else { return };
    let encoding = (switches & 2 != 0).then(|| decode::encoding_named("big5")).flatten();
    let options = Options { whole_page: switches & 1 != 0, ..Options::default() };
    match import_with(bytes, &Hint { name: "a.mht", encoding, ..Hint::default() }, options) {
        Ok(imported) => examine(imported),
        Err(error) => assert!(!import_error(&error, reader::Language::En).is_empty()),
    }
}

/// The front of the import: any name, any encoding, any option.
fn import(data: &[u8]) {
    let Some((switches, rest)) = data.split_first() else { return };
    let (name, bytes) = split(rest);
    let encodings = ["big5", "gb18030", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr", "utf-16be"];
    let encoding = encodings.get(usize::from(switches >> 2)).and_then(|label| decode::encoding_named(label));
    // No system has a file with NUL in its name.
    let hint = Hint { name: &String::from_utf8_lossy(name).replace('\0', ""), encoding, ..Hint::default() };
    let options = Options { whole_page: switches & 1 != 0, keep_lines: switches & 2 != 0 };
    if let Ok(imported) = import_with(bytes, &hint, options) {
        examine(imported);
    }
}

/// What is written in a format is read again: as the same article from JSON, as some article from any other.
fn round_trip(data: &[u8]) {
    const FORMATS: [Format; 4] = [Format::Markdown, Format::Html, Format::Plain, Format::Json];
    let Some((first, bytes)) = data.split_first() else { return };
    let Ok(imported) = import_as(bytes, &Hint::default(), FORMATS[usize::from(first & 3)]) else { return };
    let (format, written) = match first >> 2 & 3 {
        0 => (Format::Markdown, to_markdown(&imported.article)),
        1 => (Format::Html, to_html(&imported.article)),
        2 => (Format::Plain, to_plain(&imported.article)),
        _ => (Format::Json, to_json(&imported.article)),
    };
    match import_as(written.as_bytes(), &Hint::default(), format) {
        Ok(again) => drop(Document::new(Origin::File("again".into()), again)),
        Err(error) => assert!(!says_something(&imported.article), "{format:?}: {error:?}"),
    }
}

fn says_something(article: &moyue::article::Article) -> bool {
    passages(article).iter().any(|passage| passage.text.contains(char::is_alphanumeric))
}

fn examine_as(data: &[u8], format: Format) {
    if let Ok(imported) = import_as(data, &Hint::default(), format) {
        examine(imported);
    }
}

/// What must be true of every article.
fn examine(imported: Imported) {
    let article = imported.article.clone();
    let json = to_json(&article);
    let again = import_as(json.as_bytes(), &Hint::default(), Format::Json).expect("a native file");
    assert_eq!(again.article, article, "the native file holds the whole article");
    // Names between brackets are links in what is shown, as they are where the text is taken over.
    let linked = article.with_names_linked().into_owned();
    let mut same = linked.clone();
    same.take_over(&passages(&article));
    assert_eq!(same, linked, "its passages hold the whole text");
    let document = Document::new(Origin::File("fuzz".into()), imported);
    for passage in document.shown.passages.iter() {
        examine_passage(passage);
    }
    examine_uses(&document.shown.passages, document.shown.occurrences.all());
    for text in [to_markdown(&article), to_html(&article), to_plain(&article)] {
        assert!(!text.contains('\0'), "no format has room for NUL");
    }
}

fn examine_passage(passage: &Passage) {
    let mut end = 0;
    for span in &passage.spans {
        assert!(span.range.start >= end && !span.range.is_empty(), "spans are in order");
        assert!(passage.text.get(span.range.clone()).is_some(), "spans are of whole characters");
        end = span.range.end;
    }
}

fn examine_uses(passages: &[Passage], uses: &[Occurrence]) {
    for pair in uses.windows(2) {
        assert!(pair[0].start() < pair[1].start(), "uses are in order");
        let overlap = pair[0].passage == pair[1].passage && pair[0].range.end > pair[1].range.start;
        assert!(!overlap, "uses do not overlap");
    }
    for found in uses {
        let text = passages[found.passage].text.get(found.range.clone());
        assert!(text.is_some_and(|text| !text.is_empty()), "uses are of whole characters");
    }
}

/// A text in an encoding comes back, and any bytes give a text or a refusal.
fn decode(data: &[u8]) {
    const NAMES: [&str; 4] = ["", "a.txt", "a.html", "a.xml"];
    const LABELS: [&str; 8] =
        ["utf-8", "utf-16le", "big5", "gb18030", "shift_jis", "euc-jp", "iso-2022-jp", "euc-kr"];
    let Some((first, bytes)) = data.split_first() else { return };
    if let Ok(decoded) = decode::decode_named(bytes, NAMES[usize::from(first & 3)]) {
        assert!(decoded.encoding.candidates.contains(&decoded.encoding.name));
        assert!(!decoded.text.contains('\0'));
    }
    let encoding = decode::encoding_named(LABELS[usize::from(first >> 2 & 7)]).expect("a known label");
    if let Ok(decoded) = decode::decode_as(bytes, encoding) {
        assert!(!decoded.text.contains('\0'));
    }
    let text = String::from_utf8_lossy(bytes);
    let (encoded, used, is_damaged) = encoding.encode(&text);
    // What colours a terminal is no text.
    if is_damaged || used != encoding || text.starts_with('\u{FEFF}') || text.contains("\u{1B}[") {
        return;
    }
    match decode::decode_as(&encoded, encoding) {
        // Half a dozen characters share their bytes with others in these encodings, by the standard.
        Ok(decoded) => assert_eq!(decoded.text.chars().count() + decoded.zeros, text.chars().count()),
        Err(error) => assert_eq!(error, DecodeError::Binary),
    }
}

/// The lines before a blank one are terms, and a text is after it.
fn marking(data: &[u8]) {
    let text = String::from_utf8_lossy(data);
    let (names, text) = text.split_once("\n\n").unwrap_or((&text, ""));
    let term = |line: &str| {
        let mut names = line.split('|').map(str::to_owned);
        let term = names.next().unwrap_or_default();
        Term { term, aliases: names.collect(), ..Term::default() }
    };
    let own: Vec<Term> = names.lines().map(term).collect();
    let glossary = Glossary::with_own(&moyue::article::Article::default(), &own);
    let passages: Vec<_> = text.lines().map(Passage::plain).collect();
    examine_uses(&passages, &glossary.mark(&passages));
    for line in names.lines().take(4) {
        glossary.lookup(line);
    }
}

/// A table of the user's terms is read, and what is written of it is read as the same.
fn terms(data: &[u8]) {
    let terms = from_tsv(&String::from_utf8_lossy(data));
    assert_eq!(from_tsv(&to_tsv(&terms)), terms);
}

/// A byte of switches, a query, a line end, a text.
fn find(data: &[u8]) {
    let Some((switches, rest)) = data.split_first() else { return };
    let (query, text) = split(rest);
    let is_on = |bit: u8| switches >> bit & 1 != 0;
    let options =
        search::SearchOptions { fold: is_on(0), case: is_on(1), whole_word: is_on(2), regex: is_on(3) };
    let query = SearchQuery { text: String::from_utf8_lossy(query).into_owned(), options };
    let language = if is_on(4) { "ja" } else { "zh-Hant" };
    let passage = Passage::plain(&String::from_utf8_lossy(text));
    let finder = match Finder::new(&query, language) {
        Ok(finder) => finder,
        Err(error) => return assert!(!pattern_error(error, reader::Language::En).is_empty()),
    };
    let hits = finder.hits_in(0, &passage);
    let mut end = 0;
    for hit in &hits {
        let range = hit.range();
        assert!(range.start >= end && !range.is_empty(), "hits are in order and apart");
        assert!(passage.text.get(range.clone()).is_some(), "hits are of whole characters");
        search::excerpt(&passage.text, range.clone());
        end = range.end;
    }
    assert_eq!(finder.hits_in_prefolded(0, &passage, &mut Prefolded::default()), hits);
}

/// A byte of switches and a text.
fn fold(data: &[u8]) {
    let Some((switches, text)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let folding = if switches & 1 != 0 { Folding::Japanese } else { Folding::Chinese };
    let folding = match switches >> 1 & 3 {
        0 => folding,
        1 => folding.keeping_marks(),
        2 => folding.within_words(),
        _ => folding.for_query(&text),
    };
    let folded = folding.fold(&text);
    assert_eq!(folding.fold(&folded.text).text, folded.text, "what is folded stays as it is");
    let mut start = 0;
    for (at, c) in folded.text.char_indices() {
        let original = folded.original(at..at + c.len_utf8());
        assert!(text.get(original.clone()).is_some_and(|text| !text.is_empty()), "{at} leads to characters");
        assert!(original.start >= start, "the way back goes forward");
        start = original.start;
    }
}

/// A byte of switches and a text.
fn convert(data: &[u8]) {
    static CONVERTERS: LazyLock<Vec<Converter>> = LazyLock::new(|| {
        let forms =
            [ChineseForm::Mainland, ChineseForm::Taiwan, ChineseForm::HongKong, ChineseForm::Traditional];
        let ways = forms.into_iter().flat_map(|from| {
            let ways = [Conversion::Taiwan, Conversion::HongKong, Conversion::Mainland].into_iter();
            let words = [RegionalWords::Replaced, RegionalWords::OfComputing, RegionalWords::Kept];
            ways.flat_map(move |to| words.map(|words| (from, to, words)))
        });
        ways.filter_map(|(from, to, words)| Converter::new(from, to, words)).collect()
    });
    let Some((first, text)) = data.split_first() else { return };
    let text = String::from_utf8_lossy(text);
    let converted = CONVERTERS[usize::from(*first) % CONVERTERS.len()].convert(&text);
    assert_eq!(converted.alignment.original(0..converted.text.len()), 0..text.len());
    for (at, c) in text.char_indices() {
        let shown = converted.alignment.shown(at..at + c.len_utf8());
        assert!(converted.text.get(shown).is_some(), "{at} leads to whole characters");
    }
    for (at, c) in converted.text.char_indices() {
        let original = converted.alignment.original(at..at + c.len_utf8());
        assert!(text.get(original).is_some(), "{at} leads back to whole characters");
    }
}

/// Four bytes of options and a text, set in one go and in chunks.
fn typeset(data: &[u8]) {
    const WRITING_SYSTEMS: [WritingSystem; 5] = [
        WritingSystem::ZhHant,
        WritingSystem::ZhHans,
        WritingSystem::Ja,
        WritingSystem::Ko,
        WritingSystem::Other,
    ];
    const SIZE: f32 = 16.0;
    let Some((&[width, ways, switches, indent], text)) = data.split_first_chunk() else { return };
    let text = String::from_utf8_lossy(text);
    let writing_system = WRITING_SYSTEMS[usize::from(ways % 5)];
    let is_on = |bit: u8| switches >> bit & 1 != 0;
    let options = typeset::ParagraphOptions {
        strictness: [LineBreakStrictness::Basic, LineBreakStrictness::Gb, LineBreakStrictness::Strict]
            [usize::from(ways / 5 % 3)],
        indent: f32::from(indent % 5),
        gap: f32::from(indent >> 4) / 32.0,
        justify: is_on(0),
        hang: is_on(1),
        trim_start: is_on(2),
        full_width_marks: is_on(3),
        keep_words: is_on(4),
        ..typeset::ParagraphOptions::new(writing_system, f32::from(width) / 4.0 * SIZE, SIZE)
    };
    lines_are_whole(&text, &options);
    let chunks = chunks(&text);
    assert_eq!(
        chunks.iter().fold(0, |at, chunk| if chunk.start == at { chunk.end } else { usize::MAX }),
        text.len()
    );
}

fn lines_are_whole(text: &str, options: &typeset::ParagraphOptions) {
    let paragraph = Paragraph::new(text, options);
    let mut at = 0;
    for line in paragraph.lines(&FixedMeasure { writing_system: options.writing_system }) {
        assert!(line.start == at && line.end > at, "{line:?}");
        assert_eq!((line.x.len(), line.advance.len()), (line.end - line.start, line.end - line.start));
        assert!(line.x.iter().chain(&line.advance).all(|length| length.is_finite()), "{line:?}");
        at = line.end;
    }
    assert_eq!(at, text.chars().count());
}

/// What is before the first line end, and after it.
fn split(data: &[u8]) -> (&[u8], &[u8]) {
    let end = data.iter().position(|byte| *byte == b'\n').unwrap_or(data.len());
    (&data[..end], data.get(end + 1..).unwrap_or_default())
}
