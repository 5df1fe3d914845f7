//! Folding: `tests/suite/folding.txt`.

use moyue::text::fold::Folding;

/// Each line's spellings, with `=` between two that fold together and `≠` between others. A case's name ends in the
/// language: `(zh)`, `(ja)`, or `(zh, ja)` where both must give the same.
pub fn outcome(name: &str, input: &str) -> String {
    let languages = name.trim_end_matches(')').rsplit_once('(').expect("a case says its language").1;
    let mut outcomes = languages.split(", ").map(|language| compared(Folding::of(language), input));
    let first = outcomes.next().expect("a language");
    for other in outcomes {
        assert_eq!(first, other, "the languages differ");
    }
    first
}

fn compared(folding: Folding, input: &str) -> String {
    let line = |line: &str| {
        let mut spellings = line.split(" | ");
        let mut last = spellings.next().unwrap_or_default();
        let mut out = last.to_owned();
        for spelling in spellings {
            let folded = [last, spelling].map(|text| folding.fold(&text.replace('⏎', "\n")).text);
            out += if folded[0] == folded[1] { " = " } else { " ≠ " };
            out += spelling;
            last = spelling;
        }
        assert_ne!(out, line, "one spelling");
        out
    };
    input.lines().map(line).collect::<Vec<_>>().join("\n")
}
