//! The notes to which a text refers, and the ways back.

use std::collections::HashMap;
use std::ops::Range;

use crate::article::{Anchor, Passage, Role, Target, Targets};

/// The notes of an article: items of numbered lists and references to which links in the text lead.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The passages of each note, by where it begins.
    passages: HashMap<Anchor, Range<usize>>,
    /// Where the text refers to a note, by the note's last passage.
    back: HashMap<usize, Vec<Anchor>>,
}

impl Notes {
    /// Those of an article, by its passages as they were written.
    pub(super) fn new(passages: &[Passage], targets: &Targets) -> Self {
        let mut notes = Self::default();
        for (index, passage) in passages.iter().enumerate() {
            let mut before: Option<(&str, usize)> = None;
            // Counted on from one reference to the next: a paragraph may have a hundred thousand.
            let (mut counted, mut place) = (0, passage.anchor);
            for span in &passage.spans {
                let Some(link) = span.style.link.as_deref() else { continue };
                // A link is in several pieces where its style changes.
                let goes_on = before == Some((link, span.range.start));
                before = Some((link, span.range.end));
                let fragment = link.trim().strip_prefix('#').filter(|_| !goes_on);
                let Some(Target::Item(note)) = fragment.and_then(|name| targets.find(name)) else { continue };
                let range = notes.passages.entry(note).or_insert_with(|| range(passages, note)).clone();
                // A note that speaks of itself leads nowhere.
                if let Some(last) = range.clone().last().filter(|_| !range.contains(&index)) {
                    let between = passage.as_written().get(counted..span.range.start).unwrap_or_default();
                    place.offset += between.chars().count();
                    counted = span.range.start;
                    notes.back.entry(last).or_default().push(place);
                }
            }
        }
        notes
    }

    /// The passages of the note that begins at an anchor.
    pub fn passages(&self, note: Anchor) -> Range<usize> {
        self.passages.get(&note).cloned().unwrap_or_default()
    }

    /// Where the text refers to the note of which a passage is the last; nothing for any other passage.
    pub fn back(&self, passage: usize) -> &[Anchor] {
        self.back.get(&passage).map_or(&[], Vec::as_slice)
    }
}

/// The passages of an item or a reference.
fn range(passages: &[Passage], note: Anchor) -> Range<usize> {
    let mut start = passages.partition_point(|passage| passage.is_in_head() || passage.anchor < note);
    // The title of a section is at the same place as what begins it.
    while passages.get(start).is_some_and(|passage| passage.role == Role::SectionTitle) {
        start += 1;
    }
    let goes_on = |passage: &&Passage| {
        let is_next_item = passage.indent == 1 && passage.marker.is_some();
        (passage.anchor.section, passage.anchor.block) == (note.section, note.block) && !is_next_item
    };
    let rest = passages.get(start + 1..).unwrap_or_default();
    start..start + 1 + rest.iter().take_while(goes_on).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::passages;
    use crate::import::{Hint, import};

    #[test]
    fn notes_know_their_passages_and_where_the_text_refers_to_them() {
        let text = "# 題\n\n雨[^a]很大[^b]，**真的[^a]**。\n\n[^a]: 氣象署。\n\n    又一段。\n[^b]: 昨天，見[^b]。\n";
        let article = import(text.as_bytes(), &Hint { name: "a.md", ..Hint::default() }).unwrap().article;
        let passages = passages(&article);
        let targets = Targets::new(&article);
        let notes = Notes::new(&passages, &targets);
        let note = |name: &str| match targets.find(name) {
            Some(Target::Item(anchor)) => notes.passages(anchor),
            other => panic!("{other:?}"),
        };
        let text = |range: Range<usize>| -> Vec<_> {
            passages[range].iter().map(|passage| passage.text.as_str()).collect()
        };
        assert_eq!(text(note("註釋-1")), ["氣象署。", "又一段。"]);
        assert_eq!(text(note("註釋-2")), ["昨天，見[2]。"]);
        let last = note("註釋-1").end - 1;
        assert_eq!(notes.back(last), [Anchor::new(0, 0, 1), Anchor::new(0, 0, 12)]);
        assert_eq!(notes.back(last - 1), []);
        assert_eq!(notes.back(last + 1), [Anchor::new(0, 0, 6)], "not from within the note itself");
    }
}
