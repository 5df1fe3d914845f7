//! Formulas of Office (OMML, ECMA-376 Part 1, 22.1) as `MathML`, which the reader of pages reads.

use std::fmt::Write as _;

use html_escape::encode_text;

use crate::import::xml::XmlTree;

/// Bytes of the longest formula.
const LONGEST: usize = 200_000;

/// The content of an element `m:oMath`.
pub(super) fn math_ml(formula: &XmlTree) -> String {
    let mut out = String::new();
    write_children(formula, &mut out);
    out
}

fn write_children(node: &XmlTree, out: &mut String) {
    node.children.iter().for_each(|child| write(child, out));
}

fn write(node: &XmlTree, out: &mut String) {
    if out.len() > LONGEST {
        return;
    }
    let part = |name: &str, out: &mut String| {
        out.push_str("<mrow>");
        if let Some(part) = node.child(name) {
            write_children(part, out);
        }
        out.push_str("</mrow>");
    };
    let element = |name: &str, parts: &[&str], out: &mut String| {
        let _ = write!(out, "<{name}>");
        for name in parts {
            part(name, out);
        }
        let _ = write!(out, "</{name}>");
    };
    match node.element.name.as_str() {
        "r" => text(node, out),
        "f" => element("mfrac", &["num", "den"], out),
        "sSup" => element("msup", &["e", "sup"], out),
        "sSub" => element("msub", &["e", "sub"], out),
        "sSubSup" | "sPre" => element("msubsup", &["e", "sub", "sup"], out),
        "limLow" => element("munder", &["e", "lim"], out),
        "limUpp" => element("mover", &["e", "lim"], out),
        "rad" if node.child("deg").is_some_and(|degree| !degree.children.is_empty()) => {
            element("mroot", &["e", "deg"], out);
        }
        "rad" => element("msqrt", &["e"], out),
        "func" => {
            part("fName", out);
            out.push_str("<mtext></mtext>");
            part("e", out);
        }
        "nary" => n_ary(node, out),
        "d" => delimited(node, out),
        "acc" | "bar" | "groupChr" => {
            part("e", out);
            let usual = if node.element.name == "acc" { "\u{302}" } else { "\u{305}" };
            out.push_str(&operator(character(node, "chr").unwrap_or(usual)));
        }
        "m" => node.children.iter().filter(|row| row.element.name == "mr").for_each(|row| {
            out.push_str("<mtr>");
            for cell in &row.children {
                out.push_str("<mtd>");
                write_children(cell, out);
                out.push_str("</mtd>");
            }
            out.push_str("</mtr>");
        }),
        "eqArr" => node.children.iter().filter(|row| row.element.name == "e").for_each(|row| {
            out.push_str("<mtr><mtd>");
            write_children(row, out);
            out.push_str("</mtd></mtr>");
        }),
        // What is said of the formula, deleted, or not to be seen.
        "del" | "moveFrom" | "phant" | "rPr" | "ctrlPr" => {}
        name if name.ends_with("Pr") => {}
        _ => write_children(node, out),
    }
}

fn text(node: &XmlTree, out: &mut String) {
    for child in node.children.iter().filter(|child| child.element.name == "t") {
        let _ = write!(out, "<mi>{}</mi>", encode_text(&child.text));
    }
}

/// Sums, products and integrals.
fn n_ary(node: &XmlTree, out: &mut String) {
    let sign = character(node, "chr").unwrap_or("∫");
    let filled = |name: &str| node.child(name).filter(|part| !part.children.is_empty());
    let name = match (filled("sub"), filled("sup")) {
        (Some(_), Some(_)) => "munderover",
        (Some(_), None) => "munder",
        (None, Some(_)) => "mover",
        (None, None) => "mrow",
    };
    let _ = write!(out, "<{name}>{}", operator(sign));
    for part in ["sub", "sup"].into_iter().filter_map(filled) {
        out.push_str("<mrow>");
        write_children(part, out);
        out.push_str("</mrow>");
    }
    let _ = write!(out, "</{name}>");
    if let Some(inner) = node.child("e") {
        write_children(inner, out);
    }
}

/// Parts in brackets.
fn delimited(node: &XmlTree, out: &mut String) {
    out.push_str(&operator(character(node, "begChr").unwrap_or("(")));
    for (index, part) in node.children.iter().filter(|part| part.element.name == "e").enumerate() {
        if index > 0 {
            out.push_str(&operator(character(node, "sepChr").unwrap_or("|")));
        }
        write_children(part, out);
    }
    out.push_str(&operator(character(node, "endChr").unwrap_or(")")));
}

fn operator(sign: &str) -> String {
    format!("<mo>{}</mo>", encode_text(sign))
}

/// The character that an element's properties name.
fn character<'t>(node: &'t XmlTree, name: &str) -> Option<&'t str> {
    node.children.iter().find(|child| child.element.name.ends_with("Pr"))?.value_of(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::Cancel;
    use crate::import::xml::{XmlItem, XmlParts};

    fn of(xml: &str) -> String {
        let mut parts = XmlParts::new(xml, Cancel::NEVER);
        let Ok(Some(XmlItem::Start(element))) = parts.next() else { panic!("{xml}") };
        math_ml(&parts.tree(element).unwrap())
    }

    #[test]
    fn formulas_become_math_ml() {
        let run = |text: &str| format!("<m:r><m:t>{text}</m:t></m:r>");
        let (a, b) = (run("a"), run("b"));
        for (xml, expected) in [
            (
                format!("<m:f><m:num>{a}</m:num><m:den>{b}</m:den></m:f>"),
                "<mfrac><mrow><mi>a</mi></mrow><mrow><mi>b</mi></mrow></mfrac>",
            ),
            (
                format!(
                    "<m:nary><m:naryPr><m:chr m:val='∑'/></m:naryPr><m:sub>{a}</m:sub><m:sup/><m:e>{b}</m:e></m:nary>"
                ),
                "<munder><mo>∑</mo><mrow><mi>a</mi></mrow></munder><mi>b</mi>",
            ),
            (
                format!("<m:d><m:dPr><m:begChr m:val='['/></m:dPr><m:e>{a}</m:e><m:e>{b}</m:e></m:d>"),
                "<mo>[</mo><mi>a</mi><mo>|</mo><mi>b</mi><mo>)</mo>",
            ),
            (format!("<m:rad><m:deg/><m:e>{a}</m:e></m:rad>"), "<msqrt><mrow><mi>a</mi></mrow></msqrt>"),
            (run("&lt;"), "<mi>&lt;</mi>"),
        ] {
            assert_eq!(of(&format!("<m:oMath>{xml}</m:oMath>")), expected, "{xml}");
        }
    }
}
