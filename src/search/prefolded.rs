//! Texts that were folded once, for one search after another.

use crate::article::Passage;
use crate::text::fold::Folding;

/// The folded texts of an article's passages, each folded when it is first asked for.
///
/// Only the texts are kept, not their ways back: these can be larger than the text, and only passages with a hit
/// need them.
#[derive(Clone, Debug, Default)]
pub struct Prefolded {
    folding: Folding,
    texts: Vec<Option<Text>>,
}

#[derive(Clone, Debug)]
enum Text {
    /// Folding changes nothing.
    AsWritten,
    Folded(Box<str>),
}

impl Prefolded {
    /// None folded yet.
    pub fn new(folding: Folding) -> Self {
        Self { folding, texts: Vec::new() }
    }

    /// The folding.
    pub fn folding(&self) -> Folding {
        self.folding
    }

    /// The folded text of the passage of this index, which must be the same one every time.
    pub fn text<'a>(&'a mut self, index: usize, passage: &'a Passage) -> &'a str {
        if self.texts.len() <= index {
            self.texts.resize(index + 1, None);
        }
        let fold = || {
            let folded = self.folding.fold(&passage.text).text;
            if folded == passage.text { Text::AsWritten } else { Text::Folded(folded.into()) }
        };
        match self.texts[index].get_or_insert_with(fold) {
            Text::AsWritten => &passage.text,
            Text::Folded(text) => text,
        }
    }

    /// Memory that it takes, in bytes.
    pub fn bytes(&self) -> usize {
        let text = |text: &Option<Text>| match text {
            Some(Text::Folded(text)) => text.len(),
            _ => 0,
        };
        self.texts.capacity() * size_of::<Option<Text>>() + self.texts.iter().map(text).sum::<usize>()
    }
}
