//! What is a name, and what merely stands where names stand.

use super::date;
use super::labels::{self, Kind};

/// Somebody that a page says its article is by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub text: String,
    /// Whether it is the name of a newspaper, an office or the like.
    pub is_group: bool,
}

/// Characters of the longest list of names.
const LONGEST_LIST: usize = 80;
/// Names of one article.
const MOST_NAMES: usize = 10;
/// Characters of the longest name in Han characters, kana or Hangul, and words of the longest one in other scripts.
const LONGEST_WIDE: usize = 20;
const MOST_WORDS: usize = 5;

/// What people are called in front of their names, or behind them.
const ROLES_BEFORE: &[&str] = &[
    "本報記者",
    "本报记者",
    "本刊記者",
    "本刊记者",
    "本网记者",
    "本網記者",
    "特約記者",
    "特约记者",
    "實習記者",
    "实习记者",
    "見習記者",
    "见习记者",
    "综合报道记者",
    "新华社记者",
    "記者",
    "记者",
    "通訊員",
    "通讯员",
    "編譯",
    "编译",
    "撰文",
    "撰稿",
    "特派員",
    "기자명",
    "글쓴이",
];
const ROLES_BEHIND: &[&str] = &[
    "特約記者",
    "特约记者",
    "特派員",
    "特派记者",
    "記者",
    "记者",
    "編譯",
    "编译",
    "撰文",
    "撰稿",
    "報導",
    "报道",
    "報道",
    "撰",
    "수습기자",
    "인턴기자",
    "선임기자",
    "전문기자",
    "특파원",
    "기자",
    "논설위원",
    "에디터",
    "リポーター",
    "ライター",
];
/// How names of those end who are no persons.
const GROUPS: &[&str] = &[
    "日報",
    "日报",
    "晚報",
    "晚报",
    "早報",
    "时报",
    "時報",
    "新聞",
    "新闻",
    "新聞網",
    "新闻网",
    "網",
    "网",
    "社",
    "報",
    "报",
    "電視",
    "电视",
    "週刊",
    "周刊",
    "雜誌",
    "杂志",
    "通訊社",
    "通讯社",
    "編輯部",
    "编辑部",
    "編集部",
    "編輯室",
    "小組",
    "小组",
    "公司",
    "委員會",
    "委员会",
    "中心",
    "論壇",
    "论坛",
    "部落格",
    "大學",
    "大学",
    "频道",
    "頻道",
    "客户端",
    "客戶端",
    "公众号",
    "公眾號",
    "工作室",
    "團隊",
    "团队",
    "融媒体",
    "出版",
    "学会",
    "學會",
    "協會",
    "协会",
    "人民政府",
    "신문",
    "뉴스",
    "일보",
    "방송",
    "타임즈",
    "편집부",
    "취재팀",
    "팀",
    "미디어",
    "newsroom",
    "news",
    "times",
    "daily",
    "press",
    "staff",
    "team",
    "editors",
    "media",
    "inc",
    "inc.",
    "ltd",
    "ltd.",
    "magazine",
    "agency",
    "desk",
    "online",
    "digital",
];
/// The same for words that end many a short name as well.
const LONG_GROUPS: &[&str] = &[
    "台", "臺", "局", "部", "署", "室", "站", "組", "组", "處", "处", "會", "会", "院", "館", "馆", "厅",
    "廳", "市", "縣",
];
/// Words that stand where names stand and are never part of one.
const NO_NAMES: &[&str] = &[
    "來源",
    "来源",
    "分享",
    "登入",
    "登录",
    "登錄",
    "註冊",
    "注册",
    "訂閱",
    "订阅",
    "首頁",
    "首页",
    "更多",
    "發表",
    "发表",
    "發布",
    "发布",
    "閱讀",
    "阅读",
    "評論",
    "评论",
    "留言",
    "點擊",
    "点击",
    "瀏覽",
    "浏览",
    "收藏",
    "關注",
    "关注",
    "追蹤",
    "列印",
    "打印",
    "字號",
    "字号",
    "未知",
    "下載",
    "下载",
    "搜尋",
    "搜索",
    "回覆",
    "回复",
    "版權",
    "版权",
    "轉載",
    "转载",
    "原创",
    "更新",
    "編輯",
    "编辑",
    "責編",
    "责编",
    "校對",
    "校对",
    "審核",
    "审核",
    "連結",
    "链接",
    "上一",
    "下一",
    "の記事",
    "記事一覧",
    "一覧",
    "ログイン",
    "続き",
    "シェア",
    "コメント",
    "フォロー",
    "プロフィール",
    "로그인",
    "구독",
    "공유",
    "기사보기",
    "다른기사",
    "목록",
    "무단",
    "责任",
    "責任",
    "저작권",
    "페이지",
    "댓글",
    "조회",
    "입력",
    "수정",
    "all rights",
    "copyright",
];
/// The same as whole words of Latin script.
const NO_NAME_WORDS: &[&str] = &[
    "login",
    "log",
    "subscribe",
    "share",
    "follow",
    "comments",
    "comment",
    "posted",
    "updated",
    "admin",
    "administrator",
    "webmaster",
    "unknown",
    "null",
    "undefined",
    "anonymous",
    "read",
    "more",
    "menu",
    "home",
    "print",
    "email",
    "published",
    "editor",
    "none",
    "system",
    "root",
    "http",
    "https",
];

