//! Cues between blank lines, each under its times.

use super::markup::{self, CueLine};

/// What stands between the two times of a cue.
pub(super) const ARROW: &str = "-->";
/// Milliseconds of an hour, a minute and a second.
const HOUR: u64 = 3_600_000;
const MINUTE: u64 = 60_000;
const SECOND: u64 = 1_000;

/// What is shown at a time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Cue {
    /// Milliseconds from the beginning.
    pub start: u64,
    pub end: u64,
    /// Who speaks; empty where nobody says it.
    pub speaker: String,
    pub lines: Vec<CueLine>,
    /// Whether it is the name of a chapter.
    pub is_chapter: bool,
}

/// The cues of `SubRip`. A line of times begins one, and what stands above it is its number; blank lines may be in it.
pub(super) fn of_subrip(text: &str) -> Vec<Cue> {
    let lines: Vec<&str> = text.lines().collect();
    let starts: Vec<(usize, (u64, u64))> =
        lines.iter().enumerate().filter_map(|(at, line)| Some((at, times(line)?))).collect();
    let mut cues = Vec::new();
    for (index, (at, (start, end))) in starts.iter().enumerate() {
        let next = starts.get(index + 1).map(|(next, _)| *next);
        let inner = lines.get(at + 1..next.unwrap_or(lines.len())).unwrap_or_default();
        let is_number =
            |line: &&str| !line.trim().is_empty() && line.trim().bytes().all(|byte| byte.is_ascii_digit());
        let inner = match inner.split_last() {
            Some((number, before)) if next.is_some() && is_number(number) => before,
            _ => inner,
        };
        let lines = inner.iter().map(|line| markup::of_subrip(line)).filter(|line| !line.is_empty());
        cues.push(Cue { start: *start, end: *end, lines: lines.collect(), ..Cue::default() });
    }
    cues
}

/// The cues of `WebVTT` (§4.1): blocks between blank lines. Notes, styles and regions are none.
pub(super) fn of_web(text: &str) -> Vec<Cue> {
    let mut cues: Vec<Cue> = Vec::new();
    // Captions that roll up show each line again under the next one; they say of each word when it is spoken.
    let rolls = text.lines().any(markup::has_times);
    for block in blocks(text) {
        let Some(at) = block.iter().position(|line| line.contains(ARROW)) else { continue };
        let Some((start, end)) = block.get(at).and_then(|line| times(line)) else { continue };
        let inner = block.get(at + 1..).unwrap_or_default();
        let (speaker, lines) = markup::of_web(inner);
        let mut cue = Cue { start, end, speaker, lines, is_chapter: false };
        if rolls && let Some(last) = cues.last().and_then(|last| last.lines.last()) {
            let last = last.clone();
            if cue.lines.first() == Some(&last) {
                cue.lines.remove(0);
            }
        }
        if !cue.lines.is_empty() {
            cues.push(cue);
        }
    }
    cues
}

/// The language that the head of `WebVTT` names, as some services write it.
pub(super) fn declared_language(text: &str) -> &str {
    let head = text.lines().take_while(|line| !line.trim().is_empty());
    head.filter_map(|line| line.split_once(':'))
        .find(|(name, _)| name.trim().eq_ignore_ascii_case("language"))
        .map_or("", |(_, language)| language.trim())
}

fn blocks(text: &str) -> Vec<Vec<&str>> {
    let mut blocks = vec![Vec::new()];
    for line in text.lines() {
        match blocks.last_mut() {
            _ if line.trim().is_empty() => blocks.push(Vec::new()),
            Some(block) => block.push(line),
            None => {}
        }
    }
    blocks
}

/// The two times of a line, in milliseconds; none where it has no others.
pub(super) fn times(line: &str) -> Option<(u64, u64)> {
    let (start, rest) = line.split_once(ARROW)?;
    let end = rest.split_whitespace().next()?;
    Some((time(start)?, time(end)?))
}

/// A time in milliseconds: hours may be missing, and the part of a second has one to three digits.
pub(super) fn time(text: &str) -> Option<u64> {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let numbers: Vec<u64> =
        whole.split(':').map(|number| number.trim().parse().ok()).collect::<Option<_>>()?;
    let (hours, minutes, seconds) = match numbers.as_slice() {
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        [minutes, seconds] => (0, *minutes, *seconds),
        _ => return None,
    };
    let part = match part.trim() {
        "" => 0,
        part if part.len() <= 3 => part.parse::<u64>().ok()? * 10_u64.pow(3 - part.len() as u32),
        _ => return None,
    };
    let whole = hours.checked_mul(HOUR)?.checked_add(minutes.checked_mul(MINUTE)?)?;
    whole.checked_add(seconds.checked_mul(SECOND)?)?.checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_in_every_form() {
        for (line, expected) in [
            ("00:00:01,500 --> 00:00:02,000", Some((1_500, 2_000))),
            ("1:02:03.4 --> 1:02:04 position:10%", Some((3_723_400, 3_724_000))),
            ("00:01.000 --> 00:02.000", Some((1_000, 2_000))),
            ("雨 --> 雪", None),
            ("00:01 --> ", None),
            ("99999999999999999999:00:00,000 --> 00:00:01,000", None),
            ("18446744073709551615:00:00 --> 0:00:01", None),
        ] {
            assert_eq!(times(line), expected, "{line}");
        }
    }
}
