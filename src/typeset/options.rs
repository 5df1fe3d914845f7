//! What lines are set for: language, level of prohibitions, measure and spacing.

use crate::text::language_tag::{LanguageTag, MainLanguage};

/// The conventions that a text is set by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum WritingSystem {
    /// Chinese in the traditional script (Taiwan, Hong Kong).
    #[default]
    ZhHant,
    /// Chinese in the simplified script.
    ZhHans,
    /// Japanese.
    Ja,
    /// Korean.
    Ko,
    /// Any other: spaces between words, nothing particular to CJK beyond the characters themselves.
    Other,
}

/// How many marks are kept from the edges of a line (clreq §3.1.4: basic, GB and strict); each level includes the one
/// before.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LineBreakStrictness {
    /// Stops, commas and closing brackets never begin a line, opening brackets never end one.
    Basic,
    /// The solidus does not end a line either; what the Chinese national standard asks for.
    #[default]
    Gb,
    /// Ellipses and two-em dashes do not begin a line either; in Japanese neither do small kana (jlreq §3.1.7).
    Strict,
}

/// The rules by which places for a line break are found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rules {
    /// UAX #14 as it stands.
    Uax14,
    /// `line-break: loose` of CSS Text 3 §5.3.
    CssLoose,
    /// `line-break: normal` of CSS Text 3 §5.3.
    CssNormal,
    /// `line-break: strict` of CSS Text 3 §5.3.
    CssStrict,
    /// UAX #14 with the prohibitions of clreq and jlreq at a level.
    Tailored(LineBreakStrictness),
}

/// Everything that decides how a paragraph is set, apart from its text and its fonts.
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be on")]
#[derive(Clone, Debug, PartialEq)]
pub struct ParagraphOptions {
    /// The language.
    pub writing_system: WritingSystem,
    /// The level of prohibitions.
    pub strictness: LineBreakStrictness,
    /// The length of a line, px.
    pub width: f32,
    /// The size of the type, px: 1 em.
    pub size: f32,
    /// Whether lines end flush.
    pub justify: bool,
    /// Whether all lines, the last one as well, are about as long as each other, and break between phrases alone: for
    /// headings (`text-wrap: balance` of CSS Text 4 §5.2). Such lines do not end flush.
    pub balance: bool,
    /// First-line indent, em (clreq §3.4.1, jlreq §3.5.1, klreq §4.2.1). A paragraph that begins with an ideographic
    /// space has its own.
    pub indent: f32,
    /// The same for each line after one that was broken by hand, em (`each-line` of `text-indent`, CSS Text 3 §8.1).
    pub line_indent: f32,
    /// The indent of the lines in which these go on, em (`hanging` of `text-indent`): 0 but in verse.
    pub turnover: f32,
    /// The gap between Han and Latin letters or digits, em (clreq §3.2.2, jlreq §3.2.6; `text-autospace` of CSS Text
    /// 4); 0 for none.
    pub gap: f32,
    /// Whether a comma or full stop may hang outside a full line (clreq §3.1.7; `hanging-punctuation` of CSS Text 3
    /// §8.2).
    pub hang: bool,
    /// Whether an opening mark at the start of a line gives up its blank half (clreq §3.1.6.3, jlreq §3.1.5).
    pub trim_start: bool,
    /// Whether half-width marks of Chinese and Japanese sentences are shown full-width, and blanks typed next to
    /// full-width marks have no room of their own.
    pub full_width_marks: bool,
    /// Whether words of hangul are kept whole (klreq §4.4.2; `word-break: keep-all` of CSS Text 3 §5.2).
    pub keep_words: bool,
}

impl WritingSystem {
    /// The conventions for a BCP 47 language tag.
    pub fn of(tag: &str) -> Self {
        let tag = LanguageTag::of(tag);
        match tag.main() {
            MainLanguage::Chinese if tag.is_traditional() => Self::ZhHant,
            MainLanguage::Chinese => Self::ZhHans,
            MainLanguage::Japanese => Self::Ja,
            MainLanguage::Korean => Self::Ko,
            MainLanguage::English | MainLanguage::Other | MainLanguage::Unknown => Self::Other,
        }
    }

