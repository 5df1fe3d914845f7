//! The signs that an RTF file is made of (Rich Text Format Specification 1.9.1, "RTF Syntax").

/// Letters of the longest control word.
const LONGEST_WORD: usize = 32;

/// A sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RtfToken<'a> {
    Open,
    Close,
    /// A control word with its number.
    Word(&'a str, Option<i32>),
    /// A control symbol: any other character after a backslash.
    Symbol(u8),
    /// A byte that is written in hexadecimal digits.
    Hex(u8),
    /// Bytes of text.
    Text(&'a [u8]),
    /// Bytes that are none of text (`\bin`).
    Binary(&'a [u8]),
}

/// Reads signs one by one.
pub(super) struct RtfLexer<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> RtfLexer<'a> {
    /// Before the first sign.
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, at: 0 }
    }

    fn rest(&self) -> &'a [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn control(&mut self) -> RtfToken<'a> {
        let rest = self.rest();
        let letters = rest.iter().take(LONGEST_WORD).take_while(|byte| byte.is_ascii_alphabetic()).count();
        if letters == 0 {
            let Some(symbol) = rest.first().copied() else { return RtfToken::Text(&[]) };
            self.at += 1;
            if symbol != b'\'' {
                return RtfToken::Symbol(symbol);
            }
            let digit = |index: usize| rest.get(index).and_then(|byte| char::from(*byte).to_digit(16));
            let Some((high, low)) = digit(1).zip(digit(2)) else { return RtfToken::Text(&[]) };
            self.at += 2;
            return RtfToken::Hex((high * 16 + low) as u8);
        }
        let word = std::str::from_utf8(rest.get(..letters).unwrap_or_default()).unwrap_or_default();
        self.at += letters;
        let rest = self.rest();
        let sign = usize::from(rest.first() == Some(&b'-'));
        let digits = rest.iter().skip(sign).take(10).take_while(|byte| byte.is_ascii_digit()).count();
        let mut number = None;
        if digits > 0 {
            let text = rest.get(..sign + digits).and_then(|text| std::str::from_utf8(text).ok());
            number = text
                .and_then(|text| text.parse::<i64>().ok())
                .map(|number| number.clamp(i64::from(i32::MIN), i64::from(i32::MAX)) as i32);
            self.at += sign + digits;
        }
        // A blank after the word is its end and nothing else.
        if self.rest().first() == Some(&b' ') {
            self.at += 1;
        }
        if word == "bin" {
            let length = usize::try_from(number.unwrap_or_default()).unwrap_or_default();
            let rest = self.rest();
            let bytes = rest.get(..length).unwrap_or(rest);
            self.at += bytes.len();
            return RtfToken::Binary(bytes);
        }
        RtfToken::Word(word, number)
    }
}

impl<'a> Iterator for RtfLexer<'a> {
    type Item = RtfToken<'a>;

    fn next(&mut self) -> Option<RtfToken<'a>> {
        // Line ends only lay the file out.
        while matches!(self.rest().first(), Some(b'\r' | b'\n' | 0)) {
            self.at += 1;
        }
        let first = *self.rest().first()?;
        if matches!(first, b'{' | b'}' | b'\\') {
            self.at += 1;
            return Some(match first {
                b'{' => RtfToken::Open,
                b'}' => RtfToken::Close,
                _ => self.control(),
            });
        }
        let rest = self.rest();
        let is_sign = |byte: &u8| matches!(byte, b'{' | b'}' | b'\\' | b'\r' | b'\n' | 0);
        let end = rest.iter().position(is_sign).unwrap_or(rest.len());
        self.at += end;
        Some(RtfToken::Text(rest.get(..end).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_symbols_bytes_and_text() {
        let tokens: Vec<_> = RtfLexer::new(b"{\\rtf1\\b a\r\nb\\'e9\\~\\u-3 ?\\bin3 }{\\x}\\'z\\").collect();
        assert_eq!(
            tokens,
            [
                RtfToken::Open,
                RtfToken::Word("rtf", Some(1)),
                RtfToken::Word("b", None),
                RtfToken::Text(b"a"),
                RtfToken::Text(b"b"),
                RtfToken::Hex(0xE9),
                RtfToken::Symbol(b'~'),
                RtfToken::Word("u", Some(-3)),
                RtfToken::Text(b"?"),
                RtfToken::Binary(b"}{\\"),
                RtfToken::Text(b"x"),
                RtfToken::Close,
                RtfToken::Text(b""),
                RtfToken::Text(b"z"),
                RtfToken::Text(b""),
            ]
        );
    }
}
