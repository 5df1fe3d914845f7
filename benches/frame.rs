//! Cost of a frame of the whole screen, without a window: `cargo bench --bench frame`.
//!
//! A frame is everything that the program does on the processor between the input and the triangles: the pass over
//! the screen and the tessellation. The articles are generated; every session begins with no glyph drawn.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, Rect, TouchPhase, Vec2, pos2, vec2,
};
use moyue::app::finder::FindWorker;
use moyue::app::loader::Loader;
use moyue::article::Anchor;
use moyue::reader::{Command, Effect, FindCommand, Language, Reader, Settings};
use moyue::search::Query;
use moyue::ui;

const KILOBYTE: usize = 1_000;
const MEGABYTE: usize = 1_000_000;
/// Frames of scrolling that are measured.
const FRAMES: usize = 600;
const WINDOW: Vec2 = vec2(1280.0, 800.0);

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the articles");
    let write = |name: &str, text: String| {
        let path = folder.path().join(name);
        fs::write(&path, text).expect("the article is written");
        path
    };
    let small = write("small.txt", article(10 * KILOBYTE));
    let middle = write("middle.txt", article(MEGABYTE));
    let large = write("large.txt", article(10 * MEGABYTE));
    let paragraph = write("paragraph.txt", one_paragraph(MEGABYTE));

    // First, while the heap is still as a fresh start leaves it.
    memory(&small, &large);

    println!("\nscrolling, {FRAMES} frames: a turn of the wheel and a page by turns, back and forth");
    let base = scrolling("10 KB", &small, None);
    for (name, path) in [("1 MB", &middle), ("10 MB", &large)] {
        scrolling(name, path, Some(&base));
    }

    println!("\nsingle frames, the worst of five");
    for (name, path) in [("10 KB", &small), ("1 MB", &middle), ("10 MB", &large)] {
        single_frames(name, path);
    }
    println!("\na paragraph of 1,000,000 characters");
    scrolling("one paragraph", &paragraph, Some(&base));
    single_frames("one paragraph", &paragraph);
}

/// Prints what an article takes in memory beside its size in the file.
fn memory(small: &Path, large: &Path) {
    let mut session = Session::new();
    session.open(small);
    session.rest();
    let before = resident();
    session.open(large);
    session.rest();
    let after = resident();
    for _ in 0..FRAMES {
        session.scroll();
    }
    let scrolled = resident();
    let (Some(before), Some(after), Some(scrolled)) = (before, after, scrolled) else {
        println!("memory: this system does not tell");
        return;
    };
    let size = fs::metadata(large).map_or(0.0, |file| file.len() as f64);
    println!("memory with 10 KB open: {:.1} MB", before / 1e6);
    for (name, now) in [("with 10 MB open instead", after), ("after scrolling in it", scrolled)] {
        let more = now - before;
        println!(
            "memory {name}: {:.1} MB, {:.1} MB more, {:.2} x the text",
            now / 1e6,
            more / 1e6,
            more / size
        );
    }
}

/// Prints the times of frames of scrolling, and of the first frame.
fn scrolling(name: &str, path: &Path, base: Option<&[Frame]>) -> Vec<Frame> {
    let mut session = Session::new();
    let start = Instant::now();
    session.open(path);
    let opening = start.elapsed();
    let first = session.frame(Vec::new());
    session.rest();
    let frames: Vec<Frame> = (0..FRAMES).map(|_| session.scroll()).collect();
    println!("{name}: opened in {:.1} ms, first frame {:.2} ms", milliseconds(opening), first.total());
    let known: Vec<Frame> = frames.iter().filter(|frame| !frame.new_glyphs).copied().collect();
    let kinds = [("all frames", frames.as_slice()), ("without a new glyph", known.as_slice())];
    for (kind, frames) in kinds {
        let total = Spread::of(frames.iter().map(Frame::total));
        let pass = Spread::of(frames.iter().map(|frame| milliseconds(frame.pass)));
        println!("  {kind:20} {total} ({} frames; the pass alone {pass})", frames.len());
    }
    if let Some(base) = base {
        let of = |frames: &[Frame]| Spread::of(frames.iter().map(Frame::total));
        let (this, base) = (of(&frames), of(base));
        let [median, late] = [this.median / base.median, this.late / base.late];
        println!("  against 10 KB: median {median:.2} x, 99th percentile {late:.2} x");
    }
    frames
}

