//! Sections of notes.

/// What a section of notes is called in an article of a language, a BCP 47 tag.
pub(in crate::import) fn title(language: &str) -> &'static str {
    match language.get(..2) {
        Some("ja") => "注",
        Some("ko") => "주석",
        Some("zh") if language == "zh-Hans" || language == "zh-CN" => "注释",
        Some("zh") => "註釋",
        _ => "Notes",
    }
}
