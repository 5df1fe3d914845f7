//! Where a bare address ends.
//!
//! GitHub's extension ends one at a blank or `<` and leaves marks of ASCII after it out (GFM §6.9). In Chinese and
//! Japanese no blank stands after an address, so that a tag which means nothing stands where [`address::reach`] says
//! that the address ends.

use super::stand_ins::ADDRESS_END;
use crate::text::address;

/// The text with the ends of its bare addresses; none where each of them ends by itself.
pub(super) fn ended(text: &str) -> Option<String> {
    let mut out = String::new();
    let mut kept = 0;
    let mut at = 0;
    let mut begins = Begins::new(text);
    while let Some(begin) = begins.next(at) {
        let (_, rest) = text.split_at(begin);
        let reach = address::reach(rest, |c| !c.is_ascii_graphic() || c == '<');
        // In the text of a link the address ends with that.
        let reach = rest.get(..reach).and_then(|url| url.find("](")).unwrap_or(reach);
        let end = begin + reach;
        at = end.max(begin + 1);
        let is_bare = text.get(..begin).is_none_or(is_before_bare);
        let goes_on = text.get(end..).is_some_and(|rest| rest.starts_with(|c: char| !c.is_ascii()));
        if goes_on && is_bare {
            out.push_str(text.get(kept..end).unwrap_or_default());
            out.push_str(ADDRESS_END);
            kept = end;
        }
    }
    (kept > 0).then(|| out + text.get(kept..).unwrap_or_default())
}

/// Whether what stands before an address does not make it the destination of a link, which has an end of its own: `<`,
/// the bracket after a link's text, or the label of a reference's definition.
fn is_before_bare(before: &str) -> bool {
    let bare = before.trim_end_matches([' ', '\t']);
    let is_destination = bare.ends_with("](") && !bare.ends_with("]](");
    let line = bare.rsplit('\n').next().unwrap_or_default();
    let is_definition = line.ends_with("]:") && !line.trim_start().starts_with("[^");
    !(before.ends_with('<') || is_destination || is_definition)
}

/// Where the addresses of a text begin. Each kind is sought no further than to its next one, so that many are found in
/// one pass.
struct Begins<'a> {
    text: &'a str,
    with_scheme: Option<usize>,
    bare: Option<usize>,
}

impl<'a> Begins<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, with_scheme: next_scheme(text, 0), bare: text.find("www.") }
    }

    /// The first address from a byte on: one with a scheme that the parser knows, or `www.`.
    fn next(&mut self, from: usize) -> Option<usize> {
        if self.with_scheme.is_some_and(|at| at < from) {
            self.with_scheme = next_scheme(self.text, from);
        }
        if self.bare.is_some_and(|at| at < from) {
            self.bare = self.text.get(from..).and_then(|rest| rest.find("www.")).map(|at| from + at);
        }
        self.with_scheme.into_iter().chain(self.bare).min()
    }
}

fn next_scheme(text: &str, from: usize) -> Option<usize> {
    const MARK: &str = "://";
    let rest = text.get(from..)?;
    let found = rest.match_indices(MARK).find_map(|(at, _)| {
        let before = rest.get(..at)?;
        let letters = before.bytes().rev().take_while(u8::is_ascii_alphabetic).count();
        let (_, scheme) = before.split_at(at - letters);
        let is_known = ["http", "https", "ftp"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        let host = rest.get(at + MARK.len()..)?;
        (is_known && host.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '['))
            .then_some(at - letters)
    });
    found.map(|at| from + at)
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
            ("[甲](https://example.com/a、b) [乙]: https://example.com/a、b", None),
            ("[^1]: https://example.com/a。", Some("[^1]: https://example.com/a|。")),
            ("see://example.com。 http://。 https:// ://", None),
        ] {
            assert_eq!(ended(text), marked.map(|text| text.replace('|', ADDRESS_END)), "{text}");
        }
    }
}