/// Prints the times of frames that are not like the one before: jumps, another text size, a selected term.
fn single_frames(name: &str, path: &Path) {
    let mut session = Session::new();
    session.open(path);
    session.rest();
    let still = worst(|_| session.frame(Vec::new()));
    let end = worst(|_| {
        session.press(Key::Home, Modifiers::NONE);
        session.press(Key::End, Modifiers::NONE)
    });
    let near_the_end = worst(|_| session.wheel(2.0));
    let middle = worst(|turn| {
        session.run(Command::GoTo(session.middle(turn)));
        session.frame(Vec::new())
    });
    let size = worst(|turn| {
        session.run(Command::SetTextSize(21.0 + turn as f32));
        session.frame(Vec::new())
    });
    session.run(Command::SelectTerm(Some(0)));
    session.frame(Vec::new());
    let selected = worst(|_| session.frame(Vec::new()));
    let uses = session.reader.document.as_ref().map_or(0, |document| document.uses_of(0).len());
    println!(
        "{name}: at rest {still:.2} ms, jump to the end {end:.2} ms, wheel there {near_the_end:.2} ms, \
         jump into the middle {middle:.2} ms, another text size {size:.2} ms, \
         with a term of {uses} uses selected {selected:.2} ms"
    );
    session.run(Command::SelectTerm(None));
    finding(name, session);
}

/// Prints the times of frames while the commonest character is looked for, and when all of it is found.
fn finding(name: &str, mut session: Session) {
    session.run(Command::Find(FindCommand::Open(None)));
    session.rest();
    let start = Instant::now();
    session.run(Command::Find(FindCommand::Look(Query::new("一"))));
    let (mut first, mut longest) = (None, 0.0_f64);
    while session.reader.find.is_searching() {
        longest = longest.max(session.frame(Vec::new()).total());
        if !session.reader.find.hits.is_empty() {
            first.get_or_insert_with(|| start.elapsed());
        }
    }
    let all = start.elapsed();
    let hits = session.reader.find.hits.len();
    let still = worst(|_| session.frame(Vec::new()));
    let step = worst(|_| session.press(Key::F3, Modifiers::NONE));
    println!(
        "{name}: {hits} hits, the first after {:.1} ms, all after {:.1} ms, worst frame meanwhile {longest:.2} ms, \
         at rest {still:.2} ms, step {step:.2} ms",
        milliseconds(first.unwrap_or_default()),
        milliseconds(all)
    );
}

/// The longest of five frames, in ms.
fn worst(mut frame: impl FnMut(usize) -> Frame) -> f64 {
    (0..5).map(|turn| frame(turn).total()).fold(0.0, f64::max)
}

/// What a window would hold, and the time on its clock.
struct Session {
    ctx: egui::Context,
    reader: Reader,
    screen: ui::Screen,
    loader: Loader,
    finder: FindWorker,
    passed: usize,
    turns: usize,
    back: bool,
}

/// How long a frame took.
#[derive(Clone, Copy)]
struct Frame {
    pass: Duration,
    tessellation: Duration,
    /// Whether glyphs were drawn that no frame before had.
    new_glyphs: bool,
}

impl Frame {
    /// In ms.
    fn total(&self) -> f64 {
        milliseconds(self.pass + self.tessellation)
    }
}

impl Session {
    fn new() -> Self {
        let ctx = egui::Context::default();
        ctx.set_fonts(ui::fonts::definitions(Language::ZhHant));
        Self {
            ctx,
            reader: Reader::new(Settings::default(), Language::ZhHant),
            screen: ui::Screen::default(),
            loader: Loader::new(|| {}),
            finder: FindWorker::new(|| {}),
            passed: 0,
            turns: 0,
            back: false,
        }
    }

    /// Opens a file; it is on the screen of the next frame.
    fn open(&mut self, path: &Path) {
        self.run(Command::OpenPaths(vec![path.to_owned()]));
        let loaded = loop {
            if let Some(loaded) = self.loader.poll() {
                break loaded;
            }
            thread::sleep(Duration::from_millis(1));
        };
        self.run(Command::Loaded { origin: loaded.origin, result: loaded.result });
        assert!(self.reader.notices.is_empty(), "the article is refused");
    }

    fn run(&mut self, command: Command) {
        for effect in self.reader.update(command) {
            match effect {
                Effect::Load(origin) => {
                    self.loader.load(origin);
                }
                Effect::Find(search) => self.finder.search(*search),
                Effect::StopFinding => self.finder.stop(),
                _ => {}
            }
        }
    }

    /// Draws until nothing moves of itself; the pointer rests over the text.
    fn rest(&mut self) {
        self.frame(vec![Event::PointerMoved(pos2(WINDOW.x / 2.0, WINDOW.y / 2.0))]);
        for _ in 0..30 {
            self.frame(Vec::new());
        }
    }

    /// A frame of scrolling, in turn with the wheel and by a page; at either end of the article it turns round.
    fn scroll(&mut self) -> Frame {
        self.back = match self.reader.position {
            position if position == Anchor::default() => false,
            _ if self.reader.progress >= 0.995 => true,
            _ => self.back,
        };
        self.turns += 1;
        if self.turns.is_multiple_of(2) {
            let modifiers = if self.back { Modifiers::SHIFT } else { Modifiers::NONE };
            self.press(Key::Space, modifiers)
        } else {
            self.wheel(if self.back { 3.0 } else { -3.0 })
        }
    }

