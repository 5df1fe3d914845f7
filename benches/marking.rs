//! Measures folding, marking and lookup: `cargo bench --bench marking --no-default-features`.
//!
//! `-- forms` measures the forms of names alone. Each figure is the best of several runs. Next to marking stands a bare pass of Aho–Corasick for the same names
//! over the same text, which knows nothing of folding, words and links; next to lookup a bare scan for the query.

use std::fmt::Write;
use std::hint::black_box;
use std::time::{Duration, Instant};

use aho_corasick::{AhoCorasick, MatchKind};
use memchr::memmem::Finder;
use moyue::article::{Article, Block, Passage, Section, SectionKind, Term, passages};
use moyue::glossary::{Glossary, UseKind};
use moyue::text::fold::{Folded, Folding};
use strum::VariantArray;

const MEGABYTE: usize = 1_000_000;

fn main() {
    if std::env::args().all(|argument| argument != "forms") {
        all_but_forms();
    }
    let paragraphs = |bytes| vec![400; bytes / 400];
    forms("10,000 terms of all kinds in 10 MB of paragraphs", 10_000, &paragraphs(10 * MEGABYTE));
    forms("10 terms of all kinds in 100 KB of paragraphs", 10, &paragraphs(MEGABYTE / 10));
}

fn all_but_forms() {
    folding("Han with full-width punctuation", &Text::new(0).prose(10 * MEGABYTE));
    folding("Han alone", &"墨閱為閱讀而作".repeat(10 * MEGABYTE / 21));
    folding("Han and marks by turns", &"墨，".repeat(10 * MEGABYTE / 6));
    folding("hiragana and katakana", &"これはテストです。データセンター".repeat(10 * MEGABYTE / 48));
    folding("lower-case ASCII", &"a reader for articles ".repeat(10 * MEGABYTE / 22));
    folding("Vietnamese and French", &"Trí tuệ nhân tạo, été à Noël. ".repeat(MEGABYTE / 36));
    folding("half-width katakana", &"ﾃﾞｰﾀｾﾝﾀｰ".repeat(MEGABYTE / 24));

    let paragraphs = |bytes| vec![400; bytes / 400];
    marking("2,000 terms in 1 MB of paragraphs", 2_000, &paragraphs(MEGABYTE));
    marking("10,000 terms in 10 MB of paragraphs", 10_000, &paragraphs(10 * MEGABYTE));
    marking("10,000 terms in one paragraph of 3 MB", 10_000, &[3 * MEGABYTE]);
    marking("10,000 terms in one paragraph of 6 MB", 10_000, &[6 * MEGABYTE]);

    // Names that stand at every place and hardly ever fit.
    let nested = |part: &str, end: &str| (1..=33).map(|count| part.repeat(count) + end).collect::<Vec<_>>();
    marking_names("33 nested names in a word of 1 MB", &nested("aaa", ""), &["a".repeat(MEGABYTE)]);
    marking_names("33 nested names in words of 1 MB", &nested("ab ", "a"), &["ab ".repeat(MEGABYTE / 3)]);
    marking_names("33 nested names in Han text of 3 MB", &nested("墨", ""), &["墨".repeat(MEGABYTE)]);
    marking_names("a long name in squared words of 3 MB", &["ロキ".repeat(50)], &["㌔".repeat(MEGABYTE)]);

    lookup(10_000);
}

fn folding(what: &str, text: &str) {
    let time = best(|| fold(text));
    let copy = best(|| text.to_owned());
    println!("fold    {what}: {} ({:.1} x a copy)", rate(text.len(), time), ratio(time, copy));
}

fn marking(what: &str, terms: usize, paragraphs: &[usize]) {
    let mut source = Text::new(terms);
    let texts: Vec<_> = paragraphs.iter().map(|&bytes| source.prose(bytes)).collect();
    marking_names(what, &source.names, &texts);
}

fn marking_names(what: &str, names: &[String], texts: &[String]) {
    let glossary = Glossary::new(&glossary_article(names));
    let passages = body(texts);
    let bytes = texts.iter().map(String::len).sum();
    let uses = glossary.mark(&passages).len();
    let time = best(|| glossary.mark(&passages));
    let bare = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(names).unwrap();
    let found: usize = texts.iter().map(|text| bare.find_iter(text).count()).sum();
    let bare = best(|| texts.iter().map(|text| bare.find_iter(text).count()).sum::<usize>());
    println!(
        "mark    {what}: {}, {uses} uses ({:.1} x a bare pass: {}, {found} places)",
        rate(bytes, time),
        ratio(time, bare),
        rate(bytes, bare),
    );
}

/// All kinds of uses next to the exact ones of the same names in the same text.
fn forms(what: &str, terms: usize, paragraphs: &[usize]) {
    let mut source = Text::new(0);
    source.names = source.names_of_all_kinds(terms);
    let texts: Vec<_> = paragraphs.iter().map(|&bytes| source.prose_of_forms(bytes)).collect();
    let article = glossary_article(&source.names);
    let passages = body(&texts);
    let glossary = Glossary::new(&article);
    let start = Instant::now();
    let uses = glossary.mark_forms(&passages);
    let first = start.elapsed();
    let counts = UseKind::VARIANTS.iter().map(|kind| {
        let count = uses.iter().filter(|found| found.kind == *kind).count();
        format!("{count} {}", kind.name())
    });
    let counts = counts.collect::<Vec<_>>().join(", ");
    let exact = best(|| glossary.mark(&passages));
    let all = best(|| glossary.mark_forms(&passages));
    println!(
        "forms   {what}: {:.1} ms, {counts} ({:.2} x the exact pass: {:.1} ms; making the forms {:.1} ms)",
        milliseconds(all),
        ratio(all, exact),
        milliseconds(exact),
        milliseconds(first.saturating_sub(all)),
    );
}

