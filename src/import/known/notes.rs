//! Sections of notes.

use crate::text::language_tag::{LanguageTag, Naming};

/// What a section of notes is called in an article of a language, a BCP 47 tag.
pub(in crate::import) fn title(language: &str) -> &'static str {
    match LanguageTag::of(language).naming() {
        Some(Naming::ZhHant) => "註釋",
        Some(Naming::ZhHans) => "注释",
        Some(Naming::Ja) => "注",
        Some(Naming::Ko) => "주석",
        Some(Naming::En) | None => "Notes",
    }
}

/// Whether a heading begins the notes at the end of a text.
pub(in crate::import) fn names_notes(name: &str) -> bool {
    const NAMES: &[&str] = &[
        "註釋",
        "註釈",
        "注釋",
        "注释",
        "註解",
        "注解",
        "附註",
        "附注",
        "脚注",
        "腳註",
        "後註",
        "注",
        "註",
        "주석",
        "주",
        "각주",
        "notes",
        "footnotes",
        "endnotes",
    ];
    NAMES.contains(&name.trim().to_lowercase().as_str())
}
