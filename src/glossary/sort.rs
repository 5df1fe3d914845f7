//! The order that entries are listed in.

use std::sync::Arc;

use icu_collator::options::CollatorOptions;
use icu_collator::preferences::CollationNumericOrdering;
use icu_collator::{CollatorBorrowed, CollatorPreferences};
use icu_locale_core::{Locale, locale};
use strum::VariantArray;

use super::{EntryId, GlossaryEntry};
use crate::text::language_tag::{LanguageTag, MainLanguage};

/// What entries are ordered by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As the article lists them.
    #[default]
    Article,
    /// By their terms.
    Name(NameOrder),
    /// Those that the text uses most come first.
    Uses,
}

/// How terms are ordered, by CLDR's collations; numbers in them count by their value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, VariantArray)]
pub enum NameOrder {
    /// Han by strokes, fewer first.
    Stroke,
    /// Han by pinyin.
    Pinyin,
    /// Han by zhuyin.
    Zhuyin,
    /// Kana, by an entry's reading where it has one, and Han as in JIS.
    Kana,
    /// Hangul, and Han by its Korean readings.
    Hangul,
    /// Latin letters, and Han by radicals.
    Latin,
}

impl NameOrder {
    /// The usual order in a language, given as a BCP 47 tag; that of Chinese when there is none.
    pub fn of(tag: &str) -> Self {
        let tag = LanguageTag::of(tag);
        match tag.main() {
            MainLanguage::Chinese if tag.is_traditional() => Self::Stroke,
            MainLanguage::Chinese | MainLanguage::Unknown => Self::Pinyin,
            MainLanguage::Japanese => Self::Kana,
            MainLanguage::Korean => Self::Hangul,
            MainLanguage::English | MainLanguage::Other => Self::Latin,
        }
    }

    fn locale(self) -> Locale {
        match self {
            Self::Stroke => locale!("zh-u-co-stroke"),
            Self::Pinyin => locale!("zh-u-co-pinyin"),
            Self::Zhuyin => locale!("zh-u-co-zhuyin"),
            Self::Kana => locale!("ja"),
            Self::Hangul => locale!("ko"),
            Self::Latin => locale!("und"),
        }
    }
}

/// Entries in an order; `uses` says how often the text uses one. Equals stay as they are.
pub fn sorted(entries: &[Arc<GlossaryEntry>], uses: impl Fn(EntryId) -> usize, order: Order) -> Vec<EntryId> {
    let mut ids: Vec<_> = entries.iter().map(|entry| entry.id).collect();
    match order {
        Order::Article => {}
        Order::Uses => ids.sort_by_cached_key(|id| std::cmp::Reverse(uses(*id))),
        Order::Name(names) => {
            if let Some(keys) = keys(entries, names) {
                let mut by_key: Vec<_> = keys.into_iter().zip(ids).collect();
                by_key.sort_by(|(one, _), (other, _)| one.cmp(other));
                ids = by_key.into_iter().map(|(_, id)| id).collect();
            }
        }
    }
    ids
}

