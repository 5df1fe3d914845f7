//! What is blank.

/// Whether a character is blank: any white space, a byte-order mark, a space without width.
pub(in crate::import) fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{FEFF}' | '\u{200B}')
}
