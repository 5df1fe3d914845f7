//! What holds of every line, whatever the text, the measure and the settings.

use moyue::typeset::{
    FixedMeasure, LineBox, LineBreakStrictness, Paragraph, ParagraphOptions, Rules, WritingSystem, breaks,
    chunks, is_blank,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// px: flush edges and overflow are told apart from rounding by this.
const TOLERANCE: f32 = 0.5;
const SIZE: f32 = 16.0;

/// The lists of `clreq`, written down once more.
const NOT_AT_START: &str = "、，。．：；！？‼⁇’”）〉》」』】〗〕］｝～-–·・‧—/／";
const NOT_AT_START_STRICT: &str = "⸺…⋯";
const NOT_AT_START_STRICT_JA: &str = "々ーぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇿ";
const NOT_AT_END: &str = "‘“（〈《「『【〖〔［｛";
const NOT_AT_END_GB: &str = "/／";

fn texts() -> impl Strategy<Value = String> {
    let pieces = vec![
        "天",
        "地",
        "玄",
        "黃",
        "人工智慧",
        "模型",
        "か",
        "です",
        "きょう",
        "データ",
        "人々",
        "인공",
        "지능",
        "，",
        "。",
        "、",
        "：",
        "；",
        "！",
        "？",
        "」",
        "「",
        "『",
        "』",
        "（",
        "）",
        "《",
        "》",
        "“",
        "”",
        "‘",
        "’",
        "——",
        "—",
        "……",
        "…",
        "⋯⋯",
        "⸺",
        "·",
        "・",
        "～",
        "／",
        "/",
        "-",
        "–",
        "\u{3000}",
        " ",
        "  ",
        "AI",
        "GPT-4",
        "Superintelligence",
        "the model",
        "it’s",
        "2025",
        "100%",
        "50 kg",
        "$3",
        "NT$1,000",
        "３．５",
        "https://example.com/a/long/address?with=a&query=string#part",
        ",",
        "(",
        ")",
        "👨‍👩‍👧",
        "🇹🇼",
        "e\u{301}",
        "字\u{302}",
        "\u{AD}",
        "\u{A0}",
        "\u{200B}",
        "\n",
        "ไทย",
        "עברית",
    ];
    vec(select(pieces), 0..80).prop_map(|pieces| pieces.concat())
}

prop_compose! {
    fn settings()(
        writing_system in select(vec![WritingSystem::ZhHant, WritingSystem::ZhHans, WritingSystem::Ja, WritingSystem::Ko, WritingSystem::Other]),
        strictness in select(vec![LineBreakStrictness::Basic, LineBreakStrictness::Gb, LineBreakStrictness::Strict]),
        em in 8.0_f32..40.0,
        indent in select(vec![0.0_f32, 1.0, 2.0]),
        gap in select(vec![0.0_f32, 0.125, 0.25]),
        switches in any::<[bool; 4]>(),
    ) -> ParagraphOptions {
        let [justify, hang, trim_start, keep_words] = switches;
        let options = ParagraphOptions::new(writing_system, em * SIZE, SIZE);
        ParagraphOptions { strictness, indent, gap, justify, hang, trim_start, keep_words, ..options }
    }
}

fn lines(text: &str, options: &ParagraphOptions) -> Vec<LineBox> {
    let measure = FixedMeasure { writing_system: options.writing_system };
    Paragraph::new(text, options).lines(&measure).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1_500))]

    #[test]
    fn nothing_is_lost_or_doubled(text in texts(), options in settings()) {
        let mut at = 0;
        for line in lines(&text, &options) {
            prop_assert_eq!(line.start, at);
            prop_assert!(line.end > at);
            prop_assert_eq!(line.x.len(), line.end - line.start);
            prop_assert_eq!(line.advance.len(), line.x.len());
            prop_assert_eq!(line.shift.len(), line.x.len());
            at = line.end;
        }
        prop_assert_eq!(at, text.chars().count());
        prop_assert_eq!(shown_by(&text, &options).chars().count(), at);
    }

    #[test]
    fn characters_follow_one_another_and_stay_inside(text in texts(), options in settings()) {
        for line in lines(&text, &options) {
            let mut edge = line.indent;
            for (x, advance) in line.x.iter().zip(&line.advance) {
                prop_assert!(*x >= edge - 0.01, "{line:?}");
                prop_assert!(*advance >= 0.0);
                edge = x + advance;
            }
            prop_assert!(edge - line.hang <= options.width + TOLERANCE, "{line:?}");
            prop_assert!((edge - line.hang - line.indent - line.width).abs() < 0.01, "{line:?}");
            prop_assert!(options.hang || line.hang == 0.0);
        }
    }

    #[test]
    fn lines_are_flush_or_would_have_holes(text in texts(), options in settings()) {
        let characters: Vec<char> = shown_by(&text, &options).chars().collect();
        let all = lines(&text, &options);
        for (index, line) in all.iter().enumerate() {
            let right = line.indent + line.width;
            if line.is_flush {
                prop_assert!((right - options.width).abs() < TOLERANCE, "{line:?}");
            }
            let ends_paragraph = index + 1 == all.len() || characters[line.end - 1] == '\n';
            if !line.is_flush && !ends_paragraph && options.justify {
                // Between two Han characters there is always room, so these alone need a quarter of an em each; a
                // twentieth where the line is one of hangul, whose letters do not stand apart.
                let han = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
                let hangul = |c: &char| ('\u{AC00}'..='\u{D7A3}').contains(c);
                let places = (line.start + 1..line.end).filter(|&at| han(characters[at - 1]) && han(characters[at]));
                let most = if characters[line.start..line.end].iter().any(hangul) { SIZE / 20.0 } else { SIZE / 4.0 };
                let free = options.width - right;
                prop_assert!(free > places.count() as f32 * most - TOLERANCE, "{line:?}");
            }
        }
    }

    #[test]
    fn marks_stay_away_from_the_edges(text in texts(), options in settings()) {
        let characters: Vec<char> = shown_by(&text, &options).chars().collect();
        for line in lines(&text, &options).iter().skip(1) {
            if is_emergency(&text, line.start, &options) {
                continue;
            }
            let before = characters[..line.start].iter().rev().find(|c| **c != ' ').copied().unwrap_or(' ');
            let after = characters[line.start];
            if before == '\n' {
                continue;
            }
            // The hyphens of an option belong to it, and it may begin a line.
            let is_option = after == '-' && characters[line.start..].iter().find(|c| **c != '-').is_some_and(char::is_ascii_alphabetic);
            prop_assert!(is_option || !is_line_start_prohibited(after, &options), "{after} begins a line of {text:?}");
            // An address breaks after its solidi at any level.
            let is_part = |c: &&char| c.is_ascii_graphic();
            let length = characters[..line.start].iter().rev().take_while(is_part).count();
            let run: String = characters[line.start - length..].iter().take_while(is_part).collect();
            let in_address = before == '/' && run.matches('/').count() > 1;
            // A blank after a solidus parts what it joins.
            let is_parted = "/／".contains(before) && characters[line.start - 1] == ' ';
            prop_assert!(in_address || is_parted || !is_line_end_prohibited(before, &options), "{before} ends a line of {text:?}");
            let last = characters[line.start - 1];
            let word = |c: char| c.is_ascii_alphanumeric();
            prop_assert!(!(word(last) && word(after)), "a word is split in {text:?}");
            prop_assert!(!(last == after && "—…⋯".contains(last)), "{last}{after} is split in {text:?}");
            prop_assert!(!(word(last) && "%℃".contains(after)), "{last}{after} is split in {text:?}");
            prop_assert!(!("$￥€".contains(last) && word(after)), "{last}{after} is split in {text:?}");
        }
    }

    #[test]
    fn a_word_is_broken_only_if_it_is_longer_than_a_line(text in texts(), options in settings()) {
        let characters: Vec<char> = shown_by(&text, &options).chars().collect();
        let places = breaks(&shown_by(&text, &options), Rules::Tailored(options.strictness), options.writing_system, options.keep_words);
        let parted = |line: &&LineBox| !places.contains(&line.start) && !is_joint(&characters[..line.start]);
        for line in lines(&text, &options).iter().skip(1).filter(parted) {
            let start = places.iter().rev().find(|place| **place < line.start).copied().unwrap_or(0);
            let end = places.iter().find(|place| **place > line.start).copied().unwrap_or(characters.len());
            let word: String = characters[start..end].iter().collect();
            let indent = if start == 0 { options.indent * SIZE } else { 0.0 };
            let alone = ParagraphOptions { indent: 0.0, full_width_marks: false, width: options.width - indent, ..options.clone() };
            prop_assert!(lines(&word, &alone).len() > 1, "{word:?} fits a line of {} px", options.width);
        }
    }

    #[test]
    fn any_measure_is_good_enough(text in texts(), options in settings(), width in 0.1_f32..200.0) {
        let options = ParagraphOptions { width, ..options };
        let all = lines(&text, &options);
        prop_assert_eq!(all.last().map_or(0, |line| line.end), text.chars().count());
    }
}

