//! The way from what is shown of a passage back to what was written.

use std::ops::Range;

use super::{Anchor, Passage, Span, Text};
use crate::text::convert::{ByteAlignment, Converted};
use crate::text::slice::byte_of_char;

/// What was written in a passage that is shown in other forms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    text: Text,
    alignment: ByteAlignment,
}

impl Passage {
    /// The passage shown in other forms: everything in it is at the place that it has in the converted text.
    #[must_use]
    pub fn shown_as(&self, Converted { text, alignment }: Converted) -> Self {
        let at = |byte| alignment.shown(byte..byte).start;
        let spans = self
            .spans
            .iter()
            .map(|span| Span { range: at(span.range.start)..at(span.range.end), style: span.style.clone() });
        let spans = spans.filter(|span| !span.range.is_empty()).collect();
        let written = Written { text: self.text.clone(), alignment };
        let (callouts, quote_indents) = (self.callouts.clone(), self.quote_indents.clone());
        let definitions = self.definitions.clone();
        let written = Some(written.into());
        Self { text: text.into(), spans, callouts, quote_indents, definitions, written, ..*self }
    }

    /// The text as it was written.
    pub fn as_written(&self) -> &str {
        self.written.as_ref().map_or(&self.text, |written| &written.text)
    }

    /// The bytes that were written for a range of bytes of the shown text, widened to whole phrases where their lengths
    /// differ.
    pub fn written_range(&self, shown: Range<usize>) -> Range<usize> {
        self.written.as_ref().map_or(shown.clone(), |written| written.alignment.original(shown))
    }

    /// The bytes that are shown for a range of bytes of the written text, widened in the same way.
    pub fn shown_range(&self, written: Range<usize>) -> Range<usize> {
        self.written.as_ref().map_or(written.clone(), |it| it.alignment.shown(written))
    }

    /// The place at which a byte of the shown text stands. Places are counted in what was written, so they are the
    /// same in all forms. All of the head is at the very start.
    pub fn anchor_at(&self, byte: usize) -> Anchor {
        if self.is_in_head() {
            return self.anchor;
        }
        Anchor { offset: self.anchor.offset + self.written_before(byte), ..self.anchor }
    }

    /// How many characters were written before a byte of what is shown.
    pub fn written_before(&self, byte: usize) -> usize {
        let byte = self.written_range(byte..byte).start;
        self.as_written().get(..byte).unwrap_or_default().chars().count()
    }

    /// How many characters are shown for the first so many written ones of what is shown in a range of bytes; all of
    /// them for more.
    pub fn shown_chars(&self, range: Range<usize>, written: usize) -> usize {
        if self.written.is_none() {
            return written;
        }
        let from = self.written_range(range.start..range.start).start;
        let rest = self.as_written().get(from..).unwrap_or_default();
        let byte = byte_of_char(rest, written) + from;
        let end = self.shown_range(byte..byte).start.clamp(range.start, range.end);
        self.text.get(range.start..end).unwrap_or_default().chars().count()
    }

    /// How many characters were written for the first so many of the characters shown in a range of bytes.
    pub fn written_chars(&self, range: Range<usize>, shown: usize) -> usize {
        if self.written.is_none() {
            return shown;
        }
        let part = self.text.get(range.clone()).unwrap_or_default();
        let byte = byte_of_char(part, shown) + range.start;
        let written =
            self.written_range(range.start..range.start).start..self.written_range(byte..byte).start;
        self.as_written().get(written).unwrap_or_default().chars().count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::Style;
    use crate::text::convert::{ChineseForm, Conversion, Converter, RegionalWords};

    fn shown(text: &str, spans: Vec<Span>) -> Passage {
        let converter =
            Converter::new(ChineseForm::Mainland, Conversion::Taiwan, RegionalWords::Replaced).unwrap();
        Passage { spans: spans.into(), ..Passage::plain(text) }.shown_as(converter.convert(text))
    }

    #[test]
    fn places_are_counted_in_what_was_written() {
        let passage = shown("坏U盘里的内存", Vec::new());
        assert_eq!(passage.text, "壞隨身碟裡的記憶體");
        assert_eq!(passage.as_written(), "坏U盘里的内存");
        let at = |part: &str| passage.anchor_at(passage.text.find(part).unwrap()).offset;
        assert_eq!(["壞", "隨", "身", "裡", "記", "體"].map(at), [0, 1, 1, 3, 5, 5]);
        let all = 0..passage.text.len();
        assert_eq!(
            [0, 1, 2, 3, 4, 5, 7, 99].map(|n| passage.shown_chars(all.clone(), n)),
            [0, 1, 1, 4, 5, 6, 9, 9]
        );
        assert_eq!(
            [0, 1, 3, 4, 6, 9, 99].map(|n| passage.written_chars(all.clone(), n)),
            [0, 1, 1, 3, 5, 7, 7]
        );
        let from = passage.text.find("裡").unwrap()..passage.text.len();
        assert_eq!(passage.shown_chars(from.clone(), 2), 2);
        assert_eq!(passage.written_chars(from, 2), 2);
    }

    #[test]
    fn what_is_as_it_was_written_leads_to_itself() {
        let passage = Passage::plain("甲乙丙");
        assert_eq!(
            (passage.as_written(), passage.written_range(3..6), passage.shown_range(3..6)),
            ("甲乙丙", 3..6, 3..6)
        );
        assert_eq!(
            (passage.anchor_at(3).offset, passage.shown_chars(3..9, 1), passage.written_chars(3..9, 1)),
            (1, 1, 1)
        );
    }

    #[test]
    fn spans_never_overlap_and_stay_with_their_characters() {
        let strong = |range| Span { range, style: Style { strong: true, ..Style::default() } };
        let passage = shown("坏U盘里的", vec![strong(0..3), strong(3..4), strong(4..7), strong(7..10)]);
        let parts: Vec<_> =
            passage.spans.iter().map(|span| passage.text.get(span.range.clone()).unwrap()).collect();
        assert_eq!(parts, ["壞", "隨身碟", "裡"]);
    }
}