/// Characters that Chinese family names begin with, the most common first. Rarer ones that begin many a word are left
/// out.
const FAMILY_NAMES: &str = "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许鄧邓韓韩馮冯曹彭曾肖蕭萧田董潘袁蔡蔣蒋余餘于杜葉叶程魏蘇苏呂吕丁任盧卢姚沈鍾钟姜崔譚谭陸陆范汪廖石金韋韦賈贾夏付傅方鄒邹熊白孟秦邱侯江尹薛閻阎段雷龍龙黎史陶賀贺毛郝顧顾龔龚邵萬万覃武錢钱戴嚴严莫孔向常湯汤溫温康施文牛樊葛邢安齊齐易喬乔伍龐庞顏颜倪莊庄聶聂章魯鲁岳翟殷詹申歐欧耿關关蘭兰焦俞左柳甘祝包寧宁尚符舒阮柯紀纪梅童凌畢毕單单季裴霍塗涂苗谷盛曲翁冉駱骆藍蓝路游辛靳管柴蒙鮑鲍華华喻祁蒲房滕屈饒饶牟艾尤陽阳穆農农司卓古吉繆缪簡简車车項项連连蘆芦麥麦褚婁娄竇窦戚岑景黨党宮宫費费卜冷晏席卫衛柏宗瞿桂佟臧閔闵苟鄔邬邊边卞姬和仇欒栾隋刁沙榮荣巫寇桑郎甄叢丛仲虞敖巩鞏明佘池查麻苑遲迟鄺邝封譙匡鞠惠荆樂乐冀郁胥南儲储原栗燕楚鄢勞劳諶谌奚皮粟冼藺蔺樓楼盤盘滿满聞闻位厲厉伊仝區区郜海闞阚花帥帅屠豆朴盖蓋練练廉禹井祖漆巴豐丰";

/// Whether a text begins as the names of Chinese people do.
pub(super) fn has_family_name(text: &str) -> bool {
    text.chars().next().is_some_and(|first| FAMILY_NAMES.contains(first))
}

/// The names in a list of authors; those that cannot be names are left out.
pub(super) fn names(list: &str) -> Vec<Name> {
    parts(list).unwrap_or_default().into_iter().filter_map(|part| name(&part)).take(MOST_NAMES).collect()
}

/// The names in a list of which every part is a name, or says where it is reported from.
pub(super) fn all_names(list: &str) -> Option<Vec<Name>> {
    let mut names = Vec::new();
    for part in parts(list)? {
        match name(&part) {
            Some(name) => names.push(name),
            None if is_role(&part) => {}
            None if is_place(&part) => {}
            None => return None,
        }
    }
    (!names.is_empty() && names.len() <= MOST_NAMES).then_some(names)
}

/// The parts of a list of names; none when it is too long for one.
fn parts(list: &str) -> Option<Vec<String>> {
    let list = date::folded(list);
    if list.contains("://") {
        return None;
    }
    if list.chars().nth(LONGEST_LIST).is_some() || list.contains(['。', '?', '!']) {
        return None;
    }
    let mut parts = Vec::new();
    for part in list.split(['、', ',', ';', '/', '&', '|', '•', '／']) {
        for part in part.split(" and ").flat_map(|part| part.split(" · ")) {
            let part = part.trim_matches(is_trim);
            if !part.is_empty() {
                parts.extend(apart(part));
            }
        }
    }
    Some(parts)
}

