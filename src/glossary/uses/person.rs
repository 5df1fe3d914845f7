//! Names of persons, told by their form: what of them may stand alone.

use super::common::{Commonness, is_common_english};
use crate::text::class::{is_han, is_hangul, is_kana};
use crate::text::words::cost;

/// The most common surnames of Chinese of one character, both forms (the census of Taiwan and the mainland's count name
/// these first).
const CHINESE: &str = "王李張张劉刘陳陈楊杨黃黄趙赵吳吴周徐孫孙馬马朱胡郭何林高羅罗鄭郑梁謝谢宋唐許许韓韩馮冯鄧邓曹彭曾蕭肖田董袁潘蔡蔣蒋余于杜葉叶程蘇苏魏呂吕丁任沈姚盧卢姜崔鍾钟譚谭陸陆汪范石廖賈贾夏韋韦付方白鄒邹孟熊秦邱江尹薛閻阎段雷侯龍龙史陶黎賀贺顧顾毛郝龔龚邵萬万錢钱嚴严覃武戴莫孔向湯汤常溫温康施文牛樊葛邢安齊齐易喬乔伍龐庞顏颜倪莊庄聶聂章魯鲁岳翟殷詹申歐欧耿關关蘭兰焦俞左柳甘祝包寧宁尚符舒阮柯紀纪梅童凌畢毕單单季裴霍涂成苗谷盛曲翁冉駱骆藍蓝路游辛靳管柴蒙鮑鲍華华喻祁蒲房滕屈饒饶解牟艾尤陽阳時时穆農农司卓古吉繆缪簡简車车項项連连蘆芦麥麦褚婁娄竇窦戚岑景黨党宮宫費费卜冷晏席衛卫米柏宗瞿桂全佟應应臧閔闵苟鄔邬邊边卞姬師师和仇欒栾隋商刁沙榮荣巫寇桑郎甄叢丛仲虞敖鞏巩明佘池查麻苑遲迟鄺邝官封譙谯";
/// Those of two characters.
const CHINESE_DOUBLE: &[&str] = &[
    "歐陽", "欧阳", "司馬", "司马", "諸葛", "诸葛", "上官", "司徒", "夏侯", "皇甫", "尉遲", "尉迟", "慕容",
    "張簡",
];

/// The most common surnames of Japanese.
const JAPANESE: &str = "佐藤 鈴木 高橋 田中 伊藤 渡辺 渡邊 渡邉 山本 中村 小林 加藤 吉田 山田 佐々木 山口 松本 井上 木村 斎藤 齋藤 斉藤 清水 山崎 阿部 池田 橋本 山下 石川 中島 前田 藤田 小川 後藤 岡田 長谷川 村上 近藤 石井 坂本 遠藤 青木 藤井 西村 福田 太田 三浦 藤原 岡本 松田 中川 中野 原田 小野 田村 竹内 金子 和田 中山 石田 上田 森田 小島 柴田 原 宮崎 酒井 工藤 横山 宮本 内田 高木 安藤 島田 谷口 大野 丸山 今井 高田 藤本 武田 村田 上野 杉山 増田 平野 大塚 千葉 久保 松井 小山 岩崎 桜井 野口 松尾 木下 野村 菊地 菊池 佐野 新井 渡部 大西 杉本 古川 浜田 市川 小松 高野 水野 山内 西田 西川 北村 安田 五十嵐 川口 関口 飯田 平田 本田 川崎 服部 辻 東 中田 岩田 川村 樋口 松下 片山 土屋 矢野 吉川 荒木 秋山 広瀬 黒田 永井 田口 山中 森本 須藤 大橋 小池 熊谷 石原 本間 望月 大島 松岡 吉村 荒井 永田 浅野 岡崎 宮田 早川 松村 星野 大谷 堀 黒川 堀内 松永 白石 田辺 三宅 成田 尾崎 岩本 馬場 内藤 福島 飯塚 川上 児玉 奥村 上原 福井 川島 坂口 大石 関 小田 片岡 鎌田 桑原 篠原 萩原 栗原 相馬 三上 稲垣 神田 牧野 北川 平井 渋谷 水谷 榎本 村井 青山 河野 久保田 大久保 小野寺 長田 梅田 南 宮下 小倉 大川 岡部 沢田 澤田 広田 植田 天野 吉岡 中西 西山 向井 永野 高山 石黒 島 今村 藤川 北野 宇野 富田 桐生 有馬 一条 橘 瀬戸 神谷 柳田 竹田 小泉 安倍 岸田 菅 麻生 石破 羽生 藤沢 三島 川端 夏目 芥川 太宰 大江 宮沢 樋渡 真鍋 本庶 山極";

