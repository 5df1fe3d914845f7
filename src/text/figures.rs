//! Texts that are figures, as the cells of tables are.

/// Whether the cells of a column hold figures alone, some at least: those are set flush right, so that their places stand
/// under one another.
pub fn are_figures<'a>(cells: impl IntoIterator<Item = &'a str>) -> bool {
    let mut has_some = false;
    for cell in cells {
        if has_figures_alone(cell) {
            has_some = true;
        } else if !stands_for_none(cell) {
            return false;
        }
    }
    has_some
}

/// Whether a text is a number, with its signs, its currency, its unit of a hundred and its separators.
pub fn has_figures_alone(text: &str) -> bool {
    let is_figure = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let is_sign = |c: char| {
        matches!(
            c,
            '.' | ','
                | '．'
                | '，'
                | ' '
                | '\u{A0}'
                | '\u{2009}'
                | '\u{202F}'
                | '\''
                | '’'
                | '+'
                | '-'
                | '−'
                | '–'
                | '±'
                | '＋'
                | '－'
                | '~'
                | '～'
                | '≈'
                | '<'
                | '>'
                | '≤'
                | '≥'
                | '%'
                | '％'
                | '‰'
                | '°'
                | ':'
                | '：'
                | '/'
                | '('
                | ')'
                | '（'
                | '）'
                | '×'
                | '*'
                | '†'
                | '$'
                | '＄'
                | '€'
                | '£'
                | '¥'
                | '￥'
                | '₩'
                | '元'
                | '円'
                | '圓'
        )
    };
    let text = text.trim();
    text.contains(is_figure) && text.chars().all(|c| is_figure(c) || is_sign(c))
}

/// Whether a text says that there is no figure.
pub fn stands_for_none(text: &str) -> bool {
    let text = text.trim();
    matches!(text, "N/A" | "n/a" | "無" | "无" | "なし" | "없음")
        || text.chars().all(|c| matches!(c, '-' | '–' | '—' | '－' | '−' | '―' | '…' | '/' | '／' | '?'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_numbers_and_nothing_else() {
        for figures in ["12", "1,024.5", "−3.2 %", "￥ 1 200", "１２３", "(42)", "12:30", "1/2", "≈ 7"]
        {
            assert!(has_figures_alone(figures), "{figures}");
        }
        for others in ["GPT-4", "第 3 章", "v1.2", "", "—", "十二", "3 月"] {
            assert!(!has_figures_alone(others), "{others}");
        }
        assert!(are_figures(["1", "—", "", "20"]), "what says that there is none is no word");
        assert!(!are_figures(["1", "二"]) && !are_figures(["—", ""]) && !are_figures([]));
    }
}