    /// Turns the wheel by so many lines; text moves down when they are positive.
    fn wheel(&mut self, lines: f32) -> Frame {
        self.frame(vec![Event::MouseWheel {
            unit: MouseWheelUnit::Line,
            delta: vec2(0.0, lines),
            phase: TouchPhase::Move,
            source: MouseWheelSource::Wheel,
            modifiers: Modifiers::NONE,
        }])
    }

    fn press(&mut self, key: Key, modifiers: Modifiers) -> Frame {
        let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers };
        self.frame(vec![Event::ModifiersChanged(modifiers), event(true), event(false)])
    }

    /// One frame with these events, as the window's shell runs it.
    fn frame(&mut self, events: Vec<Event>) -> Frame {
        self.passed += 1;
        for news in self.finder.poll() {
            self.run(Command::Find(FindCommand::News(news)));
        }
        let input = egui::RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, WINDOW)),
            time: Some(self.passed as f64 / 60.0),
            events,
            ..Default::default()
        };
        let start = Instant::now();
        let mut commands = Vec::new();
        let output = self.ctx.run_ui(input, |ui| commands.extend(self.screen.ui(ui, &self.reader)));
        let pass = start.elapsed();
        let start = Instant::now();
        let new_glyphs = !output.textures_delta.set.is_empty();
        let egui::FullOutput { shapes, pixels_per_point, mut textures_delta, .. } = output;
        // There is no graphics card to take them.
        textures_delta.clear();
        let triangles = self.ctx.tessellate(shapes, pixels_per_point);
        let tessellation = start.elapsed();
        assert!(!triangles.is_empty(), "nothing is drawn");
        for command in commands {
            self.run(command);
        }
        Frame { pass, tessellation, new_glyphs }
    }

    /// A place in the middle of the middle one of the longest passages, another one every turn.
    fn middle(&self, turn: usize) -> Anchor {
        let passages = self.reader.document.as_ref().map_or(&[][..], |document| &document.passages);
        let longest = passages.iter().map(|passage| passage.text.len()).max().unwrap_or_default();
        let long: Vec<_> = passages.iter().filter(|passage| passage.text.len() * 2 >= longest).collect();
        let Some(passage) = long.get(long.len() / 2) else { return Anchor::default() };
        let offset = passage.char_count() * (turn + 1) / 7;
        Anchor { offset: passage.anchor.offset + offset, ..passage.anchor }
    }
}

/// Median, 99th percentile and worst, in ms.
struct Spread {
    median: f64,
    late: f64,
    worst: f64,
}

impl Spread {
    fn of(times: impl Iterator<Item = f64>) -> Self {
        let mut times: Vec<f64> = times.collect();
        times.sort_by(f64::total_cmp);
        let at = |part: f64| {
            let index = (part * times.len() as f64).ceil() as usize;
            times.get(index.saturating_sub(1)).copied().unwrap_or_default()
        };
        Self { median: at(0.5), late: at(0.99), worst: at(1.0) }
    }
}

impl std::fmt::Display for Spread {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "median {:.2} ms, 99th {:.2} ms, worst {:.2} ms", self.median, self.late, self.worst)
    }
}

/// Plain text with a glossary: paragraphs of different lengths, a section for about every 40 KB.
fn article(bytes: usize) -> String {
    let mut prose = Prose(1);
    let mut text = "雨天的圖書館\n".to_owned();
    let mut section = 0;
    while text.len() < bytes {
        if text.len() >= section * 40 * KILOBYTE {
            section += 1;
            let _ = writeln!(text, "\n【第 {section} 章】");
        }
        let length = 40 + prose.next(360);
        let _ = writeln!(text, "\n{}", prose.paragraph(length));
    }
    text + &glossary()
}

fn one_paragraph(characters: usize) -> String {
    format!("雨天的圖書館\n\n【正文】\n\n{}\n{}", Prose(1).paragraph(characters), glossary())
}

const TERMS: [&str; 6] = ["人工智慧", "大型語言模型", "資料中心", "OpenAI", "雲端", "圖書館"];

fn glossary() -> String {
    let entries: Vec<String> = TERMS.iter().map(|term| format!("{term}\n一個常見的詞。\n")).collect();
    format!("\n[術語]\n\n{}", entries.join("\n"))
}

/// Generated Chinese with Latin words, numbers, marks and terms; some characters are far commoner than others.
struct Prose(u64);

impl Prose {
    fn paragraph(&mut self, characters: usize) -> String {
        let mut text = String::new();
        let mut count = 0;
        while count + 1 < characters {
            let piece = match self.next(24) {
                0 => TERMS[self.next(TERMS.len())],
                1 => " data center ",
                2 => "AI",
                3 => "2025",
                4 | 5 => "，",
                6 => "。",
                7 => "「",
                8 => "」",
                9 => "（GPU）",
                _ => "",
            };
            text += piece;
            let han = 1 + self.next(6);
            text.extend((0..han).map(|_| self.han()));
            count += piece.chars().count() + han;
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

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