fn lookup(terms: usize) {
    let article = glossary_article(&Text::new(terms).names);
    let build = best(|| Glossary::new(&article));
    println!("lookup  building a glossary of {terms} entries: {:.1} ms", milliseconds(build));
    let glossary = Glossary::new(&article);
    let mut all = String::new();
    for entry in glossary.entries() {
        let _ = writeln!(all, "{}\n{}\n{}", entry.term, entry.aliases.join("\n"), entry.definition);
    }
    for query in ["", "模", "智慧", "ＤＡＴＡ", "data 智慧", "not there"] {
        let matches = glossary.lookup(query).len();
        let time = best(|| glossary.lookup(query));
        let scan = best(|| Finder::new(query).find_iter(all.as_bytes()).count());
        println!(
            "lookup  {query:?} in {terms} entries: {:.2} ms, {matches} matches ({:.1} x a bare scan)",
            milliseconds(time),
            ratio(time, scan),
        );
    }
}

fn glossary_article(names: &[String]) -> Article {
    let mut source = Text::new(0);
    let entries = names.iter().map(|name| Term {
        term: name.clone(),
        definition: vec![Block::paragraph(source.prose(200))],
        ..Term::default()
    });
    let entries = entries.collect();
    let section = Section { kind: SectionKind::Glossary, entries, ..Section::default() };
    Article { sections: vec![section], ..Article::default() }
}

fn body(texts: &[String]) -> Vec<Passage> {
    let blocks = texts.iter().map(Block::paragraph).collect();
    let section = Section { blocks, ..Section::default() };
    passages(&Article { sections: vec![section], ..Article::default() })
}

/// Generated text: Han in which about one word in ten is a term, with punctuation and Latin words between.
struct Text {
    names: Vec<String>,
    state: u64,
}

impl Text {
    fn new(terms: usize) -> Self {
        let mut text = Self { names: Vec::new(), state: 1 };
        for index in 0..terms {
            let name = match index % 5 {
                0 => format!("{}{index}", text.pick(&["Data", "Model", "Agent"])),
                1 => format!("{}智慧{}", text.han(1), text.han(2)),
                _ => {
                    let length = 2 + text.next(4);
                    text.han(length)
                }
            };
            text.names.push(name);
        }
        text
    }

    /// Names of every kind that has forms of its own.
    fn names_of_all_kinds(&mut self, count: usize) -> Vec<String> {
        let word = |text: &mut Self| {
            let length = 4 + text.next(5);
            (0..length).map(|_| char::from(b'a' + text.next(26) as u8)).collect::<String>()
        };
        let mut names = Vec::new();
        for index in 0..count {
            let [one, two, three] = [2, 3, 2].map(|length| self.han(length));
            names.push(match index % 8 {
                0 => format!("{one}與{two}"),
                1 => format!("{one}{two}{three}"),
                2 => format!("{one}人工智慧{three}"),
                3 => format!("{one}實驗室"),
                4 => format!("{one}·{two}"),
                5 => format!("{} {} model", word(self), word(self)),
                6 => format!("{}資料庫軟體", self.han(2)),
                _ => format!("{} and {}", word(self), word(self)),
            });
        }
        names
    }

    /// Text like [`Self::prose`], in which names stand in other forms too, and in which some are defined.
    fn prose_of_forms(&mut self, bytes: usize) -> String {
        let mut prose = String::with_capacity(bytes + 64);
        while prose.len() < bytes {
            prose += &self.prose(120);
            let number = self.next(self.names.len());
            let name = self.names[number].clone();
            let parts: Vec<&str> = name.split(['與', '·', ' ']).collect();
            let form = match self.next(40) {
                0 => format!("{name}（{}）", self.han(2)),
                1 => format!("{name}（ABC）"),
                2..10 => name.replace("人工智慧", " AI ").replace("資料庫", "數據庫"),
                10..20 => format!("{name}s，"),
                20..30 => parts[0].to_owned(),
                _ => format!("TBD實驗室，{}", parts[parts.len() - 1]),
            };
            prose.push_str(&form);
        }
        prose
    }

    fn prose(&mut self, bytes: usize) -> String {
        let mut prose = String::with_capacity(bytes + 64);
        while prose.len() < bytes {
            let length = 1 + self.next(8);
            prose += &self.han(length);
            prose += self.pick(&["", "", "", "，", "。", "、", " data ", "AI", "（2025）"]);
            if !self.names.is_empty() && self.next(4) == 0 {
                let name = self.next(self.names.len());
                prose += &self.names[name];
            }
        }
        prose
    }

    fn han(&mut self, length: usize) -> String {
        (0..length).map(|_| char::from_u32(0x4E00 + self.next(3_000) as u32).unwrap_or('墨')).collect()
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
    std::iter::repeat_with(once).take(5).min().unwrap_or_default()
}

fn rate(bytes: usize, time: Duration) -> String {
    let speed = bytes as f64 / MEGABYTE as f64 / time.as_secs_f64();
    format!("{:.1} ms, {speed:.0} MB/s", milliseconds(time))
}

fn ratio(time: Duration, base: Duration) -> f64 {
    time.as_secs_f64() / base.as_secs_f64()
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1_000.0
}

fn fold(text: &str) -> Folded {
    Folding::Chinese.fold(text)
}
