//! The names of sections that are known, in one table.

use std::collections::HashMap;
use std::sync::LazyLock;

use unicode_normalization::UnicodeNormalization;

use super::{SectionKind, glossary_names};
use crate::text::slice::without_blanks;

/// Names in lower case and in compatibility form; blanks do not count.
const NAMES: &[(SectionKind, &[&str])] = &[
    (
        SectionKind::Summary,
        &[
            "摘要",
            "內容摘要",
            "内容摘要",
            "文章摘要",
            "導言",
            "导言",
            "導語",
            "导语",
            "導讀",
            "导读",
            "前言",
            "提要",
            "內容提要",
            "内容提要",
            "重點摘要",
            "重点摘要",
            "概要",
            "記事の概要",
            "要約",
            "要旨",
            "要点",
            "要點",
            "リード",
            "リード文",
            "サマリー",
            "まとめ",
            "요약",
            "summary",
            "abstract",
            "lead",
            "tl;dr",
            "tldr",
            "key points",
        ],
    ),
    (
        SectionKind::Body,
        &[
            "正文",
            "本文",
            "內文",
            "内文",
            "全文",
            "文章",
            "文章內容",
            "文章内容",
            "新聞",
            "新闻",
            "記事",
            "記事本文",
            "본문",
            "body",
            "article",
            "text",
            "main text",
            "story",
        ],
    ),
    (
        SectionKind::Editorial,
        &[
            "社論",
            "社论",
            "社説",
            "評論",
            "评论",
            "論評",
            "編集部の視点",
            "オピニオン",
            "論説",
            "사설",
            "editorial",
            "editorial comment",
            "opinion",
            "commentary",
        ],
    ),
    (
        SectionKind::Glossary,
        &[
            "術語",
            "术语",
            "術語表",
            "术语表",
            "術語解釋",
            "术语解释",
            "術語解説",
            "術語解說",
            "術語說明",
            "术语说明",
            "詞彙",
            "词汇",
            "詞彙表",
            "词汇表",
            "詞匯",
            "詞匯表",
            "詞語解釋",
            "词语解释",
            "名詞解釋",
            "名词解释",
            "名詞",
            "名词",
            "名詞說明",
            "名词说明",
            "關鍵詞",
            "关键词",
            "關鍵字",
            "关键字",
            "用語",
            "用語解説",
            "用語集",
            "用語の解説",
            "キーワード",
            "用語辞典",
            "用語一覧",
            "用語説明",
            "術語集",
            "术语集",
            "術語一覽",
            "术语一览",
            "專有名詞",
            "专有名词",
            "專有名詞解釋",
            "专有名词解释",
            "專業術語",
            "专业术语",
            "専門用語",
            "詞彙解釋",
            "词汇解释",
            "용어",
            "용어 해설",
            "용어집",
            "용어 설명",
            "용어 정리",
            "용어 사전",
            "용어 풀이",
            "용어 정의",
            "glossary",
            "glossary of terms",
            "terms",
            "terminology",
            "key terms",
            "definitions",
            "vocabulary",
        ],
    ),
    (
        SectionKind::ReferenceLinks,
        &[
            "參考連結",
            "参考连结",
            "参考链接",
            "參考鏈接",
            "參考網站",
            "参考网站",
            "參考資料",
            "参考资料",
            "參考網址",
            "参考网址",
            "相關連結",
            "相关链接",
            "相关连结",
            "相關鏈接",
            "相關網站",
            "相关网站",
            "外部連結",
            "外部链接",
            "參考",
            "参考",
            "連結",
            "链接",
            "参考リンク",
            "関連リンク",
            "外部リンク",
            "リンク",
            "リンク集",
            "参考サイト",
            "関連サイト",
            "参考資料",
            "참고 링크",
            "관련 링크",
            "참고 자료",
            "references",
            "reference links",
            "links",
            "related links",
            "external links",
            "useful links",
            "reference",
        ],
    ),
    (
        SectionKind::ReferenceArticles,
        &[
            "參考文章",
            "参考文章",
            "參考報導",
            "参考报道",
            "參考文獻",
            "参考文献",
            "參考新聞",
            "参考新闻",
            "延伸閱讀",
            "延伸阅读",
            "相關文章",
            "相关文章",
            "相關報導",
            "相关报道",
            "相關新聞",
            "相关新闻",
            "相關閱讀",
            "相关阅读",
            "推薦閱讀",
            "推荐阅读",
            "参考記事",
            "関連記事",
            "あわせて読みたい",
            "참고 기사",
            "관련 기사",
            "further reading",
            "related articles",
            "related reading",
            "reference articles",
            "articles",
            "recommended reading",
            "read more",
            "see also",
        ],
    ),
    (
        SectionKind::EditorsNote,
        &[
            "編者註",
            "编者注",
            "編者注",
            "编者註",
            "編者按",
            "编者按",
            "編按",
            "编按",
            "編者的話",
            "编者的话",
            "編後記",
            "编后记",
            "編輯後記",
            "编辑后记",
            "編輯部後記",
            "编辑部后记",
            "小編的話",
            "小编的话",
            "編集部後記",
            "編集後記",
            "編集部より",
            "編集部注",
            "編集者注",
            "편집자 주",
            "편집 후기",
            "editor's note",
            "editors' note",
            "editors note",
            "editor note",
            "from the editor",
            "note from the editor",
            "editor's comment",
        ],
    ),
    (SectionKind::Other, &["其他", "其它", "その他", "기타", "other", "miscellaneous"]),
];

