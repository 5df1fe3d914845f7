//! Whether a text spaces a name in a way that leaves it the same name.

use super::squeezed::is_separator;
use crate::text::class::{is_hangul, is_word_char};

/// Letters of the shortest piece of a Latin word that a blank may set apart: `data base` is `database`, but `for mat` is
/// not `format`.
const SHORTEST_LATIN: usize = 4;
/// And of a word in hangul.
const SHORTEST_HANGUL: usize = 2;

/// Whether a text that is a name when both are squeezed may be that name: where it has a blank or a hyphen and the name has
/// none, the pieces are long enough, or there is a hyphen.
pub(super) fn is_spaced_like(name: &str, text: &str) -> bool {
    let own: Vec<usize> = pieces(name).into_iter().map(|piece| piece.start).collect();
    let pieces = pieces(text);
    pieces.windows(2).all(|pair| {
        let [before, after] = pair else { return true };
        if own.contains(&after.start) {
            return true;
        }
        if after.separators > 1 {
            return false;
        }
        let least = match (before.last, after.first) {
            (Some(last), Some(first)) if is_hangul(last) && is_hangul(first) => SHORTEST_HANGUL,
            (Some(last), Some(first)) if is_letter(last) && is_letter(first) => {
                if after.by_hyphen {
                    1
                } else {
                    SHORTEST_LATIN
                }
            }
            _ => 1,
        };
        before.length >= least && after.length >= least
    })
}

fn is_letter(c: char) -> bool {
    is_word_char(c) && !c.is_numeric()
}

/// What stands between separators.
struct Piece {
    /// Letters before it.
    start: usize,
    /// Its letters.
    length: usize,
    /// Separators right before it.
    separators: usize,
    /// Whether one of these is no blank.
    by_hyphen: bool,
    first: Option<char>,
    last: Option<char>,
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let (mut letters, mut separators, mut by_hyphen, mut is_new) = (0, 0, false, true);
    for c in text.chars() {
        if is_separator(c) {
            separators += 1;
            by_hyphen |= !c.is_whitespace();
            is_new = true;
            continue;
        }
        if is_new {
            pieces.push(Piece {
                start: letters,
                length: 0,
                separators,
                by_hyphen,
                first: Some(c),
                last: None,
            });
            (separators, by_hyphen, is_new) = (0, false, false);
        }
        if let Some(piece) = pieces.last_mut() {
            piece.length += 1;
            piece.last = Some(c);
        }
        letters += 1;
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_may_be_spaced_otherwise() {
        for (name, text, wanted) in [
            ("email", "e-mail", true),
            ("email", "e mail", false),
            ("e-mail", "email", true),
            ("database", "data base", true),
            ("format", "for mat", false),
            ("feed-in tariff", "feed in tariff", true),
            ("open source", "open - source", true),
            ("opensource", "open - source", false),
            ("AI模型", "AI 模型", true),
            ("인공지능", "인공 지능", true),
            ("이과정", "이 과정", false),
            ("GPT4", "GPT 4", true),
        ] {
            assert_eq!(is_spaced_like(name, text), wanted, "{name} {text}");
        }
    }
}
