//! The numbers of items and headings: levels that count, and what stands before the text.

use std::collections::HashMap;

use html_escape::encode_text;

use super::line::LineText;
use super::number_format::NumberFormat;
use super::parts::OfficeItem;
use crate::text::numbering::Numbering;

/// Levels of a list.
pub(super) const LEVELS: usize = 9;

/// How the items of one level of a list are numbered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct NumberLevel {
    pub format: NumberFormat,
    /// What stands before an item, `%1` being the number of the first level.
    pub text: String,
    pub start: u32,
    /// Whether all numbers in the text are in digits.
    pub is_legal: bool,
    /// Whether a blank stands between the number and the text.
    pub has_blank: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum ItemMark {
    Bullet,
    /// A number and nothing else, in a way that lists have.
    Number(u32, Numbering),
    /// Words with a number in them.
    Label(String),
    /// Nothing.
    None,
}

/// What stands before the item or heading that was counted last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FoundMark {
    mark: ItemMark,
    /// The words and numbers, also where the mark is only a number.
    label: String,
}

impl FoundMark {
    /// A mark that is the same for each item.
    pub(super) fn bullet() -> Self {
        Self { mark: ItemMark::Bullet, label: String::new() }
    }

    /// No mark, as before the second paragraph of an item.
    pub(super) fn none() -> Self {
        Self { mark: ItemMark::None, label: String::new() }
    }

    /// Puts words and numbers before the text, where a list cannot say them: those with words in them, and those of
    /// headings. Gives the place in a list otherwise.
    pub(super) fn apply(
        self,
        text: &mut LineText,
        is_heading: bool,
        place: OfficeItem,
    ) -> Option<OfficeItem> {
        match self.mark {
            ItemMark::Bullet if !is_heading => Some(place),
            ItemMark::Number(number, numbering) if !is_heading => {
                Some(OfficeItem { number: Some(number), numbering, ..place })
            }
            ItemMark::None if !is_heading => Some(OfficeItem { is_continued: true, ..place }),
            ItemMark::Bullet | ItemMark::None => None,
            ItemMark::Number(..) | ItemMark::Label(_) => {
                text.html.insert_str(0, &encode_text(&self.label));
                text.plain.insert_str(0, &self.label);
                None
            }
        }
    }
}

/// The numbers of all lists so far.
#[derive(Debug, Default)]
pub(super) struct NumberCounters {
    lists: HashMap<String, [Option<u32>; LEVELS]>,
}

impl NumberCounters {
    /// Counts one more item of a level, and gives its number. Deeper levels begin again.
    pub(super) fn advance(&mut self, list: &str, level: usize, start: u32) -> u32 {
        let counters = self.lists.entry(list.to_owned()).or_default();
        let level = level.min(LEVELS - 1);
        for deeper in counters.iter_mut().skip(level + 1) {
            *deeper = None;
        }
        let number = counters[level].map_or(start, |number| number.saturating_add(1));
        counters[level] = Some(number);
        number
    }

    /// Lets a list begin again at a level.
    pub(super) fn restart(&mut self, list: &str, level: usize) {
        if let Some(counters) = self.lists.get_mut(list) {
            counters.iter_mut().skip(level).for_each(|counter| *counter = None);
        }
    }

    fn number(&self, list: &str, level: usize) -> Option<u32> {
        *self.lists.get(list)?.get(level)?
    }

    /// What stands before the item of a level that was counted last; none in a list without such a level.
    pub(super) fn found(&self, list: &str, level: usize, levels: &[NumberLevel]) -> Option<FoundMark> {
        let said = levels.get(level)?;
        let label = joined(&self.label(list, level, levels), said.has_blank);
        Some(FoundMark { mark: self.mark(list, level, levels), label })
    }

    fn mark(&self, list: &str, level: usize, levels: &[NumberLevel]) -> ItemMark {
        let Some(said) = levels.get(level) else { return ItemMark::None };
        match said.format {
            NumberFormat::Bullet if said.text.trim().is_empty() => return ItemMark::None,
            NumberFormat::Bullet => return ItemMark::Bullet,
            _ => {}
        }
        let label = self.label(list, level, levels);
        if label.trim().is_empty() {
            return ItemMark::None;
        }
        let format = if said.is_legal { NumberFormat::default() } else { said.format };
        match (format, self.number(list, level)) {
            (NumberFormat::Number(numbering), Some(number)) if is_bare(&said.text, level, numbering) => {
                ItemMark::Number(number, numbering)
            }
            _ => ItemMark::Label(label),
        }
    }