/// The most common surnames of Korean.
const KOREAN: &str = "김이박최정강조윤장임한오서신권황안송류전홍고문양손배백허유남심노하곽성차주우구민진지엄채원천방공현함변염여추도소석선설마길연위표명기반라왕금옥육인맹제모탁국어은편용";

/// Words of Latin names that are no names.
const PARTICLES: &[&str] = &[
    "van", "von", "de", "der", "den", "di", "da", "del", "della", "la", "le", "du", "dos", "bin", "ibn",
    "al", "el", "ter", "af", "zu",
];

/// How a part of a name must stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartStyle {
    /// A word of a Latin name.
    Latin,
    /// A part of a foreign name in Han, of which the form is a sure sign.
    Han,
    /// A part of a foreign name in kana.
    Kana,
    /// A surname in Han of Japanese or Chinese, or a given name: no other Han may stand next to it.
    HanName,
    /// A surname of one character: only with a title.
    Single,
    /// A part of a Korean name, or of a foreign one in hangul.
    Hangul,
}

/// A part of a person's name that may stand for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NamePart {
    /// As it is spelled.
    pub text: String,
    pub style: PartStyle,
    /// Whether it may stand alone only with a title, since its form or the word is no sure sign.
    pub needs_title: bool,
    /// Whether a title must say somewhere in the text that it is a person, since any term may have such a form.
    pub needs_proof: bool,
}

impl NamePart {
    fn new(text: &str, style: PartStyle, needs_title: bool) -> Self {
        Self { text: text.to_owned(), style, needs_title, needs_proof: false }
    }
}

/// The parts of a name that has the form of a person's; none for any other name. `is_named` says that another name of the
/// same entry has the form of a person's in Latin, which makes sure of the others.
pub(super) fn parts(name: &str, language: Speech, is_named: bool) -> Vec<NamePart> {
    let dotted: Vec<&str> = name.split(['·', '・', '‧', '•', '．', '=', '＝']).map(str::trim).collect();
    if (2..=4).contains(&dotted.len()) {
        return dotted_parts(&dotted, is_named);
    }
    let words: Vec<&str> = name.split_whitespace().collect();
    if name.chars().all(|c| is_latin(c) || matches!(c, ' ' | '-' | '\'' | '’' | '.')) {
        return if is_latin_person(name) { latin_parts(&words) } else { Vec::new() };
    }
    let only = |fits: fn(char) -> bool| name.chars().all(fits);
    // A given name may be in kana.
    let is_japanese = language == Speech::Japanese
        && name.trim_end_matches(is_hiragana).chars().all(is_han)
        && name.starts_with(is_han);
    if only(is_han) || is_japanese {
        match language {
            Speech::Japanese => japanese_parts(name),
            Speech::Chinese => chinese_parts(name),
            Speech::Other => Vec::new(),
        }
    } else if name.chars().all(|c| is_hangul(c) || c == ' ') {
        korean_parts(name, &words, is_named)
    } else {
        Vec::new()
    }
}

/// Whose way of naming persons in Han is followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    Chinese,
    Japanese,
    Other,
}

fn is_latin(c: char) -> bool {
    c.is_alphabetic() && (c as u32) < 0x250
}

/// Whether a name has the form of a person's in Latin letters: two to four words, each with a capital, none of them an
/// everyday word (`Open Play`, `Northwind Systems`).
pub(super) fn is_latin_person(name: &str) -> bool {
    let words: Vec<&str> = name.split_whitespace().collect();
    let is_initial = |word: &str| word.len() <= 2 && word.starts_with(|c: char| c.is_uppercase());
    let is_name = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && (is_initial(word) || letters.any(char::is_lowercase))
            && !is_common_english(word.trim_end_matches('.'))
            && word.chars().all(|c| is_latin(c) || "-'’.".contains(c))
    };
    let (particles, names): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| PARTICLES.contains(word));
    (2..=4).contains(&names.len())
        && particles.len() <= 2
        && names.iter().all(is_name)
        && names.iter().any(|word| !is_initial(word))
        && names.last().is_some_and(|word| word.chars().count() > 2 || words.len() == 2)
}

