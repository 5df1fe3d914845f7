//! Cues as paragraphs.
//!
//! Where cues end with the marks of sentences they are running text: they go on in a paragraph until a sentence ends and
//! there is a pause, or somebody else speaks. Where they hardly have marks, as in most Chinese subtitles, each is a line.

use super::cues::Cue;
use super::markup::CueLine;
use crate::text::class::{is_cjk, is_hangul};
use crate::text::segment_break::vanishes;

/// Milliseconds without a cue after which a paragraph begins.
const PAUSE: u64 = 2_000;
/// Milliseconds after which one begins even inside a sentence.
const LONG_PAUSE: u64 = 10_000;
/// Characters after which a paragraph ends with its sentence, and with its line where there are no sentences.
const LONG: usize = 240;
/// Characters of the longest name of a speaker.
const LONGEST_NAME: usize = 14;

/// A paragraph, as a part of a page.
#[derive(Debug, Default)]
pub(super) struct CueParagraph {
    pub html: String,
    plain: String,
    pub is_heading: bool,
}

/// How the cues of a file are joined.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Joining {
    /// As running text.
    Sentences,
    /// Each on a line of its own.
    Lines,
    /// Each is a paragraph: its lines are in two languages.
    Languages,
}

impl Joining {
    fn of(cues: &[Cue]) -> Self {
        let last = |cue: &&Cue| cue.lines.last().is_some_and(|line| ends_sentence(&line.plain));
        let pairs = cues.iter().filter(|cue| cue.lines.len() == 2);
        let (pairs, mixed) = pairs.fold((0, 0), |(pairs, mixed), cue| {
            (pairs + 1, mixed + usize::from(is_in_two_languages(&cue.lines)))
        });
        if mixed * 2 > cues.len().max(1) && mixed * 4 > pairs * 3 {
            Self::Languages
        } else if cues.iter().filter(last).count() * 4 >= cues.len() {
            Self::Sentences
        } else {
            Self::Lines
        }
    }
}

/// The paragraphs of cues, in their order.
pub(super) fn paragraphs(mut cues: Vec<Cue>) -> Vec<CueParagraph> {
    cues.retain(|cue| !cue.lines.is_empty());
    let joining = Joining::of(&cues);
    let mut done: Vec<CueParagraph> = Vec::new();
    let mut open = CueParagraph::default();
    let (mut end, mut speaker) = (0, String::new());
    for cue in &cues {
        if cue.is_chapter {
            finish(&mut open, &mut done);
            let name = joined(&cue.lines);
            done.push(CueParagraph { html: name.html, plain: name.plain, is_heading: true });
            continue;
        }
        let pause = cue.start.saturating_sub(end);
        let speaks = begins_speech(cue) || cue.speaker != speaker;
        if speaks || is_apart(&open, pause, joining) {
            finish(&mut open, &mut done);
        }
        let is_named = cue.speaker != speaker && !cue.speaker.is_empty();
        add(&mut open, cue, is_named, joining);
        // What two say in turn is a paragraph.
        if is_dialogue(cue) {
            finish(&mut open, &mut done);
        }
        speaker.clone_from(&cue.speaker);
        end = cue.end.max(cue.start);
    }
    finish(&mut open, &mut done);
    done
}

fn finish(open: &mut CueParagraph, done: &mut Vec<CueParagraph>) {
    let paragraph = std::mem::take(open);
    if !paragraph.plain.is_empty() {
        done.push(paragraph);
    }
}

/// Whether a cue that comes after a pause begins a paragraph after an open one.
fn is_apart(open: &CueParagraph, pause: u64, joining: Joining) -> bool {
    let length = || open.plain.chars().count();
    match joining {
        _ if open.plain.is_empty() => false,
        Joining::Languages => true,
        Joining::Lines => pause >= PAUSE || length() >= LONG,
        Joining::Sentences => {
            pause >= LONG_PAUSE || ends_sentence(&open.plain) && (pause >= PAUSE || length() >= LONG)
        }
    }
}

