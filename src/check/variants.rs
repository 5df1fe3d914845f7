//! Forms of the same Han character between which writers of Chinese waver.

use std::collections::BTreeSet;

use crate::article::Article;
use crate::text::fold::Folding;
use crate::text::language_tag::{LanguageTag, MainLanguage};

/// Two forms each, which either mean the same everywhere or are told apart by the word that they stand in. Pairs of
/// a traditional and a simplified character are not among them.
const PAIRS: &str = "臺台 裏裡 羣群 峯峰 綫線 麪麵 爲為 衆眾 牀床 鷄雞 汙污 恆恒 祕秘 喫吃 着著 衞衛 啓啟 鈎鉤 \
    蹟跡 佈布 佔占 畫劃 强強 戶户 說説 溫温 吳吴 脫脱 稅税 閱閲 銳鋭 悅悦 豔艷 傑杰 韻韵 鏽銹 蘊藴 麽麼 痺痹 鄰隣 畧略 \
    鑑鑒 註注 採采 迴回 舖鋪 疊叠 脣唇 癡痴 僱雇 儘盡 洩泄 溼濕 灶竈 繡綉 遊游 闆板 盃杯 瞭了 姸妍 敎教 潟舄 綑捆 慾欲";

/// The pairs of forms that an article writes both of.
pub(super) struct Variants {
    pairs: Vec<(char, char)>,
    folding: Folding,
}

impl Variants {
    /// Looks which pairs are in the texts of an article; none in one that is not Chinese.
    pub(super) fn in_use<'a>(article: &Article, texts: impl Iterator<Item = &'a str>) -> Self {
        let folding = Folding::of(&article.language);
        let main = LanguageTag::of(&article.language).main();
        if !matches!(main, MainLanguage::Chinese | MainLanguage::Unknown) {
            return Self { pairs: Vec::new(), folding };
        }
        let all: Vec<(char, char)> = PAIRS.split_whitespace().filter_map(pair).collect();
        let forms: BTreeSet<char> = all.iter().flat_map(|(one, other)| [*one, *other]).collect();
        let seen: BTreeSet<char> = texts.flat_map(str::chars).filter(|c| forms.contains(c)).collect();
        let both = |(one, other): &(char, char)| seen.contains(one) && seen.contains(other);
        Self { pairs: all.into_iter().filter(both).collect(), folding }
    }

    /// Whether there is one of the forms in a text.
    pub(super) fn are_in(&self, text: &str) -> bool {
        !self.pairs.is_empty()
            && text.chars().any(|c| self.pairs.iter().any(|(one, other)| c == *one || c == *other))
    }

    /// The text folded, in the second form of each pair.
    pub(super) fn fold(&self, text: &str) -> String {
        let second = |c| self.pairs.iter().find(|(one, _)| *one == c).map_or(c, |(_, other)| *other);
        self.folding.fold(text).text.chars().map(second).collect()
    }
}

fn pair(forms: &str) -> Option<(char, char)> {
    let mut forms = forms.chars();
    forms.next().zip(forms.next())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_listed_once() {
        let mut seen = BTreeSet::new();
        for forms in PAIRS.split_whitespace() {
            assert_eq!(forms.chars().count(), 2, "{forms}");
            assert!(forms.chars().all(|form| seen.insert(form)), "{forms}");
        }
    }
}
