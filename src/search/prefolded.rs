//! Texts that were folded once, for one search after another.

use std::borrow::Cow;

use crate::article::Passage;
use crate::text::fold::{Folded, Folding};

/// The folded texts of an article's passages, each folded when it is first asked for.
#[derive(Clone, Debug, Default)]
pub struct Prefolded {
    folding: Folding,
    texts: Vec<Option<Kept>>,
}

#[derive(Clone, Debug)]
enum Kept {
    /// The folded text with its way back.
    Whole(Folded),
    /// The folded text alone, where the way back would be larger than the text.
    Text(Box<str>),
}

/// A way back is kept while folding changes the length of a text by no more than this part of it. It has something
/// to remember for each character that changes its length, so it is larger where more of them do.
const CHANGED: usize = 8;

impl Prefolded {
    /// Folds the passage of this index, which must be the same one every time, if that has not been done.
    pub fn prepare(&mut self, folding: Folding, index: usize, passage: &Passage) {
        if self.folding != folding {
            *self = Self { folding, texts: Vec::new() };
        }
        if self.texts.len() <= index {
            self.texts.resize(index + 1, None);
        }
        let text = &passage.text;
        self.texts[index].get_or_insert_with(|| {
            let folded = folding.fold(text);
            if folded.text.len().abs_diff(text.len()) <= text.len() / CHANGED {
                Kept::Whole(folded)
            } else {
                Kept::Text(folded.text.into())
            }
        });
    }

    /// The folded passage of this index, if it `may_have` a hit in its folded text.
    pub(super) fn folded<'a>(
        &'a mut self,
        folding: Folding,
        index: usize,
        passage: &Passage,
        may_have: impl Fn(&str) -> bool,
    ) -> Option<Cow<'a, Folded>> {
        self.prepare(folding, index, passage);
        match self.texts.get(index)?.as_ref()? {
            Kept::Whole(folded) => Some(Cow::Borrowed(folded)),
            Kept::Text(text) => may_have(text).then(|| Cow::Owned(folding.fold(&passage.text))),
        }
    }
}
