//! Definitions in markup, as plain text.

use std::cell::RefCell;

use html5ever::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

use crate::text::block_elements::is_block;

/// A kind of markup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Markup {
    /// HTML: line ends are blanks.
    Html,
    /// Pango's: text with tags for its look, line ends count.
    Pango,
    /// XDXF: line ends count, and the headword is repeated.
    Xdxf,
    /// The XML of `PowerWord`: every element is a line.
    PowerWord,
}

/// The text without its tags. Blocks begin on lines of their own; what cannot be shown, scripts and the readings of ruby
/// are left out.
pub(super) fn plain(text: &str, markup: Markup) -> String {
    if !text.contains(['<', '&']) {
        return text.to_owned();
    }
    let tokenizer =
        Tokenizer::new(Text { markup, state: RefCell::new(State::default()) }, TokenizerOpts::default());
    let queue = BufferQueue::default();
    queue.push_back(StrTendril::from(text));
    while !matches!(tokenizer.feed(&queue), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.state.into_inner().text.trim().to_owned()
}

/// Elements whose tags tell HTML from text in which there are angle brackets.
const COMMON: &str = "a b i u s em strong span div p br hr ul ol li sub sup font img table tr td th ruby rt rb rp small big \
    code pre blockquote center h1 h2 h3 h4 h5 h6 dl dt dd";

/// Whether a text has tags of HTML: an element that is opened and closed, or one that needs no end. A text about HTML
/// may well name a tag.
pub(super) fn has_tags(text: &str) -> bool {
    let mut opened = Vec::new();
    let last = text.rfind('>').unwrap_or_default();
    for (at, _) in text.match_indices('<').take_while(|(at, _)| *at < last) {
        let rest = text.get(at + 1..).unwrap_or_default();
        let (rest, closes) = rest.strip_prefix('/').map_or((rest, false), |rest| (rest, true));
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(rest.len());
        let (name, rest) = rest.split_at_checked(end).unwrap_or_default();
        let name = name.to_ascii_lowercase();
        let is_tag = rest.starts_with([' ', '/', '>']);
        if !is_tag || !COMMON.split(' ').any(|common| common == name) {
            continue;
        }
        let is_void = matches!(name.as_str(), "br" | "hr" | "img");
        if is_void || closes && opened.contains(&name) {
            return true;
        }
        if !closes && opened.len() < COMMON.len() {
            opened.push(name);
        }
    }
    false
}

struct Text {
    markup: Markup,
    state: RefCell<State>,
}

#[derive(Default)]
struct State {
    text: String,
    /// Open elements whose text is left out.
    hidden: usize,
}

impl TokenSink for Text {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut state = self.state.borrow_mut();
        match token {
            Token::CharacterTokens(text) if state.hidden == 0 => state.push(&text, self.markup),
            Token::TagToken(tag) => state.tag(&tag, self.markup),
            _ => {}
        }
        TokenSinkResult::Continue
    }

    /// In XML there are sections of bare text, `<![CDATA[…]]>`.
    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        matches!(self.markup, Markup::Xdxf | Markup::PowerWord)
    }
}

impl State {
    fn push(&mut self, text: &str, markup: Markup) {
        if matches!(markup, Markup::Pango | Markup::Xdxf) {
            self.text.push_str(text);
            return;
        }
        for c in text.chars() {
            if !matches!(c, ' ' | '\n' | '\r' | '\t') {
                self.text.push(c);
            } else if !self.text.is_empty() && !self.text.ends_with([' ', '\n']) {
                self.text.push(' ');
            }
        }
    }

    fn tag(&mut self, tag: &Tag, markup: Markup) {
        let name: &str = &tag.name;
        let starts = tag.kind == TagKind::StartTag;
        if is_hidden(name, markup) {
            if !starts {
                self.hidden = self.hidden.saturating_sub(1);
            } else if !tag.self_closing {
                self.hidden += 1;
            }
            return;
        }
        if self.hidden > 0 {
            return;
        }
        match (name, markup) {
            ("br", _) => self.text.push('\n'),
            ("img", Markup::Html) => {
                let words = tag.attrs.iter().find(|attribute| &*attribute.name.local == "alt");
                self.push(words.map_or("", |words| &words.value), markup);
            }
            ("tr", Markup::Xdxf) => self.text.push(if starts { '[' } else { ']' }),
            ("li", _) => {
                self.break_line();
                if starts {
                    self.text.push_str("• ");
                }
            }
            ("td" | "th", _) if starts && !self.text.ends_with('\n') => self.text.push(' '),
            (_, Markup::PowerWord) => self.break_line(),
            // `def` and `ex` are XDXF's.
            _ if is_block(name) || matches!(name, "def" | "ex") => self.break_line(),
            _ => {}
        }
    }

    fn break_line(&mut self) {
        let end = self.text.trim_end_matches(' ').len();
        self.text.truncate(end);
        if end > 0 && !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }
}

fn is_hidden(name: &str, markup: Markup) -> bool {
    match name {
        "script" | "style" | "rt" | "rp" | "title" | "head" => true,
        // The headword, and names of files with pictures and sounds.
        "k" | "rref" => markup == Markup::Xdxf,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_lines() {
        for (markup, text, wanted) in [
            (Markup::Html, "雨具", "雨具"),
            (
                Markup::Html,
                "<div>遮雨\n的 <b>用具</b>。</div><ol><li>布傘<li>紙傘</ol>尾",
                "遮雨 的 用具。\n• 布傘\n• 紙傘\n尾",
            ),
            (Markup::Html, "a &lt;b&gt; &amp; c<br>d&#x50D8;", "a <b> & c\nd僘"),
            (
                Markup::Html,
                "<style>p{}</style><script>1<2</script><ruby>傘<rp>(</rp><rt>かさ</rt><rp>)</rp></ruby>",
                "傘",
            ),
            (Markup::Html, "<table><tr><td>一<td>二<tr><td>三</table>", "一 二\n三"),
            (Markup::Html, "<p>一<p>二<img src=x>", "一\n二"),
            (Markup::Html, "一把<img src=x alt='紅\n傘'>。", "一把紅 傘。"),
            (Markup::Pango, "<b>傘</b>\n  <span color=\"red\">遮</span>雨", "傘\n  遮雨"),
            (
                Markup::Xdxf,
                "<k>傘</k>\n<tr>sǎn</tr>\n<def>遮雨。<ex>一把傘</ex></def><rref>a.wav</rref>",
                "[sǎn]\n遮雨。\n一把傘",
            ),
            (Markup::PowerWord, "<CK><DC><![CDATA[傘]]></DC><JX><![CDATA[遮<雨>]]></JX></CK>", "傘\n遮<雨>"),
            (Markup::Html, "<![CDATA[x]]><", "<"),
            (Markup::Html, "</script>文", "文"),
        ] {
            assert_eq!(plain(text, markup), wanted, "{text}");
        }
    }

    #[test]
    fn tags_are_told_from_text() {
        for text in ["<b>傘</b>", "一<br>二", "一<BR />二", "<p class=x>一<p>二</p>", "<a href='x'>傘</a>"]
        {
            assert!(has_tags(text), "{text}");
        }
        for text in ["傘", "a < b > c", "<b>", "用 <b> 加粗", "</b>", "x<y>z</y>", "Vec<T>", "<br", "<"] {
            assert!(!has_tags(text), "{text}");
        }
        assert!(!has_tags(&"<b".repeat(100_000)));
        assert!(!has_tags(&"<b>".repeat(100_000)));
    }
}
