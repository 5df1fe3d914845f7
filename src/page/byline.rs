//! The line under the headline: source, date, length.

use super::axis::Logical;
use super::chunk::Chunk;
use super::fonts::Cut;
use super::frame::UnitLayout;
use super::ink::Ink;
use super::layout::Layouter;
use super::lines::Setter;
use super::sheet::{PassageStyle, Space};
use super::text_lines::{LinesOf, TextLines};
use crate::article::Passage;
use crate::fonts::FacePart;
use crate::typeset::ParagraphOptions;

/// Distance of its baselines, in multiples of its size.
const LEADING: f32 = 1.6;
/// Its size, in em, where there is least room and most of it, and the least, in pt.
const SIZES: [f32; 2] = [0.5, 0.75];
const LEAST: f32 = 12.0;

impl Layouter<'_, '_> {
    /// The line under the headline.
    pub(super) fn byline(&mut self) -> UnitLayout {
        let sheet = self.sheet;
        let [least, full] = SIZES;
        let size = (sheet.em * (least + (full - least) * sheet.grandeur)).round().max(LEAST);
        let passage = Passage::plain(self.setup.words.byline);
        let chunk = Chunk::whole(usize::MAX, &passage);
        let (cut, part, ink) = (Cut::Regular, FacePart::Text, Ink::Quiet);
        let passage_style = PassageStyle { size, cut, part, ink, leading: LEADING };
        let setter = Setter { sheet, passage_style, chunk: &chunk };
        let options = ParagraphOptions { justify: false, indent: 0.0, ..sheet.options(sheet.column, size) };
        let galley = setter.galley(self.fonts, &options);
        let space = Space { outer: (sheet.em * sheet.air()).round(), ..Space::default() };
        let block_size = space.outer + galley.rect.height().ceil();
        let at = Logical::new(0.0, space.outer);
        let lines = TextLines { of: LinesOf::Byline, range: chunk.range, galley, at };
        UnitLayout { lines: vec![lines], block_size, space, ..UnitLayout::default() }
    }
}
