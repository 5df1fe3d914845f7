//! The names that tables give their columns, in English, Chinese, Japanese, Korean and German.

use unicode_normalization::UnicodeNormalization;

use super::column::Column;
use crate::dictionary::reading_names::NAMES_OF_READINGS;

/// What a name says of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// What the column holds.
    As(Column),
    /// A language that a reader of Chinese, Japanese and Korean learns: the column holds terms.
    Learnt(&'static str),
    /// Another language: the column holds what the terms mean.
    Known(&'static str),
}

/// Names of columns, in small letters and half width, with `|` between them.
const NAMES: &[(Column, &str)] = &[
    (
        Column::Term,
        "term|terms|word|words|headword|head word|expression|front|entry|lemma|vocab|vocabulary|phrase|keyword|kanji\
         |hanzi|hanja|character|characters|simplified|traditional|simp|trad|target word\
         |詞|词|詞彙|词汇|詞語|词语|詞條|词条|詞目|词目|術語|术语|單字|单字|單詞|单词|生詞|生词|名詞|名词|條目|条目|漢字|汉字\
         |繁體|繁体|簡體|简体|正體|繁體字|簡體字|简体字|繁体字|字|字詞|字词|正面|用語|単語|語彙|語句|見出し|見出し語|語|表記|表面|おもて|表\
         |용어|단어|어휘|표제어|낱말|앞면|한자|begriff|wort|vokabel|vorderseite",
    ),
    (
        Column::Aliases,
        "alias|aliases|other name|other names|also known as|synonym|synonyms|variant|variants|abbreviation|acronym\
         |別名|别名|異名|异名|別稱|别称|同義詞|同义词|近義詞|近义词|異體|异体|異體字|异体字|縮寫|缩写|簡稱|简称|又稱|又称|又名\
         |同義語|類義語|略語|略称|異表記|별칭|별명|동의어|유의어|약어|이칭",
    ),
    (Column::Reading, NAMES_OF_READINGS),
    (
        Column::PartOfSpeech,
        "part of speech|parts of speech|pos|word class|word type|詞性|词性|詞類|词类|品詞|품사|wortart",
    ),
    (
        Column::Definition,
        "definition|definitions|meaning|meanings|gloss|glosses|glossary|translation|translations|back|sense|senses\
         |description|explanation|解釋|解释|釋義|释义|定義|定义|意思|意義|意义|含義|含义|說明|说明|翻譯|翻译|譯文|译文|譯義|译义|中文釋義\
         |中文释义|英文釋義|英文释义|背面|詞義|词义|字義|字义|義|義項|义项|説明|意味|語義|語釈|解説|訳|訳語|和訳|日本語訳|英訳|裏|裏面|うら\
         |정의|뜻|의미|설명|번역|해석|풀이|뒷면|bedeutung|übersetzung|erklärung|rückseite",
    ),
    (
        Column::Note,
        "example|examples|example sentence|example sentences|sample sentence|sentence|sentences|usage|context|note|notes\
         |comment|comments|remark|remarks|hint|sentence translation|example translation|sentence meaning\
         |例|例句|例句翻譯|例句翻译|例子|例文|例文訳|例文の訳|用例|用法|備註|备注|備考|註|註解|注|注解|注釈|筆記|笔记|附註|附注|メモ|補足\
         |例詞|例词|예|예문|예시|용례|비고|메모|참고|beispiel|beispielsatz|anmerkung|notiz",
    ),
    (
        Column::Url,
        "url|uri|link|links|web|web page|webpage|website|web address|hyperlink|reference link|external link\
         |網址|网址|連結|连结|鏈接|链接|網頁|网页|網站|网站|外部連結|外部链接|リンク|外部リンク|参考リンク|ウェブサイト\
         |링크|웹사이트|홈페이지|webseite",
    ),
    (
        Column::Other,
        "id|guid|uuid|no|no.|nr|number|index|key|tag|tags|deck|note type|notetype|level|jlpt|hsk|tocfl|topik|lesson|unit\
         |chapter|category|categories|topic|source|audio|sound|image|picture|photo|frequency|freq|rank|count\
         |score|date|created|status|interval|ease|due|collins|oxford|bnc|frq|exchange|detail|stroke order|strokes|radical\
         |編號|编号|序號|序号|號碼|标签|標籤|等級|等级|級別|级别|分類|分类|類別|类别|主題|主题|來源|来源|出處|出处|音訊|音频|音檔|圖片\
         |图片|頻率|频率|日期|課|课|筆畫|笔画|部首|番号|タグ|レベル|分野|カテゴリ|カテゴリー|出典|音声|画像|頻度|日付|課題\
         |번호|태그|레벨|등급|분류|출처|음성|그림|이미지|빈도|날짜",
    ),
];

/// Languages as names of columns, each with its tag, and whether terms are in it.
const LANGUAGES: &[(&str, bool, &str)] = &[
    ("zh", true, "chinese|mandarin|中文|漢語|汉语|華語|华语|國語|国语|中国語|중국어"),
    ("ja", true, "japanese|日本語|日語|日语|日文|일본어"),
    ("ko", true, "korean|한국어|국어|韓語|韩语|韓文|韩文|韓国語"),
    ("en", false, "english|英文|英語|英语|영어"),
    ("de", false, "german|deutsch|德文|德語|德语|ドイツ語|독일어"),
    ("fr", false, "french|français|法文|法語|法语|フランス語|프랑스어"),
    ("es", false, "spanish|español|西班牙文|西班牙語|西班牙语|スペイン語|스페인어"),
];

/// What a cell of a first row says of its column: by all of it, by what stands outside its brackets or inside them, or
/// by one of its parts between bars.
pub(super) fn named(cell: &str) -> Option<Named> {
    let cell: String = cell.nfkc().flat_map(char::to_lowercase).collect();
    let cell = cell.replace(['_', '-'], " ");
    let cell = cell.trim_matches(|c: char| c.is_whitespace() || matches!(c, ':' | '*' | '#' | '"'));
    let (outside, inside) = match cell.split_once(['(', '[', '【', '〔']) {
        Some((outside, inside)) => (outside, inside.trim_end_matches([')', ']', '】', '〕'])),
        None => (cell, ""),
    };
    let parts = cell.split(['/', '|', '・']).filter(|_| cell.contains(['/', '|', '・']));
    let mut names = [cell, outside, inside].into_iter().chain(parts).filter_map(|name| known(name.trim()));
    let first = names.next()?;
    // `Chinese (Traditional)` says more than that it is Chinese.
    let says_more = |name: &Named| matches!(name, Named::As(_));
    Some(if says_more(&first) { first } else { names.find(says_more).unwrap_or(first) })
}

fn known(name: &str) -> Option<Named> {
    let is_among = |names: &str| !name.is_empty() && names.split('|').any(|other| other == name);
    let column = NAMES.iter().find(|(_, names)| is_among(names)).map(|(column, _)| Named::As(*column));
    column.or_else(|| {
        let (tag, is_learnt, _) = LANGUAGES.iter().find(|(.., names)| is_among(names))?;
        Some(if *is_learnt { Named::Learnt(tag) } else { Named::Known(tag) })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_case_and_width() {
        for (name, column) in [
            ("Term", Column::Term),
            ("ＷＯＲＤ", Column::Term),
            (" 詞條：", Column::Term),
            ("Part_of_Speech", Column::PartOfSpeech),
            ("読み（かな）", Column::Reading),
            ("釋義 (Definition)", Column::Definition),
            ("ﾖﾐ/よみ", Column::Reading),
            ("Nr (No.)", Column::Other),
            ("용례", Column::Note),
        ] {
            assert_eq!(named(name), Some(Named::As(column)), "{name}");
        }
        assert_eq!(named("Chinese (Traditional)"), Some(Named::As(Column::Term)));
        assert_eq!(named("英語"), Some(Named::Known("en")));
        assert_eq!(named("日本語"), Some(Named::Learnt("ja")));
        for other in ["", "()", "/", "雨傘", "terminal"] {
            assert_eq!(named(other), None, "{other}");
        }
    }

    #[test]
    fn no_name_says_two_things() {
        let languages = LANGUAGES.iter().map(|(.., names)| *names);
        let mut names: Vec<_> = NAMES
            .iter()
            .map(|(_, names)| *names)
            .chain(languages)
            .flat_map(|names| names.split('|'))
            .collect();
        let count = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), count);
        assert!(names.iter().all(|name| name.trim() == *name && !name.is_empty()));
    }
}
