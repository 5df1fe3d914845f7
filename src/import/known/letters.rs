//! What two texts are compared by that say the same with other marks and blanks.

/// The letters and digits of a text, in small letters.
pub(in crate::import) fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
