//! Formulas for properties.

/// Formulas, with signs that mean something in each of the formats.
pub const FORMULAS: &[&str] = &[
    r"x",
    r"x^2",
    r"\frac{a}{b}",
    r"\text{甲$x$<&}",
    r"a_1|b|",
    r"\unknown{x}",
    r"\begin{matrix}a&b\\c\end{matrix}",
    r"50\%",
];
