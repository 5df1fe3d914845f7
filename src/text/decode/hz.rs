//! HZ: Chinese in seven bits, as it was written in news groups (RFC 1843).

use encoding_rs::GBK;

use super::plausible::Plausibility;

/// The encoding's name (RFC 1843 §2).
pub(super) const NAME: &str = "HZ-GB-2312";

/// The text of bytes in HZ; none where they are ASCII that merely holds the same signs.
pub(super) fn decode(bytes: &[u8]) -> Option<String> {
    memchr::memmem::find(bytes, b"~{")?;
    let mut text = String::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'~', rest) {
        let (before, sign) = rest.split_at(at);
        text.push_str(std::str::from_utf8(before).ok()?);
        rest = match sign.get(1) {
            Some(b'{') => {
                let (inner, after) = sign.split_at(2).1.split_at(end(sign.split_at(2).1)?);
                text.push_str(&characters(inner)?);
                after.strip_prefix(b"~}").unwrap_or(after)
            }
            Some(b'~') => {
                text.push('~');
                sign.get(2..)?
            }
            // A line goes on after its end.
            Some(b'\n') => sign.get(2..)?,
            _ => {
                text.push('~');
                sign.get(1..)?
            }
        };
    }
    text.push_str(std::str::from_utf8(rest).ok()?);
    let Plausibility { points, letters, .. } = Plausibility::of(&text);
    (letters > 0 && points > 0.0).then_some(text)
}

/// Where two-byte characters end: at the sign for it, or where the line does.
fn end(bytes: &[u8]) -> Option<usize> {
    let mut pairs = bytes.chunks(2).enumerate();
    pairs
        .find_map(|(index, pair)| match pair {
            [b'~', b'}'] | [b'\n' | b'\r', ..] | [_] => Some(index * 2),
            _ => None,
        })
        .or(Some(bytes.len()))
}

/// The characters of pairs of bytes; none where a pair is no character of GB/T 2312.
fn characters(bytes: &[u8]) -> Option<String> {
    let is_pair = |byte: &u8| matches!(byte, 0x21..=0x7E);
    if !bytes.len().is_multiple_of(2) || !bytes.iter().all(is_pair) {
        return None;
    }
    let high: Vec<u8> = bytes.iter().map(|byte| byte | 0x80).collect();
    GBK.decode_without_bom_handling_and_without_replacement(&high).map(std::borrow::Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hz_is_read() {
        let text = "雨夜，山路。";
        let pairs: Vec<u8> = GBK.encode(text).0.iter().map(|byte| byte & 0x7F).collect();
        let written = [b"title ~~ ~{".as_slice(), &pairs, b"~} end\n"].concat();
        assert_eq!(decode(&written).as_deref(), Some("title ~ 雨夜，山路。 end\n"));
        let open = [b"~{".as_slice(), &pairs, b"\nASCII"].concat();
        assert_eq!(decode(&open).as_deref(), Some("雨夜，山路。\nASCII"));
        for ascii in ["a ~ b", "~{", "~{~}", "let f = ~{ x };", "~{a}"] {
            assert_eq!(decode(ascii.as_bytes()), None, "{ascii}");
        }
    }
}
