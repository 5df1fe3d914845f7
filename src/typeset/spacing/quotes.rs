//! Quotation marks that Chinese and Latin text share.

use super::HALF;
use crate::typeset::measure::Glyph;
use crate::typeset::punctuation::is_narrow;

/// A pair of quotation marks further apart than this is not looked for, characters.
const LONGEST_QUOTE: usize = 200;

/// Whether a curly quotation mark that the face draws for Chinese belongs to Latin text: as the apostrophe of `it’s`
/// does, or one of a pair with nothing but Latin within.
pub(super) fn is_wide_quote_in_latin(characters: &[char], at: usize, glyph: Glyph) -> bool {
    let (other, opens) = match characters[at] {
        _ if glyph.advance <= HALF => return false,
        '“' => ('”', true),
        '‘' => ('’', true),
        '”' => ('“', false),
        '’' => ('‘', false),
        _ => return false,
    };
    let mut before = characters[..at].iter().rev().copied().take(LONGEST_QUOTE).peekable();
    let mut after = characters[at + 1..].iter().copied().take(LONGEST_QUOTE).peekable();
    let (is_after_latin, is_before_latin) =
        (before.peek().is_some_and(|c| is_narrow(*c)), after.peek().is_some_and(|c| is_narrow(*c)));
    let ends = |c: &char| *c == other || !is_narrow(*c) && !matches!(c, '‘' | '’');
    let pair = if opens {
        is_before_latin && after.find(ends) == Some(other)
    } else {
        is_after_latin && before.find(ends) == Some(other)
    };
    pair || is_after_latin && is_before_latin
}