/// Names longer than any known one need not be compared.
const LONGEST: usize = 60;

/// The kind of section that a heading's name stands for, if it is a known one; counts and signs around do not matter.
pub fn section_kind(name: &str) -> Option<SectionKind> {
    if name.chars().nth(LONGEST).is_some() {
        return None;
    }
    let name: String =
        name.nfkc().flat_map(char::to_lowercase).map(|c| if c == '’' { '\'' } else { c }).collect();
    let name = without_count(name.trim_matches(|c: char| !c.is_alphanumeric() && c != ')'));
    KINDS.get(&without_blanks(name)).copied().or_else(|| glossary_kind(name))
}

/// The kind of a glossary that is called so with more around its name.
fn glossary_kind(name: &str) -> Option<SectionKind> {
    let is_known = |name: &str| KINDS.get(&without_blanks(name)) == Some(&SectionKind::Glossary);
    glossary_names::is_among(name, &is_known).then_some(SectionKind::Glossary)
}

/// The table by name, so that a text of many headings is read as fast as one of few.
static KINDS: LazyLock<HashMap<String, SectionKind>> = LazyLock::new(|| {
    NAMES.iter().flat_map(|(kind, names)| names.iter().map(|name| (without_blanks(name), *kind))).collect()
});

/// Cuts `(6)`, `(6項)` or `6` off.
fn without_count(name: &str) -> &str {
    let bare = match name.strip_suffix(')').and_then(|name| name.rsplit_once('(')) {
        Some((bare, count)) if count.starts_with(|c: char| c.is_numeric()) && count.chars().count() <= 6 => {
            bare
        }
        _ => name.trim_end_matches(char::is_numeric),
    };
    let bare = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
    if bare.is_empty() { name } else { bare }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_whatever_their_dress() {
        for (name, expected) in [
            ("Editor’s Note", Some(SectionKind::EditorsNote)),
            ("ＧＬＯＳＳＡＲＹ", Some(SectionKind::Glossary)),
            ("術 語：", Some(SectionKind::Glossary)),
            ("📖 術語（6項）", Some(SectionKind::Glossary)),
            ("参考リンク 6", Some(SectionKind::ReferenceLinks)),
            ("延伸閱讀", Some(SectionKind::ReferenceArticles)),
            ("六、名詞解釋", Some(SectionKind::Glossary)),
            ("3.2 Glossary", Some(SectionKind::Glossary)),
            ("第六章　用語集", Some(SectionKind::Glossary)),
            ("附錄A 術語表", Some(SectionKind::Glossary)),
            ("附錄：本文術語", Some(SectionKind::Glossary)),
            ("術語表（Glossary）", Some(SectionKind::Glossary)),
            ("Glossary 術語表", Some(SectionKind::Glossary)),
            ("本章の用語", Some(SectionKind::Glossary)),
            ("주요 용어", Some(SectionKind::Glossary)),
            ("第三章 名詞", None),
            ("一、前言", None),
            ("術語表的用法", None),
            ("5. Terms", None),
            ("術語的歷史", None),
            ("2025", None),
            ("", None),
        ] {
            assert_eq!(section_kind(name), expected, "{name}");
        }
    }

    #[test]
    fn no_name_stands_for_two_kinds_and_each_is_found() {
        for (expected, names) in NAMES {
            for name in *names {
                assert_eq!(section_kind(name), Some(*expected), "{name}");
            }
        }
    }
}
