//! How often the encoding of a short text is told rightly, and the time that a large one takes.
//!
//! The texts are those that the repository owns: the bundled articles, the guides, and the fixtures in Korean and
//! Cantonese. None of them served to set the detection up.
//!
//! `cargo bench --bench encodings --no-default-features`

use std::hint::black_box;
use std::time::{Duration, Instant};

use moyue::text::decode::decode;
use samples::{ENCODINGS, TEXTS, encoded, samples, text};

#[path = "../tests/encodings/samples.rs"]
mod samples;

fn main() {
    for length in [20, 50, 100] {
        println!("samples of {length} characters");
        println!("  {:12} {:>8} {:>8} {:>9} {:>14}", "", "samples", "right", "doubtful", "wrong unnoticed");
        for name in ENCODINGS {
            rate(name, length);
        }
    }
    for (name, path) in [
        ("UTF-8", "assets/articles/guide.zh-Hant.json"),
        ("UTF-16LE", "assets/articles/guide.zh-Hant.json"),
        ("Big5", "assets/articles/guide.zh-Hant.json"),
        ("gb18030", "assets/articles/guide.zh-Hans.json"),
        ("Shift_JIS", "assets/articles/guide.ja.json"),
        ("EUC-JP", "assets/articles/guide.ja.json"),
        ("EUC-KR", "tests/fixtures/encodings/korean.txt"),
    ] {
        speed(name, &text(path));
    }
}

/// Prints the shares of samples that are read as they were written, that are called doubtful, and that are read
/// wrongly without a doubt.
fn rate(name: &str, length: usize) {
    let (mut count, mut right, mut doubtful, mut unnoticed) = (0, 0, 0, 0);
    for (path, _) in TEXTS {
        for sample in samples(&text(path), length) {
            let Some(bytes) = encoded(&sample, name) else { continue };
            let decoded = decode(&bytes).ok();
            let is_right = decoded.as_ref().is_some_and(|decoded| decoded.text == sample);
            let is_doubtful = decoded.is_none_or(|decoded| decoded.encoding.is_doubtful);
            count += 1;
            right += usize::from(is_right);
            doubtful += usize::from(is_doubtful);
            unnoticed += usize::from(!is_right && !is_doubtful);
        }
    }
    let share = |part: usize| format!("{:.2} %", part as f64 * 100.0 / count as f64);
    println!("  {name:12} {count:8} {:>8} {:>9} {:>14}", share(right), share(doubtful), share(unnoticed));
}

/// Prints the best of five runs over 10 MB.
fn speed(name: &str, text: &str) {
    let held: String = text.lines().filter(|line| encoded(line, name).is_some()).collect();
    let part = encoded(&held, name).unwrap_or_default();
    let bytes = part.repeat(10_000_000 / part.len());
    let times = (0..5).map(|_| {
        let start = Instant::now();
        black_box(decode(black_box(&bytes))).expect("the text is readable");
        start.elapsed()
    });
    let best = times.min().unwrap_or(Duration::ZERO).as_secs_f64();
    println!("{:.0} MB of {name:10} {:6.1} ms", bytes.len() as f64 / 1e6, best * 1e3);
}
