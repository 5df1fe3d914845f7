use std::io::Write;

use clap::Parser;
use serde_json::{Value, json};

use super::*;

#[derive(Parser)]
struct Arguments {
    #[command(flatten)]
    layout: Layout,
}

/// What is printed for a file of this text.
fn output(text: &str, arguments: &str) -> String {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    let arguments = ["layout"].into_iter().chain(arguments.split_whitespace());
    let arguments = arguments.chain(file.path().to_str());
    let layout = Arguments::parse_from(arguments).layout;
    let output = if layout.breaks {
        breaks_output(&layout)
    } else {
        lines_output(&layout, layout.level.and_then(Strictness::of_lines), |tag, _| {
            Ok(fixed(WritingSystem::of(tag)))
        })
    };
    output.unwrap()
}

#[test]
fn lines_of_plain_text_are_printed_as_json() {
    let arguments = "--plain --lang zh-Hant --measure fixed --width 4 --size 10 --indent 1 --json";
    let printed: Value = serde_json::from_str(&output("天地，AI\n玄黃\n", arguments)).unwrap();
    let first = json!({
        "start": 0, "end": 3, "text": "天地，", "indent": 10.0, "width": 30.0,
        "x": [10.0, 20.0, 30.0], "advance": [10.0, 10.0, 10.0],
    });
    let second = json!({
        "start": 3, "end": 5, "text": "AI", "indent": 0.0, "width": 10.0, "x": [0.0, 5.0], "advance": [5.0, 5.0],
    });
    let third = json!({
        "start": 0, "end": 2, "text": "玄黃", "indent": 10.0, "width": 20.0,
        "x": [10.0, 20.0], "advance": [10.0, 10.0],
    });
    let paragraphs = json!([
        { "text": "天地，AI", "lines": [first, second] },
        { "text": "玄黃", "lines": [third] },
    ]);
    assert_eq!(printed, json!({ "lang": "zh-Hant", "size": 10.0, "width": 40.0, "paragraphs": paragraphs }));
}

#[test]
fn an_article_is_imported_and_its_language_used() {
    let article = "雨天的圖書館\n\n這個模型還沒有公開，誰也沒有想到。\n";
    let printed: Value = serde_json::from_str(&output(article, "--json")).unwrap();
    assert_eq!(printed["lang"], "zh-Hant");
    let indents: Vec<&Value> =
        printed["paragraphs"].as_array().unwrap().iter().map(|text| &text["lines"][0]["indent"]).collect();
    assert_eq!(indents, [&json!(0.0), &json!(32.0)]);
}

#[test]
fn without_json_the_lines_are_printed() {
    let arguments = "--plain --lang zh-Hans --measure fixed --width 4 --indent 0";
    assert_eq!(output("天地玄黄宇宙\n洪荒", arguments), "天地玄黄\n宇宙\n\n洪荒\n");
}

#[test]
fn breaks_are_printed_line_by_line() {
    let text = "天，地\n\nand/or\n";
    assert_eq!(output(text, "--breaks --lang zh-Hant"), "[2,3]\n[]\n[6]\n");
    assert_eq!(output(text, "--breaks --level uax14"), "[2,3]\n[]\n[4,6]\n");
}

#[test]
fn numbers_have_to_make_sense() {
    for arguments in [["--width", "0"], ["--size", "-1"], ["--gap", "NaN"], ["--indent", "x"]] {
        assert!(
            Arguments::try_parse_from(["layout", "-"].into_iter().chain(arguments)).is_err(),
            "{arguments:?}"
        );
    }
}
