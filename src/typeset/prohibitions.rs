//! Which characters may not stand at the edges of a line: the lists of clreq §3.1.4 and of jlreq §3.1.7 and §3.1.8.

use super::punctuation::{PunctuationClass, punctuation_class};
use super::{LineBreakStrictness, WritingSystem};

/// Whether a character may not begin a line: clreq §3.1.4 (prohibition rules for line start and line end), jlreq §3.1.7
/// (characters not starting a line), klreq §4.3.3 (line head restrictions); UAX #14 LB13 and LB21 for those that bar a
/// line start in any text.
pub fn is_line_start_prohibited(
    c: char,
    strictness: LineBreakStrictness,
    writing_system: WritingSystem,
) -> bool {
    match c {
        // An em dash joins as often as it interrupts: neither one nor two are parted from what they follow.
        '—' | '～' | '〜' | '~' | '-' | '－' | '–' | '‐' | '/' | '／' | '‼' | '⁇' | '⁈' | '⁉' | '〟'
        | '〞' => true,
        '゠' => strictness >= LineBreakStrictness::Gb,
        '…' | '⋯' | '‥' | '⸺' | '―' => strictness == LineBreakStrictness::Strict,
        '々' | '〻' => writing_system == WritingSystem::Ja && strictness == LineBreakStrictness::Strict,
        _ => punctuation_class(c).is_some_and(|mark| mark != PunctuationClass::Opener),
    }
}

/// Whether a character may not end a line: clreq §3.1.4 (the solidus from the GB method on), jlreq §3.1.8 (characters
/// not ending a line), klreq §4.3.4 (line end restrictions); UAX #14 LB14.
pub fn is_line_end_prohibited(c: char, strictness: LineBreakStrictness) -> bool {
    match c {
        '/' | '／' => strictness >= LineBreakStrictness::Gb,
        _ => punctuation_class(c) == Some(PunctuationClass::Opener),
    }
}
