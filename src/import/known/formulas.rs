//! Formulas in running text, between marks of TeX: `$$…$$`, `\[…\]`, `\(…\)`, and `$…$` where nothing else is meant.

use crate::article::{Formula, Inline, Text};
use crate::text::tex;

/// The marks around formulas, and whether what is between them stands on a line of its own.
const MARKS: &[(&str, &str, bool)] =
    &[("$$", "$$", true), ("\\[", "\\]", true), ("\\(", "\\)", false), ("$", "$", false)];

/// The texts of inline content in parts, where they hold formulas.
pub(in crate::import) fn put_in(inlines: &mut Vec<Inline>) {
    let has_marks = |inline: &Inline| matches!(inline, Inline::Text(text) if may_hold(text));
    if !inlines.iter().any(has_marks) {
        return;
    }
    let parts = |inline| match inline {
        Inline::Text(text) => parts(&text),
        inline => vec![inline],
    };
    *inlines = std::mem::take(inlines).into_iter().flat_map(parts).collect();
}

/// Whether a text may hold formulas at all.
pub(in crate::import) fn may_hold(text: &str) -> bool {
    text.contains('$') || text.contains("\\(") || text.contains("\\[")
}

/// A text as texts and formulas.
pub(in crate::import) fn parts(text: &str) -> Vec<Inline> {
    let mut parts = Vec::new();
    let mut plain_from = 0;
    let mut at = 0;
    while let Some(found) = next_mark(text, at) {
        let Some((formula, end)) = formula_at(text, found) else {
            at = found + 1;
            continue;
        };
        push_text(text.get(plain_from..found), &mut parts);
        parts.push(Inline::Formula(formula));
        (plain_from, at) = (end, end);
    }
    push_text(text.get(plain_from..), &mut parts);
    parts
}

fn push_text(text: Option<&str>, parts: &mut Vec<Inline>) {
    parts.extend(text.filter(|text| !text.is_empty()).map(|text| Inline::Text(Text::from(text))));
}

/// Where the next dollar or backslash stands, which are a byte each.
fn next_mark(text: &str, from: usize) -> Option<usize> {
    text.get(from..)?.find(['$', '\\']).map(|at| from + at)
}

/// The formula that begins at a byte of a text, and where it ends.
fn formula_at(text: &str, at: usize) -> Option<(Formula, usize)> {
    let (before, rest) = (text.get(..at)?, text.get(at..)?);
    let (open, close, display) = MARKS.iter().find(|(open, ..)| rest.starts_with(open))?;
    let inner = rest.strip_prefix(open)?;
    // What is longer is none; a mark that nothing closes is sought no further.
    let reach = inner.floor_char_boundary(tex::LONGEST);
    let length = inner.get(..reach)?.find(close)?;
    let (source, after) = inner.split_at(length);
    let after = after.strip_prefix(close)?;
    let is_formula = if *open == "$" {
        let is_apart = !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '\\'));
        let is_closed = !source.ends_with([' ', '\\']) && !after.starts_with(|c: char| c.is_ascii_digit());
        is_apart && is_closed && !source.starts_with(' ') && tex::is_certain(source)
    } else {
        let is_formula = if *open == "\\[" { tex::is_bracketed } else { tex::is_plausible };
        !before.ends_with('\\') && is_formula(source) && tex::can_be_set(source)
    };
    is_formula.then(|| (Formula::new(source, *display), at + open.len() + length + close.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> String {
        let part = |part: &Inline| match part {
            Inline::Formula(formula) => format!("[{}]", formula.marked()),
            Inline::Text(text) => text.to_string(),
            _ => unreachable!(),
        };
        parts(text).iter().map(part).collect()
    }

    #[test]
    fn formulas_are_found_between_their_marks() {
        for (text, expected) in [
            ("設 $a_1$ 與 \\(b\\)。", "設 [$a_1$] 與 [$b$]。"),
            ("$$x$$", "[$$x$$]"),
            ("得\\[E=mc^2\\]。", "得[$$E=mc^2$$]。"),
            (r"令 $\alpha=1$，則", r"令 [$\alpha=1$]，則"),
        ] {
            assert_eq!(told(text), expected);
        }
    }

    #[test]
    fn other_dollars_and_brackets_are_text() {
        for text in [
            "$5 and $10",
            "一本$5，兩本$9。",
            "US$5^2與HK$6",
            "echo $PATH_A and $PATH_B",
            "\\(未完",
            "\\[1\\],，二。\\(三\\)",
            "a \\\\(b\\)",
            "$ x^2 $",
            "$unknown\\command$",
            "$",
            "\\",
        ] {
            assert_eq!(told(text), text);
        }
    }

    #[test]
    fn marks_that_nothing_closes_take_no_time() {
        let text = "$$a \\(".repeat(20_000);
        assert!(!parts(&text).is_empty());
    }
}
