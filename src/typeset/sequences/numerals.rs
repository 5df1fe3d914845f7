//! Numbers written in Han, and what they count: 七十三歲, 一萬兩千隻, 五時四十分. Their numerals are words and parts of
//! words as well, so that a line is parted there only at a cost.

use super::Sequences;
use super::units::counter_after;
use crate::text::class::is_cjk;

/// What it costs to part one from what it counts, or in its middle.
const COST: f64 = 4.0;

/// Finds every number of a text that is written in Han.
pub(super) fn find(characters: &[char], sequences: &mut Sequences) {
    let mut at = 0;
    while at < characters.len() {
        let length = characters[at..].iter().take_while(|c| is_numeral(**c)).count();
        if length == 0 {
            at += 1;
            continue;
        }
        let end = at + length;
        let is_counted = characters.get(end).copied().is_some_and(is_cjk);
        let counted = end + if is_counted { counter_after(&characters[end..]) } else { 0 };
        let after_ordinal = at > 0 && matches!(characters[at - 1], '第' | '數' | '数' | '幾' | '几');
        sequences.costs[at + usize::from(!after_ordinal)..counted].fill(COST);
        at = counted;
    }
}

/// Whether a character is a numeral of Han.
pub(in crate::typeset) const fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '〇' | '零'
            | '一'
            | '二'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '萬'
            | '万'
            | '億'
            | '亿'
            | '兆'
            | '兩'
            | '两'
            | '廿'
            | '卅'
    )
}
