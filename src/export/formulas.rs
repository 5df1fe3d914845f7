//! Formulas in Markdown, as TeX, and in pages, as `MathML` with the TeX next to it.

use std::fmt::Write as _;

use html_escape::decode_html_entities;
use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::{Parser, Storage, push_mathml};
use quick_xml::Reader;
use quick_xml::events::Event;

use super::html::{attribute, escaped};
use crate::article::Formula;
use crate::text::tex;

/// A formula in Markdown: between dollars, with marks of code where they would be taken for others.
pub(super) fn markdown(formula: &Formula) -> String {
    let tex = formula.tex.replace(['\n', '\r'], " ");
    let tex = tex.trim();
    let is_clear = !tex.contains('$') && !tex.ends_with('\\') && tex::is_plausible(tex);
    let (open, close) = match (formula.display, is_clear) {
        (true, _) => ("$$", "$$"),
        (false, true) => ("$", "$"),
        (false, false) => ("$`", "`$"),
    };
    if tex.is_empty() { String::new() } else { [open, tex, close].concat() }
}

/// A formula in a page. What no `MathML` is known for is there as its TeX.
pub(super) fn html(formula: &Formula) -> String {
    let tex = formula.tex.as_str();
    let display = if formula.display { " display=\"block\"" } else { "" };
    let alternative = attribute(tex);
    let mut out =
        format!("<math xmlns=\"http://www.w3.org/1998/Math/MathML\"{display} alttext=\"{alternative}\">");
    let body = math_ml(formula).unwrap_or_else(|| format!("<mtext>{}</mtext>", escaped(tex)));
    let _ = write!(
        out,
        "<semantics><mrow>{body}</mrow><annotation encoding=\"application/x-tex\">{}</annotation></semantics></math>",
        escaped(tex)
    );
    out
}

/// The content of a formula in `MathML`; none where the writer of that does not know all of it.
fn math_ml(formula: &Formula) -> Option<String> {
    // What goes too deep is refused by the stricter parser.
    if !formula.can_be_set() {
        return None;
    }
    let storage = Storage::new();
    let events: Vec<_> = Parser::new(&formula.tex, &storage).collect::<Result<_, _>>().ok()?;
    let display_mode = if formula.display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, ..RenderConfig::default() };
    let mut out = String::new();
    let events = events.into_iter().map(Ok::<_, std::convert::Infallible>);
    push_mathml(&mut out, events, config).ok()?;
    // Signs that mean something in XML are written as they are, and others by names that XML does not know.
    let out = without_names(&out.replace("><</m", ">&lt;</m").replace(">&</m", ">&amp;</m"));
    let inner = out.strip_prefix("<math")?.split_once('>')?.1.strip_suffix("</math>")?;
    is_well_formed(inner).then(|| inner.to_owned())
}

/// A text with the characters that HTML has names for in their place, but for those that XML has names for as well.
fn without_names(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut parts = html.split('&');
    out.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let named = part.split_once(';').filter(|(name, _)| name.chars().all(|c| c.is_ascii_alphanumeric()));
        match named {
            Some((name, rest)) if !matches!(name, "amp" | "lt" | "gt" | "quot" | "apos") => {
                out.push_str(&decode_html_entities(&format!("&{name};")));
                out.push_str(rest);
            }
            _ => out.extend(["&", part]),
        }
    }
    out
}

fn is_well_formed(xml: &str) -> bool {
    let whole = format!("<a>{xml}</a>");
    let mut reader = Reader::from_str(&whole);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return true,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_has_the_formula_and_its_source() {
        let of = |tex: &str, display| html(&Formula { tex: tex.into(), display });
        let half = of(r"\frac{1}{2} < x", true);
        assert!(half.contains("<mfrac>") && half.contains(" display=\"block\""), "{half}");
        assert!(half.ends_with(
            r#"<annotation encoding="application/x-tex">\frac{1}{2} &lt; x</annotation></semantics></math>"#
        ));
        let mentioned = of(r"\text{a b}~\,c", false);
        assert!(!mentioned.contains("&nbsp;"), "{mentioned}");
        for tex in [r"\unknown x", r"\ce{H2O}", r"\text{<b>&}", "\"", "a & b", r"\sqrt\sqrt"] {
            let page = of(tex, false);
            assert!(is_well_formed(&page), "{page}");
            assert!(page.contains("</annotation>"), "{page}");
        }
    }

    #[test]
    fn markdown_keeps_dollars() {
        let of = |tex: &str, display| markdown(&Formula { tex: tex.into(), display });
        assert_eq!(of("x", false), "$x$");
        assert_eq!(of("x", true), "$$x$$");
        assert_eq!(of(r"\text{$x$}", false), r"$`\text{$x$}`$");
        assert_eq!(of("速度", false), "$`速度`$", "without a sign it may be anything");
        assert_eq!(of(" ", false), "");
    }
}
