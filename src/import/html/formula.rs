//! Formulas: once, in the line, as TeX where the page has it and as a readable line where it has not.
//!
//! Renderers write a formula two or three times: for the eye, for screen readers, and as its source. `KaTeX` keeps the
//! source in an annotation of its `MathML`, `MathJax` 2 in a script after what it drew, `MathJax` 3 in assistive `MathML`,
//! wikis in the image's alternative text, and others in an attribute.

use dom_query::NodeRef;

use crate::import::known::node::{self, text_of};
use crate::text::slice::one_line;

/// What is read of an element that holds a formula.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Formula {
    /// Its source, in the line.
    Inline(String),
    /// Its source, on a line of its own.
    Display(String),
    /// Nothing: the same formula stands next to it.
    Repeated,
}

/// Attributes in which pages keep the source of a formula.
const SOURCES: &[&str] = &["data-tex", "data-latex", "data-formula-source"];
/// Characters of the longest line of `MathML` that is written out.
const LONGEST: usize = 20_000;

/// The formula that an element is; none when it is something else.
pub(super) fn read(node: &NodeRef<'_>, name: &str) -> Option<Formula> {
    let has_attributes = node.element_ref().is_some_and(|element| !element.attrs.is_empty());
    if !(has_attributes || name == "math") {
        return None;
    }
    let class = node.class().unwrap_or_default();
    let has_class = |names: &[&str]| class.split_ascii_whitespace().any(|class| names.contains(&class));
    match name {
        "math" => {
            return Some(placed(
                math(node),
                node.attr("display").is_some_and(|display| display.as_ref() == "block"),
            ));
        }
        "script" => {
            let kind = node.attr("type").filter(|kind| kind.starts_with("math/tex"))?;
            return Some(placed(cleaned(&node.text()), kind.contains("mode=display")));
        }
        "img" => {
            let is_formula = has_class(&[
                "latex",
                "tex",
                "ee_img",
                "mwe-math-fallback-image-inline",
                "mwe-math-fallback-image-display",
            ]) || node.has_attr("eeimg")
                || node.attr("src").is_some_and(|source| is_renderer(&source));
            let source = node
                .attr("alt")
                .map(|alt| cleaned(&alt))
                .filter(|source| is_formula && !source.is_empty())?;
            return Some(placed(source, has_class(&["mwe-math-fallback-image-display"])));
        }
        _ => {}
    }
    if let Some(source) = SOURCES.iter().find_map(|name| node.attr(name)) {
        let source = cleaned(&source);
        return (!source.is_empty()).then(|| placed(source, has_class(&["math-display", "katex-block"])));
    }
    if has_class(&["MathJax_Preview"]) {
        return has_source_after(node).then_some(Formula::Repeated);
    }
    if has_class(&["MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_CHTML", "MathJax_SVG_Display"])
        && has_source_after(node)
    {
        return Some(Formula::Repeated);
    }
    let is_rendered = name == "mjx-container"
        || has_class(&[
            "katex",
            "katex-display",
            "mwe-math-element",
            "MathJax",
            "MathJax_Display",
            "MathJax_SVG",
            "MathJax_CHTML",
        ]);
    if !is_rendered {
        return None;
    }
    let is_display = has_class(&["katex-display", "MathJax_Display"])
        || node.attr("display").is_some_and(|display| matches!(display.as_ref(), "true" | "block"))
        || node.descendants_it().any(|inner| {
            inner.has_class("mwe-math-fallback-image-display") || inner.has_class("mwe-math-mathml-display")
        });
    let inner = node.descendants_it().find(|inner| inner.has_name("math"));
    let source = match inner {
        Some(inner) => math(&inner),
        None => node.attr("aria-label").map(|label| cleaned(&label)).unwrap_or_default(),
    };
    (!source.is_empty()).then(|| placed(source, is_display))
}

fn placed(source: String, is_display: bool) -> Formula {
    if is_display { Formula::Display(source) } else { Formula::Inline(source) }
}

/// Whether an image is drawn from TeX by a server.
fn is_renderer(source: &str) -> bool {
    ["/equation?tex=", "latex.codecogs.com", "/latex.php?", "/math/render/"]
        .iter()
        .any(|part| source.contains(part))
}