    /// The words and numbers before the item of a level that was counted last.
    fn label(&self, list: &str, level: usize, levels: &[NumberLevel]) -> String {
        let Some(said) = levels.get(level) else { return String::new() };
        let mut label = String::new();
        let mut chars = said.text.chars().peekable();
        while let Some(c) = chars.next() {
            let digit =
                chars.peek().and_then(|next| next.to_digit(10)).filter(|digit| c == '%' && *digit > 0);
            let Some(digit) = digit else {
                label.push(c);
                continue;
            };
            chars.next();
            let index = digit as usize - 1;
            let Some(of) = levels.get(index).filter(|_| index <= level) else { continue };
            let number = self.number(list, index).unwrap_or(of.start);
            let format = if said.is_legal { NumberFormat::default() } else { of.format };
            label.push_str(&format.write(number));
        }
        label
    }
}

/// Whether a list can say what stands before an item: the level's own number, with no more than punctuation around it.
/// Around numerals of East Asia that is a part of what they say: `一、` and `（一）` are two levels of one text.
fn is_bare(text: &str, level: usize, numbering: Numbering) -> bool {
    let number = format!("%{}", level + 1);
    let Some((before, after)) = text.trim().split_once(number.as_str()) else { return false };
    let is_punctuation = |part: &str| !part.chars().any(|c| c.is_alphanumeric() || c == '%');
    let is_usual = match numbering {
        Numbering::Decimal
        | Numbering::DecimalZero
        | Numbering::FullWidth
        | Numbering::UpperLetter
        | Numbering::LowerLetter
        | Numbering::UpperRoman
        | Numbering::LowerRoman => true,
        _ => before.is_empty() && matches!(after, "" | "、" | "." | "．"),
    };
    is_usual && is_punctuation(before) && is_punctuation(after)
}

/// A label before the text that it belongs to.
fn joined(label: &str, has_blank: bool) -> String {
    let label = label.trim();
    let is_wide = label.ends_with(['、', '）', '．', '：', '】', '」', '\u{3000}']);
    if has_blank && !is_wide && !label.is_empty() { format!("{label} ") } else { label.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(format: NumberFormat, text: &str) -> NumberLevel {
        NumberLevel { format, text: text.to_owned(), start: 1, ..NumberLevel::default() }
    }

    #[test]
    fn levels_count_and_begin_again() {
        let levels = [
            level(NumberFormat::Number(Numbering::Han), "第%1章"),
            level(NumberFormat::default(), "%1.%2"),
            level(NumberFormat::Number(Numbering::LowerLetter), "(%3)"),
        ];
        let mut counters = NumberCounters::default();
        let mut mark = |level: usize| {
            counters.advance("a", level, 1);
            counters.mark("a", level, &levels)
        };
        assert_eq!(mark(0), ItemMark::Label("第一章".into()));
        assert_eq!(mark(1), ItemMark::Label("一.1".into()));
        assert_eq!(mark(1), ItemMark::Label("一.2".into()));
        assert_eq!(mark(0), ItemMark::Label("第二章".into()));
        assert_eq!(mark(1), ItemMark::Label("二.1".into()));
        assert_eq!(mark(2), ItemMark::Number(1, Numbering::LowerLetter));
        assert_eq!(counters.label("a", 1, &levels), "二.1");
        assert_eq!(counters.label("a", 2, &levels), "(a)");
    }

    #[test]
    fn a_list_says_what_it_can_say() {
        for (numbering, text, expected) in [
            (Numbering::Decimal, "（%1）", true),
            (Numbering::LowerLetter, "(%1)", true),
            (Numbering::Han, "%1、", true),
            (Numbering::Han, "（%1）", false),
            (Numbering::Han, "第%1条", false),
            (Numbering::Circled, "%1", true),
            (Numbering::Decimal, "%1.%2", false),
            (Numbering::Decimal, "A%1", false),
            (Numbering::Decimal, "§", false),
        ] {
            assert_eq!(is_bare(text, 0, numbering), expected, "{numbering:?} {text}");
        }
    }

    #[test]
    fn marks_without_a_number_are_bullets_or_nothing() {
        let levels = [
            level(NumberFormat::Bullet, "●"),
            level(NumberFormat::Bullet, " "),
            level(NumberFormat::None, ""),
        ];
        let mut counters = NumberCounters::default();
        counters.advance("a", 0, 1);
        let marks = [0, 1, 2, 3].map(|level| counters.mark("a", level, &levels));
        assert_eq!(marks, [ItemMark::Bullet, ItemMark::None, ItemMark::None, ItemMark::None]);
        assert_eq!(joined("第一章", true) + &joined("一、", true) + &joined("1.", false), "第一章 一、1.");
    }
}
