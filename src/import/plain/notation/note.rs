//! What a note in `［＃…］` says (Aozora Bunko, 注記一覧).

use super::character::without_page;
use super::mark::Mark;
use super::{ChapterRank, figure};
use crate::article::Image;

/// Characters of the longest note.
const LONGEST: usize = 2000;
/// Notes within notes: a character that a file lacks, in the words that a note names.
const DEEPEST: usize = 3;

/// A known note.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Note<'a> {
    /// The line is a heading (見出し).
    Heading(ChapterRank),
    /// How the page was set, which the article does not keep.
    Layout,
    /// Marked text begins.
    Begin(Mark),
    /// Marked text ends.
    End(Mark),
    /// Marked lines begin.
    BeginLines(Mark),
    /// Marked lines end.
    EndLines(Mark),
    /// The text named, which stands before the note, is marked.
    Behind(&'a str, Mark),
    /// What stands next to the text named (ルビ, 注記, 傍記).
    Beside(&'a str, Reading<'a>),
    /// Text begins that something stands next to.
    BeginBeside,
    /// Text ends that something stands next to.
    EndBeside(Reading<'a>),
    /// A sign for the order of reading Chinese as Japanese (返り点).
    Kaeriten(&'a str),
    /// Kana for reading Chinese as Japanese (訓点送り仮名).
    Okurigana(&'a str),
    /// A note in two small lines begins (割り注).
    BeginWarichu,
    /// It ends.
    EndWarichu,
    /// A line ends within a line.
    Break,
    /// An image (画像).
    Figure(Image),
    /// Words that stand for what the text lacks: characters that nobody can read, a table that was left out.
    Shown(&'a str),
    /// What the editor says of the text, such as how the printed book has it.
    Remark,
}

/// What stands next to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Reading<'a> {
    /// What it is.
    pub text: &'a str,
    /// Whether it stands on the left of a column, which is below a line.
    pub is_under: bool,
}

/// Words of notes on how the page was set.
const LAYOUT: &[&str] = &[
    "字下げ",
    "地付き",
    "地から",
    "地より",
    "字上げ",
    "天付き",
    "行アキ",
    "行空き",
    "字アキ",
    "字空き",
    "改ページ",
    "改頁",
    "改丁",
    "改段",
    "改見開き",
    "左右中央",
    "中央揃え",
    "字詰め",
    "段組",
    "罫囲み",
    "枠囲み",
    "囲み罫",
    "横組み",
    "縦組み",
    "縦中横",
    "小さな文字",
    "小さい文字",
    "大きな文字",
    "大きい文字",
    "ポイント",
    "ページの左",
    "ページの右",
    "見出し終わり",
    "本文終わり",
    "折り返して",
];
/// What notes say of marks that the book sets in the room of one.
const ONE_PLACE: &[&str] = &["は一字", "は一文字", "は合字", "は横一列", "は横並び"];
/// Words of notes on what the text lacks.
const LACKING: &[&str] = &[
    "欠字",
    "伏字",
    "伏せ字",
    "不明",
    "判読",
    "空白",
    "破損",
    "脱落",
    "省略",
    "入る",
    "あり",
    "図",
    "表",
    "楽譜",
];
/// Words of notes by the editor.
const REMARKS: &[&str] = &["底本", "ママ", "まま", "ルビ", "誤", "原文", "原本", "初出", "親本", "異同"];

/// A note, after `［＃`, and what comes after its end.
pub(super) fn inside(from: &str) -> Option<(&str, &str)> {
    let mut depth = 1;
    for (at, c) in from.char_indices().take(LONGEST) {
        match c {
            '［' => depth += 1,
            '］' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            let (note, rest) = from.split_at(at);
            return rest.strip_prefix('］').map(|rest| (note, rest));
        }
        // So many that are open were not closed.
        if depth > DEEPEST {
            return None;
        }
    }
    None
}

/// Reads a note.
pub(super) fn read(note: &str) -> Option<Note<'_>> {
    let note = without_page(note);
    if is_kaeriten(note) {
        return Some(Note::Kaeriten(note));
    }
    if let Some(kana) = okurigana(note) {
        return Some(Note::Okurigana(kana));
    }
    if let Some(from) = note.strip_prefix('「') {
        // The words named may have brackets of their own: the first end after which the note says anything is theirs.
        let ends =
            from.match_indices('」').map(|(at, end)| (from.split_at(at).0, from.split_at(at + end.len()).1));
        if let Some(named) =
            ends.filter(|(text, _)| !text.is_empty()).find_map(|(text, says)| named(text, says))
        {
            return Some(named);
        }
    }
    unnamed(note).or_else(|| {
        let says = |words: &[&str]| words.iter().any(|word| note.contains(word));
        if says(REMARKS) { Some(Note::Remark) } else { says(LACKING).then_some(Note::Shown(note)) }
    })
}

/// What a note says of the text that it names: `「責」に傍点`.
fn named<'a>(text: &'a str, says: &'a str) -> Option<Note<'a>> {
    if let Some(reading) = next_to(says) {
        return Some(Note::Beside(text, reading));
    }
    if matches!(says, "の注記付き終わり" | "のルビ付き終わり" | "の傍記付き終わり") {
        return Some(Note::EndBeside(Reading { text, is_under: false }));
    }
    if let Some(image) = figure::read(text, says).filter(|_| !says.contains('」')) {
        return Some(Note::Figure(image));
    }
    let is_remark =
        says.starts_with(['は', 'に', 'の', '、']) && REMARKS.iter().any(|word| says.contains(word));
    if is_remark {
        return Some(Note::Remark);
    }
    if says.contains('「') || !says.starts_with(['は', 'に', 'の', 'を']) {
        return None;
    }
    if says.ends_with("見出し") {
        let (rank, is_in_line) = heading(says)?;
        return Some(if is_in_line { Note::Behind(text, Mark::Strong) } else { Note::Heading(rank) });
    }
    let mark = Mark::of(says).map(|mark| Note::Behind(text, mark));
    let is_layout = ONE_PLACE.contains(&says) || LAYOUT.iter().any(|word| says.contains(word));
    mark.or_else(|| is_layout.then_some(Note::Layout))
}

/// `の左に「かんじ」のルビ`.
fn next_to(says: &str) -> Option<Reading<'_>> {
    let place =
        ["の左に", "の右に", "の下に", "の上に", "に"].into_iter().find(|place| says.starts_with(place))?;
    let quoted = says.strip_prefix(place)?.strip_prefix('「')?;
    let text = ["」の注記", "」のルビ", "」の傍記", "」の振り仮名"]
        .into_iter()
        .find_map(|end| quoted.strip_suffix(end))?;
    Some(Reading { text, is_under: matches!(place, "の左に" | "の下に") })
}

/// What a note says that names no text.
fn unnamed(note: &str) -> Option<Note<'_>> {
    let says = note.strip_prefix("ここから").or_else(|| note.strip_prefix("ここで"));
    let is_of_lines = says.is_some();
    let says = says.unwrap_or(note);
    let begun = ["終わり", "終り", "おわり"].into_iter().find_map(|end| says.strip_suffix(end));
    let is_end = begun.is_some();
    let what = begun.unwrap_or(says);
    if what.ends_with("見出し") {
        return Some(match (heading(what)?, is_end) {
            ((rank, false), false) => Note::Heading(rank),
            ((_, false), true) => Note::Layout,
            ((_, true), false) => Note::Begin(Mark::Strong),
            ((_, true), true) => Note::End(Mark::Strong),
        });
    }
    match (what, is_end) {
        ("割り注" | "割注", false) => return Some(Note::BeginWarichu),
        ("割り注" | "割注", true) => return Some(Note::EndWarichu),
        ("改行", false) => return Some(Note::Break),
        ("大文字" | "中文字" | "小文字", _) => return Some(Note::Layout),
        _ => {}
    }
    if let Some(reading) = what.strip_suffix("付き").and_then(|what| next_to_range(what, is_end)) {
        return Some(reading);
    }
    if let Some(image) = figure::read("", note) {
        return Some(Note::Figure(image));
    }
    if note.contains('「') {
        return None;
    }
    if let Some(mark) = Mark::of(what) {
        return Some(match (is_of_lines, is_end) {
            (false, false) => Note::Begin(mark),
            (false, true) => Note::End(mark),
            (true, false) => Note::BeginLines(mark),
            (true, true) => Note::EndLines(mark),
        });
    }
    LAYOUT.iter().any(|word| note.contains(word)).then_some(Note::Layout)
}

