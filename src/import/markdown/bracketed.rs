//! Brackets after backslashes, which are marks of formulas in TeX (`\(…\)`, `\[…\]`) and brackets without a meaning in
//! Markdown (`CommonMark` 0.31 §2.4). What is between them tells, and where they stand.
//!
//! Square ones are decided so: what has a command of TeX in it is a formula anywhere. What has none, such as `\[a=b\]`,
//! is one only on lines of its own, where programs that write Markdown put their formulas, and only without a word of
//! three letters, since letters in formulas stand for themselves; anywhere else it is text in brackets that somebody
//! has escaped, as in `\[name=value\]` or in an item of a list.

use crate::text::tex;

/// The brackets that open a formula, those that close it, and the entities of the former, as nobody writes them: they are
/// marks to the parser as well, which the letters next to them must not see.
const BRACKETS: &[(&str, &str, &str)] = &[("\\(", "\\)", "&#0000040;"), ("\\[", "\\]", "&#0000091;")];

/// The text with entities in the place of brackets that open no formula; none where there are no such brackets.
pub(super) fn guarded(text: &str) -> Option<String> {
    if !BRACKETS.iter().any(|(open, ..)| text.contains(open)) || stands_in(text) {
        return None;
    }
    // In a text with formulas in such brackets a letter may be one as well.
    let has_formulas = openings(text).any(|opening| opening.source.is_some_and(tex::is_bracketed));
    let mut out = String::with_capacity(text.len() + 16);
    let mut done = 0;
    for Opening { at, entity, source } in openings(text) {
        let is_round = entity == BRACKETS[0].2;
        let is_formula = source.is_some_and(|source| {
            tex::is_bracketed(source)
                && (is_round || tex::has_command(source) || is_displayed(text, at, source))
                || has_formulas && is_round && tex::is_plausible(source) && tex::can_be_set(source)
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
            out.push_str(entity);
            done = at + 2;
        }
    }
    out.push_str(text.get(done..).unwrap_or_default());
    Some(out)
}

/// Whether a formula without a command, between square brackets of which the first one is at a place, stands by itself.
fn is_displayed(text: &str, at: usize, source: &str) -> bool {
    let line = text.get(..at).and_then(|before| before.rsplit('\n').next()).unwrap_or_default();
    let after = text.get(at + 2 + source.len() + 2..).and_then(|after| after.split('\n').next());
    let has_word = source.split(|c: char| !c.is_ascii_alphabetic()).any(|word| word.len() > 2);
    let is_mark = |c: char| c.is_whitespace() || matches!(c, ',' | '.' | ';' | '，' | '。' | '；');
    line.chars().all(|c| c == ' ' || c == '>') && after.unwrap_or_default().chars().all(is_mark) && !has_word
}

/// A text with brackets as they were written where nobody has read their entities: in code and in tags.
pub(super) fn as_written(text: &str) -> String {
    let written = |text: String, (open, _, entity): &(&str, &str, &str)| text.replace(entity, open);
    BRACKETS.iter().fold(text.to_owned(), written)
}

/// Whether an entity stands in a text in the place of a bracket.
pub(super) fn stands_in(text: &str) -> bool {
    text.contains("&#00000") && BRACKETS.iter().any(|(.., entity)| text.contains(entity))
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
    // Where the brackets that close a formula stand next, as far as that is known.
    let mut closings = [None; BRACKETS.len()];
    std::iter::from_fn(move || {
        loop {
            at += text.get(at..)?.find('\\')?;
            let rest = text.get(at..)?;
            let mut brackets = BRACKETS.iter().enumerate();
            let Some((index, (open, close, entity))) =
                brackets.find(|(_, (open, ..))| rest.starts_with(open))
            else {
                // What a backslash stands before is no backslash that stands before something.
                at += 1 + rest.chars().nth(1).map_or(0, char::len_utf8);
                continue;
            };
            let start = at + open.len();
            let end = closings[index].filter(|end| *end >= start).unwrap_or_else(|| {
                text.get(start..).and_then(|inner| inner.find(close)).map_or(usize::MAX, |end| start + end)
            });
            closings[index] = Some(end);
            let is_formula = |source: &&str| {
                source.len() <= tex::LONGEST && !source.contains("\n\n") && !source.contains(open)
            };
            let opening = Opening { at, entity, source: text.get(start..end).filter(is_formula) };
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
            ("\\[甲\\] 與 \\(b\\)", Some("&#0000091;甲\\] 與 &#0000040;b\\)")),
            ("\\[a=b\\]", Some("\\[a=b\\]")),
            ("因此\n> \\[\na = b\n\\]。", Some("因此\n> \\[\na = b\n\\]。")),
            ("設 \\[a=b\\]", Some("設 &#0000091;a=b\\]")),
            ("設 \\[\\frac{a}{b}\\]", Some("設 \\[\\frac{a}{b}\\]")),
            ("- \\[a=b\\]", Some("- &#0000091;a=b\\]")),
            ("\\[name=value\\]", Some("&#0000091;name=value\\]")),
            ("\\[x^2\n\n= 1\\]", Some("&#0000091;x^2\n\n= 1\\]")),
            ("a \\\\(b_1\\)", None),
            ("(甲) [乙]", None),
        ] {
            let given = guarded(text).filter(|given| given != text || read == Some(text));
            assert_eq!(given.as_deref(), read, "{text}");
            let entities = guarded(text).unwrap_or_else(|| text.to_owned());
            assert_eq!(as_written(&entities), text);
        }
    }
}
