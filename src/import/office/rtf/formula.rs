//! Formulas: groups whose names are those of Office's elements with an `m` before them.

use crate::import::office::math::math_ml;
use crate::import::xml::{XmlElement, XmlTree};

/// Elements within one another.
const DEEPEST: usize = 100;
/// Bytes of the longest text of an element.
const LONGEST: usize = 16 * 1024;

/// A formula that is read, if one is: the elements that are open, each with how deep its group is.
#[derive(Debug, Default)]
pub(super) struct OpenFormula {
    open: Vec<(usize, XmlTree)>,
}

impl OpenFormula {
    /// Begins a formula in the group that is so deep.
    pub(super) fn begin(&mut self, depth: usize) {
        self.open = vec![(depth, XmlTree { element: XmlElement::new("oMath", ""), ..XmlTree::default() })];
    }

    /// Names the element that a group is; later words in it say how it is set.
    pub(super) fn name(&mut self, word: &str, depth: usize) {
        let is_first = self.open.last().is_some_and(|(last, _)| *last < depth);
        if let Some(name) = word.strip_prefix('m').filter(|_| is_first && self.open.len() < DEEPEST) {
            self.open.push((depth, XmlTree { element: XmlElement::new(name, ""), ..XmlTree::default() }));
        }
    }

    /// Adds text to the element that is open.
    pub(super) fn text(&mut self, text: &str) {
        if let Some((_, last)) = self.open.last_mut().filter(|(_, last)| last.text.len() < LONGEST) {
            last.text.push_str(text);
        }
    }

    /// Ends the elements of a group that is so deep. Gives the formula in `MathML`, if that was its group.
    pub(super) fn end(&mut self, depth: usize) -> Option<String> {
        while let Some((_, mut done)) = self.open.pop_if(|(last, _)| *last >= depth) {
            let text = std::mem::take(&mut done.text);
            if done.element.name == "r" {
                let letters = XmlTree { element: XmlElement::new("t", ""), text, ..XmlTree::default() };
                done.children.push(letters);
            } else if !text.trim().is_empty() {
                done.element = XmlElement::new(&done.element.name, text.trim());
            }
            match self.open.last_mut() {
                Some((_, parent)) => parent.children.push(done),
                None => return Some(math_ml(&done)),
            }
        }
        None
    }
}
