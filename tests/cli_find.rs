//! `moyue find`, as a process.
#![cfg(feature = "gui")]

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use moyue::article::{Article, Block, Section};
use moyue::import::to_json;
use serde_json::{Value, json};

const ARTICLE: &str = "雨天的圖書館\n\n【第一章】\n\n雨天裡，ＡＩ 和 ai 都在圖書館。\n\n圖書館員\n\n讀者\n";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("稿.txt"), ARTICLE).unwrap();
    folder
}

fn find(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moyue"));
    command.current_dir(folder).arg("find").args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The exit code, and what was printed as JSON.
fn hits(arguments: &[&str]) -> (Option<i32>, Value) {
    let folder = folder();
    let output = find(folder.path(), &[&["稿.txt", "--json"], arguments].concat());
    assert_eq!(output.stderr, b"");
    (output.status.code(), serde_json::from_str(&stdout(&output)).unwrap())
}

/// The texts of the hits.
fn texts(arguments: &[&str]) -> Vec<String> {
    let (code, hits) = hits(arguments);
    let hits = hits.as_array().unwrap();
    assert_eq!(code, Some(i32::from(hits.is_empty())));
    hits.iter().map(|hit| hit["text"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn a_hit_has_its_place_in_characters() {
    let (code, printed) = hits(&["Ai"]);
    assert_eq!(code, Some(0));
    let excerpt = "雨天裡，ＡＩ 和 ai 都在圖書館。";
    let hit = |start: usize, text: &str| {
        json!({
            "section": 0, "block": 0, "start": start, "end": start + 2,
            "text": text, "excerpt": excerpt,
        })
    };
    assert_eq!(printed, json!([hit(4, "ＡＩ"), hit(9, "ai")]));
}

#[test]
fn places_count_over_the_whole_block() {
    let quote = Block::Quote(vec![Block::paragraph("甲乙"), Block::paragraph("丙丁")]);
    let section = Section { blocks: vec![Block::paragraph("丁"), quote], ..Section::default() };
    let article = Article { title: "題".into(), sections: vec![section], ..Article::default() };
    let folder = folder();
    fs::write(folder.path().join("a.json"), to_json(&article)).unwrap();
    let printed: Value =
        serde_json::from_str(&stdout(&find(folder.path(), &["a.json", "丁", "--json"]))).unwrap();
    let hit = |block: usize, start: usize, excerpt: &str| {
        json!({
            "section": 0, "block": block, "start": start, "end": start + 1,
            "text": "丁", "excerpt": excerpt,
        })
    };
    assert_eq!(printed, json!([hit(0, 0, "丁"), hit(1, 3, "丙丁")]));
}

#[test]
fn options_narrow_the_search() {
    assert_eq!(texts(&["ai"]), ["ＡＩ", "ai"]);
    assert_eq!(texts(&["ai", "--case"]), ["ai"]);
    assert_eq!(texts(&["AI", "--case"]), ["ＡＩ"]);
    assert_eq!(texts(&["AI", "--no-fold"]), ["ai"]);
    assert_eq!(texts(&["AI", "--no-fold", "--case"]), [""; 0]);
    assert_eq!(texts(&["a", "--whole-word"]), [""; 0]);
    assert_eq!(texts(&["圖書.{2}", "--regex"]), ["圖書館。", "圖書館員"]);
}

#[test]
fn without_json_there_are_lines_for_people() {
    let folder = folder();
    let output = find(folder.path(), &["稿.txt", "圖書館"]);
    let lines = "雨天的圖書館: 雨天的圖書館\n第一章: 雨天裡，ＡＩ 和 ai 都在圖書館。\n第一章: 圖書館員\n";
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), lines));
}

#[test]
fn nothing_found_ends_with_one() {
    assert_eq!(hits(&["沒有"]), (Some(1), json!([])));
    assert_eq!(hits(&[" "]), (Some(1), json!([])));
    let folder = folder();
    let output = find(folder.path(), &["稿.txt", "沒有"]);
    assert_eq!((output.status.code(), output.stdout.len(), output.stderr.len()), (Some(1), 0, 0));
}

#[test]
fn errors_end_with_two_and_a_sentence() {
    let folder = folder();
    for (arguments, said) in [
        (
            &["稿.txt", "圖書(", "--regex"][..],
            "moyue: The regular expression cannot be used. Character 3: this group is not closed.\n",
        ),
        (&["無.txt", "圖書"], "moyue: 無.txt: "),
        (&["稿.txt"], "error: "),
    ] {
        let output = find(folder.path(), arguments);
        let error = String::from_utf8(output.stderr.clone()).unwrap();
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{arguments:?}");
        assert!(error.starts_with(said), "{error}");
    }
}

#[test]
fn the_standard_input_is_read() {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moyue"));
    command.args(["find", "-", "讀者"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(0), "第一章: 讀者\n"));
}
