//! `moyue settings`, `moyue about` and the log, as processes.
#![cfg(feature = "gui")]

mod command_line;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Stdio;

use command_line::{moyue, run, stderr, stdout};

/// A folder with an article and settings that know of it.
fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("秘密.txt"), "秘密的題目\n\n秘密的內文。\n").unwrap();
    fs::create_dir(folder.path().join("config")).unwrap();
    let file = folder.path().join("秘密.txt");
    let settings = serde_json::json!({
        "version": 1, "theme": "dark", "text_size": 21.5,
        "recent": [{ "file": file, "opened": 1 }],
    });
    fs::write(folder.path().join("config/settings.json"), settings.to_string()).unwrap();
    folder
}

fn settings(folder: &Path) -> serde_json::Value {
    serde_json::from_slice(&fs::read(folder.join("config/settings.json")).unwrap()).unwrap()
}

#[test]
fn settings_go_to_another_machine_and_nothing_of_what_was_read() {
    let (here, there) = (folder(), tempfile::tempdir().unwrap());
    let file = there.path().join("settings of another.json");
    let exported = run(here.path(), &["settings", "--export", file.to_str().unwrap()]);
    assert_eq!((exported.status.code(), stderr(&exported).as_str()), (Some(0), ""));
    let printed = stdout(&run(here.path(), &["settings", "--export", "-"]));
    assert_eq!(printed, fs::read_to_string(&file).unwrap());
    assert!(
        printed.contains("21.5") && !printed.contains("秘密") && !printed.contains("recent"),
        "{printed}"
    );
    let imported = run(there.path(), &["settings", "--import", "settings of another.json"]);
    assert_eq!((imported.status.code(), stderr(&imported).as_str()), (Some(0), ""));
    assert_eq!(settings(there.path())["theme"], "dark");
    assert_eq!(stdout(&run(there.path(), &["settings", "--export", "-"])), printed);
}

#[test]
fn an_import_leaves_what_belongs_to_this_machine_and_names_what_it_does_not_know() {
    let folder = folder();
    let mut child = moyue(folder.path(), &["settings", "--import", "-"])
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let json = b"{\"theme\": \"sepia\", \"colour\": 1, \"recent\": [], \"text_size\": 1000}";
    child.stdin.take().unwrap().write_all(json).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(stderr(&output).contains("colour"), "{}", stderr(&output));
    let settings = settings(folder.path());
    assert_eq!((&settings["theme"], &settings["text_size"]), (&"sepia".into(), &40.0.into()));
    assert_eq!(settings["recent"].as_array().map(Vec::len), Some(1));
}

#[test]
fn what_is_not_taken_is_said_in_a_sentence() {
    let folder = folder();
    let before = settings(folder.path());
    for (content, said) in [
        ("", "a.json: This file is empty."),
        ("{", "a.json: The JSON of this file is malformed at line 1, column 1."),
        ("[]", "a.json: There are no settings of Moyue in this file."),
    ] {
        fs::write(folder.path().join("a.json"), content).unwrap();
        let output = run(folder.path(), &["settings", "--import", "a.json"]);
        assert_eq!(output.status.code(), Some(1));
        assert!(stderr(&output).contains(said), "{}", stderr(&output));
        assert_eq!(stderr(&output).lines().count(), 1);
    }
    let nowhere = run(folder.path(), &["settings", "--export", "no/such/folder/a.json"]);
    assert_eq!(nowhere.status.code(), Some(1));
    assert!(stderr(&nowhere).starts_with("moyue: The result could not be written"));
    for arguments in [&["settings"][..], &["settings", "--export", "a", "--import", "b"]] {
        assert_eq!(run(folder.path(), arguments).status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(settings(folder.path()), before);
}

#[test]
fn about_says_what_a_report_needs_and_nothing_of_what_was_read() {
    let folder = folder();
    let output = run(folder.path(), &["about"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let said = stdout(&output);
    assert!(said.starts_with(&format!("Version: {}", env!("CARGO_PKG_VERSION"))), "{said}");
    for line in
        ["\nSystem: ", "\nTypefaces: Noto Sans CJK (bundled)", "\nChanged settings: text_size, theme\n"]
    {
        assert!(said.contains(line), "{line} in {said}");
    }
    assert!(!said.contains("秘密"), "{said}");
    let home = moyue(folder.path(), &["about"]).env("HOME", folder.path()).output().unwrap();
    if cfg!(target_os = "linux") {
        assert!(stdout(&home).contains("\nSettings folder: ~/config\n"), "{}", stdout(&home));
    }
}

#[test]
fn about_leaves_a_file_alone_that_it_cannot_read() {
    let folder = folder();
    fs::write(folder.path().join("config/settings.json"), "{").unwrap();
    assert_eq!(run(folder.path(), &["about"]).status.code(), Some(0));
    assert_eq!(fs::read_dir(folder.path().join("config")).unwrap().count(), 1);
}

#[test]
fn a_log_is_written_where_it_is_asked_for_and_nowhere_else() {
    let folder = folder();
    let convert = ["convert", "秘密.txt", "--to", "md", "-o", "no/such/folder/秘密.md"];
    let files = || fs::read_dir(folder.path()).unwrap().count();
    let before = files();
    for asked in ["", "0"] {
        let output = moyue(folder.path(), &convert).env("MOYUE_LOG", asked).output().unwrap();
        assert_eq!(output.status.code(), Some(1));
    }
    assert_eq!(files(), before, "no file more");
    let output = moyue(folder.path(), &convert).env("MOYUE_LOG", "a.log").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let log = fs::read_to_string(folder.path().join("a.log")).unwrap();
    assert!(log.contains(&format!("Moyue {}", env!("CARGO_PKG_VERSION"))), "{log}");
    assert!(log.contains("WARN  moyue::open_error::system_error: the system: "), "the cause: {log}");
    assert!(!log.contains("秘密") && !log.contains("no/such"), "{log}");
    let again = moyue(folder.path(), &convert).env("MOYUE_LOG", "1").output().unwrap();
    assert_eq!(again.status.code(), Some(1));
    assert!(fs::read_to_string(folder.path().join("config/moyue.log")).unwrap().contains("Moyue"));
}

#[test]
fn a_log_that_cannot_be_written_is_said_and_all_else_goes_on() {
    let folder = folder();
    let convert = ["convert", "秘密.txt", "--to", "txt"];
    for asked in ["no/such/folder/a.log", "config"] {
        let output = moyue(folder.path(), &convert).env("MOYUE_LOG", asked).output().unwrap();
        assert_eq!(output.status.code(), Some(0), "{asked}");
        assert!(stdout(&output).contains("秘密的內文"));
        let said = stderr(&output);
        assert!(said.starts_with(&format!("moyue: No log is written to {asked}: ")), "{said}");
        assert!(!said.contains("os error"), "{said}");
    }
}
