//! Unbreakable character sequences (clreq §3.1.5, jlreq §3.1.10, klreq §4.3.5): what is not parted at a line end though
//! no single character of it forbids that; and places where an address may be parted though its characters do.

mod addresses;
mod figures;
mod identifiers;
mod numerals;
mod signs;
mod symbols;
mod units;

use super::punctuation::repeats;
pub(super) use numerals::is_numeral;
pub(super) use signs::note_end;

/// The sequences of a stretch of text; index `i` is the place before character `i`.
pub(super) struct Sequences {
    /// The characters on both sides belong together.
    pub together: Vec<bool>,
    /// A line may begin here, whatever the characters on both sides say.
    pub opens: Vec<bool>,
    /// A line may begin here where otherwise the one before would be left short, whatever the characters say.
    pub reluctant: Vec<bool>,
    /// What it costs to part the characters on both sides, where a line may begin here at all: costs of
    /// [`super::choose`].
    pub costs: Vec<f64>,
}

impl Sequences {
    /// The sequences of a text.
    pub fn find(characters: &[char]) -> Self {
        let places = characters.len() + 1;
        let none = vec![false; places];
        let mut sequences =
            Self { together: none.clone(), opens: none.clone(), reluctant: none, costs: vec![0.0; places] };
        for at in 1..characters.len() {
            // The two halves of a dash or an ellipsis (clreq §3.1.5.1, UAX #14 LB17 for em dashes).
            sequences.together[at] = characters[at - 1] == characters[at] && repeats(characters[at]);
        }
        figures::find(characters, &mut sequences);
        signs::find(characters, &mut sequences);
        addresses::find(characters, &mut sequences);
        identifiers::find(characters, &mut sequences);
        numerals::find(characters, &mut sequences);
        sequences
    }

    /// The characters from `from` to before `to` belong together.
    fn join(&mut self, from: usize, to: usize) {
        for at in from + 1..to {
            self.together[at] = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with `|` where nothing keeps its characters together, though words and numbers are left whole, and `¦`
    /// where a line may begin in any case.
    fn parts(text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let sequences = Sequences::find(&characters);
        let mut out = String::new();
        let is_narrow = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | ',');
        for (at, c) in characters.iter().enumerate() {
            let is_in_word = at == 0 || is_narrow(characters[at - 1]) && is_narrow(*c);
            match (is_in_word || sequences.together[at], sequences.opens[at]) {
                (_, true) => out.push('¦'),
                (false, false) => out.push('|'),
                (true, false) => {}
            }
            out.push(*c);
        }
        out
    }

    #[track_caller]
    fn check(cases: &[(&str, &str)]) {
        for (text, expected) in cases {
            assert_eq!(parts(text), *expected);
        }
    }

    #[test]
    fn two_halves_of_a_mark() {
        check(&[("甲——乙", "甲|——|乙"), ("甲……乙", "甲|……|乙")]);
    }

    #[test]
    fn numbers_and_what_they_count() {
        check(&[
            ("約５．２％多", "約|５．２％|多"),
            ("第3章", "第3章"),
            ("第 12 屆的", "第 12 屆|的"),
            ("5 kg多", "5 kg|多"),
            ("5 kgs", "5| |kgs"),
            ("9 ℃", "9 ℃"),
            ("￥9", "￥9"),
            ("€ 9", "€ 9"),
            ("8億", "8億"),
            ("8的", "8|的"),
            ("143 億美元的", "143 億美元|的"),
            ("2.5亿美元", "2.5亿美元"),
            ("3億5,000萬元", "3億5,000萬元"),
            ("12公斤重", "12公斤|重"),
            ("70 小時內", "70 小時|內"),
            ("5ヶ月後", "5ヶ月|後"),
            ("20多年", "20多年"),
            ("約5パーセント増", "約|5パーセント|増"),
            ("2025 시장", "2025| |시|장"),
            ("3 개의", "3 개|의"),
            ("제3장의", "제3장|의"),
            ("１，２００円", "１，２００円"),
            ("３：４５に", "３：４５|に"),
            ("甲１，乙", "甲|１|，|乙"),
        ]);
    }

    #[test]
    fn signs_and_what_they_mark() {
        check(&[
            ("用C++寫", "用|C++|寫"),
            ("標™的", "標™|的"),
            ("誤*。", "誤*|。"),
            ("中国-ASEAN的", "中|国|-|ASEAN|的"),
            ("#話題#他", "#話題#|他"),
            ("實 [1]，", "實 [1]|，"),
            ("實[12]，", "實[12]|，"),
            ("實[註3]，", "實[註3]|，"),
            ("見[第三章]", "見|[|第|三|章|]"),
            ("#話題 甲", "#話題| |甲"),
            ("說@使用者", "說|@使用者"),
            ("在--save-dev後", "在¦--save-dev|後"),
            ("用-v看", "用¦-v|看"),
            ("e-mail", "e-mail"),
            ("read-only", "read|-|only"),
        ]);
    }

    #[test]
    fn addresses() {
        check(&[
            ("見https://a.org/b/c?d=1#e。", "見|https|://¦a.org/¦b/¦c¦?d|=|1¦#e|。"),
            ("在/usr/share/a", "在|/usr/¦share/¦a"),
            ("TCP/IP與9/11", "TCP|/|IP|與|9|/|11"),
            ("TCP/UDP/IP", "TCP|/|UDP|/|IP"),
            ("在src/a/b/c裡", "在|src/¦a/¦b/¦c|裡"),
            ("月費$19.99/month", "月|費|$19.99|/|month"),
            ("果/香", "果|/|香"),
        ]);
    }
}
