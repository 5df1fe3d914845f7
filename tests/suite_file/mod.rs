//! Suites kept as text: cases of a name, an input and what is expected.
//!
//! ```text
//! === name of the case
//! the input
//! ---
//! what is expected
//! ```
//!
//! In inputs `\r`, `\t` and `\u{…}` stand for characters that an editor hides, and a line end before `---` is not
//! part of the input. With `MOYUE_BLESS=1` the files are written anew with what the program gives; read the
//! difference before you keep it.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// A case of a suite.
struct Case {
    name: String,
    input: String,
    expected: String,
}

/// Runs every case of `tests/suite/<suite>/*.txt` (or another extension), or of the one file `tests/suite/<suite>`;
/// panics with the differences.
pub fn run(suite: &str, at_least: usize, outcome: impl Fn(&str, &str) -> String) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite").join(suite);
    let mut files: Vec<PathBuf> = if folder.is_file() {
        vec![folder.clone()]
    } else {
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect()
    };
    files.sort();
    let mut count = 0;
    let mut differences = String::new();
    for file in files {
        let mut cases = cases(&fs::read_to_string(&file).unwrap());
        count += cases.len();
        for case in &mut cases {
            let given = outcome(&case.name, &unescaped(&case.input));
            if given != case.expected {
                let name = file.file_name().unwrap().to_string_lossy();
                writeln!(differences, "\n{name}: {}\n{}", case.name, difference(&case.expected, &given))
                    .unwrap();
                case.expected = given;
            }
        }
        if std::env::var_os("MOYUE_BLESS").is_some() {
            fs::write(&file, written(&cases)).unwrap();
        }
    }
    assert!(count >= at_least, "only {count} cases in {}", folder.display());
    assert!(differences.is_empty(), "{differences}");
}

fn cases(text: &str) -> Vec<Case> {
    let case = |text: &str| {
        let (name, rest) = text.split_once('\n').expect("a case has a name and an input");
        let (input, expected) = rest.split_once("\n---\n").unwrap_or((rest, ""));
        Case {
            name: name.trim().to_owned(),
            input: input.trim_end_matches('\n').to_owned(),
            expected: expected.trim_end_matches('\n').to_owned(),
        }
    };
    format!("\n{text}").split("\n=== ").skip(1).map(case).collect()
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
