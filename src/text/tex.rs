//! Formulas in TeX: whether a text is one, and what it is made of.

use std::ops::Range;

use ratex_parser::ParseNode;
use ratex_parser::parse_node::AtomFamily;

use super::class::is_cjk;

/// Bytes of the longest formula that is set.
pub const LONGEST: usize = 10_000;
/// A formula of fewer signs than these stays in one line.
const LEAST_BROKEN: usize = 4;
/// Words of more than one letter in a row that are prose.
const WORDS_OF_PROSE: usize = 3;

/// What a formula is made of; none for one that cannot be set: it is too long, has an unknown command, or is incomplete.
pub fn parsed(tex: &str) -> Option<Vec<ParseNode>> {
    if tex.len() > LONGEST || tex.trim().is_empty() {
        return None;
    }
    ratex_parser::parse(&without_labels(tex)).ok().filter(|nodes| !nodes.is_empty())
}

/// What a formula is made of in the parts between which a line may break: after relations, binary operators and commas that
/// are in no brackets (`TeXbook`, chapter 18). A short one is one part.
pub fn parts(nodes: &[ParseNode]) -> Vec<Range<usize>> {
    let mut parts = Vec::new();
    let (mut start, mut depth) = (0, 0_usize);
    let mut before = None;
    for (at, node) in nodes.iter().enumerate() {
        let family = family(node);
        match family {
            Some(AtomFamily::Open) => depth += 1,
            Some(AtomFamily::Close) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let is_sign_of_next = at == start
            || matches!(
                before,
                Some(AtomFamily::Rel | AtomFamily::Bin | AtomFamily::Open | AtomFamily::Punct)
            );
        let may_end = match family {
            Some(AtomFamily::Rel | AtomFamily::Punct) => true,
            Some(AtomFamily::Bin) => !is_sign_of_next,
            _ => false,
        };
        let next = nodes.get(at + 1);
        let goes_on = next.is_none_or(|next| {
            matches!(self::family(next), Some(AtomFamily::Rel | AtomFamily::Punct | AtomFamily::Close))
        });
        if may_end && depth == 0 && !goes_on && nodes.len() >= LEAST_BROKEN {
            parts.push(start..at + 1);
            start = at + 1;
        }
        before = family;
    }
    parts.push(start..nodes.len());
    parts
}

/// Whether a formula can be set.
pub fn can_be_set(tex: &str) -> bool {
    parsed(tex).is_some()
}

fn family(node: &ParseNode) -> Option<AtomFamily> {
    if let ParseNode::Atom { family, .. } = node { Some(*family) } else { None }
}

/// A formula in one line: comments end with their line, and a line end is a blank.
pub fn in_one_line(tex: &str) -> String {
    let lines = tex.lines().map(|line| line.split_at(comment_start(line)).0.trim());
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Where the comment of a line begins: at a sign of per cent that no backslash stands before.
fn comment_start(line: &str) -> usize {
    let mut is_escaped = false;
    for (at, c) in line.char_indices() {
        match c {
            '%' if !is_escaped => return at,
            '\\' => is_escaped = !is_escaped,
            _ => is_escaped = false,
        }
    }
    line.len()
}

/// A formula without what only a whole document understands: labels, and boxes that are text here.
fn without_labels(tex: &str) -> String {
    let mut out = String::with_capacity(tex.len());
    let mut rest = tex;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let name_end = after.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(after.len());
        // A sign of one character is a command as well.
        let name_end = if name_end == 0 { after.chars().next().map_or(0, char::len_utf8) } else { name_end };
        let (name, behind) = after.split_at(name_end);
        rest = behind;
        match name {
            "label" => {
                if let Some((_, end)) =
                    rest.trim_start().strip_prefix('{').and_then(|key| key.split_once('}'))
                {
                    rest = end;
                }
            }
            "mbox" => out.push_str("\\text"),
            _ => out.extend(["\\", name]),
        }
    }
    out + rest
}

/// Whether a text between two dollars may be a formula: that it has a sign of TeX, or no words of prose and nothing of
/// Han in it. Sums of money stand between dollars as well.
pub fn is_plausible(tex: &str) -> bool {
    let tex = tex.trim();
    has_sign(tex) || !(tex.is_empty() || tex.contains(is_of_sentence) || is_prose(tex))
}

/// Whether a text between brackets that backslashes stand before is a formula: those may be escaped as well.
pub fn is_bracketed(tex: &str) -> bool {
    let is_plain = !(tex.contains(is_of_sentence) || tex.contains("**") || tex.contains('`'));
    (has_command(tex) || is_plain && has_mark(tex)) && can_be_set(tex)
}

/// Whether a text is a formula beyond doubt: it has a command, a script or a group.
pub fn is_certain(tex: &str) -> bool {
    has_sign(tex) && !tex.contains(['。', '，', '、', '；']) && can_be_set(tex)
}

/// Whether there are commands, scripts, groups or relations in it.
fn has_sign(tex: &str) -> bool {
    has_command(tex) || has_mark(tex)
}

/// Whether there is a command in it: a backslash before a letter.
pub fn has_command(tex: &str) -> bool {
    tex.as_bytes().windows(2).any(|two| two[0] == b'\\' && two[1].is_ascii_alphabetic())
}

/// Whether there are marks of scripts or relations that are not those of prose or of tags.
fn has_mark(tex: &str) -> bool {
    let is_text = is_prose(tex) || tex.contains(['，', '。']) || tex.contains("</");
    let mut is_escaped = false;
    let mut is_mark = |c| {
        let escaped = is_escaped;
        is_escaped = c == '\\' && !escaped;
        matches!(c, '^' | '_' | '=' | '<' | '>') && !escaped
    };
    tex.chars().any(&mut is_mark) && !is_text
}

/// Letters and marks of Chinese, Japanese and Korean, which stand in formulas only within their texts.
fn is_of_sentence(c: char) -> bool {
    is_cjk(c) || super::class::is_cjk_punctuation(c)
}

/// Whether there are some words in a row.
pub fn is_prose(tex: &str) -> bool {
    let mut words = 0;
    tex.split_whitespace().any(|word| {
        let letters = word.trim_end_matches([',', '.', ';', ':', '!', '?']);
        let is_word = letters.chars().nth(1).is_some() && letters.chars().all(char::is_alphabetic);
        words = if is_word { words + 1 } else { 0 };
        words >= WORDS_OF_PROSE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_can_be_set() {
        for tex in [
            "x^2",
            r"\frac{-b \pm \sqrt{b^2-4ac}}{2a}",
            r"f(x)=\begin{cases} x, & \text{若 } x>0 \\ -x, & \text{否則} \end{cases}",
            r"速度=\frac{距離}{時間}",
            r"\begin{align} a &= b \label{eq:a} \\ &= c \tag{1} \end{align}",
            r"\mbox{if } x",
            r"\ce{2H2 + O2 -> 2H2O}",
            r"{n \choose k}",
        ] {
            assert!(can_be_set(tex), "{tex}");
        }
        for tex in ["", " ", "x^{2", r"\unknown x", r"\frac{1}", "x}"] {
            assert!(!can_be_set(tex), "{tex}");
        }
    }

    #[test]
    fn formulas_that_mean_harm_are_refused() {
        let bomb = r"\def\a{xxxxxxxxxx}".to_owned()
            + &["ab", "bc", "cd", "de", "ef", "fg"]
                .map(|pair| {
                    let (from, to) = pair.split_at(1);
                    format!(r"\def\{to}{{{}}}", format!(r"\{from}").repeat(10))
                })
                .concat()
            + r"\g\g\g";
        for tex in [
            "{".repeat(4_900) + "x" + &"}".repeat(4_900),
            r"\frac{".repeat(1_000) + "x" + &"}{1}".repeat(1_000),
            r"\sqrt ".repeat(1_600) + "x",
            r"\hat ".repeat(1_900) + "x",
            "x^{".repeat(2_000) + "x" + &"}".repeat(2_000),
            r"\left(".repeat(600) + "x" + &r"\right)".repeat(600),
            r"\begin{matrix}".repeat(300) + "x" + &r"\end{matrix}".repeat(300),
            r"\def\a{\a\a}\a".to_owned(),
            bomb,
            "x+".repeat(500_000) + "x",
        ] {
            assert!(!can_be_set(&tex), "{}…", tex.chars().take(40).collect::<String>());
        }
    }

    #[test]
    fn a_long_formula_has_parts() {
        let parts = |tex: &str| parts(&parsed(tex).unwrap());
        assert_eq!(parts("x=y").len(), 1);
        assert_eq!(parts("E=mc^2"), [0..2, 2..4]);
        assert_eq!(parts("ax^2+bx+c=0"), [0..3, 3..6, 6..8, 8..9]);
        assert_eq!(parts("f(x+y)=-x+y*z"), [0..7, 7..10, 10..12, 12..13]);
        assert_eq!(parts("x_1,x_2,\\dots,x_n"), [0..2, 2..4, 4..6, 6..7]);
        assert_eq!(parts("\\left(a+b+c+d+e\\right)").len(), 1);
    }

    #[test]
    fn lines_become_one() {
        for (tex, expected) in [
            ("a\n", "a"),
            ("\na = b % 註\n  + c\\%\n", "a = b + c\\%"),
            ("a \\\\% end\nb", "a \\\\ b"),
            ("a\n\nb", "a b"),
        ] {
            assert_eq!(in_one_line(tex), expected);
        }
    }

    #[test]
    fn sums_of_money_are_no_formulas() {
        for tex in ["n", "x+y", "3", "f(x)", r"\alpha", "a_1", r"速度=\frac{a}{b}", "O(n log n)", "a < b"] {
            assert!(is_plausible(tex), "{tex}");
        }
        for tex in ["5，又花了 ", "5 and we paid the", "", "三百元", "USD and the rest of"] {
            assert!(!is_plausible(tex), "{tex}");
        }
        assert!(is_bracketed("a_1=b") && is_bracketed(r"\frac{a}{b}"));
        for tex in ["1", r"a\_1", "甲=乙", "**a**=b", "<b>a</b>"] {
            assert!(!is_bracketed(tex), "{tex}");
        }
        assert!(is_certain("a_1"));
        assert!(!is_certain("a") && !is_certain("PATH_A 與，"));
    }
}
