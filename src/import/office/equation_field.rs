//! The EQ fields of Word, in which ruby was written before it had elements of its own, and still is in RTF:
//! `EQ \* jc2 \* hps10 \o\ad(\s\up 9(かん),漢)` (ECMA-376 Part 1, 17.16.5.17).

/// What a field says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EquationField {
    Ruby { base: String, reading: String, is_under: bool },
    Text(String),
}

/// Fields within one another that are read.
const DEEPEST: usize = 16;

/// Reads the code of a field; none for a code that is not of this kind.
pub(super) fn read(code: &str) -> Option<EquationField> {
    let code = code.trim_start();
    let rest = code.get(..2).filter(|name| name.eq_ignore_ascii_case("EQ")).and_then(|_| code.get(2..))?;
    if rest.starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let rest = without_formatting(rest);
    if let Some(field) = overstruck(rest) {
        return Some(field);
    }
    Some(EquationField::Text(text(rest, 0).trim().to_owned()))
}

/// The code without its general switches `\* jc2`, `\* "Font:MS Mincho"`.
fn without_formatting(code: &str) -> &str {
    let mut rest = code.trim_start();
    while let Some(after) = rest.strip_prefix("\\*") {
        let after = after.trim_start();
        rest = match after.strip_prefix('"') {
            Some(quoted) => quoted.split_once('"').map_or("", |(_, after)| after),
            None => after.find([' ', '\\']).map_or("", |end| after.split_at(end).1),
        }
        .trim_start();
    }
    rest
}

/// Texts over one another: ruby where one of two is raised or lowered, a sign in a circle.
fn overstruck(code: &str) -> Option<EquationField> {
    let (options, inner) = call(code)?;
    if !options.to_ascii_lowercase().starts_with("\\o") {
        return None;
    }
    let arguments = arguments(inner);
    let raised = arguments.iter().find(|argument| side(argument).is_some());
    let base = arguments.iter().find(|argument| side(argument).is_none());
    match (raised, base) {
        (Some(raised), Some(base)) if arguments.len() == 2 => {
            let is_under = side(raised) == Some(Side::Under);
            Some(EquationField::Ruby { base: text(base, 0), reading: text(raised, 0), is_under })
        }
        (None, _) if arguments.len() == 2 => {
            let texts: Vec<String> = arguments.iter().map(|argument| text(argument, 0)).collect();
            Some(EquationField::Text(enclosed(&texts).unwrap_or_else(|| texts.concat())))
        }
        _ => None,
    }
}

/// A sign in a circle, square or triangle: the sign, in its circle where there is such a character.
fn enclosed(texts: &[String]) -> Option<String> {
    let is_frame = |text: &String| matches!(text.trim(), "○" | "◯" | "□" | "△" | "◇" | "〇");
    let frame = texts.iter().find(|text| is_frame(text))?;
    let sign = texts.iter().find(|text| !is_frame(text))?.trim();
    let number = sign.parse::<u32>().ok().filter(|number| (1..=20).contains(number));
    let circled = number.and_then(|number| char::from_u32(0x2460 + number - 1));
    let is_circle = matches!(frame.trim(), "○" | "◯" | "〇");
    Some(circled.filter(|_| is_circle).map_or_else(|| sign.to_owned(), String::from))
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Over,
    Under,
}

/// The side to which `\s` moves a text.
fn side(argument: &str) -> Option<Side> {
    let (options, _) = call(argument.trim_start())?;
    let options = options.to_ascii_lowercase();
    if !options.starts_with("\\s") {
        return None;
    }
    Some(if options.contains("\\do") { Side::Under } else { Side::Over })
}

/// The switches before the first bracket, and what is in it.
fn call(code: &str) -> Option<(&str, &str)> {
    let code = code.trim_start();
    let open = code.starts_with('\\').then(|| code.find('('))??;
    let (options, rest) = code.split_at(open);
    let close = closing(rest)?;
    Some((options, rest.get(1..close)?))
}

/// The place of the bracket that closes the first one.
fn closing(text: &str) -> Option<usize> {
    let mut depth = 0_usize;
    let mut is_escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if is_escaped => is_escaped = false,
            // Only signs are escaped; before letters it begins a switch.
            '\\' => {
                is_escaped =
                    text.get(at + 1..).is_some_and(|rest| rest.starts_with(['(', ')', ',', ';', '\\']));
            }
            '(' => depth += 1,
            ')' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// What stands between commas that are in no bracket.
fn arguments(inner: &str) -> Vec<&str> {
    let mut arguments = Vec::new();
    let (mut depth, mut start, mut before) = (0_usize, 0, ' ');
    for (at, c) in inner.char_indices() {
        match c {
            _ if before == '\\' => {}
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => {
                arguments.push(inner.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
        before = if before == '\\' { ' ' } else { c };
    }
    arguments.push(inner.get(start..).unwrap_or_default());
    arguments
}

/// The characters of a code in a line, without its switches.
fn text(code: &str, depth: usize) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(at) = rest.find('\\').filter(|_| depth < DEEPEST) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let after = from.get(1..).unwrap_or_default();
        if let Some(sign) = after.chars().next().filter(|c| !c.is_ascii_alphabetic()) {
            out.push(sign);
            rest = after.get(sign.len_utf8()..).unwrap_or_default();
            continue;
        }
        let Some((options, inner)) = call(from) else {
            return out;
        };
        let parts: Vec<String> = arguments(inner).into_iter().map(|part| text(part, depth + 1)).collect();
        let kind = options.get(1..2).unwrap_or_default().to_ascii_lowercase();
        let written = match (kind.as_str(), parts.as_slice()) {
            ("f", [above, below]) => format!("{above}/{below}"),
            ("r", [index, inner]) => format!("{index}√({inner})"),
            ("r", [inner]) => format!("√({inner})"),
            ("b", _) => format!("({})", parts.concat()),
            _ => parts.concat(),
        };
        out.push_str(&written);
        rest = from.get(options.len() + inner.len() + 2..).unwrap_or_default();
    }
    if depth < DEEPEST {
        out.push_str(rest);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ruby_fractions_and_circles() {
        let ruby = |base: &str, reading: &str, is_under| {
            Some(EquationField::Ruby { base: base.into(), reading: reading.into(), is_under })
        };
        let text = |text: &str| Some(EquationField::Text(text.into()));
        for (code, expected) in [
            (
                r#" EQ \* jc2 \* "Font:ＭＳ 明朝" \* hps10 \o\ad(\s\up 9(かん),漢) "#,
                ruby("漢", "かん", false),
            ),
            (r"eq \o(\s\up 5(じ),字)", ruby("字", "じ", false)),
            (r"EQ \o\al(\s\do 5(xia),下)", ruby("下", "xia", true)),
            (r"EQ \o\ac(○,3)", text("③")),
            (r"EQ \o\ac(□,印)", text("印")),
            (r"EQ \f(1,2)", text("1/2")),
            (r"EQ \r(3,x) + \r(,\f(a,b))", text("3√(x) + √(a/b)")),
            (r"EQ 1\,2", text("1,2")),
            (r"EQ \o(", text("")),
            ("EQ", text("")),
            ("EQUATION", None),
            ("REF a", None),
        ] {
            assert_eq!(read(code), expected, "{code}");
        }
    }
}
