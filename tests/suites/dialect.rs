//! How a suite is written: cases of a name, an input and what is expected.
//!
//! ```text
//! What stands before the first case says what its inputs and outcomes mean.
//!
//! === name of the case
//! the input
//! ---
//! what is expected
//! ```
//!
//! A character that an editor hides, or shows like another, is written `\u{…}`, in inputs also `\r` and `\t`; a line end before `---` is not part
//! of the input.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use libtest_mimic::{Failed, Trial};

/// The cases of `tests/suite/<name>/*.txt`, or of the one file `tests/suite/<name>.txt`.
pub struct Suite {
    /// The name of the folder or file.
    pub name: &'static str,
    /// Fewer cases than these are a mistake.
    pub at_least: usize,
    /// What comes of a case, by its name and its input.
    pub outcome: fn(&str, &str) -> String,
}

/// A case of a suite.
struct Case {
    name: String,
    input: String,
    expected: String,
}

impl Suite {
    /// Its cases as tests.
    pub fn trials(&self) -> Vec<Trial> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite");
        let mut trials = Vec::new();
        for file in self.files(&folder) {
            let stem = file.strip_prefix(&folder).expect("it is in the folder").with_extension("");
            let stem: Vec<_> = stem.iter().map(|part| part.to_string_lossy()).collect();
            let (_, cases) = cases(&fs::read_to_string(&file).expect("a suite is readable"));
            let mut names = HashSet::new();
            for (index, case) in cases.into_iter().enumerate() {
                let name = format!("{}/{}", stem.join("/"), case.name);
                assert!(names.insert(name.clone()), "two cases are {name}");
                let (file, outcome) = (file.clone(), self.outcome);
                trials.push(Trial::test(name, move || case.run(outcome, file, index)));
            }
        }
        assert!(trials.len() >= self.at_least, "only {} cases of {}", trials.len(), self.name);
        trials
    }

    fn files(&self, folder: &Path) -> Vec<PathBuf> {
        let file = folder.join(self.name).with_extension("txt");
        if file.is_file() {
            return vec![file];
        }
        let entries = fs::read_dir(folder.join(self.name)).expect("a suite is a file or a folder");
        let mut files: Vec<PathBuf> = entries.map(|entry| entry.expect("a file").path()).collect();
        files.sort();
        files
    }
}

/// What was given instead of what was expected, by the file and the number of the case.
static GIVEN: Mutex<BTreeMap<(PathBuf, usize), String>> = Mutex::new(BTreeMap::new());

impl Case {
    fn run(self, outcome: fn(&str, &str) -> String, file: PathBuf, index: usize) -> Result<(), Failed> {
        let given = visible(&outcome(&self.name, &unescaped(&self.input)));
        if given == self.expected {
            return Ok(());
        }
        let difference = difference(&self.expected, &given);
        GIVEN.lock().expect("no other case has panicked here").insert((file, index), given);
        Err(format!("{difference}\nMOYUE_BLESS=1 takes what is given (+) for what is expected (-)").into())
    }
}

/// Writes what was given into the files, if that is asked for.
pub fn bless() {
    if std::env::var_os("MOYUE_BLESS").is_none() {
        return;
    }
    for ((file, index), given) in std::mem::take(&mut *GIVEN.lock().expect("all cases are over")) {
        let (head, mut cases) = cases(&fs::read_to_string(&file).expect("a suite is readable"));
        cases[index].expected = given;
        fs::write(&file, head + &written(&cases)).expect("a suite is writable");
    }
}

/// What stands before the first case, and the cases.
fn cases(text: &str) -> (String, Vec<Case>) {
    let case = |text: &str| {
        let (name, rest) = text.split_once('\n').expect("a case has a name and an input");
        let (input, expected) = rest.split_once("\n---\n").unwrap_or((rest, ""));
        Case {
            name: name.trim().to_owned(),
            input: input.trim_end_matches('\n').to_owned(),
            expected: expected.trim_end_matches('\n').to_owned(),
        }
    };
    let text = format!("\n{text}");
    let mut parts = text.split("\n=== ");
    let head = parts.next().unwrap_or_default().trim_matches('\n');
    let head = if head.is_empty() { String::new() } else { format!("{head}\n\n") };
    (head, parts.map(case).collect())
}

fn written(cases: &[Case]) -> String {
    let texts: Vec<String> = cases
        .iter()
        .map(|case| format!("=== {}\n{}\n---\n{}\n", case.name, case.input, case.expected))
        .collect();
    texts.join("\n")
}

fn unescaped(input: &str) -> String {
    let mut text = input.replace("\\r", "\r").replace("\\t", "\t");
    while let Some((before, rest)) = text.split_once("\\u{") {
        let (code, after) = rest.split_once('}').expect("\\u{ is closed");
        let c = u32::from_str_radix(code, 16).ok().and_then(char::from_u32).expect("a character's number");
        text = format!("{before}{c}{after}");
    }
    text
}

/// A text with its hidden characters by their numbers.
fn visible(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(c) = characters.next() {
        let ends_line = characters.peek().is_none_or(|next| *next == '\n');
        if is_hidden(c) || (c == ' ' && ends_line) {
            let _ = write!(out, "\\u{{{:X}}}", u32::from(c));
        } else {
            out.push(c);
        }
    }
    out
}

/// Whether an editor hides a character, or shows it like another.
#[expect(clippy::match_same_arms, reason = "each arm has its reason")]
fn is_hidden(c: char) -> bool {
    match c {
        '\n' => false,
        '\u{A0}' | '\u{AD}' | '\u{3000}' | '\u{FEFF}' => true,
        // Combining marks, and the letters of hangul that are.
        '\u{300}'..='\u{36F}' | '\u{1100}'..='\u{11FF}' | '\u{3099}' | '\u{309A}' => true,
        // Joiners, blanks and directions.
        '\u{200B}'..='\u{200F}' | '\u{2028}'..='\u{202F}' | '\u{2060}'..='\u{206F}' => true,
        // Ideographs for compatibility and selectors of variants.
        '\u{F900}'..='\u{FAFF}' | '\u{2F800}'..='\u{2FA1F}' => true,
        '\u{FE00}'..='\u{FE0F}' | '\u{E0100}'..='\u{E01EF}' => true,
        _ => c.is_control(),
    }
}

/// The lines of both, each that differs marked with `-` (expected) or `+` (given).
fn difference(expected: &str, given: &str) -> String {
    let (expected, given): (Vec<_>, Vec<_>) = (expected.lines().collect(), given.lines().collect());
    let same = expected.iter().zip(&given).take_while(|(a, b)| a == b).count();
    let rest = (expected.len() - same).min(given.len() - same);
    let same_end =
        expected.iter().rev().zip(given.iter().rev()).take(rest).take_while(|(a, b)| a == b).count();
    let mark = |sign: &str, lines: &[&str]| {
        lines.iter().fold(String::new(), |out, line| out + sign + " " + line + "\n")
    };
    [
        mark(" ", &expected[..same]),
        mark("-", &expected[same..expected.len() - same_end]),
        mark("+", &given[same..given.len() - same_end]),
        mark(" ", &given[given.len() - same_end..]),
    ]
    .concat()
}
