//! How even the lines of real text are: the paragraphs of `tests/pages`, in five kinds of text, each set at six widths in
//! the bundled faces. `tests/pages/lines` has harder ones for narrower lines: lists of dates and figures, names in Latin
//! letters, paths and units.
//!
//! `cargo test --test even_colour -- --nocapture` prints the figures; `benches/README.md` keeps those of before.

#![cfg(feature = "gui")]

use std::collections::{BTreeMap, HashSet};
use std::fs;

use moyue::article::Passage;
use moyue::page::setter;
use moyue::text::class::is_cjk;
use moyue::text::language::detect;
use moyue::typeset::{LineBox, ParagraphOptions, WritingSystem};

/// Lengths of lines, em.
const WIDTHS: [f32; 6] = [20.0, 24.0, 28.0, 32.0, 36.0, 40.0];
/// Those of hard text.
const HARD_WIDTHS: [f32; 5] = [15.0, 20.0, 23.0, 32.0, 38.0];
/// px.
const SIZE: f32 = 20.0;
/// Shorter paragraphs have hardly a line that is justified, characters.
const SHORTEST: usize = 60;
/// Paragraphs of a kind.
const MOST: usize = 100;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    TraditionalWithLatin,
    SimplifiedWithLatin,
    Chinese,
    Japanese,
    Korean,
}

/// What was counted in lines that are not the last of their paragraph.
#[derive(Default)]
struct Count {
    paragraphs: usize,
    lines: usize,
    /// With a word space, or with Han next to Latin.
    mixed: usize,
    /// Of the mixed ones: with a blank of more than half an em between two characters.
    wide: usize,
    /// With both a word space and Han next to Latin.
    both: usize,
    /// Of these: with a word space more than .06 em wider than what is around the name.
    torn: usize,
    ragged: usize,
    /// Whose letters of Han stand more than .06 em further apart, or closer, than those of the line before.
    unlike: usize,
    /// Paragraphs with a last line of one letter.
    runts: usize,
}

#[test]
fn lines_are_even() {
    let counts = counted(&["open", "sealed"], &WIDTHS);
    print(&counts);
    assert_eq!(counts.len(), 5);
    assert!(counts.values().map(|count| count.paragraphs).sum::<usize>() >= 300);
    for (kind, count) in &counts {
        assert!(percent(count.wide, count.mixed) <= 0.8, "{kind:?}: gaps over half an em");
        assert_eq!(count.torn, 0, "{kind:?}: word spaces wider than what is around a name");
        assert!(percent(count.unlike, count.lines) <= 4.0, "{kind:?}: lines unlike their neighbours");
        assert!(percent(count.ragged, count.lines) <= 0.5, "{kind:?}: ragged lines");
        assert_eq!(count.runts, 0, "{kind:?}: a last line of one letter");
    }
}

#[test]
fn hard_lines_are_as_even_as_can_be() {
    let counts = counted(&["lines"], &HARD_WIDTHS);
    print(&counts);
    assert_eq!(counts.len(), 5);
    for (kind, count) in &counts {
        assert!(percent(count.wide, count.mixed) <= 9.0, "{kind:?}: gaps over half an em");
        // There is no gap between hangul and Latin that could be narrower.
        assert!(
            *kind == Kind::Korean || count.torn == 0,
            "{kind:?}: word spaces wider than what is around a name"
        );
        assert!(percent(count.unlike, count.lines) <= 26.0, "{kind:?}: lines unlike their neighbours");
        assert!(percent(count.ragged, count.lines) <= 12.0, "{kind:?}: ragged lines");
        assert_eq!(count.runts, 0, "{kind:?}: a last line of one letter");
    }
}

fn percent(part: usize, of: usize) -> f64 {
    100.0 * part as f64 / of.max(1) as f64
}

/// The lines of all paragraphs in folders of `tests/pages`, by kind.
fn counted(folders: &[&str], widths: &[f32]) -> BTreeMap<Kind, Count> {
    let mut counts: BTreeMap<Kind, Count> = BTreeMap::new();
    for (kind, paragraphs) in corpus(folders) {
        let count = counts.entry(kind).or_default();
        count.paragraphs = paragraphs.len();
        for text in &paragraphs {
            count.set(text, widths);
        }
    }
    counts
}

fn print(counts: &BTreeMap<Kind, Count>) {
    println!("kind                  paragraphs  lines  mixed  gap > 1/2 em  torn   unlike  ragged  runts");
    for (kind, count) in counts {
        let Count { paragraphs, lines, mixed, wide, both, torn, ragged, unlike, runts } = *count;
        let name = format!("{kind:?}");
        println!(
            "{name:20} {paragraphs:11} {lines:6} {mixed:6} {:11.2} % {:4.1} % {:5.2} % {:5.2} % {runts:6}",
            percent(wide, mixed),
            percent(torn, both),
            percent(unlike, lines),
            percent(ragged, lines),
        );
    }
}

