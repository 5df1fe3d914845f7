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
    let mut closings = Closings { text, next: [None; MARKS.len()] };
    let mut plain_from = 0;
    let mut at = 0;
    while let Some(found) = next_mark(text, at) {
        let Some((formula, end)) = closings.formula_at(found) else {
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

/// A text in which the marks that close formulas are looked for, each once.
struct Closings<'a> {
    text: &'a str,
    /// Where each mark stands next, as far as that is known; the text's end for one that does not.
    next: [Option<usize>; MARKS.len()],
}

impl Closings<'_> {
    /// The formula that begins at a byte of the text, and where it ends.
    fn formula_at(&mut self, at: usize) -> Option<(Formula, usize)> {
        let (before, rest) = (self.text.get(..at)?, self.text.get(at..)?);
        let (index, (open, close, display)) =
            MARKS.iter().enumerate().find(|(_, (open, ..))| rest.starts_with(open))?;
        let start = at + open.len();
        let end = self.closing(index, start);
        let source = self.text.get(start..end).filter(|source| source.len() <= tex::LONGEST)?;
        let after = self.text.get(end..)?.strip_prefix(close)?;
        let is_formula = if *open == "$" {
            let is_apart = !before.ends_with(|c: char| c.is_ascii_alphanumeric() || matches!(c, '$' | '\\'));
            let is_closed =
                !source.ends_with([' ', '\\']) && !after.starts_with(|c: char| c.is_ascii_digit());
            is_apart && is_closed && !source.starts_with(' ') && tex::is_certain(source)
        } else {
            let is_formula = if *open == "\\[" { tex::is_bracketed } else { tex::is_plausible };
            let is_open = before.ends_with('\\') || source.contains(open);
            !is_open && is_formula(source) && tex::can_be_set(source)
        };
        is_formula.then(|| (Formula::new(source, *display), end + close.len()))
    }

    /// Where a mark that closes a formula stands next.
    fn closing(&mut self, index: usize, from: usize) -> usize {
        let known = self.next[index].filter(|at| *at >= from);
        let at = known.unwrap_or_else(|| {
            let rest = self.text.get(from..).unwrap_or_default();
            rest.find(MARKS[index].1).map_or(self.text.len(), |at| from + at)
        });
        self.next[index] = Some(at);
        at
    }
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