/// `左にルビ` at the beginning of a text, `左に「かんじ」のルビ` at its end.
fn next_to_range(what: &str, is_end: bool) -> Option<Note<'_>> {
    let right = what.strip_prefix("左に");
    let what = right.unwrap_or(what);
    if !is_end {
        return matches!(what, "ルビ" | "注記" | "傍記").then_some(Note::BeginBeside);
    }
    let quoted = what.strip_prefix('「')?;
    let text = ["」の注記", "」のルビ", "」の傍記"].into_iter().find_map(|end| quoted.strip_suffix(end))?;
    Some(Note::EndBeside(Reading { text, is_under: right.is_some() }))
}

/// The level of the heading that a note speaks of, and whether text goes on after it in its line (同行見出し, 窓見出し).
fn heading(says: &str) -> Option<(ChapterRank, bool)> {
    let kind = says.strip_suffix("見出し")?;
    let rank = match kind.chars().next_back() {
        Some('大') => ChapterRank::Part,
        Some('小') => ChapterRank::Section,
        _ => ChapterRank::Chapter,
    };
    Some((rank, kind.contains("同行") || kind.contains('窓')))
}

/// `レ`, `一`, `上レ`.
fn is_kaeriten(note: &str) -> bool {
    let order = note.strip_suffix('レ').unwrap_or(note);
    let mut signs = order.chars();
    let sign = signs.next();
    signs.next().is_none()
        && match sign {
            None => !note.is_empty(),
            Some(sign) => "一二三四五六七八九十上中下甲乙丙丁戊天地人".contains(sign),
        }
}

/// `（ノ）`.
fn okurigana(note: &str) -> Option<&str> {
    let kana = note.strip_prefix('（')?.strip_suffix('）')?;
    let is_short = !kana.is_empty() && kana.chars().nth(20).is_none();
    (is_short && !kana.contains(['.', '（', '）'])).then_some(kana)
}
