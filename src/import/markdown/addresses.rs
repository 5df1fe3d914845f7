//! Where a bare address ends.
//!
//! GitHub's extension ends one at a blank or `<` and leaves marks of ASCII behind it out (GFM §6.9). In Chinese and
//! Japanese no blank stands behind an address, so that a tag which means nothing is put in before the parser reads
//! the text, where [`address::reach`] says that the address ends, and is taken out of what the parser has read.

use std::borrow::Cow;

use comrak::Node;
use comrak::nodes::NodeValue;

use crate::text::address;

/// Ends an address. A noncharacter of Unicode, which no text holds, tells it from the writer's own tags.
const END: &str = "<?\u{FDD5}?>";

/// The text with the ends of its bare addresses; none where each of them ends by itself.
pub(super) fn ended(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut kept = 0;
    let mut at = 0;
    while let Some(begin) = next(text, at) {
        let (_, rest) = text.split_at(begin);
        let end = begin + address::reach(rest, |c| !c.is_ascii_graphic() || c == '<');
        at = end.max(begin + 1);
        let is_bracketed = text.get(..begin).is_some_and(|before| before.ends_with('<'));
        let goes_on = text.get(end..).is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii()));
        if goes_on && !is_bracketed {
            out.push_str(text.get(kept..end).unwrap_or_default());
            out.push_str(END);
            kept = end;
        }
    }
    (kept > 0).then(|| out + text.get(kept..).unwrap_or_default())
}

/// Where the next address begins from a byte on: one with a scheme that the parser knows, or `www.`.
fn next(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let with_scheme = rest.match_indices("://").find_map(|(at, mark)| {
        let before = rest.get(..at)?;
        let letters = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let (_, scheme) = before.split_at(at - letters);
        let is_known = ["http", "https", "ftp"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        let has_host =
            rest.get(at + mark.len()..)?.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '[');
        (is_known && has_host).then_some(at - letters)
    });
    let bare = rest.find("www.");
    with_scheme.into_iter().chain(bare).min().map(|at| from + at)
}

/// Takes the ends out of what was read.
pub(super) fn restore(root: Node<'_>) {
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        let is_end = matches!(&node.data().value, NodeValue::HtmlInline(tag) if tag == END);
        if is_end {
            node.detach();
            continue;
        }
        match &mut node.data_mut().value {
            NodeValue::Text(text) if text.contains(END) => *text = Cow::Owned(text.replace(END, "")),
            NodeValue::Code(code) => take_out(&mut code.literal),
            NodeValue::CodeBlock(code) => {
                take_out(&mut code.info);
                take_out(&mut code.literal);
            }
            NodeValue::HtmlBlock(block) => take_out(&mut block.literal),
            NodeValue::HtmlInline(tag) => take_out(tag),
            NodeValue::Math(math) => take_out(&mut math.literal),
            NodeValue::WikiLink(link) => take_out(&mut link.url),
            NodeValue::BlockDirective(directive) => take_out(&mut directive.info),
            NodeValue::Link(link) | NodeValue::Image(link) => {
                take_out(&mut link.url);
                take_out(&mut link.title);
            }
            _ => {}
        }
    }
}

fn take_out(text: &mut String) {
    if text.contains(END) {
        *text = text.replace(END, "");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_run_into_a_sentence_are_ended() {
        for (text, marked) in [
            ("見 https://example.com/a。謝謝", Some("見 https://example.com/a|。謝謝")),
            ("HTTP://example.com甲 www.example.org、", Some("HTTP://example.com|甲 www.example.org|、")),
            ("**https://example.com/雨**，甲", Some("**https://example.com/雨**|，甲")),
            ("https://example.com/a 甲", None),
            ("https://example.com/wiki/燈籠", None),
            ("<https://example.com/a。b>", None),
            ("see://example.com。 http://。 https:// ://", None),
        ] {
            assert_eq!(ended(text), marked.map(|text| text.replace('|', END)), "{text}");
        }
    }
}
