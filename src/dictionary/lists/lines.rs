//! Lines `term : definition` and `term - definition`, such as those that Quizlet writes, and those of Eijiro, which begin
//! with `■` and have a note on the part of speech in braces after two spaces: `■umbrella  {名} : 傘`.

use super::{Builder, GlossaryError};

/// Characters of the longest term that is told from a sentence with a colon in it.
const LONGEST_TERM: usize = 60;

/// What stands between a term and its definition. A hyphen without a blank on both sides is part of a word.
const SEPARATORS: &[&str] =
    &[" : ", " ： ", "：", ": ", " - ", " – ", " — ", " － ", " ― ", "——", "――", " \u{2010} ", " \u{2212} "];

/// The term, the note after it, and the definition of a line.
pub(super) fn parts(line: &str) -> Option<(&str, &str, &str)> {
    let line = line.trim();
    let head = line.strip_prefix('■');
    if line.contains('\t') {
        return None;
    }
    let line = head.unwrap_or(line);
    // The first of them: a definition may have some, and a term has none.
    let places = SEPARATORS.iter().filter_map(|separator| Some((line.find(separator)?, separator)));
    let (at, separator) = places.min_by_key(|(at, separator)| (*at, std::cmp::Reverse(separator.len())))?;
    let (term, rest) = line.split_at_checked(at)?;
    let definition = rest.strip_prefix(separator)?.trim();
    let (term, note) =
        term.split_once('{').map_or((term, ""), |(term, note)| (term, note.trim_end_matches('}')));
    let term = term.trim();
    let is_term = !term.is_empty()
        && term.chars().nth(LONGEST_TERM).is_none()
        && !term.contains(['。', '，', ',', ';', '；', '|', '"'])
        && !term.contains("://");
    (is_term && !definition.is_empty()).then_some((term, note.trim(), definition))
}

pub(super) fn read(text: &str, builder: &mut Builder) -> Result<(), GlossaryError> {
    for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        let Some((term, note, definition)) = parts(line) else {
            builder.left_out += 1;
            continue;
        };
        let definition =
            if note.is_empty() { definition.to_owned() } else { format!("{note}\n{definition}") };
        builder.push(term, "", &definition, [])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::{ListForm, entries};

    #[test]
    fn lines_with_a_colon_are_read() {
        let text = "■umbrella  {名} : 傘：雨具\n■rain : 雨\n雨傘：遮雨 : 用具\n斗笠: 帽子\n\n沒有\n";
        let wanted =
            ["umbrella () [] 名 / 傘：雨具", "rain () [] 雨", "雨傘 () [] 遮雨 : 用具", "斗笠 () [] 帽子"];
        assert_eq!(entries(ListForm::Lines, text), wanted);
    }

    #[test]
    fn lines_with_a_dash_are_read() {
        let text = "e-mail - 電子郵件 - 信\n雨傘 – 遮雨：用具\n斗笠——帽子\n傘 - 見 https://a.b/c-d\n\nx-y\n";
        let wanted = [
            "e-mail () [] 電子郵件 - 信",
            "雨傘 () [] 遮雨：用具",
            "斗笠 () [] 帽子",
            "傘 () [] 見 https://a.b/c-d",
        ];
        assert_eq!(entries(ListForm::Lines, text), wanted);
    }

    #[test]
    fn other_lines_have_no_term() {
        for line in [
            "http://a.b : c",
            "雨傘，傘：遮雨",
            "：遮雨",
            "雨傘：",
            "雨傘\t遮雨：用具",
            "12:30",
            "a-b",
            "- 雨",
        ] {
            assert_eq!(super::parts(line), None, "{line}");
        }
    }
}
