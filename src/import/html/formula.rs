//! Formulas: once, as TeX, which is made of the `MathML` where the page has none.
//!
//! Renderers write a formula two or three times: for the eye, for screen readers, and as its source. `KaTeX` keeps the
//! source in an annotation of its `MathML`, `MathJax` 2 in a script after what it drew, `MathJax` 3 in assistive `MathML`,
//! wikis in the image's alternative text, and others in an attribute.

mod math_ml;

use dom_query::NodeRef;

use crate::article::Formula;
use crate::import::known::node::text_of;
use crate::text::slice::one_line;
use crate::text::tex;

/// What is read of an element that holds a formula.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum FormulaElement {
    /// A formula.
    Formula(Formula),
    /// Nothing: the same formula stands next to it.
    Repeated,
}

/// Marks around a formula that are taken off.
const MOST_MARKS: usize = 8;
/// Attributes in which pages keep the source of a formula.
const SOURCES: &[&str] = &["data-tex", "data-latex", "data-formula-source"];

/// The formula that an element is; none when it is something else.
pub(super) fn read(node: &NodeRef<'_>, name: &str) -> Option<FormulaElement> {
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
        return has_source_after(node).then_some(FormulaElement::Repeated);
    }
    if has_class(&["MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_CHTML", "MathJax_SVG_Display"])
        && has_source_after(node)
    {
        return Some(FormulaElement::Repeated);
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

fn placed(source: String, is_display: bool) -> FormulaElement {
    FormulaElement::Formula(Formula { tex: source.into(), display: is_display })
}

/// Whether an image is drawn from TeX by a server.
fn is_renderer(source: &str) -> bool {
    ["/equation?tex=", "latex.codecogs.com", "/latex.php?", "/math/render/"]
        .iter()
        .any(|part| source.contains(part))
}

/// Whether a script with the source stands after what was drawn from it, with nothing but other drawings between.
fn has_source_after(node: &NodeRef<'_>) -> bool {
    let is_words = |node: &NodeRef<'_>| text_of(node).is_some_and(|text| !text.trim().is_empty());
    let after = std::iter::successors(node.next_sibling(), NodeRef::next_sibling);
    after.take_while(|node| !is_words(node)).filter(NodeRef::is_element).take(3).any(|node| {
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
            math_ml::write(node, &mut out);
            one_line(&out)
        })
}

/// TeX without what only says how large it is set, or where it begins and ends.
fn cleaned(source: &str) -> String {
    let mut source = one_line(&tex::in_one_line(source));
    for _ in 0..MOST_MARKS {
        let inner = strip(&source);
        if inner == source {
            break;
        }
        source = inner;
    }
    source
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
