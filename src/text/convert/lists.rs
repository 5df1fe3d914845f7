//! What is said of `OpenCC`'s words besides its dictionaries: lists of our own.

/// What becomes of words that another region has another word for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RegionalWords {
    /// They are replaced as well, but for those that mean the same only where computing is spoken of.
    Replaced,
    /// They are replaced as well, and so are words of computing.
    OfComputing,
    /// They stay as they are, in other characters.
    Kept,
}

/// A list, as a file of `lists/` has it.
#[derive(Debug, Default)]
pub(super) struct WordList {
    /// Words of the dictionaries that are not replaced.
    pub left_out: Vec<&'static str>,
    /// Words that stay whole, so that nothing in them is replaced.
    pub whole: Vec<&'static str>,
    /// What a word becomes, whatever the dictionaries say.
    pub becomes: Vec<(&'static str, &'static str)>,
}

impl WordList {
    /// What a file says for a text that is about computing, or for any other.
    ///
    /// A line `### name` begins one of the lists, `#` a remark; words stand between white space.
    pub(super) fn read(file: &'static str, words: RegionalWords) -> Self {
        let is_computing = words == RegionalWords::OfComputing;
        let mut list = Self::default();
        let mut name = "";
        for line in file.lines() {
            if let Some(title) = line.strip_prefix("### ") {
                name = title;
                continue;
            }
            if line.starts_with('#') {
                continue;
            }
            let words = line.split_whitespace();
            match name {
                "whole" => list.whole.extend(words),
                "left out" => list.left_out.extend(words),
                "of computing" if !is_computing => list.left_out.extend(words),
                "becomes" => list.becomes.extend(words.filter_map(|word| word.split_once('='))),
                "becomes in computing" if is_computing => {
                    list.becomes.extend(words.filter_map(|word| word.split_once('=')));
                }
                _ => {}
            }
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# remark\n\n### left out\n甲 乙\n# remark\n### of computing\n丙\n### whole\n丁戊\n### becomes\n己=庚\n### becomes in computing\n丙=辛\n";

    #[test]
    fn a_file_says_what_is_left_out_of_a_text() {
        let general = WordList::read(FILE, RegionalWords::Replaced);
        assert_eq!(general.left_out, ["甲", "乙", "丙"]);
        assert_eq!(general.whole, ["丁戊"]);
        assert_eq!(general.becomes, [("己", "庚")]);
        let computing = WordList::read(FILE, RegionalWords::OfComputing);
        assert_eq!(computing.left_out, ["甲", "乙"]);
        assert_eq!(computing.becomes, [("己", "庚"), ("丙", "辛")]);
    }
}
