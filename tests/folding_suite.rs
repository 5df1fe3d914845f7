//! Runs the suite of folding: `suite/folding.txt`.

use std::fmt::Write;

use moyue::text::fold::Folding;

#[test]
fn folding() {
    let mut failures = String::new();
    let mut pairs = 0;
    for line in include_str!("suite/folding.txt").lines() {
        let Some((language, spellings)) = line.split_once(' ').filter(|(start, _)| !start.starts_with('#'))
        else {
            continue;
        };
        let foldings: &[Folding] = match language {
            "zh" => &[Folding::Chinese],
            "ja" => &[Folding::Japanese],
            "*" => &[Folding::Chinese, Folding::Japanese],
            _ => panic!("no language: {line}"),
        };
        let (together, spellings) = match spellings.split_once(" ≠ ") {
            Some((one, other)) => (false, vec![one, other]),
            None => (true, spellings.split(" = ").collect()),
        };
        let spellings: Vec<_> = spellings.into_iter().map(unescape).collect();
        assert!(spellings.len() > 1, "one spelling: {line}");
        pairs += spellings.len() - 1;
        for (folding, pair) in
            foldings.iter().flat_map(|folding| spellings.windows(2).map(move |pair| (folding, pair)))
        {
            let folded = [&pair[0], &pair[1]].map(|text| folding.fold(text).text);
            if (folded[0] == folded[1]) != together {
                let _ = writeln!(failures, "{line}: {folded:?}");
            }
        }
    }
    assert!(failures.is_empty(), "\n{failures}");
    assert!(pairs >= 120, "{pairs} pairs");
}

fn unescape(text: &str) -> String {
    let mut parts = text.split("\\u{");
    let mut unescaped = parts.next().unwrap_or_default().replace('⏎', "\n");
    for part in parts {
        let (number, rest) = part.split_once('}').expect("\\u{ is closed");
        unescaped.extend(u32::from_str_radix(number, 16).ok().and_then(char::from_u32));
        unescaped.push_str(&rest.replace('⏎', "\n"));
    }
    unescaped
}
