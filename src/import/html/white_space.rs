//! Text whose line ends mean something: CSS `white-space` of `pre`, `pre-wrap`, `pre-line` and `break-spaces` (CSS
//! Text 3 §3), as elements say it themselves, as a style sheet in the page says it of their classes, or as their text
//! shows it.

use std::collections::HashSet;

use dom_query::{NodeData, NodeRef};

use crate::import::known::css;

/// Bytes of style sheets that are looked through.
const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Characters of the longest class that is noted.
const LONGEST_NAME: usize = 100;
/// Line ends that a text has at least which shows that it keeps them.
const FEWEST_LINES: usize = 3;

/// The classes and ids (with `.` or `#`) of elements that keep their lines.
#[derive(Debug, Default)]
pub(super) struct Preformatted(HashSet<String>);

impl Preformatted {
    /// Those that the style sheets in a page name.
    pub(super) fn new(root: &NodeRef<'_>) -> Self {
        let mut names = HashSet::new();
        let mut left = MOST_BYTES;
        for sheet in root.descendants_it().filter(|node| node.has_name("style")) {
            let text = sheet.text();
            if text.len() > left {
                break;
            }
            left -= text.len();
            add(&text, &mut names);
        }
        Self(names)
    }

    /// Whether an element's text keeps its line ends; none where it is as around it.
    pub(super) fn keeps_lines(&self, node: &NodeRef<'_>, name: &str) -> Option<bool> {
        let style = node.attr("style").filter(|style| style.contains("white-space"));
        let said = style.and_then(|style| declared(&style));
        let holds_text =
            || matches!(name, "div" | "section" | "article" | "main" | "td" | "center" | "blockquote");
        said.or_else(|| self.is_named(node).then_some(true))
            .or_else(|| (holds_text() && shows_lines(node)).then_some(true))
    }

    fn is_named(&self, node: &NodeRef<'_>) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let class = node.class().unwrap_or_default();
        let mut classes = class.split_ascii_whitespace().map(|class| format!(".{class}"));
        classes.any(|class| self.0.contains(&class))
            || node.id_attr().is_some_and(|id| self.0.contains(&format!("#{id}")))
    }
}

/// Notes the last class or id of each selector whose rule keeps lines.
fn add(sheet: &str, names: &mut HashSet<String>) {
    for rule in sheet.split('}') {
        let Some((selectors, declarations)) = rule.rsplit_once('{') else { continue };
        if !declarations.contains("white-space") || declared(declarations) != Some(true) {
            continue;
        }
        for selector in selectors.split(',') {
            let last = selector.split_ascii_whitespace().next_back().unwrap_or_default();
            // `div.text` names a class; `.text:hover` and `.a .b > p` name something else.
            let Some(at) = last.rfind(['.', '#']) else { continue };
            let name = last.get(at..).unwrap_or_default();
            let is_name = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            if name.chars().skip(1).all(is_name) && (2..LONGEST_NAME).contains(&name.len()) {
                names.insert(name.to_owned());
            }
        }
    }
}

/// What declarations say of line ends.
fn declared(style: &str) -> Option<bool> {
    let properties = css::parse(style);
    let is_said =
        |(name, _): &&(String, String)| matches!(name.as_str(), "white-space" | "white-space-collapse");
    let (_, value) = properties.iter().rfind(is_said)?;
    match value.as_str() {
        "pre" | "pre-wrap" | "pre-line" | "break-spaces" | "preserve" | "preserve-breaks" => Some(true),
        "normal" | "nowrap" | "collapse" => Some(false),
        _ => None,
    }
}

/// Whether an element's own text has the lines of a plain text: paragraphs parted by empty lines, and no markup that
/// would part them.
fn shows_lines(node: &NodeRef<'_>) -> bool {
    let mut lines = 0;
    let mut has_empty = false;
    for child in node.children_it(false) {
        if child.has_name("br") || child.has_name("p") {
            return false;
        }
        let (more, is_parted) = child.query_or((0, false), |child| match &child.data {
            NodeData::Text { contents } => ends(contents),
            _ => (0, false),
        });
        lines += more;
        has_empty |= is_parted;
    }
    lines >= FEWEST_LINES && has_empty
}

/// Line ends between the lines of a text, and whether some of these are parted by empty ones.
fn ends(text: &str) -> (usize, bool) {
    let mut ends = 0;
    let mut is_parted = false;
    let mut empty = None;
    for line in text.split('\n') {
        if line.trim().is_empty() {
            empty = empty.map(|count: usize| count + 1);
        } else {
            ends += usize::from(empty.is_some());
            is_parted |= empty.is_some_and(|count| count > 0);
            empty = Some(0);
        }
    }
    (ends, is_parted)
}
