//! `moyue convert` between formats and with many files, as a process.
#![cfg(feature = "gui")]

use std::fs;
use std::path::Path;
use std::process::{Command, Output, Stdio};

const MARKDOWN: &str = "# 題目\n\n第**一**段。\n\n## 術語\n\n傘（雨具）\n\n: 遮雨的用具。\n";

fn moyue(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moyue"));
    command.current_dir(folder).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn stderr(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

#[test]
fn markdown_and_json_are_written_from_one_another_without_a_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("a.md"), MARKDOWN).unwrap();
    for (from, to, output) in [
        ("a.md", "json", "a.json"),
        ("a.json", "md", "b.md"),
        ("b.md", "json", "b.json"),
        ("b.md", "txt", "b.txt"),
    ] {
        let output = moyue(folder.path(), &["convert", from, "--to", to, "-o", output]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    }
    let read = |name: &str| fs::read_to_string(path(name)).unwrap();
    assert_eq!(read("a.json"), read("b.json"));
    assert_eq!(read("b.txt"), "題目\n\n第一段。\n\n【術語】\n\n傘（雨具）\n遮雨的用具。\n");
}

#[test]
fn an_article_is_written_in_other_forms_of_chinese() {
    let folder = tempfile::tempdir().unwrap();
    let traditional = "# 開發核心\n\n計**程車**開得很快，`計程車`除外。\n\n## 術語\n\n計程車（小黃）\n\n: 載客的車，許多工人坐。\n";
    let simplified = "# 研究对象\n\n出租车里的头发。\n";
    fs::write(folder.path().join("a.md"), traditional).unwrap();
    fs::write(folder.path().join("b.md"), simplified).unwrap();
    let converted = |file: &str, script: &str| {
        let output = moyue(folder.path(), &["convert", file, "--to", "md", "--script", script]);
        assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
        String::from_utf8(output.stdout).unwrap()
    };
    let text = converted("a.md", "hans");
    assert!(text.contains("# 开发核心\n\n"), "{text}");
    assert!(text.contains("车**开得很快，`計程車`除外。"), "{text}");
    assert!(text.contains("出租车（小黄）\n\n: 载客的车，许多工人坐。"), "{text}");
    assert!(text.contains("zh-Hans"), "{text}");
    assert!(converted("b.md", "hant-tw").contains("# 研究對象\n\n計程車裡的頭髮。"));
    assert!(converted("b.md", "hant-hk").contains("# 研究對象\n\n出租車裏的頭髮。"));
    assert!(converted("b.md", "hans").contains(simplified));
}

#[test]
fn a_page_holds_the_images_that_lie_beside_its_article() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("papers")).unwrap();
    fs::write(folder.path().join("papers/a.png"), b"\x89PNG\r\n\x1A\n").unwrap();
    fs::write(folder.path().join("secret.png"), b"\x89PNG\r\n\x1A\n").unwrap();
    let text = "# 題\n\n![甲](a.png)\n\n![乙](../secret.png)\n\n![丙](https://example.com/c.png)\n";
    fs::write(folder.path().join("papers/a.md"), text).unwrap();
    let output = moyue(folder.path(), &["convert", "papers/a.md", "--to", "html", "-o", "a.html"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = fs::read_to_string(folder.path().join("a.html")).unwrap();
    assert!(page.contains("<img src=\"data:image/png;base64,iVBORw0KGgo=\" alt=\"甲\">"), "{page}");
    assert_eq!(page.matches("<img").count(), 1, "{page}");
    assert!(page.contains("href=\"../secret.png\">乙</a>"), "{page}");
    assert!(page.contains("href=\"https://example.com/c.png\">丙</a>"), "{page}");
}

#[test]
fn many_files_are_converted_past_those_that_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (name, bytes) in
        [("一.txt", "題一\n\n文。".as_bytes()), ("空.txt", b" "), ("二.txt", "題二\n\n文。".as_bytes())]
    {
        fs::write(path(name), bytes).unwrap();
    }
    fs::write(path("一.md"), MARKDOWN).unwrap();
    let arguments =
        ["convert", "一.txt", "空.txt", "二.txt", "無.txt", "一.md", "--to", "json", "-d", "out/new"];
    let output = moyue(folder.path(), &arguments);
    assert_eq!(output.status.code(), Some(1));
    let mut names: Vec<String> = fs::read_dir(path("out/new"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["一.json", "二.json"]);
    assert!(
        fs::read_to_string(path("out/new/一.json")).unwrap().contains("題一"),
        "the first of a name is kept"
    );
    let said = stderr(&output);
    let refused: Vec<&str> = said.lines().filter_map(|line| line.strip_prefix("moyue: ")).collect();
    assert_eq!(refused.len(), 3, "{said}");
    for (line, name) in refused.iter().zip(["空.txt", "無.txt", "一.md"]) {
        assert!(line.starts_with(name), "{line}");
    }
}

#[test]
fn several_files_need_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let output = moyue(folder.path(), &["convert", "a.txt", "b.txt", "--to", "json"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(stderr(&output).contains("--dir"));
}

#[test]
fn the_format_to_read_can_be_told() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), MARKDOWN).unwrap();
    let guessed = moyue(folder.path(), &["convert", "a.txt", "--to", "json"]);
    let told = moyue(folder.path(), &["convert", "a.txt", "--to", "json", "--from", "md"]);
    assert_eq!((guessed.status.code(), told.status.code()), (Some(0), Some(0)));
    let text = |output: &Output| String::from_utf8(output.stdout.clone()).unwrap();
    assert!(!text(&guessed).contains("\"strong\""));
    assert!(text(&told).contains("\"strong\""));
}
