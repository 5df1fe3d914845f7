//! Fonts that have signs in the places of letters. Their characters are written as bytes, or from U+F000 on in the area
//! of private use.

/// Symbol, from U+0021 on (Adobe's symbol encoding, as in Unicode's `MAPPINGS/VENDORS/ADOBE/symbol.txt`).
const SYMBOL_LOW: &str =
    "!∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼";
/// Symbol, from U+00A1 on.
const SYMBOL_HIGH: &str =
    "ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\u{20AC}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭";

/// Signs of the Wingdings that documents use, by their bytes.
const WINGDINGS: &[(u32, char)] = &[
    (0x22, '✂'),
    (0x28, '☎'),
    (0x2A, '✉'),
    (0x3F, '✍'),
    (0x46, '☞'),
    (0x4A, '☺'),
    (0x4C, '☹'),
    (0x6C, '●'),
    (0x6D, '❍'),
    (0x6E, '■'),
    (0x6F, '□'),
    (0x70, '◻'),
    (0x71, '❑'),
    (0x72, '❒'),
    (0x73, '⬧'),
    (0x74, '⧫'),
    (0x75, '◆'),
    (0x76, '❖'),
    (0x77, '⬥'),
    (0x78, '⌧'),
    (0x7A, '⌘'),
    (0x80, '⓪'),
    (0x81, '①'),
    (0x82, '②'),
    (0x83, '③'),
    (0x84, '④'),
    (0x85, '⑤'),
    (0x86, '⑥'),
    (0x87, '⑦'),
    (0x88, '⑧'),
    (0x89, '⑨'),
    (0x8A, '⑩'),
    (0x8B, '⓿'),
    (0x8C, '❶'),
    (0x8D, '❷'),
    (0x8E, '❸'),
    (0x8F, '❹'),
    (0x90, '❺'),
    (0x91, '❻'),
    (0x92, '❼'),
    (0x93, '❽'),
    (0x94, '❾'),
    (0x95, '❿'),
    (0x9E, '·'),
    (0x9F, '•'),
    (0xA1, '○'),
    (0xA7, '▪'),
    (0xA8, '◻'),
    (0xAB, '★'),
    (0xD8, '➢'),
    (0xDC, '➲'),
    (0xDF, '←'),
    (0xE0, '→'),
    (0xE1, '↑'),
    (0xE2, '↓'),
    (0xE8, '➔'),
    (0xEF, '⇦'),
    (0xF0, '⇨'),
    (0xF1, '⇧'),
    (0xF2, '⇩'),
    (0xFB, '✗'),
    (0xFC, '✓'),
    (0xFD, '☒'),
    (0xFE, '☑'),
];

/// Signs of the Wingdings 2 that documents use.
const WINGDINGS_2: &[(u32, char)] =
    &[(0x4F, '✗'), (0x50, '✓'), (0x51, '☒'), (0x52, '☑'), (0x54, '☒'), (0x97, '●'), (0xA3, '□'), (0xA2, '■')];

/// Whether a font has signs in the places of letters.
pub(super) fn is_symbol_font(font: &str) -> bool {
    table(font).is_some()
}

#[derive(Clone, Copy)]
enum SignTable {
    Symbol,
    List(&'static [(u32, char)]),
}

fn table(font: &str) -> Option<SignTable> {
    match font.trim().to_ascii_lowercase().as_str() {
        "symbol" => Some(SignTable::Symbol),
        "wingdings" => Some(SignTable::List(WINGDINGS)),
        "wingdings 2" => Some(SignTable::List(WINGDINGS_2)),
        "wingdings 3" | "webdings" => Some(SignTable::List(&[])),
        _ => None,
    }
}

/// The sign that a font has for a character; none where nobody knows.
pub(super) fn sign(font: &str, code: u32) -> Option<char> {
    let byte = if (0xF000..=0xF0FF).contains(&code) { code - 0xF000 } else { code };
    match table(font) {
        None => char::from_u32(code),
        Some(_) if byte == 0x20 => Some(' '),
        Some(SignTable::List(list)) => list.iter().find(|(known, _)| *known == byte).map(|(_, sign)| *sign),
        Some(SignTable::Symbol) => {
            let nth = |row: &str, first: u32| row.chars().nth(byte.checked_sub(first)? as usize);
            if byte < 0x7F { nth(SYMBOL_LOW, 0x21) } else { nth(SYMBOL_HIGH, 0xA1) }
        }
    }
}

/// Text in a font as text in any font.
pub(super) fn text(font: &str, text: &str) -> String {
    let is_symbol = is_symbol_font(font);
    let shown = |c: char| match u32::from(c) {
        code @ 0xF000..=0xF0FF => sign(font, code).unwrap_or(if is_symbol { '□' } else { c }),
        code @ 0x21..=0xFF if is_symbol => sign(font, code).unwrap_or(c),
        _ => c,
    };
    text.chars().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_of_known_fonts_are_characters() {
        assert_eq!(SYMBOL_LOW.chars().count(), 0x7E - 0x20);
        assert_eq!(SYMBOL_HIGH.chars().count(), 0xFE - 0xA0);
        assert_eq!(text("Symbol", "abW\u{F0AE}\u{A3}\u{C5}"), "αβΩ→≤⊕");
        assert_eq!(text("Wingdings", "\u{F0FC}\u{F0A7}"), "✓▪");
        assert_eq!(text("Wingdings", "\u{F001}"), "□");
        assert_eq!(text("宋体", "a\u{F0FC}"), "a\u{F0FC}");
    }
}
