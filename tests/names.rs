//! A type's name is used once in the crate, as far as anybody but its own file can see it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// A type that more than its own file can see.
struct Declared {
    file: PathBuf,
    name: String,
    /// The modules, from the crate down, within which it can be seen.
    seen_in: Vec<String>,
}

#[test]
fn a_name_that_is_seen_is_used_once() {
    let mut by_name: BTreeMap<String, Vec<Declared>> = BTreeMap::new();
    for file in sources(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("a source file is readable");
        for declared in declared(&file, &text) {
            by_name.entry(declared.name.clone()).or_default().push(declared);
        }
    }
    assert!(by_name.len() > 300, "the types are found: {}", by_name.len());
    let wrong: Vec<String> = by_name
        .iter()
        .filter(|(_, types)| are_confused(types))
        .flat_map(|(name, types)| types.iter().map(move |of| format!("{name} in {}", of.file.display())))
        .collect();
    assert!(wrong.is_empty(), "names of several types: {wrong:#?}");
}

#[test]
fn declarations_are_found_with_what_sees_them() {
    let text =
        "pub struct A;\nstruct B;\n    pub(super) enum C {}\npub(crate) trait D {}\n    type Item = u8;\n";
    let found: Vec<(String, Vec<String>)> =
        declared(Path::new("src/room/part/piece.rs"), text).map(|of| (of.name, of.seen_in)).collect();
    let part = vec!["room".to_owned(), "part".to_owned()];
    assert_eq!(found, [("A".to_owned(), vec![]), ("C".to_owned(), part), ("D".to_owned(), vec![])]);
}

/// Whether somewhere two of these can be seen.
fn are_confused(types: &[Declared]) -> bool {
    types.iter().enumerate().any(|(index, one)| {
        types[index + 1..]
            .iter()
            .any(|other| one.seen_in.starts_with(&other.seen_in) || other.seen_in.starts_with(&one.seen_in))
    })
}

/// The types of a file that others can see. `pub` counts as seen everywhere, whoever gives it on.
fn declared<'a>(file: &'a Path, text: &'a str) -> impl Iterator<Item = Declared> + use<'a> {
    text.lines().filter_map(move |line| {
        let (seen_in, rest) = seen_in(file, line.trim_start())?;
        let (kind, name) = rest.split_once(' ')?;
        let is_type = matches!(kind, "struct" | "enum" | "trait" | "type" | "union");
        let name = name.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default();
        is_type.then(|| Declared { file: file.to_owned(), name: name.to_owned(), seen_in })
    })
}

/// Within which modules a line's item can be seen, and the item; none where only its own file sees it.
fn seen_in<'a>(file: &Path, line: &'a str) -> Option<(Vec<String>, &'a str)> {
    if let Some(rest) = line.strip_prefix("pub(super) ") {
        let mut modules = module_of(file);
        modules.pop();
        return Some((modules, rest));
    }
    let rest = line.strip_prefix("pub(crate) ").or_else(|| line.strip_prefix("pub "))?;
    Some((Vec::new(), rest))
}

/// The steps of a file's module below the crate.
fn module_of(file: &Path) -> Vec<String> {
    let below = file.strip_prefix("src").unwrap_or(file).with_extension("");
    let mut steps: Vec<String> =
        below.components().map(|step| step.as_os_str().to_string_lossy().into_owned()).collect();
    if steps.last().is_some_and(|last| last == "mod") {
        steps.pop();
    }
    steps
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).expect("the tests run in the crate's folder") {
        let path = entry.expect("a readable folder").path();
        if path.is_dir() {
            files.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}
