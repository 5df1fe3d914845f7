//! The size of a drawing, read from the attributes of its first element alone.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::article::{PictureProblem, PictureSize};

/// The size of a drawing that says nothing of it (CSS 2.2 §10.3.2), in CSS pixels.
pub const UNKNOWN: (f64, f64) = (300.0, 150.0);
/// Width of a drawing that says nothing but its form, in CSS pixels: it fills the column, as it does in a browser (CSS
/// 2.2 §10.3.2).
const FILLING: f64 = 1_200.0;
/// The longest side, in CSS pixels; a longer one means no more than its form.
const LONGEST: f64 = 16_000.0;
/// Events of XML that are read before the first element.
const MOST_EVENTS: usize = 200;

/// The size of a drawing, by the beginning of its text.
///
/// # Errors
/// It is no drawing, or the beginning is too short, or it has no room at all.
pub fn size(text: &str) -> Result<PictureSize, PictureProblem> {
    let mut reader = Reader::from_str(text);
    for _ in 0..MOST_EVENTS {
        match reader.read_event() {
            Ok(Event::Start(element) | Event::Empty(element)) => {
                return if element.local_name().as_ref() == b"svg" {
                    rounded(in_pixels(&element))
                } else {
                    Err(PictureProblem::Broken)
                };
            }
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Err(PictureProblem::Broken)
}

/// The size that the first element says.
fn in_pixels(element: &BytesStart<'_>) -> (f64, f64) {
    let value = |name: &str| {
        let attribute = element.try_get_attribute(name).ok()??;
        std::str::from_utf8(&attribute.value).ok().map(str::to_owned)
    };
    let side = |name: &str| value(name).and_then(|value| length(&value));
    // Width in heights.
    let form = value("viewBox").and_then(|value| {
        let parts = value.split([' ', ',', '\t', '\n', '\r']).filter(|part| !part.is_empty());
        let numbers: Vec<f64> = parts.map_while(|part| part.parse().ok()).collect();
        let is_room = |side: &f64| side.is_finite() && *side > 0.0;
        let (width, height) = (*numbers.get(2)?, *numbers.get(3)?);
        (is_room(&width) && is_room(&height)).then(|| width / height)
    });
    match (side("width"), side("height"), form) {
        (Some(width), Some(height), _) => (width, height),
        (Some(width), None, Some(form)) => (width, width / form),
        (None, Some(height), Some(form)) => (height * form, height),
        (None, None, Some(form)) => (FILLING, FILLING / form),
        (width, height, None) => (width.unwrap_or(UNKNOWN.0), height.unwrap_or(UNKNOWN.1)),
    }
}

/// A length in CSS pixels; none where it is relative to what stands around the drawing.
fn length(value: &str) -> Option<f64> {
    let value = value.trim();
    let is_of_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '-');
    let mut end = value.find(|c| !is_of_number(c)).unwrap_or(value.len());
    // `1e3` is a number, `1em` is not.
    let rest = value.get(end..).unwrap_or_default();
    if let Some(exponent) = rest.strip_prefix(['e', 'E'])
        && exponent.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-'))
    {
        let digits = exponent.find(|c| !is_of_number(c)).unwrap_or(exponent.len());
        end += 1 + digits;
    }
    let number: f64 = value.get(..end)?.parse().ok()?;
    let unit = match value.get(end..)?.trim() {
        "" | "px" => 1.0,
        "pt" => 4.0 / 3.0,
        "in" => 96.0,
        "cm" => 96.0 / 2.54,
        "mm" => 9.6 / 2.54,
        "Q" => 2.4 / 2.54,
        "pc" | "em" | "rem" => 16.0,
        "ex" => 8.0,
        _ => return None,
    };
    Some(number * unit).filter(|length| length.is_finite())
}

/// In whole pixels, in the same form and no longer than [`LONGEST`].
fn rounded((width, height): (f64, f64)) -> Result<PictureSize, PictureProblem> {
    if !(width > 0.0 && height > 0.0 && width.is_finite() && height.is_finite()) {
        return Err(PictureProblem::Broken);
    }
    let factor = (LONGEST / width.max(height)).min(1.0);
    let side = |length: f64| (length * factor).round().max(1.0) as u32;
    Ok(PictureSize { width: side(width), height: side(height) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_element_says_the_size() {
        for (attributes, expected) in [
            ("width='40' height='20'", (40, 20)),
            ("width='40px' height=' 20 '", (40, 20)),
            ("width='3in' height='72pt'", (288, 96)),
            ("width='2.54cm' height='25.4mm'", (96, 96)),
            ("width='1e2' height='2em'", (100, 32)),
            ("width='40' viewBox='0 0 200 100'", (40, 20)),
            ("height='40' viewBox='0,0,200,100'", (80, 40)),
            ("viewBox='-5 -5 24 12'", (1200, 600)),
            ("width='100%' height='100%' viewBox='0 0 24 12'", (1200, 600)),
            ("width='100%'", (300, 150)),
            ("", (300, 150)),
            ("width='1e30' height='5e29'", (16_000, 8_000)),
            ("width='10' height='0.001'", (10, 1)),
        ] {
            let text = format!("\u{FEFF}<?xml version='1.0'?><!-- x --><svg {attributes}><g/>");
            let (width, height) = expected;
            assert_eq!(size(&text), Ok(PictureSize { width, height }), "{attributes}");
        }
        for text in
            ["<svg width='0' height='4'/>", "<svg width='-4' height='4'/>", "<html/>", "<svg width='", ""]
        {
            assert_eq!(size(text), Err(PictureProblem::Broken), "{text}");
        }
    }
}
