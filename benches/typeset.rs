//! Measures setting lines: `cargo bench --bench typeset --no-default-features`.
//!
//! Each figure is the best of several runs, with widths that need no font. With the feature `gui` (without the
//! switch) epaint's wrapping of the same text stands next to them, in the same run.

use std::hint::black_box;
use std::time::{Duration, Instant};

use moyue::typeset::{
    FixedMeasure, LineBreakStrictness, Paragraph, ParagraphOptions, Rules, WritingSystem, breaks,
};

const SENTENCE: &str = "「人工智慧」（AI）的模型，在 2025 年已經公開；但是——誰也沒有想到——它們還不夠好：OpenAI 與 Meta \
    Superintelligence Labs 的報告說，只有 42% 的人滿意……";
const SIZE: f32 = 16.0;

fn main() {
    let paragraph = |characters: usize| SENTENCE.chars().cycle().take(characters).collect::<String>();
    for characters in [100, 576, 1_000, 1_001, 10_000, 1_000_000] {
        setting(&format!("a paragraph of {characters} characters"), &paragraph(characters));
    }
    setting("a word of 1000000 letters", &"a".repeat(1_000_000));
    first_lines("50 lines at the start of 1000000 characters", &paragraph(1_000_000));
    finding_breaks(&paragraph(576));
    #[cfg(feature = "gui")]
    for characters in [100, 576, 1_000, 3_000] {
        epaint::beside(&paragraph(characters));
    }
}

fn setting(what: &str, text: &str) {
    let options = ParagraphOptions::new(WritingSystem::ZhHant, 36.0 * SIZE, SIZE);
    let measure = FixedMeasure { writing_system: WritingSystem::ZhHant };
    let time = best(|| Paragraph::new(text, &options).lines(&measure).count());
    report(what, text, time);
}

/// Setting next to what epaint does with the same text, each time in another width so that nothing is remembered.
#[cfg(feature = "gui")]
mod epaint {
    use std::sync::Arc;
    use std::time::Instant;

    use egui::epaint::TextOptions;
    use egui::epaint::text::{Fonts, LayoutJob, TextFormat};
    use moyue::page::fonts::{Cut, Face, definitions};
    use moyue::typeset::{FixedMeasure, Paragraph, ParagraphOptions, WritingSystem};

    use super::{SIZE, best, report};

    pub fn beside(text: &str) {
        let count = text.chars().count();
        let mut widths = (0..).map(|turn| (30.0 + 0.25 * (turn % 48) as f32) * SIZE);
        let mut width = || widths.next().unwrap_or_default();
        let mut fonts = Fonts::new(TextOptions::default(), definitions(moyue::reader::Language::ZhHant));
        let mut wrap = |width: f32| fonts.layout_uncached(1.0, Arc::new(job(text, width))).rows.len();
        let measure = FixedMeasure { writing_system: WritingSystem::ZhHant };
        let set = |width: f32| {
            let options = ParagraphOptions::new(WritingSystem::ZhHant, width, SIZE);
            Paragraph::new(text, &options).lines(&measure).count()
        };

        // The very first time epaint draws the glyphs.
        let start = Instant::now();
        wrap(width());
        report(&format!("epaint, {count} characters, the first time"), text, start.elapsed());
        let wrapping = best(|| wrap(width()));
        let shaping = best(|| wrap(f32::INFINITY));
        let setting = best(|| set(width()));
        report(&format!("epaint, {count} characters, wrapped"), text, wrapping);
        report(&format!("epaint, {count} characters, in one row"), text, shaping);
        report(&format!("typeset, {count} characters"), text, setting);
        let wrapping = wrapping.as_secs_f64();
        println!(
            "{count} characters: typeset takes {:.2} x epaint's wrapping; epaint's one row and typeset {:.2} x",
            setting.as_secs_f64() / wrapping,
            (shaping + setting).as_secs_f64() / wrapping,
        );
    }

    fn job(text: &str, width: f32) -> LayoutJob {
        let font_id = Face::Taiwan.font(Cut::Regular, SIZE);
        let mut job =
            LayoutJob::single_section(text.to_owned(), TextFormat { font_id, ..TextFormat::default() });
        job.wrap.max_width = width;
        job
    }
}

fn first_lines(what: &str, text: &str) {
    let options = ParagraphOptions::new(WritingSystem::ZhHant, 36.0 * SIZE, SIZE);
    let measure = FixedMeasure { writing_system: WritingSystem::ZhHant };
    let paragraph = Paragraph::new(text, &options);
    let time = best(|| paragraph.lines(&measure).take(50).count());
    println!("{what}: {:.3} ms", time.as_secs_f64() * 1e3);
}

fn finding_breaks(text: &str) {
    let time = best(|| breaks(text, Rules::Tailored(LineBreakStrictness::Gb), WritingSystem::ZhHant, false));
    report("breaks alone", text, time);
}

fn report(what: &str, text: &str, time: Duration) {
    let count = text.chars().count() as f64;
    let seconds = time.as_secs_f64();
    println!("{what}: {:.3} ms, {:.2} million characters a second", seconds * 1e3, count / seconds / 1e6);
}

fn best<T>(mut run: impl FnMut() -> T) -> Duration {
    let once = |run: &mut dyn FnMut() -> T| {
        let start = Instant::now();
        black_box(run());
        start.elapsed()
    };
    let first = once(&mut run);
    let runs = (0.5 / first.as_secs_f64().max(1e-6)).clamp(3.0, 200.0) as usize;
    (0..runs).map(|_| once(&mut run)).min().unwrap_or(first).min(first)
}