fn latin_parts(words: &[&str]) -> Vec<NamePart> {
    let is_long = |word: &&&str| word.trim_end_matches('.').chars().count() > 2 && !PARTICLES.contains(word);
    let mut parts: Vec<NamePart> = Vec::new();
    let ends = words.first().into_iter().chain(words.last());
    for word in ends.filter(is_long) {
        if parts.iter().all(|part| part.text != *word) {
            parts.push(NamePart::new(word, PartStyle::Latin, false));
        }
    }
    parts
}

fn dotted_parts(dotted: &[&str], is_named: bool) -> Vec<NamePart> {
    let all = |fits: fn(char) -> bool| dotted.iter().all(|part| part.chars().all(fits) && !part.is_empty());
    let style = if all(is_han) {
        PartStyle::Han
    } else if all(is_kana) {
        PartStyle::Kana
    } else if all(is_hangul) {
        PartStyle::Hangul
    } else {
        return Vec::new();
    };
    // Middle dots stand between the words of any term in kana.
    let needs_proof =
        style == PartStyle::Kana && !is_named && !dotted.last().is_some_and(|last| is_rare_in_kana(last));
    let ends = dotted.first().into_iter().chain(dotted.last());
    let long = ends.filter(|part| part.chars().count() > 1);
    long.map(|part| NamePart { needs_proof, ..NamePart::new(part, style, is_usual(part)) }).collect()
}

/// Whether a word in kana is none of the loan words that the dictionary has, nor ends like one.
fn is_rare_in_kana(word: &str) -> bool {
    const LOAN_ENDS: &[&str] = &[
        "ング",
        "ション",
        "メント",
        "ティ",
        "ティー",
        "ジー",
        "ズム",
        "ター",
        "ダー",
        "ラー",
        "ネス",
        "システム",
    ];
    word.chars().count() > 3 && cost(word).is_none() && !LOAN_ENDS.iter().any(|end| word.ends_with(end))
}

/// Whether a word of Han or kana is used of other things too.
fn is_usual(word: &str) -> bool {
    Commonness::of(word) <= Commonness::Usual
}

/// Words of less cost are words of the language, whoever may be named so.
const WORD: u32 = 105;

/// Whether a given name in Han is no word of the language: 美咲, but not 銀行 in 山口銀行.
fn is_no_word(given: &str) -> bool {
    cost(given).is_none_or(|cost| cost >= WORD)
}

/// Ends of names of places and firms that begin like a person's.
const NO_GIVEN: &[&str] = &[
    "銀行",
    "大学",
    "高校",
    "製薬",
    "電機",
    "工業",
    "産業",
    "商事",
    "商店",
    "建設",
    "自動車",
    "証券",
    "新聞",
    "放送",
    "病院",
    "鉄道",
    "電鉄",
    "製作所",
    "製鉄",
    "化学",
    "食品",
    "酒造",
    "書店",
    "出版",
    "神社",
    "公園",
    "空港",
    "支店",
    "半島",
    "海岸",
    "盆地",
    "地方",
    "事件",
    "内閣",
    "政権",
    "県",
    "市",
    "区",
    "町",
    "村",
    "駅",
    "川",
    "山",
    "城",
    "寺",
    "湖",
    "島",
    "港",
    "橋",
    "店",
    "社",
    "氏",
    "式",
    "賞",
    "杯",
    "研究所",
];

/// A known surname with what follows it; or else a surname of two characters, which needs a title then; or a name of
/// Chinese, which needs one too.
fn japanese_parts(name: &str) -> Vec<NamePart> {
    let length = name.chars().count();
    if !(3..=6).contains(&length) || NO_GIVEN.iter().any(|end| name.ends_with(end)) {
        return Vec::new();
    }
    let known =
        JAPANESE.split(' ').filter(|surname| name.starts_with(surname)).max_by_key(|surname| surname.len());
    let two = name.char_indices().nth(2).and_then(|(at, _)| name.get(..at)).filter(|_| length <= 5);
    let is_long = |surname: &&str| surname.chars().nth(1).is_some() || length == 3;
    let known = known.filter(is_long);
    let Some(surname) = known.or(two) else { return Vec::new() };
    let given = name.strip_prefix(surname).unwrap_or_default();
    if !(1..=4).contains(&given.chars().count()) {
        return Vec::new();
    }
    let needs_title = known.is_none() || !is_no_word(given);
    let single = |text: &str| NamePart::new(text, PartStyle::Single, true);
    let part = |text: &str| match text.chars().count() {
        1 => single(text),
        _ => NamePart::new(text, PartStyle::HanName, needs_title),
    };
    let mut parts = vec![part(surname), part(given)];
    if length == 3 && known.is_none() {
        parts.extend(chinese_parts(name).into_iter().map(|part| NamePart { needs_title: true, ..part }));
    }
    parts
}

