//! Style sheets, as far as an article keeps what they say: marks of emphasis, lines along text, what stands off the line,
//! what is bold or hidden, how large images in lines are, and the direction of writing.
//!
//! Selectors are those that books use: names, classes and ids, one inside another. A rule with any other is left out.

use std::collections::HashMap;

use dom_query::NodeRef;

use crate::import::known::{css, node};

/// Rules of all style sheets of a book that are kept.
const MOST_RULES: usize = 20_000;
/// Rules that an element is compared with.
const MOST_COMPARED: usize = 100;
/// Elements up to the page's root in which the outer part of a selector is looked for.
const DEEPEST: usize = 64;

/// The properties that are kept.
const KEPT: &[&str] = &[
    "text-emphasis",
    "text-emphasis-style",
    "text-decoration",
    "text-decoration-line",
    "text-decoration-style",
    "vertical-align",
    "display",
    "visibility",
    "font-weight",
    "font-style",
    "width",
    "height",
    "ruby-position",
    "writing-mode",
    "list-style",
    "list-style-type",
];

type Properties = Vec<(String, String)>;

/// The rules of a style sheet.
#[derive(Debug, Default)]
pub(super) struct StyleSheet {
    rules: Vec<StyleRule>,
    /// Rules by what the innermost part of their selector asks for.
    by_key: HashMap<String, Vec<usize>>,
    /// The addresses of further sheets, in order.
    pub imports: Vec<String>,
}

#[derive(Debug)]
struct StyleRule {
    /// From the innermost outwards.
    selector: Vec<Compound>,
    specificity: (usize, usize, usize),
    properties: Properties,
}

/// What is asked of one element.
#[derive(Debug, Default)]
struct Compound {
    name: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
}

impl StyleSheet {
    /// Adds the rules of a text.
    pub(super) fn add(&mut self, text: &str) {
        let text = without_comments(text);
        let mut rest = text.as_str();
        while let Some(at) = rest.find(['{', ';', '}']) {
            let (head, after) = rest.split_at(at);
            let head = head.trim();
            let mut chars = after.chars();
            let mark = chars.next();
            rest = chars.as_str();
            match mark {
                Some('{') if head.starts_with('@') => rest = self.at_rule(head, rest),
                Some('{') => {
                    let (body, after) = rest.split_once('}').unwrap_or((rest, ""));
                    self.rule(head, body);
                    rest = after;
                }
                Some(';') => self.imports.extend(import(head)),
                _ => {}
            }
        }
    }

    /// What stands in braces after an at-rule, which is for screens or is skipped.
    fn at_rule<'a>(&mut self, head: &str, rest: &'a str) -> &'a str {
        let mut depth = 1;
        let mut end = rest.len();
        for (at, c) in rest.char_indices().filter(|(_, c)| matches!(c, '{' | '}')) {
            depth += if c == '{' { 1 } else { -1 };
            if depth == 0 {
                end = at;
                break;
            }
        }
        let (body, after) = rest.split_at(end);
        let is_for_screens = head
            .strip_prefix("@media")
            .is_some_and(|media| matches!(media.trim(), "all" | "screen" | "only screen"));
        if is_for_screens && !body.contains('@') {
            self.add(body);
        }
        after.strip_prefix('}').unwrap_or(after)
    }

    fn rule(&mut self, selectors: &str, body: &str) {
        let kept = |(name, value): (String, String)| {
            let name = name.strip_prefix("-epub-").map(str::to_owned).unwrap_or(name);
            KEPT.contains(&name.as_str()).then_some((name, value))
        };
        let properties: Properties = css::parse(body).into_iter().filter_map(kept).collect();
        if properties.is_empty() {
            return;
        }
        for selector in selectors.split(',') {
            if self.rules.len() >= MOST_RULES {
                return;
            }
            let Some(selector) = parsed(selector) else { continue };
            let count = |of: fn(&Compound) -> usize| selector.iter().map(of).sum();
            let specificity = (
                count(|compound| usize::from(compound.id.is_some())),
                count(|compound| compound.classes.len()),
                count(|compound| usize::from(compound.name.is_some())),
            );
            let Some(key) = selector.first().map(Compound::key) else { continue };
            self.by_key.entry(key).or_default().push(self.rules.len());
            self.rules.push(StyleRule { selector, specificity, properties: properties.clone() });
        }
    }

    /// What the sheets say of an element.
    pub(super) fn of(&self, node: &NodeRef<'_>) -> Vec<&(String, String)> {
        let Some(name) = node::name(node) else { return Vec::new() };
        let class = node.class().unwrap_or_default();
        let id = node.id_attr().map(|id| format!("#{id}"));
        let classes = class.split_ascii_whitespace().map(|class| format!(".{class}"));
        let keys = classes.chain(id).chain([name, "*".to_owned()]);
        let candidates = keys.filter_map(|key| self.by_key.get(&key)).flatten().take(MOST_COMPARED);
        let mut found: Vec<usize> = candidates.copied().filter(|rule| self.is_for(*rule, node)).collect();
        found.sort_unstable();
        found.dedup();
        let mut rules: Vec<&StyleRule> = found.into_iter().filter_map(|rule| self.rules.get(rule)).collect();
        rules.sort_by_key(|rule| rule.specificity);
        rules.into_iter().flat_map(|rule| &rule.properties).collect()
    }

    fn is_for(&self, rule: usize, node: &NodeRef<'_>) -> bool {
        let Some((inner, outer)) = self.rules.get(rule).and_then(|rule| rule.selector.split_first()) else {
            return false;
        };
        if !inner.is_of(node) {
            return false;
        }
        let mut outer = outer.iter().peekable();
        for ancestor in node.ancestors_it(Some(DEEPEST)) {
            if outer.peek().is_none() {
                return true;
            }
            outer.next_if(|compound| compound.is_of(&ancestor));
        }
        outer.peek().is_none()
    }
}