/// A key for each entry that sorts as its name does; none without data for the language.
fn keys(entries: &[Arc<GlossaryEntry>], names: NameOrder) -> Option<Vec<Vec<u8>>> {
    let mut preferences = CollatorPreferences::from(names.locale());
    preferences.numeric_ordering = Some(CollationNumericOrdering::True);
    let collator = CollatorBorrowed::try_new(preferences, CollatorOptions::default()).ok()?;
    let key = |entry: &Arc<GlossaryEntry>| {
        let reading = entry.reading.as_ref().filter(|_| names == NameOrder::Kana);
        let mut key = Vec::new();
        let Ok(()) = collator.write_sort_key_to(reading.unwrap_or(&entry.term).trim(), &mut key);
        key
    };
    Some(entries.iter().map(key).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(terms: &[&str]) -> Vec<Arc<GlossaryEntry>> {
        let entry = |(number, term): (u32, &&str)| {
            let (term, reading) =
                term.split_once('/').map_or((*term, None), |(term, reading)| (term, Some(reading)));
            Arc::new(GlossaryEntry {
                id: EntryId::Article(number),
                anchor: crate::article::Anchor::default(),
                term: term.to_owned(),
                aliases: Vec::new(),
                reading: reading.map(String::from),
                definition: String::new(),
                example: None,
                status: crate::article::TermStatus::default(),
                replacement: None,
                url: None,
            })
        };
        (0..).zip(terms).map(entry).collect()
    }

    fn number(id: EntryId) -> usize {
        match id {
            EntryId::Article(number) => number as usize,
            _ => panic!("{id:?} is not of the article"),
        }
    }

    fn by_name(terms: &[&str], order: NameOrder) -> String {
        let entries = entries(terms);
        let sorted = sorted(&entries, |_| 0, Order::Name(order));
        sorted.into_iter().map(|id| entries[number(id)].term.clone()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn names_are_ordered_as_each_language_does() {
        for (order, terms, wanted) in [
            (
                NameOrder::Stroke,
                &["語言", "智慧", "人工", "大模型", "一般"][..],
                "一般 人工 大模型 智慧 語言",
            ),
            (NameOrder::Stroke, &["模型10", "模型9"], "模型9 模型10"),
            (NameOrder::Pinyin, &["智慧", "人工", "模型", "安全"], "安全 模型 人工 智慧"),
            (NameOrder::Pinyin, &["模型", "Llama", "安全", "FAIR"], "安全 模型 FAIR Llama"),
            (NameOrder::Zhuyin, &["安全", "人工", "模型", "八"], "八 模型 人工 安全"),
            (
                NameOrder::Kana,
                &["ロボット", "人工知能/じんこうちのう", "あいうえお", "カメラ"],
                "あいうえお カメラ 人工知能 ロボット",
            ),
            (NameOrder::Hangul, &["지능", "인공", "모델"], "모델 인공 지능"),
            (NameOrder::Latin, &["zebra", "Éclair", "apple", "eclipse"], "apple Éclair eclipse zebra"),
        ] {
            assert_eq!(by_name(terms, order), wanted, "{order:?}");
        }
    }

    #[test]
    fn each_order_has_data_of_its_own() {
        let terms = ["安全", "八", "一般", "語言", "か", "カメラ", "인공", "zebra", "智慧", "人工"];
        let orders: std::collections::BTreeSet<_> =
            [NameOrder::Stroke, NameOrder::Pinyin, NameOrder::Zhuyin, NameOrder::Kana]
                .map(|order| by_name(&terms, order))
                .into();
        assert_eq!(orders.len(), 4, "{orders:#?}");
        assert!(NameOrder::VARIANTS.iter().all(|order| keys(&[], *order).is_some()));
    }

    #[test]
    fn the_order_of_names_goes_by_the_language() {
        for (tag, order) in [
            ("zh-Hant", NameOrder::Stroke),
            ("zh-TW", NameOrder::Stroke),
            ("zh_HK", NameOrder::Stroke),
            ("zh-Hans", NameOrder::Pinyin),
            ("zh", NameOrder::Pinyin),
            ("", NameOrder::Pinyin),
            ("ja-JP", NameOrder::Kana),
            ("KO", NameOrder::Hangul),
            ("en", NameOrder::Latin),
            ("-", NameOrder::Pinyin),
        ] {
            assert_eq!(NameOrder::of(tag), order, "{tag}");
        }
    }

    #[test]
    fn uses_come_first_and_equals_stay() {
        let entries = entries(&["甲", "乙", "丙", "丁"]);
        let uses = |id| [1, 3, 1, 0][number(id)];
        let numbers = |ids: Vec<EntryId>| ids.into_iter().map(number).collect::<Vec<_>>();
        assert_eq!(numbers(sorted(&entries, uses, Order::Uses)), [1, 0, 2, 3]);
        assert_eq!(numbers(sorted(&entries, uses, Order::Article)), [0, 1, 2, 3]);
        assert_eq!(sorted(&[], uses, Order::Uses), []);
    }
}