#[test]
fn a_long_paragraph_is_set_in_pieces_and_ends_well() {
    let options = ParagraphOptions::new(WritingSystem::ZhHant, 32.0 * SIZE, SIZE);
    let measure = FixedMeasure { writing_system: WritingSystem::ZhHant };
    let sentence = "「人工智慧」（AI）的模型，在 2025 年已經公開；但是——誰也沒有想到——它們還不夠好。";
    let text = sentence.repeat(600);
    let paragraph = Paragraph::new(&text, &options);
    let all: Vec<LineBox> = paragraph.lines(&measure).collect();
    assert_eq!(all.last().unwrap().end, paragraph.char_count());
    assert!(all.iter().rev().skip(1).all(|line| line.is_flush));
}

#[test]
fn nobody_sees_where_a_long_paragraph_is_cut() {
    let sentence = "「人工智慧」（AI）的模型，在 2025 年已經公開；但是——誰也沒有想到——它們還不夠好。";
    let text = sentence.repeat(300);
    let cuts = chunks(&text);
    assert!(cuts.len() > 2);
    for width in [16.0_f32, 20.5, 32.0, 38.0, 47.9] {
        let options = ParagraphOptions {
            indent: 0.0,
            ..ParagraphOptions::new(WritingSystem::ZhHant, width * SIZE, SIZE)
        };
        let measure = FixedMeasure { writing_system: WritingSystem::ZhHant };
        for range in cuts.iter().filter(|range| range.end < text.len()) {
            let piece = Paragraph::new(text.get(range.clone()).unwrap(), &options).going_on(true);
            let all: Vec<LineBox> = piece.lines(&measure).collect();
            assert_eq!(all.last().unwrap().end, piece.char_count());
            assert!(all.iter().all(|line| line.is_flush), "{width} em: {:?}", all.last());
        }
    }
}