/// Whether a script with the source stands after what was drawn from it.
fn has_source_after(node: &NodeRef<'_>) -> bool {
    let after = std::iter::successors(node.next_sibling(), NodeRef::next_sibling).filter(NodeRef::is_element);
    after.take(3).any(|node| {
        node.has_name("script") && node.attr("type").is_some_and(|kind| kind.starts_with("math/tex"))
    })
}

/// The source of a formula in `MathML`: its annotation in TeX, its alternative text, or a readable line.
fn math(node: &NodeRef<'_>) -> String {
    let annotation = node.descendants_it().find(|inner| {
        inner.has_name("annotation")
            && inner.attr("encoding").is_some_and(|encoding| {
                matches!(
                    encoding.to_ascii_lowercase().as_str(),
                    "application/x-tex" | "tex" | "latex" | "application/x-latex"
                )
            })
    });
    let given = annotation.map(|inner| cleaned(&inner.text())).filter(|source| !source.is_empty());
    given
        .or_else(|| node.attr("alttext").map(|text| cleaned(&text)).filter(|source| !source.is_empty()))
        .unwrap_or_else(|| {
            let mut out = String::new();
            line(node, &mut out);
            one_line(&out)
        })
}

/// TeX without what only says how large it is set, or where it begins and ends.
fn cleaned(source: &str) -> String {
    let mut source = one_line(source);
    loop {
        let inner = strip(&source);
        if inner == source {
            return source;
        }
        source = inner;
    }
}

fn strip(source: &str) -> String {
    const PAIRS: &[(&str, &str)] = &[
        ("$$", "$$"),
        ("$", "$"),
        ("\\(", "\\)"),
        ("\\[", "\\]"),
        ("{\\displaystyle", "}"),
        ("{\\textstyle", "}"),
    ];
    const STARTS: &[&str] = &["\\displaystyle", "\\textstyle"];
    let source = source.trim();
    let pair = PAIRS.iter().find_map(|(start, end)| {
        let inner = source.strip_prefix(start)?.strip_suffix(end)?;
        (!inner.is_empty()).then_some(inner)
    });
    let start = STARTS
        .iter()
        .find_map(|start| source.strip_prefix(start).filter(|rest| !rest.starts_with(char::is_alphabetic)));
    pair.or(start).unwrap_or(source).trim().to_owned()
}

/// `MathML` as a line of text.
fn line(node: &NodeRef<'_>, out: &mut String) {
    if out.len() > LONGEST {
        return;
    }
    if let Some(text) = text_of(node) {
        out.push_str(text.trim());
        return;
    }
    let parts = || node.children_it(false).filter(NodeRef::is_element);
    let part = |index: usize| {
        let mut inner = String::new();
        if let Some(part) = parts().nth(index) {
            line(&part, &mut inner);
        }
        inner
    };
    match node::name(node).as_deref() {
        Some("annotation" | "annotation-xml" | "mphantom") => {}
        Some("msup" | "mover") => {
            let (base, above) = (part(0), part(1));
            out.push_str(&(base + "^" + &grouped(&above)));
        }
        Some("msub" | "munder") => {
            let (base, below) = (part(0), part(1));
            out.push_str(&(base + "_" + &grouped(&below)));
        }
        Some("msubsup" | "munderover") => {
            let (base, below, above) = (part(0), part(1), part(2));
            out.push_str(&(base + "_" + &grouped(&below) + "^" + &grouped(&above)));
        }
        Some("mfrac") => {
            let (above, below) = (part(0), part(1));
            out.push_str(&(grouped(&above) + "/" + &grouped(&below)));
        }
        Some("mroot") => {
            let (base, index) = (part(0), part(1));
            let index = if index.is_empty() { index } else { grouped(&index) };
            out.push_str(&(index + "√(" + &base + ")"));
        }
        Some("msqrt") => {
            out.push_str("√(");
            node.children_it(false).for_each(|inner| line(&inner, out));
            out.push(')');
        }
        Some("mtr" | "mtext") => {
            out.push(' ');
            node.children_it(false).for_each(|inner| line(&inner, out));
            out.push(' ');
        }
        Some("mtd") => {
            node.children_it(false).for_each(|inner| line(&inner, out));
            out.push(' ');
        }
        _ => node.children_it(false).for_each(|inner| line(&inner, out)),
    }
}

/// A part of a formula as one, in brackets when it is longer than a sign or a number.
fn grouped(part: &str) -> String {
    let is_one = part.chars().count() <= 1 || part.chars().all(|c| c.is_ascii_digit());
    if is_one { part.to_owned() } else { format!("({part})") }
}