    /// The level of prohibitions that is usual: books in Japanese keep small kana and the like from line starts (jlreq
    /// §3.1.7), Chinese follows its national standard.
    pub const fn usual_strictness(self) -> LineBreakStrictness {
        match self {
            Self::Ja => LineBreakStrictness::Strict,
            Self::ZhHant | Self::ZhHans | Self::Ko | Self::Other => LineBreakStrictness::Gb,
        }
    }

    /// The first-line indent that is usual, em (clreq §3.4.1, jlreq §3.5.1, klreq §4.2.1).
    pub const fn usual_indent(self) -> f32 {
        match self {
            Self::ZhHant | Self::ZhHans => 2.0,
            Self::Ja | Self::Ko => 1.0,
            Self::Other => 0.0,
        }
    }

    /// The usual distance of baselines, em: Han fills its square and needs more air between lines than letters do.
    pub const fn usual_leading(self) -> f32 {
        match self {
            Self::ZhHant | Self::ZhHans => 1.75,
            Self::Ja => 1.8,
            Self::Ko => 1.7,
            Self::Other => 1.55,
        }
    }

    /// The usual length of a line, em: up to 40 characters of Han (jlreq §2.4.2), or some 65 letters.
    pub const fn usual_measure(self) -> f32 {
        match self {
            Self::ZhHant | Self::ZhHans | Self::Ko => 38.0,
            Self::Ja => 36.0,
            Self::Other => 33.0,
        }
    }

    /// The usual space between paragraphs beyond that between lines, em. Books in Japanese have none.
    pub const fn usual_paragraph_space(self) -> f32 {
        match self {
            Self::ZhHant | Self::ZhHans | Self::Ko => 0.45,
            Self::Ja => 0.2,
            Self::Other => 0.35,
        }
    }

    /// Whether it is written in Han or kana without spaces between words.
    pub const fn is_unspaced(self) -> bool {
        matches!(self, Self::ZhHant | Self::ZhHans | Self::Ja)
    }
}

impl ParagraphOptions {
    /// The defaults for a language, at a measure and size in px.
    pub const fn new(writing_system: WritingSystem, width: f32, size: f32) -> Self {
        Self {
            writing_system,
            strictness: writing_system.usual_strictness(),
            width,
            size,
            justify: true,
            balance: false,
            indent: writing_system.usual_indent(),
            line_indent: 0.0,
            turnover: 0.0,
            gap: 0.25,
            hang: false,
            trim_start: false,
            full_width_marks: true,
            keep_words: false,
        }
    }

    /// The same for a heading: ragged and balanced, from edge to edge, with every word whole.
    #[must_use]
    pub fn heading(self) -> Self {
        Self {
            justify: false,
            balance: true,
            indent: 0.0,
            line_indent: 0.0,
            turnover: 0.0,
            hang: false,
            trim_start: true,
            keep_words: true,
            ..self
        }
    }

    /// Whether half-width marks are shown full-width: Korean and Western text keeps them.
    pub(super) const fn widens_marks(&self) -> bool {
        self.full_width_marks && self.writing_system.is_unspaced()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_chooses_the_conventions() {
        for (tag, writing_system) in [
            ("zh-Hant", WritingSystem::ZhHant),
            ("zh-TW", WritingSystem::ZhHant),
            ("zh_HK", WritingSystem::ZhHant),
            ("yue", WritingSystem::ZhHant),
            ("zh", WritingSystem::ZhHans),
            ("zh-CN", WritingSystem::ZhHans),
            ("zh-Hans-HK", WritingSystem::ZhHans),
            ("zh-Latn", WritingSystem::Other),
            ("ja-JP", WritingSystem::Ja),
            ("ko", WritingSystem::Ko),
            ("en", WritingSystem::Other),
            ("", WritingSystem::Other),
        ] {
            assert_eq!(WritingSystem::of(tag), writing_system, "{tag}");
        }
    }
}
