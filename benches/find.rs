//! Measures find in the article: `cargo bench --bench find --no-default-features`.
//!
//! The text is generated. Each figure is the best of several runs. Next to the search of a literal stands ripgrep, its
//! start included, over the same text in a file, where `rg` can be started: once it counts lines, once it counts hits.

use std::fs;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use moyue::article::{Article, Block, Passage, Section, passages};
use moyue::search::{Finder, Hit, Prefolded, SearchOptions, SearchQuery};
use moyue::text::fold::Folding;

const MEGABYTE: usize = 1_000_000;
const LANGUAGE: &str = "zh-Hant";

fn main() {
    let paragraphs = Prose(1).paragraphs(10 * MEGABYTE);
    let article = Text::new("10 MB of paragraphs", &paragraphs);
    let file = File::new(&paragraphs);
    article.prefolding();
    // Everywhere, here and there, once at the very end, nowhere; of Latin letters of any size.
    for query in ["的", "資料中心", "最後一段", "沒有這一句", "data center"] {
        article.literal(query, &file);
    }
    for pattern in ["資料(中心|庫)", "[0-9]{4} ?年", r"\p{Han}{2}的\p{Han}", "data +center"] {
        article.regex(pattern);
    }
    let one = Text::new("one paragraph of 3 MB", &[Prose(1).paragraph(3 * MEGABYTE)]);
    for query in ["的", "資料中心"] {
        one.literal(query, &file);
    }
}

/// A text in which is searched.
struct Text {
    passages: Vec<Passage>,
    /// In bytes.
    size: usize,
}

impl Text {
    fn new(what: &str, paragraphs: &[String]) -> Self {
        let blocks = paragraphs.iter().map(Block::paragraph).collect();
        let section = Section { blocks, ..Section::default() };
        let passages = passages(&Article { sections: vec![section], ..Article::default() });
        let size = passages.iter().map(|passage| passage.text.len()).sum();
        println!("\n{what}: {} passages", passages.len());
        Self { passages, size }
    }

    /// Prints how long it takes to fold the text, and the memory to keep it folded.
    fn prefolding(&self) {
        // The first one may find room that was free; the second one is all growth.
        let first = self.prefold();
        let before = resident();
        let second = self.prefold();
        let after = resident();
        let time = best(|| self.prefold());
        println!("folding it all: {}", rate(self.size, time));
        if let (Some(before), Some(after)) = (before, after) {
            println!("kept in {:.2} x the text", (after - before) / self.size as f64);
        }
        drop((first, second));
    }

    fn literal(&self, query: &str, file: &File) {
        let finder = finder(query, SearchOptions::default());
        let mut folded = self.prefold();
        let exact =
            self::finder(query, SearchOptions { fold: false, case: true, ..SearchOptions::default() });
        let hits = self.hits(&finder, None).len();
        let whole = best(|| self.hits(&finder, None));
        let prefolded = best(|| self.hits(&finder, Some(&mut folded)));
        let first = best(|| self.first(&finder, None));
        let first_prefolded = best(|| self.first(&finder, Some(&mut folded)));
        let exactly = best(|| self.hits(&exact, None));
        println!("{query:?}: {hits} hits, {:.2} x the text", self.part(hits * size_of::<Hit>()));
        println!("  not prefolded  first {}, all {}", milliseconds(first), rate(self.size, whole));
        println!(
            "  prefolded      first {}, all {}",
            milliseconds(first_prefolded),
            rate(self.size, prefolded)
        );
        println!("  exact          all {}", rate(self.size, exactly));
        for count in ["--count", "--count-matches"] {
            let Some(time) = file.ripgrep(query, count) else { break };
            // As it would be for a file of this text's size.
            let time = time.as_secs_f64() * self.size as f64 / file.size as f64;
            println!(
                "  rg {count:16} {:.2} ms; prefolded {:.2} x, exact {:.2} x of it",
                time * 1e3,
                prefolded.as_secs_f64() / time,
                exactly.as_secs_f64() / time
            );
        }
    }

    fn regex(&self, pattern: &str) {
        let options = SearchOptions { regex: true, ..SearchOptions::default() };
        let finder = finder(pattern, options);
        let hits = self.hits(&finder, None).len();
        let first = best(|| self.first(&finder, None));
        let time = best(|| self.hits(&finder, None));
        let compile = best(|| self::finder(pattern, options));
        println!(
            "/{pattern}/: {hits} hits, first {}, all {}; made ready in {}",
            milliseconds(first),
            rate(self.size, time),
            milliseconds(compile)
        );
    }

