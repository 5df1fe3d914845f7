//! `moyue terms --to` and `moyue merge`, as processes.
#![cfg(feature = "gui")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const RAIN: &str = "雨\n\n下雨了。\n\n[術語]\n\n雨傘（傘子）：遮雨的用具。\n\n斗笠：竹編的帽子。\n";
const SHADE: &str = "陽\n\n天晴了。\n\n[術語]\n\n雨傘（陽傘）：也遮陽的用具。\n\n墨鏡：深色的眼鏡。\n";

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moyue"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// What a command prints; it must end with 0 and complain of nothing.
fn printed(folder: &Path, arguments: &[&str]) -> String {
    let output = run(folder, arguments);
    assert_eq!((output.status.code(), text(&output.stderr).as_str()), (Some(0), ""), "{arguments:?}");
    text(&output.stdout)
}

/// The lines of complaint of a command that ends with this code and prints nothing.
fn complaints(folder: &Path, arguments: &[&str], code: i32) -> Vec<String> {
    let output = run(folder, arguments);
    assert_eq!((output.status.code(), text(&output.stdout).as_str()), (Some(code), ""), "{arguments:?}");
    text(&output.stderr).lines().map(str::to_owned).collect()
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("雨.txt"), RAIN).unwrap();
    fs::write(folder.path().join("陽.txt"), SHADE).unwrap();
    folder
}

const TABLE: &str =
    "term,aliases,reading,definition,url\r\n雨傘,傘子,,遮雨的用具。,\r\n斗笠,,,竹編的帽子。,\r\n";

#[test]
fn terms_are_written_in_every_format_and_read_again() {
    let folder = folder();
    let at = folder.path();
    assert_eq!(printed(at, &["terms", "雨.txt", "--to", "csv"]), TABLE);
    for (format, file) in [("tbx", "a.tbx"), ("tsv", "a.tsv"), ("csv", "a.csv"), ("moyue", "a.json")] {
        assert_eq!(printed(at, &["terms", "雨.txt", "--to", format, "-o", file]), "");
        assert_eq!(printed(at, &["terms", file, "--to", "csv", "-o", "-"]), TABLE, "{format}");
    }
    assert!(fs::read_to_string(at.join("a.tbx")).unwrap().contains("<term>雨傘</term>"));
    let listed = printed(at, &["terms", "陽.txt", "斗笠", "--glossary", "a.tbx"]);
    assert!(listed.starts_with("斗笠 [雨] — exact"), "{listed}");
}

#[test]
fn a_glossary_is_read_for_the_language_of_the_article() {
    let folder = folder();
    let tbx = "<tbx><text><body><conceptEntry><langSec xml:lang=\"zh\"><termSec><term>雨傘</term></termSec></langSec>\
               <langSec xml:lang=\"en\"><termSec><term>umbrella</term></termSec></langSec></conceptEntry></body></text></tbx>";
    fs::write(folder.path().join("a.tbx"), tbx).unwrap();
    for (language, begins) in [("en", "umbrella (雨傘)"), ("zh-Hant", "雨傘 (umbrella)")] {
        let article = format!("---\ntitle: x\nlang: {language}\n---\n\numbrella 雨傘\n");
        fs::write(folder.path().join("x.md"), article).unwrap();
        let listed = printed(folder.path(), &["terms", "x.md", "--glossary", "a.tbx"]);
        assert!(listed.starts_with(begins), "{listed}");
    }
}