impl Compound {
    /// What an element must have, at least.
    fn key(&self) -> String {
        match (&self.id, self.classes.first(), &self.name) {
            (Some(id), ..) => format!("#{id}"),
            (_, Some(class), _) => format!(".{class}"),
            (.., Some(name)) => name.clone(),
            _ => "*".to_owned(),
        }
    }

    fn is_of(&self, node: &NodeRef<'_>) -> bool {
        let class = node.class().unwrap_or_default();
        let has = |wanted: &String| class.split_ascii_whitespace().any(|class| class == wanted);
        self.name.as_ref().is_none_or(|name| node::name(node).as_ref() == Some(name))
            && self.id.as_ref().is_none_or(|id| node.id_attr().is_some_and(|found| *found == **id))
            && self.classes.iter().all(has)
    }
}

/// A selector from its innermost part outwards; none for one that asks for anything else.
fn parsed(selector: &str) -> Option<Vec<Compound>> {
    if selector.contains(['[', ':', '+', '~', '(', '@', '\\']) {
        return None;
    }
    let parts = selector.split([' ', '\t', '\n', '\r', '>']).filter(|part| !part.is_empty());
    let mut compounds: Vec<Compound> = parts.map(compound).collect();
    compounds.reverse();
    (!compounds.is_empty()).then_some(compounds)
}

fn compound(part: &str) -> Compound {
    let mut compound = Compound::default();
    let mut rest = part;
    while !rest.is_empty() {
        let (mark, body) = match rest.chars().next() {
            Some(mark @ ('.' | '#')) => (mark, rest.trim_start_matches(mark)),
            _ => (' ', rest),
        };
        let end = body.find(['.', '#']).unwrap_or(body.len());
        let (name, after) = body.split_at(end);
        match mark {
            '.' => compound.classes.push(name.to_owned()),
            '#' => compound.id = Some(name.to_owned()),
            _ if name == "*" => {}
            _ => compound.name = Some(name.to_ascii_lowercase()),
        }
        rest = after;
    }
    compound
}

/// The address that `@import` names.
fn import(rule: &str) -> Option<String> {
    let named = rule.strip_prefix("@import")?.trim();
    let named = named.strip_prefix("url(").unwrap_or(named);
    let address = named.trim_start_matches(['"', '\'']).split(['"', '\'', ')']).next()?;
    (!address.is_empty()).then(|| address.to_owned())
}

fn without_comments(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, comment)) = rest.split_once("/*") {
        out.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(sheet: &str, page: &str) -> String {
        let mut styles = StyleSheet::default();
        styles.add(sheet);
        let page = dom_query::Document::from(page);
        let node = page.select("#x").nodes()[0];
        let said: Vec<_> = styles.of(&node).iter().map(|(name, value)| format!("{name}:{value}")).collect();
        said.join(";")
    }

    #[test]
    fn rules_are_found_by_name_class_id_and_what_is_around() {
        let page = "<div class='a b'><p><em id='x' class='em-dot c'>雨</em></p></div>";
        for (sheet, expected) in [
            (".em-dot { -epub-text-emphasis-style: sesame }", "text-emphasis-style:sesame"),
            ("/* x */ em.c, p {font-weight:bold;color:red}", "font-weight:bold"),
            (".a.b p > em{display:none}", "display:none"),
            (".b .a em{display:none}", ""),
            ("#x{width:1em} em{width:2em}", "width:2em;width:1em"),
            ("em:first-child{display:none} em[x]{display:none}", ""),
            ("@media print{em{display:none}} @font-face{a:b} em{height:1em}", "height:1em"),
            ("@media screen{em{height:1em}}", "height:1em"),
            ("em{height:1em", "height:1em"),
            ("}{;;@@{", ""),
        ] {
            assert_eq!(style(sheet, page), expected, "{sheet}");
        }
    }

    #[test]
    fn further_sheets_are_named() {
        let mut styles = StyleSheet::default();
        styles.add("@charset 'UTF-8'; @import \"a.css\"; @import url('b.css') screen; em{}");
        assert_eq!(styles.imports, ["a.css", "b.css"]);
    }
}
