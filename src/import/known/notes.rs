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
