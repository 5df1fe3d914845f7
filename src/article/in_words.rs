//! A passage's text with the words of images and the sources of formulas in their places.

use std::ops::Range;

use super::Passage;

/// A passage's text as it is read and copied, where images and formulas stand in it.
pub struct InWords {
    /// The text.
    pub text: String,
    /// The places of the images' words in it, and of the marks that stand for them in the passage's own text.
    images: Vec<(Range<usize>, Range<usize>)>,
}

impl Passage {
    /// The text with the words of its images; none when it has no images.
    pub fn in_words(&self) -> Option<InWords> {
        let mut words = InWords { text: String::new(), images: Vec::new() };
        let mut from = 0;
        for span in &self.spans {
            let Some(image) = span.style.words() else { continue };
            if span.style.set_formula().is_some_and(|formula| formula.part > 0)
                && let Some((_, mark)) = words.images.last_mut()
            {
                (mark.end, from) = (span.range.end, span.range.end);
                continue;
            }
            words.text.push_str(self.text.get(from..span.range.start).unwrap_or_default());
            let start = words.text.len();
            words.text.push_str(image);
            words.images.push((start..words.text.len(), span.range.clone()));
            from = span.range.end;
        }
        words.text.push_str(self.text.get(from..).unwrap_or_default());
        (!words.images.is_empty()).then_some(words)
    }
}

impl InWords {
    /// The bytes of the passage's own text for a range of bytes of this one; an image is whole or not in it.
    pub fn own_range(&self, range: &Range<usize>) -> Range<usize> {
        self.own(range.start, |mark| mark.start)..self.own(range.end, |mark| mark.end)
    }

    fn own(&self, at: usize, edge: impl Fn(&Range<usize>) -> usize) -> usize {
        let before = self.images.partition_point(|(words, _)| words.end <= at);
        if let Some((words, mark)) = self.images.get(before)
            && words.start < at
        {
            return edge(mark);
        }
        let after_last = before.checked_sub(1).map_or((0, 0), |last| {
            let (words, mark) = &self.images[last];
            (words.end, mark.end)
        });
        after_last.1 + (at - after_last.0)
    }
}

#[cfg(test)]
mod tests {
    use crate::article::{Article, Block, Inline, InlineImage, Passage, Section, passages};

    #[test]
    fn places_in_words_are_found_in_the_text() {
        let text = |text: &str| Inline::Text(text.into());
        let image = |alternative: &str| {
            Inline::Image(InlineImage { source: "1.png".into(), alternative: alternative.into() }.into())
        };
        let blocks = vec![Block::Paragraph(vec![text("毛"), image("手＋劣"), text("る"), image("")])];
        let section = Section { blocks, ..Section::default() };
        let passage = passages(&Article { sections: vec![section], ..Article::default() }).remove(0);
        let words = passage.in_words().unwrap();
        assert_eq!(words.text, "毛手＋劣る〓");
        for (found, own) in
            [("毛", "毛"), ("手", "〓"), ("＋", "〓"), ("毛手", "毛〓"), ("劣る", "〓る"), ("る〓", "る〓")]
        {
            let start = words.text.find(found).unwrap();
            let range = words.own_range(&(start..start + found.len()));
            assert_eq!(passage.text.get(range), Some(own), "{found}");
        }
        assert!(Passage::plain("毛").in_words().is_none());
    }
}
