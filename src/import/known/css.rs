//! What the style of an element says that an article keeps: lines along text, text off the line, sides of cells.

use dom_query::NodeRef;

use crate::article::{Alignment, LineStyle, Numbering, Position};

/// The properties of an element's style, each with its value, in small letters.
pub(in crate::import) fn properties(node: &NodeRef<'_>) -> Vec<(String, String)> {
    parse(&node.attr("style").unwrap_or_default())
}

/// The properties of a style, each with its value, in small letters.
pub(in crate::import) fn parse(style: &str) -> Vec<(String, String)> {
    let property = |rule: &str| {
        let (name, value) = rule.split_once(':')?;
        let value = value.split('!').next().unwrap_or_default();
        let name = name.trim().to_ascii_lowercase();
        let name = name.strip_prefix("-webkit-").unwrap_or(&name).to_owned();
        Some((name, value.trim().to_ascii_lowercase()))
    };
    style.split(';').filter_map(property).collect()
}

/// The lines that a style sets along text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::import) struct Lines {
    /// Under or over it.
    pub along: Option<LineStyle>,
    /// Through it.
    pub through: bool,
    /// None at all, whatever the element is.
    pub none: bool,
}

/// The lines that the properties of a style set.
pub(in crate::import) fn lines(properties: &[(String, String)]) -> Lines {
    let decoration = properties.iter().filter(|(name, _)| {
        matches!(name.as_str(), "text-decoration" | "text-decoration-line" | "text-decoration-style")
    });
    let words: Vec<&str> = decoration.flat_map(|(_, value)| value.split_ascii_whitespace()).collect();
    let is_along = words.iter().any(|word| matches!(*word, "underline" | "overline"));
    let style = words.iter().find_map(|word| LineStyle::of(word));
    Lines {
        along: is_along
            .then(|| style.unwrap_or_default())
            .or(style.filter(|style| *style != LineStyle::Solid)),
        through: words.contains(&"line-through"),
        none: words.contains(&"none"),
    }
}

/// Whether marks of emphasis stand next to the characters.
pub(in crate::import) fn has_emphasis_marks(properties: &[(String, String)]) -> bool {
    let marks = properties
        .iter()
        .filter(|(name, _)| matches!(name.as_str(), "text-emphasis" | "text-emphasis-style"));
    marks.into_iter().any(|(_, value)| !value.is_empty() && value != "none")
}

/// The value of a property.
pub(in crate::import) fn value<'a>(properties: &'a [(String, String)], name: &str) -> Option<&'a str> {
    properties.iter().rev().find(|(found, _)| found == name).map(|(_, value)| value.as_str())
}

/// Where text stands off the line.
pub(in crate::import) fn position(properties: &[(String, String)]) -> Option<Position> {
    match value(properties, "vertical-align")? {
        "super" => Some(Position::Super),
        "sub" => Some(Position::Sub),
        _ => None,
    }
}

/// How the numbers of a list are written, where its style or its attribute says so, or the style of all of its items.
pub(in crate::import) fn numbering(list: &NodeRef<'_>) -> Option<Numbering> {
    let of_style = |node: &NodeRef<'_>| {
        let properties = properties(node);
        let value = value(&properties, "list-style-type").or_else(|| value(&properties, "list-style"))?;
        value.split_ascii_whitespace().find_map(Numbering::of_css)
    };
    let of_type = || list.attr("type").and_then(|kind| Numbering::of_html(kind.trim()));
    let of_items = || {
        let mut items =
            list.children_it(false).filter(|item| item.has_name("li")).map(|item| of_style(&item));
        let first = items.next()??;
        items.all(|other| other == Some(first)).then_some(first)
    };
    of_style(list).or_else(of_type).or_else(of_items)
}

/// The side at which the lines of a cell stand, where its style or its attribute says so.
pub(in crate::import) fn alignment(node: &NodeRef<'_>) -> Option<Alignment> {
    let properties = properties(node);
    let align = node.attr("align").map(|side| side.trim().to_ascii_lowercase());
    match value(&properties, "text-align").or(align.as_deref())? {
        "center" | "-webkit-center" | "middle" => Some(Alignment::Center),
        "right" | "end" | "-webkit-right" => Some(Alignment::End),
        "left" | "start" | "justify" => Some(Alignment::Start),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn properties_of(style: &str) -> Vec<(String, String)> {
        let page = dom_query::Document::from(format!("<p style='{style}'>"));
        properties(&page.select("p").nodes()[0])
    }

    #[test]
    fn lines_are_told_by_their_words_in_any_order() {
        let along = |style| Lines { along: Some(style), ..Lines::default() };
        for (style, expected) in [
            ("text-decoration: underline", along(LineStyle::Solid)),
            ("TEXT-DECORATION: Wavy Underline red !important", along(LineStyle::Wavy)),
            ("text-decoration-line: underline; text-decoration-style: dotted", along(LineStyle::Dotted)),
            ("-webkit-text-decoration: overline double", along(LineStyle::Double)),
            ("text-decoration-style: dashed", along(LineStyle::Dashed)),
            ("text-decoration: line-through", Lines { through: true, ..Lines::default() }),
            ("text-decoration: none", Lines { none: true, ..Lines::default() }),
            ("color: red", Lines::default()),
        ] {
            assert_eq!(lines(&properties_of(style)), expected, "{style}");
        }
    }

    #[test]
    fn what_else_a_style_says() {
        assert_eq!(position(&properties_of("vertical-align: super")), Some(Position::Super));
        assert_eq!(position(&properties_of("vertical-align:middle")), None);
        assert!(has_emphasis_marks(&properties_of("-webkit-text-emphasis: filled sesame")));
        assert!(!has_emphasis_marks(&properties_of("text-emphasis: none")));
    }
}
