//! Measures looking terms up by their readings: `cargo bench --bench lookup --no-default-features`.
//!
//! Each figure is the best of several runs, next to a bare scan of all texts for the query in the same run.

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use memchr::memmem::Finder;
use moyue::article::{Article, Block, Section, SectionKind, Term};
use moyue::glossary::{Glossary, NameOrder, Order, sorted};

const TERMS: usize = 10_000;

fn main() {
    let chinese = article("zh-Hant", |text, index| match index % 5 {
        0 => format!("{}{index}", text.pick(&["Transformer-", "Model", "Reader"])),
        1 => format!("{}智慧{}", text.han(1), text.han(2)),
        2 => format!("人工{}", text.pick(&["智慧", "智能", "生命", "語言"])),
        _ => text.han(4),
    });
    let queries = [
        ("exact", "人工智慧"),
        ("one letter", "r"),
        ("two initials", "rg"),
        ("initials", "rgzh"),
        ("pinyin", "rengongzhihui"),
        ("tones", "ren2gong1"),
        ("mixed", "rengong智"),
        ("zhuyin", "ㄖㄣˊㄍㄨㄥ"),
        ("typo", "tranformer"),
        ("several words", "zhihui rengong"),
        ("nothing", "xxxxxx"),
    ];
    measure("Chinese", &chinese, &queries);
    let japanese = article("ja", |text, index| match index % 2 {
        0 => text.kana(6),
        _ => format!("{}データ", text.kana(3)),
    });
    measure("Japanese", &japanese, &[("romaji", "deeta"), ("kana", "データ"), ("initial", "k")]);
    let korean = article("ko", |text, _| format!("{}지능", text.hangul(3)));
    measure("Korean", &korean, &[("initials", "ㅈㄴ"), ("syllables", "지능"), ("both", "지ㄴ")]);
    sorting(&Glossary::new(&chinese));
}

fn measure(what: &str, article: &Article, queries: &[(&str, &str)]) {
    println!("{what}, {TERMS} terms: {:.1} ms to build", milliseconds(best(|| Glossary::new(article))));
    let first = std::iter::repeat_with(|| {
        let glossary = Glossary::new(article);
        let start = Instant::now();
        black_box(glossary.lookup(queries[0].1));
        start.elapsed()
    });
    let first = first.take(5).min().unwrap_or_default();
    println!("  the first query, which reads every name: {:.2} ms", milliseconds(first));
    let glossary = Glossary::new(article);
    let mut all = String::new();
    for entry in glossary.entries() {
        let _ = writeln!(all, "{}\n{}", entry.term, entry.definition);
    }
    for (kind, query) in queries {
        let matches = glossary.lookup(query).len();
        let time = best(|| glossary.lookup(query));
        let scan = best(|| Finder::new(query).find_iter(all.as_bytes()).count());
        println!(
            "  {kind:13} {query:15} {:.2} ms, {matches} matches ({:.1} x a bare scan)",
            milliseconds(time),
            time.as_secs_f64() / scan.as_secs_f64(),
        );
    }
}

fn sorting(glossary: &Glossary) {
    for names in [NameOrder::Stroke, NameOrder::Pinyin, NameOrder::Zhuyin] {
        let time = best(|| sorted(glossary.entries(), |_| 0, Order::Name(names)));
        println!("sorting by {names:?}: {:.1} ms", milliseconds(time));
    }
}

fn article(language: &str, term: impl Fn(&mut Text, usize) -> String) -> Article {
    let mut text = Text { state: 1 };
    let entries = (0..TERMS).map(|index| Term {
        term: term(&mut text, index),
        definition: vec![Block::paragraph(text.han(65))],
        ..Term::default()
    });
    let section = Section { kind: SectionKind::Glossary, entries: entries.collect(), ..Section::default() };
    Article { language: language.into(), sections: vec![section], ..Article::default() }
}

/// Generated text.
struct Text {
    state: u64,
}

impl Text {
    fn han(&mut self, length: usize) -> String {
        self.letters('\u{4E00}', 3_000, length)
    }

    fn kana(&mut self, length: usize) -> String {
        self.letters('ア', 80, length)
    }

    fn hangul(&mut self, length: usize) -> String {
        self.letters('가', 11_000, length)
    }

    fn letters(&mut self, first: char, count: usize, length: usize) -> String {
        let letter = |text: &mut Self| char::from_u32(first as u32 + text.next(count) as u32);
        (0..length).filter_map(|_| letter(self)).collect()
    }

    fn pick(&mut self, choices: &[&'static str]) -> &'static str {
        choices[self.next(choices.len())]
    }

    /// A number below a bound, by xorshift.
    fn next(&mut self, bound: usize) -> usize {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        (self.state % bound as u64) as usize
    }
}

fn best<T>(mut work: impl FnMut() -> T) -> Duration {
    let once = || {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    std::iter::repeat_with(once).take(9).min().unwrap_or_default()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}
