//! What the terms of the glossary are ordered by.

use serde::{Deserialize, Serialize};

use crate::glossary::{NameOrder, Order};

/// What the terms of the glossary are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TermOrder {
    /// As the article lists them.
    #[default]
    Article,
    /// By name, as is usual in the article's language.
    Name,
    /// Chinese by strokes; other languages as [`Self::Name`], and so with the next two.
    Stroke,
    /// Chinese by pinyin.
    Pinyin,
    /// Chinese by zhuyin.
    Zhuyin,
    /// Those that the text uses most come first.
    Uses,
}

impl TermOrder {
    /// Those to choose from for a glossary in a language, given as a BCP 47 tag: each of another order.
    pub fn choices(tag: &str) -> &'static [Self] {
        match NameOrder::of(tag) {
            NameOrder::Stroke => &[Self::Article, Self::Name, Self::Zhuyin, Self::Pinyin, Self::Uses],
            NameOrder::Pinyin => &[Self::Article, Self::Name, Self::Stroke, Self::Zhuyin, Self::Uses],
            _ => &[Self::Article, Self::Name, Self::Uses],
        }
    }

    /// The order of a glossary in a language, given as a BCP 47 tag.
    pub fn in_language(self, tag: &str) -> Order {
        let usual = NameOrder::of(tag);
        let is_chinese = matches!(usual, NameOrder::Stroke | NameOrder::Pinyin);
        let chinese_by = |order| Order::Name(if is_chinese { order } else { usual });
        match self {
            Self::Article => Order::Article,
            Self::Name => Order::Name(usual),
            Self::Stroke => chinese_by(NameOrder::Stroke),
            Self::Pinyin => chinese_by(NameOrder::Pinyin),
            Self::Zhuyin => chinese_by(NameOrder::Zhuyin),
            Self::Uses => Order::Uses,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::*;

    #[test]
    fn every_order_of_a_language_can_be_chosen_once() {
        for (tag, names) in [("zh-Hant", 3), ("zh-CN", 3), ("", 3), ("ja", 1), ("ko", 1), ("en", 1)] {
            let choices = TermOrder::choices(tag);
            let orders: HashSet<_> = choices.iter().map(|choice| choice.in_language(tag)).collect();
            assert_eq!((orders.len(), choices.len()), (names + 2, names + 2), "{tag}");
        }
    }

    #[test]
    fn an_order_of_chinese_is_the_usual_one_elsewhere() {
        assert_eq!(TermOrder::Zhuyin.in_language("zh-Hans"), Order::Name(NameOrder::Zhuyin));
        assert_eq!(TermOrder::Zhuyin.in_language("ja"), Order::Name(NameOrder::Kana));
        assert_eq!(TermOrder::Pinyin.in_language("ko"), TermOrder::Name.in_language("ko"));
    }
}
