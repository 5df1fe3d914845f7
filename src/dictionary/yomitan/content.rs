//! Definitions, structured or not, as plain text.

use serde_json::{Map, Value};

/// Appends what a definition says.
pub(super) fn push_content(into: &mut String, definition: &Value) {
    match definition {
        Value::Object(fields) => match fields.get("type").and_then(Value::as_str) {
            Some("text") => push_text(into, fields.get("text").and_then(Value::as_str).unwrap_or_default()),
            Some("structured-content") => push_node(into, fields.get("content").unwrap_or(&Value::Null)),
            Some("image") => push_image(into, fields),
            _ => {}
        },
        // The word that this is a form of, and how it was formed.
        Value::Array(form) => {
            if let Some(word) = form.first().and_then(Value::as_str) {
                into.push_str("→ ");
                push_text(into, word);
            }
        }
        Value::String(text) => push_text(into, text),
        _ => {}
    }
}

fn push_text(into: &mut String, text: &str) {
    into.push_str(text);
}

/// Appends a node of structured content: text, a list of nodes, or an element. The parser has bounded the depth.
fn push_node(into: &mut String, node: &Value) {
    match node {
        Value::String(text) => push_text(into, text),
        Value::Array(nodes) => nodes.iter().for_each(|node| push_node(into, node)),
        Value::Object(element) => {
            let content = element.get("content").unwrap_or(&Value::Null);
            match element.get("tag").and_then(Value::as_str).unwrap_or_default() {
                "br" => into.push('\n'),
                "img" => push_image(into, element),
                // Readings over a word.
                "rt" | "rp" => {}
                "li" => {
                    break_line(into);
                    into.push_str("• ");
                    push_node(into, content);
                    break_line(into);
                }
                "td" | "th" => {
                    if !into.is_empty() && !into.ends_with('\n') {
                        into.push(' ');
                    }
                    push_node(into, content);
                }
                "div" | "ol" | "ul" | "table" | "thead" | "tbody" | "tfoot" | "tr" | "details"
                | "summary" => {
                    break_line(into);
                    push_node(into, content);
                    break_line(into);
                }
                _ => push_node(into, content),
            }
        }
        _ => {}
    }
}

/// Appends the words for a picture: what stands in its place, and what describes it.
fn push_image(into: &mut String, image: &Map<String, Value>) {
    let words = |name: &str| image.get(name).and_then(Value::as_str).map(str::trim).unwrap_or_default();
    let (alternative, description) = (words("alt"), words("description"));
    push_text(into, alternative);
    if !description.is_empty() && description != alternative {
        if !alternative.is_empty() {
            into.push(' ');
        }
        push_text(into, description);
    }
}

/// Begins a new line, unless only the mark of a list's item stands on this one.
fn break_line(into: &mut String) {
    if !into.is_empty() && !into.ends_with('\n') && !into.ends_with("• ") {
        into.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(json: &str) -> String {
        let mut text = String::new();
        push_content(&mut text, &serde_json::from_str(json).unwrap());
        text
    }

    #[test]
    fn structured_content_becomes_lines() {
        let node = |content: &str| text(&format!(r#"{{"type":"structured-content","content":{content}}}"#));
        for (content, wanted) in [
            (r#""傘""#, "傘"),
            (r#"["a",{"tag":"br"},"b"]"#, "a\nb"),
            (
                r#"{"tag":"ul","content":[{"tag":"li","content":{"tag":"div","content":"一"}},{"tag":"li","content":"二"}]}"#,
                "• 一\n• 二\n",
            ),
            (
                r#"{"content":["の",{"content":[{"content":"かん","tag":"rt"},"漢"],"tag":"ruby"}],"tag":"span"}"#,
                "の漢",
            ),
            (
                r#"{"tag":"table","content":{"tag":"tr","content":[{"tag":"th","content":"甲"},{"tag":"td","content":"乙"}]}}"#,
                "甲 乙\n",
            ),
            (r#"{"tag":"img","path":"a.png"}"#, ""),
            (r#"["一把",{"tag":"img","path":"a.png","alt":"紅傘"},"。"]"#, "一把紅傘。"),
            (r#"{"tag":"img","alt":"傘","description":"掛著的傘"}"#, "傘 掛著的傘"),
            (r#"{"tag":"img","alt":"傘","description":"傘","title":"x"}"#, "傘"),
            ("null", ""),
        ] {
            assert_eq!(node(content), wanted, "{content}");
        }
    }

    #[test]
    fn other_definitions() {
        assert_eq!(text(r#"{"type":"text","text":"雨"}"#), "雨");
        assert_eq!(text(r#"{"type":"image","path":"a.png"}"#), "");
        assert_eq!(text(r#"{"type":"image","path":"a.png","description":"掛著的傘"}"#), "掛著的傘");
        assert_eq!(text(r#"["食べる",["た"]]"#), "→ 食べる");
        assert_eq!(text("5"), "");
        assert_eq!(text("[]"), "");
    }
}
