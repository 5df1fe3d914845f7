//! `moyue check` and `moyue terms`, as processes.
#![cfg(feature = "gui")]

mod command_line;

use std::fs;
use std::io::Write;
use std::process::{Command, Stdio};

use command_line::{run, stderr, stdout};

use serde_json::Value;

const ARTICLE: &str = "題目\n\n雨具（RG）在門邊。\n\n下雨了，拿起雨傘與雨具。\n\n[社論]\n\n雨傘好。\n\n\
    [術語]\n\n雨傘（傘子）：遮雨的用具。\n\n雨具：遮雨的東西，如雨傘。\n\n雪：冰晶。\n";

fn folder(article: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("稿.txt"), article).unwrap();
    folder
}

/// What a command prints as JSON; it must end with this code and say nothing else.
fn json(article: &str, arguments: &[&str], code: i32) -> Value {
    let output = run(folder(article).path(), arguments);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(code), ""));
    serde_json::from_str(&stdout(&output)).unwrap()
}

#[test]
fn warnings_alone_end_with_zero() {
    let output = run(folder(ARTICLE).path(), &["check", "稿.txt"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let expected = "稿.txt: warning: section 1, paragraph 1: the abbreviation RG is used once, but is no term of the \
                    glossary\n稿.txt: warning: 術語, paragraph 3: the term 雪 is never used\n";
    assert_eq!(stdout(&output), expected);
}

#[test]
fn errors_end_with_one() {
    let output = run(folder(&format!("{ARTICLE}\n雨傘：又一次。\n")).path(), &["check", "稿.txt"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(1), ""));
    let last = stdout(&output).lines().last().unwrap().to_owned();
    assert_eq!(last, "稿.txt: error: 術語, paragraph 4: the term 雨傘 has two entries");
}

#[test]
fn an_article_without_faults_prints_nothing() {
    let output = run(folder("題目\n\n雨。\n\n[術語]\n\n雨：水。\n").path(), &["check", "稿.txt"]);
    assert_eq!((output.status.code(), stdout(&output).as_str(), stderr(&output).as_str()), (Some(0), "", ""));
}

#[test]
fn findings_are_printed_as_json() {
    let report = json(&format!("{ARTICLE}\n雨傘：又一次。\n"), &["check", "稿.txt", "--json"], 1);
    assert_eq!((&report["errors"], &report["warnings"]), (&Value::from(1), &Value::from(2)));
    let last = &report["findings"][2];
    assert_eq!(last["rule"], "duplicate-name");
    assert_eq!(last["severity"], "error");
    assert_eq!(
        (&last["section"], &last["title"], &last["paragraph"]),
        (&3.into(), &"術語".into(), &4.into())
    );
}

#[test]
fn what_looks_like_a_term_is_a_note() {
    let article = "題目\n\n先有一句。前執行長 Nat Friedman（弗里德曼）來了。\n";
    let output = run(folder(article).path(), &["check", "稿.txt"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let expected = "稿.txt: note: section 1, paragraph 1: possible term without an entry: Nat Friedman = 弗里德曼 \
                    (used once)\n";
    assert_eq!(stdout(&output), expected);
    let report = json(article, &["check", "稿.txt", "--json"], 0);
    assert_eq!((&report["warnings"], &report["notes"]), (&Value::from(0), &Value::from(1)));
    let found = &report["findings"][0];
    assert_eq!((found["rule"].as_str(), found["severity"].as_str()), (Some("possible-term"), Some("note")));
    assert_eq!(
        (&found["name"], &found["other"], &found["uses"], &found["sentence"]),
        (
            &"Nat Friedman".into(),
            &"弗里德曼".into(),
            &1.into(),
            &"前執行長 Nat Friedman（弗里德曼）來了。".into()
        )
    );
}

#[test]
fn a_file_that_cannot_be_read_ends_with_two() {
    let folder = folder(ARTICLE);
    fs::write(folder.path().join("broken.json"), "{\"format\": \"moyue-article\",").unwrap();
    for name in ["gone.txt", "broken.json", "."] {
        let output = run(folder.path(), &["check", name, "--json"]);
        assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(2), ""), "{name}");
        assert!(stderr(&output).starts_with(&format!("moyue: {name}: ")), "{}", stderr(&output));
    }
    let output = run(folder.path(), &["terms", "gone.txt"]);
    assert_eq!((output.status.code(), stdout(&output).as_str()), (Some(1), ""));
    assert!(stderr(&output).starts_with("moyue: gone.txt: "), "{}", stderr(&output));
}

#[test]
fn the_standard_input_is_checked() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_moyue"))
        .args(["check", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(ARTICLE.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).starts_with("-: warning: "), "{}", stdout(&output));
}

#[test]
fn every_entry_is_listed_with_its_uses() {
    let entries = json(ARTICLE, &["terms", "稿.txt", "--json"], 0);
    let terms: Vec<_> =
        entries.as_array().unwrap().iter().map(|entry| entry["term"].as_str().unwrap()).collect();
    assert_eq!(terms, ["雨傘", "雨具", "雪"]);
    assert_eq!(entries[0]["aliases"], serde_json::json!(["傘子"]));
    let uses = serde_json::json!([
        {"section": 0, "block": 1, "start": 6, "end": 8, "text": "雨傘", "kind": "exact"},
        {"section": 1, "block": 0, "start": 0, "end": 2, "text": "雨傘", "kind": "exact"},
    ]);
    assert_eq!(entries[0]["uses"], uses);
    assert_eq!(entries[2]["uses"], serde_json::json!([]));
}

#[test]
fn uses_in_the_summary_have_no_section() {
    let article = r#"{"format": "moyue-article", "version": 1, "title": "題", "language": "zh-Hant",
        "summary": [[{"text": "甲。"}], [{"text": "𠮷是雨。"}]],
        "sections": [{"kind": "glossary", "entries": [{"term": "雨"}]}]}"#;
    let entries = json(article, &["terms", "稿.txt", "--json"], 0);
    let expected = serde_json::json!([{"section": null, "block": 1, "start": 2, "end": 3, "text": "雨", "kind": "exact"}]);
    assert_eq!(entries[0]["uses"], expected);
}

#[test]
fn matches_are_listed_best_first_with_their_reason() {
    let found = json(ARTICLE, &["terms", "稿.txt", "雨傘", "--json"], 0);
    let found: Vec<_> =
        found.as_array().unwrap().iter().map(|entry| (&entry["term"], &entry["reason"])).collect();
    let expected = [("雨傘", "exact"), ("雨具", "definition")].map(|(a, b)| (a.into(), b.into()));
    let expected: Vec<(&Value, &Value)> = expected.iter().map(|(term, reason)| (term, reason)).collect();
    assert_eq!(found, expected);
    assert_eq!(json(ARTICLE, &["terms", "稿.txt", "量子", "--json"], 0), serde_json::json!([]));
}

#[test]
fn marks_are_in_characters() {
    let found = json(ARTICLE, &["terms", "稿.txt", "雨傘", "--json"], 0);
    let expected = serde_json::json!([{"field": "definition", "start": 7, "end": 9, "text": "雨傘"}]);
    assert_eq!(found[1]["marks"], expected);
}

#[test]
fn people_get_lines() {
    let folder = folder(ARTICLE);
    let listed = stdout(&run(folder.path(), &["terms", "稿.txt"]));
    assert!(listed.starts_with("雨傘 (傘子) — Used 2 times\n  遮雨的用具。\n"), "{listed}");
    assert!(listed.contains("\n  社論, paragraph 1: «雨傘»好。\n"), "{listed}");
    let found = stdout(&run(folder.path(), &["terms", "稿.txt", "傘子"]));
    assert_eq!(found, "雨傘 (傘子) — alias\n  遮雨的用具。\n");
}

#[test]
fn terms_of_added_glossaries_are_listed_after_the_articles() {
    let folder = folder(ARTICLE);
    fs::write(folder.path().join("雨.tsv"), "下雨\txiàyǔ\t水落下來。\n雨傘\t\t別的。\n雨鞋\tyǔxié\t鞋。\n")
        .unwrap();
    let output = run(folder.path(), &["terms", "稿.txt", "--glossary", "雨.tsv"]);
    assert_eq!((output.status.code(), stderr(&output).as_str()), (Some(0), ""));
    let text = stdout(&output);
    assert!(text.contains("下雨 (xiàyǔ) [雨] — Used once\n  水落下來。\n"), "{text}");
    assert!(!text.contains("雨鞋") && !text.contains("別的"), "{text}");
    let found = run(folder.path(), &["terms", "稿.txt", "yuxie", "--json", "--glossary", "雨.tsv"]);
    let found: Value = serde_json::from_str(&stdout(&found)).unwrap();
    assert_eq!((&found[0]["term"], &found[0]["glossary"]), (&"雨鞋".into(), &"雨".into()));
    let refused = run(folder.path(), &["terms", "稿.txt", "--glossary", "沒有.ifo"]);
    assert_eq!(refused.status.code(), Some(1));
    assert!(stderr(&refused).starts_with("moyue: 沒有.ifo: There is no such file."), "{}", stderr(&refused));
}

#[test]
fn words_of_the_users_own_list_are_one_word_in_names() {
    let text = "題目\n\n新的渦輪扇很安靜。\n\n[術語]\n\n渦輪扇葉引擎：一種引擎。\n\n渦扇：同上。\n";
    let kinds = |list: &str| {
        let folder = folder(text);
        fs::write(folder.path().join("same_words.txt"), list).unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_moyue"));
        command.current_dir(folder.path()).env("MOYUE_CONFIG_DIR", folder.path());
        let output = command.args(["terms", "稿.txt", "--json"]).stdin(Stdio::null()).output().unwrap();
        let entries: Value = serde_json::from_slice(&output.stdout).unwrap();
        let uses = entries.as_array().unwrap().iter().find(|entry| entry["term"] == "渦扇").unwrap();
        uses["uses"].as_array().unwrap().iter().map(|found| found["kind"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(kinds(""), Vec::<Value>::new());
    assert_eq!(kinds("# 引擎\n渦扇 渦輪扇\n"), ["variant"]);
}

#[test]
fn an_entry_says_its_status_and_what_to_use_instead() {
    let term = r#"{"term": "傘具", "status": "forbidden", "replacement": "雨具", "example": "一把傘具。"}"#;
    let article = format!(
        r#"{{"format": "moyue-article", "version": 1, "title": "題",
            "sections": [{{"kind": "glossary", "title": "術語", "entries": [{term}, {{"term": "雨具"}}]}}]}}"#
    );
    let entries = json(&article, &["terms", "稿.txt", "--json"], 0);
    let said = |entry: usize, field: &str| entries[entry][field].as_str().map(str::to_owned);
    assert_eq!(said(0, "status").as_deref(), Some("forbidden"));
    assert_eq!(said(0, "replacement").as_deref(), Some("雨具"));
    assert_eq!(said(0, "example").as_deref(), Some("一把傘具。"));
    assert_eq!((said(1, "status").as_deref(), said(1, "replacement")), (Some("agreed"), None));
}