#[test]
fn long_paragraphs_are_cut_where_every_level_lets_lines_break() {
    for (writing_system, sentence) in [
        (WritingSystem::ZhHans, "他说：“‘好’……”——真的？！《书》、（注）/AI 50% 的人，"),
        (WritingSystem::Ja, "「きょうは、データの日々。」と言った！ＡＩ・モデルは々ッャー、"),
        (WritingSystem::Ko, "인공 지능(AI)은 “빠르다”고 한다. "),
        (WritingSystem::Other, "It’s “well known”—that (so-called) models, at 50 kg… "),
    ] {
        let text = sentence.repeat(400);
        let places = breaks(&text, Rules::Tailored(LineBreakStrictness::Strict), writing_system, true);
        let cuts = chunks(&text);
        assert!(cuts.len() > 1);
        for cut in cuts.iter().skip(1) {
            let at = text.get(..cut.start).unwrap().chars().count();
            assert!(
                places.contains(&at),
                "{writing_system:?}: {:?}",
                text.get(cut.start - 12..cut.start + 12)
            );
        }
    }
}

#[test]
fn a_line_that_would_be_full_with_its_hanging_mark_is_ragged() {
    let options = ParagraphOptions {
        justify: false,
        hang: true,
        indent: 0.0,
        ..ParagraphOptions::new(WritingSystem::ZhHans, 87.99, SIZE)
    };
    let all = lines("天地玄黃天，地玄黃", &options);
    assert_eq!((all[0].end, all[0].hang), (6, 8.0), "{:?}", all[0]);
    assert!(!all[0].is_flush);
}

