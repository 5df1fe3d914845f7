//! What glossaries are called.

use super::{is_blank, term};
use crate::article::{Inline, SectionKind, plain_text, section_kind};

/// Characters of the longest line that is the name of a glossary.
const LONGEST_LINE: usize = 30;

/// Whether a paragraph is the name of a glossary in place of a heading: in bold, in brackets, after a sign or before a
/// colon.
pub(in crate::import) fn is_named_line(text: &[Inline]) -> bool {
    let name = plain_text(text);
    let name = name.trim_matches(is_blank);
    let is_dressed =
        matches!(text, [Inline::Strong(_)]) || term::is_marked(name) || name.ends_with(['：', ':']);
    is_dressed
        && name.chars().nth(LONGEST_LINE).is_none()
        && section_kind(name) == Some(SectionKind::Glossary)
}

/// Such a line as the text of a heading.
pub(in crate::import) fn heading_of_line(text: &[Inline]) -> Vec<Inline> {
    let name = plain_text(text);
    let name = name.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, ')' | '）'));
    vec![Inline::Text(name.into())]
}

/// Whether a title or a heading names a glossary, alone or among other words.
pub(in crate::import) fn names_glossary(title: &str) -> bool {
    const NAMES: &[&str] = &[
        "用語集",
        "用語解説",
        "用語辞典",
        "用語一覧",
        "用語説明",
        "専門用語",
        "術語表",
        "术语表",
        "詞彙表",
        "词汇表",
        "詞匯表",
        "詞彙解釋",
        "词汇解释",
        "專有名詞",
        "专有名词",
        "名詞解釋",
        "名词解释",
        "術語解釋",
        "术语解释",
        "용어집",
        "용어 해설",
        "용어해설",
        "용어 설명",
        "용어설명",
        "용어 정리",
        "용어정리",
        "용어 사전",
        "용어사전",
        "名詞小辭典",
        "名词小词典",
        "名詞對照",
        "名词对照",
        "術語對照",
        "术语对照",
        "與術語",
        "与术语",
        "關鍵詞解釋",
        "关键词解释",
        "關鍵字解釋",
        "关键字解释",
        "縮略語",
        "缩略语",
        "glossary",
    ];
    let name = title.to_lowercase();
    section_kind(title) == Some(SectionKind::Glossary) || NAMES.iter().any(|known| name.contains(known))
}

/// Whether a title or a heading says that questions are answered below it.
pub(in crate::import) fn names_questions(title: &str) -> bool {
    const NAMES: &[&str] = &[
        "常見問",
        "常见问",
        "問答集",
        "问答集",
        "よくある質問",
        "よくあるご質問",
        "자주 묻는",
        "자주묻는",
        "frequently asked",
        "q&a",
        "q＆a",
    ];
    let name = title.to_lowercase();
    let mut words = name.split(|c: char| !c.is_ascii_alphabetic());
    words.any(|word| matches!(word, "faq" | "faqs")) || NAMES.iter().any(|known| name.contains(known))
}
