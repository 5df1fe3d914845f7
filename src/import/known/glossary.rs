//! What glossaries are called.

use crate::article::{SectionKind, section_kind};

/// Whether a title or a heading names a glossary, alone or among other words.
pub(in crate::import) fn names_glossary(title: &str) -> bool {
    const NAMES: &[&str] = &[
        "用語集",
        "用語解説",
        "用語辞典",
        "用語一覧",
        "術語表",
        "术语表",
        "詞彙表",
        "词汇表",
        "詞匯表",
        "名詞解釋",
        "名词解释",
        "術語解釋",
        "术语解释",
        "용어집",
        "용어 해설",
        "용어해설",
        "glossary",
    ];
    let name = title.to_lowercase();
    section_kind(title) == Some(SectionKind::Glossary) || NAMES.iter().any(|known| name.contains(known))
}
