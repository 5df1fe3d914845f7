//! How much a drawing becomes when everything that it refers to stands in the place of the reference, told before that
//! is done: a file of a kilobyte can say a billion elements.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node, NodeId};

use super::TooElaborate;

/// Elements of a drawing in which references are resolved; maps have a hundred thousand.
const MOST_ELEMENTS: u64 = 500_000;
/// Elements within one another, those that are referred to included.
const DEEPEST: usize = 200;
/// Rules of style sheets times the elements that each may be of.
const MOST_MATCHES: u64 = 50_000_000;
/// Characters that count as an element: each becomes lines and areas of its own.
const CHARACTERS: u64 = 4;

/// What an element becomes.
#[derive(Clone, Copy, Default)]
struct Weight {
    elements: u64,
    /// Bytes that say the corners of lines; each corner may be marked.
    corners: u64,
    /// Elements within one another.
    depth: usize,
}

impl Weight {
    fn with(self, other: Self) -> Self {
        Self {
            elements: self.elements.saturating_add(other.elements),
            corners: self.corners.saturating_add(other.corners),
            depth: self.depth.max(other.depth),
        }
    }

    /// The corners that may be marked: a corner takes two letters.
    fn marks(self) -> u64 {
        (self.corners / 2).max(1)
    }

    fn times(self, count: u64) -> Self {
        let elements = self.elements.saturating_mul(count);
        Self { elements, corners: self.corners.saturating_mul(count), ..self }
    }
}

/// Says no to a drawing that becomes too much.
///
/// # Errors
/// It becomes too much.
pub fn check(document: &Document<'_>) -> Result<(), TooElaborate> {
    let mut scale = Scale::default();
    let mut elements = 0;
    let mut sheets = Vec::new();
    for node in document.descendants().filter(Node::is_element) {
        elements += 1;
        if let Some(id) = node.attribute("id") {
            scale.by_id.entry(id).or_insert(node);
        }
        if node.tag_name().name() == "style" {
            sheets.extend(node.text());
        }
    }
    let mut all = scale.weigh(document.root_element(), 0)?;
    for sheet in sheets {
        let rules = memchr::memchr_iter(b'{', sheet.as_bytes()).count() as u64;
        if rules.saturating_mul(all.elements) > MOST_MATCHES {
            return Err(TooElaborate);
        }
        // What a rule refers to may be of every element.
        for id in referred(sheet) {
            let of_each = scale.target(id, 0)?.times(all.elements);
            all = all.with(if sheet.contains("marker") { of_each.times(all.marks()) } else { of_each });
        }
    }
    if all.elements.max(elements) > MOST_ELEMENTS || all.depth > DEEPEST { Err(TooElaborate) } else { Ok(()) }
}

/// Weighs elements, each once.
#[derive(Default)]
struct Scale<'a, 'i> {
    by_id: HashMap<&'a str, Node<'a, 'i>>,
    known: HashMap<NodeId, Weight>,
}

impl<'a, 'i> Scale<'a, 'i> {
    fn weigh(&mut self, node: Node<'a, 'i>, depth: usize) -> Result<Weight, TooElaborate> {
        if depth > DEEPEST {
            return Err(TooElaborate);
        }
        if let Some(known) = self.known.get(&node.id()) {
            return Ok(*known);
        }
        // Whoever draws it cuts off what refers to itself; here that weighs nothing.
        self.known.insert(node.id(), Weight::default());
        let mut inner = Weight::default();
        for child in node.children() {
            if child.is_element() {
                inner = inner.with(self.weigh(child, depth + 1)?);
            } else if matches!(node.tag_name().name(), "text" | "tspan" | "textPath" | "a") {
                inner.elements += child.text().map_or(0, |text| text.chars().count() as u64 / CHARACTERS);
            }
        }
        let length = |name: &str| node.attribute(name).map_or(0, |value| value.len() as u64);
        let itself = Weight { elements: 1, corners: length("d") + length("points"), depth: 0 };
        let mut all = itself.with(inner);
        for attribute in node.attributes() {
            let (name, value) = (attribute.name(), attribute.value());
            if let Some(id) = value.strip_prefix('#').filter(|_| name == "href") {
                all = all.with(self.target(id, depth)?);
                continue;
            }
            // What is inside an element has its paints and its marks, too.
            let is_inherited = ["fill", "stroke", "style"].contains(&name) || name.starts_with("marker");
            let heirs = if is_inherited { inner.elements.max(1) } else { 1 };
            for id in referred(value) {
                let of_each = self.target(id, depth)?;
                let is_mark = name.starts_with("marker") || name == "style" && value.contains("marker");
                let count = if is_mark { itself.with(inner).marks() } else { heirs };
                all = all.with(of_each.times(count));
            }
        }
        all.depth += 1;
        self.known.insert(node.id(), all);
        Ok(all)
    }

