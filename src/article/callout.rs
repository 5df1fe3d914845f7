//! The names of callouts.

use crate::text::language_tag::{LanguageTag, Naming};

/// What a callout without a title is called, in the language of a BCP 47 tag; empty for a kind that has no name.
pub fn callout_name(kind: &str, language: &str) -> &'static str {
    let [traditional, simplified, japanese, korean, english] = names(kind);
    match LanguageTag::of(language).naming() {
        Some(Naming::ZhHant) | None => traditional,
        Some(Naming::ZhHans) => simplified,
        Some(Naming::Ja) => japanese,
        Some(Naming::Ko) => korean,
        Some(Naming::En) => english,
    }
}

/// In Traditional and Simplified Chinese, Japanese, Korean and English.
fn names(kind: &str) -> [&'static str; 5] {
    match kind {
        "note" => ["註", "注", "注", "참고", "Note"],
        "info" | "information" => ["資訊", "信息", "情報", "정보", "Info"],
        "tip" | "hint" => ["提示", "提示", "ヒント", "팁", "Tip"],
        "important" => ["重要", "重要", "重要", "중요", "Important"],
        "attention" | "caution" => ["注意", "注意", "注意", "주의", "Caution"],
        "warning" => ["警告", "警告", "警告", "경고", "Warning"],
        "danger" => ["危險", "危险", "危険", "위험", "Danger"],
        "error" => ["錯誤", "错误", "エラー", "오류", "Error"],
        "example" => ["例", "例", "例", "예", "Example"],
        "question" | "faq" => ["問", "问", "質問", "질문", "Question"],
        "quote" => ["引文", "引文", "引用", "인용", "Quote"],
        "success" => ["成功", "成功", "成功", "성공", "Success"],
        "summary" | "abstract" => ["摘要", "摘要", "概要", "요약", "Summary"],
        "todo" => ["待辦", "待办", "未完", "할 일", "To do"],
        "bug" => ["缺陷", "缺陷", "不具合", "버그", "Bug"],
        "failure" => ["失敗", "失败", "失敗", "실패", "Failure"],
        "details" => ["詳情", "详情", "詳細", "자세히", "Details"],
        "seealso" => ["參見", "参见", "関連", "함께 보기", "See also"],
        _ => [""; 5],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_callout_is_called_in_the_language_of_its_article() {
        for (kind, language, name) in [
            ("note", "zh-Hant", "註"),
            ("danger", "zh-CN", "危险"),
            ("tip", "ja", "ヒント"),
            ("warning", "ko-KR", "경고"),
            ("caution", "en", "Caution"),
            ("note", "", "註"),
            ("whatever", "ja", ""),
        ] {
            assert_eq!(callout_name(kind, language), name, "{kind} {language}");
        }
    }
}
