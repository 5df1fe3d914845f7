//! Conversion of Chinese: `tests/suite/conversion.txt`.

use std::ops::Range;

use moyue::text::convert::{ChineseForm, Conversion, Converted, Converter, RegionalWords};

/// What is shown of a text, with bars around the phrases that are taken whole.
pub fn outcome(name: &str, input: &str) -> String {
    let (_, direction) = name.trim_end_matches(')').rsplit_once('(').expect("a case says its direction");
    let (from, to) = direction.split_once(" → ").expect("a direction has two ends");
    let (to, words) = match to.strip_suffix(", computing") {
        Some(to) => (to, RegionalWords::OfComputing),
        None => (to, RegionalWords::Replaced),
    };
    let conversion = serde_json::from_value(to.into()).expect("forms that are known");
    let converted = converted(from, (conversion, words), &input.replace('|', ""));
    let cut = |range: Range<usize>| converted.text.get(range).expect("whole characters");
    let mut shown = String::new();
    let mut end = 0;
    for written in whole_phrases(input) {
        let phrase = converted.alignment.shown(written.clone());
        assert_eq!(converted.alignment.original(phrase.clone()), written, "there and back");
        let part = phrase.start..phrase.start + 3;
        assert_eq!(converted.alignment.original(part), written, "a part leads to the whole");
        shown += &[cut(end..phrase.start), "|", cut(phrase.clone()), "|"].concat();
        end = phrase.end;
    }
    shown + cut(end..converted.text.len())
}

/// What a text is shown as; itself where there is nothing to convert.
fn converted(tag: &str, (conversion, words): (Conversion, RegionalWords), text: &str) -> Converted {
    let converter = ChineseForm::of(tag, text).and_then(|from| Converter::new(from, conversion, words));
    converter
        .map_or_else(|| Converted { text: text.to_owned(), ..Converted::default() }, |it| it.convert(text))
}

/// The bytes of the phrases between bars, counted without the bars.
fn whole_phrases(marked: &str) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    let parts = marked.split('|').map(move |part| {
        start += part.len();
        start - part.len()..start
    });
    parts.skip(1).step_by(2)
}
