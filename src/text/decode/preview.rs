//! The beginning of a file in each of the encodings that it may be in, for a user to choose from.

use super::candidates::beginning;
use super::clean;
use super::{Decoded, Encoding, How, TextEncoding, refused_if_binary};

/// Bytes of a file that its previews are made of, at most.
pub const SAMPLE_BYTES: usize = 4 * 1024;

/// Bytes in which the first one that tells the encodings apart is looked for.
const SEARCHED_BYTES: usize = 1024 * 1024;
/// Bytes of the line before that one which are shown as well, at most.
const LEAD_BYTES: usize = 256;
/// Lines of a preview.
const LINES: usize = 2;
/// Characters of a line that are shown.
const CHARS: usize = 80;

/// The first lines of a file as they would be in an encoding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The encoding's name in the WHATWG Encoding Standard.
    pub name: &'static str,
    /// The first lines that are not the same in every encoding; nothing that cannot be seen is in them.
    pub lines: Vec<String>,
    /// Whether every byte looked at fits the encoding.
    pub fits: bool,
}

/// The part of a file that previews are made of: a few lines from where encodings begin to differ.
pub fn sample(bytes: &[u8]) -> &[u8] {
    let searched = &bytes[..bytes.len().min(SEARCHED_BYTES)];
    let telling = searched.iter().position(|byte| !byte.is_ascii() || *byte == 0x1B).unwrap_or_default();
    let before = &bytes[..telling];
    let near = telling.saturating_sub(LEAD_BYTES);
    let line = before[near..].iter().rposition(|byte| *byte == b'\n').map_or(near, |at| near + at + 1);
    // At an even byte, so that UTF-16 stays what it is; all that is skipped is ASCII.
    let start = line & !1;
    &bytes[start..bytes.len().min(start + SAMPLE_BYTES)]
}

/// The previews of a [`sample`] in encodings of these names, in their order. Encodings in which it would be no text are
/// left out. In markup the tags are not shown.
pub fn previews(sample: &[u8], names: &[&'static str], is_markup: bool) -> Vec<Preview> {
    let clean = clean::without_escapes(sample);
    let preview = |name: &&'static str| {
        let encoding = Encoding::for_label(name.as_bytes())?;
        let is_wide = encoding.name().starts_with("UTF-16");
        let text = beginning(encoding, if is_wide { sample } else { &clean });
        let candidates = vec![encoding.name()];
        let how = How::Told;
        let encoding = TextEncoding { name: encoding.name(), how, is_doubtful: false, candidates };
        let Decoded { text, encoding, .. } = refused_if_binary(Decoded { text, encoding, zeros: 0 }).ok()?;
        let lines = lines(&text, is_markup);
        Some(Preview { name: encoding.name, lines, fits: !text.contains('\u{FFFD}') })
    };
    names.iter().filter_map(preview).collect()
}

/// The first lines that hold more than ASCII; the first ones where none does.
fn lines(text: &str, is_markup: bool) -> Vec<String> {
    let all = || text.lines().map(|line| visible(line, is_markup)).filter(|line| !line.is_empty());
    let telling: Vec<_> = all().filter(|line| !line.is_ascii()).take(LINES).collect();
    if telling.is_empty() { all().take(LINES).collect() } else { telling }
}

/// A line without marks and tags, on which every character can be seen.
fn visible(line: &str, is_markup: bool) -> String {
    let mut shown = String::new();
    let mut is_tag = false;
    let mut count = 0;
    for c in line.trim().chars() {
        match c {
            '<' if is_markup => is_tag = true,
            '>' if is_tag => is_tag = false,
            _ if is_tag || c == '\u{FEFF}' => {}
            _ if count == CHARS => {
                shown.push('…');
                break;
            }
            c => {
                shown.push(if c.is_control() && c != '\t' { '\u{FFFD}' } else { c });
                count += 1;
            }
        }
    }
    shown.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::{BIG5, SHIFT_JIS};

    fn shown(bytes: &[u8], name: &'static str) -> (Vec<String>, bool) {
        let mut previews = previews(sample(bytes), &[name], false);
        let preview = previews.remove(0);
        (preview.lines, preview.fits)
    }

    #[test]
    fn the_lines_that_tell_encodings_apart_are_shown() {
        let ascii = "A line like every other one.\n".repeat(500);
        let text = format!("{ascii}\n標題在這裡\nASCII again\n第二行\n");
        let big5 = BIG5.encode(&text).0;
        assert_eq!(shown(&big5, "Big5"), (vec!["標題在這裡".to_owned(), "第二行".to_owned()], true));
        assert!(!shown(&big5, "UTF-8").1, "these bytes are no UTF-8");
        assert_eq!(shown(ascii.as_bytes(), "UTF-8").0[0], "A line like every other one.");
        for little in [true, false] {
            let unit = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
            let bytes: Vec<u8> = text.encode_utf16().flat_map(unit).collect();
            let name = if little { "UTF-16LE" } else { "UTF-16BE" };
            assert_eq!(shown(&bytes, name).0, ["標題在這裡", "第二行"], "{name}");
        }
    }

    #[test]
    fn a_character_that_the_sample_cuts_is_no_damage() {
        let text = "文字".repeat(SAMPLE_BYTES);
        for encoding in [BIG5, SHIFT_JIS, encoding_rs::UTF_8] {
            let bytes = encoding.encode(&text).0;
            let (lines, fits) = shown(&bytes, encoding.name());
            assert!(fits, "{encoding:?}");
            assert_eq!(lines[0].chars().count(), CHARS + 1);
        }
    }

    #[test]
    fn what_would_be_no_text_is_left_out_and_tags_are_not_shown() {
        let bytes = BIG5.encode("<p>雨</p>\n").0;
        let found = previews(&bytes, &["Big5", "no such name", "GBK"], true);
        assert_eq!(found.len(), 2);
        assert_eq!(found[0].lines, ["雨"]);
        // In pairs these would be NULs.
        assert_eq!(previews(b"\x01\x02\x03\x04", &["UTF-8"], false), []);
    }
}
