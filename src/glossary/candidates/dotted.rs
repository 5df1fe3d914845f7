//! Foreign names with middle dots in Han or kana.

use std::ops::Range;

use super::tokens::{Sentence, TokenScript};
use crate::text::class::is_kana;

/// A name with middle dots between its parts, in the characters that write foreign names.
pub(super) fn dotted(sentence: &Sentence<'_>, end: usize) -> Option<Range<usize>> {
    let mut start = end - 1;
    let mut has_dot = false;
    while start >= 2
        && sentence.mark(start - 1).is_some_and(|mark| matches!(mark, '·' | '・' | '‧' | '•'))
        && matches!(sentence.script(start - 2), Some(TokenScript::Han | TokenScript::Katakana))
    {
        start -= 2;
        has_dot = true;
    }
    if !has_dot {
        return None;
    }
    let first = sentence.text_of(start);
    let last = sentence.text_of(end - 1);
    let from = first.char_indices().rev().take_while(|(_, c)| is_of_foreign_name(*c)).last()?.0;
    let to = last.find(|c| !is_of_foreign_name(c)).unwrap_or(last.len());
    let (one, other) = (sentence.tokens.get(start)?, sentence.tokens.get(end - 1)?);
    (to > 0).then(|| one.range.start + from..other.range.start + to)
}

/// Whether a character is a katakana or one of those that write foreign names in Chinese.
fn is_of_foreign_name(c: char) -> bool {
    const CHARACTERS: &str = "大阿埃艾愛爱安昂奧奥澳巴白拜班邦包保鲍鮑貝贝本比彼畢毕賓宾波伯柏博勃布查柴昌达達戴丹道德登狄迪蒂第丁杜頓顿多厄恩爾尔法凡范菲費费芬馮冯佛弗福夫富蓋盖甘高戈哥格葛根貢贡古瓜圭哈海漢汉豪赫黑亨洪胡華华霍基吉加佳嘉賈贾簡简傑杰金卡凱凯坎康考柯科可克肯孔庫库奎拉萊莱蘭兰朗勞劳勒雷蕾里莉麗丽利李立連连林琳劉刘龍龙隆盧卢魯鲁路羅罗洛倫伦馬马瑪玛麥麦曼芒毛梅門门蒙米密明摩莫默姆穆慕納纳娜南內内尼妮涅紐纽諾诺努女歐欧帕派潘佩彭皮平珀普喬乔切瓊琼丘讓让瑞薩萨賽赛桑森沙山珊尚舍申聖圣施什史士斯絲丝思司蘇苏孫孙索塔太泰坦湯汤唐陶特滕提天田廷通圖图托脫脱瓦萬万旺威韋韦維维衛卫魏溫温翁沃烏乌吾伍武西希席夏肖謝谢辛雄休修許许雅亞亚揚扬楊杨耶葉叶伊宜因英尤于約约澤泽扎札詹珍芝治朱卓祖佐茲兹子齊齐奇恰契琪榮荣容茹如瑟茜倩夸奈茨策朵登蓓碧露霞詩诗芙伽迦塞弥彌輝辉梭蜜";
    is_kana(c) || CHARACTERS.contains(c)
}
