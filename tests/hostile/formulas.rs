//! Formulas that are too deep, too long, too many, or that grow without end.

use moyue::import::WarningKind;

use super::{live, on_small_stack, read};

const DEPTH: usize = 10_000;

/// Formulas of which each means harm.
fn harmful() -> Vec<(&'static str, String)> {
    let nested = |open: &str, close: &str| open.repeat(DEPTH) + "x" + &close.repeat(DEPTH);
    let bomb = r"\def\a{xxxxxxxxxx}\def\b{\a\a\a\a\a\a\a\a\a\a}\def\c{\b\b\b\b\b\b\b\b\b\b}\def\d{\c\c\c\c\c\c\c\c\c\c}\d\d";
    vec![
        ("groups", nested("{", "}")),
        ("fractions", nested(r"\frac{", "}{1}")),
        ("roots", nested(r"\sqrt ", "")),
        ("accents", nested(r"\hat ", "")),
        ("scripts", nested("x^{", "}")),
        ("delimiters", nested(r"\left(", r"\right)")),
        ("matrices", nested(r"\begin{matrix}", r"\end{matrix}")),
        // Of these each goes as deep as the longest formula may.
        ("short groups", "{".repeat(4_900) + "x" + &"}".repeat(4_900)),
        ("short roots", r"\sqrt".repeat(1_900) + "{x}"),
        ("short fractions", r"\frac1".repeat(1_600) + "x"),
        ("short accents", r"\bar".repeat(2_000) + "{x}"),
        ("a macro that calls itself", r"\def\a{\a\a}\a".to_owned()),
        ("a bomb", bomb.to_owned()),
        ("a renewed bomb", r"\newcommand{\z}[1]{#1#1#1#1#1#1#1#1}\z{\z{\z{\z{\z{\z{\z{x}}}}}}}".to_owned()),
        ("long", "x+".repeat(500_000) + "x"),
        ("a large matrix", format!(r"\begin{{matrix}}{}\end{{matrix}}", r"a&b\\".repeat(50_000))),
        ("a wide matrix", format!(r"\begin{{matrix}}{}\end{{matrix}}", "a&".repeat(4_000))),
        ("room without end", r"x\hspace{99999999999em}y\rule{99999999em}{99999999em}".to_owned()),
        ("words", format!(r"\text{{{}}}", "雨".repeat(3_000))),
        ("dollars", "$".repeat(10_000)),
        ("backslashes", r"\".repeat(10_001)),
    ]
}

#[test]
fn formulas_in_every_format() {
    on_small_stack(|| {
        for (shape, tex) in harmful() {
            // Where the stack overflows this is the last that is seen.
            eprintln!("{shape}");
            live(&format!("# 題\n\n設 ${tex}$。\n\n$$\n{tex}\n$$\n"), "a.md");
            live(&format!("題\n\n設 ${tex}$ 與 \\({tex}\\)。"), "a.txt");
            let tex = tex.replace('&', "&amp;");
            live(
                &format!("<!DOCTYPE html><p>設<math alttext='{tex}'></math>，<img class=latex alt='{tex}'>"),
                "a.html",
            );
        }
    });
}

#[test]
fn deep_and_long_math_ml() {
    on_small_stack(|| {
        for open in ["<mrow>", "<msqrt>", "<mfrac>", "<msup>", "<mtable><mtr><mtd>", "<mfenced>"] {
            eprintln!("{open}");
            live(&format!("<!DOCTYPE html><p>設<math>{}<mi>x</mi></math>", open.repeat(DEPTH)), "a.html");
        }
        let cells = "<mtr><mtd><mi>x</mi></mtd></mtr>".repeat(50_000);
        live(&format!("<!DOCTYPE html><p>設<math><mtable>{cells}</mtable></math>"), "a.html");
    });
}

#[test]
fn marks_that_nothing_closes() {
    for mark in ["$", "$$", "\\(", "\\[", "$a", "\\(a ", "$$ a\n\n", "```math\n"] {
        for name in ["a.md", "a.txt", "a.html"] {
            live(&format!("題\n\n{}", mark.repeat(20_000)), name);
        }
    }
}

#[test]
fn so_many_formulas_that_not_all_are_set() {
    let text = format!("# 題\n\n{}\n", "設 $x$。\n\n".repeat(20_010));
    let imported = read(&text, "a.md").unwrap();
    let is_said = |kind: &WarningKind| matches!(kind, WarningKind::FormulasAsWritten { limit: 20_000 });
    assert!(imported.warnings.iter().any(|warning| is_said(&warning.kind)));
    let native = moyue::import::to_json(&imported.article);
    assert_eq!(native.matches("\"formula\"").count(), 20_000);
    assert_eq!(native.matches("\"$x$\"").count(), 10, "no text is lost");
}
