//! Finding a text in an article.

use std::ops::Range;

use crate::article::{Anchor, Passage};
use crate::text::fold::Folding;

/// A place where a query stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Index of the passage.
    pub passage: usize,
    /// Bytes of its text.
    pub range: Range<usize>,
}

impl Hit {
    /// Where the hit begins.
    pub fn anchor(&self, passages: &[Passage]) -> Anchor {
        passages[self.passage].anchor_at(self.range.start)
    }
}

/// Every place where a query stands in the passages, in reading order and without overlaps.
///
/// Case, width and compatibility forms do not matter (see [`crate::text::fold`]), nor does white space around the
/// query. A blank query is found nowhere.
pub fn find(passages: &[Passage], folding: Folding, query: &str) -> Vec<Hit> {
    let query = folding.fold(query.trim()).text;
    if query.is_empty() {
        return Vec::new();
    }
    let mut hits = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let folded = folding.fold(&passage.text);
        let mut end = 0;
        for (at, _) in folded.text.match_indices(&query) {
            let range = folded.original(at..at + query.len());
            // Two matches within one character of the original are one hit.
            if range.start >= end {
                end = range.end;
                hits.push(Hit { passage: index, range });
            }
        }
    }
    hits
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{Article, Block, Inline, Section, passages};

    fn sample() -> Vec<Passage> {
        let mixed = vec![
            Inline::Text("用 Ｍ".into()),
            Inline::Strong(vec![Inline::Text("ＳＬ".into())]),
            Inline::Text(" 與 msl".into()),
        ];
        passages(&Article {
            title: "MSL".into(),
            sections: vec![Section {
                blocks: vec![Block::Paragraph(mixed), Block::paragraph("㌔㌔")],
                ..Section::default()
            }],
            ..Article::default()
        })
    }

    fn found(query: &str) -> Vec<(usize, String)> {
        let passages = sample();
        find(&passages, Folding::Chinese, query)
            .into_iter()
            .map(|hit| (hit.passage, passages[hit.passage].text.get(hit.range).unwrap_or("cut").to_owned()))
            .collect()
    }

    #[test]
    fn spelling_and_markup_do_not_matter() {
        let expected = [(0, "MSL".to_owned()), (1, "ＭＳＬ".to_owned()), (1, "msl".to_owned())];
        assert_eq!(found(" Msl "), expected);
        assert_eq!(found("キロ"), [(2, "㌔".to_owned()), (2, "㌔".to_owned())]);
    }

    #[test]
    fn nothing_is_found_nowhere() {
        assert_eq!(found(""), []);
        assert_eq!(found(" \u{3000}"), []);
        assert_eq!(found("不在"), []);
    }

    #[test]
    fn a_hit_knows_its_anchor() {
        let passages = sample();
        let anchors: Vec<Anchor> =
            find(&passages, Folding::Chinese, "msl").iter().map(|hit| hit.anchor(&passages)).collect();
        assert_eq!(anchors[1..], [Anchor::new(0, 0, 2), Anchor::new(0, 0, 8)]);
    }
}
