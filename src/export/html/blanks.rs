//! Blanks that HTML would take away: it shows several of them as one, and none at the edges of a block (CSS Text 3 §4.1).

use crate::article::{Inline, plain_text};

/// The attribute of an element whose blanks are shown as they are; empty where HTML keeps all of them.
pub(super) fn kept(text: &[Inline]) -> &'static str {
    let text = plain_text(text);
    let is_kept = text.split('\n').all(|line| {
        let bare = line.trim_matches(is_lost);
        bare.len() == line.len() && !line.contains('\t') && !line.contains("  ")
    });
    if is_kept { "" } else { " data-moyue=\"blanks\"" }
}

/// Blanks that are lost at the edges of a line when the page is read again: some writers set lines in with them.
fn is_lost(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\u{A0}' | '\u{200B}' | '\u{2060}' | '\u{3000}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::kept;
    use crate::article::Inline;

    #[test]
    fn blanks_that_html_keeps_need_no_mark() {
        for (text, is_marked) in [
            ("甲 乙", false),
            ("甲\u{3000}\u{3000}乙", false),
            ("甲  乙", true),
            ("甲\t乙", true),
            (" 甲", true),
            ("甲\u{3000}", true),
            ("", false),
        ] {
            assert_eq!(!kept(&[Inline::Text(text.into())]).is_empty(), is_marked, "{text:?}");
        }
        let lines = [Inline::Text("甲 ".into()), Inline::LineBreak, Inline::Text("乙".into())];
        assert_ne!(kept(&lines), "");
    }
}