/// Adds a cue to a paragraph.
fn add(open: &mut CueParagraph, cue: &Cue, is_named: bool, joining: Joining) {
    let stay = joining == Joining::Languages || is_dialogue(cue);
    let mut lines = if stay { cue.lines.clone() } else { vec![joined(&cue.lines)] };
    if let Some(first) = lines.first_mut().filter(|_| is_named) {
        first.put_speaker(&cue.speaker);
    }
    for (index, line) in lines.iter().enumerate() {
        let breaks = index > 0 || joining == Joining::Lines;
        if !open.plain.is_empty() {
            if breaks {
                open.html.push_str("<br>");
                open.plain.push('\n');
            } else if !meets(&open.plain, &line.plain) {
                open.html.push(' ');
                open.plain.push(' ');
            }
        }
        open.html.push_str(&line.html);
        open.plain.push_str(&line.plain);
    }
}

/// Lines that were broken for want of room as one.
fn joined(lines: &[CueLine]) -> CueLine {
    let mut all = CueLine::default();
    for line in lines {
        if !all.plain.is_empty() && !meets(&all.plain, &line.plain) {
            all.html.push(' ');
            all.plain.push(' ');
        }
        all.html.push_str(&line.html);
        all.plain.push_str(&line.plain);
    }
    all
}

/// Whether two texts are joined without a blank.
fn meets(before: &str, after: &str) -> bool {
    match (before.chars().next_back(), after.chars().next()) {
        (Some(before), Some(after)) => vanishes(before, after),
        _ => true,
    }
}

/// Whether the lines of a cue are what several say.
fn is_dialogue(cue: &Cue) -> bool {
    let begins = cue.lines.iter().filter(|line| begins_with_dash(&line.plain) || names_speaker(&line.plain));
    cue.lines.len() > 1 && begins.count() > 1
}

/// Whether a cue says that somebody begins to speak.
fn begins_speech(cue: &Cue) -> bool {
    cue.lines.first().is_some_and(|line| begins_with_dash(&line.plain) || names_speaker(&line.plain))
}

fn begins_with_dash(text: &str) -> bool {
    let mut chars = text.chars();
    let is_dash =
        chars.next().is_some_and(|c| matches!(c, '-' | '\u{2010}'..='\u{2015}' | '\u{FF0D}' | '\u{2212}'));
    // A negative number is none, and neither is a dash of two, with which a sentence goes on.
    is_dash && chars.next().is_some_and(|c| !c.is_ascii_digit() && !matches!(c, '-' | '\u{2014}'))
}

/// Whether a line begins with a name and a colon.
fn names_speaker(text: &str) -> bool {
    let Some((name, rest)) = text.split_once(['：', ':']) else { return false };
    let is_name = |c: char| {
        c.is_alphabetic()
            || matches!(c, ' ' | '·' | '・' | '\'' | '.' | '(' | ')' | '（' | '）')
            || c.is_numeric()
    };
    let is_short = name.chars().count() <= LONGEST_NAME;
    is_short && !rest.trim().is_empty() && name.chars().any(char::is_alphabetic) && name.chars().all(is_name)
}

fn is_in_two_languages(lines: &[CueLine]) -> bool {
    let [one, other] = lines else { return false };
    let is_east_asian = |line: &CueLine| line.plain.chars().any(|c| is_cjk(c) || is_hangul(c));
    let is_latin = |line: &CueLine| !is_east_asian(line) && line.plain.chars().any(char::is_alphabetic);
    is_east_asian(one) && is_latin(other) || is_latin(one) && is_east_asian(other)
}

/// Whether a text ends as sentences do.
fn ends_sentence(text: &str) -> bool {
    let closing = |c: char| {
        c.is_whitespace()
            || matches!(c, '」' | '』' | '”' | '’' | '"' | '\'' | ')' | '）' | '》' | '〉' | '♪' | '】' | ']')
    };
    text.trim_end_matches(closing).ends_with(['。', '．', '.', '！', '？', '!', '?', '…', '⋯', '｡'])
}
