//! HTML in Markdown as html5ever's tokenizer reads it: tags with their attributes, and the text between them.

use std::cell::{Cell, RefCell};

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{
    BufferQueue, TagKind, Token as Html, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::import::known::attributes;

/// A tag.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag {
    /// Its name in small letters.
    pub name: String,
    /// Whether it ends an element.
    pub closes: bool,
    attributes: Vec<(String, String)>,
}

impl Tag {
    /// The tag that a piece of HTML begins with; none for a comment and the like.
    pub(super) fn of(html: &str) -> Option<Self> {
        match tokens(html).into_iter().next() {
            Some(Token::Tag(tag)) => Some(tag),
            _ => None,
        }
    }

    /// The value of an attribute, without the character references that it was written with.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
    }
}

/// What HTML consists of.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A tag.
    Tag(Tag),
    /// All text up to the next tag or comment.
    Text(String),
}

/// The tags of a piece of HTML and the text between them. Comments, scripts and styles are left out. A tag at the end
/// that never closes is text, and so is all of a piece with a tag of more attributes than are read.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    if !attributes::is_bounded(html) {
        return vec![Token::Text(html.to_owned())];
    }
    let (whole, open) = html.split_at(open_tag(html).unwrap_or(html.len()));
    let tokenizer = Tokenizer::new(Tokens::default(), TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(whole));
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    let tokens = tokenizer.sink;
    if !open.is_empty() {
        tokens.push_text(open);
    }
    tokens.read.into_inner()
}

/// The byte at which a tag begins that nothing closes.
fn open_tag(html: &str) -> Option<usize> {
    let (at, rest) = html.rmatch_indices('<').map(|(at, _)| (at, html.split_at(at).1)).next()?;
    let begins = rest.trim_start_matches(['<', '/']).starts_with(|c: char| c.is_ascii_alphabetic());
    (begins && !rest.contains('>')).then_some(at)
}

#[derive(Default)]
struct Tokens {
    read: RefCell<Vec<Token>>,
    /// Whether what comes is a script or a style.
    is_hidden: Cell<bool>,
}

impl Tokens {
    fn push_text(&self, text: &str) {
        let mut read = self.read.borrow_mut();
        match read.last_mut() {
            Some(Token::Text(last)) => last.push_str(text),
            _ => read.push(Token::Text(text.to_owned())),
        }
    }
}

impl TokenSink for Tokens {
    type Handle = ();

    fn process_token(&self, token: Html, _line: u64) -> TokenSinkResult<()> {
        match token {
            Html::CharacterTokens(text) if !self.is_hidden.get() => self.push_text(&text),
            Html::TagToken(tag) => {
                let closes = tag.kind == TagKind::EndTag;
                let name = tag.name.to_string();
                let raw = match name.as_str() {
                    "script" if !closes => Some(RawKind::ScriptData),
                    "style" if !closes => Some(RawKind::Rawtext),
                    _ => None,
                };
                self.is_hidden.set(raw.is_some());
                let attributes = tag
                    .attrs
                    .iter()
                    .map(|attribute| (attribute.name.local.to_string(), attribute.value.to_string()))
                    .collect();
                self.read.borrow_mut().push(Token::Tag(Tag { name, closes, attributes }));
                return raw.map_or(TokenSinkResult::Continue, TokenSinkResult::RawData);
            }
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(html: &str) -> String {
        let written = |token: &Token| match token {
            Token::Text(text) => format!("[{text}]"),
            Token::Tag(Tag { name, closes, attributes }) => {
                let attributes = attributes.iter().map(|(name, value)| format!(" {name}={value}"));
                format!("<{}{name}{}>", if *closes { "/" } else { "" }, attributes.collect::<String>())
            }
        };
        tokens(html).iter().map(written).collect()
    }

    #[test]
    fn tags_are_read_as_a_browser_reads_them() {
        for (html, read) in [
            ("<img title=\"see src=x\" src=\"a.png\">", "<img title=see src=x src=a.png>"),
            ("<IMG SRC='a.png'>", "<img src=a.png>"),
            ("<img/src=a.png/>", "<img src=a.png/>"),
            ("<img\n src = a.png >", "<img src=a.png>"),
            ("<img alt='a>b' src=c>", "<img alt=a>b src=c>"),
            ("<p title='&quot;&#38;'>雨 &lt; 天", "<p title=\"&>[雨 < 天]"),
            ("雨<!-- <b>密</b> -->天", "[雨天]"),
            ("<script>a < '<b>'</script>雨<STYLE>b{}</STYLE>", "<script></script>[雨]<style></style>"),
            ("雨</p >天<br/>", "[雨]</p>[天]<br>"),
            ("雨 < 天 <span 傘", "[雨 < 天 <span 傘]"),
            ("雨<!-- 沒有結尾", "[雨]"),
            ("", ""),
        ] {
            assert_eq!(written(html), read, "{html}");
        }
    }

    #[test]
    fn a_tag_of_very_many_attributes_is_text() {
        let html =
            format!("<p{}>", (0..10_000).fold(String::new(), |all, next| all + " a" + &next.to_string()));
        assert_eq!(tokens(&html), [Token::Text(html.clone())]);
        assert_eq!(Tag::of(&html), None);
    }
}
