//! The rooms of the house import one another in one direction only.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What each room may use of the others; a room always may use itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("fonts", &[]),
    ("article", &["text"]),
    ("import", &["text", "article"]),
    ("export", &["text", "article"]),
    ("glossary", &["text", "article"]),
    ("typeset", &["text", "article"]),
    ("search", &["text", "article"]),
    ("check", &["text", "article", "glossary"]),
    ("reader", &["text", "article", "import", "glossary", "typeset", "search"]),
    ("files", &["text", "article", "import"]),
    ("ui", &["text", "article", "import", "glossary", "typeset", "reader", "fonts", "search"]),
    (
        "cli",
        &[
            "text", "article", "import", "export", "glossary", "check", "typeset", "search", "reader",
            "files", "fonts",
        ],
    ),
    (
        "app",
        &[
            "text", "article", "import", "export", "glossary", "typeset", "reader", "files", "ui", "fonts",
            "search",
        ],
    ),
];

#[test]
fn imports_run_one_way() {
    let mut wrong = Vec::new();
    let mut rooms_seen = BTreeSet::new();
    for file in sources(Path::new("src")) {
        let Some(room) = room_of(&file) else { continue };
        let allowed = MAY_USE.iter().find(|(name, _)| *name == room).map(|(_, may)| *may);
        let allowed =
            allowed.unwrap_or_else(|| panic!("{} is in a room that nobody knows: {room}", file.display()));
        rooms_seen.insert(room.clone());
        let text = fs::read_to_string(&file).expect("a source file is readable");
        for used in used_rooms(&text) {
            if used != room && !allowed.contains(&used.as_str()) {
                wrong.push(format!("{} uses {used}", file.display()));
            }
        }
    }
    assert_eq!(rooms_seen.len(), MAY_USE.len(), "rooms seen: {rooms_seen:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn only_the_window_knows_of_egui() {
    for file in sources(Path::new("src")) {
        let room = room_of(&file);
        let text = fs::read_to_string(&file).expect("a source file is readable");
        let draws = ["egui::", "eframe::", "rfd::"].iter().any(|name| text.contains(name));
        assert!(
            !draws || matches!(room.as_deref(), Some("ui" | "app")),
            "{} draws, but is neither in ui nor in app",
            file.display()
        );
    }
}

#[test]
fn edges_are_found() {
    let text =
        "use crate::article::{Anchor};\n    crate::text::fold::fold(x);\n// crates::no\nuse crate::reader;";
    assert_eq!(used_rooms(text), BTreeSet::from(["article".into(), "text".into(), "reader".into()]));
}

/// Every room that a file names after `crate::`.
fn used_rooms(text: &str) -> BTreeSet<String> {
    text.split("crate::")
        .skip(1)
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect())
        .filter(|name: &String| !name.is_empty())
        .collect()
}

/// The room of a file: the first part of its path below `src`; none for the crate itself and its programs.
fn room_of(file: &Path) -> Option<String> {
    let below = file.strip_prefix("src").ok()?;
    let first = Path::new(below.components().next()?.as_os_str()).file_stem()?.to_str()?.to_owned();
    (!matches!(first.as_str(), "lib" | "main" | "console")).then_some(first)
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
