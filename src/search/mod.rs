//! Finding a text in an article: a query in, hits out.
//!
//! A [`Finder`] is made once for a query and then asked passage by passage, so that whoever asks can stop between
//! two of them. Passages have neither markup nor soft line ends nor readings in their text, so none of these comes
//! between a query and its hits.

mod excerpt;
mod finder;
mod hits;
mod pattern;
mod prefolded;

pub use excerpt::{Excerpt, excerpt};
pub use finder::Finder;
pub use hits::{Hit, Hits};
pub use pattern::{PatternError, PatternFault};
pub use prefolded::Prefolded;

use crate::article::{Anchor, Passage};

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct SearchQuery {
    /// The text or the regular expression, as it was typed.
    pub text: String,
    /// How it is meant.
    pub options: SearchOptions,
}

/// How a query is meant.
#[expect(clippy::struct_excessive_bools, reason = "these are independent: any may be on")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct SearchOptions {
    /// Whether spellings that a reader takes for the same are the same (see [`crate::text::fold`]). It is on unless
    /// it is switched off, and means nothing to a regular expression.
    pub fold: bool,
    /// Whether capital and small letters differ.
    pub case: bool,
    /// Whether a hit that begins or ends amid the letters of a word does not count; Han and kana have no such words
    /// (see [`crate::text::class::is_word_char`]).
    pub whole_word: bool,
    /// Whether the text is a regular expression, in the syntax of the `regex` crate. It is searched in what is
    /// written, and `^` and `$` are the ends of a line.
    pub regex: bool,
}

impl Default for SearchOptions {
    fn default() -> Self {
        Self { fold: true, case: false, whole_word: false, regex: false }
    }
}

impl SearchQuery {
    /// A text to be found with the usual options.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), options: SearchOptions::default() }
    }

    /// Whether there is nothing to look for.
    pub fn is_blank(&self) -> bool {
        let SearchOptions { fold, regex, .. } = self.options;
        if fold && !regex { self.text.trim().is_empty() } else { self.text.is_empty() }
    }
}

/// The place at which a search from an anchor begins: a passage's index and a byte of its text.
///
/// Of several passages with this anchor (the headline, a section's title and its first paragraph) it is the first.
pub fn place_of(passages: &[Passage], anchor: Anchor) -> (usize, usize) {
    let head = passages.partition_point(Passage::is_in_head);
    if anchor == Anchor::default() {
        return (0, 0);
    }
    let text = &passages[head..];
    let exactly = head + text.partition_point(|passage| passage.anchor < anchor);
    if passages.get(exactly).is_some_and(|passage| passage.anchor == anchor) {
        return (exactly, 0);
    }
    let Some(passage) = exactly.checked_sub(1).filter(|last| *last >= head) else { return (head, 0) };
    let of = &passages[passage];
    if (of.anchor.section, of.anchor.block) < (anchor.section, anchor.block) {
        return (exactly, 0);
    }
    let before = anchor.offset.saturating_sub(of.anchor.offset);
    match of.text.char_indices().nth(before) {
        Some((byte, _)) => (passage, byte),
        None => (exactly, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Inline, InlineImage, Section, passages};

    fn sample() -> Vec<Passage> {
        let mixed = vec![
            Inline::Text("用 Ｍ".into()),
            Inline::Strong(vec![Inline::Text("ＳＬ".into())]),
            Inline::Text(" 與 msl".into()),
        ];
        passages(&Article {
            title: "MSL".into(),
            sections: vec![Section {
                title: "節".into(),
                blocks: vec![Block::Paragraph(mixed), Block::paragraph("㌔㌔")],
                ..Section::default()
            }],
            ..Article::default()
        })
    }

    fn found(query: &str) -> Vec<Hit> {
        let finder = Finder::new(&SearchQuery::new(query), "zh-Hant").unwrap();
        let passages = sample();
        passages.iter().enumerate().flat_map(|(index, passage)| finder.hits_in(index, passage)).collect()
    }

    fn texts(query: &str) -> Vec<(usize, String)> {
        let passages = sample();
        let text = |hit: &Hit| passages[hit.passage()].text.get(hit.range()).unwrap().to_owned();
        found(query).iter().map(|hit| (hit.passage(), text(hit))).collect()
    }

    #[test]
    fn spelling_and_markup_do_not_matter() {
        let expected = [(0, "MSL".to_owned()), (2, "ＭＳＬ".to_owned()), (2, "msl".to_owned())];
        assert_eq!(texts(" Msl "), expected);
        assert_eq!(texts("キロ"), [(3, "㌔".to_owned()), (3, "㌔".to_owned())]);
    }

    #[test]
    fn an_image_is_found_by_its_words() {
        let image = InlineImage { source: "1.png".into(), alternative: "木＋木".into() };
        let text = vec![Inline::Text("樹".into()), Inline::Image(image.into()), Inline::Text("木。".into())];
        let section = Section { blocks: vec![Block::Paragraph(text)], ..Section::default() };
        let passages = passages(&Article { sections: vec![section], ..Article::default() });
        for (query, found) in [("木＋", &["〓"][..]), ("木", &["〓", "木"]), ("樹木", &["樹〓"]), ("〓", &[])]
        {
            let finder = Finder::new(&SearchQuery::new(query), "zh-Hant").unwrap();
            let hits = finder.hits_in(0, &passages[0]);
            let prefolded = finder.hits_in_prefolded(0, &passages[0], &mut Prefolded::default());
            assert_eq!(hits, prefolded, "{query}");
            let texts: Vec<_> = hits.iter().map(|hit| passages[0].text.get(hit.range()).unwrap()).collect();
            assert_eq!(texts, found, "{query}");
        }
    }

    #[test]
    fn a_blank_query_is_found_nowhere() {
        for blank in ["", " \u{3000}"] {
            assert!(SearchQuery::new(blank).is_blank());
            assert_eq!(found(blank), []);
        }
    }

    #[test]
    fn a_hit_knows_its_anchor() {
        let passages = sample();
        let anchors: Vec<Anchor> = found("msl").iter().map(|hit| hit.anchor(&passages)).collect();
        assert_eq!(anchors[1..], [Anchor::new(0, 0, 2), Anchor::new(0, 0, 8)]);
    }

    #[test]
    fn an_anchor_has_its_place() {
        let passages = sample();
        for (anchor, place) in [
            (Anchor::default(), (0, 0)),
            (Anchor::new(0, 0, 3), (2, "用 Ｍ".len())),
            (Anchor::new(0, 0, 11), (3, 0)),
            (Anchor::new(0, 1, 0), (3, 0)),
            (Anchor::new(0, 1, 1), (3, 3)),
            (Anchor::new(0, 1, 9), (4, 0)),
            (Anchor::new(7, 0, 0), (4, 0)),
        ] {
            assert_eq!(place_of(&passages, anchor), place, "{anchor:?}");
        }
        assert_eq!(place_of(&[], Anchor::new(1, 0, 0)), (0, 0));
    }
}
