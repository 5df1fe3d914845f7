//! What stands after the name of somebody who took part in a book and is not its author.

use crate::text::language_tag::{LanguageTag, Naming};

/// What stands after a name whose role is one of these (MARC relators), in the book's language; none for any other.
pub(in crate::import) fn label(role: &str, language: &str) -> Option<&'static str> {
    let labels = match role {
        "trl" => ["（譯）", "（译）", "（訳）", " 옮김", " (trans.)"],
        "edt" => ["（編）", "（编）", "（編）", " 엮음", " (ed.)"],
        "ill" => ["（繪）", "（绘）", "（絵）", " 그림", " (ill.)"],
        _ => return None,
    };
    let index = match LanguageTag::of(language).naming() {
        Some(Naming::ZhHant) => 0,
        Some(Naming::ZhHans) => 1,
        Some(Naming::Ja) => 2,
        Some(Naming::Ko) => 3,
        Some(Naming::En) | None => 4,
    };
    labels.get(index).copied()
}