/// Names of Han characters or Hangul that only a blank or a conjunction parts.
fn apart(part: &str) -> Vec<String> {
    let is_name = |word: &&str| is_wide(word) && (2..=4).contains(&word.chars().count());
    for sign in ["與", "与", "和", "及"] {
        if let Some((one, other)) = part.split_once(sign)
            && is_name(&one.trim())
            && is_name(&other.trim())
            && part.chars().count() > 4
        {
            return vec![one.trim().to_owned(), other.trim().to_owned()];
        }
    }
    let words: Vec<&str> = part.split(' ').filter(|word| !word.is_empty()).collect();
    let has_role = |word: &&str| ROLES_BEHIND.contains(word) || ROLES_BEFORE.contains(word) || is_role(word);
    let is_list = words.len() > 1
        && words.iter().all(|word| is_wide(word))
        && words.iter().all(|word| is_name(word) || has_role(word) || is_group(word) || is_place(word));
    if is_list {
        return words.into_iter().filter(|word| !has_role(word)).map(str::to_owned).collect();
    }
    vec![part.to_owned()]
}

/// Whether all of a text is written in Han characters, kana or Hangul.
pub(super) fn is_wide(text: &str) -> bool {
    !text.is_empty() && text.chars().all(is_wide_char)
}

fn is_wide_char(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{AC00}'..='\u{D7A3}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{323AF}' | '·')
        && !matches!(c, '「' | '」' | '《' | '》' | '【' | '】' | '〈' | '〉' | '『' | '』' | '〔' | '〕')
}

fn is_trim(c: char) -> bool {
    c.is_whitespace() || "()[]【】〔〕:|-–—•●·.,▲▼►「」〈〉_~*#»«›‹".contains(c)
}

/// `港灣報導`, `港灣電`: where a report comes from.
fn is_place(text: &str) -> bool {
    const ENDS: &[&str] = &["報導", "报道", "報道", "電", "电", "讯", "訊", "专电", "專電"];
    let text = text.replace(' ', "");
    is_wide(&text) && text.chars().count() <= 10 && ENDS.iter().any(|end| text.ends_with(end))
}

/// `港灣網專欄作者`: what somebody is called beside the name.
fn is_role(text: &str) -> bool {
    const ENDS: &[&str] = &[
        "作者",
        "撰稿人",
        "記者",
        "记者",
        "評論員",
        "评论员",
        "主筆",
        "主笔",
        "研究員",
        "研究员",
        "教授",
        "기자",
        "특파원",
    ];
    is_wide(text) && ENDS.iter().any(|end| text.ends_with(end))
}

/// A part of a list as a name.
fn name(part: &str) -> Option<Name> {
    let text = cleaned(part);
    let is_name = !is_place(part) && is_name(&text);
    is_name.then(|| Name { is_group: is_group(&text), text })
}

/// A name without roles, what stands in brackets behind it, and the date or number that follows it.
fn cleaned(part: &str) -> String {
    let mut text = part.trim_matches(is_trim);
    text = text
        .char_indices()
        .find(|(at, _)| date::leading(text.split_at(*at).1).is_some())
        .map_or(text, |(at, _)| text.split_at(at).0);
    // `林青 PK155`, `林青 (12)`, `Ann (ann@example.com)`.
    if let Some((name, behind)) = text.split_once(['(', '<', '['])
        && (behind.contains('@') || behind.chars().any(|c| c.is_ascii_digit()))
    {
        text = name;
    }
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_extra = |word: &&&str| word.contains('@') || word.chars().all(|c| c.is_ascii_digit());
    let kept = words.len() - words.iter().rev().take_while(is_extra).count();
    let mut text = words.get(..kept).unwrap_or_default().join(" ");
    if let Some(name) = ["By ", "by ", "BY ", "由 "].iter().find_map(|by| text.strip_prefix(by)) {
        text = name.to_owned();
    }
    while let Some((Kind::Author, label, rest)) = labels::label(&text) {
        let Some(rest) = labels::behind_colon(rest).filter(|_| !label.is_empty()) else { break };
        text = rest.to_owned();
    }
    loop {
        let bare = text.trim_matches(is_trim);
        let is_left = |rest: &&str| rest.trim().chars().count() > 1;
        let before = ROLES_BEFORE.iter().find_map(|role| bare.strip_prefix(role)).filter(is_left);
        let behind = ROLES_BEHIND.iter().find_map(|role| bare.strip_suffix(role)).filter(is_left);
        match before.or(behind) {
            Some(rest) => text = rest.to_owned(),
            None => return bare.to_owned(),
        }
    }
}

