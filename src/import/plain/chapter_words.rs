//! The words and signs of chapters' headings.

/// What a heading stands above; the greater holds the smaller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum ChapterRank {
    /// 卷, Book, Volume.
    Volume,
    /// 部, 篇, Part.
    Part,
    /// 章, 回, 話, Chapter.
    Chapter,
    /// 節.
    Section,
}

/// What chapters are counted by.
pub(super) const UNITS: &[(char, ChapterRank)] = &[
    ('卷', ChapterRank::Volume),
    ('巻', ChapterRank::Volume),
    ('冊', ChapterRank::Volume),
    ('册', ChapterRank::Volume),
    ('권', ChapterRank::Volume),
    ('部', ChapterRank::Part),
    ('編', ChapterRank::Part),
    ('编', ChapterRank::Part),
    ('篇', ChapterRank::Part),
    ('集', ChapterRank::Part),
    ('부', ChapterRank::Part),
    ('편', ChapterRank::Part),
    ('章', ChapterRank::Chapter),
    ('回', ChapterRank::Chapter),
    ('話', ChapterRank::Chapter),
    ('话', ChapterRank::Chapter),
    ('折', ChapterRank::Chapter),
    ('幕', ChapterRank::Chapter),
    ('장', ChapterRank::Chapter),
    ('화', ChapterRank::Chapter),
    ('節', ChapterRank::Section),
    ('节', ChapterRank::Section),
    ('절', ChapterRank::Section),
    ('季', ChapterRank::Part),
    ('輯', ChapterRank::Part),
    ('辑', ChapterRank::Part),
    ('齣', ChapterRank::Chapter),
    ('講', ChapterRank::Chapter),
    ('讲', ChapterRank::Chapter),
    ('課', ChapterRank::Chapter),
    ('课', ChapterRank::Chapter),
    ('夜', ChapterRank::Chapter),
    ('場', ChapterRank::Section),
    ('场', ChapterRank::Section),
    ('막', ChapterRank::Chapter),
    ('회', ChapterRank::Chapter),
];
/// Units after which a title may stand without a blank; after others a sentence goes on.
pub(super) const JOINING: &[char] =
    &['章', '回', '話', '话', '節', '节', '折', '卷', '巻', '集', '部', '篇', '편', '장', '화'];
/// A unit of two characters, where a title or a smaller heading follows it.
pub(super) const PARTS: &[&str] = &["部分", "部份"];
/// Words that begin with a unit and are something else.
pub(super) const OTHER_WORDS: &[&str] = &[
    "回合", "部分", "部份", "部門", "部门", "部隊", "部队", "集團", "集团", "集中", "話題", "话题", "節課",
    "节课", "章節", "章节", "回到", "回頭", "回头", "回來", "回来", "回家", "回答", "回過", "回过", "回去",
    "卷入", "卷宗", "部品", "部長", "部长", "話說", "话说", "集合", "集會", "集会", "節目", "节目", "章魚",
    "章鱼", "篇幅", "季節", "季节", "季度", "講座", "讲座", "課本", "课本", "課堂", "课堂", "夜裡", "夜里",
    "夜晚", "場面", "场面", "場合", "场合",
];
/// The same in English, in lower case.
pub(super) const ENGLISH: &[(&str, ChapterRank)] = &[
    ("volume", ChapterRank::Volume),
    ("vol", ChapterRank::Volume),
    ("book", ChapterRank::Volume),
    ("part", ChapterRank::Part),
    ("act", ChapterRank::Part),
    ("chapter", ChapterRank::Chapter),
    ("chap", ChapterRank::Chapter),
    ("ch", ChapterRank::Chapter),
    ("episode", ChapterRank::Chapter),
    ("ep", ChapterRank::Chapter),
    ("scene", ChapterRank::Section),
    ("section", ChapterRank::Section),
];
/// Words that sites of novels put in front of a chapter's number.
pub(super) const BEFORE: &[&str] =
    &["正文卷", "正文", "VIP章節", "VIP章节", "VIP卷", "VIP", "vip章節", "vip章节", "vip"];
/// Signs around a heading.
pub(super) const SIGNS: &[char] = &[
    '☆', '★', '◎', '●', '○', '◆', '◇', '■', '□', '▲', '△', '▼', '▽', '※', '*', '＊', '=', '＝', '-', '－',
    '—', '─', '～', '~', '·', '•', '>', '＞', '§', '♦', '♥', '✿', '❀', '|', '｜', '、', '_',
];
/// Headings without a number: those that open a book.
pub(super) const OPENING: &[&str] = &[
    "序章",
    "序幕",
    "序言",
    "序文",
    "序曲",
    "自序",
    "序",
    "楔子",
    "引子",
    "引言",
    "前言",
    "代序",
    "總序",
    "总序",
    "卷首語",
    "卷首语",
    "開篇",
    "开篇",
    "題記",
    "题记",
    "緣起",
    "缘起",
    "寫在前面",
    "写在前面",
    "內容簡介",
    "内容简介",
    "作品相關",
    "作品相关",
    "人物介紹",
    "人物介绍",
    "登場人物",
    "プロローグ",
    "まえがき",
    "はじめに",
    "프롤로그",
    "서장",
    "머리말",
    "prologue",
    "preface",
    "foreword",
    "introduction",
];
/// And those that stand after or between chapters.
pub(super) const CLOSING: &[&str] = &[
    "尾聲",
    "尾声",
    "終章",
    "终章",
    "結語",
    "结语",
    "跋",
    "後記",
    "后记",
    "番外篇",
    "番外編",
    "番外",
    "完本感言",
    "完結感言",
    "完结感言",
    "上架感言",
    "出版後記",
    "出版后记",
    "作者的話",
    "作者的话",
    "大結局",
    "大结局",
    "結局",
    "结局",
    "終幕",
    "终幕",
    "後日談",
    "後日谈",
    "附錄",
    "附录",
    "附記",
    "附记",
    "寫在最後",
    "写在最后",
    "寫在後面",
    "写在后面",
    "おまけ",
    "閑話",
    "번외",
    "막간",
    "外傳",
    "外传",
    "幕間",
    "幕间",
    "間章",
    "エピローグ",
    "あとがき",
    "おわりに",
    "에필로그",
    "종장",
    "후기",
    "외전",
    "epilogue",
    "afterword",
    "interlude",
];
/// Volumes that are counted by place.
pub(super) const PLACES: &[(&str, u32)] = &[("上", 1), ("中", 2), ("下", 3)];
