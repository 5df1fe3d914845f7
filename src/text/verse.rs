//! Lines that were broken by hand: those of verse and of plays are lines, and what each goes on in is set in further;
//! those of other texts are paragraphs, each with the indent of one (clreq §3.4.1).

use super::class::is_cjk;

/// The longest line that is one of verse, em.
const LONGEST_LINE: f32 = 60.0;
/// Half of the lines of verse are no longer than this, em.
const USUAL_LINE: f32 = 22.0;
/// How wide letters are thought to be, em.
const LETTER: f32 = 0.5;

/// Whether a text is verse, or what is set as such: some lines that were broken by hand, most of them short. Where most
/// begin with a quotation mark they are what people say to each other in a story, and so paragraphs.
pub fn is_verse(text: &str) -> bool {
    if !text.contains('\n') {
        return false;
    }
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let mut lengths: Vec<f32> = lines().map(length).collect();
    lengths.sort_by(f32::total_cmp);
    let spoken = lines().filter(|line| line.starts_with(['「', '『', '“', '‘', '"', '〝', '﹁'])).count();
    let Some(longest) = lengths.last() else { return false };
    let is_short = *longest <= LONGEST_LINE && lengths[lengths.len() / 2] <= USUAL_LINE;
    lengths.len() > 1 && is_short && spoken * 2 <= lengths.len()
}

fn length(line: &str) -> f32 {
    line.chars().map(|c| if is_cjk(c) { 1.0 } else { LETTER }).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_lines_are_verse_and_long_ones_paragraphs() {
        let long =
            "這一行寫得很長，是一個段落，作者用換行代替了分段，所以每一行都是一段，不是一句。".repeat(2);
        for (text, expected) in [
            ("床前明月光，\n疑是地上霜。", true),
            ("古池や\n蛙飛びこむ\n水の音", true),
            ("죽는 날까지 하늘을 우러러\n한 점 부끄럼이 없기를,", true),
            ("甲：這豆腐怎麼賣？\n乙：三塊一斤。", true),
            ("一行", false),
            ("一行\n", false),
            ("", false),
            ("「什麼茶？」\n「龍井。」", false),
            (&[long.as_str(), "短", "短"].join("\n"), false),
            (&[long.as_str(), long.as_str()].join("\n"), false),
        ] {
            assert_eq!(is_verse(text), expected, "{text}");
        }
    }
}
