//! What a number counts: magnitudes, units of measure, currencies and counters (clreq §3.1.5.2: digits and their suffix;
//! jlreq cl-13, postfixed abbreviations, and cl-25, unit symbols).

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::symbols;

/// Powers of ten and ten thousand between a number and what it counts.
pub(super) const MAGNITUDES: [char; 14] =
    ['十', '百', '千', '萬', '万', '億', '亿', '兆', '京', '만', '억', '조', '천', '백'];

/// Units and counters of more than one character that are no word of something else.
const COUNTERS: &[&str] = &[
    // length, area, volume
    "公里",
    "公尺",
    "公分",
    "公釐",
    "公厘",
    "毫米",
    "厘米",
    "釐米",
    "分米",
    "微米",
    "奈米",
    "纳米",
    "納米",
    "千米",
    "英里",
    "英哩",
    "英呎",
    "英尺",
    "英寸",
    "英吋",
    "海里",
    "海浬",
    "光年",
    "平方",
    "平方米",
    "平方公尺",
    "平方公里",
    "平方英尺",
    "平方英里",
    "立方",
    "立方米",
    "立方公尺",
    "公頃",
    "公顷",
    "英畝",
    "英亩",
    "公升",
    "毫升",
    "加侖",
    "加仑",
    // mass, energy, information
    "公斤",
    "公克",
    "公噸",
    "公吨",
    "千克",
    "毫克",
    "微克",
    "英磅",
    "盎司",
    "千瓦",
    "千卡",
    "大卡",
    "焦耳",
    "伏特",
    "安培",
    "赫茲",
    "赫兹",
    "位元",
    "比特",
    "字節",
    "字节",
    "畫素",
    "像素",
    "公釐",
    // time
    "小時",
    "小时",
    "鐘頭",
    "钟头",
    "分鐘",
    "分钟",
    "秒鐘",
    "秒钟",
    "毫秒",
    "個月",
    "个月",
    "星期",
    "禮拜",
    "世紀",
    "世纪",
    "年代",
    "年級",
    "年级",
    "年度",
    "週年",
    "周年",
    "週歲",
    "周岁",
    "歲月",
    "季度",
    "晝夜",
    "時間",
    "分間",
    "秒間",
    "日間",
    "週間",
    "年間",
    "ヶ月",
    "ヵ月",
    "ケ月",
    "カ月",
    "か月",
    "箇月",
    "ヶ月間",
    "か月間",
    "カ月間",
    "ヶ国",
    "カ国",
    "か国",
    "ヶ所",
    "カ所",
    "か所",
    "箇所",
    "年生",
    "時頃",
    // money
    "美元",
    "美金",
    "歐元",
    "欧元",
    "英鎊",
    "英镑",
    "日圓",
    "日元",
    "日円",
    "韓元",
    "韩元",
    "港元",
    "港幣",
    "港币",
    "臺幣",
    "台幣",
    "台币",
    "新臺幣",
    "新台幣",
    "新台币",
    "人民幣",
    "人民币",
    "盧布",
    "卢布",
    "盧比",
    "卢比",
    "泰銖",
    "泰铢",
    "法郎",
    "加元",
    "澳元",
    "米ドル",
    "ドル",
    "ユーロ",
    "ポンド",
    "ウォン",
    // people and things
    "個人",
    "个人",
    "人次",
    "位數",
    "位数",
    "個百分點",
    "个百分点",
    "百分點",
    "百分点",
    "平米",
    "パーセント",
    "キロメートル",
    "センチメートル",
    "ミリメートル",
    "キログラム",
    "ミリリットル",
    "センチ",
    "ミリ",
    "キロ",
    "メートル",
    "グラム",
    "リットル",
    "トン",
    "ページ",
    "歳児",
    "시간",
    "개월",
    "년대",
    "주년",
    "달러",
    "유로",
    "위안",
    "퍼센트",
    "킬로미터",
    "킬로그램",
    "미터",
    "명의",
    "마리",
    "계단",
    "켤레",
    "그루",
    "송이",
    "자루",
    "군데",
    "가지",
    "사람",
    "차례",
    "주일",
    "바퀴",
    "그램",
    "리터",
    "센티미터",
    "밀리미터",
    "바이트",
    "비트",
    "픽셀",
    "번째",
    // ordinals and addresses
    "番目",
    "丁目",
    "番地",
    "号室",
    "人前",
    "議席",
];