    fn prefold(&self) -> Prefolded {
        let mut folded = Prefolded::default();
        for (index, passage) in self.passages.iter().enumerate() {
            folded.prepare(Folding::of(LANGUAGE), index, passage);
        }
        folded
    }

    fn hits(&self, finder: &Finder, mut folded: Option<&mut Prefolded>) -> Vec<Hit> {
        let mut hits = Vec::new();
        for index in 0..self.passages.len() {
            hits.append(&mut self.hits_in(finder, index, folded.as_deref_mut()));
        }
        hits
    }

    fn first(&self, finder: &Finder, mut folded: Option<&mut Prefolded>) -> Option<Hit> {
        (0..self.passages.len())
            .find_map(|index| self.hits_in(finder, index, folded.as_deref_mut()).first().copied())
    }

    fn hits_in(&self, finder: &Finder, index: usize, folded: Option<&mut Prefolded>) -> Vec<Hit> {
        let passage = &self.passages[index];
        match folded {
            Some(folded) => finder.hits_in_prefolded(index, passage, folded),
            None => finder.hits_in(index, passage),
        }
    }

    fn part(&self, bytes: usize) -> f64 {
        bytes as f64 / self.size as f64
    }
}

fn finder(text: &str, options: SearchOptions) -> Finder {
    Finder::new(&SearchQuery { text: text.to_owned(), options }, LANGUAGE)
        .expect("a query that can be looked for")
}

/// The text in a file, for ripgrep.
struct File {
    file: tempfile::NamedTempFile,
    /// In bytes.
    size: usize,
}

impl File {
    fn new(paragraphs: &[String]) -> Self {
        let text = paragraphs.join("\n") + "\n";
        let file = tempfile::NamedTempFile::new().expect("a file for the text");
        fs::write(file.path(), &text).expect("the text is written");
        Self { file, size: text.len() }
    }

    /// How long ripgrep takes from its start to its end; none without ripgrep.
    fn ripgrep(&self, query: &str, count: &str) -> Option<Duration> {
        let run = || {
            let mut command = Command::new("rg");
            command.args([count, "--fixed-strings", query]).arg(self.file.path()).stdin(Stdio::null());
            command.output().ok()
        };
        run()?;
        Some(best(run))
    }
}

/// Generated Chinese with Latin words, numbers and marks; some characters are far commoner than others.
struct Prose(u64);

impl Prose {
    fn paragraphs(&mut self, bytes: usize) -> Vec<String> {
        let mut paragraphs = Vec::new();
        let mut size = 0;
        while size < bytes {
            let length = 100 + self.next(1_000);
            let paragraph = self.paragraph(length);
            size += paragraph.len() + 1;
            paragraphs.push(paragraph);
        }
        paragraphs.push("這是最後一段。".to_owned());
        paragraphs
    }

    fn paragraph(&mut self, bytes: usize) -> String {
        const PIECES: [&str; 12] =
            ["的", "的", "的", "的", "，", "，", "。", "「", "」", "（GPU）", "AI", "2025 年"];
        let mut text = String::new();
        while text.len() < bytes {
            let han = 1 + self.next(6);
            text.extend((0..han).map(|_| self.han()));
            text += match self.next(400) {
                0 => "資料中心",
                1 => " Data Center ",
                2 => "資料庫",
                piece => PIECES[piece % PIECES.len()],
            };
        }
        text + "。"
    }

    /// One of 3,500 characters; half of the text is made of the commonest 440.
    fn han(&mut self) -> char {
        let part = self.next(10_000) as f64 / 10_000.0;
        char::from_u32(0x4E00 + (part.powi(3) * 3_500.0) as u32).unwrap_or('墨')
    }

    /// A number below a bound, by xorshift.
    fn next(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % bound as u64) as usize
    }
}

/// The program's memory in RAM, in bytes, where the system tells.
fn resident() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024.0)
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
    format!("{} ({:.0} MB/s)", milliseconds(time), bytes as f64 / MEGABYTE as f64 / time.as_secs_f64())
}

fn milliseconds(time: Duration) -> String {
    format!("{:.2} ms", time.as_secs_f64() * 1_000.0)
}
