//! Any article can be checked.

use moyue::check::check;
use moyue::import::{Hint, import};
use moyue::reader::Language;
use moyue::words;
use proptest::prelude::*;

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
                prop_assert!(!words::finding(&finding.kind, Language::En).is_empty());
                let sections = imported.article.sections.len();
                prop_assert!(finding.place.section.is_none_or(|section| section < sections));
            }
        }
    }
}