#[test]
fn what_is_not_read_or_has_no_terms_is_said() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("空.txt"), "題目\n\n沒有詞。\n").unwrap();
    fs::write(at.join("壞.tbx"), "<tbx>\n<a></b></tbx>").unwrap();
    assert_eq!(complaints(at, &["terms", "空.txt", "--to", "tbx"], 1), ["moyue: 空.txt has no terms."]);
    let broken = complaints(at, &["terms", "壞.tbx", "--to", "csv"], 1);
    assert!(
        broken[0].starts_with("moyue: 壞.tbx: The XML of this file is malformed at line 2"),
        "{broken:?}"
    );
    let missing = complaints(at, &["merge", "雨.txt", "gone.tbx", "--to", "csv"], 1);
    assert!(missing[0].starts_with("moyue: gone.tbx: "), "{missing:?}");
    let nowhere = complaints(at, &["terms", "雨.txt", "--to", "csv", "-o", "no/such/a.csv"], 1);
    assert!(nowhere[0].starts_with("moyue: no/such/a.csv: "), "{nowhere:?}");
    for wrong in [
        &["terms", "雨.txt", "--to", "xls"][..],
        &["terms", "雨.txt", "-o", "a.csv"],
        &["terms", "雨.txt", "雨", "--to", "csv"],
        &["merge", "雨.txt"],
    ] {
        assert_eq!(run(at, wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn characters_that_xml_cannot_hold_are_said_to_be_left_out() {
    let folder = folder();
    let table = "term,aliases,reading,definition,url\n雨,,,水\u{FFFE},\n";
    fs::write(folder.path().join("a.csv"), table).unwrap();
    let output = run(folder.path(), &["terms", "a.csv", "--to", "tbx"]);
    assert_eq!(output.status.code(), Some(0));
    let said = "moyue: Characters left out, for the format cannot hold them: 1.\n";
    assert_eq!(text(&output.stderr), said);
}

#[test]
fn glossaries_become_one() {
    let folder = folder();
    let at = folder.path();
    fs::write(at.join("b.tsv"), "term\treading\tlink\n雨傘\tyǔsǎn\thttps://example.org\n蓑衣\tsuōyī\t\n")
        .unwrap();
    assert_eq!(printed(at, &["merge", "雨.txt", "b.tsv", "-o", "c.csv"]), "");
    let wanted = "term,aliases,reading,definition,url\r\n雨傘,傘子,yǔsǎn,遮雨的用具。,https://example.org\r\n\
                  斗笠,,,竹編的帽子。,\r\n蓑衣,,suōyī,,\r\n";
    assert_eq!(fs::read_to_string(at.join("c.csv")).unwrap(), wanted);
    assert_eq!(printed(at, &["merge", "雨.txt", "b.tsv", "c.csv", "--to", "csv"]), wanted);
    assert_eq!(printed(at, &["merge", "雨.txt", "b.tsv", "-o", "c.json"]), "");
    assert_eq!(printed(at, &["terms", "c.json", "--to", "csv"]), wanted);
}

#[test]
fn conflicts_are_listed_and_settled() {
    let folder = folder();
    let at = folder.path();
    let conflicts = complaints(at, &["merge", "雨.txt", "陽.txt", "-o", "c.tbx"], 1);
    let wanted = [
        "moyue: 雨傘: definition: 雨.txt has “遮雨的用具。”, 陽.txt has “也遮陽的用具。”",
        "moyue: Nothing was written. Conflicts: 1. Settle them with --prefer, or change one of the files.",
    ];
    assert_eq!(conflicts, wanted);
    assert!(!at.join("c.tbx").exists());
    for (which, definition) in [
        ("first", "遮雨的用具。"),
        ("last", "也遮陽的用具。"),
        ("雨.txt", "遮雨的用具。"),
        ("陽.txt", "也遮陽的用具。"),
    ] {
        let merged = printed(at, &["merge", "雨.txt", "陽.txt", "--to", "tsv", "--prefer", which]);
        let umbrella = format!("雨傘\t傘子|陽傘\t\t{definition}\t");
        assert_eq!(merged.lines().nth(1), Some(umbrella.as_str()), "{which}");
        assert_eq!(merged.lines().count(), 4, "{which}");
    }
}

#[test]
fn a_merge_must_be_told_how() {
    let folder = folder();
    let said = complaints(folder.path(), &["merge", "雨.txt", "陽.txt", "-o", "c.txt"], 2);
    assert!(said[0].starts_with("moyue: It is not told which format to write"), "{said:?}");
    let said = complaints(folder.path(), &["merge", "雨.txt", "陽.txt", "--to", "csv", "--prefer", "x"], 2);
    assert!(said[0].starts_with("moyue: x is none of the files"), "{said:?}");
}