fn chinese_parts(name: &str) -> Vec<NamePart> {
    let surname = CHINESE_DOUBLE.iter().copied().find(|surname| name.starts_with(surname));
    let surname = surname.or_else(|| {
        let first = name.chars().next().filter(|first| CHINESE.contains(*first))?;
        name.get(..first.len_utf8())
    });
    let Some(surname) = surname else { return Vec::new() };
    let given = name.strip_prefix(surname).unwrap_or_default();
    if given.chars().count() != 2 {
        return Vec::new();
    }
    let needs_title = !is_no_word(given) || cost(name).is_some_and(|cost| cost < WORD);
    let given = NamePart::new(given, PartStyle::HanName, needs_title);
    let surname = match surname.chars().count() {
        1 => NamePart::new(surname, PartStyle::Single, true),
        _ => NamePart::new(surname, PartStyle::HanName, false),
    };
    vec![given, surname]
}

fn korean_parts(name: &str, words: &[&str], is_named: bool) -> Vec<NamePart> {
    let part = |text: &str, needs_title| NamePart::new(text, PartStyle::Hangul, needs_title);
    if words.len() >= 2 {
        // Words with blanks are any term's; a Latin name makes sure, or else a title in the text.
        let is_foreign = words.len() == 2 && words.iter().all(|word| is_foreign(word));
        let ends = words.first().into_iter().chain(words.last());
        let long = ends.filter(|word| word.chars().count() > 1 && (is_named || is_foreign));
        return long.map(|word| NamePart { needs_proof: !is_named, ..part(word, false) }).collect();
    }
    let mut letters = name.chars();
    let surname = letters.next().filter(|first| KOREAN.contains(*first));
    let given: String = letters.collect();
    let Some(surname) = surname.filter(|_| given.chars().count() == 2) else { return Vec::new() };
    let mut parts = vec![part(&given, Commonness::of(&given) == Commonness::Common || !is_named)];
    parts.push(NamePart::new(&surname.to_string(), PartStyle::Single, true));
    parts
}

/// Whether a word in hangul may be a foreign name: none of our list, and of two syllables or more.
fn is_foreign(word: &str) -> bool {
    word.chars().count() > 1 && Commonness::of(word) > Commonness::Common
}

const fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}

/// Whether a character is a surname in Chinese.
pub(super) fn is_surname(c: char) -> bool {
    CHINESE.contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(name: &str, language: Speech, is_named: bool) -> Vec<String> {
        parts(name, language, is_named).into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn persons_are_told_by_form() {
        for (name, language, wanted) in [
            ("Alexandr Wang", Speech::Other, &["Alexandr", "Wang"][..]),
            ("Chen Yi-ling", Speech::Other, &["Chen", "Yi-ling"]),
            ("威廉·巴克斯特", Speech::Chinese, &["威廉", "巴克斯特"]),
            ("高橋美咲", Speech::Japanese, &["高橋", "美咲"]),
            ("佐々木蓮", Speech::Japanese, &["佐々木", "蓮"]),
            ("佐伯ひとみ", Speech::Japanese, &["佐伯", "ひとみ"]),
            ("辻村隆三", Speech::Japanese, &["辻村", "隆三"]),
            ("高若溪", Speech::Chinese, &["若溪", "高"]),
            ("한소율", Speech::Other, &["소율", "한"]),
            ("강하늘", Speech::Other, &["하늘", "강"]),
            ("Northwind Systems", Speech::Other, &[]),
            ("Open Play Initiative", Speech::Other, &[]),
            ("LLM API", Speech::Other, &[]),
            ("山口銀行", Speech::Japanese, &[]),
            ("開源與專有", Speech::Chinese, &[]),
            ("경제 성장", Speech::Other, &[]),
        ] {
            assert_eq!(texts(name, language, false), wanted, "{name}");
        }
        assert_eq!(texts("마커스 브라이트", Speech::Other, true), ["마커스", "브라이트"]);
    }
}
