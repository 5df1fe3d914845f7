//! Whether a text is about computing.

use std::collections::HashSet;
use std::sync::LazyLock;

use super::trie::Trie;

/// So many Han characters at most stand to a word of computing in a text about it. Manuals have one in 20 to 40,
/// reports on the trade one in 200 and more.
const CHARS_PER_WORD: usize = 80;

/// Counts what speaks for a text's being about computing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Subject {
    words: usize,
    chars: usize,
}

impl Subject {
    /// Takes a part of the text into account.
    pub fn read(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let mut len = c.len_utf8();
            if c.is_ascii_alphabetic() {
                len = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
                self.words += usize::from(rest.get(..len).is_some_and(|word| LATIN.contains(word)));
            } else if !c.is_ascii() {
                let found = HAN.longest(rest, |_, _| true);
                len = found.map_or(len, |(len, _)| len);
                self.words += usize::from(found.is_some());
                self.chars += found.map_or(1, |(len, _)| len / c.len_utf8());
            }
            rest = rest.get(len..).unwrap_or_default();
        }
    }

    /// Whether the text is about computing.
    pub fn is_computing(self) -> bool {
        self.words > 0 && self.words * CHARS_PER_WORD >= self.chars
    }
}

fn words() -> impl Iterator<Item = &'static str> {
    let lines = include_str!("computing.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace)
}

static LATIN: LazyLock<HashSet<&str>> = LazyLock::new(|| words().filter(|word| word.is_ascii()).collect());

static HAN: LazyLock<Trie> = LazyLock::new(|| {
    let mut words: Vec<Vec<char>> =
        words().filter(|word| !word.is_ascii()).map(|word| word.chars().collect()).collect();
    words.sort_unstable();
    words.dedup();
    Trie::new(&words.iter().map(Vec::as_slice).collect::<Vec<_>>())
});

#[cfg(test)]
mod tests {
    use super::*;

    fn is_computing(text: &str) -> bool {
        let mut subject = Subject::default();
        text.lines().for_each(|line| subject.read(line));
        subject.is_computing()
    }

    #[test]
    fn the_words_tell_the_subject() {
        assert!(is_computing("這個指令碼呼叫作業系統的函式，\n把檔案載入記憶體。"));
        assert!(is_computing("用 Python 寫的程序"));
        assert!(!is_computing("山上下了一夜的雨，路上沒有人。"));
        assert!(!is_computing("Pythonic 與 Rusty"));
        assert!(!is_computing(""));
        let report =
            format!("公司去年賣出的軟體比前年多。{}", "市場上的競爭很激烈，各家都在降價。".repeat(10));
        assert!(!is_computing(&report));
    }
}
