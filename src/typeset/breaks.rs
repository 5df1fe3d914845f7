//! Where a line may break: UAX #14 as CSS Text 3 §5.3 (`line-break`) tailors it, with the prohibitions of clreq
//! §3.1.4 and §3.1.5 and jlreq §3.1.7 to §3.1.10 on top.

use icu_locale_core::{LanguageIdentifier, langid};
use icu_segmenter::options::{LineBreakOptions, LineBreakStrictness as CssStrictness, LineBreakWordOption};
use icu_segmenter::{GraphemeClusterSegmenter, LineSegmenter, LineSegmenterBorrowed};

use crate::text::class::{OBJECT, is_cjk};

use super::prohibitions::{is_line_end_prohibited, is_line_start_prohibited};
use super::punctuation::{PunctuationClass, is_line_end, punctuation_class, repeats};
use super::sequences::Sequences;
use super::{LineBreakStrictness, Rules, WritingSystem};

/// The places of a text at which a line may break, in characters from its start: each is where a next line begins.
/// The end of the text is the last of them (UAX #14 LB3); an empty text has none.
pub fn breaks(text: &str, rules: Rules, writing_system: WritingSystem, keep_words: bool) -> Vec<usize> {
    let characters: Vec<char> = text.chars().collect();
    let opportunities = BreakOpportunities::find(text, &characters, rules, writing_system, keep_words);
    (1..=characters.len()).filter(|&at| opportunities.allowed[at]).collect()
}

/// Break opportunities of a stretch of text; index `i` is the place before character `i`.
pub(super) struct BreakOpportunities {
    /// A line may break here.
    pub allowed: Vec<bool>,
    /// A prohibition holds here, or the two sides belong together: not even an emergency should break here.
    pub prohibited: Vec<bool>,
    /// The two sides are of one unbreakable sequence.
    pub together: Vec<bool>,
    /// A line may break here where otherwise it would be left short; no rule allows it.
    pub reluctant: Vec<bool>,
    /// What a break here costs.
    pub costs: Vec<f64>,
}

/// What it costs to part a formula: less than a ragged line, and more than one whose blanks are half an em wide.
const PARTED_COST: f64 = 16.0;

impl BreakOpportunities {
    /// The opportunities of a text that is given as a string and as characters.
    pub fn find(
        text: &str,
        characters: &[char],
        rules: Rules,
        writing_system: WritingSystem,
        keep_words: bool,
    ) -> Self {
        // An object is broken as a letter, whose class it has not (UAX #14 LB20).
        let lettered = (rules != Rules::Uax14 && text.contains(OBJECT)).then(|| text.replace(OBJECT, "x"));
        let segmenter = segmenter(rules, writing_system, keep_words);
        let allowed = segment(lettered.as_deref().unwrap_or(text), characters.len(), segmenter);
        let none = vec![false; characters.len() + 1];
        let costs = vec![0.0; characters.len() + 1];
        let mut opportunities =
            Self { allowed, prohibited: none.clone(), together: none.clone(), reluctant: none, costs };
        if let Rules::Tailored(strictness) = rules {
            opportunities.tailor(characters, strictness, writing_system);
        }
        opportunities
    }

    /// `visible` is the last character that is not a space: after spaces a prohibition still holds, as in UAX #14
    /// LB14 and LB16. A line that was ended ends it (LB4, LB5).
    fn tailor(
        &mut self,
        characters: &[char],
        strictness: LineBreakStrictness,
        writing_system: WritingSystem,
    ) {
        let sequences = Sequences::find(characters);
        let mut visible = None;
        for at in 1..characters.len() {
            let (before, after) = (characters[at - 1], characters[at]);
            if before != ' ' {
                visible = Some(before);
            }
            if is_line_end(before) {
                visible = None;
                continue;
            }
            // After an opener, also across spaces, nothing begins a line (LB14).
            let is_opened = visible.is_some_and(|c| is_line_end_prohibited(c, LineBreakStrictness::Basic));
            self.prohibited[at] = is_line_start_prohibited(after, strictness, writing_system)
                || is_line_end_prohibited(before, strictness)
                || is_opened
                // Nothing is hyphenated: a soft hyphen (UAX #14 class BA, LB21) is no opportunity.
                || before == '\u{AD}'
                // A word joiner joins even where there is no room (UAX #14 LB11).
                || before == '\u{2060}'
                || after == '\u{2060}'
                || sequences.together[at];
            self.prohibited[at] &= is_opened || !sequences.opens[at];
            // Formulas come in parts, after each of which a line may break.
            let parts = before == OBJECT && after == OBJECT;
            let allowed = self.allowed[at]
                || sequences.opens[at]
                || parts
                || adds(before, characters, at, writing_system);
            self.allowed[at] = allowed && !self.prohibited[at];
        }
        self.together = sequences.together;
        self.reluctant = sequences.reluctant;
        self.costs = sequences.costs;
        for at in (1..characters.len()).filter(|at| characters[at - 1] == OBJECT && characters[*at] == OBJECT)
        {
            self.costs[at] = PARTED_COST;
        }
    }
}

