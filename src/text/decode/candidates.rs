//! The encodings that bytes may be in, ranked by the text they would make.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{
    BIG5, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE,
};

use super::plausible::Plausibility;

/// Bytes looked at; more would not change the answer.
const SAMPLE: usize = 64 * 1024;

/// The encodings of East Asian text in which bytes above 0x7F are letters, the commoner ones first.
const LEGACY: [&Encoding; 5] = [GB18030, BIG5, SHIFT_JIS, EUC_KR, EUC_JP];

/// Letters below which a guess rests on too little text.
const FEW_LETTERS: usize = 12;

/// Points a character that the best encoding must be ahead of the next one.
const MARGIN: f32 = 0.3;

/// Points a character that the detector's guess is worth.
const GUESS: f32 = 0.4;

/// Points a character that a declaration is worth whose encoding does not quite fit.
const DECLARED: f32 = 1.0;

/// Points a character below which bytes are no text in UTF-16: pictures and programs hold zeros, too.
const NO_WIDE_TEXT: f32 = -0.75;

/// Points a character below which bytes are no text in any other encoding.
const NO_TEXT: f32 = -2.5;

/// Points a character below which it is an improbable text.
const IMPROBABLE: f32 = 0.6;

/// Encodings, each with the text that it makes of a sample, best first.
pub(super) struct Ranking {
    entries: Vec<Entry>,
}

struct Entry {
    encoding: &'static Encoding,
    /// Of the sample; the beginning or the first part that is not ASCII.
    text: String,
    plausibility: Plausibility,
    /// Points of the text, and for other evidence.
    points: f32,
}

impl Ranking {
    /// Ranks the encodings by a sample of the bytes and by what the file declares.
    pub(super) fn of(bytes: &[u8], declared: Option<&'static Encoding>) -> Self {
        let sample = sample(bytes);
        let wide = &bytes[..bytes.len().min(SAMPLE)];
        let guess = guess(sample);
        let mut encodings = vec![UTF_8];
        encodings.extend(LEGACY);
        encodings.extend([UTF_16LE, UTF_16BE]);
        if has_escapes(sample) {
            encodings.push(ISO_2022_JP);
        }
        for encoding in [Some(guess), declared].into_iter().flatten() {
            // Both names stand for one decoder.
            if encoding != GBK && !encodings.contains(&encoding) {
                encodings.push(encoding);
            }
        }
        let mut entries: Vec<_> = encodings
            .into_iter()
            .map(|encoding| Entry::new(encoding, if is_wide(encoding) { wide } else { sample }))
            .collect();
        for entry in &mut entries {
            let letters = entry.plausibility.letters as f32;
            let is = |other: &'static Encoding| {
                entry.encoding == other || (entry.encoding == GB18030 && other == GBK)
            };
            entry.points += if is(guess) { GUESS * letters } else { 0.0 };
            entry.points += if declared.is_some_and(is) { DECLARED * letters } else { 0.0 };
        }
        // The sort is stable: of two encodings that make the same text the commoner one is first.
        entries.sort_by(|a, b| b.points.total_cmp(&a.points));
        Self { entries }
    }

    /// The likeliest encoding; none when the bytes are no text in any.
    pub(super) fn best(&self) -> Option<&'static Encoding> {
        let best = self.entries.first()?;
        let seen = best.plausibility.seen.max(1) as f32;
        let least = if is_wide(best.encoding) { NO_WIDE_TEXT } else { NO_TEXT };
        (best.plausibility.points / seen >= least).then_some(best.encoding)
    }

    /// Every encoding by name, best first.
    pub(super) fn names(&self) -> Vec<&'static str> {
        self.entries.iter().map(|entry| entry.encoding.name()).collect()
    }

    /// Whether the best one rests on little text, makes an improbable one, or is hardly better than the next.
    pub(super) fn is_doubtful(&self) -> bool {
        let Some((best, rest)) = self.entries.split_first() else { return true };
        let Plausibility { letters, seen, points, .. } = best.plausibility;
        if is_wide(best.encoding) && seen == 0 {
            // ASCII characters with a zero byte each.
            return best.text.chars().count() < FEW_LETTERS;
        }
        let next = rest.iter().find(|entry| entry.text != best.text);
        let lead = next.map_or(f32::INFINITY, |next| best.points - next.points);
        letters < FEW_LETTERS || points / (seen as f32) < IMPROBABLE || lead / (seen as f32) < MARGIN
    }
}

impl Entry {
    fn new(encoding: &'static Encoding, sample: &[u8]) -> Self {
        let text = beginning(encoding, sample);
        let mut plausibility = Plausibility::of(&text);
        if encoding == SHIFT_JIS {
            plausibility.points += half_width(&text);
        }
        Self { encoding, points: plausibility.points, plausibility, text }
    }
}

/// Points of a half-width katakana in a text of nothing else, besides those of a rare character. Two of them would be
/// one Han character, of which the common ones of no text are worth less and those of a text more.
const HALF_WIDTH: f32 = 2.35;

/// Letters from which on a text of half-width katakana is no accident.
const FEWEST_HALF_WIDTH: usize = 6;

/// What a text in `Shift_JIS` is worth because all of its letters are half-width katakana, as in lists of old systems.
fn half_width(text: &str) -> f32 {
    let letters = || text.chars().filter(|c| !c.is_ascii());
    let count = letters().count();
    let is_one = |c: char| matches!(c, '\u{FF61}'..='\u{FF9F}');
    if count >= FEWEST_HALF_WIDTH && letters().all(is_one) { HALF_WIDTH * count as f32 } else { 0.0 }
}

/// Whether the bytes hold an escape that switches the character set, as ISO-2022 text does.
pub(super) fn has_escapes(bytes: &[u8]) -> bool {
    memchr::memchr_iter(0x1B, bytes).any(|at| matches!(bytes.get(at + 1), Some(b'$' | b'(')))
}

/// The part of the bytes that tells the encoding: it begins with the first byte that is not plain ASCII, which in
/// every encoding but UTF-16 begins a character.
fn sample(bytes: &[u8]) -> &[u8] {
    let start = bytes.iter().position(|byte| !byte.is_ascii() || *byte == 0x1B).unwrap_or_default();
    let rest = &bytes[start..];
    &rest[..rest.len().min(SAMPLE)]
}

/// The text of a sample, without the character that its end cuts.
pub(super) fn beginning(encoding: &'static Encoding, sample: &[u8]) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let room = decoder.max_utf8_buffer_length(sample.len()).unwrap_or_default();
    let mut text = String::with_capacity(room);
    let (_, _, _) = decoder.decode_to_string(sample, &mut text, false);
    text
}

fn guess(sample: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn is_wide(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}
