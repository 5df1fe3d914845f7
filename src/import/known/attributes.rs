//! How many attributes the tags of a page have. The tokenizer compares each with all before it, so that one tag of a
//! million would take hours.

use std::borrow::Cow;

use memchr::memchr;

use crate::import::ImportError;

/// Attributes of the longest tag; the usual ones have three.
const MOST: u32 = 4_000;

/// A page whose tags can be read: as it is, or without its scripts where these look like very long tags.
///
/// # Errors
/// A tag of too many attributes.
pub(in crate::import) fn bounded(page: &str) -> Result<Cow<'_, str>, ImportError> {
    if most(page) <= MOST {
        return Ok(Cow::Borrowed(page));
    }
    let page = without_scripts(page);
    if most(&page) <= MOST {
        Ok(Cow::Owned(page))
    } else {
        Err(ImportError::TooManyAttributes { limit: MOST })
    }
}

/// Whether the tags in a piece of HTML have no more attributes than are read.
pub(in crate::import) fn is_bounded(html: &str) -> bool {
    most(html) <= MOST
}

/// The places inside a tag at which reading may be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Name,
    /// Before an attribute.
    Before,
    Attribute,
    /// After an attribute's name and blanks.
    After,
    /// After `=`.
    Value,
    Double,
    Single,
    Unquoted,
}

const PLACES: [At; 8] =
    [At::Name, At::Before, At::Attribute, At::After, At::Value, At::Double, At::Single, At::Unquoted];

impl At {
    /// The place after a byte, and whether an attribute begins with that; none after the tag.
    fn next(self, byte: u8) -> Option<(Self, bool)> {
        let is_blank = matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | 0x0C);
        let place = match (self, byte) {
            (Self::Double, b'"') | (Self::Single, b'\'') => Self::Before,
            (Self::Double | Self::Single, _) => self,
            (_, b'>') => return None,
            (Self::Name | Self::Unquoted, _) if is_blank => Self::Before,
            (Self::Attribute | Self::After, _) if is_blank => Self::After,
            (Self::Name | Self::Attribute | Self::After | Self::Before, b'/') => Self::Before,
            (Self::Before | Self::Value, _) if is_blank => self,
            (Self::Attribute | Self::After, b'=') => Self::Value,
            (Self::Value, b'"') => Self::Double,
            (Self::Value, b'\'') => Self::Single,
            (Self::Value, _) => Self::Unquoted,
            (Self::Before | Self::After, _) => return Some((Self::Attribute, true)),
            (Self::Name | Self::Attribute | Self::Unquoted, _) => self,
        };
        Some((place, false))
    }
}

/// The most attributes that a tag may have, wherever in the page one may begin: what is a script or a comment is not
/// known here.
fn most(page: &str) -> u32 {
    let bytes = page.as_bytes();
    // For each place the most attributes of a tag that is being read there.
    let mut open: [Option<u32>; PLACES.len()] = [None; PLACES.len()];
    let mut most = 0;
    let mut at = 0;
    while at < bytes.len() {
        if open == [None; PLACES.len()] {
            let Some(next) = memchr(b'<', bytes.get(at..).unwrap_or_default()) else { break };
            at += next;
        }
        let mut next = [None; PLACES.len()];
        for place in PLACES {
            if let Some(count) = open[place as usize]
                && let Some((place, begins)) = place.next(bytes[at])
            {
                let count = count + u32::from(begins);
                most = most.max(count);
                next[place as usize] = next[place as usize].max(Some(count));
            }
        }
        open = next;
        if begins_tag(bytes, at) {
            open[At::Name as usize] = open[At::Name as usize].max(Some(0));
        }
        at += 1;
    }
    most
}

/// Whether a tag's name, or the end's stroke before it, is after this byte.
fn begins_tag(bytes: &[u8], at: usize) -> bool {
    let letter = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphabetic);
    bytes[at] == b'<' && (letter(at + 1) || bytes.get(at + 1) == Some(&b'/') && letter(at + 2))
}

/// The page without scripts, styles and comments, as far as they can be told. What does not end stays.
fn without_scripts(page: &str) -> String {
    let mut ends = vec![("<script", "</script"), ("<style", "</style"), ("<!--", "-->")];
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(at) = memchr(b'<', rest.as_bytes()) {
        let (before, from) = rest.split_at(at);
        kept.push_str(before);
        let (tag, behind) = from.split_at(1);
        let kind = ends.iter().position(|(start, _)| begins(from, start));
        let after = kind.and_then(|kind| after_end(behind, ends[kind].1));
        if let (Some(kind), None) = (kind, after) {
            // No other one of its kind ends either.
            ends.remove(kind);
        }
        if after.is_none() {
            kept.push_str(tag);
        }
        rest = after.unwrap_or(behind);
    }
    kept + rest
}

fn begins(text: &str, start: &str) -> bool {
    text.as_bytes().get(..start.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(start.as_bytes()))
}

/// What follows the first place where a text ends.
fn after_end<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let first = end.as_bytes()[0];
    let is_end = |at: &usize| text.get(*at..).is_some_and(|text| begins(text, end));
    let at = memchr::memchr_iter(first, text.as_bytes()).find(is_end)?;
    text.get(at + end.len()..)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_counted_as_the_tokenizer_does() {
        for (page, count) in [
            ("", 0),
            ("雨 a b c < a b", 0),
            ("<p>a b c", 0),
            ("<p a b=c d = e/f>g h i j k l", 3),
            ("<p a=\"b c d\" b='> e f'c>", 3),
            ("<p a=b\"c d>", 2),
            // The stroke of an end's tag begins one more.
            ("</p a b", 3),
            ("<p/a/b//c>", 3),
            ("<p = = a>", 1),
            // Whichever of the two is a tag.
            ("<p a='<q b c d e'>", 4),
        ] {
            assert_eq!(most(page), count, "{page}");
        }
    }

    #[test]
    fn a_tag_of_too_many_attributes_is_refused_and_a_script_is_not() {
        let words =
            |count: u32| (0..count).fold(String::new(), |words, word| words + " a" + &word.to_string());
        let refused = Err(ImportError::TooManyAttributes { limit: MOST });
        assert_eq!(bounded(&format!("<p{}>雨", words(MOST + 1))), refused);
        assert_eq!(bounded(&format!("<!-- --!><script>i<b='</script><p{}>雨", words(MOST + 1))), refused);
        let page = format!("<p{}>雨", words(MOST));
        assert_eq!(bounded(&page), Ok(Cow::Borrowed(page.as_str())));
        let script = format!(
            "<p>雨</p><SCRIPT>for (i = 0; i<n;) {}</Script><!-- <b{}--><p>傘",
            words(MOST),
            words(MOST + 1)
        );
        assert_eq!(bounded(&script), Ok(Cow::Owned("<p>雨</p>><p>傘".to_owned())));
    }
}
