//! The command line, as a process.
#![cfg(feature = "gui")]

mod command_line;

use std::fs;
use std::io::Write;
use std::process::Stdio;

use command_line::{moyue, run, stderr, stdout};

const ARTICLE: &str = "題目\n\n第一段。\n第二段。\n";

fn article_folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("稿.txt"), ARTICLE).unwrap();
    folder
}

#[test]
fn help_and_version_are_printed() {
    let folder = article_folder();
    let help = run(folder.path(), &["--help"]);
    assert_eq!(help.status.code(), Some(0));
    assert!(stdout(&help).contains("convert"));
    let version = run(folder.path(), &["--version"]);
    assert_eq!(version.status.code(), Some(0));
    assert_eq!(stdout(&version).trim(), format!("moyue {}", env!("CARGO_PKG_VERSION")));
}

#[test]
fn a_package_gets_a_page_of_the_manual_and_completions_for_every_command() {
    let folder = article_folder();
    let written = run(folder.path(), &["manual", "extras"]);
    assert_eq!((written.status.code(), stderr(&written).as_str()), (Some(0), ""));
    let text = |path: &str| fs::read_to_string(folder.path().join("extras").join(path)).unwrap();
    let help = stdout(&run(folder.path(), &["--help"]));
    let (_, commands) = help.split_once("Commands:\n").unwrap();
    let commands: Vec<_> = commands.lines().map_while(|line| line.split_whitespace().next()).collect();
    assert!(commands.contains(&"convert") && !commands.contains(&"manual"), "{help}");
    for command in &commands {
        assert!(text(&format!("man/moyue-{command}.1")).contains(command));
    }
    assert!(text("man/moyue.1").contains("articles and their glossaries"));
    for file in ["moyue.bash", "_moyue", "moyue.fish", "_moyue.ps1"] {
        let completions = text(&format!("completions/{file}"));
        assert!(commands.iter().all(|command| completions.contains(command)), "{file}");
        assert!(!completions.contains("manual"), "{file}");
    }
}

#[test]
fn wrong_arguments_end_with_two() {
    let folder = article_folder();
    for arguments in [&["--unknown"][..], &["convert", "稿.txt"], &["convert", "稿.txt", "--to", "pdf"]] {
        let output = run(folder.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert_eq!(stdout(&output), "");
        assert_ne!(stderr(&output), "");
    }
}

#[test]
fn an_article_is_printed_in_the_native_format() {
    let folder = article_folder();
    let output = run(folder.path(), &["convert", "稿.txt", "--to", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let printed = stdout(&output);
    assert!(printed.ends_with("}\n"));
    let article: serde_json::Value = serde_json::from_str(&printed).unwrap();
    assert_eq!(article["title"], "題目");
    for line in stderr(&output).lines() {
        let rest = line.strip_prefix("稿.txt:").unwrap();
        let (number, message) = rest.split_once(": ").unwrap();
        assert!(number.parse::<usize>().unwrap() >= 1);
        assert_ne!(message, "");
    }
}

#[test]
fn what_was_written_can_be_converted_again_without_a_change() {
    let folder = article_folder();
    let first = run(folder.path(), &["convert", "稿.txt", "--to", "json", "-o", "one.json"]);
    assert_eq!((first.status.code(), stdout(&first).as_str()), (Some(0), ""));
    let second = run(folder.path(), &["convert", "one.json", "--to", "json", "-o", "one.json"]);
    assert_eq!((second.status.code(), stderr(&second).as_str()), (Some(0), ""));
    let third = run(folder.path(), &["convert", "one.json", "--to", "json"]);
    assert_eq!(stdout(&third), fs::read_to_string(folder.path().join("one.json")).unwrap());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2, "nothing is left beside it");
}

#[test]
fn the_standard_input_is_read() {
    let folder = article_folder();
    let mut child = moyue(folder.path(), &["convert", "-", "--to", "json"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).contains("題目"));
}

#[test]
fn lines_and_breaks_are_printed() {
    let folder = article_folder();
    let arguments =
        ["layout", "稿.txt", "--plain", "--lang", "zh-Hant", "--width", "3", "--indent", "0", "--json"];
    let output = run(folder.path(), &arguments);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let printed: serde_json::Value = serde_json::from_str(&stdout(&output)).unwrap();
    assert_eq!(printed["paragraphs"][2]["lines"][0]["text"], "第");
    let output = run(folder.path(), &["layout", "--breaks", "稿.txt"]);
    assert_eq!(stdout(&output), "[1,2]\n[]\n[1,2,4]\n[1,2,4]\n");
    let output = run(folder.path(), &["layout", "稿.txt", "--level", "uax14"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""));
}

#[test]
fn refused_files_end_with_one_and_a_sentence() {
    let folder = article_folder();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    fs::write(folder.path().join("broken.json"), "{\"format\": \"moyue-article\", \"version\": 1,").unwrap();
    fs::write(folder.path().join("bytes.txt"), b"text\xff\xfe\xfd\x00\x01").unwrap();
    for name in ["gone.txt", ".", "empty.txt", "broken.json", "bytes.txt"] {
        let output = run(folder.path(), &["convert", name, "--to", "json", "-o", "out.json"]);
        assert_eq!(output.status.code(), Some(1), "{name}");
        let said = stderr(&output);
        assert!(said.starts_with(&format!("moyue: {name}: ")), "{said}");
        assert!(!said.contains("panicked"), "{said}");
        assert!(!folder.path().join("out.json").exists());
    }
}

#[test]
fn a_place_that_cannot_be_written_ends_with_one() {
    let folder = article_folder();
    let output = run(folder.path(), &["convert", "稿.txt", "--to", "json", "-o", "no/such/folder.json"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stderr(&output).contains("moyue: no/such/folder.json: "), "{}", stderr(&output));
}

#[test]
fn an_output_that_nobody_reads_is_no_fault() {
    let folder = article_folder();
    // Larger than a pipe holds, so that the program is still writing when the pipe breaks.
    let long = format!("題目\n\n{}", "很長的一段文字。\n".repeat(100_000));
    fs::write(folder.path().join("long.txt"), long).unwrap();
    let mut child = moyue(folder.path(), &["convert", "long.txt", "--to", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
}

#[test]
fn the_encoding_of_a_file_is_found_or_told() {
    let folder = article_folder();
    let (big5, _, _) = encoding_rs::BIG5.encode("雨天的圖書館\n\n雨下了一整天，圖書館裡的人比平常多。\n");
    fs::write(folder.path().join("big5.txt"), &big5).unwrap();
    let convert =
        |more: &[&str]| run(folder.path(), &[&["convert", "big5.txt", "--to", "json"], more].concat());
    let found = convert(&[]);
    assert!(stdout(&found).contains("圖書館裡的人"), "{}", stderr(&found));
    assert_eq!(stderr(&found), "");
    assert_eq!(stdout(&convert(&["--encoding", "big5-hkscs"])), stdout(&found));
    let wrong = convert(&["--encoding", "euc-jp"]);
    assert_eq!(wrong.status.code(), Some(0));
    assert!(
        stderr(&wrong).starts_with("big5.txt: The text was read as EUC-JP, which is doubtful"),
        "{}",
        stderr(&wrong)
    );
    assert_eq!(convert(&["--encoding", "cp950"]).status.code(), Some(2), "no label of the standard");
}
