//! The tables that `build.rs` makes.

use super::thorough;

/// What characters fold to, in one language.
#[derive(Debug)]
pub(super) struct FoldingTable {
    /// Two bytes for each character of the basic plane: the character that it folds to by itself. Zero where
    /// there is none, since that depends on what follows, or since it is several characters.
    basic: &'static [u8; 0x2_0000],
    /// Variants of ideographs beyond the basic plane, sorted, with those that stand for them.
    beyond: &'static [(char, char)],
}

pub(super) static CHINESE: FoldingTable = FoldingTable {
    basic: include_bytes!(concat!(env!("OUT_DIR"), "/chinese")),
    beyond: include!(concat!(env!("OUT_DIR"), "/chinese.rs")),
};

pub(super) static JAPANESE: FoldingTable = FoldingTable {
    basic: include_bytes!(concat!(env!("OUT_DIR"), "/japanese")),
    beyond: include!(concat!(env!("OUT_DIR"), "/japanese.rs")),
};

impl FoldingTable {
    /// The folded form of a character that no neighbour but a combining mark can change, if that form is one
    /// character: the quick way through nearly all text.
    pub(super) fn alone(&self, c: char) -> Option<char> {
        let (codes, _) = self.basic.as_chunks();
        let code = u16::from_le_bytes(*codes.get(c as usize)?);
        char::from_u32(code.into()).filter(|&folded| folded != '\0')
    }

    /// The folded form of a base with its combining marks.
    pub(super) fn fold(&self, character: &str) -> String {
        thorough::fold_thoroughly(character, |c| self.variant(c))
    }

    /// The ideograph that stands for all variants of a folded character.
    fn variant(&self, c: char) -> char {
        if c <= '\u{FFFF}' {
            return self.alone(c).unwrap_or(c);
        }
        let found = self.beyond.binary_search_by_key(&c, |&(variant, _)| variant).ok();
        found.and_then(|at| self.beyond.get(at)).map_or(c, |&(_, first)| first)
    }
}
