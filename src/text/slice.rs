//! Parts of texts: their beginnings, and texts without some of their white space.

use std::borrow::Cow;

/// The byte at which a character of a text begins, given by how many stand before it; the text's end where there are not
/// so many.
pub fn byte_of_char(text: &str, char: usize) -> usize {
    text.char_indices().nth(char).map_or(text.len(), |(byte, _)| byte)
}

/// The first characters of a text, at most so many.
pub fn first_chars(text: &str, most: usize) -> &str {
    text.split_at(byte_of_char(text, most)).0
}

/// The whole characters in the first bytes of a text, at most so many bytes.
pub fn first_bytes(text: &str, most: usize) -> &str {
    text.split_at(text.floor_char_boundary(most)).0
}

/// A text of at most so many characters, and `…` after them where there are more.
pub fn elided(text: &str, most: usize) -> Cow<'_, str> {
    let first = first_chars(text, most);
    if first.len() < text.len() { Cow::Owned(first.to_owned() + "…") } else { Cow::Borrowed(text) }
}

/// A text with one space for every run of white space, and none around it.
pub fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// A text without white space.
pub fn without_blanks(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_has_whole_characters() {
        for (text, most, by_chars, by_bytes) in [
            ("", 3, "", ""),
            ("abc", 0, "", ""),
            ("abc", 2, "ab", "ab"),
            ("墨閱", 1, "墨", ""),
            ("墨閱", 4, "墨閱", "墨"),
            ("a𠮷b", 3, "a𠮷b", "a"),
            ("墨閱", usize::MAX, "墨閱", "墨閱"),
        ] {
            assert_eq!(
                (first_chars(text, most), first_bytes(text, most)),
                (by_chars, by_bytes),
                "{text} {most}"
            );
            assert_eq!(byte_of_char(text, most), by_chars.len());
        }
    }

    #[test]
    fn only_what_is_left_out_has_an_ellipsis() {
        for (text, elided) in [("", ""), ("墨閱", "墨閱"), ("墨閱讀", "墨閱…"), ("墨閱讀者", "墨閱…")]
        {
            assert_eq!(super::elided(text, 2), elided);
        }
    }

    #[test]
    fn white_space_becomes_one_space_or_none() {
        for (text, line, bare) in [
            ("", "", ""),
            (" \n\u{3000}", "", ""),
            ("雨", "雨", "雨"),
            ("\t雨  傘\r\n\u{3000}在\u{A0}家 ", "雨 傘 在 家", "雨傘在家"),
        ] {
            assert_eq!((one_line(text).as_str(), without_blanks(text).as_str()), (line, bare), "{text:?}");
        }
    }
}
