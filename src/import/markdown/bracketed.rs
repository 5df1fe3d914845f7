//! Brackets after backslashes, which are marks of formulas in TeX (`\(…\)`, `\[…\]`) and brackets without a meaning in
//! Markdown (`CommonMark` 0.31 §2.4). What is between them tells.

use super::stand_ins::ESCAPED;
use crate::text::tex;

/// The brackets that open a formula, those that close it, and the entities of the former.
const BRACKETS: &[(&str, &str, &str)] = &[("\\(", "\\)", "&#40;"), ("\\[", "\\]", "&#91;")];

/// The text with entities in the place of brackets that open no formula; none where there are no such brackets.
pub(super) fn guarded(text: &str) -> Option<String> {
    if !BRACKETS.iter().any(|(open, ..)| text.contains(open)) {
        return None;
    }
    // In a text with formulas in such brackets a letter may be one as well.
    let has_formulas = openings(text).any(|opening| opening.source.is_some_and(tex::is_bracketed));
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for Opening { at, entity, source } in openings(text) {
        let is_formula = source.is_some_and(|source| {
            tex::is_bracketed(source) || has_formulas && tex::is_plausible(source) && tex::can_be_set(source)
        });
        if at < done {
            continue;
        }
        out.push_str(text.get(done..at).unwrap_or_default());
        if is_formula {
            let end = at + 2 + source.map_or(0, str::len) + 2;
            out.push_str(text.get(at..end).unwrap_or_default());
            done = end;
        } else {
            out.push(ESCAPED);
            out.push_str(entity);
            done = at + 2;
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Some(out)
}

/// A text with brackets as they were written where nobody has read their entities: in code and in tags.
pub(super) fn as_written(text: &str) -> String {
    if !text.contains(ESCAPED) {
        return text.to_owned();
    }
    let written = |text: String, (open, _, entity): &(&str, &str, &str)| {
        text.replace(&format!("{ESCAPED}{entity}"), open)
    };
    BRACKETS.iter().fold(text.to_owned(), written)
}

/// A bracket that may open a formula.
struct Opening<'a> {
    at: usize,
    entity: &'static str,
    /// What is between it and the one that closes it, in the same paragraph.
    source: Option<&'a str>,
}

fn openings(text: &str) -> impl Iterator<Item = Opening<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            at += text.get(at..)?.find('\\')?;
            let rest = text.get(at..)?;
            let Some((open, close, entity)) = BRACKETS.iter().find(|(open, ..)| rest.starts_with(open))
            else {
                // What a backslash stands before is no backslash that stands before something.
                at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
                continue;
            };
            let inner = rest.strip_prefix(open)?;
            let reach = inner.floor_char_boundary(tex::LONGEST);
            let inner = inner.get(..reach)?;
            let source = inner.split_once(close).map(|(source, _)| source);
            let opening = Opening { at, entity, source: source.filter(|source| !source.contains("\n\n")) };
            at += open.len();
            return Some(opening);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_without_a_formula_are_guarded() {
        for (text, read) in [
            ("設 \\(a_1\\)。", Some("設 \\(a_1\\)。")),
            ("設 \\(a_1\\) 與 \\(b\\)。", Some("設 \\(a_1\\) 與 \\(b\\)。")),
            ("\\[甲\\] 與 \\(b\\)", Some("|&#91;甲\\] 與 |&#40;b\\)")),
            ("\\[x^2\n\n= 1\\]", Some("|&#91;x^2\n\n= 1\\]")),
            ("a \\\\(b_1\\)", None),
            ("(甲) [乙]", None),
        ] {
            let read = read.map(|read| read.replace('|', &ESCAPED.to_string()));
            let given = guarded(text).filter(|given| given != text || read.as_deref() == Some(text));
            assert_eq!(given, read, "{text}");
            let entities = guarded(text).unwrap_or_else(|| text.to_owned());
            assert_eq!(as_written(&entities), text);
        }
    }
}
