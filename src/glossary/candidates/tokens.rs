//! A text as runs of one script each.

use std::ops::Range;

use crate::article::Passage;
use crate::text::class::{is_han, is_hangul, is_kana, is_word_char};

/// What a token is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenScript {
    /// A word of a script with spaces between words, with the marks inside it (`GPT-5`, `Meta's`).
    Latin,
    /// Digits alone, with the marks inside them.
    Number,
    Katakana,
    Hiragana,
    Han,
    Hangul,
    Blank,
    /// One mark of any kind.
    Mark,
    /// Code, or an address.
    Closed,
}

/// A run of one script.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub script: TokenScript,
    /// Bytes of the passage's text.
    pub range: Range<usize>,
}

/// A sentence as tokens.
pub(super) struct Sentence<'a> {
    /// The text of the whole passage.
    pub text: &'a str,
    pub tokens: Vec<Token>,
}

impl<'a> Sentence<'a> {
    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    pub fn text_of(&self, index: usize) -> &'a str {
        self.tokens.get(index).map_or("", |token| self.slice(token.range.clone()))
    }

    pub fn script(&self, index: usize) -> Option<TokenScript> {
        self.tokens.get(index).map(|token| token.script)
    }

    /// The mark that a token is.
    pub fn mark(&self, index: usize) -> Option<char> {
        let is_mark = self.script(index) == Some(TokenScript::Mark);
        if is_mark { self.text_of(index).chars().next() } else { None }
    }

    /// Bytes of the text from one token to another, that one not included.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        let Some(first) = self.tokens.get(tokens.start) else { return 0..0 };
        let last = tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last));
        last.map_or(first.range.start..first.range.start, |last| first.range.start..last.range.end)
    }
}

/// Bytes of a sentence that is looked at as a whole; a longer one is several.
const LONGEST: usize = 4_000;

/// Calls `each` with the sentences of a passage, in order.
pub(super) fn each_sentence(passage: &Passage, mut each: impl FnMut(&Sentence<'_>)) {
    let text: &str = &passage.text;
    let mut code =
        passage.spans.iter().filter(|span| span.style.code || span.style.words().is_some()).peekable();
    let mut sentence = Sentence { text, tokens: Vec::new() };
    let (mut at, mut start) = (0, 0);
    while at < text.len() {
        while code.next_if(|span| span.range.end <= at).is_some() {}
        let token = match code.peek() {
            Some(span) if span.range.start <= at => {
                Token { script: TokenScript::Closed, range: at..span.range.end }
            }
            next => token(text, at, next.map_or(text.len(), |span| span.range.start)),
        };
        at = token.range.end.max(at + 1);
        let ends = token.script == TokenScript::Mark && ends_sentence(text, &token.range, &sentence);
        sentence.tokens.push(token);
        if ends || at - start > LONGEST {
            each(&sentence);
            sentence.tokens.clear();
            start = at;
        }
    }
    if !sentence.tokens.is_empty() {
        each(&sentence);
    }
}

/// Whether a mark ends the sentence before it. A point does where a blank follows it, but not after a capital (`J.`).
fn ends_sentence(text: &str, mark: &Range<usize>, before: &Sentence<'_>) -> bool {
    match text.get(mark.clone()).and_then(|mark| mark.chars().next()) {
        Some('。' | '！' | '？' | '!' | '?' | '．' | '…' | '\n' | ';' | '；') => true,
        Some('.') => {
            let blank = text.get(mark.end..).unwrap_or_default().starts_with(char::is_whitespace);
            let word = before.tokens.last().map_or("", |last| before.slice(last.range.clone()));
            let is_short =
                word.len() == 1 || matches!(word, "Mr" | "Mrs" | "Ms" | "Dr" | "St" | "Prof" | "vs");
            blank && !is_short
        }
        _ => false,
    }
}

/// The token that begins at a byte and ends at `most` at the latest.
fn token(text: &str, at: usize, most: usize) -> Token {
    let rest = text.get(at..most).unwrap_or_default();
    let Some(first) = rest.chars().next() else {
        return Token { script: TokenScript::Mark, range: at..most.max(at) };
    };
    let script = script_of(first);
    let length = match script {
        TokenScript::Latin => word(rest),
        TokenScript::Mark => first.len_utf8(),
        _ => rest.find(|c| script_of(c) != script).unwrap_or(rest.len()),
    };
    let run = rest.get(..length).unwrap_or_default();
    let script = match script {
        TokenScript::Latin if is_address(run, rest.get(length..).unwrap_or_default()) => {
            let end = rest.find(|c: char| c.is_whitespace() || !c.is_ascii()).unwrap_or(rest.len());
            return Token { script: TokenScript::Closed, range: at..at + end.max(length) };
        }
        TokenScript::Latin if !run.contains(char::is_alphabetic) => TokenScript::Number,
        other => other,
    };
    Token { script, range: at..at + length }
}

fn is_address(word: &str, after: &str) -> bool {
    after.starts_with("://") || after.starts_with('@') || word.starts_with("www.")
}

fn script_of(c: char) -> TokenScript {
    match c {
        '\n' | '・' => TokenScript::Mark,
        'ー' => TokenScript::Katakana,
        '\u{3041}'..='\u{309F}' => TokenScript::Hiragana,
        _ if is_word_char(c) => TokenScript::Latin,
        _ if c.is_whitespace() => TokenScript::Blank,
        _ if is_han(c) => TokenScript::Han,
        _ if is_kana(c) => TokenScript::Katakana,
        _ if is_hangul(c) => TokenScript::Hangul,
        _ => TokenScript::Mark,
    }
}

/// Bytes of the word at the beginning of a text: letters and digits, and single marks between two of them.
fn word(text: &str) -> usize {
    let mut end = 0;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let joins = matches!(c, '-' | '\'' | '’' | '.' | '&' | '+' | '‑')
            && chars.peek().is_some_and(|(_, next)| is_word_char(*next));
        if !is_word_char(c) && !joins {
            break;
        }
        end = at + c.len_utf8();
    }
    end
}