/// Places that UAX #14 leaves closed because it cannot know that the text is Chinese or Japanese: next to quotation
/// marks (LB19) and before an ellipsis or dash (LB17, LB22).
fn adds(before: char, characters: &[char], at: usize, writing_system: WritingSystem) -> bool {
    let after = characters[at];
    let ends_cjk = is_cjk(before)
        || matches!(
            punctuation_class(before),
            Some(PunctuationClass::Closer | PunctuationClass::Comma | PunctuationClass::Stop)
        );
    // A curly quotation mark belongs to what it quotes, be that Latin or not.
    let quotes = writing_system.is_unspaced()
        && (matches!(after, '“' | '‘') && ends_cjk || matches!(before, '”' | '’') && is_cjk(after));
    // Below the strict level, a whole ellipsis or two-em dash may begin a line (clreq §3.1.4).
    let dashes = repeats(after) && ends_cjk && (is_paired(characters, at) || after == '⸺');
    quotes || dashes
}

/// Whether the character at a place stands next to its own like.
fn is_paired(characters: &[char], at: usize) -> bool {
    characters.get(at + 1) == Some(&characters[at]) || at > 0 && characters[at - 1] == characters[at]
}

fn segment(text: &str, count: usize, segmenter: LineSegmenterBorrowed<'_>) -> Vec<bool> {
    let mut allowed = vec![false; count + 1];
    for at in character_places(text, segmenter.segment_str(text)).filter(|at| *at > 0) {
        allowed[at] = true;
    }
    allowed
}

/// The places of a text that are given in bytes, in order, in characters.
pub(super) fn character_places(
    text: &str,
    bytes: impl Iterator<Item = usize>,
) -> impl Iterator<Item = usize> {
    let mut bytes = bytes.peekable();
    let places = text.char_indices().map(|(byte, _)| byte).chain([text.len()]).enumerate();
    places.filter(move |(_, byte)| bytes.next_if_eq(byte).is_some()).map(|(at, _)| at)
}

/// The segmenter treats Chinese and Japanese alike, as CSS Text 3 §5.3 does.
static JAPANESE_OR_CHINESE: LanguageIdentifier = langid!("ja");

fn segmenter(
    rules: Rules,
    writing_system: WritingSystem,
    keep_words: bool,
) -> LineSegmenterBorrowed<'static> {
    let mut options = LineBreakOptions::default();
    options.strictness = Some(match rules {
        Rules::CssLoose => CssStrictness::Loose,
        Rules::CssNormal | Rules::Tailored(LineBreakStrictness::Basic | LineBreakStrictness::Gb) => {
            CssStrictness::Normal
        }
        Rules::Uax14 | Rules::CssStrict | Rules::Tailored(LineBreakStrictness::Strict) => {
            CssStrictness::Strict
        }
    });
    if rules != Rules::Uax14 && writing_system.is_unspaced() {
        options.content_locale = Some(&JAPANESE_OR_CHINESE);
    }
    if keep_words && writing_system == WritingSystem::Ko {
        options.word_option = Some(LineBreakWordOption::KeepAll);
    }
    let mut segmenter = LineSegmenter::new_17_for_non_complex_scripts(options);
    if rules != Rules::Uax14 {
        segmenter.load_dictionary();
    }
    segmenter
}

/// The places inside a stretch of text between what a reader takes for one character (grapheme clusters, UAX #29), in
/// characters from its start.
pub(super) fn grapheme_starts(characters: &[char]) -> Vec<usize> {
    let text: String = characters.iter().collect();
    let places = character_places(&text, GraphemeClusterSegmenter::new().segment_str(&text));
    places.filter(|at| (1..characters.len()).contains(at)).collect()
}
