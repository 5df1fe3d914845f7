//! Articles in, what an editor would ask about them out: `tests/suite/check.txt`.
//!
//! A case is plain text, or the native format without its first fields.

mod suite_file;

use moyue::check::{Place, Severity, check};
use moyue::import::{Hint, import};
use proptest::prelude::*;
use serde_json::{Value, json};

#[test]
fn articles_are_checked() {
    suite_file::run("check.txt", 50, |name, text| {
        let text = if text.starts_with('{') { native(text) } else { text.to_owned() };
        let imported =
            import(text.as_bytes(), &Hint::default()).unwrap_or_else(|error| panic!("{name}: {error}"));
        let findings = check(&imported.article);
        let line = |(severity, place, said): (Severity, &Place, String)| {
            format!("{}: {place}: {said}", severity.name())
        };
        let lines = findings
            .iter()
            .map(|finding| line((finding.kind.severity(), &finding.place, finding.kind.to_string())));
        lines.collect::<Vec<_>>().join("\n")
    });
}

/// The article with the fields that every native file has.
fn native(text: &str) -> String {
    let mut article = json!({"format": "moyue-article", "version": 1, "title": "題", "language": "zh-Hant"});
    let Value::Object(fields) = serde_json::from_str(text).expect("the case is JSON") else {
        panic!("{text}")
    };
    article.as_object_mut().expect("an object").extend(fields);
    article.to_string()
}

/// Few pieces, so that names, brackets and addresses meet.
fn text() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "人工智慧",
        "（",
        "）",
        "(",
        ")",
        "AI",
        "ＡＩ",
        "LLMs",
        "Transformer",
        "transformer",
        "臺灣",
        "台灣",
        "。",
        ". ",
        "，",
        " ",
        "\n",
        "\n\n",
        "[術語]",
        "：",
        "簡稱",
        "https://a.example",
        "#",
        "㌔",
        "e\u{301}",
        "é",
        "\u{0}",
        "𠮷",
    ];
    prop::collection::vec(prop::sample::select(PIECES), 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_article_can_be_checked(text in text()) {
        let text = format!("題\n\n{text}");
        if let Ok(imported) = import(text.as_bytes(), &Hint::default()) {
            for finding in check(&imported.article) {
                prop_assert!(!finding.kind.to_string().is_empty());
                let sections = imported.article.sections.len();
                prop_assert!(finding.place.section.is_none_or(|section| section < sections));
            }
        }
    }
}
