//! `MathML` without its source, as TeX.

use dom_query::NodeRef;

use crate::import::known::node::{self, text_of};

/// Bytes of the longest formula that is written out.
const LONGEST: usize = 20_000;

/// Writes an element and what is in it.
pub(super) fn write(node: &NodeRef<'_>, out: &mut String) {
    if out.len() > LONGEST {
        return;
    }
    if let Some(text) = text_of(node) {
        return signs(text.trim(), out);
    }
    let part = |index: usize| {
        let mut inner = String::new();
        if let Some(part) = node.children_it(false).filter(NodeRef::is_element).nth(index) {
            write(&part, &mut inner);
        }
        inner.trim().to_owned()
    };
    match node::name(node).as_deref() {
        Some("annotation" | "annotation-xml" | "mphantom" | "none" | "mprescripts") => {}
        Some("mi") => identifier(&node.text(), out),
        Some("mtext" | "ms") => text(&node.text(), out),
        Some("msup") => out.extend([&*base(&part(0)), "^", &grouped(&part(1))]),
        Some("msub") => out.extend([&*base(&part(0)), "_", &grouped(&part(1))]),
        Some("msubsup" | "munderover") => {
            out.extend([&*base(&part(0)), "_", &grouped(&part(1)), "^", &grouped(&part(2))]);
        }
        Some("mover") => over(&part(0), &part(1), out),
        Some("munder") => under(&part(0), &part(1), out),
        Some("mfrac") => out.extend(["\\frac{", &part(0), "}{", &part(1), "}"]),
        Some("mroot") if part(1).is_empty() => out.extend(["\\sqrt{", &part(0), "}"]),
        Some("mroot") => out.extend(["\\sqrt[", &part(1), "]{", &part(0), "}"]),
        Some("msqrt") => {
            out.push_str("\\sqrt{");
            children(node, out);
            out.push('}');
        }
        Some("mfenced") => fenced(node, out),
        Some("mtable") => rows(node, out),
        // Rows that stand in no table, as those of Office do.
        Some("mtr" | "mlabeledtr") => row(node, out),
        Some("mspace") => out.push_str("\\ "),
        _ => children(node, out),
    }
}

fn children(node: &NodeRef<'_>, out: &mut String) {
    let is_row = |node: &NodeRef<'_>| matches!(node::name(node).as_deref(), Some("mtr" | "mlabeledtr"));
    let mut is_in_rows = false;
    for inner in node.children_it(false).filter(|inner| inner.is_element() || text_of(inner).is_some()) {
        match (is_in_rows, is_row(&inner)) {
            (false, true) => out.push_str("\\begin{matrix}"),
            (true, true) => out.push_str(" \\\\ "),
            (true, false) if !inner.is_element() => continue,
            (true, false) => out.push_str("\\end{matrix}"),
            (false, false) => {}
        }
        is_in_rows = is_row(&inner);
        write(&inner, out);
    }
    if is_in_rows {
        out.push_str("\\end{matrix}");
    }
}

fn rows(node: &NodeRef<'_>, out: &mut String) {
    out.push_str("\\begin{matrix}");
    let rows = node.children_it(false).filter(NodeRef::is_element);
    for (index, inner) in rows.enumerate() {
        if index > 0 {
            out.push_str(" \\\\ ");
        }
        write(&inner, out);
    }
    out.push_str("\\end{matrix}");
}

fn row(node: &NodeRef<'_>, out: &mut String) {
    for (index, cell) in node.children_it(false).filter(NodeRef::is_element).enumerate() {
        if index > 0 {
            out.push_str(" & ");
        }
        write(&cell, out);
    }
}

fn fenced(node: &NodeRef<'_>, out: &mut String) {
    let fence =
        |name: &str, usual: &str| node.attr(name).map_or(usual.to_owned(), |sign| sign.trim().to_owned());
    signs(&fence("open", "("), out);
    for (index, inner) in node.children_it(false).filter(NodeRef::is_element).enumerate() {
        if index > 0 {
            out.push_str(", ");
        }
        write(&inner, out);
    }
    signs(&fence("close", ")"), out);
}