#[test]
fn a_paragraph_of_one_word_is_set_in_pieces_too() {
    let options = ParagraphOptions::new(WritingSystem::ZhHant, 32.0 * SIZE, SIZE);
    let measure = FixedMeasure { writing_system: WritingSystem::ZhHant };
    let text = "a".repeat(10_000);
    let all: Vec<LineBox> = Paragraph::new(&text, &options).lines(&measure).collect();
    assert_eq!(all.last().unwrap().end, text.len());
    assert!(all[1..all.len() - 1].iter().all(|line| line.end - line.start == 64));
}

#[test]
fn runs_of_one_character_are_set_however_long() {
    let options = ParagraphOptions::new(WritingSystem::ZhHant, 32.0 * SIZE, SIZE);
    for piece in [" ", "\u{3000}", "\n", "「", "。", "—", "\u{301}", "\u{200B}", "(", "🇹🇼", "ไ", ",", "/"]
    {
        let text = piece.repeat(30_000);
        let all = lines(&text, &options);
        assert_eq!(all.last().unwrap().end, text.chars().count(), "{piece:?}");
    }
}

#[test]
fn senseless_measures_end_too() {
    for width in [0.0, -1.0, f32::NAN, f32::INFINITY] {
        let options = ParagraphOptions::new(WritingSystem::ZhHant, width, SIZE);
        for text in ["天地，玄黃 the model「宇宙」", "天地\n玄黃"] {
            assert_eq!(lines(text, &options).last().unwrap().end, text.chars().count(), "{width}");
        }
    }
}

/// Whether a text ends in what joins the parts of a name in code or of a path; these are parted where a line would be
/// left short.
fn is_joint(text: &[char]) -> bool {
    matches!(text, [.., before, '/' | '_' | '.' | ':'] if before.is_ascii_graphic())
        || matches!(text, [.., '-', '>'])
}

fn shown_by(text: &str, options: &ParagraphOptions) -> String {
    Paragraph::new(text, options).shown().to_owned()
}

/// Whether no rule allows a break at a place.
fn is_emergency(text: &str, place: usize, options: &ParagraphOptions) -> bool {
    let text = shown_by(text, options);
    !breaks(&text, Rules::Tailored(options.strictness), options.writing_system, options.keep_words)
        .contains(&place)
}

fn is_line_start_prohibited(c: char, options: &ParagraphOptions) -> bool {
    let strict = options.strictness == LineBreakStrictness::Strict;
    NOT_AT_START.contains(c)
        || strict && NOT_AT_START_STRICT.contains(c)
        || strict && options.writing_system == WritingSystem::Ja && NOT_AT_START_STRICT_JA.contains(c)
}

fn is_line_end_prohibited(c: char, options: &ParagraphOptions) -> bool {
    NOT_AT_END.contains(c) || options.strictness >= LineBreakStrictness::Gb && NOT_AT_END_GB.contains(c)
}

#[test]
fn blanks_are_known() {
    assert!([' ', '\u{3000}', '\n'].into_iter().all(is_blank));
    assert!(!is_blank('\u{A0}'));
}
