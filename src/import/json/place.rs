//! Places in a JSON text: lines and paths of byte offsets.

use std::cell::Cell;
use std::io::{self, Read};
use std::ops::Range;
use std::rc::Rc;

/// Bytes that count how many of them were read.
pub(super) struct CountedBytes<'a> {
    rest: &'a [u8],
    count: Rc<Cell<usize>>,
}

impl<'a> CountedBytes<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes, count: Rc::default() }
    }

    /// The number of bytes read so far, shared with the reader.
    pub(super) fn count(&self) -> Rc<Cell<usize>> {
        Rc::clone(&self.count)
    }
}

impl Read for CountedBytes<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.rest.read(buffer)?;
        self.count.set(self.count.get() + read);
        Ok(read)
    }
}

/// The line and the path of each field whose colon ends at one of the ascending byte offsets of a valid JSON text.
pub(super) fn paths_at(text: &str, offsets: &[usize]) -> Vec<(usize, String)> {
    let mut walk = Walk { text, line: 1, levels: Vec::new() };
    let mut places = Vec::with_capacity(offsets.len());
    let mut wanted = offsets.iter().copied().peekable();
    let mut at = 0;
    while wanted.peek().is_some()
        && let Some(&byte) = text.as_bytes().get(at)
    {
        at = walk.step(at, byte);
        if wanted.next_if_eq(&at).is_some() {
            places.push((walk.line, walk.path()));
        }
    }
    places
}

/// The first line on which a name stands before a value or as an element of a list; 0 when it is not written as it is.
pub(super) fn line_of_name(text: &str, name: &str) -> usize {
    let quoted = serde_json::Value::from(name).to_string();
    let is_value = |at: usize| text.get(..at).is_some_and(|before| before.trim_end().ends_with(':'));
    let found = text.match_indices(&quoted).map(|(at, _)| at).find(|at| !is_value(*at));
    found
        .map_or(0, |at| 1 + memchr::memchr_iter(b'\n', text.as_bytes().get(..at).unwrap_or_default()).count())
}

struct Walk<'a> {
    text: &'a str,
    line: usize,
    levels: Vec<Level>,
}

enum Level {
    /// The key at hand with its quotation marks; empty before the first one and after a comma.
    Object(Range<usize>),
    /// The index at hand.
    List(usize),
}

impl Walk<'_> {
    /// Takes the byte, or the whole string that begins with it; returns the offset after it.
    fn step(&mut self, at: usize, byte: u8) -> usize {
        match byte {
            b'\n' => self.line += 1,
            b'{' => self.levels.push(Level::Object(0..0)),
            b'[' => self.levels.push(Level::List(0)),
            b'}' | b']' => {
                self.levels.pop();
            }
            b',' => match self.levels.last_mut() {
                Some(Level::Object(key)) => *key = 0..0,
                Some(Level::List(index)) => *index += 1,
                None => {}
            },
            b'"' => {
                let end = end_of_string(self.text.as_bytes(), at);
                if let Some(Level::Object(key)) = self.levels.last_mut()
                    && key.start == key.end
                {
                    *key = at..end;
                }
                return end;
            }
            _ => {}
        }
        at + 1
    }

    fn path(&self) -> String {
        let mut path = String::new();
        for level in &self.levels {
            match level {
                Level::Object(key) => {
                    let key = self.text.get(key.clone()).and_then(|key| serde_json::from_str(key).ok());
                    if !path.is_empty() {
                        path.push('.');
                    }
                    path.push_str(&key.unwrap_or_else(|| "?".to_owned()));
                }
                Level::List(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        path
    }
}

fn end_of_string(bytes: &[u8], start: usize) -> usize {
    let mut at = start + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    bytes.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_name_lists_and_keys() {
        let text = "{\"a\": [1, {\"x,\\\"\": 2}],\n \"b\": {\"c\": [[], [\"]\", {\"d\": 0}]]}}";
        let ends: Vec<usize> = text.match_indices("\":").map(|(at, _)| at + 2).collect();
        let paths: Vec<_> = paths_at(text, &ends);
        let expected = [(1, "a"), (1, "a[1].x,\""), (2, "b"), (2, "b.c"), (2, "b.c[1][1].d")];
        assert_eq!(paths, expected.map(|(line, path)| (line, path.to_owned())));
    }
}