/// The paragraphs of the pages, by kind.
fn corpus(folders: &[&str]) -> BTreeMap<Kind, Vec<String>> {
    let mut seen = HashSet::new();
    let mut corpus: BTreeMap<Kind, Vec<String>> = BTreeMap::new();
    for folder in folders {
        let folder = format!("{}/tests/pages/{folder}", env!("CARGO_MANIFEST_DIR"));
        let mut files: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
        files.sort();
        for file in files {
            let text = fs::read_to_string(file).unwrap();
            for line in text.lines().filter_map(|line| line.strip_prefix("= ")) {
                if line.chars().count() < SHORTEST || !seen.insert(line.to_owned()) {
                    continue;
                }
                let Some(kind) = kind(line) else { continue };
                let of_kind = corpus.entry(kind).or_default();
                if of_kind.len() < MOST {
                    of_kind.push(line.to_owned());
                }
            }
        }
    }
    corpus
}

fn kind(text: &str) -> Option<Kind> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).count();
    match WritingSystem::of(detect(text)) {
        WritingSystem::ZhHant if words >= 2 => Some(Kind::TraditionalWithLatin),
        WritingSystem::ZhHans if words >= 2 => Some(Kind::SimplifiedWithLatin),
        WritingSystem::ZhHant | WritingSystem::ZhHans => Some(Kind::Chinese),
        WritingSystem::Ja => Some(Kind::Japanese),
        WritingSystem::Ko => Some(Kind::Korean),
        WritingSystem::Other => None,
    }
}

impl Count {
    /// Sets a paragraph at each width and counts its lines.
    fn set(&mut self, text: &str, widths: &[f32]) {
        let passage = Passage::plain(text);
        let characters: Vec<char> = text.chars().collect();
        let tag = detect(text);
        let mut set = setter(tag, None).unwrap();
        for &width in widths {
            let options = ParagraphOptions::new(WritingSystem::of(tag), width * SIZE, SIZE);
            let lines = set(&passage, &(0..text.len()), &options);
            let mut before = None;
            for (index, line) in lines.iter().enumerate() {
                let shown = &characters[line.start..line.end];
                if index + 1 == lines.len() {
                    let letters = shown.iter().filter(|c| c.is_alphanumeric());
                    self.runts += usize::from(letters.count() == 1);
                } else {
                    let tracking = self.line(line, shown, width);
                    let differs = before
                        .zip(tracking)
                        .is_some_and(|(one, other): (f32, f32)| (one - other).abs() > 0.06);
                    self.unlike += usize::from(differs);
                    before = tracking;
                }
            }
        }
    }

    /// Counts a line; gives the blank between its letters of Han, em.
    fn line(&mut self, line: &LineBox, shown: &[char], width: f32) -> Option<f32> {
        let letter = |c: char| c.is_alphanumeric();
        let han = |c: char| letter(c) && is_cjk(c);
        let (mut blanks, mut spaces, mut gaps, mut tracking) = (vec![], vec![], vec![], vec![]);
        let visible: Vec<usize> = (0..shown.len()).filter(|at| shown[*at] != ' ').collect();
        for pair in visible.windows(2) {
            let (from, to) = (pair[0], pair[1]);
            let blank = (line.x[to] - line.x[from] - line.advance[from]) / SIZE;
            let (before, after) = (shown[from], shown[to]);
            blanks.push(blank);
            if letter(before) && letter(after) {
                match (han(before), han(after)) {
                    (true, true) if from + 1 == to => tracking.push(blank),
                    (false, false) if from + 1 < to => spaces.push(blank),
                    (one, other) if one != other => gaps.push(blank),
                    _ => {}
                }
            }
        }
        let widest = |blanks: &[f32]| blanks.iter().copied().fold(0.0, f32::max);
        let narrowest = gaps.iter().copied().fold(f32::INFINITY, f32::min);
        self.lines += 1;
        self.mixed += usize::from(!(spaces.is_empty() && gaps.is_empty()));
        self.wide += usize::from(!(spaces.is_empty() && gaps.is_empty()) && widest(&blanks) > 0.501);
        self.both += usize::from(!spaces.is_empty() && !gaps.is_empty());
        self.torn += usize::from(!gaps.is_empty() && widest(&spaces) > narrowest + 0.061);
        self.ragged += usize::from(width - (line.indent + line.width) / SIZE > 0.05);
        tracking.sort_by(f32::total_cmp);
        tracking.get(tracking.len() / 2).copied()
    }
}