/// Whether a text can be somebody's name.
pub(super) fn is_name(text: &str) -> bool {
    let count = text.chars().count();
    let digits = text.chars().filter(|c| c.is_numeric()).count();
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    let is_short = if text.chars().any(is_wide_char) { count <= LONGEST_WIDE } else { count <= 50 };
    count > 1
        && is_short
        && words.len() <= MOST_WORDS
        && digits * 2 <= count
        && text.chars().filter(|c| c.is_alphabetic()).count() > 1
        && !is_credit(text)
        && !(words.len() > 1 && is_words(text))
        && !text.contains(|c: char| "。？！?!…：:;；「」『』《》<>\"“”@=|/\\{}©".contains(c))
        && !is_domain(&lower)
        && !is_place(text)
        && !NO_NAMES.iter().any(|word| lower.contains(word))
        && !words.iter().any(|word| NO_NAME_WORDS.contains(word))
        && labels::label(&lower).is_none_or(|(_, _, rest)| !rest.is_empty())
        && !holds_date(text)
}

/// `林青攝`: who took the picture.
fn is_credit(text: &str) -> bool {
    ["摄", "攝", "撮影", "제공", "사진"].iter().any(|end| text.ends_with(end))
}

/// Latin words without a capital, or with a number among them.
fn is_words(text: &str) -> bool {
    text.chars().all(|c| !is_wide_char(c))
        && (!text.chars().any(char::is_uppercase)
            || text.split(' ').any(|word| word.chars().all(|c| c.is_ascii_digit())))
}

fn holds_date(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && (text.contains(['年', '月', '년', '월'])
            || text.char_indices().any(|(at, _)| date::leading(text.split_at(at).1).is_some()))
}

/// `news.example`, `www.news.example`.
fn is_domain(lower: &str) -> bool {
    let is_host = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '.' | '-');
    lower.starts_with("www.")
        || lower.rsplit_once('.').is_some_and(|(name, end)| {
            lower.chars().all(is_host)
                && name.len() > 2
                && end.len() > 1
                && end.chars().all(|c| c.is_ascii_lowercase())
        })
}

/// Whether a name is that of a newspaper, an office or the like.
pub(super) fn is_group(name: &str) -> bool {
    let lower = name.to_lowercase();
    let count = lower.chars().count();
    let ends = |end: &str| {
        lower.strip_suffix(end).is_some_and(|rest| {
            if end.is_ascii() {
                rest.is_empty() || rest.ends_with(' ') || rest.ends_with(is_wide_char)
            } else {
                !rest.is_empty()
            }
        })
    };
    GROUPS.iter().any(|end| ends(end)) || count > 3 && LONG_GROUPS.iter().any(|end| ends(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &str) -> Vec<String> {
        names(list).into_iter().map(|name| name.text).collect()
    }

    #[test]
    fn a_list_of_names() {
        for (list, expected) in [
            ("林青", vec!["林青"]),
            ("林青、王大明，李小華", vec!["林青", "王大明", "李小華"]),
            ("林青和王大明", vec!["林青", "王大明"]),
            ("林青 王大明", vec!["林青", "王大明"]),
            ("記者 林青", vec!["林青"]),
            ("記者林青／港灣報導", vec!["林青"]),
            ("港灣日報 林青", vec!["港灣日報", "林青"]),
            ("김하늘 기자", vec!["김하늘"]),
            ("이도담 문가온 기자", vec!["이도담", "문가온"]),
            ("By Ann Reed and Tom Hill", vec!["Ann Reed", "Tom Hill"]),
            ("林青2017-03-01 14:27:02 74", vec!["林青"]),
            ("name, email@gmail.com", vec!["name"]),
            ("Ann Reed (ann@news.example)", vec!["Ann Reed"]),
            ("馬克·吐溫", vec!["馬克·吐溫"]),
            ("kinoko7788", vec!["kinoko7788"]),
            ("104363", vec![]),
            ("[责任编辑：林青 PK155]", vec![]),
            ("登入", vec![]),
            ("https://news.example/people/1", vec![]),
            ("news.example", vec![]),
            ("admin", vec![]),
            ("webmaster@news.example", vec![]),
            ("他說，今天的雨很大。", vec![]),
        ] {
            assert_eq!(texts(list), expected, "{list}");
        }
    }

    #[test]
    fn persons_are_told_from_groups() {
        for group in ["港灣日報", "茶社", "編輯部", "安全新聞網", "海岸事務部", "Harbour News", "안개항신문"]
        {
            assert!(is_group(group), "{group}");
        }
        for person in ["林青", "王大部", "Ann Reed", "김누리", "磯部鶴吉"] {
            assert!(!is_group(person), "{person}");
        }
    }
}