    /// What is referred to by an id.
    fn target(&mut self, id: &str, depth: usize) -> Result<Weight, TooElaborate> {
        match self.by_id.get(id) {
            Some(target) => self.weigh(*target, depth + 1),
            None => Ok(Weight::default()),
        }
    }
}

/// The ids that a value refers to: `url(#id)`.
fn referred(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let address = rest.split(')').next()?.trim().trim_matches(['"', '\'']);
        address.trim().strip_prefix('#')
    })
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn is_too_much(inner: &str) -> bool {
        let xlink = "http://www.w3.org/1999/xlink";
        let text = format!("<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='{xlink}'>{inner}</svg>");
        check(&Document::parse(&text).unwrap()).is_err()
    }

    /// Groups each of which holds the one before `times` times, by what `refer` writes.
    fn laughs(depth: usize, times: usize, refer: &dyn Fn(usize) -> String) -> String {
        let mut text = "<g id='a0'><path d='M0 0h1v1z'/></g>".to_owned();
        for level in 1..=depth {
            let _ = write!(text, "<g id='a{level}'>{}</g>", refer(level - 1).repeat(times));
        }
        text
    }

    #[test]
    fn elements_count_as_often_as_they_are_used() {
        for refer in [
            |at: usize| format!("<use xlink:href='#a{at}'/>"),
            |at: usize| format!("<use href='#a{at}'/>"),
            |at: usize| format!("<path d='M0 0' mask='url(#a{at})'/>"),
            |at: usize| format!("<path d='M0 0' style='fill: url( \"#a{at}\" )'/>"),
        ] {
            assert!(!is_too_much(&laughs(4, 10, &refer)), "{}", refer(0));
            assert!(is_too_much(&laughs(12, 10, &refer)), "{}", refer(0));
        }
        let loops = "<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/><use href='#b'/></g>";
        assert!(!is_too_much(loops), "what refers to itself ends");
    }

    #[test]
    fn marks_and_paints_count_for_each_that_has_them() {
        let marker = format!("<marker id='m'>{}</marker>", "<path d='M0 0'/>".repeat(100));
        let line = |corners: usize| format!("<path marker-mid='url(#m)' d='{}'/>", "h1".repeat(corners));
        assert!(!is_too_much(&format!("{marker}{}", line(1_000))));
        assert!(is_too_much(&format!("{marker}{}", line(10_000))));
        let inherited = format!("{marker}<g marker-mid='url(#m)'>{}</g>", "<path d='h1h1h1'/>".repeat(5_000));
        assert!(is_too_much(&inherited));
        let by_sheet = format!(
            "<style>path {{ marker-mid: url(#m) }}</style>{marker}{}",
            "<path d='h1h1'/>".repeat(500)
        );
        assert!(is_too_much(&by_sheet));
        let pattern = format!("<pattern id='p'>{}</pattern>", "<path d='M0 0'/>".repeat(1_000));
        let painted = |count| format!("{pattern}<g fill='url(#p)'>{}</g>", "<path d='M0 0'/>".repeat(count));
        assert!(!is_too_much(&painted(100)));
        assert!(is_too_much(&painted(1_000)));
    }

    #[test]
    fn depth_rules_and_characters_are_bounded() {
        let nested = |depth| format!("{}{}", "<g>".repeat(depth), "</g>".repeat(depth));
        assert!(!is_too_much(&nested(DEEPEST - 2)));
        assert!(is_too_much(&nested(DEEPEST + 1)));
        assert!(is_too_much(&laughs(DEEPEST / 2 + 1, 1, &|at| format!("<use href='#a{at}'/>"))));
        let sheet = format!("<style>{}</style>{}", ".a{}".repeat(10_000), "<g/>".repeat(10_000));
        assert!(is_too_much(&sheet));
        let text = "<text>甲</text>";
        assert!(!is_too_much(&text.replace('甲', &"甲".repeat(10_000))));
        assert!(is_too_much(&text.replace('甲', &"甲".repeat(3_000_000))));
    }
}