/// What stands over something: an accent, or anything else.
fn over(base: &str, above: &str, out: &mut String) {
    let accent = match above {
        "^" | "\\hat{}" | "ˆ" | "\u{302}" => "\\hat",
        "¯" | "‾" | "\u{305}" | "\u{304}" | "―" => "\\overline",
        "~" | "˜" | "\u{303}" | "∼" => "\\tilde",
        "→" | "\u{20D7}" => "\\vec",
        "˙" | "." | "\u{307}" => "\\dot",
        "¨" | "\u{308}" => "\\ddot",
        "ˇ" | "\u{30C}" => "\\check",
        "⏞" => "\\overbrace",
        _ if is_large(base) => return out.extend([base, "^", &grouped(above)]),
        _ => return out.extend(["\\overset{", above, "}{", base, "}"]),
    };
    out.extend([accent, "{", base, "}"]);
}

/// What stands under something.
fn under(base: &str, below: &str, out: &mut String) {
    let accent = match below {
        "_" | "\u{332}" | "¯" | "―" | "\\_" => "\\underline",
        "⏟" => "\\underbrace",
        _ if is_large(base) => return out.extend([base, "_", &grouped(below)]),
        _ => return out.extend(["\\underset{", below, "}{", base, "}"]),
    };
    out.extend([accent, "{", base, "}"]);
}

/// Whether something is an operator that takes limits.
fn is_large(base: &str) -> bool {
    const LIMITS: &[&str] =
        &["\\lim", "\\max", "\\min", "\\sup", "\\inf", "\\limsup", "\\liminf", "\\det", "\\gcd"];
    LIMITS.contains(&base.trim())
        || base.starts_with("\\overbrace")
        || base.starts_with("\\underbrace")
        || matches!(base.trim(), "∑" | "∏" | "∐" | "∫" | "∮" | "⋃" | "⋂" | "⨁" | "⨂" | "⋁" | "⋀")
}

/// A name: a letter, or a function.
fn identifier(name: &str, out: &mut String) {
    const FUNCTIONS: &[&str] = &[
        "sin", "cos", "tan", "cot", "sec", "csc", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh",
        "log", "ln", "lg", "exp", "lim", "max", "min", "sup", "inf", "det", "dim", "ker", "deg", "gcd",
        "arg",
    ];
    let name = name.trim();
    if FUNCTIONS.contains(&name) {
        return out.extend(["\\", name, " "]);
    }
    let is_word = name.chars().nth(1).is_some() && name.chars().all(char::is_alphanumeric) && name.is_ascii();
    if is_word { out.extend(["\\mathrm{", name, "}"]) } else { signs(name, out) }
}

/// Words as they are written.
fn text(words: &str, out: &mut String) {
    if words.trim().is_empty() {
        return out.push(' ');
    }
    out.push_str("\\text{");
    for c in words.chars() {
        match c {
            '{' | '}' | '$' | '%' | '#' | '&' | '_' => out.extend(['\\', c]),
            '\\' | '^' | '~' => {}
            c if c.is_whitespace() => out.push(' '),
            c => out.push(c),
        }
    }
    out.push('}');
}

/// Signs, of which some mean something in TeX, and some are not seen.
fn signs(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '{' | '}' | '%' | '#' | '&' | '_' | '$' => out.extend(['\\', c]),
            '\\' => out.push_str("\\backslash "),
            '^' => out.push_str("\\hat{}"),
            '\u{2061}'..='\u{2064}' | '\u{200B}'..='\u{200D}' => {}
            '\u{A0}' | '\u{2000}'..='\u{200A}' => out.push_str("\\ "),
            c => out.push(c),
        }
    }
}

/// What scripts stand at; nothing stands for nothing.
fn base(part: &str) -> String {
    let is_one = part.chars().count() == 1
        || part.starts_with('\\') && part.chars().skip(1).all(|c| c.is_ascii_alphabetic());
    if is_one { part.to_owned() } else { format!("{{{part}}}") }
}

/// A part of a formula as one, in braces where it is longer than a sign.
fn grouped(part: &str) -> String {
    if part.chars().count() == 1 { part.to_owned() } else { format!("{{{part}}}") }
}
