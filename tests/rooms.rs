//! The rooms of the house import one another in one direction only.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// What each room may use of the others; a room always may use itself.
const MAY_USE: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("fonts", &["text"]),
    ("article", &["text"]),
    ("import", &["text", "article"]),
    ("dictionary", &["text", "article"]),
    ("open_error", &["import", "dictionary"]),
    ("export", &["text", "article"]),
    // An article's glossary lists what the text uses of dictionaries among its own entries.
    ("glossary", &["text", "article", "dictionary"]),
    ("typeset", &["text", "article"]),
    ("search", &["text", "article"]),
    ("check", &["text", "article", "glossary"]),
    (
        "reader",
        &["text", "article", "import", "dictionary", "open_error", "glossary", "typeset", "search", "fonts"],
    ),
    ("files", &["text", "article", "import", "dictionary", "open_error", "export"]),
    (
        "words",
        &[
            "text",
            "article",
            "import",
            "dictionary",
            "open_error",
            "glossary",
            "check",
            "search",
            "reader",
            "fonts",
        ],
    ),
    ("page", &["text", "article", "typeset", "reader", "fonts"]),
    (
        "ui",
        &[
            "text",
            "article",
            "import",
            "dictionary",
            "glossary",
            "typeset",
            "reader",
            "fonts",
            "search",
            "words",
            "page",
        ],
    ),
    (
        "cli",
        &[
            "text",
            "article",
            "import",
            "dictionary",
            "open_error",
            "glossary",
            "check",
            "typeset",
            "search",
            "reader",
            "files",
            "fonts",
            "words",
        ],
    ),
    (
        "app",
        &[
            "text",
            "article",
            "import",
            "dictionary",
            "open_error",
            "glossary",
            "typeset",
            "reader",
            "files",
            "ui",
            "fonts",
            "search",
            "words",
            "page",
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

/// Files of one folder that use one another, each circle with its reason.
const CIRCLES: &[(&[&str], &str)] = &[
    (
        &["import/html/extract/lists", "import/html/extract/words"],
        "what surrounds a word is told by the lists that it is read from",
    ),
    (&["import/html/head/signs", "import/html/head/source"], "a sign may be the site's name, and hide it"),
    (&["import/html/link", "import/html/parse"], "a link within an attribute is parsed like a page"),
    (
        &["import/markdown/inlines", "import/markdown/tags", "import/markdown/wiki"],
        "what stands in a line may hold what stands in a line",
    ),
    (
        &["import/markdown/references", "import/markdown/sections", "import/markdown/terms"],
        "the kind of a section says how its items are read",
    ),
    (
        &[
            "import/markdown/addresses",
            "import/markdown/blocks",
            "import/markdown/callouts",
            "import/markdown/formulas",
            "import/markdown/stand_ins",
        ],
        "a block may hold blocks",
    ),
];

#[test]
fn no_files_of_a_room_go_round_in_a_circle() {
    let files: BTreeMap<Vec<String>, PathBuf> =
        sources(Path::new("src")).into_iter().map(|file| (module_of(&file), file)).collect();
    let mut used = BTreeMap::new();
    for (module, file) in &files {
        let text = fs::read_to_string(file).expect("a source file is readable");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let paths_used = text.split_inclusive(';').filter_map(use_tree).flat_map(paths);
        let modules = paths_used.filter_map(|path| module_at(module, &path, &files));
        // A part may use what its folder says, and a folder its parts; only what goes round next to them is a circle.
        let beside = modules.filter(|other| other[0] == module[0] && !module.starts_with(other));
        used.insert(module.clone(), beside.collect::<BTreeSet<_>>());
    }
    let reached: BTreeMap<_, _> = used.keys().map(|module| (module, reached_from(module, &used))).collect();
    let mut circles = BTreeSet::new();
    for (module, others) in &reached {
        let circle: BTreeSet<String> = others
            .iter()
            .filter(|other| reached[*other].contains(*module))
            .map(|other| other.join("/"))
            .collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    let known: BTreeSet<BTreeSet<String>> =
        CIRCLES.iter().map(|(files, _)| files.iter().map(|file| (*file).to_owned()).collect()).collect();
    assert_eq!(circles, known, "circles of files that are not named, or are named and gone");
}

/// Rooms whose folders are formats, which know nothing of one another; what they share is in `known` or next to them.
const OF_FORMATS: &[&str] = &["import", "dictionary"];

/// Formats that are pages in other clothes, which the reader of web pages reads.
const READ_AS_PAGES: &[&str] = &["epub", "fb2", "office", "subtitles"];

#[test]
fn formats_import_what_they_share_and_not_one_another() {
    let files: BTreeMap<Vec<String>, PathBuf> =
        sources(Path::new("src")).into_iter().map(|file| (module_of(&file), file)).collect();
    let folders: BTreeSet<&[String]> =
        files.keys().filter(|module| module.len() > 2).filter_map(|module| module.get(..2)).collect();
    let folder_of =
        |module: &[String]| module.get(..2).filter(|folder| folders.contains(folder)).map(<[_]>::to_vec);
    let mut wrong = Vec::new();
    for (module, file) in files.iter().filter(|(module, _)| OF_FORMATS.contains(&module[0].as_str())) {
        let Some(folder) = folder_of(module) else { continue };
        let text = fs::read_to_string(file).expect("a source file is readable");
        let paths_used = text.split_inclusive(';').filter_map(use_tree).flat_map(paths);
        let others = paths_used.filter_map(|path| folder_of(&module_at(module, &path, &files)?));
        let is_shared = |other: &[String]| {
            other[1] == "known" || other[1] == "html" && READ_AS_PAGES.contains(&folder[1].as_str())
        };
        let others = others.filter(|other| other[0] == folder[0] && *other != folder && !is_shared(other));
        wrong.extend(others.map(|other| format!("{} uses {}", file.display(), other.join("/"))));
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn use_trees_are_read() {
    let tree = use_tree("//! c\n\npub(super) use a::b;").or(use_tree("\nuse super::{a::{B, c}, d};"));
    assert_eq!(tree.map(paths), Some(vec!["super::a::B".into(), "super::a::c".into(), "super::d".into()]));
}

/// The part after `use` where a statement is one and gives nothing on.
fn use_tree(statement: &str) -> Option<&str> {
    let tree = statement.lines().position(|line| line.trim_start().starts_with("use "))?;
    let start = statement.lines().take(tree).map(|line| line.len() + 1).sum::<usize>();
    let tree = statement.get(start..)?.trim_start();
    Some(tree.strip_prefix("use ")?.trim_end().trim_end_matches(';'))
}

/// Every path of a tree: `a::{b, c}` is `a::b` and `a::c`.
fn paths(tree: &str) -> Vec<String> {
    let tree = tree.trim();
    let Some((before, inner)) = tree.split_once('{') else {
        return vec![tree.split(" as ").next().unwrap_or(tree).to_owned()];
    };
    let inner = inner.trim_end();
    let inner = inner.strip_suffix('}').unwrap_or(inner);
    let (mut depth, mut start, mut parts) = (0, 0, Vec::new());
    for (at, c) in inner.char_indices().chain([(inner.len(), ',')]) {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.extend(inner.get(start..at));
                start = at + 1;
            }
            _ => {}
        }
    }
    let parts = parts.into_iter().map(str::trim).filter(|part| !part.is_empty());
    parts.flat_map(paths).map(|path| format!("{before}{path}")).collect()
}

/// The module that a path leads to from another, as far as it has a file.
fn module_at(from: &[String], path: &str, files: &BTreeMap<Vec<String>, PathBuf>) -> Option<Vec<String>> {
    let mut steps = path.split("::").map(str::trim).peekable();
    let mut module: Vec<String> = match *steps.peek()? {
        "crate" => Vec::new(),
        _ => from.to_vec(),
    };
    while let Some(step) = steps.next_if(|step| matches!(*step, "crate" | "super" | "self")) {
        if step == "super" {
            module.pop();
        }
    }
    let mut found = files.contains_key(&module).then(|| module.clone());
    for step in steps {
        module.push(step.to_owned());
        if !files.contains_key(&module) {
            break;
        }
        found = Some(module.clone());
    }
    found.filter(|found| found != from && !found.is_empty())
}

/// Every module that can be reached from one by what is used.
fn reached_from(
    from: &[String],
    used: &BTreeMap<Vec<String>, BTreeSet<Vec<String>>>,
) -> BTreeSet<Vec<String>> {
    let mut reached = BTreeSet::new();
    let mut open = vec![from.to_vec()];
    while let Some(module) = open.pop() {
        for other in used.get(&module).into_iter().flatten() {
            if reached.insert(other.clone()) {
                open.push(other.clone());
            }
        }
    }
    reached
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

#[test]
fn only_the_page_and_the_window_know_of_egui() {
    for file in sources(Path::new("src")) {
        let room = room_of(&file);
        let text = fs::read_to_string(&file).expect("a source file is readable");
        let draws = ["egui::", "eframe::", "rfd::"].iter().any(|name| text.contains(name));
        assert!(
            !draws || matches!(room.as_deref(), Some("page" | "ui" | "app")),
            "{} draws, but is in none of page, ui and app",
            file.display()
        );
    }
}

/// Where colours are declared.
const THEME: &str = "src/ui/theme.rs";

/// Named values of egui's colours that are none: nothing at all, and what takes the colour of what is painted.
const NO_COLOURS: &[&str] = &["TRANSPARENT", "PLACEHOLDER"];

/// `clippy.toml` forbids what makes a colour, and cannot forbid egui's named ones.
#[test]
fn only_the_theme_names_colours() {
    let mut named = Vec::new();
    for file in sources(Path::new("src")) {
        let text = fs::read_to_string(&file).expect("a source file is readable");
        if file.ends_with("tests.rs") {
            continue;
        }
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let colours: Vec<String> = named_colours(text).collect();
        if file == Path::new(THEME) {
            assert!(!colours.is_empty(), "colours are found where they are");
        } else {
            named.extend(colours.into_iter().map(|colour| format!("{} names {colour}", file.display())));
        }
    }
    assert!(named.is_empty(), "{named:#?}");
}

#[test]
fn named_colours_are_found() {
    let text =
        "Color32::RED, egui::Color32::TRANSPARENT, Color32::from_gray(1), Rgba::WHITE, Color32::LIGHT_BLUE;";
    assert_eq!(named_colours(text).collect::<Vec<_>>(), ["RED", "LIGHT_BLUE", "WHITE"]);
}

/// Every colour of egui's that a text names.
fn named_colours(text: &str) -> impl Iterator<Item = String> {
    let after = |kind: &'static str| text.split(kind).skip(1);
    let names = after("Color32::").chain(after("Rgba::"));
    let names = names
        .map(|rest| rest.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect::<String>());
    names
        .filter(|name| name.len() > 2 && name.chars().all(|c| c.is_ascii_uppercase() || c == '_'))
        .filter(|name| !NO_COLOURS.contains(&name.as_str()))
}

/// Where the icons' characters are declared.
const ICONS: &str = "src/ui/icons.rs";

#[test]
fn only_the_icons_file_knows_their_characters() {
    for file in sources(Path::new("src/ui")) {
        let text = fs::read_to_string(&file).expect("a source file is readable");
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let has = text.split("\\u{").skip(1).any(|rest| {
            let code = rest.split('}').next().and_then(|code| u32::from_str_radix(code, 16).ok());
            code.is_some_and(|code| (0xE000..=0xF8FF).contains(&code))
        });
        assert_eq!(has, file == Path::new(ICONS), "{}", file.display());
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
