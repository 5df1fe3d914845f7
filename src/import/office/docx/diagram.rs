//! Diagrams of boxes (`SmartArt`, ECMA-376 Part 1, 21.4): the texts of the boxes as a list, in the order and the nesting
//! of the model from which they are drawn.

use std::collections::{HashMap, HashSet};

use crate::import::office::drawn_text::paragraphs;
use crate::import::office::numbering::LEVELS;
use crate::import::office::parts::{OfficeItem, OfficeParagraph, OfficePart};
use crate::import::xml::XmlTree;

/// A box, and its place below another.
struct Connection<'t> {
    order: i64,
    child: &'t str,
    /// Boxes on the lines to it and after it.
    between: [Option<&'t str>; 2],
}

/// The boxes of a diagram by their ids, and how they lead to one another.
struct Model<'t> {
    /// In the order of the file.
    ids: Vec<&'t str>,
    points: HashMap<&'t str, &'t XmlTree>,
    below: HashMap<&'t str, Vec<Connection<'t>>>,
}

/// The list that a diagram is, under a number that no other list has.
pub(super) fn read(document: &XmlTree, list: u32) -> Vec<OfficePart> {
    let model = Model::of(document);
    let mut writer = DiagramWriter { model: &model, list, seen: HashSet::new(), parts: Vec::new() };
    let is_root =
        |id: &&str| model.points.get(id).is_some_and(|point| point.attribute("type") == Some("doc"));
    for id in model.ids.iter().copied().filter(is_root) {
        writer.add(id, 0);
    }
    // What nothing leads to is text all the same.
    for id in &model.ids {
        writer.add(id, 0);
    }
    writer.parts
}

impl<'t> Model<'t> {
    fn of(document: &'t XmlTree) -> Self {
        let mut model = Self { ids: Vec::new(), points: HashMap::new(), below: HashMap::new() };
        for point in document.gather("pt") {
            // Those of type `pres` say how the others are drawn.
            if let Some(id) = point.attribute("modelId").filter(|_| point.attribute("type") != Some("pres")) {
                model.ids.push(id);
                model.points.insert(id, point);
            }
        }
        for connection in document.gather("cxn") {
            let attribute = |name| connection.attribute(name);
            let is_part = matches!(attribute("type"), None | Some("parOf"));
            let (Some(parent), Some(child), true) = (attribute("srcId"), attribute("destId"), is_part) else {
                continue;
            };
            let order = attribute("srcOrd").and_then(|order| order.parse().ok()).unwrap_or(i64::MAX);
            let between = [attribute("parTransId"), attribute("sibTransId")];
            model.below.entry(parent).or_default().push(Connection { order, child, between });
        }
        for children in model.below.values_mut() {
            children.sort_by_key(|connection| connection.order);
        }
        model
    }
}

struct DiagramWriter<'m, 't> {
    model: &'m Model<'t>,
    list: u32,
    seen: HashSet<&'t str>,
    parts: Vec<OfficePart>,
}

impl<'t> DiagramWriter<'_, 't> {
    /// Adds a box and all below it.
    fn add(&mut self, id: &'t str, level: usize) {
        let mut open = vec![(id, level)];
        while let Some((id, level)) = open.pop() {
            if !self.seen.insert(id) {
                continue;
            }
            let inner = if self.item(id, level) { level + 1 } else { level };
            let children = self.model.below.get(id).map(Vec::as_slice).unwrap_or_default();
            for Connection { child, between: [to, after], .. } in children.iter().rev() {
                let ids = [*to, Some(*child), *after].into_iter().flatten();
                open.extend(ids.rev().map(|id| (id, inner)));
            }
        }
    }

    /// Adds the text of a box; whether it has any.
    fn item(&mut self, id: &str, level: usize) -> bool {
        let Some(text) = self.model.points.get(id).and_then(|point| point.child("t")) else { return false };
        let lines = paragraphs(text);
        let is_text = !lines.is_empty();
        for (index, text) in lines.into_iter().enumerate() {
            let item = OfficeItem::of(self.list, level.min(LEVELS - 1));
            let item = Some(OfficeItem { is_continued: index > 0, ..item });
            self.parts.push(OfficePart::Paragraph(OfficeParagraph {
                item,
                text,
                ..OfficeParagraph::default()
            }));
        }
        is_text
    }
}