/// [`COUNTERS`] by their first characters.
static BY_FIRST: LazyLock<FxHashMap<char, Vec<Vec<char>>>> = LazyLock::new(|| {
    let mut by_first: FxHashMap<char, Vec<Vec<char>>> = FxHashMap::default();
    for counter in COUNTERS.iter().map(|counter| counter.chars().collect::<Vec<_>>()) {
        by_first.entry(counter[0]).or_default().push(counter);
    }
    by_first
});

/// How many characters at the start of a text say what the number before it counts; 0 for none.
pub(super) fn counter_after(characters: &[char]) -> usize {
    let Some(&first) = characters.first() else { return 0 };
    if symbols::is_letter(first) {
        return symbols::at_start(characters);
    }
    let counters = BY_FIRST.get(&first).into_iter().flatten();
    let longest = counters.filter(|counter| characters.starts_with(counter)).map(Vec::len).max();
    longest.unwrap_or_else(|| usize::from(is_counter_of_one(first)))
}

/// Whether a character after a number with `第` before it says of what it is the so-manieth.
pub(super) const fn is_ordinal_counter(c: char) -> bool {
    is_counter_of_one(c) || matches!(c, '季' | '話' | '话' | '課' | '课' | '절' | '조' | '항' | '부')
}

const fn is_counter_of_one(c: char) -> bool {
    matches!(c,
        '%' | '％' | '‰' | '‱' | '°' | '℃' | '℉' | '′' | '″'
        | '\u{3371}'..='\u{337A}' | '\u{3380}'..='\u{33DF}'     // squared units
        | '年' | '月' | '日' | '號' | '号' | '時' | '时' | '點' | '点' | '分' | '秒' | '刻' | '週' | '周' | '歲' | '岁' | '歳'
        | '元' | '塊' | '块' | '圓' | '円' | '角' | '仙'
        | '個' | '个' | '名' | '位' | '人' | '次' | '回' | '天' | '倍' | '項' | '项' | '款' | '種' | '种' | '台' | '篇' | '本'
        | '章' | '節' | '节' | '頁' | '页' | '條' | '条' | '卷' | '期' | '版' | '屆' | '届'
        | '隻' | '只' | '顆' | '颗' | '粒' | '張' | '张' | '幅' | '艘' | '輛' | '辆' | '架' | '棵' | '株' | '朵' | '頭' | '头' | '匹' | '羽' | '尾'
        | '戶' | '户' | '戸' | '家' | '軒' | '間' | '间' | '室' | '棟' | '栋' | '幢' | '層' | '层' | '樓' | '楼' | '階' | '座' | '所' | '處' | '处'
        | '場' | '场' | '局' | '輪' | '轮' | '幕' | '件' | '封' | '通' | '枚' | '冊' | '册' | '巻' | '部' | '集' | '首' | '曲' | '句' | '行' | '字'
        | '列' | '排' | '段' | '級' | '级' | '隊' | '队' | '組' | '组' | '班' | '批' | '把' | '支' | '枝' | '根' | '双' | '雙' | '副' | '套'
        | '杯' | '碗' | '瓶' | '盒' | '箱' | '包' | '袋' | '片' | '滴' | '盞' | '盏' | '筆' | '笔' | '臺' | '両' | '編' | '着' | '足' | '駅' | '社'
        | '店' | '校' | '票' | '席' | '步' | '歩' | '趟' | '遍' | '世' | '代'
        | '米' | '克' | '升' | '噸' | '吨' | '度' | '尺' | '寸' | '里' | '坪' | '畝' | '亩' | '斤' | '磅' | '瓦'
        | '년' | '월' | '일' | '시' | '분' | '초' | '원' | '명' | '개' | '번' | '회' | '세' | '배' | '층' | '장' | '권' | '살'
        | '대' | '채' | '곳' | '쪽' | '줄' | '자' | '잔' | '병' | '벌' | '척' | '통' | '호' | '위' | '점' | '건' | '종' | '편' | '차' | '등' | '급' | '도' | '톤'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_counter_can_be_found() {
        for counter in COUNTERS {
            let characters: Vec<char> = counter.chars().collect();
            assert_eq!(counter_after(&characters), characters.len(), "{counter}");
        }
    }
}
