//! Words that are no terms.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::text::fold::Folding;

static WORDS: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("everyday.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).map(|word| folded(word)).collect()
});

fn folded(word: &str) -> String {
    Folding::Chinese.keeping_marks().fold(word).text
}

/// Whether a word is of everyday use, in any of the languages: one that begins a sentence, a unit, a month, a country.
pub(super) fn is_everyday(word: &str) -> bool {
    if word.is_ascii() { WORDS.contains(&word.to_ascii_lowercase()) } else { WORDS.contains(&folded(word)) }
}

/// Characters that no Chinese name has at its edges, nor a word of it alone: particles, pronouns, common verbs.
pub(super) const fn is_function_han(c: char) -> bool {
    matches!(
        c,
        '的' | '了' | '在' | '是' | '和' | '與' | '与' | '及' | '或' | '而' | '但' | '也' | '都' | '就' | '還' | '还' | '又'
            | '很' | '更' | '最' | '不' | '沒' | '没' | '有' | '為' | '为' | '被' | '把' | '將' | '将' | '讓' | '让' | '給' | '给'
            | '對' | '对' | '從' | '从' | '到' | '向' | '由' | '以' | '於' | '于' | '之' | '其' | '此' | '這' | '这' | '那' | '哪'
            | '該' | '该' | '每' | '各' | '某' | '我' | '你' | '您' | '他' | '她' | '它' | '們' | '们' | '個' | '个' | '位' | '名'
            | '種' | '种' | '次' | '年' | '月' | '日' | '時' | '时' | '後' | '后' | '前' | '中' | '上' | '下' | '裡' | '里' | '內'
            | '内' | '外' | '間' | '间' | '說' | '说' | '叫' | '稱' | '称' | '用' | '使' | '會' | '会' | '要' | '能' | '可' | '想'
            | '去' | '來' | '来' | '做' | '像' | '如' | '若' | '只' | '才' | '已' | '曾' | '正' | '再' | '並' | '并' | '且' | '因'
            | '嗎' | '吗' | '吧' | '呢' | '啊' | '呀' | '等' | '著' | '着' | '過' | '过' | '得' | '地' | '一' | '二' | '三' | '四'
            | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '萬' | '万' | '億' | '亿' | '兩' | '两' | '幾' | '几' | '第'
            | '約' | '约' | '近' | '逾' | '達' | '达' | '多' | '少' | '大' | '小' | '新' | '舊' | '旧' | '同' | '另' | '跟' | '至'
            | '據' | '据' | '按' | '往' | '自' | '所' | '當' | '当' | '卻' | '却' | '仍' | '則' | '则' | '即' | '元' | '起' | '看' | '連' | '连'
    )
}
